"""The mail server of the tests takes real letters."""

from email.message import EmailMessage
from smtplib import SMTP
from urllib.parse import urlsplit

from tests.support.mail import Mailbox, link_in, text_of


def test_a_letter_arrives_with_its_danish_words(mailbox: Mailbox) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "os@example.org", "åse@example.org", "Kære Åse"
    letter.set_content("Hej Åse.\nhttps://samskab.example/enter/ABC\n")
    address = urlsplit(mailbox.url)
    with SMTP(str(address.hostname), address.port or 0) as smtp:
        smtp.send_message(letter, from_addr="os@example.org", to_addrs=["aase@example.org"])
    got = mailbox.wait_for("åse@example.org")
    assert got["Subject"] == "Kære Åse"
    assert text_of(got).startswith("Hej Åse.")
    assert link_in(got) == "https://samskab.example/enter/ABC"
