"""The address that a code is awaited from, for those who ask for the code once more."""

from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.stagekit import unstash_login
from django.http import HttpRequest


def awaited_address(request: HttpRequest) -> str:
    """The address that another letter would go to, known here or not; empty when none is asked for.

    Another letter counts like the first, or asking again would be a way around the limit.
    """
    if request.POST.get("action") != "resend":
        return ""
    login = unstash_login(request, peek=True)
    joining = request.session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY) or {}
    found = (login.email if login is not None else "") or joining.get("email") or ""
    return str(found).strip().lower()
