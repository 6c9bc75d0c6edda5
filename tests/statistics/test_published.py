"""The same answers as the charts and tables that others published, kept beside the project."""

import json
import unittest
from pathlib import Path
from unittest import TestCase

from goldseam.statistics.counts import c_chart, p_chart
from goldseam.statistics.ewma import ewma
from goldseam.statistics.individuals import xmr
from goldseam.statistics.run_charts import limits_for

FOLDER = Path(__file__).parents[3] / "shared" / "samples" / "spc"
needs_samples = unittest.skipUnless(FOLDER.exists(), f"There are no samples at {FOLDER}.")


def sample(name: str) -> dict:
    return json.loads((FOLDER / name).read_text("utf-8"))


@needs_samples
class RunLimitTests(TestCase):
    def test_limits_of_runs_and_crossings_for_10_to_100_points(self):
        table = sample("anhoej-critical-values.json")

        found = [limits_for(useful) for useful in table["n"]]

        self.assertEqual([limits.longest for limits in found], table["longest_run_max"])
        self.assertEqual([limits.crossings for limits in found], table["crossings_min"])


@needs_samples
class NistTests(TestCase):
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, 6.3.2.4, 6.3.3.1 and 6.3.3.2."""

    def assert_equal_to(self, published, chart, digits):
        self.assertAlmostEqual(chart.centre, published["mean"], places=digits)
        self.assertAlmostEqual(chart.upper[0], published["ucl"], places=digits)
        self.assertAlmostEqual(chart.lower[0], published["lcl"], places=digits)
        self.assertEqual([at + 1 for at in chart.outside], published["signals"])

    def test_flowrates_one_at_a_time(self):
        published = sample("nist.json")["individuals"]
        chart = xmr(published["data"])

        self.assert_equal_to(published, chart, digits=4)
        self.assertAlmostEqual(chart.ranges.mean, published["mr_bar"], places=4)

    def test_defects_on_wafers(self):
        published = sample("nist.json")["c_chart"]

        self.assert_equal_to(published, c_chart(published["data"]), digits=4)

    def test_shares_of_defective_wafers(self):
        published = sample("nist.json")["p_chart"]

        self.assert_equal_to(published, p_chart(published["data"], [published["n"]] * 30), digits=4)

    def test_moving_averages(self):
        published = sample("nist.json")["ewma"]
        chart = ewma(published["data"], published["lambda_"], target=published["target"], sigma=published["sigma"])

        for found, average in zip(chart.averages, published["ewma"], strict=True):
            self.assertAlmostEqual(found, average, delta=0.0051)  # published with two decimals
        self.assertAlmostEqual(chart.upper, published["ucl"], delta=1e-4)
        self.assertAlmostEqual(chart.lower, published["lcl"], delta=1e-4)
        self.assertEqual([at + 1 for at in chart.outside], published["signals"])
