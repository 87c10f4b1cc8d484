"""The life of a press conference, its runbook, its log, and prepared answers."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.access import Action
from bot.domain.conference import Conference, LineKind, Reason, current
from bot.domain.conference_life import (
    CONFERENCE_LIFE,
    OVER,
    ConferenceState,
    conference_moves,
)
from bot.domain.conference_log import (
    FollowUp,
    Typed,
    promise_words,
    read_entry,
    read_follow_up,
)
from bot.domain.conference_pace import next_look
from bot.domain.levels import Level
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.questions import MUST
from bot.domain.lint.reading import items
from bot.domain.member import Member
from bot.domain.prepared_answers import (
    Prepared,
    Standing,
    put,
    read_prepared,
    split_bridge,
    word_count,
    write_prepared,
)
from bot.domain.roles import Role
from bot.domain.runbook import (
    KNOWN,
    QUESTIONS,
    due_stages,
    entries_of,
    late_from,
    next_stage,
    stages,
    told_before,
)
from bot.domain.values import replace
from bot.playbook.loading import load_playbook

NOW = datetime(2026, 3, 12, 2, tzinfo=UTC)
MIN = timedelta(minutes=1)
S = ConferenceState
RULES = load_playbook(None).conference

#: What may happen to a conference, and where it leads: written by hand.
MOVES = {
    (S.PLANNED, "plan_conference"): S.PLANNED,
    (S.PLANNED, "tick_conference"): S.PLANNED,
    (S.PLANNED, "cancel_conference"): S.CANCELLED,
    (S.PLANNED, "start_conference"): S.LIVE,
    (S.LIVE, "tick_conference"): S.LIVE,
    (S.LIVE, "log_conference"): S.LIVE,
    (S.LIVE, "end_conference"): S.HELD,
    (S.HELD, "tick_conference"): S.HELD,
    (S.HELD, "log_conference"): S.HELD,
    (S.HELD, "close_conference"): S.CLOSED,
}


def member(*roles: Role) -> Member:
    return Member(1, "Eko", frozenset(roles), "id", NOW)


def conference(**changes) -> Conference:
    one = Conference("2026-0001/KP1", "2026-0001", 1, NOW, 1, NOW, Reason.HEAD)
    return replace(one, **changes)


def test_a_conference_moves_as_the_table_says():
    every = {
        (state, action): CONFERENCE_LIFE.next_state(state, action)
        for state in S
        for action in Action
    }
    assert {move: to for move, to in every.items() if to is not None} == MOVES


def test_speaker_and_liaison_plan_a_writer_only_logs_and_ticks():
    planning = {Action.PLAN_CONFERENCE, Action.CANCEL_CONFERENCE}
    for role in (Role.SPOKESPERSON, Role.MEDIA_LIAISON, Role.HEAD_OF_AGENCY):
        assert planning <= set(conference_moves(S.PLANNED, member(role)))
    assert not planning & set(conference_moves(S.PLANNED, member(Role.WRITER)))
    assert Action.LOG_CONFERENCE in conference_moves(S.LIVE, member(Role.WRITER))
    assert conference_moves(S.PLANNED, member(Role.REPORTER)) == []
    assert {state for state in S if not CONFERENCE_LIFE.actions(state)} == OVER


def test_the_newest_that_was_not_called_off_counts():
    first, off = conference(), conference(number=2, state=S.CANCELLED)
    assert current([first, off]) == first
    assert current([off]) is None


def test_stages_are_told_once_together_and_what_is_late_shows():
    entries = entries_of(RULES, "2026-0001/KP1")
    times = [-120 * MIN, -60 * MIN, -30 * MIN, 0 * MIN, 30 * MIN, 120 * MIN]
    assert stages(entries) == times
    start = NOW + 100 * MIN
    assert due_stages(entries, None, start, NOW) == times[:1]
    assert due_stages(entries, None, start, NOW + 45 * MIN) == times[:2]
    assert due_stages(entries, times[1], start, NOW + 45 * MIN) == []
    assert next_stage(entries, times[0], start) == start - 60 * MIN
    assert next_stage(entries, times[-1], start) is None
    last = entries[-1]
    assert late_from(entries, entries[0], start, RULES.last) == start - 60 * MIN
    assert late_from(entries, last, start, RULES.last) == start + 180 * MIN


@pytest.mark.parametrize(
    ("moved_by", "told"), [(0, -60), (90, None), (40, -120), (-30, -60)]
)
def test_once_postponed_only_what_is_ahead_is_told_again(moved_by, told):
    entries = entries_of(RULES, "2026-0001/KP1")
    start = NOW + 45 * MIN + moved_by * MIN
    kept = told_before(entries, -60 * MIN, start, NOW)
    assert kept == (None if told is None else told * MIN)


@pytest.mark.parametrize(
    ("changes", "minutes"),
    [
        ({"at": NOW + 200 * MIN}, 80),
        ({"at": NOW + 200 * MIN, "told": -60 * MIN}, 170),
        ({"at": NOW + 20 * MIN, "told": -30 * MIN}, 20),
        ({"at": NOW, "began_at": NOW + 5 * MIN, "told": 0 * MIN, "state": S.LIVE}, 35),
        ({"at": NOW, "told": 120 * MIN, "state": S.HELD, "began_at": NOW}, None),
        ({"at": NOW + 200 * MIN, "state": S.CANCELLED}, None),
    ],
)
def test_it_is_looked_at_when_somebody_is_to_be_told(changes, minutes):
    entries = entries_of(RULES, "2026-0001/KP1")
    expected = None if minutes is None else NOW + minutes * MIN
    assert next_look(conference(**changes), entries, RULES.block_at, NOW) == expected


def test_what_blocks_is_told_though_no_stage_stands_there():
    entries = [e for e in entries_of(RULES, "x") if e.at >= timedelta()]
    one = conference(at=NOW + 200 * MIN)
    assert next_look(one, entries, -30 * MIN, NOW) == NOW + 170 * MIN
    warned = replace(one, warned=True)
    assert next_look(warned, entries, -30 * MIN, NOW) == NOW + 200 * MIN


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("janji: hasil uji pukul 12.00", LineKind.PROMISE, "hasil uji pukul 12.00"),
        ("Promise : results at 12.00", LineKind.PROMISE, "results at 12.00"),
        ("SUSULAN: Kaltim Pos, apa?", LineKind.FOLLOW_UP, "Kaltim Pos, apa?"),
        ("sulit: mengapa baru?", LineKind.QUESTION, "mengapa baru?"),
        ("Janjian dengan moderator", LineKind.NOTE, "Janjian dengan moderator"),
    ],
)
def test_the_first_word_says_what_an_entry_is(text, kind, words):
    assert read_entry(text) == Typed(kind, words)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("hasil uji pukul 12.00", "hasil uji; pukul 12.00"),
        ("hasil uji, besok pukul 09.00 WITA.", "hasil uji; besok pukul 09.00 WITA"),
        ("results at 12.00", "results; at 12.00"),
        ("hasil uji; besok 09.00", "hasil uji; besok 09.00"),
        (
            "tangki sampai pukul 12.00 lalu pulang",
            "tangki sampai pukul 12.00 lalu pulang",
        ),
    ],
)
def test_the_time_at_the_end_of_a_promise_is_its_clock(text, read):
    assert promise_words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Kaltim Pos, berapa rumah?, 16.00", FollowUp("Kaltim Pos", "berapa rumah?", "16.00")),
        ("Tempo, siapa, dan kapan?", FollowUp("Tempo", "siapa, dan kapan?")),
        ("Tempo, siapa, kapan?, 2 jam", FollowUp("Tempo", "siapa, kapan?", "2 jam")),
        ("Tempo", None),
        (", apa?", None),
        ("Tempo, 16.00", FollowUp("Tempo", "16.00")),
    ],
)  # fmt: skip
def test_a_follow_up_has_its_outlet_its_question_and_maybe_a_deadline(text, read):
    assert read_follow_up(text) == read


ANSWERS = [
    Prepared("Apa yang terjadi?", "Air keruh. Tangki dikirim.", bridge="Tangki ada."),
    Prepared("Kapan?", "Nanti (data masih diperiksa).", Standing.LATER),
    Prepared(
        "Siapa?", "Belum (hanya penyidik yang menjawab).", Standing.CANNOT, "Aman."
    ),
]


@pytest.mark.parametrize("locale", ["id", "en"])
def test_answers_come_back_as_written_and_the_lint_reads_the_same(locale):
    text = write_prepared(ANSWERS, locale)

    assert read_prepared(text) == ANSWERS
    read = list(items(text))
    assert [one.question for one in read] == [one.question for one in ANSWERS]
    assert [one.status for one in read] == ["answer", "later", "cannot"]
    assert all(one.reason for one in read[1:])


def test_an_answer_takes_the_place_of_the_one_before():
    again = Prepared("apa yang terjadi", "Lain.")
    assert put(ANSWERS, again) == [again, *ANSWERS[1:]]
    assert put(ANSWERS, Prepared("Baru?", "Ya."))[-1].question == "Baru?"


def test_what_was_typed_is_parted_into_answer_and_bridge():
    said, led = split_bridge("Air keruh\nsejak pagi.\nJembatan: Tangki tersedia.")
    assert (said, led) == ("Air keruh sejak pagi.", "Tangki tersedia.")
    assert split_bridge("Hanya jawaban") == ("Hanya jawaban", "")
    assert word_count("dua kata – 3") == 3


@pytest.mark.parametrize("profile", ["small", "full"])
def test_the_shipped_runbooks_name_every_question_and_block_on_the_answers(
    profile, tmp_path
):
    (tmp_path / "office.toml").write_text(f'profile = "{profile}"\n')
    rules = load_playbook(tmp_path).conference

    assert [one.code for one in rules.questions] == list(QUESTIONS)
    assert [one.code for one in rules.items if one.blocks] == ["answers"]
    assert rules.ahead[Level.L4] == 30 * MIN
    assert rules.ahead[Level.L3] == 60 * MIN
    full = {one.code for one in rules.items} == set(KNOWN)
    assert full is (profile == "full")
    assert len(rules.items) == (len(KNOWN) if full else 9)


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_lint_knows_the_questions_that_always_come(locale):
    """QA-02: each of the six is known by its list of words."""
    from tests.words.catalog import labels

    words: Lexicon = load_playbook(None).words[locale]
    asked = [labels(locale)[f"must_question.{code}"] for code in QUESTIONS]
    assert [name for name in MUST if not any(words.has(name, q) for q in asked)] == []
