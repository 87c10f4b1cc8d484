"""The cards that rewrite themselves, and who follows them."""
