"""Documents and pictures: sheets become files, typeset beside the event loop."""
