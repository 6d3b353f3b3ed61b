#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants each fault that build-aux/check-style knows in a small tree, and sees it reported at its line."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import tap

PROGRAM = Path(__file__).resolve().parents[2] / 'build-aux' / 'check-style'
TAG = 'SPDX-License-' + 'Identifier:'
C_TAG = f'/* {TAG} GPL-3.0-or-later */\n'
HASH_TAG = f'# {TAG} GPL-3.0-or-later\n'
CLANG_FORMAT = shutil.which('clang-format') is not None and ' 14.' in subprocess.run(
    ['clang-format', '--version'], stdout=subprocess.PIPE, text=True).stdout

HEADER = C_TAG + '#pragma once\n\nint wm_thing_count (void);\n'
SOURCE = C_TAG + '''\
#include "config.h"

#include "wm-thing.h"

#include "store/wm-database.h"

#include <stdio.h>

int
wm_thing_count (void)
{
  return 1;
}
'''


def function(lines):
    body = ''.join('  count++;\n' for _ in range(lines - 4))
    return f'\nint\nwm_thing_long (int count)\n{{\n{body}\n  return count;\n}}\n'


class StyleCase(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix='waymark-style-'))
        self.write('.clang-format', (PROGRAM.parents[1] / '.clang-format').read_text())
        self.write('po/POTFILES.in', HASH_TAG)
        self.write('src/core/store/wm-database.h', C_TAG + '#pragma once\n')
        self.write('src/core/model/wm-thing.h', HEADER)
        self.write('src/core/model/wm-thing.c', SOURCE)

    def tearDown(self):
        shutil.rmtree(self.root)

    def write(self, path, content, mode=0o644):
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            full.write_bytes(content)
        else:
            full.write_text(content)
        full.chmod(mode)

    def run_check(self, *options):
        run = subprocess.run([str(PROGRAM), '--root', str(self.root), *options], stdout=subprocess.PIPE, text=True)
        return run.returncode, run.stdout.splitlines()

    def assert_clean(self):
        status, lines = self.run_check()
        self.assertEqual([], [line for line in lines if ': note: ' not in line])
        self.assertEqual(0, status)

    def assert_fault(self, place, words):
        """Exactly one fault is reported, at this place and with these words."""
        status, lines = self.run_check()
        faults = [line for line in lines if ': note: ' not in line]
        self.assertEqual(1, len(faults), faults)
        self.assertTrue(faults[0].startswith(place + ': '), faults[0])
        self.assertIn(words, faults[0])
        self.assertEqual(1, status)

    def assert_note(self, place, words):
        status, lines = self.run_check()
        self.assertTrue([line for line in lines if line.startswith(place + ': note: ') and words in line], lines)
        self.assertEqual(0, status)


class Tree(StyleCase):
    def test_a_good_tree_has_no_fault(self):
        self.assert_clean()

    def test_tap_has_one_line_a_rule_and_the_faults_as_comments(self):
        self.write('src/core/model/wm-thing.c', SOURCE.replace('  return', '\treturn'))
        status, lines = self.run_check('--tap')
        self.assertEqual(1, status)
        points = [line for line in lines if line.startswith(('ok ', 'not ok '))]
        self.assertEqual(lines[0], f'1..{len(points)}')
        self.assertEqual(1, len([line for line in points if line.startswith('not ok ') and 'white-space' in line]))
        self.assertIn('# src/core/model/wm-thing.c:13: a tab', lines)

    def test_git_ignores_are_respected_and_new_files_seen(self):
        subprocess.run(['git', 'init', '-q', str(self.root)], check=True)
        self.write('.gitignore', HASH_TAG + '/made/\n')
        self.write('made/result.c', 'int x;\n')
        self.assert_clean()
        self.write('new.sql', 'SELECT 1;\n')
        self.assert_fault('new.sql:1', 'within the first five lines')

    def test_the_projects_own_ignores_do_not_hide_build_aux(self):
        shutil.copy(PROGRAM.parents[1] / '.gitignore', self.root)
        subprocess.run(['git', 'init', '-q', str(self.root)], check=True)
        self.write('build-aux/tool', 'echo\n')
        self.write('build-check/tool', 'echo\n')
        self.assert_fault('build-aux/tool:1', 'within the first five lines')


