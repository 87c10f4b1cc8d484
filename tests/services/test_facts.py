"""Recording and verifying facts: the taps, who may, and what each press leads to."""

import asyncio
from copy import copy
from datetime import timedelta

import pytest

from bot.domain.fact import Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.rendering.text import visible_length
from bot.services.facts.expiry import clear_drafts
from bot.services.facts.knowing import known, public_facts
from bot.services.turn import clock_turn
from tests.harness.clock import START, FrozenClock
from tests.services.facts_office import CLAIM, facts_office, records, verified

NEXT_WEEK = START + timedelta(days=7)


async def test_a_fact_is_recorded_in_one_message_and_three_taps_and_verified_in_one():
    async with facts_office() as office:
        await records(office.ana)

        assert office.ana.presses_made == 3
        fact = await office.fact()
        assert (fact.text, str(fact.value), fact.unit) == (CLAIM, "18", "NTU")
        assert (fact.metric, fact.place) == ("Kekeruhan", "IPA Kalijaya")
        assert fact.sources[0].name == "PDAM"
        assert fact.sources[0].kind is SourceKind.DATA_OWNER
        assert fact.state is FactState.CLAIMED
        assert "Diminta memeriksa: Eko" in office.ana.screen.text

        toast = await office.eko.presses("Verifikasi")

        assert (office.eko.presses_made, toast) == (1, "F1 terverifikasi.")
        fact = await office.fact()
        assert (fact.state, fact.verifiers) == (FactState.VERIFIED, (office.eko.id,))
        assert fact.expires_at == office.board.clock.now() + timedelta(hours=24)
        assert "Terverifikasi" in office.ana.read()[-1]
        assert office.budi.screen.labels == []  # there is nothing left to verify
        assert await office.journal() == [
            "fact_claimed F1 data_owner public",
            "fact_verified F1",
        ]


async def test_the_button_of_the_card_asks_for_one_message():
    async with facts_office() as office:
        await office.ana.says("/isu 1")
        await office.ana.presses("Catat fakta")
        await office.ana.says(CLAIM)
        for tap in ("Pemilik data", "Boleh", "Simpan"):
            await office.ana.presses(tap)

        assert office.ana.presses_made <= 4
        assert (await office.fact()).text == CLAIM


async def test_a_message_without_a_number_of_an_issue_goes_along_with_the_choice():
    async with facts_office() as office:
        await office.ana.says(f"/fakta {CLAIM}")
        await office.ana.presses("0001")

        assert "Kekeruhan <b>18 NTU</b>" in office.ana.screen.text


async def test_what_was_read_wrong_is_corrected_field_by_field():
    async with facts_office() as office:
        await office.ana.says("/fakta 1 Air keruh")
        for name, answer in (
            ("Nilai", "1.333,5 NTU"),
            ("Waktu", "06.40"),
            ("Tempat", "IPA Ulu"),
            ("Sumber", "Perumda"),
            ("Apa", "Kekeruhan"),
        ):
            await office.ana.presses("Ubah…")
            await office.ana.presses(name)
            await office.ana.says(answer)
        for tap in ("Pemilik data", "Tidak", "Simpan"):
            await office.ana.presses(tap)

        fact = await office.fact()
        assert (str(fact.value), fact.unit, fact.place) == ("1333.5", "NTU", "IPA Ulu")
        assert (fact.metric, fact.sources[0].name) == ("Kekeruhan", "Perumda")
        assert fact.as_of.isoformat() == "2026-03-11T22:40:00+00:00"
        assert fact.publicity is Publicity.INTERNAL


async def test_a_fact_without_a_number_is_said_to_be_a_statement():
    async with facts_office() as office:
        await records(office.ana, "Layanan normal kembali, PDAM")

        assert "Tanpa angka" in "".join(office.ana.read())
        assert (await office.fact()).value is None


async def test_an_embargo_holds_until_the_time_that_was_said():
    async with facts_office() as office:
        await records(office.ana, CLAIM, "Pemilik data", "Embargo…")
        await office.ana.says("12.00")
        await office.ana.presses("Simpan")
        await office.eko.presses("Verifikasi")

        assert await said_to_the_public(office) == []
        office.board.clock.advance(hours=5)
        assert await said_to_the_public(office) == ["F1"]


