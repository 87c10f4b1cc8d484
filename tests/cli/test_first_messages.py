"""The first message after a start loads what it needs, whatever it asks for."""

from pathlib import Path

import pytest

import handlers
from benchmarks.processes import SIAGA, bot
from benchmarks.town import DUTY, message

pytestmark = pytest.mark.slow


async def test_every_command_that_waited_for_the_start_is_answered(tmp_path: Path):
    async with bot(SIAGA, tmp_path, start=False) as siaga:
        for number, command in enumerate(handlers.COMMANDS, 1):
            siaga.telegram.give(message(DUTY, number, f"/{command.name}"))
        await siaga.start()
        await siaga.telegram.until(len(handlers.COMMANDS))
        said = (siaga.folder / "bot.log").read_text()
        await siaga.stop()

    assert siaga.process is not None
    assert siaga.process.returncode == 0
    assert " failed" not in said
    assert all(sent.params["chat_id"] == str(DUTY) for sent in siaga.telegram.sent)
