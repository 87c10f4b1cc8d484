"""The press: what comes back, what a change may touch, who is forgotten everywhere."""

import pytest

from bot.domain.clipping import Tone
from bot.domain.enquiry import Line, Verdict
from bot.domain.enquiry_life import EnquiryState
from bot.domain.issue_life import IssueState
from bot.domain.outlets import Reach
from bot.domain.report import Attachment
from bot.domain.retention import Kind
from bot.domain.values import replace
from bot.ports.mail import StoredUpdate
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import (
    NOW,
    clipping,
    do,
    enquiry,
    issue,
    journalist,
    later,
    letter,
    outlet,
    see,
)

ANSWERED = {
    "state": EnquiryState.ANSWERED,
    "owner": 2,
    "missed_at": later(hours=2),
    "first_answer_at": later(hours=3),
    "answered_at": later(hours=4),
    "answered_by": 3,
    "line": Line.DOCUMENT,
    "reference": "D1 v2",
    "answer": "Kami memeriksa",
}


@pytest.fixture
async def kept(storage):
    await do(
        storage,
        lambda u: u.issues.add(issue(1)),
        lambda u: u.issues.add(issue(2)),
        lambda u: u.outlets.add(outlet()),
        lambda u: u.outlets.keep_journalist(journalist()),
        lambda u: u.enquiries.add(enquiry()),
        lambda u: u.clippings.add(clipping()),
    )


async def test_questions_and_clippings_are_numbered_each_for_itself(storage, kept):
    counts = [
        await do(storage, lambda u, one=one, kind=kind: getattr(u, kind).next_count(one))
        for one, kind in (
            ("2026-0001", "enquiries"),
            ("2026-0001", "enquiries"),
            ("2026-0001", "clippings"),
            ("2026-0002", "enquiries"),
        )
    ]  # fmt: skip

    assert counts == [1, 2, 1, 1]


async def test_a_question_comes_back_as_it_was_changed(storage, kept):
    changed = enquiry(
        wanted_at=later(hours=1),
        printed=Verdict.YES,
        balanced=Verdict.NO,
        asked=1,
        **ANSWERED,
    )
    saved = await do(storage, lambda u: u.enquiries.save(changed))

    assert saved == replace(changed, version=1)
    assert await see(storage, lambda u: u.enquiries.find(changed.id)) == saved
    assert await see(storage, lambda u: u.enquiries.of_issue("2026-0001")) == [saved]
    assert await see(storage, lambda u: u.enquiries.of_outlet("o1", 5)) == [saved]
    assert await see(storage, lambda u: u.enquiries.find("x")) is None
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.enquiries.save(changed))


async def test_what_was_asked_never_changes(storage, kept):
    forged = enquiry(words="lain", recorded_by=9, asked_at=later(hours=1))
    await do(storage, lambda u: u.enquiries.save(forged))

    found = await see(storage, lambda u: u.enquiries.find(forged.id))
    assert found == enquiry(version=1)


@pytest.mark.parametrize(
    "attack",
    [
        {"state": EnquiryState.ASSIGNED},
        {"state": EnquiryState.MISSED},
        ANSWERED | {"answered_by": None},
        ANSWERED | {"answered_at": None},
        ANSWERED | {"line": None},
    ],
)
async def test_the_database_refuses_an_answer_of_nobody(storage, kept, attack):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.enquiries.save(enquiry(**attack)))


async def test_what_is_overdue_and_what_was_printed_is_found_when_it_is_time(storage, kept):  # fmt: skip
    late = await see(storage, lambda u: u.enquiries.overdue(later(hours=2), 5))
    early = await see(storage, lambda u: u.enquiries.overdue(later(hours=1.9), 5))
    assert (late, early) == ([enquiry()], [])

    saved = await do(storage, lambda u: u.enquiries.save(enquiry(**ANSWERED)))
    for hours, found in ((4, [saved]), (3.9, [])):
        at = later(hours=hours)
        assert await see(storage, lambda u, at=at: u.enquiries.unseen(at, 5)) == found
    assert await see(storage, lambda u: u.enquiries.overdue(later(days=9), 5)) == []
    await do(storage, lambda u: u.enquiries.save(replace(saved, asked=1)))
    assert await see(storage, lambda u: u.enquiries.unseen(later(days=9), 5)) == []


async def test_a_clipping_comes_back_as_it_was_changed(storage, kept):
    files = (Attachment("photo", "f1", "u1"), Attachment("photo", "f2", "u2"))
    changed = clipping(
        words="Lain",
        attachments=files,
        tone=Tone.NEGATIVE,
        timed=True,
        published_at=later(hours=-2),
        outlet="o2",
        digest="2026-03-12",
    )
    saved = await do(storage, lambda u: u.clippings.save(changed))

    assert await see(storage, lambda u: u.clippings.find(changed.id)) == saved
    assert await see(storage, lambda u: u.clippings.of_issue("2026-0001")) == [saved]
    assert await see(storage, lambda u: u.clippings.digested("2026-03-12")) == [saved]
    assert await see(storage, lambda u: u.clippings.undigested(later(days=1), 5)) == []
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.clippings.save(changed))


