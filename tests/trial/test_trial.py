"""The trial: the real bot in a sample office, whose clock can be put forward."""

import asyncio
import tempfile
from datetime import datetime, timedelta

import pytest

from tests.trial.visitor import ANA, BUDI, CITRA, DEWI, HADI, TONO, visiting

#: An hour in steps of half a minute, each with the longest patience, would take 240.
IN_SECONDS = 60
REPORT = "/lapor Air keran keruh di tiga kelurahan sejak pagi"


@pytest.fixture
async def page():
    async with visiting() as page:
        yield page


async def test_the_office_is_there_and_the_bot_has_greeted_everybody(page):
    shown = await page.snapshot()
    stage = shown["stage"]

    assert len(shown["people"]) == 12
    assert stage["bot"] == "running"
    assert stage["zone_name"] == "WITA"
    assert stage["newcomers"] == [TONO]
    assert stage["roles"][str(HADI)]["id"] == "Kepala Dinas"
    assert {chat["kind"] for chat in shown["chats"]} >= {"supergroup", "channel"}
    for user in (HADI, CITRA, BUDI, DEWI, ANA):
        await page.sees(user, "Selamat datang")
    assert page.shown(TONO) == []


async def test_two_trials_stand_side_by_side_and_open_no_listener(caplog):
    caplog.set_level("INFO")
    async with visiting() as one, visiting() as other:
        await one.act(ANA, "send", text=REPORT)
        await one.sees(BUDI, "ISU-", "Air keran keruh")
        assert other.count(BUDI, "ISU-") == 0

    assert caplog.text.count("ready") >= 2
    assert "listening on" not in caplog.text


async def test_nobody_answers_and_the_clock_calls_the_lead_in_seconds(page):
    await page.act(ANA, "send", text=REPORT)
    await page.sees(BUDI, "ISU-", "Air keran keruh")
    before = datetime.fromisoformat((await page.stage())["now"])
    assert page.count(CITRA, "ISU-") == 0

    after = (await page.wish("clock", minutes=15))["now"]

    assert datetime.fromisoformat(after) - before >= timedelta(minutes=15)
    ping = await page.sees(CITRA, "ISU-", "Belum ada yang menangani")
    late = ping.at - before
    assert timedelta(minutes=9) < late < timedelta(minutes=12)
    await page.presses(CITRA, "Saya tangani")
    await page.sees(BUDI, "Ditangani Citra Maharani")


async def test_the_clock_goes_to_the_next_deadline_and_not_further(page):
    await page.act(ANA, "send", text=REPORT)
    await page.sees(BUDI, "ISU-", "Air keran keruh")
    stage = await page.wish("clock", to="next")

    assert "error" not in stage
    await page.sees(CITRA, "ISU-", "Belum ada yang menangani")
    assert page.count(BUDI, "ISU-", "Air keran keruh") == 2
    assert stage["now"] < stage["next_due"]


async def test_without_a_deadline_the_clock_has_nowhere_to_go(page):
    assert (await page.wish("clock", to="next"))["error"] == "nothing is due"


@pytest.mark.parametrize(
    ("wish", "given"),
    [
        ("clock", {"minutes": -5}),
        ("clock", {"minutes": 10**9}),
        ("clock", {}),
        ("story", {"name": "tidak-ada"}),
        ("step", {}),
        ("play", {}),
        ("bot", {}),
        ("frobnicate", {}),
    ],
)
async def test_a_wish_that_cannot_be_is_refused_and_changes_nothing(page, wish, given):
    answer = await page.wish(wish, **given)

    assert answer["error"]
    assert (await page.stage())["bot"] == "running"
    assert (await page.stage())["story"] is None


async def test_what_is_reported_while_the_bot_is_off_is_answered_when_it_is_on(page):
    await page.sees(ANA, "Selamat datang")
    assert (await page.wish("bot", running=False))["bot"] == "stopped"
    await page.act(ANA, "send", text=REPORT)
    await page.wish("clock", minutes=5)
    assert page.count(ANA, "tercatat") == 0

    await page.wish("bot", running=True)

    await page.sees(ANA, "ISU-", "tercatat")
    await page.sees(BUDI, "ISU-", "Air keran keruh")
    await page.sees(CITRA, "Bot Siaga tidak aktif")


async def test_a_report_arrives_once_though_the_answer_of_the_server_is_lost(page):
    await page.sees(ANA, "Selamat datang")
    await page.wish("faults", outcome="500", times=2)
    await page.act(ANA, "send", text=REPORT)

    await page.wish("clock", minutes=2)

    await page.sees(ANA, "ISU-", "tercatat")
    assert page.count(ANA, "tercatat") == 1
    assert (await page.wish("faults", clear=True))["faults"]["planned"] == []


async def test_the_clock_does_not_wait_for_a_telegram_that_is_down(page):
    await page.sees(ANA, "Selamat datang")
    await page.wish("faults", down=True)
    await page.act(ANA, "send", text=REPORT)

    async with asyncio.timeout(IN_SECONDS):
        await page.wish("clock", minutes=60)

    assert page.count(ANA, "tercatat") == 0
    await page.wish("faults", down=False)
    await page.wish("clock", minutes=15)
    await page.sees(ANA, "ISU-", "tercatat")


async def test_a_new_office_knows_nothing_of_the_old_one(page):
    await page.act(ANA, "send", text=REPORT)
    await page.sees(ANA, "0001", "tercatat")

    await page.wish("fresh")
    await page.act(ANA, "send", text=REPORT)

    await page.sees(ANA, "0001", "tercatat")
    assert page.count(ANA, "tercatat") == 1


async def test_a_newcomer_joins_with_the_link_of_an_invitation(page):
    await page.act(CITRA, "send", text="/undang pelapor")
    invitation = await page.sees(CITRA, "start=")
    forwarded = await page.act(CITRA, "forward", message=invitation.id, to=TONO)
    assert forwarded["ok"]

    link = next(w for w in invitation.text.split() if "start=" in w)
    await page.act(TONO, "open", url=link)

    await page.presses(TONO, "Lewati")
    await page.sees(TONO, "Apa jabatan Anda")
    await page.presses(TONO, "Lewati")
    await page.sees(TONO, "Anda terdaftar")
    await page.sees(CITRA, "Tono")


async def test_a_trial_reads_no_setting_of_the_machine_and_leaves_nothing(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("SIAGA_TIMEZONE", "not a zone")
    monkeypatch.setenv("SIAGA_WEBHOOK_URL", "https://office.example")
    monkeypatch.setenv("SIAGA_DATABASE", "postgresql://real/office")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    async with visiting() as page:
        await page.sees(ANA, "Selamat datang")
        assert list(tmp_path.glob("siaga-try-*/office-1.db"))

    assert list(tmp_path.iterdir()) == []
