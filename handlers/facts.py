"""Facts: /fakta, recording one in a message and three taps, verifying, choosing."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.facts import (
    claim_fields,
    claim_taps,
    claiming,
    disputes,
    fact_card,
    fact_sheet,
    second_sources,
    verifying,
)
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("fakta", "facts", Action.SEE_FACTS, registers.FACTS.typed, also="fact"),
    Button("facts", Action.SEE_FACTS, fact_sheet.see_sheet, again=True),
    Button("fact_show", Action.SEE_FACTS, fact_card.see_fact, again=True),
    Button("fact_new", Action.CLAIM_FACT, claiming.ask_claim, again=True),
    Button("fact_update", Action.CLAIM_FACT, claiming.ask_update, again=True),
    Button("fact_for", Action.CLAIM_FACT, registers.FACTS.chosen),
    Answer("fact", Action.CLAIM_FACT, claiming.answer_claim),
    Button("fact_kind", Action.CLAIM_FACT, claim_taps.choose_kind),
    Button("fact_public", Action.CLAIM_FACT, claim_taps.choose_publicity),
    Button("fact_until", Action.CLAIM_FACT, claim_taps.choose_embargo),
    Answer("fact_embargo", Action.CLAIM_FACT, claim_taps.answer_embargo),
    Button("fact_draft", Action.CLAIM_FACT, claim_taps.show_again, again=True),
    Button("fact_drop", Action.CLAIM_FACT, claim_taps.drop),
    Button("fact_save", Action.CLAIM_FACT, claim_taps.save_claim),
    Button("fact_change", Action.CLAIM_FACT, claim_fields.list_fields, again=True),
    Button("fact_field", Action.CLAIM_FACT, claim_fields.ask_correction, again=True),
    Answer("fact_field", Action.CLAIM_FACT, claim_fields.answer_correction),
    Button("fact_verify", Action.VERIFY_FACT, verifying.verify),
    Button("fact_owner", Action.VERIFY_FACT, verifying.verify_by_owner),
    Button("fact_refute", Action.REFUTE_FACT, verifying.refute),
    Button("fact_doubt", Action.DOUBT_FACT, verifying.doubt),
    Button("fact_renew", Action.RENEW_FACT, verifying.renew),
    Button("fact_withdraw", Action.WITHDRAW_FACT, verifying.ask_withdraw, again=True),
    Button("fact_withdraw_sure", Action.WITHDRAW_FACT, verifying.withdraw),
    Button("fact_source", Action.ADD_SOURCE, second_sources.ask_source, again=True),
    Answer("fact_source", Action.ADD_SOURCE, second_sources.answer_source),
    Button("fact_source_kind", Action.ADD_SOURCE, second_sources.add_source),
    Button("fact_dispute", Action.CHOOSE_SOURCE, disputes.see_dispute, again=True),
    Button("fact_choose", Action.CHOOSE_SOURCE, disputes.choose_source),
    Button("no_facts", Action.DECLARE_NO_FACTS, fact_sheet.declare_none),
]
