"""Texts that begin with taps: posts, rights of reply, notices of the law, corrections."""

import re
from datetime import timedelta

import pytest

from bot.domain.corrections import corrects
from bot.domain.document_life import DocumentState
from bot.domain.enclosures import enclosures_of
from bot.domain.fields import length
from bot.domain.levels import Level
from bot.domain.press_errors import FileNeeded, PostNotFound
from bot.domain.publication import ChannelKind
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.texts.draft_texts import body_of
from bot.services.turn import clock_turn
from tests.services.drafting_office import open_office, refused, write_full
from tests.storage.builders import channel, publication

ONE = "2026-0001"

ADVICE = "Gunakan air kemasan untuk minum dan memasak sampai ada pemberitahuan."


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.ana = await opened.member("Ana", Role.MEDIA_MONITOR)
        opened.eko = await opened.member("Eko", Role.ANALYST)
        opened.citra = await opened.member(
            "Citra", Role.CRISIS_LEAD, position="Kepala Bidang IKP"
        )
        yield opened


async def a_word_is_out(office, level: Level = Level.L2) -> None:
    await office.issue(level, owner=office.citra.id, taken_at=office.clock.at)
    await write_full(office.dewi)
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Imbauan")
    await office.dewi.says(ADVICE)
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")


async def begin(office, kind: str) -> None:
    """Begin a text of a kind beside what there is."""
    while kind not in office.dewi.last.labels if office.dewi.chat else True:
        await office.dewi.says("/draf 1")
        if "Mulai naskah baru" in office.dewi.last.labels:
            await office.dewi.presses("Mulai naskah baru")
    await office.dewi.presses(kind)


async def words(office, name: str) -> str:
    document = await office.document(f"{ONE}/{name}")
    async with clock_turn(office.desk, f"look:{name}:{document.version}") as turn:
        turn.idle = True
        return body_of(turn, document)


async def fields(office, name: str) -> dict[str, str]:
    return dict((await office.document(f"{ONE}/{name}")).fields)


async def fact(office, said: str) -> None:
    await office.dewi.says(f"/fakta 1 {said}")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await office.dewi.presses(tap)
    await office.eko.presses("Verifikasi")


# D8


async def test_a_post_tells_an_approved_text_in_parts_that_are_copied_one_by_one(
    office,
):
    await a_word_is_out(office)
    await begin(office, "Unggahan media sosial")
    await office.dewi.presses("D1 · Pernyataan awal")
    await office.dewi.presses("X")
    await office.dewi.says("https://instansi.example/air")

    body = await words(office, "D2")
    assert body.startswith("1/2 Kami telah menerima laporan mengenai hal ini. Tim ")
    first, second = re.split(r"\n\n(?=2/2 )", body)
    assert "Keterangan berikutnya pukul 12.00 WITA." in first
    assert second.endswith("https://instansi.example/air")
    assert max(length(first), length(second)) <= 280
    assert "SAMARINDA" not in office.dewi.last.text  # a post has no dateline

    await office.dewi.presses("Salin untuk WA")
    assert [shown.text for shown in office.dewi.chat[-2:]] == [first, second]


async def test_the_same_words_go_to_another_platform_with_one_tap(office):
    await a_word_is_out(office)
    await begin(office, "Unggahan media sosial")
    await office.dewi.presses("D1 · Pernyataan awal")
    await office.dewi.presses("X")
    await office.dewi.says("https://instansi.example/air")
    await office.dewi.presses("Juga untuk Telegram")

    two, three = await fields(office, "D2"), await fields(office, "D3")
    assert (two["platform"], three["platform"]) == ("x", "telegram")
    assert two["bagian"] == three["bagian"]
    assert not (await words(office, "D3")).startswith("1/")
    assert "Juga untuk X" not in office.dewi.last.labels
    assert "Juga untuk Instagram" in office.dewi.last.labels


