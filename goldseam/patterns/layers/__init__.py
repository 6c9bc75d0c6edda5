"""Layers of defence over many events: which had holes, which held, and whose holes line up."""
