"""What is past its term goes, to the millisecond; what is still needed stays."""

from datetime import timedelta

import pytest

from bot.domain.conference import LineKind as LogKind
from bot.domain.conference import LogLine
from bot.domain.fact import FactDraft
from bot.domain.guards import Need
from bot.domain.issue_life import IssueState
from bot.domain.meeting import Guest, LineKind, MinuteLine
from bot.domain.member import Dialogue, Invitation
from bot.domain.message_map import MapText, Message, MessageMap
from bot.domain.muster import MusterAnswer
from bot.domain.muster import Reply as MusterReply
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.protected_names import Part, ProtectedName
from bot.domain.report import Attachment, Content
from bot.domain.retention import IN_FILES, Kind
from bot.domain.roles import Role
from bot.domain.sitrep import SitrepDraft
from bot.domain.stakeholders import Stakeholder
from bot.domain.strategy import Cluster, Stance, Strategy
from bot.domain.task import Evidence, TaskDraft
from bot.domain.topics import Note, Topic
from bot.domain.values import replace
from bot.ports.lives import Appeal, Debt, DebtKind, LifeChange
from bot.ports.mail import Keyboard
from bot.ports.storage import LevelChange
from tests.storage.builders import (
    NOW,
    claim,
    conference,
    decision,
    do,
    document,
    fact,
    issue,
    journalist,
    later,
    letter,
    meeting,
    muster,
    open_issue,
    promise,
    report,
    rumour,
    see,
    sitrep,
    task,
    text,
    update,
)

MOMENT = timedelta(milliseconds=1)
FILE = Attachment("photo", "f1", "u1")


async def updates(storage):
    await storage.inbox.receive([update(1), update(2, chat=2)], NOW)
    await storage.inbox.finish("telegram:1")


async def set_aside(storage):
    await storage.inbox.receive([update(1), update(2, chat=2)], NOW)
    await storage.inbox.fail("telegram:1", "x", None)


async def letters(storage):
    await storage.inbox.receive([], NOW)  # tells the storage what time it is
    await do(storage, lambda u: u.letters.post(letter("sent", text="rahasia")))
    [queued] = await storage.outbox.claim(NOW, [], 10, urgent=False)
    await storage.outbox.sent(queued.id, 5, NOW)
    await do(storage, lambda u: u.letters.post(letter("waits", text="nanti", chat=2)))


async def dialogues(storage):
    await do(storage, lambda u: u.dialogues.ask(Dialogue(1, "report", NOW)))


async def buttons(storage):
    await do(storage, lambda u: u.letters.add_keyboard(Keyboard("t", 1, (), NOW)))


async def invitations(storage):
    await do(storage, lambda u: u.invitations.add(Invitation("s", Role.WRITER, 1, NOW)))


async def strangers(storage):
    await do(storage, lambda u: u.dialogues.greet_stranger(7, NOW))


async def protected(storage):
    """A name of a finished issue, and one of an open issue."""
    await finished(storage)
    for count in (1, 2):
        name = ProtectedName(
            f"n{count}", f"2026-000{count}", Part.VICTIM, "Ahmad", 1, NOW
        )
        await do(storage, lambda u, n=name: u.protected_names.add(n))


async def journalists(storage):
    await do(
        storage,
        lambda u: u.outlets.keep_journalist(journalist()),
        lambda u: u.outlets.keep_journalist(
            journalist(id="j2", last_at=later(hours=1))
        ),
    )


async def notes(storage):
    await open_issue(storage)
    await do(storage, lambda u: u.reports.add(report("note", issue_id="")))


async def finished(storage):
    """A finished issue and an open one, each with a report that has a picture."""
    for count, state in ((1, IssueState.REJECTED), (2, IssueState.REPORTED)):
        said = report(
            f"r{count}", issue_id=f"2026-000{count}", content=Content("apa", (FILE,))
        )
        await do(
            storage,
            lambda u: u.issues.next_count(2026),
            lambda u, n=count, s=state: u.issues.add(issue(n, state=s)),
            lambda u, r=said: u.reports.add(r),
        )


async def records(storage):
    await finished(storage)
    await do(storage, lambda u: u.documents.next_count("2026-0001"))
    await do(storage, lambda u: u.documents.add(document()))
    await do(storage, lambda u: u.documents.add_version(text()))


PREPARED = {
    Kind.UPDATES: updates,
    Kind.SET_ASIDE: set_aside,
    Kind.LETTERS: letters,
    Kind.DIALOGUES: dialogues,
    Kind.BUTTONS: buttons,
    Kind.INVITATIONS: invitations,
    Kind.STRANGERS: strangers,
    Kind.PROTECTED: protected,
    Kind.NOTES: notes,
    Kind.JOURNALISTS: journalists,
    Kind.ATTACHMENTS: finished,
    Kind.RECORDS: records,
}


