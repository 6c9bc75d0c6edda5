"""What was tried, wins and nulls side by side: cards, search, and “has this been tried?”."""
