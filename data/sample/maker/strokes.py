# SPDX-License-Identifier: GPL-3.0-or-later
"""A typeface of single strokes, drawn for these pictures; a unit is a tenth of the type size.

M and L go to a point, C is a cubic curve, h and v are a quarter of an ellipse that leaves
horizontally or vertically, o is a whole ellipse (centre and radii).
"""

import re

KAPPA = 0.5523
ROUND = 'o2.2 2.5 2.2 2.5'
GLYPHS = {
    'a': ROUND + 'M4.4 5L4.4 0', 'b': ROUND + 'M0 7.6L0 0', 'd': ROUND + 'M4.4 7.6L4.4 0',
    'c': 'M4 4.1C3.6 4.7 3 5 2.3 5h0 2.5v2.3 0C3 0 3.6 .3 4 .9',
    'e': 'M0 2.6L4.4 2.6C4.4 4.1 3.5 5 2.2 5h0 2.5v2.3 0C3.1 0 3.7 .3 4.1 .9',
    'f': 'M2.9 7.5C1.6 7.8 1.1 7.1 1.1 6L1.1 0M0 5L2.6 5',
    'g': ROUND + 'M4.4 5L4.4 0v2.3 -2C1.5 -2 .8 -1.8 .4 -1.3',
    'h': 'M0 7.6L0 0M0 3v2.1 5h4.1 3L4.1 0', 'i': 'M0 5L0 0M0 6.9L0 7.1',
    'j': 'M.9 5L.9 -.8C.9 -1.7 .5 -2 -.2 -2M.9 6.9L.9 7.1', 'k': 'M0 7.6L0 0M3.7 5L0 1.9M1.3 3L4 0',
    'l': 'M0 7.6L0 0', 'm': 'M0 5L0 0M0 3.2v1.7 5h3.3 3.2L3.3 0M3.3 3.2v5 5h6.6 3.2L6.6 0',
    'n': 'M0 5L0 0M0 3v2.1 5h4.1 3L4.1 0', 'o': 'o2.3 2.5 2.3 2.5', 'p': ROUND + 'M0 5L0 -2',
    'q': ROUND + 'M4.4 5L4.4 -2', 'r': 'M0 5L0 0M0 3v1.7 5L2.4 5',
    's': 'M3.6 4.2C3.2 4.8 2.6 5 1.9 5C.8 5 .2 4.5 .2 3.75C.2 2.9 1 2.7 1.9 2.5'
         'C2.9 2.3 3.8 2.1 3.8 1.25C3.8 .5 3 0 1.9 0C1 0 .4 .3 0 .9',
    't': 'M1 6.6L1 1.4C1 .4 1.5 0 2.3 0L2.8 0M0 5L2.7 5', 'u': 'M0 5L0 2v2 0h4.1 2M4.1 5L4.1 0',
    'v': 'M0 5L2.1 0L4.2 5', 'w': 'M0 5L1.5 0L3.1 5L4.7 0L6.2 5', 'x': 'M0 5L4 0M4 5L0 0',
    'y': 'M0 5L2.1 0M4.2 5L2.1 0C1.5 -1.7 1 -2 .1 -1.9', 'z': 'M.1 5L3.7 5L0 0L3.8 0',
    'A': 'M0 0L2.9 7.2L5.8 0M1 2.4L4.8 2.4',
    'B': 'M0 0L0 7.2L2.7 7.2C5 7.2 5 3.8 2.7 3.8L0 3.8M2.7 3.8C5.6 3.8 5.6 0 2.7 0L0 0',
    'C': 'M5.6 5.8C5 6.7 4.2 7.2 3.2 7.2h0 3.6v3.2 0C4.2 0 5 .5 5.6 1.4',
    'D': 'M0 0L0 7.2L2.2 7.2h5.4 3.6v2.2 0L0 0', 'E': 'M4.2 7.2L0 7.2L0 0L4.3 0M0 3.8L3.8 3.8',
    'F': 'M4.2 7.2L0 7.2L0 0M0 3.7L3.7 3.7',
    'G': 'M5.6 5.8C5 6.7 4.2 7.2 3.2 7.2h0 3.6v3.2 0C4.4 0 5.3 .5 5.8 1.2L5.8 3.4L3.5 3.4',
    'H': 'M0 0L0 7.2M5.2 0L5.2 7.2M0 3.8L5.2 3.8', 'I': 'M0 0L0 7.2',
    'J': 'M3 7.2L3 2C3 .6 2.4 0 1.4 0C.7 0 .3 .3 0 .9', 'K': 'M0 0L0 7.2M4.8 7.2L0 2.8M1.6 4.3L5.1 0',
    'L': 'M0 7.2L0 0L4.1 0', 'M': 'M0 0L0 7.2L3.2 2L6.4 7.2L6.4 0', 'N': 'M0 0L0 7.2L5.2 0L5.2 7.2',
    'O': 'o3.2 3.6 3.2 3.6', 'P': 'M0 0L0 7.2L2.7 7.2C5.4 7.2 5.4 3.3 2.7 3.3L0 3.3',
    'Q': 'o3.2 3.6 3.2 3.6M3.8 1.6L6.2 -.6',
    'R': 'M0 0L0 7.2L2.7 7.2C5.3 7.2 5.3 3.5 2.7 3.5L0 3.5M2.6 3.5L5.1 0',
    'S': 'M4.6 6.1C4.1 6.9 3.4 7.2 2.5 7.2C1.1 7.2 .2 6.5 .2 5.4C.2 4.2 1.2 3.9 2.4 3.6'
         'C3.7 3.3 4.8 3 4.8 1.8C4.8 .7 3.8 0 2.4 0C1.3 0 .5 .4 0 1.3',
    'T': 'M0 7.2L5.2 7.2M2.6 7.2L2.6 0', 'U': 'M0 7.2L0 2.6v2.6 0h5.2 2.6L5.2 7.2',
    'V': 'M0 7.2L2.8 0L5.6 7.2', 'W': 'M0 7.2L1.9 0L4 7.2L6.1 0L8 7.2', 'X': 'M0 0L5 7.2M0 7.2L5 0',
    'Y': 'M0 7.2L2.6 3.4L5.2 7.2M2.6 3.4L2.6 0', 'Z': 'M.1 7.2L4.9 7.2L0 0L5 0',
    '0': 'o2.2 3.6 2.2 3.6', '1': 'M.6 5.7L2.6 7.2L2.6 0',
    '2': 'M.2 5.4C.2 6.6 1 7.2 2.2 7.2C3.5 7.2 4.2 6.4 4.2 5.3C4.2 3.6 2 2.3 0 0L4.4 0',
    '3': 'M.3 6.1C.7 6.9 1.4 7.2 2.1 7.2C4.7 7.2 4.7 3.8 2.1 3.8L1.5 3.8M2.1 3.8C5.1 3.8 5.1 0 2.1 0C1.2 0 .5 .4 0 1.2',
    '4': 'M3.4 0L3.4 7.2L0 2L4.4 2',
    '5': 'M4 7.2L.7 7.2L.4 4C.9 4.5 1.4 4.6 2 4.6C3.5 4.6 4.3 3.6 4.3 2.3C4.3 1 3.4 0 2 0C1.1 0 .4 .4 0 1',
    '6': 'M3.7 7.2C1.5 6.4 .1 4.4 .1 2.2o2.2 2.2 2.1 2.2', '7': 'M0 7.2L4.3 7.2L1.5 0',
    '8': 'o2.2 5.5 1.8 1.7o2.2 1.9 2.2 1.9', '9': 'M.7 0C2.9 .8 4.3 2.8 4.3 5o2.2 5 2.1 2.2',
    '.': 'M0 0L0 .2', ',': 'M.5 .3L0 -1.2', ':': 'M0 0L0 .2M0 4.4L0 4.6', ';': 'M.5 .3L0 -1.2M.5 4.4L.5 4.6',
    '-': 'M0 2.8L2.2 2.8', '–': 'M0 2.8L4.4 2.8', '/': 'M0 -.8L3 7.6', '\\': 'M0 7.6L3 -.8', '|': 'M0 -1.5L0 8',
    '(': 'M1.6 8C-.5 5.2 -.5 1.4 1.6 -1.4', ')': 'M0 8C2.1 5.2 2.1 1.4 0 -1.4',
    '[': 'M1.5 8L0 8L0 -1.4L1.5 -1.4', ']': 'M0 8L1.5 8L1.5 -1.4L0 -1.4',
    '%': 'o1.4 5.7 1.4 1.5o5.8 1.5 1.4 1.5M6 7.2L1.2 0', '+': 'M0 3L4.4 3M2.2 .8L2.2 5.2',
    '=': 'M0 2L4.4 2M0 4L4.4 4', '<': 'M4 5.4L0 3L4 .6', '>': 'M0 5.4L4 3L0 .6', '_': 'M0 -1L4.6 -1',
    '"': 'M0 7.6L0 5.4M1.8 7.6L1.8 5.4', "'": 'M0 7.6L0 5.4', '!': 'M0 7.4L0 2.4M0 0L0 .2',
    '?': 'M0 6C.3 6.8 1 7.2 1.8 7.2C3 7.2 3.7 6.5 3.7 5.5C3.7 4 1.8 3.8 1.8 2.2M1.8 0L1.8 .2',
    '@': 'o3.4 2.8 1.5 1.8M4.9 4.6L4.9 2.2C4.9 .6 7 .6 7 3C7 5.4 5.6 6.7 3.5 6.7h0 2.8'
         'v3.5 -1.1C4.4 -1.1 5.2 -.9 5.8 -.5',
    '#': 'M1.2 0L2.2 7.2M3.4 0L4.4 7.2M.2 2.3L5 2.3M.6 4.9L5.4 4.9', '*': 'M1.5 7.4L1.5 4.6M.2 6.7L2.8 5.3M2.8 6.7L.2 5.3',
    '&': 'M5.4 0L1.2 5C.2 6.4 1.2 7.2 2.2 7.2C3.6 7.2 4 5.6 2.6 4.6L1.2 3.6C-.4 2.4 0 0 2.2 0C3.8 0 5 1.4 5.2 3.2',
    '°': 'o1.1 6.2 1.1 1.1', '•': 'o.8 2.7 .3 .3o.8 2.7 .7 .7', '×': 'M.4 1L3.8 4.6M3.8 1L.4 4.6',
    '→': 'M0 2.8L6 2.8M4 4.6L6 2.8L4 1', '✓': 'M0 2.8L1.8 .6L5.2 5.8', '…': 'M0 0L0 .2M2.2 0L2.2 .2M4.4 0L4.4 .2',
    'ß': 'M0 0L0 5.6C0 7 .8 7.6 1.9 7.6C4.1 7.6 4.1 4.4 1.8 4.2C4.9 4.2 4.9 0 1.6 0',
}
DOTS = {'ä': ('a', 1.2, 3.2), 'ö': ('o', 1.3, 3.3), 'ü': ('u', 1.1, 3.0),
        'Ä': ('A', 1.9, 3.9), 'Ö': ('O', 2.2, 4.2), 'Ü': ('U', 1.6, 3.6)}
