"""Turns facts into words: templates, labels, dates in WIB, WITA and WIT."""
