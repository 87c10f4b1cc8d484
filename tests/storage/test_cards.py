"""Cards, what the public heard, and clocks of which somebody is to be told."""

from bot.domain.values import replace
from bot.ports.cards import Card, Place, PublicWord
from bot.ports.storage import RunningClock
from tests.storage.builders import LADDER, NOW, do, later, letter, open_issue, see


async def test_a_place_has_one_card_and_the_newest_is_it(storage):
    one = await open_issue(storage)
    here, topic = Place(5), Place(-7, 3)
    first = Card(one.id, here, 5, "letter:1", due_at=NOW)
    newer = replace(
        first, letter="letter:2", former="letter:1", called=True, version=2,
        refresh="letter:3", shown="aa", leaves_at=later(seconds=4), due_at=None,
    )  # fmt: skip
    in_topic = Card(one.id, topic, 0, "letter:4")
    for card in (first, newer, in_topic):
        await do(storage, lambda u, card=card: u.cards.put(card))

    assert await see(storage, lambda u: u.cards.find(one.id, here)) == newer
    assert await see(storage, lambda u: u.cards.find(one.id, topic)) == in_topic
    assert await see(storage, lambda u: u.cards.find(one.id, Place(5, 1))) is None
    assert await see(storage, lambda u: u.cards.following(one.id)) == [in_topic, newer]
    left = replace(newer, following=False)
    await do(storage, lambda u: u.cards.put(left))
    assert await see(storage, lambda u: u.cards.following(one.id)) == [in_topic]
    assert await see(storage, lambda u: u.cards.of_issue(one.id)) == [in_topic, left]
    assert await see(storage, lambda u: u.cards.of_issue("2026-0099")) == []


async def test_cards_whose_time_has_come_are_found_the_longest_waiting_first(storage):
    one, two = await open_issue(storage), await open_issue(storage)
    late = Card(one.id, Place(1), 1, "a", due_at=later(minutes=-5))
    now = Card(two.id, Place(1), 1, "b", due_at=NOW)
    soon = Card(two.id, Place(2), 2, "c", due_at=later(seconds=1))
    never = Card(two.id, Place(3), 3, "d")
    left = Card(two.id, Place(4), 4, "e", following=False)
    for card in (never, soon, now, late, left):
        await do(storage, lambda u, card=card: u.cards.put(card))

    assert await see(storage, lambda u: u.cards.due(NOW, 10)) == [late, now]
    assert await see(storage, lambda u: u.cards.due(NOW, 1)) == [late]
    found = await see(storage, lambda u: u.cards.following(two.id))
    assert found == [now, soon, never]


async def test_what_the_public_heard_is_kept_in_order(storage):
    one = await open_issue(storage)
    said = [
        PublicWord(one.id, NOW, "text", 1, f"{one.id}/D1"),
        PublicWord(one.id, NOW, "no_news", 2, "", later(hours=4)),
    ]
    for word in said:
        await do(storage, lambda u, word=word: u.cards.add_word(word))

    assert await see(storage, lambda u: u.cards.words(one.id)) == said


async def test_clocks_are_told_apart_by_what_they_are_about(storage):
    one = await open_issue(storage)
    first = RunningClock(
        one.id, "approval", NOW, later(minutes=15), subject="D1",
        look_at=later(minutes=15), rung=1,
    )  # fmt: skip
    other = replace(
        first, subject="D2", since=later(minutes=1), rung=3, ladder=LADDER,
        look_at=later(minutes=10),
    )  # fmt: skip
    paused = RunningClock(one.id, "first_word", NOW, later(hours=1), paused_at=NOW)
    for clock in (first, other, paused):
        await do(storage, lambda u, clock=clock: u.issues.start_clock(clock))

    assert await see(storage, lambda u: u.issues.clocks(one.id)) == [
        first,
        other,
        paused,
    ]
    at = later(minutes=15)
    found = await see(storage, lambda u: u.issues.clocks_to_tell(at, 10))
    assert found == [other, first]

    met = lambda u: u.issues.meet_clock(one.id, "approval", NOW, "D2")  # noqa: E731
    await do(storage, met)
    assert await see(storage, lambda u: u.issues.clocks_to_tell(at, 10)) == [first]


async def test_the_fate_of_a_letter_is_known_by_its_key(storage):
    await do(storage, lambda u: u.letters.post(letter("k1")))
    assert await see(storage, lambda u: u.letters.fate("k1")) == ("pending", 0)
    [queued] = await storage.outbox.claim(NOW, [], 1, False)
    await storage.outbox.sent(queued.id, 77, NOW)

    assert await see(storage, lambda u: u.letters.fate("k1")) == ("sent", 77)
    assert await see(storage, lambda u: u.letters.fate("k2")) == ("", 0)


async def test_who_follows_no_more_is_forgotten(storage):
    one = await open_issue(storage)
    for user_id in (1, 2):
        await do(storage, lambda u, who=user_id: u.issues.follow(one.id, who))
    for _ in range(2):
        await do(storage, lambda u: u.issues.unfollow(one.id, 1))

    assert await see(storage, lambda u: u.issues.followers(one.id)) == [2]
