# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house and its systems leave behind: lists, logs, scans, tests, drills."""

from . import company as c
from .governance import SENDER
from .office import Docx, Xlsx
from .pdf import LEFT, Pdf

MACHINES = [  # asset number, model, operating system, holder, encrypted, last contact, compliant
    ('LO-NB-001', 'Windows 11 25H2', 'Eva Lindner'), ('LO-NB-002', 'Windows 11 25H2', 'Jonas Weber'),
        ('LO-NB-003', 'Windows 11 25H2', 'Sabine Hartmann'),
    ('LO-NB-004', 'Windows 11 25H2', 'Ulrike Baumann'), ('LO-NB-005', 'Windows 11 25H2',
        'Henning Brückner'), ('LO-NB-006', 'Windows 11 25H2', 'Florian Jäger'),
    ('LO-NB-007', 'Windows 11 25H2', 'Carla Neumann'), ('LO-NB-008', 'Windows 11 25H2',
        'Julian Hoffmann'), ('LO-NB-009', 'Windows 11 25H2', 'Simone Albrecht'),
    ('LO-NB-010', 'Windows 11 25H2', 'Klaus Dietrich'), ('LO-NB-011', 'Windows 11 25H2',
        'Katrin Schäfer'), ('LO-NB-012', 'Windows 11 25H2', 'Mira Öztürk'),
    ('LO-NB-013', 'Windows 11 25H2', 'David Nowak'), ('LO-NB-014', 'Windows 11 24H2',
        'Gabriele Mönch'), ('LO-NB-015', 'Windows 11 25H2', 'Ralf Zimmermann'),
    ('LO-NB-016', 'Windows 11 25H2', 'Leon Bauer'), ('LO-NB-021', 'Windows 11 25H2',
        'Anna-Lena Vogt'), ('LO-NB-022', 'Debian 12', 'Lukas Brandt'),
    ('LO-NB-023', 'Windows 11 25H2', 'Sophie Lorenz'), ('LO-NB-024', 'Windows 11 25H2', 'Emre Kaya'),
        ('LO-NB-025', 'Windows 11 25H2', 'Marta Kowalczyk'),
    ('LO-NB-026', 'Debian 12', 'Björn Petersen'), ('LO-NB-027', 'Debian 12', 'Tom Reichert'),
        ('LO-NB-031', 'Windows 11 25H2', 'Daniel Roth'),
    ('LO-NB-032', 'Windows 11 25H2', 'Felix Kühn'), ('LO-NB-033', 'Windows 11 25H2', 'pool'),
]
PHONES = ['Eva Lindner', 'Jonas Weber', 'Mira Öztürk', 'Henning Brückner', 'Anna-Lena Vogt',
    'Klaus Dietrich', 'Katrin Schäfer', 'Florian Jäger',
          'Carla Neumann', 'Julian Hoffmann', 'Daniel Roth', 'Felix Kühn', 'David Nowak', 'pool']


def holder(name):
    return name if name == 'pool' else c.mail(name)


def mdm_export():
    rows = []
    for i, (number, system, name) in enumerate(MACHINES):
        late = number in ('LO-NB-014', 'LO-NB-033')
        rows.append([number, 'Laptop', system, holder(name), 'yes', '2026-09-%02dT%02d:%02d' % (11 + i % 3,
            8 + i % 7, i * 7 % 60) if late
                     else '2026-10-%02dT%02d:%02d' % (1 + (i * 5) % 2, 6 + i * 3 % 4, i * 17 % 60),
                         'no' if late else 'yes',
                     {'LO-NB-014': 'system version older than 90 days', 'LO-NB-033': 'no contact for 14 days'}.get(number,
                         '')])
    for i, name in enumerate(PHONES):
        rows.append(['LO-MP-%02d' % (i + 1), 'Telephone', 'iOS 27.0.1' if i % 3 else 'Android 16',
            holder(name), 'yes',
                     '2026-10-02T%02d:%02d' % (5 + i % 3, i * 11 % 60), 'no' if i == 10 else 'yes',
                         'no screen lock' if i == 10 else ''])
    return c.csv_text(['Device name', 'Kind', 'System', 'User', 'Encrypted', 'Last contact (UTC)',
        'Compliant', 'Reason'], rows, ',', '\n')


def asset_list():
    book = Xlsx('Asset list, Q3 2026', 'Sabine Hartmann', '2026-10-02')
    rows = []
    for i, a in enumerate(c.ASSETS):
        if a['Status'] == 'Planned':
            continue
        checked = a['Last checked']
        rows.append([a['Name'], a['Type'], a['Owner'] or 'OPEN', a['Location'], int(a['Quantity'] or 1),
            a['Classification'],
                     c.iso(checked) if checked == '02.10.2026' else '', 'seen' if checked == '02.10.2026' else 'not looked at'])
    book.sheet('Assets', ['Asset list, third quarter of 2026', 'Printed from the inventory on 2 '
        'October 2026, gone through by Sabine Hartmann (devices) and Eva Lindner '
                          '(everything else).'], ['Name', 'Type', 'Owner', 'Location', 'Number',
                              'Classification', 'Compared on', 'Result'], rows,
               [38, 18, 20, 34, 9, 20, 13, 14])
    book.sheet('Differences', ['Differences against device management, 2 October 2026'], ['What',
        'Found', 'Done'], [
        ['Laptops', '26 in device management, 26 in the inventory', 'nothing to do'], ['Telephones',
            '14 and 14; LO-MP-11 without screen lock', 'Daniel Roth told, 5 October'],
        ['Encrypted sticks', '8 of 10 shown at the count',
            'LO-US-03 and LO-US-09 looked for until 30 October, then reported'],
        ['Old backup disk station', 'switched off, still in the rack',
            'to be collected on 6 October, then set to retired']], [26, 46, 52])
    return book.bytes()


