"""What answers on a socket: the listener for machines, a local one for commands."""
