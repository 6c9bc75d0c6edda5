"""Checklists and other artifacts as files: lists that people keep elsewhere come in, and go out in four forms."""
