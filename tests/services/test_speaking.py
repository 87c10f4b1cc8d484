"""One voice for each issue: who names it, who hears of it, what it may say."""

from datetime import timedelta

import pytest

from bot.domain.errors import UnknownIssue
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.rooms import RoomState
from bot.domain.speaking_errors import SpeaksNoMore
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook
from bot.ports.rooms import Room
from bot.services.assigning.expiring import expire_offers
from bot.services.people.leave_beginning import begin_leaves
from bot.services.requests import Typed
from bot.services.speaking.asking_who import speaker_typed
from bot.services.speaking.mandate_over import tell_over
from tests.services.drafting_office import Person, open_office, refused

NUMBER = "ISU-2026-0001"


@pytest.fixture
async def office():
    async with open_office() as opened:
        await staffed(opened)
        yield opened


async def staffed(opened):
    opened.budi = await opened.member("Budi", Role.DUTY_OFFICER)
    opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
    opened.sari = await opened.member("Sari", Role.SPOKESPERSON)
    opened.dewi = await opened.member("Dewi", Role.MEDIA_LIAISON)
    opened.hadi = await opened.member("Hadi", Role.HEAD_OF_AGENCY)
    opened.ana = await opened.member("Ana")
    await opened.change(opened.ana, roles=frozenset({Role.REPORTER}))
    await opened.issue(Level.L3, owner=opened.budi.id)


async def speaks(office, phone=None, by=None):
    phone, by = phone or office.sari, by or office.citra
    await by.says("/jubir 1")
    member = await find(office, phone)
    labels = by.last.labels
    await by.presses(
        next(x for x in labels if x in ("Tunjuk juru bicara", "Ganti juru bicara"))
    )
    await by.presses(next(x for x in by.last.labels if x.startswith(member.name)))
    if phone is not by:
        await phone.presses("Terima")


async def find(office, phone):
    async with office.storage.begin() as unit:
        return await unit.members.find(phone.id)


async def journal(office):
    return [action for action, _ in await office.journal()]


async def test_the_whole_team_hears_once_that_only_one_person_speaks(office):
    await speaks(office)

    told = f"Hanya Sari (Juru Bicara) yang berbicara tentang {NUMBER}."
    for phone in (office.budi, office.dewi):
        assert [text for text in phone.texts if told in text] == [phone.texts[-1]]
    assert "✅ Sari (Juru Bicara) bersedia" in office.citra.texts[-1]
    assert office.ana.texts == []
    assert "Arahan juru bicara" in office.sari.last.labels


async def test_below_l3_nobody_is_told_and_the_usual_answers(office):
    await office.issue(Level.L2)
    await office.citra.says("/jubir 2")

    assert (
        "Pada tingkat ini yang menjawab: Sari (Juru Bicara)." in office.citra.last.text
    )
    await office.citra.presses("Saya yang berbicara")
    assert "Anda yang berbicara tentang ISU-2026-0002" in office.citra.last.text
    assert office.dewi.texts == office.budi.texts == []


async def test_one_tap_makes_the_lead_speak_who_asks(office):
    await office.citra.says("/jubir 1")
    await office.citra.presses("Saya yang berbicara")

    assert f"👤 Anda yang berbicara tentang {NUMBER}" in office.citra.last.text
    assert (
        f"Hanya Citra (Ketua Tim Krisis) yang berbicara tentang {NUMBER}."
        in office.dewi.last.text
    )


async def test_who_may_not_name_proposes_and_the_lead_names_with_one_tap(office):
    await office.dewi.says("/jubir 1")
    await office.dewi.presses("Usulkan juru bicara")
    await office.dewi.presses("Sari (Juru Bicara)")

    assert (
        "👤 Usulan Anda dikirim ke Citra (Ketua Tim Krisis), Hadi ("
        in office.dewi.last.text
    )
    assert (
        "Dewi (Penghubung Media) mengusulkan Sari (Juru Bicara)"
        in office.citra.last.text
    )
    assert office.sari.texts == []
    await office.citra.presses("Tunjuk Sari")
    assert "Terima" in office.sari.last.labels
    assert "Menunggu jawaban Sari (Juru Bicara)" in office.citra.last.text


async def test_the_former_voice_is_told_and_loses_its_rights_at_once(office):
    await speaks(office)
    rina = await office.member("Rina", Role.SPOKESPERSON)
    await office.budi.says(
        "/media 1 Saya Tono dari Kabar Ulu, apakah air aman? deadline besok 10.00"
    )
    await speaks(office, rina)

    assert (
        "Juru bicara isu ini kini Rina (Juru Bicara). Mohon tidak lagi"
        in office.sari.texts[-1]
    )
    await office.sari.says("/media 1")
    await office.sari.presses("M1")
    await refused(SpeaksNoMore, office.sari.presses("Jawab"))
    await rina.says("/media 1")
    await rina.presses("M1")
    await rina.presses("Jawab")
    assert "Pilih kalimat yang sudah disetujui" in rina.last.text


