"""Questions of journalists: tickets with a deadline, answered by approved lines."""
