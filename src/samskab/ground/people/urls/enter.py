"""Addresses of coming in, under `/enter/`: the parts of allauth that we use, each with how often it may be tried.

The names are allauth's, for it looks them up. What is not listed here does not exist: there are no passwords.
"""

from dataclasses import replace

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

from samskab.ground.people.views.awaited import awaited_address
from samskab.ground.people.views.fresh import again, fresh
from samskab.kernel.http.limits import HOUR, MINUTE, Limit, limited

# Few from one machine, so that nobody keeps others out by asking for them; more from all, and no address is flooded.
FEW, ALL = Limit(5, 15 * MINUTE, per="email", from_each=True), Limit(30, 15 * MINUTE, per="email")

ask = limited("code", Limit(60, HOUR), FEW, ALL)
answer = limited("answer", Limit(60, 10 * MINUTE))
resend = limited("code", replace(FEW, whose=awaited_address), replace(ALL, whose=awaited_address))
manage = limited("address", Limit(20, HOUR, per="person"), FEW, ALL)

enter = ask(account.request_login_code)
keys = reverse_lazy("mfa_list_webauthn")

urlpatterns = [
    path("", enter, name="account_login"),
    path("code/", enter, name="account_request_login_code"),
    path("code/confirm/", answer(resend(account.confirm_login_code)), name="account_confirm_login_code"),
    path("join/", ask(account.signup), name="account_signup"),
    path("join/passkey/", ask(account.signup_by_passkey), name="account_signup_by_passkey"),
    path("address/confirm/", answer(resend(account.email_verification_sent)), name="account_email_verification_sent"),
    path("addresses/", fresh(manage(account.email)), name="account_email"),
    path("again/", again, name="account_reauthenticate"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("leave/", account.logout, name="account_logout"),
    path("keys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("keys/all/", RedirectView.as_view(url=keys), name="mfa_index"),
    path("keys/add/", fresh(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("keys/enter/", answer(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("keys/join/", passkeys.signup_webauthn, name="mfa_signup_webauthn"),
    path("keys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("keys/<int:pk>/remove/", fresh(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("providers/", fresh(providers.connections), name="socialaccount_connections"),
    path("providers/join/", ask(providers.signup), name="socialaccount_signup"),
    path("providers/cancelled/", providers.login_cancelled, name="socialaccount_login_cancelled"),
    path("providers/error/", providers.login_error, name="socialaccount_login_error"),
    path("providers/<slug:provider_id>/", answer(oidc.login), name="openid_connect_login"),
    path("providers/<slug:provider_id>/callback/", oidc.callback, name="openid_connect_callback"),
]
