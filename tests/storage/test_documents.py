"""Documents, submitted texts and approvals."""

import asyncio

import pytest

from bot.domain.document import Form
from bot.domain.document_life import DocumentState
from bot.domain.draft_notes import answered_by
from bot.domain.reviews import Review, TextReview
from bot.domain.values import replace
from bot.ports.documents import TextLook
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import (
    NOW,
    approval,
    do,
    document,
    issue,
    key,
    later,
    see,
    text,
)


@pytest.fixture
async def draft(storage):
    one = document()
    await do(storage, lambda u: u.issues.add(issue(1)))
    await do(storage, lambda u: u.documents.next_count("2026-0001"))
    await do(storage, lambda u: u.documents.add(one))
    await do(storage, lambda u: u.documents.add_version(text()))
    return one


async def test_a_document_comes_back_as_added(storage, draft):
    assert await see(storage, lambda u: u.documents.find(draft.id)) == draft
    assert await see(storage, lambda u: u.documents.of_issue("2026-0001")) == [draft]
    assert await see(storage, lambda u: u.documents.find("2026-0001/D9")) is None


async def test_a_change_raises_the_version_and_a_stale_one_is_refused(storage, draft):
    changed = replace(
        draft,
        form=Form.EMERGENCY,
        state=DocumentState.WAITING,
        fields={"x": "y"},
        locale="en",
        submitted_version=1,
        submitted_at=later(minutes=1),
    )
    saved = await do(storage, lambda u: u.documents.save(changed))

    assert saved == replace(changed, version=1)
    assert await see(storage, lambda u: u.documents.find(draft.id)) == saved
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.documents.save(changed))


async def test_what_waits_for_approval_stands_oldest_first(storage, draft):
    for count, minutes in ((2, 5), (3, 1)):
        waiting = document(
            f"2026-0001/D{count}",
            state=DocumentState.WAITING,
            submitted_at=later(minutes=minutes),
        )
        await do(storage, lambda u, d=waiting: u.documents.add(d))

    found = await see(storage, lambda u: u.documents.waiting())
    assert [d.id[-1] for d in found] == ["3", "2"]


async def test_a_text_is_found_by_the_message_that_answered_one_of_its_fields(
    storage, draft
):
    answered = answered_by(draft, "judul", "1001:57")
    saved = await do(storage, lambda u: u.documents.save(answered))

    assert await see(storage, lambda u: u.documents.answered_in("1001:57")) == saved
    assert await see(storage, lambda u: u.documents.answered_in("1001:5")) is None
    again = answered_by(saved, "judul", "1001:60")
    await do(storage, lambda u: u.documents.save(again))
    assert await see(storage, lambda u: u.documents.answered_in("1001:57")) is None


async def test_drafts_are_found_by_their_kind(storage, draft):
    reply = document("2026-0001/D2", kind="reply")
    waiting = document("2026-0001/D3", kind="reply", state=DocumentState.WAITING)
    for one in (reply, waiting):
        await do(storage, lambda u, d=one: u.documents.add(d))

    assert await see(storage, lambda u: u.documents.drafts({"reply"})) == [reply]
    assert await see(storage, lambda u: u.documents.drafts(())) == []


async def test_documents_are_counted_within_their_issue(storage, draft):
    async def count():
        async with storage.begin() as unit:
            number = await unit.documents.next_count("2026-0001")
            await unit.commit(key())
            return number

    assert await asyncio.gather(*[count() for _ in range(5)]) == [2, 3, 4, 5, 6]


async def test_a_submitted_text_is_kept_for_ever(storage, draft):
    second = text(2, body="Lain", sha="bb")
    await do(storage, lambda u: u.documents.add_version(second))

    assert await see(storage, lambda u: u.documents.version(draft.id, 2)) == second
    assert await see(storage, lambda u: u.documents.version(draft.id, 1)) == text()
    assert await see(storage, lambda u: u.documents.version(draft.id, 3)) is None
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.documents.add_version(text(2, body="Diubah")))


