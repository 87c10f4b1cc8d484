"""Reports: kept whole, once, with every later version."""

import pytest

from bot.domain.issue_life import IssueState
from bot.domain.report import Attachment, Content
from bot.domain.values import replace
from tests.storage.builders import NOW, do, issue, later, open_issue, report, see

PHOTO = Attachment("photo", "f1", "u1", "a.jpg", 2**33)
PLACE = Attachment("location", latitude=-0.5021, longitude=117.1537)


@pytest.fixture
async def kept(storage):
    await do(storage, lambda u: u.issues.add(issue(1)))
    one = report(content=Content("Keruh", (PHOTO, PLACE), "Warga", "album9"))
    assert await do(storage, lambda u: u.reports.add(one)) is True
    return one


async def test_a_report_comes_back_whole(storage, kept):
    assert await see(storage, lambda u: u.reports.find("r1")) == kept
    assert await see(storage, lambda u: u.reports.by_source("1:r1")) == kept
    assert await see(storage, lambda u: u.reports.by_album(1, "album9")) == kept
    assert await see(storage, lambda u: u.reports.of_issue("2026-0001")) == [kept]


async def test_what_there_is_not_is_none(storage, kept):
    assert await see(storage, lambda u: u.reports.find("r2")) is None
    assert await see(storage, lambda u: u.reports.by_source("1:r2")) is None
    assert await see(storage, lambda u: u.reports.by_album(2, "album9")) is None
    assert await see(storage, lambda u: u.reports.by_album(1, "")) is None


async def test_one_message_is_one_report(storage, kept):
    again = replace(kept, id="r2")

    assert await do(storage, lambda u: u.reports.add(again)) is False
    assert await see(storage, lambda u: u.reports.find("r2")) is None


async def test_a_note_belongs_to_no_issue_until_it_is_assigned(storage):
    note = report("n1", issue_id="")
    await do(storage, lambda u: u.reports.add(note))
    assert await see(storage, lambda u: u.reports.find("n1")) == note
    await open_issue(storage)

    await do(storage, lambda u: u.reports.assign("n1", "2026-0001"))

    found = await see(storage, lambda u: u.reports.find("n1"))
    assert found == replace(note, issue_id="2026-0001")


async def test_a_later_part_of_an_album_joins_the_report(storage, kept):
    more = Attachment("photo", "f2")
    await do(
        storage,
        lambda u: u.reports.attach("r1", "1:8", (more,), "dan bau", later(seconds=2)),
    )
    # The same message again, as after a redelivery.
    await do(storage, lambda u: u.reports.attach("r1", "1:8", (more,), "dan bau", NOW))
    await do(storage, lambda u: u.reports.attach("none", "1:9", (more,), "", NOW))

    found = await see(storage, lambda u: u.reports.by_source("1:8"))
    assert found.content.text == "Keruh\ndan bau"
    assert found.content.attachments == (PHOTO, PLACE, more)
    versions = await see(storage, lambda u: u.reports.versions("r1"))
    assert versions == [(1, "Keruh\ndan bau", NOW)]
    assert await see(storage, lambda u: u.reports.by_source("1:9")) is None


async def test_a_message_that_joined_a_report_is_no_report_of_its_own(storage, kept):
    await do(storage, lambda u: u.reports.attach("r1", "1:8", (), "", NOW))

    part = report("r8", source="1:8")
    assert await do(storage, lambda u: u.reports.add(part)) is False


async def test_an_edit_is_a_new_version_and_the_older_ones_stay(storage, kept):
    moved = replace(PLACE, latitude=-0.6)
    edit = Content("Sangat keruh", (moved,))
    await do(storage, lambda u: u.reports.revise("r1", edit, later(minutes=1)))
    await do(storage, lambda u: u.reports.revise("none", edit, NOW))

    found = await see(storage, lambda u: u.reports.find("r1"))
    assert found.version == 2
    assert found.content == Content("Sangat keruh", (PHOTO, moved), "Warga", "album9")
    assert await see(storage, lambda u: u.reports.versions("r1")) == [
        (1, "Keruh", NOW),
        (2, "Sangat keruh", later(minutes=1)),
    ]


