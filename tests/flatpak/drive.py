#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak as a person uses it: build-aux/check-flatpak runs this with a display, a bus and an empty home."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlparse

sys.dont_write_bytecode = True

from desktop import Desktop, Person, until  # noqa: E402
from person import tap  # noqa: E402

ID = 'io.github.waymark_isms.Waymark'
HOME = Path(os.environ['HOME'])
PAPERS = HOME / 'Papers'
# The window on some page of the project.
COMPANY = re.compile('^Acme Ltd – ')
PROJECT, PROOF = PAPERS / 'Acme.isms', PAPERS / 'Restore test.txt'


def cli(*arguments):
    """The command line of the same Flatpak, which for the preparation and the proofs is let into the home."""
    done = subprocess.run(['flatpak', '--user', 'run', '--filesystem=home', '--command=waymark-cli', ID,
                           *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f'waymark-cli {arguments[0]}: {done.stdout}{done.stderr}')
    return done.stdout


def log():
    return json.loads(cli('log', PROJECT, '--json'))


def digest():
    return hashlib.sha256(PROJECT.read_bytes()).hexdigest()


class Flatpak(unittest.TestCase):
    """Each stands on the one before, as a day at work does."""

    stopped = False

    @classmethod
    def setUpClass(cls):
        PAPERS.mkdir()
        PROOF.write_text('The backup of Monday was restored on a spare machine.\n', encoding='utf-8')
        cli('new', PROJECT, '--company', 'Acme Ltd', '--as', 'Ann')
        cli('add', PROJECT, 'asset', 'name=Laptop', '--as', 'Ann')
        cls.desktop = Desktop(HOME)
        cls.addClassCleanup(cls.desktop.stop)
        cls.addClassCleanup(subprocess.run, ['flatpak', 'kill', ID], stderr=subprocess.DEVNULL)
        cls.person = Person(HOME, 'waymark')

    def setUp(self):
        if self.stopped:
            self.fail('what it stands on failed')
        type(self).stopped = True

    def tearDown(self):
        if self.stopped:
            os.environ['WAYMARK_PICTURES'] = str(HOME)
            self.person.explain(self.id().rsplit('.', 1)[-1])

    def done(self):
        type(self).stopped = False

    def start(self):
        type(self).running = self.desktop.start('flatpak', '--user', 'run', ID)
        self.person.window('Waymark')

    def kill(self):
        subprocess.run(['flatpak', 'kill', ID], check=True)
        self.running.wait(timeout=30)
        until('the window to be gone', lambda: not self.person.frames())

    def press_for_dialog(self, dialog, *keys):
        before = len(self.desktop.asked(dialog))
        self.person.press(*keys)
        until(f'the dialog to {dialog}', lambda: len(self.desktop.asked(dialog)) > before)
        return self.desktop.asked(dialog)[-1]

    def open(self):
        self.desktop.will_choose('open', PROJECT)
        asked = self.press_for_dialog('open', 'ctrl+o')
        self.person.window(COMPANY)
        return asked

    def save(self):
        node = PROJECT.stat().st_ino
        self.person.press('ctrl+s')
        until('another file under the name', lambda: PROJECT.stat().st_ino != node)
        self.person.see('Saved ')
        # Nothing stays beside it, and it is sound as a whole.
        self.assertEqual({path.name for path in PAPERS.iterdir()}, {PROJECT.name, PROOF.name})
        self.assertIsNone(zipfile.ZipFile(PROJECT).testzip())
        self.assertTrue(json.loads(cli('verify', PROJECT, '--json'))['ok'])

    def test_1_opens_through_the_document_portal(self):
        self.start()
        asked = self.open()
        self.assertEqual(asked['app'], ID)
        self.assertIn('*.isms', json.dumps(asked['options']))
        # It was given this document and no other.
        self.assertEqual(len(os.listdir(Path(os.environ['XDG_RUNTIME_DIR']) / 'doc/by-app' / ID)), 1)
        self.done()

    def test_2_edits_and_saves_over_it_as_a_whole(self):
        before, events = digest(), len(log())
        self.person.press('ctrl+z')
        self.person.see('not yet in the file')
        self.assertEqual(digest(), before)
        self.save()
        self.assertEqual([one['kind'] for one in log()[events:]], ['undo'])
        self.done()

    def test_3_attaches_a_file(self):
        events = len(log())
        self.desktop.will_choose('open', PROOF)
        self.press_for_dialog('open', 'ctrl+e')
        self.person.see('not yet in the file')
        self.save()
        self.assertEqual(len(log()), events + 1)
        with zipfile.ZipFile(PROJECT) as project:
            kept = [name for name in project.namelist() if name.endswith('/' + PROOF.name)]
            self.assertEqual(project.read(kept[0]), PROOF.read_bytes())
        self.done()

    def test_4_sends_a_copy_by_mail(self):
        self.person.click('Send a copy')
        self.person.window('Send a copy')
        self.person.click('Send by e-mail')
        asked = until('the mail program', lambda: self.desktop.asked('email'))[-1]
        self.assertEqual(asked['app'], ID)
        self.assertIn('Acme Ltd', asked['options']['subject'])
        uri, = asked['options']['attachments']
        copy = Path(unquote(urlparse(uri).path))
        # The mail program is outside the sandbox and can read it.
        with zipfile.ZipFile(io.BytesIO(copy.read_bytes())) as sent:
            self.assertIsNone(sent.testzip())
            self.assertTrue(any(name.startswith('reports/') for name in sent.namelist()))
            self.assertTrue(any(name.endswith('/' + PROOF.name) for name in sent.namelist()))
        self.person.window(COMPANY)
        self.done()

    def test_5_is_killed_and_recovers(self):
        before, events = digest(), len(log())
        self.person.press('ctrl+z')
        self.person.see('not yet in the file')
        self.kill()
        self.assertEqual(digest(), before)
        self.start()
        self.open()
        self.person.see('not yet in the file')
        self.save()
        self.assertEqual([one['kind'] for one in log()[events:]], ['undo'])
        self.done()

    def test_6_opens_what_is_double_clicked(self):
        """As a file manager does it: over the bus, with the document handed to the portal first."""
        self.kill()
        chosen = len(self.desktop.asked('open'))
        entry = Path(os.environ['FLATPAK_USER_DIR']) / f'exports/share/applications/{ID}.desktop'
        subprocess.run(['gio', 'launch', entry, PROJECT], check=True, timeout=60)
        self.person.window(COMPANY)
        self.assertEqual(len(self.desktop.asked('open')), chosen)
        self.done()


if __name__ == '__main__':
    tap.main('flatpak')