@pytest.mark.parametrize(
    ("out", "link"),
    [
        ({"K1": "https://kota.example/air", "K2": "https://t.me/kota/7"},
         "https://kota.example/air"),
        ({"K1": "", "K2": "https://t.me/kota/7"}, "https://t.me/kota/7"),
        ({}, "https://kota.example"),
    ],
)  # fmt: skip
async def test_a_post_leads_to_where_its_text_is_out_else_to_the_site(
    office, out, link
):
    rules = office.desk.playbook
    own = replace(rules.office, site="https://kota.example")
    rules = replace(rules, office=own)
    office.desk = replace(office.desk, playbook=rules)
    await a_word_is_out(office)
    async with office.storage.begin() as unit:
        for n, (name, url) in enumerate(out.items()):
            kind = ChannelKind.TELEGRAM if name == "K2" else ChannelKind.WEBSITE
            await unit.channels.put(channel(name, kind=kind))
            copy = publication(f"p{n}", channel_id=name, url=url)
            await unit.publications.add(copy)
        await unit.commit("out")
    await begin(office, "Unggahan media sosial")
    await office.dewi.presses("D1 · Pernyataan awal")
    await office.dewi.presses("X")

    assert (await fields(office, "D2"))["tautan"] == link
    assert (await words(office, "D2")).endswith(link)


# D12


async def clipped(office, link: str = "https://portal.example/biaya-naik") -> None:
    await office.issue(Level.L2, owner=office.citra.id, taken_at=office.clock.at)
    await office.ana.says(f"/kliping 1 Biaya paspor naik jadi Rp1,5 juta {link}")
    for tap in ("Netral", "Baru saja"):
        await office.ana.presses(tap)


@pytest.mark.parametrize(
    ("taps", "right"),
    [
        (["Tidak, hanya datanya keliru"], "hak_koreksi"),
        (["Ya, instansi disebut berbuat", "Tidak"], "hak_koreksi"),
        (["Ya, instansi disebut berbuat", "Ya, nama baik dirugikan"], "hak_jawab"),
    ],
)
async def test_three_taps_tell_a_reply_from_a_correction(office, taps, right):
    await clipped(office)
    await begin(office, "Hak jawab")
    await office.dewi.presses("KL1")
    for tap in ("Fakta keliru", *taps):
        await office.dewi.presses(tap)

    known = await fields(office, "D2")
    assert known["jenis"] == right
    assert known["media"] == "portal.example"
    assert known["judul_berita"] == "Biaya paspor naik jadi Rp1,5 juta"
    assert known["tanggal_berita"] == "Kamis, 12 Maret 2026"
    assert known["tautan"] == "https://portal.example/biaya-naik"
    assert right.replace("hak_", "hak ").replace("_", " ")[4:] in known["permintaan"]
    assert "Kutip kalimat yang keliru, persis" in office.dewi.last.text


async def test_an_opinion_gets_neither_and_the_way_to_a_statement(office):
    await clipped(office)
    await begin(office, "Hak jawab")
    await office.dewi.presses("KL1")
    await office.dewi.presses("Pendapat atau kritik")

    assert "Jawab lewat pernyataan" in office.dewi.last.text
    await office.dewi.presses("Susun pernyataan")
    assert "Naskah apa yang disusun?" in office.dewi.last.text


async def a_letter(office) -> None:
    await clipped(office)
    await fact(
        office,
        "Biaya paspor Rp350.000 menurut Peraturan 12/2024 pukul 06.10, Kantor Imigrasi",
    )
    await begin(office, "Hak jawab")
    for tap in ("KL1", "Fakta keliru", "Tidak, hanya datanya keliru"):
        await office.dewi.presses(tap)
    await office.dewi.says("biaya paspor naik jadi Rp1,5 juta mulai Senin")
    await office.dewi.presses("Paragraf pertama")
    await office.dewi.says("Biaya paspor tetap Rp350.000 menurut Peraturan 12/2024.")


async def test_evidence_is_a_fact_and_a_file_and_the_signer_is_a_tap(office):
    await a_letter(office)
    await office.dewi.presses("F1")
    await office.dewi.presses("📎 Lampirkan bukti")
    refusal = await refused(FileNeeded, office.dewi.says("di map biru"))
    assert refusal.facts["remedies"] == (("draft_show", f"{ONE}/D2"),)
    await office.dewi.sends("photo", "Peraturan 12/2024 halaman 3")
    await office.dewi.presses("Citra")

    body = await words(office, "D2")
    assert "memuat pada paragraf pertama:" in body
    assert "– Biaya paspor" in body
    assert "– Lampiran 1: Peraturan 12/2024 halaman 3" in body
    assert "Citra\nKepala Bidang IKP\n\nTembusan: Dewan Pers" in body
    assert len(enclosures_of(await office.document(f"{ONE}/D2"))) == 1

    await office.dewi.presses("Ajukan") if "Ajukan" in office.dewi.last.labels else None
    await office.dewi.presses("Lihat lampiran")
    assert office.dewi.last.letter.media


