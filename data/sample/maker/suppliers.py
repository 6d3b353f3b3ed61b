# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that came from others: hosting contract and certificate, disposal, fire protection, UPS, alliance."""

from . import company as c
from .office import Docx
from .pdf import A4, LEFT, RIGHT, Pdf

TEAL, GREEN, RED, GOLD = (0.0, 0.42, 0.45), (0.13, 0.42, 0.2), (0.68, 0.13, 0.13), (0.55, 0.43,
    0.14)


def hosting_contract():
    pdf = Pdf('Contract V-2024-0311, extract', 'Hosting GmbH', '2024-03-01',
        'Hosting GmbH – contract V-2024-0311 – Lindner Optik GmbH – extract, pages 1, 4, 5 and 9 '
        'of 14',
              accent=TEAL)
    pdf.letterhead('Hosting GmbH', ['Mainkai 300, 60311 Frankfurt am Main',
        'www.hosting-gmbh.example', 'service desk open day and night'])
    pdf.heading('Contract for managed servers and applications', 16)
    pdf.fields([('Contract', 'V-2024-0311'), ('Customer', c.NAME + ', ' + c.ADDRESS), ('Begin',
        '1 March 2024, 36 months, then from year to year'),
                ('Notice', '3 months before the end of a term')])
    pdf.heading('2 What the provider delivers')
    pdf.table(['No.', 'Service', 'Extent', 'Availability'], [
        ['2.1', 'Managed servers "Lindner Portal"', '2 application servers, 1 database server, 1 '
            'staging server; system care, patches within 14 days, nightly backup for 30 days',
         '99.5 % a month'],
        ['2.2', 'Operation of the application "CRM"', 'Installation, updates, user administration '
            'on request, hourly backup; data of the customer on servers of the provider',
         '99.5 % a month'],
        ['2.3', 'Domain names and DNS', '7 names', '99.9 % a month'],
        ['2.4', 'Interface', 'Nightly hand-over of new customers from 2.2 to 2.1',
            'next working day']], [0.6, 2.6, 5, 1.6])
    pdf.heading('5 Security')
    pdf.bullets(['The provider runs its data centres under an ISO/IEC 27001 certificate and sends '
        'the customer a new one without being asked when the old one ends.',
                 'Access of the provider\'s staff to the customer\'s data only for faults and on '
                     'order, with a personal account and a second factor; each access is logged.',
                 'Faults that touch the customer\'s data are told to the customer within 24 '
                     'hours, by telephone and in writing.',
                 'The customer answers for users and rights inside the applications, for the '
                     'portal\'s own code and for its releases.'])
    pdf.heading('6 Right to look')
    pdf.para('Once a year the customer may ask for reports or look itself after four weeks\' '
        'notice; certificates and audit reports can take the place of a visit.')
    pdf.heading('11 End of the contract')
    pdf.para('On the last day the provider hands out all data of 2.1 and 2.2 in an open format, '
        'keeps them for 30 days more and then deletes them with a written confirmation.')
    pdf.signatures([('Dr. Peter Sander', 'Hosting GmbH, managing director',
        'Frankfurt, 19 February 2024'), ('Eva Lindner', 'Lindner Optik GmbH, managing director',
        'Wetzlar, 22 February 2024')])
    return pdf.bytes()


