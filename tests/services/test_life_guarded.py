"""What the life of an issue must not let through: who is barred, what must not be lost."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.fact_life import FactState
from bot.domain.issue_life import IssueState
from bot.domain.legal import LegalClock
from bot.domain.levels import Level
from bot.domain.report import Content, Report
from bot.domain.roles import Role
from bot.domain.topics import Topic
from bot.ports.storage import JournalEntry, RunningClock
from bot.services.life.notes import write_note
from bot.services.turn import Turn
from tests.services.facts_office import facts_office, verified

SECRET = "Kepala dinas menerima amplop"


async def merges(phone, number: int, into: str) -> None:
    """Ask to merge an issue into another, and confirm it where that is offered."""
    await phone.says(f"/isu {number}")
    for label in ("Langkah berikutnya", "Lainnya…", "Gabungkan ke isu lain"):
        await phone.presses(label)
    await phone.says(into)
    if "Ya, gabungkan" in phone.screen.labels:
        await phone.presses("Ya, gabungkan")


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
