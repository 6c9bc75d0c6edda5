"""Charts in every state, for the page of those who make pages, and for measuring."""

import math
import random
from datetime import UTC, datetime, timedelta

from goldseam.charts.descriptions import (
    Band,
    BeforeAfter,
    Chart,
    Curve,
    Dot,
    DotStrip,
    Frozen,
    Kind,
    Line,
    Month,
    Months,
    Note,
    Pareto,
    Part,
    Phase,
    Point,
    RunChart,
    Segment,
    Side,
    Signal,
    Strip,
    Waiting,
)
from goldseam.charts.layer_samples import layer_samples

LONG = "Rückfallebenenüberwachungsprotokollaktualisierungsverantwortlichkeit"
INFECTIONS = [17, 12, 27, 20, 20, 18, 22, 19, 19, 24, 17, 16, 24, 19, 19, 22, 25, 19, 17, 6, 25, 17, 11, 14]
INFECTIONS += [9, 11, 7, 13, 5, 5, 3, 5, 9, 4, 5, 9]
DEFECTS = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
METRES = [500, 400, 650, 500, 475, 500, 600, 525, 600, 625]


def samples() -> list[tuple[str, Chart]]:
    return [*_runs(), *_kinds(), *_rows(), *layer_samples(), *_odd_runs()]


def _runs() -> list[tuple[str, Chart]]:
    return [
        ("Run chart: a frozen baseline, a prediction, phases, notes, a gap, a gain", infections()),
        ("Run chart without a signal, few points", plain([5, 4, 6, 4, 7, 4, 3, 4, 5, 6, 4, 2, 4, 4, 8, 9, 4, 1, 2, 3])),
        ("Control chart: limits in steps, a signal", defects()),
        ("A thousand days", thousand_days()),
        ("Many notes and phases, very long words", crowded()),
    ]


def infections() -> RunChart:
    values: list[float | None] = [*INFECTIONS]
    values[34] = None
    return RunChart(
        "Infections on Ward 4",
        "Fewer since the new hand-over: 12 months in a row lie below the median of before. Chance seldom does that.",
        points=[Point(_month(index), "", value) for index, value in enumerate(values)],
        centre=[Segment(0, 35, 19, "Median")],
        frozen=Frozen(0, 23, "Baseline"),
        signals=[Signal(24, 35, "12 points on one side", "gain")],
        predictions=[Line(24, 35, 10, "Predicted", 7, 13)],
        phases=[Phase(0, "As before"), Phase(24, "New hand-over")],
        annotations=[Note(3, "Outbreak in the region"), Note(19, "Holidays, few patients"), Note(21, "A new nurse")],
        unit="infections a month",
        better="lower",
    )


