"""Where things stand in what a sender writes that Goldseam does not know."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.exchange.webhooks.mapping import Mapping
from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood
from goldseam.exchange.webhooks.outcomes import Heard
from goldseam.exchange.webhooks.sent import Sent


class Mapped:
    """A webhook that learns from an example how its sender writes."""

    @transaction.atomic
    def map(self, by, example: str, **picked) -> None:
        """Counts from the next delivery on, if the example can be read by it."""
        self.try_mapping(example, **picked)
        self.mapping = _said(picked)
        self.save(update_fields=["mapping"])
        Activity.record("webhook.mapped", self, by=by)

    def try_mapping(self, example: str, **picked) -> list[Message]:
        """What the example would say, read in this way."""
        if not picked.get("title"):
            raise ValidationError({"title": _("Say at least where the title stands.")})
        try:
            return list(Mapping(_said(picked)).read(Sent(example.encode("utf-8", "replace")).body))
        except (NotUnderstood, NothingToDo) as problem:
            raise ValidationError(Heard("unreadable", why=problem.key, about=problem.about).words()) from problem

    @property
    def newest_body(self) -> str:
        """What came last and can serve as an example."""
        return self.deliveries.exclude(body="").values_list("body", flat=True).order_by("-pk").first() or ""


def _said(picked: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in picked.items() if value}
