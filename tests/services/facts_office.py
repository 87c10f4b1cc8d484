"""An office in which facts are recorded: an issue with a level, and short ways."""

from contextlib import asynccontextmanager
from typing import Any

from bot.domain.issue import Issue, issue_id
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.facts.expiry import tell_expiring
from tests.services.board import PLAYBOOK, Board, Phone, a_board

CLAIM = "Kekeruhan 18 NTU di IPA Kalijaya pukul 01.10, PDAM"

#: The taps behind the message: kind of source, may the public be told, keep it.
TAPS = ("Pemilik data", "Boleh", "Simpan")


class FactsOffice:
    """Ana watches the media, Eko analyses, Budi is on duty, Citra leads."""

    def __init__(self, board: Board) -> None:
        self.board = board

    async def staffed(self, level: Level | None) -> "FactsOffice":
        self.ana = await self.board.member("Ana", Role.MEDIA_MONITOR)
        self.eko = await self.board.member("Eko", Role.ANALYST)
        self.budi = await self.board.member("Budi", Role.DUTY_OFFICER)
        self.citra = await self.board.member("Citra", Role.CRISIS_LEAD)
        await self.issue(level)
        return self

    async def issue(self, level: Level | None, **facts: Any) -> Issue:
        """An open issue in Eko's hands."""
        async with self.board.desk.storage.begin() as unit:
            number = await unit.issues.next_count(2026)
            values = {
                "id": issue_id(2026, number),
                "title": "Air keran keruh di tiga kelurahan",
                "state": IssueState.ANALYSIS,
                "reported_by": self.ana.id,
                "reported_at": self.board.clock.now(),
                "level": level,
                "owner": self.eko.id,
                "taken_at": self.board.clock.now(),
            }
            new = Issue(**(values | facts))
            await unit.issues.add(new)
            await unit.commit(self.board.next_key())
        return new

    async def change_issue(self, **changes: Any) -> None:
        async with self.board.desk.storage.begin() as unit:
            found = await unit.issues.find("2026-0001")
            await unit.issues.save(replace(found, **changes))
            await unit.commit(self.board.next_key())

    async def fact(self, short: str = "F1") -> Any:
        return await self.board.ask("facts.find", f"2026-0001/{short}")

    async def facts(self) -> list[Any]:
        return list(await self.board.ask("facts.of_issue", "2026-0001"))

    async def journal(self) -> list[str]:
        rows = await self.board.ask("journal.of_subject", "2026-0001")
        return [f"{r.entry.action} {r.entry.detail}".strip() for r in rows]

    async def passes(self, **delta: float) -> None:
        """Let time go by, and the engine look after facts."""
        self.board.clock.advance(**delta)
        await tell_expiring(self.board.desk)
        await self.board.deliver()

    def hush(self) -> None:
        for phone in self.board.phones.values():
            phone.read()


async def records(phone: Phone, words: str = CLAIM, *taps: str) -> None:
    """Record a fact as a phone does: one message, three taps."""
    await phone.says(f"/fakta 1 {words}")
    for tap in taps or TAPS:
        await phone.presses(tap)


async def verified(office: FactsOffice, words: str, by: Phone | None = None) -> None:
    """Record a fact, and let Eko verify it."""
    await records(by or office.ana, words)
    await office.eko.presses("Verifikasi")


@asynccontextmanager
async def facts_office(level: Level | None = Level.L2, *, full: bool = False):
    """Open the office; *full* asks for two verifiers from L3 on."""
    rules = replace(PLAYBOOK.facts, second_from=Level.L3 if full else None)
    async with a_board(replace(PLAYBOOK, facts=rules)) as board:
        yield await FactsOffice(board).staffed(level)
        broken = await board.desk.storage.integrity()
        assert [c for c in broken if c.startswith(("fact", "journal"))] == []
