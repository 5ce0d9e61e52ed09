#!/usr/bin/env python3
"""Runs tools/check_data.py: the data of the project passes, and each kind of mistake is found with file and line."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def check(directory):
    done = subprocess.run([sys.executable, ROOT / 'tools/check_data.py', directory], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout


class CheckData(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.data = pathlib.Path(self.folder.name)
        shutil.copytree(ROOT / 'data/actors', self.data / 'actors')
        shutil.copytree(ROOT / 'data/places', self.data / 'places')

    def tearDown(self):
        self.folder.cleanup()

    def add(self, file, line):
        """Appends a line; gives FILE:LINE of it."""
        path = self.data / file
        text = path.read_text().rstrip('\n') + '\n' + line + '\n'
        path.write_text(text)
        return f'{path}:{text.count(chr(10))}'

    def assert_found(self, where, *words):
        code, out = check(self.data)
        lines = [line for line in out.splitlines() if line.startswith(where + ':')]
        self.assertEqual(code, 1)
        for word in words:
            self.assertTrue(any(word in line for line in lines), f'{where}: no "{word}" in\n{out}')

    def test_the_data_of_the_project_passes(self):
        code, out = check(ROOT / 'data')
        self.assertEqual(code, 0, out)

    def test_unknown_codes_and_duplicate_ids(self):
        self.assert_found(self.add('actors/bodies.tsv', 'zzz.body\tZzz Body\tagency\tQQQ\tGOV\t\t\t\tx'), '"QQQ" is neither')
        self.assert_found(self.add('actors/bodies.tsv', 'igo.who\tAnother\tigo\t\tIGO\t\t\t\tx'), 'already taken at')
        self.assert_found(self.add('actors/states.tsv', 'zzz\tFRA\tXX\tZzzland\t\t\t\t\t\t\t\t\tISO 3166-1'), 'ISO 3166-1 has FRA as FR')

    def test_terms_that_end_before_they_begin_and_unknown_persons(self):
        where = self.add('actors/terms.tsv', 'fra.nobody\tPresident\tFRA\tGOV\t2020-05\t2019\tx\t\t\t')
        self.assert_found(where, 'ends (2019) before it begins (2020-05)', 'is not the id of a person')

    def test_two_holders_of_one_office(self):
        where = self.add('actors/terms.tsv', 'fra.hollande\tPresident\tFRA\tGOV\t2018-01-01\t2019-01-01\tx\t\t\thead-of-state')
        self.assert_found(where, 'overlaps by 365 days with the term of fra.macron')

    def test_contested_offices_may_overlap(self):
        self.add('actors/terms.tsv', 'fra.hollande\tPresident\tFRA\tGOV\t2018-01-01\t2019-01-01\tx\t\t\thead-of-state')
        self.add('actors/claims.tsv', 'fra.president\tfra.hollande\t2018-01-01\t2019-01-01\t\t\tx')
        self.assertNotIn('overlaps', check(self.data)[1])

    def test_one_name_for_two_bodies_of_a_country(self):
        self.assert_found(self.add('actors/bodies.tsv', 'usa.zzz\tState Department\tagency\tUSA\tGOV\t\t\t\tx'), 'also belongs to usa.state-department')

    def test_places_without_coordinates(self):
        where = self.add('places/places.tsv', 'fra.zzz\tZzzville\t\tcity\tFRA\t\tnorth\t200\tx\t')
        self.assert_found(where, '"north" is no lat', '"200" is no lon')

    def test_facts_without_a_source(self):
        self.assert_found(self.add('actors/persons.tsv', 'zzz.nobody\tNo Body\t\tm\t'), 'has no source')


if __name__ == '__main__':
    unittest.main()
