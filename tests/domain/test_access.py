"""Who may do what, against a table written by hand; no route without its action."""

from datetime import UTC, datetime

import pytest

import handlers
from bot.domain.access import MAY, Action, may, may_give, may_reach, may_see
from bot.domain.errors import NotPermitted, Refusal
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.member import Dialogue, Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Press
from bot.services.requests import Pressed, Sent, Typed
from handlers.route import Answer, Button, Command
from tests.services.board import a_board

NOW = datetime(2026, 3, 12, tzinfo=UTC)

#: One column for each role, in this order; "x" = may.
ROLES = ("reporter", "media_monitor", "analyst", "writer", "media_liaison", "spokesperson",
         "legal_adviser", "agency_liaison", "duty_officer", "crisis_lead", "head_of_agency",
         "admin")  # fmt: skip
TABLE = {
    "help":            "xxxxxxxxxxxx",
    "set_language":    "xxxxxxxxxxxx",
    "cancel":          "xxxxxxxxxxxx",
    "see_own":         "xxxxxxxxxxxx",
    "ask_erasure":     "xxxxxxxxxxxx",
    "report":          "xxxxxxxxxxxx",
    "describe":        "xxxxxxxxxxxx",
    "merge":           "xxxxxxxxxxxx",
    "withdraw":        "xxxxxxxxxxxx",
    "see_issues":      "xxxxxxxxxxxx",
    "take":            "-xxxxxxxxxxx",
    "hand_over":       "-xxxxxxxxxxx",
    "accept_handover": "-xxxxxxxxxxx",
    "record_call":     "-xxxxxxxxxxx",
    "triage":          "--x-----xx--",
    "set_level":       "--x-----xx--",
    "lower_level":     "---------x--",
    "step":            "-xxxxxxxxxxx",
    "analyse":         "--x-----xx--",
    "fast_lane":       "---------x--",
    "monitor":         "--x-----xx--",
    "revisit":         "-xx-----xx--",
    "merge_into":      "--x-----xx--",
    "reject":          "---------x--",
    "appeal":          "xxxxxxxxxxxx",
    "hear_appeal":     "---------xx-",
    "transfer":        "---------x--",
    "convene":         "--x------x--",
    "respond":         "---------xx-",
    "skip_meeting":    "---------x--",
    "reanalyse":       "---------x--",
    "calm":            "---------x--",
    "resume":          "-xx-----xx--",
    "review":          "---------x--",
    "close":           "---------xx-",
    "reopen":          "---------x--",
    "break_glass":     "---------x--",
    "write_note":      "-xxxxxxxxxxx",
    "approve_note":    "-----x--xxx-",
    "speak":           "-xxxxxxxxxxx",
    "see_team":        "-xxxxxxxxxxx",
    "form_team":       "---------xx-",
    "offer_role":      "---------xx-",
    "accept_role":     "-xxxxxxxxxxx",
    "decline_role":    "-xxxxxxxxxxx",
    "expire_role":     "------------",
    "withdraw_role":   "---------xx-",
    "hand_role":       "-xxxxxxxxxxx",
    "renounce_role":   "------------",
    "end_role":        "------------",
    "draft":           "---x----xx--",
    "submit":          "---x----xx--",
    "approve":         "-xxxxxxxxxxx",
    "return":          "-xxxxxxxxxxx",
    "record_oral":     "-xxxxxx-xx--",
    "confirm_oral":    "-xxxxxxxxxxx",
    "review_facts":    "-xxxxxxxxxxx",
    "review_law":      "-xxxxxxxxxxx",
    "review_again":    "------------",
    "protect_names":   "--x---x-xx--",
    "publish":         "----xx--xx--",
    "correct":         "----xx--xx--",
    "withdraw_text":   "---------x--",
    "export":          "-xxxxxx-xxx-",
    "number_letter":   "-xxxxxx-xx--",
    "see_books":       "-xxxxxxxxxxx",
    "see_facts":       "-xxxxxxxxxxx",
    "claim_fact":      "-xxxxxxxxxxx",
    "add_source":      "-xxxxxxxxxxx",
    "check_fact":      "--x----xxx--",
    "verify_fact":     "--x----xxx--",
    "refute_fact":     "--x----xxx--",
    "doubt_fact":      "--x----xxx--",
    "renew_fact":      "--x----xxx--",
    "supersede_fact":  "--x----xxx--",
    "withdraw_fact":   "--x----xxx--",
    "choose_source":   "---------x--",
    "declare_no_facts": "--x----xxx--",
    "see_meetings":    "-xxxxxxxxxxx",
    "book_meeting":    "--x-----xxx-",
    "cancel_meeting":  "--x-----xxx-",
    "answer_invitation": "-xxxxxxxxxxx",
    "take_minutes":    "-xxxxxxxxxxx",
    "mark_attendance": "-xxxxxxxxxxx",
    "submit_minutes":  "-xxxxxxxxxxx",
    "approve_minutes": "-----x--xxx-",
    "return_minutes":  "-----x--xxx-",
    "see_conference": "-xxxxxxxxxxx",
    "plan_conference": "----xx--xxx-",
    "cancel_conference": "----xx--xxx-",
    "tick_conference": "-xxxxxxxxxxx",
    "start_conference": "-xxxxxxxxxxx",
    "log_conference": "-xxxxxxxxxxx",
    "end_conference": "-xxxxxxxxxxx",
    "close_conference": "----xx--xxx-",
    "rehearse":       "-xxxxxxxxxxx",
    "see_sitreps":     "-xxxxxxxxxxx",
    "write_sitrep":    "--xx----xx--",
    "see_inputs":      "-xxxxxxxxxxx",
    "log_input":       "-xxxxxxxxxxx",
    "follow_input":    "-xxxxxxxxxxx",
    "answer_input":    "---xxx--xx--",
    "see_tasks":       "-xxxxxxxxxxx",
    "give_task":       "-xxxxxxxxxxx",
    "take_task":       "-xxxxxxxxxxx",
    "finish_task":     "-xxxxxxxxxxx",
    "pass_task":       "-xxxxxxxxxxx",
    "decline_task":    "-xxxxxxxxxxx",
    "move_due":        "-xxxxxxxxxxx",
    "add_evidence":    "-xxxxxxxxxxx",
    "drop_task":       "-xxxxxxxxxxx",
    "reopen_task":     "-xxxxxxxxxxx",
    "decide":          "-xxxxxxxxxxx",
    "report_up":       "-xxxxxx-xx--",
    "see_strategy":    "-xxxxxxxxxxx",
    "edit_stakeholders": "-xxxxxxxxxxx",
    "plan_messages":   "-xxxxxx-xxx-",
    "approve_narrative": "-----x--xxx-",
    "see_rumours":     "-xxxxxxxxxxx",
    "record_rumour":   "-xxxxxxxxxxx",
    "assess_rumour":   "-xxxxxxxxxxx",
    "clarify_rumour":  "-xx-x---xx--",
    "monitor_rumour":  "-xx-x---xx--",
    "ignore_rumour":   "-xx-x---xx--",
    "end_rumour":      "-xx-x---xx--",
    "prove_rumour":    "-xx-x---xx--",
    "propose_label":   "-xx-x---xx--",
    "confirm_label":   "-xx-x---xx--",
    "see_enquiries":   "-xxxxxxxxxxx",
    "record_enquiry":  "-xxxxxxxxxxx",
    "take_enquiry":    "----xx--xx--",
    "hand_enquiry":    "----xx--xx--",
    "hold_enquiry":    "----xx--xx--",
    "answer_enquiry":  "----xx--xx--",
    "miss_enquiry":    "------------",
    "note_coverage":   "-x--xx--xx--",
    "see_clippings":   "-xxxxxxxxxxx",
    "clip":            "-xxxxxxxxxxx",
    "claim_reply":     "-x--xxx-xx--",
    "see_media":       "-xxxxxxxxxxx",
    "see_press_contacts": "----xx--xx--",
    "edit_media":      "-x--xx--xx--",
    "erase_journalist": "----x----x-x",
    "tell_public":     "----xx--xx--",
    "see_promises":    "-xxxxxxxxxxx",
    "make_promise":    "-xxxxxxxxxxx",
    "keep_promise":    "----xx--xx--",
    "replace_promise": "----xx--xx--",
    "miss_promise":    "------------",
    "void_promise":    "------------",
    "end_legal":       "------x--x--",
    "see_access":      "-xxxxxxxxxxx",
    "restrict":        "---------x--",
    "lift":            "---------x--",
    "give_access":     "---------x--",
    "appoint_lead":    "---------xx-",
    "see_roster":      "-xxxxxxxxxxx",
    "edit_roster":     "---------x-x",
    "stand_duty":      "--------xx--",
    "set_up_room":     "---------x-x",
    "note_in_room":    "xxxxxxxxxxxx",
    "set_quiet":       "-xxxxxxxxxxx",
    "see_readiness":   "--------xxxx",
    "tick_readiness":  "--------xxxx",
    "test_reach":      "--------xxxx",
    "call_muster":     "--x-----xxx-",
    "answer_muster":   "xxxxxxxxxxxx",
    "print":           "--------xxxx",
    "take_leave":      "-xxxxxxxxxxx",
    "edit_own":        "xxxxxxxxxxxx",
    "hand_all":        "xxxxxxxxxxxx",
    "raise_suspicion": "xxxxxxxxxxxx",
    "decide_suspicion":"---------xxx",
    "see_members":     "--------xxxx",
    "invite":          "---------x-x",
    "invite_any":      "-----------x",
    "manage_members":  "-----------x",
    "join":            "xxxxxxxxxxxx",
    "see_speaker":    "xxxxxxxxxxxx",
    "see_brief":      "-xxxxxxxxxxx",
    "edit_brief":     "-xxxxxx-xxx-",
    "approve_brief":  "-----x--xxx-",
    "set_mandate":    "-xxxxxxxxxxx",
    "ask_speaker":    "-xxxxxxxxxxx",
    "see_summary":    "-xxxxxx-xxx-",
    "see_acting":     "-xxxxxxxxxxx",
    "record_acting":  "---------xxx",
    "see_channels":   "-xxxxxxxxxxx",
    "keep_channels":  "---------x-x",
}  # fmt: skip


