"""For every method a call that succeeds, at its edge where it has one."""

from tests.sandbox.table.rows import Row

FORUM = {"chat_id": "$forum"}
ANA = {"chat_id": "$ana"}
OWN = {**ANA, "message_id": "$own"}
TOPIC = {**FORUM, "message_thread_id": "$topic"}
PHOTO = {"type": "photo", "media": "$photo"}
PINNED = (("pinChatMessage", {**FORUM, "message_id": "$posted"}),)
CLOSED = (("closeForumTopic", TOPIC),)
GENERAL_CLOSED = (("closeGeneralForumTopic", FORUM),)
HIDDEN = (("hideGeneralForumTopic", FORUM),)
PROMOTED = (
    ("promoteChatMember", {**FORUM, "user_id": "$budi", "can_pin_messages": True}),
)

ACCEPTED: dict[str, Row] = {
    # About the bot.
    "getMe": Row(),
    "getUpdates": Row({"limit": 100, "timeout": 50, "allowed_updates": ["message"]}),
    "setWebhook": Row({"url": ""}),
    "deleteWebhook": Row({"drop_pending_updates": True}),
    "getWebhookInfo": Row(),
    "setMyCommands": Row(
        {"commands": [{"command": "c" * 32, "description": "x" * 256}]}
    ),
    "getMyCommands": Row({"scope": {"type": "chat", "chat_id": "$forum"}}),
    "deleteMyCommands": Row({"language_code": "id"}),
    "setMyName": Row({"name": "x" * 64}),
    "getMyName": Row(),
    "setMyDescription": Row({"description": "x" * 512}),
    "getMyDescription": Row(),
    "setMyShortDescription": Row({"short_description": "x" * 120}),
    "getMyShortDescription": Row(),
    "setChatMenuButton": Row({**ANA, "menu_button": {"type": "commands"}}),
    "getChatMenuButton": Row(ANA),
    "setMyDefaultAdministratorRights": Row({"for_channels": True}),
    "getMyDefaultAdministratorRights": Row({"for_channels": False}),
    "getForumTopicIconStickers": Row(),
    # Sending.
    "sendMessage": Row({**ANA, "text": "x" * 4096}),
    "sendPhoto": Row({**ANA, "photo": "$photo", "caption": "x" * 1024}),
    "sendVideo": Row({**ANA, "video": "$video", "caption": "x" * 1024}),
    "sendAnimation": Row({**ANA, "animation": "attach://animation"}),
    "sendDocument": Row({**ANA, "document": "$document", "caption": "x" * 1024}),
    "sendAudio": Row({**ANA, "audio": "$audio", "title": "Sirene"}),
    "sendVoice": Row({**ANA, "voice": "$voice", "duration": 3}),
    "sendVideoNote": Row({**ANA, "video_note": "attach://video_note"}),
    "sendSticker": Row({**ANA, "sticker": "$sticker"}),
    "sendMediaGroup": Row({**ANA, "media": [PHOTO] * 10}),
    "sendLocation": Row({**ANA, "latitude": -5.14, "longitude": 119.43}),
    "sendVenue": Row(
        {
            **ANA,
            "latitude": -5.14,
            "longitude": 119.43,
            "title": "Balai Kota",
            "address": "Jalan Contoh 1",
        }
    ),
    "sendContact": Row({**ANA, "phone_number": "0411", "first_name": "Piket"}),
    "sendDice": Row(ANA),
    "sendPoll": Row(
        {
            **ANA,
            "question": "x" * 300,
            "options": [{"text": f"{n:x<100}"} for n in range(12)],
        }
    ),
    "sendChatAction": Row({**ANA, "action": "typing"}),
    "copyMessage": Row({**FORUM, "from_chat_id": "$ana", "message_id": "$theirs"}),
    "copyMessages": Row({**FORUM, "from_chat_id": "$ana", "message_ids": ["$theirs"]}),
    "forwardMessage": Row({**FORUM, "from_chat_id": "$ana", "message_id": "$theirs"}),
    "forwardMessages": Row(
        {**FORUM, "from_chat_id": "$ana", "message_ids": [*range(900, 999), "$theirs"]}
    ),
    # What was sent.
    "editMessageText": Row({**OWN, "text": "x" * 4096}),
    "editMessageCaption": Row({**ANA, "message_id": "$picture", "caption": "x" * 1024}),
    "editMessageMedia": Row(
        {**ANA, "message_id": "$picture", "media": {**PHOTO, "caption": "x"}}
    ),
    "editMessageReplyMarkup": Row(OWN),
    "deleteMessage": Row(OWN),
    "deleteMessages": Row({**ANA, "message_ids": [*range(900, 999), "$own"]}),
    "stopPoll": Row({**ANA, "message_id": "$poll"}),
    "answerCallbackQuery": Row({"callback_query_id": "$tap", "text": "x" * 200}),
    "setMessageReaction": Row(
        {
            **ANA,
            "message_id": "$theirs",
            "reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    ),
    "pinChatMessage": Row(OWN),
    "unpinChatMessage": Row(FORUM, PINNED),
    "unpinAllChatMessages": Row(FORUM, PINNED),
    # Asking.
    "getChat": Row(FORUM),
    "getChatMember": Row({**FORUM, "user_id": "$budi"}),
    "getChatAdministrators": Row(FORUM),
    "getChatMemberCount": Row(FORUM),
    "getFile": Row({"file_id": "$photo"}),
    "getUserProfilePhotos": Row({"user_id": "$ana", "limit": 100}),
    # Leading a group.
    "leaveChat": Row(FORUM),
    "setChatTitle": Row({**FORUM, "title": "x" * 128}),
    "setChatDescription": Row({**FORUM, "description": "x" * 255}),
    "setChatPhoto": Row({**FORUM, "photo": "attach://photo"}),
    "deleteChatPhoto": Row(
        FORUM, (("setChatPhoto", {**FORUM, "photo": "attach://photo"}),)
    ),
    "setChatPermissions": Row({**FORUM, "permissions": {"can_send_messages": True}}),
    "banChatMember": Row({**FORUM, "user_id": "$budi"}),
    "unbanChatMember": Row({**FORUM, "user_id": "$budi", "only_if_banned": True}),
    "restrictChatMember": Row({**FORUM, "user_id": "$budi", "permissions": {}}),
    "promoteChatMember": Row({**FORUM, "user_id": "$budi", "can_pin_messages": True}),
    "setChatAdministratorCustomTitle": Row(
        {**FORUM, "user_id": "$budi", "custom_title": "x" * 16}, PROMOTED
    ),
    "createChatInviteLink": Row({**FORUM, "name": "x" * 32}),
    "editChatInviteLink": Row({**FORUM, "invite_link": "$link", "member_limit": 9}),
    "revokeChatInviteLink": Row({**FORUM, "invite_link": "$link"}),
    "exportChatInviteLink": Row(FORUM),
    "approveChatJoinRequest": Row({**FORUM, "user_id": "$citra"}),
    "declineChatJoinRequest": Row({**FORUM, "user_id": "$citra"}),
    # Topics.
    "createForumTopic": Row({**FORUM, "name": "x" * 128}),
    "editForumTopic": Row({**TOPIC, "name": "x" * 128}),
    "closeForumTopic": Row(TOPIC),
    "reopenForumTopic": Row(TOPIC, CLOSED),
    "deleteForumTopic": Row(TOPIC),
    "unpinAllForumTopicMessages": Row(TOPIC),
    "editGeneralForumTopic": Row({**FORUM, "name": "x" * 128}),
    "closeGeneralForumTopic": Row(FORUM),
    "reopenGeneralForumTopic": Row(FORUM, GENERAL_CLOSED),
    "hideGeneralForumTopic": Row(FORUM),
    "unhideGeneralForumTopic": Row(FORUM, HIDDEN),
    "unpinAllGeneralForumTopicMessages": Row(FORUM, PINNED),
}
# What is uploaded with every call; methods without files do not look at it.
UPLOADS = {
    "animation": ("siaran.mp4", b"isi", "video/mp4"),
    "video_note": ("catatan.mp4", b"isi", "video/mp4"),
    "photo": ("foto.jpg", b"isi", "image/jpeg"),
}


def uploads_of(params):
    """Return the files that a call names."""
    named = {str(value).removeprefix("attach://") for value in params.values()}
    return {name: file for name, file in UPLOADS.items() if name in named}