async def said_to_the_public(office):
    async with clock_turn(office.board.desk, office.board.next_key()) as turn:
        issue = await turn.unit.issues.find("2026-0001")
        return [fact.short for fact in await public_facts(turn, issue)]


async def sum_of(office):
    async with clock_turn(office.board.desk, office.board.next_key()) as turn:
        return await known(turn, await turn.unit.issues.find("2026-0001"))


async def test_what_is_not_for_the_public_is_shown_to_no_writer():
    async with facts_office() as office:
        await records(office.ana, CLAIM, "Pemilik data", "Tidak", "Simpan")
        await office.eko.presses("Verifikasi")

        assert await said_to_the_public(office) == []
        assert (await sum_of(office)).verified == 1


BAD = [
    ("Kekeruhan 18 NTU pada 31/02", "tanggalnya tidak ada di kalender"),
    ("Kekeruhan 18 NTU pukul 25.00", "belum terbaca sebagai waktu"),
    ("Kekeruhan 18 NTU per 12 Desember 2026", "waktunya belum terjadi"),
    ("Kekeruhan NaN NTU", "angkanya belum terbaca"),
    ("Kekeruhan 10**30 NTU", "angkanya belum terbaca"),
    ("Kekeruhan 9.999.999.999.999.999.999 NTU", "angkanya belum terbaca"),
    ("x" * 501, "paling banyak 500"),
]


@pytest.mark.parametrize(("words", "answer"), BAD)
async def test_what_cannot_be_is_answered_with_one_line_and_nothing_is_kept(
    words, answer
):
    async with facts_office() as office:
        await office.ana.says(f"/fakta 1 {words}")

        [line] = office.ana.read()
        assert answer in line
        assert "\n" not in line
        assert await office.facts() == []


@pytest.mark.parametrize(
    ("name", "answer", "line"),
    [
        ("Nilai", "banyak", "angkanya belum terbaca"),
        ("Nilai", "10**30", "angkanya belum terbaca"),
        ("Waktu", "31/02/2026", "tanggalnya tidak ada"),
        ("Waktu", "nanti", "belum terbaca sebagai waktu"),
        ("Tempat", "x" * 81, "paling banyak 80"),
        ("Sumber", " \u200b ", "Pesan itu kosong"),
    ],
)
async def test_a_wrong_correction_changes_nothing_and_may_be_tried_again(
    name, answer, line
):
    async with facts_office() as office:
        await office.ana.says(f"/fakta 1 {CLAIM}")
        await office.ana.presses("Ubah…")
        await office.ana.presses(name)
        office.ana.read()
        await office.ana.says(answer)

        [said] = office.ana.read()
        assert line in said
        await office.ana.says({"Nilai": "19", "Waktu": "02.00"}.get(name, "Ulu"))
        assert "belum disimpan" in office.ana.screen.text


async def test_nobody_verifies_what_they_recorded():
    async with facts_office() as office:
        await records(office.eko)
        await office.eko.presses("Fakta")
        assert "Verifikasi" not in office.eko.screen.labels

        await office.budi.presses("Verifikasi")
        assert (await office.fact()).verifiers == (office.budi.id,)


async def test_one_source_that_is_not_the_owner_is_not_enough():
    async with facts_office() as office:
        await records(office.ana, "Air keruh di Ulu, warga", "Warga", "Boleh", "Simpan")
        screen = office.eko.screen
        assert screen.labels[:2] == ["Pemilik data membenarkan", "Sumber kedua"]

        await office.budi.presses("Sumber kedua")
        await office.budi.says("Radio Kota")
        await office.budi.presses("Media")
        fact = await office.fact()
        assert [s.name for s in fact.sources] == ["warga", "Radio Kota"]
        await office.eko.presses("Verifikasi")

        assert (await office.fact()).state is FactState.VERIFIED
        assert await office.journal() == [
            "fact_claimed F1 citizen public",
            "fact_sourced F1 media",
            "fact_verified F1",
        ]


async def test_who_added_a_source_does_not_verify():
    async with facts_office() as office:
        await records(office.ana, "Air keruh di Ulu, warga", "Warga", "Boleh", "Simpan")
        notice = office.budi.screen
        await office.budi.presses("Sumber kedua")
        await office.budi.says("Radio Kota")
        await office.budi.presses("Media")

        toast = await office.budi.presses("Pemilik data membenarkan", notice)

        assert "Anda catat sendiri" in toast
        assert (await office.fact()).state is FactState.CLAIMED


