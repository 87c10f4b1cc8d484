"""What the use cases need from the world, and every value that crosses a wall."""
