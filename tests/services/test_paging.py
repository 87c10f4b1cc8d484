"""Lists are read page by page; whoever turns too far gets the last page."""

import pytest

from bot.services.books.paging import page_of


@pytest.mark.parametrize(
    ("entries", "index", "shown", "number", "count"),
    [
        ("", 0, "", 1, 1),
        ("abc", 0, "abc", 1, 1),
        ("abcd", 0, "abc", 1, 2),
        ("abcd", 1, "d", 2, 2),
        ("abcd", 9, "d", 2, 2),
        ("abcdef", 2, "def", 2, 2),
    ],
)
def test_a_page_shows_its_part_of_the_list(entries, index, shown, number, count):
    page = page_of(entries, index, 3)

    assert (page.shown, page.number, page.count) == (shown, number, count)
