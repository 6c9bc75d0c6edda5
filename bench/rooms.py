"""Fills a room with people, and says how soon all of them see what one of them does.

    .venv/bin/python -m bench.rooms --people 100                          # SQLite, as `goldseam serve` comes
    .venv/bin/python -m bench.rooms --people 100 --processes 1
    .venv/bin/python -m bench.rooms --people 100 --postgres

It opens a room in a new install, starts a server, and lets everybody listen over a connection of their own. People move
cards and rename clusters; then all vote, and the server is killed while they do and started again. All of them live in
this one process, beside the server: the share of a core that it takes is said, and belongs to no real room.
"""

import argparse
import asyncio
import hashlib
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from urllib.parse import urlencode

import uvloop

from bench.load import Connection, _cpu, _cpu_of

CLUSTERS = 20
ANSWERS_EVERY = 15  # Seconds: a page says so often that it is there.
FIRST = 10  # People with whom the server has loaded all it needs.
TOKEN = "a" * 32
MARK = re.compile(rb"mv-(\d+)")
SERVE = [sys.executable, "-c", "from goldseam.cli import main; main()", "serve"]


def main() -> None:
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("It was stopped."))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="goldseam-rooms-"))
        os.environ["GOLDSEAM_DATA"] = folder
        if asked.postgres:
            os.environ["DATABASE_URL"] = stack.enter_context(_postgres())
        place = _install(str(asked.people), str(asked.cards))
        server = stack.enter_context(closing(Server(asked.processes)))
        uvloop.run(measure(Room(place, server), asked))


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--cards", type=int, default=120)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--no-vote", action="store_true", help="leave out the vote and the kill")
    parser.add_argument("--rate", type=float, default=4, help="changes a second, of all people together")
    return parser.parse_args()


def _install(*told: str) -> dict:
    return json.loads(subprocess.check_output([sys.executable, "-m", "bench.rooms_install", *told]))


def _postgres():
    from tests.postgres import server

    return server()


class Server:
    """`goldseam serve` with its processes."""

    def __init__(self, processes: int):
        self.processes = processes
        with closing(socket.socket()) as trial:
            trial.bind(("127.0.0.1", 0))
            self.port = trial.getsockname()[1]
        self.start()

    def start(self) -> None:
        wanted = ["--port", str(self.port), "--processes", str(self.processes)]
        self.running = subprocess.Popen(SERVE + wanted, stdout=subprocess.DEVNULL, start_new_session=True)
        for _try in range(1_800):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as line:
                line.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if b" 200 " in line.recv(100):
                    return
            time.sleep(0.1)
        self.kill()
        raise SystemExit("The server did not start.")

    def kill(self) -> None:
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def close(self) -> None:
        """Asks it to stop, and says how long that took."""
        began = time.perf_counter()
        self.running.terminate()
        self.running.wait(30)
        print(f"stopping the server, with all streams open: {time.perf_counter() - began:.1f} s")

    def memory(self) -> float:
        """What its processes take together, in MB; what they share counts once (Linux)."""
        return sum(_memory(pid) for pid in _family(self.running.pid)) / 1024


class Room:
    """What the people in it do, and what they have seen."""

    def __init__(self, place: dict, server: Server):
        self.server, self.code, self.secrets = server, place["code"], place["secrets"]
        self.clusters, self.cards = place["clusters"], place["cards"]
        self.host, self.port = "127.0.0.1", server.port
        self.sent: dict[int, float] = {}
        self.delays: list[float] = []
        self.connects = 0

    def head(self, method: str, path: str, secret: str, more: str = "") -> str:
        more = f"Host: localhost:{self.port}\r\nCookie: seat={secret}; csrftoken={TOKEN}\r\n{more}"
        return f"{method} /live/{self.code}{path} HTTP/1.1\r\n{more}\r\n"

    def post(self, path: str, secret: str, **fields) -> bytes:
        body = urlencode(fields)
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        live = f"X-Live: 1\r\nX-CSRFToken: {TOKEN}\r\nContent-Length: {len(body)}\r\n"
        return (self.head("POST", path, secret, kind + live) + body).encode()


