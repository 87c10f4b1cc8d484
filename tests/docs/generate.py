"""Writes the generated parts of docs/ from the tables of the code.

A part stands between `<!-- generated: NAME -->` and `<!-- end: NAME -->`; the words
around it are written by hand. `python -m tests.docs.generate` brings all up to date.
"""

import re
import tomllib
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from pathlib import Path
from textwrap import fill
from types import ModuleType
from typing import Any

import bot.cli
import handlers
from bot.domain.access import MAY, Action
from bot.domain.assignment_life import ASSIGNMENT_LIFE
from bot.domain.clipping import TONES
from bot.domain.clocks import ClockName
from bot.domain.conference_life import CONFERENCE_LIFE, ConferenceState
from bot.domain.document_life import DOCUMENT_LIFE, DocumentState
from bot.domain.enquiry import Line
from bot.domain.enquiry_life import ENQUIRY_LIFE, EnquiryState
from bot.domain.fact import Publicity, SourceKind
from bot.domain.fact_life import FACT_LIFE, FactState
from bot.domain.fact_life import SETTLED as SETTLED_FACTS
from bot.domain.guards import ESSENTIAL, TWO_PERSON, Need
from bot.domain.input_life import INPUT_LIFE, InputState
from bot.domain.issue_life import CODES, ISSUE_LIFE, STEPS, TERMINAL, IssueState
from bot.domain.levels import Level, Urgency
from bot.domain.life import Life
from bot.domain.meeting_life import MEETING_LIFE, MeetingState
from bot.domain.outlets import Reach
from bot.domain.promise_life import PROMISE_LIFE, PromiseState
from bot.domain.retention import Kind
from bot.domain.roles import SHORT_NAMES, TEAM, Role
from bot.domain.rumour import WORST, RumourLabel
from bot.domain.rumour_life import RUMOUR_LIFE, RumourState
from bot.domain.steps import LifeRules
from bot.domain.task_life import TASK_LIFE, TaskState
from bot.domain.topics import FORMS, MET_AT, MET_BY
from bot.playbook import SHIPPED, load_playbook
from bot.playbook.life import LifeFile
from bot.ports.mail import MessageClass
from bot.sandbox.local import NOT_IMITATED
from bot.sandbox.methods import METHODS
from bot.settings import Address, Settings
from tests.docs import call_tables
from tests.docs.text_tables import lint_rules, text_kinds
from tests.proofs.catalogue import ROWS
from tests.proofs.planting import defects as planted

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)

