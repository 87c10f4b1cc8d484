"""Rich press conferences for the templates; what people typed is hostile on purpose."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.values import replace
from bot.services.conferences.aftermath import Balance
from bot.services.conferences.conference_views import (
    ConferenceView,
    EntryView,
    StageView,
)
from bot.services.conferences.log_pages import LogView

Facts = dict[str, Any]

SAID = 'Uji <b>5 & 6</b> sumur {{7*7}} di "Ulu"'


def planned(label: Any, now: datetime) -> ConferenceView:
    """A conference that is to come, with an item that is late."""
    at = now + timedelta(hours=2)
    ready = EntryView(1, label("runbook.room"), "Mira & Co", True, False)
    late = EntryView(2, SAID, "", False, False, now - timedelta(minutes=8))
    holds = EntryView(3, label("runbook.answers"), "Wati <b>", False, True)
    return ConferenceView(
        id="2026-0001/KP1",
        short="KP1",
        at=at,
        place="Aula <Lantai> 2",
        topic=SAID,
        state=label("conference_state.planned"),
        reason=label("conference_reason.new_fact"),
        speakers=["Sari & Co, Juru <Bicara>", "Hadi, Direktur"],
        began_at=None,
        ended_at=None,
        statement=0,
        asking=None,
        asking_most=20,
        statement_most=3,
        stages=[
            StageView("T−120", now, [ready, late]),
            StageView("T−60", at - timedelta(hours=1), [holds]),
        ],
        blocked=[label("runbook.answers")],
        logged=0,
    )


def messages(label: Any, issue: Any, ana: str, now: datetime) -> dict[str, Facts]:
    """Every message about press conferences, by name and variant."""
    coming = planned(label, now)
    live = replace(
        coming,
        state=label("conference_state.live"),
        began_at=now - timedelta(minutes=5),
        statement=3,
        asking=2,
        blocked=[],
    )
    held = replace(live, ended_at=now, state=label("conference_state.held"))
    bare = replace(coming, place="", speakers=[], stages=[], blocked=[])
    about = {"issue": issue, "now": now}
    one = about | {"short": "KP1"}
    board = about | {"live": False, "planned": True}
    at = now + timedelta(hours=2)
    return (
        {
            "conference": board | {"one": coming},
            "conference.bare": board | {"one": bare},
            "conference.live": board | {"one": live, "live": True, "planned": False},
            "conference.held": board | {"one": held, "planned": False},
            "conference_need": {"issue": issue, "plans": True},
            "conference_need.seen": {"issue": issue, "plans": False},
            "conference_instead": {"issue": issue},
            "conference_plan": about | {"zone": "WITA", "earliest": at},
            "conference_owners": one | {"role": ""},
            "conference_owners.who": one | {"role": label("role.writer")},
            "conference_sure": one | {"at": at},
            "conference_sent": {"short": "KP1"},
            "conference_correct": one,
        }
        | _changes(one, ana, at, now)
        | _reminders(label, one, at)
        | _log(label, one, ana)
        | _after(one, now)
        | _answers(issue, ana)
    )


def _changes(one: Facts, ana: str, at: datetime, now: datetime) -> dict[str, Facts]:
    about = one | {"at": at, "place": "Aula <2>", "topic": SAID}
    plan = about | {"zone": "WITA"}
    told = about | {"who": ana, "was": None, "off": False, "out": ""}
    press = {"organisation": "Diskominfo <Kota>", "topic": SAID,
             "date": "12 Maret 2026", "time": "14.00 WITA", "place": "Aula <2>"}  # fmt: skip
    return {
        "conference_change": plan | {"moving": True, "speakers": []},
        "conference_change.plan": plan | {"moving": False, "speakers": [SAID, "Hadi"]},
        "conference_change.empty": plan
        | {"moving": False, "speakers": [], "place": "", "topic": ""},
        "conference_changed": told | {"was": now, "out": "ISU-2026-0001/D1"},
        "conference_changed.off": told | {"off": True},
        "conference_changed.plan": told,
        "conference_press": press | {"off": False},
        "conference_press.off": press | {"off": True},
    }


def _reminders(label: Any, one: Facts, at: datetime) -> dict[str, Facts]:
    stage = one | {"stage": "T−60", "start": at}
    return {
        "conference_stage": stage | {"items": [(1, label("runbook.room")), (2, SAID)]},
        "conference_stage.done": stage | {"items": [], "stage": ""},
        "conference_blocked": one | {"at": at, "items": [label("runbook.answers")]},
    }


def _log(label: Any, one: Facts, ana: str) -> dict[str, Facts]:
    kind, now = label("conference_line.promise"), one["now"]
    logged = one | {"kind": kind, "text": SAID, "statement": 3, "asking": 2}
    lines = [
        LogView(1, kind, now, ana, SAID, "J1"),
        LogView(2, label("conference_line.note"), now, ana, SAID, ""),
    ]
    return {
        "conference_log": one,
        "conference_logged": logged
        | {"reference": "J1", "due": "12.00 WITA", "running": True},
        "conference_logged.note": logged
        | {"reference": "", "due": "", "running": True, "asking": None},
        "conference_logged.late": logged
        | {"reference": "", "due": "", "running": False},
        "conference_lines": one | {"lines": lines, "total": 14, "page": 1, "pages": 2},
        "conference_lines.none": one | {"lines": [], "total": 0, "page": 1, "pages": 1},
        "conference_lines.one": one
        | {"lines": lines[:1], "total": 1, "page": 1, "pages": 1},
        "conference_outlets": one | {"total": 4, "came": 1},
        "conference_outlets.none": one | {"total": 0, "came": 0},
    }


def _after(one: Facts, now: datetime) -> dict[str, Facts]:
    weighed = Balance(4, 1, 2, 1, 0, 1, 3, 1)
    absent = [("Kabar <Ulu>", ["Rina & Co 0812"]), ("Radio & Kota", [])]
    seen = one | {"since": now}
    return {
        "conference_absent": one | {"absent": absent, "release": "ISU-2026-0001/D1"},
        "conference_absent.none": one | {"absent": [], "release": ""},
        "conference_coverage": seen | {"one": weighed},
        "conference_coverage.unknown": seen
        | {"one": replace(weighed, ours=None, unsaid=0)},
        "conference_coverage.none": seen | {"one": Balance(0, 0, 0, 0, 0, 0, 0, 0)},
    }


def _answers(issue: Any, ana: str) -> dict[str, Facts]:
    about = {"issue": issue, "short": "D2"}
    asked = about | {"done": 7, "total": 15, "question": SAID, "most": 100,
                     "present": "", "proposed": SAID}  # fmt: skip
    reason = {"issue": issue, "question": SAID, "time": "16.00 WITA"}
    marked = [(SAID, "sure"), (SAID, "shaky"), (SAID, "")]
    played = about | {"questions": marked}
    return {
        "answers": asked,
        "answers.again": asked | {"present": SAID},
        "answers.done": asked | {"question": "", "done": 15},
        "answers_list": about | {"items": [(1, SAID, "✅"), (2, SAID, "☐")]},
        "answers_reason": reason | {"later": True, "typed": False},
        "answers_reason.typed": reason | {"later": True, "typed": True},
        "answers_reason.cannot": reason | {"later": False, "typed": False},
        "rehearse": about | {"questions": [SAID, SAID]},
        "rehearsal": played | {"who": ana, "over": False},
        "rehearsal.over": played | {"who": "", "over": True},
        "rehearsal_sent": {"who": ana},
        "rehearsal_told": about | {"who": ana, "shaky": [SAID]},
        "rehearsal_told.sure": about | {"who": ana, "shaky": []},
    }


def refusals(label: Any, now: datetime) -> dict[str, Facts]:
    """Every refusal about press conferences."""
    return {
        "conference_moved": {
            "number": "ISU-2026-0001/KP1",
            "state": label("conference_state.closed"),
        },
        "conference_too_soon": {
            "minutes": 60,
            "earliest": now + timedelta(hours=1),
            "now": now,
        },
        "conference_early": {"at": now + timedelta(hours=20), "now": now},
        "conference_unready": {"items": [label("runbook.answers"), SAID]},
        "responder_missing": {"who": "Ibu Ratna & Co, Kepala <Dinas>"},
        "plan_unclear": {},
        "follow_up_unclear": {},
        "answer_too_long": {"count": 120, "limit": 100},
    }