class Licence(StyleCase):
    def test_a_file_without_one_is_named(self):
        self.write('notes.md', '# Notes\n')
        self.assert_fault('notes.md:1', 'within the first five lines')

    def test_c_has_it_in_the_first_line(self):
        self.write('src/core/model/wm-thing.h', '\n' + HEADER)
        self.assert_fault('src/core/model/wm-thing.h:1', 'the first line is not')

    def test_another_licence_is_named(self):
        self.write('notes.md', f'<!-- {TAG} MIT -->\n')
        self.assert_fault('notes.md:1', 'MIT')

    def test_code_is_not_under_the_licence_of_texts(self):
        self.write('meson.build', f'# {TAG} CC-BY-4.0\n')
        self.assert_fault('meson.build:1', 'code is under')

    def test_sample_data_needs_a_readme_beside_it(self):
        self.write('data/sample/assets.csv', 'Name;Type\n')
        self.assert_fault('data/sample/assets.csv:1', 'README.md')
        self.write('data/sample/README.md', f'<!-- {TAG} CC-BY-4.0 -->\n')
        self.assert_clean()

    def test_test_data_may_say_it_itself(self):
        self.write('README.md', f'<!-- {TAG} CC-BY-4.0 -->\n')
        self.write('tests/core/table/odd.xml', f'<!-- {TAG} GPL-3.0-or-later -->\n<x>\t</x>\n')
        self.assert_clean()
        self.write('tests/core/table/odd.xml', '<x/>\n')
        self.assert_fault('tests/core/table/odd.xml:1', 'tests/core/table/README.md')

    def test_pictures_licence_texts_and_linguas_need_none(self):
        self.write('data/sample/plan.pdf', b'%PDF-1.4\n')
        self.write('icons/wm.png', b'\x89PNG\r\n\x1a\n\0')
        self.write('COPYING', 'Text.\t\n')
        self.write('LICENSES/X.txt', 'Text.')
        self.write('po/LINGUAS', 'de\n')
        self.assert_clean()


class WhiteSpace(StyleCase):
    def test_a_tab_is_named(self):
        self.write('notes.py', HASH_TAG + 'x = [\n\t1]\n')
        self.assert_fault('notes.py:3', 'a tab')

    def test_a_space_at_the_end_is_named(self):
        self.write('notes.py', HASH_TAG + 'x = 1 \n')
        self.assert_fault('notes.py:2', 'at the end of the line')

    def test_a_missing_newline_at_the_end_is_named(self):
        self.write('notes.py', HASH_TAG + 'x = 1')
        self.assert_fault('notes.py:2', 'no newline')

    def test_another_encoding_is_named(self):
        self.write('notes.py', HASH_TAG.encode() + b'x = "\xe4"\n')
        self.assert_fault('notes.py:2', 'not UTF-8')

    def test_data_as_the_world_makes_it_may_have_anything(self):
        self.write('tests/fixtures/README.md', f'<!-- {TAG} CC-BY-4.0 -->\n')
        self.write('tests/fixtures/list.csv', b'a\tb \r\n\xe4')
        self.assert_clean()


class Scripts(StyleCase):
    def test_one_that_cannot_be_run_is_named(self):
        self.write('tool', '#!/usr/bin/env python3\n' + HASH_TAG)
        self.assert_fault('tool:1', 'not executable')

    @unittest.skipUnless(shutil.which('shellcheck'), 'shellcheck is not installed')
    def test_shellcheck_is_asked(self):
        self.write('tool', '#!/bin/sh\n' + HASH_TAG + 'echo $1\n', 0o755)
        self.assert_fault('tool:3', 'SC2086')


class Layout(StyleCase):
    @unittest.skipUnless(CLANG_FORMAT, 'clang-format 14 is not installed')
    def test_another_layout_is_named(self):
        self.write('src/core/model/wm-thing.c', SOURCE.replace('  return 1', '    return 1'))
        self.assert_fault('src/core/model/wm-thing.c:13', 'clang-format')


class Length(StyleCase):
    def test_a_file_over_the_hard_limit_is_named(self):
        self.write('src/core/model/wm-thing.c', SOURCE + '/* x */\n' * 987)
        self.assert_fault('src/core/model/wm-thing.c:1', 'the file has 1001 lines')

    def test_a_file_at_the_hard_limit_is_a_note(self):
        self.write('src/core/model/wm-thing.c', SOURCE + '/* x */\n' * 986)
        self.assert_note('src/core/model/wm-thing.c:1', 'the file has 1000 lines')

    def test_a_function_over_the_hard_limit_is_named(self):
        self.write('src/core/model/wm-thing.c', SOURCE + function(101))
        self.assert_fault('src/core/model/wm-thing.c:18', 'wm_thing_long() has 101 lines')

    def test_a_function_over_the_soft_limit_is_a_note(self):
        self.write('src/core/model/wm-thing.c', SOURCE + function(41))
        self.assert_note('src/core/model/wm-thing.c:18', 'wm_thing_long() has 41 lines')

    def test_a_long_struct_is_no_function(self):
        fields = ''.join(f'  int field_{number};\n' for number in range(120))
        self.write('src/core/model/wm-thing.c', SOURCE + f'\nstruct _WmThing\n{{\n{fields}}};\n')
        self.assert_clean()

    def test_a_template_over_its_limits_is_named(self):
        head = f'<?xml version="1.0"?>\n<!-- {TAG} GPL-3.0-or-later -->\n'
        self.write('ui/wm-page.ui', head + '<x/>\n' * 299)
        self.assert_note('ui/wm-page.ui:1', '301 lines')
        self.write('ui/wm-page.ui', head + '<x/>\n' * 499)
        self.assert_fault('ui/wm-page.ui:1', '501 lines')


