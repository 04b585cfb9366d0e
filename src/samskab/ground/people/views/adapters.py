"""How allauth meets our people: names instead of user names, our own words, nothing kept that is not needed."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.actions import begin
from samskab.ground.people.queries.people import Somebody, person_of_session
from samskab.kernel.http.address import caller_address
from samskab.kernel.post.writing import letter
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.cpr import contains_cpr

logger = logging.getLogger(__name__)


class PersonBackend(AuthenticationBackend):
    """Finds the person of a session; one who has been erased is nobody."""

    def get_user(self, user_id: Any) -> Somebody | None:
        return person_of_session(user_id)


class PersonAdapter(DefaultAccountAdapter):
    """Signing up keeps a name; `views.entered` sees to the rest when somebody is let in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("Koden passer ikke. Se efter i den nyeste mail, og prøv igen."),
        "too_many_login_attempts": _("Det var for mange forsøg. Bed om en ny kode."),
        "rate_limited": _("Vent et øjeblik, før du beder om en ny kode."),
        "email_taken": _("Den adresse kan ikke bruges her. Prøv en anden, eller log ind med den."),
        "duplicate_email": _("Den adresse har du allerede skrevet."),
        "cannot_remove_primary_email": _("Du kan ikke fjerne din hovedadresse. Vælg en anden som hovedadresse først."),
        "max_email_addresses": _("Du kan højst have fem adresser. Fjern en af dem først."),
        "account_inactive": _("Du kan ikke komme ind her."),
    }

    def save_user(self, request: HttpRequest, user: Somebody, form: BaseForm, commit: bool = True) -> Somebody:
        """Keep the name while its owner looks for the code."""
        begin(name=form.cleaned_data["name"], language=get_language() or settings.LANGUAGE_CODE, by=user)
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark an address as its owner's own, unless somebody else was first by a hair's breadth."""
        try:
            with transaction.atomic():
                confirmed: bool = super().confirm_email(request, email_address)
        except IntegrityError:
            return False
        return confirmed

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send, or say plainly that the mail would not go."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            logger.exception("mail could not be sent", extra={"template": template_prefix})
            message = _("Vi kan ikke sende mail lige nu. Prøv igen om lidt.")
            raise Refusal("mail_unavailable", message, status=503) from error

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """The mail as all our letters are drawn, as plain text and as HTML."""
        return letter(
            to=email if isinstance(email, str) else email[0],
            subject=f"{template_prefix}_subject.txt",
            body=f"{template_prefix}_message.html",
            words=context,
            language=get_language() or settings.LANGUAGE_CODE,
        )

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of a known address that somebody tried to join with it."""
        self.send_mail("account/email/account_already_exists", email, {})

    def get_client_ip(self, request: HttpRequest) -> str:
        """The caller's address, as the whole house reads it."""
        return caller_address(request)


class PasskeyAdapter(DefaultMFAAdapter):
    """A passkey is a way in, never a second lock: losing it must not lock anybody out."""

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """No second step is ever asked for."""
        return False

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for the key: this installation, whatever name it is reached by."""
        return {"id": settings.HOST, "name": "Samskab"}

    def _get_user_identifier(self, user: Somebody) -> str:
        return user.name


class ProviderAdapter(DefaultSocialAccountAdapter):
    """From a provider we keep who issued the identity, its subject, and at most a verified e-mail address."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The providers of the settings, which is all there are: no question to the database."""
        apps = [
            SocialApp(provider=kind, **app)
            for kind, known in settings.SOCIALACCOUNT_PROVIDERS.items()
            for app in known["APPS"]
        ]
        return [
            app
            for app in apps
            if provider in (None, app.provider, app.provider_id) and client_id in (None, app.client_id)
        ]

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        """Drop every claim we do not need, before anything is looked up or written; a CPR number is among them.

        No name is taken either: people choose what they are called here.
        """
        if contains_cpr(sociallogin.account.uid):
            logger.error("the provider uses CPR numbers as subjects: configure it to give opaque ones")
            raise Refusal(
                "cpr_subject", _("Den vej ind er sat forkert op. Brug en anden, og sig det til os."), status=502
            )
        sociallogin.account.extra_data = {}
        sociallogin.email_addresses = [address for address in sociallogin.email_addresses if address.verified]
        return sociallogin.user

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: BaseForm) -> Somebody:
        """Keep the address that was written in the form, and count it as answered only if the provider verified it."""
        written = form.cleaned_data["email"]
        verified = [address for address in sociallogin.email_addresses if address.email.lower() == written]
        sociallogin.email_addresses = verified or [EmailAddress(email=written, primary=True)]
        person: Somebody = super().save_user(request, sociallogin, form)
        return person

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Drop the provider's tokens too: we ask it nothing more."""
        sociallogin.token = None

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Always ask for the name."""
        return False

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        """The verified address, if the provider gave one."""
        return {"email": next((address.email for address in sociallogin.email_addresses), "")}
