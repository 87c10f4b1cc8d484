"""Who speaks about an issue, for whom, and with which words."""
