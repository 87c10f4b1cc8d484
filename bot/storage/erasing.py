"""Takes a person out of every table; `tests/storage/test_erasing.py` names each one."""

import re
from functools import partial

from bot.domain.rights import Person
from bot.storage.masking import rewrite_letters
from bot.storage.naming import searches, without_account
from bot.storage.pseudonyms import forget_notes
from bot.storage.session import Session

#: Where the account becomes the pseudonym; texts come before what refers to them.
BY_PSEUDONYM = (
    "erasing.member",
    "erasing.reported",
    "erasing.owned",
    "erasing.led",
    "erasing.let_in",
    "erasing.mappings",
    "erasing.levels",
    "erasing.words",
    "erasing.moves",
    "erasing.notes",
    "erasing.seconds",
    "erasing.speakers",
    "erasing.debtors",
    "erasing.appellants",
    "erasing.judges",
    "erasing.reports",
    "erasing.climbs",
    "erasing.answers",
    "erasing.documents",
    "erasing.texts",
    "erasing.approvers",
    "erasing.recorders",
    "erasing.text_writers",
    "erasing.text_reviewers",
    "erasing.claimed",
    "erasing.first_verified",
    "erasing.second_verified",
    "erasing.none_declared",
    "erasing.card_judges",
    "erasing.input_loggers",
    "erasing.input_answerers",
    "erasing.roles",
    "erasing.team_posts",
    "erasing.task_owners",
    "erasing.task_givers",
    "erasing.task_movers",
    "erasing.task_evidence",
    "erasing.deciders",
    "erasing.decision_writers",
    "erasing.parties_added",
    "erasing.parties_of",
    "erasing.parties_told",
    "erasing.plans",
    "erasing.plans_approved",
    "erasing.sitreps",
    "erasing.meeting_bookers",
    "erasing.meeting_chairs",
    "erasing.minute_takers",
    "erasing.minutes_approvers",
    "erasing.meeting_guests",
    "erasing.minute_writers",
    "erasing.conference_planners",
    "erasing.conference_owners",
    "erasing.conference_doers",
    "erasing.conference_loggers",
    "erasing.mandates_given",
    "erasing.brief_writers",
    "erasing.brief_approvers",
    "erasing.actors",
    "erasing.acting_recorders",
    "erasing.acting_enders",
    "erasing.rumours_heard",
    "erasing.rumours_labelled",
    "erasing.rumours_confirmed",
    "erasing.rumours_proposed",
    "erasing.rumours_decided",
    "erasing.promised",
    "erasing.promises_ended",
    "erasing.recorded",
    "erasing.askers",
    "erasing.answerers",
    "erasing.clippers",
    "erasing.acquainted",
    "erasing.rostered",
    "erasing.rosterers",
    "erasing.covered",
    "erasing.covering",
    "erasing.swap_askers",
    "erasing.swap_asked",
    "erasing.room_adders",
    "erasing.room_makers",
    "erasing.absence_writers",
    "erasing.musters",
    "erasing.muster_answers",
    "erasing.number_givers",
    "erasing.file_makers",
    "erasing.channel_keepers",
    "erasing.publishers",
    "erasing.ticks",
    "erasing.suspecters",
    "erasing.protectors",
    "erasing.inviters",
    "erasing.invited",
    "erasing.joined",
)

#: What goes altogether.
WITHOUT_TRACE = (
    "erasing.followers",
    "erasing.cards",
    "erasing.tries",
    "erasing.stranger",
    "erasing.updates",
    "erasing.letters",
    "erasing.claims",
    "erasing.task_drafts",
    "erasing.sitrep_drafts",
    "erasing.meeting_boards",
    "erasing.conference_boards",
    "erasing.roster_drafts",
    "erasing.roster_notes",
    "erasing.roster_told",
    "erasing.absences",
    "erasing.stand_ins",
    "erasing.muster_boards",
    "erasing.suspicions",
    "erasing.pictures",
    "erasing.presence",
    "erasing.keepings",
    "erasing.paces",
    "erasing.lists",
    "erasing.quiet_hours",
    "erasing.held_letters",
)


async def erase(session: Session, person: Person) -> None:
    """Erase somebody who was masked before: no table knows the account any more."""
    user_id = person.user_id
    if user_id is None:
        return
    for name in BY_PSEUDONYM:
        await session.write(name, user_id=user_id, pseudonym=person.pseudonym)
    for name in WITHOUT_TRACE:
        await session.write(name, user_id=user_id)
    await session.write(
        "erasing.named_sources",
        old=f",{user_id}]",
        new=f",{person.pseudonym}]",
        some=f"%,{user_id}]%",
    )
    await _forget_what_means_them(session, user_id)
    await _rename_sources(session, user_id, person)
    await _rename_letters(session, user_id, person)
    await session.write("erasing.handled_updates")
    for some in searches([str(user_id)]):
        await session.write("erasing.named_updates", **some)
    await session.write("persons.forget", number=person.number)
    forget_notes(session, user_id, person.number)


async def _forget_what_means_them(session: Session, user_id: int) -> None:
    """Forget buttons, questions and presses; a button that is gone is said to be."""
    code, quoted = str(user_id), f'%"{user_id}"%'
    await session.write("erasing.dialogues", user_id=user_id, code=code, quoted=quoted)
    parts = {
        "first": f'%"{code}:%',
        "between": f"%:{code}:%",
        "last": f'%:{code}"%',
    }
    await session.write("erasing.keyboards", user_id=user_id, quoted=quoted, **parts)
    await session.write("erasing.presses", pressed=f"press:%:{user_id}")


async def _rename_sources(session: Session, user_id: int, person: Person) -> None:
    """Name the messages of a private chat by the person: chat and account are one."""
    place = {"chat": f"{user_id}:%"}
    anew = {"prefix": f"p{person.number}", "skip": len(str(user_id)) + 1}
    await session.write("erasing.add_sources", **place, **anew)
    await session.write("erasing.use_sources", **place, **anew)
    await session.write("erasing.drop_sources", **place)


async def _rename_letters(session: Session, user_id: int, person: Person) -> None:
    alias = f"p{person.number}"
    seen = re.compile(rf"(?<!\d){user_id}(?!\d)")
    await rewrite_letters(
        session,
        [str(user_id)],
        lambda text: seen.sub(alias, text),
        partial(without_account, user_id=user_id, alias=alias),
    )
