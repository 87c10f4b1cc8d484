"""Publishing: channels, what goes out where, and what becomes of it afterwards."""
