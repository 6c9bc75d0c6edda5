"""Patterns: what many events have in common, and which defences to reinforce."""
