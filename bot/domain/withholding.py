"""Which files are not spread: pictures of identity cards, and what shows a secret."""

import re
from hashlib import sha256

from bot.domain.personal_data import Kind, find
from bot.domain.report import Attachment, Content
from bot.domain.values import replace

#: What stands in a report in place of a file that is not spread.
WITHHELD = "withheld"

#: Kinds of files that may show something.
SHOWING = frozenset({"photo", "document", "video", "animation", "video_note"})

_CARD = re.compile(
    r"\b(?:e-?ktp|ktp(?:-?el)?|paspor|passport|sim|kk|kia|kartu (?:keluarga|identitas)"
    r"|kartu tanda penduduk|identity card|id card|driving licen[cs]e)(?:nya)?\b",
    re.IGNORECASE,
)

#: A card with one of these is a service, a queue or a fee: not a picture of a card.
_SERVICE = re.compile(
    r"\b(?:antre\w*|antri\w*|layanan|pelayanan|loket|kantor|biaya|tarif|syarat|calo"
    r"|pungli|mengurus|pengurusan|urus|perpanjang\w*|pembuatan|membuat|bikin|cetak"
    r"|blangko|blanko|imigrasi|gerai|keliling|jadwal|kuota|sistem|aplikasi|korlantas"
    r"|disdukcapil|dukcapil|satpas|service|queue|office|fee)\b",
    re.IGNORECASE,
)


def file_hash(item: Attachment) -> str:
    """Return what tells a file from others, and opens nothing at Telegram."""
    return sha256(f"siaga:{item.unique_id}".encode()).hexdigest()


def shows_card(caption: str) -> bool:
    """Tell whether a caption says that its picture is an identity card."""
    plain = " ".join(re.split(r"[_\W]+", caption.replace("-", "")))
    return bool(_CARD.search(plain)) and not _SERVICE.search(plain)


def withheld(item: Attachment) -> Attachment:
    """Return what stays of a file: that there was one, and its hash."""
    return Attachment(WITHHELD, unique_id=file_hash(item))


def without_cards(content: Content, judged: frozenset[str]) -> Content:
    """Take out the files that are not spread; *judged* are hashes of known ones.

    A file goes where its caption or its name says that it is a card, or where the
    caption holds a secret: the picture then shows it, too.
    """
    if not content.attachments:
        return content
    secret = any(one.kind is Kind.CREDENTIAL for one in find(content.text))
    every = secret or shows_card(content.text)
    items = tuple(
        withheld(item) if _goes(item, judged, every=every) else item
        for item in content.attachments
    )
    return replace(content, attachments=items)


def _goes(item: Attachment, judged: frozenset[str], *, every: bool) -> bool:
    if item.kind not in SHOWING or not item.file_id:
        return False
    return every or shows_card(item.name) or file_hash(item) in judged
