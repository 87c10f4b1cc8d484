"""Calls for the templates: lists of a storm, quiet hours, who still has it."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.values import replace
from bot.services.people.call_tables import RowView
from bot.services.views import IssueView

Facts = dict[str, Any]


def messages(
    label: Any, fresh: IssueView, severe: IssueView, duty: str, lead: str, now: datetime
) -> dict[str, Facts]:
    """Return the facts of every message about calls that came with the policies."""
    secret = replace(fresh, number="ISU-2026-0009", restricted=True)
    listed = {"calling": 2, "others": [], "now": now,
              "lines": [(severe, True), (fresh, True), (secret, False)]}  # fmt: skip
    digest = {"total": 4, "lines": [(severe, 3), (secret, 1)], "others": 0, "loose": 0,
              "now": now}  # fmt: skip
    hours = {"hours": "22.00-05.00", "zone": "WIT", "chosen": True}
    table = {
        "name": label("level.L3"),
        "calls": [
            RowView(0, f"{duty}, {lead}", ""),
            RowView(10, "", label("ladder.answers", count=2)),
        ],
        "cycle": 20,
        "expires": label("ladder.hours", count=4),
        "now": now,
    }
    asked = {"issue": severe, "until": now + timedelta(minutes=30), "now": now}
    return {
        "call_list": listed,
        "call_list.many": listed | {"others": ["0041", "0042", "0043"]},
        "call_list.news": listed | {"calling": 0, "lines": [(severe, False)]},
        "quiet_digest": digest,
        "quiet_digest.more": digest | {"others": 2, "loose": 1},
        "quiet_hours": hours,
        "quiet_hours.office": hours | {"chosen": False},
        "quiet_hours.none": hours | {"hours": "", "chosen": True},
        "still_on_it": asked,
        "gathering": {"issue": severe, "left": 2, "now": now},
        "gathered": {"issue": severe, "names": f"{duty}, {lead}", "now": now},
        "answers_clamped": {"issue": severe, "wanted": 3, "there": 2},
        "escalation_table": table,
        "escalation_table.plain": table | {"expires": "", "calls": table["calls"][:1]},
    }
