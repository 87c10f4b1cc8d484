"""Readiness: who is reached, the checklist, the weekly word to the lead."""
