"""Rich facts for the templates about who speaks; what people typed is hostile on purpose."""

from datetime import datetime
from typing import Any

from bot.domain.briefing import BriefKind, BriefLine
from bot.domain.values import replace
from bot.ports.cards import PublicWord
from bot.services.acting.acting_list import ActingView
from bot.services.speaking.briefs import Spoken
from bot.services.speaking.voice_screen import MandateView

Facts = dict[str, Any]

SAID = 'Air <b>5 & 6</b> {{7*7}} "sejak pagi"'
BUDI = "Budi & Co (Penghubung Media)"


def messages(
    label: Any, issue: Any, ana: str, now: datetime, later: datetime, fact: Any
) -> dict[str, Facts]:
    """Every message about who speaks, and who acts, by name and variant."""
    return {
        **_voices(label, issue, ana, now, later),
        **_letters(label, issue, ana, now, later),
        **_briefs(issue, ana, now, later, fact),
        **_summaries(issue, now, later),
        **_acting(ana, now, later),
    }


def _mandate(later: datetime) -> MandateView:
    return MandateView(SAID, "media sosial", later, later)


def _voices(
    label: Any, issue: Any, ana: str, now: datetime, later: datetime
) -> dict[str, Facts]:
    nobody = {
        "issue": issue, "who": "", "asked": "", "deputy": "", "chosen": "", "lapsed": "",
        "mine": False, "away": False, "on_leave": False, "standing_in": False, "since": None, "high": True,
        "usual": ana, "face": "", "mandate": MandateView(), "waits": "", "now": now,
    }  # fmt: skip
    speaks = nobody | {"who": ana, "since": now, "mandate": _mandate(later)}
    said = ("issue", "who", "face", "high", "usual")
    group = {k: v for k, v in nobody.items() if k in said}
    waits = label("waits.speaker", who=BUDI)
    return {
        "speaking": nobody,
        "speaking.low": nobody | {"high": False},
        "speaking.asked": nobody | {"asked": ana, "since": now, "waits": waits},
        "speaking.lapsed": nobody | {"lapsed": ana},
        "speaking.speaks": speaks | {"deputy": BUDI, "away": True},
        "speaking.on_leave": speaks | {"deputy": BUDI, "on_leave": True},
        "speaking.mine": speaks | {"mine": True, "chosen": BUDI},
        "speaking.alone": speaks | {"mandate": MandateView(), "face": BUDI},
        "speaking.deputy": speaks | {"deputy": ana, "standing_in": True},
        "speaking_group": group,
        "speaking_group.low": group | {"high": False},
        "speaking_group.speaks": group | {"who": ana},
        "speaking_group.face": group | {"face": BUDI},
        "speaking_group.both": group | {"face": BUDI, "who": ana},
    }


def _letters(
    label: Any, issue: Any, ana: str, now: datetime, later: datetime
) -> dict[str, Facts]:
    about = {"issue": issue, "who": ana}
    outlet = label("outlet.press")
    return {
        "speaker_away": about | {"deputy": BUDI, "yours": False},
        "speaker_away.yours": about | {"deputy": BUDI, "yours": True},
        "speaker_away.alone": about | {"deputy": "", "yours": False},
        "mandate_over": about | {"mine": False, "until": now, "now": later},
        "mandate_over.mine": about | {"mine": True, "until": now, "now": later},
        "speaker_changed": about | {"before": "Sari & Co", "mine": False},
        "speaker_changed.first": about | {"before": "", "mine": False},
        "speaker_changed.mine": about | {"before": "Sari & Co", "mine": True},
        "speaker_proposed": about | {"named": BUDI, "mine": False},
        "speaker_proposed.mine": about | {"named": ana, "mine": True},
        "speaker_asked": about | {"outlet": outlet},
        "mandate_asked": about | {"outlet": outlet},
        "mandate": {"issue": issue, "mandate": MandateView(), "now": now},
        "mandate.limited": {"issue": issue, "mandate": _mandate(later), "now": now},
        "mandate_told": about | {"mandate": _mandate(later), "now": now},
        "deputy_ask": {"issue": issue, "anybody": True},
        "deputy_ask.nobody": {"issue": issue, "anybody": False},
        "available_ask": {"issue": issue},
    }


def _line(now: datetime, **changes: Any) -> BriefLine:
    values = {"issue_id": "2026-0001", "kind": BriefKind.ANSWER, "words": SAID, "by": 1,
              "at": now, "question": "Kapan <pulih>?"}  # fmt: skip
    return BriefLine(id="l1", **(values | changes))


