"""The checklist: what is met, what has expired, what cannot be told, how much."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.checklist import (
    CheckItem,
    Computed,
    Heading,
    Standing,
    checked,
    percentage,
    worst,
)
from bot.playbook import load_playbook

NOW = datetime(2026, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)
DRILL = CheckItem("drill", Heading.PERSONNEL, holds=183 * DAY)
MEDIA = CheckItem("media_list", Heading.TACTICS, Computed.MEDIA_LIST, 90 * DAY)
LEAD = CheckItem("lead_deputy", Heading.ORGANISATION, Computed.LEAD_DEPUTY)


@pytest.mark.parametrize(
    ("item", "known", "ticked", "standing"),
    [
        (DRILL, {}, {}, Standing.MISSING),
        (DRILL, {}, {"drill": NOW - 183 * DAY}, Standing.MET),
        (DRILL, {}, {"drill": NOW - 184 * DAY}, Standing.EXPIRED),
        (MEDIA, {Computed.MEDIA_LIST: False}, {}, Standing.MISSING),
        (MEDIA, {Computed.MEDIA_LIST: NOW - 90 * DAY}, {}, Standing.MET),
        (MEDIA, {Computed.MEDIA_LIST: NOW - 91 * DAY}, {}, Standing.EXPIRED),
        (LEAD, {Computed.LEAD_DEPUTY: True}, {}, Standing.MET),
        (LEAD, {Computed.LEAD_DEPUTY: False}, {"lead_deputy": NOW}, Standing.MISSING),
        (LEAD, {}, {}, Standing.NOT_YET),
    ],
)
def test_an_item_stands_as_the_records_or_people_say(item, known, ticked, standing):
    [found] = checked([item], known, ticked, NOW)

    assert found.standing is standing


def test_what_cannot_be_told_is_no_part_of_the_percentage():
    items = (DRILL, MEDIA, LEAD)
    found = checked(items, {Computed.MEDIA_LIST: True}, {}, NOW)

    assert percentage(found) == 50
    assert percentage([]) == 100


def test_the_worst_is_what_is_missing_and_then_what_is_too_old():
    known = {Computed.MEDIA_LIST: NOW - 91 * DAY, Computed.LEAD_DEPUTY: False}
    found = checked((MEDIA, DRILL, LEAD), known, {}, NOW)

    names = [one.item.name for one in worst(found)]
    assert names == ["lead_deputy", "drill", "media_list"]


def test_the_shipped_list_has_all_four_headings_and_everything_that_is_computed():
    items = load_playbook(None).readiness.items

    assert {item.heading for item in items} == set(Heading)
    assert {item.computed for item in items if item.computed} == set(Computed)
    people = [item for item in items if item.computed is None]
    assert all(item.holds for item in people)
