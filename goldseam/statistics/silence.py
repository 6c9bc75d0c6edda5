"""Why a chart says nothing: a reason, where others would draw a line that means nothing."""

from enum import StrEnum


class Silence(StrEnum):
    """A series may be drawn and still not say whether anything changed. This is why."""

    NO_VALUES = "no_values"  # There is none, or none in the baseline.
    TOO_FEW = "too_few"  # Fewer than the rules were made for.
    ON_THE_LINE = "on_the_line"  # Enough, but too many lie exactly on the centre line, or all others on one side.
    SHORT_BASELINE = "short_baseline"  # The frozen baseline is too short to judge what came later.
    NO_VARIATION = "no_variation"  # All that the limits are calculated from is the same.
    TOO_RARE = "too_rare"  # Less than one is expected for each point; look at the time between events instead.
