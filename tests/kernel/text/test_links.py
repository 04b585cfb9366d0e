"""A greeting that goes out with our name on it carries no addresses."""

import pytest

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.links import refuse_links

ADDRESSES = ["http://x.example", "HTTPS : //x", "se www.sted", "gratis-penge.com", "skriv til bo@sted", "ftp:x"]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_refused_by_its_field(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_links(f"Kom og {text} nu", field="message")
    assert (refusal.value.code, refusal.value.field, refusal.value.status) == ("link", "message", 400)


@pytest.mark.parametrize("text", ["Kom kl. 17.30. Der er suppe", "Vi er 3.000 i byen", "Hej.Kom nu", "40 % af os"])
def test_plain_words_are_not(text: str) -> None:
    refuse_links(text, field="message")
