"""Triage: the weekly look at what came in, so that each report gets an answer and a way onward."""