async def test_deaths_are_verified_only_on_the_word_of_the_owner():
    async with facts_office() as office:
        await records(
            office.ana, "3 orang tewas di Ulu, warga", "Warga", "Boleh", "Simpan"
        )
        assert "Sumber kedua" not in office.eko.screen.labels

        await office.eko.presses("Pemilik data membenarkan")

        fact = await office.fact()
        assert fact.state is FactState.VERIFIED
        assert fact.sources[-1].kind is SourceKind.DATA_OWNER
        assert "fact_verified F1 owner" in await office.journal()


@pytest.mark.parametrize(
    ("press", "state"),
    [("Terbantah", FactState.REFUTED), ("Tidak dapat", FactState.UNDETERMINED)],
)
async def test_a_claim_is_refuted_or_left_open_by_one_tap(press, state):
    async with facts_office() as office:
        await records(office.ana)
        office.hush()
        await office.eko.presses(press)

        assert (await office.fact()).state is state
        assert "F1" in office.ana.read()[-1]


async def test_from_l3_on_the_full_office_asks_for_a_second_verifier():
    async with facts_office(Level.L3, full=True) as office:
        await records(office.ana)
        notice = office.eko.screen
        toast = await office.eko.presses("Verifikasi")
        assert "Menunggu verifikator kedua" in toast
        assert (await office.fact()).state is FactState.CHECKED
        assert await said_to_the_public(office) == []

        again = await office.eko.presses("Verifikasi", copy(notice))
        assert "orang kedua memverifikasinya" in again or again == "Sudah dicatat."
        assert "verifikator kedua" in office.budi.screen.text
        await office.budi.presses("Verifikasi")

        fact = await office.fact()
        assert fact.verifiers == (office.eko.id, office.budi.id)
        assert await said_to_the_public(office) == ["F1"]
        assert await office.journal() == [
            "fact_claimed F1 data_owner public",
            "fact_checked F1",
            "fact_verified F1",
        ]


async def test_when_the_level_rises_a_second_person_confirms_what_one_verified():
    async with facts_office(Level.L2, full=True) as office:
        await verified(office, CLAIM)
        await office.change_issue(level=Level.L3)
        assert await said_to_the_public(office) == []

        await office.budi.says("/fakta 1")
        assert "menunggu verifikator kedua" in office.budi.screen.text
        await office.budi.presses("F1")
        await office.budi.presses("Verifikasi")

        assert await said_to_the_public(office) == ["F1"]


async def test_the_new_value_of_the_same_source_supersedes_the_old_one():
    async with facts_office() as office:
        await verified(office, CLAIM)
        office.hush()
        await records(office.budi, "Kekeruhan 9 NTU di IPA Kalijaya pukul 02.10, PDAM")
        assert (await office.fact()).state is FactState.VERIFIED
        await office.eko.presses("Verifikasi")

        old, new = await office.facts()
        assert (old.state, old.replaced_by) == (FactState.SUPERSEDED, new.id)
        assert new.state is FactState.VERIFIED
        assert "digantikan F2" in office.ana.read()[-1]
        assert "fact_superseded F1 by F2" in await office.journal()


async def test_a_press_on_a_fact_that_was_superseded_meanwhile_says_so():
    async with facts_office() as office:
        await verified(office, CLAIM)
        await office.ana.says("/fakta 1")
        await office.budi.says("/fakta 1")
        await office.budi.presses("F1")
        stale = copy(office.budi.screen)
        await records(office.ana, "Kekeruhan 9 NTU di IPA Kalijaya pukul 02.10, PDAM")
        await office.eko.presses("Verifikasi")
        before = await office.facts()

        await office.budi.presses("Masih berlaku", stale)

        assert "diperbarui F2" in office.budi.screen.text
        assert "Lihat fakta" in office.budi.screen.labels
        assert await office.facts() == before


async def test_an_older_value_that_comes_late_does_not_win():
    async with facts_office() as office:
        await verified(office, "Kekeruhan 9 NTU di IPA Kalijaya pukul 02.10, PDAM")
        await records(office.budi, CLAIM)
        await office.eko.presses("Verifikasi")

        newer, late = await office.facts()
        assert newer.state is FactState.VERIFIED
        assert (late.state, late.replaced_by) == (FactState.SUPERSEDED, newer.id)


