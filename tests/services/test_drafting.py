"""Writing a holding statement: prefilled, asked one field at a time, replaceable."""

import pytest

from bot.domain.document import Form
from bot.domain.document_life import DocumentState
from bot.domain.errors import (
    ButtonExpired,
    DocumentMoved,
    FieldsMissing,
    IssueFinished,
    NoApprover,
    NothingWritten,
    NotPermitted,
    NotScored,
    TextTooLong,
    TimeNotUnderstood,
    UnknownIssue,
)
from bot.domain.fields import length
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.member import Dialogue
from bot.domain.office import Channel, Contact
from bot.domain.report import Content
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.domain.writing import words_of, writers_of
from bot.ports.mail import Press
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_texts import body_of
from bot.services.texts.drafting_fields import answer_field
from bot.services.texts.submitting import submit
from bot.services.turn import clock_turn
from tests.services.drafting_office import (
    ANSWERS,
    hand_in,
    open_office,
    refused,
    write_full,
)

#: The beginnings of answers without which the lint holds a text up.
GOOD = {
    "empati": "Kami memahami kekhawatiran warga",
    "fakta": "Kami telah menerima laporan",
    "tindakan": "Kami sedang memeriksa",
    "imbauan": "Mohon memasak air",
    "belum_diketahui": "penyebabnya",
}

HOSTILE = [
    "{{7*7}}",
    "{% raw %}",
    "<b>tebal</b>",
    "{0.__class__}",
    "{hal}",
    "%(x)s",
    "a & b &amp; c",
    "[Tindakan]",
    "'kutip' \"ganda\"",
]


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


@pytest.fixture
async def ready():
    """An office whose head approved the emergency text."""
    async with open_office(emergency=True) as opened:
        yield opened


async def team(office):
    dewi = await office.member("Dewi", Role.WRITER)
    citra = await office.member("Citra", Role.CRISIS_LEAD)
    return dewi, citra


async def test_a_draft_is_prefilled_by_the_office_and_asks_what_is_missing(office):
    dewi, _ = await team(office)
    await office.issue(place="Kecamatan Ulu")
    await dewi.says("/draf 1")

    screen = dewi.last.text
    assert screen.startswith("🟠 L3 Tinggi · ISU-2026-0001/D1 · Pernyataan awal · ⏱")
    assert "PERNYATAAN AWAL: [Judul]" in screen
    assert "SAMARINDA, Kamis, 12 Maret 2026, pukul 07.05 WITA — Kami memahami" in screen
    assert "Kami telah menerima laporan mengenai hal ini." in screen
    assert "penyebab dan dampaknya" in screen
    assert "Belum diisi: Judul, Tindakan, Pembaruan berikutnya" in screen
    assert "Apa judul naskah ini?" in screen
    assert "Ajukan" not in dewi.last.labels


HOAX = "BIAYA PASPOR NAIK jadi Rp1,5 juta! Hubungi 0812-3456-7890"


@pytest.mark.parametrize("form", list(Form))
async def test_words_of_a_report_are_shown_to_the_writer_and_not_to_the_public(
    ready, form
):
    dewi, _ = await team(ready)
    await ready.issue(title=HOAX, place="Kantor Ulu")
    await dewi.says("/draf 1")
    await dewi.presses("Naskah lengkap" if form is Form.FULL else "Naskah darurat")

    body = (await _body(ready)).lower()
    assert not [word for word in ("paspor", "naik", "0812", "ulu") if word in body]
    assert dewi.last.text.endswith(f'Kata pelapor, belum diperiksa: "{HOAX}"')


async def test_the_words_of_the_report_stand_where_they_help(ready):
    dewi, _ = await team(ready)
    await ready.issue(title=HOAX, place="Kantor Ulu")
    await dewi.says("/draf 1")
    await dewi.presses("Naskah darurat")
    await dewi.says("BPJS dan LAPOR di Kota")
    assert "laporan mengenai BPJS dan LAPOR di Kota" in await _body(ready)
    assert dewi.last.text.endswith('Kata pelapor, belum diperiksa: "Kantor Ulu"')
    await dewi.says("Kecamatan Ulu")
    assert "Kata pelapor" not in dewi.last.text
    await dewi.presses("Ubah bagian…")
    await dewi.presses("Hal")
    assert f'"{HOAX}"' in dewi.last.text


