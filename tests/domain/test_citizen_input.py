"""Citizens' requests: themes, who is offered, how many ask, the number of LAPOR."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.access import Action
from bot.domain.citizen_input import (
    CitizenInput,
    counted,
    lapor_number,
    resembled,
    themes,
    voices,
)
from bot.domain.input_life import INPUT_LIFE, InputState
from bot.domain.values import replace

NOW = datetime(2026, 3, 12, tzinfo=UTC)
STEPS = (Action.LOG_INPUT, Action.FOLLOW_INPUT, Action.ANSWER_INPUT)


def asked(name, words, **more):
    at = NOW + timedelta(minutes=len(name))
    return CitizenInput(name, "2026-0001", InputState.RECEIVED, words, 7, at, **more)


TANK = asked("i", "Minta mobil tangki air", count=14)
WHEN = asked("ii", "Kapan air normal lagi", count=3)
DONE = replace(
    asked("iii", "Minta jadwal mobil tangki"), state=InputState.ANSWERED, count=20
)
PART = replace(asked("iiii", "tangki air dong"), state=InputState.GROUPED)
ALL = (TANK, WHEN, DONE, PART)


def test_themes_that_wait_come_first_and_grouped_ones_are_none():
    assert themes(ALL) == [TANK, WHEN, DONE]


def test_voices_count_everybody_once_and_what_waits_by_theme():
    assert voices(ALL) == (37, 2)


def test_a_new_request_is_offered_the_themes_it_resembles_the_largest_first():
    new = asked("new", "warga minta mobil tangki")

    assert resembled(new, [*ALL, new]) == [DONE, TANK]
    assert resembled(asked("other", "jalan berlubang"), ALL) == []


@pytest.mark.parametrize("state", InputState)
@pytest.mark.parametrize("action", STEPS)
def test_every_state_and_step(state, action):
    leads = {
        (InputState.RECEIVED, Action.LOG_INPUT): InputState.GROUPED,
        (InputState.RECEIVED, Action.FOLLOW_INPUT): InputState.FOLLOWED_UP,
        (InputState.RECEIVED, Action.ANSWER_INPUT): InputState.ANSWERED,
        (InputState.FOLLOWED_UP, Action.ANSWER_INPUT): InputState.ANSWERED,
    }
    assert INPUT_LIFE.next_state(state, action) == leads.get((state, action))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("LAPOR 4512345: air keruh", "4512345"),
        ("nomor lapor! #1234567", "1234567"),
        ("Tracking ID 987654", "987654"),
        ("lapor pak, air keruh di RT 12345678901", ""),
        ("warga melapor 120 kali", ""),
    ],
)
def test_the_number_of_lapor_is_read_from_a_text(text, number):
    assert lapor_number(text) == number


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        ("60x Minta mobil tangki", 60, "Minta mobil tangki"),
        ("60 × Minta mobil tangki", 60, "Minta mobil tangki"),
        ("60 warga: minta mobil tangki", 60, "minta mobil tangki"),
        ("12 orang minta mobil tangki", 12, "minta mobil tangki"),
        ("3 kelurahan minta mobil tangki", 1, "3 kelurahan minta mobil tangki"),
        ("Minta mobil tangki 60x", 1, "Minta mobil tangki 60x"),
        ("0x Minta tangki", 1, "0x Minta tangki"),
        ("60x", 1, "60x"),
        ("1500000 warga minta air", 1, "1500000 warga minta air"),
    ],
)
def test_a_request_says_for_how_many_it_stands(text, count, words):
    assert counted(text) == (count, words)
