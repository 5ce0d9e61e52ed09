#!/usr/bin/env python3
"""Kills `legation record` at random points and looks at what it leaves: kill_recording.py PROGRAM [--kills N] [--articles N] [--seed N].

After each kill the file must be whole, every article in it must have all its events and entries, and recording again must
lead to exactly the ledger of a recording that nobody interrupted, compared by content. At least half of the kills must fall
when some articles are committed and others are not.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

STATES = [('Norway', 'Norwegian'), ('Chile', 'Chilean'), ('Kenya', 'Kenyan'), ('Canada', 'Canadian'), ('India', 'Indian'), ('Peru', 'Peruvian'),
          ('Japan', 'Japanese'), ('Egypt', 'Egyptian'), ('Cuba', 'Cuban'), ('Poland', 'Polish')]
KNOWN = '2024-06-01'  # the same time of recording for all, so that ledgers can be compared
COMMIT_EVERY = (1, 5, 50, 4096)  # articles

# What the columns of each table hold: numbers of terms, of actors and of rows of other tables, which are dumped by their content, and
# plain values. The number of a row itself is left out, but for the order of what one event has.
TERM, ACTOR, PLAIN, ROW = 'term', 'actor', 'plain', 'row'


def columns(terms='', actors='', rows='', plain='', row=''):
    kinds = {name: kind for kind, names in ((TERM, terms), (ACTOR, actors), (PLAIN, plain), (ROW, row)) for name in names.split()}
    return {**kinds, **{name: table for name, table in (pair.split('=') for pair in rows.split())}}


TABLES = {
    'article': columns('publisher engine', plain='uid hash title url published text recorded superseded', row='id'),
    'act': columns('a b rule', plain='type headline day dated stance count amount words_high words_low', row='id'),
    'event': columns('rule example mode contexts cameo date_value date_text place_text place_country deadline_text deadline_due post_kind post_city',
                     'source target', 'article=article act=act',
                     'uid type goldstein score status sentence sentence_begin sentence_end clause_begin clause_end trigger_begin trigger_end source_begin '
                     'source_end target_begin target_end headline precision day deadline_hours offered known_to', 'id'),
    'speech': columns('text cue', 'speaker', 'event=event', 'ordinal quoted'),
    'amount': columns('text unit bound', '', 'event=event', 'ordinal value'),
    'entry': columns('a b key field value unit bound rule publisher', 'doer other claimant', 'event=event act=act article=article',
                     'track ordinal stage day precision dated due due_has_hour count amount report headline published known_from known_to'),
    'signature': columns(rows='article=article', plain='hashes'),
    'decision': columns(plain='uid action field value note author decided', row='id'),
}


def article(number, seed=0):
    """One synthetic article of a few sentences; the same for the same number and seed."""
    chance = random.Random(seed * 1_000_003 + number)
    (a, of_a), (b, of_b) = chance.sample(STATES, 2)
    count = chance.randint(2, 30)
    text = (f'{a} on Monday expelled {count} {of_b} diplomats and gave them 48 hours to leave the country, the Foreign Ministry said. '
            f'{b} recalled its ambassador to {a} for consultations. {a} closed its embassy in {b}. '
            f'{b} promised ${count} million in aid to {a}.')
    return {'id': f's-{number}', 'title': f'{a} expels {of_b} envoys', 'publisher': chance.choice(['NRK', 'EFE', 'PTI']),
            'date': f'2024-05-{chance.randint(1, 28):02}', 'text': text}


def write_articles(path, numbers, seed=0):
    path.write_text(''.join(json.dumps(article(number, seed)) + '\n' for number in numbers))


def command(program, ledger, articles, commit_every=COMMIT_EVERY[-1]):
    return [program, 'record', '--db', str(ledger), '--known', KNOWN, '--threads', '1', '--commit-every', str(commit_every), str(articles)]


def record(program, ledger, articles):
    done = subprocess.run(command(program, ledger, articles), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def is_made(ledger):
    """Whether the file has its tables yet; a recording killed at once leaves none, or an empty one."""
    if not ledger.exists():
        return False
    with sqlite3.connect(ledger) as base:
        return base.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'entry'").fetchone()[0] == 1


def check_whole(ledger):
    base = sqlite3.connect(ledger)
    found = base.execute('PRAGMA integrity_check').fetchall()
    assert found == [('ok',)], found
    assert not base.execute('PRAGMA foreign_key_check').fetchall()
    base.close()


def per_article(ledger):
    """uid -> (events, entries, speeches, amounts)"""
    base = sqlite3.connect(ledger)
    rows = base.execute('''SELECT r.uid, (SELECT count(*) FROM event e WHERE e.article = r.id),
        (SELECT count(*) FROM entry n JOIN event e ON e.id = n.event WHERE e.article = r.id),
        (SELECT count(*) FROM speech s JOIN event e ON e.id = s.event WHERE e.article = r.id),
        (SELECT count(*) FROM amount m JOIN event e ON e.id = m.event WHERE e.article = r.id) FROM article r''').fetchall()
    base.close()
    return {row[0]: row[1:] for row in rows}


def dump(ledger):
    """Everything by content, numbers of rows, terms and actors resolved: equal for equal ledgers."""
    base = sqlite3.connect(ledger)
    there = {row[0] for row in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert there == {'term', 'actor', *TABLES}, there
    terms = dict(base.execute('SELECT id, text FROM term'))
    actors = {row[0]: tuple(terms[term] for term in row[1:]) for row in base.execute('SELECT id, uid, name, code, country, sectors, office FROM actor')}
    known = {TERM: terms, ACTOR: actors}  # and by table: number of the row -> content
    lines = {}
    for table, kinds in TABLES.items():
        names = [row[1] for row in base.execute(f'PRAGMA table_info({table})')]
        assert set(names) == set(kinds), f'{table}: {set(names) ^ set(kinds)}'
        known[table] = {}
        lines[table] = collections.Counter()
        for number, row in enumerate(base.execute(f'SELECT * FROM {table}')):
            value = {name: value if kinds[name] == PLAIN or value is None else known[kinds[name]][value]
                     for name, value in zip(names, row) if kinds[name] != ROW}
            content = repr(sorted(value.items()))
            known[table][row[names.index('id')] if 'id' in names else number] = hash(content)
            lines[table][content] += 1
    base.close()
    return lines


class Killer:
    """Kills recordings of one batch of articles; `whole` is the ledger that nobody interrupted."""

    def __init__(self, program, folder, articles=300, seed=1):
        self.program, self.folder = program, pathlib.Path(folder)
        self.articles = self.folder / 'articles.jsonl'
        write_articles(self.articles, range(articles), seed)
        self.whole = self.folder / 'whole.db'
        began = time.monotonic()
        record(program, self.whole, self.articles)
        self.seconds = time.monotonic() - began
        self.complete = per_article(self.whole)
        self.dump = dump(self.whole)
        self.chance = random.Random(seed)
        self.kills = self.amid = 0
        assert len(self.complete) == articles and sum(counts[0] for counts in self.complete.values()) > articles

    def start_over(self):
        self.ledger = self.folder / f'killed-{self.kills}.db'

    def kill_once(self):
        """Starts a recording, kills it, and checks what it left; how many articles are there now."""
        before = len(per_article(self.ledger)) if is_made(self.ledger) else 0
        left = 1 - before / len(self.complete)
        process = subprocess.Popen(command(self.program, self.ledger, self.articles, self.chance.choice(COMMIT_EVERY)),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.chance.random() * self.seconds * left)
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.kills += 1
        if not is_made(self.ledger):
            return 0
        check_whole(self.ledger)
        there = per_article(self.ledger)
        for uid, counts in there.items():
            assert counts == self.complete[uid], f'{uid}: {counts} of {self.complete[uid]}'
        assert len(there) >= before, 'what was committed is gone'
        self.amid += 0 < len(there) < len(self.complete)
        return len(there)

    def finish(self):
        """Records to the end and compares with the ledger that nobody interrupted."""
        record(self.program, self.ledger, self.articles)
        check_whole(self.ledger)
        assert dump(self.ledger) == self.dump, f'{self.ledger} differs from {self.whole}'
        for suffix in ('', '-wal', '-shm'):
            pathlib.Path(f'{self.ledger}{suffix}').unlink(missing_ok=True)

    def run(self, kills, most_on_one=4):
        while self.kills < kills:
            self.start_over()
            for _ in range(self.chance.randint(1, most_on_one)):
                if self.kills == kills or self.kill_once() == len(self.complete):
                    break
            self.finish()
        assert 2 * self.amid >= self.kills, f'only {self.amid} of {self.kills} kills fell amid the articles'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('program')
    parser.add_argument('--kills', type=int, default=200)
    parser.add_argument('--articles', type=int, default=2000)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(os.path.abspath(options.program), folder, options.articles, options.seed)
        killer.run(options.kills)
        print(f'{killer.kills} kills, {killer.amid} of them amid the articles: every ledger whole, every article complete, every recording finished the same')


if __name__ == '__main__':
    sys.exit(main())
