"""Use cases of the duty roster: who is on duty, who stands in, what changes."""
