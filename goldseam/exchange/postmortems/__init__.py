"""Postmortems that people wrote in Markdown elsewhere."""