class Person:
    """Somebody with the page open. Of what comes only what has to be known is looked at."""

    def __init__(self, room: Room, secret: str):
        self.room, self.secret = room, secret
        self.seen: set[int] = set()
        self.stage = b""
        self.version = b""
        self.bytes = 0

    async def listen(self, is_open: asyncio.Semaphore) -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._listen(is_open)
            self.version = b""
            await asyncio.sleep(random.uniform(0.4, 1.5))

    async def _listen(self, is_open: asyncio.Semaphore) -> None:
        async with is_open:
            reader, writer = await asyncio.open_connection(self.room.host, self.room.port, limit=2**23)
            writer.write(self.room.head("GET", "/stream", self.secret, "Accept-Encoding: gzip\r\n").encode())
            await reader.readuntil(b"\r\n\r\n")
            self.room.connects += 1
        try:
            await self._read(reader)
        finally:
            writer.close()

    async def _read(self, reader) -> None:
        unpacking, rest = zlib.decompressobj(zlib.MAX_WBITS | 16), b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            packed = (await reader.readexactly(size + 2))[:size]
            self.bytes += size
            *events, rest = (rest + unpacking.decompress(packed)).split(b"\n\n")
            for event in events:
                self._hear(event)

    def _hear(self, event: bytes) -> None:
        if b'"name":"stage"' in event:
            self.stage = event.partition(b"data: ")[2]
            self._notice(event)
        elif b"event: shown" in event:
            self.version = event[event.index(b"id: ") + 4 :].split(b"\n", 1)[0]

    def _notice(self, event: bytes) -> None:
        now = time.perf_counter()
        for number in {int(found) for found in MARK.findall(event)} - self.seen:
            self.seen.add(number)
            if number in self.room.sent:
                self.room.delays.append(now - self.room.sent[number])


async def measure(room: Room, asked) -> None:
    people = [Person(room, secret) for secret in room.secrets]
    is_open = asyncio.Semaphore(50)
    listening = await come(people[:FIRST], is_open)
    before = room.server.memory()
    began = time.perf_counter()
    listening += await come(people[FIRST:], is_open)
    listening.append(asyncio.create_task(stay(room)))
    print(f"{len(people)} people listen after {time.perf_counter() - began:.1f} s; load {os.getloadavg()[0]:.1f}")
    await asyncio.sleep(3)
    each = (room.server.memory() - before) / (len(people) - FIRST) * 1024
    print(f"memory: {room.server.memory():.0f} MB in all; {each:.0f} KB for each who listens", flush=True)
    await move(room, people, asked)
    if not asked.no_vote:
        await vote(room, people)
    for one in listening:
        one.cancel()
    await asyncio.gather(*listening, return_exceptions=True)


async def come(people: list[Person], is_open: asyncio.Semaphore) -> list[asyncio.Task]:
    listening = [asyncio.create_task(one.listen(is_open)) for one in people]
    await _until(lambda: all(one.version for one in people))
    return listening


async def stay(room: Room) -> None:
    """As pages do: each says again and again that it is there."""
    while True:
        for secret in room.secrets:
            await asyncio.sleep(ANSWERS_EVERY / len(room.secrets))
            with suppress(OSError, asyncio.IncompleteReadError):
                await _say_here(room, secret)


async def _say_here(room: Room, secret: str) -> None:
    connection = await Connection(room).open()
    try:
        await connection.ask(room.head("PUT", "/presence", secret, "Content-Length: 0\r\n").encode())
    finally:
        connection.writer.close()


