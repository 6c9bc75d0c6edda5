"""The handbook: a page for each practice, which an organisation can make its own, and cases to try it with."""
