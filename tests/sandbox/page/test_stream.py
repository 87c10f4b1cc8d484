"""What happens on one phone is told to the page at once."""

import asyncio

from bot.sandbox.page import stream as streaming
from tests.sandbox.page.conftest import ANA, BUDI, CITRA, PATIENCE, ROOM, TOKEN


async def last(page):
    shown = await page.snapshot()
    return {"since": shown["event"], "life": shown["life"]}


async def test_what_the_bot_writes_arrives(page):
    await page.act(ANA, "start")
    async with page.stream(**await last(page)) as told:
        await page.bot(
            "sendMessage", chat_id=ANA, text="<i>Halo</i>", parse_mode="HTML"
        )
        first = await told.next()
        await page.bot("sendChatAction", chat_id=ANA, action="typing")
        second = await told.next()

    assert (first["kind"], first["chat"], first["by"]) == ("message", ANA, 123456)
    assert first["message"]["html"] == "<i>Halo</i>"
    assert (second["kind"], second["action"]) == ("action", "typing")


async def test_what_another_phone_writes_arrives(page):
    async with page.stream(**await last(page)) as told:
        sent = await page.act(CITRA, "send", chat=ROOM, text="Rapat")
        first, read = await told.next(), await told.next()

    assert first["message"]["html"] == "Rapat"
    assert first["message"]["topic"] == 1
    assert (read["kind"], read["by"], read["read"]) == (
        "read",
        CITRA,
        sent["message"],
    )


async def test_a_page_that_comes_back_is_told_what_it_missed(page):
    where = await last(page)
    async with page.stream(**where) as told:
        await page.act(CITRA, "send", chat=ROOM, text="satu")
        known = (await told.until("read"))["number"]
    await page.act(CITRA, "send", chat=ROOM, text="dua")

    async with page.stream(since=known, life=where["life"]) as told:
        missed = await told.next()
    async with page.stream({"Last-Event-ID": str(known)}, **where) as told:
        missed_by_browser = await told.next()

    assert missed["number"] == known + 1
    assert missed["message"]["html"] == "dua"
    assert missed_by_browser == missed


async def test_an_edit_a_deletion_a_pin_and_a_reaction_arrive(page, office):
    sent = (await page.act(CITRA, "send", chat=ROOM, text="Rpat"))["message"]
    async with page.stream(**await last(page)) as told:
        await page.act(CITRA, "edit", chat=ROOM, message=sent, text="Rapat")
        edit = await told.next()
        await page.act(ANA, "react", chat=ROOM, message=sent, emoji="👍")
        reaction = await told.next()
        await page.bot("pinChatMessage", chat_id=ROOM, message_id=sent)
        pin = await told.next()
        await page.bot("unpinChatMessage", chat_id=ROOM, message_id=sent)
        unpin = await told.until("pin")
        await page.act(CITRA, "delete", chat=ROOM, message=sent)
        delete = await told.next()

    assert (edit["kind"], edit["message"]["html"]) == ("edit", "Rapat")
    assert reaction["message"]["reactions"] == [{"emoji": "👍", "people": [ANA]}]
    assert (pin["view"]["pinned"], unpin["view"]["pinned"]) == ([sent], [])
    assert (delete["kind"], delete["message"]["deleted"]) == ("delete", True)


async def test_a_pressed_button_is_answered_on_the_phone(page):
    await page.act(ANA, "start")
    buttons = {
        "inline_keyboard": [
            [{"text": "A", "callback_data": "a"}],
            [{"text": "B", "callback_data": "b"}],
        ]
    }
    sent = await page.bot("sendMessage", chat_id=ANA, text="?", reply_markup=buttons)
    where = {"chat": ANA, "message": sent["message_id"]}
    tap = (await page.act(ANA, "press", **where, row=1, column=0))["tap"]
    async with page.stream(**await last(page)) as told:
        await page.bot(
            "editMessageText", chat_id=ANA, message_id=sent["message_id"], text="!"
        )
        await page.bot(
            "answerCallbackQuery", callback_query_id=tap, text="Oke", show_alert=True
        )
        answer = await told.until("answer")

    assert answer["tap"] == {
        "id": tap,
        "user": ANA,
        "message": sent["message_id"],
        "row": 1,
        "column": 0,
        "answered": True,
        "text": "Oke",
        "alert": True,
        "url": None,
    }


