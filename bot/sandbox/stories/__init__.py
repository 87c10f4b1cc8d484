"""Guided stories: a sample office, what happens in it, and a player of both."""

from pathlib import Path

#: The sample office and the stories that come with Siaga.
SCENARIOS = Path(__file__).parents[3] / "data" / "scenarios"