def patch_status():
    rows = []
    for i, (number, system, name) in enumerate(MACHINES):
        missing = {'LO-NB-014': 3, 'LO-NB-033': 2}.get(number, 0)
        if number != 'LO-NB-027':
            rows.append([number, system, '2026-10-%02d' % (16 + i % 4) if not missing else '2026-08-14',
                missing, 'laptop'])
    rows.append(['LO-NB-027', 'Debian 12', '2026-10-28', 1, 'locked since 2026-10-30, no contact'])
    rows += [['LO-WS-%02d' % n, 'Windows 11 24H2', '2026-10-19', 0,
        'CAD workstation, updated by hand'] for n in range(1, 6)]
    rows += [['LO-SF-%02d' % n, 'Windows 10 LTSC 2021', '2026-10-15' if n not in (4, 7) else '2026-06-11',
        0 if n not in (4, 7) else 4,
              'shop floor' if n not in (4, 7) else 'shop floor, test program of the maker breaks'] for n in range(1,
                  10)]
    rows += [[name, 'Debian 12.12', '2026-10-27', 0, 'server'] for name in ('vm-git01',
        'vm-tools01', 'vm-erp02', 'backup01')]
    rows += [[name, 'Windows Server 2022', '2026-10-20', 0, 'server'] for name in ('vm-dc01',
        'vm-file01', 'vm-erp01')]
    rows += [['vmhost1', 'Proxmox VE 9.1', '2026-10-13', 0, 'server'], ['fw1', 'OPNsense 26.7',
        '2026-10-08', 0, 'firewall']]
    return c.csv_text(['Computer', 'System', 'Last update', 'Security updates missing', 'Remark'],
        rows)


def firewall_rules():
    nets = {'OFFICE': '10.20.10.0/24', 'PRODUCTION': '10.20.20.0/24', 'PHONES': '10.20.30.0/24',
        'SERVERS': '10.20.40.0/24', 'GUESTS': '10.20.50.0/24', 'MGMT': '10.20.60.0/24'}
    rules = [
        ('WAN', 'pass', 'udp', 'any', '198.51.100.18', '51820', 'VPN', 'IT-0911'), ('WAN', 'block',
            'any', 'any', 'any', '', 'default', ''),
        ('OFFICE', 'pass', 'tcp', 'OFFICE', '10.20.40.10', '88,389,445,636', 'directory and files',
            'IT-0912'), ('OFFICE', 'pass', 'tcp', 'OFFICE', '10.20.40.21', '443', 'ERP', 'IT-0912'),
        ('OFFICE', 'pass', 'tcp', 'OFFICE', '10.20.40.30', '22,443', 'GitLab', 'IT-0912'),
            ('OFFICE', 'pass', 'udp', 'OFFICE', '10.20.40.10', '53,123', 'names and time',
            'IT-0912'),
        ('OFFICE', 'pass', 'tcp', '10.20.10.61-10.20.10.65', '10.20.20.40', '5900',
            'Klaus sees test stands', 'IT-1644'), ('OFFICE', 'block', 'any', 'OFFICE', 'PRODUCTION',
            '', '', 'IT-0913'),
        ('OFFICE', 'block', 'any', 'OFFICE', 'MGMT', '', '', 'IT-0913'), ('OFFICE', 'pass', 'tcp',
            'OFFICE', 'any', '80,443,587,993', 'internet', 'IT-0912'),
        ('PRODUCTION', 'pass', 'tcp', 'PRODUCTION', '10.20.40.11', '445', 'machine programs',
            'IT-0914'), ('PRODUCTION', 'pass', 'tcp', '10.20.20.71-10.20.20.74', '10.20.40.25',
            '5432', 'laboratory PCs to calibration database', 'IT-1201'),
        ('PRODUCTION', 'pass', 'udp', 'PRODUCTION', '10.20.40.10', '53,123', 'names and time',
            'IT-0914'), ('PRODUCTION', 'pass', 'tcp', '10.20.20.80', '203.0.113.77', '443',
            'coating plant, maker, schedule off', 'IT-1377'),
        ('PRODUCTION', 'block', 'any', 'PRODUCTION', 'any', '', '', 'IT-0914'), ('SERVERS', 'pass',
            'tcp', 'SERVERS', 'any', '443', 'updates', 'IT-0915'),
        ('SERVERS', 'pass', 'tcp', '10.20.40.50', '10.20.40.0/24', '22,445,8007', 'backup',
            'IT-2388'), ('SERVERS', 'block', 'any', 'SERVERS', 'OFFICE', '', '', 'IT-0915'),
        ('GUESTS', 'pass', 'tcp', 'GUESTS', 'any', '80,443', 'internet only', 'IT-0916'), ('GUESTS',
            'block', 'any', 'GUESTS', '10.20.0.0/16', '', '', 'IT-0916'),
        ('VPN', 'pass', 'tcp', '10.20.70.0/24', '10.20.40.10', '445,636', 'files from home',
            'IT-0911'), ('VPN', 'pass', 'tcp', '10.20.70.0/24', '10.20.40.30', '22,443',
            'GitLab from home', 'IT-0911'),
        ('MGMT', 'pass', 'tcp', '10.20.60.11-10.20.60.12', 'MGMT', '22,443,8006', 'administrators',
            'IT-0917'), ('MGMT', 'block', 'any', 'any', 'MGMT', '', '', 'IT-0917')]
    rows = [[i + 1, net, action, proto, nets.get(src, src), nets.get(dst, dst), port, text, ticket,
        '2026-10-05', 'remove?' if ticket == 'IT-1644' else 'ok']
            for i, (net, action, proto, src, dst, port, text, ticket) in enumerate(rules)]
    return c.csv_text(['#', 'Network', 'Action', 'Protocol', 'Source', 'Destination', 'Ports',
        'Description', 'Ticket', 'Looked at', 'Result'], rows)


