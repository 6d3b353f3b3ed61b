# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do what: reviews, roles, joiners and leavers, passwords, and the checks on people."""

from . import company as c
from .governance import SENDER
from .office import Docx, Xlsx
from .pdf import Pdf

DEVELOPERS = ['Anna-Lena Vogt', 'Lukas Brandt', 'Sophie Lorenz', 'Emre Kaya', 'Tom Reichert']

# system, owner who decides, {person: right}
REVIEWED = [
    ('ERP', 'Jonas Weber', {
        'Eva Lindner': 'Read all, release of payments', 'Jonas Weber': 'Purchasing, stock',
            'Ulrike Baumann': 'Accounting',
        'Simone Albrecht': 'Orders, invoices', 'Florian Jäger': 'Orders, prices', 'Carla Neumann': 'Orders, prices',
        'Julian Hoffmann': 'Orders, prices', 'Ralf Zimmermann': 'Stock, delivery notes',
            'Klaus Dietrich': 'Production orders',
        'Nicole Fuchs': 'Production orders', 'Daniel Roth': 'Service orders', 'Felix Kühn': 'Service orders',
        'Sabine Hartmann': 'Accounting (read)', 'David Nowak': 'Administration', 'Mira Öztürk': 'Administration'}),
    ('File server, \\Prototypes', 'Katrin Schäfer', {
        'Katrin Schäfer': 'Change', 'Thuy Linh Pham': 'Change', 'Markus Engel': 'Change',
            'Ines Falk': 'Change (2026-05)',
        'Matthias Groß': 'Change (2026-05)', 'Hannah Weiß': 'Change (2026-05)', 'Björn Petersen': 'Read (2026-05)',
        'Emre Kaya': 'Read (2026-05)', 'Henning Brückner': 'Read', 'Gabriele Mönch': 'Read (2025-11)'}),
    ('GitLab', 'Anna-Lena Vogt', {
        'Anna-Lena Vogt': 'Owner', 'Lukas Brandt': 'Maintainer, portal', 'Sophie Lorenz': 'Developer, portal',
        'Emre Kaya': 'Maintainer, instruments', 'Tom Reichert': 'Maintainer, instruments',
            'Björn Petersen': 'Developer, firmware',
        'Marta Kowalczyk': 'Reporter, all', 'Mira Öztürk': 'Server administration', 'Felix Kühn': 'Developer, instruments'}),
    ('Portal administration', 'Anna-Lena Vogt', {
        'Anna-Lena Vogt': 'Administrator', 'Lukas Brandt': 'Administrator', 'Felix Kühn': 'Support',
            'Daniel Roth': 'Support',
        'Simone Albrecht': 'Customers', 'Julian Hoffmann': 'Administrator'}),
]
Q2 = {('ERP', 'Sabine Hartmann'): ('Remove', 'Was needed for the move of 2024', '2026-04-30'),
      ('Portal administration', 'Daniel Roth'): ('Keep', 'Until Felix knows all customers', '')}
Q3 = {('ERP', 'Nicole Fuchs'): ('Remove', 'Works in assembly only since May', '2026-09-03'),
      ('File server, \\Prototypes', 'Gabriele Mönch'): ('Remove', 'Manual of 2025-11 is printed',
          '2026-09-18'),
      ('GitLab', 'Felix Kühn'): ('Reduce', 'Reporter is enough for support', '2026-09-18'),
      ('Portal administration', 'Julian Hoffmann'): ('Reduce',
          'Was administrator for a fair, customers is enough', '2026-09-18'),
      ('GitLab', 'Tom Reichert'): ('Keep', 'Leaves on 31 October, to be blocked by IT on the last '
          'day', '')}


