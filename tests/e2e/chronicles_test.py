#!/usr/bin/env python3
"""Records the chronicles of examples/chronicles and the founding report, and asks what held: chronicles_test.py PROGRAM."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else 'build/release/legation'
REPORT = pathlib.Path('../shared/data/report')
CHRONICLES = pathlib.Path('examples/chronicles')
PARTIES = {'relations': ('a', 'b'), 'recognition': ('by', 'of', 'what'), 'representation': ('sender', 'receiver'),
           'post': ('sender', 'receiver', 'post'), 'expulsion': ('by', 'of'), 'deadline': ('issuer', 'addressee'),
           'office': ('state', 'person'), 'pledge': ('donor', 'recipient'), 'measure': ('by', 'against', 'measure')}
FIELDS = ('diplomatic', 'consular', 'status', 'level', 'head', 'protecting_power', 'staff', 'operations', 'who', 'count', 'required',
          'due', 'state', 'answer', 'claim', 'stage', 'amount', 'delivered')


def run(*arguments, text=None):
    done = subprocess.run([PROGRAM, *arguments], input=text, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(fact):
    """A fact in the words of examples/chronicles/expected."""
    parts = []
    for field in FIELDS:
        if field not in fact or field in PARTIES[fact['track']]:
            continue
        since = fact.get(field + '_since') if field not in ('required', 'due', 'state', 'stage', 'count', 'amount', 'delivered') else None
        parts.append(f'{field}={fact[field]}' + (f' since {since}' if since else ''))
    parts += [f'{word} {", ".join(fact[key])}' for key, word in (('recognised_by', 'recognised by'), ('refused_by', 'refused by')) if key in fact]
    for ahead in fact.get('pending', []):
        parts.append(f'pending {ahead["stage"]} {ahead["field"]}={ahead["value"]}')
    views = f' according to {", ".join(fact["according_to"])}' if fact.get('according_to') else ''
    return f'{fact["track"]} {" ".join(fact[key] for key in PARTIES[fact["track"]] if key in fact)}{views}: {"; ".join(parts)}'


def expected_states(path):
    """[(question with its arguments, facts)] of a file of examples/chronicles/expected: what the program answers today."""
    states = []
    for line in path.read_text().splitlines():
        if not line or line.startswith('#'):
            continue
        if line.startswith('  '):
            states[-1][1].append(line.strip())
        else:
            states.append((line.split(), []))
    return [(question, sorted(fact.removeprefix('! ') for fact in facts if fact != 'nothing' and not fact.startswith('?')))
            for question, facts in states]


class Chronicle(unittest.TestCase):
    def ledger(self, name):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.db = f'{folder.name}/ledger.db'
        run('record', '--db', self.db, '--known', 'published', f'examples/chronicles/{name}.jsonl')

    def facts(self, question, day, *arguments):
        return [json.loads(line) for line in run(question, '--db', self.db, '--as-of', day, *arguments).splitlines()]

    def values(self, question, day, field, *arguments):
        """{first party: value of a field} of the facts that have it."""
        party = {'post': 'sender', 'representation': 'sender', 'relations': 'a', 'expulsion': 'by', 'deadline': 'issuer', 'recognition': 'by'}
        return {fact[party[fact['track']]]: fact[field] for fact in self.facts(question, day, *arguments) if field in fact}

    def state(self, question):
        day, track, *arguments = question
        if '--known-at' not in arguments:
            arguments += ['--known-at', f'{day}T23:59']
        return sorted(written(fact) for fact in self.facts(track, day, *arguments))

    def test_every_state_that_is_expected(self):
        for path in sorted((CHRONICLES / 'expected').glob('*.txt')):
            self.ledger(path.stem)
            for question, facts in expected_states(path):
                with self.subTest(chronicle=path.stem, question=' '.join(question)):
                    self.assertEqual(self.state(question), facts)

    def test_expulsions_are_answered_and_sever_nothing(self):
        self.ledger('expulsion')
        self.assertEqual(self.values('expulsions', '2023-03-13', 'count'), {})
        self.assertEqual(self.values('expulsions', '2023-03-15', 'count'), {'DNK': '6'})
        self.assertEqual(self.values('expulsions', '2023-03-21', 'count'), {'DNK': '6', 'SRB': '6'})
        self.assertEqual(self.values('relations', '2023-03-21', 'diplomatic'), {})
        threat, = [fact for fact in self.facts('relations', '2023-03-21') if fact['track'] == 'relations']
        self.assertEqual((threat['pending'][0]['stage'], threat['pending'][0]['value']), ('threatened', 'severed'))

    def test_severance_ends_representation_and_ambassadors_come_back(self):
        self.ledger('severance')
        self.assertEqual(self.values('relations', '2021-05-10', 'diplomatic', 'CHL', 'JOR'), {})
        self.assertEqual(self.values('relations', '2021-05-12', 'diplomatic', 'CHL', 'JOR'), {'CHL': 'severed'})
        self.assertEqual(self.values('relations', '2021-05-12', 'level', 'CHL', 'JOR'), {'CHL': 'none', 'JOR': 'none'})
        self.assertEqual(self.values('posts', '2023-05-01', 'operations'), {'CHL': 'reopened', 'JOR': 'reopened'})
        self.assertEqual(self.values('relations', '2023-07-01', 'level', 'CHL', 'JOR'), {'CHL': 'ambassador', 'JOR': 'ambassador'})

    def test_authorized_departure_then_suspension(self):
        self.ledger('departure')
        self.assertEqual(self.values('posts', '2022-09-07', 'staff'), {'USA': 'authorized departure'})
        self.assertEqual(self.values('posts', '2022-09-27', 'operations')['GBR'], 'open')
        self.assertEqual(self.values('posts', '2022-10-01', 'operations')['USA'], 'suspended')

    def test_recall_for_consultations_is_no_withdrawal(self):
        self.ledger('recall')
        self.assertEqual(self.values('relations', '2025-03-06', 'head'), {'LAO': 'in post', 'THA': 'recalled for consultations'})
        self.assertEqual(self.values('relations', '2025-04-10', 'diplomatic'), {'LAO': 'downgraded'})

    def test_rival_presidents_are_recognised_by_some(self):
        self.ledger('rivals')
        claims = {fact['person']: fact.get('recognised_by') for fact in self.facts('offices', '2024-02-21', '--country', 'PRY')}
        self.assertEqual(claims.get('pry.bogarin'), ['BRA', 'ESP'])

    def test_a_correction_replaces_the_count_and_leaves_what_was_known(self):
        self.ledger('correction')
        self.assertIn('23', self.values('expulsions', '2020-12-31', 'count').values())

    def test_denied_authority_tells_of_the_act_in_three_crises(self):
        self.ledger('authority')
        self.assertEqual(self.values('relations', '2026-03-12', 'diplomatic', 'ESP', 'HND'), {'ESP': 'severed'})
        self.assertEqual(self.values('relations', '2026-03-12', 'diplomatic_since', 'ESP', 'HND'), {'ESP': '2026-03-10'})
        self.assertEqual(self.values('posts', '2026-03-12', 'operations', '--sender', 'ESP'), {'ESP': 'open'})
        self.assertEqual(self.values('posts', '2026-03-12', 'staff', '--sender', 'ESP'), {'ESP': 'ordered departure'})
        deadline, = self.facts('deadlines', '2026-03-11', '--country', 'HND', '--known-at', '2026-03-12T23:59')
        self.assertEqual((deadline['addressee'], deadline['due']), ('ESP', '2026-03-12'))
        self.assertEqual(self.values('relations', '2025-08-20', 'diplomatic', 'GHA', 'MLI'), {'GHA': 'severed'})
        self.assertEqual(self.values('posts', '2025-08-20', 'operations'), {'GHA': 'open'})
        self.assertEqual(self.values('relations', '2025-08-20', 'head', 'GHA', 'MLI'), {'MLI': 'vacant'})
        expulsion, = self.facts('expulsions', '2024-06-06')
        self.assertEqual((expulsion['by'], expulsion['of'], expulsion['who_since']), ('BLR', 'LVA', '2024-06-05'))
        self.assertEqual(self.values('relations', '2024-06-06', 'diplomatic'), {})
        self.assertEqual(self.values('relations', '2024-06-06', 'status'), {})
        offers = {(pledge['donor'], pledge['recipient'], pledge['stage']) for pledge in self.facts('pledges', '2026-03-12')}
        self.assertEqual(offers, {('ESP', 'HND', 'offered'), ('GHA', 'MLI', 'offered')})

    @unittest.skipUnless(REPORT.exists(), 'the founding report is not at hand')
    def test_founding_report(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.db = f'{folder.name}/ledger.db'
        text = next(REPORT.glob('*.txt')).read_text()
        article = json.dumps({'id': 'founding', 'date': '2019-01-24', 'text': text})
        subprocess.run([PROGRAM, 'record', '--db', self.db, '--known', 'published', '-'], input=article, text=True, check=True, capture_output=True)
        self.assertEqual(self.values('posts', '2019-01-24', 'staff'), {'USA': 'ordered departure', 'VEN': 'recalled'})
        self.assertEqual(self.values('posts', '2019-01-24', 'operations'), {'USA': 'open', 'VEN': 'closing'})
        deadline, = self.facts('deadlines', '2019-01-24')
        self.assertEqual((deadline['issuer'], deadline['addressee'], deadline['due'], deadline['state'], deadline['according_to']),
                         ('VEN', 'USA', '2019-01-26', 'running', ['ven.maduro']))
        self.assertEqual(self.facts('deadlines', '2019-01-24', '--according-to', 'USA'), [])
        claims = {fact['person']: (fact.get('recognised_by'), fact.get('refused_by')) for fact in self.facts('offices', '2019-01-24')}
        self.assertEqual(claims, {'ven.guaido': (['USA'], None), 'ven.maduro': (None, ['USA'])})
        for viewer in ([], ['--according-to', 'VEN']):
            relations, = [fact for fact in self.facts('relations', '2019-01-24', *viewer) if fact['track'] == 'relations']
            self.assertEqual((relations['diplomatic'], relations['diplomatic_since']), ('severed', '2019-01-23'))
        self.assertEqual(relations['a'] + relations['b'], 'USAVEN')
        self.assertEqual(self.values('relations', '2019-01-24', 'diplomatic', '--according-to', 'USA'), {})
        recognition = {fact['what']: fact['status'] for fact in self.facts('relations', '2019-01-24') if fact['track'] == 'recognition'}
        self.assertEqual(recognition, {'ven.guaido': 'recognised', 'ven.maduro': 'refused'})
        self.assertEqual(self.values('relations', '2019-01-24', 'head', '--according-to', 'USA'), {'USA': 'vacant', 'VEN': 'vacant'})
        self.assertEqual(self.values('relations', '2019-01-24', 'head_since', '--according-to', 'USA'), {'USA': '2009', 'VEN': '2009'})
        self.assertEqual(self.values('relations', '2019-01-24', 'level', '--according-to', 'USA'), {})
        pledge, = self.facts('pledges', '2019-01-24')
        self.assertEqual((pledge['donor'], pledge['recipient'], pledge['stage']), ('USA', 'VEN', 'offered'))
        self.assertIn('20000000', str(pledge['amount']).replace(',', ''))
        everything = [fact for question in ('relations', 'posts', 'deadlines', 'pledges', 'expulsions', 'offices')
                      for fact in self.facts(question, '2019-01-24')]
        for fact in everything:
            self.assertTrue(fact['evidence'])
            self.assertTrue(all(item['sentence'] in ' '.join(text.split()) or item['sentence'] in text for item in fact['evidence']))


if __name__ == '__main__':
    unittest.main()
