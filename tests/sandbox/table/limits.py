"""Every limit of Telegram: what is just inside, and what is just outside."""

from typing import Any

ANA = {"chat_id": "$ana"}
FORUM = {"chat_id": "$forum"}
EMOJI = "😀"
PHOTO = {"type": "photo", "media": "$photo"}
UNALLOWED = (
    "can't parse inline keyboard button: "
    "Text buttons are unallowed in the inline keyboard"
)
TOO_MANY_BUTTONS = "reply markup is too long"
TOO_LONG, CAPTION_TOO_LONG = "message is too long", "message caption is too long"
TOO_MANY_IDENTIFIERS = "too many message identifiers specified"
COMMAND_TOO_LONG = "command length must not exceed 32"
COMMAND_TEXT_TOO_LONG = "command description length must not exceed 256"


def text(value: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {**ANA, "text": value, **more}


def caption(value: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "sendPhoto", {**ANA, "photo": "$photo", "caption": value, **more}


def keyboard(*widths: int, **button: Any) -> tuple[str, dict[str, Any]]:
    button = button or {"callback_data": "x"}
    rows = [[{"text": "Ya", **button} for _ in range(width)] for width in widths]
    return text("x", reply_markup={"inline_keyboard": rows})


def placeholder(length: int) -> tuple[str, dict[str, Any]]:
    markup = {"force_reply": True, "input_field_placeholder": "x" * length}
    return text("x", reply_markup=markup)


def commands(*pairs: tuple[str, str]) -> tuple[str, dict[str, Any]]:
    listed = [{"command": name, "description": words} for name, words in pairs]
    return "setMyCommands", {"commands": listed}


def album(*items: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "sendMediaGroup", {**ANA, "media": [*items]}


def numbers(method: str, count: int) -> tuple[str, dict[str, Any]]:
    source = {} if method == "deleteMessages" else {"from_chat_id": "$ana"}
    return method, {**ANA, **source, "message_ids": [*range(900, 900 + count)]}


def poll(question: int = 1, option: int = 1, options: int = 2) -> Any:
    listed = [{"text": "x" * option} for _ in range(options)]
    return "sendPoll", {**ANA, "question": "x" * question, "options": listed}


def answer(length: int) -> tuple[str, dict[str, Any]]:
    return "answerCallbackQuery", {"callback_query_id": "$tap", "text": "x" * length}


MANY = [(f"c{n}", "d") for n in range(101)]
COPY = {"copy_text": {"text": "x" * 256}}

INSIDE = {
    "text of one character": text("x"),
    "text of 4096": text("x" * 4096),
    "text of 4096 emoji, 8192 units": text(EMOJI * 4096),
    "text of 4096 after HTML": text(f"<b>{'x' * 4096}</b>", parse_mode="HTML"),
    "text of 4096 after HTML characters": text("&lt;" * 4096, parse_mode="HTML"),
    "text of 4096 after Markdown": text(f"*{'x' * 4096}*", parse_mode="Markdown"),
    "text of 4096 after MarkdownV2": text("\\." * 4096, parse_mode="MarkdownV2"),
    "text of 4096 after trimming": text(f"\n {'x' * 4096} \n"),
    "text of 32768 bytes that become 4096": text(
        "<b></b>" * 4096 + "x" * 4096, parse_mode="HTML"
    ),
    "caption of 1024": caption("x" * 1024),
    "caption of 1024 emoji": caption(EMOJI * 1024),
    "caption of 1024 after MarkdownV2": caption("\\." * 1024, parse_mode="MarkdownV2"),
    "caption of 1024 after trimming": caption(f" {'x' * 1024}\n"),
    "no caption": caption(""),
    "data of one byte": keyboard(1, callback_data="x"),
    "data of 64 bytes": keyboard(1, callback_data="x" * 64),
    "data of 32 characters in 64 bytes": keyboard(1, callback_data="é" * 32),
    "data of 16 emoji in 64 bytes": keyboard(1, callback_data=EMOJI * 16),
    "8 buttons in a row": keyboard(8),
    "100 buttons": keyboard(*[8] * 12, 4),
    "100 buttons in 100 rows": keyboard(*[1] * 100),
    "copy text of 256": keyboard(1, **COPY),
    "placeholder of 64": placeholder(64),
    "placeholder of 64 emoji": text(
        "x",
        reply_markup={"force_reply": True, "input_field_placeholder": EMOJI * 64},
    ),
    "answer without text": answer(0),
    "answer of 200": answer(200),
    "100 commands": commands(*MANY[:100]),
    "no commands": commands(),
    "command of one letter": commands(("c", "d")),
    "command of 32": commands(("c" * 32, "d")),
    "command text of 256": commands(("c", "x" * 256)),
    "command text of 256 emoji": commands(("c", EMOJI * 256)),
    "name of 64": ("setMyName", {"name": "x" * 64}),
    "description of 512": ("setMyDescription", {"description": "x" * 512}),
    "short description of 120": (
        "setMyShortDescription",
        {"short_description": "x" * 120},
    ),
    "album of one, an ordinary message": album(PHOTO),
    "album of two": album(PHOTO, PHOTO),
    "album of ten": album(*[PHOTO] * 10),
    "album with captions of 1024": album({**PHOTO, "caption": "x" * 1024}, PHOTO),
    "100 messages to delete": numbers("deleteMessages", 100),
    "100 messages to copy": numbers("copyMessages", 100),
    "100 messages to forward": numbers("forwardMessages", 100),
    "file of 20 MB to fetch": ("getFile", {"file_id": "$document"}),
    "poll of 300, 100 and 12": poll(300, 100, 12),
    "poll with one option": poll(options=1),
    "topic of 128": ("createForumTopic", {**FORUM, "name": "x" * 128}),
    # The server cuts a longer name instead of refusing it.
    "topic of 129": ("createForumTopic", {**FORUM, "name": "x" * 129}),
    "title of a group of 129": ("setChatTitle", {**FORUM, "title": "x" * 129}),
    "description of a group of 255": (
        "setChatDescription",
        {**FORUM, "description": "x" * 255},
    ),
    # The server clamps these.
    "more updates than there can be": ("getUpdates", {"limit": 101, "timeout": 51}),
    "fewer updates than there can be": ("getUpdates", {"limit": 0, "timeout": -1}),
    "a long answer in the cache": (
        "answerCallbackQuery",
        {"callback_query_id": "$tap", "cache_time": 99_999_999},
    ),
}

OUTSIDE = {
    "text of 4097": (*text("x" * 4097), TOO_LONG),
    "text of 4097 emoji": (*text(EMOJI * 4097), TOO_LONG),
    "text of 4097 after HTML": (
        *text(f"<b>{'x' * 4097}</b>", parse_mode="HTML"),
        TOO_LONG,
    ),
    "text of 4097 after MarkdownV2": (
        *text("\\." * 4097, parse_mode="MarkdownV2"),
        TOO_LONG,
    ),
    "text of 4097 with a space inside": (*text(f"x {'x' * 4095}"), TOO_LONG),
    "text of 32769 bytes": (*text("x" * 32769), "text is too long"),
    "text of 32769 bytes that would be short": (
        *text("<b></b>" * 4682, parse_mode="HTML"),
        "text is too long",
    ),
    "edit of 4097": (
        "editMessageText",
        {**ANA, "message_id": "$own", "text": "x" * 4097},
        TOO_LONG,
    ),
    "empty text": (*text(""), "message text is empty"),
    "text of spaces": (*text(" \n "), "text must be non-empty"),
    "text of what no screen shows": (*text("\u200b\u00a0"), "text must be non-empty"),
    "empty after HTML": (
        *text("<b> </b>", parse_mode="HTML"),
        "text must be non-empty",
    ),
    "empty after MarkdownV2": (
        *text("**", parse_mode="MarkdownV2"),
        "text must be non-empty",
    ),
    "caption of 1025": (*caption("x" * 1025), CAPTION_TOO_LONG),
    "caption of 1025 emoji": (*caption(EMOJI * 1025), CAPTION_TOO_LONG),
    "caption of 32769 bytes": (*caption("x" * 32769), "text is too long"),
    "edit of a caption of 1025": (
        "editMessageCaption",
        {**ANA, "message_id": "$picture", "caption": "x" * 1025},
        CAPTION_TOO_LONG,
    ),
    "copy with a caption of 1025": (
        "copyMessage",
        {
            **ANA,
            "from_chat_id": "$ana",
            "message_id": "$picture",
            "caption": "x" * 1025,
        },
        CAPTION_TOO_LONG,
    ),
    "album with a caption of 1025": (
        *album({**PHOTO, "caption": "x" * 1025}, PHOTO),
        CAPTION_TOO_LONG,
    ),
    "data of 65 bytes": (*keyboard(1, callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    "data of 33 characters in 66 bytes": (
        *keyboard(1, callback_data="é" * 33),
        "BUTTON_DATA_INVALID",
    ),
    "data of 17 emoji in 68 bytes": (
        *keyboard(1, callback_data=EMOJI * 17),
        "BUTTON_DATA_INVALID",
    ),
    "empty data": (*keyboard(1, callback_data=""), UNALLOWED),
    "9 buttons in a row": (*keyboard(9), TOO_MANY_BUTTONS),
    "101 buttons": (*keyboard(*[8] * 12, 5), TOO_MANY_BUTTONS),
    "101 buttons in 101 rows": (*keyboard(*[1] * 101), TOO_MANY_BUTTONS),
    "copy text of 257": (
        *keyboard(1, copy_text={"text": "x" * 257}),
        "BUTTON_COPY_TEXT_INVALID",
    ),
    "empty copy text": (
        *keyboard(1, copy_text={"text": ""}),
        "BUTTON_COPY_TEXT_INVALID",
    ),
    "placeholder of 65": (*placeholder(65), "input field placeholder is too long"),
    "answer of 201": (*answer(201), "MESSAGE_TOO_LONG"),
    "101 commands": (*commands(*MANY), "BOT_COMMANDS_TOO_MUCH"),
    "command of 33": (*commands(("c" * 33, "d")), COMMAND_TOO_LONG),
    "command in capitals": (*commands(("Lapor", "d")), "BOT_COMMAND_INVALID"),
    "command with a hyphen": (*commands(("la-por", "d")), "BOT_COMMAND_INVALID"),
    "empty command": (*commands(("/", "d")), "command must be non-empty"),
    "command text of 257": (*commands(("c", "x" * 257)), COMMAND_TEXT_TOO_LONG),
    "command without text": (
        *commands(("c", " ")),
        "command description must be non-empty",
    ),
    "description of 513": (
        "setMyDescription",
        {"description": "x" * 513},
        "BOT_DESCRIPTION_TOO_LONG",
    ),
    "short description of 121": (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "BOT_SHORT_DESCRIPTION_TOO_LONG",
    ),
    "name of 65": ("setMyName", {"name": "x" * 65}, "BOT_TITLE_INVALID"),
    "empty album": (*album(), "there are no messages to send"),
    "album of eleven": (
        *album(*[PHOTO] * 11),
        "too many messages to send as an album",
    ),
    "101 messages to delete": (*numbers("deleteMessages", 101), TOO_MANY_IDENTIFIERS),
    "101 messages to copy": (*numbers("copyMessages", 101), TOO_MANY_IDENTIFIERS),
    "101 messages to forward": (*numbers("forwardMessages", 101), TOO_MANY_IDENTIFIERS),
    "no messages to delete": (
        *numbers("deleteMessages", 0),
        "message identifiers are not specified",
    ),
    "file above 20 MB to fetch": ("getFile", {"file_id": "$large"}, "file is too big"),
    "question of 301": (*poll(301), "poll question length must not exceed 300"),
    "option of 101": (*poll(option=101), "poll options length must not exceed 100"),
    "13 options": (*poll(options=13), "poll can't have more than 12 options"),
    "poll without options": (*poll(options=0), "poll must have at least 1 option"),
    "poll without question": (*poll(0), "poll question must be non-empty"),
    "topic without name": (
        "createForumTopic",
        {**FORUM, "name": " "},
        "title must be non-empty",
    ),
    "description of a group of 256": (
        "setChatDescription",
        {**FORUM, "description": "x" * 256},
        "CHAT_ABOUT_TOO_LONG",
    ),
    "language of three letters": (
        "setMyCommands",
        {"commands": [], "language_code": "ind"},
        "invalid language code specified",
    ),
}
