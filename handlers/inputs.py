"""What citizens ask for: /aspirasi, counting the same, answering."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.inputs import answering_inputs as answering
from bot.services.inputs import logging_inputs
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("aspirasi", "input", Action.SEE_INPUTS, registers.INPUTS.typed),
    Button("inputs", Action.SEE_INPUTS, logging_inputs.see_inputs, again=True),
    Button("input_show", Action.SEE_INPUTS, logging_inputs.see_input, again=True),
    Button("input_new", Action.LOG_INPUT, logging_inputs.ask_input, again=True),
    Answer("input", Action.LOG_INPUT, logging_inputs.answer_asked),
    Button("input_for", Action.LOG_INPUT, registers.INPUTS.chosen),
    Button("input_channel", Action.LOG_INPUT, logging_inputs.choose_channel),
    Button("input_same", Action.LOG_INPUT, logging_inputs.count_in),
    Button("input_follow", Action.FOLLOW_INPUT, answering.follow_up),
    Button("input_answer", Action.ANSWER_INPUT, answering.ask_answer, again=True),
    Answer("input_answer", Action.ANSWER_INPUT, answering.answer_typed),
    Button("input_prepared", Action.ANSWER_INPUT, answering.answer_prepared),
    Button("input_published", Action.ANSWER_INPUT, answering.answer_published),
]
