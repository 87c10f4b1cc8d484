"""Triage and levels, with real words, playbook and database, on a frozen clock."""

from copy import copy
from dataclasses import dataclass

import pytest

from bot.domain.floors import RULES, Flag
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.report import Attachment
from bot.domain.roles import Role
from bot.domain.rubric import AXES, INDICATORS, Band
from bot.ports.storage import RunningClock
from tests.services.board import WORDS, Board, Phone, Screen, a_board

TITLE = "Air keran keruh di tiga kelurahan sejak pagi"

#: Enough for L1, L2, L3 and L4 in three taps.
QUICK = {"L1": (0, 1, 1), "L2": (1, 1, 1), "L3": (2, 2, 1), "L4": (3, 3, 3)}

#: The calibration of doctrine.md 3.3: cloudy tap water, score 34.
CLOUDY = (1, 1, 2, 1, 1, 0, 1, 1, 1)


@dataclass
class Office:
    board: Board
    ana: Phone
    budi: Phone
    citra: Phone
    dewi: Phone
    eko: Phone
    head: Phone

    async def report(self) -> None:
        await self.ana.says(f"/lapor {TITLE}")
        self.forget()

    def forget(self) -> None:
        for phone in self.board.phones.values():
            phone.read()
            phone.presses_made = 0

    def heard(self) -> dict[str, list[str]]:
        """Who heard something since the last look."""
        names = {
            "ana": self.ana,
            "budi": self.budi,
            "citra": self.citra,
            "dewi": self.dewi,
            "eko": self.eko,
            "head": self.head,
        }
        texts = {name: phone.read() for name, phone in names.items()}
        return {name: text for name, text in texts.items() if text}


@pytest.fixture
async def office():
    """Reporter, duty officer, lead, writer, analyst and head."""
    async with a_board() as board:
        yield Office(
            board,
            await board.member("Ana", Role.REPORTER),
            await board.member("Budi", Role.DUTY_OFFICER),
            await board.member("Citra", Role.CRISIS_LEAD),
            await board.member("Dewi", Role.WRITER),
            await board.member("Eko", Role.ANALYST),
            await board.member("Hana", Role.HEAD_OF_AGENCY),
        )


async def answer(phone: Phone, *taps: int) -> None:
    for tap in taps:
        await phone.presses("Belum tahu" if tap < 0 else f"{tap} ·")


async def assess(phone: Phone, level: str) -> None:
    """Answer quickly, up to the result."""
    await phone.says("/triase 1")
    await phone.presses("Penilaian cepat")
    await answer(phone, *QUICK[level])


async def put(phone: Phone, level: str, reason: str = "") -> None:
    """Set a level by three taps, with a reason where one is asked."""
    await assess(phone, level)
    await phone.presses(f"Tetapkan {level}")
    if reason:
        await phone.says(reason)


def the_last_of(phone: Phone, *words: str) -> Screen:
    screen = phone.screen
    assert all(word in screen.text for word in words), screen.text
    return screen


# The screens


async def test_quick_triage_takes_five_presses_and_leaves_nine_owed(office):
    await office.report()
    await office.budi.presses("Triase")
    office.forget()

    await office.budi.presses("Penilaian cepat")
    await answer(office.budi, *QUICK["L2"])
    before = await office.board.issue()
    await office.budi.presses("Tetapkan L2")
    issue = await office.board.issue()

    assert office.budi.presses_made <= 5
    assert before.level is None
    assert (issue.level, issue.level_max, issue.score) == (Level.L2, Level.L2, 33)
    assert issue.state is IssueState.ANALYSIS
    assert issue.mapping_owed


async def test_full_triage_takes_at_most_twelve_presses_and_owes_nothing(office):
    await office.report()
    await office.budi.presses("Triase")
    office.forget()

    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, *CLOUDY)
    the_last_of(office.budi, "🟡 L2 Sedang · skor 34", "Isi 4/9 sedang")
    await office.budi.presses("Tetapkan L2")
    issue = await office.board.issue()

    assert office.budi.presses_made <= 12
    assert (issue.score, issue.mapping_owed) == (34, False)


