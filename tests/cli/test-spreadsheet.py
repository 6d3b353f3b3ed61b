#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was exported, opened and saved again by a real spreadsheet is taken back without a change.

The fifth argument is the sample company. Without LibreOffice Calc (soffice) these tests are skipped.
"""

import shutil
import subprocess
import sys
import unittest

from program import CliTest

import tap

OFFICE = shutil.which('soffice')


@unittest.skipIf(OFFICE is None, 'needs LibreOffice Calc (soffice)')
class RoundTrip(CliTest):
    def setUp(self):
        super().setUp()
        shutil.copy(sys.argv[4], self.file)

    def save_again(self, source, form):
        """Opens a table in the spreadsheet, which reckons, lays out and writes it in its own way."""
        folder = self.top / form
        folder.mkdir()
        subprocess.run([OFFICE, f'-env:UserInstallation={(self.top / "office").as_uri()}', '--headless', '--convert-to',
                        form, '--outdir', folder, source], check=True, env=self.environment, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
        return folder / f'{source.stem}.{form}'

    def kinds(self):
        return [one['id'] for one in self.run_ok('kinds', '--json').json]

    def assert_unchanged(self, table, kind):
        said = self.run_any('import', self.file, kind, table, '--clear-empty')
        self.assertEqual(said.status, 0, (said.out[-2000:], said.err))
        self.assertRegex(said.out, r'^Added 0, changed 0, left \d+ as they are\.\n$')

    def test_every_register_in_one_workbook(self):
        source = self.top / 'registers.xlsx'
        self.run_ok('export', self.file, 'registers', source)
        before = self.run_ok('log', self.file).out
        for form in ('xlsx', 'ods'):
            table = self.save_again(source, form)
            for kind in self.kinds():
                with self.subTest(form=form, kind=kind):
                    self.assert_unchanged(table, kind)
        self.assertEqual(self.run_ok('log', self.file).out, before)

    def test_what_was_changed_since_is_the_change(self):
        source = self.top / 'assets.xlsx'
        self.run_ok('export', self.file, 'asset', source)
        table = self.save_again(source, 'ods')
        serial = self.show('A-1').get('serial') or ''
        self.run_ok('set', self.file, 'A-1', 'serial=changed here')
        answer = self.run_ok('import', self.file, 'asset', table, '--clear-empty', '--dry-run', '--json').json
        self.assertEqual((answer['added'], answer['changed']), (0, 1))
        self.assertEqual(answer['rows'][0]['changes'],
                         [{'field': 'serial', 'before': 'changed here', 'after': serial}])


if __name__ == '__main__':
    tap.main('spreadsheet')
