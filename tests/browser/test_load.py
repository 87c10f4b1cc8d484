"""Ten phones and five thousand messages: the page stays usable, and how quick it is."""

import json
import random

import pytest
from playwright.async_api import expect

from tests.browser.conftest import ARTEFACTS

pytestmark = pytest.mark.asyncio(loop_scope="session")
PEOPLE = range(1001, 1011)
TEAM = -4001
MESSAGES, BURST = 5000, 200
# What a phone may hold: the newest messages and those that came meanwhile, not all.
MOST_SHOWN = 60 + BURST + 140

# How long one thing takes until the next frame is drawn, in milliseconds.
MEASURE = """async ({ selector, scroll }) => {
  const one = document.querySelector(selector)
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  await frame()
  const began = performance.now()
  if (scroll) one.scrollTop -= 400
  else one.click()
  await frame()
  return performance.now() - began
}"""
# How long the page was deaf at most while much was happening, in milliseconds.
WATCH = """() => {
  window.longest = 0
  let before = performance.now()
  window.watching = setInterval(() => {
    window.longest = Math.max(window.longest, performance.now() - before)
    before = performance.now()
  }, 10)
}"""


@pytest.fixture
def crowd(telegram):
    """Ten people in one group, who have said five thousand things."""
    people = [telegram.add_user(one, f"Orang {one}") for one in PEOPLE]
    team = telegram.add_group(TEAM, "Ruang Krisis", PEOPLE)
    chance = random.Random(5000)
    for number in range(MESSAGES):
        chance.choice(people).sends(f"pesan {number} tentang air keruh", in_chat=team)
    return people


@pytest.mark.slow
async def test_ten_phones_with_five_thousand_messages_stay_usable(
    telegram, server, crowd, window
):
    phones = await window(server, width=1920, height=1080)
    await phones.show(*PEOPLE)
    for one in PEOPLE:
        await phones.phone(one).opens(TEAM)
        await phones.phone(one).sees(f"pesan {MESSAGES - 1}")
    first = phones.phone(PEOPLE[0])
    figures = {"phones": len(PEOPLE), "messages": MESSAGES}

    await phones.page.evaluate(WATCH)
    for number in range(BURST):
        crowd[number % 10].sends(f"kilat {number}", in_chat=telegram.groups[TEAM])
    await first.sees(f"kilat {BURST - 1}")
    figures["longest_pause_in_a_burst_ms"] = await phones.page.evaluate("longest")
    figures["click_ms"] = await measured(phones, "[data-attach]", scroll=False)
    await phones.page.keyboard.press("Escape")
    figures["scroll_ms"] = await measured(phones, await scroller(first), scroll=True)

    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    (ARTEFACTS / "load.json").write_text(json.dumps(figures, indent=2))
    print(figures)
    for one in PEOPLE:
        await phones.phone(one).sees(f"kilat {BURST - 1}")
        shown = await phones.phone(one).messages().count()
        assert 60 <= shown <= MOST_SHOWN
    await first.sends("masih bisa menulis", TEAM)
    await phones.phone(PEOPLE[-1]).sees("masih bisa menulis")
    await phones.screenshot("load")


async def test_older_messages_come_when_one_scrolls_up(server, crowd, window):
    phones = await window(server)
    first = phones.phone(PEOPLE[0])
    await first.opens(TEAM)
    await first.sees(f"pesan {MESSAGES - 1}")
    oldest = first.messages(f"pesan {MESSAGES - 100} ")
    await expect(oldest).to_have_count(0)

    await phones.page.locator(await scroller(first)).evaluate(
        "one => { one.scrollTop = 0 }"
    )

    await expect(oldest).to_have_count(1)


async def scroller(phone):
    """Mark what scrolls the messages of a phone, and return how to find it."""
    await phone.messages().first.evaluate(
        """one => {
          while (one && !/auto|scroll/.test(getComputedStyle(one).overflowY)) {
            one = one.parentElement
          }
          one.setAttribute("data-test-scroller", "")
        }"""
    )
    return f'article[data-phone="{phone.id}"] [data-test-scroller]'


async def measured(phones, selector, scroll):
    asked = {"selector": selector, "scroll": scroll}
    return await phones.page.evaluate(MEASURE, asked)
