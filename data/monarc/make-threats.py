#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins what MONARC knows with our words for it: make-threats.py > ../catalogue/threats.xml"""

import csv
import sys
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: CC-BY-4.0 -->
<!-- What can happen, and the weaknesses through which it does. Made by data/monarc/make-threats.py: change the tables there.
     Which belongs to which is knowledge of MONARC by NC3-LU (CC0 1.0), the words are ours. Schema: scenarios.rng. -->
<threats>'''
MOST_CONTROLS = 6


def read(name):
    with open(HERE / name, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def control_order(control):
    return [int(part) for part in control[2:].split('.')]


class Pair:
    """All triples that say the same in our words."""

    def __init__(self):
        self.kinds = set()
        self.exact = set()
        self.controls = Counter()
        self.meetings = set()

    def add(self, triple, kinds, exact):
        self.meetings |= {(kind, triple['vulnerability']) for kind in kinds}
        self.kinds |= set(kinds)
        self.exact |= set(exact)
        self.controls.update(triple['controls_2022'].split(';'))

    def get_controls(self):
        """The ones that are named most often."""
        ranked = sorted(self.controls, key=lambda one: (-self.controls[one], control_order(one)))
        return ranked[:MOST_CONTROLS]

    def get_weight(self):
        """What MONARC tells of many kinds of asset matters more."""
        return 1 + sum(len(self.meetings) > most for most in (1, 3, 7))


def join(threats, weaknesses):
    kinds = {row['asset_type']: (row['kinds'].split(), row['exact'].split()) for row in read('kinds.csv')}
    threat_ids = {row['code']: row['id'] for row in threats}
    only = {row['id']: row['only_with'].split() for row in threats}
    weakness_ids = {code: row['id'] for row in weaknesses for code in row['codes'].split()}
    pairs = {}
    for triple in read('triples.csv'):
        threat = threat_ids.get(triple['threat_id'].removeprefix('MONARC-'))
        weakness = weakness_ids.get(triple['vulnerability'])
        if threat and weakness and triple['controls_2022'] and (not only[threat] or weakness in only[threat]):
            pairs.setdefault((threat, weakness), Pair()).add(triple, *kinds[triple['asset_type']])
    return pairs


def make():
    threats, weaknesses = read('threats.csv'), read('weaknesses.csv')
    hits = {row['code']: ' '.join(one for one in 'cia' if row[one] == 'y') for row in read('source-threats.csv')}
    likelihood = {row['id']: row['likelihood'] for row in threats}
    place = {row['id']: number for number, row in enumerate(threats + weaknesses)}
    pairs = join(threats, weaknesses)
    used = {weakness for _, weakness in pairs}
    lines = [HEAD]
    for row in threats:
        lines.append(f'  <threat id="{row["id"]}" hits="{hits[row["code"]]}">'
                     f'<label>{escape(row["label"])}</label></threat>')
    for row in weaknesses:
        if row['id'] in used:
            lines.append(f'  <weakness id="{row["id"]}"><label>{escape(row["label"])}</label></weakness>')
    for (threat, weakness), pair in sorted(pairs.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])):
        lines.append(f'  <pair threat="{threat}" weakness="{weakness}" kinds="{" ".join(sorted(pair.kinds))}"\n'
                     f'        exact="{" ".join(sorted(pair.exact))}"\n'
                     f'        likelihood="{likelihood[threat]}" weight="{pair.get_weight()}"'
                     f' controls="{" ".join(pair.get_controls())}"/>')
    return '\n'.join(lines) + '\n</threats>\n'


if __name__ == '__main__':
    sys.stdout.write(make())