async def move(room: Room, people: list[Person], asked) -> None:
    """Renames and moves, evenly over time, whoever is slow."""
    used, server_used, bytes_before = _cpu(), _cpu_of([room.server.running.pid]), sum(one.bytes for one in people)
    began = time.perf_counter()
    count = int(asked.seconds * asked.rate)
    free: asyncio.Queue = asyncio.Queue()
    for _ in range(8):
        free.put_nowait(await Connection(room).open())
    answers: list[float] = []
    tasks = []
    for number in range(count):
        await asyncio.sleep(max(0, began + number / asked.rate - time.perf_counter()))
        tasks.append(asyncio.create_task(_change(room, free, number, answers)))
    statuses = await asyncio.gather(*tasks)
    await _until(lambda: len(room.delays) == count * len(people), 10)
    took = time.perf_counter() - began
    lost = count * len(people) - len(room.delays)
    last = {hashlib.sha256(one.stage).hexdigest() for one in people}
    size = (sum(one.bytes for one in people) - bytes_before) / len(people) / count
    server = (_cpu_of([room.server.running.pid]) - server_used) / took
    print(f"changes: {count} at {asked.rate:.0f} a second, not taken: {sum(status >= 300 for status in statuses)}")
    print(f"  answered to whoever did it:  {_spread(answers)}")
    print(f"  seen by all others:          {_spread(room.delays)}")
    print(f"  not seen: {lost} (a newer name came first), different pages at the end: {len(last) - 1}")
    print(f"  bytes to each for a change: {size:,.0f}; load {os.getloadavg()[0]:.1f}")
    print(f"  cores: server {server:.2f}, people {(_cpu() - used) / took:.2f}", flush=True)


async def _change(room: Room, free: asyncio.Queue, number: int, answers: list[float]) -> int:
    secret = random.choice(room.secrets)
    cluster = room.clusters[number % len(room.clusters)]
    request = room.post(f"/clusters/{cluster}", secret, _method="patch", title=f"mv-{number}")
    connection = await free.get()
    room.sent[number] = time.perf_counter()
    status, _head, _body = await connection.ask(request)
    answers.append(time.perf_counter() - room.sent[number])
    free.put_nowait(connection)
    return status


async def vote(room: Room, people: list[Person]) -> None:
    """Everybody gives three dots; in the middle of it the server is killed, and started again."""
    await _go_to_vote(room)
    given: list[float] = []
    voting = [asyncio.create_task(_give(room, secret, given)) for secret in room.secrets]
    await _until(lambda: len(given) > len(people))
    connects, began = room.connects, time.perf_counter()
    await asyncio.to_thread(room.server.kill)
    await asyncio.to_thread(room.server.start)
    up = time.perf_counter() - began
    await asyncio.gather(*voting)
    await _until(lambda: room.connects - connects >= len(people) and all(one.version for one in people), 60)
    back = time.perf_counter() - began
    dots = _install()
    print(f"killed in the middle of a vote: it answers after {up:.1f} s, all listen again after {back:.1f} s")
    print(
        f"  dots given {len(given)}, kept {dots['rows']}, more than once {dots['doubled']}, people {dots['owners']}",
        flush=True,
    )


async def _go_to_vote(room: Room) -> None:
    connection = await Connection(room).open()
    status, _head, _body = await connection.ask(room.post("/stage", room.secrets[0], at=3))
    assert status == 200, status
    await asyncio.sleep(2)


async def _give(room: Room, secret: str, given: list[float]) -> None:
    """As a page does: each thing again and again, until it is answered."""
    for cluster in random.sample(room.clusters, 3):
        pause = 0.4
        while not await _gave(room, room.post("/dots", secret, cluster=cluster, count=1)):
            await asyncio.sleep(pause * random.uniform(0.5, 1))
            pause = min(8, pause * 2)
        given.append(time.perf_counter())
        await asyncio.sleep(random.uniform(0, 2))


async def _gave(room: Room, request: bytes) -> bool:
    with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
        async with asyncio.timeout(15):
            connection = await Connection(room).open()
            try:
                status, _head, body = await connection.ask(request)
            finally:
                connection.writer.close()
        if 300 <= status < 500:
            raise SystemExit(f"A vote was not taken: {status} {body[:500]!r}")
        return status == 200
    return False


async def _until(is_so, longest: float = 60) -> None:
    end = time.perf_counter() + longest
    while not is_so() and time.perf_counter() < end:
        await asyncio.sleep(0.05)


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    p50, p95, p99 = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.95, 0.99))
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, longest {ordered[-1] * 1000:.0f} ms"


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _memory(pid: int) -> int:
    return int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1])


if __name__ == "__main__":
    main()
