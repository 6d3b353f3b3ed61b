# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop for one program: window manager, portals with a mock behind them, and the eyes and hands of a person."""

import json
import os
import subprocess
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

HERE = Path(__file__).resolve().parent
PATIENCE = 30


def until(words, look, patience=PATIENCE):
    """What look() gives as soon as it is true; nodes of the tree that vanish meanwhile are looked for again."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'not within {patience} seconds: {words}')
        time.sleep(0.05)


def walk(node, depth=40):
    """The node and everything below it that is there now."""
    yield node
    if depth == 0:
        return
    try:
        children = [node.get_child_at_index(i) for i in range(min(node.get_child_count(), 500))]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from walk(child, depth - 1)


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

    # What the person answers in dialogs, and what was asked

    def will_choose(self, dialog, *paths):
        (self.mock / dialog).write_text('\n'.join(str(one) for one in paths), encoding='utf-8')

    def asked(self, what):
        log = self.mock / 'asked'
        lines = log.read_text(encoding='utf-8').splitlines() if log.exists() else []
        return [one for one in map(json.loads, lines) if one['what'] == what]

    # Eyes and hands

    def frames(self, name):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is not None and name in (program.get_name() or '').lower():
                for k in range(program.get_child_count()):
                    frame = program.get_child_at_index(k)
                    if frame is not None:
                        yield frame

    def frame(self, name, holds=''):
        """The window of a program in which some text stands."""
        return until(f'a window of {name} with “{holds}”', lambda: next(
            (one for one in self.frames(name) if not holds or any(holds in text for text in self.texts(one))), None))

    @staticmethod
    def texts(node):
        for one in walk(node):
            try:
                yield one.get_name() or ''
                yield one.get_description() or ''
            except GLib.Error:
                continue

    def sees(self, frame, words):
        return until(f'“{words}”', lambda: any(words in text for text in self.texts(frame)))

    @staticmethod
    def act(frame, action):
        """An action of the window or of the program by its name, as a menu would do it."""
        def find():
            for node in walk(frame, 3):
                for i in range(node.get_n_actions()):
                    if Atspi.Action.get_action_name(node, i) == action:
                        return node, i
            return None
        node, i = until(f'the action {action}', find)
        Atspi.Action.do_action(node, i)

    def press(self, *keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)

    def type(self, words):
        subprocess.run(['xdotool', 'type', '--delay', '20', words], check=True)

    def picture(self, name):
        subprocess.run(['import', '-window', 'root', str(self.folder / f'{name}.png')], check=False)
