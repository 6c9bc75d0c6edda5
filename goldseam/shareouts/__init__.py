"""Sharing out: what changed because somebody spoke up, told to everybody."""
