# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the real window: sees it through the accessibility tree, as a screen reader does, and has a keyboard.

A test runs under build-aux/with-display --accessible; what it waits for it looks for until a deadline, and where that
passes it prints what was there and leaves a picture.
"""

import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests/style'))
import tap  # noqa: E402

PATIENCE = float(os.environ.get('WAYMARK_PATIENCE', 20))
BUILD = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else TOP / 'build-dev'
WINDOW = BUILD / 'src/app/waymark'
CLI = BUILD / 'src/cli/waymark-cli'
SAMPLE = BUILD / 'data/Sample.isms'

ROOT = '/org/a11y/atspi/accessible/root'
QUIET_ROLES = ('panel', 'filler', 'scroll bar', 'scroll pane', 'image', 'separator')


class NotThere(AssertionError):
    """What a person waited for did not come."""


def until(words, look, patience=None):
    """What look() gives as soon as that is true. What it looks at comes and goes: then it looks again."""
    end = time.monotonic() + (patience or PATIENCE)
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotThere(f'{words}: not within {patience or PATIENCE:g} seconds')
        time.sleep(0.03)


class Node:
    """One thing in the accessibility tree, as it was when it was looked at."""

    def __init__(self, item):
        (_, self.path), _, (_, self.parent), self.index, self.count, _, name, role, _, (low, high) = item
        self.role = Atspi.role_get_name(Atspi.Role(role))
        # A newer accessibility library calls it so.
        if self.role == 'button':
            self.role = 'push button'
        self.states = low | high << 32
        self.children = []
        # A button with a mnemonic is called "_Open Open" by GTK 4.8.
        marked, plain = name[:len(name) // 2], name[len(name) // 2 + 1:]
        self.name = plain if marked.replace('_', '', 1) == plain != '' else name

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def is_a(self, state):
        return bool(self.states >> int(getattr(Atspi.StateType, state.upper())) & 1)

    def is_called(self, name):
        if name is None:
            return True
        return bool(name.search(self.name)) if isinstance(name, re.Pattern) else self.name == name

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


PAGES = ('Dashboard', 'Company', 'Inventory', 'People', 'Suppliers', 'Risks', 'Controls', 'Documents', 'Evidence',
         'Operations', 'Audits', 'Timeline', 'More')


class Tree:
    """The connection to what a program tells screen readers. Its whole tree comes with one call: asking for each node
    as the usual library does takes a second for a long list."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, -1,
                                     None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.names = {}

    def call(self, name, path, interface, method, *arguments):
        return self.bus.call_sync(name, path, interface, method, *(arguments or (None,)), None, 0, 10000,
                                  None).unpack()

    def bus_call(self, method, *arguments):
        name = 'org.freedesktop.DBus'
        return self.call(name, '/org/freedesktop/DBus', name, method, *arguments)[0]

    def find_name(self, pid):
        """The name on the bus of the process, or None."""
        if pid not in self.names:
            for name in self.bus_call('ListNames'):
                if name.startswith(':') and pid == self.bus_call('GetConnectionUnixProcessID',
                                                                 GLib.Variant('(s)', (name,))):
                    self.names[pid] = name
        return self.names.get(pid)

    def frames(self, pid):
        """The windows of the process, with everything in them."""
        name = self.find_name(pid)
        if name is None:
            return []
        nodes = self.read(name)
        # What nobody has asked for yet is in no list; asking brings it there.
        new = [node for node in list(nodes.values()) if len(node.children) < node.count or node.path == ROOT]
        if [self.ask_for(name, node.path, nodes) for node in new].count(True) > 0:
            nodes = self.read(name)
        return nodes[ROOT].children if ROOT in nodes else []

    def read(self, name):
        items, = self.call(name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
        nodes = {node.path: node for node in map(Node, items)}
        for node in nodes.values():
            if node.parent in nodes and node.path != ROOT:
                nodes[node.parent].children.append(node)
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return nodes

    def ask_for(self, name, path, nodes):
        """Asks for the children of a node, and theirs; whether there was one that was not known."""
        found = False
        try:
            children, = self.call(name, path, 'org.a11y.atspi.Accessible', 'GetChildren')
        except GLib.Error:
            return True
        for _, child in children:
            if child not in nodes:
                nodes[child] = None
                self.ask_for(name, child, nodes)
                found = True
        return found


def cli(*arguments, check=True, **environment):
    done = subprocess.run([str(one) for one in (CLI, *arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, env={**os.environ, **environment})
    if check and done.returncode != 0:
        raise AssertionError(f'waymark-cli {" ".join(map(str, arguments))}: {done.stdout}{done.stderr}')
    return done


def records(path, kind):
    return json.loads(cli('list', path, kind, '--json').stdout)


class Person:
    """Somebody with a home of their own and one program."""

    def __init__(self, home):
        self.home = home
        self.process = None
        self.tree = Tree()
        self.log = home / 'program.log'
        self.environment = {**os.environ, 'HOME': str(home), 'XDG_DATA_HOME': str(home / 'data'),
                            'XDG_CONFIG_HOME': str(home / 'config'), 'XDG_CACHE_HOME': str(home / 'cache'),
                            'XDG_STATE_HOME': str(home / 'state'), 'GTK_A11Y': 'atspi', 'WAYMARK_ACTOR': 'Ann Lee',
                            'GSETTINGS_SCHEMA_DIR': str(BUILD / 'data'), 'TZ': 'UTC',
                            'G_DEBUG': 'fatal-criticals'}

    # The program

    def start(self, *arguments, within=(), before=None, **environment):
        """Starts the window and waits until it is there: by the command `within`, after `before` in its process."""
        with open(self.log, 'ab') as log:
            command = [str(one) for one in (*within, WINDOW, *arguments)]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env={**self.environment, **environment}, preexec_fn=before)
        until('the window', lambda: self.frames() or self.process.poll() is not None)
        until('the focus', lambda: any(one.is_a('active') for one in self.frames()))
        return self

    def wait_for_end(self):
        """Waits until the program has ended by itself, and gives its status."""
        until('the end of the program', lambda: self.process.poll() is not None)
        status, self.process = self.process.returncode, None
        return status

    def kill(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    # Eyes

    def frames(self):
        return self.tree.frames(self.process.pid) if self.process is not None else []

    def nodes(self, role=None, name=None, within=None):
        """Everything of that role (as "push button") and name (a text or a pattern) that is there now."""
        for root in self.frames():
            if within is None or root == within:
                for node in root.walk():
                    if (role is None or node.role == role) and node.is_called(name) and node.is_a('visible'):
                        yield node

    def look(self, role=None, name=None, within=None):
        """The first of them, or None."""
        return next(self.nodes(role, name, within), None)

    def find(self, role, name=None, within=None, patience=None):
        return until(f'{role} “{getattr(name, "pattern", name)}”', lambda: self.look(role, name, within), patience)

    def see(self, words, patience=None):
        """Waits until some text holds the words, or matches the pattern."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
        return until(f'the words “{pattern.pattern}”', lambda: self.look(None, pattern), patience)

    def wait_until_gone(self, role, name=None):
        until(f'no {role} “{name}” any more', lambda: self.look(role, name) is None)

    def window(self, title, patience=None):
        """The window with that title (a text or a pattern) when it has the focus."""
        return until(f'the window “{getattr(title, "pattern", title)}”', lambda: next(
            (one for one in self.frames() if one.is_called(title) and one.is_a('active')), None), patience)

    def press_for(self, title, *keys):
        """Presses keys until they open a window: what a letter stands for on a page that has just come up is known to
        the toolkit only a moment later."""
        for _ in range(int(PATIENCE / 2)):
            self.press(*keys)
            try:
                return self.window(title, 2)
            except NotThere:
                continue
        return self.window(title)

    def focused(self):
        return next((node for root in self.frames() for node in root.walk() if node.is_a('focused')), None)

    def wait_for_focus(self, role=None, name=None):
        def look():
            node = self.focused()
            return node if node is not None and role in (None, node.role) and node.is_called(name) else None
        return until(f'the focus on {role} “{getattr(name, "pattern", name)}”', look)

    def text(self, node):
        """What stands in an entry or a text now."""
        count = self.ask(node, 'org.freedesktop.DBus.Properties', 'Get', '(ss)', 'org.a11y.atspi.Text',
                         'CharacterCount')
        return self.ask(node, 'org.a11y.atspi.Text', 'GetText', '(ii)', 0, count)

    def ask(self, node, interface, method, kinds='()', *arguments):
        name = self.tree.find_name(self.process.pid)
        return self.tree.call(name, node.path, interface, method, GLib.Variant(kinds, arguments))[0]

    # Hands

    def press(self, *keys):
        """Keys as xdotool names them, such as "ctrl+z" or "Return", one after the other."""
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '15', *keys], check=True)

    def type(self, words):
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '8', '--', words], check=True)

    def click(self, name, role='push button', within=None):
        """Does what a click does; the accessibility tree knows no places on the screen here."""
        def look():
            return next((node for node in self.nodes(role, name, within) if node.is_a('sensitive')), None)
        node = until(f'{role} “{getattr(name, "pattern", name)}” that can be clicked', look)
        self.ask(node, 'org.a11y.atspi.Action', 'DoAction', '(i)', 0)

    def write(self, node, words):
        """Puts words into an entry as a whole."""
        self.ask(node, 'org.a11y.atspi.EditableText', 'SetTextContents', '(s)', words)
        until('the words in the entry', lambda: self.text(node) == words)

    def do(self, action):
        """A named action of the window that has the focus, such as "win.save"."""
        def look():
            for node in (one for one in self.frames() if one.is_a('active')):
                names = [name for name, _, _ in self.ask(node, 'org.a11y.atspi.Action', 'GetActions')]
                if action in names:
                    return node, names.index(action)
            return None
        node, index = until(f'the action {action}', look)
        self.ask(node, 'org.a11y.atspi.Action', 'DoAction', '(i)', index)

    def pages(self):
        """The titles of the pages that the keys count: those in the sidebar, without the registers below them."""
        seen = {node.name for node in self.find('list', 'Pages').walk() if node.role == 'list item' and node.is_a('visible')}
        return [title for title in PAGES if title in seen]

    def go_to(self, page):
        """Shows the page with that title, by the key of its place in the sidebar."""
        self.press(f'alt+{self.pages().index(page) + 1}')
        return self.window(re.compile(f' – {re.escape(page)}$'))

    def tab_to(self, role=None, name=None, limit=80, key='Tab'):
        """Goes on with Tab until something has the focus."""
        node = self.focused()
        for _ in range(limit):
            if node is not None and role in (None, node.role) and node.is_called(name):
                return node
            before = node
            self.press(key)
            # The tree tells of the focus a moment later; some entries never have it there.
            try:
                node = until('the focus to move', lambda: (now := self.focused()) not in (None, before) and now, 1)
            except NotThere:
                node = None
        raise NotThere(f'the focus on {role} “{getattr(name, "pattern", name)}” with {limit} times {key}')

    def choose_file(self, button, path):
        """Types a path into the toolkit's own file dialog, whose accepting button is called so."""
        # The dialog's own node has no title in GTK 4.8.
        def look():
            return next((one for one in self.frames()
                         if {('push button', button), ('label', 'Other Locations')}
                         <= {(node.role, node.name) for node in one.walk()}), None)
        dialog = until(f'a file dialog with “{button}”', look)
        if not any(node.name == 'Name:' for node in dialog.walk()):
            self.press('ctrl+l')
        entry = until('the entry for a path', self.focused_entry)
        self.press('ctrl+a')
        self.type(str(path))
        try:
            until('the path in the entry', lambda: self.text(entry) == str(path), 3)
        except NotThere:
            # What GTK 4.18 completed on the way stays behind what is typed.
            self.press('shift+End', 'Delete')
            until('the path in the entry', lambda: self.text(entry) == str(path))
        for _ in range(5):
            # The first one may only take over what the entry completed.
            self.press('Return')
            try:
                return until('the file dialog to close', lambda: dialog not in self.frames(), 2)
            except NotThere:
                continue
        raise NotThere(f'the file dialog with “{button}” does not take {path}')

    def focused_entry(self):
        node = self.focused()
        return node if node is not None and node.role == 'text' else None

    # For whoever reads the log

    def explain(self, words):
        place = Path(os.environ.get('WAYMARK_PICTURES', tempfile.gettempdir()))
        picture = place / f'waymark-e2e-{re.sub("[^a-z0-9]+", "-", words.lower())}.png'
        subprocess.run(['import', '-window', 'root', str(picture)], stderr=subprocess.DEVNULL)
        print(f'# A picture of the screen: {picture}')
        if self.process is not None and self.process.poll() is not None:
            print(f'# The program has ended with {self.process.returncode}')
        try:
            frames = self.frames()
        except GLib.Error as error:
            frames = []
            print(f'# The program tells nothing: {error.message}')
        for root in frames:
            for node in root.walk():
                if node.role not in QUIET_ROLES:
                    marks = ' '.join(one for one in ('focused', 'selected') if node.is_a(one))
                    print(f'#   {node.role}: {node.name[:100]!r} {marks}'.replace('\n', ' '))
        if self.log.exists():
            for line in self.log.read_text(errors='replace').splitlines()[-20:]:
                print('# ' + line)


class Case(unittest.TestCase):
    """A test with a folder, a person in it and a copy of the sample company's project."""

    def __init__(self, method):
        super().__init__(method)
        setattr(self, method, self.watch(getattr(self, method)))

    def watch(self, method):
        @functools.wraps(method)
        def watched():
            try:
                method()
            except unittest.SkipTest:
                raise
            except Exception:
                self.person.explain(self.id().rsplit('.', 2)[-2] + '-' + self.id().rsplit('.', 1)[-1])
                raise
        return watched

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix='waymark-e2e-'))
        self.person = Person(self.folder)

    def tearDown(self):
        self.person.kill()
        shutil.rmtree(self.folder)

    def sample(self, name='Lindner.isms'):
        path = self.folder / name
        shutil.copyfile(SAMPLE, path)
        return path

    def close(self):
        """Closes the window as a person does; the program has to end well."""
        self.person.press('ctrl+q')
        self.assertEqual(self.person.wait_for_end(), 0)

    def assert_sound(self, path):
        cli('verify', path)

    def journals(self):
        """What is kept for a file that was not saved."""
        root = self.folder / 'data/waymark/recovery'
        return sorted(one.name for one in root.iterdir()) if root.exists() else []


def main(program):
    manager = subprocess.Popen(['openbox', '--sm-disable'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until('the window manager', lambda: b'window id' in subprocess.run(
            ['xprop', '-root', '_NET_SUPPORTING_WM_CHECK'], stdout=subprocess.PIPE).stdout)
        # What unittest reads of the command line is not for us.
        del sys.argv[1:]
        tap.main(program)
    finally:
        manager.terminate()
        manager.wait()
