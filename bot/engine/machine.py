"""What the auditor sees of the machine."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

#: Less free space than this is an alarm, in bytes.
LEAST_FREE = 500_000_000


def disk_space(place: Path) -> Callable[[], Mapping[str, int]]:
    """Return a look at the disk on which *place* is."""

    def look() -> Mapping[str, int]:
        free = shutil.disk_usage(place).free
        return {"disk_space": free // 1_000_000} if free < LEAST_FREE else {}

    return look
