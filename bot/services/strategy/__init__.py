"""Strategy: whom an issue concerns, how it is answered, what everybody says."""