async def forget(storage, kind, before, limit=10):
    return await do(storage, lambda u: u.forgetting.forget(kind, before, limit))


def test_every_kind_of_row_is_tried():
    assert set(PREPARED) == set(Kind) - IN_FILES


@pytest.mark.parametrize("kind", PREPARED)
async def test_a_thing_goes_when_its_term_is_over_and_not_before(storage, kind):
    await PREPARED[kind](storage)

    assert await forget(storage, kind, NOW) == 0
    assert await forget(storage, kind, NOW + MOMENT) == 1
    assert await forget(storage, kind, NOW + MOMENT) == 0
    assert "issue_without_report: 1" not in await storage.integrity()


async def test_what_has_not_been_handled_stays(storage):
    await updates(storage)
    await forget(storage, Kind.UPDATES, later(days=1))

    [waiting] = await storage.inbox.waiting(later(days=1), [], 10)
    assert waiting.key == "telegram:2"


async def test_a_letter_that_has_not_left_keeps_its_words(storage):
    await letters(storage)
    await forget(storage, Kind.LETTERS, later(days=1))

    assert await claim(storage) == ["waits"]


async def test_an_old_letter_can_still_be_edited_and_answered(storage):
    await letters(storage)
    await forget(storage, Kind.LETTERS, later(days=1))

    await do(
        storage, lambda u: u.letters.post(letter("edit", text="baru", edits="sent"))
    )
    [queued] = await storage.outbox.claim(NOW, [2], 10, urgent=False)
    assert (queued.letter.key, queued.message_id) == ("edit", 5)


async def test_a_call_of_an_open_issue_keeps_its_words(storage):
    await open_issue(storage)
    ping = letter("p", "ping", text="panggilan", guard="2026-0001")
    await do(storage, lambda u: u.letters.post(ping))
    await claim(storage, urgent=True)
    [queued] = await see(storage, lambda u: u.letters.guarded("2026-0001"))
    await storage.outbox.sent(queued.id, 5, NOW)

    assert await forget(storage, Kind.LETTERS, later(days=1)) == 0
    one = await see(storage, lambda u: u.issues.find("2026-0001"))
    await do(storage, lambda u: u.issues.save(replace(one, state=IssueState.REJECTED)))
    assert await forget(storage, Kind.LETTERS, later(days=1)) == 1


async def test_records_keep_numbers_states_and_what_was_submitted(storage):
    await records(storage)
    await forget(storage, Kind.RECORDS, later(days=1))

    [said] = await see(storage, lambda u: u.reports.of_issue("2026-0001"))
    kept = await see(storage, lambda u: u.issues.find("2026-0001"))
    assert (said.content.text, said.content.attachments) == ("", ())
    assert (kept.title, kept.state) == ("…", IssueState.REJECTED)
    version = await see(storage, lambda u: u.documents.version("2026-0001/D1", 1))
    assert version.body == "Kami memahami"
    draft = await see(storage, lambda u: u.documents.find("2026-0001/D1"))
    assert draft.fields == {}
    [other] = await see(storage, lambda u: u.reports.of_issue("2026-0002"))
    assert other.content.text == "apa"


async def test_what_facts_debts_and_appeals_say_goes_with_the_records(storage):
    await records(storage)
    owed = Debt("2026-0001", 0, Need.AGENDA_WRITTEN, "T11", DebtKind.GLASS, NOW, 1,
                "Bu Wati sakit")  # fmt: skip
    await do(
        storage,
        lambda u: u.facts.add(fact()),
        lambda u: u.facts.keep_draft(FactDraft("d", "2026-0001", 1, NOW, {"a": "b"})),
        lambda u: u.lives.add_debt(owed),
        lambda u: u.lives.add_appeal(Appeal("2026-0001", 1, NOW, "Bu Wati bohong")),
        lambda u: u.rumours.add(rumour(proof="Bu Wati", published="Bu Wati")),
        lambda u: u.promises.add(promise(link="Bu Wati", reason="Bu Wati")),
    )
    await forget(storage, Kind.RECORDS, later(days=1))

    [kept] = await see(storage, lambda u: u.facts.of_issue("2026-0001"))
    assert (kept.text, kept.metric, kept.value, kept.place) == ("…", "", None, "")
    [source] = kept.sources
    assert source == replace(fact().sources[0], name="")
    [heard] = await see(storage, lambda u: u.rumours.of_issue("2026-0001"))
    assert (heard.text, heard.url, heard.origin, heard.attachments) == ("…", "", "", ())
    assert (heard.proof, heard.published) == ("…", "…")
    [made] = await see(storage, lambda u: u.promises.of_issue("2026-0001"))
    assert (made.text, made.link, made.reason) == ("…", "", "…")
    [debt] = await see(storage, lambda u: u.lives.debts("2026-0001"))
    appeal = await see(storage, lambda u: u.lives.appeal("2026-0001"))
    assert (debt.reason, appeal.reason) == ("", "")
    assert await see(storage, lambda u: u.facts.draft("d")) is None
    assert [code for code in await storage.integrity() if "fact" in code] == []


