"""One-time links."""

from datetime import datetime, timedelta

from bot.domain.member import Invitation
from bot.domain.roles import Role
from bot.storage.codec import instant, ms
from bot.storage.session import Row, Session

#: No limit counts tries older than this.
_TRIES_LIVE = timedelta(days=2)


class SqlInvitations:
    """`bot.ports.storage.Invitations`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, invitation: Invitation) -> None:
        await self._session.write(
            "invitations.add",
            token_sha=invitation.token_sha,
            role=invitation.role,
            made_by=invitation.made_by,
            expires_at=ms(invitation.expires_at),
            for_user=invitation.for_user,
            used_by=invitation.used_by,
            voided=int(invitation.voided),
        )

    async def find(self, token_sha: str) -> Invitation | None:
        rows = await self._session.rows("invitations.find", token_sha=token_sha)
        return _invitation(rows[0]) if rows else None

    async def use(self, token_sha: str, user_id: int, at: datetime) -> bool:
        used = await self._session.change(
            "invitations.use", token_sha=token_sha, user_id=user_id, at=ms(at)
        )
        return used == 1

    async def void_made_by(self, user_id: int) -> None:
        await self._session.write("invitations.void_made_by", user_id=user_id)

    async def void_all(self) -> None:
        await self._session.write("invitations.void_all")

    async def add_try(self, user_id: int, at: datetime) -> None:
        before = ms(at - _TRIES_LIVE)
        await self._session.write("invitations.forget_tries", before=before)
        await self._session.write("invitations.add_try", user_id=user_id, at=ms(at))

    async def tries_since(self, user_id: int, since: datetime) -> int:
        rows = await self._session.rows(
            "invitations.tries_since", user_id=user_id, since=ms(since)
        )
        return int(rows[0]["tries"])


def _invitation(row: Row) -> Invitation:
    return Invitation(
        token_sha=row["token_sha"],
        role=Role(row["role"]),
        made_by=row["made_by"],
        expires_at=instant(row["expires_at"]),
        for_user=row["for_user"],
        used_by=row["used_by"],
        voided=bool(row["voided"]),
    )
