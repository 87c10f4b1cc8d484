"""What a trainer does beside the phones: faults, the bot's switch, a new office, looks."""

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.people import ANA, BUDI, CITRA

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.processes]
REPORT = "/lapor Air keran keruh di tiga kelurahan sejak pagi"
LAPTOPS = (1280, 1366, 1440, 1536, 1600)
#: Where the first tool of the strip ends, and where the last one begins.
LINES = """() => [...document.querySelectorAll("[data-clock='5'], button[data-theme=dark]")]
  .map(one => one.getBoundingClientRect())
  .map((box, at) => at ? box.top : box.bottom)"""
INK = "getComputedStyle(document.body).color"


@pytest_asyncio.fixture(loop_scope="session")
async def phones(trial, window):
    """The page as `make try` shows it on a projector."""
    return await window(trial, width=1920, height=1080)


async def test_what_is_sent_while_telegram_is_down_is_answered_when_it_is_back(phones):
    ana, budi = phones.phone(ANA), phones.phone(BUDI)
    await phones.fault("down")
    await expect(phones.page.locator('[data-fault="down"]')).to_have_attribute(
        "aria-pressed", "true"
    )
    await phones.screenshot("room-1-faults")
    await phones.page.keyboard.press("Escape")
    await ana.sends(REPORT)
    await phones.clock(5)
    await ana.sees_no("tercatat")

    await phones.fault("clear")
    await phones.page.keyboard.press("Escape")
    await phones.clock(15)

    await budi.opens()
    await ana.sees("tercatat")
    await budi.sees("Belum ada yang menangani")
    await expect(ana.messages("tercatat")).to_have_count(1)


async def test_what_is_sent_while_the_bot_is_off_is_answered_when_it_is_on(phones):
    ana = phones.phone(ANA)
    switch = phones.page.locator("[data-bot]")
    await phones.tool("[data-bot]")
    await expect(switch).to_have_attribute("aria-pressed", "false")
    await expect(switch).to_contain_text("Bot mati")
    await ana.sends(REPORT)
    await phones.clock(5)
    await ana.sees_no("tercatat")
    await phones.screenshot("room-2-bot-off")

    await phones.tool("[data-bot]")

    await expect(switch).to_contain_text("Bot aktif")
    await ana.sees("tercatat")


async def test_the_opening_hint_goes_when_somebody_writes(phones):
    hint = phones.page.locator("[data-suggestion]")
    await expect(hint).to_contain_text(REPORT)
    await hint.click()
    await expect(hint).to_have_count(0)
    ana = phones.phone(ANA)
    await expect(ana.article.locator("[data-compose]")).to_have_value(REPORT)
    await phones.forget_hint()
    await expect(hint).to_be_visible()

    await ana.sends("/isu")

    await expect(hint).to_have_count(0)
    await phones.open()
    await expect(hint).to_have_count(0)


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_strip_is_one_line_on_the_screens_of_laptops(phones, language):
    page = phones.page
    await phones.language(language)
    await phones.phone(ANA).sends(REPORT)
    await expect(page.locator('[data-clock="next"]')).to_be_enabled()
    for width in LAPTOPS:
        await page.set_viewport_size({"width": width, "height": 800})
        [bottom, top] = await page.evaluate(LINES)
        assert top < bottom, f"{width} pixels are too few"


async def test_a_new_office_is_asked_for_and_knows_nothing_of_the_old_one(phones):
    ana, confirm = phones.phone(ANA), phones.page.locator("[data-confirm]")
    await ana.sends(REPORT)
    await ana.sees("ISU-2026-0001")
    await phones.tool("[data-fresh]")
    await expect(confirm).to_contain_text("dihapus")
    await phones.screenshot("room-3-confirm")
    await confirm.locator("[data-close]").click()
    await ana.sees("ISU-2026-0001")

    await phones.fresh_office()

    await expect(ana.article.locator("[data-chat-view]")).to_have_count(0)
    await ana.opens()
    await ana.sees("Selamat datang")
    await ana.sees_no("ISU-2026-0001")


async def test_language_and_look_are_chosen_and_stay(phones):
    page, citra = phones.page, phones.phone(CITRA)
    await citra.opens()
    in_light = await page.evaluate(INK)

    await phones.language("en")
    await phones.theme("dark")

    assert await page.evaluate(INK) != in_light
    await expect(page.locator('[data-clock="15"]')).to_have_text("+15 min")
    await expect(page.locator("[data-bot]")).to_contain_text("Bot on")
    await citra.sees("Selamat datang")
    await phones.open_stories()
    await phones.screenshot("room-4-dark-english")
    await phones.open()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
