"""The crisis of each scenario, lived every way; silence is expected at its end."""

import pytest

from tests.harness.crisis import Crisis, Way
from tests.harness.journalled import Journalled


@pytest.fixture(autouse=True)
def every_change_is_journalled(monkeypatch):
    """No use case changes anything without a line in the journal."""
    watch = Journalled(monkeypatch)
    yield watch
    assert watch.silent == []


@pytest.fixture(params=Way)
def way(request) -> Way:
    """How the house lives: every scenario is lived every way."""
    return request.param


@pytest.fixture
async def crisis(tmp_path, way):
    async with Crisis(tmp_path, None, {}, way).running() as crisis:
        yield crisis
        crisis.expect_silence()
