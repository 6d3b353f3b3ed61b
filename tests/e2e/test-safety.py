#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can happen to somebody's work: the program is killed, the file changes or goes, the disk is full. Nothing is
lost, nobody is asked without need, and the words say what is safe."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import unittest
from pathlib import Path

import person
from person import cli, until

SAVED = re.compile(r'\bSaved \d\d:\d\d$')
SAFE_HERE = re.compile(r'Safe here, not yet in the file$')


def events(path):
    return len(json.loads(cli('log', path, '--json').stdout))


class SafetyCase(person.Case):
    def setUp(self):
        super().setUp()
        self.path = self.sample()
        self.events = events(self.path)

    def change(self):
        """One change: the last one of the sample is undone."""
        self.person.window('Lindner Optik GmbH – Dashboard')
        self.person.press('ctrl+z')
        self.person.see(re.compile('^Undone: '))
        self.person.see(SAFE_HERE)

    def close_at_second_try(self):
        """Where the file cannot be written, closing shows why once; then it closes, for the journal has the change."""
        self.person.press('ctrl+q')
        self.person.window('Lindner Optik GmbH – Dashboard')
        until('the end', lambda: self.person.press('ctrl+q') or self.person.process.poll() is not None)
        self.person.wait_for_end()

    def assert_changes(self, count, path=None):
        self.assert_sound(path or self.path)
        self.assertEqual(events(path or self.path) - self.events, count)


class Closing(SafetyCase):
    def test_unsaved_work_is_in_the_file_and_nobody_is_asked(self):
        self.person.start(self.path)
        self.change()
        self.close()
        self.assert_changes(1)
        self.assertEqual(self.journals(), [])

    def test_the_close_button_does_the_same(self):
        self.person.start(self.path)
        self.change()
        self.person.press('alt+F4')
        self.assertEqual(self.person.wait_for_end(), 0)
        self.assert_changes(1)

    def test_without_a_change_the_file_is_not_touched(self):
        before = self.path.stat()
        self.person.start(self.path)
        self.person.see(SAVED)
        self.close()
        self.assertEqual(self.path.stat().st_mtime_ns, before.st_mtime_ns)
        self.assertEqual(self.path.stat().st_ino, before.st_ino)


class Saving(SafetyCase):
    def test_undo_redo_and_save_by_keys(self):
        self.person.start(self.path)
        self.change()
        self.person.press('ctrl+shift+z')
        self.person.see(re.compile('^Done again: '))
        self.person.press('ctrl+s')
        self.person.see(SAVED)
        self.assert_changes(2)
        self.close()
        self.assert_changes(2)


class Killed(SafetyCase):
    def test_the_work_is_there_at_the_next_start(self):
        self.person.start(self.path)
        self.change()
        self.person.kill()
        self.assert_changes(0)
        self.person.start(self.path)
        self.person.see('1 change that was not in the file yet is here again; nothing is lost.')
        self.person.see(SAFE_HERE)
        self.person.press('ctrl+s')
        self.person.see(SAVED)
        self.close()
        self.assert_changes(1)
        self.assertEqual(self.journals(), [])

    def test_the_work_is_there_without_its_file(self):
        self.person.start(self.path)
        self.change()
        self.person.kill()
        self.path.unlink()
        self.person.start()
        self.person.find('list item', re.compile('Lindner Optik GmbH'))
        self.person.see(re.compile('Last changed .*Lindner.isms'))


