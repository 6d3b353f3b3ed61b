#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commit-msg hook lets good messages through and says what is wrong with the others."""

import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

HOOK = Path(__file__).resolve().parents[2] / 'build-aux' / 'hooks' / 'commit-msg'


class Message(unittest.TestCase):
    def run_hook(self, text):
        with tempfile.NamedTemporaryFile('w', suffix='.txt') as message:
            message.write(text)
            message.flush()
            run = subprocess.run([str(HOOK), message.name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual('', run.stdout)
        return run.returncode, run.stderr

    def assert_good(self, text):
        self.assertEqual((0, ''), self.run_hook(text))

    def assert_refused(self, text, words):
        status, said = self.run_hook(text)
        self.assertEqual(1, status)
        self.assertIn(words, said)

    def test_good_ones_pass(self):
        self.assert_good('store: Refuse a newer schema\n')
        self.assert_good('core/project: Write the journal first\n\nA crash lost the last edit.\n')
        self.assert_good('\nbuild: Lay out\n\n# On branch main\n# Changes\n')
        self.assert_good('build: Lay out\n# On branch main\n')
        self.assert_good('Merge branch \'main\'\n')
        self.assert_good('Revert "store: Refuse a newer schema"\n\nThis reverts commit 1.\n')
        self.assert_good('fixup! store: Refuse a newer schema\n')

    def test_an_empty_one_is_refused(self):
        self.assert_refused('# On branch main\n', 'empty')

    def test_one_without_an_area_is_refused(self):
        self.assert_refused('Refuse a newer schema\n', 'area')
        self.assert_refused('Store: Refuse a newer schema\n', 'area')
        self.assert_refused('wm-store.c: Refuse a newer schema\n', 'area')
        self.assert_refused('store:Refuse a newer schema\n', 'area')

    def test_a_small_letter_is_refused(self):
        self.assert_refused('store: refuse a newer schema\n', 'capital')

    def test_a_full_stop_is_refused(self):
        self.assert_refused('store: Refuse a newer schema.\n', 'full stop')

    def test_sixty_characters_are_the_most(self):
        self.assert_good('store: ' + 'Ä' * 53 + '\n')
        self.assert_refused('store: ' + 'Ä' * 54 + '\n', '61 characters')

    def test_a_second_line_that_is_not_blank_is_refused(self):
        self.assert_refused('store: Refuse a newer schema\nIt was opened.\n', 'blank')

    def test_what_git_cuts_off_is_not_looked_at(self):
        self.assert_good('store: Refuse\n# ------------------------ >8 ------------------------\ndiff --git\n')


if __name__ == '__main__':
    tap.main('commit-msg')
