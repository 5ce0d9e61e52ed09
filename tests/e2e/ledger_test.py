#!/usr/bin/env python3
"""The ledger as a user meets it: ledger_test.py PROGRAM. Recording, asking, amending, and what can go wrong with a file."""
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'tools'))
import kill_recording  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else 'build/release/legation')
REPORTS = sorted(str(path) for path in pathlib.Path('examples/reports').glob('*.txt'))
TEXT = 'Norway on Friday gave two Chilean diplomats 48 hours to leave the country, the Foreign Ministry said. Norway recalled its ambassador to Chile.'
QUESTIONS = ('relations', 'posts', 'offices', 'deadlines', 'pledges', 'expulsions', 'measures')
FORMATS = ('table', 'jsonl', 'csv', 'md')
EXPULSIONS = ('expulsions', 'NOR', 'CHL', '--as-of', '2024-05-10')


def run(*arguments, db=None, text='', **how):
    place = ('--db', str(db)) if db is not None else ()
    done = subprocess.run([PROGRAM, arguments[0], *place, *arguments[1:]], input=text, capture_output=True, text=True, timeout=300, **how)
    return done.returncode, done.stdout, done.stderr


def lines(*arguments, db):
    code, out, message = run(*arguments, '--format', 'jsonl', db=db)
    assert code == 0, message
    return [json.loads(line) for line in out.splitlines()]


def counts(db):
    base = sqlite3.connect(db)
    tables = ('term', 'actor', 'article', 'act', 'event', 'speech', 'amount', 'entry', 'decision')
    found = {table: base.execute(f'SELECT count(*) FROM {table}').fetchone()[0] for table in tables}
    base.close()
    return found


class Ledger(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()) if hasattr(self, 'enterContext') else tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.db = self.folder / 'ledger.db'

    def record(self, text=TEXT, uid='norway', date='2024-05-06', known='2024-05-06', db=None):
        article = json.dumps({'id': uid, 'text': text, 'date': date, 'publisher': 'NRK'})
        code, _, message = run('record', '--known', known, '-', db=db or self.db, text=article)
        self.assertEqual(code, 0, message)
        return message

    def event(self, rule='expel-diplomats'):
        return next(event['id'] for event in lines('events', db=self.db) if event['why']['rule'] == rule)


