"""A storm of twenty issues: one call, then lists; an L4 is never put into a list."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from tests.harness.crisis import Crisis
from tests.scenarios.talk import everybody_read

TWELVE = (
    ("Budi", Role.DUTY_OFFICER),
    ("Citra", Role.CRISIS_LEAD),
    ("Dewi", Role.WRITER),
    ("Eka", Role.WRITER),
    ("Fajar", Role.ANALYST),
    ("Gita", Role.ANALYST),
    ("Hadi", Role.MEDIA_LIAISON),
    ("Indra", Role.MEDIA_MONITOR),
    ("Joko", Role.LEGAL_ADVISER),
    ("Kartika", Role.SPOKESPERSON),
    ("Lestari", Role.DUTY_OFFICER),
    ("Made", Role.AGENCY_LIAISON),
)
STORM = 20
MINUTE = timedelta(minutes=1)

#: Letters leave at once, so that only the pace of calls is looked at.
LIMITS = "per_chat_per_second = 1000\ntotal_per_second = 1000\ncalls_alone = 1\n"


@pytest.fixture
async def twelve(tmp_path, way):
    """A full office of twelve, and a reporter for each issue."""
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "office.toml").write_text('profile = "full"\n')
    (folder / "limits.toml").write_text(LIMITS)
    async with Crisis(tmp_path, None, {"playbook": folder}, way).running() as crisis:
        team = {name: await crisis.member(name, role) for name, role in TWELVE}
        for number in range(STORM):
            reporter = await crisis.member(f"Warga{number}")
            word = "abcdefghijklmnopqrst"[number]
            await reporter.says(f"/lapor {word * 5} {word * 6} {word * 7}")
        await crisis.fast_forward(minutes=2)
        everybody_read(crisis)
        yield crisis, team


async def set_level(citra, number, level):
    await citra.says(f"/triase {number}")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses(level)
    await citra.says("Wartawan bertanya")


class Heard:
    """What woke whom, and when."""

    def __init__(self, crisis, team):
        self.crisis, self.team = crisis, team
        self.calls = defaultdict(list)

    def listen(self):
        """Take down the new messages that are about issues being called about."""
        for name, phone in self.team.items():
            for event in phone.inbox():
                if event.kind is Kind.MESSAGE and name != "Citra":
                    self.calls[name].append((self.crisis.clock.now(), event.message))
            phone.ignores()

    def mentioned(self, name, number):
        return any(f"ISU-2026-{number:04d}" in m.text for _, m in self.calls[name])


async def test_a_storm_is_one_call_a_minute_and_an_l4_comes_on_its_own(twelve):
    crisis, team = twelve
    heard, citra = Heard(crisis, team), team["Citra"]
    began = crisis.clock.now()
    for number in range(1, STORM):
        await set_level(citra, number, "L3 Tinggi")
        heard.listen()
    at = crisis.clock.now()
    await set_level(citra, STORM, "L4 Kritis")
    heard.listen()
    assert crisis.clock.now() - began < MINUTE

    critical = [
        (when, message.text)
        for when, message in heard.calls["Budi"]
        if message.text.startswith("🔴 L4 Kritis · ISU-2026-0020")
    ]
    assert len(critical) == 1
    assert critical[0][0] - at <= timedelta(seconds=5)

    for _ in range(10):
        await crisis.fast_forward(seconds=30)
        heard.listen()

    for name in team.keys() - {"Citra"}:
        missing = [n for n in range(1, STORM + 1) if not heard.mentioned(name, n)]
        assert missing == [], name
        times = [when for when, m in heard.calls[name] if "0020" not in m.text[:40]]
        gaps = [later - sooner for sooner, later in pairwise(times)]
        assert all(gap >= MINUTE for gap in gaps), (name, gaps)
        everything = len(heard.calls[name])
        assert everything <= 12, (name, everything)
    reasons = await crisis.kept(
        "SELECT detail FROM journal WHERE action = 'not_pinged'"
    )
    assert len(reasons) >= STORM
    assert all(":listed" in reason for reason in reasons)
    everybody_read(crisis)
