"""Roll calls: /kumpul, the test of who is reached, answers with one tap."""

from bot.domain.access import Action
from bot.services.musters import answering, attending, testing
from handlers.route import Answer, Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command("kumpul", "muster", A.CALL_MUSTER, attending.muster_typed),
    Button("muster_ask", A.CALL_MUSTER, attending.ask_muster, again=True),
    Button("muster_at", A.CALL_MUSTER, attending.muster_at),
    Answer("muster_where", A.CALL_MUSTER, attending.answer_muster),
    Button("muster_see", A.ANSWER_MUSTER, attending.see_muster, again=True),
    Button("muster_reply", A.ANSWER_MUSTER, answering.reply),
    Button("muster_in", A.ANSWER_MUSTER, answering.come_in),
    Answer("muster_when", A.ANSWER_MUSTER, answering.answer_said),
    Answer("muster_why", A.ANSWER_MUSTER, answering.answer_said),
    Button("test_reach", A.TEST_REACH, testing.test_reach),
]
