"""Changing what was planned: time, place, topic, speakers; owners; calling it off."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Action
from bot.domain.conference import (
    PLACE_LENGTH,
    SPEAKERS_LENGTH,
    TOPIC_LENGTH,
    Conference,
)
from bot.domain.conference_errors import PlanUnclear, ResponderMissing
from bot.domain.conference_pace import next_look
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.runbook import told_before
from bot.domain.text import clean, first_line
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.invitation import follow_plan
from bot.services.conferences.owners import lacks_responder
from bot.services.conferences.planning import ahead, in_time, when_typed
from bot.services.conferences.telling import tell_changed
from bot.services.desk import Desk
from bot.services.life.choosing import instant_of
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The taps that say when instead.
HOURS = ("1h", "2h", "4h", "morning")

#: What names a part of the plan, in either language.
PARTS = {"tempat": "place", "place": "place", "topik": "topic", "topic": "topic",
         "narasumber": "speakers", "speakers": "speakers"}  # fmt: skip
LIMITS = {"place": PLACE_LENGTH, "topic": TOPIC_LENGTH, "speakers": SPEAKERS_LENGTH}


async def ask_change(desk: Desk, pressed: Pressed) -> str:
    """Ask for another time, or for the parts of the plan that are to change."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.PLAN_CONFERENCE
        )
        what = pressed.press.action
        await turn.ask("conference_change", conference.id, {"what": what})
        rows = _hours(turn, issue, conference) if what == "conference_when" else []
        await turn.reply(
            "conference_change",
            fresh=True,
            rows=[*rows, [turn.button("cancel")]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            at=conference.at,
            moving=what == "conference_when",
            place=conference.place,
            topic=conference.topic,
            speakers=conference.speakers.splitlines(),
            zone=zone_name(turn),
            now=turn.now,
        )
    return turn.toast


def _hours(turn: Turn, issue: Issue, conference: Conference) -> list[list[Button]]:
    times = {one: instant_of(turn, one) for one in HOURS}
    buttons = [
        turn.button(
            "conference_to",
            conference.id,
            value=one,
            text=turn.label(
                f"moment.{one}", time=turn.desk.words.brief(at, turn.now, turn.locale)
            ),
        )
        for one, at in times.items()
        if at - turn.now >= ahead(turn, issue)
    ]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


async def move_to(desk: Desk, pressed: Pressed) -> str:
    """Postpone it to the time on the button."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.PLAN_CONFERENCE
        )
        if pressed.press.value not in HOURS:
            raise ButtonExpired
        await turn.unit.dialogues.end(turn.member.user_id)
        at = in_time(turn, issue, instant_of(turn, pressed.press.value))
        await BOARD.show_everywhere(
            turn, issue, await moved(turn, issue, conference, at)
        )
    return turn.toast


async def moved(
    turn: Turn, issue: Issue, conference: Conference, at: datetime
) -> Conference:
    """Move it: the reminders follow, owners and press hear what changed."""
    entries = await turn.unit.conferences.entries(conference.id)
    told = told_before(entries, conference.told, at, turn.now)
    block_at = turn.desk.playbook.conference.block_at
    was, changed = conference.at, replace(conference, at=at, told=told, warned=False)
    due = next_look(changed, entries, block_at, turn.now)
    conference = await turn.unit.conferences.save(replace(changed, next_at=due))
    detail = f"{conference.short} {at.isoformat()}"
    await turn.record("conference_moved", issue.id, detail)
    out = await follow_plan(turn, issue, conference)
    await tell_changed(turn, issue, conference, was=was, out=out)
    return conference


async def answer_change(desk: Desk, sent: Sent) -> str:
    """Put what was typed in the place of what was planned."""
    async with member_turn(desk, sent, Action.PLAN_CONFERENCE) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue, conference = await movable(turn, asked.subject, Action.PLAN_CONFERENCE)
        text = await turn.hide(clean(sent.content.text).strip())
        if asked.facts["what"] == "conference_when":
            at = when_typed(turn, issue, text)
            conference = await moved(turn, issue, conference, at)
        else:
            conference = await _described(turn, issue, conference, text)
        await turn.unit.dialogues.end(turn.member.user_id)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast


async def _described(
    turn: Turn, issue: Issue, conference: Conference, text: str
) -> Conference:
    parts = read_parts(text.splitlines())
    if not parts:
        raise PlanUnclear
    changed = replace(
        conference,
        place=parts.get("place", conference.place),
        topic=parts.get("topic", conference.topic),
        speakers=parts.get("speakers", conference.speakers),
    )
    lacking = await lacks_responder(turn, issue, changed)
    if lacking and "speakers" in parts:
        raise ResponderMissing(who="; ".join(lacking))
    conference = await turn.unit.conferences.save(changed)
    codes = ",".join(sorted(parts))
    await turn.record("conference_described", issue.id, f"{conference.short} {codes}")
    out = await follow_plan(turn, issue, conference)
    if out:
        await tell_changed(turn, issue, conference, out=out)
    return conference


def read_parts(lines: Sequence[str]) -> dict[str, str]:
    """Read "tempat: …", "topik: …", "narasumber: …; …"; others are left out."""
    found: dict[str, str] = {}
    for line in lines:
        name, sign, words = line.partition(":")
        part = PARTS.get(name.strip().casefold())
        if part and sign and words.strip():
            found[part] = first_line(words.strip(), LIMITS[part])
    if "speakers" in found:
        people = (one.strip() for one in found["speakers"].split(";"))
        found["speakers"] = "\n".join(one for one in people if one)
    return found
