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

#: Of eight scenarios, by lot, one is lived over HTTP as well and one on PostgreSQL.
LOTS = (Way.OVER_HTTP, Way.ON_POSTGRESQL, *6 * (Way.IN_PROCESS,))

#: One case in so many of a scenario is lived elsewhere, the first among them.
EVERY = 8

#: These go over HTTP in all their cases: with them every method that the house calls in
#: some scenario, and every kind of update and of content, goes over the wire.
CARRIED = frozenset(
    {
        "test_a_live_location_is_one_report_with_its_last_place",
        "test_a_photo_with_a_caption_needs_no_command_but_may_have_one",
        "test_a_reply_to_the_card_becomes_a_note_and_gets_a_quiet_sign",
        "test_an_edit_that_changes_nothing_tells_nobody",
        "test_an_issue_that_becomes_restricted_is_taken_out_and_the_lead_told_what_stays",
        "test_an_update_of_a_kind_nobody_asked_for_is_ignored",
        "test_channels_anonymous_admins_and_bots_have_no_role",
        "test_channels_tell_the_bot_nothing_at_all",
        "test_every_kind_is_kept_answered_once_and_passed_on",
        "test_files_that_are_no_roster_are_refused_with_what_to_send",
        "test_service_messages_are_no_reports",
        "test_the_roster_is_taken_along_as_calendar_and_as_text",
        "test_the_turns_of_who_is_suspended_stand_empty_and_the_lead_hears",
        "test_what_cannot_be_passed_on_is_kept_in_words",
        "test_who_is_in_the_room_is_known_within_a_minute_and_followed",
        "test_who_keeps_no_register_sees_no_book_of_it",
    }
)


def pytest_collection_modifyitems(config, items):
    """Live each scenario in process, some of them one other way; every way in full.

    Of a scenario with many cases every eighth is lived that other way. What is asked for
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
    if way is Way.OVER_HTTP and item.originalname in CARRIED:
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