def access_review(quarter, day, exported, decisions):
    book = Xlsx('Access review %s 2026' % quarter, 'David Nowak', day)
    for system, owner, rights in REVIEWED:
        rows = []
        for name, right in rights.items():
            if quarter == 'Q3' and Q2.get((system, name), [''])[0] == 'Remove':
                continue
            decision, why, done = decisions.get((system, name), ('Keep', '', ''))
            rows.append([c.login(name), name, c.person(name)['Team'], right, decision, why, done])
        below = ['Decided by: %s, %s' % (owner, day), 'List from the system itself, exported by '
            'David Nowak on %s, %d accounts.'
                 % (exported, len(rows))]
        if quarter == 'Q3' and system == 'ERP':
            below.append('Service accounts: erp-print, erp-backup (owner Mira Öztürk, both still '
                'needed).')
        book.sheet(system.replace('\\', '').replace(', ', ' '),
            ['Access review %s 2026: %s' % (quarter, system)],
                   ['Account', 'Name', 'Team', 'Right', 'Decision', 'Reason', 'Done on'], rows,
                   [14, 20, 24, 30, 11, 44, 12], below)
    return book.bytes()


def review_q2():
    return access_review('Q2', '2026-04-23', '2026-04-20', Q2)


def review_q3():
    return access_review('Q3', '2026-08-28', '2026-08-24', Q3)


def role_matrix():
    head = ['Role', 'People', 'ERP', 'File server', 'Prototypes', 'Personnel', 'GitLab',
        'Portal admin.', 'Calibration db', 'Coating plant']
    rows = [
        ['Managing director', 1, 'read, release', 'read', '–', 'read', '–', '–', 'read', '–'],
        ['Head of team', 7, 'own part', 'own team', 'by project', '–', '–', '–', '–', '–'],
        ['IT administrator', 2, 'admin', 'admin', 'technical only', 'technical only', 'server', '–',
            'server', '–'],
        ['Accounting', 1, 'accounting', 'own team', '–', 'pay', '–', '–', '–', '–'],
        ['Personnel', 1, '–', 'own team', '–', 'change', '–', '–', '–', '–'],
        ['Purchasing, stock', 2, 'purchasing, stock', 'own team', '–', '–', '–', '–', '–', '–'],
        ['Sales', 4, 'orders, prices', 'own team', '–', '–', '–', 'customers', 'read', '–'],
        ['Service', 2, 'service', 'own team', '–', '–', 'reporter', 'support', 'read', '–'],
        ['Optical design', 2, '–', '\\Optics', 'by project', '–', '–', '–', 'read', 'recipes'],
        ['Mechanics, electronics', 3, 'parts', 'own team', 'by project', '–', 'firmware', '–', '–',
            '–'],
        ['Software developer', 5, '–', 'own team', 'by project', '–', 'developer', '–', '–', '–'],
        ['Release of portal', 2, '–', '–', '–', '–', 'maintainer', 'administrator', '–', '–'],
        ['Production', 6, 'orders', 'own team', '–', '–', '–', '–', '–', 'by name: Krüger'],
        ['Laboratory', 3, 'service', 'own team', 'change', '–', '–', '–', 'change', '–'],
    ]
    book = Xlsx('Role matrix', 'Mira Öztürk', '2026-07-03')
    book.sheet('Roles', ['Role matrix', 'D-06, attachment 1, version 2 of 3 July 2026. Approved: '
        'Eva Lindner. One person can have several roles; '
                         'what is not written here is not granted.'], head, rows, [24, 8, 18, 14,
                             14, 14, 12, 14, 14, 16])
    return book.bytes()


def leaver():
    pdf = Pdf('Leaver checklist', 'Sabine Hartmann', '2026-10-30',
        'F-07 Leaver checklist, version 4 – personnel file, confidential')
    pdf.letterhead(c.NAME, SENDER)
    pdf.heading('Leaver checklist', 16)
    pdf.fields([('Name', 'Tom Reichert, Software'), ('Employment ends',
        '31 October 2026 (last working day Friday, 30 October)'),
                ('Head of team', 'Anna-Lena Vogt'), ('Filled in by', 'Jonas Weber, Sabine Hartmann')])
    pdf.table(['What', 'Detail', 'Returned or done', 'Sign'], [
        ['Work handed over', 'Instrument software 4.9.2, open tickets 311, 318, 327 to Emre Kaya',
            '29.10.2026', 'AV'],
        ['Badge', 'No. 0417', '30.10.2026', 'JW'], ['Keys', 'none', '–', 'JW'],
        ['Telephone', 'none', '–', 'JW'],
        ['Laptop', 'LO-NB-027, PF4K9W2T, with power supply', 'at home, to be sent by parcel', ''],
        ['Encrypted stick', 'LO-US-06', '30.10.2026', 'JW'], ['Paper, samples', 'cleared',
            '30.10.2026', 'AV'],
        ['Account of directory, mail, VPN', 'treichert, blocked 18:05', '30.10.2026', 'DN'],
        ['GitLab', 'blocked; two access tokens withdrawn', '30.10.2026', 'DN'],
        ['Password safe', 'shared entries of the team changed (9)', '02.11.2026', 'DN'],
        ['Portal, CRM', 'portal: none. CRM: read account', 'portal –, CRM open', ''],
        ['Secrecy', 'reminded in writing that it goes on', '30.10.2026', 'SH'],
        ['Certificate of employment', 'until end of November', '', ''],
    ], [2.2, 4, 2.4, 0.7])
    pdf.para('Remark: Tom worked from home in the last week and forgot the laptop. He promised to '
        'send it. The disk is encrypted, '
             'the device was locked by device management on 30 October.')
    pdf.signatures([('Tom Reichert', 'Leaver', 'Wetzlar, 30.10.2026'), ('Jonas Weber',
        'Head of operations', 'Wetzlar, 30.10.2026'),
                    ('*Sabine Hartmann', 'Personnel, when complete', '')])
    return pdf.bytes()


