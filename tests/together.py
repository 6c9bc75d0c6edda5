"""Several people who do something at the same moment, each with a connection of their own."""

import threading

from django.db import connections


def together(*doings) -> list:
    """What each of them got: what it returned, or the error that it ended with."""
    gate, results = threading.Barrier(len(doings)), [None] * len(doings)

    def do(place, doing):
        try:
            gate.wait()
            results[place] = doing()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=each) for each in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
