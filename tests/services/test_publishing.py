"""What a publication sets off: clocks, an embargo, facts that fall, a first word."""

from datetime import timedelta

import pytest

from bot.domain.clocks import ClockName
from bot.domain.document import canonical_sha
from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.publication import Channel, ChannelKind
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.domain.writing import words_of
from bot.playbook.documents import load_documents
from bot.ports.mail import Press
from bot.ports.storage import RESTORE
from bot.services.house.restoring import settle_restore
from bot.services.publishing.correcting import corrected_by
from bot.services.publishing.links import say_out
from bot.services.publishing.planning import publish_due
from bot.services.publishing.publishing import publish
from bot.services.requests import Pressed
from bot.services.timing.starting import follow_level
from bot.services.turn import clock_turn
from tests.architecture.source import ROOT
from tests.services.board import a_board
from tests.storage.builders import approval, document, open_issue, text

BODY = "Air keran keruh\n\nPetugas memeriksa instalasi."
D1 = "2026-0001/D1"


@pytest.fixture
async def office():
    async with a_board() as opened:
        documents = load_documents(ROOT / "templates")
        opened.desk = replace(opened.desk, documents=documents)
        opened.budi = await opened.member("Budi", Role.DUTY_OFFICER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        await open_issue(
            opened.desk.storage,
            level=Level.L2,
            level_max=Level.L2,
            owner=opened.budi.id,
            reported_at=opened.clock.at,
            taken_at=opened.clock.at,
        )
        async with clock_turn(opened.desk, "clocks") as turn:
            issue = await turn.unit.issues.find("2026-0001")
            await follow_level(turn, issue, Level.L2)
        yield opened


async def approved(office, kind: str, **fields: str) -> None:
    """Let Budi have written a text of a kind, and Citra have approved it."""
    mine = document(
        kind=kind,
        fields=fields,
        state=DocumentState.APPROVED,
        author=office.budi.id,
        submitted_version=1,
    )
    sha = canonical_sha(mine.kind, mine.form, words_of(mine), BODY)
    frozen = text(body=BODY, sha=sha, author=office.budi.id, at=office.clock.at)
    given = approval(
        sha=sha, author=office.budi.id, approver=office.citra.id, at=office.clock.at
    )
    async with office.desk.storage.begin() as unit:
        await unit.documents.next_count("2026-0001")
        await unit.documents.add(mine)
        await unit.documents.add_version(frozen)
        await unit.documents.approve(given)
        await unit.commit("approved")


async def channel(office) -> None:
    kota = Channel(
        "K1",
        ChannelKind.TELEGRAM,
        "Kanal Kota",
        office.citra.id,
        office.clock.at,
        chat_id=-100_7,
    )
    async with office.desk.storage.begin() as unit:
        await unit.channels.put(kota)
        await unit.commit("channel")


async def taps(office, act, action: str) -> str:
    press = Press(action, D1, version=1)
    return await act(
        office.desk, Pressed(key=f"tap:{action}", user_id=office.budi.id, press=press)
    )


async def met(office) -> set[str]:
    async with office.desk.storage.begin() as unit:
        clocks = await unit.issues.clocks("2026-0001")
    return {clock.name for clock in clocks if clock.met_at is not None}


async def copies(office):
    async with office.desk.storage.begin() as unit:
        return list(await unit.publications.of_issue("2026-0001"))


@pytest.mark.parametrize(
    ("kind", "full"), [("holding_statement", False), ("press_release", True)]
)
async def test_the_full_statement_is_met_by_the_text_that_is_due_for_it(
    office, kind, full
):
    playbook = office.desk.playbook
    life = replace(playbook.life, without_clocks=frozenset())
    office.desk = replace(office.desk, playbook=replace(playbook, life=life))
    async with clock_turn(office.desk, "all clocks") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        await follow_level(turn, issue, Level.L2)
    await approved(office, kind)

    await taps(office, say_out, "said_out")

    assert ClockName.FIRST_WORD in await met(office)
    assert (ClockName.FULL_STATEMENT in await met(office)) is full


async def test_an_embargo_is_waited_for(office):
    until = office.clock.at + timedelta(hours=2)
    await approved(office, "press_release", embargo=until.isoformat())
    await channel(office)

    toast = await taps(office, publish, "publish")

    assert "embargo" in toast
    [copy] = await copies(office)
    assert (copy.state, copy.due_at) == ("planned", until)
    office.clock.at = until - timedelta(seconds=1)
    await publish_due(office.desk)
    assert (await copies(office))[0].state == "planned"
    office.clock.at = until
    await publish_due(office.desk)
    assert (await copies(office))[0].state == "sending"


@pytest.mark.parametrize(("hours", "state"), [(0, "planned"), (2, "ambiguous")])
async def test_after_a_restore_people_look_what_went_out_meanwhile(
    office, hours, state
):
    """What was on its way, or due since, may be out: no letter of it leaves again."""
    until = office.clock.at + timedelta(hours=2)
    await approved(office, "press_release", embargo=until.isoformat())
    await channel(office)
    await taps(office, publish, "publish")
    async with clock_turn(office.desk, "put back") as turn:
        await turn.record("restored", RESTORE, office.clock.at.isoformat())
    office.clock.at += timedelta(hours=hours)

    assert await settle_restore(office.desk)

    assert (await copies(office))[0].state == state
    await publish_due(office.desk)
    assert (await copies(office))[0].state == state


async def test_what_was_on_its_way_is_looked_for_after_a_restore(office):
    await approved(office, "press_release")
    await channel(office)
    await taps(office, publish, "publish")
    assert (await copies(office))[0].state == "sending"
    async with clock_turn(office.desk, "put back") as turn:
        await turn.record("restored", RESTORE, office.clock.at.isoformat())

    await settle_restore(office.desk)

    assert (await copies(office))[0].state == "ambiguous"


@pytest.mark.parametrize(
    ("noted", "found"), [({"_corrects": D1}, [D1]), ({"_corrects": ""}, []), ({}, [D1])]
)
async def test_a_correction_is_of_the_text_that_it_notes(office, noted, found):
    await approved(office, "press_release")
    await taps(office, say_out, "said_out")
    correction = document("2026-0001/D2", kind="correction", fields=noted)

    async with clock_turn(office.desk, "looked") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        old = await corrected_by(turn, issue, correction)
        turn.idle = True

    assert [one.id for one in old] == found
