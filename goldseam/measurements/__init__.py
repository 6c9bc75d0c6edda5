"""Measurements: series of values over time, and what their charts allow one to say."""
