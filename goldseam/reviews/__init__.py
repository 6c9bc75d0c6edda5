"""Reviews: a team looks back at events together and decides what to change."""
