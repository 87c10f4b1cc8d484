"""Tasks and decisions: who does what until when, and who said so."""
