#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the desktop reads about Waymark, checked by the programs that read them."""

import configparser
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

sys.dont_write_bytecode = True
TOP, BUILD, CLI = (Path(one).resolve() for one in sys.argv[1:4])
sys.path.insert(0, str(TOP / 'tests/style'))

import tap  # noqa: E402

APP_ID = 'io.github.waymark_isms.Waymark'
MIME = 'application/vnd.waymark.isms+zip'
DATA, MADE, ICONS = TOP / 'data', BUILD / 'data', TOP / 'icons'
# Where a standard is drawn, and what GTK paints in the colour of the text.
SVG = '{http://www.w3.org/2000/svg}'
SIZES = {'apps': 128, 'mimetypes': 128, 'actions': 16, 'symbolic': 16}


class DataTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix='waymark-data-'))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_ok(self, *command, **more):
        done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, **more)
        self.assertEqual(done.returncode, 0, f'{command[0]}: {done.stdout}')
        return done.stdout

    def refused(self, *command):
        done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
        self.assertNotEqual(done.returncode, 0, f'{command[0]} took what is wrong')


class DesktopFile(DataTest):
    MADE = MADE / f'{APP_ID}.desktop'

    def test_is_valid(self):
        self.assertEqual(self.run_ok('desktop-file-validate', self.MADE), '')

    def test_a_broken_one_is_refused(self):
        broken = self.folder / 'broken.desktop'
        broken.write_text(self.MADE.read_text(encoding='utf-8').replace('Type=Application', 'Type=Apple'))
        self.refused('desktop-file-validate', broken)

    def test_opens_our_files_with_our_program(self):
        file = configparser.ConfigParser(interpolation=None)
        file.optionxform = str
        file.read(self.MADE, encoding='utf-8')
        entry = file['Desktop Entry']
        self.assertEqual(entry['MimeType'], MIME + ';')
        self.assertEqual(entry['Icon'], APP_ID)
        self.assertRegex(entry['Exec'], r'^waymark %[uUfF]$')
        for key in ('Keywords', 'Categories'):
            self.assertTrue(entry[key].endswith(';'), key)

    def test_service_starts_the_same_program(self):
        file = configparser.ConfigParser(interpolation=None)
        file.read(MADE / f'{APP_ID}.service', encoding='utf-8')
        service = file['D-BUS Service']
        self.assertEqual(service['Name'], APP_ID)
        self.assertRegex(service['Exec'], r'^/\S+/waymark --gapplication-service$')


class Metainfo(DataTest):
    MADE = MADE / f'{APP_ID}.metainfo.xml'

    def setUp(self):
        super().setUp()
        self.root = ET.parse(self.MADE).getroot()

    def test_is_valid(self):
        self.run_ok('appstreamcli', 'validate', '--no-net', '--no-color', self.MADE)

    def test_a_broken_one_is_refused(self):
        broken = self.folder / f'{APP_ID}.metainfo.xml'
        broken.write_text(re.sub(r'<metadata_license>.*</metadata_license>', '',
                                 self.MADE.read_text(encoding='utf-8')), encoding='utf-8')
        self.refused('appstreamcli', 'validate', '--no-net', '--no-color', broken)

    def test_names_what_is_installed(self):
        self.assertEqual(self.root.findtext('id'), APP_ID)
        self.assertEqual(self.root.findtext('launchable'), f'{APP_ID}.desktop')
        self.assertEqual(self.root.findtext('provides/mediatype'), MIME)

    def test_newest_release_is_this_version(self):
        version = re.search(r"version: '([^']*)'", (TOP / 'meson.build').read_text(encoding='utf-8')).group(1)
        self.assertEqual(self.root.find('releases/release').get('version'), version)

    def test_its_pictures_are_in_the_sources_and_as_large_as_it_says(self):
        for image in self.root.iterfind('screenshots/screenshot/image'):
            name = image.text.rsplit('/', 1)[-1]
            with self.subTest(picture=name):
                self.assertTrue(image.text.endswith(f'/main/doc/pictures/{name}'))
                head = (TOP / 'doc/pictures' / name).read_bytes()[:24]
                self.assertEqual(head[:8], b'\x89PNG\r\n\x1a\n')
                self.assertEqual(struct.unpack('>II', head[16:24]), (int(image.get('width')), int(image.get('height'))))

    def test_fits_where_shops_show_it(self):
        self.assertLessEqual(len(self.root.findtext('summary')), 50)
        self.assertFalse(self.root.findtext('summary').endswith('.'))
        self.assertGreaterEqual(len(self.root.findall('screenshots/screenshot')), 3)
        self.assertIsNotNone(self.root.find('content_rating'))
        schemes = {one.get('scheme_preference') for one in self.root.findall('branding/color')}
        self.assertEqual(schemes, {'light', 'dark'})


