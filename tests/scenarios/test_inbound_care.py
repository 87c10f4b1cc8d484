"""Personal data in a report is hidden from others; its sender is told privately, once."""

import pytest

from tests.scenarios.talk import (
    everybody_read,
    kinds_received,
    labels,
    new_messages,
    reports,
    shown,
    small_office,
)

NIK, PHONE = "6472011203850001", "0812-3456-7890"
WORDS = f"/lapor Warga Siti, NIK {NIK}, HP {PHONE}, mengeluh air keran keruh"


async def everything_kept(crisis):
    """All that the house keeps in words, in every table that holds any."""
    tables = {
        "report": "text || attachments || forwarded_from",
        "report_version": "text || attachments",
        "issue": "title || place || happened || source",
        "outbox": "body",
        "inbox": "payload",
        "journal": "action || subject || detail",
        "dialogue": "facts",
    }
    found = [
        await crisis.kept(f"SELECT {columns} FROM {table}")
        for table, columns in tables.items()
    ]
    return "\n".join(str(text) for texts in found for text in texts)


def nobody_reads(text):
    return NIK not in text and PHONE not in text


async def test_others_read_a_masked_copy_and_the_sender_is_told_once(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.says(WORDS)

    [ping] = new_messages(budi)
    assert "NIK •••••••••••••001, HP ••••-••••-•890, mengeluh" in ping.text
    _, told = new_messages(ana)
    assert "Pesan Anda memuat NIK dan nomor HP." in told.text
    assert labels(told) == ["Hapus pesan saya", "Biarkan"]
    assert nobody_reads(await everything_kept(crisis))
    kept = await crisis.kept(
        "SELECT detail FROM journal WHERE action = 'personal_data_hidden'"
    )
    assert kept == ["nik,phone"]

    for command in ("/isu 1", "/cari keruh", "/isu"):
        await budi.says(command)
    await budi.presses("Lini masa")
    await budi.says("/isu 1")
    await budi.presses("Salin untuk WA")
    assert nobody_reads("\n".join(shown(budi)))
    everybody_read(crisis)


@pytest.mark.parametrize("choice", ["Hapus pesan saya", "Biarkan"])
async def test_the_sender_deletes_the_original_or_leaves_it(crisis, choice):
    ana, _, _ = await small_office(crisis)
    mine = await ana.says(WORDS)
    everybody_read(crisis)

    await ana.presses(choice)

    assert bool(mine.deleted) == (choice == "Hapus pesan saya")
    ana.hears("🔒", "salinan yang disamarkan")
    assert "•••" in (await reports(crisis))[0].content.text


async def test_additions_notes_and_edits_are_looked_after_too(crisis):
    ana, budi, _ = await small_office(crisis)
    mine = await ana.says("/lapor Air keran keruh")
    everybody_read(crisis)

    await ana.does(
        lambda phone: phone.edits(mine, f"/lapor Air keruh, hubungi {PHONE}")
    )
    ana.hears("🔒", "nomor HP")
    await ana.presses("Sumber")
    await ana.says(f"Pak Joko {PHONE}")
    ana.hears("🔒", "nomor HP")
    await ana.presses("Foto/tautan")
    await ana.does(lambda phone: phone.sends_photo(f"dari {PHONE}"))
    await budi.says(f"catatan: NIK {NIK}")
    note = budi.hears("•••••••••••••001")

    assert "Jadikan laporan" in labels(note)
    assert nobody_reads(await everything_kept(crisis))
    assert nobody_reads("\n".join(shown(budi)))
    everybody_read(crisis)


async def test_a_secret_is_not_spread_and_its_picture_is_not_forwarded(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.does(
        lambda phone: phone.sends_photo("Bocor! password: rahasia123 di grup")
    )

    assert kinds_received(budi) == []
    budi.hears("password: ••••••", "berkas yang tidak disebarkan")
    ana.hears("kata sandi atau PIN", "segera ganti", "tidak disimpan")
    kept = await everything_kept(crisis)
    assert "rahasia123" not in kept
    assert "file_id" not in kept
    [report] = await reports(crisis)
    [stays] = report.content.attachments
    assert (stays.kind, stays.file_id, len(stays.unique_id)) == ("withheld", "", 64)
    everybody_read(crisis)


async def test_a_picture_whose_caption_says_card_is_not_forwarded(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.does(lambda phone: phone.sends_photo("foto KTP korban"))
    await ana.does(lambda phone: phone.sends_photo("antrean KTP di kantor dukcapil"))

    assert kinds_received(budi) == ["photo"]
    ana.hears("tampaknya kartu identitas", "kirim lagi")
    everybody_read(crisis)


async def test_the_triager_takes_a_card_back_with_one_tap(crisis):
    ana, budi, citra = await small_office(crisis)
    photo = await ana.does(lambda phone: phone.sends_photo("Orang ini mengamuk"))
    await budi.presses("Triase")
    assert kinds_received(budi) == ["photo"]
    everybody_read(crisis)

    tap = await budi.presses("Foto kartu identitas")

    assert tap.text == "Foto itu tidak lagi disebarkan."
    assert [
        m.kind for m in budi.phone.chat() if m.kind == "photo" and not m.deleted
    ] == []
    kept = await everything_kept(crisis)
    assert photo.content.media["photo"][-1]["file_unique_id"] not in kept
    [journal] = await crisis.kept(
        "SELECT detail FROM journal WHERE action = 'card_withheld'"
    )
    assert len(journal) == 12
    await citra.does(lambda phone: phone.forwards(photo))
    everybody_read(crisis)
    assert (await reports(crisis, 2))[0].content.attachments[0].kind == "withheld"
