"""The page's own files, and those that people and bots sent."""

import pytest
from aiohttp import FormData
from yarl import URL

from bot.sandbox.page.attaching import sample
from bot.sandbox.page.files import STATIC
from tests.sandbox.page.conftest import ANA, TOKEN


async def test_the_page_comes_from_the_package(page):
    async with page.session.get(f"{page.url}/") as answer:
        text = await answer.text()

    assert answer.content_type == "text/html"
    assert text == (STATIC / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2fguard.py",
        "/static/%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/..%5cguard.py",
        "/static/%00",
        "/static/../static/../samples/note.pdf",
        "/static/",
        "/static/none.js",
    ],
)
async def test_nothing_beside_the_folder_is_served(page, path):
    async with page.session.get(URL(page.url + path, encoded=True)) as answer:
        assert answer.status == 404


async def test_a_sent_picture_is_shown(page):
    await page.act(ANA, "attach", chat=ANA, what="photo")
    (shown,) = await page.messages(ANA)

    async with page.session.get(
        f"{page.url}/page/file/{shown['media']['file']}"
    ) as answer:
        content = await answer.read()

    assert content == sample("photo")
    assert answer.content_type == "image/jpeg"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


async def test_a_page_that_a_bot_sends_is_saved_and_never_opened(page):
    await page.act(ANA, "start")
    form = FormData()
    form.add_field("chat_id", str(ANA))
    form.add_field(
        "document",
        b"<script>1</script>",
        filename="a b é\u2028.html",
        content_type="text/html",
    )
    async with page.session.post(
        f"{page.url}/bot{TOKEN}/sendDocument", data=form
    ) as answer:
        file = (await answer.json())["result"]["document"]["file_id"]

    async with page.session.get(f"{page.url}/page/file/{file}") as answer:
        content = await answer.read()

    assert content == b"<script>1</script>"
    assert answer.headers["Content-Disposition"].startswith(
        "attachment; filename*=UTF-8''a"
    )
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


async def test_a_file_without_bytes_shows_the_sample_of_its_kind(page, office):
    ana = office.phone(ANA)
    picture = ana.sends_photo(size=5_000_000).content.media["photo"][-1]["file_id"]
    sticker = ana.sends_sticker(size=700).content.media["sticker"]["file_id"]

    async with page.session.get(f"{page.url}/page/file/{picture}") as answer:
        shown = await answer.read()
    async with page.session.get(f"{page.url}/page/file/{sticker}") as answer:
        zeros = await answer.read()

    assert shown == sample("photo")
    assert zeros == bytes(700)


async def test_an_unknown_file_is_not_there(page):
    async with page.session.get(f"{page.url}/page/file/PHOTO-000999-siaga") as answer:
        assert answer.status == 404