class Includes(StyleCase):
    def include(self, path, *lines):
        self.write(path, C_TAG + ('' if path.endswith('.c') else '#pragma once\n')
                   + ('#include "config.h"\n' if path.endswith('.c') else '')
                   + ''.join(f'#include {line}\n' for line in lines))

    def test_the_toolkit_is_unknown_to_core_and_command_line(self):
        for folder in ('core/model', 'cli'):
            for header in ('<gtk/gtk.h>', '<adwaita.h>', '<gdk/gdk.h>', '<gsk/gsk.h>'):
                self.include(f'src/{folder}/wm-other.c', header)
                self.assert_fault(f'src/{folder}/wm-other.c:3', 'no GTK')
                (self.root / f'src/{folder}/wm-other.c').unlink()
        self.include('src/app/wm-other.c', '<gtk/gtk.h>')
        self.assert_clean()

    def test_arrows_that_are_allowed(self):
        for folder, header in (('model', 'store/wm-database.h'), ('standard', 'model/wm-thing.h'),
                               ('project', 'container/wm-sha256.h'), ('report', 'project/wm-project.h'),
                               ('guide', 'standard/wm-catalogue.h'), ('exchange', 'model/wm-thing.h')):
            self.include(f'src/core/{folder}/wm-other.h', f'"{header}"')
        self.include('src/cli/wm-other.h', '"report/wm-soa.h"')
        self.include('src/app/pages/wm-other.h', '"guide/wm-path.h"', '"widgets/wm-row.h"')
        self.assert_clean()

    def test_arrows_that_point_up(self):
        for folder, header in (('store', 'container/wm-sha256.h'), ('container', 'store/wm-database.h'),
                               ('model', 'container/wm-sha256.h'), ('model', 'project/wm-project.h'),
                               ('standard', 'project/wm-project.h'), ('standard', 'container/wm-sha256.h'),
                               ('project', 'report/wm-soa.h'), ('exchange', 'report/wm-soa.h'),
                               ('report', 'guide/wm-path.h'), ('store', 'core/model/wm-thing.h')):
            path = f'src/core/{folder}/wm-other.h'
            self.include(path, f'"{header}"')
            self.assert_fault(f'{path}:3', f'{folder} may not know')
            (self.root / path).unlink()

    def test_nobody_includes_the_programs(self):
        for path, header in (('src/core/model/wm-other.h', 'app/wm-window.h'), ('src/cli/wm-other.h', 'app/wm-x.h'),
                             ('src/app/wm-other.h', 'cli/wm-x.h')):
            self.include(path, f'"{header}"')
            self.assert_fault(f'{path}:3', 'nobody includes')
            (self.root / path).unlink()

    def test_a_way_around_the_folders_is_named(self):
        self.include('src/core/store/wm-other.h', '"../model/wm-thing.h"')
        self.assert_fault('src/core/store/wm-other.h:3', 'model/wm-thing.h')

    def test_config_comes_first(self):
        self.write('src/core/model/wm-thing.c', SOURCE.replace('#include "config.h"\n\n', ''))
        self.assert_fault('src/core/model/wm-thing.c:2', 'not "config.h"')

    def test_the_own_header_comes_second(self):
        self.write('src/core/model/wm-thing.c', SOURCE.replace('"wm-thing.h"', '"X"').replace(
            '"store/wm-database.h"', '"wm-thing.h"').replace('"X"', '"store/wm-database.h"'))
        self.assert_fault('src/core/model/wm-thing.c:4', 'the first own include')

    def test_own_headers_are_sorted(self):
        self.include('src/core/model/wm-other.c', '"wm-thing.h"', '"store/wm-database.h"')
        self.assert_fault('src/core/model/wm-other.c:4', 'sorted')

    def test_system_headers_come_last(self):
        self.include('src/core/model/wm-other.c', '<stdio.h>', '"wm-thing.h"')
        self.assert_fault('src/core/model/wm-other.c:3', 'before own includes')

    def test_a_header_is_read_once(self):
        self.write('src/core/store/wm-database.h', C_TAG)
        self.assert_fault('src/core/store/wm-database.h:1', '#pragma once')


