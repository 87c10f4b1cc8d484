"""What a person can do with a phone, by subject."""
