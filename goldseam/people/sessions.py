"""Who is signed in: asked on every request, so both questions are prepared."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from goldseam.common.prepared import prepared
from goldseam.people.models import Person


class SessionStore(db.SessionStore):
    """Sessions in the database, so that a person can end them."""

    def _get_session_from_db(self):
        # A cookie can hold anything, and PostgreSQL refuses to look for a null character.
        for session in _open_session(self.session_key) if self.session_key.isalnum() else ():
            return session
        self._session_key = None
        return None


class Backend(AuthenticationBackend):
    """Signs in as django-allauth does."""

    def get_user(self, user_id):
        return next((person for person in _person(user_id) if self.user_can_authenticate(person)), None)


@prepared
def _open_session(key: str):
    return Session.objects.filter(session_key=key, expire_date__gt=Now())


@prepared
def _person(pk: int):
    return Person.objects.filter(pk=pk)
