"""Who looked at a text before its approval."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.reviews import Review, TextReview
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlTextReviews:
    """The part of `bot.ports.storage.Documents` that is about reviews."""

    _session: Session

    async def keep_review(self, review: TextReview) -> None:
        # At once: where the schema refuses, the use case learns it here.
        await self._session.change(
            "text_reviews.keep",
            id=review.id,
            document_id=review.document_id,
            version=review.version,
            sha=review.sha,
            review=review.review,
            reviewer=review.reviewer,
            at=ms(review.at),
            lapsed_at=maybe(ms, review.lapsed_at),
        )

    async def reviews(self, document_id: str) -> Sequence[TextReview]:
        rows = await self._session.rows(
            "text_reviews.of_document", document_id=document_id
        )
        return [_review(row) for row in rows]

    async def lapse_reviews(
        self, document_id: str, review: Review, at: datetime
    ) -> None:
        await self._session.write(
            "text_reviews.lapse", document_id=document_id, review=review, at=ms(at)
        )


def _review(row: Row) -> TextReview:
    return TextReview(
        id=row["id"],
        document_id=row["document_id"],
        version=row["version"],
        sha=row["sha"],
        review=Review(row["review"]),
        reviewer=row["reviewer"],
        at=instant(row["at"]),
        lapsed_at=maybe(instant, row["lapsed_at"]),
    )
