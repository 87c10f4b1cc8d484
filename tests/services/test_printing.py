"""Printables: the decree, the phone tree, the attendance list, as a file and as text."""

import pytest

from bot.documents.typesetter import Typesetter
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.services.board import PLAYBOOK, a_board


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


async def office(board):
    await board.member("Ratna Contoh", Role.HEAD_OF_AGENCY, position="Kepala Dinas")
    citra = await board.member("Citra", Role.CRISIS_LEAD, phone="0800 2", unit="IKP")
    await board.member("Budi", Role.DUTY_OFFICER, phone="0800 4")
    await board.member("Ana", Role.REPORTER, phone="0800 9")
    await board.member("Gita", Role.ADMIN, suspended=True, phone="0800 6")
    return citra


async def test_the_decree_names_the_team_and_leaves_the_number_to_the_registry(board):
    citra = await office(board)
    await citra.says("/cetak")

    await citra.presses("SK sebagai teks")
    await citra.presses("Biarkan kosong")

    said = citra.screen.text
    assert "KEPUTUSAN KEPALA DINAS\nNOMOR: ……" in said
    assert "1 · Ratna Contoh · Kepala Dinas · Pengarah" in said
    assert "2 · Citra · IKP · Ketua Tim Krisis" in said
    assert "Ana" not in said
    assert "Gita" not in said
    await citra.says("/cetak")
    await citra.presses("SK sebagai teks")
    await citra.says("188/12/2026 <b>")
    assert "NOMOR: 188/12/2026 &lt;b&gt;" in citra.screen.text
    assert await board.ask("dialogues.find", citra.id) is None


async def test_a_paper_is_a_pdf_named_by_its_day(board):
    citra = await office(board)
    board.desk = replace(board.desk, pictures=Typesetter())
    await citra.says("/kesiapan")
    await citra.presses("Cetak")
    await citra.presses("Pohon telepon (PDF)")

    letter = citra.screen.letter
    assert letter.filename == "pohon-telepon-2026-03-12.pdf"
    assert letter.file
    assert "POHON TELEPON TIM KRISIS" in letter.text
    assert set(await board.ask("ticks.everything")) == {"phone_tree"}


async def test_the_roster_of_the_month_is_a_pdf_and_has_who_stands_in(board):
    citra = await office(board)
    await board.member("Eko", Role.DUTY_OFFICER)
    await citra.says("/cetak")
    assert not [label for label in citra.screen.labels if "Jadwal" in label]
    await citra.says("/piket setiap hari 06–18 Budi")
    await citra.presses("Terapkan")
    budi = next(p for p in board.phones.values() if p.id == citra.id + 1)
    await budi.says("/cuti besok; pengganti Eko")
    await citra.says("/cetak")
    await citra.presses("Jadwal sebagai teks")

    said = citra.screen.text
    assert "JADWAL PIKET" in said
    assert "Kamis, 12 Maret 2026 · 06.00–18.00 Budi" in said
    assert "Jumat, 13 Maret 2026 · 06.00–18.00 Eko" in said
    board.desk = replace(board.desk, pictures=Typesetter())
    await citra.says("/piket")
    await citra.presses("Jadwal sebulan")
    await citra.presses("Jadwal sebulan (PDF)")
    assert citra.screen.letter.filename == "jadwal-piket-2026-03-12.pdf"
    assert citra.screen.letter.file


async def test_the_phone_tree_has_only_numbers_that_were_given(board):
    citra = await office(board)
    await citra.says("/cetak")

    await citra.presses("Pohon sebagai teks")

    said = citra.screen.text
    assert "1 · Budi · Petugas Piket · 0800 4 · (memulai)" in said
    assert "2 · Citra · Ketua Tim Krisis · 0800 2 · Budi" in said
    assert "3 · Ratna Contoh · Kepala Dinas · ……" in said
    assert "0800 9" not in said
    assert "0800 6" not in said


async def test_an_office_without_numbers_prints_none():
    rules = replace(PLAYBOOK.readiness, phones=False)
    async with a_board(replace(PLAYBOOK, readiness=rules)) as board:
        citra = await office(board)
        await citra.says("/cetak")
        await citra.presses("Pohon sebagai teks")

        assert "0800" not in citra.screen.text
        assert "Budi" in citra.screen.text


async def test_the_list_of_attendance_says_who_came_and_has_room_to_sign(board):
    citra = await office(board)
    await citra.says("/kumpul Posko, 09.00")
    budi = board.phones[1003]
    await budi.presses("Hadir")

    await citra.presses("Daftar sebagai teks")

    said = citra.screen.text
    assert "Tempat: Posko" in said
    assert "Waktu: Kamis, 12 Maret 2026, 09.00 WITA" in said
    assert "Budi · Petugas Piket · Hadir 07.05 WITA" in said
    assert "Ratna Contoh · Kepala Dinas · Belum menjawab" in said


async def test_the_runbook_of_a_conference_is_a_paper_with_boxes_to_tick(board):
    citra = await office(board)
    board.desk = replace(board.desk, pictures=Typesetter())
    await citra.says("/lapor Air keran keruh")
    await citra.says("/konpers 1")
    await citra.presses("Ada fakta baru")
    await citra.says("14.00, Aula Lantai 2, Hasil uji air")
    await citra.presses("☐ 1")

    await citra.says("/cetak")
    await citra.presses("KP1 sebagai teks")
    said = citra.screen.text
    assert "DAFTAR PERIKSA KONFERENSI PERS\nISU-2026-0001/KP1" in said
    assert "Topik: Hasil uji air" in said
    assert "Tempat: Aula Lantai 2" in said
    assert "T−120, 12.00 WITA · 1. Ruang siap" in said
    assert said.count("☑") == 1

    await citra.says("/cetak")
    await citra.presses("Konferensi pers KP1 (PDF)")
    letter = citra.screen.letter
    assert letter.filename == "konferensi-pers-kp1-2026-03-12.pdf"
    assert letter.file


async def test_a_runbook_of_a_restricted_issue_is_offered_to_nobody_outside(board):
    citra = await office(board)
    budi = board.phones[1003]
    await citra.says("/lapor Air keran keruh")
    await citra.says("/konpers 1")
    await citra.presses("Ada fakta baru")
    await citra.says("14.00, Aula Lantai 2, Hasil uji air")
    await budi.says("/cetak")
    assert "KP1 sebagai teks" in budi.screen.labels
    issue = replace(await board.issue(), restricted=True, lead=citra.id, owner=None)
    async with board.desk.storage.begin() as unit:
        await unit.issues.save(issue)
        await unit.commit(board.next_key())

    await budi.presses("KP1 sebagai teks")
    assert "Aula" not in budi.screen.text
    await budi.says("/cetak")
    assert "KP1 sebagai teks" not in budi.screen.labels


async def test_who_may_not_print_gets_nothing(board):
    dewi = await board.member("Dewi", Role.WRITER)

    await dewi.says("/cetak")

    assert "wewenang" in dewi.screen.text
