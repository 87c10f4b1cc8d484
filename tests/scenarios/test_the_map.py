"""The map and the timeline: pictures, and the same in words for whoever cannot see them."""

import struct

import pytest

from bot.domain.levels import Level
from bot.ports.pictures import NoPictures
from tests.scenarios.talk import (
    everybody_read,
    labels,
    new_messages,
    shown,
    small_office,
)
from tests.scenarios.test_seeing import KERUH, change

PNG = b"\x89PNG\r\n\x1a\n"


async def mapped(crisis, phone, number: int, tap: str, level: str) -> None:
    """Triage an issue with the same tap for each axis."""
    await phone.says(f"/triase {number}")
    for label in ("Penilaian cepat", tap, tap, tap, f"Tetapkan {level}"):
        await phone.presses(label)
    everybody_read(crisis)


def picture(crisis, message) -> bytes:
    file = message.content.media["photo"][-1]["file_id"]
    return crisis.telegram.files.find(file).read()


async def test_the_map_is_a_picture_with_its_words_and_a_button_for_each_issue(crisis):
    ana, budi, _ = await small_office(crisis)
    for text in (KERUH, "Antrean panjang", "Video <b>lama</b> & {{7*7}}"):
        await ana.says(f"/lapor {text}")
    await mapped(crisis, budi, 1, "2 ·", "L3")
    await mapped(crisis, budi, 2, "0 ·", "L1")

    await budi.says("/peta")

    [map_] = new_messages(budi)
    assert map_.caption.splitlines() == [
        "Peta isu · Kamis, 12 Maret 2026, 07.05 WITA",
        "Tangani sekarang (1):",
        f'🟠 L3 · 0001 "{KERUH}"',
        "Catat (1):",
        '🟢 L1 · 0002 "Antrean panjang"',
        "Belum dipetakan (1): 0003",
    ]
    assert labels(map_) == ["0001", "0002", "0003"]
    png = picture(crisis, map_)
    assert png.startswith(PNG)
    width, height = struct.unpack(">II", png[16:24])
    assert (width, 900 < height < 1200) == (900, True)
    await budi.presses("0001", under=map_)
    budi.hears("ISU-2026-0001", KERUH)


async def test_the_map_says_what_moved_since_yesterday(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await mapped(crisis, budi, 1, "1 ·", "L2")
    await budi.says("/peta")
    assert "dari" not in budi.hears("Peta isu").caption.split(KERUH)[1]
    crisis.clock.advance(hours=25)
    await mapped(crisis, budi, 1, "3 ·", "L4")
    await budi.says("Warga turun ke jalan")
    everybody_read(crisis)

    await budi.says("/map")

    assert f'0001 "{KERUH}", dari Catat' in budi.hears("Tangani sekarang").caption
    crisis.clock.advance(hours=25)
    await crisis.settle()
    everybody_read(crisis)
    await budi.says("/peta")
    assert "dari Catat" not in budi.hears("Tangani sekarang").caption
    everybody_read(crisis)


async def test_without_open_issues_the_map_is_a_sentence(crisis):
    ana, *_ = await small_office(crisis)

    await ana.says("/peta")

    assert "petanya kosong" in ana.hears("/lapor").text


async def test_the_map_opens_from_the_list_and_the_list_stays(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.says("/isu")
    listed = budi.hears("1 isu terbuka")
    everybody_read(crisis)

    await budi.presses("Peta", under=listed)

    [map_] = new_messages(budi)
    assert map_.kind == "photo"
    assert "1 isu terbuka" in listed.text


async def test_an_issue_about_the_head_is_not_on_the_heads_map(crisis):
    from bot.domain.roles import Role

    ana, *_ = await small_office(crisis)
    head = await crisis.member("Gita", Role.HEAD_OF_AGENCY)
    for text in (KERUH, "Tentang kepala"):
        await ana.says(f"/lapor {text}")
    await change(crisis, 2, floors=("F4",), level=Level.L4)
    everybody_read(crisis)

    await head.says("/peta")

    caption = head.hears("Peta isu").caption
    assert "0001" in caption
    assert "0002" not in caption


async def test_many_issues_are_named_as_far_as_the_words_fit(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await many(crisis, 90)
    everybody_read(crisis)

    await ana.says("/peta")

    [map_] = new_messages(ana)
    assert len(map_.caption) <= 1024
    assert map_.caption.count("L4 ") >= 8
    assert "dan 65 lagi" in map_.caption
    assert len(labels(map_)) == 8


async def many(crisis, count: int) -> None:
    """Issues that all stand in the same corner."""
    from bot.domain.issue_map import Place
    from bot.domain.values import replace

    async with crisis.house.storage.begin() as unit:
        first = await unit.issues.find("2026-0001")
        for number in range(2, count + 2):
            one = f"2026-{number:04d}"
            await unit.issues.add(replace(first, id=one, level=Level.L4))
            await unit.issues.add_place(one, crisis.clock.now(), Place(9, 9))
        await unit.commit("many")


async def test_where_no_picture_can_be_drawn_the_words_come_alone(crisis, monkeypatch):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)
    monkeypatch.setattr(type(crisis.house.desk.pictures), "draw", NoPictures.draw)

    await budi.says("/peta")
    await budi.says("/isu 1")
    await budi.presses("Lini masa")

    texts = [message.text for message in new_messages(budi)]
    assert texts[0].startswith("Peta isu · ")
    assert shown(budi)[-1].startswith("ISU-2026-0001 · Lini masa")
    assert len(texts) == 2


async def test_the_timeline_comes_as_a_picture_too(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.says("/isu 1")
    everybody_read(crisis)

    await budi.presses("Lini masa")

    [drawn] = new_messages(budi)
    assert drawn.caption == "ISU-2026-0001 · Lini masa"
    assert picture(crisis, drawn).startswith(PNG)
    assert labels(drawn) == []


@pytest.mark.parametrize("lost", ["file", "nothing"])
async def test_a_picture_that_may_have_left_is_not_sent_twice(crisis, lost):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)
    if lost == "file":
        crisis.telegram.faults.next("lost", method="sendPhoto")

    await budi.says("/peta")
    await crisis.fast_forward(minutes=2)

    sent = [one for one in budi.phone.chat() if one.kind == "photo"]
    assert len(sent) == 1
    everybody_read(crisis)
