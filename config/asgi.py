"""What uvicorn serves: pages and API through WSGI in four threads.

Django's own ASGI handler makes threads for each request, which costs an order of magnitude in requests a second.
"""

from a2wsgi import WSGIMiddleware

from config.wsgi import application as pages

application = WSGIMiddleware(pages, workers=4)
