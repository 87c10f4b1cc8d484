"""Calls of a wrong form or about what is not there, with the words of the server."""

from typing import Any

ANA = {"chat_id": "$ana"}
TEXT = {**ANA, "text": "x"}
BUTTON = {"text": "Ya", "callback_data": "x"}
BAD_BUTTON = "can't parse inline keyboard button: "
BAD_KEY = "can't parse keyboard button: "
BAD_MEDIA = "can't parse InputMedia: "
BAD_ENTITIES = "can't parse entities: "
NO_ID = "wrong remote file identifier specified: "
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
BUTTONS = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}

Wrong = tuple[str, dict[str, Any], str]


def markup(value: Any, reason: str, **where: Any) -> Wrong:
    return "sendMessage", {**TEXT, **where, "reply_markup": value}, reason


def button(reason: str, **fields: Any) -> Wrong:
    return markup({"inline_keyboard": [[{"text": "Ya", **fields}]]}, reason)


def url(address: str, reason: str) -> Wrong:
    said = f"inline keyboard button URL '{address}' is invalid: {reason}"
    return button(said, url=address)


def key(reason: str, *fields: Any) -> Wrong:
    keyboard = {"keyboard": [[*fields]]}
    return markup(keyboard, reason, chat_id="$forum")


def photo(value: str, reason: str) -> Wrong:
    return "sendPhoto", {**ANA, "photo": value}, reason


def album(reason: str, *items: Any) -> Wrong:
    return "sendMediaGroup", {**ANA, "media": [*items]}, reason


def marked(mode: str, text: str, reason: str) -> Wrong:
    return "sendMessage", {**ANA, "text": text, "parse_mode": mode}, reason


KEYBOARDS: dict[str, Wrong] = {
    "no JSON": markup("{", "can't parse reply keyboard markup JSON object"),
    "a list": markup([], "object expected as reply markup"),
    "a number": markup("7", "object expected as reply markup"),
    "rows are no list": markup(
        {"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'
    ),
    "buttons in one row only": markup(
        {"inline_keyboard": [BUTTON]},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    "keys in one row only": markup(
        {"keyboard": ["Ya"]}, 'field "keyboard" must be an Array of Arrays'
    ),
    "button is a text": markup(
        {"inline_keyboard": [["Ya"]]},
        BAD_BUTTON + "InlineKeyboardButton must be an Object",
    ),
    "button without words": markup(
        {"inline_keyboard": [[{"callback_data": "x"}]]},
        BAD_BUTTON + 'Can\'t find field "text"',
    ),
    "button with a number": markup(
        {"inline_keyboard": [[{**BUTTON, "text": 7}]]},
        BAD_BUTTON + 'Field "text" must be of type String',
    ),
    "button with empty words": button(
        "inline keyboard button text must be non-empty", **{**BUTTON, "text": ""}
    ),
    "button that does nothing": button(
        BAD_BUTTON + "Text buttons are unallowed in the inline keyboard"
    ),
    "button with empty data": button(
        BAD_BUTTON + "Text buttons are unallowed in the inline keyboard",
        callback_data="",
    ),
    "button of a wrong colour": button(
        "invalid button style specified", callback_data="x", style="pink"
    ),
    "address without a dot": url("localhost", "Wrong HTTP URL"),
    "address of this machine": url("http://localhost:3000", "Wrong HTTP URL"),
    "address of another kind": url("siaga://lapor", "Unsupported URL protocol"),
    "address of no host": url("https://", "URL host is empty"),
    "app without encryption": button(
        "inline keyboard button Web App URL 'http://contoh.id' is invalid: "
        "Only HTTPS links are allowed",
        web_app={"url": "http://contoh.id"},
    ),
    "app in a group": markup(
        {"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://contoh.id"}}]]},
        "BUTTON_TYPE_INVALID",
        chat_id="$forum",
    ),
    "key is a number": key(BAD_KEY + "KeyboardButton must be a String or an Object", 7),
    "key without words": key(BAD_KEY + 'Can\'t find field "text"', {}),
    "empty key": key("keyboard button text must be non-empty", ""),
    "phone number asked in a group": key(
        "phone number can be requested in private chats only",
        {"text": "x", "request_contact": True},
    ),
    "place asked in a group": key(
        "location can be requested in private chats only",
        {"text": "x", "request_location": True},
    ),
    "keys under an edited message": (
        "editMessageText",
        {
            **ANA,
            "message_id": "$own",
            "text": "x",
            "reply_markup": {"keyboard": [["Ya"]]},
        },
        "inline keyboard expected",
    ),
}

