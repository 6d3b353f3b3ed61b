#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample project out of this folder, with the command line that people use.

Time, names and ids are fixed, so that the same program makes the same bytes every time.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

SEED = "lindner"

# What the company kept in spreadsheets of its own, in the order in which it can be taken over: what
# is named by others first. Some only complete what is there already.
REGISTERS = (
    ("2026-11-05", "Jonas Weber", ("site", "supplier")),
    ("2026-11-05", "Sabine Hartmann", ("document", "former_version", "process")),
    ("2026-11-06", "Eva Lindner", ("issue", "party", "party_requirement", "obligation",
                                   "opportunity", "communication")),
    ("2026-11-09", "Sabine Hartmann", ("contact", "role", "training", "competence")),
    ("2026-11-10", "Mira Öztürk", ("classification_rule", "tool", "metric", "measurement")),
    ("2026-11-11", "Eva Lindner", ("objective", "exception")),
    ("2026-11-12", "Mira Öztürk", ("change", "control_test", "access_review", "incident",
                                   "incident_entry")),
    ("2026-11-16", "Eva Lindner", ("audit_programme", "certification_body", "audit",
                                   "nonconformity", "finding", "management_review",
                                   "review_input")),
    ("2026-11-19", "Eva Lindner", ("task", "cost", "comment", "approval")),
)
COMPLETED = (
    ("2026-11-19", "Sabine Hartmann", "person"),
    ("2026-11-20", "Mira Öztürk", "asset"),
)
# What proves the approvals: the signed page and the mail, by their titles. The third was given in a
# meeting and says so.
PROOFS = (
    ("Information security policy 1.0", "Information security policy 1.0"),
    ("Approval of the rules 1.1", "Rules for devices and information 1.1"),
)


class Clock:
    """The steps of the story, each some minutes after the one before."""

    def __init__(self):
        self.day = None
        self.minutes = 0

    def at(self, day):
        if self.day is None or day > self.day:
            self.day, self.minutes = day, 0
        self.minutes += 3
        hour, minute = divmod(9 * 60 + self.minutes, 60)
        return f"{self.day}T{hour:02}:{minute:02}:00Z"


