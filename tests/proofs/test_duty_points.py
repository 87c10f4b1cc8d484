"""A process that dies while duty changes hands, or a topic of the war room opens.

A swap is accepted, officers are reminded and hand on, an issue and a role are handed
over, a topic opens, a group is left. Each is carried out once, then by processes that
die at its points and live again: nobody has two turns or none, and nothing is said twice.
"""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.assignment import AssignmentState, Seat
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.rooms import RoomState, TopicState
from bot.domain.roster_shifts import Dated
from bot.domain.roster_swap import Span, Swap
from bot.ports.mail import Errand, Press, QueuedLetter
from bot.ports.rooms import Room, RoomTopic
from bot.ports.storage import AlreadyDone
from bot.services.assigning.handing_roles import hand_now
from bot.services.calls.handing_over import accept_handover
from bot.services.requests import Pressed
from bot.services.roster.reminding import mind_roster
from bot.services.roster.swapping import accept
from bot.services.warroom.minding import mind_rooms
from bot.services.warroom.opening import errand_done
from bot.storage import open_storage
from tests.proofs.test_call_points import die_everywhere
from tests.storage.builders import (
    NOW,
    assignment,
    do,
    later,
    letter,
    member,
    open_issue,
)

ANA, EKO, BUDI = 1, 2, 3
ID, ROOM, ALONE = "2026-0001", -100, -200
ZONE = ZoneInfo("Asia/Makassar")
HOUR = timedelta(hours=1)


def shift(name, person, begins, ends):
    first, last = begins.astimezone(ZONE), ends.astimezone(ZONE)
    return Dated(name, person, first.date(), first.time(), last.date(), last.time(),
                 "Asia/Makassar")  # fmt: skip


async def prepared(path: Path) -> None:
    """Two officers with turns, an offer to swap, an issue and a role to hand over."""
    async with open_storage(f"sqlite:///{path}") as storage:
        roles = {ANA: {Role.DUTY_OFFICER, Role.WRITER}, EKO: {Role.CRISIS_LEAD},
                 BUDI: {Role.DUTY_OFFICER, Role.WRITER}}  # fmt: skip
        for who, some in roles.items():
            one = member(who, roles=frozenset(some))
            await do(storage, lambda u, one=one: u.members.save(one))
        await open_issue(storage, level=Level.L3, level_max=Level.L3, owner=ANA,
                         taken_at=NOW)  # fmt: skip
        turns = [shift("a", ANA, NOW - 8 * HOUR, later(minutes=1)),
                 shift("b", BUDI, later(minutes=1), NOW + 8 * HOUR),
                 shift("c", ANA, NOW + 20 * HOUR, NOW + 28 * HOUR),
                 shift("d", BUDI, NOW + 28 * HOUR, NOW + 36 * HOUR)]  # fmt: skip
        given = Span(NOW + 20 * HOUR, NOW + 28 * HOUR)
        taken = Span(NOW + 28 * HOUR, NOW + 36 * HOUR)
        held = assignment(f"{ID}/P1", seat=Seat("writer"), member=ANA,
                          state=AssignmentState.ACCEPTED, assumed_at=NOW)  # fmt: skip
        added = {"added_by": EKO, "added_at": NOW, "supergroup": True}
        war = Room(chat_id=ROOM, title="Ruang", state=RoomState.READY, set_up_by=EKO,
                   checked_at=NOW, **added)  # fmt: skip
        alone = Room(chat_id=ALONE, title="Asing", state=RoomState.WAITING,
                     leaves_at=NOW, **added)  # fmt: skip
        await do(
            storage,
            lambda u: u.rosters.add(turns, EKO, NOW - 9 * HOUR),
            lambda u: u.rosters.offer(Swap("w", ANA, BUDI, given, taken, NOW)),
            lambda u: u.rosters.leave_note(ANA, "Kran masih keruh", NOW),
            lambda u: u.assignments.next_count(ID),
            lambda u: u.assignments.add(held),
            lambda u: u.rooms.put(war),
            lambda u: u.rooms.put(alone),
            lambda u: u.rooms.put_topic(RoomTopic(ID, ROOM, 0, TopicState.ASKED)),
            *(lambda u, who=who: u.rooms.saw(who, NOW, inside=True) for who in roles),
        )


async def end_of(path: Path) -> list[str]:
    """Everything that people and the journal would see, and who has what."""
    async with open_storage(f"sqlite:///{path}") as storage:
        assert await storage.integrity() == []
        async with storage.begin() as unit:
            found = [
                await unit.journal.after(0, 999),
                await unit.rosters.covers(NOW - 9 * HOUR, NOW + 99 * HOUR),
                await unit.rosters.swap("w"),
                await unit.rosters.notes(NOW - 9 * HOUR),
                await unit.issues.find(ID),
                await unit.assignments.of_issue(ID),
                await unit.rooms.find(ALONE),
                await unit.rooms.topics(),
            ]
        letters = [
            queued.letter
            for urgent in (True, False)
            for _ in range(9)
            for queued in await storage.outbox.claim(later(days=1), (), 99, urgent, 9)
        ]
    found[0] = [row.entry for row in found[0]]
    told = sorted((one.chat_id, one.key, one.text, one.errand) for one in letters)
    return [repr(one) for one in (told, *found)]


def pressed(use, who, action, subject, value=""):
    """Let somebody press a button, as Telegram tells it once more after a death."""

    async def act(desk):
        press = Press(action, subject, value)
        request = Pressed(key=f"press:{action}", user_id=who, press=press)
        with suppress(AlreadyDone):
            await use(desk, request)

    return act


async def topic_opens(desk):
    """Tell of the topic that Telegram made, as the postman does."""
    asked = letter("topic", chat=ROOM, errand=Errand.OPEN_TOPIC, about=ID)
    with suppress(AlreadyDone):
        await errand_done(desk, QueuedLetter("q", asked, 1, False), {"message_thread_id": 7})  # fmt: skip


ACTS = {
    "swap": pressed(accept, BUDI, "swap_accept", "w"),
    "turn": mind_roster,
    "issue": pressed(accept_handover, BUDI, "accept_handover", ID, f"{ANA}:{ANA}"),
    "role": pressed(hand_now, ANA, "role_hand_send", ID, f"writer.0.0:{BUDI}"),
    "topic": topic_opens,
    "group": mind_rooms,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_a_death_at_any_point_leaves_nobody_with_two_turns_or_none(
    tmp_path, act, record_property
):
    tried = await die_everywhere(tmp_path, prepared, act, end_of)
    record_property("crash points tried", tried)
