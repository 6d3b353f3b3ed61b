# SPDX-License-Identifier: GPL-3.0-or-later
"""A small PDF writer: the standard fonts, text that flows, tables, and signatures drawn as curves.

Nothing is compressed, so that the bytes do not depend on a library's version.
"""

import zlib

A4 = (595, 842)
LEFT, RIGHT, TOP, BOTTOM = 62, 62, 60, 64
BLACK, GREY, LINE, PALE = (0.1, 0.1, 0.12), (0.42, 0.42, 0.45), (0.72, 0.74, 0.77), (0.93, 0.94, 0.96)

FONTS = {'sans': 'Helvetica', 'bold': 'Helvetica-Bold', 'serif': 'Times-Roman',
         'serif-bold': 'Times-Bold', 'mono': 'Courier'}

# Advance widths of the characters from space to tilde, in thousandths of the size.
SANS = ('278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 '
        '556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 '
        '722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 '
        '556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 '
        '260 334 584')
BOLD = ('278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 '
        '556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 '
        '722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 '
        '556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 '
        '280 389 584')
SERIF = ('250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 '
         '500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 '
         '722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 '
         '444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 '
         '200 480 541')
SERIF_BOLD = ('250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 '
              '500 500 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 '
              '778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 '
              '500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 '
              '722 500 500 444 394 220 394 520')


def width_table(numbers):
    table = {chr(32 + i): int(n) for i, n in enumerate(numbers.split())}
    for letter, base in zip('äöüÄÖÜéı', 'aouAOUei'):
        table[letter] = table[base]
    table.update({'ß': 583, '–': 556, '—': 1000, '§': 556, '€': 556, '°': 400, '•': 350, '„': 400,
                  '“': 400, '”': 400, '²': 333, '×': 584})
    return table


WIDTHS = {'sans': width_table(SANS), 'bold': width_table(BOLD), 'serif': width_table(SERIF),
          'serif-bold': width_table(SERIF_BOLD)}


def text_width(text, font, size):
    if font == 'mono':
        return 0.6 * size * len(text)
    return sum(WIDTHS[font][c] for c in text) * size / 1000


