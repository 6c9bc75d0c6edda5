"""Mail to somebody who has to hear of something at once, with the picture of what was seen."""

from collections.abc import Iterable
from email.mime.image import MIMEImage

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.common.mail import full, post


def post_with_chart(
    reader, subject: str, lines: Iterable[str], chart: charts.RunChart | None, links: Iterable[str], key: str
) -> None:
    """What happened, what the chart shows in words, and where to go; the picture lies below. See `reading_as`."""
    settings = full(reverse("people:settings"))
    parts = [
        _("Hello %(name)s,") % {"name": reader.name},
        *lines,
        f"{chart.title}: {chart.summary}" if chart else "",
        *links,
        "-- \n" + _("Choose here what reaches you:") + f"\n{settings}",
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    post(reader.email, subject, text, key, settings, [(_image(chart),)] if chart else [])


def _image(chart: charts.RunChart) -> MIMEImage:
    """Shown below the text; whoever hears the mail hears the chart's sentence."""
    image = MIMEImage(charts.png(chart), "png")
    image.add_header("Content-Disposition", "inline", filename=_("chart") + ".png")
    image.add_header("Content-Description", " ".join(chart.summary.split())[:200])
    return image
