"""Texts that wait for approval, and two people who approve them while the bot is struck.

Both press the same button, more than once, at nearly the same time: one of them approves,
the other is told who did.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.domain.roles import Role
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from tests.proofs.history import History
from tests.proofs.process import until

LEAD, SPEAKER = 3, 4
APPROVERS = {LEAD: Role.CRISIS_LEAD, SPEAKER: Role.SPOKESPERSON}


class Desk:
    """One who reports, one who writes, two who approve."""

    def __init__(
        self,
        telegram: LocalTelegram,
        history: History,
        people: tuple[int, int],
        count: int,
    ) -> None:
        self.history, self.count = history, count
        self.reporter, self.writer = (telegram.phone(person) for person in people)
        self.approvers = [telegram.phone(person) for person in APPROVERS]

    async def write(self) -> None:
        """Write all texts and submit them, in a quiet hour."""
        for number in range(1, self.count + 1):
            await self._write(number)

    async def _write(self, number: int) -> None:
        text = f"Naskah nomor {number}"
        self.history.write("report", author=self.reporter.id, text=text)
        self.reporter.sends(f"/lapor {text}")
        await self._press("Saya tangani", text)
        for label in ("Triase", "Penilaian cepat", 0, 0, 0, "Tetapkan L1"):
            await self._press(label)
        self.writer.sends(f"/draf {number}")
        await self._answer("judul", f"Antrean nomor {number}")
        await self._answer("sedang kita lakukan", "Kami sedang memeriksa rekaman")
        for label in ("Lewati", " WITA", "Ajukan"):
            await self._press(label)
        for phone in self.approvers:
            await until(lambda phone=phone: self._asked(phone, number))

    async def _press(self, label: str | int, *words: str) -> None:
        """Press a button of the newest message, once it is there."""

        def there() -> Message | None:
            newest = next(iter(reversed(shown(self.writer))), None)
            if newest is None or not all(word in newest.text for word in words):
                return None
            has = newest.buttons if isinstance(label, int) else newest.has_button(label)
            return newest if has else None

        await until(there, lambda: (label, [m.text for m in shown(self.writer)[-3:]]))
        newest = there()
        assert newest is not None
        before = self._screen()
        self.writer.presses(label, newest)
        await until(lambda: self._screen() != before)

    async def _answer(self, asked: str, text: str) -> None:
        await until(lambda: asked in shown(self.writer)[-1].text)
        self.writer.sends(text)

    def _screen(self) -> tuple[int, str]:
        newest = shown(self.writer)[-1]
        return newest.id, newest.text

    @staticmethod
    def _asked(phone: Phone, number: int) -> Message | None:
        return next(
            (
                message
                for message in shown(phone)
                if f"Antrean nomor {number}\n" in f"{message.text}\n"
                and message.has_button("Setujui")
            ),
            None,
        )

    async def approve(self, chance: random.Random, wait: float) -> None:
        """Let both press, text by text, with a pause of about *wait* seconds."""
        for number in range(1, self.count + 1):
            for phone in chance.sample(self.approvers, 2):
                asked = self._asked(phone, number)
                if asked is not None:  # else its buttons are gone: it was approved
                    self.history.write("approve", by=phone.id, number=number)
                    phone.presses("Setujui", asked, times=2)
                await asyncio.sleep(chance.uniform(0, 0.05))
            await asyncio.sleep(chance.expovariate(1 / wait))

    def over(self) -> bool:
        """Tell whether the writer has every text back, approved."""
        told = " ".join(m.text for m in shown(self.writer))
        return told.count("isetujui ") >= self.count

    def winners(self) -> Counter[int]:
        """Count who was told that it was they who approved."""
        return Counter(
            {
                p.id: sum("Anda menyetujui" in m.text for m in shown(p))
                for p in self.approvers
            }
        )


def shown(phone: Phone) -> list[Message]:
    """What the bot's messages say on a phone."""
    return [m for m in phone.chat() if not m.deleted and m.sender is not phone.user]


def violations(
    desk: Desk,
    approvals: Sequence[Sequence[Any]],
    documents: Sequence[Sequence[Any]],
    journal: Sequence[Sequence[Any]],
) -> list[str]:
    """Say what is wrong with the approvals; nothing where each text has exactly one."""
    pressed = {event["by"] for event in desk.history.read("approve")}
    each = Counter(document for document, *_ in approvals)
    winners = Counter(approver for _, _, approver, _ in approvals)
    wrong = [f"{document}: {n} approvals" for document, n in each.items() if n != 1]
    wrong += [
        f"{d}: approved by {w}"
        for d, a, w, _ in approvals
        if w == a or w not in pressed
    ]
    wrong += [
        f"{document} is {state}" for document, state in documents if state != "approved"
    ]
    if not len(each) == len(documents) == len(journal) == desk.count:
        wrong.append(f"{len(each)}, {len(documents)}, {len(journal)} of {desk.count}")
    if desk.winners() != winners:
        wrong.append(f"told {desk.winners()}, approved {winners}")
    return wrong
