"""SQLite: one connection, one process, one writer at a time, one COMMIT for many."""