async def test_files_that_are_taken_off_take_their_lines_with_them(office):
    await a_letter(office)
    await office.dewi.presses("📎 Lampirkan bukti")
    await office.dewi.sends("photo", "Peraturan")
    await office.dewi.presses("📎 Lampirkan bukti")
    await office.dewi.presses("Lepas lampiran")

    known = await office.document(f"{ONE}/D2")
    assert enclosures_of(known) == ()
    assert known.fields["bukti"] == ""
    assert ("enclosures_off", "D2") in await office.journal()


# D14


async def announcement(office) -> None:
    await office.issue(Level.L3, owner=office.citra.id, floors=("F2",))
    await begin(office, "Pengumuman serta-merta")
    await office.dewi.says("Air keran belum aman")
    await office.dewi.says("Air keran keruh di tiga kelurahan dan belum aman diminum")
    await office.dewi.says("Warga Kelurahan Hulu, Tengah, dan Hilir")
    await office.dewi.presses("Tidak diperlukan")
    await office.dewi.says("Jangan minum air keran. Gunakan air kemasan.")
    await office.dewi.presses("Hubungi nomor darurat")
    await office.dewi.says("Petugas memperbaiki pompa")


async def test_an_announcement_asks_its_elements_with_examples_and_ready_answers(
    office,
):
    await announcement(office)
    known = await fields(office, "D2")
    assert known["evakuasi"] == "Evakuasi tidak diperlukan."
    assert known["cara_bantuan"] == "Hubungi nomor darurat 112."
    assert known["pihak_wajib"] == "Dinas Contoh mengumumkan melalui PPID."
    assert known["tata_cara"].startswith("Pengumuman ini disampaikan di kanal resmi")

    await office.dewi.presses("Susun SMS dari naskah")
    sms = (await fields(office, "D2"))["sms"]
    assert sms.startswith("Air keran keruh di tiga kelurahan dan belum aman diminum.")
    assert "Jangan minum air keran." in sms
    assert "http" not in sms
    assert length(sms) <= 160
    await office.dewi.presses("Salin SMS")
    assert office.dewi.last.text == sms


async def test_the_ppid_declares_it_and_its_clock_begins_with_their_word(office):
    await announcement(office)
    await office.citra.says("/draf 1")
    await office.citra.presses("Lanjutkan menulis")
    await office.citra.presses("PPID: umumkan serta-merta")

    assert "PPID mengonfirmasi" in office.citra.last.text
    async with office.storage.begin() as unit:
        clocks = {c.name: c for c in await unit.issues.clocks(ONE)}
    clock = clocks["legal_serta_merta"]
    assert clock.due_at - office.clock.at == timedelta(minutes=30)
    assert ("ppid_confirmed", "") in await office.journal()
    await office.citra.presses("Susun pengumuman serta-merta")
    assert "PPID: umumkan serta-merta" not in office.citra.last.labels


async def test_the_ppid_says_no_and_the_level_waits_for_a_new_mapping(office):
    await announcement(office)
    await office.citra.says("/draf 1")
    await office.citra.presses("Lanjutkan menulis")
    await office.citra.presses("PPID: bukan serta-merta")

    assert "Tingkat tetap sampai isu dipetakan ulang" in office.citra.last.text
    assert "Petakan ulang" in office.citra.last.labels
    async with office.storage.begin() as unit:
        names = {c.name for c in await unit.issues.clocks(ONE)}
    assert "legal_serta_merta" not in names


# D15


