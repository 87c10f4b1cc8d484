"""The world in a file: what is kept of it, how it is written, how it comes back."""
