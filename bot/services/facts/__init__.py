"""Facts: what is claimed, who verified it, what contradicts, what may be used."""
