"""Verdicts: what each method shows, what it does not show, and how much more is needed, in words.

`verdicts.run_charts.of(chart, better="lower")` and its like answer with a `Verdict`.
"""

from goldseam.verdicts import (
    agreement,
    control_charts,
    ewma,
    layers,
    looking_early,
    means,
    pareto,
    proportions,
    quantiles,
    ranks,
    rare_events,
    rates,
    run_charts,
    sample_sizes,
    several,
    tables,
    two_sd,
    waiting,
)
from goldseam.verdicts.verdict import Better, Mood, Verdict

__all__ = [
    "Better",
    "Mood",
    "Verdict",
    "agreement",
    "control_charts",
    "ewma",
    "layers",
    "looking_early",
    "means",
    "pareto",
    "proportions",
    "quantiles",
    "ranks",
    "rare_events",
    "rates",
    "run_charts",
    "sample_sizes",
    "several",
    "tables",
    "two_sd",
    "waiting",
]
