"""The office of a trial without its page."""

from bot.app.trial.tenancy import Tenancy
from bot.sandbox.stories import SCENARIOS
from bot.sandbox.stories.office import load_office


async def test_a_bot_that_stops_while_it_is_asked_has_no_deadline(tmp_path):
    tenancy = Tenancy(load_office(SCENARIOS), tmp_path, SCENARIOS / "playbook")
    await tenancy.begin_anew()
    built = tenancy._bot.built
    await tenancy.stop_bot()
    tenancy._bot.built = built

    assert await tenancy.look_ahead() is None

    tenancy._bot.built = None
    await tenancy.close()