async def test_the_order_is_empathy_known_doing_unknown_advice_next_contact(office):
    dewi, _ = await team(office)
    await office.issue()
    await write_full(dewi)
    await dewi.presses("Ubah bagian…")
    await dewi.presses("Imbauan")
    await dewi.says("Mohon menampung air bersih")

    body = await _body(office)
    parts = ["Kami memahami", "Kami telah menerima", "memeriksa jaringan", "penyebab dan",
             "Mohon menampung", "12.00 WITA", "Instagram", "Ratna"]  # fmt: skip
    places = [body.index(part) for part in parts]
    assert places == sorted(places)


async def test_submit_appears_as_soon_as_no_required_field_is_missing(office):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draft 2026-0001")
    for answer in ANSWERS:
        assert "Ajukan" not in dewi.last.labels
        if answer is None:
            await dewi.presses("Lewati")
        else:
            await dewi.says(answer)

    assert dewi.last.labels[0] == "Ajukan"
    assert "Semua bagian terisi" in dewi.last.text


async def test_an_optional_question_may_stay_open_while_the_text_is_submitted(office):
    dewi, citra = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    for answer in ANSWERS[:2]:
        await dewi.says(answer)
    for field, answer in [
        ("Pembaruan berikutnya", "12.00"),
        ("Kanal resmi", "Situs kami"),
        ("Narahubung", "Ratna"),
    ]:
        await dewi.presses("Ubah bagian…")
        await dewi.presses(field)
        await dewi.says(answer)

    assert "Imbauan" not in dewi.last.text.split("Belum diisi")[-1]
    assert dewi.last.labels[:2] == ["Lewati", "Ajukan"]
    await dewi.presses("Ajukan")
    assert "Mohon persetujuan" in citra.last.text
    with pytest.raises(AssertionError, match="nothing was asked"):
        await dewi.says("terlambat")


async def test_a_typed_answer_comes_as_a_new_message_a_press_rewrites(office):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    for answer in ANSWERS[:2]:
        await dewi.says(answer)
    assert len(dewi.chat) == 3
    await dewi.presses("Lewati")

    assert len(dewi.chat) == 3
    assert dewi.last.edits == 1
    assert "Pukul berapa" in dewi.last.text


async def test_a_time_is_proposed_within_the_rhythm_of_the_level(office):
    dewi, _ = await team(office)
    await office.issue(Level.L3)
    await dewi.says("/draf 1")
    for answer in ANSWERS[:2]:
        await dewi.says(answer)
    await dewi.presses("Lewati")
    await dewi.presses("11.00 WITA")

    assert "pukul 11.00 WITA melalui" in dewi.last.text
    assert "melewati tenggat" not in dewi.last.text


async def test_a_promise_later_than_the_level_allows_is_pointed_out(office):
    dewi, _ = await team(office)
    await office.issue(Level.L3)
    await dewi.says("/draf 1")
    await dewi.presses("Ubah bagian…")
    await dewi.presses("Pembaruan berikutnya")
    await dewi.says("16.00")

    assert "melewati tenggat tingkat ini: Kamis, 12 Maret 2026, 12.05 WITA" in (
        dewi.last.text
    )


async def test_a_promise_for_tomorrow_names_the_day(office):
    dewi, _ = await team(office)
    await office.issue(Level.L2)
    await write_full(dewi)
    await dewi.presses("Ubah bagian…")
    await dewi.presses("Pembaruan berikutnya")
    await dewi.says("pukul 6")

    assert "pukul 06.00 WITA pada Jumat, 13 Maret 2026 melalui" in dewi.last.text


async def test_a_promise_that_has_passed_is_asked_again(office):
    dewi, _ = await team(office)
    await office.issue()
    screen = await write_full(dewi)
    office.clock.advance(hours=6)

    refusal = await refused(FieldsMissing, dewi.presses("Ajukan", under=screen))
    assert refusal.facts["fields"] == ["Pembaruan berikutnya"]
    await dewi.says("/draf 1")
    await dewi.presses("Lanjutkan menulis")
    assert "Waktu yang dijanjikan sudah lewat" in dewi.last.text
    assert "Ajukan" not in dewi.last.labels


