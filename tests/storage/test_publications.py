"""Channels, and what went out where: once for each version and channel."""

import pytest

from bot.domain.publication import ChannelKind, PublicationState
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import (
    NOW,
    approval,
    channel,
    do,
    document,
    issue,
    later,
    publication,
    see,
    text,
)

OWN = channel(
    "K2",
    kind=ChannelKind.TELEGRAM,
    chat_id=-100_7,
    roles=frozenset({Role.MEDIA_LIAISON, Role.CRISIS_LEAD}),
)


@pytest.fixture
async def kept(storage):
    """One text, approved, and two channels."""
    await do(
        storage,
        lambda u: u.issues.add(issue(1)),
        lambda u: u.documents.add(document()),
        lambda u: u.documents.add_version(text()),
        lambda u: u.documents.approve(approval()),
        lambda u: u.channels.put(channel()),
        lambda u: u.channels.put(OWN),
    )
    return storage


async def test_channels_come_back_in_their_order(kept):
    assert await see(kept, lambda u: u.channels.everything()) == [channel(), OWN]
    assert await see(kept, lambda u: u.channels.find("K2")) == OWN
    assert await see(kept, lambda u: u.channels.of_chat(-100_7)) == OWN
    assert await see(kept, lambda u: u.channels.of_chat(0)) is None
    assert await see(kept, lambda u: u.channels.next_id()) == "K3"

    gone = replace(OWN, gone=True, name="Kanal lama", roles=frozenset())
    await do(kept, lambda u: u.channels.put(gone))

    assert await see(kept, lambda u: u.channels.everything()) == [channel()]
    assert await see(kept, lambda u: u.channels.find("K2")) == gone


async def test_one_chat_is_one_channel(kept):
    twin = replace(OWN, id="K3")

    with pytest.raises(RuleBroken):
        await do(kept, lambda u: u.channels.put(twin))


async def test_what_went_out_comes_back_as_it_became(kept):
    sending = publication(
        channel_id="K2",
        state=PublicationState.SENDING,
        approval="a1",
        out_at=None,
        messages=(7, 8),
    )
    await do(kept, lambda u: u.publications.add(sending))
    assert await see(kept, lambda u: u.publications.find("p1")) == sending

    out = replace(sending, state=PublicationState.OUT, out_at=NOW, url="t.me/kota/7")
    await do(kept, lambda u: u.publications.save(out))

    stored = replace(out, version=1)
    assert await see(kept, lambda u: u.publications.find("p1")) == stored
    assert await see(kept, lambda u: u.publications.of_issue("2026-0001")) == [stored]
    found = await see(kept, lambda u: u.publications.of_document("2026-0001/D1"))
    assert found == [stored]
    with pytest.raises(Conflict):
        await do(kept, lambda u: u.publications.save(out))


async def test_the_database_itself_refuses_a_version_twice_in_a_channel(kept):
    await do(kept, lambda u: u.publications.add(publication()))
    again = publication("p2", state=PublicationState.PLANNED, out_at=None)

    with pytest.raises(RuleBroken):
        await do(kept, lambda u: u.publications.add(again))


@pytest.mark.parametrize(
    "wrong",
    [
        {"approval": "a1", "sha": "bb"},
        {"approval": "a1", "doc_version": 2},
        {"approval": "a9"},
        {"approval": "", "state": PublicationState.SENDING},
        {"out_at": None},
    ],
    ids=["other words", "other version", "no such", "sent without", "out, but when"],
)
async def test_the_database_itself_refuses_what_nobody_approved(kept, wrong):
    with pytest.raises(RuleBroken):
        await do(kept, lambda u: u.publications.add(publication(**wrong)))


async def test_what_is_planned_is_found_when_its_time_has_come(kept):
    planned = publication(
        state=PublicationState.PLANNED, due_at=later(hours=1), out_at=None
    )
    await do(kept, lambda u: u.publications.add(planned))

    for hours, found in ((0, []), (1, [planned])):
        at = later(hours=hours)
        due = await see(kept, lambda u, at=at: u.publications.due(at, 9))
        assert due == found
        begun = await see(kept, lambda u, at=at: u.publications.begun(at))
        assert begun == found


async def test_what_is_on_its_way_is_found_whatever_the_time(kept):
    sending = publication(state=PublicationState.SENDING, approval="a1", out_at=None)
    await do(kept, lambda u: u.publications.add(sending))

    assert await see(kept, lambda u: u.publications.begun(later(hours=0))) == [sending]