def member(*roles: str) -> Member:
    return Member(1, "A", frozenset(map(Role, roles)), NOW)


def issue(**facts) -> Issue:
    known = {"id": "2026-0001", "title": "x", "state": IssueState.REPORTED,
             "reported_by": 9, "reported_at": NOW}  # fmt: skip
    return Issue(**(known | facts))


def test_the_table_names_every_role_and_every_action():
    assert set(ROLES) == set(Role)
    assert set(TABLE) == set(Action)
    assert set(MAY) == set(Action) - {Action.JOIN}


@pytest.mark.parametrize("role", Role)
def test_every_role_may_exactly_what_the_table_says(role):
    column = ROLES.index(role)

    assert {action for action in Action if may(member(role), action)} == {
        Action(action) for action, row in TABLE.items() if row[column] == "x"
    }


def may_do(who: Member | None) -> set[Action]:
    return {action for action in Action if may(who, action)}


def test_a_stranger_may_only_join():
    assert may_do(None) == {Action.JOIN}


def test_who_is_suspended_may_nothing():
    assert may_do(replace(member(*ROLES), suspended=True)) == set()


def test_two_roles_may_what_either_may():
    both = may_do(member("reporter", "writer"))

    assert both == may_do(member("reporter")) | may_do(member("writer"))


