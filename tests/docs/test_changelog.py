"""The changelog keeps the form of Keep a Changelog."""

import re

from tests.docs.pages import documents

KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
RELEASE = re.compile(r"\[(Unreleased|\d+\.\d+\.\d+)\](?: - (\d{4}-\d{2}-\d{2}))?$")


def releases() -> list[tuple[str, str]]:
    parts = re.split(r"^## ", documents()["CHANGELOG.md"], flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def test_it_begins_with_what_is_not_released():
    assert documents()["CHANGELOG.md"].startswith("# Changelog\n")
    assert releases()[0][0] == "[Unreleased]"


def test_every_release_has_a_number_and_a_day_the_newest_first():
    found = [RELEASE.fullmatch(head) for head, _ in releases()]

    assert all(found)
    days = [hit[2] for hit in found[1:]]
    assert all(days)
    assert days == sorted(days, reverse=True)


def test_changes_stand_in_lists_under_their_kind():
    for head, body in releases():
        parts = re.split(r"^### ", body, flags=re.MULTILINE)
        assert parts[0].strip() == "", head
        for part in parts[1:]:
            kind, _, entries = part.partition("\n")
            assert kind in KINDS
            lines = [line for line in entries.splitlines() if line]
            assert lines, f"{head} {kind} is empty"
            assert all(line.startswith(("- ", "  ")) for line in lines)
