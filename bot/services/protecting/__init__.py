"""Names that no text may say: the register, and what it does to texts."""
