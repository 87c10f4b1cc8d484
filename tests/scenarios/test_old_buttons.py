"""Buttons of an earlier Siaga: what they did is gone, and they say so calmly."""

from bot.domain.roles import Role
from bot.ports.mail import Button, Letter, MessageClass, Press
from bot.services.turn import clock_turn
from tests.scenarios.talk import everybody_read

#: What lead and voice were asked with before roles were offered to them.
GONE = ("accept_lead", "lead_yes", "lead_no", "speaker_yes", "speaker_no")


async def test_buttons_of_an_earlier_version_say_that_they_are_over(crisis):
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await citra.says("/lapor Air keran keruh")
    rows = tuple((Button(f"Tombol {a}", Press(a, "2026-0001")),) for a in GONE)
    async with clock_turn(crisis.house.desk, "earlier") as turn:
        await turn.post(
            Letter(
                key="earlier",
                klass=MessageClass.INFO,
                chat_id=citra.id,
                text="Mohon jawaban",
                rows=rows,
            )
        )
    await crisis.fast_forward(seconds=5)
    citra.hears("Mohon jawaban")

    for action in GONE:
        tap = await citra.presses(f"Tombol {action}")
        assert "Tombol ini sudah tidak berlaku" in tap.text, action
    everybody_read(crisis)
