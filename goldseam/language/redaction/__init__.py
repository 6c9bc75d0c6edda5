"""What has to go out of a text before others read it: people become roles, contact details and secrets disappear."""

from goldseam.language.redaction.findings import Finding, Known, apply
from goldseam.language.redaction.hints import Hint, reidentification_hints
from goldseam.language.redaction.redactor import Redactor, find
from goldseam.language.redaction.times import relative, relative_times

__all__ = [
    "Finding",
    "Hint",
    "Known",
    "Redactor",
    "apply",
    "find",
    "reidentification_hints",
    "relative",
    "relative_times",
]
