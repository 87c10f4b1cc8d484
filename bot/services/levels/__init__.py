"""How bad it is: the wizard of the mapping, the level in force, who hears of it."""
