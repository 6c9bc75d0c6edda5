"""A digest as mail: words, and the same with charts for those whose mail programs show them."""

from email.mime.image import MIMEImage

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.charts import Chart
from goldseam.common.mail import full, host, one_line
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.plain import as_text


class Illustrated(EmailMultiAlternatives):
    """The pictures belong to the text, and are no files to keep."""

    mixed_subtype = "related"


def letter_of(digest: Digest, subscription, key: str) -> EmailMultiAlternatives:
    """To the person who asked for it. The same `key` is the same mail: should it go out twice, it is shown once."""
    name, off_url = subscription.person.name, subscription.off_url
    mail = Illustrated(
        one_line(_("%(title)s in %(where)s") % {"title": digest.title, "where": digest.above}),
        as_text(digest, name, off_url),
        settings.DEFAULT_FROM_EMAIL,
        [subscription.person.email],
        headers=_headers(key, off_url),
    )
    context = {"digest": digest, "name": name, "off_url": off_url, "full": full, "language": get_language() or "en"}
    mail.attach_alternative(render_to_string("insights/digest_mail.html", context), "text/html")
    for section in digest.sections:
        if section.chart:
            mail.attach(_picture(section.key, section.chart))
    return mail


def _headers(key: str, off_url: str) -> dict[str, str]:
    return {
        "Message-ID": f"<{key}@{host()}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{off_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _picture(key: str, chart: Chart) -> MIMEImage:
    """Shown where the text has its place; whoever hears the mail hears the chart's sentence."""
    image = MIMEImage(charts.png(chart), "png")
    image.add_header("Content-ID", f"<{key}@goldseam>")
    image.add_header("Content-Disposition", "inline", filename=f"{key}.png")
    return image
