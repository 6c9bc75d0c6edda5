"""What uvicorn serves: pages and API through WSGI in four threads.

Django's own ASGI handler makes threads for each request, which costs an order of magnitude in requests a second.
"""

from config.environment import flag
from config.wsgi import application as wsgi_application
from goldseam.common.bridge import Pages
from goldseam.common.work import start_in_background

pages = Pages(wsgi_application, threads=4)


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await live(receive, send)
    else:
        await pages(scope, receive, send)


async def live(receive, send):
    """For as long as the server lives a thread does what is due, unless other processes do that."""
    await receive()
    worker = start_in_background() if flag("GOLDSEAM_WORKER") else None
    await send({"type": "lifespan.startup.complete"})
    await receive()
    if worker:
        worker.stop()
    await send({"type": "lifespan.shutdown.complete"})
