"""From the card to an invitation that is submitted: taps and messages are counted."""

from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, labels
from tests.scenarios.test_conferences import look, team

#: From the card of an issue at L3 to its D5 in the hands of those who review it: once
#: the plan and once whom the press may ask are typed. What may be left out of an
#: invitation is not asked first, and answers (D6) that are due later need no reason.
MOST_TAPS, MOST_MESSAGES = 5, 2


class Counted:
    """A member whose taps and messages are counted."""

    def __init__(self, phone):
        self.phone, self.taps, self.messages = phone, 0, 0

    async def presses(self, label):
        self.taps += 1
        await self.phone.presses(label)

    async def says(self, text):
        self.messages += 1
        await self.phone.says(text)


async def test_five_taps_and_two_messages_lead_from_the_card_to_an_invitation(full):
    await team(full)
    await full.member("Laila", Role.LEGAL_ADVISER)
    nina = await full.member("Nina", Role.MEDIA_LIAISON, Role.WRITER)
    await nina.says("/isu 1")
    counted = Counted(nina)

    await counted.presses("Buku isu")
    await counted.presses("Konferensi pers")
    await counted.presses("Ada fakta baru")
    await counted.says("14.00, Aula Lantai 2, Hasil uji air")
    await counted.presses("Undangan")
    await counted.says("Sekretariat, 0541 000 000")
    await counted.presses("Ajukan")

    assert await state(full) == "fact_review"
    assert (counted.taps, counted.messages) == (MOST_TAPS, MOST_MESSAGES)
    # The runbook runs meanwhile: the board names what is due, and waits for D6.
    await nina.says("/konpers 1")
    board = nina.hears(
        "KP1 · Direncanakan", "0 dari 22", "⚠ Menahan, belum selesai: Tanya jawab"
    )
    assert "☐ 1" in labels(board)
    everybody_read(full)


async def state(crisis):
    return str((await look(crisis, lambda u: u.documents.find("2026-0001/D1"))).state)