async def test_the_start_has_the_toggles_and_the_ways_to_assess(office):
    await office.report()
    await office.budi.presses("Triase")

    assert office.budi.screen.labels == [
        "☐ Ada korban",
        "☐ Layanan berhenti",
        "☐ Data pribadi bocor/terkunci",
        "☐ Melibatkan anak",
        "☐ Wajib diumumkan segera",
        "Lainnya…",
        "Penilaian cepat",
        "Penilaian lengkap",
        "Tetapkan tingkat langsung",
        "Batal",
    ]


async def test_a_question_shows_its_four_answers_first_one_in_a_row(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, 1, 1)
    screen = the_last_of(office.budi, "<b>ISU-2026-0001</b> · Pemetaan 3/9, Isi")

    assert [[b.label for b in row] for row in screen.letter.rows] == [
        ["0 · Terbantah"],
        ["1 · Baru klaim"],
        ["2 · Ada foto/video"],
        ["3 · Terbukti"],
        ["Belum tahu", "Kembali"],
    ]


async def test_the_wizard_is_one_message(office):
    await office.report()
    await office.budi.presses("Triase")
    messages = len(office.budi.screens)
    await office.budi.presses("Penilaian cepat")
    await answer(office.budi, *QUICK["L2"])
    await office.budi.presses("Tetapkan L2")

    assert len(office.budi.screens) == messages


async def test_what_is_not_known_gives_a_range_and_says_what_to_find_out(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, 1, 1, -1, 1, 1, 0, 1, 1, 1)

    the_last_of(
        office.budi,
        "🟡 L2 Sedang · skor 31",
        "Kemungkinan L1–L2. Perlu dicari tahu: kekuatan bukti.",
    )


async def test_a_quick_result_says_that_nine_are_owed_a_full_one_does_not(office):
    await office.report()
    await assess(office.budi, "L2")
    owed = "Sembilan pertanyaan masih wajib dilengkapi."

    assert owed in office.budi.screen.text
    await office.budi.says("/triase 1")
    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, *CLOUDY)
    assert owed not in office.budi.screen.text


async def test_the_result_names_speaker_approver_and_clocks(office):
    await office.report()
    await assess(office.budi, "L2")

    screen = the_last_of(
        office.budi,
        "Juru bicara dan penyetuju: Citra (Ketua Tim Krisis).",
        "⏱ Putuskan ditanggapi atau tidak: 09.30 WITA (2 jam 25 menit lagi).",
        "⏱ Pernyataan pertama: 11.30 WITA (4 jam 25 menit lagi).",
    )
    assert screen.labels[0] == "Tetapkan L2"
    assert screen.labels[-2:] == ["Ubah jawaban", "Batal"]


async def test_a_role_that_nobody_holds_is_named_by_its_title(office):
    await office.report()
    await assess(office.budi, "L3")

    the_last_of(office.budi, "Juru bicara: belum ada Juru Bicara.")


async def test_an_overdue_clock_says_so(office):
    await office.report()
    office.board.clock.advance(minutes=68)
    await assess(office.budi, "L3")

    the_last_of(office.budi, "⏱ Pernyataan pertama: 08.05 WITA (terlambat 8 menit).")


async def test_toggles_recompute_the_result_and_say_why(office):
    await office.report()
    await assess(office.budi, "L1")
    await office.budi.presses("☐ Wajib diumumkan segera")

    the_last_of(
        office.budi,
        "🟠 L3 Tinggi",
        "⚠ F2, paling rendah L3: berpotensi informasi serta-merta; menunggu konfirmasi PPID.",
    )
    await office.budi.presses("☑ Wajib diumumkan segera")
    the_last_of(office.budi, "🟢 L1 Rendah")


async def test_more_opens_the_rarer_facts(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Lainnya…")
    await office.budi.presses("☐ Menyangkut kepala/wakilnya")
    labels = office.budi.screen.labels

    assert "☑ Menyangkut kepala/wakilnya" in labels
    assert "Lainnya…" not in labels


async def test_many_floor_rules_stay_within_twelve_lines(office):
    await office.report()
    await put(office.budi, "L1")
    await office.budi.says("/triase 1")
    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, 3, 3, -1, 3, 3, 3, 3, 3, 3)
    await office.budi.presses("Lainnya…")
    for flag in Flag:
        label = WORDS.label(f"flag.{flag}", "id")
        await office.budi.presses(f"☐ {label}")

    assert "⚠ Berlaku juga: F2, F3, F6, F7, F9." in office.budi.screen.text
    assert len(office.budi.screen.text.splitlines()) <= 12


