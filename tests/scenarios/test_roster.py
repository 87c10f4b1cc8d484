"""Duty on real phones: the roster is typed or sent, stood in for, swapped, handed on."""

import io
from datetime import timedelta

from openpyxl import Workbook

from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, labels, new_messages

#: Budi by day, Ana at night; every weekend day is Ana's.
WEEK = "Senin–Jumat 08.00–16.00 Budi\nSabtu, Minggu 08.00–16.00 Ana\nsetiap hari 16.00–08.00 Ana"


async def office(crisis, lines=WEEK):
    """It is 07.05 on a Thursday: Ana's night ends in an hour."""
    ana = await crisis.member("Ana", Role.DUTY_OFFICER)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD, phone="0800 000 001")
    if lines:
        await citra.says(f"/piket {lines}")
        await citra.presses(0)
        everybody_read(crisis)
        await crisis.fast_forward(minutes=2)
        ana.hears("Anda piket sekarang")
        budi.hears("Giliran piket Anda", "08.00–16.00 WITA", "Sebelum Anda: Ana")
    return ana, budi, citra


async def holders(crisis):
    return sorted(await crisis.kept("SELECT person FROM roster_line"))


async def test_lines_are_shown_first_and_applied_at_once(crisis):
    ana, budi, citra = await office(crisis, "")
    await citra.says("/piket")
    citra.hears("Jadwal piket belum ada", "Ana dan Budi", button="Ubah jadwal")

    await citra.says(
        "/piket Senin–Jumat 08.00–16.00 Budi\nSabtu 08–16 Bdi\n12/3 10.00–12.00 Ana, Budi"
    )

    shown = citra.hears("Pratinjau: 3 giliran", "Senin–Jumat 08.00–16.00 WITA · Budi",
                        "Kamis 12/3 10.00–12.00 WITA · Ana", "Kosong dalam 14 hari",
                        'Baris 2: "Sabtu 08–16 Bdi"', "maksud Anda Budi",
                        "Jadwal belum berubah")  # fmt: skip
    assert await holders(crisis) == []
    assert labels(shown) == ["Terapkan 3 giliran", "Batal"]

    await citra.presses("Terapkan 3 giliran")
    citra.hears("Jadwal piket diperbarui", "3 giliran", "2 orang diberi tahu")
    ana.hears("Jadwal piket Anda berubah", "10.00–12.00 WITA")
    budi.hears("Jadwal piket Anda berubah", "08.00–10.00 WITA")
    assert await holders(crisis) == [ana.id, budi.id, budi.id]


async def test_a_preview_that_was_replaced_by_another_applies_nothing(crisis):
    _, _, citra = await office(crisis, "")
    for name in ("Ana", "Budi"):
        await citra.says(f"/piket Senin 08–16 {name}")
    first, second = citra.hears("· Ana"), citra.hears("· Budi")

    tap = await citra.presses("Terapkan 1 giliran", under=first)

    assert "diganti yang baru" in tap.text
    assert await holders(crisis) == []
    await citra.presses("Terapkan 1 giliran", under=second)
    assert len(await holders(crisis)) == 1
    everybody_read(crisis)


async def test_lines_may_take_the_place_of_the_whole_roster(crisis):
    ana, budi, citra = await office(crisis)
    await citra.says("/piket setiap hari 24 jam Ana")
    citra.hears("Pratinjau: 1 giliran", "ditambahkan ke jadwal", "Tumpang tindih")

    await citra.presses("Ganti seluruh jadwal")
    citra.hears("mengganti seluruh jadwal (3 giliran lama dihapus)")
    await citra.presses("Terapkan 1 giliran")

    assert await holders(crisis) == [ana.id]
    budi.hears("Dalam 14 hari ke depan Anda tidak mendapat giliran")
    everybody_read(crisis)