class Outside(SafetyCase):
    def test_another_program_saves_the_file(self):
        self.person.start(self.path)
        self.person.see(SAVED)
        cli('set', self.path, 'P-1', 'note=From elsewhere')
        self.person.see('Another program saved this project.')
        self.person.click('Show theirs')
        self.person.window('Lindner Optik GmbH – Dashboard')
        until('the undo of their change', lambda: self.person.look('push button', 'Undo'))
        self.close()
        self.assert_changes(1)

    def test_both_versions_are_kept(self):
        self.person.start(self.path)
        self.change()
        cli('set', self.path, 'P-1', 'note=From elsewhere', WAYMARK_RECOVERY=str(self.folder / 'elsewhere'))
        self.person.see('Your version here is untouched; save it as another file to keep both.')
        self.person.click('Save as…')
        other = self.folder / 'Mine.isms'
        self.person.choose_file('Save', other)
        self.person.see(SAVED)
        self.close()
        self.assert_changes(1)
        self.assert_changes(1, other)

    def test_the_file_is_deleted(self):
        self.person.start(self.path)
        self.change()
        self.path.unlink()
        self.person.see('Nothing of your work is lost; save it as another file.')
        self.person.click('Save as…')
        self.person.choose_file('Save', self.path)
        self.person.see(SAVED)
        self.close()
        self.assert_changes(1)

    def test_a_deleted_file_and_closing_lose_nothing(self):
        self.person.start(self.path)
        self.change()
        self.path.unlink()
        self.person.see('Nothing of your work is lost; save it as another file.')
        self.person.press('ctrl+q')
        self.person.wait_for_end()
        if self.path.exists():
            self.assert_changes(1)
        else:
            self.person.start()
            self.person.see(re.compile('Last changed .*Lindner.isms'))


class Disk(SafetyCase):
    def test_a_full_disk(self):
        place = self.folder / 'disk'
        place.mkdir()
        size = self.path.stat().st_size // 1024 + 200
        # A small file system that only the program sees; it takes no rights to make one.
        within = ['unshare', '--user', '--map-current-user', '--keep-caps', '--mount', 'sh', '-c',
                  f'mount -t tmpfs -o size={size}k none "{place}" && cp "{self.path}" "{place}/" && exec "$@"', 'sh']
        if subprocess.run(within + ['true'], stderr=subprocess.DEVNULL).returncode != 0:
            raise unittest.SkipTest('no file system can be made here')
        self.person.start(place / self.path.name, within=within)
        seen = Path(f'/proc/{self.person.process.pid}/root{place}/{self.path.name}')
        before = seen.read_bytes()
        self.change()
        self.person.press('ctrl+s')
        self.person.see(re.compile('disk is full|no space|No space'))
        self.assertEqual(seen.read_bytes(), before)
        self.person.click('Save as…')
        other = self.folder / 'Elsewhere.isms'
        self.person.choose_file('Save', other)
        self.person.see(SAVED)
        self.close()
        self.assert_changes(1, other)

    def test_a_file_that_may_not_grow(self):
        # Larger than the journal's copy of the database, which has to fit under the limit.
        proof = self.folder / 'Scan.bin'
        proof.write_bytes(os.urandom(6 * 1000 * 1000))
        cli('attach', self.path, proof)
        self.events = events(self.path)
        limit = self.path.stat().st_size - 4096

        def set_limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        before = self.path.read_bytes()
        self.person.start(self.path, before=set_limit)
        self.change()
        self.person.press('ctrl+s')
        self.person.find('push button', 'Try again')
        self.assertEqual(self.path.read_bytes(), before)
        self.close_at_second_try()
        self.assertEqual(self.path.read_bytes(), before)
        self.person.start(self.path)
        self.person.see('1 change that was not in the file yet is here again; nothing is lost.')
        self.close()
        self.assert_changes(1)

    def test_a_place_where_nothing_may_be_written(self):
        if os.geteuid() == 0:
            within = ['unshare', '--user', '--map-current-user', '--keep-caps', '--mount', 'sh', '-c',
                      f'mount --bind "{self.folder}/place" "{self.folder}/place" && '
                      f'mount -o remount,ro,bind "{self.folder}/place" && exec "$@"', 'sh']
        else:
            within = []
        place = self.folder / 'place'
        place.mkdir()
        shutil.move(self.path, place)
        path = place / self.path.name
        if within and subprocess.run(within + ['true'], stderr=subprocess.DEVNULL).returncode != 0:
            raise unittest.SkipTest('no folder can be made read-only here')
        if not within:
            place.chmod(0o500)
        self.person.start(path, within=within)
        self.change()
        self.person.press('ctrl+s')
        self.person.find('push button', 'Try again')
        self.person.click('Save as…')
        other = self.folder / 'Elsewhere.isms'
        self.person.choose_file('Save', other)
        self.person.see(SAVED)
        self.close()
        place.chmod(0o700)
        self.assert_changes(1, other)
        self.assert_changes(0, path)


if __name__ == '__main__':
    person.main('safety')
