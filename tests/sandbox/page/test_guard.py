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


@pytest.mark.parametrize("path", ["/page/stream", "/page/snapshot", "/control/events"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://contoh.id"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "iframe"},
        {"Referer": "https://contoh.id/", "Sec-Fetch-Dest": "image"},
    ],
    ids=str,
)
async def test_a_page_of_another_site_reads_nothing(page, path, headers):
    async with page.session.get(page.url + path, headers=headers) as answer:
        assert answer.status == 403
        assert "Ana" not in await answer.text()


async def test_a_link_of_another_site_may_lead_to_the_page(page):
    headers = {
        "Referer": "https://contoh.id/",
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
    }
    async with page.session.get(f"{page.url}/", headers=headers) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "the request is no JSON"),
        (b"\xff", "the request is no JSON"),
        (b"[]", "a JSON object is expected"),
        (b'{"text": NaN}', "the request is no JSON"),
        (b'{"chat": ' + b"[" * 5000 + b"]" * 5000 + b"}", "the request is no JSON"),
        (b'{"text": "' + b"x" * (64 << 10) + b'"}', "the request is too long"),
    ],
    ids=["half", "no UTF-8", "a list", "no number", "deep", "long"],
)
async def test_what_no_page_would_send_is_refused(page, body, reason):
    url = f"{page.url}/page/act/{ANA}/start"
    headers = {"Content-Type": "application/json"}
    async with page.session.post(url, data=body, headers=headers) as answer:
        assert (answer.status, await answer.json()) == (400, {"error": reason})
