"""What each answer of a plan means, for those who choose."""

from django.utils.translation import gettext_lazy as _

SCALES = {
    "one": _("The smallest try that can teach something."),
    "day": _("One person or one place, for a day."),
    "team": _("Somebody watches while it runs."),
    "teams": _("Does it hold where things are different?"),
    "standard": _("Everybody works this way; the data go on."),
}
LOOKS = {
    "once": _("Needs the fewest results. Looking earlier and stopping then would not be fair."),
    "bonferroni": _("The simplest rule: the more looks, the more each of them asks for."),
    "obrien_fleming": _("Stopping early needs a very clear result; the end asks for hardly more than usual."),
    "any_time": _("Holds however often you look, and needs more results."),
}
DECISIONS = {
    "adopt": _("Success was met, nothing else got worse, and whoever has to work by it can. It becomes the usual way."),
    "adapt": _("Something showed, or something that can be mended was in the way. Change it and try again."),
    "abandon": _(
        "No effect with enough data, harm, or more cost than use. Written down, it saves others the same way."
    ),
}
