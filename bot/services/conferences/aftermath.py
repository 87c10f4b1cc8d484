"""What comes after a conference: put an error right, weigh the coverage, report."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.clipping import Clipping, Tone, tones
from bot.domain.conference import Conference
from bot.domain.enquiry import Verdict
from bot.domain.issue import Issue
from bot.domain.narrative import drift
from bot.domain.values import Struct
from bot.services.conferences.finding_conferences import the_conference
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.strategy.standing import narrative_of
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

_WHOLE = 100


class Balance(Struct, frozen=True):
    """How the press told it since the conference began.

    `ours` clippings carry one of our messages, None where no narrative holds; `printed`
    answers were printed, `balanced` of those with our side.
    """

    clippings: int
    ours: int | None
    negative: int
    neutral: int
    positive: int
    unsaid: int
    printed: int
    balanced: int

    @property
    def share(self) -> int | None:
        """Return the share with our line in per cent; None where nothing tells."""
        if not self.clippings or self.ours is None:
            return None
        return round(self.ours * _WHOLE / self.clippings)


async def correct(desk: Desk, pressed: Pressed) -> str:
    """Lead to the correction (D15) of what was said wrong, or of the invitation."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        issue = await open_issue(turn, issue.id)
        begin = turn.button(
            "draft_kind",
            issue.id,
            value="correction",
            text=turn.label("document_kind.correction"),
        )
        back = turn.button("conference_open", conference.id, value="here", label="back")
        await turn.reply(
            "conference_correct",
            fresh=True,
            rows=[[begin], [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
        )
    return turn.toast


async def see_coverage(desk: Desk, pressed: Pressed) -> str:
    """Show how the press told it: what has our line, and what is balanced."""
    async with member_turn(desk, pressed, Action.SEE_CONFERENCE) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        rows = [
            [
                turn.button("clippings", issue.id),
                turn.button("sitreps", issue.id),
            ],
            [turn.button("conference_open", conference.id, value="here", label="back")],
        ]
        await turn.reply(
            "conference_coverage",
            fresh=True,
            rows=rows,
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            since=conference.start,
            one=await balance_of(turn, issue, conference),
            now=turn.now,
        )
    return turn.toast


async def balance_of(turn: Turn, issue: Issue, conference: Conference) -> Balance:
    """Weigh the clippings and answers since a conference began."""
    every = await turn.unit.clippings.of_issue(issue.id)
    clippings = [one for one in every if one.published_at >= conference.start]
    asked = await turn.unit.enquiries.of_issue(issue.id)
    since = [one for one in asked if one.created_at >= conference.start]
    printed = [one for one in since if one.printed is Verdict.YES]
    counts = tones(clippings)
    return Balance(
        clippings=len(clippings),
        ours=await _ours(turn, issue, clippings),
        negative=counts[Tone.NEGATIVE],
        neutral=counts[Tone.NEUTRAL],
        positive=counts[Tone.POSITIVE],
        unsaid=counts[Tone.UNSAID],
        printed=len(printed),
        balanced=sum(one.balanced is Verdict.YES for one in printed),
    )


async def _ours(turn: Turn, issue: Issue, clippings: Sequence[Clipping]) -> int | None:
    """Count what carries one of our messages; None where no narrative holds."""
    narrative = await narrative_of(turn, issue.id)
    if narrative is None:
        return None
    return sum(not drift(narrative, one.words).silent for one in clippings)
