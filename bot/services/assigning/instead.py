"""Who is asked instead of somebody on leave: who stands in, else who deputises."""

from collections.abc import Callable

from bot.domain.assignment import Assignment
from bot.domain.values import replace
from bot.ports.assignments import Post
from bot.services.people.away import gone_now, stand_ins_now
from bot.services.turn import Turn


async def who_instead(turn: Turn) -> Callable[[Post], Post]:
    """Return what turns a post into one whose people are there, as of now."""
    gone, stands = await gone_now(turn), await stand_ins_now(turn)

    def instead(post: Post) -> Post:
        if post.member not in gone:
            return post
        order = [stands.get(post.member or 0), post.deputy]
        here = [one for one in order if one is not None and one not in gone]
        return replace(post, member=here[0] if here else None)

    return instead


async def next_in_line(turn: Turn, one: Assignment, deputy: int | None) -> list[int]:
    """Return who may be asked after *one*: the deputy, then those who stand in.

    Who is on leave is left out.
    """
    gone, stands = await gone_now(turn), await stand_ins_now(turn)
    line = [deputy, stands.get(one.member), stands.get(deputy or 0)]
    return [who for who in line if who and who not in gone and who != one.member]
