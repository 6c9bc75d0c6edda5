"""A Chromium to test in. `python -m tests.browser.chromium` says which one, or ends with 1 where there is none."""

import os
import shutil
import subprocess
import sys

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
OPTIONS = [
    "--no-sandbox",  # Needed where tests run as root.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-sync",
    "--no-first-run",
]


def path() -> str | None:
    """A Chromium of this system that starts, or else the one that Playwright has loaded."""
    named = [os.environ["GOLDSEAM_CHROMIUM"]] if os.environ.get("GOLDSEAM_CHROMIUM") else []
    found = (shutil.which(name) for name in [*named, *NAMES])
    return next((file for file in found if file and _starts(file)), None) or _of_playwright()


def _starts(file: str) -> bool:
    """Some systems have a `chromium` that only says how to install it."""
    return subprocess.run([file, "--version"], capture_output=True, check=False).returncode == 0


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        file = playwright.chromium.executable_path
    return file if os.path.exists(file) else None


if __name__ == "__main__":
    found = path()
    print(
        found or "There is no Chromium; the tests in a browser can't run. Install one, or name it in GOLDSEAM_CHROMIUM."
    )
    sys.exit(0 if found else 1)
