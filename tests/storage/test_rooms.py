"""The war room: one for the office, its topics, who is inside; a group that moves."""

from bot.domain.rooms import Point, RoomState, TopicState
from bot.domain.values import replace
from bot.ports.cards import Card, Place
from bot.ports.rooms import Room, RoomTopic
from tests.storage.builders import NOW, do, later, letter, open_issue, see


def room(chat_id=-500, **changes):
    values = {
        "title": "Tim krisis",
        "state": RoomState.WAITING,
        "added_by": 7,
        "added_at": NOW,
    }
    return Room(chat_id=chat_id, **(values | changes))


async def test_a_group_is_kept_whole_and_the_newest_is_true(storage):
    first = room(leaves_at=later(hours=1))
    set_up = replace(
        first,
        title="Ruang krisis",
        state=RoomState.READY,
        leaves_at=None,
        set_up_by=8,
        checked_at=later(minutes=1),
        supergroup=True,
        lacks=frozenset({Point.PIN, Point.FORUM}),
        screen="key",
    )
    await do(storage, lambda u: u.rooms.put(first))

    assert await see(storage, lambda u: u.rooms.find(-500)) == first
    assert await see(storage, lambda u: u.rooms.find(-501)) is None
    assert await see(storage, lambda u: u.rooms.office()) is None
    await do(storage, lambda u: u.rooms.put(set_up))
    assert await see(storage, lambda u: u.rooms.office()) == set_up


async def test_groups_whose_hour_is_over_are_found_the_longest_waiting_first(storage):
    late = room(-1, leaves_at=later(minutes=-5))
    due = room(-2, leaves_at=NOW)
    soon = room(-3, leaves_at=later(seconds=1))
    for one in (soon, due, late, room(-4)):
        await do(storage, lambda u, one=one: u.rooms.put(one))

    assert await see(storage, lambda u: u.rooms.leaving(NOW)) == [late, due]


async def test_an_issue_has_one_place_and_a_topic_one_issue(storage):
    one, two = await open_issue(storage), await open_issue(storage)
    asked = RoomTopic(one.id, -500, 0, TopicState.ASKED)
    opened = RoomTopic(one.id, -500, 11, TopicState.OPEN, "abc", 2)
    other = RoomTopic(two.id, -500, 12, TopicState.OPEN)
    for topic in (asked, other, opened):
        await do(storage, lambda u, topic=topic: u.rooms.put_topic(topic))

    assert await see(storage, lambda u: u.rooms.topic(one.id)) == opened
    assert await see(storage, lambda u: u.rooms.topic_at(-500, 12)) == other
    assert await see(storage, lambda u: u.rooms.topic_at(-501, 12)) is None
    assert await see(storage, lambda u: u.rooms.topics()) == [opened, other]
    await do(storage, lambda u: u.cards.put(Card(one.id, Place(-500, 11), 0, "a")))
    await do(storage, lambda u: u.cards.put(Card(one.id, Place(5), 5, "b")))
    await do(storage, lambda u: u.rooms.forget_topic(one.id))
    assert await see(storage, lambda u: u.rooms.topic(one.id)) is None
    left = await see(storage, lambda u: u.cards.of_issue(one.id))
    assert [card.place for card in left] == [Place(5)]


async def test_a_group_that_moves_begins_with_nothing_that_could_be_rewritten(storage):
    one = await open_issue(storage)
    await do(storage, lambda u: u.rooms.put(room(state=RoomState.READY, screen="s")))
    await do(storage, lambda u: u.rooms.put(room(-100_500)))  # heard of meanwhile
    topic = RoomTopic(one.id, -500, 0, TopicState.OPEN)
    await do(storage, lambda u: u.rooms.put_topic(topic))
    await do(storage, lambda u: u.cards.put(Card(one.id, Place(-500), 0, "a")))
    for name, edits in (("a", ""), ("b", "a")):
        waits = letter(name, chat=-500, edits=edits)
        await do(storage, lambda u, waits=waits: u.letters.post(waits))
    await storage.outbox.migrate(-500, -100_500)

    for _ in range(2):  # both messages about it tell the same
        await do(storage, lambda u: u.rooms.move(-500, -100_500))

    moved = await see(storage, lambda u: u.rooms.office())
    assert (moved.chat_id, moved.supergroup, moved.screen) == (-100_500, True, "")
    assert await see(storage, lambda u: u.rooms.find(-500)) is None
    assert await see(storage, lambda u: u.rooms.topics()) == []
    assert await see(storage, lambda u: u.cards.of_issue(one.id)) == []
    fates = [await see(storage, lambda u, k=k: u.letters.fate(k)) for k in "ab"]
    assert [state for state, _ in fates] == ["pending", "cancelled"]


async def test_who_is_inside_is_what_was_seen_last(storage):
    assert await see(storage, lambda u: u.rooms.presence()) == {}
    for user_id, inside in ((5, True), (6, False), (5, False)):
        await do(
            storage,
            lambda u, who=user_id, inside=inside: u.rooms.saw(who, NOW, inside=inside),
        )
    await do(storage, lambda u: u.rooms.saw(7, later(hours=1), inside=True))

    expected = {5: (False, NOW), 6: (False, NOW), 7: (True, later(hours=1))}
    assert await see(storage, lambda u: u.rooms.presence()) == expected
    await do(storage, lambda u: u.rooms.forget_presence())
    assert await see(storage, lambda u: u.rooms.presence()) == {}
