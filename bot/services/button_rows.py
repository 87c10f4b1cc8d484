"""Rows of buttons as a phone shows them: no label is cut off."""

from collections.abc import Sequence

from bot.ports.mail import Button

#: The longest label in a row of so many buttons that a narrow phone shows whole.
WIDE = 20
WIDEST = {2: WIDE, 3: 12, 4: 8, 5: 5}


def fitting(rows: Sequence[Sequence[Button]]) -> tuple[tuple[Button, ...], ...]:
    """Return the rows, in their order; one with a label too long for it is parted."""
    return tuple(tuple(part) for row in rows for part in _parted(row))


def paired(buttons: Sequence[Button]) -> list[list[Button]]:
    """Put two short buttons in a row; a long one stands alone."""
    rows: list[list[Button]] = []
    for button in buttons:
        last = rows[-1] if rows else []
        if len(last) == 1 and _short(last[0]) and _short(button):
            last.append(button)
        else:
            rows.append([button])
    return rows


def _parted(row: Sequence[Button]) -> Sequence[Sequence[Button]]:
    if len(row) <= 1:
        return [row]
    longest = max(len(button.label) for button in row)
    return [row] if longest <= WIDEST.get(len(row), 0) else paired(row)


def _short(button: Button) -> bool:
    return len(button.label) <= WIDE
