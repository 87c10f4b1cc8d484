"""The fields of a draft: one question at a time, each answer replaceable."""

from bot.domain.access import Action
from bot.domain.draft_notes import asking
from bot.domain.errors import NothingWritten
from bot.domain.report import Content
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.kinds.kind_rows import question_rows
from bot.services.requests import Pressed, Sent
from bot.services.texts.answer_reading import read_answer, read_choice
from bot.services.texts.dictating import is_recording, keep_pictures, keep_recording
from bot.services.texts.draft_answers import fact_rows
from bot.services.texts.draft_screen import DIALOGUE, zone_name
from bot.services.texts.draft_texts import present_words, quoted
from bot.services.texts.finding_documents import open_draft
from bot.services.texts.owed_fields import offered_answers
from bot.services.texts.putting import put
from bot.services.turn import member_turn


async def answer_field(desk: Desk, sent: Sent) -> str:
    """Put the typed answer into its field, and show the draft again."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        document = await open_draft(turn, sent.dialogue.subject)
        rule = desk.documents.rule(document, sent.dialogue.facts["field"])
        if is_recording(sent.content):
            await keep_recording(turn, document, rule, sent)
            return turn.toast
        content: Content | None = sent.content
        if sent.content.attachments:
            content = await keep_pictures(turn, document, rule, sent)
        if content is not None:
            answer = read_answer(turn, rule, content)
            await put(turn, document, rule, answer, sent.source)
    return turn.toast


async def choose_time(desk: Desk, pressed: Pressed) -> str:
    """Promise the next word for the time on the button; if that is over, ask anew."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        name, _, answer = pressed.press.value.partition(" ")
        rule = desk.documents.rule(document, name)
        await put(turn, document, rule, answer)
    return turn.toast


async def choose_answer(desk: Desk, pressed: Pressed) -> str:
    """Put the choice on the button into its field."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        name, _, choice = pressed.press.value.partition(" ")
        rule = desk.documents.rule(document, name)
        await put(turn, document, rule, read_choice(turn, rule, choice))
    return turn.toast


async def skip_field(desk: Desk, pressed: Pressed) -> str:
    """Leave an optional field empty."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        rule = desk.documents.rule(document, pressed.press.value)
        if rule.required:
            raise NothingWritten
        await put(turn, document, rule, "")
    return turn.toast


async def choose_field(desk: Desk, pressed: Pressed) -> str:
    """List the fields; the chosen one is asked for anew."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        buttons = [
            turn.button(
                "draft_field",
                document.id,
                value=rule.name,
                text=turn.label(f"field.{rule.name}"),
            )
            for rule in desk.documents.rules(document)
        ]
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        rows.append([turn.button("draft_show", document.id, label="back")])
        await turn.reply("draft_choose", rows=rows, number=document.number)
    return turn.toast


async def ask_field(desk: Desk, pressed: Pressed) -> str:
    """Ask for one field anew, with what it says now."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        rule = desk.documents.rule(document, pressed.press.value)
        await turn.ask(DIALOGUE, document.id, asking(document, rule.name))
        cancel = turn.button("draft_show", document.id, label="cancel")
        await turn.reply(
            "draft_ask",
            rows=[
                *await question_rows(turn, issue, document, rule),
                *await fact_rows(turn, issue, document, rule),
                *await offered_answers(turn, issue, document, rule),
                [cancel],
            ],
            number=document.number,
            field=rule,
            quoted=quoted(issue, rule),
            zone=zone_name(turn),
            present=present_words(
                turn, document, rule, document.fields.get(rule.name, "")
            ),
        )
    return turn.toast