class Recording(Ledger):
    def answers(self):
        asked = [(question,) for question in QUESTIONS] + [('events',), ('timeline',), ('changes', '--since', '2000-01-01')]
        return [run(*question, '--format', form, db=self.db) for question in asked for form in FORMATS]

    def test_twice_changes_nothing(self):
        for _ in range(2):
            code, _, message = run('record', '--known', 'published', *REPORTS, db=self.db)
            self.assertEqual(code, 0, message)
            state = (counts(self.db), self.answers())
            self.assertGreater(state[0]['entry'], 10)
            if _ == 1:
                self.assertEqual(state, before)
                self.assertIn(f'0 articles recorded, 0 corrected, {len(REPORTS)} known', message)
            before = state

    def test_in_another_file_gives_the_same_answers(self):
        answers = []
        for name in ('one.db', 'two.db'):
            self.db = self.folder / name
            self.assertEqual(run('record', '--known', 'published', *REPORTS, db=self.db)[0], 0)
            answers.append(self.answers())
        self.assertEqual(*answers)

    def test_a_corrected_article_supersedes_and_the_past_stays(self):
        self.record()
        self.assertIn('1 corrected', self.record(TEXT.replace('two', 'five'), known='2024-05-08'))
        now, = lines(*EXPULSIONS, db=self.db)
        then, = lines(*EXPULSIONS, '--known-at', '2024-05-07', db=self.db)
        self.assertEqual((now['count'], then['count']), ('5', '2'))
        self.assertEqual(len([event for event in lines('events', db=self.db) if event['why']['rule'] == 'expel-diplomats']), 1)
        changed = lines('changes', '--since', '2024-05-08', '--as-of', '2024-05-10', db=self.db)
        changed = [(change['field'], change.get('before'), change.get('after')) for change in changed]
        self.assertIn(('count', '2', None), changed)
        self.assertIn(('count', None, '5'), changed)

    WIRE = (TEXT + ' The two countries have been at odds over fishing rights in the southern ocean since the spring of last year. '
            'Officials of both sides met several times in Geneva without coming to an agreement. Fishermen said they hoped for a settlement before winter. '
            'The ministry did not say whether further steps would follow, and the embassy could not be reached for comment.')

    def wire(self, site, text):
        return json.dumps({'id': site, 'publisher': site, 'date': '2024-05-06', 'text': text}) + '\n'

    def test_a_wire_copy_is_coded_once_and_counts_as_a_report_of_every_site(self):
        text = ''.join(self.wire(f'site-{number}', f'{self.WIRE} ({number})') for number in range(20))
        code, _, message = run('record', '--known', '2024-05-06', '-', db=self.db, text=text)
        self.assertEqual(code, 0, message)
        self.assertIn('20 articles recorded', message)
        self.assertIn('19 articles copy an earlier one', message)
        self.assertEqual(len(lines(*EXPULSIONS, '--min-reports', '20', db=self.db)), 1)
        self.assertEqual(lines(*EXPULSIONS, '--min-reports', '21', db=self.db), [])
        for event in lines('events', db=self.db):
            row, = [row for row in lines('why', event['id'], db=self.db) if row['id'] == event['id']]
            self.assertIn(row['text'], self.WIRE)
        later = self.wire('site-late', f'{self.WIRE} (late)')
        self.assertIn('1 articles copy', run('record', '--known', '2024-05-07', '-', db=self.db, text=later)[2], 'copies of what earlier runs recorded')
        self.assertIn('0 articles recorded, 0 corrected, 20 known', run('record', '--known', '2024-05-08', '-', db=self.db, text=text)[2])
        content = kill_recording.dump(self.db)
        self.assertEqual(run('rebuild', db=self.db)[0], 0)
        self.assertEqual(kill_recording.dump(self.db), content)

    def test_an_edited_copy_is_coded(self):
        text = self.wire('one', self.WIRE) + self.wire('two', self.WIRE.replace('two Chilean', 'five Chilean'))
        code, _, message = run('record', '--known', '2024-05-06', '-', db=self.db, text=text)
        self.assertEqual(code, 0, message)
        self.assertNotIn('copy', message)
        self.assertEqual(sorted(fact['count'] for fact in lines(*EXPULSIONS, db=self.db)), ['2', '5'])

    def test_a_correction_of_a_few_words_is_none_of_a_copy(self):
        self.record(self.WIRE)
        self.assertIn('1 corrected', self.record(self.WIRE.replace('two Chilean', 'five Chilean')))
        self.assertEqual([fact['count'] for fact in lines(*EXPULSIONS, db=self.db)], ['5'])

    def test_all_copies_are_coded_when_asked(self):
        text = self.wire('one', self.WIRE) + self.wire('two', self.WIRE)
        message = run('record', '--duplicates', 'all', '--known', '2024-05-06', '-', db=self.db, text=text)[2]
        self.assertIn('2 articles recorded', message)
        self.assertNotIn('copy', message)

    def test_deadlines_without_an_end_are_listed_with_and_without_parties(self):
        table = self.folder / 'standing.tsv'
        table.write_text('track\ta\tb\tfield\tvalue\tsince\ndeadline\tNOR\tCHL\tdue\tpay its dues\t2020-03-01\n')
        self.assertEqual(run('record', '--known', '2020-03-02', '--facts', str(table), db=self.db)[0], 0)
        for parties in ((), ('NOR',), ('NOR', 'CHL'), ('--country', 'CHL'), ('--sender', 'NOR')):
            fact, = lines('deadlines', *parties, '--as-of', '2024-05-10', db=self.db)
            self.assertEqual((fact['required'], fact['state']), ('pay its dues', 'open'), parties)
        self.assertEqual(lines('deadlines', '--as-of', '2020-02-28', db=self.db), [])

    def test_a_deadline_has_issuer_addressee_and_end(self):
        self.record('Norway on Friday expelled two Chilean diplomats and gave them 48 hours to leave the country.')
        deadline, = lines('deadlines', '--all', '--as-of', '2024-05-10', db=self.db)
        self.assertEqual([deadline[key] for key in ('issuer', 'addressee', 'due', 'state')], ['NOR', 'CHL', '2024-05-05', 'passed'])


