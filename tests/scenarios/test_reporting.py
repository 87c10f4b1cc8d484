"""Reporting: whatever a member sends is kept whole and answered with its number."""

from datetime import timedelta

import pytest

from bot.domain.levels import Urgency
from bot.domain.roles import Role
from tests.harness.crisis import Way
from tests.scenarios.talk import (
    everybody_read,
    how_many_issues,
    issue,
    kinds_received,
    labels,
    new_messages,
    reports,
    shown,
    small_office,
)

KERUH = "Air keran keruh di tiga kelurahan sejak pagi"
NIGHT = {"hours": 16}  # from 07.05 to 23.05


async def test_a_report_is_one_message_and_one_answer(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.says(f"/lapor {KERUH}")

    [receipt] = new_messages(ana)
    assert receipt.text.splitlines() == [
        "✅ ISU-2026-0001 tercatat, 07.05 WITA",
        f'"{KERUH}"',
        "Memanggil Budi (Petugas Piket).",
        "Seberapa mendesak?",
    ]
    assert labels(receipt) == [
        "Ada korban/bahaya", "Layanan berhenti", "Wartawan menunggu", "Bisa menunggu",
        "Tempat", "Waktu", "Sumber", "Foto/tautan", "Selesai", "Bukan laporan",
    ]  # fmt: skip
    [ping] = new_messages(budi)
    assert ping.text.splitlines() == [
        "⚪ Belum dinilai · ISU-2026-0001",
        f'"{KERUH}"',
        "👤 Ana (Pelapor), 07.05 WITA",
        "⏱ Belum ada yang menangani. Citra (Ketua Tim Krisis) dipanggil pukul 07.15"
        " WITA (10 menit lagi).",
    ]
    assert labels(ping) == ["Saya tangani", "Serahkan", "Triase"]


@pytest.mark.parametrize(
    "typed",
    [
        f"/lapor {KERUH}",
        f"/LAPOR {KERUH}",
        f"/report {KERUH}",
        f"/REPORT {KERUH}",
        f"/lapor@siaga_bot {KERUH}",
        f"/lapor\n{KERUH}",
        f"/lapor\t{KERUH}",
        f"/lapor: {KERUH}",
        f"/lapor    {KERUH}  ",
    ],
)
async def test_the_command_is_understood_however_it_is_typed(crisis, typed):
    ana, budi, _ = await small_office(crisis)

    await ana.says(typed)

    ana.hears("ISU-2026-0001", KERUH)
    budi.hears("ISU-2026-0001", KERUH)
    assert [r.content.text for r in await reports(crisis)] == [KERUH]


async def test_a_long_report_is_read_whole_by_who_is_called(crisis):
    ana, budi, _ = await small_office(crisis)
    lines = ["Air keruh.", *(f"Warga RT {n} mengeluh sejak pagi." for n in range(60))]

    await ana.says("/lapor " + "\n".join(lines))

    ana.hears("tercatat", "Air keruh. Warga RT 0 mengeluh", "…")
    ping, whole = new_messages(budi)
    assert "Air keruh. Warga RT 0" in ping.text
    assert whole.text.split("\n", 1)[1] == "\n".join(lines)
    assert whole.reply_to.id == ping.id
    assert whole.silent


async def test_the_longest_text_travels_on_two_pages(crisis):
    ana, budi, _ = await small_office(crisis)
    text = " ".join(["😀keruh"] * 580)

    await ana.says(f"/lapor {text}")

    ana.ignores()
    _, first, second = new_messages(budi)
    assert "bagian 1 dari 2" in first.text
    assert f"{_body(first)} {_body(second)}" == text


def _body(page) -> str:
    return page.text.split("\n", 1)[1]


@pytest.mark.parametrize(
    "send",
    [
        lambda phone: phone.sends(KERUH),
        lambda phone: phone.sends_photo(),
        lambda phone: phone.sends_voice(),
        lambda phone: phone.sends_location(),
        lambda phone: phone.forwards(KERUH),
    ],
)
async def test_the_command_alone_asks_and_the_next_message_is_the_report(crisis, send):
    ana, budi, _ = await small_office(crisis)
    await ana.says("/lapor")
    ana.hears("Apa yang terjadi?", button="Batal")

    await ana.does(send)

    ana.hears("ISU-2026-0001 tercatat")
    budi.hears("ISU-2026-0001")
    budi.ignores()
    await ana.says("Pesan berikutnya bukan laporan lagi")
    ana.hears("belum menjadi laporan")


async def test_the_question_can_be_cancelled(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says("/lapor")
    ana.hears("Apa yang terjadi?")

    await ana.presses("Batal")

    ana.hears("dibatalkan")
    assert await how_many_issues(crisis) == 0


@pytest.mark.parametrize(
    ("origin", "named"),
    [("user", "Rina"), ("hidden", "Akun Tersembunyi"), ("channel", "Kabar")],
)
async def test_a_forwarded_message_is_a_report_that_says_where_it_is_from(
    crisis, origin, named
):
    ana, budi, _ = await small_office(crisis)

    await ana.does(lambda phone: phone.forwards(KERUH, origin))

    [receipt] = new_messages(ana)
    assert "ISU-2026-0001 tercatat" in receipt.text
    assert f"Diteruskan dari {named}" in receipt.text
    budi.hears(KERUH, f"diteruskan dari {named}")


async def test_a_forwarded_command_is_read_not_obeyed(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.does(lambda phone: phone.forwards("/batal semua rapat"))

    ana.hears("tercatat", "/batal semua rapat")
    budi.hears("/batal semua rapat")


KINDS = {
    "video": ("video", lambda phone: phone.sends_video()),
    "document": ("dokumen", lambda phone: phone.sends_document()),
    "voice": ("pesan suara", lambda phone: phone.sends_voice()),
    "video_note": ("video bulat", lambda phone: phone.sends_video_note()),
    "animation": ("animasi", lambda phone: phone.sends_animation()),
    "audio": ("audio", lambda phone: phone.sends_audio()),
    "sticker": ("stiker", lambda phone: phone.sends_sticker()),
    "location": ("lokasi", lambda phone: phone.sends_location()),
    "photo": ("foto", lambda phone: phone.sends_photo()),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_kept_answered_once_and_passed_on(crisis, kind):
    name, send = KINDS[kind]
    ana, budi, _ = await small_office(crisis)

    await ana.does(send)

    [receipt] = new_messages(ana)
    assert "ISU-2026-0001 tercatat" in receipt.text
    assert f"📎 1 {name}" in receipt.text
    budi.hears("ISU-2026-0001", f"📎 1 {name}")
    budi.ignores()
    assert kinds_received(budi) == [kind]


#: Telegram shows no words under these.
WITHOUT_WORDS = {"video_note", "sticker", "location"}


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_passed_on_says_which_issue_it_belongs_to_and_whose_it_is(
    crisis, kind
):
    ana, budi, _ = await small_office(crisis)

    await ana.does(KINDS[kind][1])

    _, passed_on = new_messages(budi)
    said = "" if kind in WITHOUT_WORDS else "ISU-2026-0001 · Ana (Pelapor), 07.05 WITA"
    assert (passed_on.caption or "") == said
    everybody_read(crisis)


MARKS = {
    "contact": ("Rina +••••••••••000", lambda phone: phone.sends_contact()),
    "poll": ("Air keruh? - ya - tidak", lambda phone: phone.sends_poll("Air keruh?", "ya", "tidak")),
    "dice": ("Laporan tanpa keterangan (dadu)", lambda phone: phone.sends_dice()),
    "unknown": (
        "Laporan tanpa keterangan (pesan jenis lain)",
        lambda phone: phone.sends_kind("hologram", {"depth": 3}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", MARKS)
async def test_what_cannot_be_passed_on_is_kept_in_words(crisis, kind):
    words, send = MARKS[kind]
    ana, budi, _ = await small_office(crisis)

    await ana.does(send)

    receipt, *told = new_messages(ana)
    assert f'"{words}"' in receipt.text
    assert ["nomor HP" in one.text for one in told] == [True] * (kind == "contact")
    budi.hears("ISU-2026-0001", words)


async def test_a_photo_with_a_caption_needs_no_command_but_may_have_one(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.does(lambda phone: phone.sends_photo(f"/lapor {KERUH}"))

    ana.hears("ISU-2026-0001", f'"{KERUH}"', "📎 1 foto")
    budi.hears(f'"{KERUH}"')
    budi.ignores()


async def test_an_album_is_one_report_and_arrives_as_one_album(crisis):
    ana, budi, citra = await small_office(crisis)

    await ana.does(lambda phone: phone.sends_album(4, "Jembatan ambruk"))

    [receipt] = new_messages(ana)
    assert "📎 4 foto" in receipt.text
    ping, *photos = new_messages(budi)
    assert "📎 4 foto" in ping.text
    assert [photo.kind for photo in photos] == ["photo"] * 4
    assert {photo.reply_to.id for photo in photos} == {ping.id}
    assert [photo.caption or "" for photo in photos] == [
        "ISU-2026-0001 · Ana (Pelapor), 07.05 WITA", "", "", ""
    ]  # fmt: skip
    assert await how_many_issues(crisis) == 1
    await crisis.fast_forward(minutes=10)
    citra.hears("📎 4 foto")
    everybody_read(crisis)
    assert kinds_received(citra) == ["photo"] * 4
    assert kinds_received(budi) == ["photo"] * 4


async def test_the_late_part_of_an_album_reaches_whoever_was_called(crisis):
    ana, budi, _ = await small_office(crisis)
    group = {"media_group_id": "7"}
    await ana.does(lambda phone: phone.sends_photo("Jembatan", extra=group))
    crisis.clock.advance(minutes=1)

    await ana.does(lambda phone: phone.sends_photo(extra=group))

    assert kinds_received(budi) == ["photo"] * 2
    assert "📎 2 foto" in shown(budi)[0]
    assert "📎 2 foto" in shown(ana)[0]
    assert await how_many_issues(crisis) == 1
    everybody_read(crisis)


async def test_the_caption_of_a_later_part_becomes_the_title(crisis):
    ana, budi, _ = await small_office(crisis)
    group = {"media_group_id": "7"}

    def act(phone):
        phone.sends_photo(extra=group)
        phone.sends_photo("Jembatan ambruk", extra=group)

    await ana.does(act)

    assert (await issue(crisis)).title == "Jembatan ambruk"
    assert '"Jembatan ambruk"' in shown(budi)[0]
    everybody_read(crisis)


@pytest.mark.parametrize(
    "text",
    [
        "Ada keributan di pasar",
        "https://contoh.example/berita/1",
        "[12/3 07.01] Rina: air keruh\n[12/3 07.02] Joko: di sini juga",
    ],
)
async def test_plain_words_are_kept_and_one_button_makes_a_report(crisis, text):
    ana, budi, _ = await small_office(crisis)
    await ana.says(text)
    note = ana.hears("disimpan", "belum menjadi laporan", button="Jadikan laporan")
    assert await how_many_issues(crisis) == 0

    await ana.presses("Jadikan laporan")

    assert "ISU-2026-0001 tercatat" in note.text
    ana.ignores()
    budi.hears("ISU-2026-0001", text.split("\n")[0])
    assert [r.content.text for r in await reports(crisis)] == [text]


async def test_a_hidden_link_of_a_post_is_kept(crisis):
    ana, _budi, _ = await small_office(crisis)
    link = "https://contoh.example/video/9"

    def act(phone):
        post = phone.forwards("Lihat video ini", "channel")
        phone.bot.updates.waiting.clear()
        entity = {"type": "text_link", "offset": 0, "length": 5, "url": link}
        phone.raw({"message": post.json() | {"entities": [entity]}})

    await ana.does(act)

    assert [r.content.text for r in await reports(crisis)] == [
        f"Lihat video ini\n{link}"
    ]
    everybody_read(crisis)


async def test_an_edit_before_anybody_took_it_changes_what_the_called_see(crisis):
    ana, budi, _ = await small_office(crisis)
    sent = await ana.says("/lapor Air keruh di Ulu")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.edits(sent, "/lapor Air keruh di Ulu dan Ilir"))

    budi.hears('"Air keruh di Ulu dan Ilir"')
    assert new_messages(ana) == []
    async with crisis.house.storage.begin() as unit:
        [report] = await unit.reports.of_issue("2026-0001")
        versions = await unit.reports.versions(report.id)
    assert [text for _, text, _ in versions] == [
        "Air keruh di Ulu",
        "Air keruh di Ulu dan Ilir",
    ]


async def test_an_edit_after_somebody_took_it_tells_them_the_difference(crisis):
    ana, budi, _ = await small_office(crisis)
    sent = await ana.says("/lapor Air keruh di Ulu")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.edits(sent, "Air keruh dan berbau di Ulu"))

    [told] = new_messages(budi)
    assert told.text.splitlines() == [
        "ISU-2026-0001 · laporan diubah oleh pelapor",
        'Semula: "Air keruh di Ulu"',
        'Menjadi: "Air keruh dan berbau di Ulu"',
    ]


async def test_an_edit_that_changes_nothing_tells_nobody(crisis):
    ana, budi, _ = await small_office(crisis)
    sent = await ana.does(lambda phone: phone.sends_photo("Air keruh"))
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.edits(sent, "Air keruh"))


async def test_an_edited_answer_is_kept_like_a_message(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Tempat")
    answer = await ana.says("Pasar")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.edits(answer, "Pasar Pagi"))

    ana.hears("disimpan", "Pasar Pagi", button="Jadikan laporan")


async def test_an_edited_command_is_not_carried_out_again(crisis):
    ana, *_ = await small_office(crisis)
    sent = await ana.says("/isu")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.edits(sent, "/isu 1"))


async def test_a_live_location_is_one_report_with_its_last_place(
    crisis, way, every_change_is_journalled
):
    ana, budi, _ = await small_office(crisis)
    sent = await ana.does(lambda phone: phone.sends_location(-0.5, 117.1))
    everybody_read(crisis)

    for step in range(20):
        place = {"latitude": -0.5, "longitude": 117.2 + step / 100}
        await ana.does(
            lambda phone, p=place: phone.raw(
                {"edited_message": sent.json() | {"location": p}}
            )
        )

    [report] = await reports(crisis)
    [kept] = report.content.attachments
    assert kept.longitude == pytest.approx(117.39)
    assert kinds_received(budi) == ["location"]
    # Its twenty versions say where it was; a line for each would bury the others.
    silent = [changes for _, changes in every_change_is_journalled.silent]
    every_change_is_journalled.silent.clear()
    assert silent == ([] if way is Way.ON_POSTGRESQL else [["reports.change"]] * 20)


async def test_danger_calls_the_lead_and_the_head_at_once(crisis):
    ana, budi, citra = await small_office(crisis)
    dodi = await crisis.member("Dodi", Role.HEAD_OF_AGENCY)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    tap = await ana.presses("Ada korban/bahaya")

    assert tap.text == "Dicatat: ada korban/bahaya. Panggilan ditingkatkan."
    for phone in (budi, citra, dodi):
        phone.hears("ISU-2026-0001", "Ada korban/bahaya", button="Saya tangani")
    ana.hears("Kemendesakan: Ada korban/bahaya", "Dodi")
    assert (await issue(crisis)).urgency is Urgency.DANGER


async def test_danger_is_heard_also_when_somebody_has_the_issue(crisis):
    ana, budi, citra = await small_office(crisis)
    dodi = await crisis.member("Dodi", Role.HEAD_OF_AGENCY)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    await ana.presses("Ada korban/bahaya")

    [own] = new_messages(budi)
    assert "Isu ini sudah Anda tangani; mohon tekan Saya tangani" in own.text
    for phone in (citra, dodi):
        [ping] = new_messages(phone)
        assert "Ditangani Budi (Petugas Piket); tim belum menjawab." in ping.text
    ana.hears("Ada korban/bahaya")
    await dodi.presses("Saya tangani")
    [told] = [m for m in new_messages(budi) if "Ditangani Dodi" in m.text]
    assert told.text.endswith("Panggilan dihentikan.")
    everybody_read(crisis)


@pytest.mark.parametrize("label", ["Layanan berhenti", "Wartawan menunggu"])
async def test_an_urgency_shows_on_the_ping_without_waking_anybody_again(crisis, label):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await ana.presses(label)

    assert f"ISU-2026-0001 · {label}" in shown(budi)[0]
    assert new_messages(budi) == []
    receipt = ana.hears(f"Kemendesakan: {label}")
    assert labels(receipt)[0] == "Ada korban/bahaya"
    assert "Bisa menunggu" not in labels(receipt)


async def test_what_can_wait_by_day_is_called_like_any_other(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Bisa menunggu")
    everybody_read(crisis)

    await crisis.fast_forward(minutes=10)

    citra.hears("ISU-2026-0001", button="Saya tangani")
    budi.hears("ISU-2026-0001")


async def test_what_can_wait_at_night_sleeps_until_six_and_begins_with_the_duty_officer(
    crisis,
):
    ana, budi, citra = await small_office(crisis)
    crisis.clock.advance(**NIGHT)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await ana.presses("Bisa menunggu")

    ana.hears("Akan memanggil Budi (Petugas Piket) pukul 06.00 WITA")
    budi.hears("Bisa menunggu", "Panggilan dilanjutkan pukul 06.00 WITA")
    await crisis.fast_forward(hours=6, minutes=50)
    crisis.expect_silence()
    await crisis.fast_forward(minutes=10)
    budi.hears("ISU-2026-0001", "Bisa menunggu", button="Saya tangani")
    crisis.expect_silence()
    await crisis.fast_forward(minutes=10)
    citra.hears("ISU-2026-0001")
    budi.hears("ISU-2026-0001")


async def test_a_sleeping_report_that_turns_worse_wakes_people_at_once(crisis):
    ana, budi, _ = await small_office(crisis)
    crisis.clock.advance(**NIGHT)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Bisa menunggu")
    everybody_read(crisis)

    await ana.presses("Layanan berhenti")

    [ping] = new_messages(budi)
    assert "Layanan berhenti" in ping.text
    ana.hears("Memanggil Budi")


async def test_every_detail_is_asked_and_shown_to_the_called(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    for label, answer in {
        "Tempat": "Pasar Pagi",
        "Waktu": "hari ini pukul 06.40",
        "Sumber": "warga lewat WhatsApp",
    }.items():
        await ana.presses(label)
        ana.hears("ISU-2026-0001", label, button="Lewati")
        await ana.says(answer)
        receipt = ana.hears(f"{label}: {answer}")
        assert label not in labels(receipt)

    stored = await issue(crisis)
    assert [stored.place, stored.happened, stored.source] == [
        "Pasar Pagi", "hari ini pukul 06.40", "warga lewat WhatsApp",
    ]  # fmt: skip
    assert "Tempat: Pasar Pagi" in shown(budi)[0]
    assert new_messages(budi) == []


@pytest.mark.parametrize("label", ["Tempat", "Waktu", "Sumber", "Foto/tautan"])
async def test_every_question_can_be_skipped(crisis, label):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)
    await ana.presses(label)
    ana.hears("ISU-2026-0001", label)

    await ana.presses("Lewati")

    receipt = ana.hears("tercatat", "Seberapa mendesak?")
    assert label in labels(receipt)


async def test_a_place_can_be_a_place_on_the_map(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Tempat")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.sends_location(-0.502, 117.153))

    ana.hears("Tempat: -0.50200, 117.15300")
    assert kinds_received(budi) == ["location"]
    everybody_read(crisis)


async def test_a_photo_while_another_thing_is_asked_is_evidence_of_the_same_issue(
    crisis,
):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Tempat")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.sends_photo("Pasar Pagi"))

    ana.hears("ISU-2026-0001", "📎 1 foto", "Tempat: Pasar Pagi")
    assert kinds_received(budi) == ["photo"]
    assert await how_many_issues(crisis) == 1
    everybody_read(crisis)


async def test_a_forward_while_the_source_is_asked_names_the_source(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Sumber")
    everybody_read(crisis)

    await ana.does(lambda phone: phone.forwards("Di RT kami juga", "channel"))

    ana.hears("ISU-2026-0001", "Sumber: Kabar")
    assert "Di RT kami juga" in shown(budi)[-1]
    everybody_read(crisis)


async def test_a_link_or_an_album_as_evidence_reaches_whoever_has_the_issue(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await ana.presses("Foto/tautan")
    everybody_read(crisis)

    await ana.says("https://contoh.example/v/3")

    ana.hears("ISU-2026-0001 tercatat")
    budi.hears("ISU-2026-0001", "https://contoh.example/v/3")
    await ana.presses("Foto/tautan")
    everybody_read(crisis)
    await ana.does(lambda phone: phone.sends_album(3))
    assert "📎 3 foto" in shown(ana)[-1]
    assert kinds_received(budi) == ["photo"] * 3
    assert await how_many_issues(crisis) == 1
    everybody_read(crisis)


async def test_an_empty_or_endless_detail_is_asked_again(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Tempat")
    everybody_read(crisis)

    await ana.says("\u200b")
    ana.hears("Pesan itu kosong")
    await ana.says("a" * 501)
    ana.hears("501 karakter", "paling banyak 500")
    await ana.says("Pasar Pagi")

    ana.hears("Tempat: Pasar Pagi")
    everybody_read(crisis)


async def test_done_takes_the_buttons_away(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await ana.presses("Selesai")

    receipt = ana.hears("ISU-2026-0001 tercatat")
    assert labels(receipt) == []
    assert "Seberapa mendesak?" not in receipt.text


@pytest.mark.parametrize(
    "second",
    [
        "Air keran keruh sejak pagi di kelurahan kami",
        "Lihat https://www.contoh.example/v?id=7&utm_source=wa",
    ],
)
async def test_the_same_link_or_similar_words_may_join(crisis, second):
    ana, budi, citra = await small_office(crisis)
    joko = await crisis.member("Joko")
    await ana.says(f"/lapor {KERUH}\nhttps://contoh.example/v?id=7")
    await joko.says(f"/lapor {second}")
    everybody_read(crisis)
    await joko.presses("Layanan berhenti")
    receipt = joko.hears("Mirip dengan ISU-2026-0001", "Isu yang sama?")
    assert labels(receipt)[0] == "Ya, isu yang sama: 0001"

    await joko.presses("isu yang sama")

    [merged] = [m for m in joko.phone.chat() if "digabung ke ISU-2026-0001" in m.text]
    assert labels(merged) == ["Lihat isu"]
    pings = shown(budi)
    assert "2 laporan" in pings[0]
    assert "Layanan berhenti" in pings[0]
    assert "ISU-2026-0002 digabung ke ISU-2026-0001" in pings[1]
    everybody_read(crisis)
    await crisis.fast_forward(minutes=10)
    [ping] = [m for m in new_messages(citra) if "Belum dinilai" in m.text]
    assert "ISU-2026-0001" in ping.text
    everybody_read(crisis)


async def test_danger_joins_with_the_report_that_said_so(crisis):
    ana, *_ = await small_office(crisis)
    joko = await crisis.member("Joko")
    dodi = await crisis.member("Dodi", Role.HEAD_OF_AGENCY)
    await ana.says(f"/lapor {KERUH}")
    await joko.says(f"/lapor {KERUH}, ada yang sakit")
    await joko.presses("Ada korban/bahaya")
    everybody_read(crisis)

    await joko.presses("isu yang sama")

    dodi.hears("ISU-2026-0001", "Ada korban/bahaya", button="Saya tangani")
    everybody_read(crisis)


async def test_a_report_that_somebody_took_can_no_longer_join(crisis):
    ana, budi, _ = await small_office(crisis)
    joko = await crisis.member("Joko")
    await ana.says(f"/lapor {KERUH}")
    await joko.says(f"/lapor {KERUH}")
    button = joko.hears("Isu yang sama?")
    await budi.says("/isu 2")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    tap = await joko.presses("isu yang sama", under=button)

    assert tap.text == (
        "ISU-2026-0002 sudah ditangani Budi (Petugas Piket) sejak pukul 07.05 WITA."
    )


async def test_the_owner_hears_of_a_report_that_joins(crisis):
    ana, budi, _ = await small_office(crisis)
    joko = await crisis.member("Joko")
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await joko.does(lambda phone: phone.sends_photo(f"{KERUH}, difoto"))
    everybody_read(crisis)

    await joko.presses("isu yang sama")

    budi.hears(
        "ISU-2026-0001 · laporan baru", "Joko (Pelapor)", "Sekarang ada 2 laporan"
    )
    budi.hears(f"{KERUH}, difoto", "Joko")
    everybody_read(crisis)


async def test_six_people_report_the_same_within_two_minutes(crisis):
    _, budi, _ = await small_office(crisis)
    people = [await crisis.member(f"Warga{n}") for n in range(6)]
    for person in people:
        await person.says(f"/lapor {KERUH} di RT {person.id}")
        crisis.clock.advance(seconds=20)
    for person in people[1:]:
        await person.presses("Ya, isu yang sama: 0001")
    everybody_read(crisis)

    await budi.presses("Saya tangani", under=_first_ping(budi))

    assert await how_many_issues(crisis) == 1
    assert len(await reports(crisis)) == 6
    for person in people:
        person.hears("ISU-2026-0001", "Ditangani Budi")
    everybody_read(crisis)
    await crisis.fast_forward(hours=1)


def _first_ping(phone):
    return next(m for m in phone.phone.chat() if "ISU-2026-0001" in m.text)


async def test_an_own_report_can_be_taken_back_while_nobody_has_it(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)
    await ana.presses("Bukan laporan")
    ana.hears("Batalkan laporan ISU-2026-0001?", button="Kembali")

    await ana.presses("Ya, batalkan laporan")

    ana.hears("ISU-2026-0001 dibatalkan oleh pelapor")
    budi.hears("dibatalkan oleh pelapor", "Panggilan dihentikan")
    await crisis.fast_forward(hours=1)


async def test_taking_back_asks_first_and_may_be_left(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Bukan laporan")
    everybody_read(crisis)

    await ana.presses("Kembali")

    receipt = ana.hears("ISU-2026-0001 tercatat")
    assert "Bukan laporan" in labels(receipt)


async def test_what_somebody_took_cannot_be_taken_back(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    tap = await ana.presses("Bukan laporan")

    assert tap.text.startswith("ISU-2026-0001 sudah ditangani Budi")
    assert (await issue(crisis)).owner == budi.id


async def test_the_reporter_hears_what_becomes_of_it(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await budi.presses("Saya tangani")

    told = ana.hears("ISU-2026-0001", "Ditangani Budi (Petugas Piket)", "07.05 WITA")
    assert labels(told) == ["Lihat isu"]
    everybody_read(crisis)


async def test_an_answer_after_the_issue_joined_another_goes_there(crisis):
    ana, *_ = await small_office(crisis)
    joko = await crisis.member("Joko")
    await ana.says(f"/lapor {KERUH}")
    await joko.says(f"/lapor {KERUH}")

    def impatient(phone):
        phone.presses("Tempat")
        phone.presses("isu yang sama")

    await joko.does(impatient)
    everybody_read(crisis)

    await joko.says("Pasar Pagi")

    joko.hears("ISU-2026-0001", "Tempat: Pasar Pagi")
    assert (await issue(crisis)).place == "Pasar Pagi"
    everybody_read(crisis)


async def test_a_question_nobody_remembers_is_closed(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says("/lapor")
    everybody_read(crisis)
    crisis.clock.advance(days=2)

    await ana.says("Selamat pagi")

    ana.hears("disimpan", "belum menjadi laporan")


async def test_a_member_who_sends_more_than_anybody_can_read_is_answered_once(crisis):
    ana, budi, _ = await small_office(crisis)

    def act(phone):
        for n in range(40):
            phone.sends(f"/lapor Laporan nomor {n} tentang hal lain")

    await ana.does(act)

    receipts = new_messages(ana)
    assert len(receipts) == 16
    assert "digabung ke ISU-2026-0015" in receipts[-1].text
    assert await how_many_issues(crisis) == 15
    assert len(await reports(crisis, 15)) == 26
    await crisis.fast_forward(minutes=2)
    told = new_messages(budi)
    assert len(told) <= 6, "a storm is a list"
    mentioned = " ".join(one.text for one in told)
    assert all(f"ISU-2026-{n:04}" in mentioned for n in range(1, 16))


async def test_many_plain_messages_are_all_kept_and_answered_once(crisis):
    ana, *_ = await small_office(crisis)

    def act(phone):
        for n in range(40):
            phone.sends(f"Pesan {n}")

    await ana.does(act)

    answers = new_messages(ana)
    assert len(answers) == 16
    assert "tidak dijawab satu per satu" in answers[-1].text
    since = crisis.clock.now() - timedelta(days=1)
    async with crisis.house.storage.begin() as unit:
        assert await unit.reports.count_since(ana.id, since) == 40
