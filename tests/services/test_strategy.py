"""Strategy under bad input: forged presses, far too much, roles that are gone."""

import pytest

from bot.domain.errors import ButtonExpired, NotPermitted
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.strategy_errors import OwnNarrative
from bot.ports.mail import Press
from bot.rendering.text import visible_length
from bot.services.requests import Pressed
from bot.services.strategy import (
    approving_narratives,
    changing_parties,
    choosing_strategy,
    party_fields,
)
from handlers.serving import attempt
from tests.services.drafting_office import refused
from tests.services.facts_office import facts_office

ONE = "2026-0001"
TELEGRAM_TAKES = 4096


def forged(office, phone, use, press):
    request = Pressed(key=f"forged:{press}", user_id=phone.id, press=press)
    return attempt(office.board.desk, use, request)


async def test_a_forged_press_does_not_let_a_writer_approve_their_own_narrative():
    async with facts_office(Level.L3) as office:
        await office.citra.says("/narasi 1 Air sedang diperiksa")
        press = Press("narrative_approve", ONE, version=1)

        await refused(
            OwnNarrative,
            forged(office, office.citra, approving_narratives.approve, press),
        )
        [one] = await office.board.ask("plans.narratives", ONE)
        assert one.approved_by is None
        later = Press("narrative_approve", ONE, version=7)
        await refused(
            ButtonExpired,
            forged(office, office.budi, approving_narratives.approve, later),
        )
        await refused(
            NotPermitted,
            forged(office, office.eko, approving_narratives.approve, press),
        )


async def test_what_no_button_offers_is_refused():
    async with facts_office(Level.L3) as office:
        await office.eko.says("/pemangku 1 Warga")
        [one] = await office.board.ask("stakeholders.of_issue", ONE)
        presses = [
            (changing_parties.set_scale, Press("party_set", one.id, "power:9:")),
            (changing_parties.set_scale, Press("party_set", "none", "power:1:")),
            (party_fields.set_pic, Press("party_pic_set", one.id, "999:")),
            (
                choosing_strategy.choose,
                Press("strategy_choose", ONE, "preventable:deny::"),
            ),
        ]
        for use, press in presses:
            await refused(ButtonExpired, forged(office, office.eko, use, press))

        assert await office.board.ask("stakeholders.of_issue", ONE) == [one]
        assert await office.board.ask("plans.strategies", ONE) == []


@pytest.mark.parametrize("command", ["/pemangku", "/pesan", "/narasi"])
async def test_too_much_is_refused_and_nothing_is_half_done(command):
    async with facts_office(Level.L3) as office:
        await office.eko.says(f"{command} 1 {'kata ' * 400}")

        assert "1500" in office.eko.screen.text or "1.500" in office.eko.screen.text
        kept = [
            await office.board.ask(f"plans.{part}", ONE)
            for part in ("maps", "narratives")
        ]
        assert kept == [[], []]
        assert await office.board.ask("stakeholders.of_issue", ONE) == []


async def test_a_map_of_a_thousand_lines_and_a_crowd_still_fit_a_message():
    async with facts_office(Level.L3) as office:
        await office.eko.says("/pesan 1 " + "\n".join("ab" for _ in range(450)))
        assert "450 pesan, harus tepat 3" in office.eko.screen.text
        screens = [office.eko.screen]
        await office.eko.says("/pesan 1 a\n" + "\n".join("- b" for _ in range(300)))
        screens.append(office.eko.screen)
        for half in ("A", "B", "C"):
            names = "\n".join(f"{half}{n} {'x' * 60}" for n in range(20))
            await office.eko.says(f"/pemangku 1 {names}")
        assert "60" in office.eko.screen.text
        screens.append(office.eko.screen)

        assert max(visible_length(s.text) for s in screens) <= TELEGRAM_TAKES
        assert all(len(screen.labels) < 100 for screen in screens)


async def test_who_lost_the_role_between_question_and_answer_writes_nothing():
    async with facts_office(Level.L3) as office:
        await office.eko.says("/pesan 1")
        await office.board.change(office.eko, roles=frozenset({Role.REPORTER}))
        await office.eko.says("Kami tahu\nKami periksa\nKami kabari")

        assert await office.board.ask("plans.maps", ONE) == []


async def test_the_same_words_twice_are_one_version():
    async with facts_office(Level.L3) as office:
        for _ in range(2):
            await office.eko.says("/pesan 1 Kami tahu\nKami periksa\nKami kabari")

        assert len(await office.board.ask("plans.maps", ONE)) == 1
