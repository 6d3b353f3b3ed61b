# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop for one sandboxed program: portals with a mock behind them, and a person at the window."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'e2e'))

import person  # noqa: E402
from person import GLib, until  # noqa: E402


class Desktop:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.mock = self.folder / 'mock'
        self.mock.mkdir()
        self.started = []
        portals = self.folder / 'portals'
        portals.mkdir()
        wanted = ';'.join(f'org.freedesktop.impl.portal.{one}' for one in ('FileChooser', 'Email', 'Notification'))
        (portals / 'mock.portal').write_text(
            f'[portal]\nDBusName=org.freedesktop.impl.portal.desktop.mock\nInterfaces={wanted}\nUseIn=mock\n')
        (portals / 'mock-portals.conf').write_text('[preferred]\ndefault=mock\n')
        os.environ.update(XDG_CURRENT_DESKTOP='mock', XDG_DESKTOP_PORTAL_DIR=str(portals))
        self.start('openbox', '--sm-disable')
        self.start('/usr/bin/python3', HERE / 'mock-portal.py', self.mock)
        until('the window manager', lambda: b'window id' in subprocess.run(
            ['xprop', '-root', '_NET_SUPPORTING_WM_CHECK'], stdout=subprocess.PIPE).stdout)
        until('the mock behind the portal', lambda: self.owns('org.freedesktop.impl.portal.desktop.mock'))
        self.start('/usr/libexec/xdg-desktop-portal', '-r')
        until('the portal', lambda: self.owns('org.freedesktop.portal.Desktop'))

    @staticmethod
    def owns(name):
        said = subprocess.run(['gdbus', 'call', '--session', '--dest=org.freedesktop.DBus', '--object-path=/',
                               '--method=org.freedesktop.DBus.NameHasOwner', name], stdout=subprocess.PIPE)
        return b'true' in said.stdout

    def start(self, *command):
        log = (self.folder / f'{Path(str(command[0])).name}-{len(self.started)}.log').open('wb')
        self.started.append(subprocess.Popen([str(one) for one in command], stdin=subprocess.DEVNULL, stdout=log,
                                             stderr=subprocess.STDOUT))
        log.close()
        return self.started[-1]

    def stop(self):
        for process in reversed(self.started):
            process.kill()
            process.wait()

    def will_choose(self, dialog, *paths):
        """What the person answers the next time in the dialog "open" or "save"."""
        (self.mock / dialog).write_text('\n'.join(str(one) for one in paths), encoding='utf-8')

    def asked(self, what):
        log = self.mock / 'asked'
        lines = log.read_text(encoding='utf-8').splitlines() if log.exists() else []
        return [one for one in map(json.loads, lines) if one['what'] == what]


class Sandbox(person.Tree):
    """Finds a program by its name, for its process is somewhere in the sandbox."""

    def find_name(self, program):
        root, accessible = '/org/a11y/atspi/accessible/root', 'org.a11y.atspi.Accessible'
        children, = self.call('org.a11y.atspi.Registry', root, accessible, 'GetChildren')
        for name, path in children:
            try:
                called, = self.call(name, path, 'org.freedesktop.DBus.Properties', 'Get',
                                    GLib.Variant('(ss)', (accessible, 'Name')))
            except GLib.Error:
                continue
            if called == program:
                return name
        return None


class Person(person.Person):
    def __init__(self, home, program):
        super().__init__(home)
        self.tree = Sandbox()
        self.program = program

    def frames(self):
        try:
            return self.tree.frames(self.program)
        except GLib.Error:
            return []

    def ask(self, node, interface, method, kinds='()', *arguments):
        name = self.tree.find_name(self.program)
        return self.tree.call(name, node.path, interface, method, GLib.Variant(kinds, arguments))[0]