def joiner():
    doc = Docx('Joiner checklist Leon Bauer', 'Sabine Hartmann', '2026-09-04')
    doc.para('Joiner checklist', 'Title')
    doc.para('F-06, version 5. Personnel file, confidential.', 'Small')
    doc.table(None, [['Name', 'Leon Bauer, apprentice, IT specialist'], ['First day',
        'Tuesday, 1 September 2026'],
                     ['Head of team', 'Mira Öztürk'], ['Roles',
                         'Trainee without administrator rights (mail of Mira, 26 August)']], [1, 3])
    doc.table(['Before the first day', 'Who', 'Done'], [
        ['Identity and school certificates seen; internship report 2025 of the company', 'Sabine',
            '14.05.2026'],
        ['Contract with section 9, signed by a parent too (17 years)', 'Sabine', '22.05.2026'],
        ['Laptop LO-NB-016 entered in the inventory, set up by device management', 'David',
            '28.08.2026'],
        ['Account lbauer, mail, groups Everybody and IT-Trainee', 'David', '28.08.2026']], [5, 1,
            1.3])
    doc.table(['First day', 'Who', 'Done'], [
        ['First password handed over in person, second factor set up', 'David', '01.09.2026'],
        ['Badge 0441, zones: building, office', 'Jonas', '01.09.2026'],
        ['Half an hour on information security (policy, rules, alarm line, visitors)', 'Mira',
            '01.09.2026'],
        ['Policy and rules confirmed in the intranet', 'Leon', '01.09.2026'],
        ['Tour: escape routes, server room from outside, where papers go', 'Jonas', '01.09.2026']],
            [5, 1, 1.3])
    doc.para('Complete: Sabine Hartmann, 4 September 2026')
    return doc.bytes()


def password_policy():
    return '''C:\\> hostname & echo %date% %time%
vm-dc01
05.10.2026 09:41:17,20

C:\\> whoami
LINDNER\\adm-dnowak

PS C:\\> Get-ADDefaultDomainPasswordPolicy

ComplexityEnabled           : False
DistinguishedName           : DC=lindner,DC=example
LockoutDuration             : 00:15:00
LockoutObservationWindow    : 00:15:00
LockoutThreshold            : 10
MaxPasswordAge              : 00:00:00
MinPasswordAge              : 00:00:00
MinPasswordLength           : 14
PasswordHistoryCount        : 5
ReversibleEncryptionEnabled : False

PS C:\\> Get-ADFineGrainedPasswordPolicy -Filter * | Format-Table Name,MinPasswordLength,LockoutThreshold,AppliesTo

Name              MinPasswordLength LockoutThreshold AppliesTo
----              ----------------- ---------------- ---------
Administrators                   20               10 {CN=Admins,OU=Groups,DC=lindner,DC=example}
Service accounts                 32                0 {CN=Services,OU=Groups,DC=lindner,DC=example}

PS C:\\> Search-ADAccount -PasswordNeverExpires -UsersOnly | Measure-Object | Select-Object Count

Count
-----
   41

PS C:\\> Search-ADAccount -LockedOut -UsersOnly

PS C:\\>
'''


