"""Search: /cari finds what was reported and written, by its words and by nearly them."""

import pytest

from bot.domain.levels import Level
from bot.domain.roles import Role
from tests.scenarios.talk import (
    everybody_read,
    labels,
    new_messages,
    small_office,
)
from tests.scenarios.test_seeing import KERUH, change

QUEUE = "Antrean pasien di RSUD\nPetugas loket kewalahan sejak subuh"


async def reported(crisis):
    ana, budi, _ = await small_office(crisis)
    for text in (KERUH, QUEUE, "Video <b>lama</b> & {{7*7}} 100%_beredar"):
        await ana.says(f"/lapor {text}")
    everybody_read(crisis)
    return ana, budi


async def test_a_word_finds_the_issue_and_says_why(crisis):
    ana, _ = await reported(crisis)

    await ana.says("/cari kewalahan")

    [found] = new_messages(ana)
    assert found.text.splitlines() == [
        '1 isu tentang "kewalahan"',
        '⚪ Belum dinilai · 0002 "Antrean pasien di RSUD", Dilaporkan.'
        ' Dalam laporan: "…di RSUD Petugas loket kewalahan sejak subuh"',
    ]
    assert labels(found) == ["0002"]
    await ana.presses("0002", under=found)
    ana.hears("ISU-2026-0002", "Petakan ▸")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("keruh", "1 isu"), ("kekeruhan air", "1 isu"), ("KERUH keran", "1 isu"),
     ("kerhu", "ejaan ini mirip"), ("antran pasein", "ejaan ini mirip"),
     ("kelu", "ejaan ini mirip"), ("keruh gempa", "memuat sebagian"),
     ("100%_beredar", "1 isu"), ("<b>lama</b>", "1 isu"), ("2026-0002", "1 isu"),
     ("2", "1 isu")],
)  # fmt: skip
async def test_endings_slips_and_numbers_are_understood(crisis, typed, first):
    ana, _ = await reported(crisis)

    await ana.says(f"/search {typed}")

    assert first in "\n".join(ana.hears("isu").text.splitlines()[:2])


@pytest.mark.parametrize(
    "typed",
    ["gempa", "%", "_", "*", "\"", "'", "AND", "NEAR(zz qq)", "title:x", "zzz OR \"", "-zzz",
     "x' & !y | (", "'; DROP TABLE issue; --", "\\", "🚨", "a\0b", "q" * 3000, "(" * 500,
     "kata " * 700],
    ids=range(19),
)  # fmt: skip
async def test_signs_mean_nothing_and_nothing_found_says_what_to_try(crisis, typed):
    ana, _ = await reported(crisis)

    await ana.says(f"/cari {typed}")

    [answer] = new_messages(ana)
    assert answer.text.startswith('Tidak ada isu tentang "')
    assert "/isu" in answer.text


async def test_without_words_the_next_message_is_what_is_searched(crisis):
    ana, _ = await reported(crisis)

    await ana.says("/cari")
    ana.hears("Apa yang dicari?")
    await ana.says("keran")

    assert labels(ana.hears('1 isu tentang "keran"')) == ["0001"]


async def test_what_changes_is_found_at_once_and_only_there(crisis):
    ana, budi = await reported(crisis)
    said = ana.phone.sends("/lapor Jalan rusak di Sidomulyo")
    await crisis.settle()
    await ana.does(
        lambda phone: phone.edits(said, "/lapor Jembatan retak di Sidomulyo")
    )
    everybody_read(crisis)

    await budi.says("/cari jembatan retak")
    assert labels(budi.hears("1 isu tentang")) == ["0004"]
    await budi.says("/cari sidomulyo")
    assert labels(budi.hears("1 isu tentang")) == ["0004"]


async def test_the_newest_are_listed_and_the_rest_is_said(crisis):
    ana, *_ = await small_office(crisis)
    for n in range(11):
        await ana.says(f"/lapor Banjir di RT {n + 10}")
    everybody_read(crisis)

    await ana.says("/cari banjir")

    found = ana.hears("8 isu terbaru", "Masih ada yang lebih lama")
    assert labels(found) == [f"{n:04d}" for n in range(11, 3, -1)]
    assert len(found.text.splitlines()) <= 12


async def test_an_issue_about_the_head_is_found_by_others_only(crisis):
    _, budi = await reported(crisis)
    head = await crisis.member("Gita", Role.HEAD_OF_AGENCY)
    await change(crisis, 1, floors=("F4",), level=Level.L4)
    everybody_read(crisis)

    for phone in (head, budi):
        await phone.says("/cari keruh")

    head.hears("Tidak ada isu tentang")
    budi.hears("1 isu tentang")


async def test_texts_of_the_team_are_found_by_the_team_only(crisis):
    ana, budi = await reported(crisis)
    async with crisis.house.storage.begin() as unit:
        from tests.storage.builders import document

        await unit.documents.add(document(fields={"help": "Tangki bantuan di Palaran"}))
        await unit.commit("text")

    for phone in (ana, budi):
        await phone.says("/cari palaran")

    ana.hears("Tidak ada isu tentang")
    budi.hears("Dalam naskah", "Tangki bantuan di Palaran")
