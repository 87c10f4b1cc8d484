"""Exports: approved texts as files, their letter numbers, the press kit of an issue."""
