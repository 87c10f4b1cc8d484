"""Clocks that are set, updates that come late or the wrong way round, answers too late."""

import os
import random
from datetime import timedelta

import pytest

from bot.domain.roles import Role
from bot.sandbox.answers import RefusedError
from tests.harness.crisis import Crisis
from tests.proofs.story import office

pytestmark = pytest.mark.slow

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: So many updates waited while the bot was down for 20 hours.
BACKLOG, PEOPLE = (10_000, 500) if FULL else (400, 100)

TITLE = "Antrean panjang di loket"
CALLS = "SELECT key FROM outbox WHERE klass = 'ping' ORDER BY id"


@pytest.fixture
async def crisis(tmp_path):
    playbook = office(tmp_path / "office")
    crisis = Crisis(tmp_path, None, {"playbook": playbook})
    async with crisis.running():
        crisis.citra = await crisis.member("Citra", Role.CRISIS_LEAD)
        crisis.budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        crisis.ana = await crisis.member("Ana")
        yield crisis
        assert await crisis.house.storage.integrity() == []


async def ticked(crisis, times=5):
    for _ in range(times):
        await crisis.house.engine.tick()
        await crisis.settle()


# --- clocks


@pytest.mark.parametrize("jump", [{"hours": 1}, {"days": 1}], ids=str)
async def test_a_clock_that_is_put_forward_makes_one_call_and_no_burst(crisis, jump):
    await crisis.ana.says(f"/lapor {TITLE}")
    before = await crisis.kept(CALLS)
    crisis.budi.ignores()
    crisis.clock.advance(**jump)
    await ticked(crisis)

    made = (await crisis.kept(CALLS))[len(before) :]
    steps = {tuple(key.split(":")[3:5]) for key in made}
    assert len(steps) == 1, made
    assert len([text for text in crisis.budi.texts() if TITLE in text]) <= 1


async def test_a_clock_that_is_put_back_repeats_no_call_and_the_ladder_goes_on(crisis):
    await crisis.ana.says(f"/lapor {TITLE}")
    await crisis.fast_forward(minutes=12)
    before = await crisis.kept(CALLS)
    crisis.clock.advance(hours=-1)
    await ticked(crisis)
    assert await crisis.kept(CALLS) == before
    assert await crisis.ana.says("/isu")  # people are answered all the same

    await crisis.fast_forward(hours=1, minutes=20)
    after = await crisis.kept(CALLS)
    assert after[: len(before)] == before
    assert len(after) > len(before)
    assert len(set(after)) == len(after)


# --- order


async def test_an_edit_that_comes_before_its_message_leaves_one_report_with_its_words(
    crisis,
):
    """A webhook may be called for both at once, and the second one be first."""
    sent = crisis.ana.phone.sends(f"/lapor {TITLE}")
    crisis.ana.phone.edits(sent, f"/lapor {TITLE} nomor tiga")
    waiting = crisis.telegram.bot().updates.waiting
    waiting.reverse()
    assert ["edited_message" in one.json for one in waiting] == [True, False]
    await crisis.settle()

    assert await crisis.kept("SELECT COUNT(*) FROM issue") == [1]
    assert await crisis.kept("SELECT text FROM report") == [f"{TITLE} nomor tiga"]
    crisis.ana.hears("tercatat", "nomor tiga")
    crisis.budi.hears("nomor tiga", button="Saya tangani")


async def test_presses_in_any_order_count_by_what_stands(crisis):
    """Somebody takes and hands back; the other's press was made before and comes last."""
    await crisis.ana.says(f"/lapor {TITLE}")
    await crisis.fast_forward(minutes=11)
    first = crisis.budi.phone.presses("Saya tangani")
    second = crisis.citra.phone.presses("Saya tangani")
    crisis.telegram.bot().updates.waiting.reverse()
    await crisis.settle()

    assert await crisis.kept("SELECT owner FROM issue") == [crisis.citra.id]
    assert "Anda tangani" in second.text
    assert "sudah ditangani" in first.text


async def test_a_press_whose_answer_is_too_old_counts_all_the_same(crisis):
    await crisis.ana.says(f"/lapor {TITLE}")

    def too_old(call):
        if call.method == "answerCallbackQuery":
            raise RefusedError(400, "Bad Request: query is too old")

    crisis.telegram.calls.before = too_old
    crisis.budi.phone.presses("Saya tangani")
    await crisis.settle()

    assert await crisis.kept("SELECT owner FROM issue") == [crisis.budi.id]
    assert await crisis.kept("SELECT state FROM inbox WHERE state <> 'done'") == []


def unlike(number: int) -> str:
    """Say what nobody else says: reports of the same thing call only once."""
    letters = random.Random(number).choices("abcdefghijklmnopqrstuvwxyz", k=35)
    return " ".join("".join(letters[at : at + 7]) for at in range(0, 35, 7))


async def test_what_waited_for_twenty_hours_is_handled_in_order_and_called_once(
    tmp_path, record_property
):
    crisis = Crisis(tmp_path, None, {"playbook": office(tmp_path / "office")})
    async with crisis.running():
        budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        people = [await crisis.member(f"Ana {n}") for n in range(PEOPLE)]
    for number in range(BACKLOG):
        person = people[number % PEOPLE]
        person.phone.sends(
            f"/lapor Laporan {number:05} {unlike(number)} dari {number % PEOPLE}"
        )
    crisis.clock.at += timedelta(hours=20)
    async with crisis.running():
        await crisis.settle()
        await ticked(crisis)

        titles = await crisis.kept("SELECT text FROM report_version ORDER BY report_id")
        assert len(set(titles)) == BACKLOG
        assert await crisis.kept("SELECT state FROM inbox WHERE state <> 'done'") == []
        for nth in range(PEOPLE):
            mine = [title for title in titles if title.endswith(f"dari {nth}")]
            assert mine == sorted(mine)
        called = await crisis.kept(CALLS)
        assert len(called) == len(set(called)) == BACKLOG, "one call an issue"
        assert await crisis.house.storage.integrity() == []
    record_property("updates of a backlog", len(titles))
    assert budi.texts()
