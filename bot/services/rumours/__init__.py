"""Rumours: what goes round, how bad it is, what it is called, what was answered."""
