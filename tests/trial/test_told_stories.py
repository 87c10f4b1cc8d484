"""Every guided story plays itself on the stage: the real bot, over HTTP, in real time."""

import os
from contextlib import aclosing
from zlib import crc32

import pytest

from bot.app.trial import tenancy
from bot.sandbox.stories import SCENARIOS
from bot.sandbox.stories.office import load_office
from bot.sandbox.stories.reading import load_stories
from tests.trial.quick import quick_playbook
from tests.trial.visitor import visiting

STORIES = load_stories(SCENARIOS, load_office(SCENARIOS))

#: `make test` plays one story in so many here, by lot; all of them are played in
#: tests/scenarios/test_stories.py, and `make prove` plays each in both places.
SHARE = 1 if os.environ.get("SIAGA_PROOF") == "full" else 3
CHOSEN = sorted(STORIES, key=lambda name: crc32(name.encode()))[::SHARE]


@pytest.fixture
def unhurried(monkeypatch):
    """A story waits as long for what must be seen as a busy machine takes."""
    monkeypatch.setattr(tenancy, "SEEN_WITHIN", 120.0)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHOSEN)
async def test_a_story_plays_itself_to_its_end(name, tmp_path, unhurried):
    async with visiting(scenario=name, playbook=quick_playbook(tmp_path)) as page:
        begun = await page.stage()
        assert begun["story"]["done"] == 0
        assert begun["now"][:10] == STORIES[name].begins.astimezone().isoformat()[:10]

        await page.wish("play")
        async with aclosing(page.stages()) as stages:
            async for stage in stages:
                story = stage["story"]
                if story["state"] in {"over", "stuck"}:
                    break

        assert (story["state"], story["trouble"]) == ("over", None)
        assert story["done"] == len(STORIES[name].steps)


async def test_a_story_goes_step_by_step_can_pause_and_be_left():
    name = next(iter(STORIES))
    async with visiting() as page:
        chosen = await page.wish("story", name=name)
        assert chosen["story"]["state"] == "waiting"

        stepped = await page.wish("step")
        assert stepped["story"]["done"] == 1
        assert (await page.wish("pause"))["story"]["done"] == 1

        assert (await page.wish("leave"))["story"] is None
        assert (await page.wish("step"))["error"] == "no story is told"
