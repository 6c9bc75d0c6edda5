"""What can happen to a webhook."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.exchange.models import Hook


@told_with(Hook)
def hooks():
    return Hook.objects.select_related("organisation")


@kind("webhook.made")
class Made(Kind):
    sentence = _("{actor} set up the webhook “{subject}”")


@kind("webhook.amended")
class Amended(Kind):
    sentence = _("{actor} changed the settings of the webhook “{subject}”")


@kind("webhook.mapped")
class Mapped(Kind):
    sentence = _("{actor} said where things stand in what “{subject}” sends")


@kind("webhook.key_renewed")
class KeyRenewed(Kind):
    sentence = _("{actor} gave the webhook “{subject}” a new address")


@kind("webhook.secret_set")
class SecretSet(Kind):
    sentence = _("{actor} set the secret of the webhook “{subject}”")


@kind("webhook.secret_dropped")
class SecretDropped(Kind):
    sentence = _("{actor} took the secret of the webhook “{subject}” away")


@kind("webhook.closed")
class Closed(Kind):
    sentence = _("{actor} closed the webhook “{subject}”")


@kind("webhook.reopened")
class Reopened(Kind):
    sentence = _("{actor} opened the webhook “{subject}” again")
