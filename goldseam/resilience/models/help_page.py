"""The help directory as everybody with its link can open it: without an account, also where there is no network."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.common.codes import is_link_code, link_code
from goldseam.common.mail import full

LENGTH = 10


def new_code() -> str:
    return link_code(LENGTH)


class HelpPage(models.Model):
    """How an organisation's directory is reached and what stands above it. The link can be handed out and printed."""

    organisation = models.OneToOneField("people.Organisation", models.CASCADE, related_name="help_page")
    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)
    words = models.TextField(_("what stands above the directory"), blank=True, max_length=2_000)
    search_link = models.URLField(_("where to search for help in any country"), max_length=300, blank=True)

    def __str__(self):
        return self.code

    @property
    def address(self) -> str:
        return full(reverse("help:page", args=[self.code]))

    @classmethod
    def of(cls, organisation) -> "HelpPage | None":
        return cls.objects.filter(organisation=organisation).first()

    @classmethod
    def by_code(cls, code: str) -> "HelpPage | None":
        """Whatever somebody may have typed."""
        if not is_link_code(code, LENGTH):
            return None
        return cls.objects.select_related("organisation").filter(code=code).first()

    @classmethod
    def word(cls, organisation, by, **details) -> "HelpPage":
        """Opens the page by its link, with words of the organisation's own or with ours."""
        return cls.objects.update_or_create(organisation=organisation, defaults=details)[0]

    def change_link(self, by) -> None:
        """The old link leads nowhere from now on."""
        self.code = new_code()
        self.save(update_fields=["code"])
