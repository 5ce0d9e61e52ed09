#!/usr/bin/env python3
"""How much of the verbs and patterns of earlier coders' dictionary (TABARI / PETRARCH format) our codebook reaches, by root code.

    tools/peer_coverage.py build/release                # table of roots, as in docs/codebook.md
    tools/peer_coverage.py build/release --missing 40   # and the largest groups of verbs that are not reached

A verb is reached when it triggers an example of ours: in the example itself, in a class, as an operator or behind a nominalisation. A
pattern is reached when its verb is and the codebook knows all its other words. Reads ../shared/data/peers/CAMEO.2.0.txt; copies no text.
"""
import argparse
import collections
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "../shared/data/peers/CAMEO.2.0.txt"
BOOK = ROOT / "data/codebook"
NO_EXAMPLES = {"classes", "operators", "nominalisations", "irregular"}


def key(verb):
    """As src/event/verb_key.cpp makes it for dictionary forms."""
    verb = verb.lower()
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    stem = verb.rstrip("e")
    if len(stem) > 2 and (stem[-1] == stem[-2] or stem.endswith("ck")) and stem[-1] not in "aeiou":
        return stem[:-1]
    short = len(re.findall(r"[aeiou]|(?<!^)y", stem)) == 1 and re.search(r"[aeiouy][^aeiouwxy]$", stem)
    return stem + "e" if stem != verb and short else stem


def our_words(build):
    """Keys of the verbs that trigger something, and every word that the codebook knows."""
    lines = []
    for path in sorted(BOOK.glob("*.txt")):
        if path.stem not in NO_EXAMPLES:
            lines += [line for line in path.read_text().splitlines() if re.search(r"<[ST]>", line) and line[0] not in "!#"]
    text = "\n\n".join(re.sub(r"[][()]", "", line.replace("<S>", "Russia").replace("<T>", "Iran")) for line in lines)
    parsed = subprocess.run([build / "legation", "parse", "-"], input=text, capture_output=True, text=True, check=True).stdout
    verbs, words = set(), set()
    rows = [line.split("\t") for line in parsed.splitlines() if re.match(r"\d+\t", line)]
    for row, after in zip(rows, rows[1:]):
        words.update((row[1].lower(), row[2].lower()))
        if row[3] == "VERB":
            bases = key(row[2]), key(re.sub(r"(?<=..)(ed|ing)$", "", row[1]))
            verbs.update(bases)
            verbs.update(f"{base} {after[1].lower()}" for base in bases)
    for path, pattern in ((BOOK / "classes.txt", r"^(verb|noun) (.*)"), (BOOK / "operators.txt", r"^(words|light|purpose) (.*)"),
                          (BOOK / "nominalisations.txt", r"^()(.*=.*)"), (BOOK / "irregular.txt", r"^()(.*=.*)")):
        for kind, rest in re.findall(pattern, path.read_text(), re.M):
            members = [word.strip().lower() for word in re.split(r"[:,=]", rest)]
            words.update(part for member in members for part in member.split())
            if kind != "noun":
                verbs.update(" ".join((key(member.split()[0]), *member.split()[1:])) for member in members if member)
    return verbs, words


def peers():
    """(verb, code or None, other words of its pattern or None for the verb itself) of the dictionary."""
    verbs, default = None, None  # sets of nouns come before the first block of verbs
    for line in PEERS.read_text(errors="replace").splitlines():
        body = line.split("#")[0].strip()
        if header := re.match(r"---\s+\S+\s+\[(.*?)\]", body):
            verbs, default = [], header.group(1)
        elif verbs is not None and re.match(r"[+A-Z]", body) and (verb := re.match(r"\+?([A-Z_]+)", body)):
            code = re.search(r"\[(\d+)", body)
            verbs.append(verb.group(1).strip("_").lower().replace("_", " "))
            yield verbs[-1], code.group(1) if code else default, None
        elif body.startswith("- ") and verbs and (code := re.search(r"\[(\d+)", body)):
            yield verbs[0], code.group(1), [word.lower() for word in re.findall(r"(?<![&A-Z_])[A-Z]{2,}", body.split("[")[0])]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("build", type=Path)
    arguments.add_argument("--missing", type=int, default=0, help="how many groups of missing verbs to list")
    options = arguments.parse_args()
    verbs, words = our_words(options.build.resolve())
    counts, missing = collections.defaultdict(lambda: [0, 0, 0, 0]), collections.defaultdict(list)
    reached = lambda verb: " ".join((key(verb.split()[0]), *verb.split()[1:])) in verbs
    for verb, code, others in peers():
        root = code[:2] if code and code[0].isdigit() else "none"
        hit = reached(verb) and (others is None or all(w in words or w.rstrip("s") in words or key(w) in verbs for w in others))
        count = counts[root]
        count[0 if others is None else 2] += hit
        count[1 if others is None else 3] += 1
        if others is None and not hit:
            missing[root].append(verb)
    total = [sum(column) for column in zip(*counts.values())]
    print("| root | verbs reached | patterns reached |\n|---|---|---|")
    for root, (v, verbs_all, p, patterns_all) in [*sorted(counts.items()), ("all", total)]:
        print(f"| {root} | {v} of {verbs_all} | {p} of {patterns_all} ({100 * p / max(patterns_all, 1):.0f} %) |")
    for root, names in sorted(missing.items(), key=lambda item: -len(item[1]))[:options.missing]:
        print(f"{root}: {len(names)} verbs not reached: {', '.join(sorted(names)[:40])}")


if __name__ == "__main__":
    main()
