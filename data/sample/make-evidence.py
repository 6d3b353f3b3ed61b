#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the evidence files of the sample company, the same bytes every time.

Usage: make-evidence.py [FOLDER]; without a folder the one beside this script, evidence/, is written.
Only Python's standard library is needed. No clock, no chance and no packing library has a say in the
bytes, so a test can compare them.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from maker import access, governance, operations, pictures, suppliers  # noqa: E402


def contents():
    """File name to the function that returns its text or bytes."""
    files = {}
    for module in (governance, access, suppliers, operations, pictures):
        for name, make in module.FILES.items():
            assert name not in files, name
            files[name] = make
    return files


def main():
    here = pathlib.Path(__file__).resolve().parent
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / 'evidence'
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in contents().items():
        body = make()
        (folder / name).write_bytes(body.encode('utf-8') if isinstance(body, str) else body)


if __name__ == '__main__':
    main()