async def test_reports_and_followers_move_together(storage, kept):
    await do(storage, lambda u: u.issues.add(issue(2)))
    for issue_id, who in (("2026-0001", 1), ("2026-0001", 2), ("2026-0002", 2)):
        await do(storage, lambda u, i=issue_id, w=who: u.issues.follow(i, w))

    await do(storage, lambda u: u.reports.move("2026-0001", "2026-0002"))

    assert await see(storage, lambda u: u.reports.of_issue("2026-0001")) == []
    assert len(await see(storage, lambda u: u.reports.of_issue("2026-0002"))) == 1
    assert await see(storage, lambda u: u.issues.followers("2026-0002")) == [1, 2]
    assert await see(storage, lambda u: u.issues.followers("2026-0001")) == []


async def test_reports_of_an_issue_stand_oldest_first(storage, kept):
    older = report("r0", at=later(minutes=-1))
    await do(storage, lambda u: u.reports.add(older))

    found = await see(storage, lambda u: u.reports.of_issue("2026-0001"))
    assert found == [older, kept]


async def test_what_was_said_about_open_issues_stands_newest_issue_first(storage):
    for minutes in range(3):
        await open_issue(storage, reported_at=later(minutes=minutes))
    closed = await open_issue(storage, state=IssueState.REJECTED)
    second = report(
        "more", issue_id="2026-0003", at=later(minutes=9), content=Content("bau")
    )
    await do(storage, lambda u: u.reports.add(second))

    said = await see(storage, lambda u: u.reports.said_when_open(10))
    assert [(i[-1], text) for i, text in said] == [
        ("3", "Air keran keruh"),
        ("3", "bau"),
        ("2", "Air keran keruh"),
        ("1", "Air keran keruh"),
    ]
    assert closed.id not in dict(said)
    assert len(await see(storage, lambda u: u.reports.said_when_open(2))) == 2


async def test_what_a_member_sent_lately_is_counted(storage):
    await open_issue(storage)
    note = report("n1", issue_id="", at=later(minutes=5))
    await do(storage, lambda u: u.reports.add(note))

    async def count(author, since):
        return await see(storage, lambda u: u.reports.count_since(author, since))

    assert await count(1, later(minutes=-1)) == 2
    assert await count(1, NOW) == 1
    assert await count(2, later(minutes=-1)) == 0


async def test_the_last_open_issue_that_a_member_reported(storage):
    for minutes in (0, 5):
        await open_issue(storage, reported_at=later(minutes=minutes))
    await open_issue(storage, state=IssueState.MERGED, reported_at=later(minutes=9))

    async def last(author, since):
        return await see(storage, lambda u: u.reports.last_reported(author, since))

    assert await last(1, later(minutes=-1)) == "2026-0002"
    assert await last(1, NOW) == ""
    assert await last(2, later(minutes=-1)) == ""


async def test_what_is_said_of_open_issues_comes_newest_issue_first(storage):
    for number in (1, 2, 3):
        await do(storage, lambda u, n=number: u.issues.add(issue(n)))
        one = report(
            f"r{number}",
            issue_id=f"2026-000{number}",
            content=Content(f"Kata {number}"),
        )
        await do(storage, lambda u, r=one: u.reports.add(r))
    closed = await see(storage, lambda u: u.issues.find("2026-0002"))
    await do(storage, lambda u: u.issues.save(replace(closed, state=IssueState.MERGED)))

    said = await see(storage, lambda u: u.reports.said_when_open(10))
    assert said == [("2026-0003", "Kata 3"), ("2026-0001", "Kata 1")]
    assert len(await see(storage, lambda u: u.reports.said_when_open(1))) == 1


async def test_the_messages_of_one_member_since_an_instant_are_counted(storage, kept):
    note = report("r2", issue_id="", content=Content("Catatan"))
    await do(storage, lambda u: u.reports.add(replace(note, at=later(minutes=2))))

    async def count(author, since):
        return await see(storage, lambda u: u.reports.count_since(author, since))

    assert await count(1, later(minutes=-1)) == 2
    assert await count(1, NOW) == 1
    assert await count(1, later(minutes=2)) == 0
    assert await count(2, later(minutes=-1)) == 0


async def test_the_last_open_issue_of_a_reporter_is_found(storage, kept):
    async def last(author, since):
        return await see(storage, lambda u: u.reports.last_reported(author, since))

    before = later(minutes=-1)
    assert await last(kept.author, before) == "2026-0001"
    assert await last(kept.author, NOW) == ""
    assert await last(99, before) == ""
    done = await see(storage, lambda u: u.issues.find("2026-0001"))
    await do(storage, lambda u: u.issues.save(replace(done, state=IssueState.REJECTED)))
    assert await last(kept.author, before) == ""
