"""What leaves this machine: only to addresses that everybody can reach, unless a setting names others."""

import socket
import subprocess
import sys
import threading
import time
from unittest import mock

import httpx
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, override_settings

from goldseam.common import outgoing
from goldseam.common.networks import may_be_called
from goldseam.common.outgoing import Answer, NotReached, Refused, ask, check_address
from tests.common.server import LOCAL, server

PRIVATE = [
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://localhost/",
]
ODD = [
    "",
    "hooks",
    "//example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "http://",
    "http:///x",
    "http://example.org:99999/",
    "http://example.org\n.evil/",
    "http://exa mple.org/",
    "https://user:password@example.org/",
    "https://example.org@127.0.0.1/",
    "https://example.org/" + "x" * 600,
    "http://[::1/",
    "http://\0/",
]


class AddressTests(SimpleTestCase):
    def test_a_private_address_is_not_called_however_it_is_written(self):
        for address in PRIVATE:
            with self.subTest(address), self.assertRaises(Refused):
                ask("GET", address)

    def test_what_is_no_address_of_a_server_is_refused_when_it_is_typed(self):
        for address in ODD:
            with self.subTest(address), self.assertRaises(ValidationError):
                check_address(address)

    def test_what_everybody_can_reach_may_be_called(self):
        for number in ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"):
            self.assertTrue(may_be_called(number), number)

    @override_settings(PRIVATE_ADDRESSES=["10.0.0.0/8"])
    def test_a_setting_allows_one_network_and_no_other(self):
        self.assertTrue(may_be_called("10.9.8.7"))
        self.assertTrue(may_be_called("::ffff:10.9.8.7"))
        self.assertFalse(may_be_called("192.168.1.1"))

    def test_a_name_that_leads_to_a_private_address_is_refused(self):
        told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]

        with mock.patch("socket.getaddrinfo", return_value=told), self.assertRaises(Refused):
            ask("GET", "http://metadata.example.org/")


@override_settings(PRIVATE_ADDRESSES=LOCAL)
class AskingTests(SimpleTestCase):
    def test_an_answer_has_its_status_and_its_text(self):
        with server(lambda asked: (201, "schön".encode())) as there:
            answer = ask("POST", f"{there.url}/x?a=1", content=b"{}", params={"b": "2"})

        self.assertEqual((answer.status, answer.text), (201, "schön"))
        self.assertEqual((there.asked[0].body, there.asked[0].query), (b"{}", {"a": "1", "b": "2"}))

    def test_the_name_stays_in_the_request_and_the_number_that_was_checked_is_connected_to(self):
        """A second look at the name could be told another number: there is none."""
        with server() as there:
            told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", there.port))]
            with mock.patch("socket.getaddrinfo", return_value=told) as looked_up:
                ask("GET", f"http://hooks.example.org:{there.port}/")

        self.assertEqual(there.asked[0].headers["host"], f"hooks.example.org:{there.port}")
        names = [call.args[0] for call in looked_up.call_args_list]
        self.assertEqual(names.count("hooks.example.org"), 1)

    def test_nothing_is_followed_elsewhere(self):
        with server(lambda asked: (302, b"", {"Location": "http://169.254.169.254/"})) as there:
            answer = ask("GET", there.url)

        self.assertEqual((answer.status, len(there.asked)), (302, 1))

    def test_a_large_answer_is_not_read_to_its_end(self):
        with server(lambda asked: (200, b"x" * 1_500_000)) as there, self.assertRaisesMessage(NotReached, "megabyte"):
            ask("GET", there.url)

    def test_a_slow_server_is_given_up(self):
        hurried = mock.patch.object(outgoing, "SECONDS", 0.1)
        with socket.create_server(("127.0.0.1", 0)) as silent, hurried, self.assertRaisesMessage(NotReached, "in time"):
            ask("GET", f"http://127.0.0.1:{silent.getsockname()[1]}/")

    def test_whatever_keeps_us_waiting_ends_at_the_deadline(self):
        hurried = mock.patch.object(outgoing, "DEADLINE", 0)
        with server() as there, hurried, self.assertRaisesMessage(NotReached, "in time"):
            ask("GET", there.url)

    def test_a_name_that_takes_long_to_look_up_is_given_up_at_the_deadline(self):
        begun, enough = time.monotonic(), threading.Event()
        slow = mock.patch("socket.getaddrinfo", side_effect=lambda *asked, **more: enough.wait(20))
        with slow, mock.patch.object(outgoing, "DEADLINE", 0.1), self.assertRaisesMessage(NotReached, "in time"):
            ask("GET", "http://slow.example.org/")
        took = time.monotonic() - begun
        enough.set()

        self.assertLess(took, 5)

    def test_where_one_address_of_a_name_swallows_everything_the_next_one_is_asked(self):
        told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("127.0.0.2", "127.0.0.1")]
        names = mock.patch("socket.getaddrinfo", return_value=told)
        silent, fine = httpx.ConnectTimeout("nothing came back"), Answer(200, "fine")
        with names, mock.patch.object(outgoing, "_asked", side_effect=[silent, fine]) as asked:
            self.assertEqual(ask("POST", "http://hooks.example.org/"), fine)
        with (
            names,
            mock.patch.object(outgoing, "_asked", side_effect=silent),
            self.assertRaisesMessage(NotReached, "in time"),
        ):
            ask("POST", "http://hooks.example.org/")

        self.assertEqual([call.args[2] for call in asked.call_args_list], ["127.0.0.2", "127.0.0.1"])

    def test_three_addresses_can_be_tried_before_the_deadline(self):
        self.assertLess(outgoing.TRIED_AT_MOST * outgoing.TO_CONNECT, outgoing.DEADLINE)

    def test_what_asks_is_not_loaded_with_the_product(self):
        """It takes most of a second, at each start of each process."""
        told = "import django, sys; django.setup(); print(*sys.modules)"
        run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

        self.assertIn("goldseam.guardrails.calling", run.stdout.split())
        self.assertNotIn("httpx", run.stdout.split())

    def test_where_nobody_listens_that_is_said(self):
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]

        with self.assertRaisesMessage(NotReached, "nothing at this address"):
            ask("GET", f"http://127.0.0.1:{port}/")

    def test_a_proxy_of_the_environment_is_not_asked(self):
        with server() as there, mock.patch.dict("os.environ", {"HTTP_PROXY": "http://127.0.0.1:1"}):
            self.assertEqual(ask("GET", there.url).status, 200)

    def test_an_answer_that_is_none_is_said(self):
        with socket.create_server(("127.0.0.1", 0)) as odd:

            def talk():
                with odd.accept()[0] as there:
                    there.recv(1000)
                    there.sendall(b"SSH-2.0-nonsense\r\n\r\n")

            thread = threading.Thread(target=talk)
            thread.start()
            with self.assertRaises(NotReached):
                ask("GET", f"http://127.0.0.1:{odd.getsockname()[1]}/")
            thread.join()
