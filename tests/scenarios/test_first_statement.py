"""S8: from L3 to an approved first statement, counted on real buttons (issue 7)."""

from tests.scenarios.talk import everybody_read, labels
from tests.scenarios.test_conferences import team
from tests.scenarios.test_stories import OFFICE, STORIES, living_office, player_of

ONE = "2026-0001"


class Counted:
    """A phone whose taps and typed messages are counted."""

    def __init__(self, crisis, name):
        self.phone = crisis.phones[OFFICE.user_id(name)]
        self.taps = self.typed = 0

    async def presses(self, label):
        self.taps += 1
        await self.phone.presses(label)

    async def says(self, text):
        self.typed += 1
        await self.phone.says(text)


async def at_l3_with_a_verified_fact(player, crisis):
    """Play the story until L3; the water company's figures are in and verified."""
    while "Pompa pengambil" not in ((await player.step()).says or ""):
        pass
    eko, budi = (crisis.phones[OFFICE.user_id(name)] for name in ("eko", "budi"))
    await eko.says(
        "/fakta 1 Air keran keruh di 3 kelurahan pukul 07.40, Perumda Tirta Contoh"
    )
    for label in ("Pemilik data", "Boleh", "Simpan"):
        await eko.presses(label)
    await budi.presses("Verifikasi")
    for phone in crisis.phones.values():
        phone.ignores()


async def test_s8_a_first_statement_takes_the_writer_two_messages_and_few_taps(
    tmp_path,
):
    story = STORIES["air-keruh-2"]
    async with living_office(tmp_path, story) as crisis:
        await at_l3_with_a_verified_fact(player_of(story, crisis), crisis)
        dewi, citra = Counted(crisis, "dewi"), Counted(crisis, "citra")

        await dewi.presses("Buat draf")
        await dewi.says("Air keran keruh di Contoh Hulu, Contoh Tengah, Contoh Hilir")
        await dewi.says("Petugas Perumda Tirta Contoh sedang memperbaiki pompa")
        await dewi.presses("Lewati")
        await dewi.presses("11.00 WITA")
        preview = dewi.phone.hears("Naskah siap diajukan", button="Ajukan").text
        await dewi.presses("Ajukan")
        await citra.presses("Setujui")

        async with crisis.house.storage.begin() as unit:
            [approval] = await unit.documents.approvals(f"{ONE}/D1")
            document = await unit.documents.find(f"{ONE}/D1")
            frozen = await unit.documents.version(document.id, approval.version)
            [fact] = await unit.facts.of_issue(ONE)
        assert (dewi.taps <= 6, dewi.typed <= 2, citra.taps) == (True, True, 1)
        assert document.state == "approved"
        told = (
            "Air keran keruh di 3 kelurahan, per 12 Maret 2026 pukul 07.40 WITA, "
            "menurut Perumda Tirta Contoh."
        )
        assert told in frozen.body
        assert told in preview
        assert fact.id in document.fields["_facts"]
        for phone in crisis.phones.values():
            phone.ignores()


async def test_advice_is_not_skipped_where_people_may_be_harmed(full):
    *_, wati = await team(full)
    await wati.says("/draf 1")
    await wati.says("Air keran keruh di wilayah barat")
    await wati.says("Tim lapangan sedang memeriksa jaringan pipa")
    asked = wati.hears("Belum diisi: Pembaruan berikutnya", "memeriksa jaringan pipa")
    assert "Lewati" not in labels(asked)

    await wati.says("Gunakan air kemasan untuk minum")
    wati.hears("Gunakan air kemasan untuk minum.")
    everybody_read(full)