def mail_log():
    host, lines = 'mx1', []
    day = 'Sep 21'
    events = [
        ('06:58:02', 'smtpd[2114]: connect from mail.veltrum.example[192.0.2.41]'), ('06:58:02',
            'smtpd[2114]: TLSv1.3 established with mail.veltrum.example, TLS_AES_256_GCM_SHA384'),
        ('06:58:03', 'cleanup[2119]: 4XKq1z: from=<l.marek@veltrum.example> '
            'to=<carla.neumann@lindner-optik.example> size=48211'), ('06:58:03',
            'scan[801]: 4XKq1z: clean, score=-1.8, dkim=pass, dmarc=pass'),
        ('06:58:04', 'relay[2120]: 4XKq1z: delivered, status=sent'),
        ('07:41:37', 'smtpd[2161]: connect from unknown[203.0.113.190]'), ('07:41:38',
            'scan[801]: 4XKr9c: from=<invoice@rechnung-service.example> '
            'to=<ulrike.baumann@lindner-optik.example>'),
        ('07:41:38', 'scan[801]: 4XKr9c: attachment "Invoice_0921.xlsm" has macros: removed, note '
            'sent to recipient'), ('07:41:38', 'scan[801]: 4XKr9c: spf=fail, dmarc=fail, '
            'score=9.4: quarantined'),
        ('08:03:11', 'smtpd[2188]: connect from mx.nordhoehe.example[192.0.2.77]'), ('08:03:11',
            'smtpd[2188]: TLSv1.2 established with mx.nordhoehe.example, '
            'ECDHE-RSA-AES256-GCM-SHA384'),
        ('08:03:12', 'scan[801]: 4XKs0h: clean, score=-0.6, dkim=pass, dmarc=pass'), ('08:03:12',
            'relay[2190]: 4XKs0h: to=<julian.hoffmann@lindner-optik.example> delivered, '
            'status=sent'),
        ('08:15:40', 'smtpd[2201]: out: 4XKs4m: from=<katrin.schaefer@lindner-optik.example> '
            'to=<messraum@kunde17.example> size=912044'), ('08:15:41',
            'tls[2201]: kunde17.example: mandatory TLS, TLSv1.3, certificate verified'),
        ('08:15:42', 'relay[2203]: 4XKs4m: status=sent (250 2.0.0 queued)'), ('08:47:26',
            'smtpd[2240]: NOQUEUE: reject: RCPT from unknown[198.51.100.203]: 554 listed as '
            'sender of spam'),
        ('09:12:09', 'scan[801]: 4XKt2p: from=<paket@zustellung-heute.example> '
            'to=<simone.albrecht@lindner-optik.example>'), ('09:12:09',
            'scan[801]: 4XKt2p: link to page younger than 2 days, score=7.9: quarantined'),
        ('09:30:00', 'tls[2266]: out: 4XKt7w: altkunde.example offers no TLS, held, note sent to '
            'daniel.roth@lindner-optik.example'),
        ('10:04:55', 'scan[801]: 4XKv1a: from=<bewerbung@mailbox.example> '
            'to=<sabine.hartmann@lindner-optik.example>'), ('10:04:56',
            'scan[801]: 4XKv1a: attachment "Lebenslauf.pdf" opened in sandbox, clean'),
        ('10:04:56', 'relay[2301]: 4XKv1a: delivered, status=sent'), ('11:22:18',
            'scan[801]: signatures updated to 27749'),
        ('13:37:45', 'scan[801]: 4XKx8f: attachment "setup.exe" refused by type, sender told'),
            ('15:02:31', 'scan[801]: 4XKz3k: EICAR test file found, message dropped (monthly test '
            'by david.nowak)'),
        ('16:59:59', 'stat[700]: day so far: in 412, out 187, quarantined 23, refused 1108, virus '
            '1, tls_in 99.0%, tls_out 99.5%')]
    for time, text in events:
        lines.append('%s %s %s %s' % (day, time, host, text))
    return '# mail gateway mx1, extract of 21 September 2026, lines of other recipients left out, exported 2026-09-22 by dnowak\n' + '\n'.join(lines) + '\n'


