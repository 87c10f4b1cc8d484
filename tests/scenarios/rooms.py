"""A war room for scenarios: its group, its people, and what stands in it."""

from dataclasses import dataclass
from typing import Any

from bot.domain.roles import Role
from bot.sandbox.chats import SUPERGROUP, Chat, Status
from bot.sandbox.standing import rights_in
from tests.harness.crisis import Crisis, Phone
from tests.scenarios.talk import everybody_read

TITLE = "Tim Krisis Dinas Contoh"
KERUH = "Air keran keruh di tiga kelurahan"
RIGHTS = ("can_pin_messages", "can_manage_topics", "can_delete_messages")


@dataclass
class Town:
    """Ana reports, Budi is on duty, Citra leads, Rini is the admin; all are in the room."""

    crisis: Crisis
    group: Chat
    ana: Phone
    budi: Phone
    citra: Phone
    rini: Phone

    def said(self, topic: int | None = None) -> list[Any]:
        """Return what the bot's messages in the group say now, oldest first."""
        bot = self.crisis.telegram.bot()
        return [
            one
            for one in self.group.messages.values()
            if one.sender is bot and one.kind == "text" and not one.deleted
            and topic in (None, one.topic_id)
        ]  # fmt: skip

    def newest(self, *words: str, topic: int | None = None) -> Any:
        """Return the newest of them that has all the words."""
        fits = [m for m in self.said(topic) if all(word in m.text for word in words)]
        assert fits, f"{words} is not among {[m.text for m in self.said()]}"
        return fits[-1]

    @property
    def topics(self) -> list[Any]:
        """Return the topics that the bot made, oldest first."""
        own = self.crisis.telegram.bot().id
        return [one for one in self.group.topics.values() if one.creator_id == own]


async def office(crisis: Crisis) -> list[Phone]:
    return [
        await crisis.member("Ana"),
        await crisis.member("Budi", Role.DUTY_OFFICER),
        await crisis.member("Citra", Role.CRISIS_LEAD),
        await crisis.member("Rini", Role.ADMIN),
    ]


async def town(
    crisis: Crisis, *, forum: bool = True, kind: str = SUPERGROUP, as_admin: bool = True
) -> Town:
    """Let there be an office with a group in which the bot was added, not set up."""
    return await group_of(
        crisis, *await office(crisis), forum=forum, kind=kind, as_admin=as_admin
    )


async def group_of(
    crisis: Crisis,
    ana: Phone,
    budi: Phone,
    citra: Phone,
    rini: Phone,
    *,
    forum: bool = True,
    kind: str = SUPERGROUP,
    as_admin: bool = True,
) -> Town:
    """Let the bot be added to a group of these people."""
    number = -500 if kind == "group" else -1_001_000_000_500
    people = [citra.id, budi.id, ana.id, rini.id]
    group = crisis.telegram.add_group(number, TITLE, people, kind, forum=forum)
    crisis.ticks = 12  # hours pass in steps of minutes
    here = Town(crisis, group, ana, budi, citra, rini)
    if as_admin:
        rights = [one for one in RIGHTS if one in rights_in(kind)]
        await citra.does(lambda p: p.adds_bot(group, as_admin=True, rights=rights))
    else:
        await citra.does(lambda phone: phone.adds_bot(group))
    return here


async def set_up(here: Town) -> None:
    """Make the group the war room."""
    await here.citra.does(lambda phone: phone.sends("/pasang", in_chat=here.group))
    screen = here.newest("Memasang ruang krisis")
    await here.citra.presses("Jadikan ruang krisis", screen)


async def war_room(crisis: Crisis, **more: Any) -> Town:
    """Let there be an office with a war room."""
    here = await town(crisis, **more)
    await set_up(here)
    everybody_read(crisis)
    return here


async def at_level(
    here: Town, level: str = "L2 Sedang", words: str = KERUH, number: int = 0
) -> None:
    """Let Ana report, and Budi give the issue a level.

    In a storm calls come as a list: with its *number* Budi opens the issue himself.
    """
    await here.ana.says(f"/lapor {words}")
    if number:
        await here.budi.says(f"/isu {number}")
    await here.budi.presses("Saya tangani")
    await here.budi.presses("Triase")
    await here.budi.presses("Tetapkan tingkat langsung")
    await here.budi.presses(level)
    await here.budi.says("Sudah dipastikan Perumda")
    everybody_read(here.crisis)


async def rises(here: Town, level: str = "L3 Tinggi", number: int = 1) -> None:
    """Let Citra raise the level."""
    await here.citra.says(f"/triase {number}")
    await here.citra.presses("Tetapkan tingkat langsung")
    await here.citra.presses(level)
    await here.citra.says("Pompa pengambil air baku terganggu")
    everybody_read(here.crisis)


def visitor(here: Town, name: str = "Ratna") -> Phone:
    """Let somebody be in the group who is no member of the office."""
    phone = here.crisis.person(name)
    here.group.place(phone.phone.user, Status.MEMBER)
    return phone
