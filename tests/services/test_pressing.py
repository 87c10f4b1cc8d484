"""A button belongs to whoever it was shown to."""

import pytest

from bot.domain.errors import ButtonExpired
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.services.pressing import find_press, token_of
from tests.services.drafting_office import open_office, write_full


async def test_a_button_is_dead_in_the_hand_of_anybody_else():
    async with open_office() as office:
        dewi = await office.member("Dewi", Role.WRITER)
        citra = await office.member("Citra", Role.CRISIS_LEAD)
        await office.issue(Level.L3)
        await write_full(dewi)
        await dewi.presses("Ajukan")
        shown = citra.with_button("Setujui")
        data = token_of(shown.letter.keyboard, shown.labels.index("Setujui"))

        press, _ = await find_press(office.desk, data, citra.id, citra.id)
        assert press.action == "approve"
        for chat_id, user_id in ((dewi.id, dewi.id), (citra.id, dewi.id), (-5, 1)):
            with pytest.raises(ButtonExpired):
                await find_press(office.desk, data, chat_id, user_id)
