#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak as a person uses it: build-aux/check-flatpak runs this with a display, a bus and an empty home."""

import hashlib
import json
import os
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'style'))

import tap  # noqa: E402

from desktop import Desktop, until  # noqa: E402

ID = 'io.github.waymark_isms.Waymark'
HOME = Path(os.environ['HOME'])
PAPERS = HOME / 'Papers'
PROJECT = PAPERS / 'Acme.isms'


def cli(*arguments):
    """The command line of the same Flatpak, which for the preparation and the proofs is let into the home."""
    done = subprocess.run(['flatpak', '--user', 'run', '--filesystem=home', '--command=waymark-cli', ID,
                           *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f'waymark-cli {arguments[0]}: {done.stderr}')
    return done.stdout


def log():
    return json.loads(cli('log', PROJECT, '--json'))


class Flatpak(unittest.TestCase):
    """Each stands on the one before, as a day at work does."""

    @classmethod
    def setUpClass(cls):
        PAPERS.mkdir()
        cli('new', PROJECT, '--company', 'Acme Ltd', '--as', 'Ann')
        cli('add', PROJECT, 'asset', 'name=Laptop', '--as', 'Ann')
        cls.desktop = Desktop(HOME)
        cls.addClassCleanup(cls.desktop.stop)
        cls.addClassCleanup(subprocess.run, ['flatpak', 'kill', ID], stderr=subprocess.DEVNULL)

    def setUp(self):
        if self.broken:
            self.skipTest('what it stands on failed')
        type(self).broken = True

    broken = False

    def done(self):
        type(self).broken = False

    def start(self):
        type(self).program = self.desktop.start('flatpak', '--user', 'run', ID)
        return self.desktop.frame('waymark')

    def open(self, frame):
        self.desktop.will_choose('open', PROJECT)
        self.desktop.sees(frame, 'Waymark')
        before = len(self.desktop.asked('open'))
        self.desktop.press('ctrl+o')
        until('the dialog', lambda: len(self.desktop.asked('open')) > before)
        self.desktop.sees(frame, 'Acme Ltd')

    def test_1_opens_through_the_document_portal(self):
        frame = self.start()
        self.open(frame)
        asked = self.desktop.asked('open')[-1]
        self.assertEqual(asked['app'], ID)
        self.assertIn('*.isms', json.dumps(asked['options']))
        # It was given this document alone, and under another name than the person's.
        documents = Path(os.environ['XDG_RUNTIME_DIR']) / 'doc'
        shown = os.listdir(documents / "by-app" / ID)
        self.assertEqual(len(shown), 1)
        self.done()

    def test_2_edits_and_saves_over_it_as_a_whole(self):
        frame = self.desktop.frame('waymark', 'Acme Ltd')
        before, node, events = PROJECT.read_bytes(), PROJECT.stat().st_ino, len(log())
        self.desktop.press('ctrl+z')
        self.desktop.sees(frame, 'not yet in the file')
        self.assertEqual(PROJECT.read_bytes(), before)
        self.desktop.press('ctrl+s')
        until('another file under the name', lambda: PROJECT.stat().st_ino != node)
        self.desktop.sees(frame, 'Saved')
        self.assertEqual(zipfile.ZipFile(PROJECT).testzip(), None)
        self.assertTrue(json.loads(cli('verify', PROJECT, '--json'))['ok'])
        self.assertEqual([one['kind'] for one in log()[events:]], ['undo'])
        self.assertEqual([path.name for path in PAPERS.iterdir()], ['Acme.isms'])
        self.done()

    def test_5_is_killed_and_recovers(self):
        frame = self.desktop.frame('waymark', 'Acme Ltd')
        before, events = hashlib.sha256(PROJECT.read_bytes()).hexdigest(), len(log())
        self.desktop.press('ctrl+shift+z')
        self.desktop.sees(frame, 'not yet in the file')
        subprocess.run(['flatpak', 'kill', ID], check=True)
        self.program.wait(timeout=30)
        self.assertEqual(hashlib.sha256(PROJECT.read_bytes()).hexdigest(), before)
        until('the window to be gone', lambda: not list(self.desktop.frames('waymark')))
        frame = self.start()
        self.open(frame)
        self.desktop.sees(frame, 'not yet in the file')
        self.desktop.press('ctrl+s')
        self.desktop.sees(frame, 'Saved')
        self.assertEqual([one['kind'] for one in log()[events:]], ['redo'])
        self.done()

    def test_6_opens_what_is_double_clicked(self):
        """As a file manager does it: over the bus, with the document handed to the portal first."""
        subprocess.run(['flatpak', 'kill', ID], check=True)
        self.program.wait(timeout=30)
        until('the window to be gone', lambda: not list(self.desktop.frames('waymark')))
        chosen = len(self.desktop.asked('open'))
        entry = Path(os.environ['FLATPAK_USER_DIR']) / f'exports/share/applications/{ID}.desktop'
        subprocess.run(['gio', 'launch', entry, PROJECT], check=True, timeout=60)
        self.desktop.frame('waymark', 'Acme Ltd')
        self.assertEqual(len(self.desktop.asked('open')), chosen)
        self.done()

    def tearDown(self):
        if self.broken:
            self.desktop.picture(self.id().rsplit('.', 1)[-1])


if __name__ == '__main__':
    tap.main('flatpak')
