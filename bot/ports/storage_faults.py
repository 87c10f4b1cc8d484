"""What can go wrong with the storage, as its callers see it."""


class AlreadyDone(Exception):
    """This command was committed before; nothing was changed now."""


class Conflict(Exception):
    """The thing was changed by somebody else meanwhile; do it again from the start."""


class StorageUnavailable(Exception):
    """The disk is full, read-only or broken; nothing was stored."""


class DatabaseInUse(StorageUnavailable):
    """Another process has it; one that only asks something lets go soon."""
