#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a whole: open, look around, save, close."""

import person
from person import records


class Opening(person.Case):
    def test_a_file_shows_its_company(self):
        path = self.sample()
        self.person.start(path)
        self.person.window('Lindner Optik GmbH – Dashboard')
        self.person.see('Lindner.isms')
        self.close()
        self.assert_sound(path)
        self.assertEqual(self.journals(), [])

    def test_what_is_no_project_is_said_on_the_start_page(self):
        path = self.folder / 'Notes.isms'
        path.write_text('Only a few notes.\n')
        self.person.start(path)
        self.person.see('This file is not a Waymark project.')
        self.close()
        self.assertEqual(path.read_text(), 'Only a few notes.\n')


class Starting(person.Case):
    def test_a_new_project_by_keyboard_alone(self):
        path = self.folder / 'Bakery.isms'
        self.person.start()
        self.person.press('ctrl+n')
        self.person.window('New project')
        # The cursor is where the name goes.
        self.person.type('Bakery Brown')
        self.person.press('Return')
        self.person.choose_file('Create', path)
        self.person.window('Bakery Brown – Dashboard')
        self.close()
        self.assert_sound(path)
        self.assertEqual(records(path, 'organisation')[0]['name'], 'Bakery Brown')


if __name__ == '__main__':
    person.main('window')
