"""What is noted of a stakeholder: who looks after it, the channel, the message."""

from bot.domain.access import Action, may, may_see
from bot.domain.errors import ButtonExpired, NothingWritten
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.stakeholders import Stakeholder
from bot.domain.text import clean, visible
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed, Sent
from bot.services.strategy.changing_parties import keep_party, open_party
from bot.services.strategy.party_card import show_party
from bot.services.strategy.party_views import party_name
from bot.services.strategy.ways import checked
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: What a channel or a message may hold.
FIELD_LENGTH = 300

#: So many people are offered to look after a stakeholder.
OFFERED = 20

#: Channels that one tap names.
CHANNELS = ("whatsapp", "phone", "letter", "meeting")

#: The question that a typed field answers.
DIALOGUE = "party_field"


async def ask_pic(desk: Desk, pressed: Pressed) -> str:
    """Offer who may look after a stakeholder, the presser first."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        origin = pressed.press.value
        rows = [[_pic_button(turn, one, to, origin)] for to in await _able(turn, issue)]
        await _ask(turn, one, "pic", rows, origin)
    return turn.toast


def _pic_button(turn: Turn, one: Stakeholder, to: Member, origin: str) -> Button:
    name = person(turn, to, turn.member)
    value = f"{to.user_id}:{origin}"
    return turn.button("party_pic_set", one.id, value=value, text=name)


async def _able(turn: Turn, issue: Issue) -> list[Member]:
    able = [
        member
        for member in await turn.team()
        if may(member, Action.SEE_STRATEGY) and may_see(member, issue)
    ]
    me = turn.member.user_id
    return sorted(able, key=lambda m: (m.user_id != me, m.name))[:OFFERED]


async def set_pic(desk: Desk, pressed: Pressed) -> str:
    """Note who looks after a stakeholder: value is "account:origin"."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        who, _, origin = pressed.press.value.partition(":")
        if who not in {str(m.user_id) for m in await _able(turn, issue)}:
            raise ButtonExpired
        one = await turn.unit.stakeholders.save(replace(one, pic=int(who)))
        await turn.record("party_changed", issue.id, f"{one.id} pic member:{who}")
        await show_party(turn, issue, one, origin)
    return turn.toast


async def ask_channel(desk: Desk, pressed: Pressed) -> str:
    """Ask by which channel a stakeholder is told: a tap, or typed."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        _, one = await open_party(turn, pressed.press.subject)
        origin = pressed.press.value
        buttons = [
            turn.button(
                "party_channel_set",
                one.id,
                value=f"{channel}:{origin}",
                text=turn.label(f"party_channel.{channel}"),
            )
            for channel in CHANNELS
        ]
        rows = [buttons[:2], buttons[2:]]
        await _ask(turn, one, "channel", rows, origin)
    return turn.toast


async def set_channel(desk: Desk, pressed: Pressed) -> str:
    """Note the channel that was tapped."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        channel, _, origin = pressed.press.value.partition(":")
        words = turn.label(f"party_channel.{channel}", desk.house.locale)
        await turn.unit.dialogues.end(turn.member.user_id)
        one = await keep_party(turn, issue, replace(one, channel=words), "channel")
        await show_party(turn, issue, one, origin)
    return turn.toast


async def ask_message(desk: Desk, pressed: Pressed) -> str:
    """Ask what a stakeholder is told."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        _, one = await open_party(turn, pressed.press.subject)
        await _ask(turn, one, "message", [], pressed.press.value)
    return turn.toast


async def _ask(
    turn: Turn, one: Stakeholder, field: str, rows: list[list[Button]], origin: str
) -> None:
    if field != "pic":
        await turn.ask(DIALOGUE, one.id, {"field": field, "origin": origin})
    issue = await the_issue(turn, one.issue_id)
    back = turn.button("party", one.id, value=origin, label="back")
    await turn.reply(
        "party_field",
        rows=[*rows, [back]],
        issue=await issue_view(turn, issue, turn.member),
        name=party_name(turn, one, turn.locale),
        ask=turn.label(f"party_ask.{field}"),
    )


async def answer_field(desk: Desk, sent: Sent) -> str:
    """Keep the channel or the message that was typed."""
    async with member_turn(desk, sent, Action.EDIT_STAKEHOLDERS) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue, one = await open_party(turn, asked.subject)
        words = checked(clean(sent.content.text).strip(), FIELD_LENGTH)
        if not visible(words):
            raise NothingWritten
        words = await turn.hide(words)
        field, origin = asked.facts["field"], asked.facts["origin"]
        said = {"channel": one.channel, "message": one.message, field: words}
        one = replace(one, channel=said["channel"], message=said["message"])
        await turn.unit.dialogues.end(turn.member.user_id)
        one = await keep_party(turn, issue, one, field)
        await show_party(turn, issue, one, origin)
    return turn.toast
