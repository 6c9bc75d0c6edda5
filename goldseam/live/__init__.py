"""Live rooms: people go through the same stages together, on their own devices: cards, votes, turns, a clock."""
