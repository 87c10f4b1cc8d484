"""The register of protected names at the desk: what is held up, who may, what is full."""

import pytest

from bot.domain.book_errors import TooManyNames
from bot.domain.errors import IssueFinished, NotPermitted, TextTooLong, UnknownIssue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.name_search import COVER
from bot.domain.protected_names import LONGEST, MOST
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.texts.found_since import bars_approval
from bot.services.turn import clock_turn
from tests.services.drafting_office import hand_in, open_office, refused, write_full

NAME = "Ahmad Rusdiansyah"


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.eko = await opened.member("Eko", Role.ANALYST)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        await opened.issue(Level.L2, owner=opened.eko.id, taken_at=opened.clock.at)
        yield opened


async def protect(person, names, part="+ Korban"):
    await person.says("/buku 1")
    await person.presses("Nama dilindungi")
    await person.presses(part)
    await person.says(names)


async def set_issue(office, **facts):
    async with office.storage.begin() as unit:
        found = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(found, **facts))
        await unit.commit(f"set:{facts}")


async def test_a_text_with_the_name_is_held_up_and_its_finding_covers_it(office):
    await write_full(office.dewi)
    await protect(office.eko, NAME)
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Tindakan")
    await office.dewi.says("Tim sedang mendampingi keluarga Bapak Rusdiansyah")

    screen = office.dewi.last
    assert "U-08" in screen.text
    assert COVER in screen.text
    assert "Ajukan" not in screen.labels
    [line] = [one for one in screen.text.splitlines() if one.startswith("U-08")]
    assert "Rusdiansyah" not in line


async def test_a_name_written_down_after_the_submission_is_told_at_once_and_bars_an_approval(
    office,
):
    await write_full(office.dewi)
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Tindakan")
    await office.dewi.says("Tim sedang mendampingi keluarga Bapak Rusdiansyah")
    await hand_in(office.dewi)
    await protect(office.eko, NAME)
    assert "Nama itu ada di ISU-2026-0001/D1" in office.eko.last.text

    text = await office.document()
    async with clock_turn(office.desk, "look") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        barring = await bars_approval(turn, issue, text)
        turn.idle = True
    assert [one.code for one in barring] == ["U-08"]


async def test_the_journal_tells_ids_and_parts_and_who_read_a_name(office):
    await protect(office.eko, f"{NAME}\nAR", "+ Anak")
    await protect(office.eko, NAME.upper())
    await office.eko.presses("2 · Anak")
    told = await office.journal()
    lines = [(action, what) for action, what in told if action.startswith("name_")]
    assert [action for action, _ in lines] == [
        "name_protected",
        "name_protected",
        "name_seen",
    ]
    assert NAME not in str(told)
    assert [what.split()[-1] for _, what in lines[:2]] == ["child", "child"]


async def test_who_may_not_keep_the_register_neither_writes_nor_reads(office):
    await protect(office.eko, NAME)
    page = office.eko.with_button("1 · Korban")
    await office.change(office.eko, roles=frozenset({Role.WRITER}))
    for label in ("1 · Korban", "+ Saksi", "Hapus nama…"):
        await refused(NotPermitted, office.eko.presses(label, under=page))


async def test_a_name_of_a_restricted_issue_is_read_inside_alone(office):
    await protect(office.eko, NAME)
    page = office.eko.with_button("1 · Korban")
    await set_issue(office, restricted=True, owner=None, lead=office.citra.id)
    await refused(UnknownIssue, office.eko.presses("1 · Korban", under=page))


async def test_nothing_is_added_to_what_is_over_and_a_name_is_still_removed(office):
    await protect(office.eko, NAME)
    page = office.eko.with_button("1 · Korban")
    await set_issue(office, state=IssueState.CLOSED)
    await refused(IssueFinished, office.eko.presses("+ Saksi", under=page))
    await office.eko.presses("Hapus nama…", under=page)
    await office.eko.presses("1 · Korban")
    assert "Nama dilindungi: 0" in office.eko.last.text


async def test_too_long_a_name_and_too_many_are_refused_and_none_is_kept(office):
    await refused(TextTooLong, protect(office.eko, "A" * (LONGEST + 1)))
    many = "\n".join(f"Nama{'x' * number}" for number in range(MOST + 1))
    await refused(TooManyNames, protect(office.eko, many))
    async with office.storage.begin() as unit:
        assert await unit.protected_names.of_issue("2026-0001") == []


async def test_a_full_register_says_what_to_do_and_the_names_are_kept_after_it(office):
    await protect(office.eko, "\n".join(f"Nama{'x' * one}" for one in range(MOST)))
    refusal = await refused(TooManyNames, protect(office.eko, NAME))
    assert refusal.facts["remedies"] == (("protected", "2026-0001"),)

    await office.eko.presses("Hapus nama…")
    await office.eko.presses("1 · Korban")
    await office.eko.says(NAME)

    async with office.storage.begin() as unit:
        kept = [one.name for one in await unit.protected_names.of_issue("2026-0001")]
    assert NAME in kept
    assert len(kept) == MOST


async def test_the_page_and_its_buttons_say_numbers_and_parts_and_never_a_name(office):
    await protect(office.eko, f"{NAME}\nAR")
    await office.eko.says("/buku 1")
    await office.eko.presses("Nama dilindungi")
    said = [
        (one.text, *(button.label for row in one.rows for button in row))
        for one in office.letters
    ]

    assert [one for one in said if "Rusdiansyah" in str(one)] == []
    assert any("2 · Korban" in one for one in said)
