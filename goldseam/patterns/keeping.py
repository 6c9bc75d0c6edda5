"""The numbers of a look as they are kept: whatever happens to the events later, this is what people saw."""

from dataclasses import asdict

from goldseam.patterns.looking.bars import Bars, Row
from goldseam.patterns.looking.look import Look


def snapshot_of(look: Look) -> dict:
    whole, trend = look.whole, look.trend
    return {
        "n": whole.n,
        "grave": whole.grave,
        "designed": whole.designed,
        "noticed": whole.noticed,
        "silent": look.counts.silent,
        "bars": _told(look.bars),
        "grave_bars": _told(look.grave),
        "trend": {
            "unit": trend.stretches.unit,
            "edges": [edge.isoformat() for edge in trend.stretches.edges],
            "values": trend.values,
        },
    }


def bars_in(kept: dict) -> Bars:
    """Bars as they were kept."""
    return Bars([Row(**row | {"besides": tuple(row["besides"])}) for row in kept["rows"]], kept["n"])


def _told(bars: Bars) -> dict:
    return {"n": bars.n, "rows": [asdict(row) for row in bars.rows]}
