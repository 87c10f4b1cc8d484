"""Siaga: a Telegram bot with which a crisis-communication team works."""
