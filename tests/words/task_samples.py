"""Rich tasks and decisions for the templates; what people typed is hostile."""

from datetime import datetime
from typing import Any

from bot.domain.task_life import TaskState
from bot.domain.values import replace
from bot.services.facts.fact_views import FactView
from bot.services.tasks.views import DecisionView, EvidenceView, TaskView

Facts = dict[str, Any]

WHAT = 'Kirim <b>2</b> mobil tangki ke "Ulu" & Ilir {{7*7}}'
ISSUE = "ISU-2026-0001"


def task(label: Any, ana: str, due: datetime) -> TaskView:
    """A task that nobody has accepted yet."""
    return TaskView(
        id="2026-0001/T2",
        number=f"{ISSUE}/T2",
        short="T2",
        mark="▸",
        what=WHAT,
        owner="Perumda <Air> & Co",
        mine=False,
        due=due,
        overdue=False,
        waits=True,
        taken=False,
        state=label("task_state.open"),
        origin=label("task_origin.directive"),
        giver=ana,
        decision="K1",
        reason="",
        moved_by="",
        moved_at=None,
    )


def decision(label: Any, ana: str, at: datetime) -> DecisionView:
    """What the head asked for by WhatsApp."""
    return DecisionView(
        id="2026-0001/K1",
        short="K1",
        what=WHAT,
        by="Kepala <Dinas>",
        at=at,
        why="",
        alternatives="",
        medium=label("medium.whatsapp"),
        recorded_by=ana,
        recorded_at=at,
    )


def messages(
    label: Any, issue: Any, ana: str, now: datetime, later: datetime, fact: FactView
) -> dict[str, Facts]:
    """Every message about tasks, by name and variant."""
    one = task(label, ana, later)
    late = replace(one, overdue=True, mark="⚠", due=now, mine=True, short="T1")
    taken = replace(one, taken=True, state=label(f"task_state.{TaskState.TAKEN}"))
    done = replace(
        one, waits=False, mark="✅", state=label("task_state.done"), moved_at=now,
        moved_by=ana, decision="", origin="",
    )  # fmt: skip
    dropped = replace(done, mark="·", state=label("task_state.dropped"), reason=WHAT)
    head = decision(label, ana, now)
    own = replace(
        head, by=ana, medium="", why="Warga <haus>", alternatives="Galon & tong"
    )
    about: Facts = {"issue": issue, "now": now}
    draft = about | {
        "decided": False,
        "what": WHAT,
        "owner": "",
        "due": None,
        "zone": "WITA",
    }
    card = about | {"evidence": [], "more": 0, "invite": False}
    shown = [
        EvidenceView(ana, now, "Tiga truk <tiba>", ""),
        EvidenceView(ana, now, "", "2 foto"),
    ]
    sheet = about | {
        "overdue": 0,
        "waiting": 0,
        "finished": 0,
        "decisions": 0,
        "free": [],
        "more_free": 0,
        "page": 1,
        "pages": 1,
    }
    given = about | {"giver": ana, "more": 0}
    shut = {"issue": issue, "what": WHAT, "who": ana}
    choose = about | {"task": one, "zone": "WITA"}
    return {
        **{
            f"task_ask.{kind}": {"issue": issue, "kind": kind, "zone": "WITA"}
            for kind in ("task", "decision", "directive", "gap", "lesson")
        },
        "task_draft": draft | {"question": "owner"},
        "task_draft.by": draft | {"question": "by", "decided": True},
        "task_draft.due": draft | {"question": "due", "owner": "Perumda <Air>"},
        "task_draft.both": draft | {"question": "both", "owner": ana, "due": later},
        "task_shut": shut | {"able": True},
        "task_shut.not_the_lead": shut | {"able": False},
        "task_list": about
        | {"by": "Kepala <Dinas>", "medium": label("medium.letter"), "lines": [(WHAT, ana, later)] * 3},
        "task_list.none": about | {"by": "Kepala Dinas", "medium": label("medium.phone"), "lines": []},
        "task_list.tasks": about | {"by": "", "medium": "", "lines": [(WHAT, "Perumda", now)]},
        "tasks_kept": about | {"decisions": [], "tasks": [one], "told": ana},
        "tasks_kept.decision": about | {"decisions": [own], "tasks": [one, late], "told": ""},
        "tasks_kept.alone": about | {"decisions": [head], "tasks": [], "told": ""},
        "task_given": given | {"tasks": [one]},
        "task_given.many": given | {"tasks": [replace(one, origin=""), late], "more": 3},
        "task_outcome": about | {"task": done, "deed": "done", "who": ana},
        "task_outcome.dropped": about | {"task": dropped, "deed": "dropped", "who": ana},
        "task_outcome.declined": about
        | {"task": replace(one, reason="Bukan <saya>"), "deed": "declined", "who": ana},
        "task_card": card | {"task": one},
        "task_card.late": card | {"task": late},
        "task_card.taken": card | {"task": replace(taken, reason="Bukan <saya>", moved_by=ana)},
        "task_card.done": card | {"task": done, "evidence": shown, "more": 2},
        "task_card.invite": card | {"task": done, "invite": True},
        "task_card.dropped": card | {"task": dropped},
        "task_sheet": sheet
        | {"tasks": [late, one, taken, done, dropped], "overdue": 1, "waiting": 3, "finished": 2,
           "decisions": 4, "pages": 2},
        "task_sheet.none": sheet | {"tasks": []},
        "task_sheet.decided": sheet | {"tasks": [], "decisions": 2},
        "task_sheet.free": sheet | {"tasks": [one], "waiting": 1, "decisions": 5, "free": [own, head, own], "more_free": 2},
        "my_tasks": {"lines": [late, one], "total": 9, "overdue": 1, "now": now},
        "my_tasks.few": {"lines": [replace(one, mine=True)], "total": 1, "overdue": 0, "now": now},
        "my_tasks.none": {"lines": [], "total": 0, "overdue": 0, "now": now},
        "decisions": about
        | {"decisions": [replace(own, id="2026-0001/K2", short="K2"), head], "carried": {"2026-0001/K2": "T1, T2", "2026-0001/K1": ""}, "more": 3},
        "decisions.unowned": about | {"decisions": [own], "carried": {"2026-0001/K1": ""}, "more": 0},
        "decisions.none": about | {"decisions": [], "carried": {}, "more": 0},
        "task_choose": choose | {"question": "owner"},
        "task_choose.due": choose | {"question": "due"},
        "task_reason": {"issue": issue, "task": one, "drops": False},
        "task_reason.drop": {"issue": issue, "task": one, "drops": True},
        "task_evidence": {"issue": issue, "task": one},
        "tasks_due": {"lines": [late], "more": 0, "daily": False, "now": now},
        "tasks_due.daily": {"lines": [late, replace(late, mine=False)], "more": 4,
                            "daily": True, "now": later},
        "leader_report": report(issue, ana, now, later, fact),
        "leader_report.empty": nothing(issue, now),
        "leader_report.quiet": nothing(issue, now)
        | {"word": Word("no_news", now, later), "clock": ("pembaruan publik", now), "request": WHAT},
        "leader_report.approved": nothing(issue, now) | {"approved": ["ISU-2026-0001/D1"]},
        "leader_sent": {"issue": issue, "title": "Kepala Dinas", "barred": False},
        "leader_sent.barred": {"issue": issue, "title": "atasan", "barred": True},
    }  # fmt: skip


