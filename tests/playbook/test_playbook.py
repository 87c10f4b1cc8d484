"""The playbook is read, and every mistake in it is named with file and key."""

import re
import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ladders import Ladder, Step
from bot.domain.levels import Level
from bot.domain.office import SLOTS, EmergencyText, Night, Profile
from bot.domain.playbook import Limits
from bot.domain.retention import Kind
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import SHIPPED, PlaybookError, load_playbook

FILES = sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.toml"))
WITA = ZoneInfo("Asia/Makassar")

#: file, what stands there, what an office writes instead, key, what it is told.
# fmt: off
MISTAKES = [
    ("escalation", 'call = ["duty_officer"], wait = "10m"', 'call = ["boss"], wait = "10m"', "ladders.reported.steps[1].call[1]", "unknown role 'boss'; allowed: team, admin, "),
    ("escalation", 'call = ["duty_officer"], wait = "10m"', 'call = [], wait = "10m"', "ladders.reported.steps[1].call", "is empty"),
    ("escalation", 'call = ["duty_officer"], wait = "10m"', 'call = "team", wait = "10m"', "ladders.reported.steps[1].call", "must be a list"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"], wait = "0m"', "ladders.reported.steps[3].wait", "must be longer than 0 and at most 7d"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"], wait = "8d"', "ladders.reported.steps[3].wait", "must be longer than 0 and at most 7d"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"], wait = "15 minutes"', "ladders.reported.steps[3].wait", '"90s", "15m", "4h" or "3d"'),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"], wait = 15', "ladders.reported.steps[3].wait", "15 is not a duration"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"], wait = "99999999999999999d"', "ladders.reported.steps[3].wait", "is not a duration"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"]', "ladders.reported.steps[3].wait", "is missing"),
    ("escalation", 'repeat = "4h"', "", "ladders.L1", "needs steps and repeat, or the ladder that it is like"),
    ("escalation", 'repeat = "4h"', 'repeat = "4h"\nlike = "L2"', "ladders.L1", "has steps of its own and is like another"),
    ("escalation", 'repeat = "4h"', 'repeat = "4h"\nexpires = "0m"', "ladders.L1.expires", "must be longer than 0"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["team"], wait = "15m", answers = 0', "ladders.reported.steps[3].answers", 'neither a number from 1 on nor "all"'),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["person:7", "person:8"], wait = "15m", answers = 3', "ladders.reported.steps[3]", "3 must answer, but 2 are called"),
    ("escalation", 'call = ["team"], wait = "15m"', 'call = ["person:Budi"], wait = "15m"', "ladders.reported.steps[3].call[1]", "unknown role 'person:Budi'"),
    ("escalation", 'repeat = "4h"', 'repaet = "4h"', "ladders.L1.repaet", "unknown key; allowed here: steps, repeat"),
    ("escalation", 'steps = [{ call = ["duty_officer", "crisis_lead", "head_of_agency"], wait = "5m" }]', "steps = []", "ladders.L4.steps", "is empty"),
    ("escalation", "[ladders.L3]", "[ladders.L5]", "ladders.L5", "unknown key; allowed here: reported, danger, L1, L2, L3, L4, default"),
    ("escalation", 'call = ["duty_officer"], wait = "60m"', 'call = ["kepala"], wait = "60m"', "ladders.L1", "head_of_agency may be called only by L4 and danger"),
    ("rubric", "L3 = 50", "L3 = 70", "thresholds", "must increase"),
    ("rubric", "L3 = 50", "L3 = 20", "thresholds", "must increase"),
    ("rubric", "L3 = 50", 'L3 = "50"', "thresholds.L3", "must be a whole number"),
    ("rubric", "L4 = 70", "L4 = 170", "thresholds.L4", "must be less than or equal to 100"),
    ("rubric", "C = 40", "C = 41", "weights", "A + B + C is 101; it must be 100"),
    ("rubric", "C = 40", "", "weights.C", "is missing"),
    ("rubric", "high = 7", "high = 4", "bands", "must increase"),
    ("rubric", '"B3"]', '"B2"]', "axes", "must hold each once: A1, A2"),
    ("rubric", '"B3"]', '"B4"]', "axes.B[3]", "unknown indicator 'B4'; allowed: A1, A2"),
    ("rubric", ', "B3"]', "]", "axes.B", "must have at least 3 items"),
    ("rubric", '"children", "serta_merta"]', '"child"]', "flags.shown_first[4]", "unknown flag 'child'; allowed: casualties, our_authority"),
    ("rubric", 'flags = ["children"]', 'flags = ["child"]', "floors[10].flags[1]", "unknown flag 'child'; allowed: casualties"),
    ("rubric", 'flags = ["children"]', "", "floors[10]", "needs a condition: flags, at_least, or both"),
    ("rubric", 'rule = "F9"', 'rule = "F10"', "floors[10].rule", "unknown rule 'F10'; allowed: F1, F2"),
    ("rubric", 'flags = ["serta_merta"]\nmin_level = "L3"', 'flags = ["serta_merta"]\nmin_level = "L5"', "floors[3].min_level", "unknown level 'L5'; allowed: L1, L2, L3, L4"),
    ("rubric", "at_least = { A3 = 2 }", "at_least = { A9 = 2 }", "floors[6].at_least.A9", "unknown indicator 'A9'; allowed: A1"),
    ("rubric", "at_least = { A3 = 2 }", "at_least = { A3 = 4 }", "floors[6].at_least.A3", "must be less than or equal to 3"),
    ("clocks", 'responder_reached = "30m"', 'responder_reached = "half an hour"', "levels.L3.responder_reached", "is not a duration"),
    ("clocks", 'responder_reached = "30m"', 'responder_reached = "400d"', "levels.L3.responder_reached", "at most 365d"),
    ("clocks", 'responder_reached = "30m"', 'responder = "30m"', "levels.L3.responder", "unknown key; allowed here: acknowledge, triage, responder_reached"),
    ("clocks", 'wait = "1h", during = "6h", then = "4h"', 'wait = "1h", during = "6h"', "levels.L4.sitrep", '"during" and "then" belong together'),
    ("clocks", 'wait = "1h", during = "6h", then = "4h"', 'wait = "1h", unitl = "6h"', "levels.L4.sitrep.unitl", "unknown key; allowed here: wait, during, then"),
    ("clocks", "[levels.L2]", "[levels.L6]", "levels.L6", "unknown key; allowed here: L1, L2, L3, L4"),
    ("clocks", "[levels.L2]", "[levels.L6]", "levels.L2", "is missing"),
    ("levels", 'holding_statement = [["head_of_agency"]]', 'holding_statement = [["minister"]]', "levels.L4.approvers.holding_statement[1][1]", "unknown role 'minister'; allowed: admin, head_of_agency"),
    ("levels", 'holding_statement = [["head_of_agency"]]', "holding_statement = [[]]", "levels.L4.approvers.holding_statement[1]", "is empty"),
    ("levels", 'holding_statement = [["head_of_agency"]]', "holding_statement = []", "levels.L4.approvers.holding_statement", "is empty"),
    ("levels", 'holding_statement = [["head_of_agency"]]', 'poem = [["head_of_agency"]]', "levels.L4.approvers.poem", "unknown key; allowed here: holding_statement"),
    ("levels", 'responder = ["spokesperson"]', 'responder = ["team"]', "levels.L3.responder[1]", "unknown role 'team'"),
    ("limits", "total_per_second = 30", "total_per_second = 0", "total_per_second", "must be greater than or equal to 1"),
    ("limits", "total_per_second = 30", "total_per_second = inf", "total_per_second", "must be a whole number"),
    ("limits", "total_per_second = 30", 'total_per_second = "fast"', "total_per_second", "must be a whole number"),
    ("limits", "total_per_second = 30", "total = 30", "total", "unknown key; allowed here: per_chat_per_second, "),
    ("limits", "total_per_second = 30", "total_per_second = true", "total_per_second", "must be a whole number"),
    ("levels", "[levels.L3.approvers]", "[[levels.L3.approvers]]", "levels.L3.approvers", "must be a table, not a single value"),
    ("levels", "[levels.L3.approvers]", "[levels.L3.reviewers]", "levels.L3.approvers", "is missing"),
    ("facts", 'L3 = "12h"', 'L3 = "12 hours"', "lifetime.impact.L3", "is not a duration"),
    ("facts", 'L3 = "12h", L4', "L4", "lifetime.impact.L3", "is missing"),
    ("facts", 'second_verifier_from = ""', 'second_verifier_from = "L5"', "second_verifier_from", "unknown level 'L5'; allowed: L1, L2, L3, L4"),
    ("facts", '"korban jiwa"', '" - "', "words.authority", "holds an empty word"),
    ("facts", "citizen =", "citizens =", "sources.citizens", "unknown key; allowed here: data_owner, field"),
    ("retention", 'keep = "7d"', 'keep = "always"', "terms", 'updates: "always" is only for records, attachments'),
    ("retention", 'keep = "7d"', 'keep = "12h"', "terms.updates.keep", "must be at least 1d, at most 3650d"),
    ("retention", 'keep = "7d"', 'keep = "a week"', "terms.updates.keep", "is not a duration"),
    ("retention", "[terms.notes]", "[terms.catatan]", "terms.catatan", "unknown key; allowed here: updates, set_aside"),
    ("retention", 'reason = "an answer counts for a day"', 'reason = ""', "terms.dialogues.reason", "is empty; say why"),
    ("office", 'profile = "small"', 'profile = "huge"', "profile", "must be 'small' or 'full'"),
    ("office", 'start = "22:00"', 'start = "25:00"', "night.start", 'is not a time; write it like "22:00"'),
    ("office", 'start = "22:00"', 'start = "10 pm"', "night.start", 'is not a time; write it like "22:00"'),
    ("office", 'start = "22:00"', 'start = "06.00"', "night", "covers all 24 hours"),
    ("office", 'monday = ["07:30", "16:00"]', 'monday = ["16:00", "07:30"]', "office_hours.monday", "opening, then closing"),
    ("office", 'monday = ["07:30", "16:00"]', 'monday = ["07:30"]', "office_hours.monday", "opening, then closing"),
    ("office", 'monday = ["07:30"', 'senin = ["07:30"', "office_hours.senin", "unknown key; allowed here: monday"),
    ("office", "crisis_lead =", "boss =", "titles.id.boss", "unknown role 'boss'; allowed: admin"),
    ("office", 'approved_on = ""', 'approved_on = "12 Maret"', "emergency_text.approved_on", "is not a date"),
    ("office", "mengenai {hal}", "mengenai {soal}", "emergency_text.texts.id", "has a slot that does not exist; allowed: {hal} {tempat}"),
    ("office", "mengenai {hal}", "mengenai {hal.__class__}", "emergency_text.texts.id", "has a slot that does not exist"),
    ("office", "mengenai {hal}", "mengenai {hal!r}", "emergency_text.texts.id", "has a slot that does not exist"),
    ("office", "mengenai {hal}", "mengenai {hal", "emergency_text.texts.id", "braces are only for slots"),
    ("office", "pukul {jam}", "segera", "emergency_text.texts.id", "lacks {jam}"),
    ("office", "{number}/{code}", "{code}", "number_pattern", "lacks {number}"),
    ("office", 'logo = ""', 'logo = "logo.png"', "logo", "no such file: logo.png"),
    ("office", 'address = ""', "address = 7", "address", "must be a text in quotation marks"),
    ("office", "[titles.id]", "[titles]", "titles.crisis_lead", "must be a table, not a single value"),
]
# fmt: on


