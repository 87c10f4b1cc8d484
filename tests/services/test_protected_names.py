"""The register of protected names at the desk: what is held up, who may, what is full."""

import pytest

from bot.domain.book_errors import TooManyNames
from bot.domain.document_life import OUT, DocumentState
from bot.domain.errors import IssueFinished, NotPermitted, TextTooLong, UnknownIssue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.name_search import COVER
from bot.domain.protected_names import LONGEST, MOST
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.reports.carrying import carry_over
from bot.services.turn import clock_turn
from tests.services.drafting_office import hand_in, open_office, refused, write_full

NAME, D1 = "Ahmad Rusdiansyah", "ISU-2026-0001/D1"


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


async def saying_it(office, *, approved=False):
    """Dewi hands in a text with the name, and Citra approves it where asked."""
    await write_full(office.dewi)
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Tindakan")
    await office.dewi.says("Tim sedang mendampingi keluarga Bapak Rusdiansyah")
    await hand_in(office.dewi)
    if approved:
        await office.citra.presses("Setujui")


async def lines(office, deed):
    return [what for did, what in await office.journal() if did == deed]


async def test_a_submitted_text_that_says_a_new_name_goes_back_to_its_writer(office):
    await saying_it(office)
    request = office.citra.with_button("Setujui")
    before = len(office.citra.chat)

    await protect(office.eko, NAME)

    page = office.eko.last.text
    assert (
        "⚠ 1 naskah yang memuat nama itu kembali ke penulis: ISU-2026-0001/D1" in page
    )
    assert (await office.document()).state is DocumentState.DRAFT
    (told,) = [s for s in office.dewi.chat if "kembali ke Anda" in s.text]
    for letter in (told, request):
        assert "U-08 · " in letter.text
        assert COVER in letter.text
        assert "Rusdiansyah" not in letter.text
    assert request.labels == []
    assert len(office.citra.chat) == before
    assert await lines(office, "found_since") == ["D1 v8 U-08"]
    assert "Rusdiansyah" not in str(await office.journal())
    await protect(office.eko, "Siti Rusdiansyah")
    assert "Draf yang memuat nama itu: ISU-2026-0001/D1" in office.eko.last.text


async def test_names_that_come_along_with_a_merged_issue_are_looked_for_too(office):
    await saying_it(office)
    await office.issue(Level.L2, owner=office.eko.id, taken_at=office.clock.at)
    await office.eko.says("/buku 2")
    await office.eko.presses("Nama dilindungi")
    await office.eko.presses("+ Korban")
    await office.eko.says(NAME)
    assert (await office.document()).state is DocumentState.WAITING

    async with clock_turn(office.desk, "merged") as turn:
        turn.actor = await turn.unit.members.find(office.eko.id)
        first, second = [await turn.unit.issues.find(f"2026-000{n}") for n in (1, 2)]
        await carry_over(turn, second, first)

    assert (await office.document()).state is DocumentState.DRAFT


async def test_an_approval_of_words_with_a_new_name_is_void(office):
    await saying_it(office, approved=True)

    await protect(office.eko, NAME)

    assert (await office.document()).state is DocumentState.DRAFT
    (one,) = await office.approvals()
    assert one.revoked_at is not None
    for person in (office.dewi, office.citra):
        (void,) = [s for s in person.chat if "Persetujuan gugur" in s.text]
        assert COVER in void.text
        assert "Rusdiansyah" not in void.text
    assert "Pesan Anda" not in office.eko.last.text
    assert "1 naskah" in office.eko.last.text
    # It was out by then, as Citra says: the lead owes the public a correction.
    toast = await office.citra.presses("Sudah terbit")
    assert "untuk ketua tim" in toast
    async with office.storage.begin() as unit:
        [task] = await unit.tasks.of_issue("2026-0001")
    assert task.what == f"Ralat? {D1} sudah terbit dan memuat nama yang dilindungi."


async def test_of_what_is_out_the_lead_has_a_task_and_its_correction_is_a_tap_away(
    office,
):
    budi = await office.member("Budi", Role.DUTY_OFFICER)
    await set_issue(office, owner=budi.id)
    await saying_it(office, approved=True)
    await budi.presses("Sudah terbit")
    before = len(office.citra.chat)

    await protect(budi, NAME)

    page = budi.last
    assert "Sudah terbit dan memuat nama itu: ISU-2026-0001/D1" in page.text
    assert "kembali ke penulis" not in page.text
    assert (await office.document()).state in OUT
    told = "\n".join(s.text for s in office.citra.chat[before:])
    assert (
        "Ralat? ISU-2026-0001/D1 sudah terbit dan memuat nama yang dilindungi." in told
    )
    await budi.presses("Buat ralat D1", page)
    assert "Ralat" in budi.last.text
    assert ("task_opened", "T1 name") in await office.journal()


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
