"""A call of a wrong form, or about what is not there, is refused; nothing happens."""

import pytest

from tests.sandbox.table.wrong import FILES, FORMATS, KEYBOARDS, NOT_THERE

TABLES = {
    f"{subject}: {name}": row
    for subject, table in (
        ("keyboard", KEYBOARDS),
        ("format", FORMATS),
        ("missing", NOT_THERE),
        ("file", FILES),
    )
    for name, row in table.items()
}


@pytest.mark.parametrize(("method", "params", "reason"), TABLES.values(), ids=TABLES)
async def test_it_is_refused_with_the_words_of_the_server(
    stage, method, params, reason
):
    events = len(stage.telegram.events.since(0))

    assert await stage.refusal(method, params) == (400, reason)
    assert len(stage.telegram.events.since(0)) == events


@pytest.mark.parametrize(
    "kind", ["photo", "video", "document", "audio", "voice", "sticker"]
)
async def test_a_file_is_sent_again_by_its_id(stage, kind):
    method = f"send{kind.title()}"

    sent = await stage.done(method, {"chat_id": "$ana", kind: f"${kind}"})

    shown = sent[kind][-1] if kind == "photo" else sent[kind]
    assert shown["file_id"] == stage.names[kind]


@pytest.mark.parametrize("kind", ["photo", "document", "voice"])
async def test_a_file_is_fetched_by_the_path_it_was_given(stage, telegram, kind):
    found = await stage.done("getFile", {"file_id": f"${kind}"})

    content = telegram.download("123456:siaga-test", found["file_path"])

    assert len(content) == found["file_size"]


@pytest.mark.parametrize("mode", ["html", "HTML", "Markdown", "markdownv2"])
async def test_the_name_of_a_mode_is_read_in_any_letters(stage, mode):
    params = {"chat_id": "$ana", "text": "Air keruh", "parse_mode": mode}

    assert (await stage.done("sendMessage", params))["text"] == "Air keruh"
