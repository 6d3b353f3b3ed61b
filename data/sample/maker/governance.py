# SPDX-License-Identifier: GPL-3.0-or-later
"""What leads the management system: mandate, policy, scope, rules, minutes, registers."""

from . import company as c
from .office import Docx, Xlsx
from .pdf import Pdf

SENDER = [c.ADDRESS, 'www.lindner-optik.example']


def rules_approval():
    return '''From: Eva Lindner <eva.lindner@lindner-optik.example>
To: Sabine Hartmann <sabine.hartmann@lindner-optik.example>
Cc: Mira Öztürk <mira.oeztuerk@lindner-optik.example>
Date: Mon, 8 Jun 2026 17:21:09 +0200
Message-ID: <20260608152109.7B0C4@mail.lindner-optik.example>
In-Reply-To: <20260605090312.1F7D8@mail.lindner-optik.example>
Subject: Re: Rules for devices and information, version 1.1, for approval

Dear Sabine,

I have read version 1.1 and approve it. It holds from today, 8 June 2026.

Two things that I asked Henning about are settled: the sticks of the laboratory stay
allowed with encryption, and page 3 now says whom to call at night.

Please put it on the intranet and tell everybody in the meeting on Wednesday.

Eva

> Sabine Hartmann wrote on 5 June 2026:
> Attached is version 1.1. Henning and Mira have read it. New against 1.0: private
> cloud storage, sticks, test mails. May I publish it?
'''


def mandate():
    return '''From: Eva Lindner <eva.lindner@lindner-optik.example>
To: Everybody <alle@lindner-optik.example>
Date: Mon, 13 Apr 2026 08:12:44 +0200
Message-ID: <20260413061244.4C1A2@mail.lindner-optik.example>
Subject: We want the ISO 27001 certificate by the end of April 2027

Dear all,

two customers have asked us in writing how we protect what they entrust to us.
Veltrum Automotive Lighting wants a certificate by 30 April 2027 before new
prototypes come to our laboratory. The clinic group Nordhöhe makes it a condition
of the next framework contract. Together they are about a third of our turnover.
And in March one of us typed a password into a false parcel page. It ended well,
because she called at once. I do not want to depend on that.

So I have decided:

 1. We build an information security management system after ISO/IEC 27001 and have
    it certified by 30 April 2027.
 2. I lead it myself. Mira Öztürk answers for everything in IT, Jonas Weber for
    suppliers and the building, Anna-Lena Vogt for software development.
    They may ask every team for time and information, and may stop what is
    plainly dangerous until I have decided.
 3. Time: I take four hours a week, Mira eight, Jonas four. Please book on
    project 2026-17. Money: 26,000 euros for 2026 and 2027, audit included.
 4. Heads of team: from May this is a fixed item of our monthly meeting, and a
    subject of the yearly talk with each of your people.

You will be asked questions, and some habits will change. Who finds a rule that
cannot be kept in daily work, please say so instead of going round it.

If you see something strange: telephone 77 inside the house, or
alarm@lindner-optik.example. Nobody gets into trouble for a false alarm.

Eva

--
Eva Lindner, managing director
Lindner Optik GmbH, Am Schleifgraben 14, 35578 Wetzlar
'''