async def test_what_notes_and_reasons_say_goes_with_the_records_and_codes_stay(storage):
    await records(storage)
    move = LifeChange("2026-0001", NOW, 1, "reject", "T07", "triage", "rejected", "spam",
                      "Bu Wati bohong")  # fmt: skip
    note = Note("2026-0001", Topic.AGENDA, 0, 1, NOW, text="Rumah Bu Wati")
    level = LevelChange("2026-0001", NOW, 1, None, 2, 34, ("F1",), "Bu Wati sakit")
    other = replace(note, issue_id="2026-0002")
    await do(
        storage,
        lambda u: u.lives.add_change(move),
        lambda u: u.lives.add_note(note),
        lambda u: u.lives.add_note(other),
        lambda u: u.issues.add_level(level),
    )
    await forget(storage, Kind.RECORDS, later(days=1))

    [moved] = await see(storage, lambda u: u.lives.changes("2026-0001"))
    [kept] = await see(storage, lambda u: u.lives.notes("2026-0001"))
    [changed] = await see(storage, lambda u: u.issues.levels("2026-0001"))
    [open_] = await see(storage, lambda u: u.lives.notes("2026-0002"))
    assert moved == replace(move, reason="")
    assert (kept.text, kept.topic, kept.at) == ("", Topic.AGENDA, NOW)
    assert changed == replace(level, reason="")
    assert open_.text == "Rumah Bu Wati"


async def test_what_tasks_say_goes_with_the_records_and_their_files_before(storage):
    await records(storage)
    photo = Attachment("photo", file_id="f1", unique_id="u1")
    outside = task(
        "2026-0001/T2", owner=None, outside="Bu Wati", reason="Bu Wati sakit"
    )
    await do(
        storage,
        lambda u: u.tasks.add(task()),
        lambda u: u.tasks.add(outside),
        lambda u: u.tasks.decide(decision(by=None, by_name="Bu Wati")),
        lambda u: u.tasks.add_evidence(
            Evidence(outside.id, 1, NOW, "Bu Wati", (photo,))
        ),
        lambda u: u.tasks.keep_draft(TaskDraft("d", "2026-0001", 1, NOW, {"a": "b"})),
    )
    await forget(storage, Kind.ATTACHMENTS, NOW)
    [shown] = await see(storage, lambda u: u.tasks.evidence(outside.id))
    assert shown.attachments == (photo,)
    await forget(storage, Kind.ATTACHMENTS, later(seconds=1))
    [shown] = await see(storage, lambda u: u.tasks.evidence(outside.id))
    assert (shown.text, shown.attachments) == ("Bu Wati", ())

    await forget(storage, Kind.RECORDS, later(days=1))
    first, second = await see(storage, lambda u: u.tasks.of_issue("2026-0001"))
    assert (first.what, first.owner, second.outside, second.reason) == ("…", 2, "…", "")
    [shown] = await see(storage, lambda u: u.tasks.evidence(outside.id))
    assert shown.text == ""
    [decided] = await see(storage, lambda u: u.tasks.decisions("2026-0001"))
    assert (decided.what, decided.by_name, decided.why) == ("…", "…", "")
    assert decided.alternatives == ""
    assert await see(storage, lambda u: u.tasks.draft("d")) is None


async def test_what_was_planned_to_be_said_goes_with_the_records(storage):
    await records(storage)
    said = NarrativeText("Bu Wati", ("Bu Wati",), ("Bu Wati",))
    texts = MapText("Bu Wati?", (Message("Bu Wati", ("Bu Wati",)),))
    party = Stakeholder("s", "2026-0001", "Bu Wati", 2, 3, 1, NOW, message="Bu Wati")
    await do(
        storage,
        lambda u: u.stakeholders.add(party),
        lambda u: u.plans.add_strategy(
            Strategy("2026-0001", Cluster.VICTIM, Stance.DENY, 1, NOW, "", "Bu Wati")
        ),
        lambda u: u.plans.add_map(MessageMap("2026-0001", 1, NOW, texts)),
        lambda u: u.plans.add_narrative(Narrative("2026-0001", 1, NOW, said)),
    )
    await forget(storage, Kind.RECORDS, later(days=1))

    [one] = await see(storage, lambda u: u.stakeholders.of_issue("2026-0001"))
    [chosen] = await see(storage, lambda u: u.plans.strategies("2026-0001"))
    [told] = await see(storage, lambda u: u.plans.narratives("2026-0001"))
    [written] = await see(storage, lambda u: u.plans.maps("2026-0001"))
    assert (one.name, one.message, one.power) == ("…", "", 2)
    assert (chosen.stance, chosen.reason) == (Stance.DENY, "")
    assert (told.said, written.said) == (NarrativeText(), MapText())


