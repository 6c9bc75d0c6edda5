import email
import email.policy
import socket

from aiosmtpd.controller import Controller
from django.core import mail
from django.test import SimpleTestCase, override_settings

from goldseam.common.mail import one_line, post


class MailTests(SimpleTestCase):
    def test_a_mail_says_where_one_chooses_what_one_gets(self):
        post("bo@example.org", "News", "Text", "letter-7", "https://learn.example/settings")

        headers = mail.outbox[0].extra_headers
        self.assertEqual(headers["List-Unsubscribe"], "<https://learn.example/settings>")
        self.assertEqual(headers["Message-ID"], "<letter-7@localhost>")

    def test_a_subject_stays_one_short_line(self):
        subject = one_line("The release\nBcc: everybody@example.org " + "went out without its migration " * 9)

        self.assertNotIn("\n", subject)
        self.assertLessEqual(len(subject), 90)


class Kept:
    """Keeps what a mail server was handed."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 kept"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class MailServerTests(SimpleTestCase):
    def setUp(self):
        self.kept = Kept()
        self.port = free_port()
        server = Controller(self.kept, hostname="127.0.0.1", port=self.port)
        server.start()
        self.addCleanup(server.stop)

    def test_a_mail_server_gets_it_whole(self):
        backend = "django.core.mail.backends.smtp.EmailBackend"
        file = ("follow-through.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; charset=utf-8")

        with override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=self.port):
            post("bo@example.org", "Zwölf Uhr: “Größe” 🙂", "Hello Bo,\n\ngrüße.\n", "letter-7", attachments=[file])

        [(recipients, message)] = self.kept.mails
        self.assertEqual(recipients, ["bo@example.org"])
        self.assertEqual(message["subject"], "Zwölf Uhr: “Größe” 🙂")
        self.assertEqual(message.get_body(("plain",)).get_content(), "Hello Bo,\r\n\r\ngrüße.\r\n")
        [attached] = message.iter_attachments()
        self.assertEqual(attached.get_content_type(), "text/calendar")
        self.assertEqual(attached.get_filename(), "follow-through.ics")
