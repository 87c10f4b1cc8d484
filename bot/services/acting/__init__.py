"""Who acts for the holder of an office: Plh. and Plt., by letter."""
