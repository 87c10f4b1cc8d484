"""Reports of the same thing, and files that are not spread, on every engine."""

import pytest

from bot.domain.issue_life import IssueState
from bot.domain.report import Attachment, Content
from bot.domain.values import replace
from bot.domain.withholding import withheld
from bot.ports.mail import MessageClass
from bot.ports.withholding import Carried
from tests.storage.builders import NOW, do, issue, later, letter, report, see


@pytest.fixture
async def five(storage):
    """Five issues, the later ones about the same as the first."""
    for count in range(1, 6):
        await do(storage, lambda u, n=count: u.issues.add(issue(n)))
    for count in range(2, 6):
        at = later(minutes=count)
        await do(
            storage,
            lambda u, n=count, t=at: u.surges.note(f"2026-000{n}", "2026-0001", t),
        )
    return storage


async def test_what_resembles_an_issue_is_listed_until_somebody_takes_it_up(five):
    taken = replace(issue(3), state=IssueState.TRIAGE)
    await do(five, lambda u: u.issues.save(taken))

    found = await see(five, lambda u: u.surges.untouched("2026-0001"))
    assert found == ["2026-0002", "2026-0004", "2026-0005"]
    assert await see(five, lambda u: u.surges.target("2026-0004")) == "2026-0001"
    assert await see(five, lambda u: u.surges.target("2026-0001")) == ""


async def test_a_wave_counts_what_is_open_or_merged_since_an_instant(five):
    merged = replace(issue(4), state=IssueState.MERGED, merged_into="2026-0001")
    gone = replace(issue(5), state=IssueState.REJECTED)
    await do(five, lambda u: u.issues.save(merged), lambda u: u.issues.save(gone))

    found = await see(five, lambda u: u.surges.since("2026-0001", later(minutes=3)))
    assert found == ["2026-0003", "2026-0004"]


async def test_what_resembled_one_resembles_what_it_was_merged_into(five):
    await do(five, lambda u: u.surges.note("2026-0005", "2026-0002", NOW))
    await do(five, lambda u: u.surges.move("2026-0002", "2026-0001"))

    assert await see(five, lambda u: u.surges.target("2026-0005")) == "2026-0001"


async def test_when_the_owner_was_asked_is_the_last_time(five):
    assert await see(five, lambda u: u.surges.asked("2026-0001")) is None

    for minutes in (1, 2):
        at = later(minutes=minutes)
        await do(five, lambda u, t=at: u.surges.ask("2026-0001", t))

    asked = await see(five, lambda u: u.surges.asked("2026-0001"))
    assert asked == later(minutes=2)


PHOTO = Attachment("photo", "file-1", "unique-1", size=10)
OTHER = Attachment("photo", "file-2", "unique-2", size=10)


async def test_a_file_is_taken_out_of_every_version_and_letter(storage):
    content = Content("Air", (PHOTO, OTHER))
    sent = letter("sent", MessageClass.FILE, media=(PHOTO, OTHER))
    waits = letter("waits", MessageClass.FILE, chat=2, media=(PHOTO,))
    await do(
        storage,
        lambda u: u.issues.add(issue(1)),
        lambda u: u.reports.add(report(content=content)),
        lambda u: u.letters.post(sent),
    )
    [queued] = await storage.outbox.claim(NOW, (), 1, False)
    await storage.outbox.sent(queued.id, 70, NOW)
    await do(storage, lambda u: u.letters.post(waits))

    stays = withheld(PHOTO)
    count = await do(
        storage, lambda u: u.withholding.take_out("2026-0001", PHOTO, stays)
    )
    carried = await do(storage, lambda u: u.withholding.stop(PHOTO))

    assert count == 1
    assert carried == [Carried(1, (70, 71))]
    [kept] = await see(storage, lambda u: u.reports.of_issue("2026-0001"))
    assert kept.content.attachments == (stays, OTHER)
    assert await see(storage, lambda u: u.letters.fate("waits")) == ("cancelled", 0)
    assert await storage.outbox.claim(later(hours=1), (), 5, False) == []


async def test_a_judged_hash_is_known_for_ever(storage):
    for _ in range(2):
        await do(storage, lambda u: u.withholding.judge("abc", 7, NOW))

    judged = await see(storage, lambda u: u.withholding.judged(["abc", "def"]))
    assert judged == {"abc"}
