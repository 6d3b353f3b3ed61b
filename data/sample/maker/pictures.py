# SPDX-License-Identifier: GPL-3.0-or-later
"""Screenshots and drawings: sign-in settings, protected branches, a monitoring page, the network."""

from .png import Canvas

INK, DIM, EDGE, PAGE = 0x24292f, 0x6a737d, 0xd0d7de, 0xf4f6f8
BLUE, GREEN, AMBER, RED, WHITE = 0x2a62a8, 0x2a7d4f, 0xb3720f, 0xb3261e, 0xffffff


def browser(width, height, title, address):
    """A browser window with one tab; the page begins below 84 pixels."""
    pic = Canvas(width, height, PAGE)
    pic.rect(0, 0, width, 40, 0xdee3e9)
    pic.card(10, 8, 300, 40, WHITE, None, 8)
    pic.rect(10, 38, 300, 6, WHITE)
    pic.card(22, 17, 14, 14, BLUE, None, 4)
    pic.text(44, 29, title, size=12)
    pic.text(286, 29, '×', DIM, 12)
    for i, colour in enumerate((0xb8c0ca, 0xb8c0ca, 0xc98a84)):
        pic.card(width - 78 + 24 * i, 14, 12, 12, colour, None, 6)
    pic.rect(0, 40, width, 44, WHITE)
    for x, points in ((20, ((12, -5), (6, 0), (12, 5))), (46, ((6, -5), (12, 0), (6, 5)))):
        pic.line([(x + px, 62 + py) for px, py in points], DIM, 1.6)
    pic.card(84, 49, width - 170, 27, 0xeef1f4, None, 13)
    pic.card(98, 58, 9, 8, GREEN, None, 2)
    pic.line([(100, 58), (100, 55), (105, 55), (105, 58)], GREEN, 1.3)
    pic.text(118, 67, address, INK, 12)
    pic.rect(0, 83, width, 1, EDGE)
    return pic


def switch(pic, x, y, on):
    pic.card(x, y, 34, 18, BLUE if on else 0xaeb7c0, None, 9)
    pic.card(x + (18 if on else 2), y + 2, 14, 14, WHITE, None, 7)


def tag(pic, x, y, text, colour, back):
    from . import strokes
    wide = int(strokes.width(text, 10.5, True)) + 14
    pic.card(x, y - 12, wide, 17, back, None, 8)
    pic.text(x + 7, y, text, colour, 10.5, True)
    return wide


def menu(pic, entries, active, width, top, colour):
    pic.rect(0, top, width, pic.h - top, colour)
    for i, entry in enumerate(entries):
        y = top + 74 + 34 * i
        if entry == active:
            pic.card(10, y - 21, width - 20, 31, 0x3d4f66, None, 6)
        pic.text(24, y, entry, WHITE if entry == active else 0xc3ccd6, 12, entry == active)


def mfa_settings():
    pic = browser(1120, 720, 'Sign-in – Lindner Portal',
        'https://portal.lindner-optik.example/admin/security/sign-in')
    menu(pic, ['Customers', 'Users', 'Instruments', 'Certificates', 'Interfaces', 'Security',
        'Protocol', 'System'], 'Security', 190, 84, 0x22303f)
    pic.text(24, 120, 'Lindner Portal', WHITE, 15, True)
    pic.text(24, 696, 'Version 3.14.1', 0x8b97a5, 11)
    pic.text(222, 126, 'Security', DIM, 12)
    pic.text(222, 156, 'Sign-in', INK, 22, True)
    pic.text(1090, 126, 'Anna-Lena Vogt, administrator', DIM, 12, align='right')
    pic.text(1090, 146, '8 October 2026, 09:52', DIM, 12, align='right')
    pic.card(222, 180, 868, 232, WHITE, EDGE, 8)
    pic.text(242, 208, 'Second factor', INK, 14, True)
    for i, (name, hint, on) in enumerate((
            ('Required for administrators', 'Cannot be switched off by a single person since 3.12',
                True),
            ('Required for support and sales', 'Changed by Lukas Brandt on 31 March 2026, '
                'approved by Anna-Lena Vogt', True),
            ('Required for users of customers', 'Decided by each customer; 148 of 212 customers '
                'have switched it on', False),
            ('Remember devices for 14 days', 'Off for administrators', True))):
        y = 232 + 44 * i
        if i:
            pic.rect(242, y - 8, 828, 1, 0xe6eaee)
        pic.text(242, y + 12, name, INK, 13)
        pic.text(242, y + 29, hint, DIM, 11)
        switch(pic, 1036, y + 6, on)
    pic.card(222, 428, 426, 262, WHITE, EDGE, 8)
    pic.text(242, 456, 'Kinds allowed', INK, 14, True)
    for i, (name, on) in enumerate((('App with six digits (TOTP)', True),
        ('Security key (WebAuthn)', True), ('Text message', False), ('Mail', False))):
        y = 486 + 34 * i
        pic.text(242, y, name, INK if on else DIM, 13)
        switch(pic, 594, y - 13, on)
    pic.text(242, 628, 'Lock after wrong attempts', INK, 13)
    pic.card(546, 610, 82, 28, WHITE, EDGE, 5)
    pic.text(560, 629, '10', INK, 13)
    pic.text(242, 668, 'Locked for (minutes)', INK, 13)
    pic.card(546, 650, 82, 28, WHITE, EDGE, 5)
    pic.text(560, 669, '15', INK, 13)
    pic.card(664, 428, 426, 262, WHITE, EDGE, 8)
    pic.text(684, 456, 'Internal accounts', INK, 14, True)
    for i, (name, role, kind) in enumerate((('Anna-Lena Vogt', 'Administrator', 'key'),
        ('Lukas Brandt', 'Administrator', 'key'), ('Julian Hoffmann', 'Customers', 'app'),
                                            ('Simone Albrecht', 'Customers', 'app'), ('Felix Kühn',
                                                'Support', 'app'), ('Daniel Roth', 'Support', 'app'))):
        y = 486 + 32 * i
        pic.text(684, y, name, INK, 13)
        pic.text(840, y, role, DIM, 12)
        pic.text(958, y, kind, DIM, 12)
        tag(pic, 1022, y, 'active', GREEN, 0xdff1e6)
    pic.text(684, 680, '6 of 6 accounts have a second factor', DIM, 11)
    return pic.bytes()


