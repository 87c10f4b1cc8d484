"""What is typed behind the command of a register: a number, and words."""

import pytest

from bot.domain.roles import Role
from bot.services.books.which import number_and_words
from tests.services.all_registers import ID
from tests.services.test_answers_too_late import an_office


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("12 Kirim surat ke Budi", "12", "Kirim surat ke Budi"),
        ("12\nKirim surat ke Budi", "12", "Kirim surat ke Budi"),
        ("12 Kirim surat\nCek pompa", "12", "Kirim surat\nCek pompa"),
        ("12", "12", ""),
        ("12 \u200b", "12", ""),
        ("Kirim surat ke Budi", "", "Kirim surat ke Budi"),
        ("", "", ""),
    ],
)
def test_a_number_is_told_from_the_words_behind_it(typed, number, words):
    assert number_and_words(typed) == (number, words)


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("/rapat besok 13.00, Aula", "meetings.of_issue"),
        ("/pemangku Forum Air Ulu", "stakeholders.of_issue"),
        ("/narasi Air aman diminum", "plans.narratives"),
        ("/rumor Air beracun", "rumours.of_issue"),
        ("/aspirasi 60x Minta mobil tangki", "citizen_inputs.of_issue"),
        ("/janji Air normal kembali; besok 10.00", "promises.of_issue"),
        ("/media Rina, Tempo: apakah benar?", "enquiries.of_issue"),
        ("/kliping https://tempo.co/z Air keruh", "clippings.of_issue"),
    ],
)
async def test_words_without_a_number_go_to_the_issue_that_is_chosen(said, query):
    async with an_office() as (board, citra):
        before = len(await board.ask(query, ID))
        await citra.says(said)
        assert len(await board.ask(query, ID)) == before
        await citra.presses("0001")
        assert len(await board.ask(query, ID)) == before + 1


async def test_the_summary_of_a_report_waits_for_its_issue_too():
    async with an_office() as (_, citra):
        await citra.says("/sitrep Air mulai jernih")
        await citra.presses("0001")
        assert "Air mulai jernih" in citra.screen.text


async def test_who_may_not_record_is_refused_with_words_and_shown_without():
    async with an_office() as (board, _):
        admin = await board.member("Adi", Role.ADMIN)
        assert "wewenang" in await said_to(admin, "/narasi 1 Air aman diminum")
        await admin.says("/narasi 1")
        assert "Narasi" in admin.screen.text


async def said_to(phone, words):
    await phone.says(words)
    return phone.screen.text
