"""Rich facts for every template: "card.finished" is one more card, in a state of its own.

What people typed is hostile on purpose: markup, template code, quotes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.fields import FieldRule
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.topics import FORMS
from bot.domain.values import replace
from bot.ports.cards import PublicWord
from bot.services.books.shelf import Count
from bot.services.cards import face
from bot.services.levels.level_facts import FloorLine
from bot.services.life.debts import DebtLine
from bot.services.looking.helping import GROUPS
from bot.services.looking.map_words import Corner, Entry
from bot.services.looking.searching import Line
from bot.services.texts.beside_texts import Beside
from bot.services.views import IssueView, PhoneView
from tests.words import (
    call_samples,
    circle_samples,
    conference_samples,
    document_samples,
    editing_samples,
    export_samples,
    fact_samples,
    inbound_samples,
    kind_samples,
    lint_samples,
    media_samples,
    meeting_samples,
    publishing_samples,
    ready_samples,
    review_samples,
    room_samples,
    roster_samples,
    rumour_samples,
    sitrep_samples,
    speaking_samples,
    strategy_samples,
    task_samples,
    team_samples,
)
from tests.words.catalog import WORDS
from tests.words.catalog import documents as kinds_of_documents

Facts = dict[str, Any]


@dataclass(frozen=True)
class Label:
    """Says the labels of one language, as a turn does for its reader."""

    locale: str

    def __call__(self, key: str, **facts: object) -> str:
        return WORDS.label(key, self.locale, **facts)


NOW = datetime(2026, 3, 11, 23, 20, tzinfo=UTC)  # 07.20 WITA, a Thursday
REPORTED = NOW - timedelta(minutes=15)
TAKEN = NOW - timedelta(minutes=8)
SOON = NOW + timedelta(minutes=10)
LATER = NOW + timedelta(hours=3, minutes=45)
OVERDUE = NOW - timedelta(minutes=5)

TITLE = 'Air keran keruh <b>5 & 6</b> {{7*7}} "sejak pagi" di tiga kelurahan'
MORE = "Warga sudah melapor tiga kali & belum dijawab."
PLACE = "Jl. Ulu <5 & 6>"
TEXT = "ISU-2026-0001/D1"
BODY = f"""PERNYATAAN AWAL: {TITLE}

SAMARINDA, Kamis, 12 Maret 2026, pukul 07.20 WITA — Kami memahami kekhawatiran warga.

