"""What is drawn at random is the same in every run, on every machine, at any time.

`make test` must not fail because of a draw that nobody has seen: it draws from the name
of the test alone. `make prove` draws anew each time.
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

FULL = os.environ.get("SIAGA_PROOF") == "full"


def settle() -> None:
    """Load how the tests draw; before the first of them is read."""
    # It would draw numbers and words out of whatever of ours the process has imported,
    # and that depends on which tests ran in it before; reading all took a while, too.
    providers.is_local_module_file = lambda path: False
    # No test asks a clock of the wall: how long an example takes depends on the machine.
    settings.register_profile(
        "unhurried",
        deadline=None,
        derandomize=not FULL,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("unhurried")
