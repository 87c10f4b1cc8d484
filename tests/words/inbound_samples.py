"""Rich facts for what comes in: similar reports, personal data, citizens' requests."""

from datetime import datetime
from typing import Any

from bot.domain.values import replace
from bot.services.inputs.input_screens import InputView

Facts = dict[str, Any]

WORDS = 'Minta mobil <b>tangki</b> {{7*7}} "hari ini" & besok'


def messages(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    """Every message about what comes in, by name and variant."""
    some = (2, "0002, 0003")
    nik = {"what": label("personal.nik"), "secret": False, "withheld": False}
    return {
        "similar": {"issue": issue, "similar": some},
        "similar_merged": {"issue": issue, "merged": some},
        "rescore": {"issue": issue, "count": 3, "spread": "", "similar": some},
        "rescore.spread": {
            "issue": issue,
            "count": 0,
            "spread": "1→2",
            "similar": (0, ""),
        },
        "care": nik,
        "care.secret": nik
        | {"what": label("personal.credential"), "secret": True, "withheld": True},
        "care.card": {"what": "", "secret": False, "withheld": True},
        "care_done": {"deleted": True},
        "care_done.kept": {"deleted": False},
        "card_which": {"issue": issue},
        **_inputs(label, issue, now),
    }


def _inputs(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    one = InputView(
        theme=WORDS,
        words=WORDS,
        count=14,
        channel=label("channel.lapor"),
        lapor="4512345",
        state=label("input_state.received"),
        waits=True,
        answer="",
        answered_at=None,
    )
    done = replace(
        one,
        state=label("input_state.answered"),
        waits=False,
        channel="",
        lapor="",
        answer=WORDS,
        answered_at=now,
    )
    answer = {
        "issue": issue,
        "input": one,
        "published": True,
        "guarded": False,
        "writes": True,
    }
    return {
        "inputs": {"issue": issue, "inputs": [one, done], "voices": 28, "more": 3},
        "inputs.none": {"issue": issue, "inputs": [], "voices": 0, "more": 0},
        "input": {"issue": issue, "input": one, "now": now},
        "input.answered": {"issue": issue, "input": done, "now": now},
        "input_ask": {"issue": issue},
        "protected_ask": {"issue": issue, "part": label("protected_part.child")},
        "protected_names": {
            "issue": issue,
            "count": 3,
            "removing": False,
            "typed": True,
            "back": ("ISU-2026-0001/D1", "ISU-2026-0001/D2"),
            "drafts": ("ISU-2026-0001/D3",),
            "out": ("ISU-2026-0001/D4",),
        },
        "protected_names.none": {
            "issue": issue,
            "count": 0,
            "removing": False,
            "typed": False,
            "back": (),
            "drafts": (),
            "out": (),
        },
        "protected_names.removing": {
            "issue": issue,
            "count": 3,
            "removing": True,
            "typed": False,
            "back": (),
            "drafts": (),
            "out": (),
        },
        "input_answer": answer,
        "input_answer.typed": answer | {"published": False},
        "input_answer.guarded": answer | {"guarded": True},
        "input_answer.alone": answer | {"guarded": True, "writes": False},
        "input_answer.none": answer
        | {"published": False, "guarded": True, "writes": False},
    }
