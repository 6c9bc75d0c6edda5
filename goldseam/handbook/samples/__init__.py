"""The six sample cases: complete threads from different fields, to be loaded, looked at, and taken out again."""

from goldseam.handbook.samples.loading import load, state
from goldseam.handbook.samples.removing import additions, remove

__all__ = ["additions", "load", "remove", "state"]