async def test_an_update_of_another_source_supersedes_when_it_was_asked_for():
    async with facts_office() as office:
        await verified(office, CLAIM)
        await office.ana.says("/fakta 1")
        await office.ana.presses("F1")
        await office.ana.presses("Perbarui nilai")
        await office.ana.says("Kekeruhan 7 NTU, hasil lab Dinkes")
        for tap in ("Dokumen", "Boleh", "Simpan"):
            await office.ana.presses(tap)
        await office.eko.presses("Pemilik data membenarkan")

        old, new = await office.facts()
        assert (old.state, new.replaces) == (FactState.SUPERSEDED, old.id)


async def in_conflict(office):
    await verified(office, "17 orang meninggal di Cianjur, BNPB")
    await verified(office, "46 korban tewas di Cianjur, Dinas Kesehatan", office.budi)


async def test_two_verified_values_are_blocked_until_the_lead_chooses():
    async with facts_office() as office:
        await in_conflict(office)

        assert (await sum_of(office)).conflicts == 1
        assert await said_to_the_public(office) == []
        assert "Konflik fakta" in office.citra.screen.text
        told = [
            s.text for s in office.budi.screens.values() if "F2</b> · Terv" in s.text
        ]
        assert "Bertentangan dengan fakta lain: belum dapat dipakai" in told[-1]
        assert "Berlaku sampai" not in told[-1]
        assert "fact_conflict F1 F2" in await office.journal()

        await office.citra.presses("F2 · Dinas")

        first, second = await office.facts()
        assert first.state in {FactState.REFUTED, FactState.SUPERSEDED}
        assert (first.replaced_by, second.state) == (second.id, FactState.VERIFIED)
        assert await said_to_the_public(office) == ["F2"]
        assert "fact_source_chosen F2" in await office.journal()
        assert (await sum_of(office)).conflicts == 0


async def test_nobody_but_the_lead_chooses():
    async with facts_office() as office:
        await in_conflict(office)
        await office.eko.says("/fakta 1")
        assert "konflik" in office.eko.screen.text
        assert "Pilih sumber acuan" not in office.eko.screen.labels

        await office.citra.says("/fakta 1")
        assert "Pilih sumber acuan" in office.citra.screen.labels
        screen = office.citra.screen
        await office.board.change(office.citra, roles=frozenset({Role.WRITER}))
        toast = await office.citra.presses("Pilih sumber acuan", screen)

        assert "di luar wewenang" in toast
        assert (await sum_of(office)).conflicts == 1


async def test_who_lost_the_role_meanwhile_verifies_nothing():
    async with facts_office() as office:
        await records(office.ana)
        await office.board.change(office.eko, roles=frozenset({Role.WRITER}))

        toast = await office.eko.presses("Verifikasi")

        assert "di luar wewenang" in toast + office.eko.screen.text
        assert (await office.fact()).state is FactState.CLAIMED


async def test_two_verifiers_at_once_are_one_and_the_other_is_told_who():
    async with facts_office() as office:
        await records(office.ana)

        toasts = await asyncio.gather(
            office.eko.presses("Verifikasi"), office.budi.presses("Verifikasi")
        )

        fact = await office.fact()
        assert len(fact.verifiers) == 1
        assert [t for t in toasts if t == "F1 terverifikasi."] == ["F1 terverifikasi."]
        loser = office.budi if fact.verifiers == (office.eko.id,) else office.eko
        winner = "Eko" if loser is office.budi else "Budi"
        assert f"terverifikasi, oleh {winner}" in "".join(loser.read())
        assert (await office.journal()).count("fact_verified F1") == 1


async def test_keeping_a_claim_twice_keeps_it_once():
    async with facts_office() as office:
        await records(office.ana, CLAIM, "Pemilik data", "Boleh")
        screen = copy(office.ana.screen)
        first = await office.ana.presses("Simpan", screen)
        second = await office.ana.presses("Simpan", screen)

        assert (first, second) == ("F1 dicatat.", "Sudah dicatat.")
        assert len(await office.facts()) == 1


async def test_a_claim_that_was_dropped_is_kept_nowhere():
    async with facts_office() as office:
        await office.ana.says(f"/fakta 1 {CLAIM}")
        screen = copy(office.ana.screen)
        await office.ana.presses("Batal")
        await office.ana.presses("Pemilik data", screen)

        assert await office.facts() == []


