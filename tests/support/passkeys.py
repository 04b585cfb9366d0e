"""A passkey as a device would have made it."""

import hashlib
import json
import os
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from samskab.ground.people.models import Person

ORIGIN = "http://localhost"
FLAGS = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT


def registration() -> dict[str, Any]:
    """What a browser answers when a device has made a passkey, with a key of its own."""
    identifier = os.urandom(16)
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    key = ES256({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})
    credential = AttestedCredentialData.create(Aaguid.NONE, identifier, key)
    data = AuthenticatorData.create(hashlib.sha256(b"localhost").digest(), FLAGS, 0, credential)
    answer = RegistrationResponse(
        raw_id=identifier,
        response=AuthenticatorAttestationResponse(
            client_data=CollectedClientData.create("webauthn.create", os.urandom(16), ORIGIN),
            attestation_object=AttestationObject.create("none", data, {}),
        ),
    )
    written: dict[str, Any] = json.loads(json.dumps(dict(answer), default=dict))
    return written


def a_passkey(person: Person, name: str = "Min telefon") -> Authenticator:
    """A passkey of a person, as it lies in the database."""
    return Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": {**registration(), "clientExtensionResults": {"credProps": {"rk": True}}}},
    )
