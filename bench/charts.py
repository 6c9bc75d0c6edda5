"""How long charts of a thousand points take, drawn for a page, as dots for mail, and as a table.

    .venv/bin/python bench/charts.py

Times are processor time, the best of several runs, because a busy machine only adds.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("GOLDSEAM_DATA", "/tmp/bench/charts")

import django  # noqa: E402

POINTS = 1_000
FRESH = """
import time, django.conf, django.utils.formats, markupsafe
django.conf.settings.configure()
start = time.process_time()
import {module}
print(time.process_time() - start)
"""


def main() -> None:
    django.setup()
    print(f"{'':24}{'SVG':>10}{'PNG':>10}{'table':>10}{'size':>10}")
    for name, chart in large().items():
        measure(name, chart)
    package, dots = (import_cost(module) for module in ("goldseam.charts", "resvg_py"))
    print(f"to import: {package:.0f} ms; what draws dots, when the first are drawn: {dots:.0f} ms")


def measure(name: str, chart) -> None:
    from goldseam import charts

    times = [best_of(9, lambda draw=draw: draw(chart)) for draw in (charts.svg, charts.png, charts.table)]
    size = len(charts.svg(chart).encode()) / 1000
    print(f"{name:24}" + "".join(f"{one:7.1f} ms" for one in times) + f"{size:7.0f} KB")


def best_of(times: int, work: Callable) -> float:
    return min(milliseconds(work) for _ in range(times))


def milliseconds(work: Callable) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def import_cost(module: str) -> float:
    """What it takes of a program that has Django already."""
    command = [sys.executable, "-c", FRESH.format(module=module)]
    runs = [subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[1]) for _ in range(5)]
    return min(float(run.stdout) * 1000 for run in runs)


def large() -> dict:
    from goldseam import charts
    from goldseam.charts.samples import infections, thousand_days

    values = [1 + n * 7919 % 997 for n in range(POINTS)]
    dots = [charts.Dot(value) for value in values]
    months = [charts.Month(f"Month {n}", {"a": value, "b": n % 7}) for n, value in enumerate(values)]
    kinds = [charts.Kind("a", "A"), charts.Kind("b", "B")]
    steps = [(n + 1.0, 1 - n / POINTS) for n in range(POINTS)]
    return {
        "run chart": thousand_days(),
        "Pareto": charts.Pareto("A", "B", bars=[charts.Part(f"Kind {n}", value) for n, value in enumerate(values)]),
        "dot strip": charts.DotStrip("A", "B", strips=[charts.Strip("C", dots, 500, 480, 520)]),
        "months": charts.Months("A", "B", months=months, kinds=kinds),
        "before and after": charts.BeforeAfter("A", "B", sides=[charts.Side("C", 500, 480, 520, dots=dots)]),
        "waiting": charts.Waiting("A", "B", curves=[charts.Curve("C", steps, [POINTS], 500)]),
        "run chart of 36 months": infections(),
    }


if __name__ == "__main__":
    main()
