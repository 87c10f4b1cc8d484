"""How an entry of a register is called within its issue, also after a merge."""


def short_number(entry: str, issue: str) -> str:
    """Return the number of an entry within its issue: "T2" for "2026-0001/T2".

    What came along when another issue was merged names that one, too: "0002/T2"; for
    there may be a T2 already.
    """
    home, _, number = entry.rpartition("/")
    return number if home in ("", issue) else f"{home.partition('-')[2]}/{number}"
