"""The stage of a server that runs alone: faults and limits can be wished for."""

import pytest
from aiohttp import ClientSession

from bot.sandbox.http import serve
from tests.sandbox.page.conftest import ANA, TOKEN, Page


async def wish(page, what, status=200, /, **given):
    return await page.post(f"/page/stage/{what}", given, status)


async def call(page):
    url = f"{page.url}/bot{TOKEN}/sendMessage"
    async with page.session.post(url, json={"chat_id": ANA, "text": "x"}) as answer:
        return answer.status, (await answer.json()).get("parameters")


async def test_a_wished_fault_meets_the_next_calls(page):
    await page.act(ANA, "start")
    stage = await wish(page, "faults", outcome="flood", times=2, retry_after=9)

    assert stage["faults"]["planned"] == [{"outcome": "flood", "times": 2}]
    assert [await call(page) for _ in range(3)] == [
        (429, {"retry_after": 9}),
        (429, {"retry_after": 9}),
        (200, None),
    ]


async def test_all_faults_are_cleared_at_once(page, office):
    await page.act(ANA, "start")
    await wish(page, "faults", outcome="500")
    await wish(page, "faults", down=True)
    worst = await wish(page, "faults", rate=1)
    down_answers_nobody = office.faults.down
    clear = await wish(page, "faults", clear=True)

    assert down_answers_nobody
    assert worst["faults"] == {
        "down": True,
        "planned": [{"outcome": "500", "times": 1}],
        "rate": 1.0,
    }
    assert clear["faults"] == {"down": False, "planned": [], "rate": 0.0}
    assert (await call(page))[0] == 200


async def test_a_fault_that_is_used_up_leaves_the_page(page):
    await page.act(ANA, "start")
    async with page.stream() as told:
        await told.next("stage")
        await wish(page, "faults", outcome="500", times=2)
        stages = [await told.next("stage")]
        for _ in range(2):
            await call(page)
            stages.append(await told.next("stage"))

    assert [one["faults"]["planned"] for one in stages] == [
        [{"outcome": "500", "times": 2}],
        [{"outcome": "500", "times": 1}],
        [],
    ]


async def test_what_the_control_room_plans_is_shown_on_the_page(page):
    async with page.stream() as told:
        await told.next("stage")
        await page.post("/control/faults", {"next": [{"outcome": "flood"}]})
        planned = await told.next("stage")
        await page.post("/control/faults", {"random": {"rate": 0.5, "kinds": ["500"]}})
        chance = await told.next("stage")
        await page.post("/control/limits", {"enforced": True})
        limits = await told.next("stage")
        await page.post("/control/reset", {})
        again = await told.next("stage")

    assert planned["faults"]["planned"] == [{"outcome": "flood", "times": 1}]
    assert (chance["faults"]["rate"], limits["limits"]) == (0.5, True)
    assert again["faults"] == {"down": False, "planned": [], "rate": 0.0}
    assert again["limits"] is False


async def test_an_ordinary_call_tells_the_page_nothing_of_the_stage(page):
    await page.act(ANA, "start")
    async with page.stream() as told:
        await told.next("stage")
        await call(page)
        await wish(page, "limits", enforced=False)  # as it was
        await wish(page, "limits", enforced=True)
        stage = await told.next("stage")

    assert stage["limits"] is True


async def test_limits_are_enforced_when_wished(page):
    await page.act(ANA, "start")
    await wish(page, "limits", enforced=True)
    tight = [(await call(page))[0] for _ in range(2)]
    stage = await wish(page, "limits", enforced=False)

    assert tight == [200, 429]
    assert stage["limits"] is False
    assert (await call(page))[0] == 200


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("faults", {"outcome": "rain"}, "rain"),
        ("faults", {"outcome": "401"}, "not offered"),
        ("faults", {"outcome": "500", "times": 0}, "from 1 to 1000"),
        ("faults", {"outcome": "500", "times": "2"}, "times must be a number"),
        ("faults", {"rate": 2}, "from 0 to 1"),
        ("faults", {"rate": "much"}, "must be a number"),
        ("faults", {"down": 1}, "true or false"),
        ("limits", {}, "true or false"),
        ("clock", {"minutes": 5}, "runs alone"),
        ("story", {"name": "air-keruh"}, "runs alone"),
    ],
)
async def test_a_wish_that_cannot_be_is_explained(page, name, given, reason):
    answer = await wish(page, name, 400, **given)

    assert reason in answer["error"]


async def test_a_server_without_a_bot_says_so(page, clock):
    stage = (await page.snapshot())["stage"]

    assert stage["bot"] == "stopped"
    assert stage["now"] == clock.at.isoformat()
    assert (stage["story"], stage["stories"]) == (None, [])


async def test_a_stage_of_ones_own_takes_the_place(office):
    class Theatre:
        def view(self):
            return {"now": "soon"}

        async def changed(self, seen):
            return 1

        async def wish(self, name, given):
            self.asked = name, given

    theatre = Theatre()
    server = await serve(office, stage=theatre)
    async with ClientSession() as session:
        page = Page(session, server.url)
        answer = await wish(page, "clock", minutes=15)
    await server.aclose()

    assert theatre.asked == ("clock", {"minutes": 15})
    assert answer == {"now": "soon"}
