"""Personal data typed into the registers is hidden where others see it, and in copies."""

import pytest

from bot.domain.roles import Role
from tests.services.all_registers import ID
from tests.services.test_answers_too_late import an_office

NIK, MAIL, SECRET = "6472012503850003", "sari.warga@gmail.com", "sandi: Rahasia77"
TYPED = f"{NIK} {MAIL} {SECRET}"


def told(text):
    """Return what of it a text tells."""
    return [one for one in (NIK, MAIL, "Rahasia77") if one in text]


async def test_a_rumour_is_kept_without_personal_data_and_its_sender_is_told():
    async with an_office() as (board, citra):
        await citra.says(f"/rumor 1 Kabar dari {TYPED}")
        rumours = await board.ask("rumours.of_issue", ID)
        assert "Kabar dari" in rumours[-1].text
        assert told(rumours[-1].text) == []
        assert told(" ".join(s.text for s in citra.screens.values())) == []
        assert any(
            "Hapus" in label for s in citra.screens.values() for label in s.labels
        )

        await citra.says(f"/rumor Kabar dari {TYPED}")
        await citra.presses("0001")
        rumours = await board.ask("rumours.of_issue", ID)
        assert told(rumours[-1].text) == []


@pytest.mark.parametrize(
    ("said", "query", "taps"),
    [
        (f"/janji 1 Menelepon {TYPED}; besok 10.00", "promises.of_issue", ()),
        (f"/janji Menelepon {TYPED}; besok 10.00", "promises.of_issue", ("0001",)),
        (f"/pemangku 1 Ibu Sari {TYPED}", "stakeholders.of_issue", ()),
        (f"/pemangku Ibu Sari {TYPED}", "stakeholders.of_issue", ("0001",)),
        (f"/narasi 1 Air aman diminum, hubungi {TYPED}", "plans.narratives", ()),
        (f"/fakta 1 Kata {TYPED} air 18 NTU", "facts.of_issue",
         ("Warga", "Tidak", "Simpan")),
    ],
    ids=["promise", "promise of a chosen issue", "stakeholder",
         "stakeholder of a chosen issue", "narrative", "fact"],
)  # fmt: skip
async def test_a_register_neither_keeps_nor_shows_personal_data(said, query, taps):
    async with an_office() as (board, citra):
        before = len(await board.ask(query, ID))
        citra.screens.clear()
        await citra.says(said)
        for tap in taps:
            await citra.presses(tap)
        kept = await board.ask(query, ID)
        assert len(kept) == before + 1
        assert told(repr(kept)) == []
        assert told(" ".join(s.text for s in citra.screens.values())) == []


async def test_a_task_shows_a_number_to_whoever_does_it_and_to_nobody_else():
    async with an_office() as (board, citra):
        omar = await board.member("Omar", Role.ANALYST)
        await citra.says(f"/tugas 1 Hubungi {TYPED}; Budi; besok 10.00")
        await board.phones[1001].says("/tugas")
        assert told(board.phones[1001].screen.text)
        for words in ("/tugas 1", "/cari Hubungi"):
            await omar.says(words)
            assert "Hubungi" in omar.screen.text
            assert told(omar.screen.text) == []


@pytest.mark.parametrize(
    ("said", "copies"),
    [
        (f"/media 1 Saya Rina dari Tempo, apakah benar {TYPED}?", ("/media 1",)),
        (f"/kliping 1 https://kompas.com/x Warga {TYPED}", ("/kliping 1",)),
        (f"/rapat 1 besok 11.00, Ruang {TYPED}", ("/rapat 1",)),
        (f"/tugas 1 Hubungi {TYPED}; Budi; besok 10.00", ("/lapim 1",)),
    ],
    ids=["press", "clipping", "meeting", "report to the head"],
)
async def test_copies_hide_what_reports_hide_not_only_numbers(said, copies):
    async with an_office() as (_, citra):
        await citra.says(said)
        citra.screens.clear()
        for words in copies:
            await citra.says(words)
        shown = "\n".join(s.text for s in citra.screens.values())
    assert "••••••" in shown
    assert told(shown) == []
