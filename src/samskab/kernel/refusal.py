"""A no that explains itself: rules answer with it, actions raise it, pages show it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(unsafe_hash=True)
class Refusal(Exception):
    """Why something may not be done.

    `code` is stable and for machines. `message` is a translatable sentence in plain words that says
    what to do instead. `field` names the input it belongs to, if any. `status` is the HTTP status that
    a page or the API answers with.
    """

    code: str
    message: str | Promise = ""
    field: str | None = None
    status: int = 403

    def __str__(self) -> str:
        return str(self.message) or self.code

    def __bool__(self) -> bool:
        """A refusal is false, so that `if may_answer(…)` reads as it should."""
        return False


def require(allowed: bool | Refusal) -> None:
    """Raise what a rule answered with, when that is a no."""
    if isinstance(allowed, Refusal):
        raise allowed
