"""`make audit`: asks the advisories about every pin, and says so when it cannot.

pip-audit may end with 0 although it skipped every package: what counts is whether as
many packages were audited as are pinned.
"""

import json
import subprocess
import sys

from tests.supply.locks import LOCKS, pins

OPTIONS = (
    *("--strict", "--disable-pip", "--require-hashes"),
    *("--progress-spinner", "off", "--format", "json"),
)

CLEAN, FOUND, NOT_AUDITED = 0, 1, 2


def verdict(said: str, pinned: set[str]) -> tuple[int, str]:
    """Judge what pip-audit wrote as JSON; it may have written nothing at all."""
    try:
        asked = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return NOT_AUDITED, "not audited: the source of advisories cannot be reached"
    audited = {one["name"] for one in asked if "skip_reason" not in one}
    missing = sorted(pinned - audited)
    if missing:
        return NOT_AUDITED, f"not audited: {len(missing)} of {len(pinned)} packages"
    bad = [f"{a['name']} {a['version']}: {v['id']}" for a in asked for v in a["vulns"]]
    if bad:
        return FOUND, "\n".join(["known faults:", *bad])
    return CLEAN, f"audited: {len(pinned)} packages, no known fault"


def main(program: str, lock: str) -> int:
    """Run pip-audit on a lock and print the verdict."""
    ended = subprocess.run(
        [program, *OPTIONS, "--requirement", str(LOCKS / lock)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    code, text = verdict(
        ended.stdout, {pin.name for pin in pins(lock) if pin.is_for_here}
    )
    print(text)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