class MimeType(DataTest):
    """The desktop's own lookup, over nothing but the system's types and ours."""

    @classmethod
    def setUpClass(cls):
        # Reading all types takes its time, so it is done once.
        folder = Path(tempfile.mkdtemp(prefix='waymark-mime-'))
        cls.addClassCleanup(shutil.rmtree, folder)
        packages = folder / 'share/mime/packages'
        packages.mkdir(parents=True)
        (folder / 'empty').mkdir()
        shutil.copy(MADE / f'{APP_ID}.xml', packages)
        system = Path('/usr/share/mime/packages/freedesktop.org.xml')
        if system.exists():
            shutil.copy(system, packages)
        subprocess.run(['update-mime-database', str(packages.parent)], check=True, stderr=subprocess.DEVNULL)
        cls.environment = dict(os.environ, XDG_DATA_DIRS=str(folder / 'share'), HOME=str(folder / 'empty'),
                               XDG_DATA_HOME=str(folder / 'empty'))

    def setUp(self):
        super().setUp()
        self.project = self.folder / 'Acme.isms'
        self.run_ok(CLI, 'new', self.project, '--company', 'Acme Ltd',
                    env=dict(self.environment, WAYMARK_ACTOR='Test'))

    def type_of(self, file):
        said = self.run_ok('gio', 'info', '--attributes=standard::content-type', file, env=self.environment)
        return re.search(r'standard::content-type: (\S+)', said).group(1)

    def test_xml_is_well_formed(self):
        self.run_ok('xmllint', '--noout', '--nonet', MADE / f'{APP_ID}.xml')

    def test_real_file_is_known_by_its_name_and_content(self):
        self.assertEqual(self.type_of(self.project), MIME)

    def test_real_file_is_known_by_its_content_alone(self):
        for name in ('Acme', 'Acme.download'):
            with self.subTest(name=name):
                shutil.copy(self.project, self.folder / name)
                self.assertEqual(self.type_of(self.folder / name), MIME)

    def test_name_alone_is_enough(self):
        other = self.folder / 'Other.isms'
        other.write_bytes(bytes(range(1, 255)))
        self.assertEqual(self.type_of(other), MIME)

    def test_without_extra_fields_it_is_known_as_well(self):
        plain = self.folder / 'plain'
        (self.folder / 'mimetype').write_text(MIME, encoding='ascii')
        self.run_ok('zip', '-q', '-X', '-0', self.folder / 'plain.zip', 'mimetype', cwd=self.folder)
        (self.folder / 'plain.zip').rename(plain)
        self.assertEqual(plain.read_bytes()[38:38 + len(MIME)], MIME.encode('ascii'))
        self.assertEqual(self.type_of(plain), MIME)

    def test_other_zip_files_stay_zip_files(self):
        other = self.folder / 'other'
        (self.folder / 'notes.txt').write_text(f'mimetype {MIME}\n', encoding='ascii')
        self.run_ok('zip', '-q', '-0', self.folder / 'other.zip', 'notes.txt', cwd=self.folder)
        (self.folder / 'other.zip').rename(other)
        self.assertNotEqual(self.type_of(other), MIME)

    def test_icon_is_there(self):
        self.assertTrue((ICONS / 'scalable/mimetypes' / (MIME.replace('/', '-') + '.svg')).is_file())


class Settings(DataTest):
    SCHEMA = DATA / f'{APP_ID}.gschema.xml'

    def test_compile_strictly(self):
        self.assertEqual(self.run_ok('glib-compile-schemas', '--strict', '--dry-run', DATA), '')

    def test_a_broken_one_is_refused(self):
        broken = self.SCHEMA.read_text(encoding='utf-8').replace('<default>5</default>', '<default>500</default>')
        (self.folder / f'{APP_ID}.gschema.xml').write_text(broken, encoding='utf-8')
        self.refused('glib-compile-schemas', '--strict', '--dry-run', self.folder)

    def test_every_key_says_what_it_is(self):
        for key in ET.parse(self.SCHEMA).getroot().iter('key'):
            with self.subTest(key=key.get('name')):
                self.assertTrue(key.findtext('summary'))

    def test_defaults_are_read_back(self):
        said = self.run_ok('gsettings', 'list-recursively', APP_ID,
                           env=dict(os.environ, GSETTINGS_SCHEMA_DIR=str(MADE), GSETTINGS_BACKEND='memory'))
        self.assertIn(f'{APP_ID} autosave-minutes uint32 5', said)
        self.assertIn(f"{APP_ID} color-scheme 'system'", said)


