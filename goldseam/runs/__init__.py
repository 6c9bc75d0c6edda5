"""Runs: a checklist used in earnest, line by line, also without a network; and how it is used over time."""
