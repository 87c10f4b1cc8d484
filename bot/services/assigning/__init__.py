"""Roles of issues: offered, accepted, declined, handed over; the team of an issue."""
