"""Files, albums, copies and pins of the bot."""

import struct

import pytest

ANA = 5001
KINDS = {
    "sendPhoto": "photo",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendDocument": "document",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}


def file_id(sent, kind):
    media = sent[kind]
    return (media[-1] if isinstance(media, list) else media)["file_id"]


@pytest.mark.parametrize(("method", "kind"), KINDS.items(), ids=KINDS)
async def test_an_upload_can_be_sent_again_by_its_id_and_fetched(
    telegram, ana, result, method, kind
):
    files = {kind: ("nama.bin", b"isi berkas", "application/octet-stream")}

    first = await result(method, chat_id=ANA, files=files)
    number = file_id(first, kind)
    second = await result(method, chat_id=ANA, **{kind: number})
    path = (await result("getFile", file_id=number))["file_path"]

    assert file_id(second, kind) == number
    assert telegram.download("123456:siaga-test", path) == b"isi berkas"
    assert [one.kind for one in ana.chat()[1:]] == [kind, kind]


def png(width: int, height: int) -> bytes:
    """The beginning of a picture, which is all that the server reads."""
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height)


async def test_an_uploaded_picture_has_its_own_size(ana, result):
    files = {"photo": ("peta.png", png(900, 1010), "image/png")}

    [photo] = (await result("sendPhoto", chat_id=ANA, files=files))["photo"]

    assert (photo["width"], photo["height"]) == (900, 1010)


@pytest.mark.parametrize(("width", "height"), [(9000, 1001), (2100, 100), (0, 0)])
async def test_a_picture_that_the_server_refuses_is_refused(
    ana, refusal, width, height
):
    files = {"photo": ("peta.png", png(width, height), "image/png")}

    actual = await refusal("sendPhoto", chat_id=ANA, files=files)

    assert actual == (400, "Bad Request: PHOTO_INVALID_DIMENSIONS")


async def test_a_file_of_a_person_has_its_size(telegram, ana, result):
    document = ana.sends_document(size=1234).content.media["document"]

    path = (await result("getFile", file_id=document["file_id"]))["file_path"]

    assert len(telegram.download("123456:siaga-test", path)) == 1234


async def test_a_file_is_not_sent_as_another_kind(ana, refusal):
    voice = ana.sends_voice().content.media["voice"]["file_id"]

    actual = await refusal("sendPhoto", chat_id=ANA, photo=voice)

    assert actual == (400, "Bad Request: can't use file of type VoiceNote as Photo")


async def test_an_album_is_one_group_with_its_captions(ana, result):
    photo = file_id(ana.sends_photo().content.media, "photo")
    media = [
        {
            "type": "photo",
            "media": "attach://satu",
            "caption": "<b>Satu</b>",
            "parse_mode": "HTML",
        },
        {"type": "photo", "media": photo},
    ]

    sent = await result(
        "sendMediaGroup",
        chat_id=ANA,
        media=media,
        files={"satu": ("a.jpg", b"x", None)},
    )

    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one.get("caption") for one in sent] == ["Satu", None]
    assert sent[0]["caption_entities"][0]["type"] == "bold"


async def test_documents_share_no_album_with_photos(ana, refusal):
    photo = file_id(ana.sends_photo().content.media, "photo")
    paper = file_id(ana.sends_document().content.media, "document")
    media = [{"type": "photo", "media": photo}, {"type": "document", "media": paper}]

    status, description = await refusal("sendMediaGroup", chat_id=ANA, media=media)

    assert status == 400
    assert "can't be mixed with other media types" in description


async def test_captions_are_edited_and_texts_are_not(ana, result, refusal):
    files = {"photo": ("a.jpg", b"x", None)}
    photo = await result("sendPhoto", chat_id=ANA, caption="Satu", files=files)
    text = await result("sendMessage", chat_id=ANA, text="Satu")
    on_photo = {"chat_id": ANA, "message_id": photo["message_id"]}
    on_text = {"chat_id": ANA, "message_id": text["message_id"]}

    edited = await result("editMessageCaption", **on_photo, caption="Dua")
    removed = await result("editMessageCaption", **on_photo)

    assert edited["caption"] == "Dua"
    assert "caption" not in removed
    assert await refusal("editMessageText", **on_photo, text="x") == (
        400,
        "Bad Request: there is no text in the message to edit",
    )
    assert await refusal("editMessageCaption", **on_text, caption="x") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )


