"""Seeing: the list, the card and its buttons, the timeline, the text for WhatsApp, help."""

import re

import pytest

from bot.domain.issue_life import OPEN, IssueState, allowed_actions
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.scenarios.talk import (
    everybody_read,
    issue,
    kinds_received,
    labels,
    new_messages,
    shown,
    small_office,
)

KERUH = "Air keran keruh di tiga kelurahan sejak pagi"


async def change(crisis, number: int = 1, **facts) -> None:
    async with crisis.house.storage.begin() as unit:
        found = await unit.issues.find(f"2026-{number:04d}")
        await unit.issues.save(replace(found, **facts))
        await unit.commit(f"change:{number}:{facts}")


async def test_an_empty_list_says_how_to_report(crisis):
    ana, *_ = await small_office(crisis)

    await ana.says("/isu")

    assert ana.hears().text.splitlines() == [
        "Tidak ada isu terbuka.",
        "Untuk melaporkan isu, ketik /lapor lalu ceritakan apa yang terjadi.",
    ]


async def test_the_list_has_the_worst_first_and_a_button_for_each(crisis):
    ana, budi, _ = await small_office(crisis)
    for text in ("Antrean panjang", "Air keruh", "Data bocor", "Video lama"):
        await ana.says(f"/lapor {text}")
        crisis.clock.advance(minutes=1)
    await change(crisis, 1, level=Level.L1, state=IssueState.ANALYSIS)
    await change(crisis, 2, level=Level.L3, state=IssueState.ANALYSIS, owner=budi.id,
                 taken_at=crisis.clock.now())  # fmt: skip
    await change(crisis, 3, level=Level.L4, state=IssueState.ANALYSIS)
    everybody_read(crisis)

    await budi.says("/isu")

    listed = budi.hears("4 isu terbuka")
    lines = listed.text.splitlines()
    assert lines[0] == "4 isu terbuka · Kamis, 12 Maret 2026, 07.09 WITA"
    assert [line.split('"')[0] for line in lines[1:]] == [
        "🔴 L4 Kritis · 0003 ",
        "🟠 L3 Tinggi · 0002 ",
        "⚪ Belum dinilai · 0004 ",
        "🟢 L1 Rendah · 0001 ",
    ]
    assert "👤 Budi (Petugas Piket)" in lines[2]
    assert "Mulai ditangani sebelum 07.23 WITA (14 menit lagi)" in lines[3]
    assert labels(listed) == ["0003", "0002", "0004", "0001", "Peta"]


async def test_what_does_not_fit_the_list_is_counted(crisis):
    ana, *_ = await small_office(crisis)
    for n in range(11):
        await ana.says(f"/lapor Hal lain nomor {n}")
    everybody_read(crisis)

    await ana.says("/isu")

    listed = ana.hears("11 isu terbuka", "Dan 3 isu lain; buka dengan /isu NOMOR.")
    assert len(labels(listed)) == 8 + len(["Peta"])
    assert len(listed.text.splitlines()) <= 12


@pytest.mark.parametrize(
    "typed",
    ["/isu 1", "/isu 0001", "/isu 2026-0001", "/isu ISU-2026-0001", "/ISU isu-2026-0001",
     "/issues 1", "/isu@siaga_bot 1", "/isu: 1"],
)  # fmt: skip
async def test_an_issue_is_found_by_any_of_its_numbers(crisis, typed):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await ana.says(typed)

    ana.hears("ISU-2026-0001", KERUH, "Petakan ▸")


@pytest.mark.parametrize(
    "number",
    ["2", "9999", "abc", "-1", "0", "1e9", "½", "NaN", "1" + "0" * 30, "2025-0001",
     "1; DROP TABLE issue", "' OR 1=1 --", "%", "<b>", "{{7*7}}", "../../etc/passwd"],
)  # fmt: skip
async def test_a_number_that_is_none_is_answered_in_one_line(crisis, number):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await ana.says(f"/isu {number}")

    [answer] = new_messages(ana)
    short = number[:40]
    assert answer.text == (
        f'Isu dengan nomor "{short}" tidak ditemukan. Ketik /isu untuk melihat isu yang'
        " terbuka."
    )


