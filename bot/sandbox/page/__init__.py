"""The page of the local Telegram: several phones side by side in a browser."""
