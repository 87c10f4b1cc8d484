"""A guided story is chosen and played on the page, and its caption follows."""

import pytest
from playwright.async_api import expect

from bot.sandbox.stories import SCENARIOS
from bot.sandbox.stories.office import load_office
from bot.sandbox.stories.reading import load_stories
from tests.browser.people import CITRA, TONO

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.slow,
    pytest.mark.processes,
]
NAME = "biaya-paspor"
STORY = load_stories(SCENARIOS, load_office(SCENARIOS))[NAME]


async def test_a_story_is_chosen_played_to_its_end_and_told_in_captions(trial, window):
    phones = await window(trial, width=1920, height=1080)
    await phones.open_stories()
    await phones.screenshot("story-1-chooser")
    await phones.choose_story(NAME)
    await phones.caption_is(STORY.summary.id)

    await phones.story("step")
    await phones.caption_is(STORY.steps[0].caption.id)
    await phones.phone(CITRA).sees("Undangan bergabung")
    await phones.story("step")
    await phones.caption_is(STORY.steps[1].caption.id)
    await expect(phones.phone(TONO).article).to_be_visible()
    await phones.screenshot("story-2-second-step")

    await phones.language("en")
    await phones.caption_is(STORY.steps[1].caption.en)
    await phones.language("id")
    await phones.story("play")
    await phones.story_is("over", seconds=180)

    await phones.caption_is(STORY.steps[-1].caption.id)
    await phones.screenshot("story-3-over")
    await phones.story("leave")
    await expect(phones.page.locator("[data-caption]")).to_be_hidden()
