"""Postmortems: accounts written together, read by others, published without names, and found again."""