async def test_what_situation_reports_say_goes_with_the_records(storage):
    await records(storage)
    said = sitrep(summary="Air keruh", requests="Tangki", text="Laporan")
    draft = SitrepDraft("2026-0001", 1, NOW, {"summary": "x"})
    await do(
        storage, lambda u: u.sitreps.add(said), lambda u: u.sitreps.keep_draft(draft)
    )
    await forget(storage, Kind.RECORDS, later(days=1))

    [kept] = await see(storage, lambda u: u.sitreps.of_issue("2026-0001"))
    assert kept == replace(said, summary="", requests="", text="")
    assert await see(storage, lambda u: u.sitreps.draft("2026-0001", 1)) is None


async def test_what_minutes_say_goes_with_the_records(storage):
    await records(storage)
    held = meeting(place="Ruang Bu Wati", agenda="Bu Wati")
    guests = [Guest(held.id, 1, 7, said="sakit"), Guest(held.id, 2, None, "PLN")]
    line = MinuteLine(held.id, 1, LineKind.NOTE, 1, NOW, "Bu Wati bicara")
    await do(
        storage,
        lambda u: u.meetings.add(held),
        *(lambda u, one=one: u.meetings.put_guest(one) for one in guests),
        lambda u: u.meetings.add_line(line),
    )
    await forget(storage, Kind.RECORDS, later(days=1))

    [kept] = await see(storage, lambda u: u.meetings.of_issue("2026-0001"))
    assert kept == replace(held, place="", agenda="")
    left = await see(storage, lambda u: u.meetings.guests(held.id))
    assert [(one.name, one.said) for one in left] == [("", ""), ("…", "")]
    assert await see(storage, lambda u: u.meetings.lines(held.id)) == [
        replace(line, text="")
    ]


async def test_what_was_said_at_a_conference_goes_with_the_records(storage):
    await records(storage)
    held = conference(
        place="Ruang Bu Wati", topic="Bu Wati", speakers="Bu Wati, Kepala"
    )
    line = LogLine(held.id, 1, LogKind.NOTE, 1, NOW, "Bu Wati bicara")
    await do(
        storage,
        lambda u: u.conferences.add(held),
        lambda u: u.conferences.add_line(line),
    )
    await forget(storage, Kind.RECORDS, later(days=1))

    [kept] = await see(storage, lambda u: u.conferences.of_issue("2026-0001"))
    assert kept == replace(held, place="", topic="", speakers="")
    assert await see(storage, lambda u: u.conferences.lines(held.id)) == [
        replace(line, text="")
    ]


@pytest.mark.parametrize(
    ("kind", "issue_id", "days", "said"),
    [
        (Kind.RECORDS, "2026-0001", 1, ""),
        (Kind.NOTES, "2026-0001", 1, "sakit"),
        (Kind.NOTES, None, 1, ""),
        (Kind.NOTES, None, 0, "sakit"),
    ],
)
async def test_why_somebody_could_not_come_goes_with_its_term(
    storage, kind, issue_id, days, said
):
    await records(storage)
    call = muster(issue_id=issue_id, place="Rumah Bu Wati")
    answer = MusterAnswer("u1", 7, MusterReply.UNABLE, "sakit")
    await do(
        storage, lambda u: u.musters.add(call), lambda u: u.musters.put_answer(answer)
    )

    await forget(storage, kind, later(days=days))

    [kept] = await see(storage, lambda u: u.musters.answers("u1"))
    assert kept == replace(answer, said=said)
    found = await see(storage, lambda u: u.musters.find("u1"))
    assert found.place == ("" if kind is Kind.RECORDS else "Rumah Bu Wati")


async def test_much_goes_bite_by_bite(storage):
    await storage.inbox.receive([update(n, chat=n) for n in range(7)], NOW)
    for number in range(7):
        await storage.inbox.finish(f"telegram:{number}")

    gone = [await forget(storage, Kind.UPDATES, later(days=1), 3) for _ in range(4)]
    assert gone == [3, 3, 1, 0]
