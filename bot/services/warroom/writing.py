"""Writing to a group: a message, something done there, and the word to the leads."""

from typing import Any

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Errand, Letter, MessageClass
from bot.services.turn import Turn

#: Who hears what is wrong with the war room, and can put it right.
MINDERS = frozenset({Role.CRISIS_LEAD, Role.ADMIN})


def is_hidden(issue: Issue) -> bool:
    """Tell whether nothing of an issue may stand in a group."""
    return issue.restricted or HEAD_IS_SUBJECT in issue.floors


async def say(turn: Turn, letter: Letter, template: str, **facts: object) -> str:
    """Write to a group, in the language of the house; return the letter's key."""
    locale = turn.desk.house.locale
    letter = replace(
        letter,
        key=letter.key or turn.next_key(),
        text=turn.desk.words.message(template, locale, **facts),
        mark=turn.label("letter.maybe_repeated", locale),
    )
    await turn.post(letter)
    return letter.key


def note_to(chat_id: int, **more: object) -> Letter:
    """Return an empty letter to a group; its key is chosen when it is written."""
    fields = {"key": "", "klass": MessageClass.INFO, "chat_id": chat_id} | more
    return Letter(**fields)  # type: ignore[arg-type]


async def do(turn: Turn, chat_id: int, errand: Errand, **more: object) -> None:
    """Let something be done in a group."""
    kind = {"errand": errand.value, "klass": MessageClass.BOARD, "silent": True}
    await turn.post(note_to(chat_id, key=turn.next_key(), **kind, **more))


async def tell_minders(
    turn: Turn,
    template: str,
    *,
    key: str = "",
    silent: bool = False,
    **facts: Any,
) -> None:
    """Tell leads and admins, each in their language.

    Facts that are functions are asked for each reader.
    """
    for member in await minders(turn):
        own = {n: f(member) if callable(f) else f for n, f in facts.items()}
        await turn.tell(
            member,
            template,
            key=f"{key}:{member.user_id}" if key else "",
            silent=silent,
            **own,
        )


async def minders(turn: Turn) -> list[Member]:
    """Return the leads and admins that can be written to."""
    team = await turn.team()
    return [one for one in team if one.reachable and one.roles & MINDERS]
