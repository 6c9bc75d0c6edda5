import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.test import SimpleTestCase

from goldseam.common.bridge import SMALL, Pages


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

    def test_a_stream_comes_back_as_it_is_made(self):
        answer = Answer([b"Good ", b"morning"], streaming=True)

        _head, *parts = asked(lambda environ: answer)

        self.assertEqual([part["body"] for part in parts], [b"Good ", b"morning", b""])
        self.assertFalse(parts[-1]["more_body"])
        self.assertTrue(answer.is_closed)

    def test_what_was_sent_arrives_whole(self):
        for body in (b"", b"text=Hello", b"x" * (SMALL + 1)):
            _head, part = asked(lambda environ: Answer([environ["wsgi.input"].read()], streaming=False), body)

            self.assertEqual(part["body"], body)


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

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "http_version": "1.1"}
    scope |= {"headers": [(b"content-length", str(len(body)).encode())]}
    with ThreadPoolExecutor(1) as thread:  # Tests in a browser leave a loop running in this one.
        thread.submit(asyncio.run, Pages(application, threads=1)(scope, receive, send)).result()
    return sent