#: Every chat command: what a person types, and what happens then.
EXAMPLES: dict[str, tuple[str, str]] = {
    "lapor": (
        "/lapor Air keran keruh di tiga kelurahan",
        "Keeps the text whole and answers with its number; the duty officer is called. "
        "Without a text the next message is the report. A forwarded message, a photo, a "
        "voice note or a location is a report without any command.",
    ),
    "triase": (
        "/triase 12",
        "Opens the triage: facts that lift the level, then three taps or nine; the "
        "result shows score and level. Nothing counts before `Tetapkan L…` is pressed. "
        "Without a number it offers the open issues.",
    ),
    "draf": (
        "/draf 12",
        "Writes the first statement (D1) of an issue: one question at a time, with a "
        "preview of the exact text. `Ajukan` appears once nothing that is required is "
        "missing. Without a number it offers the open issues.",
    ),
    "buku": (
        "/buku 12",
        "Shows every register of an issue on one page, with how much is in it and how "
        "much of it waits for somebody; each is one tap away.",
    ),
    "akses": (
        "/akses 12",
        "Shows who leads an issue and who may see it. Its lead restricts it, lets people "
        "in, opens it again with a reason, or passes the lead on.",
    ),
    "fakta": (
        "/fakta 12 Kekeruhan 18 NTU di IPA Kalijaya pukul 01.10, Perumda",
        "Records a fact: value, unit, time, place and source are read and shown for "
        "correction; three taps keep it, and somebody else is asked to verify it. With "
        "a number alone: what is known, not known, in conflict, about to expire.",
    ),
    "aspirasi": (
        "/aspirasi 12 Minta mobil tangki air",
        "Logs what citizens ask for, without personal data: one tap for the channel, and "
        "one where the same was asked before. With a number alone: all themes, what waits "
        "for an answer first.",
    ),
    "tim": (
        "/tim 12",
        "Shows who has which role on an issue, who is asked, what is vacant. The lead "
        "forms the team there and fills vacancies; whoever has a role hands it over.",
    ),
    "tugas": (
        "/tugas 12 Kirim mobil tangki; Perumda; jumat 15.00",
        "Records a task: what; who; until when. What was not said is asked by taps. With "
        "a number alone: the tasks of an issue, the overdue first. Alone: one's own over "
        "all issues, each done with one tap.",
    ),
    "putusan": (
        "/putusan 12 Air tangki dibagikan gratis; Eko; besok 08.00",
        "Keeps a decision for ever, with who decided, and makes its task; lines "
        "`Sebab:` and `Pilihan lain:` say why, and what else was considered. With a "
        "number alone: what was decided.",
    ),
    "lapim": (
        "/lapim 12 tambahan mobil tangki",
        "Writes the report to the head from what is known, ready to be copied to "
        "WhatsApp; words behind the number are what is asked for. What comes back is "
        "recorded by `Catat arahan` and becomes tasks.",
    ),
    "jubir": (
        "/jubir 12",
        "Says who speaks about an issue, who steps in, and for what; in a group it "
        "answers there, with nothing confidential. One tap opens the brief of the "
        "spokesperson, names another, or sets the mandate.",
    ),
    "ringkasan": (
        "/ringkasan 12 Gangguan air bersih di Kecamatan Ulu",
        "Writes a text that anybody may forward: what the public was told, and when the "
        "next word comes. Words behind the number are how the issue is called in public. "
        "Of a restricted issue there is none.",
    ),
    "plh": (
        "/plh",
        "Shows who acts for which office, until when, by which letter; who may records "
        "one with four taps and the letter's number. The texts that wait for approval go "
        "to them, and their approvals are signed with the office.",
    ),
    "pemangku": (
        "/pemangku 12",
        "Shows the stakeholders of an issue by power and interest, and who must be told "
        "before a release. One tap adds one of the playbook's list, one more notes that it "
        "was told; names behind the number are added.",
    ),
    "strategi": (
        "/strategi 12",
        "Shows cluster and strategy with what to avoid; the triage suggests both, and one "
        "tap takes the suggestion. Another choice asks for a reason.",
    ),
    "pesan": (
        "/pesan 12",
        "Shows the message map: three messages, their supports with facts, and what is to "
        "be put right. Three lines behind the number write it; under a message, lines with "
        "`-` are its supports.",
    ),
    "narasi": (
        "/narasi 12",
        "Shows the single narrative: core line, the three messages, what is said and what is "
        "not. A new version holds once a second person has approved it; the team is told.",
    ),
    "rapat": (
        "/rapat 12 besok 09.00, Ruang Rapat Lantai 2",
        "Books a meeting with the agencies: agenda and invited fill themselves. With a number "
        "alone: the meeting as it stands, who comes, its minutes. Replies to its message are "
        "lines of the minutes; `putusan: apa; siapa; kapan` is a decision with its task.",
    ),
    "konpers": (
        "/konpers 12 14.00, Aula Lantai 2, Hasil uji air",
        "Asks whether a press conference is needed, then plans one: speakers, owners and the "
        "checklist fill themselves. With a number alone: the checklist as it stands. While it "
        "runs, replies to its message are logged; `janji: apa pukul 12.00` gets its clock, "
        "`susulan: media, pertanyaan, tenggat` its ticket.",
    ),
    "sitrep": (
        "/sitrep 12 Air jernih di dua kelurahan",
        "Writes a situation report: it fills itself from the registers, and the words are its "
        "summary of three lines at most. With a number alone: what was sent, and the next one; "
        "`Tidak ada perubahan` sends it in one tap.",
    ),
    "rumor": (
        "/rumor 12 Katanya air PAM beracun, ramai di grup warga https://contoh.example/1",
        "Records a rumour as it came, with link, time and screenshot; three taps weigh it: "
        "where it is seen, what it does, whether it spreads. The screen says whether the rule "
        "would clarify or only monitor; the person decides. With a number alone: what goes "
        "round. It is called a hoax only when two people agree and evidence stands.",
    ),
    "terbit": (
        "/terbit 12",
        "Shows which texts of an issue are out, in which channel, since when, and what"
        " waits for somebody: an ambiguous post, a copy that still has to be marked. Each"
        " text has its board: publish, plan, paste a link, withdraw.",
    ),
    "kanal": (
        "/kanal Situs kota; https://kota.go.id",
        "The official channels and who may publish in each. A Telegram channel is"
        " registered by making the bot an admin of it; any other by its name and address.",
    ),
    "janji": (
        "/janji 12 Mobil tangki ke Kelurahan Ulu; besok 09.00",
        "Records a promise to the public as a clock: what; when. Those who speak to the public "
        "are reminded, called when it is overdue, and keep it in one tap. The next word that an "
        "approved text promises is recorded by itself. With a number alone: what was promised.",
    ),
    "media": (
        "/media 12 [12/03/26 09.41] Rina Kabar Ulu: Apa benar keruh? Deadline jam 15",
        "Makes a ticket of a pasted WhatsApp chat: who asks, for which outlet, what, until "
        "when; whoever answers the press is called at once. `Jawab` offers the approved "
        "lines to copy. With a number alone: all questions and what became of them.",
    ),
    "kliping": (
        "/kliping 12 https://kabarulu.example/berita/1",
        "Keeps clippings: several links in one message, or screenshots under `Tambah "
        "kliping`; three taps say tone, time and reach. With a number alone: all of them, "
        "counted by tone. Once a day they are summed up as text to copy.",
    ),
    "daftarmedia": (
        "/daftarmedia ulu",
        "Shows outlets and journalists, as they grow from questions and clippings: mark "
        "an outlet as national, correct it, copy the list, erase a journalist who asks "
        "for it. Without a word: the whole list.",
    ),
    "isu": (
        "/isu 12",
        "Shows the card of one issue: where it stands, who has it, what is next. "
        "Without a number: all open issues, the gravest first.",
    ),
    "peta": (
        "/peta",
        "Sends the open issues as a picture: likelihood to grow across, impact upwards, the "
        "quadrants named, each level with its own shape and digit, a tail from where an issue "
        "stood 24 hours ago. The words under it say the same.",
    ),
    "cari": (
        "/cari air keruh Ulu",
        "Finds issues by what was reported and written about them, whatever the endings of "
        "the words; slips of the finger are forgiven. The newest eight come with the place "
        "where the words stand. Signs mean nothing. Texts of the team are found by the team.",
    ),
    "bantuan": ("/bantuan", "Says in a few lines how to use the bot, and lists what one may do."),
    "piket": (
        "/piket Senin–Jumat 08.00–16.00 Budi",
        "Without a text: who is on duty now and next, with `Saya gantikan`, swaps that "
        "both agree to, a calendar file and the month. With lines (days, dates in any "
        "notation, hours, a name, perhaps WIB, WITA or WIT), or a CSV or XLSX file after "
        "`Ubah jadwal`: a preview with what would change, holes, overlaps and what is "
        "wrong with each line; nothing changes before `Terapkan`.",
    ),
    "jamtenang": (
        "/jamtenang 22.00-05.00 WIT",
        "Sets the hours in which what can wait is held for one digest; alone, it shows"
        " them with buttons.",
    ),
    "eskalasi": (
        "/eskalasi L3",
        "Says who would be called now, minute by minute and by name, for a report or"
        " a level.",
    ),
    "kesiapan": (
        "/kesiapan",
        "Says who would really be called now, for a report and at L4, and what is "
        "missing: a role that nobody has, a person who blocked the bot, a text that "
        "nobody could approve. One tap each shows role by role who is reached, sends a test "
        "that everybody confirms with one tap, and opens the checklist with its percentage, "
        "the three worst gaps and what mends them.",
    ),
    "kumpul": (
        "/kumpul 12 Ruang Rapat Lantai 2, 14.00",
        "Calls whoever may see an issue, or without a number the whole team, to a place: "
        "there, on the way, cannot. One message shows the answers and updates itself; the "
        "list can be printed. Without a time it means now.",
    ),
    "cetak": (
        "/cetak",
        "Gives the decree that sets up the crisis team, and the phone tree, as PDF or as text "
        "to copy.",
    ),
    "cuti": (
        "/cuti sampai 3/12; pengganti Budi",
        "Notes a leave, in one line or two taps, with who stands in. Whoever is away is not "
        "called while somebody else can be; it ends by itself with a greeting that says what "
        "is open. An admin does it for others on their card in `/anggota`.",
    ),
    "dibajak": (
        "/dibajak",
        "From any colleague's phone: whose account was taken over? An admin is asked to "
        "suspend it with one tap; where none can or none does within ten minutes, the leads "
        "are. Until then it can neither manage members nor invite.",
    ),
    "pasang": (
        "/pasang",
        "In a group: tests what the bot may do there, names the tap for each thing that is missing, and makes the group the war room. In a private chat: says how to begin.",
    ),
    "anggota": (
        "/anggota",
        "Lists the team with a card for each. An admin gives and takes roles there, "
        "notes a telephone number, suspends and reinstates.",
    ),
    "undang": (
        "/undang piket",
        "Gives a link with which one person joins with that role, once, within 24 "
        "hours. Without a role it offers those that one may give.",
    ),
    "bahasa": ("/bahasa", "Lets one choose Indonesian or English, for oneself alone."),
    "datasaya": (
        "/datasaya",
        "Says what is stored about oneself, how long, and under which number. One button "
        "sends all of it as a file, one asks the admins to erase it: see "
        "[privacy.md](privacy.md).",
    ),
    "batal": ("/batal", "Cancels the question that the bot is waiting to have answered."),
}  # fmt: skip

