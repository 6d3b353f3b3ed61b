# SPDX-License-Identifier: GPL-3.0-or-later
"""A canvas with smooth lines and lettering, and a PNG writer with its own plain deflate.

zlib and its successors pack the same picture into different bytes; this one never changes.
"""

import math
import struct
import zlib

from . import strokes

SHADES = 8


def mix(under, over, share):
    """Coverage goes in eight steps and blends are rounded, so that a picture keeps within 256 colours."""
    step = int(share * SHADES + 0.5)
    if step <= 0:
        return under
    if step >= SHADES:
        return over
    out = 0
    for shift in (16, 8, 0):
        low, high = under >> shift & 255, over >> shift & 255
        out |= (low + (high - low) * step // SHADES & 0xf8) << shift
    return out


class Canvas:
    def __init__(self, width, height, colour=0xffffff):
        self.w, self.h = width, height
        self.px = [colour] * (width * height)

    def blend(self, x, y, colour, share):
        if 0 <= x < self.w and 0 <= y < self.h:
            at = y * self.w + x
            self.px[at] = mix(self.px[at], colour, share)

    def rect(self, x, y, w, h, colour):
        for row in range(max(0, y), min(self.h, y + h)):
            self.px[row * self.w + x:row * self.w + x + w] = [colour] * w

    def card(self, x, y, w, h, fill, edge=None, radius=6):
        """A rectangle with round corners, with an edge of one pixel where wanted."""
        if edge is not None:
            self.card(x, y, w, h, edge, None, radius)
            x, y, w, h, radius = x + 1, y + 1, w - 2, h - 2, max(0, radius - 1)
        self.rect(x + radius, y, w - 2 * radius, h, fill)
        self.rect(x, y + radius, radius, h - 2 * radius, fill)
        self.rect(x + w - radius, y + radius, radius, h - 2 * radius, fill)
        for i in range(radius):
            for j in range(radius):
                away = math.sqrt((radius - i - 0.5) ** 2 + (radius - j - 0.5) ** 2)
                share = min(1.0, max(0.0, radius - away + 0.5))
                for px in (x + i, x + w - 1 - i):
                    for py in (y + j, y + h - 1 - j):
                        self.blend(px, py, fill, share)

    def line(self, points, colour, width=1.5):
        """Joined segments with round ends; each pixel is touched once, by the nearest segment."""
        reach, cover = width / 2 + 0.5, {}
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            dx, dy = x2 - x1, y2 - y1
            length = dx * dx + dy * dy
            for y in range(int(min(y1, y2) - reach), int(max(y1, y2) + reach) + 1):
                for x in range(int(min(x1, x2) - reach), int(max(x1, x2) + reach) + 1):
                    px, py = x + 0.5 - x1, y + 0.5 - y1
                    t = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
                    share = reach - math.sqrt((px - t * dx) ** 2 + (py - t * dy) ** 2)
                    if share > cover.get((x, y), 0):
                        cover[x, y] = share
        for (x, y), share in cover.items():
            self.blend(x, y, colour, min(1.0, share))

    def text(self, x, y, text, colour=0x2a2a2e, size=13, bold=False, align='left'):
        """y is the line on which the letters stand."""
        if align != 'left':
            x -= strokes.width(text, size, bold) / (1 if align == 'right' else 2)
        unit, pen = size / 10, size * (0.135 if bold else 0.092)
        for char in text:
            if char != ' ':
                for stroke in strokes.OUTLINES[char][0]:
                    self.line([(x + px * unit, y - py * unit) for px, py in stroke], colour, max(1.05, pen))
            x += strokes.advance(char, bold) * unit
        return x

    def bytes(self, dpi=96):
        colours = sorted(set(self.px))
        assert len(colours) <= 256, len(colours)
        index = {colour: i for i, colour in enumerate(colours)}
        raw = bytearray()
        for y in range(self.h):
            raw.append(0)
            raw += bytes(index[p] for p in self.px[y * self.w:(y + 1) * self.w])
        per_metre = int(dpi / 0.0254 + 0.5)
        return (b'\x89PNG\r\n\x1a\n'
                + chunk(b'IHDR', struct.pack('>IIBBBBB', self.w, self.h, 8, 3, 0, 0, 0))
                + chunk(b'pHYs', struct.pack('>IIB', per_metre, per_metre, 1))
                + chunk(b'PLTE', b''.join(struct.pack('>I', c)[1:] for c in colours))
                + chunk(b'IDAT', deflate(bytes(raw))) + chunk(b'IEND', b''))


def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))


def code_table(bases, extras):
    """For each value its symbol, the number of extra bits and their value."""
    table = {}
    for symbol, (base, extra) in enumerate(zip(bases, extras)):
        for i in range(1 << extra):
            table.setdefault(base + i, (symbol, extra, i))
    return table


LENGTHS = code_table([3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
                      131, 163, 195, 227], [0] * 8 + [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 4)
LENGTHS[258] = (28, 0, 0)
DISTANCES = code_table([1, 2, 3, 4] + [((2 + i % 2) << i // 2 - 1) + 1 for i in range(4, 30)],
                       [0, 0, 0, 0] + [i // 2 - 1 for i in range(4, 30)])


class Bits:
    def __init__(self):
        self.out, self.hold, self.count = bytearray(), 0, 0

    def put(self, value, count):
        self.hold |= value << self.count
        self.count += count
        while self.count >= 8:
            self.out.append(self.hold & 255)
            self.hold >>= 8
            self.count -= 8

    def symbol(self, value):
        """The fixed code of literals and lengths; its bits go out highest first."""
        for low, base, count in ((280, 0xc0, 8), (256, 0, 7), (144, 0x190, 9), (0, 0x30, 8)):
            if value >= low:
                self.put(int(format(base + value - low, '0%db' % count)[::-1], 2), count)
                return


def deflate(data):
    """One block with the fixed codes; each place is matched with the last that began alike."""
    bits, seen, at = Bits(), {}, 0
    bits.put(3, 3)
    while at < len(data):
        key = data[at:at + 3]
        back = seen.get(key, -1)
        seen[key] = at
        length = 0
        if back >= 0 and at - back <= 32768 and len(key) == 3:
            length = 3
            while length < 258 and at + length < len(data) and data[back + length] == data[at + length]:
                length += 1
        if not length:
            bits.symbol(data[at])
            at += 1
            continue
        symbol, extra, value = LENGTHS[length]
        bits.symbol(257 + symbol)
        bits.put(value, extra)
        symbol, extra, value = DISTANCES[at - back]
        bits.put(int(format(symbol, '05b')[::-1], 2), 5)
        bits.put(value, extra)
        at += length
    bits.symbol(256)
    bits.put(0, 7)
    return b'\x78\x01' + bytes(bits.out) + struct.pack('>I', zlib.adler32(data))
