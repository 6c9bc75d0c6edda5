"""A room that is opened for nothing but a talk: nothing comes of it outside of the room."""

from django.utils.translation import gettext_lazy as _

from goldseam.live import shipped
from goldseam.live.purposes import Purpose, purpose


@purpose("open")
class Talk(Purpose):
    """A question and many answers, or a round. What was laid open can be read on the room’s own page."""

    title = _("A talk")

    def templates(self, organisation) -> list:
        return shipped.talk()
