"""axe-core finds what shuts people out; this says it in a few lines."""

from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPT = (FOLDER / "vendor/axe.min.js").read_text()
NEW_CONTRASTS = (FOLDER / "new-contrasts.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    """What axe finds on the page as it is now, one line for each finding."""
    _bring_axe(page)
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    return _lines(page.evaluate("options => axe.run(document, options)", options)["violations"])


def new_contrasts(page, seen: set[str]) -> list[str]:
    """What axe finds wrong with the colours of texts that look like none of those in `seen`; the new ones join them."""
    _bring_axe(page)
    found = page.evaluate(NEW_CONTRASTS, sorted(seen))
    seen |= {*found["looks"]}
    return _lines(found["violations"])


def _lines(violations: list[dict]) -> list[str]:
    return [_line(violation, node) for violation in violations for node in violation["nodes"]]


def _bring_axe(page) -> None:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(SCRIPT)


def _line(violation: dict, node: dict) -> str:
    place = " ".join(str(target) for target in node["target"])
    reason = (node.get("failureSummary") or violation["help"]).splitlines()[-1].strip()
    return f"{violation['id']}: {place}: {reason}"
