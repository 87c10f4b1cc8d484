"""Every row of `make bench` runs, loses nothing, and gives figures that can be true.

No time is judged here: that a report is lost or doubled fails the row itself.
"""

import math
from dataclasses import asdict

import pytest

from benchmarks import __main__ as bench
from benchmarks import page
from benchmarks.sizes import QUICK

pytestmark = [pytest.mark.slow, pytest.mark.processes]


def numbers(found):
    """Every number in what a row found."""
    match found:
        case dict():
            return [n for value in found.values() for n in numbers(value)]
        case list():
            return [n for value in found for n in numbers(value)]
        case int() | float():
            return [found]
    return []


@pytest.mark.parametrize("row", bench.ROWS)
async def test_a_row_runs_and_its_figures_can_be_true(tmp_path, row):
    found = await bench.ROWS[row].measure(tmp_path, QUICK)

    measured = numbers(asdict(found))
    assert measured
    assert all(math.isfinite(n) and n >= 0 for n in measured)
    assert all(line.count("|") != 1 for line in page.WRITERS[row](found))


async def test_every_row_has_its_block_on_the_page():
    written = page.PAGE.read_text("utf-8")

    for row in bench.ROWS:
        assert f"{row} stands here" in page.with_figures(
            written, row, [f"{row} stands here"]
        )


async def test_a_block_that_is_missing_is_said():
    with pytest.raises(ValueError, match="no block speed"):
        page.with_figures("an empty page", "speed", [])
