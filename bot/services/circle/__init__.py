"""The circle of an issue: who may see it, who leads it, who speaks for it."""