async def test_an_answer_can_be_changed_without_the_others(office):
    await office.report()
    await assess(office.budi, "L2")
    await office.budi.presses("Ubah jawaban")
    assert "1 · Kecil, baru klaim ✅" in office.budi.screen.labels

    await office.budi.presses("Lewati")
    await office.budi.presses("3 ·")
    await office.budi.presses("Lihat hasil")

    the_last_of(office.budi, "Konteks 9/9 tinggi")


async def test_back_leads_to_the_question_before_and_then_to_the_start(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Penilaian cepat")
    await office.budi.presses("1 ·")
    await office.budi.presses("Kembali")
    the_last_of(office.budi, "Pemetaan 1/3")
    await office.budi.presses("Kembali")

    assert "Lanjutkan (1/3)" in office.budi.screen.labels
    await office.budi.presses("Lanjutkan")
    the_last_of(office.budi, "Pemetaan 2/3")


async def test_cancelling_changes_nothing_and_keeps_the_answers(office):
    await office.report()
    await assess(office.budi, "L2")
    await office.budi.presses("Batal")
    the_last_of(office.budi, "Triase ditutup")

    assert (await office.board.issue()).level is None
    mapping = await office.board.ask("issues.mapping", "2026-0001", office.budi.id)
    assert mapping.answers == {"A": 1, "B": 1, "C": 1}


async def test_what_people_wrote_is_escaped(office):
    await office.ana.says("/lapor <b>Tarif</b> & pungli")
    await office.budi.presses("Triase")
    the_last_of(office.budi, "&lt;b&gt;Tarif&lt;/b&gt; &amp; pungli")
    await office.budi.presses("Tetapkan tingkat langsung")
    await office.budi.presses("🟡 L2 Sedang")
    await office.budi.says("a < b")
    await put(office.citra, "L3", "<i>naik</i>")

    assert any("&lt;i&gt;naik&lt;/i&gt;" in text for text in office.dewi.read())


# Opening


async def test_opening_the_triage_of_an_untaken_issue_takes_it(office):
    await office.report()
    toast = await office.budi.presses("Triase")
    issue = await office.board.issue()
    climb = await office.board.ask("escalations.find", "2026-0001")

    assert toast == "ISU-2026-0001 Anda tangani. Panggilan dihentikan."
    assert (issue.owner, issue.state) == (office.budi.id, IssueState.TRIAGE)
    assert not climb.running


async def test_somebody_else_may_assess_what_another_has(office):
    await office.report()
    await office.budi.presses("Saya tangani")
    await put(office.eko, "L2")
    issue = await office.board.issue()

    assert (issue.owner, issue.level) == (office.budi.id, Level.L2)


@pytest.mark.parametrize("command", ["/triase 1", "/triage ISU-2026-0001"])
async def test_the_command_opens_the_triage(office, command):
    await office.report()
    await office.budi.says(command)

    the_last_of(office.budi, "ISU-2026-0001</b> · Triase", TITLE)


async def test_the_command_alone_offers_the_open_issues(office):
    await office.budi.says("/triase")
    the_last_of(office.budi, "Tidak ada isu yang terbuka.")
    await office.report()
    await office.budi.says("/triase")
    assert office.budi.screen.labels == [
        "⚪ Belum dinilai · 0001 Air keran keruh di tiga…"
    ]
    await office.budi.presses("⚪")

    the_last_of(office.budi, "· Triase")


async def test_an_unknown_number_is_answered(office):
    await office.report()
    await office.budi.says("/triase 99")

    assert "99" in office.budi.screen.text


async def test_the_next_triager_begins_with_the_facts_in_force(office):
    await office.report()
    await assess(office.budi, "L1")
    await office.budi.presses("☐ Wajib diumumkan segera")
    await office.budi.presses("Tetapkan L3")
    await office.citra.says("/triase 1")

    assert "☑ Wajib diumumkan segera" in office.citra.screen.labels


# Who hears


async def test_a_first_low_level_tells_only_the_reporter(office):
    await office.report()
    await assess(office.budi, "L1")
    office.forget()
    await office.budi.presses("Tetapkan L1")
    heard = office.heard()

    assert set(heard) == {"ana", "budi"}
    assert "Laporan Anda sudah dinilai." in heard["ana"][0]
    assert "Buat draf" not in office.budi.screen.labels


async def test_a_first_l2_offers_a_draft_to_setter_and_writers(office):
    await office.report()
    await assess(office.budi, "L2")
    office.forget()
    await office.budi.presses("Tetapkan L2")

    assert set(office.heard()) == {"ana", "budi", "dewi"}
    assert office.budi.screen.labels == ["Buat draf", "Lihat isu"]
    assert office.dewi.screen.labels == ["Buat draf", "Lihat isu"]


async def test_an_analyst_who_sets_a_level_is_offered_no_draft(office):
    await office.report()
    await put(office.eko, "L2")

    assert office.eko.screen.labels == ["Lihat isu"]


async def test_a_first_l3_calls_its_ladder_and_tells_the_rest(office):
    await office.report()
    await assess(office.budi, "L3")
    office.forget()
    await office.budi.presses("Tetapkan L3")
    heard = office.heard()
    climb = await office.board.ask("escalations.find", "2026-0001")

    assert climb.running
    assert (climb.reason, climb.started_by) == ("level", office.budi.id)
    assert {name: len(texts) for name, texts in heard.items()} == {
        "ana": 1,  # the reporter
        "budi": 1,  # the summary
        "citra": 1,  # the call of the ladder, and nothing besides
        "dewi": 1,
        "eko": 1,
    }
    assert "Saya tangani" in office.citra.screen.labels
    assert "🟠 L3 Tinggi · <b>ISU-2026-0001</b>" in heard["eko"][0]
    assert "sebelum <b>08.05 WITA (1 jam lagi)</b>" in heard["eko"][0]


async def test_a_rise_tells_the_team_from_what_and_why(office):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.citra, "L1")
    await office.citra.presses("☐ Wajib diumumkan segera")
    await office.citra.presses("Tetapkan L3")
    office.forget()
    await office.citra.says("PDAM menghentikan aliran sampai malam")
    heard = office.heard()

    assert "🟠 L3 Tinggi, naik dari L1 · <b>ISU-2026-0001</b>" in heard["eko"][0]
    assert "serta-merta; menunggu konfirmasi PPID." in heard["eko"][0]
    assert 'Alasan: "PDAM menghentikan aliran sampai malam"' in heard["eko"][0]
    assert "Ditangani Budi (Petugas Piket)" in heard["eko"][0]
    assert "head" not in heard