async def test_a_preview_may_be_dropped_and_a_shift_taken_off(crisis):
    ana, _, citra = await office(crisis)
    await citra.says("/piket besok malam Citra")
    citra.hears("Pratinjau: 1 giliran", "Jumat 13/3 16.00–08.00 WITA · Citra")
    await citra.presses("Batal")
    citra.hears("Jadwal piket tidak berubah")
    assert len(await holders(crisis)) == 3

    await citra.says("/piket")
    await citra.presses("Ubah jadwal")
    citra.hears("3 giliran", "2. Sabtu, Minggu 08.00–16.00 WITA · Ana")
    await citra.presses("2")
    citra.hears("Sabtu, Minggu 08.00–16.00 WITA · Ana", "Hapus giliran ini")
    await citra.presses("Ya, hapus giliran")
    citra.hears("2 giliran")
    citra.ignores()
    ana.hears("Jadwal piket Anda berubah")


async def test_a_reporter_sees_no_roster_and_an_officer_does_not_change_it(crisis):
    ana, _, _ = await office(crisis)
    eko = await crisis.member("Eko")
    await eko.says("/piket")
    await ana.says("/piket Senin 08–16 Ana")

    ana.hears("Jadwal tidak berubah", "admin atau ketua tim krisis", "Piket sekarang")
    refused = await crisis.kept("SELECT subject FROM journal WHERE action = 'refused'")
    assert refused == ["NotPermitted"]
    assert len(await holders(crisis)) == 3
    everybody_read(crisis)


def content(crisis, message) -> bytes:
    file = message.content.media["document"]["file_id"]
    return crisis.telegram.files.find(file).read()