def vulnerability_scan():
    pdf = Pdf('Vulnerability scan portal', 'David Nowak', '2026-10-06',
        'Vulnerability scan 2026-10 – Lindner Portal – confidential', accent=(0.35, 0.2, 0.5))
    pdf.letterhead('Scan report', ['Target: portal.lindner-optik.example, staging',
        'Scanner: vm-tools01, feed of 6 October 2026', 'Run: 6 October 2026, 01:00 to 03:42 UTC'])
    pdf.heading('Summary', 14)
    bars = [('High', 1, (0.75, 0.15, 0.15)), ('Medium', 4, (0.85, 0.55, 0.1)), ('Low', 9, (0.85,
        0.78, 0.25)), ('Information', 31, (0.6, 0.66, 0.72))]
    for name, count, colour in bars:
        pdf.text(LEFT, pdf.y + 10, name)
        pdf.box(LEFT + 80, pdf.y, 8 * count, 12, fill=colour)
        pdf.text(LEFT + 88 + 8 * count, pdf.y + 10, str(count), 'bold')
        pdf.y += 18
    pdf.space(8)
    pdf.para('Scanned with sign-in as a test customer, 4 addresses, 1,024 ports each. One finding '
        'more than in September, two fewer than in August.')
    pdf.heading('Findings from medium up', 14)
    pdf.table(['Severity', 'Host', 'What', 'Mend', 'Ticket', 'State on 30 October'], [
        ['High 8.1', 'app1, app2', 'Image library of the report generator reads crafted files '
            'past the end of a buffer', 'Update to the next patch version', 'PT-905',
            'closed on 9 October with release 3.14.2'],
        ['Medium 6.5', 'app1, app2', 'Session stays valid on the server for 15 minutes after '
            'signing out', 'Drop it at sign-out', 'PT-906', 'closed on 22 October, 3.14.3'],
        ['Medium 5.3', 'db1', 'Database answers to pings from the staging server',
            'Close the rule at the provider', 'PT-907', 'asked Hosting GmbH, open'],
        ['Medium 5.3', 'staging', 'Certificate ends in 12 days', 'Renewal by itself', 'PT-908',
            'closed on 7 October'],
        ['Medium 4.8', 'app1, app2', 'Old style sheet library with known fault that is not reached',
            'Remove with the new start page', 'PT-871', 'accepted until December, Anna-Lena Vogt']],
        [1.3, 1.2, 4, 2.4, 1, 2.6])
    pdf.heading('High findings: time to close', 14)
    pdf.table(['Month', 'Found', 'Closed within 14 days', 'Longest'], [['July', '0', '–', '–'],
        ['August', '2', '2', '11 days'], ['September', '0', '–', '–'], ['October', '1', '1',
        '3 days']], [2, 1, 2, 2])
    pdf.para('Not covered: office network (own report), controllers in production (not scanned), '
        'CRM.')
    return pdf.bytes()


def restore_test():
    pdf = Pdf('Restore test', 'David Nowak', '2026-05-20', 'F-21 Restore test, version 2')
    pdf.letterhead(c.NAME, SENDER)
    pdf.heading('Protocol: restart of the ERP on the spare server', 16)
    pdf.fields([('Day', 'Tuesday, 19 May 2026, 17:30 to 22:05'), ('People',
        'David Nowak (carries out), Mira Öztürk (watches), Simone Albrecht (tries orders)'),
                ('Aim', 'ERP usable on vmhost2 within 8 hours, loss of at most 24 hours'),
                    ('Source', 'Old backup disk station NS-17-5520, nightly copy of 19 May 01:30'),
                ('Next', 'within six months')])
    pdf.table(['Time', 'Step', 'Result'], [
        ['17:30', 'vmhost1 declared dead, network cable pulled from the test network', ''],
            ['17:42', 'vmhost2 switched on, storage found', 'clock was 4 minutes wrong, corrected'],
        ['17:55', 'Copy of vm-erp01 (180 GB) started', '41 minutes'], ['18:40',
            'Copy of vm-erp02 (95 GB) started', '23 minutes'],
        ['19:10', 'Machines started', 'database asks for recovery, 6 minutes'], ['19:31',
            'Sign-in fails: directory not reachable in the test network',
            'vm-dc01 restored as well, 55 minutes; was missing in the plan'],
        ['20:48', 'Simone opens the last five orders of 18 May', 'all there'], ['21:05',
            'Order entered, delivery note printed', 'works'],
        ['21:20', 'Checksums of 20 files compared with the file server', '20 of 20 alike'],
            ['22:05', 'Everything set back, protocol', '']], [0.8, 4.5, 4])
    pdf.fields([('Result', 'Reached: usable after 3 hours 35 minutes, loss of 16 hours'), ('To do',
        'Add directory to the plan (done on 22 May, handbook page 14); set the clock of vmhost2; '
                'repeat when the new backup server is in place')])
    pdf.signatures([('David Nowak', 'carried out', 'Wetzlar, 20 May 2026'), ('Mira Öztürk',
        'watched', 'Wetzlar, 20 May 2026')])
    return pdf.bytes()


