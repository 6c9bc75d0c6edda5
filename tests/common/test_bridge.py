import asyncio
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from django.test import SimpleTestCase

from goldseam.common.bridge import SMALL, UPLOADS, Pages


class Answer(list):
    def __init__(self, parts, streaming):
        super().__init__(parts)
        self.streaming, self.is_closed = streaming, False

    def close(self):
        self.is_closed = True


class BridgeTests(SimpleTestCase):
    def test_an_answer_comes_back_in_one_piece_and_is_closed(self):
        answer = Answer([b"Good ", b"morning"], streaming=False)

        head, *parts = asked(lambda environ: answer)

        self.assertEqual(head["status"], 200)
        self.assertEqual(head["headers"], [(b"content-type", b"text/plain")])
        self.assertEqual([part["body"] for part in parts], [b"Good morning"])
        self.assertTrue(answer.is_closed)

    def test_a_long_stream_comes_back_as_it_is_made_and_a_short_one_at_once(self):
        long = [b"x" * SMALL, b"Good ", b"morning"]
        for streamed, told in ((long, [*long, b""]), ([b"Good ", b"morning"], [b"Good morning"])):
            answer = Answer(streamed, streaming=True)

            _head, *parts = asked(lambda environ, answer=answer: answer)

            self.assertEqual([part["body"] for part in parts], told)
            self.assertFalse(parts[-1]["more_body"])
            self.assertTrue(answer.is_closed)

    def test_a_long_stream_that_nobody_takes_is_given_up(self):
        answer = Answer([b"x" * (SMALL + 1), b"morning"], streaming=True)

        async def stuck(message):
            await asyncio.Event().wait()

        with mock.patch("goldseam.common.bridge.PATIENCE", 0.05):
            alone(
                Pages(lambda environ, start: begun(start, answer), threads=1)(scope(0), until(asyncio.Event()), stuck)
            )

        self.assertTrue(answer.is_closed)

    def test_what_was_sent_arrives_whole(self):
        for body in (b"", b"text=Hello", b"x" * (SMALL + 1)):
            _head, part = asked(lambda environ: Answer([environ["wsgi.input"].read()], streaming=False), body)

            self.assertEqual(part["body"], body)

    def test_who_sends_much_and_slowly_holds_up_nobody_else(self):
        async def crowd():
            pages, gone = Pages(read_all, threads=1), asyncio.Event()
            slow = [
                asyncio.ensure_future(pages(scope(SMALL + 1), until(gone), kept([]))) for _one in range(UPLOADS + 1)
            ]
            await asyncio.sleep(0.1)
            await asyncio.wait_for(pages(scope(0), until(gone), kept(sent)), 20)
            gone.set()
            await asyncio.gather(*slow)

        sent = []
        alone(crowd())

        self.assertEqual(sent[0]["status"], 200)

    def test_who_stops_sending_has_sent_all(self):
        sent, never = [], asyncio.Event()
        with mock.patch("goldseam.common.bridge.PATIENCE", 0.05):
            alone(Pages(read_all, threads=1)(scope(SMALL + 1), until(never), kept(sent)))

        self.assertEqual(sent[-1]["body"], b"")


def read_all(environ, start):
    return begun(start, Answer([environ["wsgi.input"].read()], streaming=False))


def begun(start, answer: Answer) -> Answer:
    start("200 OK", [("Content-Type", "text/plain")])
    return answer


def scope(size: int) -> dict:
    about = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "http_version": "1.1"}
    return about | {"headers": [(b"content-length", str(size).encode())]}


def until(gone: asyncio.Event):
    """Nothing comes until the line is torn."""

    async def receive():
        await gone.wait()
        return {"type": "http.disconnect"}

    return receive


def kept(sent: list):
    async def send(message):
        sent.append(message)

    return send


def alone(doing) -> None:
    """Tests in a browser leave a loop running in this thread."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, doing).result()


def asked(make_answer, body: bytes = b"") -> list[dict]:
    """What is sent for a request with this body, which comes in two messages."""

    def application(environ, start):
        start("200 OK", [("Content-Type", "text/plain")])
        return make_answer(environ)

    middle = len(body) // 2
    coming = [
        {"type": "http.request", "body": body[:middle], "more_body": True},
        {"type": "http.request", "body": body[middle:], "more_body": False},
    ]
    sent: list[dict] = []

    async def receive():
        return coming.pop(0)

    alone(Pages(application, threads=1)(scope(len(body)), receive, kept(sent)))
    return sent
