"""Asks a running server for its pages over eight connections at once, and says how fast it answers.

    .venv/bin/goldseam serve --port 8108 --data /tmp/bench/sqlite        # in another terminal
    .venv/bin/python bench/load.py --data /tmp/bench/sqlite

Each connection sends its next request when the last one is answered. The client reads as little as it can of each
answer; the share of a core that it took stands at the end of each line, since it runs beside the server.
"""

import argparse
import asyncio
import json
import random
import re
import resource
import time
import uuid
from contextlib import suppress
from itertools import count
from os import sysconf
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import uvloop

HEAD_END = b"\r\n\r\n"


def main() -> None:
    asked = _arguments()
    doors = json.loads(Path(asked.data, "bench.json").read_text())
    site = Site(urlsplit(asked.url), doors, asked.role)
    uvloop.run(measure(site, asked))


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--url", default="http://127.0.0.1:8108")
    parser.add_argument("--role", default="member", choices=["member", "owner", "reporter"])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--server", nargs="*", type=int, default=[], help="processes whose processor time to count")
    parser.add_argument("--only", nargs="*", help="names of pages, as printed")
    parser.add_argument("--weight", action="store_true", help="say what the first page weighs, and nothing else")
    return parser.parse_args()


class Site:
    """What is asked for: pages by their names, and a form."""

    def __init__(self, url, doors: dict, role: str):
        self.host, self.port = url.hostname, url.port or 80
        self.organisation, self.last_event = doors["organisation"], doors["events"]
        self.session = doors["sessions"][role]
        self.token = ""

    def pages(self) -> dict:
        """Names of pages, and what makes the next request for each."""
        place = f"/{self.organisation}"
        return {
            "home": lambda: self.get(place + "/"),
            "event": lambda: self.get(f"{place}/events/{self.shared_event()}"),
            "reviewed event": lambda: self.get(f"{place}/events/{random.randrange(self.last_event // 100) * 100 + 25}"),
            "events": lambda: self.get(f"{place}/events"),
            "events, filtered": lambda: self.get(f"{place}/events?{self.filter()}"),
            "actions": lambda: self.get(f"{place}/actions?of=all"),
            "library": lambda: self.get(f"{place}/postmortems"),
            "library, filtered": lambda: self.get(f"{place}/postmortems?{self.library_filter()}"),
            "library, words": lambda: self.get(f"{place}/postmortems?q={self.words()}"),
            "log an event": lambda: self.post(f"{place}/events/new", self.event()),
        }

    def shared_event(self) -> int:
        """One that everybody may see; see `visibility_of` in bench/rows.py."""
        return next(number for number in self._numbers() if number * 37 % 100 < 80)

    def _numbers(self):
        while True:
            yield random.randint(1, self.last_event)

    def filter(self) -> str:
        """One of sixty filters, from a random place in ten years of events."""
        wanted = {
            "type": random.choice(["preventable", "complexity", "intelligent"]),
            "kind": random.choice(["setback", "incident", "near_miss", "success", "good_catch"]),
            "before": random.randint(self.last_event // 10, self.last_event),
        }
        return urlencode(wanted)

    def library_filter(self) -> str:
        """What `bench/postmortems.py` wrote, by two or three of its marks."""
        wanted = {
            "type": random.choice(["preventable", "complexity", ""]),
            "factor": random.choice(["process", "handover", "staffing"]),
            "tag": random.choice(["payday", "ward", ""]),
        }
        return urlencode(wanted)

    def words(self) -> str:
        return random.choice(["gateway", "certificate", "pump", "deliv", "night", f"word{random.randrange(5_000)}"])

    def event(self) -> dict:
        text = f"The label was mixed up at hand-over {random.random()}. A colleague saw it and put it right."
        keys = {"once": uuid.uuid4(), "csrfmiddlewaretoken": self.token}
        return {"text": text, "kind": "near_miss", "visibility": "organisation"} | keys

    def get(self, path: str, accept: str = "identity") -> bytes:
        return self._head("GET", path, f"Accept-Encoding: {accept}\r\n").encode()

    def post(self, path: str, fields: dict) -> bytes:
        body = urlencode(fields)
        kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return (self._head("POST", path, kind) + body).encode()

    def _head(self, method: str, path: str, more: str) -> str:
        cookies = f"sessionid={self.session}; csrftoken={self.token}"
        return f"{method} {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nCookie: {cookies}\r\n{more}\r\n"


class Connection:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, site: Site):
        self.site = site

    async def open(self) -> "Connection":
        self.reader, self.writer = await asyncio.open_connection(self.site.host, self.site.port, limit=2**22)
        return self

    async def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        """The status, the head and the body of the answer."""
        self.writer.write(request)
        head = await self.reader.readuntil(HEAD_END)
        if length := re.search(rb"content-length: (\d+)", head):
            body = await self.reader.readexactly(int(length[1]))
        elif b"chunked" in head:
            body = await self._chunks()
        else:
            body = b""
        return int(head[9:12]), head, body

    async def _chunks(self) -> bytes:
        body = b""
        while size := int(await self.reader.readuntil(b"\r\n"), 16):
            body += await self.reader.readexactly(size)
            await self.reader.readexactly(2)
        await self.reader.readexactly(2)
        return body


