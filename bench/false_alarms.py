"""How often charts cry wolf: the share of series without any change that show a signal.

    .venv/bin/python bench/false_alarms.py [RUNS]           # two minutes for 6,000 runs

Values are normal and independent, counts are Poisson. The first table has limits from the same series, the second from
its first values only, which then judge the rest. The last asks how often `is_overdispersed` speaks: of counts that
chance alone scattered, and of counts whose rate wanders by a fifth.
"""

import math
import sys
from random import Random

from goldseam.statistics.counts import c_chart
from goldseam.statistics.individuals import xmr
from goldseam.statistics.rules import nelson, nhs, western_electric
from goldseam.statistics.run_charts import run_chart

LENGTHS = (12, 24, 36, 100)
FROZEN = [(24, 10), (24, 12), (36, 10), (36, 12), (36, 20), (36, 24), (60, 10), (60, 20), (60, 30)]
RULES = {
    "run chart": lambda chart: run_chart(chart.values).has_signal,
    "rule 1": lambda chart: bool(chart.outside),
    "1 + Anhøj": lambda chart: chart.has_signal,
    "1, 2, 5, 6": lambda chart: bool(nelson(chart.z, (1, 2, 5, 6))),
    "Nelson's eight": lambda chart: bool(nelson(chart.z)),
    "Western Electric": lambda chart: bool(western_electric(chart.z)),
    "NHS": lambda chart: bool(nhs(chart.z)),
}


def main(runs):
    own_limits(runs)
    frozen_limits(runs // 2)
    scatter(runs // 4)


def own_limits(runs):
    print("| n | " + " | ".join(RULES) + " |")
    for length in LENGTHS:
        charts = [xmr(normal(length, seed)) for seed in range(runs)]
        print(f"| {length} | " + " | ".join(f"{share(rule, charts):.1f} %" for rule in RULES.values()) + " |")


def frozen_limits(runs):
    print("\n| n | baseline | run chart | rule 1 |")
    for length, baseline in FROZEN:
        series = [normal(length, seed) for seed in range(runs)]
        run = share(lambda values, first=baseline: run_chart(values, first).has_signal, series)
        limit = share(lambda values, first=baseline: bool(xmr(values, first).outside), series)
        print(f"| {length} | {baseline} | {run:.1f} % | {limit:.1f} % |")


def scatter(runs):
    print("\n| n | c̄ | overdispersed by chance | overdispersed indeed |")
    for length in LENGTHS:
        for mean in (5, 20, 200):
            by_chance = share(is_overdispersed, [c_chart(counts(length, mean, 0, seed)) for seed in range(runs)])
            indeed = share(is_overdispersed, [c_chart(counts(length, mean, 0.2, seed)) for seed in range(runs)])
            print(f"| {length} | {mean} | {by_chance:.1f} % | {indeed:.1f} % |")


def normal(length, seed):
    chance = Random(seed * 1000 + length)
    return [chance.gauss(0, 1) for _ in range(length)]


def counts(length, mean, wander, seed):
    chance = Random(seed * 1000 + length)
    return [poisson(mean * math.exp(chance.gauss(0, wander)), chance) for _ in range(length)]


def poisson(mean, chance):
    """How many waiting times of a mean of 1 fit into `mean`."""
    count, time = 0, chance.expovariate(1)
    while time < mean:
        count, time = count + 1, time + chance.expovariate(1)
    return count


def share(rule, series):
    return 100 * sum(map(rule, series)) / len(series)


def is_overdispersed(chart):
    return chart.is_overdispersed


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 6000)