def incident_drill():
    pdf = Pdf('Incident drill', 'Mira Öztürk', '2026-09-18', 'F-23 Drill protocol')
    pdf.letterhead(c.NAME, SENDER)
    pdf.heading('Drill at the table: files on the server are encrypted', 16)
    pdf.fields([('Day', 'Thursday, 17 September 2026, 13:00 to 14:35'), ('People',
        'Eva Lindner, Mira Öztürk, David Nowak, Anna-Lena Vogt, Simone Albrecht, Jonas Weber'),
                ('Leads', 'Henning Brückner, who alone knew the course'), ('Used',
                    'Incident plan 2.1 on paper, contact sheet, card 2 (malware); no computers')])
    pdf.table(['Minute', 'Message', 'What was done', 'Fitting?'], [
        ['0', 'Ralf calls: delivery notes have strange names',
            'David writes it into the list, asks Ralf to pull the cable, calls Mira', 'yes'],
        ['9', 'Second call, from the laboratory', 'Mira and Eva: incident, grave. David '
            'disconnects the file server', 'yes'],
        ['21', 'Note on a screen asks for money', 'Nobody answers. Eva calls insurance and police '
            '(said aloud)', 'yes'],
        ['34', 'Customer asks why the portal is slow', 'Long talk about who may switch it off at '
            'the weekend. No answer in the plan', 'no'],
        ['47', 'Mira is on holiday: alarm line?', 'Only one number on the sticker', 'no'],
        ['58', 'Personal data touched?', 'Eva calls Dr. Hellwig; decision written down, report '
            'within 72 hours prepared', 'yes'],
        ['70', 'How do we reach customers without ERP?',
            'Simone has numbers of twelve in her telephone. No list on paper', 'no'],
        ['85', 'Restart', 'Order: directory, ERP, files, GitLab, as in handbook page 14', 'yes']],
            [0.8, 2.6, 4.6, 0.9])
    pdf.heading('Lessons')
    pdf.bullets(['Second number for the alarm line (David, 30 September)',
        'Printed list of customers\' numbers, new each quarter (Simone, 15 October)',
                 'Rule for switching off the portal (Anna-Lena, 30 November)'])
    pdf.signatures([('Henning Brückner', 'Leader of the drill', 'Wetzlar, 18 September 2026'),
        ('Eva Lindner', 'Managing director', 'Wetzlar, 18 September 2026')])
    return pdf.bytes()


def incident_report():
    doc = Docx('Incident report 2026-01', 'Mira Öztürk', '2026-03-13')
    doc.para('Incident 2026-01: password on a false parcel page', 'Title')
    doc.para('F-22, confidential. Written by Mira Öztürk, closed on 13 March 2026 by Eva Lindner.',
        'Small')
    doc.table(None, [['Noticed', 'Wednesday, 4 March 2026, 10:52, call of Simone Albrecht to '
        'David Nowak'], ['Kind', 'Phishing, card 2'],
                     ['Weight', 'Medium: a mailbox with customers\' contacts, for 38 minutes'],
                         ['Decision', 'Incident, 4 March, 11:20, Eva Lindner and Mira Öztürk'],
                     ['Personal data', 'Dr. Hellwig heard on 4 March, 13:00. Risk for the persons '
                         'unlikely (no sign of reading, see below), no report to the authority; '
                         'reasons kept with this report']], [1, 4])
    doc.heading('Course')
    doc.table(['Time', 'What'], [
        ['04.03. 10:14', 'Mail "Your parcel waits", Simone enters address and password'], ['10:31',
            'Sign-in to the mailbox from abroad (log of the office suite)'],
        ['10:49', 'Simone wonders about a second mail, reads the sticker'], ['10:52',
            'Call. David ends all sessions and sets a new password'],
        ['11:05', 'Log: rule "move to RSS" was made at 10:33 and is removed; no mail sent, 4 '
            'mails opened, none with attachment'],
        ['11:40', 'Page reported, blocked in name resolution; mail removed from nine other '
            'mailboxes'], ['05.03.', 'Everybody told in four sentences, without the name'],
        ['13.03.', 'Logs of nine days looked through, nothing more; closed']], [1, 5])
    doc.heading('Why')
    doc.para('The second factor was on for 21 of 35 accounts; Simone\'s was not among them. The '
        'mail came on a day with three real parcels.')
    doc.heading('What changes')
    doc.table(['What', 'Who', 'Until', 'State'], [
        ['Second factor for all accounts', 'Mira Öztürk', '31.03.2026', 'done on 31.03.2026'],
            ['Sign-ins from abroad off, except by request', 'David Nowak', '20.03.2026',
            'done on 12.03.2026'],
        ['Story told in the training', 'Eva Lindner', 'autumn', 'done on 22.09.2026 (added later)'],
            ['Alarm on strange sign-ins', 'Mira Öztürk', 'with the log server', 'open']], [4, 1.6,
            1.4, 2])
    doc.para('*Copies kept:* log extracts in the folder INC-2026-01, hashes on page 3 of the '
        'paper file.')
    return doc.bytes()


def clean_desk():
    doc = Docx('Clean desk walk', 'Jonas Weber', '2026-10-15')
    doc.para('Clean desk walk, 14 October 2026', 'Title')
    doc.para('Wednesday, 17:45 to 18:40, without notice. Jonas Weber and Katrin Schäfer. No '
        'photographs; names only told to the persons themselves.', 'Small')
    rows = [['Office 1.01 to 1.03', 4, 0, ''], ['Office 1.04 (personnel, accounting)', 3, 1,
        'Application on the printer, steel cabinet locked'], ['Office 1.06 (sales)', 6, 2,
        'Two offers with prices; one screen open'],
            ['Office 1.08 (software)', 7, 1, 'Whiteboard with host names'], ['Office 1.10 (design)',
                5, 1, 'Drawing with Veltrum\'s mark on a desk'], ['Meeting room', 1, 0,
                'Board wiped'],
            ['Laboratory', 3, 0, 'Cabinet 3 locked'], ['Hall 1', 8, 1,
                'Password on a note at LO-SF-04'], ['Hall 2', 5, 0, ''], ['Reception, printers', 3,
                0, 'Locked bin full']]
    doc.table(['Place', 'Desks or stations', 'Open', 'What'], [[a, str(b), str(n), t] for a, b, n, t in rows] + [['Sum',
        str(sum(r[1] for r in rows)), str(sum(r[2] for r in rows)), '']], [3, 1.6, 0.8, 4])
    doc.heading('Done at once')
    doc.items(['Papers put into the locked bin or the cabinet, a card left behind',
        'Password at LO-SF-04 changed on 15 October (ticket IT-2419)',
        'Drawing brought to Henning; talk with the person on 15 October'])
    doc.para('Walk of April: nine open. Next: January 2027.')
    return doc.bytes()


