# SPDX-License-Identifier: GPL-3.0-or-later
"""Small DOCX and XLSX writers. The parts are stored, not deflated: the bytes are the same everywhere."""

import datetime
import io
import re
import zipfile
from xml.sax.saxutils import escape

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OPEN = 'http://schemas.openxmlformats.org/'
WORD = OPEN + 'wordprocessingml/2006/main'
SHEET = OPEN + 'spreadsheetml/2006/main'
DOC_RELS = OPEN + 'officeDocument/2006/relationships'


def pack(parts, day):
    """Everything carries the document's own day as its time, for the clock must not show in the bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED) as archive:
        for name, text in parts:
            info = zipfile.ZipInfo(name, (int(day[:4]), int(day[5:7]), int(day[8:]), 9, 0, 0))
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, (XML + text).encode('utf-8'))
    return out.getvalue()


def types(overrides):
    items = ''.join('<Override PartName="%s" ContentType="application/vnd.openxmlformats-%s+xml"/>' % pair
                    for pair in overrides)
    return ('[Content_Types].xml',
            '<Types xmlns="%spackage/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>%s</Types>' % (OPEN, items))


def relations(name, targets):
    items = ''.join('<Relationship Id="rId%d" Type="%s" Target="%s"/>' % (i + 1, kind, target)
                    for i, (kind, target) in enumerate(targets))
    return (name, '<Relationships xmlns="%spackage/2006/relationships">%s</Relationships>' % (OPEN, items))


def core(title, author, day):
    stamp = day + 'T08:00:00Z'
    return ('docProps/core.xml',
            '<cp:coreProperties xmlns:cp="%spackage/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title>'
            '<dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy>'
            '<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>'
            '<dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified></cp:coreProperties>'
            % (OPEN, escape(title), escape(author), escape(author), stamp, stamp))


PACKAGE_RELS = (OPEN + 'package/2006/relationships/metadata/core-properties',
                'docProps/core.xml')

STYLES = ''.join(
    '<w:style w:type="paragraph" w:styleId="%s"%s><w:name w:val="%s"/>%s<w:pPr>%s<w:spacing w:before="%d" '
    'w:after="%d"/>%s</w:pPr><w:rPr>%s<w:sz w:val="%d"/></w:rPr></w:style>' % row for row in (
        ('Normal', ' w:default="1"', 'Normal', '', '', 0, 120, '',
         '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>', 22),
        ('Title', '', 'Title', '<w:basedOn w:val="Normal"/>', '', 0, 200, '', '<w:b/><w:color w:val="215499"/>', 36),
        ('Heading1', '', 'heading 1', '<w:basedOn w:val="Normal"/>', '<w:keepNext/>', 280, 100,
         '<w:outlineLvl w:val="0"/>', '<w:b/><w:color w:val="215499"/>', 26),
        ('Small', '', 'Small', '<w:basedOn w:val="Normal"/>', '', 0, 60, '', '<w:color w:val="6A6A70"/>', 18),
        ('Item', '', 'Item', '<w:basedOn w:val="Normal"/>', '', 0, 60,
         '<w:ind w:left="360" w:hanging="240"/>', '', 22),
    ))


class Docx:
    def __init__(self, title, author, day):
        self.title, self.author, self.day, self.body = title, author, day, []

    def run(self, text):
        """*Words* between asterisks are bold; a line break stays one."""
        out = []
        for i, piece in enumerate(re.split(r'\*([^*]+)\*', text)):
            lines = '<w:br/>'.join('<w:t xml:space="preserve">%s</w:t>' % escape(p) for p in piece.split('\n'))
            if piece:
                out.append('<w:r>%s%s</w:r>' % ('<w:rPr><w:b/></w:rPr>' if i % 2 else '', lines))
        return ''.join(out)

    def para(self, text, style='Normal'):
        self.body.append('<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>' % (style, self.run(text)))

    def heading(self, text):
        self.para(text, 'Heading1')

    def items(self, lines, mark='–'):
        for line in lines:
            self.para(mark + ' ' + line, 'Item')

    def table(self, head, rows, shares):
        widths = [int(9400 * share / sum(shares)) for share in shares]
        edges = ''.join('<w:%s w:val="single" w:sz="4" w:space="0" w:color="B8BCC4"/>' % edge
                        for edge in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
        self.body.append('<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/><w:tblBorders>%s</w:tblBorders>'
                         '</w:tblPr><w:tblGrid>%s</w:tblGrid>'
                         % (edges, ''.join('<w:gridCol w:w="%d"/>' % w for w in widths)))
        for row in ([head] if head else []) + rows:
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDF0F4"/>' if row is head else ''
            self.body.append('<w:tr>%s</w:tr>' % ''.join(
                '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr><w:p><w:pPr><w:spacing w:before="40" '
                'w:after="40"/></w:pPr>%s</w:p></w:tc>'
                % (w, shade, self.run('*%s*' % cell if row is head else cell)) for w, cell in zip(widths, row)))
        self.body.append('</w:tbl>')
        self.para('', 'Small')

    def bytes(self):
        document = ('<w:document xmlns:w="%s"><w:body>%s<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
                    '<w:pgMar w:top="1250" w:right="1250" w:bottom="1250" w:left="1250" w:header="600" '
                    'w:footer="600" w:gutter="0"/></w:sectPr></w:body></w:document>' % (WORD, ''.join(self.body)))
        return pack([
            types([('/word/document.xml', 'officedocument.wordprocessingml.document.main'),
                   ('/word/styles.xml', 'officedocument.wordprocessingml.styles'),
                   ('/docProps/core.xml', 'package.core-properties')]),
            relations('_rels/.rels', [(DOC_RELS + '/officeDocument', 'word/document.xml'), PACKAGE_RELS]),
            ('word/document.xml', document),
            relations('word/_rels/document.xml.rels', [(DOC_RELS + '/styles', 'styles.xml')]),
            ('word/styles.xml', '<w:styles xmlns:w="%s">%s</w:styles>' % (WORD, STYLES)),
            core(self.title, self.author, self.day)], self.day)


SHEET_STYLES = (
    '<styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
    '<fonts count="3"><font><sz val="10"/><name val="Calibri"/></font>'
    '<font><b/><sz val="10"/><name val="Calibri"/></font>'
    '<font><b/><sz val="14"/><color rgb="FF215499"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4EAF2"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>'
    '<left style="thin"><color rgb="FFB8BCC4"/></left><right style="thin"><color rgb="FFB8BCC4"/></right>'
    '<top style="thin"><color rgb="FFB8BCC4"/></top><bottom style="thin"><color rgb="FFB8BCC4"/></bottom>'
    '<diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" '
    'applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>'
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>' % SHEET)
PLAIN, HEAD, CELL, DAY, BIG = range(5)


def column(index):
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)


def cell(row, index, value, style):
    """Dates become the spreadsheet's day numbers, whole numbers stay numbers, all else is text."""
    place = '%s%d' % (column(index), row)
    if style == CELL and re.fullmatch(r'\d{4}-\d\d-\d\d', str(value)):
        days = (datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days
        return '<c r="%s" s="%d"><v>%d</v></c>' % (place, DAY, days)
    if isinstance(value, int):
        return '<c r="%s" s="%d"><v>%d</v></c>' % (place, style, value)
    if value == '':
        return '<c r="%s" s="%d"/>' % (place, style)
    return ('<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
            % (place, style, escape(value)))


class Xlsx:
    def __init__(self, title, author, day):
        self.title, self.author, self.day, self.sheets = title, author, day, []

    def sheet(self, name, above, head, rows, widths, below=()):
        """A title line, remarks under it, the table with a head that stays in view, remarks below."""
        lines = [[cell(1, 0, above[0], BIG)]]
        lines += [[cell(i + 2, 0, text, PLAIN)] for i, text in enumerate(above[1:])]
        top = len(lines) + 2
        lines += [[], [cell(top, i, name_, HEAD) for i, name_ in enumerate(head)]]
        lines += [[cell(top + 1 + r, i, value, CELL) for i, value in enumerate(row)] for r, row in enumerate(rows)]
        last = len(lines)
        lines += [[]] + [[cell(last + 2 + i, 0, text, PLAIN)] for i, text in enumerate(below)]
        data = ''.join('<row r="%d">%s</row>' % (i + 1, ''.join(line)) for i, line in enumerate(lines) if line)
        columns = ''.join('<col min="%d" max="%d" width="%d" customWidth="1"/>' % (i + 1, i + 1, w)
                          for i, w in enumerate(widths))
        self.sheets.append((name, (
            '<worksheet xmlns="%s"><sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" '
            'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>%s</cols>'
            '<sheetData>%s</sheetData><autoFilter ref="A%d:%s%d"/></worksheet>'
            % (SHEET, top, top + 1, columns, data, top, column(len(head) - 1), last))))

    def bytes(self):
        names = ''.join('<sheet name="%s" sheetId="%d" r:id="rId%d"/>' % (escape(name), i + 1, i + 1)
                        for i, (name, _) in enumerate(self.sheets))
        paths = ['worksheets/sheet%d.xml' % (i + 1) for i in range(len(self.sheets))]
        kind = 'officedocument.spreadsheetml.'
        return pack([
            types([('/xl/workbook.xml', kind + 'sheet.main'), ('/xl/styles.xml', kind + 'styles'),
                   ('/docProps/core.xml', 'package.core-properties')]
                  + [('/xl/' + path, kind + 'worksheet') for path in paths]),
            relations('_rels/.rels', [(DOC_RELS + '/officeDocument', 'xl/workbook.xml'), PACKAGE_RELS]),
            ('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets></workbook>'
             % (SHEET, DOC_RELS, names)),
            relations('xl/_rels/workbook.xml.rels', [(DOC_RELS + '/worksheet', path) for path in paths]
                      + [(DOC_RELS + '/styles', 'styles.xml')]),
            ('xl/styles.xml', SHEET_STYLES)]
            + [('xl/' + path, body) for path, (_, body) in zip(paths, self.sheets)]
            + [core(self.title, self.author, self.day)], self.day)
