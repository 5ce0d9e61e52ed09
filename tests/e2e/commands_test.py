#!/usr/bin/env python3
"""Runs the program as a user would: commands_test.py PROGRAM. Formats, threads, exit codes, bad input."""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else 'build/release/legation'
REPORTS = sorted(str(path) for path in pathlib.Path('examples/reports').glob('*.txt'))
LINE = 'Norway on Friday gave two Chilean diplomats 48 hours to leave the country, the Foreign Ministry said.'


def run(*arguments, text=b''):
    done = subprocess.run([PROGRAM, *arguments], input=text if isinstance(text, bytes) else text.encode(), capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def events(*arguments, text=b''):
    return [json.loads(line) for line in run('code', *arguments, text=text)[1].splitlines()]


class Output(unittest.TestCase):
    def test_the_line_of_the_readme_gives_the_event_of_the_readme(self):
        event, = events('--date', '2024-05-06', '-', text=LINE)
        self.assertEqual((event['type'], event['mode'], event['cameo']), ('SANCTION', 'expel', '161'))
        self.assertEqual((event['source']['code'], event['target']['code']), ('NOR', 'CHL'))
        self.assertEqual(event['date'], {'value': '2024-05-03', 'text': 'Friday', 'precision': 'day'})
        self.assertEqual(event['deadline'], {'text': '48 hours', 'hours': 48, 'due': '2024-05-05'})
        self.assertEqual(event['attribution'][0]['cue'], 'said')
        self.assertEqual(event['why']['rule'], 'expel-diplomats')

    def test_spans_are_bytes_of_the_input(self):
        report = pathlib.Path(REPORTS[0])
        for event in events(REPORTS[0]):
            begin, end = event['span']
            clause = report.read_bytes()[begin:end].decode()
            self.assertIn(event['why']['trigger'], clause)

    def test_nothing_is_resolved_without_a_publication_date(self):
        event, = events('-', text=LINE)
        self.assertEqual(event['date'], {'text': 'Friday'})
        self.assertNotIn('due', event['deadline'])

    def test_furniture_gives_no_event(self):
        text = 'Talks open\n\nNorway met Chile on Monday to talk about fishing in the southern ocean.\n\nCHILE EXPELS NORWEGIAN DIPLOMATS OVER SPYING CLAIMS\n\nSweden praised Norway for the offer and asked to take part in the talks.\n\nLoad more..\n'
        self.assertFalse([event for event in events('-', text=text) if event['type'] == 'SANCTION'])

    def test_threads_do_not_change_a_byte(self):
        lines = ''.join(json.dumps({'id': f'{n}', 'text': pathlib.Path(path).read_text()}) + '\n' for n in range(40) for path in REPORTS)
        one = run('code', '--duplicates', 'all', '--threads', '1', '-', text=lines)
        two = run('code', '--duplicates', 'all', '--threads', '2', '-', text=lines)
        self.assertEqual(one, two)
        self.assertGreater(len(one[1].splitlines()), 1000)

    def test_csv_has_a_header_and_one_row_an_event(self):
        rows = list(csv.DictReader(io.StringIO(run('code', '--format', 'csv', *REPORTS)[1])))
        self.assertEqual(len(rows), len(events(*REPORTS)))
        self.assertTrue(all(row['id'].startswith('e-') and row['cameo'] for row in rows))

    def test_tables_have_no_colours_in_a_pipe(self):
        self.assertNotIn('\033', run('code', '--format', 'table', *REPORTS)[1])

    def test_annotations_count_characters_when_asked(self):
        text = 'Señor Núñez met “Norway’s” envoy.'
        annotated = json.loads(run('annotate', '--offsets', 'characters', '-', text=text)[1])
        for token in annotated['tokens']:
            self.assertEqual(annotated['text'][token['begin']:token['end']], token['form'])

    def test_annotations_count_characters_of_the_given_text(self):
        given = 'The Vene\u00adzue\u200bla envoy met &ldquo;Señor&rdquo; N\u00fañez.\r\nChile\u200b wasn\u00e2\u20ac\u2122t there.\r\n'
        for arguments, text in ((['-'], given), (['-'], json.dumps({'id': 'a', 'text': given}) + '\n')):
            annotated = json.loads(run('annotate', '--offsets', 'characters', *arguments, text=text)[1])
            pieces = {token['form']: given[token['begin']:token['end']] for token in annotated['tokens']}
            self.assertEqual(pieces['Venezuela'], 'Vene\u00adzue\u200bla')
            for form in ('envoy', 'Señor', 'Núñez', 'there'):
                self.assertEqual(pieces[form], form)

    def test_characters_of_other_encodings_are_counted(self):
        for encoding in ('cp1252', 'utf-16'):
            given = 'Señor Núñez met “Chile’s” envoy. Later he left Chile again.'
            annotated = json.loads(run('annotate', '--offsets', 'characters', '-', text=given.encode(encoding))[1])
            self.assertEqual([given[token['begin']:token['end']] for token in annotated['tokens']],
                             [token['form'] for token in annotated['tokens']])

    def test_explain_names_the_example(self):
        code, out, _ = run('explain', '--date', '2024-05-06', LINE)
        self.assertEqual(code, 0)
        for word in ('tokens and arcs', 'mentions and actors', 'sanction.txt:', 'expel-diplomats'):
            self.assertIn(word, out)


class NewActors(unittest.TestCase):
    TEXT = ('Kenyan Foreign Minister Jane Roeder met Angela Merkel in Berlin on Monday. Roeder praised Germany.\n\n'
            'The Quibble Foundation criticised Kenya.')

    def test_unknown_names_are_listed_with_role_code_count_and_sentence(self):
        code, out, _ = run('code', '--date', '2019-05-06', '-', '--new-actors', text=self.TEXT)
        self.assertEqual(code, 0)
        rows = list(csv.DictReader(io.StringIO(out), delimiter='\t', quoting=csv.QUOTE_NONE))
        roeder, = [row for row in rows if row['name'] == 'Jane Roeder']
        self.assertEqual((roeder['role'], roeder['code'], roeder['mentions'], roeder['articles']),
                         ('Kenyan Foreign Minister', 'KENGOV', '2', '1'))
        self.assertTrue(roeder['example'].startswith('Kenyan Foreign Minister Jane Roeder met'))
        self.assertFalse([row for row in rows if 'Merkel' in row['name']])

    def test_json_lines_and_tables(self):
        _, lines, _ = run('code', '--format', 'jsonl', '-', '--new-actors', text=self.TEXT)
        self.assertIn('Jane Roeder', [json.loads(line)['name'] for line in lines.splitlines()])
        _, table, _ = run('code', '--format', 'table', '-', '--new-actors', text=self.TEXT)
        self.assertTrue(table.startswith('name '))

    def test_a_file_gets_the_list_and_standard_output_the_events(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'new.tsv')
            for _ in range(2):  # an earlier list is replaced
                code, out, message = run('code', '--format', 'jsonl', f'--new-actors={path}', '-', text=self.TEXT)
                self.assertEqual(code, 0, message)
            self.assertTrue(all('cameo' in json.loads(line) for line in out.splitlines()))
            self.assertIn('Jane Roeder', path.read_text())

    def test_articles_are_never_overwritten(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'report.txt')
            path.write_text(LINE)
            code, _, message = run('code', '--new-actors', str(path), '-', text=self.TEXT)
            self.assertEqual(code, 2, message)
            self.assertIn('no list of new actors', message)
            self.assertEqual(path.read_text(), LINE)


class OwnOntology(unittest.TestCase):
    """The recipe of docs/codebook.md: three types of one's own, in a folder of their own."""
    TEXT = ('Turkey diverted the Euphrates from Syria in April. China and Laos exchanged readings of the Mekong. '
            'Tajikistan promised to release water to Uzbekistan. Norway expelled two Chilean diplomats.')

    def test_three_types_in_a_folder_code_the_news(self):
        began = time.monotonic()
        found = events('--data', 'examples/ontology', '--date', '2024-05-06', '-', text=self.TEXT)
        self.assertLess(time.monotonic() - began, 10)
        self.assertEqual([(event['cameo'], event['source']['code'], event['target']['code'], event['status']) for event in found],
                         [('W1', 'TUR', 'SYR', 'done'), ('W3', 'CHN', 'LAO', 'done'), ('W2', 'TJK', 'UZB', 'announced')])

    def test_compile_names_examples_that_nobody_can_tell_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree('examples/ontology', folder, dirs_exist_ok=True)
            rivers = pathlib.Path(folder, 'codebook/rivers.txt')
            rivers.write_text(rivers.read_text() + '<S> released some water to <T>.\n<S> emptied the river.\n')
            code, _, message = run('compile', '--strict', folder, '-o', folder + '/own.data')
            self.assertEqual(code, 5, message)
            self.assertRegex(message, r"rivers.txt:\d+: '<S> released some water to <T>.' .* is the same pattern as rivers.txt:\d+")


class BadInput(unittest.TestCase):
    def check(self, arguments, code, *words, text=b''):
        got, _, message = run(*arguments, text=text)
        self.assertEqual(got, code, message)
        for word in words:
            self.assertIn(word, message)

    def test_missing_file(self):
        self.check(['code', '/nonexistent'], 3, '/nonexistent', 'no such file')

    def test_empty_directory(self):
        with tempfile.TemporaryDirectory() as folder:
            self.check(['code', folder], 3, 'no files')

    def test_bad_date(self):
        for day in ('2019-02-30', 'yesterday', '2019-1-1', ''):
            self.check(['code', '--date', day, '-'], 2, 'not a day')

    def test_unknown_option_and_command(self):
        self.check(['code', '--nothing', '-'], 2, '--nothing')
        self.check(['invent'], 2)

    def test_empty_and_binary_input(self):
        self.check(['code', '-'], 3, 'empty')
        self.check(['code', '-'], 3, 'binary', text=os.urandom(50000))

    def test_invalid_utf8_is_repaired(self):
        self.assertEqual(run('code', '-', text=b'Norway expelled two \xff\xfe Chilean diplomats \xe9 today.')[0], 0)

    def test_a_line_of_50_megabytes_is_skipped_and_the_next_article_read(self):
        huge = b'{"id":"huge","text":"' + b'word ' * 10_000_000 + b'"}\n'
        code, out, message = run('code', '-', text=huge + json.dumps({'id': 'next', 'text': LINE, 'date': '2024-05-06'}).encode() + b'\n')
        self.assertEqual(code, 0, message)
        self.assertIn('huge' if 'huge' in message else 'skipped', message)
        self.assertEqual(json.loads(out.splitlines()[0])['story']['id'], 'next')

    def test_a_broken_json_line_does_not_stop_the_batch(self):
        code, out, message = run('code', '-', text='{"id": broken\n' + json.dumps({'id': 'good', 'text': LINE}) + '\n')
        self.assertEqual(code, 0, message)
        self.assertIn('skipped', message)
        self.assertIn('"good"', out)

    def test_some_files_missing_is_partial(self):
        self.check(['code', '/nonexistent', REPORTS[0]], 5)

    def test_damaged_data_and_model(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(b'LEGATION' + b'\0' * 100)
            file.flush()
            self.check(['code', '--data', file.name, '-'], 4, file.name)
            self.check(['code', '--model', file.name, '-'], 4, file.name)
        self.check(['code', '--data', '/nonexistent', '-'], 4, '/nonexistent')

    def test_a_place_without_coordinates_stops_the_compiler_with_file_and_line(self):
        with tempfile.TemporaryDirectory() as folder:
            data = pathlib.Path(folder, 'data')
            shutil.copytree('data', data)
            path = data / 'places/places.tsv'
            path.write_text(path.read_text() + 'zzz.nowhere\tNowhere\t\tcity\tFRA\t\tnorth\t2.00\tx\t\n')
            line = path.read_text().count('\n')
            self.check(['compile', str(data), '-o', f'{folder}/x.data'], 4, f'places.tsv:{line}', 'latitude')

    def test_help_and_version(self):
        self.assertEqual(run('--version')[0], 0)
        self.assertIn('Examples:', run('code', '--help')[1])
        self.assertEqual(subprocess.run(['bash', '-n'], input=run('completion', 'bash')[1].encode()).returncode, 0)


if __name__ == '__main__':
    unittest.main()
