"""Where the local socket of a bot lies: beside its database."""

from pathlib import Path


def socket_path(database: str) -> Path | None:
    """Return where the socket of a database lies; None for one without a file."""
    scheme, _, place = database.partition(":///")
    return Path(f"{place}.sock") if scheme == "sqlite" and place else None
