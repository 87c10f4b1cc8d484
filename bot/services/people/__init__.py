"""Who is on the team: joining, inviting, roles, suspension, who can be written to."""
