"""The texts of S1, S5 and S6 that begin with taps, on real phones.

✔ of doctrine.md section 6                where it is shown
S1  PDP question at triage, alarms        a breach at triage
S5  D15 references the tweet's time       a tweet outside
    old text stays with a mark            a tweet outside (the branch of publication marks it)
    RL-04: a lower toll needs a reason    a toll that goes down
    SM-01 to SM-08 all present, as SMS    an announcement
S6  hak koreksi, not hak jawab (HJ-01)    a portal that copied a fee
    unless it says the office did it      a portal that copied a fee
"""

import re

import pytest

from bot.domain.corrections import corrects
from bot.domain.enclosures import enclosed
from bot.domain.fields import length
from bot.domain.levels import Level
from bot.domain.lint.extras import DANGER
from bot.domain.roles import Role
from bot.domain.short_messages import SMS
from bot.services.texts.linting import found_in
from bot.services.turn import clock_turn
from tests.scenarios.talk import everybody_read, labels
from tests.scenarios.test_clocks_call import silently
from tests.scenarios.test_media import office, verified_fact

ONE = "2026-0001"
WRITE = "Susun pemberitahuan PDP"


async def newest(crisis):
    async with crisis.house.storage.begin() as unit:
        return (await unit.documents.of_issue(ONE))[-1]


async def codes(crisis) -> set[str]:
    """What the lint finds in the newest text."""
    document = await newest(crisis)
    desk = crisis.house.desk
    async with clock_turn(desk, f"lint:{document.id}:{document.version}") as turn:
        turn.idle = True
        issue = await turn.unit.issues.find(ONE)
        return {one.code for one in await found_in(turn, issue, document)}


async def choose(writer, kind: str) -> None:
    """Begin a text of a kind beside the first word that /draf begins."""
    await writer.says("/draf 1")
    await writer.says("/draf 1")
    await writer.presses("Mulai naskah baru")
    await writer.presses(kind)


async def answers(writer, *said: str) -> None:
    """Type answers; what begins with ">" is pressed."""
    for one in said:
        if one.startswith(">"):
            await writer.presses(one[1:])
        else:
            await writer.says(one)


# S1


async def test_a_breach_at_triage_offers_its_notice_there_and_with_every_alarm(crisis):
    ana = await crisis.member("Ana")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD, position="Kepala Bidang IKP")
    await ana.says("/lapor Data pemohon beredar")
    await budi.presses("Saya tangani")
    await answers(budi, "/triase 1", ">Data pribadi bocor/terkunci",
                  ">Tetapkan tingkat langsung", ">L3 Tinggi", "Data pemohon beredar")  # fmt: skip
    assert WRITE in labels(budi.hears("L3 Tinggi ditetapkan"))
    await citra.presses("Saya tangani")
    everybody_read(crisis)

    for hours in (24, 24, 12, 10):
        await silently(crisis, hours)
        warned = citra.hears("pemberitahuan PDP", "Tenggat ini tidak dapat diubah.")
        assert labels(warned)[:2] == [WRITE, "PDP sudah diberitahukan"]
        everybody_read(crisis)
    await citra.presses(WRITE, under=warned)
    await answers(
        citra, ">Semua yang datanya terdampak",
        "Nama dan nomor permohonan terungkap",
        "Data terbuka sejak 12 Maret 2026 pukul 06.00 WITA melalui halaman antrean",
        "Halaman sudah ditutup dan data sedang dipulihkan",
        ">Saran umum (kata sandi, OTP, penipuan)",
    )  # fmt: skip
    said = (await newest(crisis)).fields
    assert said["diketahui"] == "Kamis, 12 Maret 2026, pukul 07.05 WITA"
    assert said["kepada_lembaga"] == "lembaga pelindungan data pribadi"
    assert {"PD-01", "PD-02", "PD-03", "PD-04", "PD-05"}.isdisjoint(await codes(crisis))

    await silently(crisis, 4)  # 74 hours after the report: told late, with the reason
    assert "PD-04" in await codes(crisis)
    everybody_read(crisis)


# S5


async def test_a_tweet_outside_is_corrected_with_its_time_and_its_words(crisis):
    _, _, citra, _ = await office(crisis)
    await choose(citra, "Ralat")
    await answers(
        citra, ">Unggahan kita di tempat lain",
        'https://x.com/instansi/status/1 pukul 06.27 WITA "bukan tsunami, gelombang pasang"',
        "Gelombang itu tsunami", "BMKG, pukul 07.00 WITA",
        ">Bukan dari pemilik data",
    )  # fmt: skip

    said = await newest(crisis)
    assert (
        "pukul 06.27 WITA (https://x.com/instansi/status/1)" in said.fields["rujukan"]
    )
    assert said.fields["yang_keliru"] == '"bukan tsunami, gelombang pasang"'
    assert "tetap dapat dibaca" in said.fields["naskah_lama"]
    rules = {"RL-01", "RL-02", "RL-03", "RL-04", "RL-05"}
    assert rules.isdisjoint(await codes(crisis))
    assert corrects(said) == ""
    everybody_read(crisis)


