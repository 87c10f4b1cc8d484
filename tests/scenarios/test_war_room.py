"""The war room: set up with /pasang, a topic for each issue, notes by replies."""

import pytest

from bot.domain.roles import Role
from bot.sandbox.chats import Status
from bot.domain.levels import Level
from tests.scenarios.talk import everybody_read, issue, small_office

TITLE = "Tim Krisis Dinas Contoh"
RIGHTS = ("can_pin_messages", "can_manage_topics", "can_delete_messages")


def shown(group):
    bot = [m for m in group.messages.values() if m.sender.first_name != "x"]
    for m in bot:
        if not m.deleted:
            print(f"[{m.topic_id}] {m.sender.first_name}: {m.text or m.content.media} {[b.label for r in m.buttons for b in r]}", m.reactions)


async def test_look(crisis):
    ana, budi, citra = await small_office(crisis)
    group = crisis.telegram.add_group(-1_001_000_000_500, TITLE, [citra.id, budi.id], forum=True)
    group.place(ana.phone.user, Status.MEMBER)
    await citra.does(lambda p: p.adds_bot(group))
    await citra.does(lambda p: p.sends("/pasang", in_chat=group))
    await citra.does(lambda p: p.promotes_bot(group, RIGHTS))
    screen = [m for m in group.messages.values() if m.has_button("Jadikan ruang")][-1]
    await citra.presses("Periksa lagi", screen)
    await citra.presses("Jadikan ruang krisis", screen)
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    for label in ("Penilaian cepat", "1 ·", "1 ·", "1 ·", "Tetapkan L2"):
        await budi.presses(label)
    await crisis.fast_forward(minutes=2)
    shown(group)
    print(group.topics.values(), group.pinned)
    card = [m for m in group.messages.values() if m.text and "ISU-2026" in m.text][-1]
    await ana.does(lambda p: p.replies(card, "Warga antre di depan kantor"))
    await ana.does(lambda p: p.sends_photo("spanduk", in_chat=group, reply_to=card)) if False else None
    print(ana.screen()); print(budi.screen()); print(citra.screen())
    shown(group)
    everybody_read(crisis)
