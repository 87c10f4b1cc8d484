"""What a viewer sees of a rumour, ready for a template."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.calling_rumours import can_refute, label_shown
from bot.domain.clocks import ClockName
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.rumour import Rumour, RumourLabel
from bot.domain.rumour_life import RumourState
from bot.domain.values import Struct
from bot.services.rumours.finding_rumours import fact_of
from bot.services.timing.starting import work_of
from bot.services.turn import Turn
from bot.services.views import attachment_line, person

#: How a rumour is marked in a list.
_MARKS = {RumourState.CLARIFIED: "✅", RumourState.FADED: "·", RumourState.IGNORED: "·"}


class RumourView(Struct, frozen=True):
    """One rumour as one viewer sees it; persons, grades and labels are finished.

    `advice` is why the rule recommends what it does, "" until it was weighed.
    `label_owed` says that a label waits for a second person: it is not named.
    `answer_by` is when it should have been answered, where the rule says so.
    """

    id: str
    number: str
    short: str
    mark: str
    text: str
    url: str
    origin: str
    files: str
    reporter: str
    created_at: datetime
    seen_at: datetime | None
    state: str
    reach: str
    harm: str
    trending: bool
    advice: str
    clarify: bool
    panics: bool
    label: str
    determined: bool
    label_owed: bool
    fact: str
    fact_short: str
    proof: str
    decider: str
    decided_at: datetime | None
    clarified: bool
    published: str
    answer_by: datetime | None


#: What a person has decided owes nobody an answer by the clock.
_UNDECIDED = frozenset({RumourState.APPEARED, RumourState.ASSESSED})


async def rumour_view(
    turn: Turn, issue: Issue, rumour: Rumour, viewer: Member
) -> RumourView:
    """Return what *viewer* sees of *rumour*."""
    fact = await fact_of(turn, rumour)
    team = await turn.people()
    return RumourView(
        id=rumour.id,
        number=rumour.number,
        short=rumour.short,
        mark=_MARKS.get(rumour.state, "⚠" if rumour.harmful else "▸"),
        text=rumour.text,
        url=rumour.url,
        origin=rumour.origin,
        files=attachment_line(turn, rumour.attachments, viewer.locale),
        reporter=person(turn, team.get(rumour.reporter), viewer),
        created_at=rumour.created_at,
        seen_at=rumour.seen_at,
        answer_by=answer_by(turn, issue, rumour),
        **_decided(turn, rumour, team.get(rumour.decider or 0), viewer),
        **_weight(turn, rumour, viewer.locale),
        **_standing(turn, rumour, fact, viewer.locale),
    )


def _decided(
    turn: Turn, rumour: Rumour, decider: Member | None, viewer: Member
) -> dict[str, Any]:
    """Return what was decided about a rumour, and who decided it."""
    return {
        "state": turn.label(f"rumour_state.{rumour.state}", viewer.locale),
        "decider": person(turn, decider, viewer) if rumour.decider else "",
        "decided_at": rumour.decided_at,
        "clarified": rumour.state is RumourState.CLARIFIED,
        "published": rumour.published,
    }


def _weight(turn: Turn, rumour: Rumour, locale: str) -> dict[str, Any]:
    told, reach, harm = rumour.advice, rumour.reach, rumour.harm
    return {
        "reach": "" if reach is None else turn.label(f"reach.{reach}", locale),
        "harm": "" if harm is None else turn.label(f"harm.{harm}", locale),
        "trending": rumour.trending,
        "advice": turn.label(f"advice.{told}", locale) if told else "",
        "clarify": bool(told and told.clarify),
        "panics": rumour.panics,
    }


def _standing(
    turn: Turn, rumour: Rumour, fact: Fact | None, locale: str
) -> dict[str, Any]:
    label = label_shown(rumour, fact)
    return {
        "label": turn.label(f"rumour_label.{label}", locale),
        "determined": label is not RumourLabel.UNDETERMINED,
        "label_owed": rumour.proposed is not None,
        "fact": fact.text if fact and can_refute(fact) else "",
        "fact_short": fact.short if fact else "",
        "proof": rumour.proof,
    }


def answer_by(turn: Turn, issue: Issue, rumour: Rumour) -> datetime | None:
    """Return by when it is to be answered: within C4, where the rule says clarify.

    Once somebody decided to watch it, or to leave it alone, nothing is owed.
    """
    told, open_ = rumour.advice, rumour.state in _UNDECIDED
    if told is None or not open_ or not told.clarify or not rumour.harmful:
        return None
    plan = turn.desk.playbook.clocks.plan(issue.level)
    pace = plan.paces.get(ClockName.FIRST_WORD)
    wait = pace.wait if pace else timedelta(0)
    return plan.end(rumour.created_at, wait, work_of(turn)) if pace else None
