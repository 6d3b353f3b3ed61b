#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty project and a company's lists to the Statement of Applicability."""

import re
import subprocess

import person
from person import TOP, cli, records, until

LISTS = TOP / 'data/sample'


class Journey(person.Case):
    def start_project(self):
        path = self.folder / 'Lindner.isms'
        self.person.start()
        self.person.click('New project…')
        self.person.window('New project')
        self.person.type('Lindner Optik')
        self.person.click('Create…')
        self.person.choose_file('Create', path)
        self.person.window('Lindner Optik – Dashboard')
        return path

    def import_list(self, page, name, button):
        self.person.go_to(page)
        # By its letter: the same button of another page is in the tree as well.
        self.person.press_for(f'Import: {page}', 'alt+i')
        self.person.click('Choose a file…')
        self.person.choose_file('Open', LISTS / name)
        self.person.click('See what happens')
        self.person.click(button)
        self.person.window(re.compile('^Lindner Optik – '))

    def show(self, number):
        """Goes to a record by the search that is everywhere."""
        self.person.press('ctrl+k')
        self.person.window('Search everywhere')
        self.person.type(number)
        self.person.find('label', number)
        self.person.press('Return')

    def test_from_lists_to_the_statement(self):
        path = self.start_project()
        self.import_list('People', 'people.csv', re.compile('^Import 35 '))
        self.import_list('Inventory', 'inventory.csv', re.compile('^Import 64 '))
        self.decide_and_prove()
        self.exclude('A.8.30', 'Nobody outside develops for us.')
        text = self.save_statement()
        self.assertIn('Lindner Optik', text)
        self.assertRegex(text, r'A\.5\.9\b[^\n]*Inventory of information')
        self.assertIn('Nobody outside develops for us.', ' '.join(text.split()))
        self.close()
        self.assert_project(path)

    def decide_and_prove(self):
        self.show('A.5.9')
        self.person.click('Decision: Applicable', None)
        self.person.click('Reasons: Law', None)
        self.person.press('ctrl+e')
        self.person.choose_file('Attach', LISTS / 'inventory.csv')
        self.person.find('list item', 'inventory')

    def exclude(self, number, reason):
        self.show(number)
        self.person.click('Decision: Excluded', None)
        self.person.tab_to('text', 'Justification')
        self.person.type(reason)
        self.person.press('ctrl+s')
        self.person.see(re.compile(r'\bSaved \d\d:\d\d$'))

    def save_statement(self):
        path = self.folder / 'Statement.pdf'
        self.person.do('win.preview-soa')
        self.person.click('Save as PDF…')
        self.person.choose_file('Save', path)
        until('the statement', path.exists)
        self.person.window('Statement of Applicability')
        self.person.press('ctrl+w')
        self.person.window(re.compile('^Lindner Optik – '))
        return subprocess.run(['pdftotext', '-layout', path, '-'], check=True, stdout=subprocess.PIPE, text=True).stdout

    def assert_project(self, path):
        self.assert_sound(path)
        self.assertEqual(len(records(path, 'person')), 35)
        self.assertEqual(len(records(path, 'asset')), 64)
        controls = {one['reference']: one for one in records(path, 'control')}
        self.assertEqual(controls['A.5.9']['decision'], 'applicable')
        self.assertEqual(controls['A.5.9']['reasons'], ['law'])
        self.assertEqual(controls['A.8.30']['decision'], 'excluded')
        self.assertEqual(controls['A.8.30']['justification'], 'Nobody outside develops for us.')
        evidence, = records(path, 'evidence')
        self.assertEqual(evidence['file_name'], 'inventory.csv')
        cli('extract', path, 'E-1', self.folder / 'out.csv')
        self.assertEqual((self.folder / 'out.csv').read_bytes(), (LISTS / 'inventory.csv').read_bytes())


if __name__ == '__main__':
    person.main('journey')
