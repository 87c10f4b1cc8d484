"""The text of a message: parsed from HTML, both Markdowns and entities, and drawn."""
