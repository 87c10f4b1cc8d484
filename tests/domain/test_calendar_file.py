"""The calendar file: what RFC 5545 asks for, whatever names people have."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar_file import FOLDED, Event, calendar, escaped, folded

NOW = datetime(2026, 3, 12, tzinfo=UTC)
WITA = timezone(timedelta(hours=8))


def test_an_event_begins_and_ends_in_utc():
    at = datetime(2026, 3, 12, 16, tzinfo=WITA)

    said = calendar("Piket", [Event("1", at, at + timedelta(hours=16), "Ana")], NOW)

    assert said.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Siaga//Piket//ID",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Piket",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTAMP:20260312T000000Z",
        "DTSTART:20260312T080000Z",
        "DTEND:20260313T000000Z",
        "SUMMARY:Ana",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_marks_in_a_name_mean_nothing():
    assert escaped("Ana, Budi; C\\D\nE") == "Ana\\, Budi\\; C\\\\D\\nE"


@given(st.text(st.characters(exclude_characters="\r\n"), max_size=300))
def test_a_folded_line_is_short_and_unfolds_to_itself(line):
    parts = folded(line).split("\r\n")

    assert all(len(part.encode("utf-8", "surrogatepass")) <= FOLDED for part in parts)
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line
