"""The screen of a claim before it is kept: what was read, and the next tap."""

from datetime import datetime
from decimal import Decimal

from bot.domain.errors import ButtonExpired
from bot.domain.fact import FactDraft, Publicity, SourceKind
from bot.domain.issue import Issue
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.facts.fact_views import kinds_shown
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn
from bot.services.views import issue_view

#: What can be corrected before it is kept, in this order.
FIELDS = ("metric", "value", "time", "place", "source")


class DraftView(Struct, frozen=True):
    """A claim as its author sees it; what is empty was not found in the text."""

    text: str
    metric: str
    value: Decimal | None
    unit: str
    as_of: datetime
    timed: bool
    place: str
    source: str
    kind: str
    publicity: str
    embargo_until: datetime | None
    replaces: str


async def the_draft(turn: Turn, subject: str) -> FactDraft:
    """Return the asker's draft; raise `ButtonExpired` where it was saved or dropped."""
    draft = await turn.unit.facts.draft(subject)
    if draft is None or draft.author != turn.member.user_id:
        raise ButtonExpired
    return draft


async def show_draft(turn: Turn, issue: Issue, draft: FactDraft) -> None:
    """Answer with what was read, and ask for the next tap."""
    step = _step(draft)
    await turn.reply(
        "fact_draft",
        rows=_rows(turn, draft, step),
        issue=await issue_view(turn, issue, turn.member),
        claim=_view(turn, draft),
        step=step,
        zone=zone_name(turn),
        now=turn.now,
    )


def _step(draft: FactDraft) -> str:
    if not draft.fields.get("kind"):
        return "kind"
    return "save" if draft.fields.get("publicity") else "publicity"


def _rows(turn: Turn, draft: FactDraft, step: str) -> list[list[Button]]:
    drop = turn.button("fact_drop", draft.id, label="cancel")
    last = [turn.button("fact_change", draft.id), drop]
    if step == "save":
        return [[turn.button("fact_save", draft.id)], last]
    if step == "publicity":
        choices = [
            turn.button("fact_public", draft.id, value=one, label=f"publicity_{one}")
            for one in Publicity
        ]
        return [choices[:2], choices[2:], last]
    guess = draft.fields.get("guess")
    kinds = [
        turn.button("fact_kind", draft.id, value=kind, text=_kind(turn, kind))
        for kind in kinds_shown(SourceKind(guess) if guess else None)
    ]
    return [*(kinds[i : i + 2] for i in range(0, len(kinds), 2)), last]


def _kind(turn: Turn, kind: str) -> str:
    return turn.label(f"source_kind.{kind}")


def _view(turn: Turn, draft: FactDraft) -> DraftView:
    said = draft.fields
    embargo = said.get("embargo")
    return DraftView(
        text=said["text"],
        metric=said["metric"],
        value=Decimal(said["value"]) if said["value"] else None,
        unit=said["unit"],
        as_of=datetime.fromisoformat(said["as_of"]),
        timed=bool(said["timed"]),
        place=said["place"],
        source=said["source"],
        kind=_kind(turn, said["kind"]) if said.get("kind") else "",
        publicity=turn.label(f"publicity.{said['publicity']}")
        if said.get("publicity")
        else "",
        embargo_until=datetime.fromisoformat(embargo) if embargo else None,
        replaces=said["replaces"].rpartition("/")[2],
    )