#: What each action of the access table is, in the words of an office.
ACTIONS: dict[Action, str] = {
    Action.HELP: "ask for help",
    Action.SET_LANGUAGE: "choose one's language",
    Action.CANCEL: "cancel one's open question",
    Action.SEE_OWN: "see what is stored about oneself",
    Action.ASK_ERASURE: "ask to be erased",
    Action.REPORT: "report",
    Action.DESCRIBE: "add urgency, place, time, source, evidence",
    Action.MERGE: "join two issues that are one",
    Action.WITHDRAW: "take a report back (only its reporter)",
    Action.SEE_ISSUES: "see issues, their timeline and attachments",
    Action.TAKE: "take an issue in hand",
    Action.HAND_OVER: "offer it to somebody else",
    Action.ACCEPT_HANDOVER: "accept or decline what is offered",
    Action.RECORD_CALL: "note that somebody was telephoned",
    Action.TRIAGE: "assess an issue",
    Action.SET_LEVEL: "set its level",
    Action.LOWER_LEVEL: "lower a level that is in force",
    Action.STEP: "open the next step of an issue",
    Action.ANALYSE: "go on from mapping to analysis (T04)",
    Action.FAST_LANE: "respond before the meeting (T05)",
    Action.MONITOR: "monitor for now (T03, T23)",
    Action.REVISIT: "bring back what is monitored (T09)",
    Action.MERGE_INTO: "merge an issue into another (T06)",
    Action.REJECT: "reject a report (T07)",
    Action.APPEAL: "appeal against a rejection, once (only its reporter)",
    Action.HEAR_APPEAL: "hear an appeal; not who rejected, while there is anybody else",
    Action.TRANSFER: "transfer an issue to another agency (T08)",
    Action.CONVENE: "call the agencies together (T11)",
    Action.RESPOND: "go from the meeting to the response (T12)",
    Action.SKIP_MEETING: "respond without a meeting (T13)",
    Action.REANALYSE: "go back to the analysis (T22)",
    Action.CALM: "declare an issue contained (T14)",
    Action.RESUME: "go back to responding (T15)",
    Action.REVIEW: "start the review (T16)",
    Action.CLOSE: "close an issue (T10, T17, T18)",
    Action.REOPEN: "open a closed issue again (T19)",
    Action.BREAK_GLASS: "pass what is missing by giving a reason",
    Action.WRITE_NOTE: "write into an issue's dossier",
    Action.APPROVE_NOTE: "stand behind a note of a dossier; never one's own",
    Action.SPEAK: "agree to be the spokesperson of an issue, when asked",
    Action.SEE_TEAM: "see who has which role on an issue",
    Action.FORM_TEAM: "choose the team of an issue and call it",
    Action.OFFER_ROLE: "offer a role of an issue to somebody",
    Action.ACCEPT_ROLE: "accept a role that was offered",
    Action.DECLINE_ROLE: "decline one, with a reason",
    Action.EXPIRE_ROLE: "let an offer expire that nobody answered",
    Action.WITHDRAW_ROLE: "take an offer back",
    Action.HAND_ROLE: "hand one's own role over, to somebody who accepts it",
    Action.RENOUNCE_ROLE: "lose a role to whoever accepted it",
    Action.END_ROLE: "end a role with its issue, or with its holder's account",
    Action.DRAFT: "write a statement",
    Action.SUBMIT: "submit it for approval",
    Action.APPROVE: "approve it, where the level names one's role; never one's own text",
    Action.RETURN: "return it with a reason, where one could approve it",
    Action.REVIEW_FACTS: "say that the facts of a text are right",
    Action.REVIEW_LAW: "say that the law has nothing against a text",
    Action.REVIEW_AGAIN: "bring a submitted text back to its reviews",
    Action.RECORD_ORAL: "record an approval by WhatsApp or telephone",
    Action.CONFIRM_ORAL: "confirm what was recorded in one's name",
    Action.SEE_BOOKS: "open the books of an issue",
    Action.SEE_ACCESS: "see who leads an issue and who may see it",
    Action.RESTRICT: "restrict an issue to its circle",
    Action.SEE_SPEAKER: "see who speaks about an issue",
    Action.SEE_BRIEF: "see and copy the brief of the spokesperson",
    Action.EDIT_BRIEF: "add lines to the brief, give an issue its public title",
    Action.APPROVE_BRIEF: "approve an answer of the brief that somebody else wrote",
    Action.SET_MANDATE: "say what the spokesperson may speak about, and name the deputy "
    "(who may name the spokesperson)",
    Action.ASK_SPEAKER: "ask the spokesperson to speak, or for a wider mandate",
    Action.SEE_SUMMARY: "write a safe summary",
    Action.SEE_ACTING: "see who acts for an office",
    Action.RECORD_ACTING: "record that somebody else acts for an office, and end it",
    Action.LIFT: "open a restricted issue to the team again, with a reason",
    Action.GIVE_ACCESS: "let people into a restricted issue, and put them out",
    Action.APPOINT_LEAD: "offer the lead of an issue to somebody else",
    Action.SEE_FACTS: "see the facts of an issue",
    Action.CLAIM_FACT: "record a fact",
    Action.ADD_SOURCE: "add a source to it",
    Action.CHECK_FACT: "check somebody else's claim, where two people verify",
    Action.VERIFY_FACT: "verify somebody else's claim",
    Action.REFUTE_FACT: "say that a claim is false",
    Action.DOUBT_FACT: "say that a claim cannot be determined",
    Action.RENEW_FACT: "say that a verified fact still holds; never one's own",
    Action.SUPERSEDE_FACT: "put a verified value in the place of an older one",
    Action.WITHDRAW_FACT: "withdraw a verified fact, with a reason",
    Action.CHOOSE_SOURCE: "choose the reference source where verified values differ",
    Action.DECLARE_NO_FACTS: "declare that no fact is verified yet",
    Action.SEE_INPUTS: "see what citizens ask for",
    Action.LOG_INPUT: "log what citizens ask for, count the same",
    Action.FOLLOW_INPUT: "say that something is done about it",
    Action.ANSWER_INPUT: "answer what citizens ask for",
    Action.SEE_TASKS: "see tasks and decisions",
    Action.GIVE_TASK: "give a task",
    Action.TAKE_TASK: "accept one's own task, or one of somebody outside",
    Action.FINISH_TASK: "say that it is done: who has it, who gave it, leaders",
    Action.PASS_TASK: "pass it on: who has it, who gave it, leaders",
    Action.DECLINE_TASK: "give one's own task back, with a reason",
    Action.MOVE_DUE: "change its time: who gave it, leaders",
    Action.ADD_EVIDENCE: "show that it was done",
    Action.DROP_TASK: "drop it, with a reason: who gave it, leaders",
    Action.REOPEN_TASK: "open it again: who gave it, leaders",
    Action.DECIDE: "record a decision or a directive",
    Action.REPORT_UP: "write the report to the head",
    Action.SEE_STRATEGY: "see stakeholders, strategy, key messages and narrative",
    Action.EDIT_STAKEHOLDERS: "add and change stakeholders, note that they were told",
    Action.PLAN_MESSAGES: "choose the strategy, write key messages and narrative",
    Action.APPROVE_NARRATIVE: "approve a narrative that somebody else wrote",
    Action.SEE_MEETINGS: "see the meetings of an issue and their minutes",
    Action.BOOK_MEETING: "book a meeting, change it, invite to it",
    Action.CANCEL_MEETING: "call a meeting off",
    Action.ANSWER_INVITATION: "answer an invitation, one's own",
    Action.TAKE_MINUTES: "add to the minutes of a meeting",
    Action.MARK_ATTENDANCE: "mark who came to a meeting",
    Action.SUBMIT_MINUTES: "submit minutes for approval",
    Action.APPROVE_MINUTES: "approve minutes; never those that one submitted",
    Action.RETURN_MINUTES: "give minutes back",
    Action.SEE_CONFERENCE: "see the press conferences of an issue",
    Action.PLAN_CONFERENCE: "plan a press conference, move it, give its tasks away",
    Action.CANCEL_CONFERENCE: "call a press conference off",
    Action.TICK_CONFERENCE: "tick its checklist, mark who of the press came",
    Action.START_CONFERENCE: "start it; without approved answers only leaders",
    Action.LOG_CONFERENCE: "log what is promised and asked there",
    Action.END_CONFERENCE: "end it",
    Action.CLOSE_CONFERENCE: "close it once all is followed up",
    Action.REHEARSE: "rehearse the prepared answers with a colleague",
    Action.SEE_SITREPS: "see situation reports",
    Action.WRITE_SITREP: "write and send a situation report",
    Action.SEE_RUMOURS: "see the rumours of an issue",
    Action.RECORD_RUMOUR: "record a rumour",
    Action.ASSESS_RUMOUR: "weigh a rumour",
    Action.CLARIFY_RUMOUR: "note that a rumour was clarified, and where",
    Action.MONITOR_RUMOUR: "only monitor a rumour",
    Action.IGNORE_RUMOUR: "leave a rumour alone",
    Action.END_RUMOUR: "note that a rumour has faded",
    Action.PROVE_RUMOUR: "give evidence about a rumour",
    Action.PROPOSE_LABEL: "propose what a rumour is called",
    Action.CONFIRM_LABEL: "agree to a label; never one's own proposal",
    Action.SEE_ENQUIRIES: "see what journalists ask",
    Action.RECORD_ENQUIRY: "record what a journalist asks",
    Action.TAKE_ENQUIRY: "take a journalist's question",
    Action.HAND_ENQUIRY: "hand it over",
    Action.HOLD_ENQUIRY: "answer it with a holding line",
    Action.ANSWER_ENQUIRY: "answer it; from L3 on with an approved line",
    Action.MISS_ENQUIRY: "let it pass its deadline: only time does",
    Action.NOTE_COVERAGE: "note whether an answer was printed, and balanced",
    Action.CLAIM_REPLY: "start the two months of the right of reply",
    Action.SEE_CLIPPINGS: "see the clippings of an issue",
    Action.CLIP: "keep a clipping, say its tone and time",
    Action.SEE_MEDIA: "see the media list",
    Action.PROTECT_NAMES: "write down, read and remove names that no text may say",
    Action.PUBLISH: "publish an approved text, and say that it is out",
    Action.CORRECT: "let a text be corrected by another",
    Action.WITHDRAW_TEXT: "withdraw a text that is out",
    Action.REVIEW_AGAIN: "(nobody: it happens by itself)",
    Action.SEE_CHANNELS: "see the official channels, and what is out where",
    Action.KEEP_CHANNELS: "register channels, and say who may publish there",
    Action.SEE_PRESS_CONTACTS: "see contacts of journalists",
    Action.EDIT_MEDIA: "correct the media list, mark an outlet as national",
    Action.ERASE_JOURNALIST: "erase a journalist who asks for it",
    Action.TELL_PUBLIC: "note that the public was told there is nothing new",
    Action.SEE_PROMISES: "see the promises to the public",
    Action.MAKE_PROMISE: "record a promise to the public",
    Action.KEEP_PROMISE: "note that a promise was kept",
    Action.REPLACE_PROMISE: "replace a promise, with a reason",
    Action.MISS_PROMISE: "note that a promise is overdue: time does",
    Action.VOID_PROMISE: "void what a text promised: it happens when the text is taken back",
    Action.END_LEGAL: "note that a duty of the law was met",
    Action.SEE_ROSTER: "see who is on duty, and the roster",
    Action.EDIT_ROSTER: "change the roster",
    Action.STAND_DUTY: "be on duty, stand in, swap",
    Action.SET_UP_ROOM: "make a group the war room",
    Action.NOTE_IN_ROOM: "make a note of an issue by a reply in the war room",
    Action.SET_QUIET: "say when they rest",
    Action.SEE_READINESS: "see who would be reached",
    Action.TICK_READINESS: "tick off the checklist of readiness",
    Action.TEST_REACH: "test who is reached",
    Action.CALL_MUSTER: "call the team to attend, print the list",
    Action.ANSWER_MUSTER: "answer a roll call",
    Action.EXPORT: "take an approved text as PDF or DOCX, the press kit as ZIP",
    Action.NUMBER_LETTER: "type in the letter number of a text",
    Action.PRINT: "print the decree of the team and the phone tree",
    Action.TAKE_LEAVE: "note one's own leave",
    Action.EDIT_OWN: "change one's own position, unit and telephone",
    Action.HAND_ALL: "hand everything of one's own over to one successor",
    Action.RAISE_SUSPICION: "report a colleague's account as taken over",
    Action.DECIDE_SUSPICION: "decide about a reported account (leads where no admin does)",
    Action.SEE_MEMBERS: "see the members",
    Action.INVITE: "invite",
    Action.INVITE_ANY: "invite as admin or as head of agency",
    Action.MANAGE_MEMBERS: "give and take roles, suspend, reinstate",
}  # fmt: skip