async def test_a_clipping_is_found_by_its_album_and_until_a_digest_has_it(storage, kept):  # fmt: skip
    shot = clipping("2026-0001/KL2", link="", album="a1", added_at=later(hours=1))
    await do(storage, lambda u: u.clippings.add(shot))

    assert await see(storage, lambda u: u.clippings.by_album(1, "a1")) == shot
    assert await see(storage, lambda u: u.clippings.by_album(2, "a1")) is None
    assert await see(storage, lambda u: u.clippings.by_album(1, "")) is None
    before = await see(storage, lambda u: u.clippings.undigested(later(minutes=59), 5))
    assert before == [clipping()]


async def test_what_hangs_on_an_issue_moves_with_it_and_keeps_its_number(storage, kept):
    await do(storage, lambda u: u.enquiries.move("2026-0001", "2026-0002"))
    await do(storage, lambda u: u.clippings.move("2026-0001", "2026-0002"))

    [asked] = await see(storage, lambda u: u.enquiries.of_issue("2026-0002"))
    [clip] = await see(storage, lambda u: u.clippings.of_issue("2026-0002"))
    assert (asked.id, clip.id) == ("2026-0001/M1", "2026-0001/KL1")
    assert await see(storage, lambda u: u.enquiries.of_issue("2026-0001")) == []


async def test_the_media_list_knows_an_outlet_by_its_name(storage, kept):
    await do(storage, lambda u: u.outlets.add(outlet("Antara Ulu", id="o2", domain="")))
    assert await see(storage, lambda u: u.outlets.named("kabar ulu")) == outlet()
    assert [o.id for o in await see(storage, lambda u: u.outlets.everything())] == ["o2", "o1"]  # fmt: skip
    assert await see(storage, lambda u: u.outlets.recent(5)) == [outlet()]

    national = replace(outlet(), reach=Reach.NATIONAL, name="Kabar Ulu Baru")
    saved = await do(storage, lambda u: u.outlets.save(national))
    assert await see(storage, lambda u: u.outlets.find("o1")) == saved
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.outlets.save(national))
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.outlets.add(outlet("kabar ulu  BARU", id="o3")))


async def test_a_journalist_is_forgotten_wherever_the_name_stands(storage, kept):
    said = "Saya Rina Dewi, 0812 3456 7890, apa benar?"
    name = "Rina Dewi & Joko"
    raw = StoredUpdate("telegram:1", 1, 1, f'{{"text": "{said}"}}')
    await storage.inbox.receive([raw], NOW)
    await storage.inbox.finish("telegram:1")
    await do(
        storage,
        lambda u: u.enquiries.add(enquiry("2026-0001/M2", words=said, journalist="")),
        lambda u: u.clippings.add(clipping("2026-0001/KL2", words=name)),
        lambda u: u.letters.post(letter("call", text=f"Tanya <b>{said}</b>")),
    )
    one = await see(storage, lambda u: u.outlets.journalist("j1"))
    assert one == journalist()

    await do(storage, lambda u: u.outlets.erase_journalist(one))

    found = await see(storage, lambda u: u.enquiries.of_issue("2026-0001"))
    assert [(e.words, e.journalist) for e in found] == [
        ("Kapan air normal kembali?", ""),
        ("Saya …, …, apa benar?", ""),
    ]
    clips = await see(storage, lambda u: u.clippings.of_issue("2026-0001"))
    assert [c.words for c in clips] == ["Warga antre air", "… & Joko"]
    [left] = await storage.outbox.claim(NOW, [], 5, urgent=False)
    assert left.letter.text == "Tanya <b>Saya …, …, apa benar?</b>"
    assert await see(storage, lambda u: u.outlets.journalists()) == []
    assert await see(storage, lambda u: u.outlets.find("o1")) == outlet()


async def test_a_short_name_is_only_masked_in_what_they_asked(storage, kept):
    rina = journalist("Rina", id="j2", contact="")
    await do(
        storage,
        lambda u: u.outlets.keep_journalist(rina),
        lambda u: u.enquiries.add(
            enquiry("2026-0001/M2", words="Rina bertanya", journalist="j2")
        ),
        lambda u: u.clippings.add(clipping("2026-0001/KL2", words="Rina lain")),
    )
    await do(storage, lambda u: u.outlets.erase_journalist(rina))

    _, asked = await see(storage, lambda u: u.enquiries.of_issue("2026-0001"))
    _, clip = await see(storage, lambda u: u.clippings.of_issue("2026-0001"))
    assert (asked.words, clip.words) == ("… bertanya", "Rina lain")


async def test_records_past_their_term_say_nothing_of_the_press(storage, kept):
    done = issue(1, state=IssueState.REJECTED, version=0)
    await do(storage, lambda u: u.issues.save(done))
    await do(storage, lambda u: u.forgetting.forget(Kind.RECORDS, later(days=1), 5))

    [asked] = await see(storage, lambda u: u.enquiries.of_issue("2026-0001"))
    [clip] = await see(storage, lambda u: u.clippings.of_issue("2026-0001"))
    assert (asked.words, asked.journalist, clip.link, clip.words) == ("", "", "", "")
    assert (asked.due_at, clip.added_at) == (enquiry().due_at, NOW)
