"""The letter of a stage: what is open of one owner's items, each with its tick."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.conference import Conference
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.runbook import Entry
from bot.ports.mail import Button, MessageClass
from bot.services.conferences.conference_views import entry_text, stage_name
from bot.services.conferences.readiness import BY_APPROVAL, approved_texts, done
from bot.services.turn import Turn
from bot.services.views import issue_view


async def remind(
    turn: Turn, issue: Issue, conference: Conference, to: Member, open_: Sequence[Entry]
) -> None:
    """Write one letter with everything of a stage that is *to*'s."""
    await turn.tell(
        to,
        "conference_stage",
        klass=MessageClass.PING,
        rows=_rows(turn, conference, to, open_),
        issue=await issue_view(turn, issue, to),
        short=conference.short,
        stage=stage_name(max(one.at for one in open_)),
        start=conference.start,
        items=[(one.number, entry_text(turn, one, to.locale)) for one in open_],
        now=turn.now,
    )


async def show_own(turn: Turn, issue: Issue, conference: Conference) -> None:
    """Answer with what is still open of one's own, up to the stage that was told."""
    entries = await turn.unit.conferences.entries(conference.id)
    approved = await approved_texts(turn, issue)
    me = turn.member
    told = conference.told
    mine = [
        one
        for one in entries
        if one.owner == me.user_id
        and not done(one, approved)
        and (told is None or one.at <= told)
    ]
    await turn.reply(
        "conference_stage",
        rows=_rows(turn, conference, me, mine),
        issue=await issue_view(turn, issue, me),
        short=conference.short,
        stage=stage_name(told) if told is not None else "",
        start=conference.start,
        items=[(one.number, entry_text(turn, one, me.locale)) for one in mine],
        now=turn.now,
    )


def _rows(
    turn: Turn, conference: Conference, to: Member, open_: Sequence[Entry]
) -> list[list[Button]]:
    ticks = [
        turn.button(
            "conference_mine",
            conference.id,
            value=str(one.number),
            text=f"✅ {one.number}",
        )
        for one in open_
        if not one.blocks
    ]
    texts = [
        turn.button(
            f"conference_{one.code}",
            conference.id,
            text=turn.label(f"button.conference_{one.code}", to.locale),
        )
        for one in open_
        if one.code in BY_APPROVAL and may(to, Action.DRAFT)
    ]
    shown = turn.button("conference_open", conference.id, locale=to.locale)
    return [*(ticks[i : i + 4] for i in range(0, len(ticks), 4)), [*texts, shown]]
