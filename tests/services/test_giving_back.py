"""Words that time makes untrue go back by themselves, once, whoever sleeps."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.publication import Channel, ChannelKind, PublicationState
from bot.domain.publish_errors import WordsUntrue
from bot.domain.quiet import QuietHours
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.publishing.may_go import require_may_go, text_to_publish
from bot.services.publishing.posting import planned
from bot.services.texts.giving_back import give_back_untrue
from bot.services.texts.standing import may_be_given
from bot.services.turn import clock_turn
from tests.services.drafting_office import hand_in, open_office, refused, write_full

D1 = "2026-0001/D1"
#: 20.00 WITA.
EVENING = datetime(2026, 3, 12, 12, tzinfo=UTC)
TODAY = "Hari ini tim lapangan memeriksa jaringan pipa"


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        opened.budi = await opened.member("Budi", Role.DUTY_OFFICER)
        yield opened


async def submitted(office, level=Level.L2, *, today=False):
    facts = {}
    if today:
        office.clock.at, facts = EVENING, {"at": "01.00 WITA"}
    await office.issue(level, owner=office.dewi.id, taken_at=office.clock.at)
    await write_full(office.dewi, **facts)
    if today:
        await office.dewi.presses("Ubah bagian…")
        await office.dewi.presses("Tindakan")
        await office.dewi.says(TODAY)
    await hand_in(office.dewi)


async def approved(office, **facts):
    await submitted(office, **facts)
    await office.citra.presses("Setujui")


async def channel(office):
    kota = Channel("K1", ChannelKind.TELEGRAM, "Kota", office.citra.id, office.clock.at)
    async with office.storage.begin() as unit:
        await unit.channels.put(replace(kota, chat_id=-100))
        await unit.commit("channel")


async def look(office, **later):
    office.clock.advance(**later)
    await give_back_untrue(office.desk)
    await office.deliver()


async def state(office):
    return (await office.document()).state


def backs(person):
    return [shown for shown in person.chat if "kembali ke" in shown.text]


async def looks(office):
    async with office.storage.begin() as unit:
        due = await unit.documents.looks_due(office.clock.at + timedelta(days=9), 9)
    return [one.at for one in due]


async def found_since(office):
    return [what for did, what in await office.journal() if did == "found_since"]


async def test_a_text_goes_back_at_the_hour_that_it_promised_and_nobody_presses(office):
    await submitted(office)
    request = office.citra.with_button("Setujui")
    await look(office, hours=4, minutes=54)
    assert await state(office) is DocumentState.WAITING

    await look(office, minutes=1)
    await look(office, minutes=1)

    assert await state(office) is DocumentState.DRAFT
    (told,) = backs(office.dewi)
    assert told.text.startswith("🟡 L2 Sedang · ISU-2026-0001/D1 · kembali ke Anda")
    assert "U-16 · " in told.text
    assert request.labels == []
    assert "Naskah kembali ke penulis pukul 12.00" in request.text
    assert backs(office.budi) == []
    assert await found_since(office) == ["D1 v7 U-16"]
    assert await looks(office) == []


async def test_today_is_over_at_midnight_of_the_office(office):
    await submitted(office, today=True)
    await look(office, hours=3, minutes=59)
    assert await state(office) is DocumentState.WAITING

    await look(office, minutes=1)

    assert await state(office) is DocumentState.DRAFT
    (told,) = backs(office.dewi)
    assert "U-17 · Waktu tidak jelas: hari ini." in told.text
    assert office.clock.at.astimezone(office.desk.house.zone).hour == 0


async def test_an_l2_lets_its_writer_sleep_and_an_l3_wakes_who_is_on_duty(office):
    for person in (office.dewi, office.budi):
        async with office.storage.begin() as unit:
            night = office.desk.playbook.office.night
            await unit.quiet.choose(QuietHours(person.id, night))
            await unit.commit(f"night:{person.id}")
    await submitted(office, today=True)
    await look(office, hours=4)
    assert await state(office) is DocumentState.DRAFT
    assert backs(office.dewi) == backs(office.budi) == []
    await look(office, hours=7)
    assert len(backs(office.dewi)) == 1


async def test_at_a_high_level_whoever_is_on_duty_hears_of_it_too(office):
    await submitted(office, Level.L3)

    await look(office, hours=6)

    assert "kembali ke Anda" in backs(office.dewi)[0].text
    (told,) = backs(office.budi)
    assert "kembali ke penulis" in told.text
    assert (
        "Penulis: Dewi (Penulis Naskah). Bila belum menjawab, buka naskah" in told.text
    )
    await office.budi.presses(*told.labels, told)
    assert "Waktu yang dijanjikan sudah lewat" in office.budi.last.text


async def test_an_approval_does_not_outlive_its_words(office):
    await channel(office)
    await approved(office)

    await look(office, hours=5)
    await look(office, minutes=1)

    assert await state(office) is DocumentState.DRAFT
    (one,) = await office.approvals()
    assert one.revoked_at is not None
    for person in (office.dewi, office.citra):
        (void,) = [s for s in person.chat if "Persetujuan gugur" in s.text]
        assert "pukul 12.05 WITA: naskah belum dicatat terbit" in void.text
        assert "U-16 · " in void.text
    assert await found_since(office) == ["D1 v7 U-16"]


async def test_words_that_are_out_stay_approved(office):
    await channel(office)
    await approved(office)
    async with clock_turn(office.desk, "out") as turn:
        turn.actor = await turn.unit.members.find(office.citra.id)
        _, text = await text_to_publish(turn, D1)
        kota = await turn.unit.channels.find("K1")
        copy = planned(turn, text, kota, "board")
        await turn.unit.publications.add(
            replace(copy, state=PublicationState.OUT, out_at=turn.now)
        )

    await look(office, hours=6)

    assert await state(office) is DocumentState.APPROVED
    assert await looks(office) == []


async def test_without_channels_the_approval_is_the_word_and_nothing_new_leaves(office):
    await approved(office, today=True)

    await look(office, hours=4)

    assert await state(office) is DocumentState.APPROVED
    async with clock_turn(office.desk, "may") as turn:
        turn.actor, turn.idle = await turn.unit.members.find(office.citra.id), True
        issue, text = await text_to_publish(turn, D1)
        assert not await may_be_given(turn, issue, text.document)
        barred = await refused(WordsUntrue, require_may_go(turn, issue, text))
    [found] = barred.facts["found"]
    assert found.startswith("U-17 · Waktu tidak jelas: hari ini.")


async def test_two_processes_give_a_text_back_once(office):
    await submitted(office)
    office.clock.advance(hours=5)

    await asyncio.gather(*(give_back_untrue(office.desk) for _ in range(3)))
    await office.deliver()

    assert len(backs(office.dewi)) == 1
    assert await found_since(office) == ["D1 v7 U-16"]


async def test_a_text_that_is_taken_back_to_be_changed_is_not_looked_at(office):
    await submitted(office)
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")
    assert await looks(office) == []


async def test_what_waited_before_the_update_of_the_house_gets_its_moment(office):
    """The migration has every waiting text looked at at once."""
    await submitted(office)
    kept = await looks(office)
    async with office.storage.begin() as unit:
        await unit.documents.look_at(D1, office.clock.at - timedelta(days=1))
        await unit.commit("migrated")

    await look(office, minutes=1)

    assert await state(office) is DocumentState.WAITING
    assert await looks(office) == kept
