"""A page of a long list of things that have numbers, newest first: how far they are, and from which number on."""

from goldseam.common.numbers import number_in

PAGE = 30


class Listing:
    """One page for this person. A list made of it says its `states`, and what is `in_state`."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        wanted = asked.get("state", "")
        self.state = wanted if wanted in dict(self.states) else ""
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here())
        self.rows, self.has_more = found[:PAGE], len(found) > PAGE

    @property
    def states(self) -> list[tuple]:
        """Also one for all of them, which is no word in the address."""
        raise NotImplementedError

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.before)

    def in_state(self):
        """All that are as far as was asked for, whoever may see them."""
        raise NotImplementedError

    def shown(self, keys: list[int]):
        """Those of one page, with what their rows show."""
        raise NotImplementedError

    def _from_here(self):
        found = self.in_state().filter(organisation=self.organisation).visible_to(self.person)
        if self.before:
            found = found.filter(number__lt=self.before)
        # Their keys first, so that what rows show is looked up and counted for no more than a page.
        keys = list(found.order_by("-number").values_list("pk", flat=True)[: PAGE + 1])
        return self.shown(keys).order_by("-number")
