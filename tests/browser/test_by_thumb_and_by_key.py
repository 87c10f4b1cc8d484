"""The office on one narrow phone, and the office without a mouse."""

import pytest
from playwright.async_api import expect

from tests.browser.people import ANA, BUDI, CITRA

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.processes]
REPORT = "/lapor Air keran keruh di tiga kelurahan sejak pagi"
#: So many stops lie at most between two things that somebody wants.
FARTHEST = 60


async def test_a_report_is_made_and_taken_on_a_narrow_screen(trial, window):
    phones = await window(trial, width=360, height=780, has_touch=True)
    ana, budi, citra = (phones.phone(one) for one in (ANA, BUDI, CITRA))
    await phones.screenshot("narrow-1-first")
    await ana.sends(REPORT)
    await ana.sees("tercatat")
    await phones.screenshot("narrow-2-reported")
    await fits(phones)

    await phones.show(BUDI)
    await expect(ana.article).to_have_count(0)
    await budi.opens()
    await budi.sees("Belum ada yang menangani")
    await phones.screenshot("narrow-3-called")
    await phones.clock(15)
    await phones.screenshot("narrow-4-strip")
    await fits(phones)
    await phones.fold()
    await phones.show(CITRA)
    await citra.opens()
    await citra.presses("Saya tangani", under="Belum ada yang menangani")

    await citra.sees("Ditangani Citra Maharani")
    await phones.screenshot("narrow-5-taken")
    await fits(phones)


async def fits(phones):
    """Nothing is wider than the screen."""
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not await phones.page.evaluate(wide)


async def test_a_report_is_made_and_taken_with_the_keyboard_alone(trial, window):
    phones = await window(trial, width=1600, height=900)
    ana, budi = phones.phone(ANA), phones.phone(BUDI)
    await walk_to(phones, ana.article.locator(f'[data-open-chat="{ANA}"]'))
    await phones.page.keyboard.press("Enter")
    await expect(ana.article.locator("[data-compose]")).to_be_focused()
    await phones.page.keyboard.type(REPORT)
    await phones.page.keyboard.press("Enter")
    await ana.sees("tercatat")

    await walk_to(phones, budi.article.locator(f'[data-open-chat="{BUDI}"]'))
    await phones.page.keyboard.press("Enter")
    call = budi.newest("Belum ada yang menangani")
    take = call.locator("[data-press]").filter(has_text="Saya tangani")
    await walk_to(phones, take, key="Shift+Tab")
    await phones.screenshot("keyboard-1-take")
    await phones.page.keyboard.press("Enter")

    await budi.sees("Ditangani Budi Santoso")
    await ana.sees("Ditangani Budi Santoso")
    await phones.screenshot("keyboard-2-taken")


async def walk_to(phones, goal, key="Tab"):
    """Press Tab until something has the focus, as somebody without a mouse does."""
    await expect(goal).to_be_visible()
    for _ in range(FARTHEST):
        if await goal.evaluate("one => one === document.activeElement"):
            return
        await phones.page.keyboard.press(key)
    raise AssertionError(f"{FARTHEST} times {key} did not lead to {goal}")