class Sample:
    def __init__(self, program, folder, output, home):
        self.program = program
        self.folder = folder
        self.output = output
        self.home = home
        self.clock = Clock()

    def run(self, day, actor, verb, *arguments):
        environment = {
            "HOME": self.home,
            "LC_ALL": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "TZ": "UTC",
            "WAYMARK_NOW": self.clock.at(day),
            "WAYMARK_SEED": SEED,
            "XDG_DATA_HOME": os.path.join(self.home, "data"),
            # What the system's package of file types knows must not decide about our bytes.
            "XDG_DATA_DIRS": os.path.join(self.home, "none"),
        }
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run(
            [self.program, verb, self.output, *arguments, "--as", actor],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"make-sample: {verb} {' '.join(arguments)} ended with {done.returncode}")
        return done.stdout

    def rows(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def registers(self):
        self.run("2026-04-13", "Eva Lindner", "new", "--company", "Lindner Optik GmbH",
                 "--edition", "2022")
        self.run("2026-04-14", "Sabine Krämer", "import", "person", self.path("people.csv"),
                 "--map", "Remarks=note")
        fields = [f"{row['Field']}={row['Value']}" for row in self.rows("organisation.csv")]
        self.run("2026-05-27", "Eva Lindner", "set", "organisation", *fields)
        self.run("2026-06-10", "Eva Lindner", "import", "requirement",
                 self.path("requirements.csv"))
        self.run("2026-07-02", "Mira Öztürk", "import", "asset", self.path("inventory.csv"),
                 "--map", "Last checked=confirmed_on")
        self.run("2026-07-20", "Eva Lindner", "import", "control", self.path("controls.csv"))

    def links(self):
        listed = json.loads(self.run("2026-07-21", "Mira Öztürk", "list", "asset", "--json"))
        assets = {asset["name"]: asset["id"] for asset in listed}
        for row in self.rows("links.csv"):
            self.run("2026-07-21", "Mira Öztürk", "link", assets.get(row["From"], row["From"]),
                     assets.get(row["To"], row["To"]), row["Role"])

    def first_risks(self):
        """The list of the year before, in the scale that the company settled on."""
        self.run("2026-07-22", "Eva Lindner", "regrade-risks", "5", "5")
        fields = [f"{row['Field']}={row['Value']}" for row in self.rows("risk-method.csv")]
        self.run("2026-07-22", "Eva Lindner", "set", "risk_method", *fields)
        self.run("2026-07-22", "Eva Lindner", "import", "risk", self.path("risks-2025.csv"))
        self.run("2026-07-22", "Eva Lindner", "freeze-risks", "--on=2025-10-21",
                 "--title=First list of risks, October 2025")

    def risk_workshop(self):
        self.run("2026-10-27", "Sabine Hartmann", "import", "risk", self.path("risks.csv"),
                 "--by-name")
        self.run("2026-10-27", "Sabine Hartmann", "freeze-risks",
                 "--title=Risk workshop, October 2026")
        self.run("2026-10-27", "Sabine Hartmann", "import", "risk_action",
                 self.path("risk-actions.csv"))

    def evidence(self):
        rows = self.rows("evidence.csv")
        fields = (("title", "Title"), ("shows", "Shows"), ("source", "Source"),
                  ("verified_by", "Verified by"), ("verified_on", "Verified on"),
                  ("collected_by", "Collected by"), ("collected_on", "Collected on"),
                  ("period_from", "Period from"), ("period_to", "Period to"),
                  ("valid_until", "Valid until"))
        workshop_is_over = False
        for row in sorted(rows, key=lambda one: (one["Collected on"], one["File"])):
            if row["Collected on"] > "2026-10-27" and not workshop_is_over:
                self.risk_workshop()
                workshop_is_over = True
            proves = [one.strip() for one in row["Proves"].split(",") if one.strip()]
            given = [f"{field}={row[head]}" for field, head in fields if row[head]]
            day = max(row["Collected on"], "2026-07-22")
            actor = row["Collected by"] or "Eva Lindner"
            to = ["--to", proves[0]] if proves else []
            made = self.run(day, actor, "attach",
                            os.path.join(self.folder, "evidence", row["File"]), *to, *given)
            for other in proves[1:]:
                self.run(day, actor, "link", made.split()[0], other)

    def titles(self, day, actor, kind, field):
        listed = json.loads(self.run(day, actor, "list", kind, "--json"))
        return {record[field]: record["id"] for record in listed}

    def proofs(self):
        day, actor = "2026-11-19", "Sabine Hartmann"
        evidence = self.titles(day, actor, "evidence", "title")
        approvals = self.titles(day, actor, "approval", "what")
        for proof, approval in PROOFS:
            self.run(day, actor, "link", evidence[proof], approvals[approval], "proves")

    def other_registers(self):
        for day, actor, kinds in REGISTERS:
            for kind in kinds:
                self.run(day, actor, "import", kind, self.path(f"registers/{kind}.csv"))
        self.proofs()
        for day, actor, kind in COMPLETED:
            self.run(day, actor, "import", kind, self.path(f"registers/{kind}.csv"), "--by-name")
        fields = [f"{row['Field']}={row['Value']}" for row in self.rows("registers/organisation.csv")]
        self.run("2026-11-20", "Eva Lindner", "set", "organisation", *fields)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="waymark-cli")
    parser.add_argument("output", help="the project file to make")
    arguments = parser.parse_args()
    folder = os.path.dirname(os.path.abspath(__file__))
    if os.path.exists(arguments.output):
        os.unlink(arguments.output)
    with tempfile.TemporaryDirectory() as home:
        sample = Sample(os.path.abspath(arguments.program), folder,
                        os.path.abspath(arguments.output), home)
        sample.registers()
        sample.links()
        sample.first_risks()
        sample.evidence()
        sample.other_registers()


if __name__ == "__main__":
    main()