async def test_a_correction_knows_its_text_the_old_words_and_the_newer_fact(office):
    await office.issue(Level.L2, owner=office.eko.id, taken_at=office.clock.at)
    await fact(office, "31 orang meninggal di Pesisir pukul 06.10, RSUD")
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")
    office.clock.advance(minutes=20)
    await fact(office, "29 orang meninggal di Pesisir pukul 06.40, RSUD")

    await begin(office, "Ralat")
    await office.dewi.presses("D1 · Pernyataan awal")
    known = await fields(office, "D2")
    assert known["rujukan"].startswith('pernyataan awal "Air keran')
    assert "Kamis, 12 Maret 2026, pukul 07.05 WITA" in known["rujukan"]
    assert known["yang_keliru"] == (
        '"31 orang meninggal di Pesisir, '
        'per 12 Maret 2026 pukul 06.10 WITA, menurut RSUD."'
    )
    assert "29 orang meninggal" in known["yang_benar"]
    assert known["sumber"].startswith("RSUD, ")
    assert corrects(await office.document(f"{ONE}/D2")) == f"{ONE}/D1"
    assert "Bila angka turun, sebutkan sebabnya" in office.dewi.last.text
    assert "Data terbaru berbeda" not in office.dewi.last.labels  # RL-04


async def test_a_post_elsewhere_is_corrected_by_its_pasted_link_and_time(office):
    await a_word_is_out(office)
    await begin(office, "Ralat")
    await office.dewi.presses("Unggahan kita di tempat lain")
    await refused(PostNotFound, office.dewi.says("unggahan kita kemarin dulu itu"))
    await office.dewi.says(
        'https://x.com/instansi/status/1 pukul 06.40 WITA "bukan tsunami"'
    )

    known = await fields(office, "D2")
    assert known["rujukan"] == (
        "unggahan kami Kamis, 12 Maret 2026, pukul 06.40 WITA (https://x.com/instansi/status/1)"
    )
    assert known["yang_keliru"] == '"bukan tsunami"'
    assert corrects(await office.document(f"{ONE}/D2")) == ""


async def test_the_sentences_of_the_old_text_are_tapped_where_no_fact_fell(office):
    await a_word_is_out(office)
    await begin(office, "Ralat")
    await office.dewi.presses("D1 · Pernyataan awal")
    await office.dewi.presses("Tim lapangan sedang memeriksa jaringan pipa.")

    known = await fields(office, "D2")
    assert known["yang_keliru"] == '"Tim lapangan sedang memeriksa jaringan pipa."'
    assert (await office.document(f"{ONE}/D1")).state is DocumentState.APPROVED
    await office.dewi.says("Tim lapangan baru berangkat")
    await office.dewi.says("Perumda, pukul 06.50 WITA")
    await office.dewi.presses("Bukan dari pemilik data")
    assert "Keterangan awal kami bukan dari pemilik data." in await words(office, "D2")


async def test_a_correction_by_hand_names_the_source_as_far_as_it_is_known(office):
    await office.issue(Level.L2, owner=office.eko.id, taken_at=office.clock.at)
    await fact(office, "31 warga mengungsi di Pesisir pukul 06.10, BPBD")
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")

    # One owner stands behind the text: the words were wrong, not the fact.
    await begin(office, "Ralat")
    await office.dewi.presses("D1 · Pernyataan awal")
    known = await fields(office, "D2")
    assert known["sumber"] == "BPBD, Kamis, 12 Maret 2026, pukul 06.10 WITA"

    await office.dewi.says('"Tim lapangan sedang memeriksa jaringan pipa."')
    await office.dewi.says("Tim lapangan baru berangkat")
    assert "Belum diisi: Alasan." in office.dewi.last.text


async def test_the_fact_that_is_right_brings_its_source_along(office):
    await a_word_is_out(office)
    await begin(office, "Ralat")
    await office.dewi.presses("D1 · Pernyataan awal")
    assert not (await fields(office, "D2")).get("sumber"), "it is asked"
    await office.dewi.presses("Tim lapangan sedang memeriksa jaringan pipa.")
    office.clock.advance(minutes=20)
    await fact(office, "Tim lapangan berangkat pukul 07.10, Perumda")

    await office.dewi.says("/draf 1")
    await office.dewi.presses("Lanjutkan menulis")
    await office.dewi.presses("F1 · Tim lapangan berangkat pukul 07.10,…")

    known = await fields(office, "D2")
    assert "Tim lapangan berangkat" in known["yang_benar"]
    assert known["sumber"].startswith("Perumda, Kamis, 12 Maret 2026")