def branches():
    pic = browser(1120, 700, 'Protected branches – portal',
        'https://git.lindner.example/software/portal/-/settings/repository')
    pic.rect(0, 84, 1120, 46, 0x31353f)
    pic.text(24, 113, 'software / portal / Settings / Repository', WHITE, 13, True)
    pic.text(1096, 113, 'adm-moeztuerk', 0xc3ccd6, 12, align='right')
    pic.text(40, 170, 'Protected branches', INK, 19, True)
    pic.text(40, 194, 'Who may push and merge, and whether a second person has to approve.', DIM,
        12)
    pic.card(40, 212, 1040, 190, WHITE, EDGE, 8)
    head = [(60, 'Branch'), (250, 'Allowed to merge'), (480, 'Allowed to push'), (680, 'Approvals'),
        (840, 'Force push'), (950, 'Pipeline passed')]
    pic.rect(41, 246, 1038, 1, EDGE)
    for x, name in head:
        pic.text(x, 235, name, DIM, 12, True)
    for i, row in enumerate((('main', 'Maintainers', 'No one', '1, not the author', 'off', 'yes'),
        ('release/*', 'Maintainers', 'No one', '1, not the author', 'off', 'yes'),
                             ('hotfix/*', 'Maintainers', 'No one', '1, not the author', 'off',
                                 'yes'), ('docs/*', 'Developers', 'Developers', '0', 'off', 'no'))):
        y = 274 + 36 * i
        if i:
            pic.rect(60, y - 22, 1000, 1, 0xe9edf1)
        for (x, _), value in zip(head, row):
            pic.text(x, y, value, INK, 13, x == 60)
        if i == 0:
            tag(pic, 104, y, 'default', BLUE, 0xe2ecf8)
    pic.text(40, 446, 'Environments', INK, 19, True)
    pic.card(40, 462, 1040, 128, WHITE, EDGE, 8)
    for x, name in ((60, 'Environment'), (250, 'Server'), (480, 'May deploy'), (680,
        'Needs release by'), (940, 'Secrets')):
        pic.text(x, 486, name, DIM, 12, True)
    pic.rect(41, 496, 1038, 1, EDGE)
    for i, row in enumerate((('development', 'own laptop', 'everybody in the team', '-', 'own'),
        ('staging', '203.0.113.34', 'pipeline', '-', 'masked'),
                             ('production', '203.0.113.31, .32', 'pipeline', 'Vogt or Brandt',
                                 'masked'))):
        for x, value in zip((60, 250, 480, 680, 940), row):
            pic.text(x, 520 + 28 * i, value, INK, 13, x == 60)
    pic.text(40, 632, 'Members: 3 may write (Vogt, Brandt, Lorenz), 2 may read (Kowalczyk, Kühn). '
        'None from outside the company.', INK, 13)
    pic.text(40, 656, 'Last change of these settings: 18 September 2026, Anna-Lena Vogt (Felix '
        'Kühn from Developer to Reporter)', DIM, 12)
    pic.text(1080, 684, '08.10.2026 10:17', DIM, 11, align='right')
    return pic.bytes()


