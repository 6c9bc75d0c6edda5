"""Near misses: reports through letterboxes and what those who reported hear of them."""
