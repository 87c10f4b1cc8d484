"""A picture that is an identity card: one tap takes it back from everybody."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.report import Attachment
from bot.domain.withholding import SHOWING, file_hash, withheld
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many files are offered at once, the newest first.
OFFERED = 10


async def card_row(turn: Turn, issue: Issue) -> list[list[Button]]:
    """Return the button of the triage; nothing where there is no picture."""
    if not await _files(turn, issue):
        return []
    return [[turn.button("card_photo", issue.id)]]


async def _files(turn: Turn, issue: Issue) -> list[Attachment]:
    reports = await turn.unit.reports.of_issue(issue.id)
    items = [item for report in reports for item in report.content.attachments]
    showing = [item for item in items if item.kind in SHOWING and item.file_id]
    return showing[::-1][:OFFERED]


async def mark_card(desk: Desk, pressed: Pressed) -> str:
    """Take a picture back that is an identity card; ask which where there are more."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        files, sha = await _files(turn, issue), pressed.press.value
        meant = [item for item in files if sha in {"", file_hash(item)}]
        if len(meant) > 1 and not sha:
            await _ask_which(turn, issue, meant)
        elif not meant:
            turn.toast, turn.idle = turn.label("toast.card_withheld"), True
        else:
            await withhold(turn, issue, meant[0])
            turn.toast = turn.label("toast.card_withheld")
    return turn.toast


async def _ask_which(turn: Turn, issue: Issue, files: list[Attachment]) -> None:
    rows = [
        [turn.button("card_photo", issue.id, value=file_hash(item),
                     text=f"{number} · {turn.label(f'attachment.{item.kind}')}")]
        for number, item in enumerate(files, 1)
    ]  # fmt: skip
    back = [turn.button("triage", issue.id, label="back")]
    view = await issue_view(turn, issue, turn.member)
    await turn.reply("card_which", rows=[*rows, back], fresh=True, issue=view)


async def withhold(turn: Turn, issue: Issue, item: Attachment) -> None:
    """Keep only a hash and a note of a file, and take it back from every chat."""
    sha = file_hash(item)
    await turn.unit.withholding.judge(sha, turn.member.user_id, turn.now)
    await turn.unit.withholding.take_out(issue.id, item, withheld(item))
    for carried in await turn.unit.withholding.stop(item):
        for number in carried.messages:
            await turn.post(
                Letter(
                    key=f"delete:{carried.chat_id}:{number}",
                    klass=MessageClass.EPHEMERAL,
                    chat_id=carried.chat_id,
                    deletes=number,
                )
            )
    await turn.record("card_withheld", issue.id, sha[:12])
