"""A passkey as a device would have made it, and what the device answers when it is asked for it."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from samskab.ground.people.models import Person

ORIGIN = "http://localhost"
HERE = hashlib.sha256(b"localhost").digest()
SEEN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass(frozen=True)
class Device:
    """Something that keeps a passkey."""

    identifier: bytes = field(default_factory=lambda: os.urandom(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def registration(self, challenge: str = "") -> dict[str, Any]:
        """What a browser answers when the device has made the passkey."""
        point = self.key.public_key().public_numbers()
        key = ES256({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})
        credential = AttestedCredentialData.create(Aaguid.NONE, self.identifier, key)
        data = AuthenticatorData.create(HERE, SEEN | AuthenticatorData.FLAG.AT, 0, credential)
        answer = RegistrationResponse(
            raw_id=self.identifier,
            response=AuthenticatorAttestationResponse(
                client_data=CollectedClientData.create("webauthn.create", websafe_decode(challenge), ORIGIN),
                attestation_object=AttestationObject.create("none", data, {}),
            ),
        )
        return _written(answer)

    def answer(self, challenge: str, person: Person) -> dict[str, Any]:
        """What a browser answers when a person has touched the device, to let them in."""
        asked = CollectedClientData.create("webauthn.get", websafe_decode(challenge), ORIGIN)
        data = AuthenticatorData.create(HERE, SEEN, 0)
        answer = AuthenticationResponse(
            raw_id=self.identifier,
            response=AuthenticatorAssertionResponse(
                client_data=asked,
                authenticator_data=data,
                signature=self.key.sign(data + asked.hash, ec.ECDSA(hashes.SHA256())),
                user_handle=user_pk_to_url_str(person).encode(),
            ),
        )
        return _written(answer)


def _written(answer: RegistrationResponse | AuthenticationResponse) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(dict(answer), default=dict))
    return written


def a_passkey(person: Person, name: str = "Min telefon", *, on: Device | None = None) -> Authenticator:
    """A passkey of a person, as it lies in the database."""
    made = (on or Device()).registration()
    return Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": {**made, "clientExtensionResults": {"credProps": {"rk": True}}}},
    )
