"""Strategy: /pemangku, /strategi, /pesan, /narasi, and the buttons under them."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.strategy import (
    adding_parties,
    approving_narratives,
    changing_parties,
    choosing_strategy,
    map_lines,
    map_screen,
    narrative_screen,
    overview,
    party_card,
    party_fields,
    party_picks,
    strategy_screen,
    writing_maps,
    writing_narratives,
)
from bot.services.texts import follow_newest
from handlers.route import Answer, Button, Command, Route

SEE, PLAN, EDIT = (
    Action.SEE_STRATEGY,
    Action.PLAN_MESSAGES,
    Action.EDIT_STAKEHOLDERS,
)

ROUTES: list[Route] = [
    Command("pemangku", "stakeholders", SEE, registers.PARTIES.typed),
    Button("party_for", EDIT, registers.PARTIES.chosen),
    Button("parties", SEE, party_picks.see_parties, again=True),
    Button("party", SEE, party_card.see_party, again=True),
    Button("party_pick", EDIT, party_picks.see_picks, again=True),
    Button("party_add", EDIT, party_picks.pick_party),
    Button("party_type", EDIT, adding_parties.ask_names, again=True),
    Answer("party", EDIT, adding_parties.answer_names),
    Button("party_told", EDIT, changing_parties.note_told),
    Button("party_untold", EDIT, changing_parties.take_back_told),
    Button("party_set", EDIT, changing_parties.set_scale),
    Button("party_pic", EDIT, party_fields.ask_pic, again=True),
    Button("party_pic_set", EDIT, party_fields.set_pic),
    Button("party_channel", EDIT, party_fields.ask_channel, again=True),
    Button("party_channel_set", EDIT, party_fields.set_channel),
    Button("party_message", EDIT, party_fields.ask_message, again=True),
    Answer("party_field", EDIT, party_fields.answer_field),
    Button("party_remove", EDIT, changing_parties.remove),
    Button("party_restore", EDIT, changing_parties.put_back),
    Button("messages", SEE, overview.see_messages, again=True),
    Command("strategi", "strategy", SEE, registers.STRATEGY.typed),
    Button("strategy", SEE, strategy_screen.see_strategy, again=True),
    Button("strategy_cluster", PLAN, choosing_strategy.see_stances, again=True),
    Button("strategy_choose", PLAN, choosing_strategy.choose),
    Answer("strategy_reason", PLAN, choosing_strategy.answer_reason),
    Command("pesan", "messages", SEE, registers.MESSAGES.typed),
    Button("message_map_for", PLAN, registers.MESSAGES.chosen),
    Button("message_map", SEE, writing_maps.see_map, again=True),
    Button("message_map_write", PLAN, writing_maps.write_anew, again=True),
    Button("message_map_copy", SEE, map_screen.copy_map, again=True),
    Answer("message_map", PLAN, writing_maps.answer_map),
    Button("message_add", PLAN, map_lines.ask_line, again=True),
    Answer("message_line", PLAN, map_lines.answer_line),
    Command("narasi", "narrative", SEE, registers.NARRATIVE.typed),
    Button("narrative_for", PLAN, registers.NARRATIVE.chosen),
    Button("narrative", SEE, writing_narratives.see_narrative, again=True),
    Button("narrative_write", PLAN, writing_narratives.write_anew, again=True),
    Button("narrative_renew", PLAN, writing_narratives.renew),
    Button("narrative_copy", SEE, narrative_screen.copy_narrative, again=True),
    Button("narrative_approve", Action.APPROVE_NARRATIVE, approving_narratives.approve),
    Answer("narrative", PLAN, writing_narratives.answer_narrative),
    Button("draft_follow", Action.DRAFT, follow_newest.follow),
]
