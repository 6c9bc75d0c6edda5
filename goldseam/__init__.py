"""Goldseam: people and organisations learn from failure."""

__version__ = "0.1.0"