class Words(StyleCase):
    def add(self, text):
        self.write('src/core/model/wm-thing.c', SOURCE + text)

    def test_sql_outside_the_core_is_named(self):
        for word in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE'):
            self.write('src/cli/wm-other.c',
                       C_TAG + f'#include "config.h"\n\nstatic const char *const text = "{word} x";\n')
            self.assert_fault('src/cli/wm-other.c:4', 'SQL')

    def test_sql_in_the_core_and_in_comments_is_fine(self):
        self.add('\nstatic const char *const text = "SELECT 1";\n')
        self.write('src/cli/wm-other.c', C_TAG + '#include "config.h"\n\n/* "SELECT x" */\n')
        self.assert_clean()

    def test_overwriting_in_place_is_named(self):
        self.add('\nint\nwm_save (void)\n{\n  return g_file_replace (1);\n}\n')
        self.assert_fault('src/core/model/wm-thing.c:19', 'overwrites in place')

    def test_a_line_comment_is_named(self):
        self.add('\n// Later.\n')
        self.assert_fault('src/core/model/wm-thing.c:16', '// comment')

    def test_slashes_in_strings_and_comments_are_fine(self):
        self.add('\n/* See https://example.org. */\nstatic const char *const text = "https://example.org/\\"";\n')
        self.assert_clean()

    def test_work_left_for_later_is_named(self):
        self.add('\n/* First.\n   TO' + 'DO: later. */\n')
        self.assert_fault('src/core/model/wm-thing.c:17', 'left for later')

    def test_a_known_fault_needs_an_issue(self):
        self.add('\n/* FIX' + 'ME: slow. */\n')
        self.assert_fault('src/core/model/wm-thing.c:16', 'number of an issue')
        self.add('\n/* FIX' + 'ME: slow, see #12. */\n')
        self.assert_clean()


class Potfiles(StyleCase):
    def test_a_file_with_text_must_be_listed(self):
        for call in ('_ ("Save")', 'N_ ("Save")', 'C_ ("verb", "Save")', 'ngettext ("a", "b", 1)',
                     'g_dngettext (NULL, "a", "b", 1)'):
            self.write('src/core/model/wm-thing.c', SOURCE.replace('return 1', f'return {call}'))
            self.write('po/POTFILES.in', HASH_TAG)
            self.assert_fault('src/core/model/wm-thing.c:13', 'does not list it')
            self.write('po/POTFILES.in', HASH_TAG + 'src/core/model/wm-thing.c\n')
            self.assert_clean()

    def test_a_template_with_text_must_be_listed(self):
        self.write('ui/wm-page.ui', f'<!-- {TAG} GPL-3.0-or-later -->\n<property translatable="yes">Save</property>\n')
        self.assert_fault('ui/wm-page.ui:2', 'does not list it')

    def test_a_text_that_gettext_reads_in_part_is_found(self):
        self.write('po/POTFILES.in', HASH_TAG + 'src/core/model/wm-thing.c\n')
        call = 'ngettext ("%" G_GINT64_FORMAT " day", "%" G_GINT64_FORMAT " days", 1)'
        self.write('src/core/model/wm-thing.c', SOURCE.replace('return 1', f'return {call}'))
        self.assert_fault('src/core/model/wm-thing.c:13', 'write PRId64')
        call = call.replace('G_GINT64_FORMAT', 'PRId64')
        self.write('src/core/model/wm-thing.c', SOURCE.replace('return 1', f'return {call}'))
        self.assert_clean()

    def test_what_is_listed_must_exist(self):
        self.write('po/POTFILES.in', HASH_TAG + 'src/gone.c\n')
        self.assert_fault('po/POTFILES.in:2', 'does not exist')

    def test_nothing_is_listed_twice(self):
        self.write('po/POTFILES.in', HASH_TAG + 'src/core/model/wm-thing.c\n' * 2)
        self.assert_fault('po/POTFILES.in:3', 'twice')

    def test_words_that_only_look_like_text_are_fine(self):
        self.write('src/core/model/wm-thing.c', SOURCE.replace('return 1', 'return run_ (1) /* _("x") */'))
        self.assert_clean()


if __name__ == '__main__':
    tap.main('check-style')
