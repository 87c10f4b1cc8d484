"""How the collector of garbage works in a process that lives for months."""

import gc

#: So many new values, so many times, before it looks at the young, the middle-aged and
#: the old: about once in a dozen reports, where it is usually several times in each.
COLLECT_AFTER = (20_000, 10, 10)


def settle_in() -> None:
    """Let it look no more at what stays until the end: the modules, most of all.

    They are nearly all that it would look at, again and again; a report makes many
    values that live shortly, and hardly a cycle. It took 7 % of the processor.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