async def test_an_approval_lives_is_confirmed_and_is_revoked(storage, draft):
    oral = approval(recorded_by=3, evidence="f9")
    written = approval("a2", approver=4, at=later(minutes=1))
    for one in (oral, written):
        await do(storage, lambda u, one=one: u.documents.approve(one))
    found = await see(storage, lambda u: u.documents.approvals(draft.id))
    assert found == [oral, written]
    assert await see(storage, lambda u: u.documents.unconfirmed()) == [oral]

    await do(storage, lambda u: u.documents.confirm("a1", later(hours=1)))
    await do(storage, lambda u: u.documents.revoke("a2", later(hours=2)))

    assert await see(storage, lambda u: u.documents.unconfirmed()) == []
    found = await see(storage, lambda u: u.documents.approvals(draft.id))
    assert [a.confirmed_at for a in found] == [later(hours=1), None]
    assert [a.revoked_at for a in found] == [None, later(hours=2)]


async def test_a_review_is_kept_with_its_bytes_and_lapses(storage, draft):
    seen = TextReview("v1", draft.id, 1, "aa", Review.FACTS, 2, NOW)
    law = replace(seen, id="v2", review=Review.LAW, at=later(minutes=1))
    for one in (seen, law):
        await do(storage, lambda u, one=one: u.documents.keep_review(one))
    await do(storage, lambda u: u.documents.lapse_reviews(draft.id, Review.FACTS, NOW))

    found = await see(storage, lambda u: u.documents.reviews(draft.id))
    assert found == [replace(seen, lapsed_at=NOW), law]


async def test_no_writer_of_a_text_stands_behind_it(storage, draft):
    second = text(2, body="Berdua", sha="bb")
    await do(storage, lambda u: u.documents.add_version(second, [7]))
    other = {"version": 2, "sha": "bb"}
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.documents.approve(approval(approver=7, **other)))
    seen = TextReview("v1", draft.id, 2, "bb", Review.FACTS, 7, NOW)
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.documents.keep_review(seen))


async def test_a_revoked_approval_waits_for_no_confirmation(storage, draft):
    await do(storage, lambda u: u.documents.approve(approval(recorded_by=3)))
    await do(storage, lambda u: u.documents.revoke("a1", NOW))
    await do(storage, lambda u: u.documents.confirm("a1", NOW))

    assert await see(storage, lambda u: u.documents.unconfirmed()) == []
    [found] = await see(storage, lambda u: u.documents.approvals(draft.id))
    assert found.confirmed_at is None


@pytest.mark.parametrize(
    "attack",
    [
        {"approver": 1},
        {"author": 9, "approver": 1},
        {"sha": "other bytes"},
        {"version": 2},
        {"document_id": "2026-0001/D2"},
    ],
    ids=[
        "by the author",
        "author forged",
        "other bytes",
        "no such text",
        "no such document",
    ],
)
async def test_the_database_itself_refuses(storage, draft, attack):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.documents.approve(approval(**attack)))

    assert await see(storage, lambda u: u.documents.approvals(draft.id)) == []


async def test_what_somebody_gave_or_recorded_since_is_found_while_it_lives(
    storage, draft
):
    for one in (
        approval("a1", approver=2),
        approval("a2", approver=3, recorded_by=2, evidence="photo:f"),
        approval("a3", approver=3),
        approval("a4", approver=2, at=later(minutes=-1)),
        approval("a5", approver=2),
    ):
        await do(storage, lambda u, one=one: u.documents.approve(one))
    await do(storage, lambda u: u.documents.revoke("a5", NOW))

    found = await see(storage, lambda u: u.documents.given_by(2, NOW))
    assert [one.id for one in found] == ["a1", "a2"]


async def test_a_look_is_due_at_its_moment_and_taken_once(storage, draft):
    look = TextLook(draft.id, later(minutes=5))
    await do(storage, lambda u: u.documents.look_at(draft.id, later(minutes=9)))
    await do(storage, lambda u: u.documents.look_at(draft.id, look.at))

    async def due(minutes: float):
        return await see(
            storage, lambda u: u.documents.looks_due(later(minutes=minutes), 9)
        )

    assert await due(4.9) == []
    assert await due(5) == [look]
    other = TextLook(draft.id, later(minutes=4))
    assert not await do(storage, lambda u: u.documents.take_look(other))
    took = [await do(storage, lambda u: u.documents.take_look(look)) for _ in range(2)]
    assert took == [True, False]
    assert await due(99) == []
    await do(storage, lambda u: u.documents.look_at(draft.id, look.at))
    await do(storage, lambda u: u.documents.look_at(draft.id, None))
    assert await due(99) == []
