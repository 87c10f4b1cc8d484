"""Tasks and decisions at the desk: what guards read, bad input, what the office asks."""

from datetime import timedelta

import pytest

from bot.domain.guards import Need
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.task import Origin
from bot.domain.topics import Note, Topic
from bot.domain.values import replace
from bot.ports.lives import Debt, DebtKind
from bot.services.life.gathering import dossier_of
from bot.services.tasks.opening import keep_decision, open_task
from bot.services.tasks.overdue import tell_due, tell_overdue
from bot.services.turn import Turn
from tests.services.facts_office import facts_office


async def in_turn(office, act):
    """Do something in a turn of Citra, who leads."""
    desk, key = office.board.desk, office.board.next_key()
    async with desk.storage.begin() as unit:
        citra = await unit.members.find(office.citra.id)
        turn = Turn(desk, unit, key, desk.clock.now(), citra)
        issue = await unit.issues.find("2026-0001")
        found = await act(turn, issue)
        await unit.commit(key)
    return found


async def opened(turn, issue, origin=Origin.HAND, **more):
    due = turn.now + timedelta(hours=1)
    return await open_task(turn, issue, "Cek pompa", 1002, due, origin=origin, **more)


async def tasks(office):
    async with office.board.desk.storage.begin() as unit:
        return list(await unit.tasks.of_issue("2026-0001"))


async def decided_and(turn, issue, *, owned):
    one = await keep_decision(turn, issue, "Bagikan air", turn.member.user_id)
    if owned:
        await opened(turn, issue, decision=one.id)


async def written(turn, issue, topic, text):
    await turn.unit.lives.add_note(Note(issue.id, topic, 0, 1, turn.now, text=text))


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], (0, False)),
        ([opened], (0, False)),
        ([lambda t, i: decided_and(t, i, owned=False)], (1, False)),
        ([lambda t, i: decided_and(t, i, owned=True)], (1, True)),
        ([lambda t, i: decided_and(t, i, owned=True),
          lambda t, i: decided_and(t, i, owned=False)], (2, False)),
        ([lambda t, i: written(t, i, Topic.DECISIONS, "Kirim; Eko; besok")], (1, True)),
        ([lambda t, i: written(t, i, Topic.DECISIONS, "Kirim; Eko; besok"),
          lambda t, i: decided_and(t, i, owned=False)], (1, False)),
    ],
    ids=["nothing", "a task alone", "nobody has it", "owned", "one of two", "an old note",
         "the register before the note"],
)  # fmt: skip
async def test_a_decision_counts_when_somebody_has_it_by_a_time(acts, expected):
    async with facts_office() as office:
        for act in acts:
            await in_turn(office, act)
        dossier = await in_turn(office, dossier_of)

    assert (dossier.decisions, dossier.decisions_owned) == expected


async def test_the_sheet_names_a_decision_without_owner_and_three_taps_give_it_one():
    async with facts_office() as office:
        await in_turn(office, lambda t, i: decided_and(t, i, owned=False))
        await office.citra.says("/tugas 1")
        before = office.citra.screen
        for label in ("Tetapkan PIC K1", "Budi (Petugas Piket)", "11.05 WITA"):
            await office.citra.presses(label)
        [task] = await tasks(office)
        await office.citra.says("/tugas 1")
        after = office.citra.screen

    assert "Keputusan tanpa PIC dan tenggat:\nK1 · Bagikan air" in before.text
    assert (task.what, task.decision) == ("Bagikan air", "2026-0001/K1")
    assert "tanpa PIC" not in after.text
    assert "Tetapkan PIC K1" in before.labels
    assert "Tetapkan PIC K1" not in after.labels


async def test_what_somebody_carries_out_by_now_gets_no_second_owner():
    async with facts_office() as office:
        await in_turn(office, lambda t, i: decided_and(t, i, owned=False))
        await office.citra.says("/tugas 1")
        sheet = office.citra.screen
        await in_turn(office, lambda t, i: opened(t, i, decision="2026-0001/K1"))
        office.citra.read()
        toast = await office.citra.presses("Tetapkan PIC K1", under=sheet)

    assert "tidak berlaku" in toast
    assert "Siapa yang mengerjakan" not in "".join(office.citra.read())


