"""The patterns of personal data as Indonesian messages hold it; only data."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of personal data is."""

    CREDENTIAL = "credential"
    EMAIL = "email"
    NIK = "nik"
    PHONE = "phone"
    ACCOUNT = "account"
    PASSPORT = "passport"
    PLATE = "plate"


#: Letters that number plates begin with, by region.
_REGIONS = (
    "A[ABDEGH]|B[ABDEGHKLMNP]|D[ABCDEGHKLMNPRSTW]|E[ABD]|K[BHTU]|P[ABS]"
    "|[ABDEFGHKLMNPRSTWZ]"
)

#: What follows a figure in a text and is no plate: zones, sizes, neighbourhoods.
_UNITS = "WIB|WIT|RT|RW|KM|CM|MM|KG|GB|MB|TB|AM|PM|PD"

#: Between the digits of one number people put a blank, a point or a hyphen.
_GAP = r"[\s.-]{0,2}"

_BANK = (
    r"(?:no(?:mor|\.)?\s*)?(?:rek(?:ening)?|norek|account|BCA|BRI|BNI|BSI|BTN|Mandiri)"
)

_SECRET = (
    r"pass(?:word|code|wd)?|pwd|kata\s?sandi|sandi|token|api[\s_-]?key|secret"
    r"|pin(?:\s?atm)?|(?:kode\s)?otp"
)

LINK = re.compile(r"(?:https?://|www\.|wa\.me/)[^\s<>]+", re.IGNORECASE)

#: In this order: what is found first is not looked at again. A group that has a name
#: is the piece that is hidden; NIK, passport and telephone hold the doctrine's own. The
#: number is how many digits a text has at least in which there is any: most have fewer.
PATTERNS: tuple[tuple[Kind, int, re.Pattern[str]], ...] = (
    (
        Kind.CREDENTIAL,
        0,
        re.compile(
            rf"\b(?:{_SECRET})\b(?:\s*(?:saya|kami|baru|lama|wifi|admin|login))?"
            r"\s*(?:[:=]|\b(?:is|adalah|ialah|yaitu)\b)\s*(?P<v>(?!•)\S{3,})",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.CREDENTIAL,
        4,
        re.compile(
            r"\b(?:pin|otp)\b\D{0,12}(?<!\d)(?P<v>\d{4,8})(?!\d)", re.IGNORECASE
        ),
    ),
    (
        Kind.CREDENTIAL,
        0,
        re.compile(r"(?P<v>\b\d{8,10}:[\w-]{30,}|\beyJ[\w-]{8,}\.[\w-]{8,}[\w.-]*)"),
    ),
    (
        Kind.EMAIL,
        0,
        re.compile(
            r"(?<![\w.%+-])[A-Za-z0-9][\w.%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
        ),
    ),
    (Kind.NIK, 16, re.compile(r"(?<!\d)\d{16}(?!\d)")),
    (Kind.NIK, 16, re.compile(r"(?<!\d)\d{4}(?:[\s.-]\d{4}){3}(?!\d)")),
    (
        Kind.NIK,
        16,
        re.compile(r"(?<!\d)\d{2}(?:[.-]?\d{2}){2}[.-]\d{6}[.-]\d{4}(?!\d)"),
    ),
    (
        Kind.PHONE,
        9,
        re.compile(
            rf"(?<!\d)(?:\(?\+?62\)?{_GAP}|0)8\d{{1,2}}(?:{_GAP}\d){{6,9}}(?!\d)"
        ),
    ),
    (
        Kind.ACCOUNT,
        8,
        re.compile(
            rf"\b{_BANK}\b[^\d\n]{{0,24}}(?P<v>(?<!\d)\d(?:{_GAP}\d){{7,17}})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.PASSPORT,
        6,
        re.compile(r"(?<![A-Z0-9])(?!RP|NO)[A-Z]{1,2}\s?\d{6,7}(?![0-9/])"),
    ),
    (
        Kind.PLATE,
        1,
        re.compile(
            rf"(?<![\w/.-])(?:{_REGIONS})[ -]?\d{{1,4}}[ -]?(?!(?:{_UNITS})\b)"
            r"[A-Z]{1,3}(?![\w/])"
        ),
    ),
    (
        Kind.PLATE,
        1,
        re.compile(
            r"\b(?:plat|nopol|nomor polisi|no\.? ?pol)\b[\s:.]{0,3}(?:nomor |no\.? ?)?"
            r"(?P<v>[a-z]{1,2}[ -]?\d{1,4}[ -]?[a-z]{0,3})\b",
            re.IGNORECASE,
        ),
    ),
)
