"""Every guided story is played to its end, on a frozen clock, by the real house."""

from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from bot.sandbox.events import Kind
from bot.sandbox.people import User
from bot.sandbox.stories import SCENARIOS
from bot.sandbox.stories.office import load_office
from bot.sandbox.stories.playing import Player, StoryStuck
from bot.sandbox.stories.reading import load_stories, load_story
from bot.sandbox.stories.town import move_in
from tests.docs.pages import documents, fences
from tests.harness.crisis import Crisis, Phone, Way

OFFICE = load_office(SCENARIOS)
STORIES = load_stories(SCENARIOS, OFFICE)

#: How long somebody may look at a step before playing the next.
LOOKED_AT = timedelta(seconds=20)

#: In a story nothing runs late for hours: so many ticks are enough for one leap.
TICKS = 20

#: The shortest first: it is the one that is lived elsewhere as well.
SHORTEST_FIRST = sorted(STORIES, key=lambda name: len(STORIES[name].steps))

each_story = pytest.mark.parametrize(
    "story", [STORIES[name] for name in SHORTEST_FIRST], ids=SHORTEST_FIRST
)


@asynccontextmanager
async def living_office(tmp_path, story, way=Way.IN_PROCESS):
    """The sample office at the hour at which a story begins."""
    settings = {
        "organisation": OFFICE.organisation,
        "city": OFFICE.city,
        "timezone": OFFICE.timezone,
        "playbook": SCENARIOS / "playbook",
    }
    crisis = Crisis(tmp_path, None, settings, way)
    crisis.clock.at = story.begins
    crisis.ticks = TICKS
    for phone in move_in(OFFICE, crisis.telegram).values():
        crisis.phones[phone.id] = Phone(crisis, phone)
    async with crisis.running():
        async with crisis.house.storage.begin() as unit:
            for member in OFFICE.members(story.begins):
                await unit.members.save(member)
            await unit.commit("office")
        yield crisis


def player_of(story, crisis) -> Player:
    async def advance(time: timedelta) -> None:
        await crisis.fast_forward(seconds=time.total_seconds())

    async def until(holds) -> bool:
        await crisis.settle()
        return holds()

    return Player(story, OFFICE, crisis.telegram, advance=advance, until=until)


def ends(story) -> datetime:
    """When a story is over that nobody looks at: what its steps say."""
    hour = story.begins.astimezone(OFFICE.zone)
    for step in story.steps:
        if step.until_time is not None:
            then = datetime.combine(hour.date(), step.until_time, hour.tzinfo)
            hour = then if then > hour else then + timedelta(days=1)
        hour += step.waits or timedelta()
    return hour


def everybody_read(crisis) -> None:
    for phone in crisis.phones.values():
        phone.ignores()


def heard_in(crisis) -> set[int]:
    """Whom the bot wrote to."""
    return {
        event.chat.owner.id
        for event in crisis.telegram.events.since(0)
        if event.kind is Kind.MESSAGE and not isinstance(event.by, User)
    }


def told_in(story) -> set[int]:
    """Of whom the story says what they hear: of everybody who is woken by it."""
    return {OFFICE.user_id(sight.who) for step in story.steps for sight in step.sees}


@each_story
async def test_a_story_can_be_played_to_its_end(tmp_path, story, way):
    async with living_office(tmp_path, story, way) as crisis:
        player = player_of(story, crisis)
        await player.play()

        assert player.over
        assert heard_in(crisis) == told_in(story)
        assert [call for call in crisis.telegram.calls if not call.accepted] == []
        everybody_read(crisis)
        await crisis.fast_forward(minutes=5)
        crisis.expect_silence()
        assert await crisis.house.storage.integrity() == []


@each_story
async def test_a_story_that_is_looked_at_for_long_goes_on(tmp_path, story):
    async with living_office(tmp_path, story) as crisis:
        player = player_of(story, crisis)
        while not player.over:
            await player.step()
            await crisis.fast_forward(seconds=LOOKED_AT.total_seconds())

        now = crisis.clock.now().astimezone(OFFICE.zone)
        assert now.date() == ends(story).date()


@each_story
async def test_a_story_in_a_house_that_does_nothing_gets_stuck_at_once(tmp_path, story):
    async with living_office(tmp_path, story) as crisis:

        async def nothing(*_):
            return False

        player = Player(story, OFFICE, crisis.telegram, advance=nothing, until=nothing)
        with pytest.raises(StoryStuck, match=f"^step 1 of {len(story.steps)}: "):
            await player.step()


def test_the_stories_of_the_doctrine_are_there():
    told = {"air-keruh", "air-keruh-2", "biaya-paspor", "biaya-paspor-2"}
    assert told <= set(STORIES)


@each_story
def test_captions_are_short_and_calm_in_both_languages(story):
    for step in story.steps:
        for said in (step.caption.id, step.caption.en):
            assert len(said) <= 240, said
            assert "!" not in said
            assert said.endswith((".", "…")), said
        assert step.caption.id != step.caption.en


@each_story
def test_nobody_acts_before_a_caption_has_named_them(story):
    """A trainer reads captions aloud: who appears must have been introduced."""
    named = ""
    for step in story.steps:
        named += step.caption.id
        if step.who:
            assert OFFICE.person(step.who).first_name in named, step.caption.id


async def test_the_example_of_the_page_can_be_played(tmp_path):
    [example] = fences(documents()["docs/stories.md"], "toml")
    file = tmp_path / "contoh.toml"
    file.write_text(example, "utf-8")
    story = load_story(file, OFFICE)

    async with living_office(tmp_path, story) as crisis:
        player = player_of(story, crisis)
        await player.play()
        assert player.over
