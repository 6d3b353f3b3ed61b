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
from gi.repository import Atspi, GLib  # noqa: E402

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests/style'))
import tap  # noqa: E402

PATIENCE = float(os.environ.get('WAYMARK_PATIENCE', 20))
BUILD = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else TOP / 'build-dev'
WINDOW = BUILD / 'src/app/waymark'
CLI = BUILD / 'src/cli/waymark-cli'
SAMPLE = BUILD / 'data/Sample.isms'


class NotThere(AssertionError):
    """What a person waited for did not come."""


def until(words, look, patience=None):
    """What look() gives as soon as that is true. Nodes of the tree come and go: then it looks again."""
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


def walk(node, depth=60):
    """The node and all below it that are there now."""
    if node is None:
        return
    yield node
    if depth == 0:
        return
    try:
        for index in range(node.get_child_count()):
            yield from walk(node.get_child_at_index(index), depth - 1)
    except GLib.Error:
        return


def name_of(node):
    """A button with a mnemonic is called "_Open Open" by GTK 4.8."""
    name = node.get_name() or ''
    marked, plain = name[:len(name) // 2], name[len(name) // 2 + 1:]
    return plain if marked.replace('_', '', 1) == plain and '_' in marked else name


def role_of(node):
    """What a newer accessibility library calls a "button"."""
    role = node.get_role_name()
    return 'push button' if role == 'button' else role


def is_called(node, name):
    if name is None:
        return True
    own = name_of(node)
    return bool(name.search(own)) if isinstance(name, re.Pattern) else own == name


def is_in_state(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))


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
        until('the window', self.frames)
        until('the focus', lambda: any(is_in_state(one, 'active') for one in self.frames()))
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

    def program(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(index)
            if one is not None and self.process is not None and one.get_process_id() == self.process.pid:
                return one
        return None

    def frames(self):
        program = self.program()
        if program is None:
            return []
        found = (program.get_child_at_index(index) for index in range(program.get_child_count()))
        return [one for one in found if one is not None]

    def nodes(self, role=None, name=None, within=None):
        """Everything of that role (as "push button") and name (a text or a pattern) that is there now."""
        for root in [within] if within is not None else self.frames():
            for node in walk(root):
                try:
                    if (role is None or role_of(node) == role) and is_called(node, name) \
                            and is_in_state(node, 'visible'):
                        yield node
                except GLib.Error:
                    continue

    def find(self, role, name=None, within=None, patience=None):
        return until(f'{role} “{getattr(name, "pattern", name)}”',
                     lambda: next(self.nodes(role, name, within), None), patience)

    def see(self, words, patience=None):
        """Waits until some text holds the words, or matches the pattern."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
        return until(f'the words “{pattern.pattern}”',
                     lambda: next(self.nodes(None, pattern), None), patience)

    def sees(self, words):
        """Whether the words are there now."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
        return next(self.nodes(None, pattern), None) is not None

    def wait_until_gone(self, role, name=None):
        until(f'no {role} “{name}” any more', lambda: next(self.nodes(role, name), None) is None)

    def window(self, title):
        """The window with that title (a text or a pattern) when it has the focus."""
        def look():
            return next((one for one in self.frames() if is_called(one, title) and is_in_state(one, 'active')), None)
        return until(f'the window “{getattr(title, "pattern", title)}”', look)

    def focused(self):
        for node in self.nodes():
            try:
                if is_in_state(node, 'focused'):
                    return node
            except GLib.Error:
                continue
        return None

    def wait_for_focus(self, role=None, name=None):
        def look():
            node = self.focused()
            return node is not None and (role is None or role_of(node) == role) and is_called(node, name) \
                and node
        return until(f'the focus on {role} “{getattr(name, "pattern", name)}”', look)

    def is_enabled(self, node):
        return is_in_state(node, 'sensitive')

    @staticmethod
    def text(node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    # Hands

    def press(self, *keys):
        """Keys as xdotool names them, such as "ctrl+z" or "Return", one after the other."""
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '15', *keys], check=True)

    def type(self, words):
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '8', '--', words], check=True)

    def click(self, name, role='push button', within=None):
        """Does what a click does; the accessibility tree knows no places on the screen here."""
        node = self.find(role, name, within)
        until(f'{role} “{name}” to be enabled', lambda: is_in_state(node, 'sensitive'))
        Atspi.Action.do_action(node, 0)
        return node

    def write(self, node, words):
        """Puts words into an entry as a whole."""
        Atspi.EditableText.set_text_contents(node, words)
        until('the words in the entry', lambda: self.text(node) == words)

    def do(self, action):
        """A named action of the window that has the focus, such as "win.save"."""
        def look():
            for node in (one for one in self.frames() if is_in_state(one, 'active')):
                for index in range(Atspi.Accessible.get_n_actions(node)):
                    if Atspi.Action.get_action_name(node, index) == action:
                        return node, index
            return None
        node, index = until(f'the action {action}', look)
        Atspi.Action.do_action(node, index)

    def tab_to(self, role=None, name=None, limit=60, key='Tab'):
        """Goes on with Tab until something has the focus."""
        for _ in range(limit):
            node = self.focused()
            if node is not None and (role is None or role_of(node) == role) and is_called(node, name):
                return node
            self.press(key)
            # The tree tells of the focus a moment later.
            before = node
            try:
                until('the focus to move', lambda: self.focused() not in (None, before), 1)
            except NotThere:
                pass
        raise NotThere(f'the focus on {role} “{getattr(name, "pattern", name)}” with {limit} times {key}')

    def choose_file(self, button, path):
        """Types a path into the toolkit's own file dialog, whose accepting button is called so."""
        # The dialog's own node has no title in GTK 4.8.
        def look():
            return next((one for one in self.frames() if next(self.nodes('push button', button, one), None)
                         and next(self.nodes('label', 'Other Locations', one), None)), None)
        dialog = until(f'a file dialog with “{button}”', look)
        if next(self.nodes('label', 'Name:', dialog), None) is None:
            self.press('ctrl+l')
        entry = until('the entry for a path', self.focused_entry)
        self.press('ctrl+a')
        self.type(str(path))
        until('the path in the entry', lambda: self.text(entry) == str(path))
        self.press('Return')
        until('the file dialog to close', lambda: dialog not in self.frames())

    def focused_entry(self):
        node = self.focused()
        return node if node is not None and role_of(node) == 'text' else None

    # For whoever reads the log

    def explain(self, words):
        place = Path(os.environ.get('WAYMARK_PICTURES', tempfile.gettempdir()))
        picture = place / f'waymark-e2e-{re.sub("[^a-z0-9]+", "-", words.lower())}.png'
        subprocess.run(['import', '-window', 'root', str(picture)], stderr=subprocess.DEVNULL)
        print(f'# A picture of the screen: {picture}')
        for root in self.frames():
            for node in walk(root):
                try:
                    role, name = role_of(node), node.get_name() or ''
                    if role not in ('panel', 'filler', 'scroll bar', 'scroll pane'):
                        marks = ' '.join(one for one in ('focused', 'selected') if is_in_state(node, one))
                        print(f'#   {role}: {name[:100]!r} {marks}'.replace('\n', ' '))
                except GLib.Error:
                    continue
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
