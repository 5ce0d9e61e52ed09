#!/usr/bin/env python3
"""Long runs: near-duplicates, progress, stopping, and going on after kill -9: batch_test.py PROGRAM [KILLS]."""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else 'build/release/legation')
KILLS = int(sys.argv.pop(1)) if len(sys.argv) > 1 else 12
REPORTS = [path.read_text() for path in sorted(pathlib.Path('examples/reports').glob('*.txt'))]
PLACES = ['Oslo', 'Lima', 'Quito', 'Cairo', 'Delhi', 'Seoul', 'Accra', 'Tunis', 'Hanoi', 'Rabat', 'Dakar', 'Minsk']


def run(*arguments, text=''):
    done = subprocess.run([PROGRAM, *arguments], input=text.encode(), capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def different(count, seed=1):
    """Articles that do not repeat one another: sentences of the sample reports in random order."""
    chance = random.Random(seed)
    sentences = [s for report in REPORTS for s in report.replace('\n', ' ').split('. ') if len(s) > 30]
    return [json.dumps({'id': f'd{n}', 'date': '2024-05-06', 'text': '. '.join(chance.sample(sentences, 12)) + '.'}) + '\n' for n in range(count)]


class Duplicates(unittest.TestCase):
    def test_a_wire_copy_is_coded_once_and_counted_as_its_reports(self):
        text = REPORTS[0]
        copies = [json.dumps({'id': f'c{n}', 'publisher': f'Site {n}', 'date': '2024-05-06', 'title': f'Title of {n}',
                              'text': text + f'\n\nReporting by {PLACES[n % 12]} Man'}) + '\n' for n in range(100)]
        with tempfile.TemporaryDirectory() as folder:
            reports = os.path.join(folder, 'reports.jsonl')
            code, out, err = run('code', '--reports', reports, '-', text=''.join(copies))
            events = [json.loads(line) for line in out.splitlines()]
            self.assertEqual({event['story']['id'] for event in events}, {'c0'})
            self.assertIn('99 repeat an earlier one', err)
            lines = [json.loads(line) for line in pathlib.Path(reports).read_text().splitlines()]
            self.assertEqual([(line['story'], line['id']) for line in lines], [('c0', f'c{n}') for n in range(100)])

    def test_different_articles_are_no_duplicates(self):
        code, out, err = run('code', '-', text=''.join(different(60)))
        self.assertNotIn('repeat', err)

    def test_threads_do_not_change_what_repeats(self):
        lines = different(40)
        text = ''.join(lines[:30] + lines[:20] + lines[30:] + lines[10:])
        self.assertEqual(run('code', '--threads', '1', '-', text=text), run('code', '--threads', '4', '-', text=text))


class LongRuns(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        lines = different(500)
        lines = [line for n in range(500) for line in ([lines[n], lines[n // 2]] if n % 5 == 0 else [lines[n]])]
        lines[77] = 'no JSON\n'
        (self.folder / 'a.jsonl').write_text(''.join(lines[:200]))
        (self.folder / 'b.jsonl').write_text(''.join(lines[200:]))

    def command(self, name, *more, kind='jsonl'):
        return [PROGRAM, 'code', '--threads', '2', '--format', kind, '-o', str(self.folder / f'{name}.out'), '--reports',
                'reports.jsonl', *more, str(self.folder / 'a.jsonl'), str(self.folder / 'b.jsonl')]

    def result(self, name):
        return (self.folder / f'{name}.out').read_bytes(), (self.folder / name / 'reports.jsonl').read_bytes()

    def uninterrupted(self, kind):
        (self.folder / 'whole').mkdir(exist_ok=True)
        begin = time.monotonic()
        subprocess.run(self.command('whole', kind=kind), check=True, cwd=self.folder / 'whole', stderr=subprocess.DEVNULL)
        return self.result('whole'), time.monotonic() - begin

    def test_kill_at_random_points_and_resume(self):
        chance = random.Random(7)
        for kind in ('jsonl', 'csv'):
            wanted, seconds = self.uninterrupted(kind)
            killed = 0
            while killed < KILLS // 2:
                (self.folder / 'cut').mkdir(exist_ok=True)
                for path in (self.folder / 'cut.out', self.folder / 'cut.out.resume', self.folder / 'cut' / 'reports.jsonl'):
                    path.unlink(missing_ok=True)
                for attempt in range(1000):
                    process = subprocess.Popen(self.command('cut', '--resume', kind=kind), cwd=self.folder / 'cut', stderr=subprocess.DEVNULL)
                    try:
                        process.wait(chance.uniform(0.01, seconds * 1.2))
                        break
                    except subprocess.TimeoutExpired:
                        process.send_signal(signal.SIGKILL)
                        process.wait()
                        killed += 1
                self.assertEqual(self.result('cut'), wanted)

    def test_stopping_finishes_what_is_under_way_and_says_how_to_go_on(self):
        wanted, seconds = self.uninterrupted('jsonl')
        (self.folder / 'stop').mkdir()
        process = subprocess.Popen(self.command('stop'), cwd=self.folder / 'stop', stderr=subprocess.PIPE)
        time.sleep(seconds / 2)
        process.send_signal(signal.SIGINT)
        err = process.communicate()[1].decode()
        if process.returncode == 0:
            self.skipTest('was done before it could be stopped')
        self.assertEqual(process.returncode, 130)
        self.assertIn('--resume goes on from there', err)
        subprocess.run(self.command('stop', '--resume'), check=True, cwd=self.folder / 'stop', stderr=subprocess.DEVNULL)
        self.assertEqual(self.result('stop'), wanted)

    def test_another_run_is_not_resumed(self):
        subprocess.run(self.command('whole'), check=True, cwd=self.folder, stderr=subprocess.DEVNULL)
        done = subprocess.run(self.command('whole', '--resume', kind='csv'), cwd=self.folder, capture_output=True)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b'without --resume', done.stderr)

    def test_progress_for_programs(self):
        code, out, err = run('code', '--progress', 'json', str(self.folder / 'a.jsonl'))
        last = json.loads([line for line in err.splitlines() if line.startswith('{')][-1])
        self.assertEqual((last['articles'], last['bytes']), (200, (self.folder / 'a.jsonl').stat().st_size))


if __name__ == '__main__':
    unittest.main()
