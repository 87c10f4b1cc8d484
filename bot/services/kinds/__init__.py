"""What single kinds of texts know before they are written, and ask by taps."""