class Icons(DataTest):
    def drawings(self):
        found = sorted(ICONS.rglob('*.svg'))
        self.assertGreaterEqual(len(found), 11)
        return found

    def test_are_well_formed_and_of_the_right_size(self):
        for file in self.drawings():
            with self.subTest(icon=file.name):
                root = ET.parse(file).getroot()
                self.assertEqual(root.tag, f'{SVG}svg')
                group = 'symbolic' if file.name.endswith('-symbolic.svg') else file.parent.name
                self.assertEqual(root.get('viewBox'), '0 0 {0} {0}'.format(SIZES[group]))

    def test_symbolic_ones_are_filled_and_not_stroked(self):
        # The toolkit repaints fills only: a stroke would stay black in the dark, and fill="none" would be painted.
        for file in self.drawings():
            if file.name.endswith('-symbolic.svg'):
                with self.subTest(icon=file.name):
                    for element in ET.parse(file).getroot().iter():
                        self.assertIsNone(element.get('stroke'))
                        self.assertNotEqual(element.get('fill'), 'none')

    def test_the_program_has_its_two(self):
        for name in (f'scalable/apps/{APP_ID}.svg', f'symbolic/apps/{APP_ID}-symbolic.svg'):
            self.assertTrue((ICONS / name).is_file(), name)


class Installed(DataTest):
    def test_everything_has_its_place(self):
        said = self.run_ok('meson', 'introspect', BUILD, '--installed')
        places = list(json.loads(said).values())
        for place in ('bin/waymark', 'bin/waymark-cli', f'share/applications/{APP_ID}.desktop',
                      f'share/metainfo/{APP_ID}.metainfo.xml', f'share/dbus-1/services/{APP_ID}.service',
                      f'share/glib-2.0/schemas/{APP_ID}.gschema.xml', f'share/mime/packages/{APP_ID}.xml',
                      f'share/icons/hicolor/scalable/apps/{APP_ID}.svg',
                      f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
                      f'share/icons/hicolor/scalable/mimetypes/{MIME.replace("/", "-")}.svg'):
            with self.subTest(place=place):
                self.assertTrue(any(one.endswith('/' + place) for one in places))


class Flatpak(DataTest):
    def setUp(self):
        super().setUp()
        self.manifest = json.loads((TOP / f'flatpak/{APP_ID}.json').read_text(encoding='utf-8'))

    def test_asks_for_a_window_and_nothing_else(self):
        self.assertEqual(sorted(self.manifest['finish-args']),
                         ['--device=dri', '--share=ipc', '--socket=fallback-x11', '--socket=wayland'])

    def test_starts_our_program_under_our_name(self):
        self.assertEqual((self.manifest['id'], self.manifest['command']), (APP_ID, 'waymark'))

    def test_every_download_is_fixed_by_its_hash(self):
        downloads = [source for module in self.manifest['modules'] for source in module['sources']
                     if source['type'] != 'dir']
        self.assertTrue(downloads)
        for source in downloads:
            with self.subTest(url=source['url']):
                self.assertEqual(source['type'], 'archive')
                self.assertRegex(source['sha256'], r'^[0-9a-f]{64}$')
                self.assertRegex(source['url'], r'^https://')

    def test_brings_an_sqlite_that_can_do_what_we_need(self):
        sqlite = next(module for module in self.manifest['modules'] if module['name'] == 'sqlite')
        self.assertLessEqual({'--session', '--fts5'}, set(sqlite['config-opts']))
        self.assertIn('-DSQLITE_ENABLE_PREUPDATE_HOOK=1', sqlite['build-options']['cflags'])

    def test_builds_no_tests(self):
        self.assertIn('-Dtests=false', self.manifest['modules'][-1]['config-opts'])


class Translations(DataTest):
    """check-style compares sources and templates with the list; here stands what comes out of it."""

    def setUp(self):
        super().setUp()
        self.listed = [line.strip() for line in (TOP / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
                       if line.strip() and not line.startswith('#')]

    def test_all_files_of_the_desktop_are_listed(self):
        for ending in ('desktop.in', 'gschema.xml', 'metainfo.xml.in', 'xml.in'):
            self.assertIn(f'data/{APP_ID}.{ending}', self.listed)

    def test_every_template_is_listed(self):
        for file in sorted((TOP / 'ui').glob('**/*.ui')):
            if re.search(r'translatable="(yes|true|1)"', file.read_text(encoding='utf-8')):
                self.assertIn(str(file.relative_to(TOP)), self.listed)

    def test_the_list_can_be_read_and_holds_our_words(self):
        pot = self.folder / 'waymark.pot'
        said = self.run_ok('xgettext', f'--files-from={TOP / "po/POTFILES.in"}', f'--directory={TOP}',
                           '--from-code=UTF-8', '--add-comments=Translators', '--keyword=_', '--keyword=N_',
                           '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3', '--keyword=NP_:1,2',
                           f'--output={pot}', env=dict(os.environ, GETTEXTDATADIRS=str(TOP / 'po')))
        self.assertEqual(said, '')
        words = pot.read_text(encoding='utf-8')
        for one in ('Take your company to an ISO 27001 certificate', 'Waymark project', 'Always high contrast',
                    'Find the way to an ISO 27001 certificate', 'Policies for information security'):
            self.assertIn(f'msgid "{one}"', words)
        self.assertIn('msgid_plural "%u assets have no owner yet"', words)


if __name__ == '__main__':
    tap.main('desktop')
