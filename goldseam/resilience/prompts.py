"""The words of the exercises, once for the screen and for paper."""

from django.utils.translation import gettext_lazy as _

FEELINGS = {
    "ashamed": _("ashamed"),
    "sad": _("sad"),
    "angry": _("angry"),
    "afraid": _("afraid"),
    "guilty": _("guilty"),
    "tired": _("tired"),
    "disappointed": _("disappointed"),
    "embarrassed": _("embarrassed"),
    "lonely": _("lonely"),
    "empty": _("empty"),
    "other": _("something else"),
    "unsaid": _("I prefer not to say"),
}

# Key, seconds, question, and a word of help.
LETTER = [
    ("happened", 30, _("What happened?"), _("One sentence. Only what a camera would have seen.")),
    ("feeling", 30, _("What do you feel?"), _("Name it, without making it bigger or smaller.")),
    (
        "friend",
        60,
        _("Write as to a good friend who did exactly this."),
        _("Begin with “Dear …” and your own name. What would you say to a friend here?"),
    ),
    (
        "understandable",
        60,
        _("What made it understandable?"),
        _("Conditions: the hour, the haste, what you could see and what not. They are no excuses."),
    ),
    ("others", 45, _("Who else knows this?"), _("Someone, somewhere, has had this happen.")),
    ("wish", 45, _("What would you wish for them next?"), _("One kind step that can really be taken.")),
]

REAPPRAISAL = {
    "outsider": _("How would a fair outsider describe this?"),
    "else": _("What else could this mean?"),
    "method": _("What did this show about my method, not my worth?"),
    "then": _("What did I know then, and what do I only know now?"),
    "control": _("What was within my control, and what was not?"),
    "year": _("How will this look in a year?"),
    "kept": _("What did I do that kept it from being worse?"),
    "learned": _("What will I have learned, if I use it?"),
}
