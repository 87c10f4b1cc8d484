"""Promises to the public: what was promised, by when, and whether it was kept."""