async def test_a_floor_below_the_new_level_is_not_its_only_cause(office):
    await office.report()
    await assess(office.budi, "L4")
    await office.budi.presses("☐ Wajib diumumkan segera")
    await office.budi.presses("Tetapkan L4")

    assert "Sebab: skor 100; berpotensi informasi" in office.eko.screen.text


async def test_a_rise_to_l2_tells_the_team_and_calls_nobody(office):
    await office.report()
    await put(office.budi, "L1")
    await put(office.citra, "L2", "Semakin banyak keluhan")
    climb = await office.board.ask("escalations.find", "2026-0001")

    assert not climb.running
    assert "naik dari L1" in office.eko.screen.text
    assert "Putuskan ditanggapi atau tidak sebelum" in office.eko.screen.text


async def test_l4_calls_the_head(office):
    await office.report()
    await assess(office.budi, "L4")
    office.forget()
    await office.budi.presses("Tetapkan L4")

    assert set(office.heard()) == {"ana", "budi", "citra", "dewi", "eko", "head"}
    assert "Saya tangani" in office.head.screen.labels


async def test_the_head_as_subject_hears_nothing_and_neither_speaks_nor_approves(
    office,
):
    await office.report()
    await assess(office.budi, "L4")
    await office.budi.presses("Lainnya…")
    await office.budi.presses("☐ Menyangkut kepala/wakilnya")
    text = office.budi.screen.text
    office.forget()
    await office.budi.presses("Tetapkan L4")
    await office.budi.says("/triase 1")

    assert "Hana" not in text
    assert "Juru bicara dan penyetuju: atasan kepala instansi." in text
    assert "head" not in office.heard()
    assert (await office.board.issue()).floors == ("F4",)