@pytest.fixture(name="office")
def office_folder(tmp_path: Path) -> Path:
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Put a shipped file into *folder*, with the first *old* replaced by *new*."""
    text = (SHIPPED / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(PlaybookError) as caught:
        load_playbook(folder)
    assert str(caught.value).splitlines() == [str(m) for m in caught.value.mistakes]
    return str(caught.value).splitlines()


def test_the_shipped_playbook_is_the_small_office():
    assert load_playbook(None).office.profile == Profile.SMALL


def test_the_shipped_folder_can_be_named_too():
    assert load_playbook(None) == load_playbook(SHIPPED)


def test_a_copy_of_the_shipped_folder_says_the_same(office):
    shutil.copytree(SHIPPED, office, dirs_exist_ok=True)

    assert load_playbook(None) == load_playbook(office)


def test_a_file_that_the_office_lacks_comes_from_the_shipped_folder(office):
    change(office, "limits.toml", "total_per_second = 30", "total_per_second = 25")
    own, shipped = load_playbook(office), load_playbook(None)

    assert Limits(1, 20, 25) == own.limits
    assert (shipped.rubric, shipped.ladders) == (own.rubric, own.ladders)


def test_an_office_writes_only_the_keys_it_changes(office):
    (office / "office.toml").write_text('emergency_number = "0541 000"\n')
    (office / "limits.toml").write_text("per_group_per_minute = 10\n")
    own, shipped = load_playbook(office), load_playbook(None)

    assert own.limits == Limits(1, 10, 30)
    assert own.office == replace(shipped.office, emergency_number="0541 000")


def test_an_empty_folder_is_the_shipped_playbook(office):
    assert load_playbook(None) == load_playbook(office)


def test_the_usual_folder_means_the_shipped_one_where_it_does_not_exist(
    office, monkeypatch
):
    monkeypatch.chdir(office)

    assert load_playbook(None) == load_playbook(Path("data/playbook"))


def test_the_ladder_file_of_the_contract_is_enough(office):
    (office / "escalation.toml").write_text(
        '[ladders.reported]\nsteps = [{ call = ["piket"], wait = "90s" }]\n'
        'repeat = "2m"\n'
    )
    ladders = load_playbook(office).ladders
    step = Step(("duty_officer",), timedelta(seconds=90))

    assert Ladder((step,), timedelta(minutes=2)) == ladders.for_report(danger=False)
    assert load_playbook(None).ladders.by_name["default"] == ladders.for_level(Level.L3)


def test_the_full_profile_puts_its_files_before_the_small_ones(office):
    change(office, "office.toml", 'profile = "small"', 'profile = "full"')
    own, small = load_playbook(office), load_playbook(None)

    assert own.office.profile == Profile.FULL
    assert small.authority != own.authority
    assert small.rubric == own.rubric


def test_the_office_s_own_file_goes_before_the_full_profile(office):
    change(office, "office.toml", 'profile = "small"', 'profile = "full"')
    shutil.copy(SHIPPED / "levels.toml", office)

    assert load_playbook(None).authority == load_playbook(office).authority


def test_the_full_profile_works_in_a_copy_of_the_shipped_folder(office):
    shutil.copytree(SHIPPED, office, dirs_exist_ok=True)
    change(office, "office.toml", 'profile = "small"', 'profile = "full"')

    assert load_playbook(None).authority != load_playbook(office).authority


def test_a_mistake_in_the_full_profile_is_named_with_its_folder(office):
    shutil.copytree(SHIPPED, office, dirs_exist_ok=True)
    change(office, "office.toml", 'profile = "small"', 'profile = "full"')
    change(office, "full/levels.toml", '["admin"]', '["boss"]')

    (line,) = mistakes(office)

    assert line.startswith("full/levels.toml: levels.L3.never_approves[1]: ")


@pytest.mark.parametrize(("name", "old", "new", "key", "told"), MISTAKES)
def test_a_mistake_is_named_with_file_and_key(office, name, old, new, key, told):
    change(office, f"{name}.toml", old, new)

    lines = mistakes(office)

    found = [line for line in lines if line.startswith(f"{name}.toml: {key}: ")]
    assert len(found) == 1, lines
    assert told in found[0]


LADDER = '[ladders.{}]\nsteps = [\n  {{ call = ["piket"], wait = "{}" }},\n]\nrepeat = "5m"\n'
HEAD = LADDER.format("L4", "5m").replace("piket", "kepala")
POLICY = '[[policies]]\nname = "x"\nladders = ["L1"]\nlike = "{}"\n{}\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LADDER.format("L1", "0m"), "escalation.toml: ladders.L1.steps[1].wait: must be longer than 0 and at most 7d (line 3)"),
        ('\n[ladders.L2]\nsteps = []\nrepeat = "5m"', "escalation.toml: ladders.L2.steps: is empty; name at least one (line 3)"),
        ('[ladders.L1]\nlike = "L2"\n[ladders.L2]\nlike = "L1"', "escalation.toml: ladders: loops: L2 → L1 → L2; give one of them steps of its own (line 1)"),
        ('[ladders.L3]\nlike = "L3"', "escalation.toml: ladders: loops: L3 → L3"),
        (HEAD + '[ladders.L2]\nlike = "L4"', "only L4 and danger may"),
        (LADDER.format("L1", "5m") + POLICY.format("L1", ""), "policies[1]: name categories, or hours, or both"),
        (HEAD + POLICY.format("L4", 'hours = "closed"'), "policies[1]: head_of_agency may be called only by L4 and danger"),
        (LADDER.format("L1", "5m") + POLICY.format("L1", 'hours = "night"'), "policies[1].hours: unknown hours 'night'; allowed: open, closed (line 10)"),
        (LADDER.format("L1", "5m") + POLICY.format("L1", 'categories = ["F99"]'), "policies[1].categories[1]: unknown category 'F99'; allowed: F1"),
        (LADDER.format("L1", "5m") + POLICY.format("L9", 'hours = "open"'), "policies[1].like: unknown ladder 'L9'"),
    ],
)  # fmt: skip
def test_a_ladder_that_cannot_be_climbed_is_named_with_its_line(office, text, told):
    (office / "escalation.toml").write_text(text)

    lines = mistakes(office)

    assert [line for line in lines if told in line], lines


def test_a_ladder_may_be_like_another_with_an_expiry_of_its_own(office):
    (office / "escalation.toml").write_text(
        LADDER.format("L1", "5m") + '[ladders.L2]\nlike = "L1"\nexpires = "2h"\n'
    )
    ladders = load_playbook(office).ladders

    one, two = ladders.for_level(Level.L1), ladders.for_level(Level.L2)
    assert two.steps == one.steps
    assert (one.expires, two.expires) == (None, timedelta(hours=2))


def test_all_mistakes_of_all_files_are_told_at_once(office):
    change(office, "limits.toml", "total_per_second = 30", "total_per_second = 0")
    change(office, "rubric.toml", "C = 40", "C = 30")
    change(office, "office.toml", 'end = "06:00"', 'end = "22.00"')
    change(office, "clocks.toml", "[reported]", "[reported")
    (office / "escalaton.toml").write_text("")
    office.joinpath("rubric.toml").write_text(
        office.joinpath("rubric.toml").read_text().replace("L3 = 50", "L3 = 30")
    )

    told = [": ".join(line.split(": ")[:2]) for line in sorted(mistakes(office))]

    assert told == [
        "clocks.toml: is not valid TOML",
        "escalaton.toml: unknown file; known here",
        "limits.toml: total_per_second",
        "office.toml: night",
        "rubric.toml: thresholds",
        "rubric.toml: weights",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a = 1\nb = \n", "at line 2"),
        (b"a = 1\n[ladders.reported", "at line 2, the end"),
        (b"a = 1\n\nb = '\xff'\n", "is not written in UTF-8 (at line 3)"),
        (b"a = 1\na = 2\n", "at line 2"),
        (b"a = " + b"[" * 9999, "nested too deeply"),
    ],
)
def test_what_is_not_toml_is_named_with_its_line(office, content, told):
    (office / "escalation.toml").write_bytes(content)

    (line,) = mistakes(office)

    assert line.startswith("escalation.toml: ")
    assert told in line


def test_a_file_of_a_windows_editor_is_read(office):
    text = (SHIPPED / "limits.toml").read_text()
    (office / "limits.toml").write_bytes(
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    )

    assert load_playbook(None).limits == load_playbook(office).limits


def test_a_file_that_cannot_be_read_is_named(office):
    (office / "limits.toml").mkdir()

    assert mistakes(office) == ["limits.toml: cannot be read: Is a directory"]


def test_a_folder_that_does_not_exist_is_named(office):
    assert [f"{office / 'nowhere'}: there is no such folder"] == mistakes(
        office / "nowhere"
    )


def test_a_broken_office_file_does_not_hide_the_others(office):
    (office / "office.toml").write_text("profile =")
    change(office, "rubric.toml", "C = 40", "C = 30")

    told = [line.split(":")[0] for line in mistakes(office)]

    assert told == ["office.toml", "rubric.toml"]


def test_what_was_read_is_read_again_only_when_a_byte_has_changed(office):
    first = load_playbook(office)
    assert load_playbook(office) is first

    change(office, "limits.toml", "total_per_second = 30", "total_per_second = 29")
    assert load_playbook(office).limits != first.limits


def test_a_logo_that_was_taken_away_is_missed_although_no_file_of_ours_changed(office):
    (office / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    change(office, "office.toml", 'logo = ""', 'logo = "logo.png"')
    load_playbook(office)
    (office / "logo.png").unlink()

    assert any("no such file: logo.png" in line for line in mistakes(office))


def test_the_logo_lies_beside_the_office_file(office):
    (office / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    change(office, "office.toml", 'logo = ""', 'logo = "logo.png"')

    assert (office / "logo.png").resolve() == load_playbook(office).office.logo


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" * 40_000]
)
def test_a_logo_that_no_page_can_carry_is_refused_at_the_start(office, content):
    (office / "logo.png").write_bytes(content)
    change(office, "office.toml", 'logo = ""', 'logo = "logo.png"')

    with pytest.raises(PlaybookError, match="PNG file of at most 300 kB"):
        load_playbook(office)


def test_contacts_and_channels_are_read_as_their_comments_show(office):
    text = (SHIPPED / "office.toml").read_text()
    example = re.compile(r"^# (\[\[\w+\]\]|\w+ = .*)$", re.MULTILINE)
    (office / "office.toml").write_text(example.sub(r"\1", text))
    read = load_playbook(office).office

    assert [contact.name for contact in read.contacts] == ["Ratna Contoh"]
    assert [place.address for place in read.channels] == ["https://instansi.example"]


def test_a_role_has_the_title_of_the_office_or_none():
    office = load_playbook(None).office

    assert office.title(Role.CRISIS_LEAD, "id") == "Ketua Tim Krisis"
    assert office.title(Role.CRISIS_LEAD, "en") is None
    assert office.title(Role.ANALYST, "id") is None


def test_people_are_addressed_as_the_office_does():
    office = load_playbook(None).office

    assert tuple(map(office.honorific, ("id", "en", "fr"))) == (
        "Bapak/Ibu",
        "Mr/Ms",
        "",
    )


def test_the_office_is_open_on_five_days():
    hours = load_playbook(None).office.office_hours

    assert list(hours) == [0, 1, 2, 3, 4]
    assert (time(7, 30), time(16, 0)) == hours[0]


@pytest.mark.parametrize(
    ("clock", "covered"),
    [
        ("21:59", False),
        ("22:00", True),
        ("23:59", True),
        ("00:00", True),
        ("05:59", True),
        ("06:00", False),
    ],
)
def test_the_night_goes_past_midnight(clock, covered):
    night = load_playbook(None).office.night

    assert covered == night.covers(datetime.fromisoformat(f"2026-03-12T{clock}+08:00"))


def test_a_night_may_lie_within_one_day():
    night = Night(time(1), time(5))
    hours = [datetime(2026, 3, 12, hour, tzinfo=UTC) for hour in (0, 1, 4, 5, 23)]

    assert list(map(night.covers, hours)) == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("at", "end"),
    [("12T23:30", "13T06:00"), ("13T05:59", "13T06:00"), ("13T06:00", "14T06:00")],
)
def test_the_next_end_of_night_is_local(at, end):
    night = load_playbook(None).office.night
    local = datetime.fromisoformat(f"2026-03-{at}").replace(tzinfo=WITA)

    assert datetime.fromisoformat(f"2026-03-{end}").replace(
        tzinfo=WITA
    ) == night.end_after(local)


def test_the_emergency_text_is_offered_once_somebody_approved_it(office):
    change(office, "office.toml", 'approved_by = ""', 'approved_by = "Kepala Dinas"')
    halfway = load_playbook(office).office.emergency_text
    text = (office / "office.toml").read_text()
    (office / "office.toml").write_text(
        text.replace('approved_on = ""', "approved_on = 2026-03-12")
    )
    approved = load_playbook(office).office.emergency_text

    assert not load_playbook(None).office.emergency_text.offered_in("id")
    assert not halfway.offered_in("id")
    assert date(2026, 3, 12) == approved.approved_on
    assert approved.offered_in("id")
    assert approved.offered_in("en")
    assert not approved.offered_in("fr")


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_emergency_text_takes_every_slot_as_it_is(locale):
    text = load_playbook(None).office.emergency_text
    filled = text.fill(locale, {slot: f"<{{{slot}}}>" for slot in SLOTS})

    assert all(f"<{{{slot}}}>" in filled for slot in SLOTS)


def test_an_empty_slot_is_not_overlooked():
    with pytest.raises(KeyError, match="jam"):
        EmergencyText({"id": "pukul {jam}"}, "", None).fill("id", {})


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_explained_where_it_first_stands(name):
    """A key has a comment in the line above it, once in its file."""
    lines = (SHIPPED / name).read_text().splitlines()
    above: dict[str, str] = {}
    for before, line in zip(["", *lines], lines, strict=False):
        key = re.match(r"(\w+) = |\[(\w+)\]$", line)
        if key:
            above.setdefault(key[1] or key[2], before)

    assert {key: text for key, text in above.items() if text[:2] != "# "} == {}


def test_an_office_writes_only_the_terms_that_differ(tmp_path):
    (tmp_path / "retention.toml").write_text(
        '[terms.letters]\nkeep = "90d"\nreason = "objections come within a quarter"\n'
        '[terms.records]\nkeep = "1825d"\nreason = "JRA, five years"\n'
    )
    now = datetime(2026, 3, 12, tzinfo=UTC)
    terms = load_playbook(tmp_path).retention

    assert terms.keep(Kind.LETTERS) == timedelta(days=90)
    assert terms.before(Kind.RECORDS, now) == now - timedelta(days=1825)
    assert (
        terms.terms[Kind.UPDATES] == load_playbook(None).retention.terms[Kind.UPDATES]
    )
    assert load_playbook(None).retention.before(Kind.RECORDS, now) is None
    with pytest.raises(ValueError, match="records has no term"):
        load_playbook(None).retention.keep(Kind.RECORDS)


def test_an_office_changes_the_words_of_one_list(tmp_path):
    own = '[lists.blame]\nphrases = ["warga nakal"]\n'
    (tmp_path / "words_id.toml").write_text(own)
    lexicon = load_playbook(tmp_path).words["id"]

    assert lexicon.has("blame", "Ini karena warga nakal.")
    assert not lexicon.has("blame", "Ini ulah oknum.")
    assert lexicon.has("guilt", "Pelaku ditangkap.")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ('patterns = ["("]', "is not a regular expression"),
        ('phrases = [" "]', "holds an empty word"),
        ('phrase = ["x"]', "unknown key; allowed here: phrases, patterns, excepted"),
    ],
)
def test_a_list_that_cannot_be_used_is_named(tmp_path, own, told):
    (tmp_path / "words_en.toml").write_text(f"[lists.blame]\n{own}\n")

    (said,) = mistakes(tmp_path)
    assert said.startswith("words_en.toml: lists.blame.")
    assert told in said