def hosting_certificate():
    pdf = Pdf('Certificate', 'Nordlicht Prüfgesellschaft', '2023-11-01', '', body='serif', size=12,
        accent=GOLD)
    w, h = A4
    for inset, width in ((26, 2.2), (32, 0.6), (38, 0.6)):
        pdf.box(inset, inset, w - 2 * inset, h - 2 * inset, stroke=GOLD, width=width)
    for i in range(60):
        x = 50 + i * (w - 100) / 59
        for y in (44, h - 44):
            pdf.line(x - 3, y - 3, x + 3, y + 3, GOLD, 0.5)
            pdf.line(x - 3, y + 3, x + 3, y - 3, GOLD, 0.5)
    mid = w / 2
    lines = [(118, 'NORDLICHT PRÜFGESELLSCHAFT', 'serif-bold', 20), (138,
        'Certification body of the sample world – does not exist', 'serif', 11),
             (215, 'Certificate', 'serif-bold', 42), (262, 'The certification body confirms that',
                 'serif', 13), (300, 'Hosting GmbH', 'serif-bold', 24),
             (322, 'Mainkai 300, 60311 Frankfurt am Main, Germany', 'serif', 12), (362,
                 'keeps an information security management system that fulfils', 'serif', 13),
             (392, 'ISO/IEC 27001:2022', 'serif-bold', 22), (432, 'for', 'serif', 13), (456,
                 'Operation of two data centres in Frankfurt am Main, managed servers', 'serif', 14),
             (476, 'and managed applications for business customers', 'serif', 14), (500,
                 'Statement of Applicability, version 5.1 of 4 September 2023', 'serif', 11)]
    for y, text, font, size in lines:
        pdf.text(mid, y, text, font, size, GOLD if size >= 20 and text != 'Hosting GmbH' else (0.1,
            0.1, 0.12), 'center')
    for i, (name, value) in enumerate((('Certificate number', 'NL-27001-0815-23'), ('Valid from',
        '1 November 2023'), ('Valid until', '31 October 2026'),
                                       ('First certified', '1 November 2020'), ('Audit report',
                                           'NL-A-23-0441'))):
        pdf.text(mid - 12, 552 + i * 19, name, 'serif', 12, (0.42, 0.42, 0.45), 'right')
        pdf.text(mid + 12, 552 + i * 19, value, 'serif-bold', 12)
    pdf.scribble(116, 716, 'Wiebke Hansen')
    pdf.line(100, 724, 260, 724, GOLD)
    pdf.text(100, 738, 'Wiebke Hansen', 'serif', 10)
    pdf.text(100, 750, 'Head of the certification body, 27 October 2023', 'serif', 9)
    pdf.box(400, 684, 92, 62, stroke=GOLD, width=1.4)
    pdf.box(404, 688, 84, 54, stroke=GOLD)
    for y, text, size in ((706, 'ACCREDITED', 11), (720, 'Sample Board', 9.5), (734,
        'XX-ZM-00000-01', 8.5)):
        pdf.text(446, y, text, 'serif-bold', size, GOLD, 'center')
    return pdf.bytes()


def disposal():
    pdf = Pdf('Certificate of destruction', 'Krümel & Klein Datenvernichtung GmbH', '2026-10-08',
        'Krümel & Klein Datenvernichtung GmbH – certificate 26-10-2217', accent=GREEN)
    pdf.letterhead('Krümel & Klein Datenvernichtung GmbH', ['Gewerbepark Süd 8, 35999 Mühlbach',
        'www.kruemel-klein.example'])
    pdf.heading('Certificate of destruction 26-10-2217', 16)
    pdf.fields([('Customer', c.NAME + ', ' + c.ADDRESS), ('Collected',
        '6 October 2026, 10:20, locked container 118, seal 004512'),
                ('Handed over by', 'David Nowak'), ('Destroyed', '8 October 2026, 14:05 to 14:40'),
                ('Class', 'Magnetic disks H-5, electronic media E-4 (DIN 66399)'), ('Witness',
                    'camera 3, kept for 30 days')])
    rows = [['1', 'Disk 3.5", 8 TB', 'ZA1-88K20413', 'from NS-17-5520, bay 1'], ['2',
        'Disk 3.5", 8 TB', 'ZA1-88K20417', 'from NS-17-5520, bay 2'],
            ['3', 'Disk 3.5", 8 TB', 'ZA1-88K20566', 'from NS-17-5520, bay 3'], ['4',
                'Disk 3.5", 8 TB', 'ZA1-9AC00182', 'from NS-17-5520, bay 4 (exchanged 2021)'],
            ['5', 'Solid state disk 256 GB', 'S3X-1180-227', 'old office laptop LO-NB-003a'], ['6',
                'Solid state disk 256 GB', 'S3X-1180-229', 'old office laptop LO-NB-004a'],
            ['7', 'Solid state disk 512 GB', 'S5T-0042-861', 'old CAD computer LO-WS-00'], ['8',
                'USB stick', 'without number', 'found in hall 1']]
    pdf.table(['No.', 'Medium', 'Serial number', 'Remark of the customer'], rows, [0.6, 2.4, 2.4, 4])
    pdf.para('All media listed were shredded in our plant to the particle size of the class named '
        'above. Remains go to metal recovery.')
    pdf.signatures([('Ingo Tietz', 'Plant manager', 'Mühlbach, 8 October 2026'), ('David Nowak',
        'Numbers compared with the inventory', 'Wetzlar, 9 October 2026')])
    return pdf.bytes()


