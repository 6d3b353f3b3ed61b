#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every template of the window, read by GTK's own checker."""

import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

sys.dont_write_bytecode = True
TOP, MODULE = (Path(one).resolve() for one in sys.argv[1:3])
sys.path.insert(0, str(TOP / 'tests/style'))

import tap  # noqa: E402

# What one GTK takes for its debugging the next one grumbles at.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != 'GDK_DEBUG'}


def validate(file):
    parents = {one.get('parent') for one in ET.parse(file).getroot().iter('template')} - {None}
    return subprocess.run(['gtk4-builder-tool', 'validate', str(file)], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=60,
                          env=dict(ENVIRONMENT, LD_PRELOAD=str(MODULE), WM_TYPES=' '.join(sorted(parents))))


class Templates(unittest.TestCase):
    def test_all_are_valid(self):
        files = sorted((TOP / 'ui').glob('**/*.ui'))
        self.assertTrue(files)
        for file in files:
            with self.subTest(template=file.name):
                done = validate(file)
                self.assertEqual((done.returncode, done.stdout), (0, ''))

    def test_a_broken_one_is_refused(self):
        with tempfile.TemporaryDirectory(prefix='waymark-ui-') as folder:
            broken = Path(folder) / 'broken.ui'
            broken.write_text('<interface><object class="AdwActionRow"><property name="tittle">x</property></object>'
                              '</interface>', encoding='utf-8')
            self.assertNotEqual(validate(broken).returncode, 0)


if __name__ == '__main__':
    tap.main('templates')
