"""Samples of leave, roll calls, the checklist, suspected accounts, and handing over."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.absence import Absence
from bot.domain.muster import Muster, MusterAnswer, MusterKind, Reply
from bot.domain.values import replace
from bot.services.musters.board import AnswerGroup, AnswerLine

Facts = dict[str, Any]

SAID = 'Macet <b>5 & 6</b> {{7*7}} di "Ulu"'
PLACE = "Ruang <Rapat> & Co"
COUNTS = {"issues": 2, "led": 1, "tasks": 3, "enquiries": 1, "meetings": 1}


def messages(
    label: Any, issue: Any, lead: str, ana: str, now: datetime
) -> dict[str, Facts]:
    """Every message, by name and variant."""
    return (
        _leave(lead, ana, now)
        | _musters(label, issue, lead, ana, now)
        | _ready(label, now)
        | _suspects(lead, ana, now)
        | _handing(lead, ana)
    )


def _leave(lead: str, ana: str, now: datetime) -> dict[str, Facts]:
    last = now + timedelta(days=4)
    noted = Absence(7, now, last, 1, now)
    page = {"leave": noted, "last": last, "who": "", "stand_in": "", "chooses": True,
            "in_hand": "ISU-2026-0001, 🔒", "tasks": 2, "zone": "WITA", "now": now}  # fmt: skip
    told = {"who": ana, "yours": False, "stands_in": False, "leave": noted,
            "last": last, "now": now}  # fmt: skip
    coming = replace(noted, starts_at=now + timedelta(days=2))
    none = {"leave": None, "last": None}
    back = {"called": "Budi & Co", "stood_in": lead, "in_hand": "ISU-2026-0001",
            "tasks": 1, "open": 4}  # fmt: skip
    return {
        "leave": page,
        "leave.stand_in": page | {"stand_in": lead, "chooses": False, "in_hand": "", "tasks": 0},
        "leave.of_another": page | {"leave": coming, "who": "Budi & Co", "tasks": 1},
        "leave.ask": page | none,
        "leave.ask_another": page | none | {"who": "Budi & Co"},
        "leave_told": told,
        "leave_told.stand_in": told | {"stands_in": True},
        "leave_told.yours": told | {"yours": True},
        "leave_back": back,
        "leave_back.idle": back | {"stood_in": "", "in_hand": "", "tasks": 0, "open": 0},
    }  # fmt: skip


def _musters(
    label: Any, issue: Any, lead: str, ana: str, now: datetime
) -> dict[str, Facts]:
    later = now + timedelta(hours=2)
    call = Muster("u1", MusterKind.ATTEND, 1, now, later, issue.id,
                  at=now + timedelta(hours=1), place=PLACE)  # fmt: skip
    test = Muster("u2", MusterKind.TEST, 1, now, later)
    lines = [
        AnswerLine(ana, SAID, now + timedelta(minutes=30)),
        AnswerLine(lead, "", None),
    ]
    groups = [AnswerGroup(label(f"muster.attend_{reply}"), 2, lines) for reply in Reply]
    board = {"test": False, "issue": issue, "muster": call, "groups": groups,
             "answered": 6, "total": 8, "now": now}  # fmt: skip
    waiting = AnswerGroup(
        label("muster.test_waiting"), 20, [AnswerLine(ana, "", None)] * 12
    )
    tests = board | {"test": True, "issue": None, "muster": test, "groups": [waiting]}
    asked = {"test": False, "issue": issue, "who": lead, "muster": call, "now": now}
    said = MusterAnswer("u1", 7, Reply.COMING)
    reply = {"test": False, "issue": issue, "muster": call,
             "reply": label("muster.attend_coming"), "asks": "muster_when",
             "answer": said, "now": now}  # fmt: skip
    over = {"test": True, "missing": [(ana, "0800 000 001"), (lead, "")],
            "more": 3, "answered": 7, "total": 12, "now": now}  # fmt: skip
    return {
        "muster": board,
        "muster.closed": board | {"muster": replace(call, closed_at=later, place=""), "issue": None},
        "muster.test": tests,
        "muster_call": asked,
        "muster_call.now": asked | {"muster": replace(call, at=now, place=""), "issue": None},
        "muster_call.test": asked | {"test": True, "issue": None, "muster": test},
        "muster_replied": reply,
        "muster_replied.told": reply | {"asks": "", "answer": replace(said, arrives_at=later)},
        "muster_replied.unable": reply | {"reply": label("muster.attend_unable"), "asks": "muster_why",
         "answer": replace(said, reply=Reply.UNABLE)},
        "muster_replied.why": reply | {"reply": label("muster.attend_unable"), "asks": "", "issue": None,
         "answer": replace(said, reply=Reply.UNABLE, said=SAID)},
        "muster_replied.test": reply | {"test": True, "issue": None},
        "muster_over": over,
        "muster_over.attend": over | {"test": False, "more": 0},
        "muster_over.all": over | {"missing": [], "more": 0, "answered": 12},
        "muster_ask": {"issue": issue, "zone": "WITA"},
        "muster_ask.team": {"issue": None, "zone": "WITA"},
    }  # fmt: skip


def _ready(label: Any, now: datetime) -> dict[str, Facts]:
    gap = label("stop_is.missing", what=label("stop.drill"))
    old = label("stop_is.expired", what=label("stop.media_list"))
    lists = {"percent": 62, "total": 5, "gaps": [gap, gap, old],
             "not_yet": [label("stop.channel_registry")], "now": now}  # fmt: skip
    role = label("role.spokesperson")
    line = {
        "gap": True,
        "role": role,
        "people": ["Dewi & Co (cuti)"],
        "more": 0,
        "deputy": False,
    }
    full = line | {"gap": False, "people": ["Dewi", "Eko"], "more": 2, "deputy": True}
    grid = {"lines": [line | {"people": []}, line, full], "reached": 3, "total": 5,
            "tested": True, "now": now}  # fmt: skip
    items = [
        {"met": True, "standing": "met", "what": label("stop.drill"), "who": "Budi & Co", "at": now},
        {"met": False, "standing": "expired", "what": label("stop.media_list"), "who": "", "at": now},
        {"met": False, "standing": "missing", "what": label("stop.principles"), "who": "", "at": None},
        {"met": False, "standing": "not_yet", "what": label("stop.channel_registry"), "who": "", "at": None},
    ]  # fmt: skip
    return {
        "stop_list": lists,
        "stop_list.ready": lists | {"percent": 100, "total": 0, "gaps": [], "not_yet": []},
        "stop_all": {"percent": 62, "groups": [(label("stop_heading.tactics"), items)], "now": now},
        "reach": grid,
        "reach.ready": grid | {"lines": [full], "reached": 5, "tested": False},
        "readiness_nudge": {"percent": 62, "total": 5, "gaps": [gap, gap, old]},
        "readiness_nudge.few": {"percent": 94, "total": 1, "gaps": [gap]},
        "prints": {},
        "paper": {"title": "DAFTAR HADIR <b> & Co"},
        "decree_ask": {},
    }  # fmt: skip


def _suspects(lead: str, ana: str, now: datetime) -> dict[str, Facts]:
    asked = {"who": ana, "raiser": lead, "at": now, "phone": "0800 000 001"}
    said = {"who": ana, "asked": [lead], "before": False}
    return {
        "suspect_choose": {"anybody": True},
        "suspect_choose.nobody": {"anybody": False},
        "suspect_ask": {"who": ana},
        "suspected": said,
        "suspected.before": said | {"asked": [], "before": True},
        "suspected.nobody": said | {"asked": []},
        "suspect_request": asked,
        "suspect_request.bare": asked | {"phone": ""},
        "hijacked_deeds": {
            "who": ana,
            "acting": ["Plh. Kepala Dinas"],
            "texts": [("ISU-2026-0001/D1", "disetujui"), ("ISU-2026-0002/D3", "<b>")],
        },
        "suspect_upheld": {"who": ana, "admins": 1},
        "suspect_upheld.last": {"who": ana, "admins": 0},
        "suspect_dismissed": {"who": ana},
        "suspect_decided": {"who": ana, "by": lead, "upheld": True},
        "suspect_decided.safe": {"who": ana, "by": lead, "upheld": False},
    }


def _handing(lead: str, ana: str) -> dict[str, Facts]:
    page = {"who": ana, "counts": COUNTS, "anybody": True}
    done = {"who": ana, "to": lead, "counts": COUNTS, "left": 2}
    own = {"field": "phone", "who": "", "said": ""}
    return {
        "hand_all": page,
        "hand_all.own": page | {"who": "", "anybody": False},
        "hand_all.nothing": page | {"counts": {}, "anybody": False},
        "handed_all": done,
        "handed_all.own": done | {"who": "", "left": 0},
        "handed_all.nothing": done | {"counts": {}, "left": 1},
        "handed_to_you": {"who": ana, "counts": {"issues": 1, "tasks": 1}},
        "own_ask": own,
        "own_ask.of_another": {"field": "phone", "who": "Budi & Co", "said": "0800 1"},
        "own_ask.position": {"field": "position", "who": "", "said": "Kabid <IKP>"},
        "own_ask.unit": {"field": "unit", "who": "Budi & Co", "said": ""},
    }


def refusals(now: datetime) -> dict[str, Facts]:
    """Every refusal."""
    return {
        "leave_not_understood": {"text": SAID, "zone": "WITA"},
        "leave_not_understood.gone": {"text": "", "zone": "WITA"},
        "muster_closed": {"at": now},
        "suspicion_over": {"who": "Budi & Co"},
        "too_many_suspicions": {"count": 3, "who": "Budi & Co"},
        "too_many_suspicions.nobody": {"count": 3, "who": ""},
    }
