"""The clocks of an issue: what starts, meets, pauses and brings them to mind."""
