"""What uvicorn serves: pages and API through WSGI in four threads, and the streams of rooms in its event loop.

Django's own ASGI handler makes threads for each request, which costs an order of magnitude in requests a second.
"""

import signal
import threading
from contextlib import contextmanager

from config.environment import flag
from config.wsgi import application as wsgi_application
from goldseam.common.bridge import Pages
from goldseam.common.pauses import settle_in_background
from goldseam.common.work import start_in_background
from goldseam.live.streaming import Streams

pages = Pages(wsgi_application, threads=4)
streams = Streams()


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await live(receive, send)
    elif streams.asks(scope):
        await streams(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def live(receive, send):
    """For as long as the server lives a thread does what is due, unless other processes do that."""
    await receive()
    worker = start_in_background() if flag("GOLDSEAM_WORKER") else None
    streams.start()
    settle_in_background()
    with when_asked_to_stop(streams.hub.stop_soon):
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await streams.hub.stop()
    if worker:
        worker.stop()
    await send({"type": "lifespan.shutdown.complete"})


@contextmanager
def when_asked_to_stop(do):
    """The server waits for open answers before it says that it stops. Streams never end, so they hear it first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}

    def stop(name, frame):
        do()
        if callable(server := before[name]):
            server(name, frame)

    for name in before:
        signal.signal(name, stop)
    try:
        yield
    finally:
        for name, server in before.items():
            signal.signal(name, server)
