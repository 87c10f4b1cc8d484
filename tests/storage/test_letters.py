"""The use cases' side of the outbox: keys, slots, guards, edits, keyboards."""

import asyncio

import pytest

from bot.domain.report import Attachment
from bot.domain.values import replace
from bot.ports.mail import Button, Keyboard, Press
from tests.storage.builders import NOW, claim, do, later, letter, see, unheld
from tests.storage.test_outbox import post, take


async def arrive(storage, urgent=False, number=1):
    """Let the next letter arrive; return it."""
    [one] = await take(storage, urgent=urgent, now=later(days=1), limit=1)
    await storage.outbox.sent(one.id, number, NOW)
    return one


async def test_a_letter_comes_back_whole(storage):
    whole = letter(
        "whole",
        text="<b>Keruh</b>",
        rows=(
            (Button("Saya tangani", Press("take", "2026-0001", "v", 3)),),
            (Button("A", Press("a")), Button("B", Press("b"))),
        ),
        media=(
            Attachment("photo", "f1", "u1", "n", 5),
            Attachment("location", latitude=1.5),
        ),
        edits_message=9,
        guard="2026-0001",
        slot="s",
        keyboard="token",
        mark="(ulang)",
        inside="Isinya",
        inside_rows=((Button("Setujui", Press("approve", "2026-0001/D1")),),),
        menu=(("lapor", "Melapor"), ("isu", "Isu")),
        protected=True,
        silent=True,
        not_before=later(seconds=1),
    )
    await post(storage, whole)

    [one] = await take(storage, now=later(seconds=1))
    assert one.letter == whole
    assert (one.message_id, one.reply_id, one.attempts, one.maybe_sent) == (
        9,
        0,
        0,
        False,
    )
    assert await see(storage, lambda u: u.letters.find(one.id)) == unheld(one)
    assert await see(storage, lambda u: u.letters.find("none")) is None


async def test_letters_in_which_something_stands_are_found_one_a_message(storage):
    """The newest of each message, without pictures, and those that are still to leave."""
    about = "air ISU-2026-0001 keruh"
    await post(storage, letter("first", text=about), letter("other", text="ISU-2026-0002"),
               letter("theirs", chat=2, text=about))  # fmt: skip
    for number in (7, 8, 9):
        await arrive(storage, number=number)
    await post(storage, letter("edit", text=about, edits="first"),
               letter("photo", text=about, media=(Attachment("photo", "f", "u"),)))  # fmt: skip
    for number in (7, 10):
        await arrive(storage, number=number)
    await post(storage, letter("waits", text=about))

    async def named(limit):
        return await see(storage, lambda u: u.letters.naming(1, "ISU-2026-0001", limit))

    assert [(one.key, one.message_id) for one in await named(9)] == [
        ("waits", 0),
        ("edit", 7),
    ]
    assert [one.key for one in await named(1)] == ["waits"]
    found = await see(storage, lambda u: u.letters.by_key("theirs"))
    assert (found.letter.key, found.letter.text) == ("theirs", about)
    assert await see(storage, lambda u: u.letters.by_key("none")) is None


async def test_a_known_key_changes_nothing(storage):
    await post(storage, letter("a", text="satu"), letter("a", text="dua"))
    one = await arrive(storage)
    await post(storage, letter("a", text="tiga"))

    assert one.letter.text == "satu"
    assert await take(storage) == []


async def test_a_slot_holds_the_newest_letter_alone(storage):
    await post(
        storage,
        letter("old", slot="card"),
        letter("other chat", slot="card", chat=2),
        letter("other slot", slot="menu"),
        letter("no slot"),
        letter("new", slot="card"),
        letter("old", slot="card"),
    )

    left = [(await arrive(storage)).letter.key for _ in range(4)]
    assert sorted(left) == ["new", "no slot", "other chat", "other slot"]


async def test_a_letter_replaced_while_leaving_is_not_tried_again(storage):
    await post(storage, letter("old", slot="card"))
    [old] = await take(storage)
    await post(storage, letter("new", slot="card"))
    await storage.outbox.postpone(old.id, NOW, "429", False)

    assert await claim(storage, now=later(days=1)) == ["new"]


async def test_an_edit_in_the_slot_of_its_letter_does_not_cancel_it(storage):
    await post(
        storage,
        letter("first", slot="card"),
        letter("edit", slot="card", edits="first"),
        letter("edit again", slot="card", edits="first"),
    )

    left = [(await arrive(storage)).letter.key for _ in range(2)]
    assert left == ["first", "edit again"]
    assert await take(storage) == []


async def test_an_edit_waits_for_its_letter_and_learns_its_number(storage):
    await post(storage, letter("edit", "ping", edits="first"))
    assert await claim(storage, urgent=True) == []
    await post(storage, letter("first"), letter("early", "ping", edits="first"))

    assert await claim(storage, urgent=True) == []
    [first] = await take(storage)
    assert await claim(storage, urgent=True) == []
    await storage.outbox.sent(first.id, 42, NOW)
    [edit] = await take(storage, urgent=True)
    assert (edit.letter.key, edit.message_id) == ("early", 42)


async def test_an_answer_stands_under_what_it_answers(storage):
    await post(storage, letter("first"), letter("answer", replies_to="first"))

    assert (await arrive(storage, number=42)).reply_id == 0
    assert (await arrive(storage)).reply_id == 42


