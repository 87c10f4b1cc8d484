"""People write to each other on the page, in a real browser."""

import pytest
from playwright.async_api import expect

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.processes]
ANA, BUDI, TEAM = 1001, 1002, -4001


@pytest.fixture
def team(telegram):
    """Two people and their group."""
    telegram.add_user(ANA, "Ana", "Lestari")
    telegram.add_user(BUDI, "Budi", "Santoso")
    return telegram.add_group(TEAM, "Tim Krisis", [ANA, BUDI])


async def test_what_one_phone_sends_appears_on_the_other(server, team, window):
    phones = await window(server)
    ana, budi = phones.phone(ANA), phones.phone(BUDI)

    await ana.sends("Air keran keruh di Kelurahan Contoh", TEAM)
    await budi.has_unread(TEAM, 1)
    await budi.opens(TEAM)
    await budi.sees("Air keran keruh")
    await budi.replies("Saya lihat dulu", to="Air keran keruh")
    await ana.sees("Saya lihat dulu")
    await phones.screenshot("two-phones")

    assert [one.text for one in team.messages.values()] == [
        "Air keran keruh di Kelurahan Contoh",
        "Saya lihat dulu",
    ]
    assert team.messages[2].reply_to is team.messages[1]


async def test_a_button_of_the_bot_is_pressed_and_answered(
    telegram, server, team, window
):
    telegram.phone(ANA).starts()
    phones = await window(server)
    ana = phones.phone(ANA)
    await ana.opens()
    keyboard = '{"inline_keyboard": [[{"text": "Saya tangani", "callback_data": "a"}]]}'
    call = {"chat_id": str(ANA), "text": "<b>Isu</b> baru", "parse_mode": "HTML"}
    token = telegram.bot().token
    await telegram.call(token, "sendMessage", {**call, "reply_markup": keyboard})

    await ana.presses("Saya tangani", under="Isu baru")
    tap = await newest_tap(telegram)
    answer = {"callback_query_id": tap, "text": "Terima kasih"}
    await telegram.call(token, "answerCallbackQuery", answer)
    await ana.is_told("Terima kasih")

    await expect(ana.newest("Isu baru").locator("b")).to_have_text("Isu")


async def newest_tap(telegram):
    """Wait as a bot does until the press has arrived, and return its id."""
    offset = 0
    while True:
        asked = {"timeout": 9, "offset": offset}
        answer = await telegram.call(telegram.bot().token, "getUpdates", asked)
        for update in answer.body["result"]:
            offset = update["update_id"] + 1
            if "callback_query" in update:
                return update["callback_query"]["id"]


async def test_a_picture_is_sent_and_seen_by_the_other(server, team, window):
    phones = await window(server)
    ana, budi = phones.phone(ANA), phones.phone(BUDI)
    await ana.opens(TEAM)
    await budi.opens(TEAM)

    await ana.attaches("photo")

    picture = budi.messages().last.locator("img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", True)
    assert await picture.evaluate("one => one.naturalWidth") == 640


async def test_a_page_finds_its_way_back_after_an_outage(
    server, team, window, complaints
):
    phones = await window(server)
    ana, budi = phones.phone(ANA), phones.phone(BUDI)
    await ana.opens(TEAM)
    complaints.forgive(
        "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY|INCOMPLETE"
    )

    await server.stop_listening()
    await expect(phones.page.locator("body[data-connected=false]")).to_be_attached()
    server.telegram.phone(BUDI).sends("Selama gangguan", in_chat=TEAM)
    await server.listen()
    await phones.connected()
    await ana.sees("Selama gangguan")
    await budi.sends("Sesudah gangguan", TEAM)

    await ana.sees("Sesudah gangguan")


async def test_a_window_that_complains_is_heard(server, team, window, complaints):
    phones = await window(server)
    other = await phones.page.context.new_page()
    complaints.listen(other)
    strange = "http://contoh.example/x.png"

    async with other.expect_event("requestfailed"), other.expect_event("pageerror"):
        await other.evaluate(
            "url => { new Image().src = url; console.error('salah');"
            " setTimeout(() => { throw new Error('rusak') }) }",
            strange,
        )

    heard = "\n".join(complaints.left())
    complaints.forgive("")
    assert f"request that leaves the machine: {strange}" in heard
    assert "console: salah" in heard
    assert "page error" in heard
    assert "rusak" in heard
