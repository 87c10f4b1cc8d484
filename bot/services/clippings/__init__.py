"""Clippings: what was published, in which tone, summed up once a day."""
