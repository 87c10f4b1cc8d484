"""What a draft is filled with before anybody is asked, and where it came from."""

import pytest

from bot.domain.levels import Level
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.roles import Role
from tests.services.drafting_office import ANSWERS, hand_in, open_office

CLAIM = "Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, PDAM"
MESSAGES = ("Air sedang diperiksa", "Truk tangki disiapkan", "Hasil diumumkan hari ini")


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.eko = await opened.member("Eko", Role.ANALYST)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        await opened.issue(Level.L2, owner=opened.eko.id, taken_at=opened.clock.at)
        yield opened


async def fact(office, words: str = CLAIM, may: str = "Boleh") -> None:
    await office.dewi.says(f"/fakta 1 {words}")
    for tap in ("Pemilik data", may, "Simpan"):
        await office.dewi.presses(tap)
    await office.eko.presses("Verifikasi")


async def written(office) -> None:
    """Write a holding statement, and let Citra approve it."""
    await office.dewi.says("/draf 1")
    for answer in ANSWERS:
        if answer is None:
            await office.dewi.presses("Lewati")
        else:
            await office.dewi.says(answer)
    await hand_in(office.dewi)
    await office.citra.presses("Setujui")


async def another(office, kind: str) -> dict[str, str]:
    """Begin another text of the issue, and return its fields."""
    await office.dewi.says("/draf 1")
    await office.dewi.presses(kind)
    return dict((await office.document("2026-0001/D2")).fields)


async def test_a_first_text_says_the_verified_facts_with_time_and_source(office):
    await fact(office)
    await fact(office, "Pompa 2 unit berhenti pukul 06.00, PDAM", may="Tidak")
    await office.dewi.says("/draf 1")

    known = (await office.document()).fields["fakta"]
    assert known == (
        "Kekeruhan 18 NTU di IPA Kalijaya, "
        "per 12 Maret 2026 pukul 06.10 WITA, menurut PDAM."
    )
    assert "Pompa" not in office.dewi.last.text.partition("———")[0]


async def test_a_second_statement_starts_from_the_first_and_says_so(office):
    await written(office)
    await fact(office)
    fields = await another(office, "Pernyataan awal")

    assert fields["tindakan"] == ANSWERS[1]
    assert fields["narahubung"] == ANSWERS[5]
    assert "18 NTU" in fields["fakta"]
    assert "judul" not in fields
    assert "Terbawa dari D1: Tindakan, " in office.dewi.last.text
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Tindakan")
    await office.dewi.says("Truk tangki sudah tiba")
    assert "Terbawa dari D1: Kanal resmi" in office.dewi.last.text


async def test_what_rests_on_a_fallen_fact_does_not_come_along(office):
    await fact(office)
    await written(office)
    await office.eko.says("/fakta 1")
    for tap in ("F1", "Cabut", "Keliru"):
        await office.eko.presses(tap)
    # Its text is a draft again; without the fact it is approved anew.
    await office.dewi.presses("Lanjutkan menulis")
    await office.dewi.presses("Ubah: Yang diketahui")
    await office.dewi.says("Kami telah menerima laporan mengenai hal ini")
    await hand_in(office.dewi)
    await office.citra.presses("Setujui")
    await fact(office, "Kekeruhan 4 NTU di IPA Kalijaya pukul 06.40, PDAM")
    fields = await another(office, "Pernyataan awal")

    assert "18 NTU" not in fields["fakta"]
    assert "4 NTU" in fields["fakta"]


async def test_a_release_is_filled_with_facts_messages_and_the_last_text(office):
    await written(office)
    await fact(office)
    await narrative(office)
    fields = await another(office, "Siaran pers")

    assert fields["isi"].split("\n\n")[1:] == list(MESSAGES)
    assert fields["isi"].startswith("Kekeruhan 18 NTU")
    assert fields["tindakan"] == ANSWERS[1]
    assert fields["_carried"].startswith("D1 tindakan")


async def test_an_internal_message_says_what_the_narrative_lets_people_say(office):
    await narrative(office)
    await office.dewi.says("/draf 1")
    await office.dewi.says(ANSWERS[0])
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Mulai naskah baru")
    await office.dewi.presses("Pesan internal")
    fields = (await office.document("2026-0001/D2")).fields

    assert fields["sikap"] == "Keselamatan warga didahulukan"
    assert fields["boleh"].splitlines() == [*MESSAGES, "Nomor kantor pelayanan"]
    assert fields["tidak_boleh"] == "Dugaan penyebab"


async def narrative(office) -> None:
    said = NarrativeText(
        "Keselamatan warga didahulukan",
        ("Nomor kantor pelayanan",),
        ("Dugaan penyebab",),
    )
    async with office.storage.begin() as unit:
        one = Narrative("2026-0001", office.eko.id, office.clock.at, said, MESSAGES)
        kept = await unit.plans.add_narrative(one)
        await unit.plans.approve_narrative(
            "2026-0001", kept.version, office.citra.id, office.clock.at
        )
        await unit.commit("narrative")
