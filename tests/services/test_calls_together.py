"""Calls that are due at the same moment: one commit for many, and none is silenced."""

import pytest

from bot.domain.roles import Role
from bot.services.calls import calling
from bot.services.calls.calling import escalate_due
from tests.harness.crisis import Crisis

REPORTS = 6


@pytest.fixture
async def crisis(tmp_path):
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "limits.toml").write_text("calls_alone = 100\n")
    crisis = Crisis(tmp_path, None, {"playbook": tmp_path / "office"})
    async with crisis.running():
        yield crisis


async def office(crisis):
    """Six issues that nobody took; their first calls were made."""
    ana = await crisis.member("Ana", Role.REPORTER)
    duty = await crisis.member("Budi", Role.DUTY_OFFICER)
    for number in range(REPORTS):
        await ana.says(f"/lapor Laporan nomor {number}")
    duty.ignores()
    crisis.clock.advance(minutes=11)
    return duty


async def test_calls_that_are_due_together_share_a_commit(crisis):
    duty = await office(crisis)
    points = []
    crisis.house.storage._engine._probe = points.append

    await escalate_due(crisis.house.desk)

    assert points.count("commit:after") == 1
    await crisis.fast_forward(seconds=30)
    pings = {text for text in duty.texts() if "Laporan nomor" in text}
    assert len(pings) == REPORTS


async def test_a_call_that_fails_silences_no_other(crisis, monkeypatch):
    await office(crisis)
    make_calls = calling.make_calls

    async def fail_once(turn, issue, climb):
        if "nomor 2" in issue.title:
            raise KeyError(issue.id)
        await make_calls(turn, issue, climb)

    monkeypatch.setattr(calling, "make_calls", fail_once)
    await escalate_due(crisis.house.desk)
    monkeypatch.undo()

    await crisis.settle()
    async with crisis.house.storage.begin() as unit:
        left = await unit.escalations.due(crisis.clock.now(), 100)
    assert [climb.issue_id for climb in left] == ["2026-0003"]
