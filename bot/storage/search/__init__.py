"""Search: stems in an index, and words that are spelled nearly alike."""
