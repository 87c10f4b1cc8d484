"""A process that dies while offers expire, roles stand empty, or a roll call closes.

Each of these is carried out once, and every point of it is counted; then the process
dies at each point, a new one carries it out again, and every end must be the end of the
first life: nobody is asked twice, and no role is forgotten.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.assignment import Seat
from bot.domain.levels import Level
from bot.domain.muster import MusterAnswer
from bot.domain.roles import Role
from bot.domain.suspicion import Suspicion
from bot.ports.assignments import Post, Team
from bot.services.assigning.expiring import expire_offers
from bot.services.assigning.minding import mind_vacancies
from bot.services.musters.closing import mind_musters
from bot.services.people.asking_deciders import mind_suspicions
from bot.storage import open_storage
from tests.proofs.test_call_points import die_everywhere
from tests.storage.builders import (
    NOW,
    assignment,
    do,
    later,
    member,
    muster,
    open_issue,
)

ANA, EKO, BUDI, GITA = 1, 2, 3, 4
ID = "2026-0001"
SPEAKER, WRITER = Seat("spokesperson"), Seat("writer")


async def prepared(path: Path) -> None:
    """Two offers that are over, a role that stands empty, a roll call, a suspicion."""
    async with open_storage(f"sqlite:///{path}") as storage:
        roles = {ANA: Role.WRITER, EKO: Role.CRISIS_LEAD, BUDI: Role.SPOKESPERSON,
                 GITA: Role.ADMIN}  # fmt: skip
        for who, role in roles.items():
            one = member(who, roles=frozenset({role}))
            await do(storage, lambda u, one=one: u.members.save(one))
        issue = await open_issue(storage, level=Level.L3, level_max=Level.L3)
        assert issue.id == ID
        over = {"expires_at": later(minutes=1), "offered_by": EKO, "member": ANA}
        team = Team(
            ID,
            (Post(SPEAKER, ANA, BUDI), Post(WRITER, ANA), Post(Seat("analyst"))),
            NOW,
            sent_at=NOW,
            look_at=later(minutes=1),
        )
        call = muster("m1", called_by=EKO, issue_id=ID, closes_at=later(minutes=1))
        said = Suspicion(ANA, BUDI, NOW - timedelta(hours=9))
        await do(
            storage,
            lambda u: u.assignments.next_count(ID),
            lambda u: u.assignments.next_count(ID),
            lambda u: u.assignments.add(assignment(then_ask=BUDI, **over)),
            lambda u: u.assignments.add(
                assignment(f"{ID}/P2", seat=WRITER, then_ask=BUDI, **over)
            ),
            lambda u: u.assignments.put_team(team),
            lambda u: u.musters.add(call),
            lambda u: u.musters.put_answer(MusterAnswer("m1", ANA)),
            lambda u: u.suspicions.put(said),
        )


async def end_of(path: Path) -> list[str]:
    """Everything that people and the journal would see, and what still waits."""
    async with open_storage(f"sqlite:///{path}") as storage:
        assert await storage.integrity() == []
        async with storage.begin() as unit:
            rows = await unit.journal.after(0, 999)
            roles = await unit.assignments.of_issue(ID)
            team = await unit.assignments.team(ID)
            calls = await unit.musters.of_issue(ID)
            suspected = await unit.suspicions.open()
        letters = [
            queued.letter
            for urgent in (True, False)
            for _ in range(9)
            for queued in await storage.outbox.claim(later(days=1), (), 99, urgent, 9)
        ]
    told = sorted((one.chat_id, one.key, one.text) for one in letters)
    entries = [repr(row.entry) for row in rows]
    return [repr(x) for x in (told, entries, roles, team, calls, suspected)]


@pytest.mark.parametrize(
    "act", [expire_offers, mind_vacancies, mind_musters, mind_suspicions]
)
async def test_a_death_at_any_point_asks_nobody_twice_and_forgets_no_role(
    tmp_path, act, record_property
):
    tried = await die_everywhere(tmp_path, prepared, act, end_of)
    record_property("crash points tried", tried)
