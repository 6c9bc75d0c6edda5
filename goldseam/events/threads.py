"""The thread of an event, for pages of events. How it is read is known above, where changes are: see `read_by`."""

_reader = None


def read_by(reader) -> None:
    """Names who reads threads: a module with `with_thread`, `thread_in_list` and `thread_of`."""
    global _reader
    _reader = reader


def with_thread(events):
    """The events with what their threads need, in the same query: for lists."""
    return _reader.with_thread(events)


def in_list(event):
    """The steps of an event that came from `with_thread`."""
    return _reader.thread_in_list(event)


def of(event, hrefs: dict[str, str]):
    """The steps of one event with their dates; `hrefs` says where one goes for each."""
    return _reader.thread_of(event, hrefs)
