"""Situation reports: they fill themselves; their writer adds three lines."""