#: What each class of letters is for.
CLASSES: dict[MessageClass, str] = {
    MessageClass.PING: "calls somebody about an issue",
    MessageClass.ALARM: "says that something is wrong",
    MessageClass.REPLY: "answers what a person just did",
    MessageClass.RECEIPT: "confirms a report",
    MessageClass.INFO: "tells what happened",
    MessageClass.PUBLISH: "carries an approved text",
    MessageClass.FILE: "carries files",
    MessageClass.BOARD: "rewrites a message so that it tells the truth",
    MessageClass.EPHEMERAL: "is worthless a minute later",
}

#: Short names of clocks in the office's language are in labels.toml; these say more.
CLOCK_CODES = {
    ClockName.ACKNOWLEDGE: "C1",
    ClockName.TRIAGE: "C2",
    ClockName.RESPONDER_REACHED: "C3",
    ClockName.FIRST_WORD_DECISION: "C4",
    ClockName.FIRST_WORD: "C4",
    ClockName.FULL_STATEMENT: "C5",
    ClockName.APPROVAL: "–",
    ClockName.PUBLIC_UPDATE: "C6",
    ClockName.PROMISE: "–",
    ClockName.SITREP: "C7",
    ClockName.ENQUIRY: "C8",
    ClockName.REVIEW: "C9",
}