@pytest.mark.parametrize("ended", ["dead", "uncertain", "cancelled", "expired"])
async def test_an_edit_ends_with_its_letter_and_an_answer_leaves_alone(storage, ended):
    await post(storage, letter("first"), letter("edit", edits="first"))
    await post(storage, letter("answer", replies_to="first"))
    [first] = await take(storage)
    await storage.outbox.settle(first.id, ended, "code", NOW)

    answer = await arrive(storage)
    assert (answer.letter.key, answer.reply_id) == ("answer", 0)
    assert await take(storage) == []
    assert await storage.outbox.next_due(NOW) is None


async def test_edits_of_one_message_do_not_overtake_each_other(storage):
    await post(storage, letter("one", edits_message=7), letter("two", edits_message=7))
    [one] = await take(storage)
    await storage.outbox.postpone(one.id, later(minutes=1), "500", False)

    assert await claim(storage) == []
    assert await storage.outbox.next_due(NOW) == later(minutes=1)
    assert await claim(storage, now=later(minutes=1)) == ["one"]


async def test_taking_an_issue_cancels_the_pings_that_have_not_left(storage):
    await post(
        storage,
        letter("left", "ping", guard="i"),
        letter("leaving", "ping", chat=2, guard="i"),
        letter("unwritten", "ping", chat=2, guard="i"),
        letter("other", "ping", chat=3, guard="j"),
        letter("free", "ping", chat=4),
    )
    letters = {q.letter.key: q for q in await take(storage, urgent=True)}
    for name in ("left", "other", "free"):
        await storage.outbox.sent(letters[name].id, 1, NOW)

    assert await do(storage, lambda u: u.letters.cancel_guarded("i")) == 1
    assert await do(storage, lambda u: u.letters.cancel_guarded("")) == 0
    await storage.outbox.postpone(letters["leaving"].id, NOW, "timeout", True)

    assert await claim(storage, urgent=True, now=later(days=1)) == []


async def test_every_ping_that_left_or_will_leave_can_be_rewritten(storage):
    await post(
        storage,
        letter("left", "ping", guard="i"),
        letter("leaving", "ping", chat=2, guard="i"),
        letter("unwritten", "ping", chat=2, guard="i"),
        letter("info", "info", chat=3, guard="i"),
    )
    left, leaving = await take(storage, urgent=True)
    await storage.outbox.sent(left.id, 31, NOW)

    found = await see(storage, lambda u: u.letters.guarded("i"))
    assert found[:2] == [
        replace(unheld(left), message_id=31),
        unheld(leaving),
    ]
    assert [queued.letter.key for queued in found[2:]] == ["unwritten"]
    assert await see(storage, lambda u: u.letters.guarded("")) == []


async def test_nothing_leaves_for_a_chat_that_cannot_be_reached(storage):
    await post(storage, letter("leaving"), letter("a"), letter("b", chat=2))
    leaving, _ = await take(storage)
    await do(storage, lambda u: u.letters.cancel_for_chat(1))
    await storage.outbox.unclaim(leaving.id, NOW)

    assert await claim(storage) == []


async def test_a_use_case_can_end_a_letter_in_its_own_unit(storage):
    await post(storage, letter("a", "ping"))
    [one] = await take(storage, urgent=True)
    await do(storage, lambda u: u.letters.end(one.id, "dead", "blocked", NOW))

    assert await storage.outbox.rescue() == []
    assert await claim(storage, urgent=True) == []


async def test_late_letters_are_counted_by_when_they_were_due(storage):
    await storage.alive(NOW)
    await post(storage, letter("a", "ping"))
    await post(storage, letter("b", "ping", chat=2, not_before=later(hours=1)))
    [one] = await take(storage, urgent=True)
    await storage.outbox.postpone(one.id, later(minutes=9), "429", False)

    async def late(minutes):
        before = later(minutes=minutes)
        return await see(storage, lambda u: u.letters.pending_before("ping", before))

    assert [await late(m) for m in (0, 1, 61)] == [0, 1, 2]
    assert await see(storage, lambda u: u.letters.pending_before("info", NOW)) == 0


async def test_keyboards_are_found_until_they_are_voided(storage):
    presses = (Press("take", "2026-0001", "v", 2), Press("see"))
    mine = Keyboard("t1", 1, presses, later(days=30))
    for one in (mine, replace(mine, chat_id=9)):
        await do(storage, lambda u, one=one: u.letters.add_keyboard(one))
    assert await see(storage, lambda u: u.letters.keyboard("t1")) == mine

    await do(storage, lambda u: u.letters.void_keyboards(1))
    assert await see(storage, lambda u: u.letters.keyboard("t1")) is None


async def test_the_postman_wakes_when_letters_were_committed(storage):
    waiting = asyncio.create_task(storage.mail_posted())
    await do(storage, lambda u: u.dialogues.end(1))
    with pytest.raises(KeyError):
        await do(storage, lambda u: u.letters.post(letter("undone")), lambda u: {}["x"])
    await asyncio.sleep(0)
    assert not waiting.done()

    await do(storage, lambda u: u.letters.post(letter("a")))
    await waiting
    await do(storage, lambda u: u.letters.post(letter("b")))
    await storage.mail_posted()  # posted while nobody waited: not missed
