"""PostgreSQL: a pool of connections, shared with other replicas of the bot."""
