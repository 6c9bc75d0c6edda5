"""Are we learning? Measures, their page and their digests, each with the records behind it, and never by person."""