def label(locale: str, key: str) -> str:
    """Return a phrase as the screen has it."""
    table, _, name = key.partition(".")
    return str(_labels(locale)[table][name])


@cache
def _labels(locale: str) -> dict[str, dict[str, str]]:
    text = (ROOT / "templates" / locale / "labels.toml").read_text("utf-8")
    return tomllib.loads(text)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [list(head), ["---"] * len(list(head)), *map(list, rows)]
    cells = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join("| " + " | ".join(line) + " |" for line in cells)


def who(roles: frozenset[Role]) -> str:
    """Name a set of roles as briefly as is true."""
    if not roles:
        return "nobody: it happens by itself"
    if roles == frozenset(Role):
        return "every member"
    if roles == frozenset(Role) - {Role.REPORTER}:
        return "every member but reporters"
    out = [role for role in TEAM if role not in roles]
    if roles <= TEAM and 0 < len(out) <= 2:
        names = " and ".join(
            sorted(label("en", f"role.{role}").lower() for role in out)
        )
        return f"the team without {names}"
    return ", ".join(
        label("en", f"role.{role}").lower() for role in Role if role in roles
    )


def commands() -> str:
    """Every chat command."""
    rows = [_command(command) for command in handlers.COMMANDS]
    return table(
        ("command", "also", "who", "what it does", "example"), [_start(), *rows]
    )


