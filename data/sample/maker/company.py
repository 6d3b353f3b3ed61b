# SPDX-License-Identifier: GPL-3.0-or-later
"""The people and the assets, read from the lists beside the generator, so that names agree everywhere."""

import csv
import io
import pathlib

HERE = pathlib.Path(__file__).resolve().parent.parent
NAME = 'Lindner Optik GmbH'
ADDRESS = 'Am Schleifgraben 14, 35578 Wetzlar'


def read_table(name, encoding):
    text = (HERE / name).read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=''), delimiter=';'))


PEOPLE = read_table('people.csv', 'utf-8-sig')
ASSETS = read_table('inventory.csv', 'cp1252')


def iso(german):
    """A date of a German spreadsheet, 01.03.2019, as 2019-03-01."""
    return '-'.join(reversed(german.split('.')))


def person(name):
    """The person's row; an unknown name is a mistake in the contents and stops the generator."""
    for row in PEOPLE:
        if row['Name'] == name:
            return row
    raise KeyError(name)


def mail(name):
    return person(name)['E-mail']


def login(name):
    """Account name: first letters of the e-mail address, as the company's directory does it."""
    first, last = mail(name).split('@')[0].split('.')
    return first[0] + last


def present_on(day):
    """Everybody who belonged to the company on that day (YYYY-MM-DD), in the list's order."""
    return [row for row in PEOPLE
            if iso(row['Joined']) <= day and (not row['Left'] or iso(row['Left']) >= day)]


def csv_text(head, rows, delimiter=';', end='\r\n'):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
