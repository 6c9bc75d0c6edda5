"""Mail, in plain text."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.text import Truncator

SUBJECT_LENGTH = 90


def post(to: str, subject: str, text: str, key: str, settings_link: str = "", attachments=()) -> None:
    """Sends one mail. The same `key` is the same mail: should it go out twice, mail programs show it once."""
    headers = {"Message-ID": f"<{key}@{host()}>", "Auto-Submitted": "auto-generated"}
    if settings_link:
        headers["List-Unsubscribe"] = f"<{settings_link}>"
    mail = EmailMessage(subject=one_line(subject), body=text, to=[to], headers=headers)
    for attachment in attachments:
        mail.attach(*attachment)
    mail.send()


def one_line(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(SUBJECT_LENGTH)


def host() -> str:
    """The name of this install in addresses and identifiers that leave it."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def full(path: str) -> str:
    """The address of a page as people reach it from elsewhere."""
    return f"{settings.BASE_URL}{path}"