def _start() -> list[str]:
    said = "Joins with the link of an invitation, then asks for name and position; without a link it welcomes a member again."  # fmt: skip
    return ["`/start`", "", "whoever holds a link", said, "`/start`"]


def _command(command: Any) -> list[str]:
    typed, said = EXAMPLES[command.name]
    shown = label("id", f"command.{command.name}")
    return [
        f"`/{command.name}`",
        f"`/{command.alias}`",
        who(MAY[command.action]),
        f"*{shown}*. {said}",
        f"`{typed}`",
    ]


def access() -> str:
    """Who may do what."""
    rows = [(ACTIONS[action], who(MAY[action])) for action in MAY]
    return table(("to …", "one must be"), rows)


def roles() -> str:
    """Every role, with what people type and read."""
    short = {role: word for word, role in SHORT_NAMES.items()}
    return table(
        ("code", "typed", "on the screen (id)", "(en)"),
        (
            (
                f"`{role}`",
                f"`{short.get(role, role)}`",
                label("id", f"role.{role}"),
                label("en", f"role.{role}"),
            )
            for role in Role
        ),
    )


def states() -> str:
    """The states of an issue and of everything that is kept of it."""
    kinds = {"state": IssueState, "document_state": DocumentState}
    kinds |= {
        "fact_state": FactState,
        "input_state": InputState,
        "task_state": TaskState,
        "meeting_state": MeetingState,
        "conference_state": ConferenceState,
    }
    kinds |= {"enquiry_state": EnquiryState}
    kinds |= {"rumour_state": RumourState, "promise_state": PromiseState}
    return _terms(kinds)


def fact_words() -> str:
    """The kinds of source, and who may hear a fact."""
    return _terms({"source_kind": SourceKind, "publicity": Publicity})


def fact_life() -> str:
    """The life of a fact."""
    ends = ", ".join(f"`{state}`" for state in FactState if state in SETTLED_FACTS)
    return f"{_life(FACT_LIFE)}\n\nFinished, no button moves it any more: {ends}."


def input_life() -> str:
    """The life of what citizens ask for."""
    return _life(INPUT_LIFE)


def meeting_life() -> str:
    """The life of a meeting and of its minutes."""
    return _life(MEETING_LIFE)


def conference_life() -> str:
    """The life of a press conference."""
    return _life(CONFERENCE_LIFE)


def task_life() -> str:
    """The life of a task."""
    return _life(TASK_LIFE)


def rumour_words() -> str:
    """What rumours are called, how far they reach, what harm they do."""
    rows = _words("rumour_label", RumourLabel)
    grades = [str(grade) for grade in range(WORST + 1)]
    rows += _words("reach", grades) + _words("harm", grades)
    return table(("code", "on the screen (id)", "(en)"), rows)


def rumour_life() -> str:
    """The life of a rumour."""
    return _life(RUMOUR_LIFE)


def promise_life() -> str:
    """The life of a promise to the public."""
    return _life(PROMISE_LIFE)


def press_words() -> str:
    """With what the press is answered, how far an outlet reaches, tones."""
    rows = (
        _words("enquiry_line", Line)
        + _words("outlet_reach", Reach)
        + _words("tone", TONES)
    )
    return table(("code", "on the screen (id)", "(en)"), rows)


def enquiry_life() -> str:
    """The life of a journalist's question."""
    return _life(ENQUIRY_LIFE)