async def measure(site: Site, asked) -> None:
    connections = [await Connection(site).open() for _ in range(asked.connections)]
    await _take_token(site, connections[0])
    if asked.weight:
        return await weigh(site, connections[0])
    print(f"{'':16} requests/s    p50    p95    p99 ms   bytes  not 200/302  client's share of a core  server's ms")
    for name, make in site.pages().items():
        if not asked.only or name in asked.only:
            await _run(connections, make, 1, asked.server)
            print(f"{name:16} {await _run(connections, make, asked.seconds, asked.server)}", flush=True)


async def _take_token(site: Site, connection: Connection) -> None:
    """The token that shows that a form is ours; it stays good for the session."""
    _, head, _ = await connection.ask(site.get(f"/{site.organisation}/events/new"))
    if found := re.search(rb"csrftoken=(\w+)", head):
        site.token = found[1].decode()


async def _run(connections, make, seconds: float, server: list[int]) -> str:
    times, sizes, refused = [], [], count()
    end = time.perf_counter() + seconds
    used, server_used = _cpu(), _cpu_of(server)

    async def go_on(connection: Connection) -> None:
        while (begin := time.perf_counter()) < end:
            status, _, body = await connection.ask(make())
            times.append(time.perf_counter() - begin)
            sizes.append(len(body))
            if status not in (200, 302):
                next(refused)

    await asyncio.gather(*map(go_on, connections))
    share = (_cpu() - used) / seconds
    p50, p95, p99 = (sorted(times)[int(len(times) * part)] * 1000 for part in (0.5, 0.95, 0.99))
    size = sum(sizes) // len(sizes)
    each = (_cpu_of(server) - server_used) / len(times) * 1000
    speed = f"{len(times) / seconds:10.0f} {p50:6.1f} {p95:6.1f} {p99:6.1f} {size:10}"
    return f"{speed} {next(refused):12} {share:24.0%} {each:12.2f}"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _cpu_of(processes: list[int]) -> float:
    """The seconds of processor time that these and the processes that they started have taken (Linux)."""
    parents = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = file.read_text().rpartition(")")[2].split()
            parents[int(file.parent.name)] = int(fields[1]), (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")
    family, size = set(processes), -1
    while len(family) > size:
        size = len(family)
        family |= {one for one, (parent, _used) in parents.items() if parent in family}
    return sum(parents[one][1] for one in family if one in parents)


async def weigh(site: Site, connection: Connection) -> None:
    """What a browser loads for the first page: the page itself, and all that its head names."""
    home = f"/{site.organisation}/"
    _, _, page = await connection.ask(site.get(home))
    _, _, packed = await connection.ask(site.get(home, "gzip, br"))
    total = _say("page", page, packed)
    for path in dict.fromkeys(re.findall(rb'(?:src|href)="(/static/[^"]+\.(?:css|js|svg))"', page)):
        _, _, plain = await connection.ask(site.get(path.decode()))
        _, _, packed = await connection.ask(site.get(path.decode(), "gzip, br"))
        total += _say(path.decode().rsplit("/", 1)[-1], plain, packed)
    print(f"{'together':40} {'':9} {total:9,}")


def _say(name: str, plain: bytes, packed: bytes) -> int:
    print(f"{name:40} {len(plain):9,} {len(packed):9,}")
    return len(packed)


if __name__ == "__main__":
    main()
