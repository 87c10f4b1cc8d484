"""An approved text goes out: to each channel once, and by hand in one tap."""

import pytest

from bot.domain.clocks import ClockName
from tests.scenarios.channels import approved, channel_of, desk, levelled
from tests.scenarios.talk import everybody_read


@pytest.fixture
async def here(crisis):
    return await desk(crisis)


async def test_one_tap_publishes_in_every_channel_of_ours(here):
    kota = await channel_of(here)
    other = await channel_of(here, 1, username=None)
    here.citra.hears("Kanal Kota", "terdaftar")
    await levelled(here)
    await approved(here)
    note = here.budi.hears("disetujui Citra", button="Terbitkan")
    everybody_read(here.crisis)

    await here.budi.presses("Terbitkan", note)

    board = here.budi.hears("Penerbitan", "Kanal Kota: terbit")
    for channel in (kota, other):
        [post] = here.posts(channel)
        assert "Petugas Perumda sedang memeriksa instalasi" in post
        assert "mungkin" not in post
    assert "https://t.me/kota_contoh/" in board.text
    assert await here.states() == ["out", "out"]
    clocks = await here.clocks()
    assert clocks[ClockName.FIRST_WORD].met_at is not None
    print(here.budi.screen())
