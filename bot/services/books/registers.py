"""Every register that a command shows and takes words for, as one table."""

from bot.domain.access import Action
from bot.services.books.commands import Register
from bot.services.clippings.clip_register import show_clippings
from bot.services.clippings.clipping_in import clip_words
from bot.services.conferences.needing import show_newest as show_conference
from bot.services.conferences.needing import words_typed
from bot.services.facts.claiming import begin_claim, claim_waits
from bot.services.facts.fact_sheet import show_sheet as show_facts
from bot.services.inputs.input_screens import show_inputs
from bot.services.inputs.logging_inputs import input_waits, log_input
from bot.services.meetings.page import book_words, show_newest
from bot.services.press.recording import begin_enquiry
from bot.services.press.register import show_enquiries
from bot.services.promises.making import make_promise, promise_waits
from bot.services.promises.promise_sheet import show_sheet as show_promises
from bot.services.rumours.hearing import hear_words, rumour_waits
from bot.services.rumours.rumour_sheet import show_sheet as show_rumours
from bot.services.sitreps.page import show_page
from bot.services.sitreps.writing import summarise
from bot.services.strategy.adding_parties import add_words
from bot.services.strategy.party_picks import open_parties
from bot.services.strategy.strategy_screen import show_strategy
from bot.services.strategy.writing_maps import map_words, open_map
from bot.services.strategy.writing_narratives import narrative_words, open_narrative

A = Action
FACTS = Register(
    A.SEE_FACTS, "facts", show_facts, A.CLAIM_FACT, "fact_for", begin_claim, claim_waits
)
INPUTS = Register(
    A.SEE_INPUTS, "inputs", show_inputs, A.LOG_INPUT, "input_for",
    log_input, input_waits,
)  # fmt: skip
PROMISES = Register(
    A.SEE_PROMISES, "promises", show_promises, A.MAKE_PROMISE, "promise_for",
    make_promise, promise_waits,
)  # fmt: skip
RUMOURS = Register(
    A.SEE_RUMOURS, "rumours", show_rumours, A.RECORD_RUMOUR, "rumour_for",
    hear_words, rumour_waits,
)  # fmt: skip
#: A journalist's number is what the ticket needs: the words wait as they were pasted.
ENQUIRIES = Register(
    A.SEE_ENQUIRIES, "enquiries", show_enquiries, A.RECORD_ENQUIRY, "enquiry_for",
    begin_enquiry, lambda _, words: words,
)  # fmt: skip
CLIPPINGS = Register(
    A.SEE_CLIPPINGS, "clippings", show_clippings, A.CLIP, "clip_for", clip_words,
    lambda _, words: words,
)  # fmt: skip
MEETINGS = Register(
    A.SEE_MEETINGS, "meetings", show_newest, A.BOOK_MEETING, "meeting_for", book_words
)
CONFERENCES = Register(
    A.SEE_CONFERENCE, "conferences", show_conference, A.PLAN_CONFERENCE,
    "conference_for", words_typed,
)  # fmt: skip
SITREPS = Register(
    A.SEE_SITREPS, "sitreps", show_page, A.WRITE_SITREP, "sitrep_for", summarise
)
PARTIES = Register(
    A.SEE_STRATEGY, "parties", open_parties, A.EDIT_STAKEHOLDERS, "party_for",
    add_words, late=True,
)  # fmt: skip
STRATEGY = Register(A.SEE_STRATEGY, "strategy", show_strategy)
MESSAGES = Register(
    A.SEE_STRATEGY, "message_map", open_map, A.PLAN_MESSAGES, "message_map_for",
    map_words, late=True,
)  # fmt: skip
NARRATIVE = Register(
    A.SEE_STRATEGY, "narrative", open_narrative, A.PLAN_MESSAGES, "narrative_for",
    narrative_words, late=True,
)  # fmt: skip