async def test_a_verified_fact_is_withdrawn_with_a_reason():
    async with facts_office() as office:
        await verified(office, CLAIM)
        await office.eko.presses("Cabut")
        await office.eko.presses("Sumber menariknya")

        assert (await office.fact()).state is FactState.WITHDRAWN
        assert "fact_withdrawn F1 source_gone" in await office.journal()
        assert "Dicabut" in office.ana.read()[-1]


async def test_those_behind_a_fact_hear_before_it_expires_and_when_it_does():
    async with facts_office(Level.L4) as office:
        await verified(office, "12 orang luka di Ulu, RSUD")
        office.hush()
        await office.passes(hours=5)
        assert [p.read() for p in office.board.phones.values()] == [[]] * 4

        await office.passes(minutes=31)
        for phone in (office.ana, office.eko):
            assert "segera kedaluwarsa" in phone.read()[-1]
        assert (office.budi.read(), office.citra.read()) == ([], [])
        assert (await sum_of(office)).expiring == 1
        await office.passes(minutes=1)
        assert office.ana.read() == []

        await office.passes(minutes=30)
        assert "Fakta kedaluwarsa" in office.ana.read()[-1]
        assert await said_to_the_public(office) == []
        assert (await sum_of(office)).expired == 1
        await office.eko.presses("F1 Masih berlaku")

        assert await said_to_the_public(office) == ["F1"]
        office.hush()
        await office.passes(hours=1)
        assert office.ana.read() == []


async def test_of_a_finished_issue_no_expiry_is_told():
    async with facts_office() as office:
        await verified(office, CLAIM)
        await office.change_issue(state=IssueState.REJECTED)
        office.hush()
        await office.passes(hours=25)

        assert [p.read() for p in office.board.phones.values()] == [[]] * 4


async def test_on_a_finished_issue_nothing_is_recorded_or_verified_but_all_is_seen():
    async with facts_office() as office:
        await records(office.ana)
        await office.change_issue(state=IssueState.REJECTED)
        await office.eko.presses("Verifikasi")
        await office.ana.says(f"/fakta 1 {CLAIM}")
        assert "ditolak" in office.ana.screen.text.lower()
        assert (await office.fact()).state is FactState.CLAIMED

        await office.ana.says("/fakta 1")
        assert "F1" in office.ana.screen.text
        assert office.ana.screen.labels == ["F1", "Kembali"]


async def test_somebody_says_in_so_many_words_that_nothing_is_verified_yet():
    async with facts_office() as office:
        assert not (await sum_of(office)).answered
        await office.eko.says("/fakta 1")
        assert "Belum ada fakta terverifikasi." in office.eko.screen.text
        await office.eko.presses("Belum ada fakta pasti")

        assert "(sudah dinyatakan)" in office.eko.screen.text
        assert (await sum_of(office)).answered
        assert "no_facts_declared" in await office.journal()
        assert "Belum ada fakta pasti" not in office.eko.screen.labels


async def test_a_thousand_facts_are_shown_page_by_page_the_newest_first():
    async with facts_office() as office:
        await records(office.ana, "x" * 490)
        first = await office.fact()
        async with office.board.desk.storage.begin() as unit:
            for n in range(2, 1001):
                await unit.facts.next_count("2026-0001")
                more = replace(
                    first,
                    id=f"2026-0001/F{n}",
                    created_at=first.created_at + timedelta(seconds=n),
                )
                await unit.facts.add(replace(more, version=0))
            await unit.commit("many")
        await office.eko.says("/fakta 1")

        screen = office.eko.screen
        assert visible_length(screen.text) <= 4096
        assert "1/167" in screen.text
        assert "F1000" in screen.text
        await office.eko.presses("Berikutnya")
        assert "2/167" in office.eko.screen.text
        assert "F994" in office.eko.screen.text


async def test_a_head_who_is_the_subject_sees_no_fact_of_it():
    async with facts_office() as office:
        head = await office.board.member("Hadi", Role.HEAD_OF_AGENCY, Role.ANALYST)
        await office.change_issue(floors=("F4",))
        await records(office.ana)

        assert head.read() == []
        await head.says("/fakta 1")
        assert "Kekeruhan" not in head.screen.text


