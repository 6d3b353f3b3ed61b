#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/count-tests counts what passed and lets nothing that failed, crashed or stayed silent look like success."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

PROGRAM = Path(__file__).resolve().parents[2] / 'build-aux' / 'count-tests'

LATER = 'TO' + 'DO'
# What a test program prints and how it ends; and what is counted: passed, failed, skipped.
PROGRAMS = {
    'passes': ("printf '1..2\\nok 1 /a\\nok 2 /b\\n'", (2, 0, 0)),
    'skips-one': ("printf '1..3\\nok 1 /a\\nok 2 /b # SKIP no tool\\nok 3 /c\\n'", (2, 0, 1)),
    'skips-all': ("printf '1..0 # SKIP no display\\n'", (0, 0, 1)),
    'fails': ("printf '1..3\\nok 1 /a\\nnot ok 2 /b\\nok 3 /c\\n'; exit 1", (2, 1, 0)),
    'fails-and-exits-well': ("printf '1..2\\nok 1 /a\\nnot ok 2 /b\\n'", (1, 1, 0)),
    'crashes': ('kill -SEGV $$', (0, 1, 0)),
    'crashes-halfway': ("printf '1..5\\nok 1 /a\\nok 2 /b\\n'; kill -ABRT $$", (2, 3, 0)),
    'crashes-at-the-end': ("printf '1..1\\nok 1 /a\\n'; kill -SEGV $$", (1, 1, 0)),
    'leaks': ("printf '1..1\\nok 1 /a\\n'; echo leaked >&2; exit 23", (1, 1, 0)),
    'bails-out-after-a-skip': ("printf '1..3\\nok 1 /a # SKIP x\\nBail out! assertion\\n'", (0, 2, 1)),
    'bails-out-at-the-end': ("printf '1..1\\nok 1 /a # SKIP x\\nBail out! cleaning up\\n'", (0, 1, 1)),
    'is-silent': ('true', (0, 1, 0)),
    'stops-early': ("printf '1..4\\nok 1 /a\\n'", (1, 3, 0)),
    'has-no-plan': ("printf 'ok 1 /a\\n'", (1, 1, 0)),
    'is-not-done': (f"printf '1..2\\nok 1 /a # {LATER}\\nnot ok 2 /b # {LATER}\\n'", (0, 2, 0)),
    'hangs': ("printf '1..2\\nok 1 /a\\n'; exec sleep 60", (1, 1, 0)),
}


class Project(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = Path(tempfile.mkdtemp(prefix='waymark-count-'))
        script = '#!/bin/sh\ncase $1 in\n' + ''.join(
            f'{name}) {commands} ;;\n' for name, (commands, _) in PROGRAMS.items()) + 'esac\n'
        (cls.root / 'program').write_text(script)
        (cls.root / 'program').chmod(0o755)
        (cls.root / 'meson.build').write_text("project('counted')\nprogram = find_program('./program')\n" + ''.join(
            f"test('{name}', program, args: '{name}', protocol: 'tap', timeout: 2, "
            f"suite: ['core', '{name}'])\n" for name in PROGRAMS) + "test('good', find_program('true'))\ntest('bad', find_program('false'))\n"
            "test('left-out', find_program('sh'), args: ['-c', 'exit 77'])\n")
        subprocess.run(['meson', 'setup', 'build'], cwd=cls.root, stdout=subprocess.DEVNULL, check=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.root)

    def run_tests(self, *names):
        log = self.root / 'build' / 'meson-logs' / 'testlog.json'
        log.unlink(missing_ok=True)
        return subprocess.run(['meson', 'test', '-C', 'build', '--no-rebuild', *names], cwd=self.root,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode

    def count(self, *options):
        counts = self.root / 'counts'
        counts.unlink(missing_ok=True)
        run = subprocess.run([str(PROGRAM), '--label', 'all', '--counts', str(counts), *map(str, options)],
                             stdout=subprocess.PIPE, text=True, check=True)
        label, *numbers = counts.read_text().rstrip('\n').split('\t')
        self.assertEqual('all', label)
        return tuple(map(int, numbers)), run.stdout

    def test_each_way_to_end_is_counted(self):
        status = self.run_tests()
        self.assertNotEqual(0, status)
        numbers, said = self.count('--build', self.root / 'build', '--status', status)
        expected = [sum(counts[column] for _, counts in PROGRAMS.values()) for column in range(3)]
        self.assertEqual((expected[0] + 1, expected[1] + 1, expected[2] + 1), numbers)
        for name, (_, (_, failed, _)) in PROGRAMS.items():
            if failed:
                self.assertIn(f'--- {name}: {failed} failed', said)
            else:
                self.assertNotIn(f'--- {name}:', said)
        self.assertIn('leaked', said)
        self.assertIn('killed by signal 6', said)
        self.assertIn('time limit', said)
        self.assertIn('skipped: skips-one: /b (no tool)', said)

    def test_one_suite_is_counted_alone(self):
        self.run_tests('--suite', 'core')
        numbers, _ = self.count('--build', self.root / 'build', '--suite', 'core')
        self.assertEqual(tuple(sum(counts[column] for _, counts in PROGRAMS.values()) for column in range(3)), numbers)

    def test_what_was_never_run_has_failed(self):
        self.run_tests('passes')
        numbers, said = self.count('--build', self.root / 'build')
        self.assertEqual((2, len(PROGRAMS) + 2, 0), numbers)
        self.assertIn('--- good: 1 failed, it was never run', said)

    def test_no_test_at_all_has_failed(self):
        self.run_tests('--suite', 'none')
        numbers, _ = self.count('--build', self.root / 'build', '--suite', 'none')
        self.assertEqual((0, 1, 0), numbers)

    def test_a_bad_status_without_a_failed_test_has_failed(self):
        path = self.root / 'good.tap'
        path.write_text('1..1\nok 1 x\n')
        self.assertEqual((1, 0, 0), self.count('--tap', path)[0])
        self.assertEqual((1, 1, 0), self.count('--tap', path, '--status', '1')[0])
        self.assertEqual(0, self.run_tests('--suite', 'passes'))
        one = ('--build', self.root / 'build', '--suite', 'passes')
        self.assertEqual((2, 0, 0), self.count(*one)[0])
        self.assertEqual((2, 1, 0), self.count(*one, '--status', '1')[0])


if __name__ == '__main__':
    tap.main('count-tests')
