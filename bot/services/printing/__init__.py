"""Printables: the decree of the team, the phone tree, the list of attendance."""