class Amending(Ledger):
    def amend(self, *arguments):
        code, _, message = run('amend', self.event(), *arguments, '--note', 'tested', '--by', 'ann', db=self.db)
        self.assertEqual(code, 0, message)

    def who(self, known_at):
        return [fact.get('who') for fact in lines(*EXPULSIONS, '--known-at', known_at, db=self.db)]

    def test_rejects_and_restores(self):
        self.record()
        self.amend('--reject', '--at', '2024-05-07')
        self.amend('--restore', '--at', '2024-05-09')
        self.assertEqual([self.who(f'2024-05-0{day}') for day in (5, 6, 7, 8, 9)], [[], ['diplomats'], [], [], ['diplomats']])
        shown = [row for row in lines('why', self.event(), db=self.db) if 'decisions' in row]
        self.assertEqual([decision['action'] for decision in shown[0]['decisions']], ['reject', 'restore'])

    def test_sets_fields(self):
        self.record()
        self.amend('--set', 'count=23', '--set', 'date=2024-05-02', '--at', '2024-05-07')
        fact, = lines(*EXPULSIONS, db=self.db)
        self.assertEqual((fact['count'], fact['who_since']), ('23', '2024-05-02'))
        before, = lines(*EXPULSIONS, '--known-at', '2024-05-06', db=self.db)
        self.assertEqual((before['count'], before['who_since']), ('2', '2024-05-03'))

    def test_refuses_what_makes_no_sense(self):
        self.record()
        event = self.event()
        for arguments in (('e-0123456789abcdef', '--reject'), ('e-12', '--reject'), ('post/NOR/CHL/embassy', '--reject'), (event,), (event, '--set', 'count'),
                          (event, '--set', 'colour=red'), (event, '--set', 'source=Ruritania'), (event, '--set', 'target=xyz.nobody'), (event, '--set', 'rule=dance'), (event, '--set', 'date=soon'), (event, '--reject', '--restore'), (event, '--reject', '--at', 'soon')):
            code, _, message = run('amend', *arguments, '--note', 'tested', db=self.db)
            self.assertEqual(code, 2, (arguments, message))
            self.assertTrue(message)
        self.assertEqual(run('amend', event, '--reject', db=self.db)[0], 2, 'a note is required')
        self.assertEqual(counts(self.db)['decision'], 0)

    def test_outlives_a_correction_that_leaves_the_clause_as_it_was(self):
        self.record()
        self.amend('--reject', '--at', '2024-05-07')
        self.record(TEXT + ' Chile protested.', known='2024-05-08')
        self.assertEqual(self.who('2024-05-09'), [])
        self.assertNothingChanged('rebuild')

    def test_outlives_a_correction_that_moves_the_clause(self):
        self.record()
        event = self.event()
        self.amend('--reject', '--at', '2024-05-07')
        self.record('Chile protested. ' + TEXT, known='2024-05-08')
        self.assertEqual(self.event(), event)
        self.assertEqual(self.who('2024-05-09'), [])
        self.assertNothingChanged('rebuild')
        self.assertNothingChanged('rebuild', '--recode')
        self.assertEqual(self.who('2024-05-09'), [])

    def test_takes_states_by_name(self):
        self.record()
        self.amend('--set', 'source=Sweden', '--at', '2024-05-07')
        fact, = lines('expulsions', 'SWE', 'CHL', '--as-of', '2024-05-10', db=self.db)
        self.assertEqual(fact['by'], 'SWE')

    def assertNothingChanged(self, *arguments):
        code, out, message = run(*arguments, '--format', 'table', db=self.db)
        self.assertEqual((code, out), (0, 'nothing has changed\n'), message)

    def test_and_rebuilding_changes_nothing(self):
        self.assertEqual(run('record', '--known', 'published', *REPORTS, db=self.db)[0], 0)
        self.record()
        self.amend('--set', 'count=23')
        before = [lines(question, db=self.db) for question in QUESTIONS]
        content = kill_recording.dump(self.db)
        self.assertNothingChanged('rebuild')
        self.assertEqual(kill_recording.dump(self.db), content)
        self.assertNothingChanged('rebuild', '--recode')
        self.assertNothingChanged('rebuild', '--recode')
        self.assertEqual([lines(question, db=self.db) for question in QUESTIONS], before)