def visitor_log():
    rows, no = [], 611
    data = [
        ('2026-07-02', '09:05', '11:40', 'Vakuflor Anlagenbau AG', 'R. Schuster', 'Klaus Dietrich',
            'Hall 2'), ('2026-07-07', '13:00', '15:30', 'Veltrum Automotive Lighting',
            'L. Marek, P. Odenthal', 'Carla Neumann', 'Meeting room, laboratory'),
        ('2026-07-09', '08:15', '08:50', 'Kopierhaus Lahn', 'U. Bender', 'Sabine Hartmann',
            'Printers'), ('2026-07-16', '10:00', '12:00', 'University, students', '8 persons',
            'Ines Falk', 'Hall 1, not laboratory'),
        ('2026-07-21', '07:30', '16:10', 'Rotafein Maschinenbau', 'T. Arendt', 'Oleg Winter',
            'Hall 1'), ('2026-07-28', '14:00', '16:30', 'Dr. Imke Hellwig', 'I. Hellwig',
            'Eva Lindner', 'Office'),
        ('2026-08-04', '09:30', '10:15', 'Bitbrücke Systemhaus', 'N. Prokop', 'David Nowak',
            'Server room'), ('2026-08-11', '11:00', '13:45', 'Clinic group Nordhöhe',
            'S. Reiners, K. Bohl', 'Julian Hoffmann', 'Meeting room, hall 2'),
        ('2026-08-13', '08:00', '09:10', 'Lahnfaser', 'A. Yilmaz', 'David Nowak', 'Cellar'),
            ('2026-08-25', '15:10', '', 'Konturwerk Systemhaus', 'M. Lutz', 'Henning Brückner',
            'Office 1.10'),
        ('2026-09-03', '10:20', '11:30', 'Tax adviser', 'B. Vogel', 'Ulrike Baumann', 'Office 1.04'),
            ('2026-09-10', '09:00', '12:15', 'Dr. Imke Hellwig', 'I. Hellwig', 'Eva Lindner',
            'Office'),
        ('2026-09-14', '08:00', '17:20', 'Bitbrücke Systemhaus', 'N. Prokop, J. Haas',
            'Mira Öztürk', 'Server room, office 0.07'), ('2026-09-17', '16:00', '17:00',
            'Applicant', 'C. F.', 'Sabine Hartmann', 'Office'),
        ('2026-09-24', '13:30', '15:00', 'Immobilien Kröger (landlord)', 'E. Kröger', 'Jonas Weber',
            'All but laboratory'), ('2026-09-29', '09:45', '10:05', 'Krümel & Klein (container)',
            'driver', 'Jonas Weber', 'Goods gate')]
    for day, come, go, firm, who, host, zone in data:
        no += 1
        rows.append([no, day, come, go or 'not signed out', firm, who, host, zone, 'V%02d' % (1 + no % 12),
            'yes' if firm not in ('Kopierhaus Lahn', 'Krümel & Klein (container)') else 'known'])
    return c.csv_text(['No.', 'Day', 'In', 'Out', 'Company', 'Visitor', 'Host', 'Zones', 'Badge',
        'Leaflet signed'], rows)


def badges():
    zones = {'Management': 'all', 'Office': 'building, office, archive', 'IT': 'building, office, '
        'server room', 'Operations': 'building, office, halls, archive', 'Production': 'building, halls',
             'Product development': 'building, office, halls', 'Software': 'building, office',
                 'Calibration laboratory': 'building, halls, laboratory', 'Sales and service': 'building, office'}
    rows = []
    for i, row in enumerate(c.present_on('2026-09-30')):
        name, zone = row['Name'], zones[row['Team']]
        if name in ('Ines Falk', 'Henning Brückner', 'Matthias Groß', 'Hannah Weiß'):
            zone += ', laboratory'
        if name == 'Leon Bauer':
            zone = 'building, office'
        number = {'Tom Reichert': 417, 'Leon Bauer': 441}.get(name, 301 + i * 4)
        rows.append(['%04d' % number, name, zone, 'Archive 1' if name == 'Sabine Hartmann' else 'Archive 2' if name == 'Jonas Weber' else 'Archive 3' if name == 'Ulrike Baumann' else '',
            'in order'])
    rows += [['0298', 'cleaning firm', 'building, office, halls', '', 'in order'], ['0299',
        'guard service', 'all, alarm only', '', 'in order'], ['0386', '(lost in March)',
        'blocked 2026-03-19', '', 'stays blocked']]
    return c.csv_text(['Badge', 'Holder', 'Zones', 'Key', 'Compared on 2026-09-30 by Jonas Weber'],
        rows)


