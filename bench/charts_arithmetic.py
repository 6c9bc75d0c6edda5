"""What the arithmetic costs: loading it, and each chart of a thousand points.

    .venv/bin/python bench/charts_arithmetic.py

Times are processor time, the best of several runs, because a busy machine only adds. Memory is what the process takes
more after loading, next to a bare Python; `scipy.special` is loaded only by what needs it.
"""

import pkgutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import goldseam.statistics as package

POINTS = 1000
ROOT = Path(__file__).parents[1]
ALL = "import " + ", ".join(f"goldseam.statistics.{module.name}" for module in pkgutil.iter_modules(package.__path__))
MEASURE = """
import time, resource
def rss(): return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
before, start = rss(), time.process_time()
{}
print((time.process_time() - start) * 1000, (rss() - before) / 2**20)
"""


def main():
    cost("the package, all modules", ALL)
    cost("scipy.special on top of it", ALL, "import scipy.special")
    for name, draw in charts().items():
        print(f"{name}: {best_of(40, draw):.2f} ms")


def cost(what, *imports):
    """The last of the imports, after the others."""
    code = "\n".join(imports[:-1]) + MEASURE.format(imports[-1])
    runs = [subprocess.check_output([sys.executable, "-c", code], cwd=ROOT).split() for _ in range(7)]
    print(f"{what}: {min(float(run[0]) for run in runs):.0f} ms, {min(float(run[1]) for run in runs):.1f} MB")


def charts():
    from goldseam.statistics.counts import c_chart, p_chart, p_prime_chart, u_chart
    from goldseam.statistics.individuals import xmr
    from goldseam.statistics.pareto import pareto
    from goldseam.statistics.rare import g_chart, t_chart
    from goldseam.statistics.rules import nelson, nhs, western_electric
    from goldseam.statistics.run_charts import run_chart

    chance = Random(7)
    values = [chance.gauss(50, 5) for _ in range(POINTS)]
    counts = [chance.randint(5, 25) for _ in range(POINTS)]
    sizes = [chance.randint(80, 120) for _ in range(POINTS)]
    z = xmr(values).z
    names = {f"factor {number}": count for number, count in enumerate(counts)}
    return {
        "run chart": lambda: run_chart(values).has_signal,
        "XmR": lambda: xmr(values),
        "XmR with its runs": lambda: xmr(values).runs,
        "c": lambda: c_chart(counts),
        "u": lambda: u_chart(counts, sizes),
        "p": lambda: p_chart(counts, sizes),
        "p′": lambda: p_prime_chart(counts, sizes),
        "g": lambda: g_chart(counts),
        "t": lambda: t_chart(counts),
        "Nelson's eight rules": lambda: nelson(z),
        "Western Electric": lambda: western_electric(z),
        "NHS": lambda: nhs(z),
        "Pareto of 1,000 names": lambda: pareto(names),
    }


def best_of(times, work):
    took = []
    for _ in range(times):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    return min(took)


if __name__ == "__main__":
    main()
