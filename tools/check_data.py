#!/usr/bin/env python3
"""Checks data/actors and data/places beyond what `legation compile` refuses, with one line FILE:LINE: message per finding.

  tools/check_data.py [DATA_DIRECTORY]     exit 1 when there is a finding

Codes of states against ISO 3166 (package iso-codes, where installed), unknown countries and references, duplicate ids, terms and
bodies that end before they begin, two holders of one office at a time (unless claims.tsv has the office as contested, or one of
them only stood in), names with two owners of the same precedence at a time, places without coordinates or two of one name in one
division, lines out of order, facts without a source.
"""
import collections
import datetime
import json
import pathlib
import re
import sys
import unicodedata

DATA = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent / 'data')
ISO = pathlib.Path('/usr/share/iso-codes/json')
INTERNATIONAL = set('IGO IMG INT MNC NGM NGO UIS AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAF '
                    'SAS SEA'.split())
# Offices that one person holds at a time. Others (ministers of state, spokesmen, ambassadors) may have several holders.
SINGLE = {'head-of-state', 'head-of-government', 'foreign-minister', 'defence-minister'}
DAYS_OF_TRANSITION = 45  # dates of one source are those of appointment, of another those of the oath
findings = []


class Row(dict):
    def __init__(self, where, cells):
        super().__init__(cells)
        self.where = where

    def values(self, column):
        return [value.strip() for value in self[column].split('|') if value.strip()]


def find(row, message):
    findings.append(f'{row.where}: {message}')


def table(path):
    rows, header = [], None
    file = DATA / path
    if not file.exists():
        return rows
    for number, line in enumerate(file.read_text(encoding='utf-8').split('\n'), 1):
        if not line.strip() or line.startswith('#'):
            continue
        cells = [cell.strip() for cell in line.split('\t')]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            findings.append(f'{file}:{number}: has {len(cells)} cells, the header has {len(header)}')
        rows.append(Row(f'{file}:{number}', zip(header, cells + [''] * (len(header) - len(cells)))))
    return rows


def fold(text):
    text = text.translate(str.maketrans('øłđıØŁĐİ', 'oldiOLDI'))
    return ''.join(c for c in unicodedata.normalize('NFD', text) if not unicodedata.combining(c)).lower()


def day(text, end):
    """'2019-02' -> first or last day it may mean; None when it is no date."""
    match = re.fullmatch(r'(\d{4})(?:-(\d\d))?(?:-(\d\d))?', text)
    if not match:
        return None
    year, month, date = match.groups()
    try:
        if date:
            return datetime.date(int(year), int(month), int(date))
        if month:
            first = datetime.date(int(year), int(month), 1)
            return (first + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1) if end else first
        return datetime.date(int(year), 12, 31) if end else datetime.date(int(year), 1, 1)
    except ValueError:
        return None


def period(row):
    """The days from and to of a row; open ends are far away."""
    for column in ('from', 'to'):
        if row[column] and day(row[column], False) is None:
            find(row, f'"{row[column]}" is not a date (YYYY, YYYY-MM or YYYY-MM-DD)')
            return datetime.date.min, datetime.date.max
    first = day(row['from'], False) or datetime.date.min
    last = day(row['to'], True) or datetime.date.max
    if first > last:
        find(row, f'ends ({row["to"]}) before it begins ({row["from"]})')
    return first, last


def certain(row):
    """The days that a row certainly covers: of "2019-02" to "2021" March 2019 to December 2020."""
    first = day(row['from'], True) or datetime.date.min
    last = day(row['to'], False) or datetime.date.max
    return first, last


def overlap(a, b):
    return max(a[0], b[0]) <= min(a[1], b[1])


def check_ids(rows, kind):
    seen = {}
    for row in rows:
        if not row['id']:
            find(row, 'has no id')
        elif row['id'] in seen:
            find(row, f'the id "{row["id"]}" is already taken at {seen[row["id"]]}')
        seen.setdefault(row['id'], row.where)
        if not row['name']:
            find(row, f'the {kind} has no name')