@pytest.mark.parametrize("noted", [False, True])
async def test_a_gap_and_a_lesson_are_tasks_of_their_own_or_old_notes(noted):
    async with facts_office() as office:
        before = await in_turn(office, dossier_of)
        for topic, origin in (
            (Topic.GAP, Origin.GAP), (Topic.LESSON_PLAN, Origin.LESSON),
        ):  # fmt: skip
            if noted:
                await in_turn(office, lambda t, i, x=topic: written(t, i, x, "a; b; c"))
            else:
                await in_turn(office, lambda t, i, x=origin: opened(t, i, x))
        after = await in_turn(office, dossier_of)

    assert (before.gap, before.lesson_owned) == (False, False)
    assert (after.gap, after.lesson_owned) == (True, True)


async def test_a_task_that_waits_is_open_and_a_lesson_is_not():
    async with facts_office() as office:
        await in_turn(
            office,
            lambda t, i: t.unit.lives.add_note(
                Note(i.id, Topic.OPEN_ITEMS, 0, 1, t.now, code="nothing")
            ),
        )
        nothing = (await in_turn(office, dossier_of)).open_items
        await in_turn(office, lambda t, i: opened(t, i, Origin.LESSON))
        lesson = (await in_turn(office, dossier_of)).open_items
        await in_turn(office, opened)
        task = (await in_turn(office, dossier_of)).open_items

    assert (lesson - nothing, task - nothing) == (0, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("/tugas 1 Cek; Budi; 31/02", "tanggalnya tidak ada di kalender"),
        ("/tugas 1 Cek; Budi; hari ini 00.01", "waktunya tidak terbaca atau sudah lewat"),
        ("/tugas 1 Cek; Budi; kapan saja", "waktunya tidak terbaca"),
        ("/tugas 9 Cek; Budi; besok", "9"),
        (f"/tugas 1 Cek; {'a' * 81}; besok", "80"),
        ("/tugas 1 " + "x" * 501, "500"),
        ("/putusan 1 " + "x\n" * 800, "1.500"),
        ("/lapim 1 " + "x" * 301, "300"),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_in_one_message_and_nothing_is_kept(text, says):
    async with facts_office() as office:
        office.citra.read()
        await office.citra.says(text)
        [refused] = office.citra.read()
        kept = await tasks(office)

    assert says in refused
    assert kept == []


async def test_a_finished_issue_takes_no_task_but_carries_out_its_lessons():
    async with facts_office() as office:
        await in_turn(office, lambda t, i: opened(t, i, Origin.LESSON))
        await in_turn(office, opened)
        await office.change_issue(state=IssueState.CLOSED)
        await office.citra.says("/tugas 1 Cek pompa; Budi; besok")
        assert "sudah selesai (Ditutup)" in office.citra.screen.text
        await office.eko.says("/tugas")
        mine = office.eko.screen.text
        await office.eko.presses("Selesai")
        states = [task.state for task in await tasks(office)]

    assert "T1" in mine
    assert "T2" not in mine
    assert states == ["done", "open"]


async def test_what_a_closed_issue_owes_can_still_be_recorded():
    async with facts_office() as office:
        await office.change_issue(state=IssueState.CLOSED)
        debt = Debt("2026-0001", 0, Need.LESSON_OWNED, "T18", DebtKind.GLASS,
                    office.board.clock.now(), office.citra.id)  # fmt: skip
        await in_turn(office, lambda t, i: t.unit.lives.add_debt(debt))
        await office.citra.says("/isu 1")
        await office.citra.presses("Wajib dilengkapi")
        await office.citra.presses("Perbaikan")
        await office.citra.says("Catat nomor petugas pompa; Budi; 30 Juni")
        [task] = await tasks(office)

        assert (task.origin, task.owner) == (Origin.LESSON, office.budi.id)
        assert "✅ Perbaikan" in office.citra.screen.text


async def test_where_the_office_asks_for_evidence_a_task_is_done_with_it():
    async with facts_office(Level.L3) as office:
        board = office.board
        rules = replace(board.desk.playbook.tasks, evidence_from=Level.L3)
        playbook = replace(board.desk.playbook, tasks=rules)
        board.desk = replace(board.desk, playbook=playbook)
        await in_turn(office, opened)
        await office.eko.says("/tugas")
        await office.eko.presses("Selesai")
        assert "baru selesai dengan bukti" in office.eko.screen.text
        await office.eko.presses("Tambah bukti")
        await office.eko.says("Pompa sudah menyala")
        await office.eko.presses("Selesai")
        [task] = await tasks(office)

    assert task.state == "done"


async def test_a_task_of_who_is_gone_is_told_to_who_gave_it():
    async with facts_office(Level.L3) as office:
        await in_turn(office, opened)
        await office.board.change(office.eko, suspended=True)
        office.board.clock.advance(hours=2)
        office.citra.read()
        await tell_due(office.board.desk)
        await office.board.deliver()
        told = office.citra.read()
        await tell_due(office.board.desk)
        await office.board.deliver()

        assert len([text for text in told if "Tenggat tugas Anda tiba" in text]) == 1
        assert [text for text in office.citra.read() if "Tenggat" in text] == []


async def test_a_day_without_work_has_no_summary():
    async with facts_office(Level.L3) as office:
        await in_turn(office, opened)
        office.board.clock.advance(hours=1)  # 08.05 on a Thursday
        told = []
        for _ in range(4):
            office.board.clock.advance(days=1)
            office.eko.read()
            await tell_overdue(office.board.desk)
            await tell_overdue(office.board.desk)
            await office.board.deliver()
            told.append(len([t for t in office.eko.read() if "yang terlambat" in t]))

    assert told == [1, 0, 0, 1]


async def test_two_who_finish_and_drop_at_once_leave_one_outcome():
    async with facts_office() as office:
        await in_turn(office, opened)
        await office.eko.says("/tugas 1")
        await office.citra.says("/tugas 1")
        await office.citra.presses("T1")
        await office.citra.presses("Batalkan tugas")
        await office.eko.presses("Selesai")
        await office.citra.presses("Tidak diperlukan lagi")
        [task] = await tasks(office)

        assert task.state == "done"
        assert "sekarang selesai" in office.citra.look()


async def test_who_lost_the_role_between_question_and_answer_changes_nothing():
    async with facts_office() as office:
        await office.budi.says("/tugas 1 Cek pompa")
        await office.board.change(office.budi, roles=frozenset({Role.REPORTER}))
        await office.budi.presses("Citra")
        assert await tasks(office) == []


async def test_a_hundred_tasks_stay_a_page():
    async with facts_office() as office:
        for _ in range(100):
            await in_turn(office, opened)
        await office.citra.says("/tugas 1")
        text = office.citra.screen.text
        await office.citra.presses("Berikutnya")

    assert "1/17" in text
    assert len(text) < 4096


LONG = "Kirim mobil tangki ke kelurahan & kecamatan <terdampak> nomor 17 " * 7


async def test_twenty_long_decisions_and_a_report_on_them_fit_a_message():
    async with facts_office(Level.L3) as office:
        await office.change_issue(title=LONG[:160], place=LONG)
        lines = "\n".join(f"{LONG[:60]}; PT {'Air' * 20}; besok" for _ in range(11))
        await office.citra.says(f"/putusan 1 {lines}")
        assert "Yang lain ada di daftar" in office.citra.screen.text
        for _ in range(9):
            await office.citra.says(f"/tugas 1 {LONG[:450]}; PT {'Air' * 20}; besok")
        for n in range(5):
            await office.ana.says(f"/fakta 1 {LONG[:120]} {n} di {LONG[:70]}, PDAM")
            for tap in ("Pemilik data", "Boleh", "Simpan"):
                await office.ana.presses(tap)
        await office.citra.says("/tugas 1 besok")
        await office.citra.presses("Batal")
        await office.citra.says(f"/lapim 1 {LONG[:290]}")
        report = office.citra.look()
        await office.citra.presses("Catat arahan")
        await office.citra.says("\n".join(f"- {LONG[:65]}" for _ in range(20)))
        await office.citra.presses("Jadikan 20 tugas")
        kept = await tasks(office)

    assert "izin melaporkan" in report
    assert "(belum terverifikasi, PDAM)" in report
    assert len(kept) == 40
