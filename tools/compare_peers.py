#!/usr/bin/env python3
"""How much of the earlier coders' actor dictionaries data/actors knows, and where it gives another code: tables in Markdown.

  tools/compare_peers.py [PEERS_DIRECTORY]            the tables of docs/actors.md
  tools/compare_peers.py --floors 0.95 0.85 0.80      also exit 1 when a share is below its floor
  tools/compare_peers.py --list countries|heads|bodies   every name that is missing or differs

Countries: the head name of each block of the peers' countries with a bare country code of ISO 3166-1, and the first other name
of the block that begins alike and ends as demonyms do. Heads: persons with a dated term as plain GOV that ends after 1990 and
coded ELI before or after it, which is how the peers enter heads of state and government (ministers have no ELI); known when
data/actors has a person of that surname with a term in that country. Bodies: blocks coded IGO whose first name has a word for an
organisation; the same code is IGO and, where the peers go on with codes other than a region's, one of these among our sectors.
"""
import argparse
import collections
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
BODY_WORDS = re.compile(r'\b(organi[sz]ation|union|commission|council|fund|bank|agency|court|league|community|association|programme|'
                        r'program|nations|office|tribunal|parliament|committee|conference|authority|group|institute|cent(?:er|re)|forum|'
                        r'assembly|secretariat|alliance|cooperation|federation|treaty|force|mission|unicef|unesco|nato|opec|asean)\b')


DEMONYM = re.compile(r'(an|ese|ish|i|er|ic|ot|ch|que|ard|one|ene|ois|ite|ins)s?$')
REGIONS = set('AFR ARB ASA BLK CRB CAU CFR CAS CEU EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAF SAS SEA WAF WEU WST'.split())


def fold(text):
    text = text.translate(str.maketrans('øłđıØŁĐİ', 'oldiOLDI'))
    text = ''.join(c for c in unicodedata.normalize('NFD', text) if not unicodedata.combining(c)).lower()
    return re.sub('^the ', '', re.sub(r'\s+', ' ', re.sub(r"[^a-z0-9' ]", ' ', text)).strip())


def table(path):
    header = None
    for line in (ROOT / 'data' / path).read_text(encoding='utf-8').splitlines():
        if not line or line.startswith('#'):
            continue
        cells = line.split('\t')
        if header is None:
            header = cells
            continue
        yield collections.defaultdict(str, zip(header, cells))


def values(cell):
    return [value for value in cell.split('|') if value]


def blocks(path):
    """-> ([names], [(code, from, to)]) of a dictionary in the format of TABARI."""
    names, codes = [], []
    for line in path.read_text(encoding='utf-8', errors='replace').splitlines():
        line = re.sub(r'[#;].*', '', line).strip()
        if not line:
            continue
        found = re.findall(r'\[([^\]]*)\]', line)
        name = line.split('[')[0].strip()
        if name and not name.startswith('+') and codes:
            yield names, codes
            names, codes = [], []
        if name:
            names.append(fold(name.strip('+_ \t').replace('_', ' ')))
        for code in found:
            codes += [period(code)]
    if codes:
        yield names, codes


def period(text):
    """'AFGGOV 920628-960927' -> ('AFGGOV', 1992, 1996); open ends are 0 and 9999."""
    match = re.match(r'\s*([A-Z]*)\s*(<|>)?\s*(\d{6,8})?\s*-?\s*(\d{6,8})?', text)
    code, sign, first, last = match.groups()
    if sign == '>':
        return code, year(first), 9999
    if sign == '<':
        return code, 0, year(first)
    return code, year(first) if first else 0, year(last) if last else 9999


def year(digits):
    if not digits:
        return 9999
    if len(digits) == 8:
        return int(digits[:4])
    return int(digits[:2]) + (1900 if int(digits[:2]) > 30 else 2000)


