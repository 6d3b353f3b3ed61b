#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the sample company fits together. Usage: check-sample.py FOLDER (data/sample); speaks TAP.

An import would refuse some of these mistakes; the others would only make the story untrue.
"""

import csv
import datetime
import io
import ipaddress
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback
import zipfile
from xml.etree import ElementTree

FOLDER = pathlib.Path(sys.argv[1])
TODAY = '2026-11-23'
CONTROLS = ['A.%d.%d' % (theme, n) for theme, count in ((5, 37), (6, 8), (7, 14), (8, 34))
            for n in range(1, count + 1)]
CLAUSES = ('4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.2 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3 8.1 8.2 8.3 '
           '9.1 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2').split()
LEVELS = {'Low', 'Medium', 'High', 'Very high'}
YES_NO = {'yes', 'no'}
HEADS = {
    'people.csv': 'Name;E-mail;Job title;Team;Employment;Joined;Left;In scope;Remarks',
    'inventory.csv': 'Name;Type;Description;Owner;Custodian;Location;Supplier;Serial number;Quantity;Classification;'
                     'Confidentiality;Integrity;Availability;In scope;Cloud;Personal data;Status;In use since;'
                     'Last checked;Note',
    'controls.csv': 'Reference;Decision;Reasons;Justification;Status;How;Owner',
    'requirements.csv': 'Reference;Owner;How;Conclusion;Sentence',
    'organisation.csv': 'Field;Value',
    'evidence.csv': 'File;Title;Shows;Source;Verified by;Verified on;Collected by;Collected on;Period from;Period to;'
                    'Valid until;Proves',
    'links.csv': 'From;Role;To',
}
ENCODINGS = {'people.csv': 'utf-8-sig', 'inventory.csv': 'cp1252'}


def table(name):
    """The rows as dictionaries; the head must be the expected one and every row as long as it."""
    text = (FOLDER / name).read_bytes().decode(ENCODINGS.get(name, 'utf-8'))
    rows = list(csv.reader(io.StringIO(text, newline=''), delimiter=';', strict=True))
    assert ';'.join(rows[0]) == HEADS[name], (name, rows[0])
    for row in rows:
        assert len(row) == len(rows[0]), (name, row)
        assert all(cell == cell.strip() for cell in row), (name, row)
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def names():
    return {row['Name'] for row in table('people.csv')}


def check_names(rows, *columns):
    known = names()
    for row in rows:
        for column in columns:
            assert not row[column] or row[column] in known, (column, row)


def check_choice(rows, column, allowed):
    for row in rows:
        assert row[column] in allowed, (column, row[column], row)


def german(text):
    """A date as German spreadsheets write it, as YYYY-MM-DD; a day that does not exist fails."""
    return datetime.datetime.strptime(text, '%d.%m.%Y').date().isoformat()


def people_are_35_and_one_has_left():
    raw = (FOLDER / 'people.csv').read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf') and b'\r\n' in raw
    rows = table('people.csv')
    assert len(rows) == 35 and len(names()) == 35
    assert len({row['E-mail'] for row in rows}) == 35
    check_choice(rows, 'Employment', {'Employee', 'Contractor'})
    check_choice(rows, 'In scope', YES_NO)
    for row in rows:
        assert re.fullmatch(r'[a-z.-]+@lindner-optik\.example', row['E-mail']), row
        assert german(row['Joined']) <= TODAY, row
    assert [(row['Name'], row['Left']) for row in rows if row['Left']] == [('Tom Reichert', '31.10.2026')]


def inventory_is_a_windows_spreadsheet():
    raw = (FOLDER / 'inventory.csv').read_bytes()
    try:
        raw.decode('utf-8')
        raise AssertionError('inventory.csv is UTF-8 and so proves nothing about Windows-1252')
    except UnicodeDecodeError:
        pass
    text = raw.decode('cp1252')
    for wanted in ('Mira Öztürk', 'Henning Brückner', 'Aßlar', '€', '–', '22 °C', 'm²', '""Lichtkasten 2""'):
        assert wanted in text, wanted
    assert not re.search('[\x80-\x9f]', text) and 'Ã' not in text
    outside = re.sub('"[^"]*"', '', text)
    assert '\n' not in outside.replace('\r\n', ''), 'a line that does not end like those of Windows'
    assert any('\n' in row['Description'] for row in table('inventory.csv'))
    assert any(';' in row['Description'] for row in table('inventory.csv'))


def inventory_holds_64_assets_and_twelve_have_no_owner():
    rows = table('inventory.csv')
    assert len(rows) == 64 and len({row['Name'] for row in rows}) == 64
    assert sum(1 for row in rows if not row['Owner']) == 12
    check_names(rows, 'Owner', 'Custodian')
    check_choice(rows, 'Type', {'Business process', 'Information', 'Application', 'System', 'Device', 'Network',
                                'Site', 'People', 'Service'})
    assert len({row['Type'] for row in rows}) == 9
    check_choice(rows, 'Classification', {'Public', 'Internal', 'Confidential', 'Strictly confidential'})
    for column in ('Confidentiality', 'Integrity', 'Availability'):
        check_choice(rows, column, LEVELS)
    for column in ('In scope', 'Cloud', 'Personal data'):
        check_choice(rows, column, YES_NO)
    check_choice(rows, 'Status', {'Planned', 'In use', 'Retired'})
    for row in rows:
        assert not row['Quantity'] or int(row['Quantity']) > 0, row
        for column in ('In use since', 'Last checked'):
            assert not row[column] or german(row[column]) <= TODAY, row
        assert row['Classification'] != 'Strictly confidential' or row['Confidentiality'] in ('High', 'Very high'), row
        assert row['Cloud'] == 'no' or row['Supplier'] or row['Name'] in (
            'Measurement results in the customer portal', 'Website and data sheets'), row


def controls_are_93_and_each_is_decided_or_says_what_is_open():
    rows = table('controls.csv')
    assert [row['Reference'] for row in rows] == CONTROLS
    decisions = [row['Decision'] for row in rows]
    assert (decisions.count('Applicable'), decisions.count('Excluded'), decisions.count('Undecided')) == (88, 3, 2)
    assert sum(1 for row in rows if row['Status'] == 'Implemented') == 41
    check_names(rows, 'Owner')
    for row in rows:
        applies = row['Decision'] == 'Applicable'
        reasons = row['Reasons'].split(', ') if row['Reasons'] else []
        assert set(reasons) <= {'Law', 'Contract', 'Risk', 'Practice'} and len(set(reasons)) == len(reasons), row
        assert bool(reasons) == applies == bool(row['Status']), row
        assert len(row['Justification']) >= (10 if applies else 80), row
        if applies:
            assert row['Status'] in ('Not started', 'Planned', 'Partly', 'Implemented'), row
            assert bool(row['How']) == (row['Status'] != 'Not started'), row
            assert row['How'].startswith('Planned') == (row['Status'] == 'Planned'), row
            assert 1 <= len(re.findall(r'[.](?= [A-Z]|$)', row['How'])) <= 3 or not row['How'], row
    hows = [row['How'] for row in rows if row['How']]
    assert len(set(hows)) == len(hows)
    excluded = {row['Reference'] for row in rows if row['Decision'] == 'Excluded'}
    assert not excluded & {'A.8.25', 'A.8.26', 'A.8.27', 'A.8.28', 'A.8.29', 'A.8.31', 'A.8.4', 'A.5.34', 'A.6.7'}


def requirements_are_30_in_the_order_of_the_standard():
    rows = table('requirements.csv')
    assert [row['Reference'] for row in rows] == CLAUSES
    check_names(rows, 'Owner')
    check_choice(rows, 'Conclusion', {'Not yet', 'Partly', 'Conforms'})
    for wanted in ('Not yet', 'Partly', 'Conforms'):
        assert sum(1 for row in rows if row['Conclusion'] == wanted) >= 5, wanted
    for row in rows:
        assert row['Sentence'] and row['Owner'], row
        assert row['How'] or row['Conclusion'] == 'Not yet', row


def organisation_is_a_draft_that_nobody_approved():
    fields = {row['Field']: row['Value'] for row in table('organisation.csv')}
    assert fields['name'] == 'Lindner Optik GmbH' and fields['employees'] == '35'
    assert fields['soa_version'] == 'draft 3' and not fields.get('soa_approved_by')
    assert fields['line_of_business'] in ('it', 'finance', 'health', 'trade', 'other')
    assert 'CRM' in fields['scope'] and '\n' in fields['address']
    assert set(fields) <= {'name', 'legal_form', 'line_of_business', 'employees', 'address', 'website', 'scope',
                           'certificate_sentence', 'soa_version', 'soa_date'}


def evidence_list_and_files_agree():
    rows = table('evidence.csv')
    files = {path.name: path for path in (FOLDER / 'evidence').iterdir()}
    assert len(rows) >= 24 and sorted(files) == sorted(row['File'] for row in rows)
    assert sum(path.stat().st_size for path in files.values()) < 1500000
    assert {path.suffix for path in files.values()} == {'.pdf', '.docx', '.xlsx', '.png', '.csv', '.txt', '.log'}
    assert len({row['Title'] for row in rows}) == len(rows)
    check_names(rows, 'Verified by', 'Collected by')
    known = set(CONTROLS) | set(CLAUSES)
    for row in rows:
        proves = row['Proves'].split(', ')
        assert set(proves) <= known and len(set(proves)) == len(proves), row
        assert row['Collected by'] and row['Shows'] and row['Source'], row
        assert bool(row['Verified by']) == bool(row['Verified on']), row
        assert row['Verified by'] != row['Collected by'], row
        for column in ('Verified on', 'Collected on', 'Period from', 'Period to', 'Valid until'):
            assert not row[column] or datetime.date.fromisoformat(row[column]).isoformat() == row[column], row
        assert row['Collected on'] <= TODAY and row['Verified on'] <= TODAY, row
        assert not row['Verified on'] or row['Verified on'] >= row['Collected on'], row
        assert bool(row['Period from']) == bool(row['Period to']) and row['Period from'] <= row['Period to'], row
        assert row['Period to'] <= row['Collected on'], row


def office_files_and_pictures_can_be_opened():
    for path in (FOLDER / 'evidence').iterdir():
        raw = path.read_bytes()
        if path.suffix in ('.docx', '.xlsx'):
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None, path
                for name in archive.namelist():
                    ElementTree.fromstring(archive.read(name))
        elif path.suffix == '.pdf':
            assert raw.startswith(b'%PDF-1.4') and raw.endswith(b'%%EOF\n'), path
            start = int(re.search(rb'startxref\n(\d+)', raw).group(1))
            assert raw[start:start + 4] == b'xref', path
            for offset in re.findall(rb'(\d{10}) 00000 n', raw[start:]):
                assert re.match(rb'\d+ 0 obj', raw[int(offset):int(offset) + 12]), path
        elif path.suffix == '.png':
            assert raw.startswith(b'\x89PNG\r\n\x1a\n') and len(raw) > 20000, path
        else:
            assert 'Ã' not in raw.decode('utf-8'), path


def registers_are_whole_and_name_what_exists():
    known = names()
    people = {'owner', 'holder', 'deputy', 'responsible', 'approved_by', 'author', 'reviewed_by', 'granted_by',
              'checked_by', 'measured_by', 'judged_by', 'leader', 'decided_by', 'manager', 'reviewer', 'told_by'}
    files = sorted((FOLDER / 'registers').glob('*.csv'))
    assert len(files) == 40, len(files)
    for path in files:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode('utf-8'), newline=''), delimiter=';', strict=True))
        head = rows[0]
        assert len(set(head)) == len(head) and len(rows) > 1, path
        for row in rows[1:]:
            assert len(row) == len(head), (path.name, row)
            assert all(cell == cell.strip() for cell in row), (path.name, row)
            for name, cell in zip(head, row):
                assert name not in people or not cell or cell in known or path.name == 'person.csv', (path.name, cell)
                if re.search('_on$|_until$|^due$|^day$|(planned|held|period|contract)_(from|to)$', name) and cell:
                    datetime.date.fromisoformat(cell)
                    assert not re.match('(approved|held|done|tested|checked|closed)_on', name) or cell <= TODAY, row


def links_join_what_exists():
    rows = table('links.csv')
    assets = {row['Name'] for row in table('inventory.csv')}
    assert len(rows) >= 60 and len({tuple(row.values()) for row in rows}) == len(rows)
    for row in rows:
        start = {'protects': set(CONTROLS), 'depends_on': assets}[row['Role']]
        assert row['From'] in start and row['To'] in assets and row['From'] != row['To'], row
    assert {row['Role'] for row in rows} == {'protects', 'depends_on'}


def story_has_what_an_auditor_would_raise():
    assets = {row['Name']: row for row in table('inventory.csv')}
    controls = {row['Reference']: row for row in table('controls.csv')}
    assert [a['Name'] for a in assets.values() if a['Custodian'] == 'Tom Reichert'] == ['Laptop LO-NB-027']
    assert controls['A.5.11']['Status'] == 'Implemented'
    assert not any('Tom Reichert' in (row['Owner'],) for row in list(assets.values()) + list(controls.values()))
    assert sum(1 for row in controls.values() if row['Owner'] == 'Eva Lindner') == 41
    crm = assets['CRM']
    assert (crm['In scope'], crm['Supplier'], crm['Cloud']) == ('no', 'Hosting GmbH', 'yes')
    assert {'From': 'Customer portal', 'Role': 'depends_on', 'To': 'CRM'} in table('links.csv')
    evidence = table('evidence.csv')
    proved = {ref for row in evidence for ref in row['Proves'].split(', ')}
    assert [ref for ref in CONTROLS if controls[ref]['Status'] == 'Implemented' and ref not in proved] == ['A.8.13']
    assert sum(1 for row in evidence if row['Valid until'] and row['Valid until'] < TODAY) == 3
    assert sum(1 for row in evidence if not row['Verified by']) == 8
    for ref in ('A.5.9', 'A.5.18', 'A.7.2'):
        periods = [row['Period to'] for row in evidence if ref in row['Proves'].split(', ')]
        assert '2026-09-30' in periods and max(periods) < '2026-10-01', ref


def nothing_points_outside_the_sample_world():
    """Host names end in .example, addresses are private or kept free for documentation."""
    free = [ipaddress.ip_network(net) for net in ('10.0.0.0/8', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24')]
    texts = [FOLDER / name for name in HEADS] + sorted((FOLDER / 'maker').glob('*.py'))
    texts += [path for path in (FOLDER / 'evidence').iterdir() if path.suffix in ('.csv', '.txt', '.log')]
    for path in texts:
        text = path.read_bytes().decode(ENCODINGS.get(path.name, 'utf-8'))
        hosts = re.findall(r'[\w.-]+@([\w-]+(?:\.[\w-]+)+)', text)
        hosts += re.findall(r'(?:https?://|\bwww\.)([\w.-]+\w)', text) if path.name != 'office.py' else []
        assert all(host.endswith('.example') for host in hosts), (path.name, hosts)
        for address in re.findall(r'(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])', text):
            assert any(ipaddress.ip_address(address) in net for net in free), (path.name, address)


def generator_makes_the_same_bytes_again():
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([sys.executable, str(FOLDER / 'make-evidence.py'), place], check=True, stdin=subprocess.DEVNULL)
        made = {path.name: path.read_bytes() for path in pathlib.Path(place).iterdir()}
    kept = {path.name: path.read_bytes() for path in (FOLDER / 'evidence').iterdir()}
    assert sorted(made) == sorted(kept), set(made) ^ set(kept)
    different = sorted(name for name in kept if made[name] != kept[name])
    assert not different, different


CHECKS = [
    people_are_35_and_one_has_left, inventory_is_a_windows_spreadsheet,
    inventory_holds_64_assets_and_twelve_have_no_owner, controls_are_93_and_each_is_decided_or_says_what_is_open,
    requirements_are_30_in_the_order_of_the_standard, organisation_is_a_draft_that_nobody_approved,
    evidence_list_and_files_agree, registers_are_whole_and_name_what_exists, office_files_and_pictures_can_be_opened, links_join_what_exists,
    story_has_what_an_auditor_would_raise, nothing_points_outside_the_sample_world,
    generator_makes_the_same_bytes_again,
]


def main():
    failed = 0
    print('1..%d' % len(CHECKS))
    for number, check in enumerate(CHECKS, 1):
        name = '/sample/' + check.__name__.replace('_', '-')
        try:
            check()
            print('ok %d %s' % (number, name), flush=True)
        except Exception:
            failed += 1
            print(''.join('# ' + line for line in traceback.format_exc().splitlines(True)), end='')
            print('not ok %d %s' % (number, name), flush=True)
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