def levels() -> str:
    """The levels, and what a reporter taps."""
    rows = _words("level", (level.name for level in Level))
    rows += _words("urgency", Urgency)
    return table(("code", "on the screen (id)", "(en)"), rows)


def clocks() -> str:
    """The clocks."""
    rows = [
        (f"`{name}`", CLOCK_CODES[name], *_both(f"clock.{name}")) for name in ClockName
    ]
    return table(("code", "doctrine", "on the screen (id)", "(en)"), rows)


def classes() -> str:
    """The classes of letters."""
    return table(
        ("class", "a letter that …"),
        ((f"`{klass}`", CLASSES[klass]) for klass in MessageClass),
    )


def _terms(kinds: dict[str, type[Enum]]) -> str:
    rows = [row for name, codes in kinds.items() for row in _words(name, codes)]
    return table(("code", "on the screen (id)", "(en)"), rows)


def _words(name: str, codes: Iterable[Any]) -> list[tuple[str, ...]]:
    return [(f"`{code}`", *_both(f"{name}.{code}")) for code in codes]


def _both(key: str) -> tuple[str, str]:
    return label("id", key), label("en", key)


def issue_life() -> str:
    """The life of an issue."""
    ends = ", ".join(f"`{state}`" for state in IssueState if state in TERMINAL)
    out = "only re-opening and an appeal lead on from there"
    return f"{_life(ISSUE_LIFE)}\n\nFinished, {out}: {ends}."


def issue_steps() -> str:
    """What each step asks for, in both profiles."""
    small, full = _life_rules("life.toml"), _life_rules("full/life.toml")
    rows = [
        (code, *_ends_of(code), _asks(small, code), _asks(full, code)) for code in CODES
    ]
    return table(("step", "from", "to", "small office", "full team"), rows)


def _life_rules(name: str) -> LifeRules:
    content = tomllib.loads((SHIPPED / name).read_text("utf-8"))
    return LifeFile.model_validate(content).value()


def _ends_of(code: str) -> tuple[str, str]:
    rows = [row for row in STEPS if row.code == code]
    sources = dict.fromkeys(f"`{row.source}`" for row in rows)
    return ", ".join(sources), f"`{rows[0].target}`"


def _asks(rules: LifeRules, code: str) -> str:
    """Say what a step asks for, from which level on, and whom it is kept for."""
    rule = rules.rule(code)
    parts = [_codes(rule.needs)] if rule.needs else []
    parts += [f"from {lv.name}: {_codes(n)}" for lv, n in rule.from_level.items()]
    parts += [f"at {lv.name} only {who(r)}" for lv, r in rule.only.items()]
    parts += [f"owes {_codes(rule.owes)}"] if rule.owes else []
    return "; ".join(parts) or "nothing"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def guards() -> str:
    """Every guard: what is said when it does not hold, and what meets it."""
    rows = [(f"`{need}`", label("en", f"need.{need}"), _meets(need)) for need in Need]
    return table(("guard", "when it does not hold", "met by"), rows)


def _meets(need: Need) -> str:
    never = ", and by nothing else" if need in TWO_PERSON | ESSENTIAL else ""
    if need in MET_BY:
        note = label("en", f"note.{MET_BY[need]}").lower()
        second = ", with a second person" if FORMS[MET_BY[need]].second else ""
        return f"the note *{note}*{second}{never}"
    name = MET_AT[need]
    said = label("en", f"button.{name}") if name else ""
    return (f"the button *{said}*" if said else "time, or the level") + never


def assignment_life() -> str:
    """The life of an assignment."""
    return _life(ASSIGNMENT_LIFE)


def document_life() -> str:
    """The life of a document."""
    return _life(DOCUMENT_LIFE)


def _life(life: Life[Any]) -> str:
    moves = [t for t in life.transitions if t.source is not t.target]
    rows = (
        (f"`{t.source}`", f"`{t.action}`", f"`{t.target}`", who(MAY[t.action]))
        for t in moves
    )
    shown = table(("in", "action", "leads to", "who may"), rows)
    diagram = f"```mermaid\n{life.mermaid()}\n```"
    return "\n\n".join([diagram, shown, "\n".join(_stays(life))])


def _stays(life: Life[Any]) -> Iterable[str]:
    """Say what may happen in each state without leaving it."""
    for state in dict.fromkeys(t.source for t in life.transitions):
        stay = [a for a in life.actions(state) if life.next_state(state, a) is state]
        if stay:
            yield f"- stays `{state}`:\n  {', '.join(f'`{action}`' for action in stay)}"


def settings() -> str:
    """Every setting with its default, what it is for, and what is allowed."""
    said = meanings()
    rows = [
        (
            f"`SIAGA_{name.upper()}`",
            default(field),
            said[f"SIAGA_{name.upper()}"],
            str(field.description),
            "yes" if is_used(name) else "not yet: only checked",
        )
        for name, field in Settings.model_fields.items()
    ]
    return table(("setting", "default", "what for", "must be", "in use"), rows)


def default(field: Any) -> str:
    """Write a default as `.env` would."""
    if field.is_required():
        return "none: needed"
    value = field.default
    if isinstance(value, Address):
        value = f"{value.host}:{value.port}"
    return f"`{value}`" if value not in (None, ()) else "none"


def meanings() -> dict[str, str]:
    """Return what .env.example says above each setting."""
    said: dict[str, str] = {}
    for part in (ROOT / ".env.example").read_text("utf-8").split("\n\n"):
        lines = [line.removeprefix("#").strip() for line in part.splitlines()]
        words = [line for line in lines if not line.startswith("SIAGA_")]
        for line in lines:
            if line.startswith("SIAGA_"):
                said[line.partition("=")[0]] = " ".join(words)
    return said