def fire_inspection():
    pdf = Pdf('Fire protection inspection', 'Brandschutz Ebert', '2026-06-17',
        'Brandschutz Ebert – inspection 2026-0617-LO', accent=RED)
    pdf.letterhead('Brandschutz Ebert', ['Extinguishers, alarms, training', 'Aßlar',
        'www.brandschutz-ebert.example'])
    pdf.heading('Yearly inspection', 16)
    pdf.fields([('Customer', c.NAME + ', ' + c.ADDRESS), ('Day',
        'Wednesday, 17 June 2026, 8:00 to 11:45'), ('With', 'Jonas Weber, Klaus Dietrich'),
                ('Inspector', 'Holger Ebert'), ('Next', 'June 2027')])
    pdf.table(['Place', 'What', 'Result', 'Remark'], [
        ['Offices, floors 0 and 1', '6 extinguishers, water', 'in order', ''], ['Hall 1',
            '5 extinguishers, foam; 8 detectors', 'in order',
            'one detector cleaned of grinding dust'],
        ['Hall 2', '4 extinguishers, CO2; solvent cabinet', 'in order',
            'earth wire of the cabinet measured'],
        ['Server room 0.03', '1 extinguisher CO2; 2 detectors; water sensor', 'in order',
            'sensor tried with a wet cloth: text message after 40 seconds'],
        ['Laboratory', '2 extinguishers, CO2; 3 detectors', 'in order', ''],
            ['Archive room, cellar', '1 extinguisher, water; 1 detector', 'fault',
            'extinguisher past its date, exchanged on the spot; cartons stand 10 cm under the lamp'],
        ['Escape routes', '9 signs, 4 doors', 'in order',
            'door of hall 2 was wedged open; wedge taken away']], [2, 3, 1.2, 4])
    pdf.para('Alarm passed on to the guard service at 9:12, call back at 9:14.')
    pdf.signatures([('Holger Ebert', 'Inspector', '17 June 2026'), ('Jonas Weber',
        'for the customer', '17 June 2026')])
    return pdf.bytes()


def ups_test():
    pdf = Pdf('Test of the uninterruptible supply', 'Bitbrücke Systemhaus GmbH', '2026-03-12',
        'Bitbrücke Systemhaus GmbH – service report S-26-0388', accent=(0.2, 0.25, 0.45))
    pdf.letterhead('Bitbrücke Systemhaus GmbH', ['Systems and support', 'Gießen',
        'www.bitbruecke.example'])
    pdf.heading('Service report S-26-0388', 16)
    pdf.fields([('Customer', c.NAME), ('Device', 'Uninterruptible supply 3 kVA, server room 0.03, '
        'and 1.5 kVA, laboratory'), ('Day', 'Thursday, 12 March 2026, 17:30 to 19:10'),
                ('Technician', 'Nadine Prokop'), ('Present', 'David Nowak'), ('Valid until',
                    '30 September 2026 (half-yearly test)')])
    pdf.table(['Step', 'Should', 'Was', 'Result'], [
        ['Battery voltage at rest, server room', '82 V', '81.4 V', 'good'],
            ['Mains off, load 1.4 kW', '25 min', '27 min to 20 % charge', 'good'],
        ['Orderly shut-down of vmhost1 at 20 %', 'starts by itself',
            'started after 27 min 10 s, finished in 4 min', 'good'],
        ['Text message "mains off"', 'within 2 min', '55 s, to David Nowak and Mira Öztürk', 'good'],
            ['Laboratory, load 0.6 kW', '25 min', '25 min', 'good'],
        ['Age of the batteries', 'below 5 years', 'server room 2.5, laboratory 4.2',
            'exchange laboratory in 2027']], [3.4, 1.8, 3.6, 1.8])
    pdf.signatures([('Nadine Prokop', 'Technician', 'Wetzlar, 12 March 2026'), ('David Nowak',
        'for the customer', 'Wetzlar, 12 March 2026')])
    return pdf.bytes()


