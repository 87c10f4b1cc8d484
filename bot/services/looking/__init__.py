"""What one may see: the list, the card, the timeline, help."""
