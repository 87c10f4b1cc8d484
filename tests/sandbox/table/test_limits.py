"""One step inside a limit is accepted, one step outside is refused with its words."""

import pytest

from tests.sandbox.conftest import TOKEN
from tests.sandbox.table.limits import INSIDE, OUTSIDE

ANA = 5001
MEGABYTE = 1 << 20


@pytest.mark.parametrize(("method", "params"), INSIDE.values(), ids=INSIDE)
async def test_what_is_just_inside_is_accepted(stage, method, params):
    await stage.done(method, params)


@pytest.mark.parametrize(("method", "params", "reason"), OUTSIDE.values(), ids=OUTSIDE)
async def test_what_is_just_outside_is_refused(stage, method, params, reason):
    assert await stage.refusal(method, params) == (400, reason)


@pytest.mark.parametrize(("sent", "kept"), [(99, 99), (100, 100), (101, 100)])
async def test_a_message_keeps_its_first_hundred_entities(stage, sent, kept):
    text = "<b>x</b> " * sent

    answer = await stage.done(
        "sendMessage", {"chat_id": ANA, "text": text, "parse_mode": "HTML"}
    )

    assert len(answer["entities"]) == kept
    assert len(answer["text"]) == 2 * sent - 1


@pytest.mark.parametrize("length", [128, 129])
async def test_the_name_of_a_topic_is_cut_after_128_characters(stage, length):
    params = {"chat_id": "$forum", "name": "x" * length}

    answer = await stage.done("createForumTopic", params)

    assert answer["name"] == "x" * 128


@pytest.mark.parametrize(
    ("limit", "expected"), [(-1, 1), (0, 1), (1, 1), (100, 100), (101, 100), ("", 100)]
)
async def test_a_poller_gets_one_to_a_hundred_updates(stage, ana, limit, expected):
    for number in range(101):
        ana.sends(str(number))

    assert len(await stage.done("getUpdates", {"limit": limit})) == expected


UPLOADS = {
    "photo of 10 MB": ("sendPhoto", "photo", 10 * MEGABYTE, None),
    "photo above 10 MB": (
        "sendPhoto",
        "photo",
        10 * MEGABYTE + 1,
        (
            400,
            "file of size 10485761 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
        ),
    ),
    "document of 50 MB": ("sendDocument", "document", 50 * MEGABYTE, None),
    "document above 50 MB": ("sendDocument", "document", 50 * MEGABYTE + 1, (413, "")),
    "empty document": ("sendDocument", "document", 0, (400, "file must be non-empty")),
    "document of one byte": ("sendDocument", "document", 1, None),
}


@pytest.mark.parametrize(
    ("method", "name", "size", "refused"), UPLOADS.values(), ids=UPLOADS
)
async def test_an_upload_has_a_largest_size(stage, method, name, size, refused):
    files = {name: ("berkas", bytes(size), None)}

    status, body = await stage.call(method, {"chat_id": ANA}, files)

    reason = body.get("description", "").partition(": ")[2]
    assert (refused or (200, "")) == (status, reason)


PAYLOADS = {
    "one": "a",
    "64 of every kind": ("aZ09_-" * 11)[:64],
}
NO_PAYLOADS = {
    "65": "a" * 65,
    "a space": "a b",
    "a letter of two bytes": "é",
    "a dot": ".",
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
async def test_a_deep_link_carries_up_to_64_signs(stage, ana, payload):
    assert ana.starts(payload).text == f"/start {payload}"


@pytest.mark.parametrize("payload", NO_PAYLOADS.values(), ids=NO_PAYLOADS)
async def test_an_app_opens_no_deep_link_with_anything_else(stage, ana, payload):
    with pytest.raises(ValueError, match="64"):
        ana.starts(payload)


@pytest.mark.parametrize("length", [4096, 4097])
async def test_an_app_sends_no_longer_text_either(stage, ana, length):
    if length > 4096:
        with pytest.raises(ValueError, match="4096"):
            ana.sends("x" * length)
    else:
        assert len(ana.sends("x" * length).text) == length


async def test_a_refused_answer_leaves_the_button_unanswered(stage, telegram):
    await stage.refusal(
        "answerCallbackQuery", {"callback_query_id": "$tap", "text": "x" * 201}
    )

    assert not telegram.taps[stage.names["tap"]].answered


async def test_numbers_in_forms_are_read_like_numbers_in_json(stage, telegram):
    answer = await telegram.call(
        TOKEN, "deleteMessages", {"chat_id": "5001", "message_ids": "[900]"}
    )

    assert answer.status == 200
