"""Forms of the pages, one file for each thing that people do."""
