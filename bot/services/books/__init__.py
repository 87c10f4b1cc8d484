"""The books of an issue: every register that its team keeps, on one page."""
