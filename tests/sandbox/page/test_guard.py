"""Only the page itself, on this machine, reaches the page and the control room."""

import json

import pytest

from bot.sandbox.page.guard import refusal
from tests.sandbox.page.conftest import ANA

PATHS = ["/", "/static/index.html", "/page/snapshot", "/control/transcript"]
POSTS = [f"/page/act/{ANA}/start", "/page/stage/limits", "/control/limits"]
FOREIGN_HOSTS = [
    "contoh.id",
    "127.0.0.1.contoh.id:80",
    "localhost.contoh.id",
    "",
    "x@localhost",
]


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_of_the_page_is_sealed(page, path):
    async with page.session.get(page.url + path) as answer:
        headers = answer.headers

    assert answer.status == 200
    assert headers["Content-Security-Policy"] == (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
        "frame-ancestors 'none'; base-uri 'none'"
    )
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
@pytest.mark.parametrize("path", PATHS)
async def test_a_foreign_host_is_refused(page, path, host):
    async with page.session.get(page.url + path, headers={"Host": host}) as answer:
        assert answer.status in {400, 403}  # h11 refuses some by itself
        assert "Ana" not in await answer.text()


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8081", "[::1]:1", "127.0.0.1"]
)
async def test_the_names_of_this_machine_are_welcome(page, host):
    async with page.session.get(f"{page.url}/", headers={"Host": host}) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://contoh.id",
        "null",
        "",
        "http://localhost:1",
        "https://{own}",
        "http://[x",
    ],
)
@pytest.mark.parametrize("path", POSTS)
async def test_a_foreign_origin_is_refused(page, path, origin):
    own = page.url.removeprefix("http://")
    headers = {"Origin": origin.replace("{own}", own)}
    async with page.session.post(page.url + path, json={}, headers=headers) as answer:
        assert answer.status == 403


async def test_the_own_origin_is_welcome(page):
    url = f"{page.url}/page/act/{ANA}/start"
    headers = {"Origin": page.url}
    async with page.session.post(url, json={}, headers=headers) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ],
)
@pytest.mark.parametrize("path", POSTS)
async def test_a_form_is_refused(page, path, kind):
    headers = {"Content-Type": kind}
    body = json.dumps({"enforced": True})
    async with page.session.post(page.url + path, data=body, headers=headers) as answer:
        assert answer.status == 403


def test_another_machine_is_refused():
    scope = {
        "type": "http",
        "method": "GET",
        "client": ("192.0.2.7", 4000),
        "headers": [(b"host", b"localhost:8081")],
    }

    assert refusal(scope) == "loopback only"
    assert refusal({**scope, "client": None}) == "loopback only"
    assert refusal({**scope, "client": ("::1", 4000)}) is None


async def test_the_bot_api_is_not_behind_the_guard(page):
    url = f"{page.url}/bot123456:siaga-test/getMe"
    headers = {"Host": "telegram", "Origin": "https://contoh.id"}
    async with page.session.post(url, data={}, headers=headers) as answer:
        assert answer.status == 200