async def test_a_reporter_has_no_facts():
    async with facts_office() as office:
        one = await office.board.member("Rina", Role.REPORTER)
        await one.says(f"/fakta 1 {CLAIM}")

        assert "di luar wewenang" in one.screen.text
        await office.ana.says("/isu 1")
        assert {"Fakta", "Catat fakta"} <= set(office.ana.screen.labels)
        await one.says("/isu 1")
        assert not {"Fakta", "Catat fakta"} & set(one.screen.labels)


async def test_where_nobody_else_can_verify_the_recorder_is_told():
    async with facts_office() as office:
        for phone in (office.eko, office.budi, office.citra):
            await office.board.change(phone, suspended=True)
        await records(office.ana)

        assert "Belum ada orang lain yang dapat memverifikasi" in office.ana.screen.text


async def test_the_lead_is_asked_where_no_checker_is_there():
    async with facts_office() as office:
        for phone in (office.eko, office.budi):
            await office.board.change(phone, suspended=True)
        await records(office.ana)

        assert "Mohon diperiksa" in office.citra.read()[-1]


async def test_in_english_the_same_fact_is_recorded():
    async with facts_office() as office:
        zoe = await office.board.member("Zoe", Role.WRITER, locale="en")
        await zoe.says("/fact 1 Turbidity 1,333.5 NTU in IPA Kalijaya at 01:10, PDAM")
        for tap in ("Data owner", "Yes", "Save"):
            await zoe.presses(tap)

        fact = await office.fact()
        assert (str(fact.value), fact.place) == ("1333.5", "IPA Kalijaya")
        assert "May be public" in zoe.screen.text


async def test_both_english_words_for_the_command_are_understood():
    async with facts_office() as office:
        for word in ("/fakta", "/facts", "/fact"):
            await office.ana.says(f"{word} 1")
            assert "Belum ada fakta terverifikasi" in office.ana.screen.text


async def test_going_back_closes_the_question_about_a_field():
    async with facts_office() as office:
        await office.ana.says(f"/fakta 1 {CLAIM}")
        await office.ana.presses("Ubah…")
        await office.ana.presses("Nilai")
        assert await office.board.ask("dialogues.find", office.ana.id)
        await office.ana.presses("Kembali")

        assert await office.board.ask("dialogues.find", office.ana.id) is None
        assert "Kekeruhan <b>18 NTU</b>" in office.ana.screen.text


async def test_an_answer_about_a_claim_that_was_forgotten_is_refused_once():
    async with facts_office() as office:
        await office.ana.says(f"/fakta 1 {CLAIM}")
        await office.ana.presses("Ubah…")
        await office.ana.presses("Nilai")
        await clear_drafts(office.board.desk)
        assert await office.board.ask("dialogues.find", office.ana.id)
        later = replace(office.board.desk, clock=FrozenClock(NEXT_WEEK))
        await clear_drafts(later)
        office.ana.read()
        await office.ana.says("19 NTU")

        assert len(office.ana.read()) == 1
        assert await office.board.ask("dialogues.find", office.ana.id) is None
        assert await office.facts() == []


async def test_facts_of_a_report_that_joins_another_issue_go_with_it():
    async with facts_office() as office:
        await records(office.ana)
        await office.issue(Level.L2)
        async with office.board.desk.storage.begin() as unit:
            await unit.facts.move("2026-0001", "2026-0002")
            await unit.commit("move")
        await office.eko.presses("Verifikasi")
        await office.eko.says("/fakta 2")

        assert "✅ 0001/F1" in office.eko.screen.text
        assert (await office.fact()).issue_id == "2026-0002"


async def test_when_the_level_rises_numbers_of_casualties_expire_sooner():
    async with facts_office(Level.L2) as office:
        await verified(office, "12 orang luka di Ulu, RSUD")
        await verified(office, CLAIM)
        now = office.board.clock.now()
        await put(office.budi, "L4", "korban bertambah")

        hurt, water = await office.facts()
        assert hurt.expires_at == now + timedelta(hours=6)
        assert water.expires_at == now + timedelta(hours=24)
        assert "facts_shortened 1 F1 F1" in await office.journal()


async def put(phone, level: str, reason: str) -> None:
    """Set a level directly, with its reason."""
    await phone.says("/triase 1")
    await phone.presses("Tetapkan tingkat langsung")
    await phone.presses(level)
    await phone.says(reason)