class Ours:
    def __init__(self):
        self.names = collections.defaultdict(set)  # folded name -> codes
        self.iso = set()
        for row in table('actors/states.tsv'):
            if row['source'] == 'ISO 3166-1':
                self.iso.add(row['iso3'])
            for column in ('name', 'aliases', 'demonyms', 'capital', 'metonyms'):
                for name in values(row[column]):
                    self.names[fold(name)].add((row['iso3'], ''))
        for row in table('actors/bodies.tsv'):
            sectors = values(row['sectors'])
            for name in [row['name'], *values(row['aliases'])]:
                self.names[fold(name)].add((row['country'] or sectors[0], ' '.join(sectors)))
        for file in ('places/places.tsv', 'places/cities.tsv'):
            for row in table(file):
                for name in [row['name'], *values(row['aliases']), *values(row['demonyms'])]:
                    self.names[fold(name)].add((row['country'], ''))
        self.persons = collections.defaultdict(set)  # surname -> countries served
        served = collections.defaultdict(set)
        for row in table('actors/terms.tsv'):
            served[row['person']].add(row['country'])
        for row in table('actors/persons.tsv'):
            for name in [row['name'], *values(row['aliases'])]:
                for word in fold(name).split():
                    self.persons[word] |= served[row['id']]

    def find(self, name):
        found = self.names.get(name, set())
        return found or (self.names.get(name[:-1], set()) if name.endswith('s') else set())


def compare_countries(ours, peers):
    rows, seen = [], set()
    for names, codes in blocks(peers / 'Phoenix.Countries.actors.txt'):
        if len(codes) != 1 or codes[0][0] not in ours.iso or codes[0][0] in seen:
            continue
        code = codes[0][0]
        seen.add(code)
        demonym = next((name for name in names[1:] if name[:3] == names[0][:3] and DEMONYM.search(name)), None)
        for name in filter(None, (names[0], demonym)):
            found = {country for country, _ in ours.find(name)}
            rows.append((name, code, '' if code in found else ' or '.join(sorted(found)) or 'unknown'))
    return rows


def compare_heads(ours, peers):
    rows = []
    for names, codes in blocks(peers / 'Phoenix.Countries.actors.txt'):
        terms = [(code[:3], first) for code, first, last in codes if code.endswith('GOV') and len(code) == 6 and last >= 1990 and first > 0]
        terms = [country for country, _ in terms if country in ours.iso]
        if not any(code.endswith('ELI') for code, *_ in codes):
            continue
        words = names[0].split() if names else []
        if not terms or len(words) < 2:
            continue
        country = terms[0]
        known = any(country in ours.persons.get(word, ()) for word in words[-2:])
        rows.append((names[0], country, '' if known else 'unknown'))
    return rows


def compare_bodies(ours, peers):
    rows, seen = [], set()
    for names, codes in blocks(peers / 'Phoenix.International.actors.txt'):
        code = codes[0][0]
        if not names or (names[0], code) in seen:
            continue
        seen.add((names[0], code))
        if not code.startswith('IGO') or len(codes) > 1 or not BODY_WORDS.search(names[0]):
            continue
        further = {code[i:i + 3] for i in range(3, len(code), 3)} - REGIONS
        found = set().union(*(ours.find(name) for name in names))
        if not found:
            rows.append((names[0], code, 'unknown'))
            continue
        same = any(sectors.startswith('IGO') and (not further or further & set(sectors.split())) for _, sectors in found)
        rows.append((names[0], code, '' if same else ' or '.join(sorted(sectors or country for country, sectors in found))))
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('peers', nargs='?', type=pathlib.Path, default=ROOT.parent / 'shared/data/peers')
    parser.add_argument('--floors', nargs=3, type=float)
    parser.add_argument('--list', choices=['countries', 'heads', 'bodies'])
    arguments = parser.parse_args()
    if not arguments.peers.is_dir():
        print(f'{arguments.peers}: no such folder; skipped')
        sys.exit(77)
    ours = Ours()
    results = {'countries': compare_countries(ours, arguments.peers), 'heads': compare_heads(ours, arguments.peers),
               'bodies': compare_bodies(ours, arguments.peers)}
    if arguments.list:
        for name, code, found in results[arguments.list]:
            if found:
                print(f'{name}\t{code}\t{found}')
        return
    titles = {'countries': 'names and demonyms of present-day countries', 'heads': 'heads of state and government after 1990, by surname and country',
              'bodies': 'international organisations'}
    print('| of the peers\' dictionaries | names | same code | other code | unknown | share |\n|---|---|---|---|---|---|')
    low = False
    for i, (key, rows) in enumerate(results.items()):
        unknown = sum(found == 'unknown' for *_, found in rows)
        same = sum(not found for *_, found in rows)
        share = same / len(rows)
        print(f'| {titles[key]} | {len(rows)} | {same} | {len(rows) - same - unknown} | {unknown} | {share:.1%} |')
        low |= bool(arguments.floors) and share < arguments.floors[i]
    sys.exit(low)


if __name__ == '__main__':
    main()
