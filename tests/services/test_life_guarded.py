"""What the life of an issue must not let through: who is barred, what must not be lost."""

from datetime import timedelta

from bot.domain.document_life import DocumentState
from bot.domain.fact_life import FactState
from bot.domain.issue_life import IssueState
from bot.domain.legal import LegalClock
from bot.domain.levels import Level
from bot.domain.report import Content, Report
from bot.domain.roles import Role
from bot.domain.topics import Topic
from bot.domain.values import replace
from bot.ports.storage import JournalEntry, RunningClock
from bot.services.life.notes import write_note
from bot.services.turn import Turn
from tests.services.facts_office import facts_office, verified
from tests.storage.builders import document

SECRET = "Kepala dinas menerima amplop"


async def merges(phone, number: int, into: str) -> None:
    """Ask to merge an issue into another, and confirm it where that is offered."""
    await phone.says(f"/isu {number}")
    for label in ("Langkah berikutnya", "Lainnya…", "Gabungkan ke isu lain"):
        await phone.presses(label)
    await phone.says(into)
    if "Ya, gabungkan" in phone.screen.labels:
        await phone.presses("Ya, gabungkan")


async def runs(office, issue_id: str, clock: RunningClock) -> None:
    async with office.board.desk.storage.begin() as unit:
        await unit.issues.start_clock(replace(clock, issue_id=issue_id))
        await unit.commit(office.board.next_key())


async def test_an_issue_about_the_head_is_not_merged_into_one_that_the_head_reads():
    async with facts_office() as office:
        await office.issue(Level.L2)
        await office.change_issue(floors=("F4",), level=Level.L4, title=SECRET)

        await merges(office.citra, 1, "2")

        assert "ISU-2026-0002" in office.citra.screen.text
        assert "kepala instansi" in office.citra.screen.text
        assert (await office.board.issue()).state is IssueState.ANALYSIS


async def test_what_an_issue_about_the_head_offers_to_merge_into_is_barred_as_well():
    async with facts_office() as office:
        await office.issue(Level.L2)
        third = await office.issue(Level.L4, floors=("F4",))
        await office.change_issue(floors=("F4",), level=Level.L4, title=SECRET)

        await merges(office.citra, 1, "3")

        assert (await office.board.issue()).merged_into == third.id


async def test_what_follows_a_closed_issue_about_the_head_is_barred_from_the_start():
    async with facts_office() as office:
        head = await office.board.member("Hadi", Role.HEAD_OF_AGENCY)
        await office.change_issue(
            floors=("F4",), level=Level.L4, title=SECRET, state=IssueState.CLOSED
        )
        office.board.clock.advance(days=120)
        await office.citra.says("/isu 1")
        await office.citra.presses("Langkah berikutnya")
        await office.citra.presses("Buka isu baru")

        assert SECRET in (await office.board.issue("2026-0002")).title
        await head.says("/isu 2")
        await head.says("/isu")
        assert SECRET not in head.look()


async def test_the_facts_of_an_issue_go_where_it_is_merged():
    async with facts_office() as office:
        await office.issue(Level.L4)
        await verified(office, "12 warga terdampak di IPA Kalijaya pukul 01.10, PDAM")
        [before] = await office.facts()

        await merges(office.citra, 1, "2")

        [fact] = await office.board.ask("facts.of_issue", "2026-0002")
        assert fact.state is FactState.VERIFIED
        assert fact.expires_at < before.expires_at  # what is graver ages faster


async def test_a_clock_of_the_law_goes_on_where_its_issue_is_merged():
    async with facts_office() as office:
        await office.issue(Level.L2)
        began = office.board.clock.now()
        clock = RunningClock(
            "", LegalClock.PDP, began, began + timedelta(hours=72),
            look_at=began + timedelta(hours=24),
        )  # fmt: skip
        await runs(office, "2026-0001", clock)

        await merges(office.citra, 1, "2")

        moved = await office.board.ask("issues.clocks", "2026-0002")
        assert [(c.name, c.due_at, c.look_at) for c in moved] == [
            (clock.name, clock.due_at, clock.look_at)
        ]


