"""From a value that a program posts to the paused experiment, and to the call that was answered.

    python -m bench.watches

Through the API as a program uses it, on a database of its own, with the worker running beside it.
"""

import json
import os
import statistics
import tempfile
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TIMES = 10


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["GOLDSEAM_DATA"] = tempfile.mkdtemp()
    os.environ["GOLDSEAM_PRIVATE_ADDRESSES"] = "127.0.0.0/8"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    measure()


def measure() -> None:
    from django.test import Client
    from django.utils import timezone

    from goldseam.common.work import start_in_background
    from goldseam.experiments.models import Cycle
    from tests import make

    heard: list[float] = []
    there = _listen(heard)
    acme = make.organisation()
    address = make.called_address(acme, url=f"http://127.0.0.1:{there.server_address[1]}/")
    start_in_background()
    client, paused, called = Client(headers={"host": "localhost"}), [], []
    for number in range(TIMES):
        series = make.watched_series(acme, title=f"Measurement {number}")
        cycle = make.running_cycle(acme, title=f"Experiment {number}")
        make.armed_watch(series, cycle=cycle, address=address)
        _key, token = series.issue_key(by=series.owner, name="bench")
        body = json.dumps({"at": (timezone.now() - timedelta(hours=1)).isoformat(), "value": 3.5})
        heard.clear()
        began = time.perf_counter()
        page = f"/api/v1/{acme.slug}/measurements/{series.number}/points"
        headers = {"Authorization": f"Bearer {token}"}
        answer = client.post(page, body, content_type="application/json", headers=headers)
        paused.append(time.perf_counter() - began)
        assert answer.json()["breached"]
        assert Cycle.objects.get(pk=cycle.pk).state == "paused"
        while not heard and time.perf_counter() - began < 30:
            time.sleep(0.005)
        called.append(heard[0] - began)
    for name, found in (("paused", paused), ("called", called)):
        print(f"{name}: median {statistics.median(found):.3f} s, slowest {max(found):.3f} s of {TIMES}")


def _listen(heard: list[float]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()
            heard.append(time.perf_counter())

        def log_message(self, *told):
            pass

    there = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=there.serve_forever, daemon=True).start()
    return there


if __name__ == "__main__":
    main()
