"""Rich meetings for the templates; what people typed is hostile on purpose."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.values import replace
from bot.services.meetings.meeting_views import GuestView, LineView, MeetingView

Facts = dict[str, Any]

SAID = 'Kirim <b>5 & 6</b> tangki {{7*7}} ke "Ulu"'


def guests(label: Any, reply: str, attendance: str) -> list[GuestView]:
    """Two invited ones: a member, and an agency without an account."""
    said = label(f"meeting_reply.{reply}")
    mark = label(f"attendance.{attendance}")
    waiting = label("meeting_reply.waiting")
    return [
        GuestView(1, "Hadi & Co (Perumda <Tirta>)", said, SAID, mark, True),
        GuestView(
            2, "Dinas <Kesehatan>", waiting, "", label("attendance.unmarked"), False
        ),
    ]


def lines(ana: str, now: datetime) -> list[LineView]:
    later = now + timedelta(hours=3)
    return [
        LineView(1, "note", now, ana, SAID, ""),
        LineView(2, "decision", now, ana, SAID, "K1", ((ana, later),)),
        LineView(3, "dissent", now, ana, SAID, ""),
    ]


def planned(label: Any, lead: str, now: datetime) -> MeetingView:
    """A meeting that is to come."""
    return MeetingView(
        id="2026-0001/R1",
        number="ISU-2026-0001/R1",
        short="R1",
        at=now + timedelta(hours=3),
        place="Ruang <Rapat> & Co",
        state=label("meeting_state.planned"),
        chair=lead,
        taker="",
        approver="",
        approved_at=None,
        agenda=[label("agenda.verify"), SAID],
        guests=guests(label, "declined", "unmarked"),
        lines=[],
        none_differed=False,
    )


def held(label: Any, lead: str, ana: str, now: datetime) -> MeetingView:
    """One whose minutes are being taken."""
    return replace(
        planned(label, lead, now),
        at=now - timedelta(hours=1),
        state=label("meeting_state.minuting"),
        guests=guests(label, "represented", "represented"),
        lines=lines(ana, now),
    )


def messages(
    label: Any, issue: Any, lead: str, ana: str, now: datetime
) -> dict[str, Facts]:
    """Every message about meetings, by name and variant."""
    coming, going = planned(label, lead, now), held(label, lead, ana, now)
    approved = replace(going, state=label("meeting_state.approved"), taker=ana,
                       approver=lead, approved_at=now, none_differed=True)  # fmt: skip
    bare = replace(coming, place="", agenda=[], guests=[])
    lacks = [label(f"finding.{code}", what=SAID) for code in
             ("NR-01", "NR-02", "NR-03", "NR-04", "NR-05")]  # fmt: skip
    about = {"issue": issue, "now": now}
    board = about | {"notes": 0, "decisions": 0, "planned": True, "minuting": False,
                     "lacks": []}  # fmt: skip
    change = about | {"meeting": coming, "zone": "WITA"}
    kept = about | {"short": "R1", "notes": 1, "dissents": 1, "none_differed": False,
                    "unowned": ["K2"],
                    "tasks": [("T1", SAID, "Eko & Co", now + timedelta(hours=3))]}  # fmt: skip
    replied = about | {"meeting": coming}
    return {
        "meeting": board | {"meeting": coming},
        "meeting.bare": board | {"meeting": bare},
        "meeting.minuting": board
        | {"meeting": going, "planned": False, "minuting": True, "notes": 2, "decisions": 1,
           "lacks": lacks},
        "meeting.approved": board
        | {"meeting": approved, "planned": False, "notes": 2, "decisions": 1},
        "meeting_book": {"issue": issue, "books": True, "zone": "WITA"},
        "meeting_book.over": {"issue": issue, "books": False, "zone": "WITA"},
        "meeting_invitation": about | {"meeting": coming, "who": lead, "moved": False},
        "meeting_invitation.moved": about | {"meeting": bare, "who": lead, "moved": True},
        "meeting_replied": replied
        | {"reply": label("meeting_reply.accepted"), "declined": False, "asks": False, "said": ""},
        "meeting_replied.declined": replied
        | {"reply": label("meeting_reply.declined"), "declined": True, "asks": True, "said": ""},
        "meeting_replied.represented": replied
        | {"reply": label("meeting_reply.represented"), "declined": False, "asks": True, "said": ""},
        "meeting_replied.said": replied
        | {"reply": label("meeting_reply.declined"), "declined": True, "asks": False, "said": SAID},
        "meeting_change": change | {"what": "meeting_when"},
        "meeting_change.place": change | {"what": "meeting_place"},
        "meeting_change.agenda": change | {"what": "meeting_agenda"},
        "meeting_guests": {"issue": issue, "meeting": coming},
        "meeting_guests.none": {"issue": issue, "meeting": bare},
        "meeting_attendance": {"issue": issue, "meeting": going, "left": 1},
        "meeting_attendance.none": {"issue": issue, "meeting": bare, "left": 0},
        "meeting_sure": about | {"meeting": coming, "invited": 2},
        "meeting_sure.nobody": about | {"meeting": coming, "invited": 0},
        "meeting_off": about | {"meeting": coming, "who": lead},
        "meeting_reminder": about | {"meeting": coming, "before": True},
        "meeting_reminder.minutes": about | {"meeting": going, "before": False},
        "meeting_held": {"issue": issue},
        "minutes_ask": {"issue": issue, "meeting": going},
        "minutes_kept": kept,
        "minutes_kept.nihil": kept
        | {"notes": 0, "dissents": 0, "none_differed": True, "unowned": [], "tasks": []},
        "minutes_lack": {"issue": issue, "short": "R1", "lacks": lacks},
        "minutes_request": about
        | {"meeting": going, "decisions": going.of("decision"), "who": ana},
        "minutes_request.nihil": about
        | {"meeting": replace(going, none_differed=True), "decisions": [], "who": ana},
        "minutes_told": about | {"short": "R1", "approved": True, "who": lead},
        "minutes_told.returned": about | {"short": "R1", "approved": False, "who": lead},
        "minutes_text": {"issue": issue, "meeting": approved, "organisation": "Diskominfo <Kota>"},
        "minutes_text.bare": {"issue": issue, "meeting": bare, "organisation": "Diskominfo"},
    }  # fmt: skip


def refusals(label: Any) -> dict[str, Facts]:
    """Every refusal about meetings."""
    number = "ISU-2026-0001/R1"
    return {
        "meeting_moved": {"number": number, "state": label("meeting_state.approved")},
        "own_minutes": {"number": number},
    }
