"""What members say of themselves, and leaving with everything handed over."""

import pytest

from bot.domain.document import Document, Form
from bot.domain.document_life import DocumentState
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.people.phones import forget_phones
from tests.services.board import PLAYBOOK, a_board


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


async def member(board, phone):
    return await board.ask("members.find", phone.id)


async def test_everybody_says_and_forgets_their_own_position_unit_and_number(board):
    dewi = await board.member("Dewi", Role.WRITER)
    await dewi.says("/datasaya")

    for button, said in (("Unit", "Bidang IKP"), ("Telepon", "0800 77 88")):
        await dewi.presses(button)
        await dewi.says(said)

    assert "Unit: Bidang IKP" in dewi.screen.text
    assert "Telepon: 0800 77 88" in dewi.screen.text
    kept = await member(board, dewi)
    assert (kept.unit, kept.phone) == ("Bidang IKP", "0800 77 88")
    await dewi.presses("Telepon")
    await dewi.says("bukan nomor")
    assert "belum terbaca" in dewi.screen.text
    await dewi.says("/datasaya")
    await dewi.presses("Telepon")
    await dewi.presses("Hapus isinya")
    assert (await member(board, dewi)).phone == ""


async def test_an_admin_notes_the_unit_of_others_and_nobody_else_does(board):
    gita = await board.member("Gita", Role.ADMIN)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await gita.says("/anggota")
    await gita.presses("Budi")
    await gita.presses("Unit")
    await gita.says("Bidang IKP")

    assert "Unit: Bidang IKP" in gita.screen.text
    await board.change(gita, roles=frozenset({Role.WRITER}))
    assert "wewenang" in await gita.presses("Cuti")
    assert (await member(board, budi)).unit == "Bidang IKP"


async def test_an_office_that_wants_no_numbers_asks_for_none_and_forgets_them():
    rules = replace(PLAYBOOK.readiness, phones=False)
    async with a_board(replace(PLAYBOOK, readiness=rules)) as board:
        gita = await board.member("Gita", Role.ADMIN, phone="0800 1")

        await forget_phones(board.desk)
        await forget_phones(board.desk)

        assert (await member(board, gita)).phone == ""
        await gita.says("/datasaya")
        assert "Telepon" not in gita.look()
        await gita.says("/anggota")
        await gita.presses("Gita")
        assert "elepon" not in gita.screen.text
        assert not [b for b in gita.screen.labels if "elepon" in b]


async def burdened(board):
    """Budi has an issue, a task and a meeting."""
    gita = await board.member("Gita", Role.ADMIN)
    budi = await board.member("Budi", Role.DUTY_OFFICER, Role.CRISIS_LEAD)
    eko = await board.member("Eko", Role.DUTY_OFFICER, Role.CRISIS_LEAD)
    ana = await board.member("Ana")
    await ana.says("/lapor Air keran keruh")
    await budi.presses("Saya tangani")
    await budi.says("/tugas 1 Kirim tangki; saya; besok 08.00")
    async with board.desk.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, lead=budi.id))
        await unit.commit("led")
    return gita, budi, eko


async def test_everything_open_goes_to_a_named_successor_in_one_screen(board):
    gita, budi, eko = await burdened(board)
    eko.screens.clear()
    await gita.says("/anggota")
    await gita.presses("Budi")

    await gita.presses("Serahkan semua")
    assert "1 isu yang ditangani, 1 isu yang diketuai, 1 tugas" in gita.screen.text
    await gita.presses("Eko")

    issue = await board.issue()
    assert (issue.owner, issue.lead) == (eko.id, eko.id)
    assert [task.owner for task in await board.ask("tasks.waiting")] == [eko.id]
    told = [s.text for s in eko.screens.values() if "menyerahkan kepada Anda" in s.text]
    assert len(told) == 1
    assert "Diserahkan kepada Eko (Ketua Tim Krisis)" in gita.screen.text
    await gita.presses("Tangguhkan")
    await gita.presses("Ya, tangguhkan")
    assert (await member(board, budi)).suspended
    assert (await board.issue()).owner == eko.id


async def with_registers(board, gita, budi):
    """Budi also speaks, answers a journalist, chairs a meeting, writes and is on duty."""
    await gita.says("/piket setiap hari 06–18 Budi")
    await gita.presses("Terapkan")
    await budi.says("/jubir 1")
    await budi.presses("Saya yang berbicara")
    await budi.says("/rapat 1 besok 09.00, Aula")
    await budi.says("/media 1 Rina, Kabar Ulu: kapan pulih? deadline besok 10.00")
    async with board.desk.storage.begin() as unit:
        (asked,) = await unit.enquiries.of_issue("2026-0001")
        await unit.enquiries.save(replace(asked, owner=budi.id))
        (met,) = await unit.meetings.of_issue("2026-0001")
        await unit.meetings.save(replace(met, chair=budi.id))
        await unit.documents.add(
            Document(
                "2026-0001/D1", "2026-0001", "holding_statement", Form.FULL,
                DocumentState.DRAFT, budi.id, board.clock.at,
            )
        )  # fmt: skip
        await unit.commit("registers")


async def test_registers_roles_texts_and_duty_go_along_and_roles_are_only_offered(
    board,
):
    gita, budi, eko = await burdened(board)
    await with_registers(board, gita, budi)
    await gita.says("/anggota")
    await gita.presses("Budi")
    await gita.presses("Serahkan semua")
    await gita.presses("Eko")

    assert (
        "1 pertanyaan media, 1 rapat yang dipimpin, 1 peran (ditawarkan), 1 naskah, "
        "1 giliran piket" in gita.screen.text
    )
    for register, owner in (("enquiries", "owner"), ("meetings", "chair"),
                            ("documents", "author")):  # fmt: skip
        (one,) = await board.ask(f"{register}.of_issue", "2026-0001")
        assert getattr(one, owner) == eko.id
    assert [line.person for line in await board.ask("rosters.weekly")] == [eko.id]

    await gita.presses("Tangguhkan")
    await gita.presses("Ya, tangguhkan")
    await eko.presses("Terima")
    roles = await board.ask("assignments.of_issue", "2026-0001")
    assert [(one.member, str(one.state)) for one in roles] == [
        (budi.id, "done"), (eko.id, "accepted")
    ]  # fmt: skip


async def test_what_the_successor_may_not_see_or_do_stays_and_is_said(board):
    gita, budi, _ = await burdened(board)
    await board.member("Fitri", Role.WRITER)
    async with board.desk.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, restricted=True))
        await unit.commit("restricted")
    await gita.says("/anggota")
    await gita.presses("Budi")
    await gita.presses("Serahkan semua")
    await gita.presses("Fitri")

    assert "3 hal tidak dapat diserahkan" in gita.screen.text
    assert (await board.issue()).owner == budi.id


async def test_one_hands_over_ones_own_and_not_that_of_others(board):
    _, budi, eko = await burdened(board)
    await budi.says("/datasaya")
    await budi.presses("Serahkan semua")
    await budi.presses("Eko")

    assert (await board.issue()).owner == eko.id
    assert "ajukan penghapusan data" in budi.screen.text


async def test_the_last_admin_stays(board):
    gita = await board.member("Gita", Role.ADMIN)
    await gita.says("/datasaya")

    await gita.presses("Hapus data saya")
    assert "admin" in gita.screen.text
    assert not (await board.ask("persons.of", gita.id)).asked_at
    await gita.says("/anggota")
    await gita.presses("Gita")
    await gita.presses("Tangguhkan")
    assert not (await member(board, gita)).suspended
