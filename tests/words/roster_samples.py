"""Rich rosters for the templates; what people typed is hostile on purpose."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.values import replace
from bot.services.roster.duty_views import DutyView, HoleView

Facts = dict[str, Any]

NOTE = 'Perumda <janji> jawab 18.00 & "pasti" {{7*7}}'
ROW = 'Senin <b>08–16</b> "Zul & Co"'
ANA, BUDI = "Ana <b>A</b>", "Budi & Co"
HOUR = timedelta(hours=1)


def turns(now: datetime) -> list[DutyView]:
    """A turn that runs, one that comes, one of tomorrow that is the reader's."""
    first = now.replace(minute=0) - 7 * HOUR
    return [
        DutyView(first, first + 8 * HOUR, ANA, mine=False),
        DutyView(first + 8 * HOUR, first + 16 * HOUR, BUDI, mine=False),
        DutyView(first + 32 * HOUR, first + 80 * HOUR, ANA, mine=True),
    ]


def _faults(label: Any) -> list[tuple[int, str, str]]:
    said = {"said": "Zul & Co", "meant": "Zulkifli <b>"}
    codes = ("unknown_close", "several", "no_hours", "twice")
    return [
        (n, ROW, label(f"roster_fault.{code}", **said))
        for n, code in enumerate(codes, 1)
    ]


def _page(now: datetime) -> dict[str, Facts]:
    on, coming, mine = turns(now)
    hole = HoleView(now + 30 * HOUR, now + 90 * HOUR)
    page: Facts = {
        "now": now,
        "empty": False,
        "edits": True,
        "barred": False,
        "on": [on],
        "coming": [coming, mine],
        "officers": f"{ANA}, {BUDI}",
        "gaps": [hole, hole],
        "more_gaps": 3,
    }
    bare = page | {"on": [], "coming": [], "gaps": [], "more_gaps": 0}
    return {
        "duty": page,
        "duty.mine": page | {"on": [replace(on, mine=True)], "gaps": []},
        "duty.barred": page | {"barred": True, "edits": False, "gaps": []},
        "duty.nobody": bare,
        "duty.nobody_at_all": bare | {"officers": ""},
        "duty.empty": bare | {"empty": True},
        "duty.empty_for_others": bare | {"empty": True, "edits": False, "officers": ""},
        "duty_others": {"turns": 3},
        "duty_others.none": {"turns": 0},
        "duty_week": {
            "now": now,
            "turns": [on, coming, mine],
            "more": 2,
            "gaps": [hole],
            "more_gaps": 1,
            "overlaps": [replace(hole, who=f"{ANA}, {BUDI}")],
        },
        "duty_week.empty": {
            "now": now,
            "turns": [],
            "more": 0,
            "gaps": [],
            "more_gaps": 0,
            "overlaps": [],
        },
        "duty_month": {"text": f"1 Maret: 08.00–16.00 {ANA}"},
    }


def _changes(label: Any, now: datetime) -> dict[str, Facts]:
    _, coming, mine = turns(now)
    hole = HoleView(now + 30 * HOUR, now + 90 * HOUR)
    both = replace(hole, who=f"{ANA}, {BUDI}")
    line = f"Senin–Jumat 08.00–16.00 WITA · {BUDI}"
    preview: Facts = {
        "now": now,
        "count": 1,
        "replaces": False,
        "dropped": 0,
        "lines": [line],
        "more": 0,
        "gaps": [],
        "more_gaps": 0,
        "overlaps": [],
        "more_overlaps": 0,
        "faults": [],
        "more_faults": 0,
        "total_faults": 0,
        "days": 14,
    }
    wrong = {"faults": _faults(label)[:2], "more_faults": 0, "total_faults": 2}
    edit: Facts = {"lines": [], "first": 1, "total": 0, "page": 1, "pages": 1,
                   "zone": "WITA"}  # fmt: skip
    changed = {"now": now, "turns": [coming, mine], "more": 2}
    return {
        "roster_preview": preview,
        "roster_preview.file": preview
        | {"count": 970, "replaces": True, "dropped": 12, "lines": [line] * 2,
           "more": 968, "gaps": [hole], "more_gaps": 2, "overlaps": [both],
           "faults": _faults(label)[:3], "more_faults": 27, "total_faults": 30},
        "roster_preview.unread": preview | wrong | {"count": 0, "lines": []},
        "roster_edit": edit,
        "roster_edit.some": edit
        | {"lines": [line] * 3, "first": 11, "total": 13, "page": 2, "pages": 2},
        "roster_line": {"line": line},
        "roster_applied": {"count": 1, "told": 1},
        "roster_applied.nobody": {"count": 970, "told": 0},
        "roster_kept": {},
        "duty_changed": changed,
        "duty_changed.none": changed | {"turns": [], "more": 0},
        "roster_holes": {"now": now, "days": 7, "gaps": [hole], "more_gaps": 2,
                         "overlaps": [both], "more_overlaps": 1},
        "roster_holes.overlap": {"now": now, "days": 7, "gaps": [], "more_gaps": 0,
                                 "overlaps": [both], "more_overlaps": 0},
        "duty_vacant": {"now": now, "who": BUDI, "turns": [hole], "more": 4},
    }  # fmt: skip


