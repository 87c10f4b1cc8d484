"""A local Telegram: the Bot API of one imagined server, in process and over HTTP."""
