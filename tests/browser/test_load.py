"""Ten phones and five thousand messages: the page stays usable, and how quick it is."""

import json
import os
import platform
import random
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
from playwright.async_api import expect

from tests.browser.conftest import ARTEFACTS

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- figures: page -->", "<!-- end figures: page -->"
pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.processes]
PEOPLE = range(1001, 1011)
TEAM, QUIET = -4001, -4002
MESSAGES, BURST, FEW, ROUNDS = 5000, 200, 60, 5
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
    quiet = telegram.add_group(QUIET, "Ruang sepi", PEOPLE)
    for number in range(FEW):
        people[number % 10].sends(f"sepi {number}", in_chat=quiet)
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
    first = phones.phone(PEOPLE[0])
    quiet = await both(phones, first, QUIET, f"sepi {FEW - 1}")

    for one in PEOPLE:
        await phones.phone(one).opens(TEAM)
        await phones.phone(one).sees(f"pesan {MESSAGES - 1}")
    await phones.page.evaluate(WATCH)
    for number in range(BURST):
        crowd[number % 10].sends(f"kilat {number}", in_chat=telegram.groups[TEAM])
    await first.sees(f"kilat {BURST - 1}")
    pause = await phones.page.evaluate("longest")
    busy = await both(phones, first, TEAM, f"kilat {BURST - 1}")
    report(quiet, busy, pause)
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


async def both(phones, first, chat, newest):
    """Open a chat on every phone; how long a click and a scroll take, in ms."""
    for one in PEOPLE:
        await phones.phone(one).opens(chat)
        await phones.phone(one).sees(newest)
    click = await measured(phones, "[data-attach]", scroll=False)
    await phones.page.keyboard.press("Escape")
    return {
        "click": click,
        "scroll": await measured(phones, await scroller(first), True),
    }


async def measured(phones, selector, scroll):
    """The median of some rounds."""
    asked = {"selector": selector, "scroll": scroll}
    return median([await phones.page.evaluate(MEASURE, asked) for _ in range(ROUNDS)])


def report(quiet, busy, pause):
    """Keep the figures; SIAGA_FIGURES=write puts them into docs/performance.md."""
    rows = [
        f"| {what} | {quiet[what]:.0f} | {busy[what]:.0f} | {busy[what] / quiet[what]:.1f} |"
        for what in ("click", "scroll")
    ]
    rows.append(
        f"| longest pause while {BURST} messages arrive | – | {pause:.0f} | – |"
    )
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    figures = {"quiet": quiet, "busy": busy, "longest_pause_ms": pause}
    (ARTEFACTS / "load.json").write_text(json.dumps(figures, indent=2))
    if os.environ.get("SIAGA_FIGURES") == "write":
        PAGE.write_text(with_figures(PAGE.read_text("utf-8"), rows), "utf-8")


def with_figures(page, rows):
    """Return the page with the block of the browser's figures replaced."""
    head, _, rest = page.partition(BEGIN)
    where = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    block = [
        BEGIN,
        '`make test ARGS="tests/browser/test_load.py"` on'
        f" {datetime.now(UTC):%d %B %Y}, {where}.",
        "",
        f"| ms, median of {ROUNDS} | {FEW} messages | {MESSAGES} messages | ratio |",
        "|---|---|---|---|",
        *rows,
        END,
    ]
    return head + "\n".join(block) + rest.partition(END)[2]


async def test_only_the_block_of_figures_is_replaced():
    old = f"before {BEGIN} old {END} after"

    new = with_figures(old, ["| click | 1 | 2 | 2.0 |"])

    assert "old" not in new
    assert new.startswith("before <!--")
    assert new.endswith("--> after")
    assert "| click | 1 | 2 | 2.0 |" in new
