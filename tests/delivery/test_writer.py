"""From a letter to a call: words under attachments, and what leaves without markup."""

from bot.delivery.writer import write
from bot.domain.report import Attachment
from bot.ports.mail import Button, Letter, MessageClass, Press, QueuedLetter

WORDS = "<b>ISU-2026-0001</b> · Ana &amp; Co"


def queued(*kinds: str) -> QueuedLetter:
    items = tuple(Attachment(kind, file_id=f"{kind}-1") for kind in kinds)
    letter = Letter(
        key="k", klass=MessageClass.FILE, chat_id=1, text=WORDS, media=items
    )
    return QueuedLetter("1", letter, 0, False)


def test_a_photo_carries_its_words() -> None:
    call = write(queued("photo"))

    assert (call.params["caption"], call.params["parse_mode"]) == (WORDS, "HTML")


def test_words_that_telegram_refuses_leave_without_markup() -> None:
    call = write(queued("photo"), plain=True)

    assert call.params["caption"] == "ISU-2026-0001 · Ana & Co"
    assert "parse_mode" not in call.params


def test_a_sticker_carries_none() -> None:
    assert "caption" not in write(queued("sticker")).params


def test_the_first_of_an_album_speaks_for_all() -> None:
    album = write(queued("photo", "photo")).params["media"]

    assert [item.caption for item in album] == [WORDS, None]
    assert album[0].parse_mode == "HTML"


def enclosed(name: str, **facts: object) -> QueuedLetter:
    letter = Letter(
        key="k", klass=MessageClass.FILE, chat_id=1, text=WORDS, file="0f", filename=name,
        **facts,
    )  # fmt: skip
    return QueuedLetter("1", letter, 0, False, enclosed=b"bytes")


def test_a_picture_is_uploaded_with_its_words_and_buttons() -> None:
    row = (Button("0001", Press("see_issue", "2026-0001")),)
    call = write(enclosed("peta.png", rows=(row,), keyboard="t"))

    assert call.method == "sendPhoto"
    assert call.params["photo"].input_file_content == b"bytes"
    assert call.params["photo"].filename == "peta.png"
    assert call.params["caption"] == WORDS
    [[button]] = call.params["reply_markup"]["inline_keyboard"]
    assert button["text"] == "0001"


def test_any_other_file_is_uploaded_as_a_document() -> None:
    call = write(enclosed("lini-masa.pdf"))

    assert call.method == "sendDocument"
    assert call.params["document"].filename == "lini-masa.pdf"
    assert "reply_markup" not in call.params
