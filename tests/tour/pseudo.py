#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translates Waymark into a language that nobody speaks, to see what of it cannot be translated.

Usage: pseudo.py FOLDER; makes FOLDER/xx/LC_MESSAGES/waymark.mo out of the sources. Each letter that can carry an
accent gets one and each vowel stands twice, so that a text is about a third longer and can still be read; what
printf, strftime and markup read stays as it is.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
LANGUAGE = 'xx'
DOMAIN = 'waymark'

# The words that mark a text in C, as meson's preset for programs on GLib has them.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3',
            'g_dpgettext:2', 'NP_:1,2']
PLAIN, ACCENTED = 'ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz', 'ÁĈĎÉĞĤÍĴĶĹŃÓŔŠŤÚŴÝŽáĉďéğĥíĵķĺńóŕšťúŵýž'
LETTERS = str.maketrans(PLAIN, ACCENTED)
HEADER = '''msgid ""
msgstr ""
"Project-Id-Version: waymark\\n"
"PO-Revision-Date: 2026-11-23 12:00+0000\\n"
"Last-Translator: nobody\\n"
"Language-Team: nobody\\n"
"Language: xx\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
'''
VOWELS = frozenset('aeiouAEIOU')
# A text of these alone is read by strftime.
DATE = re.compile(r'(%[-_0^#E]*[A-Za-z]|[^A-Za-z%])+')
KEPT = re.compile(r'''%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t|q)?[diouxXeEfgGcsp%]
                      |</?[a-zA-Z][^<>]*>|&\#?\w+;|_\w''', re.VERBOSE)


def pseudo(text):
    if not re.search('[A-Za-z]', text) or DATE.fullmatch(text) and '%' in text:
        return text
    parts, end = [], 0
    for kept in KEPT.finditer(text):
        # A mnemonic is a key of the keyboard and gets its accent, but is not doubled.
        parts += lengthen(text[end:kept.start()]), kept.group()
        if kept.group().startswith('_'):
            parts[-1] = kept.group().translate(LETTERS)
        end = kept.end()
    return ''.join(parts) + lengthen(text[end:])


def lengthen(text):
    return ''.join(letter * 2 if letter in VOWELS else letter for letter in text).translate(LETTERS)


def read_template():
    """The template of every text in the sources, in lines, as xgettext makes it."""
    command = ['xgettext', '--package-name=' + DOMAIN, '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output=-',
               '--no-wrap', *('--keyword=' + word for word in KEYWORDS)]
    environment = {**os.environ, 'GETTEXTDATADIRS': str(TOP / 'po'), 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run(command, check=True, cwd=TOP, env=environment, stdout=subprocess.PIPE)
    lines = done.stdout.decode().split('\n')
    # The first entry is the template's head, and a translation has one of its own.
    return lines[lines.index(''):]


def translate(template):
    """The template with each empty msgstr filled in."""
    source, plural, field, lines = '', '', None, [HEADER]
    for line in template:
        found = re.match(r'(msgid_plural|msgid|msgstr\S*|(?=")) ?(".*")', line)
        if found is None:
            lines.append(line)
            continue
        field = found.group(1) or field
        text = ast.literal_eval(found.group(2)) if not field.startswith('msgstr') else ''
        if field == 'msgid':
            source, plural = (text if found.group(1) else source + text), ''
        elif field == 'msgid_plural':
            plural += text
        if field.startswith('msgstr'):
            line = f'{field} {quote(pseudo(plural if field == "msgstr[1]" else source))}'
        lines.append(line)
    return '\n'.join(lines)


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t') + '"'


def main(folder):
    place = Path(folder).resolve() / LANGUAGE / 'LC_MESSAGES'
    place.mkdir(parents=True)
    words = place / (DOMAIN + '.po')
    words.write_text(translate(read_template()), encoding='utf-8')
    # Reads the placeholders of each pair once more.
    subprocess.run(['msgfmt', '--check', '--output-file', place / (DOMAIN + '.mo'), words], check=True)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
