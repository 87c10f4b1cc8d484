"""What the use cases need from the world: Protocols, and the values that cross walls."""
