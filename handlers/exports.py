"""Files: approved texts, minutes, reports; letter numbers, the press kit."""

from bot.domain.access import Action
from bot.services.exports import filing, kit, listing, numbering, registers
from handlers.route import Answer, Button, Route

A = Action

ROUTES: list[Route] = [
    Button("papers", A.EXPORT, listing.see_papers, again=True),
    Button("export_pdf", A.EXPORT, filing.export_pdf, again=True),
    Button("export_docx", A.EXPORT, filing.export_docx, again=True),
    Button("press_kit", A.EXPORT, kit.send_kit, again=True),
    Button("minutes_paper", A.SEE_MEETINGS, registers.minutes_file, again=True),
    Button("sitrep_paper", A.SEE_SITREPS, registers.sitrep_file, again=True),
    Button("letter_number", A.NUMBER_LETTER, numbering.ask_number, again=True),
    Answer("letter_number", A.NUMBER_LETTER, numbering.answer_number),
]
