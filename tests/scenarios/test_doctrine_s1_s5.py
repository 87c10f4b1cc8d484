"""Doctrine S1 and S5: their stories are played, and the database is asked at named steps.

✔ of S1                                   where it is shown
triage at +20 min = 62, L3, F6            triage_is_62; story, "Nine questions, nine taps"
+3 h = 81, L4; approvers; draft void      rescore_is_81; story, "L4 is in force"
PDP question at triage                    story, "Twenty minutes after the report"
PDP alarms at 24/48/60/70 h               privacy_clock_warns; test_doctrine_words.py
a claim stays a claim, is refuted later   comfort_is_a_claim, claim_is_refuted
three totals                              new_value_supersedes, two_values, source_chosen
enquiry about the totals                  enquiry_is_answered; story, "The answer gives"
"data already sold" is undetermined       rumour_is_undetermined
report to the head, tasks of the answer   directive_is_tasks; story, "Citra reports to Hadi"
partial return allows no T14              partial_is_not_the_end; story, "A partial return"
backup in D1 (U-03), blame (HS-09), parts and sum (U-05), "pembaruan" (U-06): issue 7

✔ of S5                                   where it is shown
wrong first word, corrected openly        wrong_word_is_out, correction_is_out, old_word_is_marked
17 vs 46: conflict, the lead chooses      two_tolls, hospital_is_chosen
the text says both sources and as-of      story, "Two numbers, each right"
a toll may go down, with a reason         toll_goes_down
each number carries its as-of             every_number_has_its_time; story, "Sari"
siren: reach 3, panic, F8, within C4      siren_suggests_f8, siren_is_put_right
D15 names the tweet's time, old text kept  correction_is_out; test_doctrine_words.py
a lower toll needs its reason (RL-04)     test_doctrine_words.py
SM-01 to SM-08; as short as an SMS        test_doctrine_words.py
U-03, U-13, U-04: issue 7
"""

from datetime import timedelta

import pytest

from bot.domain.corrections import corrects
from bot.domain.document_life import DocumentState
from bot.domain.fact_life import FactState
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.task import Origin
from tests.scenarios.talk import everybody_read, issue
from tests.scenarios.test_stories import OFFICE, STORIES, living_office, player_of

D1, D2 = "2026-0001/D1", "2026-0001/D2"


async def kept(crisis, register):
    async with crisis.house.storage.begin() as unit:
        return list(await getattr(unit, register).of_issue("2026-0001"))


async def facts(crisis):
    return {fact.short: fact for fact in await kept(crisis, "facts")}


async def stands(crisis, **expected) -> None:
    """Facts stand as expected."""
    states = {short: str(fact.state) for short, fact in (await facts(crisis)).items()}
    assert {short: states[short] for short in expected} == expected


async def approvers(crisis) -> list[int]:
    """Who stands behind the first statement as it is now."""
    async with crisis.house.storage.begin() as unit:
        approvals = await unit.documents.approvals(D1)
    return [one.approver for one in approvals if one.revoked_at is None]


async def body(crisis) -> str:
    async with crisis.house.storage.begin() as unit:
        draft = await unit.documents.find(D1)
        version = await unit.documents.version(D1, draft.submitted_version)
    return version.body


# S1


async def triage_is_62(crisis):
    one = await issue(crisis)
    assert crisis.clock.now() - one.reported_at < timedelta(minutes=21)
    assert (one.score, one.level, one.floors) == (62, Level.L3, ("F6",))


async def lead_approves(crisis):
    assert await approvers(crisis) == [OFFICE.user_id("citra")]


async def comfort_is_a_claim(crisis):
    [claim] = await kept(crisis, "facts")
    assert (claim.state, claim.verifiers) == (FactState.CLAIMED, ())


async def rescore_is_81(crisis):
    one = await issue(crisis)
    assert crisis.clock.now() - one.reported_at < timedelta(hours=3, minutes=1)
    assert (one.score, one.level, set(one.floors)) == (81, Level.L4, {"F3", "F6"})
    assert await approvers(crisis) == []
    assert [d.state for d in await kept(crisis, "documents")] == [DocumentState.DRAFT]


async def head_approves_without_the_claim(crisis):
    assert await approvers(crisis) == [OFFICE.user_id("hadi")]
    assert "Cadangan data" not in await body(crisis)
    await stands(crisis, F1="claimed")


async def new_value_supersedes(crisis):
    found = await facts(crisis)
    assert [found[short].value for short in ("F2", "F3")] == [41, 47]
    assert found["F2"].replaced_by == found["F3"].id
    await stands(crisis, F2="superseded", F3="verified")


async def enquiry_is_answered(crisis):
    [ticket] = await kept(crisis, "enquiries")
    assert (ticket.state, ticket.reference) == ("answered", "F3")
    assert "47 instansi" in ticket.answer
    assert "0800 123 4567" not in ticket.words


async def two_values(crisis):
    await stands(crisis, F3="verified", F4="verified")


async def source_chosen(crisis):
    await stands(crisis, F3="verified", F4="refuted")


async def rumour_is_undetermined(crisis):
    [rumour] = await kept(crisis, "rumours")
    assert (rumour.label, rumour.proposed) == ("undetermined", None)


async def directive_is_tasks(crisis):
    tasks = await kept(crisis, "tasks")
    owners = [OFFICE.user_id("rahma"), OFFICE.user_id("lukman")]
    assert [task.owner for task in tasks] == owners
    assert {task.origin for task in tasks} == {Origin.DIRECTIVE}


async def partial_is_not_the_end(crisis):
    await stands(crisis, F5="verified")
    assert (await issue(crisis)).state is IssueState.RESPONDING


