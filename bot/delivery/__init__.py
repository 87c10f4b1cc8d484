"""Delivery carries finished letters to Telegram and decides nothing about them."""
