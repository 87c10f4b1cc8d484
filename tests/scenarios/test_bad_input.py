"""Bad input: one clear line for the person, nothing lost, and the loop lives."""

import random

import pytest

from bot.domain.roles import Role
from bot.domain.values import replace
from bot.intake.raw import stored
from tests.harness.crisis import Crisis, Phone
from tests.scenarios.talk import (
    everybody_read,
    how_many_issues,
    message,
    new_messages,
    reports,
    shown,
    small_office,
    update,
)

KERUH = "Air keran keruh di tiga kelurahan sejak pagi"


async def a_normal_report_still_works(crisis, ana) -> None:
    """Whatever came before: the next report has a number and calls somebody."""
    everybody_read(crisis)
    before = await how_many_issues(crisis)
    await ana.says(f"/lapor {KERUH}")
    ana.hears("tercatat", KERUH, "Memanggil Budi")
    assert await how_many_issues(crisis) == before + 1
    everybody_read(crisis)


EMPTY = {
    "spaces": "   \n\t ",
    "zero width": "\u200b\u200b\ufeff",
    "override": "\u202e\u202d",
    "tag characters": "\U000e0041\U000e0042",
    "hangul filler and blanks": "\u3000\u2003\u00a0",
    "controls": "\x01\x02\x1b",
    "nul": "\x00",
}


@pytest.mark.parametrize("kind", EMPTY)
async def test_what_nobody_can_see_is_no_report(crisis, kind):
    ana, _budi, _ = await small_office(crisis)

    await update(crisis, ana, message(ana, text=EMPTY[kind]))

    [answer] = new_messages(ana)
    assert answer.text.startswith("Pesan itu kosong.")
    await a_normal_report_still_works(crisis, ana)


@pytest.mark.parametrize("kind", EMPTY)
async def test_a_report_of_nothing_visible_is_asked_for(crisis, kind):
    ana, *_ = await small_office(crisis)
    command = {"type": "bot_command", "offset": 0, "length": 6}

    await update(
        crisis, ana, message(ana, text=f"/lapor {EMPTY[kind]}", entities=[command])
    )

    ana.hears("Apa yang terjadi?", button="Batal")
    await a_normal_report_still_works(crisis, ana)


#: What is typed -> what everybody reads in its place; the same where not named.
ODD = {
    "longest": "kata " * 818 + "akhir",
    "emoji": "😀" * 2049,
    "zalgo": "a" + "\u0301" * 3000,
    "nul inside": "Air\x00keruh",
    "lone surrogate": "Air \ud800keruh",
    "override inside": "Air \u202ehurek",
    "tags": "<b>Air</b> </code> & <a href='tg://user?id=1'>keruh</a>",
    "unknown tag": "<script>alert(1)</script> keruh",
    "markdown": "*Air* _keruh_ [a](b) `c` ~d~ ||e||",
    "jinja": "{{7*7}} {% for x in y %} {{ ''.__class__ }}",
    "format": "{0.__class__} %(x)s ${HOME} %s {}",
    "sql": "'; DROP TABLE issue; -- \" OR 1=1 % _",
    "formula": "=HYPERLINK(\"x\") +1 -1 @SUM",
    "path": "../../etc/passwd con.txt",
    "arabic": "الماء عكر في ثلاثة أحياء",
    "javanese": "ꦧꦚꦸꦧꦸꦛꦼꦏ꧀",
    "chinese": "三个区的自来水浑浊",
    "right to left name": "\u2067abc\u2069 keruh",
    "phishing": "https://t.me/siaga_bot?start=AAAA klik http://1.2.3.4/",
    "full width slash": "／lapor air keruh",
    "line separators": "Air\u2028keruh\u2029sekali\x85habis",
    "crlf": "Air\r\nkeruh\rsekali",
    "bell and escape": "Air\x07 \x1b[2Jkeruh",
}  # fmt: skip

SHOWN = {
    "nul inside": "Airkeruh",
    "lone surrogate": "Air keruh",
    "override inside": "Air hurek",
    "right to left name": "abc keruh",
    "line separators": "Air keruh sekalihabis",
    "crlf": "Air keruh sekali",
    "bell and escape": "Air [2Jkeruh",
    "zalgo": "a\u0301\u0301\u0301",
}


@pytest.mark.parametrize("kind", ODD)
async def test_odd_text_is_kept_and_shown_as_it_was_typed(crisis, kind):
    ana, budi, _ = await small_office(crisis)
    command = {"type": "bot_command", "offset": 0, "length": 6}
    text = f"/lapor {ODD[kind]}"

    await update(crisis, ana, message(ana, text=text, entities=[command]))

    receipt = new_messages(ana)[0]
    ping = new_messages(budi)[0]
    expected = SHOWN.get(kind, " ".join(ODD[kind].split()))
    for seen in (receipt, ping):
        line = seen.text.splitlines()[1].strip('"')
        assert line == expected or (
            line.endswith("…") and expected.startswith(line[:-1].rstrip())
        )
        assert marked(seen) == ["bold"]
    [report] = await reports(crisis)
    assert report.content.text
    await a_normal_report_still_works(crisis, ana)
    assert await crisis.house.storage.integrity() == []