def policy():
    pdf = Pdf('Information security policy', 'Eva Lindner', '2026-06-08',
              'D-01 Information security policy, version 1.0, 8 June 2026 – for everybody in the '
                  'company; '
              'customers on request')
    pdf.letterhead(c.NAME, SENDER)
    pdf.heading('Information security policy', 18)
    pdf.fields([('Document', 'D-01, version 1.0'), ('Valid from', '8 June 2026'),
                ('Approved by', 'Eva Lindner, managing director'), ('Next look', 'June 2027')])
    pdf.heading('Why we do this')
    pdf.para('We live on what we know: how a lens is designed, coated and measured. Our customers '
        'give us parts '
             'that nobody may see yet, and their instruments send us measurements on which cars '
                 'and endoscopes are '
             'judged. If such information gets out, is changed or is missing when it is needed, '
                 'people are harmed, '
             'contracts end, and thirty-five jobs are at stake.')
    pdf.heading('What it holds for')
    pdf.para('For everybody who works for Lindner Optik GmbH, in the house, on the road and at '
        'home, freelancers '
             'included, and for everything that we develop, make, calibrate, repair and run, above '
                 'all the '
             'customer portal.')
    pdf.heading('What we want to reach')
    pdf.bullets(['Prototypes, design data and personal data are seen only by those who need them.',
                 'Measurements and certificates are right, and every change to them can be traced.',
                 'The portal is back within 24 hours after any fault, everything else within two '
                     'working days.',
                 'Each person knows what to do when something looks wrong, and does it the same '
                     'day.'])
    pdf.para('Each spring we set figures for these four, look at them each quarter and tell '
        'everybody the result.')
    pdf.heading('What we promise')
    pdf.bullets(['We keep the laws that concern us and what we have signed with customers; both '
        'are listed.',
                 'We look at the risks at least once a year and whenever something large changes, '
                     'and decide openly '
                 'what we do and what we accept.',
                 'We become better: every incident, audit and idea ends in a decision with a name '
                     'and a date.',
                 'Security costs time. That time is working time.'])
    pdf.new_page()
    pdf.heading('Who does what')
    pdf.para('The managing director answers for information security and leads the management '
        'system. Mira Öztürk '
             '(IT), Jonas Weber (suppliers, building) and Anna-Lena Vogt (software) have their '
                 'parts. Every head of '
             'team answers for the rules in the team, and each of us for what we handle ourselves.')
    pdf.para('The rules for devices and information, for access, for development and for incidents '
        'say the '
             'details. Who breaks them on purpose must expect the steps of the works rule of 2024.')
    pdf.signatures([('Eva Lindner', 'Managing director', 'Wetzlar, 8 June 2026')])
    return pdf.bytes()


NOT_YET = ('Daniel Roth', 'Gabriele Mönch')


