"""Whatever is known of people, an issue that nobody takes calls somebody, or all hear.

Leave, quiet hours, rosters, blocked bots, suspensions and restricted issues are drawn
together, and a whole round of the ladder passes without an answer.
"""

import os
import random
from datetime import time, timedelta

import pytest

from bot.domain.absence import Absence
from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.office import Night
from bot.domain.quiet import QuietHours
from bot.domain.roles import Role
from bot.domain.roster_shifts import Weekly
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.calls.calling import begin_calls, escalate_due
from bot.services.calls.circumstances import ladder_of
from bot.services.calls.listing import send_lists
from bot.services.turn import clock_turn
from tests.services.board import a_board

ID = "2026-0001"
SEEDS = 200 if os.environ.get("SIAGA_PROOF") == "full" else 20
ROLES = [role for role in Role if role is not Role.REPORTER]
ALL_DAY = Night(time(0, 1), time(0, 0))


async def drawn(board, dice):
    """People of all kinds, some of them away, resting, suspended or out of reach."""
    phones = []
    for n in range(dice.randint(1, 6)):
        roles = dice.sample(ROLES, dice.randint(1, 2))
        lost = dice.choice(["", "", "", "blocked"])
        gone = dice.random() < 0.2
        phones.append(
            await board.member(f"Uji {n}", *roles, unreachable=lost, suspended=gone)
        )
    now, ids = board.clock.now(), [phone.id for phone in phones]
    async with board.desk.storage.begin() as unit:
        for user_id in ids:
            if dice.random() < 0.4:
                other = dice.choice([None, *ids])
                leave = Absence(user_id, now, now + timedelta(days=3), user_id, now,
                                stand_in=other if other != user_id else None)  # fmt: skip
                await unit.absences.put(leave)
            if dice.random() < 0.4:
                await unit.quiet.choose(QuietHours(user_id, ALL_DAY))
        await unit.commit(board.next_key())
    return ids


async def opened(board, dice, ids):
    """One issue that nobody has, with a roster drawn anew and perhaps a circle."""
    async with board.desk.storage.begin() as unit:
        if dice.random() < 0.5:
            line = Weekly("w1", dice.choice(ids), frozenset(range(7)), ALL_DAY.start,
                          ALL_DAY.end, "Asia/Makassar")  # fmt: skip
            await unit.rosters.add([line], ids[0], board.clock.now())
        issue = Issue(ID, "Air keran keruh", IssueState.TRIAGE, 7, board.clock.now(),
                      level=dice.choice([None, *Level]))  # fmt: skip
        shut = dice.random() < 0.4
        circle = tuple(dice.sample(ids, dice.randint(0, len(ids)))) if shut else ()
        lead = dice.choice([None, *ids]) if shut else None
        issue = replace(issue, restricted=shut, circle=circle, lead=lead)
        await unit.issues.add(issue)
        await unit.commit(board.next_key())
    async with clock_turn(board.desk, board.next_key()) as turn:
        issue = await turn.unit.issues.find(ID)
        await begin_calls(turn, issue, ladder_of(turn, issue), "reported")
    await board.deliver()


def calls(phones):
    """Who was called or alarmed, as their screens show it."""
    urgent = (MessageClass.PING, MessageClass.ALARM)
    return {
        phone.id
        for phone in phones
        for screen in phone.screens.values()
        if screen.letter.klass in urgent and "0001" in screen.text
    }


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_somebody_is_called_in_every_round_or_all_are_alarmed(seed):
    dice = random.Random(seed)
    async with a_board() as board:
        ids = await drawn(board, dice)
        await opened(board, dice, ids)
        issue = await board.issue()
        able = {
            m.user_id
            for m in await board.ask("members.everyone")
            if m.reachable and may_see(m, issue)
        }
        for _ in range(3):
            for _ in range(18):  # longer than a round and its wait, whatever the level
                board.clock.advance(minutes=20)
                await escalate_due(board.desk)
                await send_lists(board.desk)
            await board.deliver()
            heard = calls(board.phones.values())
            assert heard <= able, "somebody outside was called"
            assert heard or not able, "nobody was called, and nobody alarmed"
            for phone in board.phones.values():
                phone.screens.clear()
