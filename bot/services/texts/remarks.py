"""How a writer reads what the lint found: why, and what to do."""

from bot.domain.lint.marks import Mend, Mending, Remark
from bot.services.turn import Turn

#: Marks mended so stand for a field: people read its name.
OF_FIELDS = frozenset({Mending.ASK_FIELD, Mending.ADD_CONTACT, Mending.INSERT_UPDATE})

#: Reasons of a rule that read otherwise than the rule itself.
OTHERWISE = {
    "U-03": ("conflict", "expired", "not_public", "refuted", "withdrawn", "superseded"),
    "U-07": ("address",),
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
    "SP-09": ("year",),
    "KH-06": ("evidence",),
    "KH-07": ("mask", "link"),
    "PM-07": ("signer",),
    "HJ-03": ("enclosure",),
    "QA-01": ("long",),
    "MM-03": ("loose",),
    "MS-01": ("number",),
}


def remark_said(turn: Turn, remark: Remark) -> str:
    """Return the sentence about one place, in the language of the reader."""
    mark = remark.mark
    facts = {"what": _place(turn, remark), "detail": mark.detail}
    if mark.detail in OTHERWISE.get(remark.code, ()):
        reason = f"{remark.code}.{mark.detail}"
        return turn.label(f"lint_at.{reason}", **facts)
    return turn.label(f"lint.{remark.code}", **facts)


def _place(turn: Turn, remark: Remark) -> str:
    asked = next((one for one in remark.mark.mends if _of_field(one)), None)
    return turn.label(f"field.{asked.value}") if asked else remark.mark.what


def _of_field(mend: Mend) -> bool:
    return mend.way in OF_FIELDS