async def claim_is_refuted(crisis):
    await stands(crisis, F1="refuted")


async def privacy_clock_warns(crisis):
    """It warns Citra and Lukman at its hours, and not a minute before."""
    one = await issue(crisis)
    assert one.state is IssueState.CONTAINED
    readers = [crisis.phones[OFFICE.user_id(key)] for key in ("citra", "lukman")]
    for hours, left in ((24, "2 hari"), (48, "1 hari"), (60, "12 jam"), (70, "2 jam")):
        crisis.clock.at = one.reported_at + timedelta(hours=hours, minutes=-1)
        await crisis.house.engine.tick()
        await crisis.settle()
        everybody_read(crisis)
        await crisis.fast_forward(minutes=1)
        for phone in readers:
            phone.hears(f"{left} lagi: pemberitahuan PDP", "tidak dapat diubah")


# S5


async def wrong_word_is_out(crisis):
    assert await approvers(crisis) == [OFFICE.user_id("hadi")]
    assert "bukan tsunami" in await body(crisis)


async def citizens_word_is_a_claim(crisis):
    await stands(crisis, F1="claimed")


async def claim_gives_way(crisis):
    await stands(crisis, F1="refuted", F2="verified")


async def correction_is_out(crisis):
    """The correction (D15) names the old text, and that one is still there, marked."""
    async with crisis.house.storage.begin() as unit:
        [approval] = await unit.documents.approvals(D2)
        correction = await unit.documents.version(D2, approval.version)
        draft = await unit.documents.find(D2)
    assert approval.approver == OFFICE.user_id("hadi")
    assert corrects(draft) == D1
    assert "Air laut naik di Pesisir Contoh: bukan tsunami" in correction.body
    assert "pukul 04.46 WITA" in correction.body
    assert "Air laut naik di Pesisir Contoh: bukan tsunami" in await body(crisis)


async def old_word_is_marked(crisis):
    """Once the correction is out, the first statement counts as corrected."""
    states = {one.id: one.state for one in await kept(crisis, "documents")}
    assert states == {D1: DocumentState.CORRECTED, D2: DocumentState.PUBLISHED}


async def siren_suggests_f8(crisis):
    [rumour] = await kept(crisis, "rumours")
    assert (rumour.reach, rumour.panics) == (3, True)
    assert "F8" not in (await issue(crisis)).floors


async def panic_is_marked(crisis):
    assert {"F1", "F8"} <= set((await issue(crisis)).floors)


async def siren_is_put_right(crisis):
    [rumour] = await kept(crisis, "rumours")
    assert (rumour.state, rumour.fact) == ("clarified", "2026-0001/F3")
    c4 = crisis.house.desk.playbook.clocks.plan(Level.L4).paces["first_word"].wait
    assert rumour.decided_at - rumour.created_at <= c4 == timedelta(minutes=30)
    assert rumour.label == "undetermined"


async def two_tolls(crisis):
    await stands(crisis, F4="verified", F5="verified")


async def hospital_is_chosen(crisis):
    await stands(crisis, F4="superseded", F5="verified")


async def toll_goes_down(crisis):
    found = await facts(crisis)
    old, new = found["F5"], found["F6"]
    assert (old.value, new.value, new.metric) == (31, 29, old.metric)
    assert old.replaced_by == new.id
    assert "tercatat ganda" in new.text
    await stands(crisis, F5="superseded", F6="verified")


async def every_number_has_its_time(crisis):
    counted = [one for one in await kept(crisis, "facts") if one.value is not None]
    assert [f"{one.as_of:%H.%M}" for one in counted] == ["22.00", "22.05", "22.25"]
    assert [one.sources[0].name for one in counted] == ["BPBD", "RSUD", "RSUD"]


#: Words of a caption, and what must hold once that step is done; in the order of the story.
CHECKS = {
    "pusat-data": {
        "Budi sets L3": triage_is_62,
        "forty minutes after the report": lead_approves,
        "Three taps keep it": comfort_is_a_claim,
        "L4 is in force": rescore_is_81,
        "The head approves": head_approves_without_the_claim,
        "F3 takes the place of F2": new_value_supersedes,
        "closes the ticket": enquiry_is_answered,
        "the bot sees two values": two_values,
        "as the reference source": source_chosen,
        "It cannot be called a hoax": rumour_is_undetermined,
        "One tap makes two tasks": directive_is_tasks,
        "A partial return is not enough": partial_is_not_the_end,
        "admits that there is no such backup": claim_is_refuted,
        "Now the issue is under control": privacy_clock_warns,
    },
    "gelombang-pesisir": {
        "well in time; and wrong": wrong_word_is_out,
        "even two sources are not enough": citizens_word_is_a_claim,
        "The old claim is refuted": claim_gives_way,
        "forty minutes after the mistake": correction_is_out,
        "The old text is not deleted": old_word_is_marked,
        "The bot suggests F8": siren_suggests_f8,
        "Budi sets it": panic_is_marked,
        "A quarter of an hour after": siren_is_put_right,
        "Two numbers, each right": two_tolls,
        "Citra chooses the hospital": hospital_is_chosen,
        "the new number holds": toll_goes_down,
        "Every number has its source": every_number_has_its_time,
    },
}


@pytest.mark.parametrize("name", CHECKS)
async def test_what_the_doctrine_asks_of_a_scenario_holds_step_by_step(tmp_path, name):
    story, due = STORIES[name], dict(CHECKS[name])
    async with living_office(tmp_path, story) as crisis:
        player = player_of(story, crisis)
        while not player.over:
            caption = (await player.step()).caption.en
            for words in [words for words in due if words in caption]:
                await due.pop(words)(crisis)

        assert due == {}
        everybody_read(crisis)