@pytest.mark.parametrize("kind", ODD)
async def test_odd_text_is_a_note_or_a_report_like_any_other(crisis, kind):
    ana, budi, _ = await small_office(crisis)

    await update(crisis, ana, message(ana, text=ODD[kind]))
    ana.hears("disimpan")
    await ana.presses("Jadikan laporan")

    ana.hears("ISU-2026-0001 tercatat")
    budi.hears("ISU-2026-0001")
    await budi.says("/isu")
    await budi.says("/isu 1")
    await budi.presses("Salin untuk WA")
    await a_normal_report_still_works(crisis, ana)


@pytest.mark.parametrize("kind", ODD)
async def test_odd_text_is_taken_as_a_detail(crisis, kind):
    ana, _budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Tempat")
    everybody_read(crisis)

    await update(crisis, ana, message(ana, text=ODD[kind]))

    [answer] = new_messages(ana)
    too_long = len(ODD[kind]) > 500
    assert ("paling banyak 500" if too_long else "Tempat:") in answer.text
    await a_normal_report_still_works(crisis, ana)


def marked(seen) -> list[str]:
    """Return the formats that the bot gave; apps find links and commands by themselves."""
    found = [entity["type"] for entity in seen.entities]
    return [kind for kind in found if kind not in {"bot_command", "url", "mention"}]


NAMES = {
    "markup": "<script>alert(1)</script>",
    "emoji": "😀" * 64,
    "somebody else's": "Citra",
    "two lines": "Ana\nCitra (Ketua Tim Krisis)",
    "log injection": "\n[CRITICAL] \x1b[2J",
    "template": "{{ 7*7 }}",
    "reversed": "\u202eanA",
}


@pytest.mark.parametrize("kind", NAMES)
async def test_a_hostile_name_is_only_a_name(crisis, kind):
    _, budi, _ = await small_office(crisis)
    odd = await crisis.member(NAMES[kind])

    await odd.says(f"/lapor {KERUH}")

    [ping] = new_messages(budi)
    line = next(one for one in ping.text.splitlines() if one.startswith("👤"))
    assert "(Pelapor), 07.05 WITA" in ping.text
    assert line.count("👤") == 1
    assert marked(ping) == ["bold"]
    everybody_read(crisis)


@pytest.mark.parametrize("user_id", [2**31 + 5, 2**40, 2**52 - 1])
async def test_large_ids_are_people_too(crisis, user_id):
    _, budi, _ = await small_office(crisis)
    phone = crisis.telegram.add_user(user_id, "Besar")
    crisis.phones[user_id] = Phone(crisis, phone)
    async with crisis.house.storage.begin() as unit:
        members = await unit.members.everyone()
        await unit.members.save(replace(members[0], user_id=user_id, name="Besar"))
        await unit.commit("large")
    phone.unblocks_bot()
    await crisis.settle()

    await crisis.phones[user_id].says(f"/lapor {KERUH}")

    crisis.phones[user_id].hears("ISU-2026-0001 tercatat")
    budi.hears("Besar (Pelapor)")


@pytest.mark.parametrize("size", [0, 21 * 2**20, 2 * 2**30])
@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "con.txt", "a" * 300, "\u202efdp.exe", ""]
)
async def test_a_file_is_kept_whatever_its_size_and_name(crisis, size, name):
    ana, budi, _ = await small_office(crisis)

    await ana.does(lambda phone: phone.sends_document(name or None, KERUH, size=size))

    ana.hears("ISU-2026-0001 tercatat", "📎 1 dokumen")
    budi.hears("ISU-2026-0001")
    assert [m.kind for m in budi.phone.chat()][-1] == "document"
    [report] = await reports(crisis)
    assert report.content.attachments[0].file_id
    budi.ignores()


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(0, 0), (91, 10), (-0.5, 181), (117.1, -0.5)]
)
async def test_a_place_that_is_none_harms_nobody(crisis, latitude, longitude):
    ana, _budi, _ = await small_office(crisis)

    await ana.does(lambda phone: phone.sends_location(latitude, longitude))

    ana.hears("ISU-2026-0001 tercatat", "📎 1 lokasi")
    await a_normal_report_still_works(crisis, ana)


