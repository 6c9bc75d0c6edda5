"""What became of a delivery, as facts that are kept; their words are made on reading."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

# What: for what came, and for what was only tried out.
WORDS = {
    "opened": (_("Opened event %(event)s: “%(about)s”"), _("Would open an event: “%(about)s”")),
    "opened_over": (
        _("Opened event %(event)s, which is over already: “%(about)s”"),
        _("Would open an event that is over already: “%(about)s”"),
    ),
    "again": (
        _("Opened event %(event)s: “%(about)s”. It is linked to the earlier one"),
        _("Would open an event, linked to the earlier one: “%(about)s”"),
    ),
    "reopened": (_("Fires again: went on with event %(event)s"), _("Would go on with event %(event)s")),
    "folded": (_("Folded into event %(event)s"), _("Would be folded into event %(event)s")),
    "closed": (_("Over: closed the alarm of event %(event)s"), _("Would close the alarm of event %(event)s")),
    "news": (_("Added to event %(event)s"), _("Would be added to event %(event)s")),
    "older": _("Older than what is known of “%(about)s”: left as it is"),
    "known": _("“%(about)s” was over already"),
    "not_open": _("“%(about)s” is over; no event was open for it"),
    "no_event": _("Nothing is open that “%(about)s” could be added to"),
    "below": _("“%(about)s” is less severe than what opens an event here"),
    "waits": _("“%(about)s” opens an event once somebody takes it on"),
    "many": _("“%(about)s” opened nothing: a hundred events were opened within an hour. Look at what is going on"),
    "noted": _("Noted “%(about)s”; this webhook opens no events"),
    "elsewhere": _("The event belongs to another process: nothing was written"),
    "signature": _("Refused: the signature or password is not the right one, or its time is more than 5 minutes off"),
    "refused": _("Left out: %(about)s"),
    "nothing": _("Noted, nothing to do"),
    "unreadable": _("Not understood"),
    "forgotten": _("Its words were removed"),
}
WHY = {
    "ping": _("it only tries whether we are here"),
    "other": _("“%(about)s” tells of nothing that failed or recovered"),
    "still": _("“%(about)s” is neither a failure nor a success"),
    "branch": _("it is about the branch “%(about)s”, which is not watched"),
    "label": _("it has no label “%(about)s”"),
    "issues": _("issues open events only where a label is chosen in the settings"),
    "component": _("“%(about)s”: a component by itself opens nothing, its incident does"),
    "planned": _("“%(about)s” is planned work"),
    "unmapped": _("say first where things stand in such a body"),
    "unlike": _("this is not what the chosen sender writes"),
    "no_json": _("the body is not JSON"),
    "no_object": _("the JSON holds no names"),
    "no_text": _("the body is not text in UTF-8"),
    "no_list": _("there is no list at %(about)s"),
    "no_title": _("there is no title at %(about)s"),
}
ACTED = {"opened", "opened_over", "again", "reopened", "folded", "closed", "news"}


@dataclass(frozen=True)
class Heard:
    """What became of one message. `event` is the number of the event; `about` a few words, which are erased in time."""

    what: str
    event: int | None = None
    about: str = ""
    why: str = ""

    @property
    def is_acted_on(self) -> bool:
        return self.what in ACTED

    @property
    def told(self) -> dict:
        return {name: value for name, value in asdict(self).items() if value}

    def words(self, is_trial: bool = False) -> str:
        found = WORDS.get(self.what, "")
        sentence = found[is_trial] if isinstance(found, tuple) else found
        facts = {"event": self.event or "", "about": self.about}
        reason = WHY[self.why] % facts if self.why in WHY else ""
        return ": ".join(part for part in (str(sentence) % facts, reason) if part)
