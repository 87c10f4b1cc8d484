"""The life of an issue: the next step, what it lacks, its dossier, its debts, its end."""
