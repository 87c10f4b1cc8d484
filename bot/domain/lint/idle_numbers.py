"""Numbers that no fact can stand behind: how often, how old, by when, of which rule."""

import re

from bot.domain.lint.idle_advice import ADVICE
from bot.domain.lint.number_words import DAYS, TIME, WORDS, N
from bot.domain.lint.numbered_things import NUMBERED

_HAPPENED = "".join(
    rf"(?<!{word} )"
    for word in (
        "terjadi", "padam", "gagal", "meledak", "berulang", "terulang", "gangguan",
        "longsor", "gempa", "banjir", "kejadian", "bocor", "mogok", "sebanyak",
        "meningkat", "naik", "jatuh", "putus", "meletus", "mati", "erupsi",
    )
)  # fmt: skip

#: What lasts by itself, and is no decision of ours.
_NOT_OURS = "".join(
    rf"(?<!{word} )"
    for word in (
        "gangguan", "banjir", "hujan", "pemadaman", "kebakaran", "antrean", "kemacetan",
        "pencarian", "evakuasi", "kabut asap", "disruption", "outage",
    )
)  # fmt: skip

_TABLE = (
    # How often.
    rf"\b(?:(?:se)?tiap(?:-tiap)?|saban|per|sekali (?:dalam|tiap|setiap)|once every"
    rf"|every)"
    rf" {N} (?:{TIME}|kali)\b",
    rf"\b{N} (?:kali|times) (?:sehari|sepekan|seminggu|sebulan|setahun|per \w+"
    r"|dalam (?:sehari|sepekan|seminggu|sebulan|setahun)|setiap \w+|tiap \w+|an? (?:day"
    r"|week|month|year|hour)|each \w+|every \w+|daily)\b",
    rf"\b(?={N} {TIME} sekali){_HAPPENED}{N} {TIME} sekali\b",
    rf"\b(?={WORDS} kali){_HAPPENED}{WORDS} kali\b"
    r"(?!\s+(?:lipat|terjadi|gempa|gangguan|padam|gagal"
    rf"|letusan"
    r"|ledakan|longsor|erupsi|banjir|kejadian|lebih))",
    rf"\b{WORDS} (?:malam|nights)\b",
    # When, as seen from today or from something else.
    rf"\b{N} {TIME} (?:yang lalu|lalu|silam|terakhir|ke depan|ke belakang|mendatang"
    r"|berikutnya|pertama|ago|earlier)\b",
    rf"\b{N} {DAYS} (?:kemudian|sesudahnya|sebelumnya|later|before|afterwards)\b",
    rf"\b(?:past|last|next|coming|first|previous|recent|final) {N} {TIME}\b",
    rf"\b{N} {TIME} (?:sebelum\b(?!nya)|lebih (?:awal|cepat|dulu|dahulu)\b"
    rf"|in advance\b"
    r"|early\b|before (?:your|the|you|each|any|departure|boarding|opening|travel\w*"
    r"|dawn|dusk)\b|prior to\b)",
    # By when, and for how long, as we decide.
    rf"\b(?:paling (?:lambat|lama|cepat|singkat|sedikit)|selambat-lambatnya|maksimal"
    rf"|minimal"
    rf"|sekurang-kurangnya|maksimum|minimum|no later than|not later than"
    rf"|up to) {N} {TIME}\b"
    r"(?: kerja| kalender)?",
    rf"\bkami (?:akan )?(?:sampaikan|umumkan|kabarkan|perbarui|jawab|balas"
    rf"|tindak lanjuti)\b[^.;\n]{{0,30}}?\bdalam {N} {TIME}\b",
    rf"\b(?:minta|mohon|beri kami|berikan kami|batas|tenggat) waktu(?:nya)? {N}"
    rf" {TIME}\b",
    rf"\bwe (?:will|shall) (?:tell|say|answer|reply|report|announce|update)\b"
    rf"[^.;\n]{{0,30}}?\bwithin {N} {TIME}\b",
    rf"\b{N} (?:hari|jam|working|business) (?:kerja|days?|hours?)\b",
    rf"\b(?:berlaku|diperpanjang|siaga darurat|tanggap darurat|siaga|libur"
    rf"|diliburkan|valid"
    rf"|extended|alert)\b[^.;\n]{{0,60}}?\b(?:selama|untuk|for) {N} {TIME}\b",
    rf"{_NOT_OURS}\b(?:berlangsung|digelar|diselenggarakan|dilaksanakan|diterapkan"
    r"|uji coba|dibuka|beroperasi|karantina|isolasi|cuti|dibebastugaskan|ditangguhkan"
    r"|pendaftaran|sosialisasi|pengawasan|pemantauan|masa \w+|trial|open|runs?"
    rf"|running)\b[^.;\n]{{0,40}}?\b(?:selama|for) {N} {TIME}\b",
    # What a body or a substance does, as medicine knows it.
    rf"\b(?:timbul|muncul|terasa|appear|begin|start)\b[^.;\n]{{0,25}}?\b(?:dalam|within)"
    rf" {N} {TIME}\b",
    # A turn of speech: "two hours in the dark are long".
    rf"\b{N} {TIME}\b(?=[^.;\n]{{0,60}}\b(?:(?:is|are|feels?|seems?) (?:a )?"
    rf"(?:very )?(?:long"
    r"|lifetime|eternity)|(?:terasa|itu|sudah|pun|saja sudah) (?:lama|panjang"
    r"|berat)))\b",
)  # fmt: skip


def _ready(table: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE | re.MULTILINE) for one in table)


_TIMED, _ADVISED, _NUMBERED = _ready(_TABLE), _ready(ADVICE), _ready(NUMBERED)
_A_TIME = re.compile(rf"\b(?:kali|times|{TIME})\b", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_ANY = re.compile(rf"[0-9]|\b(?:seribu|{WORDS})\b", re.IGNORECASE)


def idle_in(sentence: str) -> tuple[re.Pattern[str], ...]:
    """Return what may stand in a sentence; nothing where it has no number."""
    if not _ANY.search(sentence):
        return ()
    timed = _TIMED if _A_TIME.search(sentence) else ()
    numbered = _NUMBERED if _DIGIT.search(sentence) else ()
    return (*timed, *_ADVISED, *numbered)