async def test_buttons_are_replaced_alone(ana, result):
    def keyboard(label):
        return {"inline_keyboard": [[{"text": label, "callback_data": "x"}]]}

    sent = await result(
        "sendMessage", chat_id=ANA, text="?", reply_markup=keyboard("Ya")
    )
    place = {"chat_id": ANA, "message_id": sent["message_id"]}

    edited = await result(
        "editMessageReplyMarkup", **place, reply_markup=keyboard("Tidak")
    )
    bare = await result("editMessageReplyMarkup", **place)

    assert edited["text"] == bare["text"] == "?"
    assert edited["reply_markup"] == keyboard("Tidak")
    assert "reply_markup" not in bare


async def test_place_and_contact(ana, result):
    place = await result("sendLocation", chat_id=ANA, latitude=-7.25, longitude=112.75)
    card = await result(
        "sendContact", chat_id=ANA, phone_number="+62811", first_name="Citra"
    )

    assert place["location"] == {"latitude": -7.25, "longitude": 112.75}
    assert card["contact"] == {"phone_number": "+62811", "first_name": "Citra"}


async def test_a_copy_has_no_origin_and_a_forward_has(telegram, ana, result):
    telegram.add_user(5002, "Budi").starts()
    message = ana.sends_photo("banjir")
    source = {"from_chat_id": ANA, "message_id": message.id}

    copy = await result("copyMessage", chat_id=5002, **source, caption="baru")
    forward = await result("forwardMessage", chat_id=5002, **source)

    copied = telegram.phone(5002).chat()[1]
    assert (copied.id, copied.caption, copied.extra) == (copy["message_id"], "baru", {})
    assert forward["caption"] == "banjir"
    assert forward["forward_origin"]["sender_user"]["id"] == ANA


async def test_several_are_copied_forwarded_and_deleted_at_once(telegram, ana, result):
    telegram.add_user(5002, "Budi").starts()
    numbers = [ana.sends(text).id for text in ("satu", "dua")]
    source = {"from_chat_id": ANA, "message_ids": [*numbers, 999]}

    copies = await result("copyMessages", chat_id=5002, **source)
    forwards = await result("forwardMessages", chat_id=5002, **source)
    await result("deleteMessages", chat_id=ANA, message_ids=[*numbers, 999])

    assert (len(copies), len(forwards)) == (2, 2)
    assert [one.deleted for one in ana.chat()] == [False, True, True]


async def test_a_pinned_message_is_shown_until_it_is_unpinned(ana, result, refusal):
    sent = await result("sendMessage", chat_id=ANA, text="Ringkasan")
    place = {"chat_id": ANA, "message_id": sent["message_id"]}

    await result("pinChatMessage", **place)
    pinned = (await result("getChat", chat_id=ANA))["pinned_message"]
    await result("unpinChatMessage", chat_id=ANA)

    assert pinned["text"] == "Ringkasan"
    assert "pinned_message" not in await result("getChat", chat_id=ANA)
    assert await refusal("unpinChatMessage", **place) == (
        400,
        "Bad Request: message to unpin not found",
    )
    assert "pin" in [event.kind for event in ana.unread()]


async def test_a_reply_may_be_lost_when_that_is_allowed(ana, result):
    reply = {"message_id": 999, "allow_sending_without_reply": True}

    sent = await result("sendMessage", chat_id=ANA, text="x", reply_parameters=reply)

    assert "reply_to_message" not in sent


async def test_a_reply_can_quote(ana, result, refusal):
    message = ana.sends("Jembatan di Jalan Mawar runtuh")
    reply = {"message_id": message.id, "quote": "Jalan Mawar"}

    sent = await result("sendMessage", chat_id=ANA, text="Ya", reply_parameters=reply)

    assert sent["quote"] == {"text": "Jalan Mawar", "position": 12, "is_manual": True}
    assert sent["reply_to_message"]["message_id"] == message.id
    wrong = {**reply, "quote": "Jalan Melati"}
    assert await refusal(
        "sendMessage", chat_id=ANA, text="Ya", reply_parameters=wrong
    ) == (400, "Bad Request: QUOTE_TEXT_INVALID")


async def test_what_is_protected_is_not_forwarded(ana, result, refusal):
    sent = await result("sendMessage", chat_id=ANA, text="x", protect_content=True)
    source = {"from_chat_id": ANA, "message_id": sent["message_id"]}

    actual = await refusal("forwardMessage", chat_id=ANA, **source)

    assert sent["has_protected_content"]
    assert actual == (400, "Bad Request: message can't be forwarded")


async def test_a_live_place_is_not_imitated_and_says_so(ana, refusal):
    place = {"latitude": -7.25, "longitude": 112.75, "live_period": 900}

    status, description = await refusal("sendLocation", chat_id=ANA, **place)

    assert status == 501
    assert "live_period" in description
