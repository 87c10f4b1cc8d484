"""A bad hour: members report, two people approve, and what they see is written down."""

import asyncio
import random
import re
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from bot.sandbox.faults import Outcome
from bot.sandbox.local import LocalTelegram
from tests.proofs.approvals import APPROVERS, LEAD, Desk
from tests.proofs.history import NUMBER, History
from tests.proofs.process import TOKEN, until

ADMIN, DUTY = 1, 2
REPORTERS = range(11, 19)
TEAM: Mapping[int, Role] = {
    ADMIN: Role.ADMIN,
    DUTY: Role.DUTY_OFFICER,
    **APPROVERS,
    **dict.fromkeys(REPORTERS, Role.REPORTER),
}

#: The second step is lived through by every issue; the third never comes.
LADDER = """
[ladders.reported]
steps = [
  { call = ["duty_officer"], wait = "4s" },
  { call = ["duty_officer", "crisis_lead"], wait = "7d" },
  { call = ["duty_officer"], wait = "7d" },
]
repeat = "7d"
"""
ON_DUTY = ((DUTY,), (DUTY, LEAD))

#: Half of these take effect, half do not; no caller can tell which.
FAULTS = (Outcome.LOST, Outcome.BROKEN_BODY, Outcome.RESET, Outcome.BAD_GATEWAY)

#: How long, in seconds, the last answers may take at most: a server that was refused
#: often calls its webhook again only after a minute or two.
AFTERMATH = 600.0

TITLE = re.compile(r'"(Laporan \d+[^"]*)"')
WHOLE = "The journal's chain is whole, the database sound, every invariant kept.\n"


class Storm:
    """Who reports, who hears, who approves; *reports* come at *rate* a second."""

    def __init__(
        self, folder: Path, seed: int, reports: int, texts: int, rate: float = 10
    ) -> None:
        self.telegram = telegram = LocalTelegram(seed=seed)
        telegram.add_bot(TOKEN, "siaga_bot")
        for user_id in TEAM:
            telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
        self.history = History(folder / "history.jsonl")
        self.random = random.Random(seed)
        self.seed, self.reports, self.rate = seed, reports, rate
        self.desk = Desk(telegram, self.history, (REPORTERS[0], DUTY), texts)
        self.receipts: set[tuple[int, str]] = set()
        self.called: dict[str, set[int]] = {}
        self.sent: list[tuple[int, str]] = []
        self._seen = 0

    async def breaks_out(self) -> None:
        """Write the texts in a quiet hour; from then on a fifth of what is sent fails."""
        await self.desk.write()
        methods = {"sendMessage", "editMessageText"}
        self.telegram.faults.random(0.2, FAULTS, seed=self.seed, methods=methods)

    async def blows_over(self, rage: Coroutine[Any, Any, None]) -> None:
        """Report, approve, watch, until the rage has ended and everybody was answered."""
        watching = asyncio.create_task(self._watch())
        pause = self.reports / self.rate / self.desk.count
        await asyncio.gather(
            self._report(), rage, self.desk.approve(self.random, pause)
        )
        self.telegram.faults.clear()
        await until(self.over, self.missing, AFTERMATH)
        watching.cancel()

    async def _report(self) -> None:
        """Send all reports, as fast as they come in a bad hour."""
        for number in range(1, self.reports + 1):
            author = self.random.choice(REPORTERS)
            text = f"Laporan {number}: {self._something_new()}"
            self.history.write("report", author=author, text=text)
            self.sent.append((author, text))
            self.telegram.phone(author).sends(f"/lapor {text}")
            await asyncio.sleep(self.random.expovariate(self.rate))

    def _something_new(self) -> str:
        """Say what nobody has said: reports of the same thing call only once."""
        letters = "abcdefghijklmnopqrstuvwxyz"
        return " ".join("".join(self.random.choices(letters, k=7)) for _ in range(5))

    async def _watch(self) -> None:
        """Write down what appears on the screens."""
        while True:
            self._look()
            await asyncio.sleep(0.05)

    def _look(self) -> None:
        events = self.telegram.events.since(self._seen)
        self._seen += len(events)
        for event in events:
            if event.kind is Kind.MESSAGE and event.by.id == 42:
                self._note(event.chat.id, event.content.text)

    def _note(self, chat: int, text: str) -> None:
        title, number = TITLE.search(text), NUMBER.search(text)
        if title is None or number is None:
            return
        if chat in REPORTERS:
            self.receipts.add((chat, title[1]))
            self.history.write("receipt", author=chat, text=title[1], issue=number[1])
        else:
            self.called.setdefault(title[1], set()).add(chat)

    def over(self) -> bool:
        """Tell whether everybody was answered, called, and has their text back."""
        return not any(self.missing())

    def missing(self) -> tuple[int, list[str], bool]:
        """Count the receipts that are missing, name a few calls, tell of the texts."""
        titles = {text for _, text in self.sent}
        complete = {t for t, people in self.called.items() if people == {DUTY, LEAD}}
        unanswered = len(set(self.sent) - self.receipts)
        return unanswered, sorted(titles - complete)[:5], not self.desk.over()