def _swaps(now: datetime) -> dict[str, Facts]:
    on, coming, mine = turns(now)
    about: Facts = {
        "now": now, "asker": ANA, "asked": BUDI, "given": mine, "taken": coming,
    }  # fmt: skip
    favour = about | {"taken": None}
    settled = {
        f"swap_settled.{state}_{'mine' if own else 'theirs'}": about
        | {"state": state, "mine": own}
        for state in ("accepted", "declined", "withdrawn")
        for own in (True, False)
    }
    return settled | {
        "swap_settled.favour": favour | {"state": "accepted", "mine": True},
        "duty_covered": {"now": now, "turn": coming},
        "duty_covered.back": {"now": now, "turn": mine},
        "swap_own": {},
        "swap_other": {"now": now, "turn": mine, "some": True},
        "swap_other.nobody": {"now": now, "turn": on, "some": False},
        **_offers(about, favour),
    }


def _offers(about: Facts, favour: Facts) -> dict[str, Facts]:
    """What the one who is asked reads, and the one who asked."""
    found = {}
    for name, facts in (("", about), (".favour", favour)):
        found[f"swap_asked{name}"] = {k: v for k, v in facts.items() if k != "asked"}
        found[f"swap_sent{name}"] = {k: v for k, v in facts.items() if k != "asker"}
    return found


def messages(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    """Every message about the roster, by name and variant."""
    on, coming, _ = turns(now)
    clock = (label("clock.triage"), now - HOUR)
    hidden = replace(issue, restricted=True, level=f"🔒 {issue.level}")
    nobody = replace(issue, owner="")
    lines = [(issue, clock), (nobody, (clock[0], now + HOUR)), (hidden, None)]
    begins: Facts = {
        "now": now, "turn": on, "before": BUDI, "notes": [(BUDI, NOTE)],
        "lines": lines, "total": 7,
    }  # fmt: skip
    alone = begins | {"before": "", "notes": [], "lines": [], "total": 0}
    soon: Facts = {"now": now, "turn": coming, "before": BUDI}
    return (
        _page(now)
        | _changes(label, now)
        | _swaps(now)
        | {
            "duty_begins": begins,
            "duty_begins.quiet": alone,
            "duty_soon": soon,
            "duty_soon.after_nobody": soon | {"before": ""},
            "duty_ends": {"now": now, "turn": on, "after": BUDI, "total": 3},
            "duty_ends.one": {"now": now, "turn": on, "after": BUDI, "total": 1},
            "duty_note_ask": {},
            "duty_noted": {"told": False},
            "duty_noted.told": {"told": True},
            "duty_word": {"who": BUDI, "text": NOTE},
        }
    )


def refusals() -> dict[str, Facts]:
    """Every refusal about the roster."""
    reasons = ("kind", "long", "empty", "broken")
    return {
        "duty_moved": {},
        "roster_draft_gone": {},
        "swap_gone": {},
        "file_not_fetched": {},
        **{f"file_not_read.{reason}": {"reason": reason} for reason in reasons},
    }