async def test_who_speaks_is_changed_only_by_lead_or_head(office):
    await speaks(office)
    await office.budi.says("/jubir 1")

    assert "Ganti juru bicara" not in office.budi.last.labels
    press = next(
        b.press for s in office.citra.chat for row in s.letter.rows for b in row
        if b.press.action == "note_tap"
    )  # fmt: skip
    assert press.value.endswith(":speaking")
    await office.hadi.says("/jubir 1")
    assert "Ganti juru bicara" in office.hadi.last.labels


async def test_changing_leads_back_to_the_page_of_access_where_one_came_from(office):
    await speaks(office)
    await office.citra.says("/akses 1")
    await office.citra.presses("Ganti juru bicara")
    await office.citra.presses("Kembali")
    assert "Tim & akses" in office.citra.last.text
    await office.citra.presses("Ganti juru bicara")
    await office.citra.presses("Dewi (Penghubung Media)")

    assert "Tim & akses" in office.citra.last.text
    assert (
        "👤 Dewi (Penghubung Media) ditanya apakah bersedia." in office.citra.last.text
    )


async def test_in_the_full_profile_the_head_names_who_speaks_at_l4(office, tmp_path):
    shipped = (SHIPPED / "office.toml").read_text()
    (tmp_path / "office.toml").write_text(shipped.replace('"small"', '"full"'))
    office.desk = replace(office.desk, playbook=load_playbook(tmp_path))
    await office.issue(Level.L4)
    await office.citra.says("/jubir 2")
    assert "Usulkan juru bicara" in office.citra.last.labels
    assert "Tampil sendiri: Hadi (" in office.citra.last.text

    await office.issue(Level.L4, floors=("F4",), taken_at=office.clock.now())
    await office.citra.says("/jubir 3")
    assert "Tunjuk juru bicara" in office.citra.last.labels
    assert "Hadi" not in office.citra.last.text
    assert "atasan" in office.citra.last.text.lower()
    assert office.hadi.texts == []


async def test_a_deputy_is_asked_where_the_first_does_not_accept(office):
    await office.citra.says("/jubir 1")
    await office.citra.presses("Cadangan")
    await office.citra.presses("Dewi (Penghubung Media)")
    assert (
        "👤 Dewi (Penghubung Media) ditanya apakah bersedia menjadi cadangan."
        in office.citra.last.text
    )
    await office.dewi.presses("Terima")
    await office.citra.says("/jubir 1")
    await office.citra.presses("Tunjuk juru bicara")
    await office.citra.presses("Sari (Juru Bicara)")
    office.clock.advance(minutes=20)
    await expire_offers(office.desk)
    await office.deliver()

    await office.dewi.presses("Terima")
    await office.budi.says("/jubir 1")
    assert (
        f"Hanya Dewi (Penghubung Media) yang berbicara tentang {NUMBER}, sebagai cadangan"
        in office.budi.last.text
    )


async def test_a_deputy_steps_in_with_one_tap_for_who_cannot_be_reached(office):
    await speaks(office)
    await office.citra.says("/jubir 1")
    await office.citra.presses("Cadangan")
    await office.citra.presses("Dewi (Penghubung Media)")
    await office.dewi.presses("Terima")
    await office.dewi.says("/jubir 1")
    assert "Saya gantikan" not in office.dewi.last.labels

    await office.change(office.sari, unreachable="blocked")
    await office.dewi.says("/jubir 1")
    assert (
        "⚠ Sari (Juru Bicara) tidak terjangkau lewat Telegram. Cadangan dapat menggantikan."
        in office.dewi.last.text
    )
    toast = await office.dewi.presses("Saya gantikan")

    assert toast == f"Anda kini juru bicara {NUMBER}."
    assert "Hanya Dewi (Penghubung Media) yang berbicara" in office.budi.texts[-1]


async def test_a_deputy_is_offered_the_word_when_who_speaks_goes_on_leave(office):
    await speaks(office)
    await office.citra.says("/jubir 1")
    await office.citra.presses("Cadangan")
    await office.citra.presses("Dewi (Penghubung Media)")
    await office.dewi.presses("Terima")
    await office.sari.says("/cuti 3 hari")
    for _ in range(2):
        await begin_leaves(office.desk)
        await office.deliver()

    told = [t for t in office.dewi.texts if "Juru bicara Sari" in t]
    assert len(told) == 1
    assert "Anda cadangannya" in told[0]
    assert office.citra.last.labels[0] == "Aktifkan cadangan"
    await office.dewi.says("/jubir 1")
    assert "⚠ Sari (Juru Bicara) sedang cuti." in office.dewi.last.text
    toast = await office.dewi.presses("Saya gantikan")
    assert toast == f"Anda kini juru bicara {NUMBER}."


