"""An office whose team is called together, and what its members press."""

from contextlib import asynccontextmanager
from datetime import timedelta

from bot.domain.access import Action
from bot.domain.assignment import Seat
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook
from bot.playbook.documents import load_documents
from bot.services.assigning.expiring import expire_offers
from bot.services.assigning.minding import mind_vacancies
from bot.services.assigning.offering import offer_role
from bot.services.requests import Request
from bot.services.turn import member_turn
from tests.architecture.source import ROOT
from tests.services.board import a_board

ID = "2026-0001"
SPEAKER = Seat("spokesperson")


class TeamOffice:
    """Citra leads, Sari and Budi may speak, Wati writes; an issue is reported."""

    def __init__(self, board):
        self.board = board
        board.desk = replace(board.desk, documents=load_documents(ROOT / "templates"))

    async def opened(self, level: Level | None = Level.L3):
        member = self.board.member
        self.citra = await member("Citra", Role.CRISIS_LEAD)
        self.sari = await member("Sari", Role.SPOKESPERSON)
        self.budi = await member("Budi", Role.DUTY_OFFICER)
        self.wati = await member("Wati", Role.WRITER)
        await self.budi.says("/lapor Air keran keruh di tiga kelurahan")
        await self.budi.presses("Saya tangani")
        await self.be(level=level)
        self.read()
        return self

    async def be(self, **facts) -> None:
        """Let the issue be as a scenario needs it."""
        async with self.board.desk.storage.begin() as unit:
            issue = await unit.issues.find(ID)
            await unit.issues.save(replace(issue, **facts))
            await unit.commit(self.board.next_key())

    def read(self) -> None:
        for phone in self.board.phones.values():
            phone.read()

    async def offers(self, by, to, seat=SPEAKER, **more):
        """Offer a role as another use case does."""
        request = Request(key=self.board.next_key(), user_id=by.id)
        async with member_turn(self.board.desk, request, Action.SEE_TEAM) as turn:
            issue = await turn.unit.issues.find(ID)
            whom = await turn.unit.members.find(to.id)
            made = await offer_role(turn, issue, whom, seat, **more)
        await self.board.deliver()
        return made

    async def passes(self, minutes: float) -> None:
        """Let time pass, and the clock do what is due."""
        self.board.clock.at += timedelta(minutes=minutes)
        await expire_offers(self.board.desk)
        await mind_vacancies(self.board.desk)
        await self.board.deliver()

    async def roles(self) -> dict[str, list[tuple[str, str]]]:
        """Return role -> who, and how it stands, oldest first."""
        names = {
            phone.id: name
            for name, phone in vars(self).items()
            if hasattr(phone, "screens")
        }
        found: dict[str, list[tuple[str, str]]] = {}
        for one in await self.board.ask("assignments.of_issue", ID):
            found.setdefault(one.role, []).append((names[one.member], str(one.state)))
        return found


@asynccontextmanager
async def team_office(level: Level | None = Level.L3, playbook=None):
    """Open it; *playbook* is the small one unless told."""
    async with a_board(playbook or load_playbook(SHIPPED)) as board:
        yield await TeamOffice(board).opened(level)
