"""For every required parameter the words of the server when it is not there."""

NO_CHAT = "chat_id is empty"
NO_PERSON = "invalid user_id specified"

# (method, parameter): reason. A chat is missing in the same words everywhere but here.
LACKING: dict[tuple[str, str], str] = {
    ("answerCallbackQuery", "callback_query_id"): (
        "query is too old and response timeout expired or query ID is invalid"
    ),
    ("copyMessage", "from_chat_id"): 'parameter "from_chat_id" is required',
    ("copyMessage", "message_id"): "message to copy not found",
    ("copyMessages", "from_chat_id"): 'parameter "from_chat_id" is required',
    ("copyMessages", "message_ids"): "message identifiers are not specified",
    ("createForumTopic", "name"): "name is empty",
    ("deleteMessage", "chat_id"): "chat identifier is not specified",
    ("deleteMessage", "message_id"): "message identifier is not specified",
    ("deleteMessages", "message_ids"): "message identifiers are not specified",
    ("editChatInviteLink", "invite_link"): "invite_link is empty",
    ("editGeneralForumTopic", "name"): "name is empty",
    ("editMessageMedia", "media"): 'parameter "media" is required',
    ("forwardMessage", "from_chat_id"): 'parameter "from_chat_id" is required',
    ("forwardMessage", "message_id"): "message to forward not found",
    ("forwardMessages", "from_chat_id"): 'parameter "from_chat_id" is required',
    ("forwardMessages", "message_ids"): "message identifiers are not specified",
    ("getFile", "file_id"): "file_id not specified",
    ("pinChatMessage", "message_id"): "message to pin not found",
    ("restrictChatMember", "permissions"): "permissions is empty",
    ("revokeChatInviteLink", "invite_link"): "invite_link is empty",
    ("sendAnimation", "animation"): "there is no animation in the request",
    ("sendAudio", "audio"): "there is no audio in the request",
    ("sendChatAction", "action"): "wrong parameter action in request",
    ("sendContact", "first_name"): 'parameter "first_name" is required',
    ("sendContact", "phone_number"): 'parameter "phone_number" is required',
    ("sendDocument", "document"): "there is no document in the request",
    ("sendLocation", "latitude"): "latitude is empty",
    ("sendLocation", "longitude"): "longitude is empty",
    ("sendMediaGroup", "media"): 'parameter "media" is required',
    ("sendMessage", "text"): "message text is empty",
    ("sendPhoto", "photo"): "there is no photo in the request",
    ("sendPoll", "options"): "can't parse options JSON object",
    ("sendPoll", "question"): "question is empty",
    ("sendSticker", "sticker"): "there is no sticker in the request",
    ("sendVenue", "address"): "address is empty",
    ("sendVenue", "latitude"): "latitude is empty",
    ("sendVenue", "longitude"): "longitude is empty",
    ("sendVenue", "title"): "title is empty",
    ("sendVideo", "video"): "there is no video in the request",
    ("sendVideoNote", "video_note"): "there is no video note in the request",
    ("sendVoice", "voice"): "there is no voice in the request",
    ("setChatAdministratorCustomTitle", "custom_title"): "custom_title is empty",
    ("setChatPermissions", "permissions"): "permissions is empty",
    ("setChatPhoto", "photo"): "there is no photo in the request",
    ("setChatTitle", "title"): "title is empty",
    ("setMessageReaction", "message_id"): "message to react not found",
    ("setMyCommands", "commands"): "commands is empty",
    ("setWebhook", "url"): "url is empty",
    ("stopPoll", "message_id"): "message with poll to stop not found",
    **dict.fromkeys(
        (
            (method, "message_thread_id")
            for method in (
                "closeForumTopic",
                "deleteForumTopic",
                "editForumTopic",
                "reopenForumTopic",
                "unpinAllForumTopicMessages",
            )
        ),
        "message_thread_id is empty",
    ),
    **dict.fromkeys(
        (
            (method, "user_id")
            for method in (
                "approveChatJoinRequest",
                "banChatMember",
                "declineChatJoinRequest",
                "getChatMember",
                "getUserProfilePhotos",
                "promoteChatMember",
                "restrictChatMember",
                "setChatAdministratorCustomTitle",
                "unbanChatMember",
            )
        ),
        NO_PERSON,
    ),
}
