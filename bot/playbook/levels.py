"""levels.toml: who speaks and who approves."""

from typing import Annotated

from pydantic import Field

from bot.domain.authority import Authority, Group, LevelAuthority
from bot.domain.ladders import roles_called
from bot.playbook.fields import Call, Filled, PerLevel, RoleName, Table

Groups = Annotated[list[Annotated[list[RoleName], Filled]], Filled]


class KindsTable(Table):
    """Groups by kind of text; `other` is for every kind that is not named."""

    holding_statement: Groups | None = None
    press_release: Groups | None = None
    hoax_clarification: Groups | None = None
    apology: Groups | None = None
    press_invitation: Groups | None = None
    questions: Groups | None = None
    internal_message: Groups | None = None
    social_post: Groups | None = None
    review: Groups | None = None
    right_of_reply: Groups | None = None
    breach_notice: Groups | None = None
    danger_announcement: Groups | None = None
    correction: Groups | None = None
    reply: Groups | None = None
    recovery: Groups | None = None
    other: Groups | None = None


class ApproversTable(KindsTable):
    """Who approves, by kind of text."""

    other: Groups


class ReviewersTable(KindsTable):
    """Who reviews, by kind of text."""


class LevelTable(Table):
    """The rules of one level."""

    responder: Annotated[list[RoleName], Filled]
    emergency_second: Annotated[list[Call], Filled]
    never_approves: list[RoleName] = Field(default_factory=list)
    appointers: list[Annotated[list[RoleName], Filled]] = Field(default_factory=list)
    approvers: ApproversTable
    reviewers: ReviewersTable = ReviewersTable()

    def value(self) -> LevelAuthority:
        """Convert to the domain."""
        return LevelAuthority(
            responders=tuple(self.responder),
            approvers=by_kind(self.approvers),
            reviewers=by_kind(self.reviewers),
            emergency_second=roles_called(self.emergency_second),
            never_approves=frozenset(self.never_approves),
            appointers=tuple(map(frozenset, self.appointers)),
        )


def by_kind(table: Table) -> dict[str, tuple[Group, ...]]:
    """Convert the groups of each kind of text that has any."""
    kinds = table.model_dump(exclude_none=True)
    return {kind: tuple(map(frozenset, groups)) for kind, groups in kinds.items()}


class LevelsFile(Table):
    """The whole file."""

    levels: PerLevel[LevelTable]

    def value(self) -> Authority:
        """Convert to the domain."""
        return Authority({lv: t.value() for lv, t in self.levels.by_level().items()})
