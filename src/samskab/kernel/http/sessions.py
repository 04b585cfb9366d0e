"""Sessions in the table where Django keeps them: each request with a cookie asks for one, so the question is kept."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from samskab.kernel.often import Often, asked

_OPEN = Often(lambda: Session.objects.filter(session_key=asked("key"), expire_date__gt=Now()))


class SessionStore(DatabaseStore):
    """Django's own, and what it has signed can be read by either."""

    def _get_session_from_db(self) -> Session | None:
        """The row of a session that has not ended; without one, the key is worth nothing."""
        found = _OPEN.one(key=self.session_key)
        if found is None:
            self._session_key = None
        return found