#: Written by hand: role and state -> the moves on the card, in their order.
TRIAGE, TAKE, HAND, DRAFT = "Triase", "Saya tangani", "Serahkan", "Buat draf"
_MAPS_AND_WRITES = [TAKE, TRIAGE, HAND, DRAFT]
MOVES = {
    Role.REPORTER: [],
    Role.ADMIN: [TAKE, HAND],
    Role.HEAD_OF_AGENCY: [TAKE, HAND],
    Role.CRISIS_LEAD: _MAPS_AND_WRITES,
    Role.SPOKESPERSON: [TAKE, HAND],
    Role.DUTY_OFFICER: _MAPS_AND_WRITES,
    Role.WRITER: [TAKE, HAND, DRAFT],
    Role.ANALYST: [TAKE, TRIAGE, HAND],
    Role.MEDIA_MONITOR: [TAKE, HAND],
    Role.MEDIA_LIAISON: [TAKE, HAND],
    Role.LEGAL_ADVISER: [TAKE, HAND],
    Role.AGENCY_LIAISON: [TAKE, HAND],
}
ALWAYS = ["Lini masa", "Salin untuk WA"]

#: What the team finds on the card of an open issue besides.
FACTS = ["Fakta", "Catat fakta", "Buku isu"]
FOLLOWS = "Berhenti mengikuti"
NEXT = "Langkah berikutnya"
_MAPPERS = {"duty_officer", "analyst", "crisis_lead"}
_LEADERS = {"crisis_lead", "head_of_agency"}
#: Who has a next step on an issue without a level, by hand.
STEPPERS = {
    "reported": _MAPPERS,
    "triage": _MAPPERS,
    "monitored": _MAPPERS | _LEADERS | {"media_monitor"},
    "analysis": _MAPPERS,
    "coordination": _LEADERS,
    "responding": {"crisis_lead"},
    "contained": _MAPPERS | {"media_monitor"},
    "review": _LEADERS,
    "closed": {"crisis_lead"},
}


@pytest.mark.parametrize("role", Role)
async def test_the_card_offers_exactly_the_moves_of_the_role_in_every_state(
    crisis, role
):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    viewer = await crisis.member("Vina", role)
    offered = {}
    for state in IssueState:
        await change(crisis, state=state)
        await viewer.says("/isu 1")
        offered[state] = labels(viewer.phone.chat()[-1])
    everybody_read(crisis)

    for state in IssueState:
        step = [NEXT] if role in STEPPERS.get(state, ()) else []
        moves = [*MOVES[role], FOLLOWS] if state in OPEN else []
        facts = FACTS if state in OPEN and role is not Role.REPORTER else []
        assert sorted(offered[state]) == sorted([*moves, *step, *facts, *ALWAYS])


@pytest.mark.parametrize("role", Role)
async def test_the_buttons_of_the_card_are_the_legal_moves_and_the_first_is_obeyed(
    crisis, role
):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    viewer = await crisis.member("Vina", role)
    names = {"take": TAKE, "triage": TRIAGE, "hand_over": HAND, "draft": DRAFT}
    for state in IssueState:
        await change(crisis, state=state, owner=None)
        async with crisis.house.storage.begin() as unit:
            member = await unit.members.find(viewer.id)
        everybody_read(crisis)
        legal = {names[a] for a in allowed_actions(state, member) if a in names}
        legal |= {NEXT} if role in STEPPERS.get(state, ()) else set()

        await viewer.says("/isu 1")
        card = viewer.phone.chat()[-1]

        others = {*ALWAYS, *FACTS, FOLLOWS}
        assert {label for label in labels(card) if label not in others} == legal
        asked = state in OPEN and role is not Role.REPORTER
        assert (set(FACTS) <= set(labels(card))) is asked
        tap = await viewer.presses(labels(card)[0], under=card)
        assert "wewenang" not in tap.text
        assert not any("wewenang" in text for text in viewer.texts())
    everybody_read(crisis)


