"""What answers on a socket: the local one of the command line, later the listener."""