async def test_of_two_clocks_of_one_law_the_one_that_ends_first_goes_on():
    async with facts_office() as office:
        await office.issue(Level.L2)
        began = office.board.clock.now()
        for issue_id, hours in (("2026-0001", 72), ("2026-0002", 60)):
            due = began + timedelta(hours=hours)
            await runs(office, issue_id, RunningClock("", LegalClock.PDP, began, due))

        await merges(office.citra, 1, "2")

        [kept] = await office.board.ask("issues.clocks", "2026-0002")
        assert kept.due_at == began + timedelta(hours=60)


async def test_a_clock_of_the_law_that_ended_with_its_issue_warns_again_when_reopened():
    async with facts_office() as office:
        began = office.board.clock.now()
        due = began + timedelta(hours=72)
        await runs(office, "2026-0001", RunningClock("", LegalClock.PDP, began, due))
        await office.change_issue(state=IssueState.CLOSED)
        office.board.clock.advance(hours=30)

        await office.citra.says("/isu 1")
        await office.citra.presses("Langkah berikutnya")
        await office.citra.presses("Buka kembali")
        await office.citra.presses("Ada bukti baru")

        clocks = await office.board.ask("issues.clocks", "2026-0001")
        [clock] = [c for c in clocks if c.name == LegalClock.PDP]
        assert clock.look_at == began + timedelta(hours=48)


async def test_who_lost_the_role_between_question_and_answer_writes_no_note():
    async with facts_office(Level.L3) as office:
        lawyer = await office.board.member("Laras", Role.LEGAL_ADVISER)
        async with office.board.desk.storage.begin() as unit:
            member = await unit.members.find(lawyer.id)
            turn = Turn(
                office.board.desk, unit, "asked", office.board.clock.now(), member
            )
            facts = {"topic": Topic.LEGAL_OPINION, "code": "T12"}
            await turn.ask("note", "2026-0001", facts)
            await unit.commit("asked")
        await office.board.change(lawyer, roles=frozenset({Role.WRITER}))

        await lawyer.says("Boleh disiarkan")

        assert "di luar wewenang" in lawyer.screen.text
        assert await office.board.ask("lives.notes", "2026-0001") == []


async def test_the_clock_of_public_updates_is_told_again_after_an_update_was_noted():
    async with facts_office(Level.L3) as office:
        now = office.board.clock.now()
        due = now + timedelta(hours=4)
        await runs(office, "2026-0001", RunningClock("", "public_update", now, due))
        office.board.clock.advance(hours=1)
        async with office.board.desk.storage.begin() as unit:
            member = await unit.members.find(office.citra.id)
            turn = Turn(office.board.desk, unit, "u", office.board.clock.now(), member)
            issue = await unit.issues.find("2026-0001")
            await write_note(turn, issue, Topic.PUBLIC_UPDATE, text="Air jernih lagi")
            await unit.commit("u")

        [clock] = await office.board.ask("issues.clocks", "2026-0001")
        assert clock.due_at > due
        assert clock.look_at is not None


async def test_a_picture_of_the_timeline_is_not_sent_to_who_was_barred_meanwhile():
    async with facts_office() as office:
        head = await office.board.member("Hadi", Role.HEAD_OF_AGENCY)
        await office.change_issue(title=SECRET)
        await head.says("/isu 1")
        before = head.look()
        assert SECRET in before

        class Barring:
            async def draw(self, sheet) -> bytes:
                async with office.board.desk.storage.begin() as unit:
                    issue = await unit.issues.find("2026-0001")
                    await unit.issues.save(replace(issue, floors=("F4",)))
                    entry = JournalEntry("siaga", "level_set", issue.id, "", "")
                    await unit.journal.record([entry], office.board.clock.now())
                    await unit.commit("barred")
                return b"png"

        office.board.desk = replace(office.board.desk, pictures=Barring())
        head.read()

        assert "tidak ditemukan" in await head.presses("Lini masa")
        assert head.read() == []


