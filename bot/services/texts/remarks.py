"""How a writer reads what the lint found: why, and what to do."""

from bot.domain.lint.marks import Mend, Mending, Remark
from bot.domain.lint.questions import ASKED
from bot.services.turn import Turn

#: Marks mended so stand for a field: people read its name.
OF_FIELDS = frozenset({Mending.ASK_FIELD, Mending.ADD_CONTACT, Mending.INSERT_UPDATE})

#: Reasons of a rule that read otherwise than the rule itself.
OTHERWISE = {
    "U-03": ("conflict", "expired", "not_public", "refuted", "withdrawn", "superseded"),
    "U-07": ("address", "email", "phone"),
    "U-08": ("child",),
    "U-16": ("past", "late"),
    "U-18": ("title",),
    "U-19": ("own",),
    "U-20": ("avoided",),
    "U-21": ("heavy", "jargon", "short"),
    "U-24": ("language",),
    "U-26": ("missing",),
    "SP-02": ("5w",),
    "SP-03": ("responder", "unconfirmed"),
    "SP-04": ("question", "hoax"),
    "SP-05": ("known",),
    "SP-09": ("year",),
    "KH-06": ("evidence",),
    "KH-07": ("mask", "link"),
    "PM-07": ("missing", "signer"),
    "UK-02": ("zone",),
    "HJ-03": ("enclosure",),
    "HJ-04": ("missing",),
    "QA-01": ("long",),
    "MM-03": ("loose",),
    "MS-01": ("number",),
    "MS-02": ("doing", "next_word"),
}


#: Who reads it may not see the register of names: the place is told, with the name
#: covered.
OF_NAMES = frozenset({"U-08", "PM-08"})

#: Longer places are cut where they are told: the text itself stands above.
PLACE = 60


def remark_said(turn: Turn, remark: Remark, locale: str = "") -> str:
    """Return the sentence about one place, in *locale* or the asker's language."""
    mark = remark.mark
    facts = {"what": _place(turn, remark, locale), "detail": mark.detail}
    facts["may"] = mark.may
    if mark.detail in OTHERWISE.get(remark.code, ()):
        reason = f"{remark.code}.{mark.detail}"
        return turn.label(f"lint_at.{reason}", locale, **facts)
    return turn.label(f"lint.{remark.code}", locale, **facts)


def _place(turn: Turn, remark: Remark, locale: str) -> str:
    if remark.code in OF_NAMES and remark.mark.detail not in OTHERWISE["U-08"]:
        return remark.mark.detail
    asked = next((one for one in remark.mark.mends if _of_field(one)), None)
    if asked:
        return turn.label(f"field.{asked.value}", locale)
    named = _named(turn, remark, locale)
    said = " ".join((named or remark.mark.what).split())
    return said if len(said) <= PLACE else f"{said[: PLACE - 1].rstrip()}…"


def _named(turn: Turn, remark: Remark, locale: str) -> str:
    """Return what people call what a rule names by a code; "" where it quotes words."""
    what = remark.mark.what
    if remark.code == "QA-02":
        return turn.label(f"must_question.{what.removeprefix(ASKED)}", locale)
    if remark.code == "U-22":
        return turn.label(f"pick.{what}", locale)
    return ""


def _of_field(mend: Mend) -> bool:
    return mend.way in OF_FIELDS