async def test_a_new_chat_and_a_blocked_bot_are_told_with_what_they_change(
    page, office
):
    async with page.stream(**await last(page)) as told:
        said = await page.act(ANA, "say_to", to=BUDI, text="Sudah lihat?")
        first = await told.until("message")
        await page.act(ANA, "start")
        start = await told.until("message")
        await page.act(ANA, "block")
        block = await told.until("member")
        office.phone(CITRA).creates_topic(office.groups[ROOM], "Air")
        topic = await told.until("topic")

    assert first["view"]["id"] == said["chat"]
    assert sorted(first["view"]["members"]) == [ANA, BUDI]
    assert start["person"]["started"]
    assert not start["person"]["blocked"]
    assert block["person"]["blocked"]
    assert [one["name"] for one in topic["view"]["topics"]] == ["General", "Air"]


async def test_a_new_office_asks_the_page_to_load_again(page, office):
    where = await last(page)
    async with page.stream(**where) as told:
        await told.next("stage")
        office.reset()
        office.add_bot(TOKEN)
        office.add_user(ANA, "Ana")
        office.phone(ANA).starts()
        reset = await told.next()
        office.phone(ANA).sends("sesudahnya")
        after = await told.next()
    async with page.stream(**where) as told:
        too_late = await told.next()

    assert (reset["kind"], too_late["kind"]) == ("reset", "reset")
    assert after["message"]["html"] == "sesudahnya"


async def test_a_page_far_behind_loads_again_instead_of_hearing_it_all(page, office):
    where = await last(page)
    ana = office.phone(ANA)
    for number in range(streaming.MOST_BEHIND + 1):
        ana.sends(f"pesan {number}")

    async with page.stream(**where) as told:
        first = await told.next()
    async with page.stream(since=10**9) as told:
        from_another_time = await told.next()

    assert (first["kind"], first["number"]) == ("reset", office.events.last)
    assert from_another_time["kind"] == "reset"


async def test_a_page_that_does_not_listen_holds_up_nobody(server, page, office):
    """It keeps its place in the log, whatever is written meanwhile, and no copy."""
    where = await last(page)
    reader, writer = await asyncio.open_connection(server.host, server.port, limit=1024)
    path = f"/page/stream?since={where['since']}"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    await reader.readuntil(b"event: stage")
    ana = office.phone(ANA)
    for _ in range(40):
        for _ in range(100):
            ana.sends("x" * 4000)
        await page.get("/page/menu/5001/5001")

    caught_up = b"reset" in await _everything(reader, office)
    writer.close()

    assert caught_up


async def _everything(reader, office):
    """Read until the newest event is told."""
    newest, seen = f"id: {office.events.last}\n".encode(), b""
    async with asyncio.timeout(PATIENCE):
        while newest not in seen:
            seen += await reader.read(65536)
    return seen


async def test_a_page_that_went_away_leaves_nothing_behind(page, office):
    async with page.stream(**await last(page)) as told:
        await told.next("stage")
        assert waiting(office) == 1
    async with asyncio.timeout(PATIENCE):
        while waiting(office):
            await page.get(f"/page/menu/{ANA}/{ANA}")


def waiting(office):
    return len(office.events.bell._waiting)


async def test_a_quiet_stream_gives_a_sign_of_life(page, monkeypatch):
    monkeypatch.setattr(streaming, "HEARTBEAT", 0.01)
    async with page.stream(**await last(page)) as told, asyncio.timeout(PATIENCE):
        while (await told.answer.content.readline()) != b": still here\n":
            pass


async def test_a_changed_stage_is_told(page):
    async with page.stream(**await last(page)) as told:
        await told.next("stage")
        await page.post("/page/stage/limits", {"enforced": True})
        stage = await told.next("stage")

    assert stage["limits"] is True