MISSED = ('Leon Bauer', 'Daniel Roth', 'Nicole Fuchs', 'Gabriele Mönch')


def training():
    why = {'Leon Bauer': 'vocational school', 'Daniel Roth': 'at a customer', 'Nicole Fuchs': 'ill',
        'Gabriele Mönch': 'not invited by mistake'}
    rows, come = [], 0
    for row in c.present_on('2026-09-22'):
        there = row['Name'] not in MISSED
        come += there
        score = '' if not there else 7 + (len(row['Name']) * 5 + come) % 4
        rows.append([row['Name'], row['Team'], 'yes' if there else 'no', score, why.get(row['Name'],
            '')])
    book = Xlsx('Training attendance', 'Sabine Hartmann', '2026-09-23')
    book.sheet('Attendance', ['Information security training, 22 September 2026',
        'Hall 2, two groups (8:00 and 14:00), 90 minutes. Speakers: Mira Öztürk, Eva Lindner. '
                              'Signed paper lists are in folder 14.'], ['Name', 'Team', 'Attended',
                                  'Quiz, of 10', 'Remark'], rows, [22, 24, 10, 11, 28],
               ['%d of %d attended. Next date for the others: December 2026.' % (come, len(rows)),
                   'Pass mark of the quiz: 7.'])
    book.sheet('Contents', ['What was talked about'], ['No.', 'Subject', 'Minutes'], [
        [1, 'What happened in March: the parcel page, step by step', 20], [2,
            'Mails, calls and visitors who are not who they say', 15],
        [3, 'Prototypes: what Veltrum may expect of us', 15], [4,
            'Password safe and second factor, tried on the own telephone', 15],
        [5, 'Telephone 77: what happens after a report', 10], [6,
            'Quiz with ten questions, answers talked through', 15]], [6, 60, 10])
    return book.bytes()


def screening():
    rows = [['2021-04-19', 'Tom Reichert', 'yes', 'yes', '2 called', 'not needed', 'SH'],
            ['2021-07-06', 'Thuy Linh Pham', 'yes', 'yes', '1 called, first job', 'not needed',
                'SH'],
            ['2021-11-15', 'Julian Hoffmann', 'yes', 'yes', '2 called', 'not needed', 'SH'],
            ['2022-02-22', 'Sophie Lorenz', 'yes', 'yes', '2 called', 'not needed', 'SH'],
            ['2022-08-10', 'Nicole Fuchs', 'yes', 'yes', '2 called', 'not needed', 'SH'],
            ['2023-01-09', 'Marta Kowalczyk', 'yes', 'yes', '2 called', 'not needed', 'SH'],
                ['2023-02-20', 'Gabriele Mönch', 'yes', 'yes', '2 clients called', 'not needed',
                'SH'],
            ['2023-08-28', 'Hannah Weiß', 'yes', 'yes', '1 called, first job', 'not needed', 'SH'],
                ['2024-01-15', 'Felix Kühn', 'yes', 'yes', '2 called', 'not needed', 'SH'],
            ['2026-05-14', 'Leon Bauer', 'yes', 'yes', 'school', 'not needed', 'SH'],
            ['2021-02-11', 'David Nowak', 'yes', 'yes', '2 called', 'seen, of 28.01.2021', 'SH'],
            ['2024-06-03', 'Ulrike Baumann (checked later)', 'yes', 'yes', '–',
                'seen, of 21.05.2024', 'SH'],
            ['2024-06-03', 'Mira Öztürk (checked later)', 'yes', 'yes', '–', 'seen, of 16.05.2024',
                'SH']]
    rows.sort()
    return c.csv_text(['Checked on', 'Name', 'Identity', 'Certificates', 'Last employers',
        'Certificate of good conduct', 'By'], rows)


