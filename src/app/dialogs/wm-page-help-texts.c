/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-page-help-texts.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *page;
  const char *text; /* English, for gettext */
} Help;

/* In the order of the sidebar; a register has the id of its kind. */
static const Help helps[] = {
  { "dashboard",
    N_ ("Three questions are answered here: what do I do next, how far are we, and what is "
        "missing.\n\nThe coloured card is the most useful next thing; “Later” shows the one "
        "behind it. Everything with a number leads to what is counted.") },
  { "company",
    N_ ("Who you are and what the management system covers (scope). It stands on the first "
        "page of the Statement of Applicability, and the auditor reads it first.") },
  { "site",
    N_ ("Every place where people work for you or equipment stands (sites): offices, "
        "workshops, warehouses, a rented rack. For each you say who is there, what is done "
        "there and whether the certificate shall cover it.\n\nWorking at home is no site, but"
        " how you protect it belongs to the risks. Auditors choose from this list where they "
        "go.") },
  { "issue",
    N_ ("What around you and inside you makes protecting information easier or harder "
        "(internal and external issues): a new law, a large customer, a move, people who are "
        "hard to find.\n\nTen lines are enough to begin. Say for each what it does to you. "
        "Whether climate change matters to you has to be decided too; a sentence with the "
        "reason is enough, and “no” is an answer.") },
  { "party",
    N_ ("Everybody who expects something of you when it comes to information (interested "
        "parties): customers, staff, owners, authorities, suppliers, insurers.\n\nBegin with "
        "those who could stop working with you. What each of them wants is written down "
        "beside them, and where you meet it.") },
  { "party_requirement",
    N_ ("What somebody wants of you, one sentence each: a customer wants encrypted mail, an "
        "authority wants to be told within 72 hours.\n\nSay whether your management system "
        "takes care of it. What it leaves out needs a reason.") },
  { "obligation",
    N_ ("Laws, rules of your trade and promises in contracts that concern information: data "
        "protection, how long books are kept, what a customer made you sign.\n\nFor each: "
        "what it asks, how you meet it, who watches it, and when somebody last looked whether"
        " it is still true. Where something has to be reported within hours, the number "
        "stands here, and you will be glad of it.") },
  { "process",
    N_ ("What the management system does again and again: judging risks, checking access, "
        "training, auditing. Each has somebody in charge, something that goes in and comes "
        "out, and a rhythm.\n\nSix to ten are enough. What somebody outside does for you "
        "stands here as well, with how you check it.") },
  { "opportunity",
    N_ ("What could go wrong with the management system itself, or better than planned: "
        "nobody has time for it, the only expert leaves, a customer pays for the "
        "certificate.\n\nThese are not the risks to your information; those have their own "
        "page. Each has something that you do about it.") },
  { "communication",
    N_ ("Who tells whom what about protecting information: what, when, with whom, and who "
        "does it. New colleagues on the first day, customers after an incident, the owners "
        "once a year.") },
  { "contact",
    N_ ("Whom you call or read: the data protection authority, the police, the fire brigade, "
        "the national office for security, the group of your trade. With number and the "
        "person who keeps the contact.\n\nPrint it for the wall: when you need it, the "
        "network may be down.") },
  { "objective",
    N_ ("What you want to reach, so that one can see whether you did: who does what, with "
        "which means, until when, and how it is judged.\n\nThree good ones are better than "
        "ten. “Every leaver’s access is closed the same day” can be counted; “more security” "
        "cannot.") },
  { "exception",
    N_ ("Where somebody may do otherwise than your rules say: what, why, who allowed it, and "
        "until when.\n\nAn exception without an end is a rule. What has run out is shown, and"
        " is renewed or ended.") },
  { "people",
    N_ ("Everybody who works for you. Owners are chosen from here, and the auditor compares "
        "who joined and left with who has access.\n\nSomebody who left stays in the list with"
        " the day of leaving; what they still own is shown on the dashboard.") },
  { "role", N_ ("Who is in charge of what when it comes to information: with what they may decide, "
                "when they were told, and how many hours a week they have.\n\nOne person can have "
                "several roles. Whoever does something should not be the one who checks it.") },
  { "competence",
    N_ ("What somebody has to be able to do for a role, and what proves that they are. Where "
        "something is missing you close the gap: by training, by hiring, or with help from "
        "outside.") },
  { "training",
    N_ ("Who learned what and when: the short talk on the first day as well as a course of "
        "three days. With the list of those who took part, and how you saw that it "
        "helped.\n\nAuditors take three names out of the list of people and ask for theirs.") },
  { "inventory",
    N_ ("Everything that your information lives in or depends on: processes, data, programs, "
        "devices, places (asset inventory). Each needs one person who answers for it and a "
        "word for how carefully it has to be handled.\n\nBusiness process: what you do for "
        "customers\nInformation: data and paper\nApplication: a program that people "
        "use\nSystem: what programs run on\nDevice: what one can carry or trip over\nNetwork:"
        " what connects it all\nSite: where it stands\nPeople: who cannot be replaced in a "
        "day\nService: what others run for you\n\nType a name at the bottom and press Enter, "
        "paste several lines at once, or import the list that you have.") },
  { "classification_rule",
    N_ ("How confidential something can be, in three or four classes, and what that means in "
        "daily work: who may see it, how it is marked, sent, kept and destroyed.\n\nEverybody"
        " has to know it by heart, so keep it short. Most companies need no fifth class.") },
  { "suppliers",
    N_ ("Firms that get at your information or that you could not work without a day: "
        "hosting, software, accounting, cleaning.\n\nBegin with the five whose failure would "
        "hurt most. For each: what they do for you, what the contract says about security, "
        "what proves that they keep to it and until when, and how you would get away from "
        "them.") },
  { "tool",
    N_ ("Programs and services that do a part of the protection for you: password manager, "
        "backup, virus protection, encryption. For each: what it costs and which controls it "
        "serves.\n\nThe list of controls that want a tool and have none shows where one would"
        " help. A rule that people keep is often enough.") },
  { "risks",
    N_ ("What could happen to what you have, how likely and how bad it is, and what you do "
        "about it. It is the heart of the management system: the controls that you choose "
        "here stand in the Statement of Applicability with the risk as their reason.\n\nBegin"
        " with the suggestions for your assets: take over what could happen to you, then give"
        " each your own words or your own grade. Twenty to sixty risks are usual.\n\nThe "
        "matrix shows them now and after treatment; the plan has everything that is to be "
        "done; the method says what the levels mean. Every risk has one owner, who agrees to "
        "the plan and to what remains.") },
  { "risk_matrix",
    N_ ("Each dot is a risk: the further to the right the worse, the further up the likelier."
        " Beside the matrix of today stands the one after treatment, so that one sees what "
        "your plan changes.\n\nChoose a dot to open the risk. Drag it to another field, or "
        "move it with Ctrl and the arrow keys, to grade it anew; undo takes that back. Above "
        "the line of acceptance something has to be done, or somebody who may do so has to "
        "accept it with their name.") },
  { "risk_method",
    N_ ("How you judge risks, so that two people come to the same result: how many levels "
        "there are, what each means in money, time and for people, which risks you accept, "
        "and who may accept more.\n\nFour by four is a good beginning. Decide it before you "
        "grade; if it is changed, every risk is graded anew in one step, which can be undone.") },
  { "risk_action",
    N_ ("Everything that you decided to do about risks, by person and date (treatment plan). "
        "What is late stands first.\n\nThe owner of each risk agrees to the plan and to the "
        "risk that remains. When something is done, attach what shows it, and grade the risk "
        "as it is now.") },
  { "risk_run",
    N_ ("A judgement of all risks on one day, kept as it was. Make one every year and after "
        "every large change, such as a move, a new product or an incident.\n\nThe matrix of "
        "any earlier run can be shown beside the one of today, so one sees what became "
        "better.") },
  { "tool-needs",
    N_ ("Some controls hardly go without a tool: nobody keeps forty passwords in the head. Each "
        "of them stands here as long as no tool serves it, with what to look for and what costs "
        "nothing.\n\nA tool serves the controls that it names, and those that a tool of its kind "
        "is for.") },
  { "controls",
    N_ ("The first group is what the clauses of the standard ask of everybody; none of them "
        "can be left out. Then come the safeguards (controls of Annex A): for each you say "
        "whether you need it and why, how far you are, and how you do it. Together these are "
        "the Statement of Applicability.\n\nSelect several with Ctrl or Shift to decide on "
        "them at once. Drop a file on one to attach it as its proof.") },
  { "documents",
    N_ ("Policies, procedures, plans and records that the management system needs, each with "
        "an owner, a version, who approved it and when it is looked at again.\n\nYou can "
        "write the text here or attach the file that you have. Some documents are wanted by "
        "the standard in any case; they are named, and those that are missing can be seen. A "
        "document that serves nothing can go.") },
  { "former_version",
    N_ ("What your documents said before. When you raise the version of a document or replace its "
        "file, the version that held until then is kept here by itself, with its file, the reason "
        "for the change and who approved it.\n\nAn auditor may ask what held on a day last "
        "spring; this is the answer. You need not write anything here.") },
  { "document-needs",
    N_ ("The standard wants some things in writing. Here stands each of them with what there is: "
        "approved, being written, kept in a register of this program, or missing.\n\nBelow it "
        "are the requirements and controls that no document serves, and documents that serve "
        "nothing. A document names what it serves in its own entry.") },
  { "approval",
    N_ ("Who agreed to what, on which day, and by which way: at this computer, on a signed page, "
        "or by mail. Nobody needs an account for that.\n\nAttach the signed page or the mail; where "
        "there is none, say why. Approvals are recorded in the entry that they are for, and all of "
        "them stand here for the auditor, who asks for those of the Statement of Applicability, "
        "the policy and the plan for the risks.") },
  { "evidence",
    N_ ("The files that prove what you say. Each should tell what it shows, where it comes "
        "from, and for which time it is a proof; that time is not the day on which it was "
        "added.\n\nDrop files anywhere on the window to attach them. The same file is kept "
        "once, however often it is linked.") },
  { "operations",
    N_ ("What happens in daily work and has to be written down: changes, incidents, checks of"
        " access, tests, numbers and tasks. Each register begins when you enter the first "
        "thing.") },
  { "change",
    N_ ("What was changed on systems, processes or the management system, planned or not: "
        "why, what it could do to security, who agreed, and how to get back.\n\nNot every "
        "click belongs here. What could stop the work or open a door does.") },
  { "control_test",
    N_ ("Whether a safeguard works, and not only exists: a restored backup, a tried alarm, an"
        " account of a leaver that was looked for. With the result and what followed from "
        "it.\n\nA test that failed is no shame. An auditor trusts a list with some of them "
        "more than one without.") },
  { "access_review",
    N_ ("Who may use what, compared with who should: once a quarter for the powerful "
        "accounts, once a year for the others. With what was taken away.\n\nAttach the list "
        "of accounts as it was that day. The owner of the system looks through it, not the "
        "person who runs it.") },
  { "incident",
    N_ ("What went wrong or nearly did. First you decide whether it is an incident at all; "
        "then follow what was done and when, who had to be told and was, and what you "
        "learned.\n\nWrite down small ones too: an empty list makes an auditor wonder. Where "
        "personal data is concerned, look at the hours first.") },
  { "incident_entry",
    N_ ("What happened in an incident, line by line with the time: seen, decided, done, told."
        " Write it while it happens; later nobody remembers.") },
  { "metric",
    N_ ("Numbers by which you see whether the protection works: what, how it is counted, by "
        "whom and how often, and from which value on something has to be done.\n\nFive "
        "numbers that somebody looks at are better than fifty that nobody does.") },
  { "measurement",
    N_ ("The values of your numbers over time. Enter each on its day; a line that falls says "
        "more than any report.") },
  { "task",
    N_ ("What somebody has to do until a day, once or again and again: try the restore, look "
        "through access, renew a contract. When a repeated one is done, the next one is "
        "there.") },
  { "cost",
    N_ ("What the management system costs, planned and paid: certification body, advice, "
        "tools, training. The management review wants to know whether the means are enough.") },
  { "audits",
    N_ ("Every look at your management system by somebody who did not build it (your own, and"
        " those of the certification body): when, what, where and by whom, and what they "
        "found.\n\nBefore the certificate there has to be one internal audit of everything. "
        "Nobody audits their own work; a colleague from another team or a friend from another"
        " company is allowed.") },
  { "audit_programme",
    N_ ("How often you audit, what, by which methods, who is in charge, and by what it is "
        "measured. One line a year is enough: over three years everything has its turn, what "
        "is risky more often.") },
  { "finding",
    N_ ("What an audit found: a major or minor nonconformity, an observation, a concern, or "
        "an idea for the better. Each nonconformity leads to something that is mended.") },
  { "nonconformity",
    N_ ("What is not as it should be, from an audit, an incident or daily work: what was done"
        " at once, why it happened, whether it happens elsewhere too, and what you change so "
        "that it does not come again.\n\nIt can be closed when somebody has looked later "
        "whether the change helped. “Reminded the staff” is rarely the end of a cause.") },
  { "management_review",
    N_ ("The meeting in which those who run the company look at the management system and "
        "decide. At least once a year and before the certificate; two hours with the right "
        "papers are enough.\n\nWhat has to be looked at is listed there; leave nothing out. "
        "Decisions get a person and a date.") },
  { "review_input",
    N_ ("What a management review looks at: what became of earlier decisions, what changed, "
        "how risks, incidents, audits and numbers develop. Each with a sentence on where it "
        "is going.") },
  { "certification_body",
    N_ ("The firms that could issue the certificate: what they offer, what it costs, who "
        "accredits them, and what you think of them.\n\nAsk three, half a year before you "
        "want the certificate. The one that gave you advice cannot certify you.") },
  { "timeline",
    N_ ("Everything that was ever changed, by whom and when. Choose a line to see what it "
        "changed and what the entry was at that moment. “Undo to here” takes back all that "
        "came later, and can be undone itself.\n\nNobody can change the past in secret: each "
        "line covers the one before it, and “Verify” checks them all.") },
  { "guide",
    N_ ("A short book about the whole way: what ISO 27001 is, who needs it, how the audits go, "
        "what it costs, and what the words mean. Seventeen chapters of two minutes "
        "each.\n\nRead them in order, or search (Ctrl+K) for a word of the glossary.") },
  { "more",
    N_ ("Every register that a management system can have, each with what belongs in it. You "
        "do not need all of them on the first day.\n\nA register stands in the sidebar from "
        "the moment that it holds something; the search (Ctrl+K) finds each by its name.") },
};

const char *
wm_page_help_texts_find (const char *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    if (g_strcmp0 (helps[i].page, page) == 0)
      return helps[i].text;
  return NULL;
}

const char **
wm_page_help_texts_list_pages (void)
{
  const char **pages = g_new0 (const char *, G_N_ELEMENTS (helps) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    pages[i] = helps[i].page;
  return pages;
}
