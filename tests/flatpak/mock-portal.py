#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backend of the desktop portal that answers from files instead of asking a person, and writes down what it was asked.

In the folder that is its argument: "open" and "save" hold the path that the next dialog gives (a missing or empty file
means that the person cancels), "asked" gets a JSON object a line for each question.
"""

import json
import os
import sys
from pathlib import Path

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

FOLDER = Path(sys.argv[1])
NAME, PATH = 'org.freedesktop.impl.portal.desktop.mock', '/org/freedesktop/portal/desktop'
CHOOSER, EMAIL = 'org.freedesktop.impl.portal.FileChooser', 'org.freedesktop.impl.portal.Email'
OPEN, NOTE = 'org.freedesktop.impl.portal.AppChooser', 'org.freedesktop.impl.portal.Notification'
SETTINGS = 'org.freedesktop.impl.portal.Settings'
QUESTION, ANSWER = 'osssa{sv}', 'ua{sv}'


def plain(value):
    """D-Bus values as JSON knows them."""
    if isinstance(value, dbus.types.UnixFd):
        number = value.take()
        path = os.readlink(f'/proc/self/fd/{number}')
        os.close(number)
        return {'fd': path}
    if isinstance(value, (dbus.ByteArray, bytes)):
        return bytes(value).decode('utf-8', 'replace').rstrip('\0')
    if isinstance(value, dbus.Array) and value.signature == 'y':
        return bytes(value).decode('utf-8', 'replace').rstrip('\0')
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dbus.Boolean):
        return bool(value)
    return int(value) if isinstance(value, int) else str(value)


def note(what, app, **more):
    with (FOLDER / 'asked').open('a', encoding='utf-8') as log:
        log.write(json.dumps({'what': what, 'app': str(app), **{name: plain(one) for name, one in more.items()}}) + '\n')


def answer(name):
    file = FOLDER / name
    path = file.read_text(encoding='utf-8').strip() if file.exists() else ''
    if not path:
        return dbus.UInt32(1), dbus.Dictionary({}, signature='sv')
    uris = [GLib.filename_to_uri(one, None) for one in path.split('\n')]
    return dbus.UInt32(0), dbus.Dictionary({'uris': dbus.Array(uris, signature='s'), 'writable': True}, signature='sv')


class Portal(dbus.service.Object):
    @dbus.service.method(CHOOSER, in_signature=QUESTION, out_signature=ANSWER)
    def OpenFile(self, handle, app, parent, title, options):
        note('open', app, title=title, options=options)
        return answer('open')

    @dbus.service.method(CHOOSER, in_signature=QUESTION, out_signature=ANSWER)
    def SaveFile(self, handle, app, parent, title, options):
        note('save', app, title=title, options=options)
        return answer('save')

    @dbus.service.method(EMAIL, in_signature='ossa{sv}', out_signature=ANSWER)
    def ComposeEmail(self, handle, app, parent, options):
        note('email', app, options=options)
        return dbus.UInt32(0), dbus.Dictionary({}, signature='sv')

    @dbus.service.method(NOTE, in_signature='ssa{sv}')
    def AddNotification(self, app, name, notification):
        note('notification', app, name=name, notification=notification)

    @dbus.service.method(NOTE, in_signature='ss')
    def RemoveNotification(self, app, name):
        note('notification-removed', app, name=name)


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
owned = dbus.service.BusName(NAME, bus, do_not_queue=True)
portal = Portal(bus, PATH)
GLib.MainLoop().run()
