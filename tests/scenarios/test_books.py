"""The books of an issue: one tap from the card to every register, and back."""

from tests.scenarios.talk import everybody_read, labels, new_messages, small_office


async def test_the_card_leads_to_every_register_with_what_waits_in_it(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses("L2")
    await budi.says("warga mengeluh")
    await budi.says("/fakta 1 Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, Perumda")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await budi.presses(tap)
    everybody_read(crisis)

    await citra.says("/isu 1")
    await citra.presses("Buku isu")
    page = citra.hears("Buku isu", "Fakta: 1, ⚠ 1 menunggu")
    assert "Fakta" in labels(page)
    await citra.presses("Fakta", under=page)
    citra.hears("Kekeruhan 18 NTU")
    everybody_read(crisis)


async def test_a_reporter_has_no_books(crisis):
    ana, _, _ = await small_office(crisis)
    await ana.says("/lapor Air keran keruh")
    everybody_read(crisis)
    await ana.says("/buku 1")
    assert "Buku isu" not in ana.hears().text
    everybody_read(crisis)


async def test_a_command_without_a_number_offers_the_open_issues_all_in_one_way(crisis):
    ana, _, citra = await small_office(crisis)
    await ana.says("/lapor Air keran keruh")
    everybody_read(crisis)
    for command, book in (
        ("/buku", "Buku isu"),
        ("/fakta", "Fakta"),
        ("/akses", "Tim & akses"),
        ("/aspirasi", "Aspirasi"),
        ("/putusan", "Daftar keputusan"),
        ("/pemangku", "Pemangku"),
        ("/pesan", "Pesan kunci"),
        ("/rapat", "Rapat"),
        ("/sitrep", "Laporan situasi"),
        ("/rumor", "Rumor"),
        ("/media", "Pertanyaan media"),
        ("/kliping", "Kliping"),
    ):
        await citra.says(command)
        ask = citra.hears(f"{book} untuk isu yang mana?", "⚪ Belum dinilai · ISU-")
        await citra.presses("0001", under=ask)
        assert new_messages(citra) == [], f"{command}: the question becomes the page"