async def test_an_album_whose_parts_come_out_of_order_is_one_report(crisis):
    ana, _budi, _ = await small_office(crisis)
    parts = ana.phone.sends_album(5, "Jembatan ambruk")
    waiting = ana.phone.bot.updates.waiting
    waiting.reverse()
    del waiting[2]
    assert len(parts) == 5

    await crisis.settle()

    assert await how_many_issues(crisis) == 1
    [report] = await reports(crisis)
    assert len(report.content.attachments) == 4
    assert report.content.text == "Jembatan ambruk"
    everybody_read(crisis)


FOREIGN = {
    "inline query": {"inline_query": {"id": "1", "query": "x", "offset": ""}},
    "chosen result": {"chosen_inline_result": {"result_id": "1", "query": "x"}},
    "pre-checkout": {
        "pre_checkout_query": {
            "id": "1", "currency": "IDR", "total_amount": 1, "invoice_payload": "x",
        }
    },
    "channel post": {
        "channel_post": {
            "message_id": 1, "date": 1773270300, "text": "/lapor x",
            "chat": {"id": -1001, "type": "channel", "title": "Kabar"},
        }
    },
    "business message": {
        "business_message": {
            "message_id": 1, "date": 1773270300, "text": "/lapor x",
            "chat": {"id": 1001, "type": "private"},
        }
    },
    "poll": {
        "poll": {
            "id": "1", "question": "x", "options": [], "total_voter_count": 0,
            "is_closed": False, "is_anonymous": True, "type": "regular",
            "allows_multiple_answers": False, "allows_revoting": False,
            "members_only": False,
        }
    },
    "unknown kind": {"hologram_call": {"id": 1}},
    "nothing": {},
}  # fmt: skip


@pytest.mark.parametrize("kind", FOREIGN)
async def test_an_update_of_a_kind_nobody_asked_for_is_ignored(crisis, kind):
    ana, *_ = await small_office(crisis)
    adi = await crisis.member("Adi", Role.ADMIN)
    raw = {k: dict(v) for k, v in FOREIGN[kind].items()}
    for body in raw.values():
        if kind in ("inline query", "chosen result", "pre-checkout"):
            body["from"] = ana.phone.user.json()

    await update(crisis, ana, raw)

    assert (shown(ana), shown(adi)) == ([], [])
    await a_normal_report_still_works(crisis, ana)


BROKEN = {
    "text instead of a message": {"message": "halo"},
    "list instead of a message": {"message": [1, 2]},
    "no date": {"message": {"message_id": 5}},
    "callback without sender": {"callback_query": {"id": "1", "data": "x"}},
    "edited nothing": {"edited_message": {}},
}


@pytest.mark.parametrize("kind", BROKEN)
async def test_what_cannot_be_parsed_is_set_aside_and_the_admin_told(
    crisis, kind, caplog
):
    ana, *_ = await small_office(crisis)
    adi = await crisis.member("Adi", Role.ADMIN)

    await update(crisis, ana, BROKEN[kind])

    assert [m.text.splitlines()[0][:33] for m in new_messages(adi)] == [
        "⚠ Sebuah pesan masuk tidak terbac"
    ]
    assert caplog.records
    await a_normal_report_still_works(crisis, ana)


async def test_a_message_of_a_member_that_cannot_be_parsed_becomes_a_stub(crisis):
    ana, budi, _ = await small_office(crisis)
    adi = await crisis.member("Adi", Role.ADMIN)

    await update(crisis, ana, message(ana, text="x", photo="not a list"))

    ana.hears("ISU-2026-0001 tercatat", "tidak terbaca")
    budi.hears("ISU-2026-0001", "Pesan dari Ana tidak terbaca")
    adi.hears("Sebuah pesan masuk tidak terbaca", "Laporan dibuatkan")
    await a_normal_report_still_works(crisis, ana)


@pytest.mark.parametrize("number", [0, -5, 2**63, 2**70, "12", None, 1.5, True])
async def test_an_update_with_an_absurd_number_is_set_aside_or_read(crisis, number):
    ana, *_ = await small_office(crisis)
    adi = await crisis.member("Adi", Role.ADMIN)
    raw = {"update_id": number} | message(ana, text=f"/lapor {KERUH}", entities=[
        {"type": "bot_command", "offset": 0, "length": 6}])  # fmt: skip
    row = stored(raw, 42)

    await crisis.house.storage.inbox.receive([row], crisis.clock.now())
    await crisis.settle()

    ana.hears("ISU-2026-0001 tercatat")
    assert await how_many_issues(crisis) == 1
    adi.ignores()
    await a_normal_report_still_works(crisis, ana)


async def test_an_update_that_can_never_be_confirmed_does_not_spin(crisis):
    ana, *_ = await small_office(crisis)
    await update(crisis, ana, {"update_id": 2**63} | message(ana, text="halo"))

    assert await crisis.house.poller.step() == 0

    everybody_read(crisis)


