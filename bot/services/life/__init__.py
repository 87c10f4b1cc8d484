"""The life of an issue: its next step, its dossier, its debts, its end."""
