"""What citizens ask for: logged, grouped by theme, answered (Aspirasi)."""
