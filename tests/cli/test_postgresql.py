"""The `siaga` command on PostgreSQL."""

import asyncio

import pytest

from bot.storage import open_storage
from tests.cli.test_commands import siaga
from tests.postgres import in_a_thread
from tests.storage.builders import open_issue


@pytest.fixture
def address(postgres):
    return postgres.fresh()


@pytest.mark.processes
def test_a_fresh_database_is_whole(tmp_path, address):
    ended = siaga(tmp_path, "verify", SIAGA_DATABASE=address)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "every invariant kept" in ended.stdout


@pytest.mark.processes
def test_check_opens_it_and_says_so(tmp_path, address):
    ended = siaga(tmp_path, "check", SIAGA_DATABASE=address)

    assert "ok       database" in ended.stdout
    assert "Traceback" not in ended.stderr


def test_commands_work_beside_a_running_bot(tmp_path, address):
    async def beside():
        async with open_storage(address):
            return await asyncio.to_thread(
                siaga, tmp_path, "verify", SIAGA_DATABASE=address
            )

    assert asyncio.run(beside()).returncode == 0


@pytest.mark.processes
def test_a_copy_of_the_file_is_left_to_the_server(tmp_path, address):
    ended = siaga(tmp_path, "backup", "x.db", SIAGA_DATABASE=address)

    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.processes
def test_everything_moves_and_the_old_file_retires(tmp_path, address):
    async def prepare():
        async with open_storage(f"sqlite:///{tmp_path}/siaga.db") as storage:
            await open_issue(storage)

    in_a_thread(prepare())
    old = f"sqlite:///{tmp_path}/siaga.db"

    moved = siaga(tmp_path, "copy", "--from", old, SIAGA_DATABASE=address)

    assert (moved.returncode, moved.stderr) == (0, "")
    assert "1  issue\n" in moved.stdout
    assert siaga(tmp_path, "verify", SIAGA_DATABASE=address).returncode == 0
    retired = siaga(tmp_path, "verify")
    assert retired.returncode == 1
    assert "moved to postgresql://" in retired.stdout + retired.stderr


@pytest.mark.processes
def test_a_copy_needs_a_server_to_go_to(tmp_path):
    ended = siaga(tmp_path, "copy", "--from", "sqlite:///siaga.db")

    assert ended.returncode == 2
    assert "must be a postgresql:// address" in ended.stdout