def check_order(rows, key, what):
    for before, after in zip(rows, rows[1:]):
        if key(before) > key(after):
            find(after, f'is out of order: lines are sorted by {what}')


def check_sources(rows):
    for row in rows:
        if not row['source']:
            find(row, 'has no source')


def check_states(states):
    check_ids(states, 'state')
    iso = {}
    if (ISO / 'iso_3166-1.json').exists():
        iso = {entry['alpha_3']: entry['alpha_2'] for entry in json.loads((ISO / 'iso_3166-1.json').read_text())['3166-1']}
    former = set()
    if (ISO / 'iso_3166-3.json').exists():
        former = {entry['alpha_3'] for entry in json.loads((ISO / 'iso_3166-3.json').read_text())['3166-3']}
    for row in states:
        period(row)
        if not re.fullmatch('[A-Z]{3}', row['iso3']):
            find(row, f'"{row["iso3"]}" is not an alpha-3 code')
        if iso and row['source'] == 'ISO 3166-1' and iso.get(row['iso3']) != row['iso2']:
            find(row, f'ISO 3166-1 has {row["iso3"]} as {iso.get(row["iso3"], "no code")}, not {row["iso2"]}')
        if former and row['source'] == 'ISO 3166-3' and row['iso3'] not in former | set(iso):
            find(row, f'{row["iso3"]} is not in ISO 3166-3')
        if iso and row['source'] not in ('ISO 3166-1', 'ISO 3166-3') and row['iso3'] in iso:
            find(row, f'{row["iso3"]} is a code of ISO 3166-1, but the source is "{row["source"]}"')
    for code in sorted(set(iso) - {row['iso3'] for row in states}):
        findings.append(f'{DATA / "actors/states.tsv"}:1: {code} of ISO 3166-1 is missing')


def check_country(row, known, column='country'):
    if row[column] and row[column] not in known:
        find(row, f'"{row[column]}" is neither a code of states.tsv nor an international code such as IGO or NGO')


def contested(claims):
    """{(ISO3, office in small letters)} with the persons that claim it."""
    offices = collections.defaultdict(set)
    for row in claims:
        state, _, office = row['office'].partition('.')
        offices[state.upper(), office.replace('-', ' ')].add(row['person'])
    return offices


def check_terms(terms, persons, bodies, claims, known):
    ids = {row['id'] for row in persons}
    body_ids = {row['id'] for row in bodies}
    disputed = contested(claims)
    by_office = collections.defaultdict(list)
    for row in terms:
        if row['person'] not in ids:
            find(row, f'"{row["person"]}" is not the id of a person in persons.tsv')
        check_country(row, known)
        period(row)
        if row['body'] and row['body'] not in body_ids:
            find(row, f'"{row["body"]}" is not the id of a body in bodies.tsv')
        if row['function'] in SINGLE and not row['body'] and not row['office'].startswith('Member of'):
            by_office[row['country'], row['office'].lower()].append(row)
    stands_in = re.compile('interim|acting|transitional|caretaker|joint|co-', re.I)
    for (country, office), rows in sorted(by_office.items()):
        rivals = disputed.get((country, office), set())
        rows.sort(key=lambda row: period(row))
        for i, row in enumerate(rows):
            for other in rows[i + 1:]:
                a, b = certain(row), certain(other)
                if row['person'] == other['person'] or not overlap(a, b):
                    continue
                days = (min(a[1], b[1]) - max(a[0], b[0])).days
                noted = stands_in.search(row['title'] + other['title']) or 'overlap' in row['source'] + other['source']
                if days <= DAYS_OF_TRANSITION or noted or rivals & {row['person'], other['person']}:
                    continue
                find(other, f'overlaps by {days} days with the term of {row["person"]} at {row.where.rsplit(":")[-1]} in the same office '
                            f'({country}, {row["office"]}); set the end, say "Acting" in the title, or add the claims to claims.tsv')
    for row in claims:
        if row['person'] not in ids:
            find(row, f'"{row["person"]}" is not the id of a person in persons.tsv')
        if row['office'].split('.')[0].upper() not in known:
            find(row, f'the office "{row["office"]}" does not begin with the id of a state')
        period(row)
        for column in ('recognised_by', 'disputed_by'):
            for value in row.values(column):
                code, _, since = value.partition(':')
                if code not in known:
                    find(row, f'"{code}" in {column} is no code of states.tsv')
                if since and day(since, False) is None:
                    find(row, f'"{since}" in {column} is not a date')
    without = {row['id'] for row in persons} - {row['person'] for row in terms} - {row['person'] for row in claims}
    for row in persons:
        if row['id'] in without:
            find(row, 'has no term in terms.tsv')