@pytest.mark.parametrize("role", Role)
def test_only_an_admin_gives_the_reserved_roles(role):
    reserved = role in {Role.ADMIN, Role.HEAD_OF_AGENCY}

    assert may_give(member("admin"), role)
    assert may_give(member("crisis_lead"), role) is not reserved
    assert not may_give(member("duty_officer"), role)


@pytest.mark.parametrize("role", Role)
def test_a_head_hears_nothing_of_an_issue_about_the_head(role):
    subject = role is Role.HEAD_OF_AGENCY
    everything = issue(floors=("F4",), owner=1, lead=1, circle=(1,), restricted=True)

    assert may_see(member(role), issue(floors=("F4",))) is not subject
    assert may_see(member(role), everything) is not subject
    assert may_see(member(role), issue(floors=("F1",)))


#: How somebody stands to a restricted issue -> may they see it? All others may not.
STANDS = {
    "nothing": ({}, False),
    "reported it": ({"reported_by": 1}, False),
    "has it": ({"owner": 1}, True),
    "was let in": ({"circle": (7, 1)}, True),
    "leads it": ({"lead": 1}, True),
    "another was let in": ({"circle": (7,)}, False),
    "another has it": ({"owner": 7}, False),
}


@pytest.mark.parametrize("how", STANDS)
def test_a_restricted_issue_is_seen_by_its_circle_and_by_nobody_else(how):
    facts, lets_in = STANDS[how]
    led = issue(restricted=True, **({"lead": 7} | facts))
    free = replace(led, restricted=False)

    seen = {role for role in Role if may_see(member(role), led)}
    assert seen == (set(Role) if lets_in else set())
    assert {role for role in Role if may_see(member(role), free)} == set(Role)


