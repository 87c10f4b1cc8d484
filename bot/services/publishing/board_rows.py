"""The buttons of a board: to which channels a text may go, what a copy still needs."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.document_life import STANDING
from bot.domain.member import Member
from bot.domain.publication import Channel, Publication, PublicationState
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.exports.composing import Approved
from bot.services.publishing.places import called
from bot.services.turn import Turn

S = PublicationState


class Spot(Struct, frozen=True):
    """A channel, and the copy of the text in it, if there is one."""

    channel: Channel
    copy: Publication | None


class Screen(Struct, frozen=True):
    """A board as one reader has it: `board` is the key of its letter."""

    text: Approved
    to: Member
    board: str


def board_rows(turn: Turn, screen: Screen, spots: Sequence[Spot]) -> list[list[Button]]:
    """Return what can be done from a board: send, say what is out, settle, withdraw."""
    stands = screen.text.document.state in STANDING
    fresh = [spot.channel for spot in spots if spot.copy is None and stands]
    rows = _sending_rows(turn, screen, [channel for channel in fresh if channel.own])
    locale = screen.to.locale
    for one in (channel for channel in fresh if not channel.own):
        label = turn.label("button.publish_done_in", locale, name=one.name)
        rows.append([_in_channel(turn, "publish_done", screen, one.id, label)])
    for spot in spots:
        rows += _copy_rows(turn, spot, screen.to)
    out = any(spot.copy is not None and spot.copy.out for spot in spots)
    ends = _ending_row(turn, screen) if out else []
    last = [_of_text(turn, "publish_text", screen)]
    return [*rows, last, ends] if ends else [*rows, last]


def _ending_row(turn: Turn, screen: Screen) -> list[Button]:
    """Offer to correct or to withdraw this very text: nobody is asked which again."""
    subject, to = screen.text.document.id, screen.to
    row = []
    if may(to, Action.DRAFT):
        row.append(turn.button("correct_text", subject, locale=to.locale))
    if may(to, Action.WITHDRAW_TEXT):
        row.append(turn.button("withdraw_text", subject, locale=to.locale))
    return row


def _sending_rows(
    turn: Turn, screen: Screen, own: Sequence[Channel]
) -> list[list[Button]]:
    """Offer to send to all channels of ours at once, to one of them, or later."""
    if not own:
        return []
    rows, locale = [], screen.to.locale
    if own[1:]:
        label = turn.label("button.publish_all", locale, count=len(own))
        rows.append([_in_channel(turn, "publish_now", screen, "", label)])
    for one in own:
        label = turn.label("button.publish_now_in", locale, name=one.name)
        rows.append([_in_channel(turn, "publish_now", screen, one.id, label)])
    return [*rows, [_of_text(turn, "publish_at", screen)]]


def _in_channel(
    turn: Turn, action: str, screen: Screen, channel: str, label: str
) -> Button:
    """Make a button about the channel with this id; "" stands for every one."""
    return turn.button(
        action,
        screen.text.document.id,
        value=f"{channel}@{screen.board}",
        version=screen.text.frozen.version,
        text=label,
    )


def _of_text(turn: Turn, action: str, screen: Screen) -> Button:
    """Make a button that is about no channel."""
    text, value = screen.text, f"@{screen.board}"
    version, locale = text.frozen.version, screen.to.locale
    return turn.button(
        action, text.document.id, value=value, version=version, locale=locale
    )


#: What a person may do about a copy, by its state.
DEEDS: dict[PublicationState, tuple[str, ...]] = {
    S.AMBIGUOUS: ("copy_there", "copy_again"),
    S.FAILED: ("copy_again",),
    S.PLANNED: ("copy_unplanned",),
}


def _copy_rows(turn: Turn, spot: Spot, to: Member) -> list[list[Button]]:
    copy = spot.copy
    if copy is None:
        return []
    deeds = ("copy_changed",) if copy.lacks_mark else DEEDS.get(copy.state, ())
    return [[copy_button(turn, deed, copy, spot.channel, to)] for deed in deeds]


def copy_button(
    turn: Turn, deed: str, copy: Publication, channel: Channel, to: Member
) -> Button:
    """Make the button that does something about one copy."""
    name = called(turn, channel, to.locale)
    label = turn.label(f"button.{deed}", to.locale, name=name)
    return turn.button(
        deed, copy.id, version=copy.version, locale=to.locale, text=label
    )


def where_pressed(value: str) -> tuple[str, str]:
    """Read what a button of the board carries: the channel, and the board's key."""
    channel, _, board = value.partition("@")
    return channel, board