def nda():
    pdf = Pdf('Secrecy agreement', c.NAME, '2023-02-20',
        'Secrecy agreement Lindner Optik GmbH / Gabriele Mönch', body='serif', size=11, accent=(0.1,
        0.1, 0.12))
    pdf.heading('Secrecy agreement', 18)
    pdf.para('between Lindner Optik GmbH, Am Schleifgraben 14, 35578 Wetzlar, represented by Eva '
        'Lindner (the company), and Gabriele Mönch, '
             'technical writer, Gießen (the contractor).')
    for title, text in (
        ('1 What is secret', 'Everything that the contractor learns about instruments, designs, '
            'coating, prices, customers and their parts, whether marked or '
         'not, unless it is public without her doing or she knew it before.'),
        ('2 What the contractor does', 'She uses it for her work for the company only, shows it to '
            'nobody, keeps it on the company\'s laptop and file server and '
         'not elsewhere, and tells the company at once when something is lost. She hires nobody '
             'for the work without written consent.'),
        ('3 What comes back', 'At the end of each job, and when asked, she returns papers, samples '
            'and devices and deletes what is left. The company may ask for '
         'that in writing.'),
        ('4 How long', 'From signing until five years after the end of the last job. For parts of '
            'customers as long as the customer\'s agreement lasts.'),
        ('5 Breach', 'For each breach for which she is to blame she pays a penalty that the '
            'company sets fairly and a court may examine. Further damages stay open.'),
        ('6 Rules of the house', 'She keeps the rules for devices and information in their '
            'present version and takes part in the yearly training.'),
        ('7 Law', 'German law. Changes in writing. If one rule falls, the others stay.')):
        pdf.heading(title, 12)
        pdf.para(text)
    pdf.signatures([('Eva Lindner', 'for Lindner Optik GmbH', 'Wetzlar, 20 February 2023'),
        ('Gabriele Mönch', 'contractor', 'Gießen, 20 February 2023')])
    return pdf.bytes()


def employment():
    pdf = Pdf('Employment contract, extract, and works rule', 'Sabine Hartmann', '2024-03-01',
        'F-01 Employment contract, version 7 (extract) and works rule of 1 March 2024')
    pdf.letterhead(c.NAME, SENDER)
    pdf.heading('Employment contract, section 9 (extract of the template)', 14)
    for n, text in enumerate((
        'The employee keeps secret what is not meant for others, during the employment and after '
            'it, in particular designs, recipes, source code, prices and '
        'everything that belongs to customers.',
        'The employee follows the policy and the rules for information security in their present '
            'version, which are in the intranet and are explained on the '
        'first day.',
        'Devices, keys, data and papers belong to the company and are returned on the last '
            'working day without being asked for.',
        'The employee handles personal data only as the work asks. The leaflet on data protection '
            'is attached.',
        'Rights to works, inventions and programs made in the employment go to the company as the '
            'law provides.',
        'The company may look at log data of its systems where there is a concrete suspicion, two '
            'persons being present, one of them from personnel.')):
        pdf.para('(%d) %s' % (n + 1, text))
    pdf.heading('Works rule on breaches of information security, 1 March 2024', 14)
    pdf.para('Mistakes that are reported have no consequences under labour law. This rule is for '
        'intention and for carelessness that comes again.')
    pdf.table(['Step', 'When', 'Who decides', 'What happens'], [
        ['1', 'First careless breach, not reported', 'Head of team',
            'Talk, short note, help to do it right'],
        ['2', 'Second breach of the same kind, or a grave first one',
            'Managing director with personnel', 'Written warning, training'],
        ['3', 'Intention, theft of data, repeated warnings',
            'Managing director after advice of a lawyer',
            'Consequences up to dismissal, report to the police']],
        [0.5, 3, 2.4, 3])
    pdf.para('Before step 2 and 3 the person concerned is heard. IT gives facts but decides '
        'nothing.')
    pdf.signatures([('Eva Lindner', 'Managing director', 'Wetzlar, 1 March 2024')])
    return pdf.bytes()


FILES = {
    'Access review Q2 2026.xlsx': review_q2,
    'Access review Q3 2026.xlsx': review_q3,
    'Role matrix 2026-07.xlsx': role_matrix,
    'Leaver checklist Tom Reichert.pdf': leaver,
    'Joiner checklist Leon Bauer.docx': joiner,
    'password-policy-2026-10-05.txt': password_policy,
    'Training attendance 2026-09-22.xlsx': training,
    'Pre-employment checks.csv': screening,
    'NDA Gabriele Mönch 2023-02-20.pdf': nda,
    'Employment contract section 9 and works rule.pdf': employment,
}
