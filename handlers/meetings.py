"""Meetings: /rapat, invitations, attendance, minutes taken by replying, approval."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.meetings import (
    answering,
    approving_minutes,
    attending,
    board,
    booking,
    calling_off,
    changing,
    guest_list,
    inviting,
    minuting,
    page,
    submitting,
)
from handlers.route import Answer, Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command(
        "rapat", "meeting", A.SEE_MEETINGS, registers.MEETINGS.typed, also="meetings"
    ),
    Button("meeting_for", A.BOOK_MEETING, registers.MEETINGS.chosen),
    Button("meetings", A.SEE_MEETINGS, page.see_meetings, again=True),
    Button("meeting_open", A.SEE_MEETINGS, board.open_meeting, again=True),
    Button("meeting_book", A.BOOK_MEETING, page.offer_booking, again=True),
    Answer("meeting_book", A.BOOK_MEETING, changing.answer_booking),
    Button("meeting_at", A.BOOK_MEETING, booking.book_at),
    Button("meeting_leave", A.SEE_BOOKS, page.leave_booking, again=True),
    Button("meeting_back", A.SEE_BOOKS, page.leave_board, again=True),
    Button("meeting_copy", A.BOOK_MEETING, inviting.copy_invitation, again=True),
    Button("meeting_invite", A.BOOK_MEETING, inviting.send_invitations),
    Button("meeting_when", A.BOOK_MEETING, changing.ask_change, again=True),
    Button("meeting_place", A.BOOK_MEETING, changing.ask_change, again=True),
    Button("meeting_agenda", A.BOOK_MEETING, changing.ask_change, again=True),
    Answer("meeting_change", A.BOOK_MEETING, changing.answer_change),
    Button("meeting_to", A.BOOK_MEETING, changing.move_to),
    Button("meeting_cancel", A.CANCEL_MEETING, calling_off.ask_call_off, again=True),
    Button("meeting_cancel_sure", A.CANCEL_MEETING, calling_off.call_off),
    Button("meeting_guests", A.BOOK_MEETING, guest_list.ask_guests, again=True),
    Button("meeting_toggle", A.BOOK_MEETING, guest_list.toggle_guest),
    Answer("meeting_guest", A.BOOK_MEETING, guest_list.answer_guest),
    Button("meeting_done", A.BOOK_MEETING, guest_list.guests_done),
    Button("meeting_reply", A.ANSWER_INVITATION, answering.reply),
    Answer("meeting_said", A.ANSWER_INVITATION, answering.answer_said),
    Button("meeting_skip", A.ANSWER_INVITATION, answering.skip, again=True),
    Button("minutes_take", A.TAKE_MINUTES, minuting.MINUTES.ask, again=True),
    Answer("minutes", A.TAKE_MINUTES, minuting.MINUTES.answer),
    Button("minutes_done", A.SEE_MEETINGS, minuting.done, again=True),
    Button("minutes_none", A.TAKE_MINUTES, minuting.say_none_differed),
    Button("meeting_held", A.TAKE_MINUTES, minuting.ask_held, again=True),
    Answer("meeting_held", A.TAKE_MINUTES, minuting.answer_held),
    Button(
        "meeting_attendance", A.MARK_ATTENDANCE, attending.ask_attendance, again=True
    ),
    Button("meeting_mark", A.MARK_ATTENDANCE, attending.mark),
    Button("meeting_all", A.MARK_ATTENDANCE, attending.mark_all),
    Button("minutes_submit", A.SUBMIT_MINUTES, submitting.submit, again=True),
    Button("minutes_approve", A.APPROVE_MINUTES, approving_minutes.approve),
    Button("minutes_return", A.RETURN_MINUTES, approving_minutes.give_back),
    Button("minutes_text", A.SEE_MEETINGS, approving_minutes.see_text, again=True),
]
