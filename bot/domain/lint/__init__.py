"""The lint of outgoing texts: every rule of doctrine.md 5.1 and 5.2, decided purely."""
