"""Webhooks: the rows that wait, the courier that brings them, one delivery."""