async def test_a_head_who_reported_an_issue_about_themselves_is_not_told(office):
    await office.head.says("/lapor Tuduhan terhadap kepala dinas")
    office.forget()
    await assess(office.budi, "L4")
    await office.budi.presses("Lainnya…")
    await office.budi.presses("☐ Menyangkut kepala/wakilnya")
    office.forget()
    await office.budi.presses("Tetapkan L4")

    assert "head" not in office.heard()


async def test_a_person_who_cannot_be_reached_is_not_written_to(office):
    await office.report()
    await office.board.change(office.eko, unreachable="blocked")
    await office.board.change(office.ana, suspended=True)
    await assess(office.budi, "L3")
    office.forget()
    await office.budi.presses("Tetapkan L3")

    assert set(office.heard()) == {"budi", "citra", "dewi"}


# Reasons


async def test_another_level_asks_for_its_reason_first(office):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.citra, "L2")
    await office.citra.presses("Tetapkan L2")
    the_last_of(office.citra, "🟢 L1 Rendah → 🟡 L2 Sedang", "Apa alasannya?")
    assert (await office.board.issue()).level is Level.L1

    await office.citra.says("\u200b  ")
    assert (await office.board.issue()).level is Level.L1
    await office.citra.says("x" * 501)
    assert (await office.board.issue()).level is Level.L1
    await office.citra.says("Semakin banyak keluhan")

    assert (await office.board.issue()).level is Level.L2
    changes = await office.board.ask("issues.levels", "2026-0001")
    assert [(c.old, c.new, c.by, c.reason) for c in changes] == [
        (None, 1, office.budi.id, ""),
        (1, 2, office.citra.id, "Semakin banyak keluhan"),
    ]


async def test_after_the_reason_the_wizard_has_no_buttons_left(office):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.citra, "L2")
    wizard = office.citra.screen.id
    await office.citra.presses("Tetapkan L2")
    await office.citra.says("Semakin banyak keluhan")

    assert office.citra.screens[wizard].labels == []
    assert "L2 Sedang ditetapkan" in office.citra.screen.text


async def test_the_reason_may_bring_a_picture(office):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.citra, "L2")
    await office.citra.presses("Tetapkan L2")
    await office.citra.says("Lihat unggahan ini", Attachment("photo", file_id="P"))
    reports = await office.board.ask("reports.of_issue", "2026-0001")

    assert [r.content.text for r in reports] == [TITLE, "Lihat unggahan ini"]


@pytest.mark.parametrize("way_out", ["Kembali", "Batal"])
async def test_who_goes_elsewhere_is_asked_no_longer(office, way_out):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.citra, "L2")
    await office.citra.presses("Tetapkan L2")
    await office.citra.presses(way_out)

    assert await office.board.ask("dialogues.find", office.citra.id) is None
    assert (await office.board.issue()).level is Level.L1


async def test_only_the_lead_lowers_a_level(office):
    await office.report()
    await put(office.budi, "L3")
    await assess(office.eko, "L1")
    toast = await office.eko.presses("Tetapkan L1")

    assert "hanya dapat dilakukan Citra (Ketua Tim Krisis)" in toast
    assert (await office.board.issue()).level is Level.L3


async def test_the_lead_lowers_with_a_reason_and_the_calls_end(office):
    await office.report()
    await put(office.budi, "L3")
    await assess(office.citra, "L2")
    await office.citra.presses("Tetapkan L2")
    office.forget()
    await office.citra.says("Sudah dibantah dengan data")
    issue = await office.board.issue()
    climb = await office.board.ask("escalations.find", "2026-0001")

    assert (issue.level, issue.level_max) == (Level.L2, Level.L3)
    assert not climb.running
    assert "🟡 L2 Sedang, turun dari L3" in office.heard()["eko"][0]


