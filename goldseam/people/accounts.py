"""How accounts come about: by setting the install up, or by an invitation. Nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter


class Accounts(DefaultAccountAdapter):
    """The rules of this product for django-allauth."""

    def is_open_for_signup(self, request) -> bool:
        return False