async def test_updates_that_come_five_times_shuffled_count_once(crisis):
    ana, _budi, _ = await small_office(crisis)
    queue = ana.phone.bot.updates
    ana.phone.sends(f"/lapor {KERUH}")
    ana.phone.sends_photo("Jembatan ambruk")
    ana.phone.sends("Bukan laporan")
    copies = [one for one in queue.waiting for _ in range(5)]
    random.Random(7).shuffle(copies)
    queue.waiting[:] = copies

    await crisis.settle()

    assert await how_many_issues(crisis) == 2
    assert len(new_messages(ana)) == 3
    everybody_read(crisis)


async def test_updates_that_come_again_after_a_restart_count_once(tmp_path, way):
    crisis = Crisis(tmp_path, None, {}, way)
    async with crisis.running():
        ana, budi, _ = await small_office(crisis)
        await ana.says(f"/lapor {KERUH}")
        await budi.presses("Saya tangani")
        everybody_read(crisis)

    async with crisis.running():
        queue = ana.phone.bot.updates
        queue.waiting[:] = list(queue.past)
        await crisis.settle()
        assert await how_many_issues(crisis) == 1
        crisis.expect_silence()


async def test_two_updates_under_one_number_are_two_updates(crisis):
    ana, budi, _ = await small_office(crisis)
    for person in (ana, budi):
        number = {"update_id": 77_000_000}
        person.phone.raw(number | message(person, text=f"Pesan {person.id}"))

    await crisis.settle()

    ana.hears("disimpan", f"Pesan {ana.id}")
    budi.hears("disimpan", f"Pesan {budi.id}")


async def test_a_hundred_messages_in_a_second_are_all_kept(crisis):
    ana, budi, _citra = await small_office(crisis)

    def act(phone):
        for n in range(100):
            phone.sends(f"/lapor Laporan {n}")

    await ana.does(act)
    await budi.says("/isu")

    assert budi.hears("15 isu terbuka")
    kept = [len(await reports(crisis, number)) for number in range(1, 16)]
    assert kept == [*[1] * 14, 86]
    assert len(new_messages(ana)) == 16
    everybody_read(crisis)


async def test_five_hundred_people_at_once_are_all_answered(crisis):
    _, _budi, _ = await small_office(crisis)
    people = [await crisis.member(f"Warga{n}") for n in range(60)]

    for n, person in enumerate(people):
        person.phone.sends(f"/lapor Kejadian {n} {chr(97 + n % 26) * 5}")
    await crisis.settle()

    numbers = {person.hears("tercatat").text.split()[1] for person in people}
    assert len(numbers) == 60
    everybody_read(crisis)


async def test_a_right_that_was_taken_away_is_gone_at_once(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    ping = budi.hears("ISU-2026-0001")
    async with crisis.house.storage.begin() as unit:
        member = await unit.members.find(budi.id)
        await unit.members.save(replace(member, roles=frozenset({Role.REPORTER})))
        await unit.commit("demoted")
    everybody_read(crisis)

    tap = await budi.presses("Saya tangani", under=ping)

    assert tap.text.startswith("Langkah ini di luar wewenang peran Anda.")
    async with crisis.house.storage.begin() as unit:
        assert (await unit.issues.find("2026-0001")).owner is None
    everybody_read(crisis)


async def test_a_button_of_last_month_is_refused_politely(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    receipt = ana.hears("tercatat")
    everybody_read(crisis)
    crisis.clock.advance(days=31)

    tap = await ana.presses("Tempat", under=receipt)

    assert tap.text.startswith("Tombol ini sudah tidak berlaku.")
    everybody_read(crisis)


@pytest.mark.parametrize(
    "typed",
    ["/approve 1", "/setujui D1", "ok", "SETUJU D1-7K2P", "/start@otherbot x", "/"],
)
async def test_words_that_look_like_power_have_none(crisis, typed):
    ana, _budi, citra = await small_office(crisis)

    await citra.says(typed)

    assert len(new_messages(citra)) <= 1
    assert await how_many_issues(crisis) == 0
    await a_normal_report_still_works(crisis, ana)


async def test_no_message_inside_the_house_shows_a_preview(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says("/lapor https://contoh.example/berita/1")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    sent = [
        c
        for c in crisis.telegram.calls.all
        if c.method in ("sendMessage", "editMessageText")
    ]

    assert sent
    assert all(c.params["link_preview_options"] == {"is_disabled": True} for c in sent)


async def test_service_messages_are_no_reports(crisis):
    ana, *_ = await small_office(crisis)

    for number, fields in enumerate(
        [
            {"pinned_message": message(ana)["message"]},
            {"write_access_allowed": {}},
            {"migrate_to_chat_id": -1001},
            {"new_chat_title": "<b>x</b>"},
        ]
    ):
        await update(crisis, ana, message(ana, number=500 + number, **fields))

    assert await how_many_issues(crisis) == 0
    assert shown(ana) == []
