"""What the tables hold that packages bring, and how long it is kept: the handling that our own models say themselves.

One entry a table, for the most personal thing in it.
"""

from samskab.kernel.handling import CONTACT, PERSONAL, SECRET, TECHNICAL, DataClass, Handling, Retention

WHILE_SIGNED_IN = Handling(DataClass.PERSONAL, Retention.UNTIL_ENDED)
KEY_OF_A_PERSON = Handling(DataClass.SECRET, Retention.UNTIL_ERASED)

BORROWED = {
    "account_emailaddress": CONTACT,  # a person's addresses
    "account_emailconfirmation": SECRET,  # unused: an address is confirmed by a code that lies in the session
    "mfa_authenticator": KEY_OF_A_PERSON,  # the public halves of passkeys
    "socialaccount_socialaccount": PERSONAL,  # who somebody is at an OpenID Connect provider
    "socialaccount_socialapp": TECHNICAL,  # unused: providers are settings
    "socialaccount_socialtoken": SECRET,  # unused: no token is stored
    "usersessions_usersession": WHILE_SIGNED_IN,  # the devices one is signed in on
    "django_session": WHILE_SIGNED_IN,  # who is signed in where, and the key of a browser's guest
    "cache": Handling(DataClass.PERSONAL, Retention.SHORT),  # how often an address was tried
    "procrastinate_jobs": TECHNICAL,  # arguments are references
    "procrastinate_events": TECHNICAL,
    "procrastinate_periodic_defers": TECHNICAL,
    "procrastinate_workers": TECHNICAL,
    "auth_group": TECHNICAL,  # unused: power is not given in groups
    "auth_group_permissions": TECHNICAL,
    "auth_permission": TECHNICAL,
    "django_content_type": TECHNICAL,
    "django_migrations": TECHNICAL,
}