class Asking(Ledger):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.filled = pathlib.Path(cls.kept.name) / 'filled.db'
        assert run('record', '--known', 'published', *REPORTS, db=cls.filled)[0] == 0

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def setUp(self):
        super().setUp()
        self.db = self.filled

    def test_every_question_in_every_form(self):
        some = {question: [(), ('USA',), ('USA', 'RUS'), ('--country', 'Ukraine'), ('--sender', 'USA'), ('--receiver', 'nobody at all'), ('--min-reports', '2'),
                           ('--as-of', '2018-08-07', '--known-at', '2018-08-07', '--according-to', 'SAU', '--sentences')] for question in QUESTIONS}
        some['deadlines'].append(('--all',))
        some['events'] = [(), ('SAU', 'CAN'), ('--type', 'sanction'), ('--act', 'expel-diplomats'), ('--status', 'done'), ('--from', '2018-01-01', '--to', '2018-12-31'),
                          ('--limit', '3'), ('--known-at', '2018-08-07T12:00Z')]
        some['timeline'] = some['events']
        some['changes'] = [('--since', '2018-08-01'), ('--since', '2018-08-01T06:00Z', '--country', 'CAN', '--sentences')]
        for question, options in some.items():
            for arguments in options:
                outs = {}
                for form in FORMATS:
                    code, outs[form], message = run(question, *arguments, '--format', form, db=self.db)
                    self.assertEqual((code, message), (0, ''), (question, arguments, form))
                rows = [json.loads(line) for line in outs['jsonl'].splitlines()]
                if question != 'relations':  # several tables
                    self.assertEqual(outs['md'].count('\n|') - 2 + outs['md'].startswith('|') if rows else 0, len(rows), (question, arguments))

    def test_why_of_every_event_and_fact(self):
        ids = [event['id'] for event in lines('events', '--limit', '10', db=self.db)]
        for question in QUESTIONS:
            ids += [fact['id'] for fact in lines(question, *(['--all'] if question == 'deadlines' else []), db=self.db)][:4]
        self.assertGreater(len(ids), 20)
        for one in ids:
            for form in ('jsonl', 'table'):
                code, out, message = run('why', one, '--format', form, db=self.db)
                self.assertEqual(code, 0, (one, message))
                self.assertTrue(out, one)

    def test_why_of_what_is_not_there(self):
        for one in ('e-0123456789abcdef', 'e-12', 'post/XXX/YYY/embassy', 'nonsense', '', 'sea/NOR/CHL', 'post/NOR', '/', 'e-0123456789abcdeg'):
            code, out, message = run('why', one, db=self.db)
            self.assertEqual((code, out), (2, ''), (one, message))
            self.assertTrue(message)

    def test_wrong_options(self):
        for arguments in (('posts', '--as-of', 'soon'), ('posts', '--known-at', '2019-02-30'), ('posts', 'A', 'B', 'C'), ('posts', '--format', 'xml'), ('changes',),
                          ('events', '--type', 'WAR'), ('events', '--status', 'maybe'), ('events', '--from', 'soon'), ('posts', '--min-reports', '0')):
            self.assertEqual(run(*arguments, db=self.db)[0], 2, arguments)