async def test_any_field_can_be_replaced_with_its_present_value_shown(office):
    dewi, _ = await team(office)
    await office.issue()
    await write_full(dewi)
    await dewi.presses("Ubah bagian…")
    assert {"Judul", "Empati", "Yang diketahui", "Tindakan", "Kembali"} <= set(
        dewi.last.labels
    )
    await dewi.presses("Tindakan")
    assert '"Tim lapangan sedang memeriksa jaringan pipa"' in dewi.last.text
    await dewi.presses("Batal")
    assert "memeriksa jaringan pipa" in dewi.last.text
    await dewi.presses("Ubah bagian…")
    await dewi.presses("Tindakan")
    await dewi.says("Pipa sudah diganti")

    assert "Pipa sudah diganti." in dewi.last.text
    assert "memeriksa jaringan" not in dewi.last.text


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ("   ", NothingWritten),
        ("\u200b\u2060", NothingWritten),
        ("...", None),
        ("x" * 501, TextTooLong),
        ("🔥" * 251, TextTooLong),
        ("x" * 500, None),
    ],
)
async def test_an_answer_is_visible_and_fits(office, answer, refusal):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    await dewi.says("Air keran keruh")
    if refusal is None:
        await dewi.says(answer)
        assert "tindakan" in words_of(await office.document())
    else:
        await refused(refusal, dewi.says(answer))
        assert "tindakan" not in words_of(await office.document())
        await dewi.says("Kami memeriksa")


@pytest.mark.parametrize("caption", ["", "Kami memeriksa"])
async def test_a_picture_is_kept_and_words_are_still_needed(office, caption):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    asked = dewi.last.text

    await dewi.sends("photo", caption)

    async with office.storage.begin() as unit:
        [kept] = await unit.reports.of_issue("2026-0001")
    assert [one.kind for one in kept.content.attachments] == ["photo"]
    journal = [action for action, _ in await office.journal()]
    assert ("picture_kept" in journal, "field_written" in journal) == (
        True,
        bool(caption),
    )
    if caption:
        assert "Kami memeriksa" in dewi.last.text, "the words under it answer"
        return
    assert "Naskah tetap perlu kata-kata" in dewi.last.text
    await dewi.says("Kami memeriksa")
    assert "Kami memeriksa" in dewi.last.text
    assert "Kami memeriksa" not in asked


async def test_a_time_that_is_none_is_refused_with_an_example(office):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    for answer in ANSWERS[:2]:
        await dewi.says(answer)
    await dewi.presses("Lewati")

    refusal = await refused(TimeNotUnderstood, dewi.says("nanti siang"))
    assert refusal.facts == {"text": "nanti siang", "zone": "WITA"}


@pytest.mark.parametrize("form", list(Form))
async def test_hostile_answers_come_out_literally_in_every_field(ready, form):
    dewi, citra = await team(ready)
    await ready.issue()
    await dewi.says("/draf 1")
    await dewi.presses("Naskah lengkap" if form is Form.FULL else "Naskah darurat")
    rules = ready.desk.documents.rules(await ready.document())
    for rule in [r for r in rules if r.shape != "time"]:
        for text in HOSTILE:
            await _set(ready, dewi, rule.name, text)
            body = await _body(ready)
            assert text in body
            assert text in dewi.last.text
    for rule in rules:
        await _set(ready, dewi, rule.name, _said(rule, " {hal}<b>"))
    await hand_in(dewi)
    await citra.presses("Setujui")

    approved = next(s for s in dewi.chat if s.letter.key.startswith("approved:"))
    assert approved.letter.text.count("{hal}&lt;b&gt;") == len(rules) - 1