def check_names(states, bodies, persons, terms):
    """One name, two owners of one kind at the same time: nothing could choose between them."""
    owners = collections.defaultdict(list)
    for rows, kind in ((states, 'state'), (bodies, 'body')):
        for row in rows:
            names = {name for name in [row['name'], *row.values('aliases')] if not name.endswith(')')}
            for name in {re.sub('^the ', '', fold(name)) for name in names}:
                owners[kind, name].append((row, period(row), row.get('country', '')))
    surname = re.compile("(al|el|bin|ben|ibn|de|del|da|di|dos|von|van|der|den|la|le|du|ten|ter|zu|af)[ '-]", re.I)  # "bin Salman"
    spans = collections.defaultdict(list)
    for row in terms:
        spans[row['person']].append((period(row), (row['country'], row['function'] in ('head-of-state', 'head-of-government'))))
    for row in persons:
        for name in {fold(name) for name in [row['name'], *row.values('aliases')] if ' ' in name and not surname.match(name)}:
            for span, country in spans[row['id']]:
                owners['person', name].append((row, span, country))
    told = set()
    for (kind, name), holders in sorted(owners.items()):
        for i, (row, span, country) in enumerate(holders):
            for other, other_span, other_country in holders[i + 1:]:
                pair = (row.where, other.where, name)
                if row.where == other.where or pair in told or not overlap(span, other_span):
                    continue
                if kind == 'body' and country != other_country:
                    continue  # the country in the text decides
                if kind == 'person' and country != other_country:
                    continue  # the country or the rank decides
                told.add(pair)
                find(other, f'the name "{name}" also belongs to {row["id"]} at {row.where}, at the same time')


def check_places(places, known):
    check_ids(places, 'place')
    seen = {}
    for row in places:
        check_country(row, known)
        for column, most in (('lat', 90), ('lon', 180)):
            try:
                wrong = abs(float(row[column])) > most
            except ValueError:
                wrong = True
            if wrong:
                find(row, f'"{row[column]}" is no {column} in degrees')
        key = (fold(row['name']), row['country'], row['admin1'], row['kind'])
        if key in seen:
            find(row, f'{row["name"]} is already at {seen[key]}')
        seen.setdefault(key, row.where)


def main():
    states, bodies, persons, terms, claims, roles = (
        table(f'actors/{name}.tsv') for name in ('states', 'bodies', 'persons', 'terms', 'claims', 'roles'))
    noted, cities = table('places/places.tsv'), table('places/cities.tsv')
    known = INTERNATIONAL | {row['iso3'] for row in states}
    check_states(states)
    for rows, kind in ((bodies, 'body'), (persons, 'person')):
        check_ids(rows, kind)
    for row in bodies:
        check_country(row, known)
        period(row)
    check_terms(terms, persons, bodies, claims, known)
    check_names(states, bodies, persons, terms)
    check_places(noted + cities, known)
    check_order(states, lambda row: row['id'], 'id')
    check_order(persons, lambda row: row['id'], 'id')
    for rows in (states, bodies, persons, terms, claims, roles, noted):
        check_sources(rows)
    print('\n'.join(findings) or f'data: {len(states)} states, {len(bodies)} bodies, {len(persons)} persons, {len(terms)} terms, '
          f'{len(claims)} claims, {len(roles)} role nouns, {len(noted) + len(cities)} places, nothing found')
    sys.exit(bool(findings))


if __name__ == '__main__':
    main()