class BadFiles(Ledger):
    def refused(self, *words, db=None, questions=(('posts',), ('record', '-')), **how):
        for question in questions:
            code, _, message = run(*question, db=db or self.db, text=TEXT, **how)
            self.assertEqual(code, 6, (question, message))
            for word in words:
                self.assertIn(word, message, question)
            self.assertIn(str(db or self.db), message)

    def whole(self):
        kill_recording.check_whole(self.db)
        return counts(self.db)

    def test_missing(self):
        self.refused('no such ledger', questions=(('posts',), ('events',), ('why', 'e-0123456789abcdef'), ('rebuild',), ('changes', '--since', '2020-01-01'),
                                                  ('amend', 'e-0123456789abcdef', '--reject', '--note', 'x')))
        self.assertFalse(self.db.exists())

    def test_in_no_folder(self):
        self.refused('folder', db=self.folder / 'nowhere' / 'ledger.db', questions=(('record', '-'),))

    def test_directory(self):
        self.refused('is a directory', db=self.folder)

    def test_garbage(self):
        garbage = b'garbage' * 1000
        self.db.write_bytes(garbage)
        self.refused('not a ledger')
        self.assertEqual(self.db.read_bytes(), garbage)

    def test_another_programs_database(self):
        with sqlite3.connect(self.db) as base:
            base.execute('CREATE TABLE song (title TEXT)')
        base.close()
        self.refused('another program')

    def test_newer_schema(self):
        self.record()
        with sqlite3.connect(self.db) as base:
            base.execute('PRAGMA user_version = 9999')
        base.close()
        before = self.whole()
        self.refused('newer program', 'update legation')
        self.assertEqual(self.whole(), before)

    def test_damaged(self):
        self.record()
        with open(self.db, 'r+b') as file:
            file.seek(100)
            file.write(b'\xff' * (self.db.stat().st_size - 100))
        self.refused('damaged')

    def test_damaged_or_cut_off_anywhere(self):
        articles = self.folder / 'articles.jsonl'
        kill_recording.write_articles(articles, range(60))
        kill_recording.record(PROGRAM, self.db, articles)
        whole = self.db.read_bytes()
        pages = len(whole) // 4096
        refused = 0
        for page in range(1, pages, max(1, pages // 12)):
            for broken in (whole[:4096 * page], whole[:4096 * page] + b'\xaa' * 4096 + whole[4096 * (page + 1):]):
                for question in (('posts',), ('deadlines', '--all'), ('events',), ('rebuild',), ('record', '-')):
                    self.db.write_bytes(broken)
                    for suffix in ('-wal', '-shm'):
                        pathlib.Path(f'{self.db}{suffix}').unlink(missing_ok=True)
                    code, _, message = run(*question, db=self.db, text=TEXT)
                    self.assertIn(code, (0, 6), (page, question, message))
                    self.assertEqual(code == 6, 'damaged' in message, (page, question, message))
                    refused += code == 6
        self.assertGreater(refused, pages)

    def unprivileged(self):
        if os.geteuid() != 0:
            return {}
        os.chmod(self.folder, 0o755)
        how = {'user': 65534, 'group': 65534, 'extra_groups': []}
        if subprocess.run([PROGRAM, '--version'], capture_output=True, **how).returncode != 0:
            self.skipTest('nobody may not run the program')
        return how

    def test_read_only_file_and_folder(self):
        self.record()
        before = self.whole()
        how = self.unprivileged()
        self.db.chmod(0o444)
        for mode in (0o777, 0o555):
            self.folder.chmod(mode)
            self.refused('read-only', questions=(('record', '-'), ('rebuild',)), **how)
            code, out, message = run('posts', db=self.db, **how)
            self.assertEqual(code, 0, message)
            fact, = [json.loads(line) for line in run(*EXPULSIONS, db=self.db, **how)[1].splitlines()]
            self.assertEqual(fact['count'], '2')
        self.folder.chmod(0o755)
        self.assertEqual(self.whole(), before)

    def test_read_only_folder_without_a_ledger(self):
        how = self.unprivileged()
        self.folder.chmod(0o555)
        self.refused('may it be written', questions=(('record', '-'),), **how)
        self.folder.chmod(0o755)

    def articles(self, first, end):
        return ''.join(json.dumps(kill_recording.article(number)) + '\n' for number in range(first, end))

    def fill(self):
        self.assertEqual(run('record', '--known', '2024-06-01', '-', db=self.db, text=self.articles(0, 10))[0], 0)
        return self.whole()

    def test_file_size_limit(self):
        before = self.fill()
        size = self.db.stat().st_size

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        code, _, message = run('record', '--known', '2024-06-01', '-', db=self.db, text=self.articles(10, 200), preexec_fn=limit)
        self.assertEqual(code, 6, message)
        self.assertIn(str(self.db), message)
        left = self.whole()
        self.assertGreaterEqual(left['article'], before['article'])
        self.assertLess(left['article'], 200)
        self.assertEqual(run('record', '--known', '2024-06-01', '-', db=self.db, text=self.articles(0, 30))[0], 0, 'it goes on when there is room again')
        self.assertGreaterEqual(self.whole()['article'], 30)

    def test_full_disk(self):
        disk = self.folder / 'disk'
        disk.mkdir()
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', str(disk)], capture_output=True).returncode != 0:
            self.skipTest('only root may make a small disk')
        try:
            self.db = disk / 'ledger.db'
            before = self.fill()
            code, _, message = run('record', '--known', '2024-06-01', '-', db=self.db, text=self.articles(10, 600))
            self.assertEqual(code, 6, message)
            self.assertIn('disk is full', message)
            self.assertIn(str(self.db), message)
            self.assertGreaterEqual(self.whole()['article'], before['article'])
            self.assertEqual(run('posts', db=self.db)[0], 0)
        finally:
            subprocess.run(['umount', '-l', str(disk)], check=True)


class Together(Ledger):
    def test_two_write_while_a_third_reads_and_nothing_is_lost(self):
        batches = [self.folder / 'one.jsonl', self.folder / 'two.jsonl']
        kill_recording.write_articles(batches[0], range(0, 120))
        kill_recording.write_articles(batches[1], range(80, 200))  # forty are in both
        writers = [subprocess.Popen(kill_recording.command(PROGRAM, self.db, batch), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for batch in batches]
        asked = 0
        while any(writer.poll() is None for writer in writers):
            code, _, message = run('posts', db=self.db)
            if 'no such ledger' not in message and 'schema 0' not in message:
                self.assertEqual(code, 0, message)
                asked += 1
            time.sleep(0.05)
        for writer in writers:
            message = writer.communicate()[1]
            self.assertEqual((writer.returncode, message.count('articles recorded')), (0, 1), message)
        self.assertGreater(asked, 0)
        alone = self.folder / 'alone.db'
        both = self.folder / 'both.jsonl'
        kill_recording.write_articles(both, range(200))
        kill_recording.record(PROGRAM, alone, both)
        kill_recording.check_whole(self.db)
        self.assertEqual(kill_recording.per_article(self.db), kill_recording.per_article(alone))

    def test_many_make_one_file_at_once(self):
        articles = self.folder / 'articles.jsonl'
        kill_recording.write_articles(articles, range(5))
        writers = [subprocess.Popen(kill_recording.command(PROGRAM, self.db, articles), stderr=subprocess.PIPE, text=True) for _ in range(6)]
        for writer in writers:
            message = writer.communicate()[1]
            self.assertEqual(writer.returncode, 0, message)
        self.assertEqual(counts(self.db)['article'], 5)

    def test_others_write_while_one_waits_for_its_input(self):
        waiting = subprocess.Popen([PROGRAM, 'record', '--db', str(self.db), '--known', '2024-06-01', '-'], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        waiting.stdin.write(json.dumps(kill_recording.article(1)) + '\n' * 70_000)  # more than a pipe holds
        waiting.stdin.flush()
        while not kill_recording.is_made(self.db) or counts(self.db)['article'] == 0:
            self.assertIsNone(waiting.poll())
            time.sleep(0.02)
        began = time.monotonic()
        self.record()
        self.assertLess(time.monotonic() - began, 20)
        self.assertIsNone(waiting.poll())
        message = waiting.communicate(json.dumps(kill_recording.article(2)) + '\n')[1]
        self.assertEqual(waiting.returncode, 0, message)
        self.assertEqual(counts(self.db)['article'], 3)

    def test_the_dump_that_kills_are_judged_by_sees_another_text(self):
        self.record()
        before = kill_recording.dump(self.db)
        for column in ('entry.value', 'act.rule', 'event.date_text', 'entry.doer', 'article.publisher'):
            other = self.folder / 'other.db'
            shutil.copy(self.db, other)
            table, name = column.split('.')
            with sqlite3.connect(other) as base:
                changed = base.execute(f'UPDATE {table} SET {name} = {name} % 2 + 1').rowcount
            base.close()
            self.assertGreater(changed, 0)
            self.assertNotEqual(kill_recording.dump(other), before, column)

    def test_killed_recordings_leave_whole_articles_and_can_be_finished(self):
        killer = kill_recording.Killer(PROGRAM, self.folder, articles=200, seed=7)
        killer.run(10)
        self.assertEqual(killer.kills, 10)


if __name__ == '__main__':
    unittest.main()
