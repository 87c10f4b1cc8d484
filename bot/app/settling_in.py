"""How the interpreter is set for a process that lives for months."""

import gc
import sys

#: So many new values, so many times, before the collector of garbage looks at young,
#: middle-aged and old values: about once in a dozen reports, where it is usually
#: several times in each.
COLLECT_AFTER = (20_000, 10, 10)

#: A thread that wants to go on waits so long for the one that runs, in seconds. The one
#: that commits comes back from the disk, and everybody waits for it: with the usual
#: 5 ms a commit took half as long again, and a ping has three on its way.
SWITCH_AFTER = 0.0005


def settle_in() -> None:
    """Let the collector look no more at what stays until the end: the modules.

    They are nearly all that it would look at, again and again; a report makes many
    values that live shortly, and hardly a cycle. It took 7 % of the processor. What
    little garbage the start left stays, too: looking for it takes longer.
    """
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    sys.setswitchinterval(SWITCH_AFTER)