def maintenance():
    rows = [
        ['CNC lens grinding machine', 'SR5-2014-077', 'Rotafein Maschinenbau', 'half-yearly',
            '2026-07-21', '2027-01-19', 'Spindle, coolant covers; controller saved on stick '
            'LO-US-02'], ['Coating plant', 'VT-900-31', 'Vakuflor Anlagenbau', 'yearly',
            '2026-07-02', '2027-07-01', 'Pumps, valves, safe stop tried; recipes saved'],
        ['Coating plant, controller', 'VT-900-31', 'Vakuflor, remote', 'on fault', '2026-09-08', '',
            'Line on from 14:00 to 14:50, ticket IT-2377, Stefan Krüger watched'],
            ['Test stand "Lichtkasten 2"', 'LK2-2021', 'own', 'quarterly', '2026-10-12',
            '2027-01-11', 'Reference optics cleaned, dust cover new'],
        ['Climate chamber', 'KK-240', 'own', 'yearly', '2026-04-22', '2027-04-21',
            'Sensor compared'], ['Cooling of server room', 'KA-09', 'Kältetechnik Sommer', 'yearly',
            '2026-05-06', '2027-05-05', 'Filter, drain; alarm at 27 °C tried'],
        ['Uninterruptible supply, server room', 'USV-1', 'Bitbrücke', 'half-yearly', '2026-03-12',
            '2026-09-12', 'OVERDUE: date in September moved to December'],
            ['Uninterruptible supply, laboratory', 'USV-2', 'Bitbrücke', 'half-yearly',
            '2026-03-12', '2026-09-12', 'OVERDUE: as above'],
        ['Badge doors', '6 doors', 'own', 'yearly', '2026-02-11', '2027-02-10',
            'Batteries, self-closing'], ['Shop-floor PCs', 'LO-SF-01 to 09', 'own', 'quarterly',
            '2026-10-15', '2027-01-14', 'Filters full of glass dust at 02 and 05, cleaned; place '
            'away from coolant checked']]
    return c.csv_text(['Device', 'Number', 'By', 'How often', 'Last', 'Next', 'Remark'], rows)


def time_sync():
    return '''# handbook page 19, monthly check of the clocks, David Nowak, 2 November 2026, 08:10 local time

PS vm-dc01> w32tm /query /status
Leap Indicator: 0(no warning)
Stratum: 3 (secondary reference - synced by (S)NTP)
Last Successful Sync Time: 02.11.2026 08:04:31
Source: ptbtime1.example,0x8
Poll Interval: 10 (1024s)

PS vm-dc01> w32tm /monitor /computers:vm-file01,vm-erp01 /nowarn
vm-file01: NTP: +0.0011742s offset from vm-dc01
vm-erp01:  NTP: -0.0008105s offset from vm-dc01

vm-git01$ chronyc tracking | grep -E 'Reference|System time'
Reference ID    : 0A14280A (vm-dc01.lindner.example)
System time     : 0.000219311 seconds slow of NTP time
backup01$ chronyc tracking | grep 'System time'
System time     : 0.000087652 seconds fast of NTP time
fw1: offset -0.412 ms
LO-SF-01 to LO-SF-09: largest 0.31 s (LO-SF-07)
Test stand "Lichtkasten 2": 0.04 s
Time recording terminal: 48 s fast, has no network time (known, ticket IT-2180)
portal app1 / app2 / db1 (provider): 0.002 / 0.001 / 0.002 s

Allowance 1 s: kept by all but the time recording terminal.
'''


def pipeline_log():
    return '''Running with runner 19.4.0 on vm-git01-runner2
Project portal, pipeline 20418, branch release/3.14, started by sophie.lorenz at 2026-10-21T07:14:09Z
Variables: 14 (masked), CI_ENVIRONMENT=staging, DATABASE_URL=[MASKED]
07:14:12 $ tools/check-target "$CI_ENVIRONMENT"
07:14:12 target staging: database portal_staging on 203.0.113.34; production hosts are not reachable from this runner (timeout, as wanted)
07:14:15 $ tools/generate-testdata --seed 3140 --customers 60 --users 240 --measurements 90000
07:14:15 names from the invented list of 400, serial numbers LK-T-xxxxx, mail addresses @kunde.example
07:16:41 60 customers, 240 users, 90000 measurements, 1180 certificates
07:16:42 check: no address outside .example: ok
07:16:42 check: no serial number of a delivered instrument (9412 known): ok
07:16:44 $ npm run lint && npm run analyse
07:18:20 0 errors, 3 warnings (all known)
07:18:21 $ tools/licences --allow tools/licences-allowed.txt
07:18:25 412 packages, 0 not on the list
07:18:26 $ npm test -- --coverage
07:25:02 Tests: 1841 passed, 0 failed, 6 skipped; lines 78.4 %
07:25:03 $ tools/release-tests --group sign-in,rights,input
07:31:47 sign-in 38/38, rights 64/64 (user A never sees customer B), input 120/121
07:31:47 FAILED input/117: certificate with a name of 4,000 characters breaks the line of the report
07:31:48 job failed
--
Pipeline 20421, same branch, 2026-10-21T11:02:55Z, after merge request !1207 (written by sophie.lorenz, approved by lukas.brandt)
11:20:10 sign-in 38/38, rights 64/64, input 121/121
11:20:11 job succeeded
11:24:30 staging deployed, release test by marta.kowalczyk: passed, note 3.14.3-RC1
2026-10-22T06:30:02Z production: manual job released by anna-lena.vogt
2026-10-22T06:34:48Z production: 3.14.3 on app1, app2; health ok
'''


