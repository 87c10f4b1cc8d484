"""What the house does for itself: starting, quarantine, housekeeping, the host."""
