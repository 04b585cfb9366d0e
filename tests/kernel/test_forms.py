"""A form and the action it asks for: a no that can be put right stands on the form."""

import pytest
from django import forms

from samskab.kernel.forms import begin, done
from samskab.kernel.refusal import Refusal


class Asking(forms.Form):
    """One field."""

    name = forms.CharField()


def refusing(status: int, field: str | None = None) -> None:
    raise Refusal("no", "Ikke sådan.", field, status)


def test_a_form_that_is_not_sent_acts_not() -> None:
    assert done(Asking(), lambda _: refusing(500)) is False


def test_a_form_that_is_well_filled_in_acts_with_what_it_says() -> None:
    said: list[str] = []
    assert done(Asking({"name": "Åse"}), lambda given: said.append(given["name"])) is True
    assert said == ["Åse"]


@pytest.mark.parametrize(("field", "where"), [("name", "name"), ("other", "__all__"), (None, "__all__")])
@pytest.mark.parametrize("status", [400, 409])
def test_what_can_be_put_right_is_said_over_its_field(status: int, field: str | None, where: str) -> None:
    form = Asking({"name": "Åse"})
    assert done(form, lambda _: refusing(status, field)) is False
    assert form.errors == {where: ["Ikke sådan."]}
    assert form["name"].value() == "Åse"


@pytest.mark.parametrize("status", [403, 404, 429])
def test_other_refusals_are_answered_with_a_page_of_their_own(status: int) -> None:
    with pytest.raises(Refusal):
        done(Asking({"name": "Åse"}), lambda _: refusing(status))


@pytest.mark.parametrize("form", [Asking(), Asking({"name": "Åse"})])
def test_one_who_may_begins(form: Asking) -> None:
    begin(form, True)


@pytest.mark.parametrize("status", [400, 403, 409])
def test_a_no_is_said_before_one_writes(status: int) -> None:
    with pytest.raises(Refusal):
        begin(Asking(), Refusal("no", "Ikke sådan.", status=status))


def test_to_one_who_has_written_a_no_is_said_on_the_form_where_it_can_be() -> None:
    begin(Asking({"name": "Åse"}), Refusal("ended", "Runden er slut.", status=409))
    with pytest.raises(Refusal):
        begin(Asking({"name": "Åse"}), Refusal("not_yours", "Det er ikke dit."))