async def test_the_same_matter_is_found_beyond_the_ten_thousandth_issue_of_a_year():
    async with facts_office() as office:
        text = "Air keran keruh dan berbau di Kelurahan Sukamaju sejak pagi"
        async with office.board.desk.storage.begin() as unit:
            old = await unit.issues.find("2026-0001")
            ninth = replace(old, id="2026-9999", title=text, state=IssueState.REPORTED)
            await unit.issues.add(ninth)
            one = Report("r1", ninth.id, "s:1", office.ana.id, ninth.reported_at,
                         Content(text=text))  # fmt: skip
            await unit.reports.add(one)
            await unit.commit("ten")
        await count_to(office, 9999)

        await office.ana.says(f"/lapor {text}")

        assert "2026-10000" in office.ana.look()
        assert any("9999" in label for label in office.ana.screen.labels)


async def count_to(office, last: int) -> None:
    """Let the next issue of the year be the one after *last*."""
    async with office.board.desk.storage.begin() as unit:
        while await unit.issues.next_count(2026) < last:
            pass
        await unit.commit("counted")


async def test_a_search_of_nothing_that_can_be_seen_asks_for_words():
    async with facts_office() as office:
        await office.ana.says("/cari")
        await office.ana.says("\u200b\u2060\u200d")

        assert "Tidak ada isu tentang" not in office.ana.screen.text


async def test_an_old_button_names_nobody_who_may_not_hear_of_the_issue_any_more():
    async with facts_office(Level.L3) as office:
        head = await office.board.member("Hadi", Role.HEAD_OF_AGENCY)
        await asks(office, Topic.SPEAKER)
        await office.change_issue(floors=("F4",), level=Level.L4)

        await office.citra.presses("Hadi")

        assert head.read() == []
        assert await office.board.ask("lives.notes", "2026-0001") == []


async def asks(office, topic: Topic) -> None:
    """Put the button that asks for *topic* on Citra's phone, and press it."""
    async with office.board.desk.storage.begin() as unit:
        member = await unit.members.find(office.citra.id)
        turn = Turn(office.board.desk, unit, "asks", office.board.clock.now(), member)
        button = turn.button("note", "2026-0001", value=f"{topic}:T12", text="Tanya")
        await turn.reply_text("Tanya", rows=[[button]])
        await unit.commit("asks")
    await office.board.deliver()
    await office.citra.presses("Tanya")


async def test_the_head_is_not_told_how_many_issues_are_kept_from_them():
    async with facts_office() as office:
        head = await office.board.member("Hadi", Role.HEAD_OF_AGENCY)
        for _ in range(9):
            await office.issue(Level.L4, floors=("F4",), title=SECRET)

        await head.says("/isu")

        assert "1 isu terbuka" in head.screen.text
        assert "Air keran keruh" in head.screen.text


async def test_who_has_no_facts_any_more_hears_of_none_that_expires():
    async with facts_office() as office:
        await verified(office, "Kekeruhan 18 NTU di IPA Kalijaya pukul 01.10, PDAM")
        await office.board.change(office.ana, roles=frozenset({Role.REPORTER}))
        office.hush()

        await office.passes(hours=25)

        assert office.ana.read() == []
        assert "Kekeruhan" in office.eko.read()[-1]


async def test_a_text_that_waited_when_its_issue_ended_keeps_nobody_from_being_erased():
    async with facts_office() as office:
        writer = await office.board.member("Wati", Role.WRITER)
        waits = document(
            author=writer.id, state=DocumentState.WAITING, submitted_version=1
        )
        async with office.board.desk.storage.begin() as unit:
            await unit.documents.add(waits)
            await unit.commit("waits")
        await writer.says("/datasaya")
        assert waits.number in await writer.presses("Hapus data saya")

        await office.change_issue(state=IssueState.CLOSED)

        assert await office.board.ask("documents.waiting") == []
        assert await writer.presses("Hapus data saya") == ""
        assert "Hapus" in writer.screen.text