async def test_who_has_it_is_on_the_card_and_nobody_else_can_take_it(crisis):
    ana, budi, citra = await small_office(crisis)
    eka = await crisis.member("Eka", Role.WRITER)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    for phone in (budi, citra, eka):
        await phone.says("/isu 1")

    own = budi.hears("Ditangani Budi (Petugas Piket) sejak pukul 07.05 WITA.")
    assert labels(own)[:3] == ["Triase", "Serahkan", "Buat draf"]
    assert "Serahkan" in labels(citra.hears("Ditangani Budi"))
    assert labels(eka.hears("Ditangani Budi")) == [
        "Buat draf",
        *FACTS,
        *ALWAYS,
        FOLLOWS,
    ]


async def test_the_timeline_opens_in_place_and_keeps_the_newest(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(hours=6)
    await budi.presses("Saya tangani")
    everybody_read(crisis)
    await budi.says("/isu 1")
    card = budi.hears("ISU-2026-0001")

    await budi.presses("Lini masa")

    lines = card.text.splitlines()
    assert lines[0] == "ISU-2026-0001 · Lini masa"
    assert "baris yang lebih lama tidak ditampilkan" in lines[2]
    assert lines[-1] == "13.05 WITA · ditangani, Budi"
    assert lines[-2].startswith("13.0")
    assert "dipanggil, Budi" in card.text
    await budi.presses("Kembali")
    assert "Petakan" in card.text
    assert [one.kind for one in new_messages(budi)] == ["photo"]


async def test_the_timeline_says_who_was_called_not_who_reported(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.says("/isu 1")
    await budi.presses("Lini masa")
    everybody_read(crisis)

    assert shown(budi)[-2].splitlines()[2:] == [
        "Kamis, 12 Maret 2026",
        "07.05 WITA · dilaporkan, Ana",
        "07.05 WITA · dipanggil, Budi",
    ]


async def test_the_text_for_whatsapp_stands_alone_and_hides_numbers(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(
        "/lapor Air keruh, hubungi Bu Rina 0812-3456-7890\nNIK 6472010101900001"
    )
    everybody_read(crisis)
    await budi.says("/isu 1")

    await budi.presses("Salin untuk WA")

    _, text = new_messages(budi)
    assert labels(text) == []
    assert text.text.splitlines() == [
        "ISU-2026-0001 · ⚪ Belum dinilai",
        "Air keruh, hubungi Bu Rina ••••-••••-•890 NIK •••••••••••••001",
        "Dilaporkan Kamis, 12 Maret 2026, 07.05 WITA.",
        "Belum ada yang menangani.",
        "Tenggat berikutnya: mulai ditangani, 07.20 WITA.",
    ]


async def test_everything_that_came_can_be_sent_again(crisis):
    ana, _budi, citra = await small_office(crisis)
    await ana.does(lambda phone: phone.sends_album(3, KERUH))
    everybody_read(crisis)
    await citra.says("/isu 1")

    tap = await citra.presses("Isi & lampiran")

    assert tap.text == "Isi dan lampiran dikirim."
    assert kinds_received(citra) == ["photo"] * 3
    everybody_read(crisis)


async def test_what_a_second_report_says_can_be_read_from_the_card(crisis):
    ana, _, citra = await small_office(crisis)
    joko = await crisis.member("Joko")
    await ana.says(f"/lapor {KERUH}")
    await joko.says(f"/lapor {KERUH}, di RT 5 juga")
    await joko.presses("isu yang sama")
    everybody_read(crisis)
    await citra.says("/isu 1")
    assert "2 laporan" in citra.hears("ISU-2026-0001").text

    await citra.presses("Isi & lampiran")

    [text] = new_messages(citra)
    assert text.text.splitlines() == [
        "ISU-2026-0001 · Joko (Pelapor), 07.05 WITA",
        f"{KERUH}, di RT 5 juga",
    ]


async def test_help_is_short_and_only_what_one_may_do(crisis):
    ana, budi, citra = await small_office(crisis)
    adi = await crisis.member("Adi", Role.ADMIN)
    commands = {}
    for phone in (ana, budi, citra, adi):
        await phone.says("/bantuan")
        text = phone.hears("Bot Siaga").text
        assert len(text.splitlines()) <= 13
        listed = "\n".join(text.splitlines()[2:-1]).replace("/fakta 12", "")
        commands[phone] = re.findall(r"/\w+", listed)

    assert commands[ana] == [
        "/lapor", "/jubir", "/isu", "/peta", "/cari", "/bantuan", "/bahasa",
        "/datasaya", "/dibajak", "/batal",
    ]  # fmt: skip
    assert len(commands[budi]) == len(set(commands[budi]))  # each in one group
    assert set(commands[budi]) - set(commands[ana]) == {
        "/triase", "/draf", "/buku", "/fakta", "/akses", "/kesiapan", "/anggota",
        "/media", "/kliping", "/daftarmedia", "/aspirasi", "/tugas", "/putusan", "/lapim",
        "/pemangku", "/strategi", "/pesan", "/narasi", "/rapat", "/sitrep", "/rumor",
        "/janji", "/kumpul", "/cetak", "/cuti",
        "/eskalasi", "/jamtenang", "/piket", "/plh", "/ringkasan", "/tim",
        "/kanal", "/konpers", "/terbit",
    }  # fmt: skip
    assert set(commands[citra]) - set(commands[budi]) == {"/pasang", "/undang"}
    assert "/triase" not in commands[adi]


async def test_an_unknown_command_is_answered_with_the_way_out(crisis):
    ana, *_ = await small_office(crisis)

    await ana.says("/pangil semua")

    ana.hears("Perintah itu tidak dikenal", "/bantuan", "/lapor")


async def test_a_command_is_known_by_other_words_that_people_type(crisis):
    _, budi, _ = await small_office(crisis)

    for word in ("/issue", "/naskah", "/rumours", "/promises", "/enquiries"):
        await budi.says(word)

    assert [text for text in budi.texts() if "tidak dikenal" in text] == []
    everybody_read(crisis)


async def test_a_finished_issue_can_still_be_read(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Bukan laporan")
    await ana.presses("Ya, batalkan")
    everybody_read(crisis)

    await ana.says("/isu 1")

    card = ana.hears("ISU-2026-0001", "Dibatalkan, 07.05 WITA.")
    assert labels(card) == ALWAYS
    assert (await issue(crisis)).state is IssueState.REJECTED


async def test_people_are_named_with_their_role_and_guests_with_where_they_come_from(
    crisis,
):
    ana = await crisis.member("Ana", position="Staf Kelurahan Ulu")
    eko = await crisis.member("Eko", Role.AGENCY_LIAISON, position="Perumda Contoh")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER, position="Pranata Humas")
    await crisis.member(
        "Citra", Role.CRISIS_LEAD, position="Kepala Bidang", phone="0800 000 001"
    )
    await ana.says(f"/lapor {KERUH}")
    ana.hears("Memanggil Budi (Petugas Piket)")
    budi.hears("👤 Ana (Staf Kelurahan Ulu)", "Citra (Ketua Tim Krisis) dipanggil")
    await crisis.fast_forward(minutes=35)
    budi.hears("Mohon telepon Citra (Ketua Tim Krisis): 0800 000 001")
    await eko.says("/lapor Pompa pengambil air baku berhenti")
    budi.hears("👤 Eko (Perumda Contoh)")
    everybody_read(crisis)
