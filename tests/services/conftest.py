"""No use case changes anything without a line in the journal."""

import pytest

from tests.harness.journalled import Journalled


@pytest.fixture(autouse=True)
def every_change_is_journalled(monkeypatch):
    watch = Journalled(monkeypatch)
    yield watch
    assert watch.silent == []
