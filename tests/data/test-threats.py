#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can happen, in words that a newcomer can read: scenarios, and threats made out of what MONARC knows."""

import csv
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

sys.dont_write_bytecode = True
TOP = Path(sys.argv[1]).resolve()
sys.path.insert(0, str(TOP / 'tests/style'))

import tap  # noqa: E402

MONARC, CATALOGUE = TOP / 'data/monarc', TOP / 'data/catalogue'
N_TRIPLES = 1938
# What somebody who opened a shop, and no book on security, does not understand or should not have to.
JARGON = re.compile(r'''\b(
    2FA|APT|BIOS|CIA|DDoS|DNS|DoS|GDPR|IAM|ICT|IMAP|IS|ISMS|IT|LDAP|MAC|MDM|MFA|NTFS|PII|POP3|RJ45|SIEM|SLAs?|SMTP|SNMP|
    SOP|SQL|SSO|SYN|TEMPEST|TLS|VPN|XSS|ZIP|floppy|CD-?ROM|DVD|zero-day|0-day|
    asynchron\w*|authenticat\w*|authoris\w*|authoriz\w*|back-?doors?|brute\ force|buffer|charter|credentials?|cryptograph\w*|
    daemon|decipher\w*|denial\ of\ service|directory|eavesdrop\w*|endpoints?|ergonomic|exfiltrat\w*|exploit\w*|
    formalis\w*|gateways?|harden\w*|hoax\w*|hotfix\w*|identification|intrusion|keylogger|least\ privilege|logical\w*|logs?|
    malicious|malware|man.in.the.middle|mitigat\w*|need-to-know|non-?repudiation|nonconform\w*|obsolete|parameter|partition\w*|
    passband|patch\w*|peripheral\w*|personnel|privileges?|propagat\w*|protocols?|qualification|redundan\w*|remediat\w*|
    residual|routing|saturation|sizing|smurfing|social\ engineering|spoof\w*|SNMP|stakeholder\w*|terminal\w*|tracks|
    trojan\w*|usurp\w*|validat\w*|vector|virus\ shield|vulnerab\w*|workstations?|worms?|zoning)\b''',
                    re.VERBOSE)
# Each of these words is explained by the sentence in which it stands.
EXPLAINED = {'a back door into our software'}


def read(name):
    with open(MONARC / name, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def split(rows):
    return [code for row in rows for code in row['codes'].split()]


class ThreatsTest(unittest.TestCase):
    def setUp(self):
        self.threats = ET.parse(CATALOGUE / 'threats.xml').getroot()
        self.scenarios = ET.parse(CATALOGUE / 'scenarios.xml').getroot()

    def list_texts(self):
        """What people read; <words> is only looked for in what they wrote themselves."""
        for element in [*self.threats.iter('label'), *self.scenarios.iter()]:
            if element.tag != 'words' and element.text and element.text.strip():
                yield element.tag, ' '.join(element.text.split())

    def test_xml_is_what_the_tables_make(self):
        made = subprocess.run([sys.executable, '-B', MONARC / 'make-threats.py'], stdout=subprocess.PIPE, check=True)
        self.assertEqual(made.stdout, (CATALOGUE / 'threats.xml').read_bytes())

    def test_every_triple_is_kept_or_dropped_for_a_reason(self):
        triples = read('triples.csv')
        kept, dropped = split(read('weaknesses.csv')), split(read('dropped.csv'))
        threats = [row['code'] for row in read('threats.csv')]
        codes = kept + threats + dropped
        self.assertEqual(len(triples), N_TRIPLES)
        self.assertEqual(len(codes), len(set(codes)), 'a code stands in two places')
        self.assertLessEqual({row['vulnerability'] for row in triples}, set(kept + dropped))
        self.assertLessEqual({row['threat_id'].removeprefix('MONARC-') for row in triples}, set(threats + dropped))
        self.assertLessEqual({row['asset_type'] for row in triples}, {row['asset_type'] for row in read('kinds.csv')})
        self.assertTrue(all(row['reason'] for row in read('dropped.csv')))

    def test_counts(self):
        self.assertEqual(len(self.threats.findall('threat')), 29)
        self.assertEqual(len(self.threats.findall('weakness')), 212)
        self.assertGreater(len(self.threats.findall('pair')), 500)
        self.assertGreaterEqual(len(self.scenarios), 60)

    def test_combinations_name_what_there_is(self):
        weaknesses = {row['id'] for row in read('weaknesses.csv')}
        for row in read('threats.csv'):
            self.assertLessEqual(set(row['only_with'].split()), weaknesses, row['id'])

    def test_no_two_say_the_same(self):
        labels = [text for tag, text in self.list_texts() if tag in ('label', 'title')]
        self.assertEqual(len(labels), len(set(labels)))

    def test_no_label_of_the_source_remains(self):
        source = {row['label'].strip().lower() for name in ('source-threats.csv', 'source-weaknesses.csv')
                  for row in read(name)}
        self.assertEqual([text for _, text in self.list_texts() if text.lower() in source], [])

    def test_a_newcomer_can_read_it(self):
        for tag, text in self.list_texts():
            found = JARGON.search(text)
            if found and not any(one in text for one in EXPLAINED):
                self.fail(f'“{found.group()}” in “{text}”')
            self.assertNotRegex(text, r'[()!/]|e\.g\.|etc\.|\bi\.e\.', text)

    def test_jargon_of_the_source_is_seen(self):
        labels = [row['label'] for row in read('source-weaknesses.csv')]
        self.assertGreater(sum(bool(JARGON.search(label)) for label in labels), 150)

    def test_length_and_form(self):
        most = {'label': 80, 'title': 80, 'threat': 130, 'weakness': 130, 'why': 180}
        for tag, text in self.list_texts():
            self.assertLessEqual(len(text), most[tag], text)
            self.assertTrue(text[0].isupper(), text)
            self.assertEqual(text.endswith('.'), tag == 'why', text)

    def test_words_are_beginnings_of_words(self):
        for element in self.scenarios.iter('words'):
            self.assertRegex(' '.join(element.text.split()), r'^[a-z0-9 -]+(, [a-z0-9 -]+)*$')

    def test_source_is_named(self):
        for path in (MONARC / 'README.md', CATALOGUE / 'threats.xml'):
            text = path.read_text(encoding='utf-8')
            self.assertIn('MONARC', text)
            self.assertIn('NC3-LU', text)
            self.assertIn('CC0', text)


if __name__ == '__main__':
    tap.main('threats')
