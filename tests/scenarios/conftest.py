"""The crisis of each scenario; silence is expected at its end."""

import pytest

from tests.harness.crisis import Crisis


@pytest.fixture
async def crisis(tmp_path):
    async with Crisis(tmp_path, None, {}).running() as crisis:
        yield crisis
        crisis.expect_silence()