async def test_a_mandate_is_set_by_taps_and_words_and_only_who_speaks_is_told(office):
    await speaks(office)
    count = len(office.budi.texts)
    await office.citra.says("/jubir 1")
    await office.citra.presses("Mandat")
    await office.citra.presses("☑ radio dan televisi")
    await office.citra.says("air keran; mobil tangki")
    await office.citra.says("sampai besok 12.00")

    said = "Mandat: air keran; mobil tangki; pertanyaan wartawan, konferensi pers, media sosial, pernyataan tertulis; sampai "
    assert said in office.citra.last.text
    assert said in office.sari.last.text
    assert len(office.budi.texts) == count
    await office.citra.presses("Tanpa batas")
    assert (
        "Mandat: seluruh isu; semua kanal; sampai isu selesai."
        in office.citra.last.text
    )


async def test_others_are_warned_before_they_speak_and_hand_it_over_in_one_tap(office):
    await speaks(office)
    await office.budi.says(
        "/media 1 Saya Tono dari Kabar Ulu, apakah air aman? deadline besok 10.00"
    )
    await office.budi.presses("Jawab")

    assert (
        f"⚠ Hanya Sari (Juru Bicara) yang berbicara tentang {NUMBER}."
        in office.budi.last.text
    )
    await office.budi.presses("Serahkan ke juru bicara")
    assert "M1" in office.sari.last.text
    await office.dewi.says("/media 1")
    await office.dewi.presses("M1")
    assert "spoke_outside" not in await journal(office)


async def test_beyond_the_mandate_who_speaks_asks_and_one_tap_widens_it(office):
    await speaks(office)
    await office.citra.says("/jubir 1")
    await office.citra.presses("Mandat")
    await office.citra.says("mobil tangki")
    await office.sari.says(
        "/media 1 Saya Tono dari Kabar Ulu, apakah pejabat mundur? deadline besok 10.00"
    )
    await office.sari.presses("Jawab")

    assert (
        "⚠ Pertanyaan ini mungkin di luar mandat Anda (mobil tangki)."
        in office.sari.last.text
    )
    assert await office.sari.presses("Minta mandat diperluas") == (
        "Citra (Ketua Tim Krisis) dan Hadi (Kepala Dinas) diberi tahu."
    )
    assert await office.citra.presses("Perluas mandat") == f"Mandat {NUMBER} diperluas."
    await office.sari.says("/media 1")
    await office.sari.presses("M1")
    await office.sari.presses("Jawab")
    assert "di luar mandat" not in office.sari.last.text


async def test_after_its_end_a_mandate_is_over_and_nobody_speaks(office):
    await speaks(office)
    await office.citra.says("/jubir 1")
    await office.citra.presses("Mandat")
    await office.citra.says("sampai 2 jam")
    office.clock.advance(hours=3)

    await office.budi.says("/jubir 1")
    assert "⚠ Mandat Sari (Juru Bicara) sudah berakhir." in office.budi.last.text
    await office.sari.says(
        "/media 1 Saya Tono dari Kabar Ulu, apakah air aman? deadline besok 10.00"
    )
    await office.sari.presses("Jawab")
    assert "sudah berakhir. Mohon jangan memberi keterangan" in office.sari.last.text


async def test_lead_and_voice_hear_once_that_a_mandate_ended(office):
    await speaks(office)
    await office.citra.says("/jubir 1")
    await office.citra.presses("Mandat")
    await office.citra.presses("Sampai 13.05 WITA")
    for hours in (1, 6, 1):
        office.clock.at += timedelta(hours=hours)
        await tell_over(office.desk)
        await office.deliver()

    for phone, said in (
        (office.citra, "Mandat Sari (Juru Bicara) sebagai juru bicara berakhir"),
        (office.sari, "Mandat Anda sebagai juru bicara berakhir"),
    ):
        assert len([text for text in phone.texts if said in text]) == 1
    await office.citra.presses("Mandat")
    await office.citra.presses("Tanpa batas")
    await office.citra.says("/jubir 1")
    assert "Hanya Sari (Juru Bicara) yang berbicara" in office.citra.last.text


async def test_the_card_names_who_stands_above_a_head_who_is_the_subject(office):
    await office.issue(
        Level.L4, owner=office.budi.id, floors=("F4",), taken_at=office.clock.now()
    )
    for words in ("/isu 2", "/jubir 2"):
        await office.citra.says(words)

    card, page = office.citra.chat[-2:]
    assert "Juru bicara: atasan kepala instansi." in card.text
    assert "Tampil sendiri: atasan kepala instansi." in page.text