def roll(seed):
    """Repeatable small numbers, 0 to 999, for curves that look measured."""
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        yield (seed >> 8) % 1000


def chart(pic, x, y, w, h, title, unit, top, values, colour, warn=None):
    pic.card(x, y, w, h, WHITE, EDGE, 8)
    pic.text(x + 18, y + 27, title, INK, 14, True)
    left, base, wide, high = x + 52, y + h - 34, w - 74, h - 84
    for i in range(5):
        gy = base - high * i // 4
        pic.rect(left, gy, wide, 1, 0xe6eaee)
        pic.text(left - 8, gy + 4, '%d' % (top * i // 4), DIM, 11, align='right')
    pic.text(x + w - 18, y + 27, unit, DIM, 11, align='right')
    for day in range(1, 32, 5):
        pic.text(left + wide * (day - 1) // 30, base + 18, '%d Oct' % day, DIM, 11, align='center')
    if warn:
        wy = base - high * warn // top
        for dash in range(0, wide - 6, 12):
            pic.rect(left + dash, wy, 6, 1, AMBER)
        pic.text(left + 6, wy - 5, 'warning %d' % warn, AMBER, 11)
    points = [(left + wide * i / (len(values) - 1), base - high * v / top) for i, v in enumerate(values)]
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        for px in range(int(x1), int(x2) + 1):
            py = y1 + (y2 - y1) * min(1, max(0, (px - x1) / (x2 - x1)))
            pic.rect(px, int(py) + 1, 1, base - int(py) - 1, mixed(colour))
    pic.line(points, colour, 1.8)


def mixed(colour):
    """The colour at a sixth, on white, for the surface under a curve."""
    return sum((255 - (255 - (colour >> shift & 255)) // 6) << shift for shift in (16, 8, 0))


def monitoring():
    pic = browser(1120, 760, 'Portal, October 2026',
        'https://monitor.lindner.example/boards/portal?from=2026-10-01&to=2026-10-31')
    pic.text(28, 124, 'Lindner Portal, October 2026', INK, 20, True)
    pic.text(1092, 122, 'made 2 November 2026, 08:20, dnowak', DIM, 12, align='right')
    for i, (name, value, colour, hint) in enumerate((('Availability', '99.87 %', GREEN,
        'promised 99.0 %'), ('Longest outage', '41 min', GREEN, '17 Oct, 02:10, database'),
                                                     ('Warnings', '6', AMBER, '5 disk, 1 load'),
                                                         ('Data added', '42.6 GB', INK,
                                                         '40.9 GB in September'))):
        x = 28 + 270 * i
        pic.card(x, 142, 254, 88, WHITE, EDGE, 8)
        pic.text(x + 16, 166, name, DIM, 12)
        pic.text(x + 16, 198, value, colour, 23, True)
        pic.text(x + 16, 219, hint, DIM, 11)
    noise = roll(2026)
    load = []
    for hour in range(31 * 8):
        weekday, part = (hour // 8 + 3) % 7, hour % 8
        busy = (8, 6, 10, 44, 58, 50, 26, 12)[part] * (100 if weekday < 5 else 30) // 100
        load.append(min(96, busy + next(noise) % 14 + (34 if hour == 20 * 8 + 4 else 0)))
    chart(pic, 28, 246, 526, 240, 'Load of app1 and app2', '%', 100, load, BLUE, 80)
    disk = [71 + day * 12 // 30 + (next(noise) % 3 - 1) / 3 for day in range(27)] + [67, 67.4, 67.8,
        68.1]
    chart(pic, 566, 246, 526, 240, 'Disk of db1 used', '%', 100, disk, 0x7a4fa3, 80)
    answer = [180 + next(noise) % 60 + (240 if i in (64, 65) else 0) + (90 if i % 4 == 2 else 0) for i in range(124)]
    chart(pic, 28, 502, 526, 240, 'Answer time, slowest of 20', 'ms', 800, answer, GREEN)
    signs = [next(noise) % 7 + (2 if (day + 3) % 7 < 5 else 0) for day in range(31)]
    signs[13] = 38
    chart(pic, 566, 502, 526, 240, 'Refused sign-ins', 'a day', 40, signs, RED)
    pic.text(842, 574, '14 Oct: customer 88, forgotten password', DIM, 11)
    return pic.bytes()


def node(pic, x, y, w, h, title, lines, edge=EDGE, fill=WHITE):
    pic.card(x, y, w, h, fill, edge, 7)
    pic.text(x + 12, y + 21, title, INK, 13, True)
    for i, line in enumerate(lines):
        pic.text(x + 12, y + 39 + 16 * i, line, DIM, 11)


def network():
    pic = Canvas(1200, 800, WHITE)
    pic.text(30, 44, 'Network of Lindner Optik GmbH', INK, 20, True)
    pic.text(30, 66, 'Drawing 2.3 of 21 September 2026, David Nowak, looked over by Mira Öztürk. '
        'Internal.', DIM, 12)
    for points in (((600, 136), (600, 178)), ((600, 250), (600, 300)), ((470, 110), (330, 110)),
        ((730, 110), (860, 110)), ((660, 214), (860, 214))):
        pic.line(points, INK, 1.8)
    pic.line([(110, 300), (1115, 300)], INK, 3)
    pic.text(1112, 290, 'six switches', DIM, 11, align='right')
    node(pic, 470, 84, 260, 52, 'Internet', ['Lahnfaser, 500 Mbit/s; mobile as a stopgap'], fill=0xeaf1fa)
    node(pic, 60, 84, 270, 72, 'Hosting GmbH, Frankfurt', ['portal: app1, app2, db1, staging',
        'CRM (nightly hand-over to the portal)'], BLUE)
    node(pic, 860, 84, 280, 52, 'Office suite, device management', ['cloud, second factor'], BLUE)
    node(pic, 500, 178, 200, 72, 'fw1', ['OPNsense, rules by ticket', '198.51.100.18'], RED,
        0xfdf0ee)
    node(pic, 860, 190, 280, 52, 'VPN 10.20.70.0/24', ['home offices, company laptops only'])
    nets = [
        (40, 'Office', '10.20.10.0/24', ['25 laptops', '5 CAD workstations', '3 printers',
            'Wi-Fi, company'], GREEN, 0xf0f8f3), (235, 'Servers', '10.20.40.0/24',
            ['vmhost1: vm-dc01, vm-file01,', 'vm-erp01, vm-erp02,', 'vm-git01, vm-tools01',
            'backup01 (office 0.07)'], BLUE, 0xeff4fb),
        (430, 'Production', '10.20.20.0/24', ['9 shop-floor PCs', 'CNC, coating plant',
            'test stands', 'laboratory PCs (to move)'], AMBER, 0xfdf6ea), (625, 'Telephones',
            '10.20.30.0/24', ['20 sets', '', '', ''], DIM, 0xf6f7f8),
        (820, 'Guests', '10.20.50.0/24', ['Wi-Fi only', 'internet only', '', ''], DIM, 0xf6f7f8),
            (1015, 'Management', '10.20.60.0/24', ['switches, fw1, vmhost1', 'two admin laptops',
            '', ''], RED, 0xfdf0ee)]
    for x, name, net, lines, edge, fill in nets:
        pic.line([(x + 85, 300), (x + 85, 352)], INK, 1.8)
        node(pic, x, 352, 172, 122, name, [net] + lines, edge, fill)
    pic.text(30, 540, 'What may pass', INK, 15, True)
    flows = [('Office → Servers', 'directory, files, ERP, GitLab', GREEN), ('Office → Production',
        'closed, but for one screen (IT-1644)', AMBER), ('Production → Servers',
        'machine programs, time', GREEN),
             ('Laboratory PCs → calibration database', 'one port', GREEN), ('Production → Internet',
                 'closed; maker of the coating plant by schedule', AMBER), ('Guests → all others',
                 'closed', RED),
             ('Servers → Office', 'closed', RED), ('all → Management',
                 'closed, but for two addresses', RED)]
    for i, (way, what, colour) in enumerate(flows):
        x, y = 40 + 580 * (i // 4), 572 + 30 * (i % 4)
        pic.card(x, y - 10, 10, 10, colour, None, 5)
        pic.text(x + 22, y, way, INK, 13)
        pic.text(x + 284 - 30 * (i // 4), y, what, DIM, 12)
    pic.rect(30, 712, 1140, 1, EDGE)
    pic.text(30, 738, 'Not drawn: spare server vmhost2 (switched off, store beside hall 1), old '
        'backup disk station (to be taken away in October).', DIM, 12)
    pic.text(30, 760, 'Planned: network of its own for the laboratory, log server (January 2027).',
        DIM, 12)
    return pic.bytes()


FILES = {
    'MFA settings portal 2026-10-08.png': mfa_settings,
    'GitLab protected branches 2026-10-08.png': branches,
    'Portal monitoring October 2026.png': monitoring,
    'Network diagram 2.3.png': network,
}
