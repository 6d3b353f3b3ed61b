#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches a display while programs start on it, one after the other in turns, and tells when each had drawn itself.

Usage: watch.py RUNS, under build-aux/with-display --frames; reads [{"name", "command"}] from stdin and prints
{name: [{"first", "drawn", "memory"}]}. `first`: seconds from exec to the first picture that is not of one colour;
`drawn`: to the first picture that is, but for one part in ten, the one that stays; `memory`: resident bytes then.
"""

import json
import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from pathlib import Path

POLL = 0.002
QUIET = 1.0
LIMIT = 30.0
# What makes programs slow or strict.
FOR_TESTS = ('G_DEBUG', 'G_ENABLE_DIAGNOSTIC', 'G_SLICE', 'MALLOC_CHECK_', 'MALLOC_PERTURB_')


class Screen:
    """The picture of the display, as its server keeps it in a file."""

    def __init__(self, folder):
        with open(folder / 'Xvfb_screen0', 'r+b') as file:
            self.memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack('>25I', self.memory[:100])
        # The size of the head, the bytes of all lines; a colour in the table has twelve.
        self.start = head[0] + head[19] * 12
        self.end = self.start + head[12] * head[5]

    def read(self):
        return self.memory[self.start:self.end]


def pixels(picture, step=1):
    return struct.unpack(f'<{len(picture) // 4}I', picture)[::step]


def is_blank(picture, before):
    """Whether nothing but even areas came since `before`: a window without what is in it has a colour or two."""
    changed = [now for now, then in zip(pixels(picture), pixels(before)) if now != then]
    return len(Counter(changed)) < 16


def find_drawn(pictures):
    """When it was first like the last one, by the pixels that are not background there."""
    last = pixels(pictures[-1][1], 3)
    background = Counter(last).most_common(1)[0][0]
    places = [place for place, value in enumerate(last) if value != background]
    for at, picture in pictures:
        now = pixels(picture, 3)
        if sum(now[place] == last[place] for place in places) >= 0.9 * len(places):
            return at
    raise AssertionError('the last picture is like itself')


def read_memory(process):
    with open(f'/proc/{process.pid}/status') as status:
        for line in status:
            if line.startswith('VmRSS:'):
                return int(line.split()[1]) * 1024
    raise SystemExit('the program ended before it had drawn itself')


def watch(screen, command, environment):
    """Starts the program, and looks until nothing has changed for a while."""
    before = screen.read()
    seen, pictures = zlib.crc32(before), []
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=environment)
    changed = start
    while process.poll() is None and (not pictures or time.perf_counter() - changed < QUIET):
        now = time.perf_counter()
        if now - start > LIMIT:
            if pictures:
                break
            raise SystemExit(f'{command[0]} draws nothing')
        picture = screen.read()
        sum_ = zlib.crc32(picture)
        if sum_ != seen:
            seen, changed = sum_, now
            pictures.append((now - start, picture))
        time.sleep(POLL)
    memory = read_memory(process)
    process.kill()
    process.wait()
    # The next one starts on a display where nothing happens.
    seen, changed = None, time.perf_counter()
    while time.perf_counter() - changed < QUIET / 2:
        sum_ = zlib.crc32(screen.read())
        if sum_ != seen:
            seen, changed = sum_, time.perf_counter()
        time.sleep(POLL)
    first = next(at for at, picture in pictures if not is_blank(picture, before))
    return {'first': first, 'drawn': max(first, find_drawn(pictures)), 'memory': memory}


def main():
    runs, programs = int(sys.argv[1]), json.load(sys.stdin)
    screen = Screen(Path(os.environ['WAYMARK_FRAMES']))
    results = {program['name']: [] for program in programs}
    with tempfile.TemporaryDirectory(prefix='waymark-watch-') as home:
        # The first turn warms up and is not counted.
        for turn in range(runs + 1):
            for program in programs:
                place = Path(home) / program['name'] / str(turn)
                place.mkdir(parents=True)
                environment = {**os.environ, 'HOME': str(place), **program.get('environment', {})}
                for name in FOR_TESTS:
                    environment.pop(name, None)
                for name in ('DATA', 'CONFIG', 'CACHE', 'STATE'):
                    environment[f'XDG_{name}_HOME'] = str(place / name.lower())
                result = watch(screen, program['command'], environment)
                if turn > 0:
                    results[program['name']].append(result)
    json.dump(results, sys.stdout)
    print()


if __name__ == '__main__':
    main()
