#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli where something stands in its way: other programs, full disks, crashes, odd places."""

import json
import os
import pty
import random
import re
import shutil
import signal
import stat
import subprocess
import unittest

from program import CRASH, CliTest, Done, is_sanitized

import tap

needs_strace = unittest.skipIf(shutil.which('strace') is None or is_sanitized(), 'needs strace and no sanitizers')


class Robust(CliTest):
    def setUp(self):
        super().setUp()
        self.new()

    def traced(self, *arguments, strace):
        command = self.command(*arguments)
        command['args'] = ['strace', '-f', '-q', '-o', str(self.top / 'trace'), *strace, *command['args']]
        done = subprocess.run(**command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return Done(done)

    def people(self):
        return len(self.run_ok('list', self.file, 'person', '--json').json)

    def remove_temporaries(self):
        found = [path for path in self.top.iterdir() if path.name.endswith('.tmp')]
        for path in found:
            path.unlink()
        return found


class Window(Robust):
    """Another program has, or had, the project open."""

    def window(self, mode):
        process = subprocess.Popen([CRASH, self.file, mode], env=self.environment, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        self.assertEqual(process.stdout.readline(), 'open\n')
        return process

    def crash(self):
        self.window('crash').communicate()

    def test_busy_refuses_to_write_and_lets_read(self):
        window = self.window('hold')
        try:
            for verb, *rest in (('add', 'person', 'name=x'), ('set', 'A.5.1', 'how=x'), ('undo',), ('redo',),
                                ('delete', 'A.5.1'), ('link', 'A.5.1', 'A.5.2'), ('unlink', 'A.5.1', 'A.5.2'),
                                ('attach', self.file), ('purge', 'A.5.1')):
                self.refused('busy', verb, self.file, *rest)
            self.assertEqual(self.people(), 0)
            self.run_ok('verify', self.file)
            items = self.run_ok('recover', '--json').json
            self.assertEqual([(one['open'], one['file']) for one in items], [(True, str(self.file))])
            self.refused('busy', 'recover', items[0]['folder'], self.top / 'x.isms')
        finally:
            window.communicate()

    def test_pending_is_told_then_taken_over(self):
        self.crash()
        info = self.run_ok('info', self.file, '--json')
        self.assertEqual((info.json['pending'], info.json['records']['person']), (1, 0))
        self.assertEqual(json.loads(info.err)['notice']['code'], 'pending')
        self.assertIn('1 change', self.run_ok('list', self.file, 'person').err)
        done = self.run_ok('add', self.file, 'person', 'name=Next')
        self.assertIn('Took over 1 change', done.err)
        self.assertRegex(done.out, r'^[0-9a-f]{32}\n$')
        self.assertEqual([one['name'] for one in self.run_ok('list', self.file, 'person', '--json').json],
                         ['Left Behind', 'Next'])
        self.assertEqual([one['actor'] for one in self.run_ok('log', self.file, '--json').json],
                         ['Tester', 'Window', 'Tester'])
        self.assertEqual(self.run_ok('info', self.file, '--json').json['pending'], 0)
        self.assertEqual(self.journals(), [])

    def test_pending_stays_when_the_verb_is_refused(self):
        self.crash()
        self.run_status(1, 'set', self.file, 'A.5.1', 'owner=nobody')
        self.assertEqual(self.run_ok('info', self.file, '--json').json['pending'], 1)

    def test_recover_writes_what_a_crash_left(self):
        self.run_ok('attach', self.file, CRASH)
        self.crash()
        items = self.run_ok('recover', '--json').json
        self.assertEqual([(one['open'], one['company']) for one in items], [(False, 'Müller & Söhne')])
        self.assertIn(items[0]['folder'], self.run_ok('recover').out)
        self.refused('exists', 'recover', items[0]['folder'], self.file)
        self.refused('not_found', 'recover', self.top, self.top / 'b.isms')
        target = self.top / 'Gerettet ä.isms'
        self.run_ok('recover', items[0]['folder'], target)
        self.file = target
        self.assertEqual(self.people(), 1)
        self.assertEqual(self.run_ok('verify', target, '--json').json['problems'], [])
        self.assertIn('No program', self.run_ok('recover').out)
        self.assertEqual(self.run_ok('recover', '--json').json, [])

    def test_recover_works_without_the_file(self):
        self.crash()
        self.file.unlink()
        folder = self.run_ok('recover', '--json').json[0]['folder']
        self.run_ok('recover', os.path.basename(folder), self.file)
        self.assertEqual(self.people(), 1)


    def test_a_folder_that_was_not_finished_keeps_nobody_out(self):
        """Its program died between making it and locking it, or while it removed it."""
        project = self.run_ok('info', self.file, '--json').json['project']
        root = self.home / 'data' / 'waymark' / 'recovery'
        for number in range(2):
            folder = root / f'{project}-0000000{number}'
            (folder / 'staging').mkdir(parents=True)
            if number == 0:
                (folder / 'owner.json').write_text(json.dumps({'file': str(self.file), 'company': 'x'}))
        (root / f'{project}-00000003').write_text('no folder')
        self.add('person', 'name=A')
        self.assertEqual([path.name for path in self.journals()], [f'{project}-00000003'])


class Files(Robust):
    def test_a_link_is_followed_and_stays(self):
        link = self.top / 'link.isms'
        link.symlink_to(self.file)
        self.run_ok('add', link, 'person', 'name=A')
        self.assertTrue(link.is_symlink())
        self.assertEqual(self.people(), 1)
        dangling = self.top / 'dangling.isms'
        dangling.symlink_to(self.top / 'target.isms')
        self.run_status(1, 'new', dangling)
        self.assertTrue(dangling.is_symlink())

    def test_the_mode_of_the_file_stays(self):
        self.file.chmod(0o640)
        self.add('person', 'name=A')
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o640)

    def test_relative_paths(self):
        self.run_ok('add', self.file.name, 'person', 'name=A')
        self.run_ok('add', './' + self.file.name, 'person', 'name=A')
        self.assertEqual(self.people(), 2)

    def test_a_name_that_is_no_utf8(self):
        name = os.fsencode(self.top) + b'/\xe4\xff.isms'
        self.run_ok('new', name)
        self.run_ok('add', name, 'person', 'name=A')
        self.assertEqual(self.run_ok('verify', name, '--json').json['ok'], True)

    def test_the_same_commands_make_the_same_bytes(self):
        (self.top / 'proof.txt').write_text('proof')
        made = []
        for name in ('one', 'two'):
            folder = self.top / name
            folder.mkdir()
            self.file = folder / 'Same.isms'
            fixed = {'WAYMARK_NOW': '2026-11-23T14:02:00Z', 'WAYMARK_SEED': 'x', 'HOME': str(folder)}
            for verb, *rest in (('new', '--company', 'Ä'), ('add', 'person', 'name=Ann'), ('undo',), ('redo',),
                                ('set', 'A.5.1', 'owner=Ann', 'reasons=law'), ('attach', '../proof.txt', '--to', 'A.5.1')):
                self.run_ok(verb, self.file, *(one.replace('../', f'{self.top}/') for one in rest), **fixed)
            made.append(self.file.read_bytes())
        self.assertEqual(made[0] == made[1], True)

    def test_a_place_that_takes_no_file(self):
        if os.geteuid() != 0:
            self.top.chmod(0o555)
            self.addCleanup(self.top.chmod, 0o755)
            self.refused('io', 'add', self.file, 'person', 'name=x')
            return
        inside = self.top / 'read only'
        inside.mkdir()
        shutil.copy(self.file, inside / 'a.isms')
        command = self.command('add', inside / 'a.isms', 'person', 'name=x', '--json')
        script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
        command['args'] = ['unshare', '-m', 'sh', '-c', script, 'sh', str(inside), *command['args']]
        done = Done(subprocess.run(**command, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        if 'mount' in done.err or 'unshare' in done.err:
            self.skipTest('may not mount here')
        self.assertEqual((done.status, done.error['code'], done.out), (1, 'io', ''))
        self.assertIn('Nothing was changed', done.error['message'])
        self.assertEqual((inside / 'a.isms').read_bytes(), self.file.read_bytes())

    def test_an_answer_that_cannot_be_written_is_an_error(self):
        with open('/dev/full', 'wb') as full:
            command = self.command('list', self.file, 'control', '--json')
            done = subprocess.run(**command, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(json.loads(done.stderr)['error']['code'], 'output')


class Progress(Robust):
    def run_on_terminal(self, *arguments, until=None):
        """What a terminal on stderr gets; with a pattern the program is interrupted when it shows."""
        controller, terminal = pty.openpty()
        process = subprocess.Popen(**self.command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=terminal)
        os.close(terminal)
        said = b''
        while True:
            try:
                more = os.read(controller, 4096)
            except OSError:
                break
            if not more:
                break
            said += more
            if until is not None and re.search(until, said):
                process.send_signal(signal.SIGINT)
                until = None
        os.close(controller)
        out = process.communicate()[0]
        return process.returncode, out.decode(), said.decode()

    def make_large(self, mebibytes):
        large = self.top / 'large.bin'
        with open(large, 'wb') as file:
            file.truncate(mebibytes << 20)
        return large

    def test_a_terminal_sees_progress_and_a_pipe_does_not(self):
        large = self.make_large(8)
        status, out, said = self.run_on_terminal('attach', self.file, large)
        self.assertEqual(status, 0)
        self.assertRegex(out, r'^[0-9a-f]{32}\n$')
        self.assertRegex(said, r'\r[^\r]*large\.bin … \d+ %')
        self.assertRegex(said, r'\rSaving … \d+ %')
        self.assertRegex(said, r'\r +\r$')
        self.assertNotIn('\n', said)
        self.assertRegex(self.run_on_terminal('verify', self.file)[2], r'\rVerifying … \d+ %')
        large.write_bytes(b'x' * (4 << 20))
        self.assertEqual(self.run_ok('attach', self.file, large).err, '')
        self.assertEqual(self.run_ok('verify', self.file).err, '')

    def test_an_interruption_leaves_everything_as_it_was(self):
        before = self.file.read_bytes()
        status, out, said = self.run_on_terminal('attach', self.file, self.make_large(400), until=rb' [1-9] %')
        self.assertEqual((status, out), (1, ''), said)
        self.assertEqual(self.file.read_bytes() == before, True)
        self.assertEqual(self.journals(), [])


@needs_strace
class Traced(Robust):
    def test_a_save_killed_at_any_call_leaves_old_or_new(self):
        expected = 0
        outcomes = set()
        for call, places in (('fsync', (1, 2, 3, 4)), ('rename', (1, 2, 3)), ('fchmod', (1,)), ('unlink', (1, 2)),
                             ('write', (1, 2, 3, 5, 8)), ('rmdir', (1, 2))):
            for when in places:
                with self.subTest(call=call, when=when):
                    killed = self.traced('add', self.file, 'person', 'name=x', strace=[
                        '-e', f'trace={call}', '-e', f'inject={call}:signal=SIGKILL:when={when}'])
                    people = self.people()
                    outcomes.add((killed.status == 0, people - expected))
                    expected = people
                    self.run_ok('verify', self.file)
                    self.remove_temporaries()
        self.assertLessEqual(outcomes, {(True, 1), (False, 1), (False, 0)})
        self.assertLessEqual({(False, 1), (False, 0)}, outcomes)
        self.add('person', 'name=last')
        self.assertEqual(self.journals(), [])

    def test_a_save_killed_at_any_moment_leaves_old_or_new(self):
        self.run_ok('attach', self.file, CRASH)
        chance = random.Random(1)
        expected = 0
        for _ in range(25):
            process = subprocess.Popen(**self.command('add', self.file, 'person', 'name=x'), stdout=subprocess.PIPE)
            try:
                process.wait(chance.uniform(0, 0.06))
            except subprocess.TimeoutExpired:
                process.kill()
            acknowledged = len(process.communicate()[0]) == 33
            people = self.people()
            self.assertIn(people - expected, (1,) if acknowledged else (0, 1))
            expected = people
            self.run_ok('verify', self.file)
            self.remove_temporaries()
        self.add('person', 'name=last')

    def test_a_call_that_fails_changes_nothing_and_says_so(self):
        before = self.file.read_bytes()
        codes = set()
        for call, errors in (('fsync', ('EIO', 'ENOSPC')), ('rename', ('EACCES',)), ('fchmod', ('EPERM',)),
                             ('mkdir', ('ENOSPC',)), ('openat', ('EACCES', 'EMFILE'))):
            for error, when in ((error, when) for error in errors for when in range(1, 6)):
                # A program opens many files before ours; only those that are made count.
                path = ['-P', str(self.top)] if call == 'openat' else []
                with self.subTest(call=call, error=error, when=when):
                    self.file.write_bytes(before)
                    done = self.traced('add', self.file, 'person', 'name=x', '--json', strace=[
                        *path, '-e', f'trace={call}', '-e', f'inject={call}:error={error}:when={when}'])
                    is_new = self.file.read_bytes() != before
                    self.assertEqual(self.remove_temporaries(), [])
                    if done.status == 0:
                        self.assertTrue(is_new)
                        continue
                    codes.add(done.error['code'])
                    self.assertEqual((done.status, done.out), (1, ''))
                    self.assertEqual(is_new, done.error['code'] == 'unconfirmed', done.err)
                    self.assertIn('look at it again' if is_new else 'Nothing was changed.', done.error['message'])
        self.assertLessEqual({'io', 'no_space', 'permission', 'unconfirmed'}, codes)

    def test_no_verb_opens_a_temporary_file_of_sqlite(self):
        (self.top / 'a.csv').write_text('name,note\n' + ''.join(f'N{n},{"x" * 200}\n' for n in range(2000)))
        (self.top / 'proof').write_text('x')
        commands = [('new', self.top / 'b.isms'), *((verb, self.file, *rest) for verb, *rest in (
            ('import', 'asset', self.top / 'a.csv'), ('add', 'person', 'name=Ann'), ('set', 'A.5.1', 'owner=Ann'),
            ('attach', self.top / 'proof', '--to', 'A.5.1'), ('extract', 'E-1', self.top / 'out'), ('info',),
            ('copy', self.top / 'c.isms', '--reports'),
            ('list', 'asset'), ('list', 'asset', '--json'), ('show', 'A-7'), ('search', 'N1'), ('log',),
            ('link', 'A-1', 'A-2'), ('unlink', 'A-1', 'A-2'), ('delete', 'A-1', 'A-2'), ('undo', '--to', '1'),
            ('redo',), ('redo',), ('purge', 'P-1'), ('export', 'soa', self.top / 'soa.pdf'), ('verify',)))]
        allowed = re.compile(r'/waymark/recovery/|/\.[^/]*(\.isms|out)\.[0-9a-f]+\.tmp$|/soa\.pdf\.[0-9a-f]+\.tmp$'
                             r'|/fontconfig/|/dev/')
        for command in commands:
            with self.subTest(verb=command[0]):
                done = self.traced(*command, strace=['-s', '1000', '-e',
                                                     'trace=open,openat,creat,memfd_create'])
                self.assertEqual(done.status, 0, done.err)
                trace = (self.top / 'trace').read_text(errors='replace')
                made = re.findall(r'open(?:at)?\([^"]*"([^"]*)"[^)]*O_(?:CREAT|TMPFILE)', trace)
                self.assertEqual([one for one in made if not allowed.search(one)], [])
                self.assertNotIn('etilqs', trace)


if __name__ == '__main__':
    tap.main('cli-robust')
