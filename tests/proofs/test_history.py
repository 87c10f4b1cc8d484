"""The checkers see what they look for: each planted defect is found."""

from dataclasses import replace

import pytest

from bot.sandbox.calls import Call
from tests.harness.clock import START
from tests.proofs.history import History, Kept, violations
from tests.proofs.ledger import MARK, unmarked_repetitions

DUTY, LEAD, ANA = 2, 3, 11
ON_DUTY = ((DUTY,), (DUTY, LEAD))

CLEAN = Kept(
    reports=[(ANA, "satu", "2026-0001"), (ANA, "dua", "2026-0002")],
    numbers=[1, 2],
    pings=[
        (f"ping:{issue}:1:0:{step}:{person}", person, "sent", "")
        for issue in ("2026-0001", "2026-0002")
        for step, people in enumerate(ON_DUTY)
        for person in people
    ],
    receipts=[("2026-0001", "sent"), ("2026-0002", "dead")],
    climbs=[("2026-0001", 2, 0), ("2026-0002", 2, 0)],
)
REPLACED = [
    (key, chat, "cancelled" if ":0:0:" in key else state, "replaced")
    for key, chat, state, _ in CLEAN.pings
]


@pytest.fixture
def history(tmp_path):
    history = History(tmp_path / "history.jsonl")
    for number, text in enumerate(["satu", "dua"], 1):
        history.write("report", author=ANA, text=text)
        issue = f"2026-000{number}"
        history.write("receipt", author=ANA, text=text, issue=issue)
    return history


@pytest.mark.parametrize(
    "found",
    [
        CLEAN,
        replace(CLEAN, pings=REPLACED),
        replace(CLEAN, pings=CLEAN.pings[:1], climbs=[("2026-0001", 1, 1)]),
    ],
    ids=["all", "a newer ping replaced the older", "taken"],
)
def test_what_is_right_is_no_violation(history, found):
    assert violations(history, found, ON_DUTY) == {}


@pytest.mark.parametrize(
    ("promise", "found"),
    [
        ("reports", replace(CLEAN, reports=CLEAN.reports[1:])),
        ("reports", replace(CLEAN, reports=[*CLEAN.reports, CLEAN.reports[0]])),
        ("reports", replace(CLEAN, reports=[*CLEAN.reports, (ANA, "tiga", "x")])),
        ("numbers", replace(CLEAN, numbers=[1, 3])),
        ("numbers", replace(CLEAN, numbers=[1, 1])),
        ("receipts", replace(CLEAN, receipts=CLEAN.receipts[:1])),
        ("receipts", replace(CLEAN, reports=CLEAN.reports[:1])),
        ("pings", replace(CLEAN, pings=CLEAN.pings[:-1])),
        ("pings", replace(CLEAN, climbs=[("2026-0001", 1, 0)])),
        (
            "pings",
            replace(CLEAN, pings=[(*row[:2], "dead", "") for row in CLEAN.pings]),
        ),
        (
            "pings",
            replace(CLEAN, pings=[(*row[:2], "cancelled", "") for row in CLEAN.pings]),
        ),
    ],
)
def test_a_planted_defect_is_found(history, promise, found):
    assert promise in violations(history, found, ON_DUTY)


def sent(text, keyboard="k"):
    rows = [[{"text": "Saya tangani", "callback_data": f"{keyboard}:0"}]]
    markup = {"inline_keyboard": rows}
    params = {"chat_id": DUTY, "text": text, "reply_markup": markup}
    return Call(1, 42, "sendMessage", params, START)


def test_a_copy_without_its_mark_is_found():
    calls = [sent("a"), sent("a"), sent(f"a\n{MARK}"), sent("b", "other")]

    assert unmarked_repetitions(calls, {"k": "ping", "other": "ping"}) == ["a"]
    assert unmarked_repetitions(calls, {"k": "receipt", "other": "ping"}) == []