FORMATS: dict[str, Wrong] = {
    "unknown mode": marked("RTF", "x", "unsupported parse_mode"),
    "HTML, unclosed tag": marked(
        "HTML", "é<b", BAD_ENTITIES + "Unclosed start tag at byte offset 2"
    ),
    "HTML, unknown tag": marked(
        "HTML", "<p>x</p>", BAD_ENTITIES + 'Unsupported start tag "p" at byte offset 0'
    ),
    "HTML, no end": marked(
        "html",
        "<b>x",
        BAD_ENTITIES + 'Can\'t find end tag corresponding to start tag "b"',
    ),
    "HTML, end without begin": marked(
        "HTML", "x</b>", BAD_ENTITIES + "Unexpected end tag at byte offset 1"
    ),
    "HTML, crossed": marked(
        "HTML",
        "<b><i>x</b></i>",
        BAD_ENTITIES
        + 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    "HTML, span": marked(
        "HTML",
        "<span>x</span>",
        BAD_ENTITIES + 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    "MarkdownV2, unescaped": marked(
        "MarkdownV2",
        "Air keruh.",
        BAD_ENTITIES
        + "Character '.' is reserved and must be escaped with the preceding '\\'",
    ),
    "MarkdownV2, no end": marked(
        "MarkdownV2",
        "é*x",
        BAD_ENTITIES + "Can't find end of Bold entity at byte offset 2",
    ),
    "MarkdownV2, no end of an address": marked(
        "markdownv2",
        "[x](y",
        BAD_ENTITIES + "Can't find end of a URL at byte offset 4",
    ),
    "Markdown, no end": marked(
        "Markdown",
        "é_x",
        BAD_ENTITIES + "Can't find end of the entity starting at byte offset 2",
    ),
    "half a character": (
        "sendMessage",
        {**ANA, "text": "\ud83d"},
        "strings must be encoded in UTF-8",
    ),
    "caption": (
        "sendPhoto",
        {**ANA, "photo": "$photo", "caption": "<b>", "parse_mode": "HTML"},
        BAD_ENTITIES + 'Can\'t find end tag corresponding to start tag "b"',
    ),
}

NOT_THERE: dict[str, Wrong] = {
    "topic": (
        "sendMessage",
        {**TEXT, "message_thread_id": 4444},
        "message thread not found",
    ),
    "message to reply to": (
        "sendMessage",
        {**TEXT, "reply_parameters": {"message_id": 999}},
        "message to be replied not found",
    ),
    "message to edit": (
        "editMessageText",
        {**TEXT, "message_id": 999},
        "message to edit not found",
    ),
    "edit without a message": ("editMessageText", TEXT, "message to edit not found"),
    "edit without a chat": (
        "editMessageText",
        {"text": "x", "message_id": 1},
        "chat_id is empty",
    ),
    "edit without both": (
        "editMessageText",
        {"text": "x"},
        "message identifier is not specified",
    ),
    "edit of buttons without both": (
        "editMessageReplyMarkup",
        {},
        "message identifier is not specified",
    ),
    "edit without anything": ("editMessageText", {}, "message text is empty"),
    "edit of what a person wrote": (
        "editMessageText",
        {**TEXT, "message_id": "$theirs"},
        "message can't be edited",
    ),
    "edit that changes nothing": (
        "editMessageText",
        {**ANA, "message_id": "$own", "text": "Diterima", "reply_markup": BUTTONS},
        NOT_MODIFIED,
    ),
    "edit of a caption of a text": (
        "editMessageCaption",
        {**ANA, "message_id": "$own", "caption": "x"},
        "there is no caption in the message to edit",
    ),
    "edit of the text of a photo": (
        "editMessageText",
        {**ANA, "message_id": "$picture", "text": "x"},
        "there is no text in the message to edit",
    ),
    "message to delete": (
        "deleteMessage",
        {**ANA, "message_id": 999},
        "message to delete not found",
    ),
    "message to copy": (
        "copyMessage",
        {**ANA, "from_chat_id": "$ana", "message_id": 999},
        "message to copy not found",
    ),
    "message to forward": (
        "forwardMessage",
        {**ANA, "from_chat_id": "$ana", "message_id": 999},
        "message to forward not found",
    ),
    "chat to forward from": (
        "forwardMessage",
        {**ANA, "from_chat_id": 777, "message_id": 1},
        "chat not found",
    ),
    "message to pin": (
        "pinChatMessage",
        {**ANA, "message_id": 999},
        "message to pin not found",
    ),
    "message to unpin": (
        "unpinChatMessage",
        {**ANA, "message_id": "$own"},
        "message to unpin not found",
    ),
    "message to react to": (
        "setMessageReaction",
        {**ANA, "message_id": 999},
        "message to react not found",
    ),
    "pressed button": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    "number of a message": (
        "deleteMessage",
        {**ANA, "message_id": "tujuh"},
        "message identifier is not specified",
    ),
    "list of messages": (
        "deleteMessages",
        {**ANA, "message_ids": "7"},
        "expected an Array of message identifiers",
    ),
    "numbers of messages": (
        "deleteMessages",
        {**ANA, "message_ids": ["tujuh"]},
        "message identifier must be a Number",
    ),
    "positive numbers": (
        "deleteMessages",
        {**ANA, "message_ids": [0]},
        "invalid message identifier specified",
    ),
    "action": (
        "sendChatAction",
        {**ANA, "action": ""},
        "wrong parameter action in request",
    ),
}

FILES: dict[str, Wrong] = {
    "no id": photo("siapa", NO_ID + "can't unserialize it. Wrong last symbol"),
    "no sign of an id": photo("siapa ini?", NO_ID + "Wrong character in the string"),
    "id of another kind": photo("$voice", "can't use file of type VoiceNote as Photo"),
    "photo as a document": (
        "sendDocument",
        {**ANA, "document": "$photo"},
        "can't use file of type Photo as Document",
    ),
    "document as a photo": photo(
        "$document", "can't use file of type Document as Photo"
    ),
    "address": photo("https://contoh.id/a.jpg", "failed to get HTTP URL content"),
    "address without a scheme": photo(
        "contoh.id/a.jpg", "failed to get HTTP URL content"
    ),
    "address of another kind": photo(
        "ftp://contoh.id/a.jpg",
        "invalid file HTTP URL specified: Unsupported URL protocol",
    ),
    "upload that did not come": photo(
        "attach://foto", "there is no photo in the request"
    ),
    "id to fetch": ("getFile", {"file_id": "siapa"}, "invalid file_id"),
    "empty id to fetch": ("getFile", {"file_id": ""}, "file_id not specified"),
    "album of texts": album(BAD_MEDIA + "expected an Object", "x"),
    "album without files": album(BAD_MEDIA + "media not found", {"type": "photo"}),
    "album of no type": album(
        BAD_MEDIA + 'Can\'t find field "type"', {"media": "$photo"}
    ),
    "album with an animation": album(
        BAD_MEDIA + 'type "animation" can\'t be used in sendMediaGroup',
        {"type": "animation", "media": "$photo"},
    ),
    "album with a voice note": album(
        BAD_MEDIA + 'type "voice" is unsupported', {"type": "voice", "media": "$voice"}
    ),
    "album of documents and photos": album(
        "document can't be mixed with other media types",
        {"type": "photo", "media": "$photo"},
        {"type": "document", "media": "$document"},
    ),
    "album of no list": (
        "sendMediaGroup",
        {**ANA, "media": "7"},
        "expected an Array of InputMedia",
    ),
}