def _said(rule, more):
    """An answer that the lint lets pass, with something behind it."""
    if rule.shape == "time":
        return "12.00"
    return GOOD.get(rule.name, "wilayah barat") + more


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u2067", "\u200f", "\0", "\x1b"])
async def test_marks_that_reverse_or_hide_do_not_reach_the_text(office, mark):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    await dewi.says(f"Kami {mark}memeriksa")

    assert "Kami memeriksa" in await _body(office)


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("fill", ["y", "🔥"])
async def test_all_fields_at_their_longest_still_fit_one_message(ready, form, fill):
    dewi, citra = await team(ready)
    await ready.issue(owner=dewi.id)
    await dewi.says("/draf 1")
    await dewi.presses("Naskah lengkap" if form is Form.FULL else "Naskah darurat")
    for rule in ready.desk.documents.rules(await ready.document()):
        said = _said(rule, " ")
        longest = fill * ((rule.limit - length(said)) // length(fill))
        await _set(ready, dewi, rule.name, _said(rule, f" {longest}"))
        await dewi.presses("Ubah bagian…")
        await dewi.presses(ready.desk.words.label(f"field.{rule.name}", "id"))
        await dewi.presses("Batal")
    await hand_in(dewi)
    await citra.presses("Setujui")

    assert max(length(letter.text) for letter in ready.letters) < 4096


async def test_the_office_s_channels_and_contacts_are_prefilled(office):
    playbook = office.desk.playbook
    own = replace(
        playbook.office,
        channels=(Channel("Situs resmi", "https://x.example"),
                  *(Channel("Kanal", "y" * 90) for _ in range(5))),
        contacts=(Contact("Ratna", "Pranata Humas", "0541 1", ""),),
    )  # fmt: skip
    office.desk = replace(office.desk, playbook=replace(playbook, office=own))
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")

    words = words_of(await office.document())
    assert words["narahubung"] == "Ratna (Pranata Humas), 0541 1"
    assert words["kanal_resmi"].startswith("Situs resmi (https://x.example), Kanal")
    assert len(words["kanal_resmi"]) <= 250


async def test_the_emergency_text_is_offered_once_the_head_approved_it(ready):
    dewi, _ = await team(ready)
    await ready.issue(place="Kecamatan Ulu")
    await dewi.says("/draf 1")
    assert "sudah disetujui Kepala Dinas" in dewi.last.text
    await dewi.presses("Naskah darurat")
    await dewi.says("air keran keruh di tiga kelurahan")
    await dewi.says("Kecamatan Ulu")
    assert "Bersama unit mana" in dewi.last.text
    await dewi.says("Perumda Air Minum.")
    await dewi.presses("Lewati")
    await dewi.says("12:00")
    await dewi.says("Situs resmi")
    await dewi.says("Ratna")

    body = await _body(ready)
    assert "mengenai air keran keruh di tiga kelurahan di Kecamatan Ulu dan" in body
    assert "memeriksanya bersama Perumda Air Minum. Apa" in body
    assert "pasti" in body
    assert "  " not in body
    assert "pukul 12.00 WITA melalui Situs resmi" in body


async def test_the_emergency_text_is_not_offered_before(office):
    dewi, _ = await team(office)
    await office.issue()
    await dewi.says("/draf 1")

    assert (await office.document()).form is Form.FULL


async def test_a_second_draft_is_offered_beside_the_first(office):
    dewi, citra = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    await citra.says("/draf 1")

    assert (
        "Naskah ini sudah ada: draf, dimulai Dewi (Penulis Naskah)" in citra.last.text
    )
    await citra.presses("Lanjutkan menulis")
    assert "Ikut menulis: Dewi" in citra.last.text
    assert writers_of(await office.document()) == (dewi.id,)
    await citra.says("/draf 1")
    await citra.presses("Mulai naskah baru")
    await citra.presses("Siaran pers")
    assert "ISU-2026-0001/D2" in citra.last.text
    assert "Siaran pers" in citra.last.text

    await citra.says("/draf 1")
    assert "ISU-2026-0001/D2" in citra.last.text
    await citra.presses("Lanjutkan D1 · Pernyataan awal")  # the older is in reach too
    assert "ISU-2026-0001/D1" in citra.last.text


async def test_everyone_who_changes_the_text_is_a_writer(office):
    dewi, citra = await team(office)
    await office.issue()
    await dewi.says("/draf 1")
    await citra.says("/draf 1")
    await citra.presses("Lanjutkan menulis")
    await citra.says("Kami memeriksa")

    document = await office.document()
    assert writers_of(document) == (dewi.id, citra.id)
    assert not any(name.startswith("_") for name in words_of(document))


async def test_a_draft_without_a_number_offers_the_open_issues(office):
    dewi, _ = await team(office)
    await dewi.says("/draf")
    assert "Tidak ada isu yang terbuka" in dewi.last.text
    await office.issue()
    await office.issue(title="Antrean panjang")
    await dewi.says("/draf")
    assert "Antrean panjang" in dewi.last.text
    await dewi.presses("0002")

    assert "ISU-2026-0002/D1" in dewi.last.text


async def test_who_may_not_draft_is_refused(office):
    await team(office)
    eko = await office.member("Eko", Role.SPOKESPERSON)
    await office.issue()

    await refused(NotPermitted, eko.says("/draf 1"))


async def test_a_finished_or_unknown_issue_gets_no_draft(office):
    dewi, _ = await team(office)
    await office.issue(state=IssueState.REJECTED)

    await refused(IssueFinished, dewi.says("/draf 1"))
    await refused(UnknownIssue, dewi.says("/draf 7"))


async def test_without_a_level_a_text_can_be_written_but_not_submitted(office):
    dewi, _ = await team(office)
    await office.issue(None)
    await write_full(dewi)

    refusal = await refused(NotScored, dewi.presses("Ajukan"))
    assert refusal.facts["remedies"] == (("triage", "2026-0001"),)


async def test_without_another_approver_the_text_stays_a_draft(office):
    citra = await office.member("Citra", Role.CRISIS_LEAD)
    await office.issue()
    await write_full(citra)

    await refused(NoApprover, citra.presses("Ajukan"))
    assert (await office.document()).state is DocumentState.DRAFT


async def test_a_copy_is_the_text_and_nothing_else(office):
    dewi, _ = await team(office)
    await office.issue()
    await write_full(dewi)
    await dewi.presses("Salin untuk WA")

    assert dewi.last.text.startswith("PERNYATAAN AWAL: Air keran")
    assert dewi.last.text.endswith("0541 000 000.")
    assert dewi.last.labels == []


async def test_an_older_screen_does_not_submit_what_somebody_else_wrote(office):
    dewi, citra = await team(office)
    await office.issue()
    old = await write_full(dewi)
    await citra.says("/draf 1")
    await citra.presses("Lanjutkan menulis")
    await citra.presses("Ubah bagian…")
    await citra.presses("Judul")
    office.clock.advance(minutes=2)
    await citra.says("Judul lain")

    toast = await dewi.presses("Ajukan", under=old)
    assert "sudah berubah, oleh Citra (Ketua Tim Krisis) pukul 07.07 WITA" in toast
    assert "Judul lain" in old.text
    assert (await office.document()).state is DocumentState.DRAFT


async def test_an_answer_that_comes_after_the_submission_changes_nothing(office):
    dewi, _citra = await team(office)
    budi = await office.member("Budi", Role.DUTY_OFFICER)
    await office.issue()
    await write_full(dewi)
    await budi.says("/draf 1")
    await budi.presses("Lanjutkan menulis")
    await budi.presses("Ubah bagian…")
    await budi.presses("Tindakan")
    await dewi.presses("Ajukan")

    refusal = await refused(DocumentMoved, budi.says("Terlambat"))
    assert refusal.facts["did"] == "diajukan"
    assert refusal.facts["who"] == "Dewi (Penulis Naskah)"
    assert refusal.facts["remedies"] == (("draft_reopen", "2026-0001/D1"),)


async def test_a_forged_document_is_an_expired_button(office):
    dewi, _ = await team(office)
    press = Press("submit", "2026-0001/D9", version=1)

    await refused(
        ButtonExpired,
        submit(office.desk, Pressed(key="x", user_id=dewi.id, press=press)),
    )


async def _set(office, person, name: str, text: str) -> None:
    """Answer one field, whatever is asked at the moment."""
    document = await office.document()
    dialogue = Dialogue(
        person.id, "draft", office.clock.at, document.id, {"field": name}
    )
    key = f"set:{document.version}:{document.id}"
    sent = Sent(key=key, user_id=person.id, source=key, content=Content(text),
                dialogue=dialogue)  # fmt: skip
    await answer_field(office.desk, sent)
    await office.deliver()


async def _body(office) -> str:
    document = await office.document()
    async with clock_turn(office.desk, "look") as turn:
        turn.idle = True
        return body_of(turn, document)


async def test_only_what_can_be_the_first_word_shows_its_clock(office):
    """An internal message is for our own people: the public still waits."""
    dewi, _ = await team(office)
    await office.issue(level=Level.L3)
    await dewi.says("/draf 1")
    assert "⏱" in dewi.last.text.splitlines()[0]
    await dewi.says("/draf 1")
    await dewi.presses("Mulai naskah baru")
    await dewi.presses("Pesan internal")

    assert "Pesan internal" in dewi.last.text
    assert "⏱" not in dewi.last.text.splitlines()[0]
