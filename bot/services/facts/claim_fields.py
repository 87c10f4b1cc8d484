"""Correcting what was read of a claim, one field at a time."""

from collections.abc import Callable

from bot.domain.access import Action
from bot.domain.as_of import Trouble, read_moment
from bot.domain.claims import NAME_LENGTH, guess_kind
from bot.domain.errors import ButtonExpired
from bot.domain.numbers import LARGEST, amounts, strange_number
from bot.domain.values import replace
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.facts.claim_screen import FIELDS, show_draft, the_draft
from bot.services.facts.claiming import trouble
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question whose answer corrects one field.
DIALOGUE = "fact_field"


async def list_fields(desk: Desk, pressed: Pressed) -> str:
    """Offer what can be corrected."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, draft.issue_id)
        buttons = [
            turn.button("fact_field", draft.id, value=name, text=_name(turn, name))
            for name in FIELDS
        ]
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        rows.append([turn.button("fact_draft", draft.id, label="back")])
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("fact_change", rows=rows, issue=view)
    return turn.toast


def _name(turn: Turn, name: str) -> str:
    return turn.label(f"fact_field.{name}")


async def ask_correction(desk: Desk, pressed: Pressed) -> str:
    """Ask for one field anew."""
    async with member_turn(desk, pressed, Action.CLAIM_FACT) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, draft.issue_id)
        name = pressed.press.value
        if name not in FIELDS:
            raise ButtonExpired
        await turn.ask(DIALOGUE, draft.id, {"field": name})
        await turn.reply(
            "fact_field",
            rows=[[turn.button("fact_draft", draft.id, label="back")]],
            issue=await issue_view(turn, issue, turn.member),
            field=name,
            zone=zone_name(turn),
        )
    return turn.toast


async def answer_correction(desk: Desk, sent: Sent) -> str:
    """Put the answer into the field that was asked for."""
    async with member_turn(desk, sent, Action.CLAIM_FACT) as turn:
        asked = sent.dialogue
        assert asked is not None
        draft = await the_draft(turn, asked.subject)
        issue = await open_issue(turn, draft.issue_id)
        text = checked_length(sent.content.text, NAME_LENGTH)
        changes = _READ[asked.facts["field"]](turn, text)
        draft = replace(draft, fields={**draft.fields, **changes})
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.unit.facts.keep_draft(draft)
        await show_draft(turn, issue, draft)
    return turn.toast


def _value(turn: Turn, text: str) -> dict[str, str]:
    found = amounts(text, turn.locale)
    if not found or strange_number(text) or abs(found[0].value) > LARGEST:
        raise trouble(turn, Trouble.NUMBER, text)
    value, unit = found[0].value, found[0].unit
    return {"value": format(value, "f")} | ({"unit": unit} if unit else {})


def _time(turn: Turn, text: str) -> dict[str, str]:
    zone = turn.desk.house.zone
    bare = text[:1].isdigit() and "/" not in text and len(text.split()) <= 2  # noqa: PLR2004
    moment = read_moment(text, turn.now, zone)
    if bare and moment.at is None and moment.trouble is None:
        moment = read_moment(f"pukul {text}", turn.now, zone)
    if moment.at is None:
        raise trouble(turn, moment.trouble or Trouble.TIME, text)
    return {"as_of": moment.at.isoformat(), "timed": "1"}


def _source(turn: Turn, text: str) -> dict[str, str]:
    kind = guess_kind(text, turn.desk.playbook.facts)
    return {"source": text, "guess": kind or ""}


_READ: dict[str, Callable[[Turn, str], dict[str, str]]] = {
    "metric": lambda turn, text: {"metric": text},
    "value": _value,
    "time": _time,
    "place": lambda turn, text: {"place": text},
    "source": _source,
}
