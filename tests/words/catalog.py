"""What is written: the labels and templates of each language, and what they need."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import meta, nodes

from bot.domain import (
    book_errors,
    conference_errors,
    errors,
    export_errors,
    fact_errors,
    meeting_errors,
    minutes_checks,
    press_errors,
    publish_errors,
    reaction_errors,
    role_errors,
    roster_errors,
    sitrep_checks,
    sitrep_errors,
    speaking_errors,
    strategy_errors,
    task_errors,
)
from bot.domain.acting import ActingKind
from bot.domain.checklist import Computed, Heading, Standing
from bot.domain.citizen_input import Channel
from bot.domain.clipping import TONES
from bot.domain.clocks import ClockName
from bot.domain.conference import LineKind as ConferenceLine
from bot.domain.conference import Reason as ConferenceReason
from bot.domain.conference_life import ConferenceState
from bot.domain.document import Form
from bot.domain.document_kinds import Documents
from bot.domain.document_life import DocumentState
from bot.domain.enquiry import Line
from bot.domain.enquiry_life import EnquiryState
from bot.domain.errors import Refusal
from bot.domain.fact import Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.fields import Prefill
from bot.domain.findings import Weight
from bot.domain.floors import RULES, Flag
from bot.domain.guards import Need
from bot.domain.input_life import InputState
from bot.domain.issue_life import CODES, IssueState
from bot.domain.issue_map import Quadrant
from bot.domain.legal import LegalClock, NoReply
from bot.domain.levels import Level, Urgency
from bot.domain.lint import rules as lint
from bot.domain.mandate import Excess, Outlet
from bot.domain.map_findings import Bond, MapRule
from bot.domain.meeting import Attendance, Reply
from bot.domain.meeting_life import MeetingState
from bot.domain.muster import REPLIES as MUSTER_KINDS
from bot.domain.muster import Reply as MusterReply
from bot.domain.outlets import Reach
from bot.domain.personal_data import Kind as PersonalKind
from bot.domain.promise_life import PromiseState
from bot.domain.protected_names import Part
from bot.domain.publication import ChannelKind, PublicationState
from bot.domain.reach import Reach as Reached
from bot.domain.readiness import Gap
from bot.domain.reply_right import Asked, Right
from bot.domain.reviews import Review
from bot.domain.roles import Role
from bot.domain.rooms import Point
from bot.domain.roster_people import Trouble
from bot.domain.roster_shifts import HOLIDAY
from bot.domain.rubric import AXES, HIGHEST, INDICATORS, Band
from bot.domain.rumour import WORST, Advice, RumourLabel
from bot.domain.rumour_life import RumourState
from bot.domain.runbook import KNOWN, QUESTIONS
from bot.domain.siblings import LANGUAGES
from bot.domain.sitrep import Stability
from bot.domain.stakeholders import Handling
from bot.domain.strategy import Cluster, Stance
from bot.domain.task import Medium, Origin
from bot.domain.task_life import TaskState
from bot.domain.told import TOLD
from bot.domain.topics import FORMS, MET_AT, Kind, Topic
from bot.domain.verification_form import FormQuestion
from bot.domain.withholding import WITHHELD
from bot.playbook import load_playbook
from bot.playbook.documents import load_documents
from bot.ports.search import Source
from bot.rendering.jinja import JinjaWords
from bot.services.assigning import declining, knowing
from bot.services.books.shelf import BOOKS
from bot.services.cards import face
from bot.services.clippings import clip_screen
from bot.services.conferences import conference_board
from bot.services.conferences.readiness import BY_APPROVAL
from bot.services.conferences.rehearsal_marks import MARKS as MARKS_OF_ANSWERS
from bot.services.conferences.unanswered import REASONS
from bot.services.facts import claim_screen, verifying
from bot.services.house import auditing
from bot.services.kinds import ppid
from bot.services.life import notices
from bot.services.looking import helping
from bot.services.meetings import board, checking_minutes, submitting
from bot.services.people import leave, phones, reachability
from bot.services.printing import decree
from bot.services.publishing import board_rows, places, troubles, withdrawing
from bot.services.reports import receipts
from bot.services.rumours import rumour_card
from bot.services.strategy import changing_parties, party_fields
from bot.services.tasks import reasons
from bot.services.texts import asking_reasons, finding_documents, mending, remarks
from bot.services.texts.siblings import OWN_WORDS
from handlers.content import FILES, MARKS
from handlers.messages import BOOKS as LINE_BOOKS
from tests.words import source

TEMPLATES = source.ROOT / "templates"

#: The words that every template may use (bot/rendering/language.py).
VOCABULARY = frozenset(
    {
        "label",
        "time",
        "date",
        "datetime",
        "number",
        "ago_or_left",
        "when",
        "shorten",
        "ended",
        "span",
        "stretch",
    }
) | {"namespace"}

ZONE = ZoneInfo("Asia/Makassar")
WORDS = JinjaWords(TEMPLATES, None, ZONE)
LOCALES = WORDS.locales

_PLACE = re.compile(r"\{(\w+)\}")
_HOLE = "{}"


def labels(locale: str) -> dict[str, str]:
    """Return the phrases of one language by key."""
    return WORDS._languages[locale].label.phrases


def placeholders(phrase: str) -> set[str]:
    return set(_PLACE.findall(phrase))


@cache
def documents() -> Documents:
    return load_documents(TEMPLATES)


def templates(locale: str, folder: str = "*") -> dict[str, Path]:
    """Return the templates of one language: "messages/card" -> file."""
    root = TEMPLATES / locale
    return {
        file.relative_to(root).as_posix().split(".html.")[0].split(".txt.")[0]: file
        for file in sorted(root.glob(f"{folder}/*.j2"))
    }


@cache
def parsed(file: Path) -> nodes.Template:
    locale = file.relative_to(TEMPLATES).parts[0]
    # Without its vocabulary, so that a fact called "number" is seen as one.
    environment = WORDS._languages[locale]._templates.overlay()
    environment.globals = {}
    return environment.parse(file.read_text("utf-8"))


def included(file: Path) -> list[Path]:
    """Return a template and the parts of other files that it takes in."""
    names = meta.find_referenced_templates(parsed(file))
    return [file, *(file.parents[1] / str(name) for name in names)]


def facts_of(file: Path) -> set[str]:
    """Return the facts that a template cannot do without."""
    trees = [parsed(part) for part in included(file)]
    used = set().union(*map(meta.find_undeclared_variables, trees))
    return used - (words_called(file) & VOCABULARY)


def words_called(file: Path) -> set[str]:
    """Return the names that a template calls: none of them may be a fact."""
    calls = [c for part in included(file) for c in parsed(part).find_all(nodes.Call)]
    return {call.node.name for call in calls if isinstance(call.node, nodes.Name)}


def parts_of(file: Path) -> set[str]:
    """Return "issue.title" and the like."""
    return {
        f"{node.node.name}.{node.attr}"
        for node in parsed(file).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name)
    }


def labels_in(file: Path) -> Iterator[str]:
    """Yield the labels that a template asks for; "{}" stands for what varies."""
    for call in parsed(file).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "label":
            yield _pattern(call.args[0])


def _pattern(expr: nodes.Expr) -> str:
    if isinstance(expr, nodes.Const):
        return str(expr.value)
    if isinstance(expr, nodes.Concat):
        return "".join(_pattern(part) for part in expr.nodes)
    return _HOLE


def refusals() -> dict[str, type[Refusal]]:
    """Return every refusal by the name of its text."""
    found = {
        **vars(errors),
        **vars(fact_errors),
        **vars(task_errors),
        **vars(role_errors),
        **vars(strategy_errors),
        **vars(book_errors),
        **vars(export_errors),
        **vars(press_errors),
        **vars(publish_errors),
        **vars(reaction_errors),
        **vars(meeting_errors),
        **vars(conference_errors),
        **vars(sitrep_errors),
        **vars(roster_errors),
        **vars(speaking_errors),
    }
    kinds = [kind for kind in found.values() if isinstance(kind, type)]
    return {
        snake(kind.__name__): kind
        for kind in kinds
        if issubclass(kind, Refusal) and kind is not Refusal
    }


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


#: What can be answered to each kind of roll call: "attend_present".
MUSTER_REPLIES = [
    f"{kind}_{one}" for kind, some in MUSTER_KINDS.items() for one in some
]

_QUESTIONS = (*AXES, *INDICATORS)
_ATTACHMENTS = ("photo", "location", "other", WITHHELD, *FILES, *MARKS)
_FIELDS = {
    rule.name
    for kind in documents().kinds.values()
    for rules in kind.forms.values()
    for rule in rules
}

#: What stands in the hole of a pattern: of the code, or of a template.
_READY = sorted(
    {
        code
        for kind in documents().kinds.values()
        for rules in kind.forms.values()
        for rule in rules
        for code in rule.ready
    }
)

FAMILIES: dict[str, list[str]] = {
    "act.{}": list(CODES),
    "attachment.{}": list(_ATTACHMENTS),
    "attachments.{}": list(_ATTACHMENTS),
    "audit.{}": list(auditing.FINDINGS),
    "audit_do.{}": list(auditing.FINDINGS),
    "axis.{}": list(AXES),
    "band.{}": list(Band),
    "button.form_{}": list(Form),
    "button.no_claim_{}": list(mending.NO_CLAIMS),
    "button.reason_{}": [*asking_reasons.COMMON, *asking_reasons.OF_QUOTES],
    "lint_weight.{}": [*Weight, "law"],
    "bond.{}": [bond for bond in Bond if bond is not Bond.FACT],
    "clock.{}": [*ClockName, *LegalClock],
    "channel.{}": list(Channel),
    "button.{}": sorted(
        {name for name in MET_AT.values() if name}
        | {name for rows in board.OFFERED.values() for name, _ in rows}
        | {name for name, _ in submitting.FIXES.values()}
        | {deed for some in board_rows.DEEDS.values() for deed in some}
        | {"copy_changed"}
        | {name for rows in conference_board.OFFERED.values() for name, _ in rows}
    ),
    "choice.{}": [
        f"{topic}_{choice}"
        for topic, form in FORMS.items()
        for choice in form.choices
        if form.kind is not Kind.MOMENT
    ],
    "cluster.{}": list(Cluster),
    "command.{}": source.commands(),
    "help.{}": list(helping.GROUPS),
    "debt.{}": ["mapping"],
    "detail.{}": list(receipts.DETAILS),
    "detail_ask.{}": list(receipts.DETAILS),
    "did.{}": sorted(finding_documents.DEEDS - finding_documents._NEW_WORDS),
    "document_kind.{}": list(documents().kinds),
    "document_state.{}": list(DocumentState),
    "review.{}": list(Review),
    "toast.reviewed_{}": list(Review),
    "balanced.{}": ["yes", "no"],
    "button.mark_{}": [Reach.LOCAL, Reach.NATIONAL],
    "enquiry_line.{}": list(Line),
    "enquiry_state.{}": list(EnquiryState),
    "fact_field.{}": list(claim_screen.FIELDS),
    "fact_field_ask.{}": list(claim_screen.FIELDS),
    "fact_reason.{}": list(verifying.REASONS),
    "fact_state.{}": list(FactState),
    "field.{}": sorted(_FIELDS | {"nomor"}),
    "field_ask.{}": sorted(_FIELDS),
    "attendance.{}": list(Attendance),
    "finding.{}": [*sitrep_checks.CHECKS, *minutes_checks.MINUTES_CHECKS],
    "meeting_reply.{}": list(Reply),
    "meeting_state.{}": list(MeetingState),
    "conference_state.{}": list(ConferenceState),
    "conference_reason.{}": list(ConferenceReason),
    "conference_line.{}": [
        k for k in ConferenceLine if k is not ConferenceLine.REHEARSED
    ],
    "runbook.{}": list(KNOWN),
    "button.conference_{}": list(BY_APPROVAL),
    "must_question.{}": list(QUESTIONS),
    "answer_reason.{}": [code for some in REASONS.values() for code in some],
    "rehearsed.{}": list(MARKS_OF_ANSWERS),
    "on_record.{}": list(checking_minutes.ON_RECORD),
    "agenda.{}": ["verify", "agree"],
    "flag.{}": list(Flag),
    "floor.{}": list(RULES),
    "form_question.{}": list(FormQuestion),
    "found.{}": list(Source),
    "hours_ago.{}": list(clip_screen.HOURS_AGO),
    "gap.{}": list(Gap),
    "room_point.{}": list(Point),
    "room_fix.{}": list(Point),
    "leave.days_{}": [str(count) for count in leave.SPANS],
    "button.own_{}": list(phones.FIELDS),
    "muster.{}": [*MUSTER_REPLIES, "attend_waiting", "test_waiting"],
    "muster.attend_{}": list(MusterReply),
    "muster_reply.{}": MUSTER_REPLIES,
    "reach_of.{}": list(Reached),
    "stop.{}": [item.name for item in load_playbook(None).readiness.items],
    "stop_fix.{}": list(Computed),
    "stop_heading.{}": list(Heading),
    "stop_is.{}": [Standing.MISSING, Standing.EXPIRED],
    "decree.{}": ["whereas", "given", *decree._POINTS],
    "decree.{}_text": ["whereas", "given", *decree._POINTS],
    "paper.{}": ["no", "name", "place", "role", "phone", "called_by", "said", "sign"],
    "input_state.{}": list(InputState),
    "handling.{}": list(Handling),
    "journal.{}": sorted(TOLD),
    "language.{}": list(LOCALES),
    "legal_done.{}": list(LegalClock),
    "no_reply.{}": list(NoReply),
    "letter.{}": list(reachability.ALARMING),
    "level.{}": [*(level.name for level in Level), "none"],
    "map_rule.{}": list(MapRule),
    "move.{}": list(face.MOVES),
    "moment.{}": sorted(
        {c for form in FORMS.values() for c in form.choices if form.kind is Kind.MOMENT}
    ),
    "pick.{}": sorted(
        {
            c
            for kind in documents().kinds.values()
            for rules in kind.forms.values()
            for rule in rules
            for c in rule.choices
        }
    ),
    "button.ppid_{}": [ppid.YES, ppid.NO],
    "prefill.ask_{}": list(Right),
    "ready.{}": _READY,
    "ready_button.{}": _READY,
    "right_answer.{}_y": list(Asked),
    "right_answer.{}_n": list(Asked),
    "lint.{}": [rule.code for rule in lint.RULES],
    "lint_at.{}": [
        f"{c}.{why}" for c, all_ in remarks.OTHERWISE.items() for why in all_
    ],
    "need.{}": list(Need),
    "note.{}": list(Topic),
    "note_ask.{}": list(Topic),
    "option.{}": [f"{q}_{n}" for q in _QUESTIONS for n in range(HIGHEST + 1)],
    "personal.{}": list(PersonalKind),
    "option.A2_{}": list(range(HIGHEST + 1)),
    "prefill.{}": [p for p in Prefill if p not in OWN_WORDS],
    "sibling.{}": list(LANGUAGES),
    "paper_kind.{}": list(documents().kinds),
    "party_ask.{}": ["pic", "channel", "message"],
    "party_channel.{}": list(party_fields.CHANNELS),
    "party_scale.{}": list(changing_parties._SCALES),
    "printed.{}": ["yes", "no"],
    "publicity.{}": list(Publicity),
    "button.export_{}": ["pdf", "docx"],
    "button.publicity_{}": list(Publicity),
    "advice.{}": list(Advice),
    "harm.{}": [str(grade) for grade in range(WORST + 1)],
    "reach.{}": [str(grade) for grade in range(WORST + 1)],
    "trend.{}": ["0", "1"],
    "promise_state.{}": list(PromiseState),
    "rumour_label.{}": list(RumourLabel),
    "rumour_state.{}": list(RumourState),
    "outlet.{}": list(Outlet),
    "beyond.{}": list(Excess),
    "acting.{}": list(ActingKind),
    "button.acting_{}": list(ActingKind),
    "quadrant.{}": list(Quadrant),
    "protected_part.{}": list(Part),
    "question.{}": list(_QUESTIONS),
    "outlet_reach.{}": list(Reach),
    "reason.{}": list(notices.KNOWN_REASONS),
    "role_reason.{}": sorted(knowing.REASON_CODES),
    "button.decline_{}": list(declining.DECLINES),
    "role.{}": list(Role),
    "source_kind.{}": list(SourceKind),
    "stance.{}": list(Stance),
    "stance_is.{}": list(Stance),
    "stability.{}": list(Stability),
    "state.{}": list(IssueState),
    "strategy.raised_{}": ["history", "reputation"],
    "step.{}": list(face.STEPS),
    "medium.{}": list(Medium),
    "task_origin.{}": [origin for origin in Origin if origin is not Origin.HAND],
    "task_reason.{}": [code for codes in reasons.REASONS.values() for code in codes],
    "task_state.{}": list(TaskState),
    "tasks_save.{}": ["none", "one", "many"],
    "toast.urgency_{}": list(Urgency),
    "toast.{}": ["phoned", "not_answered", *reasons.REASONS],
    "tone.{}": [*TONES, "unsaid"],
    "topic.{}": list(_QUESTIONS),
    "unreachable.{}": sorted(set(reachability.LOST.values())),
    "urgency.{}": list(Urgency),
    "weekday.{}": [str(day) for day in range(HOLIDAY + 1)],
    "roster_fault.{}": [*Trouble, "unknown_close"],
    "barred.{}": sorted({*troubles.REASONS, "other"}),
    "channel_kind.{}": list(ChannelKind),
    "publication_state.{}": list(PublicationState),
    "publishing.{}": list(places.IMPLIED.values()),
    "withdraw_note.{}": list(withdrawing.WITHDRAWN_FOR),
    "withdraw_reason.{}": list(withdrawing.WITHDRAWN_FOR),
    "word.{}": ["text", "no_news", "kept", "declined"],
}

#: Places whose words cannot be read off the code, and what they say.
BY_HAND: dict[str, list[str]] = {
    # The remedies of refusals: found by their keyword.
    "?refusing:action": [f"button.{name}" for name in source.actions_offered()],
    # A question that is still open is one of QUESTIONS there.
    "?introducing:open_.kind": [],
    # The books of an issue are a table of their own.
    "?opening:book.button": [f"button.{book.button}" for book in BOOKS],
    # Boards that rewrite themselves.
    "?rewritten:self.template": [conference_board.BOARD.template, board.BOARD.template],
    # What is written line by line is a table of its own.
    "?line_book:self.opening": [book.opening for book in LINE_BOOKS],
    "?line_book:self.receipt": [book.receipt for book in LINE_BOOKS],
    # What is done about a rumour is a table of its own.
    "?rumour_card:deed": [f"button.{deed}" for deed in rumour_card._DEEDS.values()],
    # The kinds of documents are a table of their own.
    "?draft_texts:document.kind": [],
}


def filled(pattern: str) -> list[str] | None:
    """Return the exact keys of a pattern; None where nobody knows them."""
    if pattern in BY_HAND:
        return BY_HAND[pattern]
    if _HOLE not in pattern:
        return None if pattern.startswith("?") else [pattern]
    pattern = pattern.replace("{}_{}", _HOLE).replace("{}.{}", _HOLE)
    if pattern not in FAMILIES:
        return None
    return [pattern.replace(_HOLE, str(name)) for name in FAMILIES[pattern]]


@cache
def labels_needed() -> dict[str, str]:
    """Return every label that code or a template can say: key -> where."""
    needed = {}
    for said in source.labels_said():
        for key in filled(said.pattern) or []:
            needed[key] = said.where
    for locale in LOCALES:
        for file in templates(locale).values():
            for pattern in labels_in(file):
                where = file.relative_to(TEMPLATES).as_posix()
                needed |= dict.fromkeys(filled(pattern) or [], where)
    return needed
