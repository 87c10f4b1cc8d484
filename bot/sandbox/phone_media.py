"""What a phone can send besides words."""


class MediaActions:
    """Photos, voices, places and the rest."""