def workbook(rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


async def test_a_sheet_with_a_thousand_rows_and_thirty_faults(crisis):
    _, budi, citra = await office(crisis, "")
    first = crisis.clock.now().replace(hour=0, minute=0, tzinfo=None)
    wrong = set(range(33, 1000, 33))
    rows = [["Tanggal", "Mulai", "Selesai", "Nama", "Catatan"]]
    for n in range(1000):
        day = first + timedelta(days=n + 1)
        name = "Zulkifli" if n in wrong else "Budi"
        rows.append([day, "08.00", "16.00", name, None])
    rows[1][1] = timedelta(hours=8)
    await citra.says("/piket")
    await citra.presses("Ubah jadwal")

    await citra.does(
        lambda phone: phone.sends_document("piket.xlsx", content=workbook(rows))
    )

    citra.hears("Pratinjau: 970 giliran", "mengganti seluruh jadwal",
                "30 baris belum terbaca", "Baris 35:", "Zulkifli",
                "Dan 28 lagi; semuanya ada di berkas berikut")  # fmt: skip
    file = citra.hears("30 baris yang belum terbaca")
    said = content(crisis, file).decode("utf-8-sig")
    assert len(said.splitlines()) == 30
    assert said.startswith('Baris 35: "2026-04-14;08.00;16.00;Zulkifli".')
    assert await holders(crisis) == []

    await citra.presses("Terapkan 970 giliran")
    citra.hears("970 giliran")
    budi.hears("Jadwal piket Anda berubah")
    assert await holders(crisis) == [budi.id] * 970
    everybody_read(crisis)


async def test_files_that_are_no_roster_are_refused_with_what_to_send(crisis):
    _, _, citra = await office(crisis, "")
    await citra.says("/piket")
    await citra.presses("Ubah jadwal")
    citra.ignores()
    for name, content, words in (
        ("piket.pdf", b"%PDF-1.7", "bukan CSV atau XLSX"),
        ("piket.xlsx", b"PK\x03\x04rubbish", "rusak"),
        ("piket.csv", b"\n\n", "kosong"),
    ):
        await citra.does(
            lambda phone, n=name, c=content: phone.sends_document(n, content=c)
        )
        citra.hears(words, "Ubah jadwal")


async def test_the_officer_on_duty_is_called_and_where_nobody_is_all_are(crisis):
    ana, budi, citra = await office(crisis)
    eko = await crisis.member("Eko")
    await eko.says("/lapor Air keran keruh")
    eko.hears("Memanggil Ana")
    ana.hears("ISU-2026-0001")
    assert budi.texts() == []
    await ana.presses("Saya tangani")
    everybody_read(crisis)

    await citra.says("/piket")
    await citra.presses("Ubah jadwal")
    await citra.presses("3")
    await citra.presses("Ya, hapus giliran")
    everybody_read(crisis)
    await eko.says("/lapor Pohon tumbang di Ulu")
    ana.hears("ISU-2026-0002")
    budi.hears("ISU-2026-0002")
    await budi.presses("Saya tangani")
    everybody_read(crisis)


async def test_one_tap_stands_in_and_the_other_may_take_it_back(crisis):
    ana, budi, _ = await office(crisis)
    await budi.says("/piket")
    budi.hears("Piket sekarang: Ana", "sampai 08.00 WITA", "08.00–16.00 WITA · Anda")

    tap = await budi.presses("Saya gantikan Ana")

    assert tap.text == "Tercatat. Anda piket sampai 08.00 WITA."
    budi.hears("Piket sekarang: Anda")
    told = ana.hears("Budi menggantikan giliran piket Anda", "08.00 WITA")
    await ana.presses("Kembalikan ke saya", under=told)
    budi.hears("Ana mengembalikan giliran piket")
    ana.hears("Piket sekarang: Anda")


async def test_a_swap_holds_when_both_agree(crisis):
    ana, budi, _ = await office(crisis)
    await budi.says("/piket")
    await budi.presses("Tukar giliran saya")
    budi.hears("Giliran Anda yang mana")
    await budi.presses("08.00–16.00 WITA")
    budi.hears("Giliran Anda: Kam 12/3 08.00–16.00 WITA")
    await budi.presses("Ana · Jum 13/3 16.00–08.00 WITA")
    budi.hears("Usulan dikirim ke Ana", "tetap milik Anda")
    asked = ana.hears(
        "Budi mengusulkan tukar piket", "Anda menjadi piket Kam 12/3 08.00–16.00 WITA"
    )
    assert await crisis.kept("SELECT id FROM roster_cover") == []

    await ana.presses("Terima", under=asked)

    ana.hears(
        "Giliran ditukar", "08.00–16.00 WITA · Ana", "Jum 13/3 16.00–08.00 WITA · Budi"
    )
    budi.hears("Giliran ditukar")
    tap = await budi.presses("Batalkan usulan")
    assert "tidak berlaku lagi" in tap.text
    await ana.says("/piket")
    ana.hears("08.00–16.00 WITA · Anda")
    everybody_read(crisis)


async def test_an_offer_may_be_declined_or_taken_back(crisis):
    ana, budi, _ = await office(crisis)
    for answer, who, other, words in (
        ("Tolak", ana, budi, "tetap milik Anda"),
        ("Batalkan usulan", budi, ana, "membatalkan usulannya"),
    ):
        await budi.says("/piket")
        await budi.presses("Tukar giliran saya")
        await budi.presses("08.00–16.00 WITA")
        await budi.presses("Minta Ana menggantikan")
        ana.hears("Budi meminta Anda menggantikan piket")
        await who.presses(answer)
        other.hears(words)
        everybody_read(crisis)
    assert await crisis.kept("SELECT id FROM roster_cover") == []


async def test_an_offer_falls_when_the_turn_is_no_longer_theirs(crisis):
    ana, budi, citra = await office(crisis)
    await budi.says("/piket")
    await budi.presses("Tukar giliran saya")
    await budi.presses("08.00–16.00 WITA")
    await budi.presses("Minta Ana menggantikan")
    await citra.says("/piket")
    await citra.presses("Gantikan giliran lain")
    await citra.presses("Budi · Kam 12/3 08.00–16.00 WITA")

    tap = await ana.presses("Terima")

    assert "gilirannya sudah berubah" in tap.text
    assert await crisis.kept("SELECT stands FROM roster_cover") == [citra.id]
    everybody_read(crisis)


async def test_who_comes_finds_what_is_open_and_what_who_goes_says(crisis):
    ana, budi, _ = await office(crisis)
    eko = await crisis.member("Eko")
    await eko.says("/lapor Air keran keruh")
    await ana.presses("Saya tangani")
    everybody_read(crisis)

    await crisis.fast_forward(minutes=25)
    ana.hears("selesai pukul 08.00 WITA", "Berikutnya: Budi", "1 isu terbuka")
    await ana.presses("Titip pesan")
    ana.hears("Apa pesan Anda")
    await ana.says("Perumda menjawab pukul 09.00")
    ana.hears("disampaikan saat giliran berganti")
    everybody_read(crisis)

    await crisis.fast_forward(minutes=30)
    budi.hears("Anda piket sekarang", "sampai 16.00 WITA", "Sebelum Anda: Ana",
               'Pesan Ana: "Perumda menjawab pukul 09.00"', "1 isu terbuka",
               '0001 "Air keran keruh"')  # fmt: skip
    everybody_read(crisis)
    await crisis.fast_forward(minutes=2)
    assert [m for m in new_messages(budi) if "piket" in m.text] == []
    everybody_read(crisis)


async def test_a_bot_that_was_away_tells_who_came_once(crisis):
    _, budi, _ = await office(crisis)
    await passes(crisis, hours=3)
    budi.hears("Anda piket sekarang", "Sebelum Anda: Ana", "Tidak ada isu terbuka")
    await passes(crisis, minutes=10)
    assert budi.texts() == []
    everybody_read(crisis)
    told = await crisis.kept(
        "SELECT matter FROM roster_told WHERE matter LIKE 'begin:%'"
    )
    assert len(told) == 2


async def passes(crisis, **time):
    """The bot wakes up after so long."""
    crisis.clock.at += timedelta(**time)
    await crisis.house.engine.tick()
    await crisis.settle()


async def test_the_lead_hears_of_holes_once_until_they_are_others(crisis):
    _, _, citra = await office(crisis, "")
    await citra.says("/piket setiap hari 08.00–16.00 Budi\nSenin 12.00–20.00 Ana")
    await citra.presses(0)
    everybody_read(crisis)
    await passes(crisis, hours=1)
    heard = citra.hears("Jadwal piket 7 hari ke depan perlu dilengkapi", "Kosong:",
                        "Tumpang tindih:", "Sen 16/3 12.00–16.00 WITA · Ana dan Budi",
                        "semua petugas piket")  # fmt: skip
    assert labels(heard) == ["Jadwal 7 hari", "Ubah jadwal"]
    for _ in range(2):
        await passes(crisis, days=1)
    assert citra.texts() == []

    await citra.says("/piket Minggu 20.00–24.00 Ana")
    await citra.presses(0)
    everybody_read(crisis)
    await passes(crisis, hours=1)
    assert citra.texts() == []
    await passes(crisis, days=1)
    citra.hears("perlu dilengkapi")
    everybody_read(crisis)


async def test_the_turns_of_who_is_suspended_stand_empty_and_the_lead_hears(crisis):
    ana, _, citra = await office(crisis)
    dina = await crisis.member("Dina", Role.ADMIN)
    await dina.says("/anggota")
    await dina.presses("Budi")
    await dina.presses("Tangguhkan")
    await dina.presses("Ya, tangguhkan")
    citra.hears(
        "Giliran piket Budi", "kosong", "08.00–16.00 WITA", button="Ubah jadwal"
    )
    await passes(crisis, hours=1)
    everybody_read(crisis)
    await ana.says("/piket")
    ana.hears("Sekarang tidak ada yang terjadwal")


async def test_the_roster_is_taken_along_as_calendar_and_as_text(crisis):
    ana, _, _ = await office(crisis)
    await ana.says("/piket")
    await ana.presses("Kalender HP")
    file = ana.hears("Kalender piket 3 bulan")
    said = content(crisis, file).decode()
    assert file.content.media["document"]["file_name"] == "piket.ics"
    assert said.startswith("BEGIN:VCALENDAR\r\n")
    assert (
        "DTSTART:20260312T000000Z\r\nDTEND:20260312T080000Z\r\nSUMMARY:Piket: Budi\r\n"
        in said
    )
    await ana.presses("Jadwal sebulan")
    ana.hears("Jadwal piket mulai Minggu, 1 Maret 2026 (WITA)",
              "Kamis, 12 Maret 2026: 08.00–16.00 Budi; 16.00–08.00 Ana")  # fmt: skip
    await ana.presses("Kembali")
    await ana.presses("Jadwal 7 hari")
    ana.ignores()
