"""The page of an experiment: its four steps, and the one thing that is next."""
