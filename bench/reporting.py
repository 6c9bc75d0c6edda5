"""How long a report takes on a slow phone with a thin line, and what the page of a letterbox weighs.

    .venv/bin/python -m bench.reporting http://localhost:8000/report/abcdefghjkmn

A phone-sized Chromium, four times slower than this machine, on a line of 400 kbit/s and 400 ms, types a sentence with
five keys a second and sends it. It leaves a report there.
"""

import sys
import time

from playwright.sync_api import sync_playwright

from tests.browser import chromium

SENTENCE = "The pump alarm was switched off during the hand-over."
KEYS_A_SECOND = 5
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def main(address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.OPTIONS)
        page = browser.new_context(**playwright.devices["Moto G4"]).new_page()
        weighed = slowed(page)
        report(page, address, weighed)
        browser.close()


def slowed(page) -> list[int]:
    """Makes phone and line slow, and weighs what comes in."""
    device, weighed = page.context.new_cdp_session(page), []
    device.on("Network.loadingFinished", lambda loaded: weighed.append(loaded["encodedDataLength"]))
    device.send("Network.enable")
    device.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    device.send("Network.emulateNetworkConditions", LINE)
    return weighed


def report(page, address, weighed):
    began = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#id_text:focus")
    since("ready to type", began)
    page.keyboard.type(SENTENCE, delay=1000 / KEYS_A_SECOND)
    since(f"{len(SENTENCE)} keys typed", began)
    print(f"{sum(weighed) / 1000:.1f} kB in {len(weighed)} answers, with their headers and what is kept for offline")
    page.click("#report button:not([name])")
    page.wait_for_selector("#sent")
    since("receipt shown", began)


def since(what, began):
    print(f"{time.monotonic() - began:5.1f} s  {what}")


if __name__ == "__main__":
    main(sys.argv[1])
