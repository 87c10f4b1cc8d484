"""The crisis of each scenario, lived in several ways; silence is expected at its end."""

import os
from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest

from tests.harness.crisis import Crisis, Way
from tests.harness.journalled import Journalled

HERE = Path(__file__).parent
FULL = os.environ.get("SIAGA_PROOF") == "full"
ELSEWHERE = (Way.OVER_HTTP, Way.ON_POSTGRESQL)

#: Of four scenarios, by lot, two are lived over HTTP as well and one on PostgreSQL.
LOTS = (Way.OVER_HTTP, Way.ON_POSTGRESQL, Way.OVER_HTTP, Way.IN_PROCESS)

#: One case in so many of a scenario is lived elsewhere, the first among them.
EVERY = 4


def pytest_collection_modifyitems(config, items):
    """Live each scenario in process, most of them one other way; every way in full.

    Of a scenario with many cases every fourth is lived that other way. What is asked for
    by its name is not left out.
    """
    if FULL or any("::" in asked for asked in config.args):
        return
    lived: Counter[str] = Counter()
    ours = [item for item in items if HERE in item.path.parents]
    left_out = {item for item in ours if _spared(item, lived)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def _spared(item, lived):
    way = getattr(item, "callspec", None) and item.callspec.params.get("way")
    if way not in ELSEWHERE:
        return False
    scenario = f"{item.path.name}::{item.originalname}"
    if way is not LOTS[crc32(scenario.encode()) % len(LOTS)]:
        return True
    lived[scenario] += 1
    return lived[scenario] % EVERY != 1


@pytest.fixture(autouse=True)
def every_change_is_journalled(monkeypatch):
    """No use case changes anything without a line in the journal."""
    watch = Journalled(monkeypatch)
    yield watch
    assert watch.silent == []


@pytest.fixture(params=Way)
def way(request) -> Way:
    """How the house lives."""
    return request.param


@pytest.fixture
async def crisis(tmp_path, way):
    async with Crisis(tmp_path, None, {}, way).running() as crisis:
        yield crisis
        crisis.expect_silence()


@pytest.fixture
async def full(tmp_path, way):
    """A crisis in an office that asks for everything."""
    office = tmp_path / "office"
    office.mkdir()
    (office / "office.toml").write_text('profile = "full"\n')
    async with Crisis(tmp_path, None, {"playbook": office}, way).running() as crisis:
        yield crisis
        crisis.expect_silence()
