"""Doctrine S1 and S5: the story files are played, and the database is asked at named steps.

✔ of S1                                   where it is shown
triage at +20 min = 62, L3, F6            triage_and_rescore; story, "Nine questions"
+3 h = 81, L4; approvers; draft void      triage_and_rescore; story, "L4 is in force"
PDP question at triage                    story, "Twenty minutes after the report"
PDP alarms at 24/48/60/70 h               alarms_of_the_privacy_clock
a claim stays a claim, is refuted later   comforting_claim; story, "admits that there is no"
three totals                              three_totals; story, "A third total"
enquiry about the totals                  three_totals; story, "The answer gives the number"
"data already sold" is undetermined       rumour_without_evidence
directive becomes tasks                   rumour_without_evidence; story, "One tap makes two"
partial return allows no T14              partial_return
backup in D1 (U-03), blame (HS-09), parts and sum (U-05), "pembaruan" (U-06): with the texts

✔ of S5                                   where it is shown
the wrong word is corrected, not deleted  first_word_that_was_wrong
two totals: a conflict, the lead chooses  two_totals; story, "Two numbers, each right"
a toll that goes down, the reason kept    two_totals
every number carries its as-of            two_totals; story, "Sari (spokesperson) opens"
siren: reach 3, panic, F8, within C4      siren
U-03, U-13, U-04, RL-04, D15, SM-01 to SM-08, texts as short as an SMS: with the texts
"""

from contextlib import asynccontextmanager
from datetime import timedelta

from bot.domain.document_life import DocumentState
from bot.domain.fact_life import FactState
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.task import Origin
from tests.scenarios.talk import everybody_read, issue
from tests.scenarios.test_stories import OFFICE, STORIES, living_office, player_of

ISSUE = "2026-0001"


@asynccontextmanager
async def played(tmp_path, name):
    """A story that can be played up to a step, named by words of its caption."""
    story = STORIES[name]
    async with living_office(tmp_path, story) as crisis:
        player = player_of(story, crisis)

        async def after(words: str) -> None:
            """Play until the step is done; no step left is an error of the test."""
            while words not in (await player.step()).caption.en:
                pass

        yield crisis, after
        everybody_read(crisis)


async def kept(crisis, register):
    async with crisis.house.storage.begin() as unit:
        return list(await getattr(unit, register).of_issue(ISSUE))


async def states(crisis) -> dict[str, FactState]:
    return {fact.short: fact.state for fact in await kept(crisis, "facts")}


async def approved(crisis):
    """Who approved the first statement, those whose approval is void left out."""
    async with crisis.house.storage.begin() as unit:
        approvals = await unit.documents.approvals(f"{ISSUE}/D1")
    return [one.approver for one in approvals if one.revoked_at is None]


# S1


async def test_s1_the_triage_and_rescore_change_level_approver_and_the_draft(tmp_path):
    async with played(tmp_path, "pusat-data") as (crisis, after):
        await after("Budi sets L3")
        one = await issue(crisis)
        assert crisis.clock.now() - one.reported_at < timedelta(minutes=21)
        assert (one.score, one.level, one.floors) == (62, Level.L3, ("F6",))

        await after("forty minutes after the report")
        assert await approved(crisis) == [OFFICE.user_id("citra")]
        await after("L4 is in force")
        one = await issue(crisis)
        assert (one.score, one.level, set(one.floors)) == (81, Level.L4, {"F3", "F6"})
        assert await approved(crisis) == []
        [draft] = await kept(crisis, "documents")
        assert draft.state is DocumentState.DRAFT

        await after("The head approves")
        assert await approved(crisis) == [OFFICE.user_id("hadi")]


async def test_s1_the_comforting_claim_is_never_a_fact(tmp_path):
    async with played(tmp_path, "pusat-data") as (crisis, after):
        await after("Three taps keep it")
        [claim] = await kept(crisis, "facts")
        assert (claim.state, claim.verifiers) == (FactState.CLAIMED, ())

        await after("The head approves")
        async with crisis.house.storage.begin() as unit:
            draft = await unit.documents.find(f"{ISSUE}/D1")
            version = await unit.documents.version(draft.id, draft.submitted_version)
        assert "Cadangan data" not in str(version)
        await after("admits that there is no such backup")
        assert (await states(crisis))["F1"] is FactState.REFUTED


async def test_s1_three_totals_supersede_and_contradict_each_other(tmp_path):
    async with played(tmp_path, "pusat-data") as (crisis, after):
        await after("F3 takes the place of F2")
        facts = {fact.short: fact for fact in await kept(crisis, "facts")}
        assert (facts["F2"].value, facts["F2"].replaced_by) == (41, f"{ISSUE}/F3")
        assert (facts["F3"].value, facts["F3"].state) == (47, FactState.VERIFIED)

        await after("closes the ticket")
        [ticket] = await kept(crisis, "enquiries")
        assert (ticket.state, ticket.reference) == ("answered", "F3")
        assert "47" in ticket.answer
        assert "0800 123 4567" not in ticket.words

        await after("the bot sees two values")
        both = await states(crisis)
        assert both["F3"] is both["F4"] is FactState.VERIFIED
        await after("reference source")
        settled = await states(crisis)
        assert (settled["F3"], settled["F4"]) == (FactState.VERIFIED, FactState.REFUTED)