async def test_a_level_set_at_once_asks_for_a_reason_and_owes_nine_answers(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Tetapkan tingkat langsung")
    assert office.budi.screen.labels == [
        "🟢 L1 Rendah",
        "🟡 L2 Sedang",
        "🟠 L3 Tinggi",
        "🔴 L4 Kritis",
        "Kembali",
    ]
    await office.budi.presses("🟠 L3 Tinggi")
    the_last_of(office.budi, "⚪ Belum dinilai → 🟠 L3 Tinggi")
    await office.budi.says("Kebakaran di kantor layanan")
    issue = await office.board.issue()

    assert (issue.level, issue.score, issue.mapping_owed) == (Level.L3, None, True)
    assert "Ditetapkan langsung, dengan alasan:" in office.eko.screen.text


async def test_no_level_is_set_under_a_floor(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("☐ Melibatkan anak")
    await office.budi.presses("Tetapkan tingkat langsung")
    toast = await office.budi.presses("🟡 L2 Sedang")

    assert toast == "Keadaan yang ditandai menuntut paling rendah L3."
    screen = the_last_of(office.budi, "Paling rendah L3", "anak menjadi korban")
    assert screen.labels == ["Tetapkan L3", "Kembali"]
    assert (await office.board.issue()).level is None


async def test_what_only_the_lead_may_set_is_offered_to_the_lead_alone(office):
    await office.report()
    await put(office.budi, "L4")
    for who in (office.budi, office.citra):
        await who.says("/triase 1")
        if who is office.budi:
            await who.presses("☐ Melibatkan anak")
        await who.presses("Tetapkan tingkat langsung")
        await who.presses("🟡 L2 Sedang")

    assert office.budi.screen.labels == ["Kembali"]
    assert office.citra.screen.labels == ["Tetapkan L3", "Kembali"]


async def test_the_level_in_force_is_not_set_at_once_again(office):
    await office.report()
    await put(office.budi, "L2")
    await office.budi.says("/triase 1")
    await office.budi.presses("Tetapkan tingkat langsung")
    toast = await office.budi.presses("🟡 L2 Sedang")

    assert toast == "L2 sudah berlaku."


# What is in force


async def test_nine_answers_that_confirm_the_level_pay_the_debt_in_silence(office):
    await office.report()
    await put(office.budi, "L2")
    await office.budi.says("/triase 1")
    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, *CLOUDY)
    office.forget()
    await office.budi.presses("Tetapkan L2")
    issue = await office.board.issue()

    assert (issue.score, issue.mapping_owed) == (34, False)
    assert set(office.heard()) == {"budi"}
    assert len(await office.board.ask("issues.levels", "2026-0001")) == 1


async def test_three_taps_do_not_undo_nine_answers(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Penilaian lengkap")
    await answer(office.budi, *CLOUDY)
    await office.budi.presses("Tetapkan L2")
    await put(office.eko, "L2")
    issue = await office.board.issue()

    assert (issue.score, issue.mapping_owed) == (34, False)


async def clocks(office: Office) -> dict[str, tuple[str, bool]]:
    found = await office.board.ask("issues.clocks", "2026-0001")
    return {
        clock.name: (WORDS.time(clock.due_at, "id"), clock.met_at is not None)
        for clock in found
    }


async def test_the_clocks_of_the_level_count_from_the_report(office):
    """L2 counts hours of work: from 07.30, when the office opens."""
    await office.report()
    office.board.clock.advance(minutes=40)
    await put(office.budi, "L2")

    assert await clocks(office) == {
        "acknowledge": ("07.20 WITA", True),
        "triage": ("07.35 WITA", True),
        "first_word_decision": ("09.30 WITA", False),
        "first_word": ("11.30 WITA", False),
    }


async def test_a_rise_tightens_the_clocks_and_leaves_met_ones_alone(office):
    await office.report()
    await put(office.budi, "L2")
    async with office.board.desk.storage.begin() as unit:
        now = office.board.clock.now()
        await unit.issues.meet_clock("2026-0001", "first_word_decision", now)
        await unit.commit("met")
    await put(office.citra, "L3", "Wartawan nasional bertanya")

    assert await clocks(office) == {
        "acknowledge": ("07.20 WITA", True),
        "triage": ("07.35 WITA", True),
        "first_word_decision": ("09.30 WITA", True),
        "first_word": ("08.05 WITA", False),
    }


async def test_setting_a_level_meets_the_clock_of_the_triage(office):
    await office.report()
    async with office.board.desk.storage.begin() as unit:
        now = office.board.clock.now()
        await unit.issues.start_clock(RunningClock("2026-0001", "triage", now, now))
        await unit.commit("started")
    await put(office.budi, "L1")

    assert (await clocks(office))["triage"][1]


async def test_the_journal_holds_codes_only(office):
    await office.report()
    await put(office.budi, "L1")
    await put(office.citra, "L3", "Kata rahasia")
    rows = await office.board.ask("journal.of_subject", "2026-0001")
    told = [row.entry for row in rows if row.entry.action == "level_set"]

    assert [entry.detail for entry in told] == [
        "none>L1 score=22 floors=none quick A=0 B=1 C=1",
        "L1>L3 score=53 floors=none quick A=2 B=2 C=1",
    ]
    assert told[1].content_sha
    assert not any("rahasia" in row.entry.detail for row in rows)


# Old buttons, two people, lost roles


async def test_a_result_that_no_longer_holds_is_shown_anew(office):
    await office.report()
    await assess(office.budi, "L1")
    old = copy(office.budi.screen)
    await office.budi.presses("☐ Wajib diumumkan segera")
    toast = await office.budi.presses("Tetapkan L1", under=old)

    assert toast == "Jawaban sudah berubah. Periksa hasilnya lagi."
    the_last_of(office.budi, "🟠 L3 Tinggi")
    assert (await office.board.issue()).level is None


async def test_an_old_answer_of_another_form_changes_nothing(office):
    await office.report()
    await office.budi.presses("Triase")
    start = copy(office.budi.screen)
    await office.budi.presses("Penilaian cepat")
    old = copy(office.budi.screen)
    await office.budi.presses("Penilaian lengkap", under=start)
    toast = await office.budi.presses("3 ·", under=old)
    mapping = await office.board.ask("issues.mapping", "2026-0001", office.budi.id)

    assert toast == "Jawaban sudah berubah. Periksa hasilnya lagi."
    assert mapping.answers == {}
    the_last_of(office.budi, "Pemetaan 1/9")


async def test_an_old_answer_answers_its_own_question(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.budi.presses("Penilaian cepat")
    old = copy(office.budi.screen)
    await office.budi.presses("1 ·")
    await office.budi.presses("3 ·", under=old)
    mapping = await office.board.ask("issues.mapping", "2026-0001", office.budi.id)

    assert mapping.answers == {"A": 3}


async def test_an_old_toggle_sets_what_it_said(office):
    await office.report()
    await office.budi.presses("Triase")
    old = copy(office.budi.screen)
    await office.budi.presses("☐ Ada korban")
    await office.budi.presses("☐ Melibatkan anak", under=old)
    await office.budi.presses("☐ Ada korban", under=old)
    mapping = await office.board.ask("issues.mapping", "2026-0001", office.budi.id)

    assert mapping.flags == ("casualties", "children")


async def test_pressing_twice_sets_once(office):
    await office.report()
    await assess(office.budi, "L2")
    old = copy(office.budi.screen)
    await office.budi.presses("Tetapkan L2", under=old)
    toast = await office.budi.presses("Tetapkan L2", under=old)

    assert toast == "Sudah dicatat."
    assert len(await office.board.ask("issues.levels", "2026-0001")) == 1


async def test_two_sheets_at_once_do_not_mix(office):
    await office.report()
    await office.budi.presses("Triase")
    await office.eko.says("/triase 1")
    for phone in (office.budi, office.eko):
        await phone.presses("Penilaian cepat")
    await office.budi.presses("1 ·")
    await office.eko.presses("3 ·")
    await office.budi.presses("1 ·")
    await office.eko.presses("3 ·")
    await office.budi.presses("1 ·")
    await office.eko.presses("3 ·")

    the_last_of(office.budi, "🟡 L2 Sedang · skor 33")
    the_last_of(office.eko, "🔴 L4 Kritis · skor 100")


async def test_the_second_of_two_first_levels_is_asked_why(office):
    await office.report()
    await assess(office.budi, "L2")
    await assess(office.eko, "L3")
    await office.budi.presses("Tetapkan L2")
    await office.eko.presses("Tetapkan L3")
    the_last_of(office.eko, "🟡 L2 Sedang → 🟠 L3 Tinggi", "Apa alasannya?")

    assert (await office.board.issue()).level is Level.L2


async def test_a_reason_written_too_late_is_not_used(office):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.eko, "L2")
    await office.eko.presses("Tetapkan L2")
    await put(office.citra, "L3", "Wartawan nasional bertanya")
    office.forget()
    await office.eko.says("Semakin banyak keluhan")
    heard = office.heard()["eko"]

    assert "sudah ditetapkan 🟠 L3 Tinggi oleh Citra" in heard[0]
    assert "L2 baru berlaku setelah ditetapkan; kini 🟠 L3 Tinggi." in heard[1]
    assert (await office.board.issue()).level is Level.L3
    assert await office.board.ask("dialogues.find", office.eko.id) is None


async def test_a_reason_for_answers_that_changed_meanwhile_is_not_used(office):
    await office.report()
    await put(office.budi, "L1")
    await assess(office.citra, "L2")
    old = copy(office.citra.screen)
    await office.citra.presses("Tetapkan L2")
    await office.citra.presses("☐ Melibatkan anak", under=old)
    await office.citra.says("Semakin banyak keluhan")

    the_last_of(office.citra, "🟠 L3 Tinggi")
    assert (await office.board.issue()).level is Level.L1


async def test_who_lost_the_role_sets_nothing(office):
    await office.report()
    await assess(office.budi, "L2")
    await office.board.change(office.budi, roles=frozenset({Role.WRITER}))
    toast = await office.budi.presses("Tetapkan L2")

    assert "di luar wewenang" in toast
    assert (await office.board.issue()).level is None


async def test_who_lost_the_lead_while_writing_the_reason_lowers_nothing(office):
    await office.report()
    await put(office.budi, "L3")
    await assess(office.citra, "L1")
    await office.citra.presses("Tetapkan L1")
    await office.board.change(office.citra, roles=frozenset({Role.ANALYST}))
    office.forget()
    await office.citra.says("Sudah dibantah")

    assert "hanya dapat dilakukan Ketua Tim Krisis" in office.heard()["citra"][0]
    assert (await office.board.issue()).level is Level.L3
    assert await office.board.ask("dialogues.find", office.citra.id) is None


async def test_a_reporter_opens_no_triage(office):
    await office.report()
    await office.ana.says("/triase 1")

    assert "di luar wewenang" in office.ana.screen.text
    assert (await office.board.issue()).owner is None


# Words


async def test_everything_can_be_said_in_english(office):
    fiona = await office.board.member("Fiona", Role.CRISIS_LEAD, locale="en")
    gita = await office.board.member("Gita", Role.WRITER, locale="en")
    await office.report()
    await fiona.says("/triage 1")
    await fiona.presses("Full")
    for _ in range(8):
        await fiona.presses("1 ·")
    await fiona.presses("Not known yet")
    await fiona.presses("Set L2")
    the_last_of(fiona, "🟡 L2 Medium set · score 33")
    await fiona.says("/triage")
    await fiona.presses("🟡 L2 Medium · 0001")
    await fiona.presses("Cancel")
    await fiona.presses("Triage")
    await fiona.presses("Set a level directly")
    await fiona.presses("🔴 L4 Critical")
    await fiona.says("People are hurt")

    assert "🔴 L4 Critical, up from L2" in gita.screen.text
    assert 'for this reason: "People are hurt"' in gita.screen.text


@pytest.mark.parametrize("locale", WORDS.locales)
def test_every_question_option_flag_and_rule_has_words(locale):
    for code in (*AXES, *INDICATORS):
        assert WORDS.label(f"question.{code}", locale)
        assert WORDS.label(f"topic.{code}", locale)
        for value in range(4):
            assert len(WORDS.label(f"option.{code}_{value}", locale)) <= 32
    keys = [
        *(f"flag.{flag}" for flag in Flag),
        *(f"floor.{rule}" for rule in RULES),
        *(f"axis.{axis}" for axis in AXES),
        *(f"band.{band}" for band in Band),
    ]
    assert all(WORDS.label(key, locale) for key in keys)
