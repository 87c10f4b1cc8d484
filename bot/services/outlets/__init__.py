"""The media list: outlets and journalists, as they grow from questions."""
