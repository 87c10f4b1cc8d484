"""Publishing: /kanal, Terbitkan, links of what a person published, Tarik."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.publishing import (
    links,
    planning,
    publishing,
    registry,
    settling,
    sheet,
    switches,
    telling_team,
    withdrawing,
)
from handlers.route import Answer, Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command(
        "kanal", "channels", A.SEE_CHANNELS, registry.channels_typed, also="channel"
    ),
    Command("terbit", "published", A.SEE_CHANNELS, registers.PUBLICATIONS.typed),
    Button("publications", A.SEE_CHANNELS, sheet.see_sheet, again=True),
    Button("channels", A.SEE_CHANNELS, registry.see_registry, again=True),
    Button("channel", A.KEEP_CHANNELS, switches.see_channel, again=True),
    Button("channel_new", A.KEEP_CHANNELS, registry.ask_channel, again=True),
    Answer(registry.DIALOGUE, A.KEEP_CHANNELS, registry.answer_channel),
    Button("channel_role", A.KEEP_CHANNELS, switches.switch_role, again=True),
    Button("channel_drop", A.KEEP_CHANNELS, registry.drop_channel),
    Button("publish", A.PUBLISH, publishing.publish),
    Button("publish_now", A.PUBLISH, publishing.publish),
    Button("publish_both", A.PUBLISH, publishing.publish_both),
    Button("publish_see", A.PUBLISH, publishing.see_board, again=True),
    Button("publish_text", A.PUBLISH, publishing.show_text, again=True),
    Button("publish_at", A.PUBLISH, planning.ask_when, again=True),
    Answer(planning.DIALOGUE, A.PUBLISH, planning.answer_when),
    Button("publish_done", A.PUBLISH, links.say_done),
    Button("said_out", A.PUBLISH, links.say_out),
    Answer(links.DIALOGUE, A.PUBLISH, links.answer_link),
    Button("copy_there", A.PUBLISH, settling.is_there),
    Button("copy_again", A.PUBLISH, settling.send_again),
    Button("copy_unplanned", A.PUBLISH, settling.unplan),
    Button("copy_changed", A.PUBLISH, settling.say_changed),
    Button("tell_team", A.PUBLISH, telling_team.tell_team),
    Button("internal_begin", A.DRAFT, telling_team.begin_internal),
    Button("withdraw_text", A.WITHDRAW_TEXT, withdrawing.ask_withdraw, again=True),
    Button("withdraw_text_sure", A.WITHDRAW_TEXT, withdrawing.withdraw),
]
