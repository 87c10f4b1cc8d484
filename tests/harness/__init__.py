"""The harness: the real bot, real storage, and people with phones on a frozen clock."""
