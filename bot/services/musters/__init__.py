"""Roll calls: a test of who is reached, a call to attend, and the live board."""
