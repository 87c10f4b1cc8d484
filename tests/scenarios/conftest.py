"""The crisis of each scenario, lived in several ways; silence is expected at its end."""

import os
from pathlib import Path
from zlib import crc32

import pytest

from tests.harness.crisis import Crisis, Way
from tests.harness.journalled import Journalled

HERE = Path(__file__).parent
FULL = os.environ.get("SIAGA_PROOF") == "full"
ELSEWHERE = (Way.OVER_HTTP, Way.ON_POSTGRESQL)


def pytest_collection_modifyitems(config, items):
    """Live each scenario in process and one other way, by lot; every way in full.

    What is asked for by its name is not left out.
    """
    if FULL or any("::" in asked for asked in config.args):
        return
    left_out = [item for item in items if HERE in item.path.parents and _spared(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def _spared(item):
    lived = getattr(item, "callspec", None) and item.callspec.params.get("way")
    lot = crc32(f"{item.path.name}::{item.originalname}".encode())
    return lived in ELSEWHERE and lived is not ELSEWHERE[lot % len(ELSEWHERE)]


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
