"""Decisions: what was decided and why, who saw it differently, and what came of it."""
