"""Telegram in: every update is kept before Telegram may forget it."""