Keterangan berikutnya pukul 12.00 WITA di Situs resmi (https://instansi.example)."""

ANA = "Ana <b>A</b> (Pranata Humas)"
BUDI = Member(
    101,
    "Budi & Co",
    frozenset({Role.DUTY_OFFICER}),
    REPORTED - timedelta(days=40),
    position="Pranata Humas",
    phone="0800 000 001",
)


def issue(label: Label) -> IssueView:
    """Return an issue that nobody has taken."""
    return IssueView(
        id="2026-0001",
        number="ISU-2026-0001",
        short="0001",
        title=TITLE,
        state=label("state.reported"),
        level=label("level.none"),
        urgency=label("urgency.service_down"),
        score=None,
        reporter=ANA,
        reported_at=REPORTED,
        owner="",
        taken_at=None,
        place=PLACE,
        happened="hari ini pukul 06.40",
        source="warga lewat WhatsApp",
        merged_into="",
        mapping_owed=False,
        attachments=f"1 {label('attachment.photo')}, 2 {label('attachments.video')}",
        reports=1,
        text=f"{TITLE}\n{MORE}",
        origin="Info <b>Kota</b>",
    )


def bare(label: Label) -> IssueView:
    """Return an issue of which only a sentence is known."""
    return replace(
        issue(label),
        urgency="",
        place="",
        happened="",
        source="",
        attachments="",
        text="",
        origin="",
    )


def taken(label: Label) -> IssueView:
    return replace(
        issue(label),
        state=label("state.triage"),
        owner=lead(label),
        taken_at=TAKEN,
    )


def severe(label: Label) -> IssueView:
    """Return a mapped issue of L3 with several reports."""
    return replace(
        taken(label),
        state=label("state.analysis"),
        level=label("level.L3"),
        score=62,
        mapping_owed=True,
        reports=3,
    )


def merged(label: Label) -> IssueView:
    return replace(
        issue(label), state=label("state.merged"), merged_into="ISU-2026-0007"
    )


def beyond(label: Label) -> str:
    """Return a warning that somebody else speaks."""
    return label("beyond.not_speaker", who=ANA, number="ISU-2026-0001")


def lead(label: Label) -> str:
    return f"Citra ({label('role.crisis_lead')})"


def duty(label: Label) -> str:
    return f"Budi ({label('role.duty_officer')})"


def messages(locale: str) -> dict[str, Facts]:
    """Return the facts of every message, by name and variant."""
    label = Label(locale)
    found: dict[str, Facts] = {}
    for part in (*_OF_ISSUES, *_OF_PEOPLE, *_OF_TEXTS):
        found |= part(label)
    return found


def _policies(label: Label) -> dict[str, Facts]:
    """Return what came with escalation policies and quiet hours."""
    people = duty(label), lead(label)
    return call_samples.messages(label, issue(label), severe(label), *people, NOW)


def _calls(label: Label) -> dict[str, Facts]:
    fresh = {"issue": issue(label), "now": NOW, "next_at": SOON}
    ping = fresh | {"next_names": lead(label), "reason": "reported"}
    ping |= {"late": False, "phone": None, "mine": False, "similar": (0, "")}
    return {
        "ping": ping,
        "ping.second_round": ping
        | {"late": True, "phone": PhoneView(duty(label), BUDI.phone)},
        "ping.bare": ping | {"issue": bare(label), "next_names": "", "next_at": None},
        "ping.level": ping
        | {
            "issue": severe(label),
            "next_names": duty(label),
            "reason": "level",
            "phone": PhoneView(duty(label), ""),
            "late": True,
        },
        "ping.lapsed": ping | {"issue": severe(label), "reason": "lapsed"},
        "ping.similar": ping | {"similar": (2, "0002, 0003")},
        "ping.mine": ping | {"issue": severe(label), "reason": "level", "mine": True},
        "sleeping": {
            "issue": replace(issue(label), urgency=label("urgency.can_wait")),
            "until": LATER,
            "now": NOW,
        },
        "taken": {"issue": taken(label), "now": NOW},
        "kept": {"issue": severe(label), "now": NOW},
        "urgency_changed": {"issue": taken(label)},
        "handover_choose": {"issue": taken(label), "anybody": True},
        "handover_choose.nobody": {"issue": taken(label), "anybody": False},
        "handover_offer": {"issue": taken(label), "giver": lead(label), "reason": ""},
        "handover_offer.why": {
            "issue": taken(label),
            "giver": lead(label),
            "reason": label("button.reason_busy"),
        },
        "handover_offered": {"issue": taken(label), "to": duty(label), "reason": ""},
        "handover_offered.why": {
            "issue": taken(label),
            "to": duty(label),
            "reason": label("button.reason_busy"),
        },
        "handover_declined": {"issue": taken(label)},
        "handover_refused": {"issue": taken(label), "who": duty(label)},
    }


def _reports(label: Label) -> dict[str, Facts]:
    receipt = {
        "issue": issue(label),
        "called": duty(label),
        "next_names": lead(label),
        "next_at": SOON,
        "same": replace(issue(label), id="2026-0004", number="ISU-2026-0004"),
        "done": False,
        "bundled": False,
        "now": NOW,
    }
    fresh = receipt | {"issue": bare(label), "same": None}
    return {
        "receipt": receipt,
        "receipt.first": fresh,
        "receipt.later": fresh | {"called": ""},
        "receipt.bundled": receipt | {"called": "", "bundled": True},
        "receipt.nobody": fresh | {"called": "", "next_names": "", "next_at": None},
        "receipt.taken": receipt | {"issue": taken(label), "same": None},
        "receipt.done": fresh | {"done": True},
        "report_what": {},
        "report_edited": {
            "number": "ISU-2026-0001",
            "before": TITLE,
            "after": f"{TITLE}, air berbau",
        },
        "report_edited.without_words": {
            "number": "ISU-2026-0001",
            "before": "",
            "after": "",
        },
        "report_joined": {"issue": severe(label), "who": ANA},
        "note_kept": {"text": TITLE},
        "many_messages": {"number": "ISU-2026-0001"},
        "many_messages.notes": {"number": ""},
        "attachment_caption": {
            "number": "ISU-2026-0001",
            "who": ANA,
            "at": REPORTED,
            "origin": "Kabar <Kota>",
        },
        "report_text": {
            "number": "ISU-2026-0001",
            "who": ANA,
            "at": REPORTED,
            "origin": "Kabar <Kota>",
            "text": f"{TITLE}\nair berbau",
            "page": 1,
            "pages": 2,
        },
        "report_text.short": {
            "number": "ISU-2026-0001",
            "who": ANA,
            "at": REPORTED,
            "origin": "",
            "text": TITLE,
            "page": 1,
            "pages": 1,
        },
        "merged": {"issue": merged(label), "now": NOW},
        "withdraw_ask": {"issue": issue(label)},
        "withdrawn": {
            "issue": replace(issue(label), state=label("outcome.withdrawn")),
            "now": NOW,
        },
        "unreadable": {"number": "ISU-2026-0001"},
        "cancelled": {},
    } | {
        f"detail_ask.{name}": {"issue": issue(label), "detail": name}
        for name in ("place", "happened", "source", "evidence")
    }


def _views(label: Label) -> dict[str, Facts]:
    triage = (label("clock.triage"), SOON)
    word = (label("clock.first_word"), OVERDUE)
    card = {
        "issue": issue(label),
        "finished": False,
        "ended_at": None,
        "receiver": "",
        "rejected": "",
        "steps": face.STEPS,
        "step": 0,
        "done": (),
        "named": False,
        "moves": (),
        "clock": (label("clock.acknowledge"), SOON),
        "update_at": None,
        "before": None,
        "fresh": True,
        "legal": [],
        "speaker": "",
        "word": None,
        "next_names": lead(label),
        "next_at": SOON,
        "documents": [],
        "relook": None,
        "owed": [],
        "owed_more": 0,
        "paid": 0,
        "inputs": (0, 0),
        "room": "",
        "now": NOW,
    }
    full = card | {
        "issue": severe(label),
        "before": 34,
        "step": 1,
        "done": ("mapping",),
        "named": True,
        "moves": face.MOVES,
        "clock": word,
        "legal": [(label("clock.legal_pdp"), LATER)],
        "speaker": lead(label),
        "word": PublicWord("2026-0001", TAKEN, "text", 101),
        "update_at": LATER,
        "owed": [label("need.scored")],
        "inputs": (14, 1),
        "room": "https://t.me/c/500/5",
    }
    texts = [
        ("D1", label("document_state.approved")),
        ("D2", label("document_state.draft")),
    ]
    second = replace(severe(label), id="2026-0007", short="0007")
    third = replace(bare(label), id="2026-0010", short="0010")
    listed = [(severe(label), word), (second, None), (third, triage)]
    return {
        "card": full | {"documents": texts},
        "card.standing": full
        | {
            "fresh": False,
            "before": 70,
            "legal": [(label("clock.legal_pdp"), OVERDUE)],
            "word": PublicWord("2026-0001", TAKEN, "no_news", 101, "", LATER),
        },
        "card.standing_in_time": card
        | {"fresh": False, "clock": triage, "issue": taken(label)},
        "card.new": card,
        "card.monitored": card
        | {
            "issue": replace(
                severe(label), state=label("state.monitored"), mapping_owed=False
            ),
            "step": 1,
            "done": ("mapping",),
            "relook": LATER,
            "clock": None,
        },
        "card.indebted": card
        | {
            "issue": replace(severe(label), state=label("state.contained")),
            "step": 4,
            "done": ("mapping", "analysis", "response"),
            "clock": None,
            "owed": [label("need.agenda_written"), label("need.minutes_approved")],
            "owed_more": 2,
            "paid": 3,
        },
        "card.bare": card
        | {"issue": bare(label), "next_names": "", "next_at": None, "clock": None},
        "card.finished": card
        | {"issue": merged(label), "finished": True, "ended_at": TAKEN},
        "card.rejected": card
        | {
            "issue": replace(bare(label), state=label("state.rejected")),
            "finished": True,
            "ended_at": TAKEN,
            "rejected": label("reason.out_of_scope"),
        },
        "card.transferred": card
        | {
            "issue": replace(severe(label), state=label("state.transferred")),
            "finished": True,
            "ended_at": TAKEN,
            "receiver": "Dinas <Kesehatan>",
        },
        "issues": {"lines": listed, "total": 12, "now": NOW},
        "issues.one": {"lines": listed[2:], "total": 1, "now": NOW},
        "issues.none": {"lines": [], "total": 0, "now": NOW},
        "issue_for_wa": {"issue": severe(label), "clock": word, "now": NOW},
        "issue_for_wa.in_time": {"issue": severe(label), "clock": triage, "now": NOW},
        "issue_for_wa.bare": {"issue": bare(label), "clock": None, "now": NOW},
        "timeline": {
            "issue": severe(label),
            "left_out": 4,
            "lines": [
                (REPORTED - timedelta(days=1), label("journal.reported"), "Ana <b>"),
                (REPORTED - timedelta(days=1), label("journal.called"), ""),
                (TAKEN, label("journal.taken"), "Citra"),
                (NOW, label("journal.level_set"), "Citra"),
            ],
        },
        "map": {
            "now": NOW,
            "corners": [
                Corner(
                    label("quadrant.handle"),
                    2,
                    [
                        Entry("🔴 L4", "0009", TITLE, label("quadrant.watch")),
                        Entry("🟠 L3", "0001", TITLE, ""),
                    ],
                ),
                Corner(label("quadrant.note"), 1, [Entry("🟢 L1", "12/25", "x", "")]),
            ],
            "unplaced": ["0010"],
            "without_place": 1,
            "left_out": 0,
            "length": 60,
        },
        "map.short": {
            "now": NOW,
            "corners": [
                Corner(label("quadrant.handle"), 9, [Entry("🔴 L4", "0009", TITLE, "")])
            ],
            "unplaced": ["0010"],
            "without_place": 3,
            "left_out": 1200,
            "length": 0,
        },
        "map_empty": {},
        "search": _found(label, "exact", more=True, unread=0),
        "search.near": _found(label, "near", more=False, unread=1200),
        "search.some": _found(label, "some", more=False, unread=0),
        "search.nothing": {
            "asked": TITLE,
            "how": "exact",
            "lines": [],
            "more": False,
            "unread": 0,
        },
        "search_what": {},
        "timeline.short": {
            "issue": issue(label),
            "left_out": 0,
            "lines": [(REPORTED, label("journal.reported"), "Ana <b>")],
        },
        "help": {
            "commands": [
                (alias if label.locale == "en" else name, label(f"command.{name}"))
                for name, alias in (
                    ("lapor", "report"),
                    ("isu", "issues"),
                    ("bantuan", "help"),
                    ("batal", "cancel"),
                )
            ],
            "groups": [],
        },
        "help.grouped": {
            "commands": [],
            "groups": [
                (label(f"help.{group}"), list(names)) for group, names in GROUPS.items()
            ],
        },
        "unknown_command": {},
        "stranger": {"organisation": "Dinas Contoh & Mitra", "emergency": "112"},
        "stranger.without_number": {"organisation": "Dinas Contoh", "emergency": ""},
        "language": {},
        "language_set": {},
    }


def _found(label: Label, how: str, *, more: bool, unread: int) -> Facts:
    level, state = label("level.L3"), label("state.analysis")
    where = label("found.report")
    lines = [
        Line("2026-0001", level, "0001", TITLE, state, "", ""),
        Line("2026-0007", level, "0007", "Banjir", state, where, f"…{MORE}…"),
    ]
    return {"asked": 'air <b> "5"', "how": how, "lines": lines, "more": more,
            "unread": unread}  # fmt: skip


def _in(label: Label, state: str, **changes: Any) -> IssueView:
    return replace(severe(label), state=label(f"state.{state}"), **changes)


def _steps(label: Label) -> dict[str, Facts]:
    lacks = [label(f"need.{need}") for need in (
        "facts_stated", "agencies_listed", "agenda_written", "stakeholders_listed",
        "strategy_chosen", "message_map_written",
    )]  # fmt: skip
    analysis = _in(label, "analysis")
    step = {"issue": analysis, "target": label("state.coordination"), "done": ""}
    reason = {
        "issue": _in(label, "triage"),
        "target": label("state.rejected"),
        "rejects": True,
        "typed": False,
    }
    told = {
        "issue": _in(label, "responding"),
        "old": label("state.contained"),
        "who": lead(label),
        "reason": TITLE,
        "now": NOW,
    }
    gone = _in(label, "merged", merged_into="ISU-2026-0007")
    return {
        "step": step | {"lacks": lacks, "waits": ""},
        "step.waits": step
        | {
            "lacks": lacks,
            "waits": label(
                "waits.second", topic=label("note.minutes"), who=lead(label)
            ),
        },
        "step.ready": step
        | {"lacks": [], "waits": "", "done": label("state.analysis")},
        "step_none": {"issue": analysis, "done": label("state.analysis")},
        "step_none.quiet": {"issue": analysis, "done": ""},
        "steps": {"issue": analysis, "anything": True},
        "steps.none": {"issue": analysis, "anything": False},
        "step_reason": reason,
        "step_reason.typed": reason
        | {"target": label("state.responding"), "rejects": False, "typed": True},
        "step_sure": {"issue": analysis, "into": "ISU-2026-0007"},
        "step_sure.transfer": {"issue": analysis, "into": ""},
        "step_ended": {"issue": _in(label, "closed"), "now": NOW},
        "step_ended.merged": {"issue": gone, "now": NOW},
        "step_told": told,
        "step_told.by_time": told | {"who": "", "reason": label("reason.relook")},
        "step_told.bare": told | {"reason": ""},
        "merge_choose": {"issue": analysis, "anything": True},
        "merge_choose.none": {"issue": analysis, "anything": False},
        "glass_ask": {
            "issue": analysis,
            "target": label("state.coordination"),
            "lacks": lacks,
        },
        "debts_due": {"issue": analysis, "lines": lacks[:3]},
        "meeting_invited": {
            "issue": _in(label, "coordination"),
            "agenda": TITLE,
            "who": lead(label),
        },
        "meeting_invited.bare": {
            "issue": _in(label, "coordination"),
            "agenda": "",
            "who": lead(label),
        },
    }


def _dossiers(label: Label) -> dict[str, Facts]:
    minutes = label("note.minutes")
    analysis = _in(label, "analysis")
    lines = [
        DebtLine(label("need.scored"), False, lead(label), ""),
        DebtLine(label("need.agenda_written"), False, lead(label), TITLE),
        DebtLine(label("note.minutes"), True, lead(label), TITLE),
    ]
    asked = {
        f"note_ask.{topic}": {
            "issue": analysis,
            "topic": label(f"note.{topic}"),
            "ask": label(f"note_ask.{topic}", count=3),
            "second": form.second,
        }
        for topic, form in FORMS.items()
    }
    return asked | {
        "note_request": {
            "issue": analysis,
            "topic": minutes,
            "who": lead(label),
            "text": TITLE,
        },
        "note_backed": {"issue": analysis, "topic": minutes, "who": duty(label)},
        "note_backed.own": {"issue": analysis, "topic": minutes, "who": ""},
        "debts": {"issue": analysis, "lines": lines, "more": 2},
        "debts.none": {"issue": analysis, "lines": [], "more": 0},
    }


def _ends(label: Label) -> dict[str, Facts]:
    rejected = _in(label, "rejected")
    ended = {"reason": "", "appeals": False, "receiver": ""}
    heard = {"issue": rejected, "granted": True, "mine": True}
    return {
        "report_ended": ended | {"issue": _in(label, "closed")},
        "report_ended.rejected": ended
        | {"issue": rejected, "reason": label("reason.spam"), "appeals": True},
        "report_ended.merged": ended
        | {"issue": _in(label, "merged", merged_into="ISU-2026-0007")},
        "report_ended.transferred": ended
        | {"issue": _in(label, "transferred"), "receiver": "Dinas <b>Kesehatan</b>"},
        "appeal_ask": {"issue": rejected},
        "appeal_made": {"issue": rejected, "who": lead(label)},
        "appeal_made.nobody": {"issue": rejected, "who": ""},
        "appeal_request": {"issue": rejected, "who": ANA, "reason": TITLE},
        "appeal_heard": heard,
        "appeal_heard.judge": heard | {"mine": False},
        "appeal_heard.denied": heard | {"granted": False},
        "appeal_heard.judge_denied": heard | {"granted": False, "mine": False},
    }


def _alarms(label: Label) -> dict[str, Facts]:
    skipped = {"issue": issue(label), "who": duty(label)}
    away = {
        "since": NOW - timedelta(minutes=29),
        "until": NOW,
        "minutes": 29,
        "late": 2,
        "numbers": "ISU-2026-0007, ISU-2026-0009",
        "others": 0,
        "sent_at": NOW + timedelta(minutes=1),
        "lost_since": None,
    }
    since = NOW - timedelta(days=2)
    restored = {
        "since": since,
        "until": NOW,
        "calls": 2,
        "letters": 7,
        "issues": 6,
        "numbers": "ISU-2026-0007, ISU-2026-0009",
        "others": 4,
        "resume": NOW + timedelta(hours=1),
    }
    refused_texts = {
        "mistakes": [
            "id/documents/apology.full.txt.j2: unknown field <x> (line 3)",
            "documents.toml: apology.lint: unknown profile; known: apology (line 2)",
        ],
        "more": 3,
        "kept": True,
    }
    return {
        "member_skipped": skipped
        | {"why": label("unreachable.blocked"), "phone": "0800 000 001"},
        "member_skipped.without_phone": skipped
        | {"why": label("unreachable.deactivated"), "phone": ""},
        "member_unreachable": {
            "who": duty(label),
            "why": label("unreachable.not_started"),
            "phone": "0800 000 001",
        },
        "member_unreachable.without_phone": {
            "who": duty(label),
            "why": label("unreachable.kicked"),
            "phone": "",
        },
        "nobody_reachable": {"issue": issue(label)},
        "letter_dead": {
            "what": label("letter.receipt"),
            "who": ANA,
            "code": "bad_request <400>",
        },
        "letter_uncertain": {
            "what": label("letter.publish"),
            "who": ANA,
            "code": "read_timeout",
        },
        "telegram_away": {
            "since": NOW - timedelta(minutes=1500),
            "until": NOW,
            "minutes": 1500,
            "lost_since": NOW - timedelta(hours=24),
        },
        "audit_broken": {
            "lines": [
                (label("audit.call_unsent", count=3), label("audit_do.call_unsent")),
                (label("audit.journal_tail", count=1), label("audit_do.journal_tail")),
            ]
        },
        "update_set_aside": {"update": 7, "code": "KeyError", "reported": True},
        "update_set_aside.stranger": {"update": 7, "code": "X", "reported": False},
        "office_texts_refused": refused_texts,
        "office_texts_refused.first": refused_texts
        | {"mistakes": refused_texts["mistakes"][:1], "more": 0, "kept": False},
        "office_texts_used": {"count": 1},
        "office_texts_used.many": {"count": 12},
        "copy_failed": {"last": since, "why": "no room for a copy: 3 MB <free>"},
        "copy_failed.first": {"last": None, "why": "backups: Permission denied"},
        "restored": restored,
        "restored.calm": restored
        | {"calls": 0, "letters": 0, "issues": 0, "numbers": "", "others": 0},
        "confession": away,
        "confession.calm": away
        | {
            "since": NOW - timedelta(minutes=1),
            "minutes": 1,
            "late": 0,
            "numbers": "",
        },
        "confession.long": away
        | {
            "since": since,
            "minutes": 2880,
            "late": 20,
            "numbers": "ISU-2026-0007",
            "others": 19,
            "lost_since": NOW - timedelta(days=1),
        },
    }


def _joining(label: Label) -> dict[str, Facts]:
    roles = f"{label('role.duty_officer')}, {label('role.writer')}"
    link = "https://t.me/SiagaContohBot?start=Ab3_x-9"
    return {
        "invitation": {
            "organisation": "Dinas Contoh & Mitra",
            "role": label("role.duty_officer"),
            "link": link,
            "until": NOW + timedelta(days=1),
        },
        "invite_choose": {"unknown": "bos <b>"},
        "invite_choose.plain": {"unknown": ""},
        "join_name": {"called": "Ana <b>"},
        "join_position": {"called": "Ana <b>"},
        "join_done": {"roles": roles},
        "welcome": {"called": "Ana <b>"},
        "role_added": {"role": label("role.writer")},
        "member_joined": {
            "who": "Ana <b>",
            "role": label("role.writer"),
            "user_id": 101,
        },
    }


def _rights(label: Label, roles: str) -> dict[str, Facts]:
    counts = {"reports": 12, "letters": 1333, "updates": 40, "journal": 88}
    terms = {"updates": 7, "letters": 30, "copies": 7}
    gone = label("person.erased", number=12)
    own = {"member": replace(BUDI, unit="Bidang <IKP>"), "roles": roles, "person": 12,
           "counts": counts, "phones": True}  # fmt: skip
    bare = own | {"member": replace(BUDI, phone="", position="")}
    return {
        "rights": bare | {"asked_at": None, "terms": terms},
        "rights.asked": own | {"asked_at": REPORTED, "terms": terms},
        "own_copy": {"person": 12},
        "own_copy_large": {"person": 12},
        "erase_ask": {"person": 12, "terms": terms},
        "erase_asked": {"person": 12},
        "erase_request": {"who": duty(label), "open": 0},
        "erase_request.open": {"who": duty(label), "open": 2},
        "erase_accepted": {"open": 0, "terms": 7},
        "erase_accepted.open": {"open": 1, "terms": 7},
        "erase_done": {"who": gone, "open": 0, "terms": 7},
        "erase_done.open": {"who": gone, "open": 2, "terms": 7},
        "erase_refused": {"who": "Citra <c>", "organisation": "Diskominfo & Co"},
        "erase_refused_done": {"who": "Budi & Co"},
    }


def _members(label: Label) -> dict[str, Facts]:
    roles = f"{label('role.duty_officer')}, {label('role.writer')}"
    suspended = label("member.suspended")
    people = [
        {"who": "Ana <b> (Pranata Humas)", "roles": roles, "mark": ""},
        {"who": "Budi", "roles": label("role.reporter"), "mark": suspended},
    ]
    gaps = [
        label("gap.nobody_for_reports", role="", levels="", who=""),
        label("gap.no_deputy", role=label("role.crisis_lead"), levels="", who="Citra"),
        label("gap.no_phone", role="", levels="", who="Citra"),
    ]
    steps = [{"at": NOW, "who": duty(label)}, {"at": SOON, "who": lead(label)}]
    ready = {"now": NOW, "total": 5, "gaps": gaps, "report": steps, "critical": steps}
    ready |= {"percent": 62, "test": {"at": NOW, "answered": 7, "total": 9}}
    nobody = {"report": [], "critical": [], "test": None}
    shown = {"member": BUDI, "roles": roles, "mark": suspended, "phones": True,
             "phone": "0800 000 001"}  # fmt: skip
    return {
        "members": {"people": people, "total": 42, "page": 2, "pages": 3},
        "members.one": {"people": people[:1], "total": 1, "page": 1, "pages": 1},
        "member": shown | {"member": replace(BUDI, unit="Bidang <IKP>")},
        "member.bare": shown
        | {"member": replace(BUDI, position=""), "mark": "", "phone": ""},
        "member.without_numbers": shown | {"phone": "", "phones": False},
        "phone_ask": {"who": "Budi & Co", "phone": "0800 000 001"},
        "phone_ask.first": {"who": "Budi & Co", "phone": ""},
        "suspend_ask": {"who": duty(label), "owned": 2},
        "suspend_ask.free": {"who": duty(label), "owned": 0},
        "reinstate_ask": {"who": duty(label), "owned": 0},
        "reinstated": {"who": lead(label)},
        "roles_changed": {"roles": roles, "who": lead(label)},
        **_rights(label, roles),
        "owner_suspended": {
            "who": duty(label),
            "numbers": "ISU-2026-0001, ISU-2026-0004",
        },
        "readiness": ready,
        "readiness.ready": ready | {"total": 0, "gaps": []},
        "readiness.nobody": ready | {"total": 1, "gaps": gaps[:1]} | nobody,
        "gaps": {"now": NOW, "total": 5, "gaps": gaps},
    }


def _triage(label: Label) -> dict[str, Facts]:
    axes = [
        (label("axis.A"), 4, label("band.medium")),
        (label("axis.B"), 2, label("band.low")),
        (label("axis.C"), 7, label("band.high")),
    ]
    result = _basis(label) | {
        "issue": severe(label),
        "score": 34,
        "axes": axes,
        "could_be": "",
        "unknown": "",
        "quick": False,
        "in_force": "",
    }
    triage = {"issue": severe(label), "similar": (0, ""), "merged": (0, "")}
    return {
        "triage_choose": {"total": 11, "shown": 8},
        "triage_choose.none": {"total": 0, "shown": 0},
        "triage_closed": {"issue": taken(label)},
        "triage_start": triage,
        "triage_start.similar": triage
        | {"similar": (2, "0002, 0003"), "merged": (1, "0004")},
        "triage_question": {
            "issue": taken(label),
            "number": 3,
            "all": 9,
            "axis": label("axis.A"),
            "question": label("question.A3"),
        },
        "triage_result": result,
        "triage_result.quick": result
        | {
            "quick": True,
            "could_be": "L1–L3",
            "unknown": label("topic.B1"),
            "in_force": label("level.L1"),
            "floors": [],
            "more_floors": "",
        },
    }


def _basis(label: Label) -> Facts:
    return {
        "level": label("level.L2"),
        "code": "L2",
        "floors": [
            FloorLine("F2", "L2", label("floor.F2")),
            FloorLine("F7", "L2", label("floor.F7")),
        ],
        "more_floors": "F9",
        "speaker": duty(label),
        "approvers": lead(label),
        "clocks": [
            (label("clock.first_word_decision"), SOON),
            (label("clock.first_word"), LATER),
        ],
        "now": NOW,
    }


def _levels(label: Label) -> dict[str, Facts]:
    changed = {
        "issue": severe(label),
        "code": "L3",
        "old": "L2",
        "rose": True,
        "floors": [FloorLine("F2", "L3", label("floor.F2"))],
        "score": 62,
        "reason": TITLE,
        "who": lead(label),
        "decision_at": None,
        "first_word_at": LATER,
        "now": NOW,
    }
    medium = replace(severe(label), level=label("level.L2"))
    floor = {
        "issue": taken(label),
        "wanted": "L2",
        "lowest": "L3",
        "in_force": "",
        "floors": [FloorLine("F2", "L3", label("floor.F2"))],
    }
    return {
        "level_changed": changed,
        "level_changed.first": changed
        | {
            "issue": medium,
            "code": "L2",
            "old": "",
            "floors": [],
            "reason": "",
            "decision_at": SOON,
        },
        "level_changed.lower": changed
        | {
            "issue": medium,
            "code": "L2",
            "old": "L3",
            "rose": False,
            "floors": [],
            "score": "",
        },
        "level_choose": {"issue": taken(label)},
        "level_floor": floor,
        "level_floor.grown": floor | {"issue": medium, "in_force": "L2"},
        "level_floor.in_force": floor | {"issue": severe(label), "in_force": "L3"},
        "level_closed": {"issue": severe(label)},
        "level_reason": {
            "issue": severe(label),
            "old": label("level.L3"),
            "level": label("level.L2"),
            "lowers": True,
        },
        "level_reason.first": {
            "issue": taken(label),
            "old": "",
            "level": label("level.L2"),
            "lowers": False,
        },
        "level_set": _basis(label) | {"issue": severe(label)},
        "level_told": {"issue": severe(label)},
    }


def _drafts(label: Label) -> dict[str, Facts]:
    question = FieldRule("imbauan", 300, required=False)
    kind = label("document_kind.holding_statement")
    screen = {
        "narrative": None,
        "carried": {},
        "found": [],
        "held": False,
        "unsaid": -6,
        "bound": [],
        "recorded": [],
        "news": (),
        "issue": severe(label),
        "number": TEXT,
        "kind": kind,
        "form": "full",
        "text": BODY,
        "pages": 0,
        "due": SOON,
        "gaps": [label("field.tindakan"), label("field.pembaruan_berikutnya")],
        "question": question,
        "facts": [],
        "quoted": "",
        "over": False,
        "waiting": "",
        "late": None,
        "source": None,
        "zone": "WITA",
        "others": "",
        "now": NOW,
    }
    ready = {"gaps": [], "question": None, "due": OVERDUE}
    return {
        "draft_which": {"issues": [severe(label), bare(label)]},
        "draft_which.none": {"issues": []},
        "draft_form": {
            "issue": severe(label),
            "approved_by": "Kepala Dinas & Co",
            "due": SOON,
            "now": NOW,
        },
        "draft_found": {
            "issue": severe(label),
            "number": TEXT,
            "kind": kind,
            "state": label("document_state.draft"),
            "author": ANA,
            "at": TAKEN,
        },
        "draft_screen": screen,
        "draft_screen.pages": screen | {"pages": 2},
        "draft_screen.source": screen | {"source": export_samples.source()},
        "draft_screen.behind": screen
        | {"source": replace(export_samples.source(), behind=True, words="")},
        "draft_kinds": {
            "issue": severe(label),
            "due": [(kind, SOON), (label("document_kind.press_release"), LATER)],
            "now": NOW,
        },
        "draft_screen.carried": screen
        | {"carried": {"origin": "D1", "fields": [label("field.tindakan")]}},
        "draft_screen.together": screen
        | {"recorded": [label("field.fakta")], "news": [f"Tindakan, {ANA}"]},
        "draft_screen.title": screen
        | {"question": FieldRule("judul", 160), "quoted": TITLE},
        "draft_screen.facts": screen
        | {"facts": [fact_samples.fact(label, ANA, TAKEN)] * 2},
        "draft_screen.waiting": screen
        | {"waiting": "minta mobil <tangki> (14), {{7*7}} (3)"},
        "draft_screen.narrative": screen | {"narrative": strategy_samples.following()},
        "draft_screen.drifted": screen
        | {
            "narrative": strategy_samples.following(
                version=0, silent=True, said=(TITLE, "tidak perlu panik")
            )
        },
        "draft_screen.found": screen
        | ready
        | {
            "found": lint_samples.found(label)[:3],
            "held": True,
            "unsaid": 2,
            "bound": lint_samples.bound(),
        },
        "draft_screen.ready": screen | ready | {"others": ANA, "form": "emergency"},
        "draft_screen.late": screen
        | {"gaps": [], "over": True, "late": LATER, "question": FieldRule("jam", 40)},
        "draft_ask": {
            "number": TEXT,
            "field": FieldRule("judul", 160),
            "present": TITLE,
            "quoted": TITLE,
            "zone": "WITA",
        },
        "draft_ask.empty": {
            "number": TEXT,
            "field": FieldRule("jam", 40),
            "present": "",
            "quoted": "",
            "zone": "WITA",
        },
        "draft_choose": {"number": TEXT},
        "draft_text": {"text": BODY},
        "draft_reopen": {"number": TEXT, "approved": True},
        "draft_reopen.waiting": {"number": TEXT, "approved": False},
        "draft_submitted": {
            "reviewing": False,
            "issue": severe(label),
            "number": TEXT,
            "asked": lead(label),
            "silent": [(duty(label), "0800 000 001"), (ANA, "")],
            "habit": lead(label),
            "at": NOW,
        },
        "draft_submitted.reviewed": {
            "reviewing": True,
            "issue": severe(label),
            "number": TEXT,
            "asked": lead(label),
            "silent": [],
            "habit": "",
            "at": NOW,
        },
        "draft_submitted.unreviewed": {
            "reviewing": True,
            "issue": severe(label),
            "number": TEXT,
            "asked": "",
            "silent": [],
            "habit": "",
            "at": NOW,
        },
        "draft_submitted.nobody": {
            "reviewing": False,
            "issue": severe(label),
            "number": TEXT,
            "asked": "",
            "silent": [],
            "habit": "",
            "at": NOW,
        },
        "draft_returned": {
            "issue": severe(label),
            "number": TEXT,
            "who": lead(label),
            "at": NOW,
            "reason": TITLE,
        },
    }


def _approvals(label: Label) -> dict[str, Facts]:
    ended = {
        "number": TEXT,
        "who": lead(label),
        "mine": False,
        "at": NOW,
        "honorific": "Bapak/Ibu",
    }
    done = ended | {"oral": False, "text": BODY, "seal": "7K2P-9QXM"}
    void = {
        "issue": severe(label),
        "number": TEXT,
        "who": ANA,
        "rose": False,
        "fact": "",
        "state": "",
        "expired": False,
        "left": False,
        "since": False,
        "approved": True,
        "found": [],
        "at": NOW,
    }
    drifted = void | {"fact": "F1", "state": label("fact_state.superseded")}
    request = {
        "looks": False,
        "beside": Beside(),
        "pages": 0,
        "narrative": None,
        "acting": "",
        "issue": severe(label),
        "number": TEXT,
        "form": "full",
        "honorific": "Bapak/Ibu",
        "writers": ANA,
        "text": BODY,
        "due": SOON,
        "word_at": None,
        "now": NOW,
    }
    note = {
        "number": TEXT,
        "who": lead(label),
        "at": NOW,
        "oral": False,
        "recorder": ANA,
        "seal": "7K2P-9QXM",
        "letter": "",
    }
    return {
        "approval_request": request,
        "approval_request.two_clocks": request | {"word_at": NOW + timedelta(hours=1)},
        "approval_request.looks": request | {"looks": True},
        "approval_request.beside": request
        | {"beside": review_samples.beside(label, NOW)},
        "approval_request.again": request
        | {"beside": replace(review_samples.beside(label, NOW), since="", read_at=NOW)},
        "approval_request.found": request
        | {
            "beside": Beside(
                findings=lint_samples.found(label)[1:3], bound=lint_samples.bound()
            )
        },
        "approval_request.pages": request | {"pages": 1},
        "approval_request.narrative": request
        | {"narrative": strategy_samples.following(version=1)},
        "approval_request.acting": request | {"acting": "Plh. Kepala <Dinas>"},
        "approval_request.emergency": request | {"form": "emergency", "due": None},
        "approval_done": done,
        "approval_done.mine": done | {"mine": True},
        "approval_done.oral": done | {"oral": True},
        "approval_done.oral_mine": done | {"oral": True, "mine": True},
        "approval_given": {"number": TEXT, "at": NOW},
        "approval_nobody": {
            "issue": severe(label),
            "number": TEXT,
            "who": duty(label),
        },
        "approval_reason": {"number": TEXT},
        "approval_return_done": {"number": TEXT},
        "approval_returned": ended,
        "approval_returned.mine": ended | {"mine": True},
        "approval_void": ended | {"fact": ""},
        "approval_void.mine": ended | {"mine": True, "fact": ""},
        "approval_void.fact": ended | {"fact": "F1"},
        "approved_text": {"text": BODY},
        "approved_note": note,
        "approved_note.oral": note | {"oral": True},
        "approved_note.numbered": note | {"letter": export_samples.LETTER},
        "approved_void": void,
        "approved_void.rose": void | {"rose": True},
        "approved_void.expired": void | {"expired": True},
        "approved_void.since": void | {"since": True, "found": review_samples.FOUND},
        "approved_void.left": void | {"left": True},
        "approved_void.found": void | {"expired": True, "found": review_samples.FOUND},
        "approved_void.fact": drifted,
        "approved_void.fact_waiting": drifted | {"approved": False},
    }


def _oral(label: Label) -> dict[str, Facts]:
    about = {"issue": severe(label), "number": TEXT}
    words = {"honorific": "Bapak/Ibu", "short": "D1", "code": "D1-7K2P", "now": NOW}
    reminder = about | {
        "mine": True,
        "honorific": "Bapak/Ibu",
        "who": lead(label),
        "phone": "0800 000 002",
        "at": NOW - timedelta(hours=6),
    }
    confirmed = {"number": TEXT, "mine": True, "who": lead(label), "at": NOW}
    wait = {"number": TEXT, "others": duty(label), "mine": True}
    recorded = {"number": TEXT, "who": lead(label), "due": SOON, "now": NOW}
    return {
        "oral_text": words | {"due": SOON},
        "oral_text.now": words | {"due": None, "honorific": ""},
        "oral_wait": wait,
        "oral_wait.alone": wait | {"others": ""},
        "oral_wait.nobody": wait | {"others": "", "mine": False},
        "oral_offer": about | {"who": ANA, "approvers": lead(label), "code": "D1-7K2P"},
        "oral_choose": {"number": TEXT},
        "oral_ask": {"number": TEXT, "who": lead(label), "code": "D1-7K2P"},
        "oral_recorded": recorded | {"asked": True},
        "oral_recorded.silent": recorded | {"asked": False},
        "oral_confirm": about
        | {
            "recorder": ANA,
            "honorific": "Bapak/Ibu",
            "text": BODY,
            "at": TAKEN,
            "due": LATER,
        },
        "oral_confirmed": confirmed,
        "oral_confirmed.others": confirmed | {"mine": False},
        "oral_denied": about
        | {"who": lead(label), "recorder": ANA, "text": BODY, "at": TAKEN},
        "oral_denied_done": {"number": TEXT, "at": NOW},
        "oral_reminder": reminder,
        "oral_reminder.lead": reminder | {"mine": False},
        "oral_reminder.lead_without_phone": reminder | {"mine": False, "phone": ""},
    }


def _clocks(label: Label) -> dict[str, Facts]:
    call = {
        "reviewing": False,
        "issue": severe(label),
        "clock": label("clock.first_word"),
        "due": OVERDUE,
        "number": "",
        "mine": True,
        "waits_for": [],
        "phones": [],
        "next_at": SOON,
        "now": NOW,
    }
    text = call | {
        "number": TEXT,
        "clock": f"{label('clock.approval')} D1",
        "waits_for": [lead(label), duty(label)],
    }
    legal = {
        "issue": severe(label),
        "clock": label("clock.legal_pdp"),
        "now": NOW,
    }
    reply = legal | {"clock": f"{label('clock.legal_right_of_reply')} KL1"}
    news = {"issue": severe(label), "next_at": LATER, "now": NOW}
    phones = [PhoneView(lead(label), "0800 000 001"), PhoneView(duty(label), "")]
    return {
        "clock_call": call,
        "clock_call.reminder": call | {"due": SOON, "next_at": None},
        "clock_call.approval": text,
        "clock_call.review": text | {"reviewing": True},
        "clock_call.reviewers": text | {"reviewing": True, "mine": False},
        "clock_call.telephone": text | {"mine": False, "phones": phones},
        "clock_met": {
            "issue": severe(label),
            "clock": label("clock.first_word"),
            "now": NOW,
        },
        "card_moved": {"number": "ISU-2026-0001"},
        "decline_ask": {"issue": severe(label)},
        "declined": {"issue": severe(label), "now": NOW},
        "no_news_ask": {"issue": severe(label), "beyond": ""},
        "no_news_ask.beyond": {"issue": severe(label), "beyond": beyond(label)},
        "no_news_done": news,
        "no_news_text": {"channels": "situs resmi", "next_at": LATER, "now": NOW},
        "no_news_text.without_channels": {
            "channels": "",
            "next_at": LATER,
            "now": NOW,
        },
        "legal_ask": legal | {"due": LATER, "optional": False},
        "legal_ask.reply": reply | {"due": LATER, "optional": True},
        "legal_done": legal | {"why": ""},
        "legal_done.declined": reply | {"why": label("no_reply.opinion")},
        "legal_warning": legal | {"due": LATER, "started": REPORTED},
        "legal_warning.late": legal | {"due": OVERDUE, "started": REPORTED},
    }


_OF_ISSUES = (
    _policies,
    _calls, _reports, _views, _alarms, _triage, _levels, _clocks, _steps, _dossiers,
    _ends,
)  # fmt: skip
_OF_PEOPLE = (_joining, _members)


def _facts(label: Label) -> dict[str, Facts]:
    return fact_samples.messages(label, severe(label), ANA, NOW, LATER)


def _inbound(label: Label) -> dict[str, Facts]:
    return inbound_samples.messages(label, severe(label), NOW)


def _tasks(label: Label) -> dict[str, Facts]:
    fact = fact_samples.fact(label, ANA, TAKEN)
    return task_samples.messages(label, severe(label), ANA, NOW, LATER, fact)


def _strategy(label: Label) -> dict[str, Facts]:
    return strategy_samples.messages(label, severe(label), ANA, NOW)


def _meetings(label: Label) -> dict[str, Facts]:
    return meeting_samples.messages(label, severe(label), lead(label), ANA, NOW)


def _conferences(label: Label) -> dict[str, Facts]:
    return conference_samples.messages(label, severe(label), ANA, NOW)


def _roster(label: Label) -> dict[str, Facts]:
    return roster_samples.messages(label, severe(label), NOW)


def _sitreps(label: Label) -> dict[str, Facts]:
    return sitrep_samples.messages(label, severe(label), ANA, NOW)


def _rumours(label: Label) -> dict[str, Facts]:
    return rumour_samples.messages(label, severe(label), ANA, NOW, LATER)


def _press(label: Label) -> dict[str, Facts]:
    facts = [fact_samples.fact(label, ANA, TAKEN)] * 2
    said = {"press_facts": {"facts": facts, "house": "Diskominfo & Co", "now": NOW}}
    return said | media_samples.messages(label, severe(label), ANA, NOW, LATER)


def _speaking(label: Label) -> dict[str, Facts]:
    fact = fact_samples.fact(label, ANA, TAKEN)
    return speaking_samples.messages(label, severe(label), ANA, NOW, LATER, fact)


def _books(label: Label) -> dict[str, Facts]:
    books = [
        (label("button.facts"), Count(3, 1)),
        (label("button.facts"), Count(0)),
    ]
    return {"books": {"issue": severe(label), "books": books}}


def _circle(label: Label) -> dict[str, Facts]:
    return circle_samples.messages(label, severe(label), ANA, NOW, LATER)


def _rooms(label: Label) -> dict[str, Facts]:
    return room_samples.messages(label, severe(label), ANA, LATER, NOW)


def _team(label: Label) -> dict[str, Facts]:
    fact = fact_samples.fact(label, ANA, TAKEN)
    return team_samples.messages(label, severe(label), fact, lead(label), NOW)


def _readiness(label: Label) -> dict[str, Facts]:
    return ready_samples.messages(label, severe(label), lead(label), ANA, NOW)


def _exports(label: Label) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for samples in (export_samples, publishing_samples, review_samples):
        found |= samples.messages(label, severe(label), NOW)
    return found


def _kinds(label: Label) -> dict[str, Facts]:
    return kind_samples.messages(severe(label), NOW, LATER)


def _lint(label: Label) -> dict[str, Facts]:
    return lint_samples.messages(label)


def _editing(label: Label) -> dict[str, Facts]:
    meeting = meeting_samples.planned(label, lead(label), NOW)
    return editing_samples.messages(label, severe(label), ANA, meeting, NOW)


_OF_TEXTS = (
    _kinds,
    _editing,
    _exports,
    _lint,
    _readiness,
    _books,
    _rooms,
    _drafts,
    _approvals,
    _oral,
    _facts,
    _circle,
    _team,
    _inbound,
    _tasks,
    _strategy,
    _sitreps,
    _meetings,
    _conferences,
    _roster,
    _rumours,
    _press,
    _speaking,
)


def refusals(locale: str) -> dict[str, Facts]:
    """Return the facts of every refusal, by name and variant."""
    label = Label(locale)
    number = "ISU-2026-0001"
    by = {"number": number, "who": lead(label), "at": TAKEN}
    about = fact_samples.refusals(label, lead(label), TAKEN)
    about |= circle_samples.refusals(lead(label))
    about |= team_samples.refusals(label, lead(label), TAKEN)
    about["quiet_hours_unread"] = {}
    about |= task_samples.refusals(label, lead(label), TAKEN)
    about |= strategy_samples.refusals(lead(label), TAKEN)
    about |= meeting_samples.refusals(label)
    about |= conference_samples.refusals(label, NOW)
    about |= roster_samples.refusals()
    about |= rumour_samples.refusals(label, TAKEN)
    about |= speaking_samples.refusals(lead(label))
    about |= ready_samples.refusals(NOW)
    about |= export_samples.refusals()
    about |= publishing_samples.refusals(NOW)
    about |= kind_samples.refusals()
    about |= editing_samples.refusals(label, LATER, NOW)
    about |= media_samples.refusals(label, lead(label), TAKEN)
    return about | {
        "already_taken": by | {"mine": False},
        "already_taken.mine": by | {"mine": True},
        "button_expired": {},
        "cannot_take_over": {"who": duty(label)},
        "step_taken": by | {"state": label("state.contained"), "mine": False},
        "step_taken.mine": by
        | {"state": label("state.contained"), "mine": True, "who": lead(label)},
        "step_taken.by_time": by
        | {"state": label("state.triage"), "mine": False, "who": ""},
        "merge_in_circle": {"number": number},
        "merge_barred": {"number": number, "target": "ISU-2026-0043"},
        "own_note": {"number": number},
        "note_moved": by | {"topic": label("note.minutes"), "backed": True},
        "note_moved.anew": by | {"topic": label("note.minutes"), "backed": False},
        "owned_line_needed": {},
        "lines_needed": {"count": 3, "found": 5},
        "own_decision": {"number": number},
        "invitation_invalid": {},
        "issue_finished": {
            "number": number,
            "state": label("state.merged"),
            "target": "ISU-2026-0007",
        },
        "issue_finished.withdrawn": {
            "number": number,
            "state": label("outcome.withdrawn"),
            "target": "",
        },
        "last_admin": {"who": "Budi & Co"},
        "still_in_hand": {
            "who": "Budi & Co",
            "numbers": "ISU-2026-0001, ISU-2026-0002",
        },
        "last_role": {"who": "Budi & Co", "role": label("role.writer")},
        "level_moved": by | {"level": label("level.L3")},
        "level_too_low": {
            "number": number,
            "level": "L1",
            "lowest": "L3",
            "floors": [
                FloorLine("F2", "L3", label("floor.F2")),
                FloorLine("F7", "L2", label("floor.F7")),
            ],
        },
        "lowering_not_permitted": {
            "number": number,
            "level": "L1",
            "who": lead(label),
        },
        "lowering_not_permitted.nobody": {"number": number, "level": "L1", "who": ""},
        "not_permitted": {},
        "nothing_to_cancel": {},
        "nothing_written": {},
        "phone_not_understood": {},
        "role_reserved": {"role": label("role.admin"), "who": lead(label)},
        "role_reserved.nobody": {"role": label("role.admin"), "who": ""},
        "too_many_names": {"limit": 60, "kept": 58},
        "too_many_names.at_once": {"limit": 60, "kept": 0},
        "text_too_long": {"limit": 500, "length": 1333},
        "too_many_lines": {"count": 3, "found": 5},
        "too_many_tries": {},
        "document_moved": by | {"number": TEXT, "did": label("did.approved")},
        "document_moved.oral": by
        | {"number": TEXT, "did": label("did.approved_orally")},
        "evidence_needed": {},
        "fields_missing": {
            "number": TEXT,
            "fields": [label("field.fakta"), label("field.narahubung")],
        },
        "no_approver": {"number": TEXT, "head_is_subject": False},
        "no_approver.head": {"number": TEXT, "head_is_subject": True},
        **review_samples.refusals(label, lead(label)),
        "not_approver": {"number": TEXT, "who": lead(label)},
        "not_approver.nobody": {"number": TEXT, "who": ""},
        "not_scored": {"number": number},
        "own_text": {"number": TEXT},
        "second_person_needed": {"number": TEXT},
        "text_changed": by | {"number": TEXT},
        "text_changed.unknown": by | {"number": TEXT, "who": ""},
        "choose_one": {"choices": "Hoaks, Disinformasi"},
        "text_only": {"field": label("field.fakta")},
        "time_not_understood": {"text": "besok <b>", "zone": "WITA"},
        "time_not_understood.empty": {"text": "", "zone": "WITA"},
        "unknown_issue": {"number": "12 <b>"},
        "unknown_member": {},
        "erasure_blocked": {
            "who": "Budi & Co",
            "numbers": number,
            "texts": TEXT,
            "in_settings": False,
        },
        "erasure_blocked.settings": {
            "who": "Budi & Co",
            "numbers": "",
            "texts": "",
            "in_settings": True,
        },
        "erasure_over": {},
    }


def documents(locale: str) -> dict[str, Facts]:
    """Return the fields of every kind and form of document."""
    time, date = WORDS.time(LATER, locale), WORDS.date(LATER, locale)
    emergency = {"text": f"Kami mengetahui adanya laporan mengenai {TITLE}."}
    return {
        **document_samples.texts(
            kinds_of_documents(),
            locale,
            lambda key: WORDS.label(key, locale),
            f"{date}, {time}",
            time,
        ),
        "holding_statement.emergency": emergency,
    }