async def test_a_toll_that_goes_down_asks_why_and_takes_no_ready_reason(crisis):
    ana, budi, citra, _ = await office(crisis, Level.L2)
    dewi = await crisis.member("Dewi", Role.WRITER)
    await ana.says("/fakta 1 31 rumah rusak di Pesisir pukul 06.10, BPBD")
    await answers(ana, ">Pemilik data", ">Boleh", ">Simpan")
    await budi.presses("Verifikasi", under=budi.hears("F1", button="Verifikasi"))
    await answers(
        dewi, "/draf 1", "Rumah rusak di Pesisir", "Tim sedang mendata rumah",
        ">Lewati", "12.00 WITA", "Instagram @dinascontoh", "Ratna, 0541 000 000",
    )  # fmt: skip
    await dewi.presses("Ajukan")
    await citra.presses("Setujui")
    everybody_read(crisis)
    await crisis.fast_forward(minutes=20)
    await ana.says("/fakta 1 29 rumah rusak di Pesisir pukul 06.40, BPBD")
    await answers(ana, ">Pemilik data", ">Boleh", ">Simpan")
    await budi.presses("Verifikasi", under=budi.hears("F2", button="Verifikasi"))
    everybody_read(crisis)

    await answers(dewi, "/draf 1", ">Mulai naskah baru", ">Ralat")
    await dewi.presses("D1 · Pernyataan awal")
    asked = dewi.hears("Bila angka turun, sebutkan sebabnya")
    assert "Data terbaru berbeda" not in labels(asked)
    assert "RL-04" in await codes(crisis)
    await dewi.says("Dua rumah tercatat ganda di dua posko")
    said = await newest(crisis)
    assert "31 rumah rusak" in said.fields["yang_keliru"]
    assert "29 rumah rusak" in said.fields["yang_benar"]
    assert "RL-04" not in await codes(crisis)
    assert corrects(said) == f"{ONE}/D1"
    everybody_read(crisis)


async def test_an_announcement_has_its_eight_elements_and_an_sms_without_internet(
    crisis,
):
    _, _, citra, _ = await office(crisis)
    await choose(citra, "Pengumuman serta-merta")
    assert {f"SM-0{number}" for number in range(1, 9)} - await codes(crisis) == {
        "SM-06", "SM-07"}  # fmt: skip
    await answers(
        citra, "Gelombang tinggi di Pesisir",
        "Gelombang tinggi datang dan dapat kembali",
        "Warga di tepi pantai Pesisir", "Naik ke Bukit Contoh sekarang",
        "Jauhi pantai", ">Hubungi nomor darurat", "Petugas membantu warga naik",
        ">Susun SMS dari naskah",
    )  # fmt: skip

    said = (await newest(crisis)).fields
    assert [name for name in DANGER if not said.get(name)] == []
    assert not [code for code in await codes(crisis) if code.startswith("SM-")]
    assert said["sms"] == (
        "Gelombang tinggi datang dan dapat kembali. Jauhi pantai. Naik ke Bukit Contoh "
        "sekarang. Hubungi nomor darurat 112. Warga di tepi pantai Pesisir."
    )
    assert length(said["sms"]) <= SMS
    assert not re.search(r"https?://|www\.", said["sms"])
    await citra.presses("Salin SMS")
    citra.hears("Jauhi pantai. Naik ke Bukit Contoh")
    everybody_read(crisis)


# S6


@pytest.mark.parametrize(
    ("tap", "jenis"),
    [
        ("Tidak, hanya datanya keliru", "hak_koreksi"),
        ("Ya, instansi disebut berbuat", "hak_jawab"),
    ],
)
async def test_a_portal_that_copied_a_fee_gets_a_correction_unless_it_blames_us(
    crisis, tap, jenis
):
    ana, budi, citra, _ = await office(crisis, Level.L2)
    await verified_fact(ana, budi)
    await ana.says(
        "/kliping 1 Biaya paspor naik jadi Rp1,5 juta https://portal.example/a/1"
    )
    await answers(ana, ">Negatif", ">Baru saja")
    everybody_read(crisis)
    await choose(citra, "Hak jawab")
    await answers(citra, ">KL1", ">Fakta keliru", f">{tap}")
    if jenis == "hak_jawab":
        await citra.presses("Ya, nama baik dirugikan")
    everybody_read(crisis)

    assert (await newest(crisis)).fields["jenis"] == jenis
    assert "HJ-01" not in await codes(crisis)
    async with crisis.house.storage.begin() as unit:
        names = {clock.name for clock in await unit.issues.clocks(ONE)}
    assert ("legal_right_of_reply" in names) is (jenis == "hak_jawab")
    await answers(
        citra, "biaya paspor naik jadi Rp1,5 juta", ">Judul",
        "Biaya paspor tetap menurut peraturan yang berlaku", ">F1",
    )  # fmt: skip
    assert "HJ-03" in await codes(crisis)  # named, and not attached yet
    await answers(citra, ">Ubah bagian…", ">Bukti", "https://instansi.example/tarif")
    assert enclosed(await newest(crisis)) == 1
    assert "HJ-03" not in await codes(crisis)
    everybody_read(crisis)
