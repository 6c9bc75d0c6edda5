"""Logs that people kept elsewhere: CSV and sheets, read, matched to our fields, and brought in."""
