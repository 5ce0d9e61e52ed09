#!/usr/bin/env python3
"""Writes train/known_names.tsv, the names of data/ that variants of training sentences take: a kind and a name a line, sorted.

The file is kept beside the trainer, so that a model stays reproducible while data/ grows: train/known_names.py > train/known_names.tsv
"""
import csv
import re

TABLES = [  # file, kind, columns of names
    ("actors/persons.tsv", "person", ("name", "aliases")),
    ("actors/bodies.tsv", "organisation", ("name", "aliases")),
    ("actors/states.tsv", "state", ("name", "aliases", "capital")),
    ("actors/states.tsv", "demonym", ("demonyms",)),
    ("places/places.tsv", "place", ("name", "aliases")),
]
PLAIN = re.compile(r"[A-Z][^\s'\-./,()\"&:]*(?: [A-Z][^\s'\-./,()\"&:]*){0,3}")


def names_of(table, columns):
    with open(f"data/{table}", encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            for column in columns:
                yield from (row[column] or "").split("|")


def main():
    found = set()
    for table, kind, columns in TABLES:
        found.update((kind, name) for name in names_of(table, columns) if PLAIN.fullmatch(name))
    for kind, name in sorted(found):
        print(f"{kind}\t{name}")


main()
