"""Side by side in one run: the bot, a bare bot, and what a transport alone can do."""
