"""One tap that writes a note: its choices, and the instant that an hour means."""

from datetime import UTC, datetime, time, timedelta

from bot.domain.access import Action, could_see, leads, may, may_see
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.topics import FORMS, Kind, Topic
from bot.ports.mail import Button
from bot.services.people.away import gone_now
from bot.services.turn import Turn
from bot.services.views import person

#: When a day begins for what waits until the morning.
MORNING = time(7)

#: So many people are offered at once; Telegram shows a hundred buttons at most.
OFFERED = 20


def may_write(member: Member, topic: Topic) -> bool:
    """Tell whether *member* may write about *topic*."""
    roles = FORMS[topic].roles
    able = not roles or bool(member.roles & roles)
    return able and may(member, Action.WRITE_NOTE)


def choice_rows(
    turn: Turn, issue: Issue, topic: Topic, code: str
) -> list[list[Button]]:
    """Return one button for each choice of *topic*; *code* is the step to return to."""
    form = FORMS[topic]
    buttons = [
        turn.button(
            "note_tap",
            issue.id,
            value=f"{topic}:{choice}:{code}",
            text=_label(turn, topic, choice),
        )
        for choice in form.choices
    ]
    if form.kind is Kind.MOMENT:
        return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    rows = [[button] for button in buttons]
    if form.kind is Kind.TEXT and form.choices:
        own = turn.button("note", issue.id, value=f"{topic}:{code}", label="own_words")
        rows.append([own])
    return rows


def _label(turn: Turn, topic: Topic, choice: str) -> str:
    if FORMS[topic].kind is Kind.MOMENT:
        at = turn.desk.words.brief(instant_of(turn, choice), turn.now, turn.locale)
        return turn.label(f"moment.{choice}", time=at)
    return turn.label(f"choice.{topic}_{choice}")


def instant_of(turn: Turn, choice: str) -> datetime:
    """Return the instant that "2h" or "morning" means now, in UTC."""
    if choice != "morning":
        return turn.now + timedelta(hours=int(choice.removesuffix("h")))
    local = turn.now.astimezone(turn.desk.house.zone)
    today = datetime.combine(local.date(), MORNING, local.tzinfo)
    morning = today if today > local else today + timedelta(days=1)
    return morning.astimezone(UTC)


def may_be_asked(turn: Turn, member: Member, issue: Issue) -> bool:
    """Tell whether *member* may be asked to speak about *issue*.

    Whom the lead of a restricted issue asks is let into it.
    """
    able = member.reachable and may(member, Action.SPEAK)
    lets_in = leads(turn.member, issue) and could_see(member, issue)
    return able and (may_see(member, issue) or lets_in)


async def speakers(turn: Turn, issue: Issue) -> list[Member]:
    """Return who may be asked to speak: whom the level names, then everybody else.

    Who is on leave is asked where nobody else can be.
    """
    able = [member for member in await turn.team() if may_be_asked(turn, member, issue)]
    gone = await gone_now(turn)
    able = [member for member in able if member.user_id not in gone] or able
    roles = {member.user_id: member.roles for member in able}
    level = issue.level or Level.L1
    first = turn.desk.playbook.authority.responders(level, roles)
    ranked = sorted(able, key=lambda m: m.user_id not in first)
    return ranked[:OFFERED]


async def speaker_rows(turn: Turn, issue: Issue, code: str) -> list[list[Button]]:
    """Return a button for each person who may be asked to speak."""
    return [
        [
            turn.button(
                "note_tap",
                issue.id,
                value=f"{Topic.SPEAKER}:{member.user_id}:{code}",
                text=person(turn, member, turn.member),
            )
        ]
        for member in await speakers(turn, issue)
    ]