class Word:
    """What the public was told."""

    def __init__(self, kind: str, at: datetime, next_at: datetime | None) -> None:
        self.kind, self.at, self.next_at = kind, at, next_at


def nothing(issue: Any, now: datetime) -> Facts:
    """A report on an issue of which nothing is known yet."""
    return {
        "honorific": "Bapak/Ibu",
        "title": "Kepala Dinas",
        "issue": issue,
        "facts": [],
        "claims": [],
        "clock": None,
        "request": "",
        "word": None,
        "approved": [],
        "waiting": [],
        "done": [],
        "plans": [],
        "plans_more": 0,
        "decisions": [],
        "now": now,
    }


def report(
    issue: Any, ana: str, now: datetime, later: datetime, fact: FactView
) -> Facts:
    """A report in which every line stands."""
    return nothing(issue, now) | {
        "facts": [fact, replace(fact, value=None, unit="", place="")],
        "claims": [fact],
        "clock": ("pernyataan lengkap", later),
        "request": WHAT,
        "word": Word("text", now, later),
        "waiting": ["ISU-2026-0001/D2"],
        "done": [(WHAT, ana, now, False)],
        "plans": [(WHAT, ana, now, True), (WHAT, "Perumda & Co", later, False)],
        "plans_more": 3,
        "decisions": [WHAT],
    }


def refusals(label: Any, lead: str, at: datetime) -> dict[str, Facts]:
    """Every refusal about tasks."""
    moved = {"number": f"{ISSUE}/T2", "state": label("task_state.done"), "at": at}
    said = {"text": "31/02 <x>", "zone": "WITA"}
    return {
        "task_moved": moved | {"who": lead},
        "task_moved.nobody": moved | {"who": ""},
        "due_not_understood": said | {"trouble": "date"},
        "due_not_understood.time": said | {"trouble": "time"},
        "due_not_understood.none": said | {"trouble": ""},
        "task_evidence_needed": {"number": f"{ISSUE}/T2"},
        "task_outside_circle": {"number": ISSUE, "who": lead, "able": True},
        "task_outside_circle.not_the_lead": {
            "number": ISSUE,
            "who": lead,
            "able": False,
        },
    }
