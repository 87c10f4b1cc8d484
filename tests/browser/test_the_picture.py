"""The picture in the README is a screenshot of what its five lines lead to.

`SIAGA_DOCS=write` makes it anew; without that the committed one is looked at.
"""

import os
import re

import pytest
from playwright.async_api import expect

from tests.browser.people import ANA, BUDI, CITRA, DEWI
from tests.docs import picture

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.processes]
FRONT = (ANA, BUDI, CITRA, DEWI)
NOBODY_YET = "Belum ada yang menangani"


async def test_the_picture_shows_what_the_five_lines_lead_to(morning, window):
    phones = await window(morning, width=picture.WIDTH, height=picture.HEIGHT)
    await phones.story("leave")
    for button in re.findall(r"\*\*(.+?)\*\*", picture.told()):
        named = phones.page.get_by_role("button", name=button)
        await expect(named.first).to_be_visible()
    ana, budi, citra, dewi = (phones.phone(one) for one in FRONT)
    await dewi.shows_list()
    [report] = re.findall(r"`(/lapor .+?)`", picture.told())
    await ana.sends(report)
    for called in (budi, citra):
        await called.opens()
    await budi.sees(NOBODY_YET)
    await phones.clock(15)
    await citra.sees(NOBODY_YET)

    for called in (budi, citra):
        take = called.newest(NOBODY_YET).locator("[data-press]")
        await expect(take.filter(has_text="Saya tangani")).to_be_visible()
    for phone in (ana, budi, citra, dewi):
        await expect(phone.article).to_be_in_viewport(ratio=0.95)
    taken = await phones.screenshot("readme")
    if os.environ.get("SIAGA_DOCS") == "write":
        picture.PLACE.write_bytes(picture.denser(taken.read_bytes()))
