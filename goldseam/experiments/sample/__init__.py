"""How many it takes, how small an effect so many could show, and how often chance alone would stop it."""
