"""Samples of what is said in and about the war room."""

from datetime import datetime
from typing import Any

from bot.domain.rooms import Point

Facts = dict[str, Any]

NUMBER = "ISU-2026-0001"
TITLE = 'Tim Krisis <Dinas> & "mitra" {{7*7}}'


def messages(
    label: Any, issue: Any, who: str, leaves: datetime, now: datetime
) -> dict[str, Facts]:
    """Every message, by name and variant."""
    points = {point: label(f"room_point.{point}") for point in Point}
    fixes = [(points[p], label(f"room_fix.{p}")) for p in Point]
    waits = {"leaves_at": leaves, "now": now}
    titled = {"title": TITLE}
    about = {"number": NUMBER}
    screen = titled | waits | {
        "ready": False, "right": [points[Point.FORUM]], "wrong": fixes[:1],
        "with_admin": [points[p] for p in (Point.READS, Point.PIN, Point.TOPICS)],
        "topics": False, "pins": False, "level": "L2", "people": 7,
    }  # fmt: skip
    whole = screen | {
        "ready": True, "right": list(points.values()), "wrong": [], "with_admin": [],
        "topics": True, "pins": True, "leaves_at": None,
    }  # fmt: skip
    few = [fixes[list(Point).index(p)] for p in (Point.PIN, Point.DELETE)]
    return {
        "room_hello": waits,
        "room_leaving": {},
        "room_left": titled,
        "room_screen": screen,
        "room_screen.whole": whole,
        "room_screen.lacking": whole
        | {"wrong": few, "right": [], "people": 0, "pins": False},
        "room_how": {"bot": "siaga_bot", "title": "", "wrong": []},
        "room_how.ready": {"bot": "siaga_bot", "title": TITLE, "wrong": few},
        "room_gone_on": {},
        "room_lacks": titled | {"lost": few},
        "room_lost": titled,
        "room_renamed": titled | {"before": "Tim lama"},
        "room_upgraded": titled,
        "room_topic_shut": about,
        "room_topic_lost": about | titled,
        "room_emptied": about | {"whole": True},
        "room_emptied.part": about | {"whole": False},
        "room_not_emptied": about,
        "room_risen": {"issue": issue},
        "room_moved_card": about,
        "room_reported": about | {"who": who, "author": TITLE, "known": False},
        "room_reported.known": about | {"who": who, "author": TITLE, "known": True},
        "room_stranger": {"organisation": "Dinas & Contoh"},
        "room_hidden": {"organisation": "Dinas & Contoh"},
    }
