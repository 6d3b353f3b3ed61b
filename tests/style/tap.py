# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest cases of a file and prints TAP, as Meson and build-aux/check read it."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0
        self.has_failed_part = False

    def say(self, verdict, test, reason=''):
        self.number += 1
        print(f'{verdict} {self.number} {name(test)}{" # SKIP " + reason if reason else ""}', flush=True)

    def addSuccess(self, test):
        self.say('ok', test)

    def addSkip(self, test, reason):
        self.say('ok', test, reason)

    def explain(self, error):
        for line in ''.join(traceback.format_exception(*error)).splitlines():
            print('# ' + line)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.explain(error)
        self.has_failed_part = False
        self.say('not ok', test)

    addError = addFailure

    def addSubTest(self, test, part, error):
        super().addSubTest(test, part, error)
        if error is not None:
            print(f'# {part}')
            self.explain(error)
            self.has_failed_part = True

    def stopTest(self, test):
        """A test of which only parts failed is reported neither as a success nor as a failure."""
        if self.has_failed_part:
            self.has_failed_part = False
            self.say('not ok', test)
        super().stopTest(test)


def name(test):
    """/module/unit/fact-in-words from module.Unit.test_fact_in_words."""
    words = test.id().split('.')
    return '/'.join(['', PROGRAM, words[-2], words[-1].replace('test_', '', 1).replace('_', '-')])


def main(program):
    global PROGRAM
    PROGRAM = program
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    print(f'1..{tests.countTestCases()}')
    sys.exit(0 if tests.run(TapResult()).wasSuccessful() else 1)
