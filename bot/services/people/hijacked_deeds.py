"""What a hijacked account did lately that still counts: who decides hears of it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.access import Action, may, may_see
from bot.domain.acting import Acting
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.ports.mail import Button, MessageClass
from bot.services.acting.acting_list import office_of
from bot.services.circle.led_by import lead_of
from bot.services.turn import Turn
from bot.services.views import person

#: So far back is looked: whoever took an account over used it at once.
BACK = timedelta(hours=24)

#: So many of each have a button; the others are on /plh, and in their issues.
BUTTONS = 6


class Deeds(Struct, frozen=True):
    """What counts still: letters of acting, and texts with the issue of each."""

    acting: Sequence[Acting]
    texts: Sequence[tuple[Issue, Document]]


async def tell_deeds(turn: Turn, member: Member) -> None:
    """List what the account gave lately to who decided, and to the leads concerned."""
    deeds = await _deeds(turn, member)
    if not deeds.acting and not deeds.texts:
        return
    leads = [await lead_of(turn, issue) for issue, _ in deeds.texts]
    readers = {m.user_id: m for m in (turn.member, *leads) if m and m.reachable}
    for to in readers.values():
        if to.user_id != member.user_id:
            await _tell(turn, member, deeds, to)
    detail = f"{len(deeds.acting)} {len(deeds.texts)}"
    await turn.record("hijacked_deeds", f"member:{member.user_id}", detail)


async def _deeds(turn: Turn, member: Member) -> Deeds:
    since = turn.now - BACK
    known = await turn.unit.acting.current(turn.now)
    acting = [one for one in known if one.by == member.user_id and one.at >= since]
    given = await turn.unit.documents.given_by(member.user_id, since)
    texts = []
    for name in dict.fromkeys(one.document_id for one in given):
        document = await turn.unit.documents.find(name)
        issue = await turn.unit.issues.find(document.issue_id) if document else None
        if document and issue:
            texts.append((issue, document))
    return Deeds(acting, texts)


async def _tell(turn: Turn, member: Member, deeds: Deeds, to: Member) -> None:
    """Tell one reader what they may know of, with what they may do about it."""
    acting = deeds.acting if may(to, Action.RECORD_ACTING) else ()
    texts = [(issue, one) for issue, one in deeds.texts if may_see(to, issue)]
    if not acting and not texts:
        return
    locale = to.locale
    await turn.tell(
        to,
        "hijacked_deeds",
        klass=MessageClass.ALARM,
        rows=_rows(turn, acting, texts, locale),
        who=person(turn, member, to),
        acting=[office_of(turn, one, locale) for one in acting],
        texts=[
            (one.number, turn.label(f"document_state.{one.state}", locale))
            for _, one in texts
        ],
    )


def _rows(
    turn: Turn,
    acting: Sequence[Acting],
    texts: Sequence[tuple[Issue, Document]],
    locale: str,
) -> list[list[Button]]:
    ends = [
        turn.button("acting_end", one.id, text=turn.label(
            "button.acting_end", locale, number=office_of(turn, one, locale)))
        for one in acting[:BUTTONS]
    ]  # fmt: skip
    issues = dict.fromkeys((one.id, one.number) for one, _ in texts)
    looks = [
        turn.button("see_issue", issue_id, value="here", text=number)
        for issue_id, number in list(issues)[:BUTTONS]
    ]
    return [[one] for one in (*ends, *looks)]