def is_used(name: str) -> bool:
    """Tell whether anything outside the settings' own room reads it."""
    reads = re.compile(rf"settings\.{name}\b")
    files = (ROOT / "bot").rglob("*.py")
    return any(
        reads.search(file.read_text("utf-8"))
        for file in files
        if "settings" not in file.relative_to(ROOT).parts
    )


def machine() -> str:
    """Every sub-command of `siaga`."""
    return table(
        ("command", "what it does", "example"),
        (
            (f"`{usage(command)}`", _sentence(command.HELP), f"`{command.EXAMPLE}`")
            for command in bot.cli.commands()
        ),
    )


def usage(command: ModuleType) -> str:
    """Return how a sub-command is written."""
    parser = ArgumentParser(add_help=False)
    command.arguments(parser)
    parts = [f"siaga {bot.cli.name_of(command)}"]
    for argument in parser._actions:
        shown = str(argument.metavar or argument.dest)
        options = argument.option_strings
        shown = f"[{shown}]" if argument.nargs == "?" else shown
        parts.append(f"[{options[0]} {shown}]" if options else shown)
    return " ".join(parts)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def telegram_methods() -> str:
    """Return the methods that the local Telegram answers."""
    return listed(METHODS)


def telegram_parameters() -> str:
    """Return the parameters that it refuses."""
    return listed(NOT_IMITATED)


def faults() -> str:
    """Return every fault of the catalogue and who shows what then happens."""
    return table(
        ("", "what goes wrong", "what then happens", "shown by"),
        (
            (number, row.what, row.then, row.why_not or "; ".join(_told(row.shown)))
            for number, row in ROWS.items()
        ),
    )


def _told(tests: Iterable[str]) -> Iterable[str]:
    """Yield tests as sentences, each with the file in which it is."""
    for test in tests:
        path, _, name = test.partition("::test_")
        yield f"{name.replace('_', ' ')} (`tests/{path}`)"


def defects() -> str:
    """Every defect that is planted, and the tests that notice it."""
    return table(
        ("planted defect", "promise that it breaks", "noticed by"),
        ((one.name, one.promise, _files(one.caught_by)) for one in planted()),
    )


def _files(tests: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(f"`{test.partition('::')[0]}`" for test in tests))


def listed(names: Iterable[str]) -> str:
    """Return names as one paragraph, in lines that fit a screen."""
    words = ", ".join(f"`{name}`" for name in sorted(names)) + "."
    return "\n" + fill(words, 96) + "\n"


#: What each kind of what is stored is, for the page about privacy.
KINDS: dict[Kind, str] = {
    Kind.UPDATES: "raw updates of Telegram that were handled",
    Kind.SET_ASIDE: "raw updates that could not be handled",
    Kind.LETTERS: "the words of letters, after they were due",
    Kind.DIALOGUES: "questions that nobody answered",
    Kind.BUTTONS: "what buttons mean, after they stopped working",
    Kind.INVITATIONS: "invitations, after they ended; who tried one",
    Kind.STRANGERS: "when a stranger was greeted",
    Kind.PROTECTED: "names that no text may say, once their issue is finished",
    Kind.NOTES: "what was sent and never became part of an issue",
    Kind.JOURNALISTS: "names and contacts of journalists in the media list",
    Kind.ATTACHMENTS: "where the files of a report lie, once its issue is finished",
    Kind.RECORDS: "the words of issues, reports and drafts, once finished",
    Kind.COPIES: "copies that the bot makes by itself",
    Kind.REPLACED: "the database that a restore or a new version put aside",
    Kind.OTHER_COPIES: "other copies in `backups/`",
}


def retention() -> str:
    """What is kept how long, and why: the shipped retention.toml."""
    terms = load_playbook(None).retention.terms
    rows = [
        [
            f"`{kind}`",
            KINDS[kind],
            f"{term.keep.days} day{'s' * (term.keep.days > 1)}"
            if term.keep
            else "always",
            term.reason,
        ]
        for kind, term in terms.items()
    ]
    return table(["kind", "what it is", "kept", "why"], rows)


def calls_small() -> str:
    """The ladders of the small office as tables."""
    return call_tables.tables("small")


def calls_full() -> str:
    """The ladders of the full team as tables."""
    return call_tables.tables("full")


PARTS: dict[str, Callable[[], str]] = {
    part.__name__: part
    for part in (
        access,
        assignment_life,
        calls_full,
        calls_small,
        classes,
        clocks,
        commands,
        conference_life,
        defects,
        document_life,
        enquiry_life,
        fact_life,
        fact_words,
        faults,
        guards,
        input_life,
        issue_life,
        issue_steps,
        levels,
        lint_rules,
        machine,
        meeting_life,
        press_words,
        promise_life,
        retention,
        roles,
        rumour_life,
        rumour_words,
        settings,
        states,
        task_life,
        telegram_methods,
        telegram_parameters,
        text_kinds,
    )
}  # fmt: skip


def pages() -> list[Path]:
    """Return the pages that have generated parts."""
    found = sorted(DOCS.glob("*.md"))
    return [page for page in found if PART.search(page.read_text("utf-8"))]


def written_anew(page: Path) -> str:
    """Return a page with its generated parts up to date."""
    return PART.sub(
        lambda part: f"{part[1]}{PARTS[part[2]]()}\n{part[3]}", page.read_text("utf-8")
    )


def main() -> None:
    """Bring every page up to date."""
    for page in pages():
        page.write_text(written_anew(page), "utf-8")
        print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
