"""What changes bring to the page of an event: its thread."""

from goldseam.changes import thread
from goldseam.events import threads

threads.read_by(thread)