@pytest.mark.parametrize("role", Role)
def test_a_role_alone_shows_a_restricted_issue_only_to_the_lead(role):
    assert may_see(member(role), issue(restricted=True)) is (role is Role.CRISIS_LEAD)


def test_a_reporter_goes_on_with_the_own_report_and_sees_nothing_else():
    mine = issue(restricted=True, reported_by=1)
    reporter, head = member("reporter"), member("head_of_agency")
    foreign, about_head = replace(mine, reported_by=7), replace(mine, floors=("F4",))

    assert {action for action in Action if may_reach(reporter, mine, action)} == {
        Action.DESCRIBE,
        Action.MERGE,
        Action.WITHDRAW,
        Action.APPEAL,
        Action.REPORT,
    }
    assert [a for a in Action if may_reach(reporter, foreign, a)] == []
    assert [a for a in Action if may_reach(head, about_head, a)] == []


def name(route) -> str:
    kind = type(route).__name__
    return f"{kind}-{getattr(route, 'name', '') or getattr(route, 'press', '') or route.kind}"


def request_for(route, user_id: int, key: str):
    """A request that a route would make, about nothing that exists."""
    if isinstance(route, Command):
        return Typed(key=key, user_id=user_id, text="9999", source=f"{user_id}:1")
    if isinstance(route, Button):
        press = Press(route.press, "2026-9999", "0")
        return Pressed(key=key, user_id=user_id, press=press, message_id=1)
    asked = Dialogue(user_id, route.kind, NOW, "2026-9999", {})
    return Sent(key=key, user_id=user_id, source=f"{user_id}:2", dialogue=asked)


async def is_refused(desk, route, user_id: int) -> bool:
    try:
        await route.use(desk, request_for(route, user_id, f"{name(route)}:{user_id}"))
    except NotPermitted:
        return True
    except (Refusal, LookupError, ValueError, AssertionError):
        return False  # it was let in, and found nothing there
    return False


def test_every_route_names_an_action():
    assert all(isinstance(route, Command | Button | Answer) for route in handlers.ALL)
    assert {route.action for route in handlers.ALL} <= set(Action)


#: So many routes are tried by the same people, who have done nothing that counts.
TOGETHER = 30


@pytest.mark.parametrize("first", range(0, len(handlers.ALL), TOGETHER))
async def test_every_use_case_checks_the_action_that_its_route_names(first):
    routes = handlers.ALL[first : first + TOGETHER]
    async with a_board() as board:
        phones = {role: await board.member(role.value, role) for role in Role}
        for route in routes:
            refused = {
                role
                for role, phone in phones.items()
                if await is_refused(board.desk, route, phone.id)
            }
            stranger_refused = await is_refused(board.desk, route, 4711)

            marks = zip(ROLES, TABLE[route.action], strict=True)
            barred = {Role(role) for role, mark in marks if mark == "-"}
            assert refused == barred, name(route)
            assert stranger_refused or route.action is Action.JOIN, name(route)