for _letter, (_base, _one, _two) in DOTS.items():
    _high = 9.0 if _letter.isupper() else 7.0
    GLYPHS[_letter] = GLYPHS[_base] + ''.join('M%s %sL%s %s' % (x, _high, x, _high + .2) for x in (_one, _two))
SPACE, GAP, BOLD_GAP = 2.3, 1.7, 2.0


def bezier(a, b, c, d, steps=10):
    """Points on a cubic curve: only sums and products, which every machine rounds alike."""
    out = []
    for i in range(1, steps + 1):
        t = i / steps
        u = 1 - t
        out.append(tuple(u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
                         for p, q, r, s in zip(a, b, c, d)))
    return out


def quarter(a, b, horizontal):
    if horizontal:
        return bezier(a, (a[0] + (b[0] - a[0]) * KAPPA, a[1]), (b[0], b[1] + (a[1] - b[1]) * KAPPA), b)
    return bezier(a, (a[0], a[1] + (b[1] - a[1]) * KAPPA), (b[0] + (a[0] - b[0]) * KAPPA, b[1]), b)


def ellipse(cx, cy, rx, ry):
    points = [(cx, cy + ry)]
    for horizontal, end in ((True, (cx - rx, cy)), (False, (cx, cy - ry)), (True, (cx + rx, cy)),
                            (False, (cx, cy + ry))):
        points += quarter(points[-1], end, horizontal)
    return points


def outline(glyph):
    """The strokes of a glyph as lists of points, and its width."""
    strokes = []
    for command, text in re.findall(r'([MLChvo])([-. 0-9]*)', GLYPHS[glyph]):
        n = [float(x) for x in text.split()]
        if command == 'M':
            strokes.append([(n[0], n[1])])
        elif command == 'L':
            strokes[-1].append((n[0], n[1]))
        elif command == 'C':
            strokes[-1] += bezier(strokes[-1][-1], (n[0], n[1]), (n[2], n[3]), (n[4], n[5]))
        elif command == 'o':
            strokes.append(ellipse(*n))
        else:
            strokes[-1] += quarter(strokes[-1][-1], (n[0], n[1]), command == 'h')
    return strokes, max(x for stroke in strokes for x, _ in stroke)


OUTLINES = {glyph: outline(glyph) for glyph in GLYPHS}


def advance(char, bold=False):
    return (SPACE if char == ' ' else OUTLINES[char][1]) + (BOLD_GAP if bold else GAP)


def width(text, size, bold=False):
    return sum(advance(c, bold) for c in text) * size / 10