async def test_who_speaks_says_when_they_are_there_again(office):
    await speaks(office)
    await office.sari.says("/jubir 1")
    await office.sari.presses("Tersedia pukul…")
    await office.sari.presses(office.sari.last.labels[1])

    assert "Tersedia untuk wartawan: " in office.sari.last.text


async def test_the_brief_holds_only_what_may_be_said_and_is_copied_alone(office):
    await speaks(office)
    await office.citra.says("/pesan 1 Kami tahu\nKami periksa\nKami kabari")
    await office.citra.says(
        "/narasi 1 Air sedang diperiksa\n+ air diperiksa\n- tidak perlu panik"
    )
    await office.sari.says("/narasi 1")
    await office.sari.presses("Setujui")
    await office.budi.says(
        "/media 1 Saya Tono dari Kabar Ulu, apakah air aman? deadline besok 10.00"
    )
    await office.dewi.says("/jubir 1")
    await office.dewi.presses("Arahan juru bicara")
    await office.dewi.presses("+ Jangan katakan")
    await office.dewi.says("sesuai prosedur")
    await office.dewi.presses("+ Tanya jawab")
    await office.dewi.says("Kapan pulih? Kami memberi kabar pukul 15.00.")

    brief = office.dewi.last.text
    for said in (
        "Air sedang diperiksa", "1. Kami tahu", "+ air diperiksa", "– tidak perlu panik",
        "– sesuai prosedur", "⚠ 1 jawaban belum disetujui", "Belum ada; jangan menyebut angka.",
        "M1 Tono, Kabar Ulu", "Mandat: seluruh isu",
    ):  # fmt: skip
        assert said in brief
    assert "Kami memberi kabar" not in brief
    await office.dewi.presses("Kelola baris")
    assert not any(x.startswith("Setujui") for x in office.dewi.last.labels)
    await office.citra.presses("Setujui")
    assert "T: Kapan pulih?" in office.citra.last.text
    await office.citra.presses("Salin untuk WA")
    assert office.citra.last.text.startswith(f"ARAHAN JURU BICARA {NUMBER}")
    assert "J: Kami memberi kabar pukul 15.00." in office.citra.last.text
    assert office.citra.last.labels == []
    await office.dewi.presses("Hapus 1")
    await office.dewi.presses("Kembali")
    assert "sesuai prosedur" not in office.dewi.last.text


async def test_in_the_room_it_answers_there_and_of_a_restricted_issue_nothing(office):
    await speaks(office)
    group = office.people[-100] = Person(office, -100)
    by, now = office.citra.id, office.clock.now()
    room = Room(
        chat_id=-100, title="", state=RoomState.READY, added_by=by, added_at=now
    )
    async with office.storage.begin() as unit:
        await unit.rooms.put(room)
        await unit.commit("room")

    async def asks(text, key):
        typed = Typed(key=key, user_id=office.budi.id, text=text, source="-100:5")
        await speaker_typed(office.desk, typed)
        await office.deliver()

    await asks("1", "g1")
    assert group.texts == [
        f"{NUMBER}: hanya Sari (Juru Bicara) yang berbicara. Pertanyaan wartawan dan"
        " warga: arahkan kepadanya."
    ]
    await office.issue(Level.L3, restricted=True, owner=office.budi.id)
    await asks("2", "g2")
    await office.issue(Level.L4, floors=("F4",), taken_at=office.clock.now())
    await asks("3", "g3")
    assert len(group.texts) == 1
    assert "ISU-2026-0003" in office.budi.last.text


async def test_in_any_other_group_it_answers_in_private(office):
    await speaks(office)
    typed = Typed(key="g", user_id=office.budi.id, text="1", source="-100:5")

    await speaker_typed(office.desk, typed)
    await office.deliver()

    assert "Hanya Sari (Juru Bicara) yang berbicara" in office.budi.last.text


async def test_without_a_number_the_open_issues_are_offered(office):
    await office.citra.says("/jubir")
    await office.citra.presses("0001")

    assert f"{NUMBER} · Juru bicara" in office.citra.last.text


async def test_who_does_not_see_an_issue_hears_nothing_of_its_voice(office):
    await office.issue(Level.L3, restricted=True, owner=office.budi.id)
    await refused(UnknownIssue, office.dewi.says("/jubir 2"))
    await office.citra.says("/jubir 2")
    await office.citra.presses("Tunjuk juru bicara")
    await office.citra.presses("Sari (Juru Bicara)")
    await office.sari.presses("Terima")

    assert office.dewi.texts == []
    assert "Air keran" not in office.budi.texts[-1]


async def test_reporters_see_who_speaks_and_nothing_more(office):
    await speaks(office)
    await office.ana.says("/jubir 1")

    assert (
        f"Hanya Sari (Juru Bicara) yang berbicara tentang {NUMBER}"
        in office.ana.last.text
    )
    assert office.ana.last.labels == []
