# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs waymark-cli for tests, each in a home of its own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'style'))

CLI, CRASH, MAN = (Path(one).resolve() for one in sys.argv[1:4])
KINDS = ('organisation', 'person', 'asset', 'requirement', 'control', 'evidence')


def is_sanitized():
    return b'__asan_init' in CLI.read_bytes()


class Done:
    """What a run of the program left."""

    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode('utf-8')
        self.err = done.stderr.decode('utf-8')

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self):
        """The error that --json gives, which is the last line; remarks may stand before it."""
        return json.loads(self.err.splitlines()[-1])['error']

    @property
    def id(self):
        return self.out.strip()


class CliTest(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        # Spaces and umlauts in every path.
        self.top = Path(tempfile.mkdtemp(prefix='waymark cli ä '))
        self.addCleanup(shutil.rmtree, self.top)
        self.home = self.top / 'home'
        self.home.mkdir()
        self.file = self.top / 'Müller & Söhne.isms'
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith('WAYMARK_')},
            'HOME': str(self.home),
            'XDG_DATA_HOME': str(self.home / 'data'),
            'WAYMARK_ACTOR': 'Tester',
        }

    def tearDown(self):
        """No test leaves a half-written file beside the project, or a journal that nobody needs."""
        left = [path.name for path in self.top.iterdir() if path.name.endswith('.tmp')]
        self.assertEqual(left, [])

    def command(self, *arguments, **environment):
        return {
            'args': [str(CLI), *(one if isinstance(one, bytes) else str(one) for one in arguments)],
            'env': {**self.environment, **environment},
            'cwd': self.top,
        }

    def run_any(self, *arguments, **environment):
        return Done(subprocess.run(**self.command(*arguments, **environment), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120))

    def run_ok(self, *arguments, **environment):
        done = self.run_any(*arguments, **environment)
        self.assertEqual(done.status, 0, (arguments, done.out, done.err))
        return done

    def run_status(self, status, *arguments, **environment):
        done = self.run_any(*arguments, **environment)
        self.assertEqual(done.status, status, (arguments, done.out, done.err))
        self.assertNotEqual(done.err, '', arguments)
        return done

    def refused(self, code, *arguments):
        """Says so in both ways, and leaves the file as it was."""
        before = self.file.read_bytes() if self.file.exists() else None
        status = 2 if code == 'usage' else 1
        text = self.run_status(status, *arguments)
        done = self.run_status(status, *arguments, '--json')
        self.assertEqual(done.error['code'], code, done.err)
        self.assertIn('waymark-cli: ', text.err)
        self.assertEqual(self.file.read_bytes() if self.file.exists() else None, before)
        return done

    def new(self, *arguments):
        return self.run_ok('new', self.file, '--company', 'Müller & Söhne', *arguments)

    def add(self, kind, *values):
        return self.run_ok('add', self.file, kind, *values).id

    def show(self, record):
        return self.run_ok('show', self.file, record, '--json').json

    def state(self):
        return {kind: self.run_ok('list', self.file, kind, '--json').json for kind in KINDS}

    def assert_state(self, wanted):
        state = self.state()
        if state != wanted:
            gone = [one for kind in KINDS for one in wanted[kind] if one not in state[kind]]
            more = [one for kind in KINDS for one in state[kind] if one not in wanted[kind]]
            self.fail(f'records differ\nwanted {gone}\nthere  {more}')

    def journals(self):
        folder = self.home / 'data' / 'waymark' / 'recovery'
        return sorted(folder.iterdir()) if folder.exists() else []
