"""What is said to or by whoever reported an event: it stands in the story of that event."""


class Said:
    """Something with an `event`; on its page there is one place for all that is said."""

    @property
    def organisation_id(self):
        return self.event.organisation_id

    @property
    def history(self):
        return self.event

    def get_absolute_url(self):
        return f"{self.event.get_absolute_url()}#with-reporter"
