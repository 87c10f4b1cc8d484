"""The bar: for people at a terminal, for what takes long, and never in the way."""

import io
import threading

import pytest

from bot.cli import progress as room
from bot.cli.progress import bar, progress, size_of


class Terminal(io.StringIO):
    """Somebody looks at it; `drawn` is set at the first bar."""

    def __init__(self, watched=True):
        super().__init__()
        self.watched, self.drawn = watched, threading.Event()

    def isatty(self):
        return self.watched

    def write(self, text):
        if "[" in text:
            self.drawn.set()
        return super().write(text)


def looked_at(monkeypatch, watched=True):
    """Put a terminal in place; pytest puts its own there before each test."""
    terminal = Terminal(watched)
    monkeypatch.setattr(room.sys, "stderr", terminal)
    monkeypatch.setattr(room, "EVERY", 0.001)
    return terminal


@pytest.mark.parametrize(
    ("share", "shown"),
    [(-1, "  0 %"), (0, "  0 %"), (0.5, " 50 %"), (1, "100 %"), (7, "100 %")],
)
def test_a_bar_shows_how_far_it_is(share, shown):
    line = bar("copying", share)

    assert line.startswith("copying [")
    assert line.endswith(shown)
    assert len(line) == len(bar("copying", 0))


def test_what_takes_long_is_shown_and_ends_full(monkeypatch):
    terminal = looked_at(monkeypatch)
    monkeypatch.setattr(room, "PATIENCE", 0)
    with progress("copying", lambda: 0.5):
        assert terminal.drawn.wait(30)

    assert " 50 %" in terminal.getvalue()
    assert terminal.getvalue().endswith("100 %\n")


def test_what_is_quick_needs_none(monkeypatch):
    terminal = looked_at(monkeypatch)
    with progress("copying", lambda: 0.5):
        pass

    assert terminal.getvalue() == ""


def test_a_file_gets_none(monkeypatch):
    file = looked_at(monkeypatch, watched=False)
    monkeypatch.setattr(room, "PATIENCE", 0)
    before = set(threading.enumerate())
    with progress("copying", lambda: 1 / 0):
        assert set(threading.enumerate()) <= before

    assert file.getvalue() == ""


def test_a_file_that_is_not_there_yet_has_no_size(tmp_path):
    assert size_of(tmp_path / "part") == 0
    (tmp_path / "part").write_bytes(b"123")
    assert size_of(tmp_path / "part") == 3
