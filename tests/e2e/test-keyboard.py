#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole day without a mouse: everything here is done with keys, and the tree is only looked at."""

import re

import person
from person import TOP, records, until

SAVED = re.compile(r'\bSaved \d\d:\d\d$')


class KeyboardCase(person.Case):
    def find_by_search(self, words, label):
        self.person.press('ctrl+k')
        self.person.window('Search everywhere')
        self.person.type(words)
        self.person.find('label', label)
        self.person.press('Return')
        until('the search to close', lambda: all(one.name != 'Search everywhere' for one in self.person.frames()))


class Day(KeyboardCase):
    def test_a_project_from_its_beginning_to_its_statement(self):
        path = self.folder / 'Bakery.isms'
        self.person.start()
        self.person.press('ctrl+n')
        self.person.window('New project')
        self.person.type('Bakery Brown')
        self.person.press('Return')
        self.person.choose_file('Create', path)
        self.person.window('Bakery Brown – Dashboard')

        self.person.go_to('Inventory')
        self.person.press('ctrl+Return')
        for name in ('Till', 'Oven', 'Recipes'):
            self.person.type(name)
            self.person.press('Return')
            self.person.find('label', name)
        self.person.press('ctrl+z')
        self.person.see(re.compile('^Undone: .*Recipes'))
        self.person.press('ctrl+shift+z')
        self.person.see(re.compile('^Done again: .*Recipes'))
        self.person.press('ctrl+f')
        self.person.type('ov')
        self.person.see(re.compile('^1 of 3'))

        self.find_by_search('Recipes', 'Recipes')
        self.person.tab_to('text', 'Description')
        self.person.type('In the safe, and a copy with the notary.')
        self.find_by_search('A.5.9', 'A.5.9')
        self.person.tab_to(None, 'Decision: Applicable')
        self.person.press('space')
        self.person.press('ctrl+e')
        self.person.choose_file('Attach', TOP / 'data/sample/inventory.csv')
        self.person.see(re.compile('^Attached'))

        self.find_by_search('Statement of', 'Statement of Applicability')
        self.person.window('Statement of Applicability')
        self.person.find('label', re.compile('^Page 1 of'))
        self.person.press('ctrl+s')
        self.person.choose_file('Save', self.folder / 'Statement.pdf')
        until('the statement', (self.folder / 'Statement.pdf').exists)
        self.person.window('Statement of Applicability')
        self.person.press('ctrl+w')
        self.person.window(re.compile('^Bakery Brown – '))
        self.person.press('ctrl+s')
        self.person.see(SAVED)
        self.close()

        self.assert_sound(path)
        assets = {one['name']: one for one in records(path, 'asset')}
        self.assertEqual(set(assets), {'Till', 'Oven', 'Recipes'})
        self.assertEqual(assets['Recipes']['description'], 'In the safe, and a copy with the notary.')
        decided = [one['reference'] for one in records(path, 'control') if one['decision'] == 'applicable']
        self.assertEqual(decided, ['A.5.9'])
        self.assertEqual(len(records(path, 'evidence')), 1)


class Looking(KeyboardCase):
    def test_every_page_has_a_key(self):
        self.person.start(self.sample())
        self.person.window('Lindner Optik GmbH – Dashboard')
        titles = self.person.pages()
        self.assertEqual(len(titles), 13)
        for title in [*titles[:9], titles[0]]:
            self.person.go_to(title)
        self.close()

    def test_the_preferences_the_keys_and_about_open_and_close(self):
        self.person.start(self.sample())
        self.person.window('Lindner Optik GmbH – Dashboard')
        for key, words in (('ctrl+comma', 'Recovery journal'), ('ctrl+question', 'Go to a page')):
            self.person.press(key)
            self.person.find('label', words)
            self.person.press('Escape')
            self.person.window('Lindner Optik GmbH – Dashboard')
        self.close()


class Editing(KeyboardCase):
    def test_a_change_to_a_record_is_saved_and_undone(self):
        path = self.sample()
        self.person.start(path)
        self.person.window('Lindner Optik GmbH – Dashboard')
        before = records(path, 'asset')[0]
        self.find_by_search('A-1', 'A-1')
        self.person.tab_to('text', 'Description')
        self.person.press('ctrl+a')
        self.person.type('From the first question to the drawing.')
        self.person.press('ctrl+s')
        self.person.see(SAVED)
        until('the change in the file',
              lambda: records(path, 'asset')[0]['description'] == 'From the first question to the drawing.')
        self.person.tab_to('text', 'Location')
        self.person.press('ctrl+z')
        self.person.see(re.compile('^Undone: '))
        self.close()
        self.assert_sound(path)
        self.assertEqual(records(path, 'asset')[0], before)


if __name__ == '__main__':
    person.main('keyboard')
