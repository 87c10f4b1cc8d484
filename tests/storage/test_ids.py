"""Identities of the storage: in order within a process, and shared with no other."""

import os

from bot.storage.ids import next_id


def test_identities_sort_by_age():
    made = [next_id() for _ in range(20)]

    assert made == sorted(set(made))


def test_a_process_that_was_forked_off_makes_identities_of_its_own():
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, next_id().encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        theirs = said.read()
    os.waitpid(child, 0)

    ours = next_id()
    # When it began, or what it drew; the count begins anew.
    assert theirs.rpartition("-")[2] != ours.rpartition("-")[2]
