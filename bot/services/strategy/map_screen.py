"""/pesan N: the message map, what its supports rest on, and what is to be put right."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.map_findings import Bond, Bonds, Finding
from bot.domain.message_map import (
    MESSAGES,
    SUPPORTS,
    WORDS,
    MapText,
    MessageMap,
    count_words,
    without_facts,
)
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.strategy.standing import looked_over, map_of
from bot.services.strategy.ways import back_row
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many messages, supports of each, and places to be put right are shown.
SHOWN, PLACES = 6, 12


class SupportView(Struct, frozen=True):
    """One support: its words, and why it cannot be used; "" where it can."""

    text: str
    trouble: str


class MessageView(Struct, frozen=True):
    """One message with its supports."""

    text: str
    supports: list[SupportView]


def message_views(turn: Turn, said: MapText, bonds: Bonds) -> list[MessageView]:
    """Return the messages as their reader sees them."""
    return [
        MessageView(
            message.text,
            [
                SupportView(text, _trouble(turn, bond))
                for text, bond in zip(message.supports[:SHOWN], row, strict=False)
            ],
        )
        for message, row in zip(said.messages[:SHOWN], bonds, strict=False)
    ]


def _trouble(turn: Turn, bond: Bond) -> str:
    return "" if bond is Bond.FACT else turn.label(f"bond.{bond}")


def finding_lines(turn: Turn, found: Sequence[Finding]) -> list[tuple[bool, str]]:
    """Return what is to be put right, each with what to do; True: it blocks."""
    return [
        (
            one.blocks,
            turn.label(
                f"map_rule.{one.rule}",
                found=one.found,
                limit=one.limit,
                where=", ".join(one.where[:PLACES]),
            ),
        )
        for one in found
    ]


async def show_map(turn: Turn, issue: Issue, current: MessageMap, origin: str) -> None:
    """Answer with the map that holds."""
    bonds, found = await looked_over(turn, issue, current.said)
    writer = await turn.unit.members.find(current.by)
    await turn.reply(
        "message_map",
        rows=[
            *_rows(turn, issue, current, origin),
            back_row(turn, issue, origin, "messages"),
        ],
        issue=await issue_view(turn, issue, turn.member),
        version=current.version,
        question=current.said.question,
        messages=message_views(turn, current.said, bonds),
        words=count_words(current.messages),
        limit=WORDS,
        findings=finding_lines(turn, found),
        who=person(turn, writer, turn.member),
        at=current.at,
        now=turn.now,
    )


def _rows(
    turn: Turn, issue: Issue, current: MessageMap, origin: str
) -> list[list[Button]]:
    copy = turn.button("message_map_copy", issue.id, label="copy_wa")
    over = issue.state in TERMINAL and not origin
    if over or not may(turn.member, Action.PLAN_MESSAGES):
        return [[copy]]
    write = turn.button("message_map_write", issue.id, value=origin)
    rows = [[button] for button in _adding(turn, issue, current, origin)]
    narrative = turn.button("narrative", issue.id, value=origin, version=1)
    return [*rows, [write, copy], [narrative]]


def _adding(turn: Turn, issue: Issue, current: MessageMap, origin: str) -> list[Button]:
    """Offer to add line by line: supports that are missing, then a message."""
    buttons = [
        turn.button(
            "message_add",
            issue.id,
            value=f"{number}:{origin}",
            version=current.version,
            text=turn.label("button.message_support", number=number),
        )
        for number, message in enumerate(current.messages[:MESSAGES], 1)
        if len(message.supports) < SUPPORTS
    ]
    if len(current.messages) < MESSAGES:
        value = f"0:{origin}"
        version = current.version
        buttons.append(
            turn.button("message_add", issue.id, value=value, version=version)
        )
    return buttons


async def copy_map(desk: Desk, pressed: Pressed) -> str:
    """Send the messages alone, with the supports that may be used now."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        current = await map_of(turn, issue)
        said = current.said if current else MapText()
        bonds, _ = await looked_over(turn, issue, said)
        messages = [
            (
                without_facts(message.text),
                [
                    without_facts(text)
                    for text, bond in zip(message.supports[:SHOWN], row, strict=False)
                    if bond in (Bond.FACT, Bond.PLAIN)
                ],
            )
            for message, row in zip(said.messages[:SHOWN], bonds, strict=False)
        ]
        text = desk.words.message("message_map_text", turn.locale, messages=messages)
        await send_for_whatsapp(turn, text)
    return turn.toast