async def test_s1_a_rumour_without_evidence_is_undetermined_and_a_directive_is_tasks(
    tmp_path,
):
    async with played(tmp_path, "pusat-data") as (crisis, after):
        await after("It cannot be called a hoax")
        [rumour] = await kept(crisis, "rumours")
        assert (rumour.label, rumour.proposed) == ("undetermined", None)

        await after("One tap makes two tasks")
        tasks = await kept(crisis, "tasks")
        owners = [OFFICE.user_id("rahma"), OFFICE.user_id("lukman")]
        assert [task.owner for task in tasks] == owners
        assert {task.origin for task in tasks} == {Origin.DIRECTIVE}


async def test_s1_a_partial_return_is_not_the_end_and_the_alarms_of_the_privacy_clock(
    tmp_path,
):
    async with played(tmp_path, "pusat-data") as (crisis, after):
        await after("A partial return is not enough")
        assert (await issue(crisis)).state is IssueState.RESPONDING
        await after("Now the issue is under control")
        one = await issue(crisis)
        assert one.state is IssueState.CONTAINED

        readers = [crisis.phones[OFFICE.user_id(key)] for key in ("citra", "lukman")]
        for hours in (24, 48, 60, 70):
            everybody_read(crisis)
            crisis.clock.at = one.reported_at + timedelta(hours=hours, minutes=-1)
            await crisis.house.engine.tick()
            await crisis.settle()
            assert not [t for p in readers for t in p.texts() if "Tenggat hukum" in t]
            await crisis.fast_forward(minutes=1)
            for phone in readers:
                left = "1 jam" if hours == 70 else "jam"
                phone.hears(left, "pemberitahuan PDP", "tidak dapat diubah")


# S5


async def test_s5_a_first_word_that_was_wrong_is_corrected_and_stays_readable(tmp_path):
    async with played(tmp_path, "gelombang-pesisir") as (crisis, after):
        await after("well in time; and wrong")
        assert await approved(crisis) == [OFFICE.user_id("hadi")]
        await after("There is no button Verifikasi")
        assert (await states(crisis))["F1"] is FactState.CLAIMED
        await after("The old claim is refuted")
        assert await states(crisis) == {
            "F1": FactState.REFUTED,
            "F2": FactState.VERIFIED,
        }

        await after("whoever holds the text is told")
        assert await approved(crisis) == []
        await after("forty minutes after the mistake")
        async with crisis.house.storage.begin() as unit:
            versions = [await unit.documents.version(f"{ISSUE}/D1", n) for n in range(1, 30)]  # fmt: skip
        texts = [str(version) for version in versions if version]
        assert any("bukan tsunami" in text and "Ralat" not in text for text in texts)
        assert "Pukul 04.46 WITA" in texts[-1]
        assert "Itu keliru" in texts[-1]


async def test_s5_the_siren_suggests_f8_and_is_put_right_within_c4(tmp_path):
    async with played(tmp_path, "gelombang-pesisir") as (crisis, after):
        await after("The bot suggests F8")
        [rumour] = await kept(crisis, "rumours")
        assert (rumour.reach, rumour.panics) == (3, True)
        assert "F8" not in (await issue(crisis)).floors

        await after("Budi sets it")
        assert {"F1", "F8"} <= set((await issue(crisis)).floors)
        await after("A quarter of an hour after")
        [rumour] = await kept(crisis, "rumours")
        assert (rumour.state, rumour.fact) == ("clarified", f"{ISSUE}/F3")
        assert rumour.decided_at - rumour.created_at <= timedelta(minutes=30)
        assert rumour.label == "undetermined"


async def test_s5_two_totals_and_a_toll_that_goes_down(tmp_path):
    async with played(tmp_path, "gelombang-pesisir") as (crisis, after):
        await after("Two numbers, each right")
        both = await states(crisis)
        assert both["F4"] is both["F5"] is FactState.VERIFIED
        await after("Citra chooses the hospital")
        assert (await states(crisis))["F4"] is FactState.SUPERSEDED

        await after("the old one stays readable")
        facts = {fact.short: fact for fact in await kept(crisis, "facts")}
        old, new = facts["F5"], facts["F6"]
        assert (old.value, old.state, old.replaced_by) == (
            31,
            FactState.SUPERSEDED,
            new.id,
        )
        assert (new.value, new.state, new.metric) == (
            29,
            FactState.VERIFIED,
            old.metric,
        )
        assert "tercatat ganda" in new.text
        assert facts["F4"].as_of < old.as_of < new.as_of
        assert all(one.sources[0].name for one in facts.values())
