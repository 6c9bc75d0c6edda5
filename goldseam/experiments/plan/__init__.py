"""What is to be tried, how one would know, and what happens if it goes wrong: the plan, locked at the start."""