def alliance_mail():
    return '''From: Alliance office <office@cyber-alliance.example>
To: Mira Öztürk <mira.oeztuerk@lindner-optik.example>
Date: Wed, 20 May 2026 10:03:19 +0200
Message-ID: <a7f3.20260520@cyber-alliance.example>
Subject: Welcome: Lindner Optik GmbH takes part

Dear Ms Öztürk,

thank you for your application of 11 May. Lindner Optik GmbH is now a participant of
the alliance (number T-60418). You are entered as contact, Mr David Nowak as deputy.

What you get from today:
 - warnings by mail, sorted by urgency (you chose: Windows, Linux servers, firewalls,
   industrial controllers)
 - the monthly picture of the situation, also the part that is not public
 - invitations to the regional rounds; next in Gießen on 16 September 2026

Confidential warnings carry a colour (TLP). Please pass them on only as it allows.

With kind regards
The office

---------- Note added to the ticket IT-2231 ----------
21 May 2026, Mira: filter sends warnings "high" to the IT channel as well.
17 Sep 2026, Mira: was in Gießen yesterday, notes in the handbook, page 30.
'''


def contact_sheet():
    doc = Docx('Contact sheet', 'Sabine Hartmann', '2026-09-08')
    doc.para('Whom to call', 'Title')
    doc.para('D-12, attachment 2. State of 8 September 2026, entries tried by Sabine Hartmann on '
        'that day. Hangs in the server room and lies in the incident folder.', 'Small')
    doc.table(['Who', 'When', 'Who calls', 'How', 'Tried'], [
        ['Fire brigade, ambulance', 'Fire, injured people', 'everybody', '112', '–'],
        ['Police, cybercrime contact for companies in Hesse',
            'Blackmail, break-in to systems, theft', 'Eva Lindner, Mira Öztürk',
            'number in the folder', '08.09.2026'],
        ['Hessian data protection authority', 'Personal data lost or seen, within 72 hours',
            'Eva Lindner with Dr. Hellwig', 'form on its website; number in the folder',
            '08.09.2026'],
        ['Federal office, reporting centre', 'Grave attack; weakness in our products that is '
            'being used (24 hours)', 'Anna-Lena Vogt', 'reporting portal, account of Anna-Lena',
            '08.09.2026'],
        ['Cyber insurance', 'Every incident that may cost money, within 24 hours', 'Eva Lindner',
            'emergency line, policy number in the folder', '08.09.2026'],
        ['Dr. Imke Hellwig, data protection officer', 'Every case with personal data',
            'Eva Lindner', 'mobile', '08.09.2026'],
        ['Hosting GmbH, service desk', 'Portal, CRM, names', 'Lukas Brandt, Mira Öztürk',
            'desk with customer word', '08.09.2026'],
        ['Veltrum, security desk', 'Their parts or data touched, within 24 hours', 'Carla Neumann',
            'mail and mobile', '08.09.2026'],
        ['Lahnfaser', 'Line dead', 'David Nowak', 'business line', '08.09.2026'],
        ['Waterworks and town, high water line', 'Brook above 1.10 m', 'Jonas Weber',
            'text message service', '08.09.2026'],
    ], [3, 3, 2.2, 2.6, 1.3])
    doc.para('Deputies: for Eva Henning, for Mira David, for Anna-Lena Lukas, for Jonas Klaus.')
    return doc.bytes()


FILES = {
    'Contract V-2024-0311 Hosting GmbH, extract.pdf': hosting_contract,
    'Certificate Hosting GmbH ISO 27001.pdf': hosting_certificate,
    'Disposal certificate 2026-10-08.pdf': disposal,
    'Fire protection inspection 2026-06-17.pdf': fire_inspection,
    'UPS test 2026-03-12.pdf': ups_test,
    'Alliance membership 2026-05-20.txt': alliance_mail,
    'Contact sheet 2026-09-08.docx': contact_sheet,
}