def wrap(text, font, size, width):
    lines = []
    for part in text.split('\n'):
        line = ''
        for word in part.split(' '):
            longer = word if not line else line + ' ' + word
            if line and text_width(longer, font, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def number(value):
    return ('%.2f' % value).rstrip('0').rstrip('.')


def literal(text):
    raw = text.encode('cp1252').replace(b'\\', b'\\\\').replace(b'(', b'\\(').replace(b')', b'\\)')
    return '(' + ''.join(chr(b) if b < 128 else '\\%03o' % b for b in raw) + ')'


class Pdf:
    """One document; y runs from the top of the page down, as one writes."""

    def __init__(self, title, author, day, footer='', accent=(0.13, 0.33, 0.6), body='sans', size=10):
        self.title, self.author, self.day, self.footer = title, author, day, footer
        self.accent, self.body, self.size = accent, body, size
        self.strong = 'serif-bold' if body == 'serif' else 'bold'
        self.pages = []
        self.new_page()

    # Drawing in page coordinates

    def put(self, *parts):
        self.page.append(' '.join(p if isinstance(p, str) else number(p) for p in parts))

    def new_page(self):
        self.page = []
        self.pages.append(self.page)
        self.y = TOP

    def text(self, x, y, text, font=None, size=None, colour=BLACK, align='left'):
        font, size = font or self.body, size or self.size
        if align != 'left':
            x -= text_width(text, font, size) / (1 if align == 'right' else 2)
        self.put('BT', *colour, 'rg /%s' % font, size, 'Tf', x, A4[1] - y, 'Td', literal(text), 'Tj ET')

    def line(self, x1, y1, x2, y2, colour=LINE, width=0.6):
        self.put(*colour, 'RG', width, 'w', x1, A4[1] - y1, 'm', x2, A4[1] - y2, 'l S')

    def box(self, x, y, w, h, fill=None, stroke=None, width=0.6):
        if fill:
            self.put(*fill, 'rg', x, A4[1] - y - h, w, h, 're f')
        if stroke:
            self.put(*stroke, 'RG', width, 'w', x, A4[1] - y - h, w, h, 're S')

    # Text that flows

    def room(self, height):
        if self.y + height > A4[1] - BOTTOM:
            self.new_page()

    def space(self, height):
        self.y += height

    def letterhead(self, name, lines):
        """Name and a coloured bar on the left, the sender's lines small on the right."""
        self.box(LEFT, self.y - 14, 4, 30, fill=self.accent)
        self.text(LEFT + 12, self.y + 6, name, self.strong, 17 if len(name) < 28 else 13, self.accent)
        for i, line in enumerate(lines):
            self.text(A4[0] - RIGHT, self.y - 6 + 10 * i, line, size=8, colour=GREY, align='right')
        self.y += 22 + 5 * max(0, len(lines) - 2)
        self.line(LEFT, self.y, A4[0] - RIGHT, self.y)
        self.y += 22

    def heading(self, text, size=13):
        self.room(size * 3)
        self.y += size * 0.6
        self.text(LEFT, self.y + size, text, self.strong, size, self.accent if size > 12 else BLACK)
        self.y += size * 1.75

    def para(self, text, font=None, size=None, indent=0, colour=BLACK, after=6):
        font, size = font or self.body, size or self.size
        for line in wrap(text, font, size, A4[0] - LEFT - RIGHT - indent):
            self.room(size * 1.4)
            self.text(LEFT + indent, self.y + size, line, font, size, colour)
            self.y += size * 1.38
        self.y += after

    def bullets(self, items, mark='–'):
        for i, item in enumerate(items):
            self.room(self.size * 1.5)
            self.text(LEFT + 4, self.y + self.size, mark if mark != '1' else '%d.' % (i + 1))
            self.para(item, indent=20, after=3)
        self.y += 4

    def fields(self, pairs, first=130):
        """Names on the left, values beside them."""
        for name, value in pairs:
            lines = wrap(value, self.body, self.size, A4[0] - LEFT - RIGHT - first)
            self.room(len(lines) * self.size * 1.4)
            self.text(LEFT, self.y + self.size, name, colour=GREY)
            for line in lines:
                self.text(LEFT + first, self.y + self.size, line)
                self.y += self.size * 1.45
        self.y += 8

    def table(self, head, rows, shares, size=8.5):
        """Shares are the columns' parts of the width; the head is repeated on each page."""
        total = A4[0] - LEFT - RIGHT
        widths = [total * share / sum(shares) for share in shares]
        self.table_row(head, widths, size, True)
        for row in rows:
            tallest = max(len(wrap(c, self.body, size, w - 8)) for c, w in zip(row, widths))
            if self.y + tallest * size * 1.3 + 7 > A4[1] - BOTTOM:
                self.new_page()
                self.table_row(head, widths, size, True)
            self.table_row(row, widths, size, False)
        self.y += 10

    def table_row(self, cells, widths, size, head):
        font = self.strong if head else self.body
        wrapped = [wrap(c, font, size, w - 8) for c, w in zip(cells, widths)]
        height = max(len(lines) for lines in wrapped) * size * 1.3 + 6
        x = LEFT
        for lines, width in zip(wrapped, widths):
            self.box(x, self.y, width, height, PALE if head else None, LINE)
            for i, line in enumerate(lines):
                self.text(x + 4, self.y + 3 + size + i * size * 1.3 - 1, line, font, size)
            x += width
        self.y += height

    def signatures(self, signers):
        """(name, under the line, place and date); a name that starts with * has not signed."""
        self.room(74)
        step = (A4[0] - LEFT - RIGHT + 24) / max(2, len(signers))
        for i, (name, below, where) in enumerate(signers):
            x = LEFT + i * step
            self.text(x, self.y + 9, where, size=8.5, colour=GREY)
            if not name.startswith('*'):
                self.scribble(x + 6, self.y + 40, name)
            self.line(x, self.y + 48, x + step - 24, self.y + 48, GREY)
            self.text(x, self.y + 59, name.lstrip('*'), size=9)
            self.text(x, self.y + 70, below, size=8, colour=GREY)
        self.y += 88

    def scribble(self, x, y, name):
        """A hand's curve, made from the name: a tall first letter, then a line that runs out."""
        seed = zlib.crc32(name.encode())

        def roll(low, high):
            nonlocal seed
            seed = (seed * 1103515245 + 12345) & 0x7fffffff
            return low + (seed >> 8) % 1000 * (high - low) / 1000
        big, slant, loop = roll(0.75, 1.35), roll(-2, 6), roll(-7, 2)
        parts = ['0.1 0.16 0.5 RG 1 J 1 j', roll(0.8, 1.3), 'w', x, A4[1] - y, 'm']
        at = x
        for letter in name.replace(' ', '')[:6 + seed % 9]:
            capital, tall = letter.isupper(), letter in 'bdfhklt'
            rise = big * (roll(15, 26) if capital else roll(10, 16) if tall else -roll(4, 12) if letter in 'gjpy'
                          else roll(1.5, 6))
            step = big * (roll(6, 12) if capital else roll(2.5, 5.5))
            parts += [at + slant + (loop if capital or tall else 0), A4[1] - y + rise,
                      at + step + slant + roll(0, 3), A4[1] - y + rise * roll(0.7, 1.05),
                      at + step, A4[1] - y + roll(-2, 2), 'c']
            at += step
        parts += [at + 8, A4[1] - y - roll(2, 8), at + 14, A4[1] - y + roll(-4, 9),
                  at + roll(18, 36), A4[1] - y + roll(-2, 6), 'c S']
        if seed % 3 == 0:
            parts += [x + roll(-4, 8), A4[1] - y - roll(5, 8), 'm', x + 30, A4[1] - y - roll(2, 5), at, A4[1] - y - roll(4, 9),
                      at + roll(4, 14), A4[1] - y - roll(2, 6), 'c S']
        parts.append('0 J')
        self.put(*parts)

    # The file

    def finish(self):
        if not self.footer:
            return
        for i, self.page in enumerate(self.pages):
            self.text(LEFT, A4[1] - 36, self.footer, size=7.5, colour=GREY)
            self.text(A4[0] - RIGHT, A4[1] - 36, '%d / %d' % (i + 1, len(self.pages)), size=7.5,
                      colour=GREY, align='right')

    def bytes(self):
        self.finish()
        count = len(self.pages)
        kids = ' '.join('%d 0 R' % (4 + 2 * i) for i in range(count))
        fonts = ' '.join('/%s << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>'
                         % item for item in FONTS.items())
        stamp = "D:%s090000+01'00'" % self.day.replace('-', '')
        objects = ['<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
                   '<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 595 842] '
                   '/Resources << /Font << %s >> >> >>' % (count, kids, fonts),
                   '<< /Title %s /Author %s /CreationDate (%s) >>'
                   % (literal(self.title), literal(self.author), stamp)]
        for i, page in enumerate(self.pages):
            content = '\n'.join(page)
            objects.append('<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>' % (5 + 2 * i))
            objects.append('<< /Length %d >>\nstream\n%s\nendstream' % (len(content), content))
        return assemble(objects)


def assemble(objects):
    out = bytearray(b'%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
    offsets = []
    for i, body in enumerate(objects):
        offsets.append(len(out))
        out += ('%d 0 obj\n%s\nendobj\n' % (i + 1, body)).encode('ascii')
    start = len(out)
    out += ('xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)).encode()
    out += ''.join('%010d 00000 n \n' % offset for offset in offsets).encode()
    out += ('trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n'
            % (len(objects) + 1, start)).encode()
    return bytes(out)
