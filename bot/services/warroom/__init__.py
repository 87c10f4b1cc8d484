"""The war room: a group of the office, in which each issue has its topic."""
