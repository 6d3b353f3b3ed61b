#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs build-aux/bench on tiny sets and checks what it prints; never how long anything took.

Usage: test-bench.py WAYMARK-BENCH WAYMARK-CLI [WAYMARK]; speaks TAP.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests/style'))
import tap  # noqa: E402

PROGRAM, CLI, *WINDOW = sys.argv[1:]

# What the issues ask for; the others are there to understand these.
ASKED = {'open_m', 'open_l', 'open_l_memory', 'extract_l', 'save_m', 'save_l_memory', 'edit_m', 'safe_m', 'attach',
         'import', 'list_key_l', 'list_sort_l', 'list_filter_l', 'overview_l', 'open_x', 'list_sort_x_asset', 'list_key_x_evidence',
         'search_find_x', 'export_x', 'risk_regrade_x'}
ASKED_OF_WINDOW = {'window_s', 'window_s_memory', 'window_key_l', 'window_sort_l', 'window_scroll_l', 'window_edit_m',
                   'window_save_m', 'window_scroll_x', 'window_edit_x', 'window_x_memory'}
ASKED_OF_CLI = {'info_l', 'info_l_memory', 'set_l_memory'}


def bench(*arguments):
    return subprocess.run([TOP / 'build-aux/bench', '--program', PROGRAM, '--cli', CLI,
                           *(['--window', *WINDOW] if WINDOW else []), *arguments],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Quick(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='waymark-bench-')
        cls.work = Path(cls.folder.name) / 'sets'
        cls.run_ = bench('--quick', '--runs', '1', '--work', cls.work)
        if cls.run_.returncode != 0:
            print('# ' + cls.run_.stderr.replace('\n', '\n# '))
            raise AssertionError('build-aux/bench failed')
        cls.result = json.loads(cls.run_.stdout)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_stdout_is_one_object_that_says_what_was_measured(self):
        self.assertEqual(self.result['bench'], 1)
        self.assertTrue(self.result['quick'])
        self.assertEqual(self.result['runs'], 1)
        self.assertEqual(set(self.result['sets']), {'S', 'M', 'L', 'X'})
        for one in self.result['sets'].values():
            self.assertEqual(set(one), {'assets', 'persons', 'files', 'bytes', 'notes', 'risks', 'links'})
        self.assertGreater(self.result['machine']['processors'], 0)

    def test_every_figure_of_the_issue_is_there_once(self):
        names = [figure['id'] for figure in self.result['figures']]
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual(ASKED, set(names))
        self.assertLessEqual(ASKED_OF_CLI, set(names))
        if WINDOW:
            self.assertLessEqual(ASKED_OF_WINDOW, set(names))

    def test_a_series_is_median_least_and_most_of_its_runs(self):
        for figure in self.result['figures']:
            for series in filter(None, (figure['measured'], figure.get('reference'))):
                self.assertEqual(set(series), {'what', 'median', 'min', 'max', 'runs'}, figure['id'])
                self.assertEqual(len(series['runs']), 1, figure['id'])
                self.assertGreater(min(series['runs']), 0, figure['id'])
                self.assertEqual(series['min'], min(series['runs']))
                self.assertEqual(series['max'], max(series['runs']))
                self.assertTrue(series['min'] <= series['median'] <= series['max'])

    def test_a_target_comes_with_its_limit_and_a_verdict(self):
        for figure in self.result['figures']:
            self.assertIn(figure['unit'], ('s', 'bytes'))
            self.assertEqual('target' in figure, 'limit' in figure, figure['id'])
            self.assertEqual('reference' in figure, 'ratio' in figure, figure['id'])
            if 'target' in figure:
                self.assertEqual(figure['met'], figure['measured']['median'] <= figure['limit'], figure['id'])
            if figure['id'] in ASKED:
                self.assertIn('target', figure, figure['id'])

    def test_nothing_is_left_behind(self):
        self.assertEqual(list(self.work.iterdir()), [])


class Sets(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='waymark-bench-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def generate(self, name, *arguments):
        environment = {**os.environ, 'WAYMARK_SEED': 'test', 'WAYMARK_NOW': '2026-11-23', 'TZ': 'UTC'}
        subprocess.run([PROGRAM, '--recovery', self.folder / 'recovery', 'generate', self.folder / name, '--assets', '3',
                        '--persons', '2', '--files', '5', *arguments], env=environment, check=True,
                       stdout=subprocess.PIPE)
        return (self.folder / name).read_bytes()

    def test_the_same_arguments_make_the_same_bytes(self):
        self.assertEqual(self.generate('a.isms', '--bytes', '50000'), self.generate('b.isms', '--bytes', '50000'))

    def test_evidence_has_exactly_the_bytes_asked_for_and_does_not_pack(self):
        sizes = [len(self.generate(f'{size}.isms', '--bytes', str(size))) for size in (100000, 200000)]
        self.assertGreater(sizes[1] - sizes[0], 99000)

    def test_kept_sets_are_used_again(self):
        first = bench('--quick', '--runs', '1', '--work', self.folder, '--only', 'save_l', '--keep')
        self.assertEqual(first.returncode, 0, first.stderr)
        made, = self.folder.iterdir()
        before = made.read_bytes(), made.stat().st_mtime_ns
        again = bench('--quick', '--runs', '1', '--work', self.folder, '--only', 'save_l')
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertNotIn('Making', again.stderr)
        # Measuring saved into a file of its own; the set is as it was, and was not ours to delete.
        self.assertEqual((made.read_bytes(), made.stat().st_mtime_ns), before)


class Failing(unittest.TestCase):
    def test_what_cannot_be_measured_is_an_error_and_prints_no_figures(self):
        with tempfile.TemporaryDirectory(prefix='waymark-bench-') as folder:
            run = subprocess.run([TOP / 'build-aux/bench', '--program', '/bin/false', '--quick', '--work', folder],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(list(Path(folder).iterdir()), [])
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stdout, '')


if __name__ == '__main__':
    tap.main('bench')
