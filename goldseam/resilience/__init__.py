"""Resilience: a private place that nobody else can read, people who listen, and where to find help."""