def plain(values: list, title: str = "Questions at the hand-over", **more) -> RunChart:
    """Values week by week, with their median."""
    known = sorted(value for value in values if value is not None)
    centre = [Segment(0, len(values) - 1, known[len(known) // 2], "Median")] if known else []
    points = [Point(_week(index), "", value) for index, value in enumerate(values)]
    more = {"unit": "a week", "centre": centre} | more
    return RunChart(title, "No signal: the values differ as chance lets them differ.", points=points, **more)


def defects() -> RunChart:
    """Limits that follow how much was looked at each time."""
    mean = sum(DEFECTS) / sum(METRES) * 50
    width = [3 * math.sqrt(mean / (metres / 50)) for metres in METRES]
    rates = [found / metres * 50 for found, metres in zip(DEFECTS, METRES, strict=True)]
    rates[6] = 2.9
    return RunChart(
        "Flaws found in cloth",
        "One roll had more flaws than chance explains.",
        points=[Point(None, f"Roll {n}", rate, note="Loom 3" if n == 4 else "") for n, rate in enumerate(rates, 1)],
        centre=[Segment(0, 9, mean, "Mean")],
        limits=[Band(0, 9, [mean + w for w in width], [max(0, mean - w) for w in width])],
        signals=[Signal(6, 6, "Beyond the upper limit")],
        unit="flaws in 50 m",
        better="lower",
    )


def thousand_days() -> RunChart:
    chance = random.Random(7)  # noqa: S311  (the same picture each time)
    values = [max(chance.gauss(38 if n >= 700 else 46, 7), 2) for n in range(1000)]
    points = [Point(_day(index), "", round(value, 2)) for index, value in enumerate(values)]
    return RunChart(
        "Minutes until a bed is free",
        "Shorter since the board hangs in the corridor.",
        points=points,
        centre=[Segment(0, 699, 45, "Median"), Segment(700, 999, 38, "Median")],
        limits=[Band(0, 699, 66, 24), Band(700, 999, 58, 18)],
        signals=[Signal(760, 790, "31 points on one side", "gain"), Signal(420, 430, "11 points on one side")],
        phases=[Phase(0, "Before"), Phase(700, "With the board")],
        annotations=[Note(420, "Power cut"), Note(700, "The board is up")],
        unit="minutes",
        better="lower",
    )


def crowded() -> RunChart:
    points = [Point(_week(n), "", 3 + n * 17 % 11, href="#main", note=LONG if n == 5 else "") for n in range(30)]
    return RunChart(
        f"Alarms of the {LONG}",
        f"Much happened at once: {LONG} was renamed three times, and the {LONG} after it.",
        points=points,
        centre=[Segment(0, 9, 8, "Median"), Segment(10, 19, 9, "Median"), Segment(20, 29, 7.25, LONG)],
        predictions=[Line(20, 33, 4, "Predicted by the people of the night shift who tried it")],
        signals=[Signal(12, 13, f"{LONG} is above the limit"), Signal(28, 29, "2 of 3 near the limit", "gain")],
        phases=[Phase(0, LONG), Phase(10, "A"), Phase(12, "A second phase"), Phase(14, LONG), Phase(20, "Now")],
        annotations=[Note(n, f"Note {n}: {LONG}" if n % 4 == 0 else f"Note {n}") for n in (2, 3, 4, 8, 12, 13, 14, 29)],
        unit=f"alarms of the {LONG} a week",
        better="lower",
    )


def _odd_runs() -> list[tuple[str, Chart]]:
    return [
        ("No values", plain([])),
        ("Only gaps", plain([None, None])),
        ("One value", plain([7])),
        ("Two values", plain([7, 9])),
        ("All the same", plain([12] * 9)),
        ("All zero", plain([0] * 9)),
        ("Below zero", plain([-3, -1, 2, -4, 0, 1], floor=None, unit="°C")),
        ("Zero far away: the scale says where it starts", plain([98.2, 97.9, 98.4, 98.1, 98.6], unit="% in time")),
        ("Shares", plain([0.91, 0.94, 0.89, 0.97, 1, 0.93], share=True, ceiling=1, better="higher", unit="in time")),
        ("Tiny", plain([2e-7, 5e-7, 3e-7, 9e-7], unit="g")),
        ("Huge", plain([2.4e12, 5e12, 3e12, 9e12], unit="bytes")),
        ("Money", plain([1250000, 980000, 1100000.5, 1410000], unit="a month")),
    ]


def _kinds() -> list[tuple[str, Chart]]:
    parts = [Part("Hand-over", 14), Part("Labels that look alike", 9, "#main"), Part("Alarm not heard", 6)]
    parts += [Part("Wrong version", 4), Part(LONG, 3), Part("Other", 2)]
    kinds = [Kind("preventable", "Preventable"), Kind("complexity", "Complexity-related")]
    kinds += [Kind("intelligent", "Intelligent"), Kind("none", "Not classified yet")]
    counts = [(4, 2, 1, 1), (3, 4, 0, 2), (5, 1, 2, 0), (0, 0, 0, 0), (2, 3, 2, 3), (3, 2, 4, 1), (1, 2, 5, 4)]
    months = [Month("", dict(zip("abcdef", (n, 2, n % 3, 1, 2, n % 2), strict=True)), _month(n)) for n in range(24)]
    return [
        (
            "Pareto",
            Pareto(
                "What led to falls", "Three of six kinds make up three quarters of all 38.", bars=parts, unit="falls"
            ),
        ),
        ("Pareto, one kind", Pareto("What led to falls", "All had to do with one.", bars=[Part("Hand-over", 3)])),
        ("Pareto, none", Pareto("What led to falls", "There were none.", bars=[])),
        (
            "Months",
            Months(
                "What kinds of failure we saw",
                "More intelligent failures since June; in April nothing was logged.",
                months=[
                    Month("", {kind.key: n for kind, n in zip(kinds, row, strict=True)}, _month(index + 1), "#main")
                    for index, row in enumerate(counts)
                ],
                kinds=kinds,
                unit="events",
            ),
        ),
        (
            "Months, six kinds, two years",
            Months(
                "Six kinds", "Told apart by pattern.", months=months, kinds=[Kind(k, f"Kind {k}") for k in "abcdef"]
            ),
        ),
        ("Months, none", Months("What kinds of failure we saw", "None yet.", months=[], kinds=kinds)),
    ]


BEFORE = [12, 18, 25, 31, 40, 44, 58, 75, 130, 610]
AFTER = [9, 11, 14, 20, 22, 28, 35, 41, 66, 90]


def _rows() -> list[tuple[str, Chart]]:
    chance = random.Random(3)  # noqa: S311  (the same picture each time)
    many = [Dot(chance.lognormvariate(3.7, 1.3)) for _ in range(300)]
    steps = [(3, 0.8889), (5, 0.7778), (7, 0.5556), (10, 0.4444), (21, 0.2222)]
    return [
        (
            "Dot strips on a log axis",
            DotStrip(
                "Until it worked again",
                "No clear difference: half of the times lie under 42 minutes before and under 25 after.",
                strips=[
                    Strip("Before", [Dot(value, f"Event {n}", "#main") for n, value in enumerate(BEFORE)], 42, 18, 130),
                    Strip("With the runbook", [Dot(value) for value in AFTER], 25, 11, 66, is_new=True),
                ],
                minutes=True,
            ),
        ),
        (
            "Dot strips: few, many, zeros, long names",
            DotStrip(
                "Days until an answer",
                "Too few to say more in one team.",
                strips=[
                    Strip("Ward 4", [Dot(2), Dot(9), Dot(30)], 9),
                    Strip(LONG, many, 40, 35, 48, 200),
                    Strip("Night", [Dot(0), Dot(0), Dot(1), Dot(3), Dot(3), Dot(3), Dot(5)], 3, 0, 5),
                    Strip("Nobody yet"),
                ],
                unit="days",
            ),
        ),
        (
            "Before and after: two rates",
            BeforeAfter(
                "Alarms that nobody heard",
                "Fewer after the change: between 1.05 and 10.9 times as many before.",
                sides=[
                    Side("Before", 0.07, 0.0383, 0.1175, "14 in 200 days"),
                    Side("Since the new monitor", 0.0227, 0.0074, 0.053, "5 in 220 days", is_new=True),
                ],
                unit="alarms a day",
            ),
        ),
        (
            "Before and after: shares, one without data",
            BeforeAfter(
                "Closed in time",
                "Too early to say.",
                sides=[Side("Before", 0.773, 0.566, 0.899, "17 of 22"), Side("After", None, basis="nothing due yet")],
                share=True,
            ),
        ),
        (
            "Before and after: two sets of values",
            BeforeAfter(
                "Questions at the hand-over",
                "Fewer since: 2 to 5 less each week.",
                sides=[
                    Side("Before", 8.1, 6.9, 9.4, "10 weeks", [Dot(v) for v in (8, 9, 6, 7, 11, 8, 8, 9, 7, 8)]),
                    Side("After", 4.4, 3.5, 5.2, "8 weeks", [Dot(v) for v in (4, 5, 3, 4, 6, 4, 5, 4)], is_new=True),
                ],
                unit="questions a week",
            ),
        ),
        (
            "Waiting",
            Waiting(
                "From review to the first change",
                "Half of the reviews changed something within 10 days.",
                curves=[
                    Curve("2025", steps, [12, 14, 30], 10),
                    Curve("2026", [(2, 0.8), (4, 0.5), (9, 0.2)], [11], 4, is_new=True),
                ],
                unit="days",
            ),
        ),
        ("Waiting, none", Waiting("From review to the first change", "No reviews yet.")),
    ]


def _month(index: int) -> datetime:
    return datetime(2023 + (index + 11) // 12, (index + 11) % 12 + 1, 1, tzinfo=UTC)


def _week(index: int) -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC) + timedelta(weeks=index)


def _day(index: int) -> datetime:
    return datetime(2024, 2, 1, tzinfo=UTC) + timedelta(days=index)
