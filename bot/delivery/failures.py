"""The two ways in which a call to Telegram fails without an answer."""

from telegram.error import NetworkError


class NotSent(NetworkError):
    """No byte of the request can have reached Telegram: trying again is safe."""

    __slots__ = ()


class MaybeSent(NetworkError):
    """The request may have been carried out: trying again may do it twice."""

    __slots__ = ()
