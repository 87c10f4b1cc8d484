"""Channels of an office for scenarios, and a text that is ready to be published."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.chats import Chat
from tests.harness.crisis import Crisis, Phone
from tests.scenarios.talk import everybody_read, small_office

ANSWERS = (
    "Air keran keruh di sejumlah kelurahan",
    "Petugas Perumda sedang memeriksa instalasi",
    "Tampung air bersih seperlunya",
    "12.00 WITA",
    "situs dinas",
    "Sekretariat, 0541 000 000",
)
RIGHTS = ("can_post_messages", "can_edit_messages")
FIRST = -1_001_000_000_010


@dataclass
class Desk:
    """Ana reports, Budi is on duty and writes, Citra leads and keeps the channels."""

    crisis: Crisis
    ana: Phone
    budi: Phone
    citra: Phone

    def posts(self, channel: Chat) -> list[str]:
        """Return what the channel says now, oldest first."""
        return [
            one.text
            for one in channel.messages.values()
            if one.kind == "text" and not one.deleted
        ]

    async def copies(self) -> list[Any]:
        """Return where the texts of the issue are."""
        async with self.crisis.house.storage.begin() as unit:
            return list(await unit.publications.of_issue("2026-0001"))

    async def states(self) -> list[str]:
        return [str(copy.state) for copy in await self.copies()]

    async def clocks(self) -> dict[str, Any]:
        async with self.crisis.house.storage.begin() as unit:
            found = await unit.issues.clocks("2026-0001")
        return {clock.name: clock for clock in found}


async def desk(crisis: Crisis) -> Desk:
    return Desk(crisis, *await small_office(crisis))


async def channel_of(
    here: Desk, place: int = 0, *, username: str | None = "kota_contoh"
) -> Chat:
    """Let Citra make the bot an admin of a channel of the office."""
    telegram = here.crisis.telegram
    title = f"Kanal {place or 'Kota'}"
    channel = telegram.add_channel(
        FIRST - place, title, [here.citra.id], username=username
    )
    await here.citra.does(
        lambda phone: phone.adds_bot(channel, as_admin=True, rights=list(RIGHTS))
    )
    return channel


async def levelled(here: Desk, level: str = "L2 Sedang") -> None:
    """Let Ana report, and Budi take it and give it a level."""
    await here.ana.says("/lapor Air keran keruh di sejumlah kelurahan")
    await here.budi.presses("Saya tangani")
    await here.budi.presses("Triase")
    await here.budi.presses("Tetapkan tingkat langsung")
    await here.budi.presses(level)
    await here.budi.says("Sudah dipastikan Perumda")
    everybody_read(here.crisis)


async def approved(here: Desk, *answers: str) -> None:
    """Let Budi write the first statement, and Citra approve it."""
    await here.budi.says("/draf 1")
    for answer in answers or ANSWERS:
        await here.budi.says(answer)
    await here.budi.presses("Ajukan")
    await here.citra.presses("Setujui")
