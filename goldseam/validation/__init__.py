"""Validation: artifacts under control, with trials, approvals by others, and a trail that shows any change."""
