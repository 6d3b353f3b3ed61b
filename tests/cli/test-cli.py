#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every verb of waymark-cli, as a person and as a program use it."""

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from program import CLI, MAN, CliTest

import tap

VERBS = ('new', 'info', 'kinds', 'list', 'show', 'search', 'add', 'set', 'delete', 'link', 'unlink', 'attach',
         'extract', 'copy', 'import', 'export', 'suggest-risks', 'regrade-risks', 'freeze-risks', 'log', 'undo', 'redo',
         'verify', 'purge', 'recover', 'help')
README = Path(__file__).resolve().parents[2] / 'README.md'


class Help(CliTest):
    def test_every_verb_explains_itself(self):
        everything = self.run_ok('--help').out
        for verb in VERBS:
            with self.subTest(verb=verb):
                self.assertRegex(everything, rf'\n  {verb}\b')
                said = self.run_ok(verb, '--help')
                self.assertIn(f'waymark-cli {verb}', said.out)
                self.assertIn('--json', said.out)
                self.assertEqual(said.out, self.run_ok('help', verb).out)

    def test_version(self):
        self.assertRegex(self.run_ok('--version').out, r'^waymark-cli \d+\.\d+')
        self.assertEqual(self.run_ok('info', '--version').out, self.run_ok('--version').out)

    def test_manual_page_is_sound_and_names_every_verb(self):
        page = MAN.read_text(encoding='utf-8')
        for verb in VERBS:
            self.assertIn(f'.SS "waymark\\-cli {verb} ', page)
        self.assertNotIn('`', page)
        if shutil.which('mandoc') is None:
            self.skipTest('mandoc is missing')
        done = subprocess.run(['mandoc', '-T', 'lint', str(MAN)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual((done.returncode, done.stdout.decode()), (0, ''))

    def test_what_is_not_understood(self):
        for arguments in ((), ('frobnicate', 'x'), ('list', 'x'), ('info', 'a', 'b'), ('info', 'a', '--frob'),
                          ('info', '-x', 'a'), ('--as', 'x'), ('info', 'a', '--json=1'),
                          ('undo', 'x', '--to', 'y'), ('undo', 'x', '--to', '0'), ('verify', 'x', '--head', 'abc'),
                          ('export', 'x', 'poem', 'y'), ('help', 'frob'), ('recover', 'x'), ('attach', 'x', 'title=y'),
                          ('info', 'x', '--to', '3'), ('info', b'\xff', b'\xfe'), (b'\xff',)):
            with self.subTest(arguments=arguments):
                self.refused('usage', *arguments)

    def test_an_option_without_its_value(self):
        for arguments in (('info', 'a', '--as'), ('new', 'x', '--company'), ('undo', 'x', '--to'), ('info', 'x', '--as=')):
            self.assertIn('needs a value', self.run_status(2, *arguments).err)
        self.assertEqual(self.run_status(2, 'info', '--json', 'x', '--as').error['code'], 'usage')

    def test_options_stand_anywhere_and_end_with_dashes(self):
        self.new()
        wanted = self.run_ok('list', self.file, 'control', '--json').out
        self.assertEqual(self.run_ok('list', '--json', self.file, 'control').out, wanted)
        self.assertEqual(self.run_ok('--json', 'list', self.file, 'control').out, wanted)
        odd = self.top / '--json'
        os.rename(self.file, odd)
        self.assertIn('Company', self.run_ok('info', '--', '--json').out)

    def test_readme_works_as_written(self):
        text = README.read_text(encoding='utf-8')
        text = text[text.index('## By command line'):text.index('## What the file is')]
        commands = '\n'.join(line[4:] for line in text.splitlines() if line.startswith('    '))
        (self.top / 'inventory.csv').write_text('Name;Owner;Type\r\nCRM;Ann Lee;application\r\nLaptops;P-1;device\r\n')
        (self.top / 'restore-test.pdf').write_bytes(b'%PDF-1.4 restored')
        program = self.top / 'bin'
        program.mkdir()
        (program / 'waymark-cli').symlink_to(CLI)
        environment = {**self.environment, 'PATH': f'{program}:{os.environ["PATH"]}'}
        done = subprocess.run(['bash', '-eux', '-c', commands], cwd=self.top, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout.decode())
        self.assertIn(b'waymark-cli verify', done.stdout)
        self.file = self.top / 'Acme.isms'
        self.assertEqual(len(self.state()['asset']), 2)
        self.assertEqual(self.show('A.8.13')['links'][0]['role'], 'proves')
        self.assertTrue((self.top / 'Statement.pdf').read_bytes().startswith(b'%PDF'))


class Project(CliTest):
    def test_new_makes_every_record_of_the_standard(self):
        self.new()
        info = self.run_ok('info', self.file, '--json').json
        self.assertEqual(list(info), ['company', 'edition', 'project', 'format', 'head', 'events', 'records',
                                      'evidence', 'pending'])
        self.assertEqual((info['company'], info['edition'], info['format'], info['events'], info['pending']),
                         ('Müller & Söhne', '2022', 1, 1, 0))
        self.assertEqual(info['records']['control'], 93)
        self.assertGreater(info['records']['requirement'], 20)
        self.assertEqual(info['evidence'], {'files': 0, 'bytes': 0})
        self.assertIn('Müller & Söhne', self.run_ok('info', self.file).out)
        with zipfile.ZipFile(self.file) as archive:
            self.assertEqual(archive.namelist()[:3], ['mimetype', 'manifest.json', 'project.sqlite'])
        self.assertEqual(self.journals(), [])

    def test_new_never_replaces_a_file(self):
        self.file.write_text('mine')
        self.refused('exists', 'new', self.file)
        self.assertEqual(self.file.read_text(), 'mine')

    def test_new_refuses_an_edition_that_is_not_there(self):
        self.refused('not_found', 'new', self.file, '--edition', '1066')
        self.assertFalse(self.file.exists())

    def test_what_is_no_project(self):
        (self.top / 'text').write_text('no project at all')
        for verb, *rest in (('info',), ('list', 'asset'), ('add', 'person', 'name=x'), ('undo',)):
            self.refused('not_found', verb, self.top / 'none.isms', *rest)
            self.refused('not_a_project', verb, self.top / 'text', *rest)
            self.refused('not_a_project', verb, self.top, *rest)

    def test_kinds_lists_fields_with_their_words(self):
        kinds = {kind['id']: kind for kind in self.run_ok('kinds', '--json').json}
        self.assertLessEqual({'organisation', 'person', 'asset', 'requirement', 'control', 'evidence', 'risk',
                              'supplier', 'incident'}, set(kinds))
        fields = {field['id']: field for field in kinds['control']['fields']}
        self.assertEqual([one['id'] for one in fields['reasons']['choices']], ['law', 'contract', 'risk', 'practice'])
        self.assertEqual((fields['reasons']['type'], fields['owner']['target'], fields['reference']['read_only']),
                         ('choices', 'person', True))
        self.assertFalse(kinds['control']['can_add'])
        self.assertTrue(kinds['asset']['can_add'])
        for kind in kinds.values():
            for name in [kind['id']] + [field['id'] for field in kind['fields']]:
                self.assertRegex(name, r'^[a-z][a-z0-9_]*$')
        self.assertIn('not_started | planned', self.run_ok('kinds', 'control').out)
        self.assertNotIn('person', self.run_ok('kinds', 'asset').out.split('\n')[0])
        self.refused('not_found', 'kinds', 'unicorn')

    def test_suggest_risks_for_assets(self):
        self.new()
        laptop = self.add('asset', 'name=Laptop of Ann', 'type=device', 'confidentiality=very_high')
        self.add('asset', 'name=Shop', 'type=application', 'availability=high')
        some = self.run_ok('suggest-risks', self.file, laptop, '--json').json
        self.assertTrue(0 < len(some) <= 20)
        self.assertTrue(all(one['assets'] == [laptop] for one in some))
        self.assertEqual(len(self.run_ok('suggest-risks', self.file, '--limit=5', '--json').json), 5)
        self.assertIn(some[0]['title'], self.run_ok('suggest-risks', self.file, laptop).out)
        taken = self.run_ok('suggest-risks', self.file, laptop, '--limit=3', '--take').out.split()
        self.assertEqual(len(taken), 3)
        risk = self.run_ok('show', self.file, taken[0], '--json').json
        self.assertEqual((risk['title'], risk['origin'], risk['confirmed']), (some[0]['title'], 'suggested', False))
        self.assertEqual(self.run_ok('suggest-risks', self.file, laptop, '--limit=2000', '--json').json[-1]['known_as'] in taken, True)
        self.run_ok('undo', self.file)
        self.assertEqual(self.run_ok('list', self.file, 'risk', '--json').json, [])
        self.refused('invalid', 'suggest-risks', self.file, 'A.5.9')
        self.refused('usage', 'suggest-risks', self.file, '--limit=0')

    def test_regrade_and_freeze_risks(self):
        self.new()
        risk = self.add('risk', 'title=Fire', 'likelihood=2', 'impact=4')
        run = self.run_ok('freeze-risks', self.file, '--on=2026-10-27').out.strip()
        self.assertEqual(self.run_ok('show', self.file, run, '--json').json['held_on'], '2026-10-27')
        self.assertIn('5', self.run_ok('regrade-risks', self.file, '5', '5').out)
        self.assertEqual(self.run_ok('show', self.file, risk, '--json').json['impact'], 5)
        self.run_ok('undo', self.file)
        self.assertEqual(self.run_ok('show', self.file, risk, '--json').json['impact'], 4)
        self.refused('usage', 'regrade-risks', self.file, '2', '4')
        self.refused('invalid', 'freeze-risks', self.file, '--on=tomorrow')

    def test_log_tells_who_did_what(self):
        self.new('--as', 'Änne')
        self.run_ok('add', self.file, 'person', 'name=Ann', '--as=Bob')
        self.add('asset', 'name=CRM')
        log = self.run_ok('log', self.file, '--json').json
        self.assertEqual([list(event) for event in log],
                         [['seq', 'id', 'prev', 'at', 'actor', 'kind', 'verb', 'label']] * 3)
        self.assertEqual([event['actor'] for event in log], ['Änne', 'Bob', 'Tester'])
        self.assertEqual([event['prev'] for event in log[1:]], [event['id'] for event in log[:-1]])
        self.assertEqual([event['seq'] for event in log], [1, 2, 3])
        self.assertEqual(log[-1]['id'], self.run_ok('info', self.file, '--json').json['head'])
        self.assertIn('CRM', log[-1]['label'])
        self.assertEqual(len(self.run_ok('log', self.file).out.splitlines()), 3)

    def test_moments_are_local_for_people(self):
        self.run_ok('new', self.file, WAYMARK_NOW='2026-11-23T22:30:00Z')
        self.assertIn('24 Nov 2026 07:30', self.run_ok('log', self.file, TZ='Asia/Tokyo').out)
        self.assertEqual(self.run_ok('log', self.file, '--json').json[0]['at'], 1795473000000)

    def test_verify(self):
        self.new()
        head = self.run_ok('info', self.file, '--json').json['head']
        self.assertEqual(self.run_ok('verify', self.file, '--json').json, {'ok': True, 'problems': []})
        self.run_ok('verify', self.file, '--head', head)
        self.run_ok('verify', self.file, '--head', head[:8].upper())
        done = self.run_any('verify', self.file, '--head', '00000000', '--json')
        self.assertEqual((done.status, done.json['ok'], done.json['problems'][0]['code'],
                          done.json['problems'][0]['entry']), (1, False, 'head_unknown', None))
        content = bytearray(self.file.read_bytes())
        content[len(content) // 2] ^= 1
        self.file.write_bytes(content)
        done = self.run_any('verify', self.file, '--json')
        self.assertEqual(done.status, 1)
        self.assertEqual(sorted(done.json['problems'][0]), ['code', 'entry', 'message'])
        self.assertEqual(self.run_any('verify', self.file).status, 1)
        self.refused('not_found', 'verify', self.top / 'none')

    def test_soa_is_a_pdf_and_replaces_the_last_one(self):
        self.new()
        target = self.top / 'Erklärung.pdf'
        for _ in range(2):
            self.run_ok('export', self.file, 'soa', target)
            self.assertTrue(target.read_bytes().startswith(b'%PDF'))
        self.assertEqual(self.run_ok('export', self.file, 'soa', target, '--json').json['path'], str(target))
        if shutil.which('pdftotext'):
            text = subprocess.run(['pdftotext', target, '-'], stdout=subprocess.PIPE).stdout.decode()
            self.assertIn('A.8.34', text)
        self.refused('exists', 'export', self.file, 'soa', self.file)
        self.refused('not_found', 'export', self.file, 'soa', self.top / 'none' / 'x.pdf')
        piped = subprocess.run(**self.command('export', self.file, 'soa', '/dev/stdout'), stdout=subprocess.PIPE)
        self.assertTrue(piped.stdout.startswith(b'%PDF'))


class Records(CliTest):
    def setUp(self):
        super().setUp()
        self.new()

    def undone(self):
        """The state after an edit is left by undo, and is there again after redo."""
        after = self.state()
        self.run_ok('undo', self.file)
        before = self.state()
        self.assertNotEqual(after, before)
        self.run_ok('redo', self.file)
        self.assert_state(after)
        return before

    def test_add_prints_the_id_alone(self):
        empty = self.state()
        done = self.run_ok('add', self.file, 'person', 'name=Änne Öz', 'joined=23.11.2026', 'in_scope=ja')
        self.assertRegex(done.out, r'^[0-9a-f]{32}\n$')
        self.assertEqual(done.err, '')
        self.assertEqual(self.undone(), empty)
        record = self.show(done.id)
        self.assertEqual(list(record)[:3] + list(record)[-1:], ['id', 'kind', 'name', 'links'])
        self.assertEqual((record['name'], record['joined'], record['in_scope'], record['email'], record['links']),
                         ('Änne Öz', '2026-11-23', True, None, []))
        self.assertEqual(len(self.run_ok('add', self.file, 'person', 'name=B', '--json').json['id']), 32)

    def test_types_of_values(self):
        ann = self.add('person', 'name=Ann')
        asset = self.show(self.add('asset', 'name=Laptops', 'quantity=1.200', 'cloud=no', 'type=Device', 'owner=Ann',
                                   'description=one\ntwo', 'note=a=b=c'))
        self.assertEqual((asset['quantity'], asset['cloud'], asset['personal_data'], asset['type'], asset['owner'],
                          asset['description'], asset['note'], asset['status']),
                         (1200, False, None, 'device', ann, 'one\ntwo', 'a=b=c', 'in_use'))
        text = self.run_ok('show', self.file, asset['id']).out
        self.assertIn('Owner: Ann\n', text)
        self.assertIn('Description:\n  one\n  two\n', text)
        self.assertNotIn('Supplier', text)
        self.assertIn('Ann', self.run_ok('list', self.file, 'asset').out)

    def test_set_and_clear(self):
        ann = self.add('person', 'name=Ann', 'team=Sales')
        before = self.state()
        self.assertIn('team', self.run_ok('set', self.file, ann, 'team=Support', 'note=x').out.lower())
        self.assertEqual(self.undone(), before)
        self.run_ok('set', self.file, ann, 'team=')
        self.assertIsNone(self.show(ann)['team'])
        self.undone()
        events = self.run_ok('info', self.file, '--json').json['events']
        self.assertIn('nothing', self.run_ok('set', self.file, ann, 'team=').out)
        self.assertIsNone(self.run_ok('set', self.file, ann, 'team=', '--json').json)
        self.assertEqual(self.run_ok('info', self.file, '--json').json['events'], events)
        self.assertEqual(self.run_ok('set', self.file, ann, 'team=A', '--json').json['verb'], 'set')

    def test_many_values(self):
        def reasons(*values):
            self.run_ok('set', self.file, 'A.5.9', *values)
            return self.show('A.5.9')['reasons']
        self.assertEqual(self.show('A.5.9')['reasons'], [])
        self.assertEqual(reasons('reasons=risk', 'reasons=law'), ['law', 'risk'])
        self.undone()
        self.assertEqual(reasons('reasons=Good practice, contract'), ['contract', 'practice'])
        self.assertEqual(reasons('reasons='), [])
        self.assertEqual(reasons('reasons=', 'reasons=law', 'reasons=law'), ['law'])

    def test_several_records(self):
        crm, mail = self.add('asset', 'name=CRM'), self.add('asset', 'name=Mail, old')
        approval = self.add('approval', 'what=Both', f'subjects={crm}', 'subjects=A-2')
        self.assertEqual(self.show(approval)['subjects'], sorted([crm, mail]))
        self.assertIn('CRM, Mail, old', self.run_ok('show', self.file, approval).out)
        self.run_ok('set', self.file, approval, 'subjects=A-2;')
        self.assertEqual(self.show(approval)['subjects'], [mail])
        self.run_ok('undo', self.file)
        self.assertEqual(self.show(approval)['subjects'], sorted([crm, mail]))
        self.run_ok('redo', self.file)
        self.assertEqual(self.show(approval)['subjects'], [mail])
        self.run_ok('set', self.file, approval, 'subjects=')
        self.assertEqual(self.show(approval)['subjects'], [])
        self.refused('not_found', 'set', self.file, approval, 'subjects=A-1; A-9')

    def test_references_by_id_prefix_number_key_and_name(self):
        ann = self.add('person', 'name=Ann Lee')
        for said in (ann, ann[:8], 'P-1', 'p-1', 'Ann Lee', 'Lee, Ann', 'ann lee'):
            with self.subTest(said=said):
                self.run_ok('set', self.file, 'A.5.1', f'owner={said}')
                self.assertEqual(self.show('A.5.1')['owner'], ann)
                self.run_ok('set', self.file, 'A.5.1', 'owner=')
        control = self.show('A.5.1')
        self.assertEqual(self.show(control['id'][:12]), control)
        self.assertEqual(self.show('C-1'), control)
        self.refused('not_found', 'set', self.file, 'A.5.1', 'owner=Bob')
        self.refused('not_found', 'show', self.file, control['id'][:3])
        self.add('person', 'name=Ann Lee')
        self.refused('ambiguous', 'set', self.file, 'A.5.1', 'owner=Ann Lee')

    def test_the_company_is_one_record(self):
        self.run_ok('set', self.file, 'organisation', 'name=Neu GmbH', 'employees=35', 'scope=All of it')
        self.assertEqual(self.run_ok('info', self.file, '--json').json['company'], 'Neu GmbH')
        self.assertEqual(self.show('organisation'), self.state()['organisation'][0])
        self.undone()

    def test_what_add_and_set_refuse(self):
        ann = self.add('person', 'name=Ann')
        for code, arguments in {
            'exists': (('add', 'control', 'title=x'), ('add', 'requirement', 'title=x'), ('add', 'organisation', 'name=x')),
            'not_found': (('add', 'unicorn', 'name=x'), ('add', 'person', 'horn=x'), ('set', ann, 'horn=x'),
                          ('set', 'P-9', 'name=x'), ('set', '', 'name=x'), ('list', 'unicorn'), ('show', 'nobody')),
            'read_only': (('set', 'A.5.1', 'reference=x'), ('set', 'A.5.1', 'title=x'), ('add', 'evidence', 'title=x', 'sha256=y')),
            'required': (('add', 'person', 'team=x'), ('set', ann, 'name=')),
            'invalid': (('set', ann, 'joined=soon'), ('set', ann, 'employment=pirate'), ('set', ann, 'in_scope=perhaps'),
                        ('set', 'organisation', 'employees=many'), ('set', 'organisation', 'employees=0'),
                        ('set', ann, 'team=a', 'team=b'), ('set', ann, 'team=' + 'x' * 1001),
                        ('set', 'A.5.1', 'reasons=law', 'reasons=fun')),
            'usage': (('set', ann, 'name'), ('set', ann, '=x'), ('set', ann), ('add', 'person')),
            'encoding': (('set', ann, b'team=\xff\xfe'), ('add', 'person', b'name=\xe4')),
        }.items():
            for verb, *rest in arguments:
                with self.subTest(verb=verb, rest=rest):
                    self.refused(code, verb, self.file, *rest)
        self.refused('encoding', 'add', self.file, 'person', 'name=x', '--as', b'\xff')

    def test_control_characters_do_not_reach_the_terminal(self):
        record = self.add('asset', 'name=CRM\x1b[31m\u202e')
        for out in (self.run_ok('list', self.file, 'asset').out, self.run_ok('show', self.file, record).out,
                    self.run_ok('log', self.file).out):
            self.assertNotIn('\x1b', out)
        self.assertNotIn('\x1b', self.run_status(1, 'show', self.file, 'x\x1b[31m').err)

    def test_links(self):
        crm, host = self.add('asset', 'name=CRM'), self.add('asset', 'name=Host')
        before = self.state()
        self.run_ok('link', self.file, crm, host)
        self.assertEqual(self.show(crm)['links'], [{'id': host, 'kind': 'asset', 'role': 'depends_on'}])
        self.assertEqual(self.show(host)['links'], [{'id': crm, 'kind': 'asset', 'role': 'depends_on'}])
        self.assertEqual(self.undone(), before)
        self.assertIn('nothing', self.run_ok('link', self.file, crm, host).out)
        self.run_ok('link', self.file, 'A.8.13', crm, 'relates')
        self.assertEqual({one['role'] for one in self.show(crm)['links']}, {'depends_on', 'relates'})
        self.assertIn('depends on A-2 “Host”', self.run_ok('show', self.file, crm).out)
        self.refused('invalid', 'link', self.file, crm, host, 'marries')
        self.refused('invalid', 'link', self.file, crm, crm)
        self.refused('not_found', 'link', self.file, crm, 'P-7')
        linked = self.state()
        self.refused('not_found', 'unlink', self.file, crm, host, 'relates')
        self.run_ok('unlink', self.file, host, crm)
        self.assertEqual(self.undone(), linked)
        self.refused('not_found', 'unlink', self.file, crm, host)

    def test_delete_says_by_what_it_was_referred_to(self):
        ann, crm = self.add('person', 'name=Ann'), self.add('asset', 'name=CRM', 'owner=Ann')
        self.run_ok('set', self.file, 'A.5.1', 'owner=Ann')
        self.run_ok('link', self.file, ann, crm)
        before = self.state()
        said = self.run_ok('delete', self.file, ann).out
        self.assertIn('A-1 “CRM”: Owner', said)
        self.assertIn('A.5.1', said)
        self.assertIn('relates to A-1 “CRM”', said)
        self.assertIsNone(self.show(crm)['owner'])
        self.assertEqual(self.show(crm)['links'], [])
        self.assertEqual(self.undone(), before)
        self.run_ok('undo', self.file)
        answer = self.run_ok('delete', self.file, ann, crm, ann, '--json').json
        self.assertEqual([one['id'] for one in answer['deleted']], [ann, crm])
        self.assertEqual([(one['kind'], one['field']) for one in answer['references']], [('control', 'owner')])
        self.assertEqual(answer['links'], [])
        self.assertEqual(self.undone(), before)

    def test_what_belongs_to_every_project_stays(self):
        for what in ('A.5.1', 'organisation', '4.1'):
            self.refused('conflict', 'delete', self.file, what)
            self.refused('conflict', 'purge', self.file, what)
        self.refused('not_found', 'delete', self.file, self.add('person', 'name=A'), 'nobody')

    def test_undo_to_and_ends_of_the_list(self):
        self.refused('nothing', 'undo', self.file)
        self.refused('nothing', 'redo', self.file)
        before = self.state()
        for name in 'abc':
            self.add('person', f'name={name}')
        after = self.state()
        self.refused('nothing', 'undo', self.file, '--to', '99')
        event = self.run_ok('undo', self.file, '--to', '1', '--json').json
        self.assertEqual((event['kind'], event['seq']), ('undo', 5))
        self.assert_state(before)
        for _ in 'abc':
            self.run_ok('redo', self.file)
        self.assert_state(after)
        self.refused('nothing', 'redo', self.file)

    def test_purge_removes_every_trace(self):
        ann = self.add('person', 'name=Unforgettable')
        self.run_ok('delete', self.file, ann)
        self.run_ok('purge', self.file, ann)
        with zipfile.ZipFile(self.file) as archive:
            self.assertNotIn(b'Unforgettable', archive.read('project.sqlite'))
        self.refused('nothing', 'undo', self.file)
        self.run_ok('verify', self.file)
        self.refused('nothing', 'purge', self.file, '0' * 32)
        self.assertEqual(self.run_ok('purge', self.file, self.add('person', 'name=B'), '--json').json['kind'], 'purge')

    def test_search(self):
        crm = self.add('asset', 'name=Kundenverwaltung', 'note=in the cellar')
        hits = self.run_ok('search', self.file, 'kunden', '--json').json
        self.assertEqual(hits, [{'id': crm, 'kind': 'asset', 'title': 'Kundenverwaltung'}])
        self.assertIn(crm[:8], self.run_ok('search', self.file, 'cellar').out)
        self.assertEqual(self.run_ok('search', self.file, 'zzzz', '--json').json, [])
        self.run_ok('search', self.file, '"*( NEAR -')

    def test_lists_are_json_whether_empty_or_not(self):
        self.assertEqual(self.run_ok('list', self.file, 'asset', '--json').json, [])
        self.assertIn('nothing', self.run_ok('list', self.file, 'asset').out)
        controls = self.run_ok('list', self.file, 'control', '--json').json
        self.assertEqual((len(controls), controls[0]['reference'], controls[0]['theme']), (93, 'A.5.1', 'organizational'))
        self.assertEqual(self.show('A.5.1'), controls[0])

    def test_json_is_utf8_in_every_locale(self):
        ann = self.add('person', 'name=Änne “Ö”')
        for locale in ('C', 'POSIX', 'C.UTF-8'):
            done = self.run_ok('show', self.file, ann, '--json', LC_ALL=locale)
            self.assertEqual(done.json['name'], 'Änne “Ö”')
            self.assertIn('nne', self.run_ok('list', self.file, 'person', LC_ALL=locale).out)
            self.run_ok('set', self.file, ann, 'team=Büro', LC_ALL=locale)
            self.assertEqual(self.show(ann)['team'], 'Büro')


class Evidence(CliTest):
    def setUp(self):
        super().setUp()
        self.new()
        self.proof = self.top / 'Prüfung ä.txt'
        self.proof.write_text('it works\n' * 1000)

    def test_attach_and_extract(self):
        before = self.state()
        done = self.run_ok('attach', self.file, self.proof, '--to', 'A.8.13', '--to', 'A.8.14', 'source=Backup')
        self.assertRegex(done.out, r'^[0-9a-f]{32}\n$')
        record = self.show(done.id)
        self.assertEqual((record['title'], record['file_name'], record['size'], record['source'], record['sha256']),
                         ('Prüfung ä', 'Prüfung ä.txt', 9000, 'Backup', hashlib.sha256(self.proof.read_bytes()).hexdigest()))
        self.assertEqual([one['role'] for one in record['links']], ['proves'] * 2)
        self.assertEqual(self.run_ok('info', self.file, '--json').json['evidence'], {'files': 1, 'bytes': 9000})
        self.run_ok('undo', self.file, '--to', '1')
        self.assert_state(before)
        self.run_ok('redo', self.file)
        self.run_ok('redo', self.file)
        self.assertEqual(self.show(done.id), record)
        target = self.top / 'out'
        target.mkdir()
        self.assertEqual(self.run_ok('extract', self.file, 'E-1', target).out.strip(), str(target / 'Prüfung ä.txt'))
        self.assertEqual((target / 'Prüfung ä.txt').read_bytes(), self.proof.read_bytes())
        self.refused('exists', 'extract', self.file, 'E-1', target)
        self.run_ok('extract', self.file, 'E-1', target / 'b', '--json')
        self.refused('nothing', 'extract', self.file, 'A.5.1', target / 'c')
        self.assertEqual(self.run_ok('verify', self.file, '--json').json['ok'], True)

    def test_several_files_or_none(self):
        other = self.top / 'title=a b.txt'
        other.write_text('b')
        answer = self.run_ok('attach', self.file, self.proof, f'./{other.name}', '--json').json
        self.assertEqual([(one['file'], one['known']) for one in answer],
                         [(str(self.proof), False), (f'./{other.name}', False)])
        (self.top / 'third').write_text('c')
        self.refused('not_found', 'attach', self.file, self.top / 'third', self.top / 'none')
        self.refused('not_found', 'attach', self.file, self.proof, 'titel=x')
        self.refused('not_found', 'attach', self.file, self.proof, '--to', 'A.99')
        self.refused('read_only', 'attach', self.file, self.proof, 'size=1')
        self.refused('io', 'attach', self.file, self.top)
        self.assertEqual(self.journals(), [])

    def test_the_same_bytes_are_kept_once(self):
        first = self.run_ok('attach', self.file, self.proof).id
        again = self.run_ok('attach', self.file, self.proof, 'shows=x', '--to', 'A.5.1')
        self.assertEqual(again.id, first)
        self.assertIn('already', again.err)
        self.assertEqual(len(self.show(first)['links']), 1)
        self.assertTrue(self.run_ok('attach', self.file, self.proof, '--json').json[0]['known'])
        with zipfile.ZipFile(self.file) as archive:
            self.assertEqual(len([name for name in archive.namelist() if name.startswith('evidence/')]), 1)

    def names_in(self, path):
        with zipfile.ZipFile(path) as archive:
            self.assertIsNone(archive.testzip())
            return archive.namelist()

    def test_copy_for_sending(self):
        self.run_ok('attach', self.file, self.proof)
        before = self.file.read_bytes()
        copy = self.top / 'Zum Senden ä.isms'
        self.assertIn(str(copy), self.run_ok('copy', self.file, copy, '--reports').out)
        self.assertEqual(self.file.read_bytes(), before)
        names = self.names_in(copy)
        self.assertEqual(names[-1], 'reports/Statement of Applicability.pdf')
        with zipfile.ZipFile(copy) as archive:
            self.assertTrue(archive.read(names[-1]).startswith(b'%PDF'))
            self.assertIn(b'reports/', archive.read('README.txt'))
        self.run_ok('verify', copy)
        self.refused('exists', 'copy', self.file, copy)
        self.refused('exists', 'copy', self.file, self.file)
        self.refused('not_found', 'copy', self.file, self.top / 'b', '--without', 'E-9')
        self.refused('nothing', 'copy', self.file, self.top / 'b', '--without', 'A.5.1')
        self.refused('usage', 'copy', self.file)
        self.assertFalse((self.top / 'b').exists())
        self.assertEqual(self.journals(), [])

    def test_what_is_left_out_of_a_copy(self):
        second = self.top / 'second.txt'
        second.write_text('second')
        self.run_ok('attach', self.file, self.proof, second)
        copy = self.top / 'copy.isms'
        done = self.run_ok('copy', self.file, copy, '--without', 'E-1', '--json').json
        self.assertEqual(done, {'path': str(copy), 'bytes': copy.stat().st_size, 'left_out': 1})
        self.assertEqual(len([name for name in self.names_in(copy) if name.startswith('evidence/')]), 1)
        self.assertEqual(self.run_ok('verify', copy, '--json').json, {'ok': True, 'problems': []})
        self.assertIn('left out', self.run_ok('verify', copy).err)
        self.assertEqual(self.run_ok('verify', self.file).err, '')
        self.assertIn('left out', self.run_ok('copy', self.file, self.top / 'none.isms', '--without-evidence').out)
        self.assertEqual([name for name in self.names_in(self.top / 'none.isms') if '/' in name], [])
        self.file = copy
        self.refused('left_out', 'extract', copy, 'E-1', self.top / 'out')
        self.run_ok('extract', copy, 'E-2', self.top / 'out')
        self.run_ok('add', copy, 'person', 'name=Ann')
        self.refused('left_out', 'extract', copy, 'E-1', self.top / 'out1')
        self.run_ok('verify', copy)
        self.assertTrue(self.run_ok('attach', copy, self.proof, '--json').json[0]['known'])
        self.run_ok('extract', copy, 'E-1', self.top / 'out1')
        self.assertEqual((self.top / 'out1').read_bytes(), self.proof.read_bytes())
        self.assertEqual(self.run_ok('verify', copy).err, '')

    def test_purged_evidence_is_gone_from_the_file(self):
        self.run_ok('purge', self.file, self.run_ok('attach', self.file, self.proof).id)
        with zipfile.ZipFile(self.file) as archive:
            self.assertEqual([name for name in archive.namelist() if name.startswith('evidence/')], [])
        self.run_ok('verify', self.file)


class Import(CliTest):
    def setUp(self):
        super().setUp()
        self.new()
        self.table = self.top / 'Liste ä.csv'

    def write(self, text, encoding='utf-8'):
        self.table.write_bytes(text.encode(encoding))

    def test_dry_run_then_import_then_undo(self):
        self.add('person', 'name=Eva Lindner')
        self.write('Name;Besitzer;Type\nCRM;"Lindner, Eva";Application\nBüro;P-1;site\n', 'windows-1252')
        before, content = self.state(), self.file.read_bytes()
        dry = self.run_ok('import', self.file, 'asset', self.table, '--dry-run', '--map', 'Besitzer=owner')
        self.assertIn('CRM', dry.out)
        self.assertEqual(self.file.read_bytes(), content)
        answer = self.run_ok('import', self.file, 'asset', self.table, '--map=Besitzer=owner', '--json').json
        self.assertEqual((answer['added'], answer['changed'], answer['problems']), (2, 0, []))
        assets = self.state()['asset']
        self.assertEqual([(one['name'], one['type']) for one in assets], [('CRM', 'application'), ('Büro', 'site')])
        self.assertEqual({one['owner'] for one in assets}, {self.show('P-1')['id']})
        after = self.state()
        self.run_ok('undo', self.file)
        self.assert_state(before)
        self.run_ok('redo', self.file)
        self.assert_state(after)
        self.assertIn('--by-name', self.run_ok('import', self.file, 'asset', self.table, '--map', 'Besitzer=owner').err)
        self.run_ok('undo', self.file)
        answer = self.run_ok('import', self.file, 'asset', self.table, '--map', 'Besitzer=', '--by-name', '--json').json
        self.assertEqual((answer['added'], answer['unchanged']), (0, 2))

    def test_a_mistake_changes_nothing(self):
        self.write('Name,Type\nCRM,application\n,device\nX,spaceship\n')
        done = self.refused('import_problems', 'import', self.file, 'asset', self.table)
        found = [(one['code'], one['row'], one['column']) for one in done.json['problems']]
        self.assertEqual(found, [('required', 3, 'Name'), ('value', 4, 'Type')])
        text = self.run_status(1, 'import', self.file, 'asset', self.table)
        self.assertIn('Row 4, column B (Type)', text.out)
        self.assertEqual(self.run_any('import', self.file, 'asset', self.table, '--dry-run').status, 1)

    def test_what_is_no_table(self):
        self.refused('not_found', 'import', self.file, 'asset', self.top / 'none.csv')
        self.write('')
        self.refused('table_empty', 'import', self.file, 'asset', self.table)
        self.table.write_bytes(b'PK\3\4' + bytes(200))
        self.refused('damaged', 'import', self.file, 'asset', self.table)
        self.table.write_bytes(b'%PDF-1.7')
        self.refused('not_a_table', 'import', self.file, 'asset', self.table)
        self.write('Name\nx\n')
        self.refused('not_found', 'import', self.file, 'unicorn', self.table)
        self.refused('usage', 'import', self.file, 'asset', self.table, '--map', 'nonsense')
        self.refused('import_map', 'import', self.file, 'asset', self.table, '--map', 'Nix=name')
        self.refused('import_map', 'import', self.file, 'asset', self.table, '--map', 'Name=horn')

    def test_what_is_exported_is_taken_back(self):
        ann = self.add('person', 'name=Ann')
        self.add('asset', 'name==1+1', f'owner={ann}', 'quantity=3')
        self.add('asset', 'name=CRM')
        workbook, table = self.top / 'alles.xlsx', self.top / 'assets.csv'
        before = self.state()
        self.assertEqual(self.run_ok('export', self.file, 'registers', workbook, '--json').json['path'], str(workbook))
        self.run_ok('export', self.file, 'asset', table)
        self.assertIn('"\'=1+1"', table.read_text('utf-8-sig'))
        for source in (workbook, table):
            answer = self.run_ok('import', self.file, 'asset', source, '--clear-empty', '--json').json
            self.assertEqual([answer[key] for key in ('added', 'changed', 'unchanged', 'missing')], [0, 0, 2, 0])
        self.assert_state(before)
        self.refused('sheet', 'import', self.file, 'asset', workbook, '--sheet', 'Nowhere')
        self.assert_written_each(before)
        self.refused('usage', 'export', self.file, 'asset', self.top / 'x.pdf')
        self.refused('exists', 'export', self.file, 'asset', self.copy_named('x.xlsx'))

    def assert_written_each(self, before):
        """Every register as CSV: beside each other, and the same in a ZIP archive."""
        kinds = [one['id'] for one in self.run_ok('kinds', '--json').json]
        said = self.run_ok('export', self.file, 'registers', self.top / 'all.csv')
        self.assertEqual(said.out.splitlines(), [str(self.top / f'all-{kind}.csv') for kind in kinds])
        self.assertFalse((self.top / 'all.csv').exists())
        self.assertEqual(len(self.run_ok('export', self.file, 'registers', self.top / 'all.csv', '--json').json['paths']),
                         len(kinds))
        self.run_ok('export', self.file, 'registers', self.top / 'all.zip')
        with zipfile.ZipFile(self.top / 'all.zip') as archive:
            self.assertEqual(archive.namelist(), [f'{kind}.csv' for kind in kinds])
            self.assertIsNone(archive.testzip())
            for kind in kinds:
                content = archive.read(f'{kind}.csv')
                self.assertEqual((self.top / f'all-{kind}.csv').read_bytes(), content)
        answer = self.run_ok('import', self.file, 'asset', self.top / 'all-asset.csv', '--clear-empty', '--json').json
        self.assertEqual([answer[key] for key in ('added', 'changed', 'unchanged', 'missing')], [0, 0, 2, 0])
        self.assert_state(before)

    def copy_named(self, name):
        return shutil.copy(self.file, self.top / name)

    def test_missing_records_are_deleted_when_wanted(self):
        self.add('asset', 'name=CRM')
        self.add('asset', 'name=Mail')
        self.write('number,name\nA-1,CRM\n')
        before = self.state()
        said = self.run_ok('import', self.file, 'asset', self.table, '--dry-run', '--delete-missing')
        self.assertIn('delete “Mail”', said.out)
        self.assert_state(before)
        self.assertIn('--delete-missing', self.run_ok('import', self.file, 'asset', self.table).err)
        self.assert_state(before)
        answer = self.run_ok('import', self.file, 'asset', self.table, '--delete-missing', '--json').json
        self.assertEqual((answer['deleted'], answer['unchanged']), (1, 1))
        self.assertEqual([one['name'] for one in self.state()['asset']], ['CRM'])
        self.run_ok('undo', self.file)
        self.assert_state(before)

    def test_an_unclear_name_can_be_said(self):
        self.add('person', 'name=Eva Lindner')
        second = self.add('person', 'name=Eva Lindner')
        self.write('name,owner\nCRM,Eva Lindner\n')
        said = self.run_status(1, 'import', self.file, 'asset', self.table)
        self.assertIn(f'--means "Eva Lindner={second[:8]}"', said.out)
        self.run_ok('import', self.file, 'asset', self.table, '--means', 'Eva Lindner=P-2')
        self.assertEqual(self.show('A-1')['owner'], second)
        self.refused('usage', 'import', self.file, 'asset', self.table, '--means', 'nonsense')

    def test_rows_may_name_each_other(self):
        self.add('person', 'name=Eva Lindner')
        before = self.state()
        self.write('name,manager\nEva Lindner,\nTom Roth,Eva Lindner\nAnn Weiß,Tom Roth\n')
        said = self.run_status(1, 'import', self.file, 'person', self.table)
        self.assertIn('--means "Eva Lindner=row 2"', said.out)
        self.assert_state(before)
        self.refused('usage', 'import', self.file, 'person', self.table, '--means', 'Eva Lindner=row 9')
        means = ['--means', 'Eva Lindner=row 2']
        said = self.run_ok('import', self.file, 'person', self.table, '--dry-run', *means)
        self.assertIn('add “Tom Roth”', said.out)
        self.assertIn('Tom Roth (new)', said.out)
        rows = self.run_ok('import', self.file, 'person', self.table, '--dry-run', '--json', *means).json['rows']
        self.assertEqual(rows[2], {'row': 4, 'action': 'add', 'title': 'Ann Weiß', 'changes': [
            {'field': 'name', 'before': '', 'after': 'Ann Weiß'},
            {'field': 'manager', 'before': '', 'after': 'Tom Roth (new)'}]})
        self.run_ok('import', self.file, 'person', self.table, *means)
        self.assertEqual(self.show('P-3')['manager'], self.show('P-2')['id'])
        self.assertEqual(self.show('P-4')['manager'], self.show('P-3')['id'])
        self.run_ok('undo', self.file)
        self.assert_state(before)

    def test_controls_are_changed_by_their_reference(self):
        self.write('reference,decision,reasons\nA.5.1,applicable,"law, risk"\nA.8.1,excluded,\n')
        answer = self.run_ok('import', self.file, 'control', self.table, '--json').json
        self.assertEqual((answer['added'], answer['changed']), (0, 2))
        self.assertEqual(self.show('A.5.1')['reasons'], ['law', 'risk'])


if __name__ == '__main__':
    tap.main('cli')
