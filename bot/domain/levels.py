"""How bad an issue is: the four levels of doctrine.md 3.2, and how urgent."""

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """The level of an issue; comparison follows severity."""

    L1 = 1
    L2 = 2
    L3 = 3
    L4 = 4


class Urgency(StrEnum):
    """What the reporter taps after reporting (ux.md, first screen)."""

    DANGER = "danger"
    SERVICE_DOWN = "service_down"
    PRESS_WAITING = "press_waiting"
    CAN_WAIT = "can_wait"