def policy_confirmations():
    rows, minute = [], 11
    for i, row in enumerate(p for p in c.PEOPLE if c.iso(p['Joined']) <= '2026-09-30'):
        name, late = row['Name'], c.iso(row['Joined']) > '2026-06-08'
        minute = (minute * 37 + 13) % 480
        day = '2026-09-01' if late else '2026-06-%02d' % (9 + i * 7 % 18)
        done = '' if name in NOT_YET else '%s %02d:%02d' % (day, 7 + minute // 60, minute % 60)
        rows.append([name, row['Team'], 'D-01 1.0', done, 'D-05 1.1', done])
    return c.csv_text(['Name', 'Team', 'Policy', 'Policy confirmed', 'Rules for devices',
        'Rules confirmed'], rows)


def device_rules():
    doc = Docx('Rules for devices and information', 'Eva Lindner', '2026-06-08')
    doc.para('Rules for devices and information', 'Title')
    doc.para('D-05, version 1.1, 8 June 2026. Owner: Eva Lindner. Approved: Eva Lindner, 8 June '
        '2026. '
             'New against 1.0: private cloud storage, sticks, test mails.', 'Small')
    for title, items in (
        ('Devices', ['The company\'s devices are for work. A private call or a look at the weather '
            'harms nobody; '
                     'private programs, private mail accounts and children\'s homework do not '
                         'belong there.',
                     'Lock the screen when you get up (Windows key and L). Lost or stolen: call 77 '
                         'inside the '
                     'house at once, day or night, also when it is embarrassing.',
                     'Only the ten numbered, encrypted sticks. Found sticks go to IT unopened.',
                     'Nothing stays in the car overnight.']),
        ('Mail and messages',
            ['Look at the address before sending drawings or measurements. Prototypes only on '
                               'the agreed channel, never as an attachment.',
                               'No company information in private mail, private messengers or '
                                   'private cloud storage.',
                               'Something strange in the inbox: do not open it, do not delete it, '
                                   'forward it to '
                               'alarm@lindner-optik.example.']),
        ('Desk, printer, meeting room',
            ['In the evening the desk is free of customers\' and personnel papers.',
                                         'Print with the badge and take everything along. Wrong '
                                             'prints go into the '
                                         'locked bin.', 'Wipe the board. Visitors are never alone.']),
        ('At home and on the road',
            ['Only with a company laptop, VPN and screen filter, and after signing the page '
                                     'for remote work.',
                                         'No talk about customers\' parts in trains and cafés.',
                                     'Family does not use company devices.']),
        ('Not allowed at all',
            ['Passing on a password, also to IT. Switching off protection programs. Copies of '
                                'customers\' measurements on own media. Entering customers\' or '
                                    'design data into '
                                'services on the internet that Eva has not approved.']),
    ):
        doc.heading(title)
        doc.items(items)
    doc.heading('Signature')
    doc.para('I have read and understood these rules and will keep them.')
    doc.table(None, [['Name', ''], ['Date, signature', '']], [1, 3])
    return doc.bytes()


def scope():
    doc = Docx('Scope of the ISMS', 'Eva Lindner', '2026-05-28')
    doc.para('Scope of the information security management system', 'Title')
    doc.para('D-02, version 1.0, 28 May 2026. Author and approver: Eva Lindner.', 'Small')
    doc.heading('What is in')
    doc.para('Development, production, calibration and servicing of optical measuring instruments, '
        'and development '
             'and operation of the customer portal, by all employees and freelancers of Lindner '
                 'Optik GmbH.')
    doc.para('Place: main building, Am Schleifgraben 14, 35578 Wetzlar, with offices, halls 1 and '
        '2, laboratory, '
             'server room and archive room; remote work from home under our rules.')
    doc.heading('Interfaces')
    doc.table(['With whom', 'What crosses the border', 'How we hold it'], [
        ['Hosting GmbH, Frankfurt am Main', 'Servers of the customer portal: system care and '
            'backup by the provider, '
         'application by us', 'Contract V-2024-0311, data processing agreement, ISO/IEC 27001 '
             'certificate'],
        ['Provider of the office suite', 'Mail, calendar, shared documents, device management',
         'Terms for business customers, settings by us'],
        ['Steuerkanzlei Vogel & Brandt', 'Payroll, yearly accounts', 'Professional secrecy'],
        ['Vakuflor Anlagenbau AG', 'Remote maintenance of the coating plant',
            'Switched on by us for the agreed hour'],
        ['Customers', 'Instruments, samples, prototypes, measurements',
            'Contracts, secrecy agreements, portal'],
    ], [3, 4, 4])
    doc.heading('What is out, and why')
    doc.items(['*CRM:* a provider runs it, we only type into it. To be looked at again after the '
        'first year.',
               '*External store in Aßlar:* packaging, demonstration cases and furniture; no '
                   'information.'])
    doc.heading('Words for the certificate')
    doc.para('Development, production, calibration and servicing of optical measuring instruments, '
        'and development '
             'and operation of the customer portal.')
    doc.heading('Built on')
    doc.items(['Issues of the workshop of 20 May 2026 (nine external, eight internal; climate '
        'change: relevant, '
               'because of the brook and the heat in the laboratory)',
               'Wishes of the interested parties, list of 27 May 2026'])
    return doc.bytes()


def risk_workshop():
    doc = Docx('Risk workshop, minutes', 'Sabine Hartmann', '2026-10-28')
    doc.para('Risk workshop, minutes', 'Title')
    doc.para('Tuesday, 27 October 2026, 8:30 to 13:15, meeting room. Minutes: Sabine Hartmann, 28 '
        'October.', 'Small')
    doc.table(None, [
        ['Present', 'Eva Lindner, Mira Öztürk, Jonas Weber, Anna-Lena Vogt, Klaus Dietrich, Katrin '
            'Schäfer, '
         'Florian Jäger, Henning Brückner (until 11:00), Sabine Hartmann'],
        ['Method', 'Draft 0.4: five levels of likelihood by five of consequence, acceptance up to '
            '9, from 10 on '
         'somebody has to treat or to accept in writing'],
        ['Result', '33 risks graded, 18 of them to be treated, 15 accepted as they are']], [1, 5])
    doc.heading('Course')
    doc.items(['Eva explained the scale with three examples of our own (power cut of June 2025, '
        'phishing of March '
               '2026, wrong drawing sent to a competitor in 2023). All graded the three without '
                   'talking first; the '
               'grades lay one level apart at most.',
               'Each head of team read out the risks of the team. Two were put together, four '
                   'were new.',
               'Long talk about the coating plant: Klaus sees the loss of Stefan\'s know-how as '
                   'likelier than a '
               'break-in by way of the remote line. Both stay in.'])
    doc.heading('The eight highest')
    doc.table(['Risk', 'Likelihood', 'Consequence', 'Now', 'Owner'], [
        ['Ransom software stops office and production for more than two days', '3', '5', '15',
            'Eva Lindner'],
        ['Prototype data of a customer get out by a wrong address or a lost device', '3', '5', '15',
            'Katrin Schäfer'],
        ['Coating plant stands still because the only person who knows it is missing', '4', '4',
            '16', 'Klaus Dietrich'],
        ['Attack on the portal changes or shows measurements of customers', '2', '5', '10',
            'Anna-Lena Vogt'],
        ['Hosting GmbH fails or ends the contract; portal and CRM are gone together', '2', '5',
            '10', 'Florian Jäger'],
        ['Controller of the grinding machine without updates is infected', '3', '4', '12',
            'Klaus Dietrich'],
        ['Backup cannot be restored when it is needed', '2', '5', '10', 'Mira Öztürk'],
        ['Leaver keeps access or a device with source code', '3', '4', '12', 'Anna-Lena Vogt'],
    ], [6, 1.3, 1.5, 1, 2])
    doc.heading('Decisions and open points')
    doc.table(['What', 'Who', 'Until'], [
        ['Finish the method and hand it in for approval', 'Eva Lindner', '05.12.2026'],
        ['Confirm own risks and the treatment plan in writing', 'all owners', '11.12.2026'],
        ['Ask Hosting GmbH for a new certificate, the old one ends this week', 'Jonas Weber',
            '13.11.2026'],
        ['Find somebody who can audit what Eva owns', 'Eva Lindner', '15.12.2026'],
        ['Data leakage: compare rules in the office suite with a tool of its own', 'Mira Öztürk',
            '15.12.2026'],
    ], [6, 2, 1.5])
    return doc.bytes()


def heads_minutes():
    doc = Docx('Meeting of heads of team', 'Sabine Hartmann', '2026-11-03')
    doc.para('Meeting of heads of team, 3 November 2026', 'Title')
    doc.para('Present: Eva, Henning, Mira, Jonas, Anna-Lena, Klaus, Katrin, Florian, Sabine '
        '(minutes). Item 4 of the '
             'agenda, information security.', 'Small')
    doc.heading('4.1 Where we are')
    doc.para('Statement of Applicability: 41 of 93 controls in place. Inventory: twelve entries '
        'still have no owner; '
             'Eva asks everybody to look at the list before the end of the month.')
    doc.heading('4.2 Lessons and ideas')
    doc.table(['No.', 'What', 'From', 'State'], [
        ['6', 'Second number for the alarm line when Mira is on holiday', 'Drill of 17 September',
            'done, David'],
        ['7', 'Printed list of customers\' telephone numbers in the incident folder',
            'Drill of 17 September', 'done, Simone'],
        ['8', 'Who may switch off the portal at the weekend', 'Drill of 17 September',
            'open, Anna-Lena, 30 November'],
        ['9', 'Decide about the camera at the goods entrance', 'Clean desk walk',
            'open, Jonas, waits for the data protection officer'],
    ], [0.6, 5, 2.4, 2.6])
    doc.heading('4.3 Yearly talks')
    doc.para('Information security was a subject in 26 of 33 talks held so far. Klaus reports that '
        'the screen lock '
             'after five minutes disturbs at the grinding machine; Mira offers a lock by badge for '
                 'the two machine '
             'PCs until January.')
    doc.heading('4.4 Leaving')
    doc.para('Tom\'s last day was Friday. Accounts were blocked on the same evening. His laptop is '
        'still at his home; '
             'Jonas sends him a parcel label.')
    return doc.bytes()


def project_start():
    doc = Docx('Start sheet HUD 20', 'Henning Brückner', '2026-02-09')
    doc.para('Start sheet: HUD 20, tester for head-up displays', 'Title')
    doc.para('Form F-12, version 3. Project 2026-05. Filled in by Henning Brückner on 9 February '
        '2026.', 'Small')
    doc.heading('Project')
    doc.table(None, [['Aim', 'Measuring station for curved combiner glass, first customer Veltrum'],
                     ['Team', 'Ines Falk (leader), Matthias Groß, Hannah Weiß, Björn Petersen, '
                         'Emre Kaya'],
                     ['Time', 'February 2026 to May 2027, 3,100 hours']], [1, 4])
    doc.heading('Page 2: information')
    doc.table(['Question', 'Answer'], [
        ['What is secret, and until when?', 'Veltrum\'s glass samples and their geometry until '
            'start of sales '
         '(planned for 2028); our calibration idea until the patent is filed'],
        ['What does the customer\'s contract ask?', 'Secrecy agreement of 14 January 2026; samples '
            'in a locked '
         'cabinet; names of all who see them; report within 24 hours'],
        ['Who may see it?', 'The five of the team, Katrin Schäfer, Thuy Linh Pham. Group '
            'P-2026-05 on the file server'],
        ['Where does it lie?', 'File server, \\Prototypes\\2026-05; samples in laboratory cabinet '
            '3. Nothing in the CRM'],
        ['What comes from outside?', 'Camera module with firmware of the maker; update promise of '
            'five years asked for'],
        ['What could go wrong?', 'Photographs taken with telephones in the laboratory; sample in '
            'the wrong parcel; '
         'data of two customers in one report'],
        ['What happens at the end?', 'Samples back against receipt, group closed, data to the '
            'archive for 15 years'],
    ], [2, 4])
    doc.para('*Released for booking:* Eva Lindner, 11 February 2026')
    return doc.bytes()


LAWS = [
    ('L-01', 'Law', 'General Data Protection Regulation and federal data protection act',
        'Protect personal data, record of processing, report breaches within 72 hours',
        'Eva Lindner', 'D-09, D-12', '2026-06-30'),
    ('L-02', 'Law', 'Law on trade secrets', 'Secrets are protected only if we take fitting '
        'measures and can show them', 'Eva Lindner', 'D-05, secrecy agreements', '2026-06-30'),
    ('L-03', 'Law', 'Tax code and commercial code, principles for digital bookkeeping',
        'Vouchers unchanged and readable for ten years', 'Ulrike Baumann', 'D-09', '2026-06-30'),
    ('L-04', 'Law', 'Copyright act', 'Use programs only as licensed', 'Mira Öztürk', 'Licence list',
        '2026-06-30'),
    ('L-05', 'Law', 'Digital services act, federal law on privacy in digital services',
        'Imprint, consent for what is not needed technically', 'Florian Jäger', 'Portal, website',
        '2026-06-30'),
    ('L-06', 'Law', 'Working time act', 'Records of working time', 'Sabine Hartmann',
        'Time recording', '2026-06-30'),
    ('L-07', 'Law', 'EU Cyber Resilience Act', 'Report exploited weaknesses of our products since '
        '11 September 2026; all duties from December 2027', 'Anna-Lena Vogt',
        'Product safety sheet', '2026-09-14'),
    ('L-08', 'Law', 'EU Data Act', 'Customers get the data of their instruments; valid since '
        'September 2025', 'Anna-Lena Vogt', 'Portal export', '2026-06-30'),
    ('L-09', 'Law', 'Workplace ordinance, fire protection rules of the insurer',
        'Extinguishers, escape routes, training', 'Jonas Weber', 'Inspection of 17 June 2026',
        '2026-06-30'),
    ('C-1', 'Contract', 'Hosting GmbH, V-2024-0311', 'Pay, name contacts, keep access data secret',
        'Jonas Weber', 'Handbook page 22', '2026-05-27'),
    ('C-2', 'Contract', 'Clinic group Nordhöhe, framework of 2024',
        '22 security requirements, fixes within 30 days, certificate for the next framework',
        'Julian Hoffmann', 'D-11, list of 22', '2026-05-27'),
    ('C-3', 'Contract', 'Veltrum Automotive Lighting, security annex of 14 January 2026',
        'Certificate by 30 April 2027, report within 24 hours, prototype rules, penalty of '
        '250,000 euros', 'Carla Neumann', 'D-05, D-12, zones', '2026-05-27'),
    ('C-4', 'Contract', 'Secrecy agreements with eleven further customers',
        'Named persons, return of samples', 'Katrin Schäfer', 'List at the laboratory',
        '2026-05-27'),
    ('C-5', 'Contract', 'Portal terms for customers', '99.0 percent a month, data deleted 90 days '
        'after the end', 'Anna-Lena Vogt', 'D-14; deletion planned', '2026-05-27'),
    ('C-6', 'Contract', 'Cyber insurance, policy of 2025',
        'Second factor, backup off site, incident plan; call within 24 hours', 'Eva Lindner',
        'D-12, handbook page 14', '2026-05-27'),
    ('C-7', 'Contract', 'Licence agreement for CAD and optical design programs',
        'Eight and three seats, no passing on', 'Henning Brückner', 'Licence list', '2026-05-27'),
    ('C-8', 'Contract', 'Leasing of printers', 'Return without disk', 'Jonas Weber',
        'Handbook page 27', '2026-05-27'),
    ('C-9', 'Contract', 'Lease of the building', 'No change of doors without the landlord',
        'Jonas Weber', 'Floor plan', '2026-05-27'),
]


def law_register():
    book = Xlsx('Register of laws and contracts', 'Eva Lindner', '2026-09-14')
    book.sheet('Register', ['Register of laws and contracts',
        'D-08, state of 14 September 2026. Gone through with the lawyer '
                            'on 30 June 2026.'],
               ['No.', 'Kind', 'Title', 'What it asks of us', 'Who looks after it',
                   'Where it is met', 'Last look'],
               [list(row) for row in LAWS], [7, 10, 38, 48, 18, 24, 12])
    return book.bytes()


def processing_register():
    book = Xlsx('Processing activities and retention', 'Eva Lindner', '2026-07-20')
    book.sheet('Processing', ['Record of processing activities',
        'D-09, state of 20 July 2026. Data protection officer: '
                              'Dr. Imke Hellwig (external)'],
               ['No.', 'Activity', 'Persons', 'Data', 'Purpose and ground', 'Receivers', 'Deletion'],
                   [
        ['V-01', 'Personnel administration', 'Employees', 'Contract, pay, sick notes, appraisals',
            'Employment', 'Tax adviser, health insurers',
            '10 years after leaving (pay), 3 years (rest)'],
        ['V-02', 'Applications', 'Applicants', 'Letters, certificates', 'Before a contract',
            'Heads of team', '6 months'],
        ['V-03', 'Time recording', 'Employees', 'Coming, going', 'Law', 'none', '2 years'],
        ['V-04', 'Customer contacts (CRM)', 'Contacts at customers',
            'Name, function, visits, offers', 'Contract; legitimate interest', 'Hosting GmbH',
            '3 years after the last contact'],
        ['V-05', 'Orders and invoices (ERP)', 'Contacts at customers', 'Name, address, orders',
            'Contract, tax law', 'Tax adviser', '10 years'],
        ['V-06', 'Customer portal', 'Users at customers',
            'Name, mail, sign-ins, operator of a measurement', 'Contract', 'Hosting GmbH',
            '90 days after the end (today: blocked only)'],
        ['V-07', 'Support and remote help', 'Users at customers', 'Name, screen contents',
            'Contract', 'none', '2 years'],
        ['V-08', 'Badges and visitors', 'Employees, visitors', 'Name, time, zone',
            'Legitimate interest', 'none', '6 months'],
        ['V-09', 'Mail and office suite', 'Employees, partners', 'Contents, sign-ins',
            'Employment, contract', 'Provider of the suite',
            '6 years (business letters), 90 days (logs)'],
    ], [7, 26, 22, 34, 26, 24, 32])
    book.sheet('Retention', ['Retention table', 'Place, years and disposal for each kind of record'],
               ['Record', 'Place', 'How long', 'Owner', 'Protected against change by', 'Disposal'],
                   [
        ['Calibration records and certificates', 'Calibration database', '15 years',
            'Katrin Schäfer', 'Signed PDF, locked data set', 'Deletion run in January'],
        ['Vouchers, invoices', 'ERP', '10 years', 'Ulrike Baumann', 'Booking lock, log of changes',
            'Deletion run in January'],
        ['Business letters', 'Mail archive', '6 years', 'Simone Albrecht',
            'Archive without deletion right', 'by itself'],
        ['Drawings of instruments sold', 'PDM vault', '30 years', 'Henning Brückner',
            'Released state locked', 'none yet'],
        ['Releases of portal and instruments', 'GitLab', '10 years', 'Anna-Lena Vogt', 'Signed tag',
            'none yet'],
        ['ISMS records', 'Waymark file', '6 years', 'Eva Lindner', 'Chained history',
            'after the second recertification'],
        ['Access and firewall logs', 'on the machine', '90 days', 'David Nowak',
            'Right to read only', 'by itself'],
    ], [36, 22, 11, 20, 30, 28])
    return book.bytes()


FILES = {
    'Approval of the rules 1.1 2026-06-08.txt': rules_approval,
    'Mandate ISMS 2026-04-13.txt': mandate,
    'Information security policy 1.0.pdf': policy,
    'Policy confirmations 2026.csv': policy_confirmations,
    'Rules for devices and information 1.1.docx': device_rules,
    'Scope statement 1.0.docx': scope,
    'Risk workshop minutes 2026-10-27.docx': risk_workshop,
    'Minutes heads of team 2026-11-03.docx': heads_minutes,
    'Project start sheet HUD 20.docx': project_start,
    'Register of laws and contracts.xlsx': law_register,
    'Processing activities and retention.xlsx': processing_register,
}
