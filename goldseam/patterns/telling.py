"""Shares as people read them on these pages."""

from django.utils.translation import gettext as _

from goldseam.statistics.proportions import Share
from goldseam.verdicts.words import percent


def share_words(share: Share) -> str:
    """“40%”; nothing for a share of none."""
    return "" if share.share is None else percent(share.share)


def range_words(share: Share) -> str:
    """“20% to 63%”, what fits the same counts."""
    return _("%(low)s to %(high)s") % {"low": percent(share.low), "high": percent(share.high)}
