"""What every test of delivery needs."""

import pytest


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it the library warns inside the constructor of RetryAfter.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
