"""The coordination meeting: invitations, attendance, minutes, decisions, approval."""
