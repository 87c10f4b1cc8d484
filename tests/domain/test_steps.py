"""Guards, what each profile asks for, and which steps a member is offered."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.dossier import Dossier, Terms
from bot.domain.guards import GUARDS, OF_LEVEL, TWO_PERSON, Need, breakable, met
from bot.domain.issue_life import CODES, STEPS, IssueState
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.steps import LOWERING, may_break, may_take, missing, steps_for
from bot.domain.topics import (
    ALONE,
    FORMS,
    MET_AT,
    MET_BY,
    REGISTERED,
    Topic,
    owned_lines,
)
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook

NOW = datetime(2026, 3, 12, tzinfo=UTC)
H = timedelta(hours=1)
L1, L2, L3, L4 = Level

#: guard -> what meets it, what only just does not.
GUARD_TABLE = {
    "level_set": ({"level": L1}, {}),
    "scored": ({"scored": True}, {}),
    "owner_set": ({"owned": True}, {}),
    "level_low": ({"level": L2}, {"level": L3}),
    "level_high": ({"level": L3}, {"level": L2}),
    "level_max_low": ({"level_max": L2}, {"level_max": L3, "level": L1}),
    "level_lowest": ({"level": L1}, {"level": L2}),
    "no_floor": ({}, {"floors": ("F2",)}),
    "lead_assigned": ({"lead_assigned": True}, {}),
    "speaker_named": ({"speaker_named": True}, {}),
    "speaker_accepted": ({"speaker_accepted": True}, {"speaker_named": True}),
    "statement_approved": ({"statement_approved": True}, {}),
    "meeting_soon": ({"level": L4, "meeting_in": 2 * H}, {"level": L4, "meeting_in": 2.1 * H}),
    "trigger_written": ({"trigger": True}, {}),
    "relook_set": ({"relook_in": 24 * H}, {"relook_in": 25 * H}),
    "receiver_named": ({"receiver": True}, {}),
    "contact_named": ({"contact": True}, {}),
    "handover_written": ({"handover": True}, {}),
    "facts_stated": ({"no_fact_stated": True}, {}),
    "fact_verified": ({"verified_facts": 1}, {"no_fact_stated": True}),
    "agencies_listed": ({"agencies": 1}, {}),
    "stakeholders_listed": ({"stakeholders": 3}, {"stakeholders": 2}),
    "strategy_chosen": ({"strategy": "victim"}, {}),
    "message_map_written": ({"message_map": True}, {}),
    "agenda_written": ({"agenda": True}, {}),
    "minutes_approved": ({"minutes_approved": True}, {}),
    "decision_owned": ({"decisions": 1, "decisions_owned": True}, {"decisions": 1}),
    "narrative_approved": ({"narrative_approved": True}, {}),
    "legal_opinion_given": ({"legal_flagged": True, "legal_opinion": True}, {"legal_flagged": True}),
    "gap_written": ({"gap": True}, {}),
    "updates_on_time": ({}, {"updates_overdue": 1}),
    "sitreps_stable": ({"stable_sitreps": 2}, {"stable_sitreps": 1}),
    "mentions_calm": ({"mentions_calm": True}, {}),
    "service_restored": ({"service_restored": True}, {}),
    "rumours_settled": ({"rumours_settled": True}, {}),
    "fast_lane_paid": ({}, {"fast_lane_debts": 1}),
    "quiet_long_enough": ({"quiet_for": 72 * H}, {"quiet_for": 71 * H}),
    "stable_long_enough": ({"level": L4, "stable_for": 48 * H}, {"level": L4, "stable_for": 47 * H}),
    "nothing_open": ({"open_items": 0}, {"open_items": 1}),
    "legal_clocks_settled": ({"legal_clocks_settled": True}, {}),
    "promises_settled": ({"promises_settled": True}, {}),
    "summary_written": ({"summary": True}, {}),
    "lesson_written": ({"lesson": True}, {}),
    "lesson_owned": ({"lesson_owned": True}, {"lesson": True}),
    "evaluation_approved": ({"evaluation_approved": True}, {}),
    "closed_recently": ({"closed_for": 90 * 24 * H}, {"closed_for": 90 * 24 * H + H}),
    "calm_long_enough": ({"level": L4, "calm_for": 48 * H}, {"level": L4, "calm_for": 47 * H}),
    "no_correction": ({"corrected_for": 24 * H}, {"corrected_for": 23 * H}),
}  # fmt: skip

TERMS = Terms(
    meeting={L1: 4 * H, L2: 4 * H, L3: 4 * H, L4: 2 * H},
    stable={L1: 24 * H, L2: 24 * H, L3: 24 * H, L4: 48 * H},
    lowering={L1: 72 * H, L2: 72 * H, L3: 24 * H, L4: 48 * H},
)
EMPTY = Dossier(terms=TERMS)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    office = tmp_path_factory.mktemp("office")
    (office / "office.toml").write_text('profile = "full"\n')
    return load_playbook(office).life


SMALL = load_playbook(None).life

#: The full profile: code -> what doctrine.md 4.1 asks for at L2, and besides at L4.
LOW = ("scored", "level_low", "trigger_written", "relook_set")
DOCTRINE = {
    "T03": (LOW, ()),
    "T04": (("level_set", "scored", "owner_set"), ("lead_assigned", "speaker_named")),
    "T05": (("level_high", "statement_approved", "speaker_accepted", "meeting_soon"), ()),
    "T06": ((), ()),
    "T07": (("level_lowest", "no_floor"), ()),
    "T08": (("receiver_named", "contact_named", "handover_written"), ()),
    "T09": ((), ()),
    "T10": (("quiet_long_enough", "nothing_open"), ()),
    "T11": (("facts_stated", "agencies_listed", "agenda_written"),
            ("stakeholders_listed", "strategy_chosen", "message_map_written")),
    "T12": (("minutes_approved", "decision_owned", "narrative_approved",
             "speaker_accepted", "legal_opinion_given"), ()),
    "T13": (("level_low", "statement_approved"), ()),
    "T14": (("updates_on_time", "sitreps_stable", "mentions_calm", "service_restored",
             "rumours_settled", "fast_lane_paid"), ()),
    "T15": ((), ()),
    "T16": (("stable_long_enough", "legal_clocks_settled"), ()),
    "T17": (("level_max_low", "summary_written", "lesson_written", "nothing_open"), ()),
    "T18": (("evaluation_approved", "lesson_owned", "promises_settled"), ()),
    "T19": (("closed_recently",), ()),
    "T22": (("gap_written",), ()),
    "T23": (LOW, ()),
}  # fmt: skip


@pytest.mark.parametrize("need", Need)
def test_a_guard_holds_for_what_meets_it_and_not_for_what_nearly_does(need):
    enough, too_little = GUARD_TABLE[need]

    assert met(need, replace(EMPTY, **enough))
    assert not met(need, replace(EMPTY, **too_little))


def test_every_guard_is_in_the_table_and_asks_about_a_field_that_exists():
    assert set(GUARD_TABLE) == set(GUARDS) == set(Need)
    asked = {key for pair in GUARD_TABLE.values() for facts in pair for key in facts}

    assert asked | {"terms", "promises_overdue"} == set(Dossier.__struct_fields__)


def test_every_guard_is_met_by_a_note_or_by_something_that_is_named():
    assert set(MET_BY) | set(MET_AT) == set(Need)
    assert not set(MET_BY) & set(MET_AT)
    assert set(FORMS) == set(Topic)
    assert set(MET_BY.values()) | REGISTERED == set(Topic) - ALONE


@pytest.mark.parametrize("code", CODES)
def test_the_full_profile_asks_for_what_the_doctrine_asks_for(full, code):
    low, more = DOCTRINE[code]

    assert set(full.rule(code).at(L2)) == set(low)
    assert set(full.rule(code).at(L4)) == {*low, *more}


@pytest.mark.parametrize("level", [None, *Level])
@pytest.mark.parametrize("code", CODES)
def test_the_small_profile_asks_for_no_more_than_it_says(code, level):
    small = set(SMALL.rule(code).at(level))
    allowed = {
        "T12": {"speaker_named", "statement_approved", "decision_owned"},
        "T14": {"speaker_named", "statement_approved", "decision_owned", "fast_lane_paid"},
        "T11": {"speaker_named"},
        "T18": {"summary_written", "lesson_written"},
    }  # fmt: skip

    assert small <= allowed.get(code, set(DOCTRINE[code][0]))


#: Guards that something stronger meets as well.
OR_ELSE = {
    "lesson_written": "lesson_owned",
    "speaker_named": "speaker_accepted",
    "facts_stated": "verified_facts",
}

#: A dossier that lacks nothing; its level is to be chosen.
RICH = replace(
    EMPTY,
    **{k: v for ok, _ in GUARD_TABLE.values() for k, v in ok.items()
       if k not in {"level", "level_max", "legal_flagged"}},
)  # fmt: skip


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("code", CODES)
def test_a_step_is_held_up_by_nothing_where_nothing_but_the_level_is_wrong(
    full, code, level
):
    rich = replace(RICH, level=level, level_max=level)

    assert set(missing(full, code, rich)) <= OF_LEVEL


@pytest.mark.parametrize("code", CODES)
def test_a_step_is_held_up_by_each_single_thing_that_it_asks_for(full, code):
    for level in Level:
        for need in full.rule(code).at(level):
            facts = {"level": level, "level_max": level} | dict(GUARD_TABLE[need][1])
            lost = {*GUARD_TABLE[need][0], OR_ELSE.get(need, "level_max")}
            bare = {k: getattr(EMPTY, k) for k in lost}
            poor = replace(RICH, **bare | facts)
            if need is Need.LEVEL_SET:
                poor = replace(poor, level=None)
            asked = need in full.rule(code).at(poor.level)
            assert (need in missing(full, code, poor)) is asked


def test_a_refusal_names_everything_at_once(full):
    lacks = missing(full, "T11", replace(EMPTY, level=L3))

    assert lacks == full.rule("T11").at(L3)
    assert len(lacks) == 6


# Who


def member(*roles: str) -> Member:
    return Member(1, "A", frozenset(map(Role, roles)), NOW)


@pytest.mark.parametrize(
    ("code", "level", "who"),
    [
        ("T12", L3, {"crisis_lead", "head_of_agency"}),
        ("T12", L4, {"head_of_agency"}),
        ("T18", L3, {"crisis_lead", "head_of_agency"}),
        ("T18", L4, {"head_of_agency"}),
        ("T03", L1, {"crisis_lead", "analyst", "duty_officer"}),
        ("T03", L2, {"crisis_lead"}),
    ],
)
def test_the_full_profile_keeps_some_steps_for_fewer(full, code, level, who):
    step = next(row for row in STEPS if row.code == code)
    dossier = replace(EMPTY, level=level)
    may = {role for role in Role if may_take(member(role), step, full, dossier)}

    assert may == who


def test_a_head_who_is_the_subject_keeps_no_step_for_themselves(full):
    step = next(row for row in STEPS if row.code == "T12")

    assert may_take(
        member("crisis_lead"), step, full, replace(EMPTY, level=L4, floors=("F4",))
    )


@pytest.mark.parametrize("state", IssueState)
def test_nobody_without_a_role_is_offered_a_step(state):
    gone = replace(member(*Role), suspended=True)

    assert steps_for(gone, state, SMALL, EMPTY) == []
    assert steps_for(member(), state, SMALL, EMPTY) == []


@pytest.mark.parametrize("level", [None, *Level])
@pytest.mark.parametrize("state", IssueState)
def test_a_member_is_offered_exactly_the_steps_that_are_legal_and_fit_the_level(
    full, state, level
):
    dossier = replace(EMPTY, level=level, level_max=level)
    team = {role: member(role) for role in Role}
    legal = {
        role: {
            row.code
            for row in STEPS
            if row.source is state
            and may_take(who, row, full, dossier)
            and (
                role is Role.CRISIS_LEAD
                or not set(missing(full, row.code, dossier)) & OF_LEVEL
            )
        }
        for role, who in team.items()
    }

    assert {
        role: {row.code for row in steps_for(who, state, full, dossier)}
        for role, who in team.items()
    } == legal


@pytest.mark.parametrize(
    ("profile", "state", "level", "first"),
    [
        ("small", "triage", L2, "T04"),
        ("full", "triage", L4, "T04"),
        ("small", "analysis", L2, "T13"),
        ("small", "analysis", L3, "T11"),
        ("full", "analysis", L2, "T11"),
        ("small", "coordination", L3, "T12"),
        ("small", "responding", L3, "T14"),
        ("small", "contained", L2, "T17"),
        ("small", "contained", L3, "T16"),
        ("small", "review", L3, "T18"),
        ("small", "monitored", L1, "T09"),
        ("small", "closed", L1, "T19"),
    ],
)
def test_the_next_step_of_the_procedure_stands_first(
    full, profile, state, level, first
):
    rules = full if profile == "full" else SMALL
    dossier = replace(EMPTY, level=level, level_max=level)

    steps = steps_for(member("crisis_lead"), IssueState(state), rules, dossier)

    assert steps[0].code == first


# Breaking glass


@pytest.mark.parametrize("need", Need)
def test_a_reason_passes_every_guard_but_approvals_and_what_a_step_consists_of(need):
    never = {"statement_approved", "minutes_approved", "narrative_approved",
             "evaluation_approved", "level_set", "relook_set", "receiver_named",
             "closed_recently"}  # fmt: skip

    assert breakable((need,)) is (need not in never)
    assert {str(n) for n in TWO_PERSON} <= never


@pytest.mark.parametrize("role", Role)
def test_only_the_lead_breaks_glass(role):
    lacks = (Need.MENTIONS_CALM, Need.SITREPS_STABLE)

    assert may_break(member(role), lacks) is (role is Role.CRISIS_LEAD)
    assert not may_break(member(role), ())
    assert not may_break(member(role), (*lacks, Need.MINUTES_APPROVED))


# Notes


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Pasang tangki; Eko; besok 08.00", [("Pasang tangki", "Eko", "besok 08.00")]),
        ("a;b;c\n\n d ; e ; f ", [("a", "b", "c"), ("d", "e", "f")]),
        ("Pasang tangki", None),
        ("Pasang tangki; Eko", None),
        ("Pasang tangki; ; besok", None),
        ("a;b;c\nd", None),
        ("", None),
        ("a;b;c;d", None),
    ],
)
def test_a_decision_has_an_owner_and_a_deadline(text, read):
    assert owned_lines(text) == read


def test_both_profiles_name_only_steps_that_exist():
    for file in ("life.toml", "full/life.toml"):
        assert "[steps.T03]" in (SHIPPED / file).read_text("utf-8")


def test_lowering_waits_in_the_full_profile_as_long_as_the_doctrine_says(full):
    """T20 and doctrine.md 3.5, "De-escalate after"; the small office asks for less."""
    for level, hours in ((L1, 72), (L2, 72), (L3, 24), (L4, 48)):
        calm = Dossier(terms=full.terms, level=level, calm_for=hours * H)

        assert missing(full, LOWERING, calm) == ()
        assert missing(full, LOWERING, replace(calm, calm_for=hours * H - H / 60)) == (
            "calm_long_enough",
        )
        assert missing(full, LOWERING, replace(calm, corrected_for=H)) == (
            "no_correction",
        )
        assert missing(SMALL, LOWERING, replace(calm, calm_for=0 * H)) == ()