def handbook():
    pdf = Pdf('IT handbook', 'Mira Öztürk', '2026-09-16',
        'D-20 IT handbook, state of 16 September 2026 (contents and page 14)')
    pdf.letterhead(c.NAME, SENDER)
    pdf.heading('IT handbook: contents', 16)
    titles = ['How to use this book', 'New account', 'Change of team', 'Blocking an account',
        'Laptop set-up', 'Telephone set-up', 'Lost device', 'Sticks', 'Printers', 'Monthly checks',
              'Backup: daily look', 'Backup: disk to the bank', 'Restore of files',
                  'Restart after power cut or disaster', 'ERP: start and stop',
                  'ERP: closing of the month', 'GitLab: updates', 'Certificates and when they end',
              'Clocks', 'Firewall change', 'VPN', 'Hosting GmbH: desk and access data',
                  'Portal: release', 'Portal: switch to maintenance page', 'Patches: servers',
                  'Patches: shop floor', 'Printers back to leasing', 'Access review: exports',
                  'Vulnerability scan',
              'Warnings and the alliance', 'Who to call']
    pdf.table(['Page', 'Title', 'Written by', 'Read by', 'State'], [[str(i + 1), t, 'Nowak' if i % 3 else 'Öztürk',
        'Öztürk' if i % 3 else 'Nowak',
              '2026-09-16' if i in (10, 11, 12, 13) else '2026-%02d-%02d' % (4 + i % 5, 3 + i * 7 % 25)] for i,
                  t in enumerate(titles)], [0.7, 4, 1.5, 1.5, 1.4], size=7.5)
    pdf.new_page()
    pdf.heading('14 Restart after power cut or disaster', 14)
    pdf.para('Order matters. Do not start the next before the last one answers.')
    pdf.bullets(['Cooling and switches: wait for green, five minutes.',
        'Firewall fw1: open its page from the management network.',
        'vmhost1. If it does not come: vmhost2, store beside hall 1, key at Klaus.',
                 'vm-dc01 (directory, names, time). Test: "nslookup vm-file01". Nothing else '
                     'works without it; this was missing until 22 May 2026.',
                     'vm-file01, vm-erp02, then vm-erp01. Test: Simone opens an order.',
                 'vm-git01, vm-tools01, backup01.', 'Laboratory and production PCs by hand, one '
                     'hall after the other. Coating plant only by Stefan or by telephone with '
                     'Vakuflor.',
                 'Tell everybody in the channel "Building"; write times into the incident list.'],
                     mark='1')
    pdf.fields([('Longest wait allowed', 'ERP 2 days, portal 24 hours (runs in Frankfurt, not '
        'touched by us)'), ('Tried', '19 May 2026 with the old backup: 3 h 35 min')])
    return pdf.bytes()


def licences():
    rows = [['CAD and PDM', 'Konturwerk Systemhaus', 8, 8, '2027-05-31',
        'LO-WS-01 to 05, three laptops'], ['Optical design program', 'direct', 3, 3, '2027-01-31',
        'Falk, Brückner, LO-WS-05'], ['Office suite, business', 'Bitbrücke', 38, 37, '2027-06-30',
        '36 in use from 1 November'],
            ['ERP users', 'Werkbuch Software', 18, 17, 'unlimited, care until 2026-12-31', ''],
                ['Windows 11', 'with the devices', 28, 27, 'unlimited', ''], ['Windows 10 LTSC',
                'Bitbrücke', 9, 9, 'support until 2027-01-12', 'shop floor'],
            ['Windows Server 2022', 'Bitbrücke', 3, 3, 'unlimited', ''], ['Endpoint protection',
                'Bitbrücke', 50, 44, '2027-02-28', ''], ['Drawing program', 'direct', 2, 3,
                '2027-03-31', 'one too many on LO-NB-008, removed 2026-10-14'],
                ['Font "Lindner Sans"', 'type designer', 5, 2, 'unlimited', 'contract in folder 9']]
    return c.csv_text(['Program', 'Bought from', 'Licences',
        'Found by device management 2026-10-12', 'Term', 'Remark'], rows)


FILES = {
    'Asset list, Q3 2026.xlsx': asset_list,
    'MDM export 2026-10-02.csv': mdm_export,
    'Patch status 2026-11-02.csv': patch_status,
    'Firewall rules 2026-10-05.csv': firewall_rules,
    'mailgateway-2026-09-21.log': mail_log,
    'Vulnerability scan portal 2026-10-06.pdf': vulnerability_scan,
    'Restore test ERP 2026-05-19.pdf': restore_test,
    'Incident drill 2026-09-17.pdf': incident_drill,
    'Incident report 2026-01 phishing.docx': incident_report,
    'Clean desk walk 2026-10-14.docx': clean_desk,
    'Visitor log Q3 2026.csv': visitor_log,
    'Badges and keys Q3 2026.csv': badges,
    'Maintenance plan 2026.csv': maintenance,
    'timesync-2026-11-02.txt': time_sync,
    'pipeline-20418.log': pipeline_log,
    'IT handbook contents and page 14.pdf': handbook,
    'Licence list 2026-10.csv': licences,
}
