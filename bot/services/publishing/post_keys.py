"""The keys of letters to the public: which copy, which try, which part."""

from bot.domain.publication import Publication, PublicationState
from bot.domain.values import Struct

POST, MARK = "pub", "mark"


class PostKey(Struct, frozen=True):
    """What a letter to a channel is: a part of a text, or a mark on one that is out.

    `which` is the try of a part, or what the mark says.
    """

    kind: str
    publication: str
    which: str
    part: int

    @property
    def written(self) -> str:
        """Return it as the key of the letter."""
        return f"{self.kind}:{self.publication}:{self.which}:{self.part}"


def part_key(publication: Publication) -> PostKey:
    """Return the key of the part that goes out next."""
    part = len(publication.messages) + 1
    return PostKey(POST, publication.id, str(publication.tries), part)


def mark_key(publication: Publication, part: int) -> PostKey:
    """Return the key of the mark on a part that is out."""
    return PostKey(MARK, publication.id, publication.state, part)


def read_key(key: str) -> PostKey | None:
    """Read the key of a letter; None where it is none of ours."""
    kind, *rest = key.split(":")
    if kind not in (POST, MARK) or len(rest) != 3:  # noqa: PLR2004 - the three above
        return None
    publication, which, part = rest
    return PostKey(kind, publication, which, int(part))


def awaited(publication: Publication, key: PostKey) -> bool:
    """Tell whether a part is the one that is on its way."""
    sending = publication.state is PublicationState.SENDING
    return sending and part_key(publication) == key
