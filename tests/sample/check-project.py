#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample project that the build made: from a company's files to a Statement of Applicability."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "style"))
import tap  # noqa: E402

CLI, SAMPLE, MAKER = sys.argv[1:4]


class SampleProject(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.environment = dict(os.environ, HOME=self.folder.name, LC_ALL="C.UTF-8", TZ="UTC",
                                XDG_DATA_HOME=os.path.join(self.folder.name, "data"))

    def tearDown(self):
        self.folder.cleanup()

    def run_cli(self, verb, *arguments, file=SAMPLE):
        done = subprocess.run([CLI, verb, file, *arguments], env=self.environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode()

    def records(self, kind):
        return json.loads(self.run_cli("list", kind, "--json"))

    def test_made_again_it_has_the_same_bytes(self):
        again = os.path.join(self.folder.name, "Again.isms")
        subprocess.run([sys.executable, MAKER, CLI, again], env=self.environment, check=True)
        with open(SAMPLE, "rb") as one, open(again, "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_it_verifies(self):
        answer = json.loads(self.run_cli("verify", "--json"))
        self.assertEqual(answer, {"ok": True, "problems": []})

    def test_it_holds_the_company(self):
        info = json.loads(self.run_cli("info", "--json"))
        self.assertEqual(info["company"], "Lindner Optik GmbH")
        self.assertEqual(info["edition"], "2022")
        self.assertEqual(info["pending"], 0)
        self.assertEqual({kind: info["records"][kind] for kind in
                          ("person", "asset", "control", "requirement", "evidence")},
                         {"person": 35, "asset": 64, "control": 93, "requirement": 30,
                          "evidence": 49})
        self.assertEqual(info["evidence"]["files"], 49)

    def test_the_inventory_kept_what_the_spreadsheet_said(self):
        people = {person["id"]: person["name"] for person in self.records("person")}
        assets = self.records("asset")
        self.assertEqual(sum(1 for asset in assets if asset["owner"] is None), 12)
        by_name = {asset["name"]: asset for asset in assets}
        self.assertEqual(people[by_name["Product development"]["owner"]], "Henning Brückner")
        self.assertEqual(by_name["Product development"]["in_use_since"], "2008-10-01")

    def test_every_control_is_decided_as_in_the_list(self):
        decisions = [control["decision"] for control in self.records("control")]
        self.assertEqual({one: decisions.count(one) for one in set(decisions)},
                         {"applicable": 88, "excluded": 3, "undecided": 2})
        statuses = [control["status"] for control in self.records("control")]
        self.assertEqual(statuses.count("implemented"), 41)

    def test_risks_are_those_of_the_workshop(self):
        risks = self.records("risk")
        self.assertEqual(len(risks), 33)
        self.assertEqual(sum(1 for risk in risks if risk["treatment"] != "retain"), 18)
        self.assertTrue(all(risk["owner"] and risk["assets"] and risk["controls"] for risk in risks))
        highest = max(risks, key=lambda risk: risk["likelihood"] * risk["impact"])
        self.assertTrue(highest["title"].startswith("Coating plant"))
        self.assertEqual(sum(1 for risk in risks if risk["likelihood"] * risk["impact"] > 9), 8)
        actions = self.records("risk_action")
        self.assertEqual((len(actions), sum(1 for one in actions if one["done_on"])), (40, 11))
        runs = {run["held_on"]: run["id"] for run in self.records("risk_run")}
        self.assertEqual(sorted(runs), ["2025-10-21", "2026-10-27"])
        grades = [grade["run"] for grade in self.records("risk_grade")]
        self.assertEqual([grades.count(runs[day]) for day in sorted(runs)], [29, 33])

    def test_every_register_holds_something(self):
        records = json.loads(self.run_cli("info", "--json"))["records"]
        for name in sorted(os.listdir(os.path.join(os.path.dirname(MAKER), "registers"))):
            self.assertGreater(records[name[:-4]], 0, name)
        suppliers = {one["name"]: one for one in self.records("supplier")}
        self.assertEqual(suppliers["Hosting GmbH"]["assurance_until"], "2026-10-31")
        people = {one["name"]: one for one in self.records("person")}
        self.assertIsNone(people["Tom Reichert"]["access_removed_on"])
        trained = {one["title"]: one for one in self.records("training")}["Autumn session 2026"]
        self.assertEqual(len(trained["attended"]), 31)
        decisions = [one["decision"] for one in self.records("incident")]
        self.assertEqual(decisions.count("open"), 1)

    def test_approvals_are_proven_or_say_why_not(self):
        for approval in self.records("approval"):
            shown = json.loads(self.run_cli("show", approval["id"], "--json"))
            proofs = [one for one in shown["links"] if one["role"] == "proves"]
            self.assertEqual(bool(proofs), approval["no_proof"] is None, approval["what"])
            self.assertTrue(approval["person"] and approval["decided_on"], approval["what"])

    def test_any_zip_program_finds_the_evidence_unaltered(self):
        sources = os.path.join(os.path.dirname(MAKER), "evidence")
        with zipfile.ZipFile(SAMPLE) as archive:
            self.assertIsNone(archive.testzip())
            inside = {hashlib.sha256(archive.read(name)).hexdigest()
                      for name in archive.namelist() if name.startswith("evidence/")}
        outside = set()
        for name in os.listdir(sources):
            with open(os.path.join(sources, name), "rb") as file:
                outside.add(hashlib.sha256(file.read()).hexdigest())
        self.assertEqual(inside, outside)

    def test_the_statement_of_applicability_says_all(self):
        pdf = os.path.join(self.folder.name, "SoA.pdf")
        self.run_cli("export", "soa", pdf)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], stdout=subprocess.PIPE,
                              check=True).stdout.decode()
        for control in self.records("control"):
            self.assertIn(control["reference"], text)
        head = json.loads(self.run_cli("info", "--json"))["head"]
        self.assertIn(head, text)
        for words in ("Lindner Optik GmbH", "Undecided", "Excluded", "Not yet approved", "Page 1 of"):
            self.assertIn(words, text)


if __name__ == "__main__":
    tap.main("sample-project")