def _briefs(
    issue: Any, ana: str, now: datetime, later: datetime, fact: Any
) -> dict[str, Facts]:
    spoken = Spoken(SAID, ("Kami tahu <1>", "Kami periksa", "Kami kabari"),
                    ("air diperiksa",), ("D1",), drafted=False)  # fmt: skip
    full = {
        "issue": issue, "who": ana, "deputy": BUDI, "mandate": _mandate(later),
        "spoken": spoken, "unsaid": ["tidak perlu panik", "<sesuai prosedur>"],
        "answers": [("Kapan <pulih>?", SAID)], "unapproved": 1, "facts": [fact],
        "asked": [("M1", "Rina & Co, Kabar Ulu", SAID, later)], "asked_more": 2,
        "next_at": later, "now": now,
    }  # fmt: skip
    empty = {
        "who": "", "deputy": "", "mandate": MandateView(), "unsaid": [], "answers": [],
        "spoken": Spoken("", (), (), (), drafted=True), "unapproved": 0, "facts": [],
        "asked": [], "asked_more": 0, "next_at": None,
    }  # fmt: skip
    texts = replace(empty["spoken"], texts=("D1", "D2"), drafted=False)
    about = {"issue": issue}
    return {
        "brief": full,
        "brief.empty": full | empty,
        "brief.texts": full | empty | {"spoken": texts},
        "brief_text": {k: v for k, v in full.items() if k != "unapproved"},
        "brief_text.empty": {
            k: v for k, v in (full | empty).items() if k != "unapproved"
        },
        "brief_line_ask": about | {"answer": True},
        "brief_line_ask.unsaid": about | {"answer": False},
        "brief_line_request": about | {"who": ana, "line": _line(now)},
        "brief_lines": about
        | {"lines": [_line(now), _line(now, kind=BriefKind.UNSAID, question="")]},
        "brief_lines.none": about | {"lines": []},
    }


def _summaries(issue: Any, now: datetime, later: datetime) -> dict[str, Facts]:
    text = {
        "house": "Diskominfo & Co", "number": "ISU-2026-0001", "title": "Gangguan <air>",
        "said": SAID, "next_at": later, "channels": ["Situs & IG"],
        "word": PublicWord("2026-0001", now, "text", 1, "2026-0001/D1", later), "now": now,
    }  # fmt: skip
    quiet = {"said": "", "next_at": None}
    words = {
        kind: PublicWord("2026-0001", now, kind, 1)
        for kind in ("no_news", "declined", "kept")
    }
    return {
        "summary_text": text,
        "summary_text.silent": text
        | quiet
        | {"word": None, "title": "", "channels": []},
        "summary_text.no_news": text | quiet | {"word": words["no_news"]},
        "summary_text.declined": text | quiet | {"word": words["declined"]},
        "summary_text.kept": text | quiet | {"word": words["kept"]},
        "summary_sent": {"issue": issue, "titled": True},
        "summary_sent.untitled": {"issue": issue, "titled": False},
        "public_title_ask": {"issue": issue},
    }


def _acting(ana: str, now: datetime, later: datetime) -> dict[str, Facts]:
    one = ActingView("Citra & Co", "Plh. Kepala <Dinas>", now, later, "800/12 & 2026",
                     "Eko", evidence=True, begun=True)  # fmt: skip
    coming = replace(one, begun=False, since=later, evidence=False)
    page = {"acting": [one, coming], "done": "", "now": now}
    office = {"office": "Plh. Kepala <Dinas>", "who": "Citra & Co"}
    told = {"one": one, "mine": True, "now": now}
    return {
        "acting": page,
        "acting.done": page | {"done": "Citra & Co"},
        "acting.nobody": page | {"acting": []},
        "acting_office": {},
        "acting_who": {"office": "Kepala <Dinas>", "anybody": True},
        "acting_who.nobody": {"office": "Kepala <Dinas>", "anybody": False},
        "acting_kind": office,
        "acting_letter": office | {"zone": "WITA"},
        "acting_told": told,
        "acting_told.coming": told | {"one": coming},
        "acting_told.others": told | {"mine": False},
        "acting_told.later": told | {"one": coming, "mine": False},
        "acting_ended": {
            "office": "Plh. Kepala <Dinas>",
            "who": "Eko & Co",
            "now": now,
        },
    }


def refusals(lead: str) -> dict[str, Facts]:
    """Every refusal about who speaks, and who acts."""
    number = {"number": "ISU-2026-0001"}
    return {
        "not_deputy": number,
        "speaks_no_more": {"number": "ISU-2026-0001/M1", "who": lead},
        "mandate_moved": number,
        "answer_not_understood": {},
        "brief_line_gone": {},
        "own_line": {},
        "public_title_unfit": {},
        "summary_refused": number,
        "acting_self": {},
        "acting_over": {},
        "letter_needed": {},
        "acting_times": {"zone": "WITA"},
    }
