"""axe-core finds what shuts people out; this says it in a few lines."""

from pathlib import Path

SCRIPT = (Path(__file__).parent / "vendor/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it is now, one line for each finding; by some rules alone, where they are named."""
    page.evaluate(SCRIPT)
    wanted = {"type": "rule", "values": rules} if rules else RULES
    options = {"runOnly": wanted, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [_line(violation, node) for violation in found for node in violation["nodes"]]


def _line(violation: dict, node: dict) -> str:
    place = " ".join(str(target) for target in node["target"])
    reason = (node.get("failureSummary") or violation["help"]).splitlines()[-1].strip()
    return f"{violation['id']}: {place}: {reason}"
