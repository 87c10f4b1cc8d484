"""A card rewrites itself: followed or not, replaced when it is gone, seldom in a storm."""

from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.sandbox.events import Kind
from bot.services.turn import clock_turn
from tests.scenarios.talk import (
    everybody_read,
    labels,
    new_messages,
    shown,
    small_office,
)

KERUH = "Air keran keruh di tiga kelurahan"


async def touched(crisis, **facts) -> None:
    """Change an issue as a use case does: saved, and journalled."""
    desk = crisis.house.desk
    async with clock_turn(desk, f"touched:{facts}:{desk.clock.now()}") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        await turn.unit.issues.save(replace(issue, **facts))
        await turn.record("described", issue.id)


async def opened(crisis):
    """Budi has an issue, and everybody read everything; Vina opened its card."""
    ana, budi, citra = await small_office(crisis)
    vina = await crisis.member("Vina", Role.WRITER)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await vina.says("/isu 1")
    everybody_read(crisis)
    return ana, budi, citra, vina


async def test_a_card_that_was_opened_shows_every_change_without_a_new_message(crisis):
    _, _, citra, vina = await opened(crisis)
    [card] = [m for m in vina.phone.chat() if "ISU-2026-0001" in m.text]

    await citra.says("/triase 1")
    for label in ("Penilaian cepat", "1 ·", "1 ·", "1 ·", "Tetapkan L2"):
        await citra.presses(label)

    assert [e.kind for e in vina.inbox() if e.message is card] == [Kind.EDIT]
    assert "L2 Sedang · skor 33" in card.text
    assert "Pernyataan pertama" not in card.text
    assert "putuskan ditanggapi" in card.text.lower()
    assert "lagi)" not in card.text  # what stays on a screen says no remaining time
    everybody_read(crisis)


async def test_a_deadline_that_passes_shows_on_the_card_by_itself(crisis):
    *_, vina = await opened(crisis)
    assert "Triase sebelum 07.35 WITA (30 menit lagi)" in shown(vina)[-1]

    await crisis.fast_forward(minutes=31)

    vina.hears("⏱ Terlambat: triase (tenggat 07.35 WITA).")
    everybody_read(crisis)


async def test_reporter_owner_and_called_follow_in_the_message_that_they_have(crisis):
    """Nobody is sent one more message: the end of the call becomes the card."""
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=10)
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    await touched(crisis, level=Level.L2, score=34)
    await crisis.settle()

    for phone in (ana, budi, citra):
        card = phone.hears("L2 Sedang · skor 34", "Ditangani Budi")
        assert "Lini masa" in labels(card)
    everybody_read(crisis)


async def test_who_stops_following_has_a_card_that_stays_as_it_is(crisis):
    *_, vina = await opened(crisis)
    tap = await vina.presses("Berhenti mengikuti")
    assert tap.text == "Anda berhenti mengikuti ISU-2026-0001."
    assert "Ikuti" in labels(vina.phone.chat()[-1])
    everybody_read(crisis)

    await touched(crisis, score=40, level=Level.L2)
    await crisis.settle()
    assert new_messages(vina) == []
    assert vina.texts() == []

    await vina.presses("Ikuti")
    vina.hears("L2 Sedang · skor 40", button="Berhenti mengikuti")
    await touched(crisis, score=41)
    await crisis.settle()
    vina.hears("skor 41")
    everybody_read(crisis)


async def test_a_card_that_was_deleted_is_replaced_by_a_new_one(crisis):
    *_, vina = await opened(crisis)
    gone = vina.phone.chat()[-1]
    await vina.does(lambda phone: phone.deletes(gone))
    everybody_read(crisis)

    await touched(crisis, score=40, level=Level.L2)
    await crisis.settle()
    [card] = new_messages(vina)
    assert "skor 40" in card.text

    await crisis.fast_forward(seconds=30)
    await touched(crisis, score=41)
    await crisis.settle()
    assert new_messages(vina) == []
    assert "skor 41" in card.text
    everybody_read(crisis)


async def test_opening_it_again_moves_the_card_down_and_the_old_one_says_so(crisis):
    *_, vina = await opened(crisis)
    old = vina.phone.chat()[-1]

    await vina.says("/isu 1")
    await crisis.fast_forward(seconds=30)

    assert old.text == "Kartu ISU-2026-0001 kini ada di pesan yang lebih baru di bawah."
    assert labels(old) == []
    everybody_read(crisis)
    await touched(crisis, score=40, level=Level.L2)
    await crisis.settle()
    assert "skor 40" not in old.text
    vina.hears("skor 40")
    everybody_read(crisis)


async def test_a_timeline_that_is_being_read_is_not_overwritten(crisis):
    *_, vina = await opened(crisis)
    await vina.presses("Lini masa")
    everybody_read(crisis)

    await touched(crisis, score=40, level=Level.L2)
    await crisis.settle()
    assert any("dilaporkan" in text for text in shown(vina)[-2:])

    await crisis.fast_forward(minutes=6)
    assert any("skor 40" in text for text in shown(vina)[-2:])
    everybody_read(crisis)


async def test_a_hundred_changes_in_a_minute_are_few_edits_and_the_last_arrives(crisis):
    *_, vina = await opened(crisis)
    await crisis.fast_forward(seconds=10)
    everybody_read(crisis)

    for number in range(100):
        await touched(crisis, score=number, level=Level.L2)
        crisis.clock.advance(seconds=0.6)
        while await crisis.house.postman.step():
            pass
    edits = len(vina.inbox())
    await crisis.settle()

    assert 0 < edits <= 20
    assert "skor 99" in shown(vina)[-1]
    everybody_read(crisis)


async def test_a_member_who_was_suspended_has_no_card_any_more(crisis):
    *_, vina = await opened(crisis)
    async with crisis.house.storage.begin() as unit:
        member = await unit.members.find(vina.id)
        await unit.members.save(replace(member, suspended=True))
        await unit.commit("suspended")

    await touched(crisis, score=40, level=Level.L2)
    await crisis.settle()

    assert vina.texts() == []
    everybody_read(crisis)
