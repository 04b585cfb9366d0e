"""Fields of a form: what a person with a screen reader, or with an error, meets."""

import re

from django import forms
from django.template import Context, Template

SUMMARY_LINK = re.compile(r'href="#([^"]+)"')


class Sample(forms.Form):
    name = forms.CharField(label="Navn", help_text="Fornavn er nok.", error_messages={"required": "Skriv et navn."})
    email = forms.EmailField(label="E-mail", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    text = forms.CharField(label="Tekst", required=False, widget=forms.Textarea(attrs={"class": "tall"}))
    origin = forms.ChoiceField(label="Sektor", choices=[("a", "Borger"), ("b", "Forening")])
    rhythm = forms.ChoiceField(label="Hvor tit?", choices=[("f", "Fredag"), ("n", "Nu")], widget=forms.RadioSelect)
    news = forms.MultipleChoiceField(
        label="Hvad?", choices=[("x", "Svar")], widget=forms.CheckboxSelectMultiple, required=False
    )
    keep = forms.BooleanField(label="Husk mig", help_text="Kun her.", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def shown(source: str, form: forms.Form) -> str:
    return str(Template(source).render(Context({"form": form})))


def test_an_untouched_field_has_label_and_hint_and_nothing_wrong() -> None:
    markup = shown("{% field field=form.name %}", Sample())

    assert '<label for="id_name">Navn</label>' in markup
    assert '<p class="hint" id="id_name-hint">Fornavn er nok.</p>' in markup
    assert 'aria-describedby="id_name-hint"' in markup
    assert "aria-invalid" not in markup


def test_an_error_stands_over_the_field_and_is_read_before_the_hint() -> None:
    markup = shown("{% field field=form.name %}", Sample({}))

    assert 'aria-describedby="id_name-error id_name-hint"' in markup
    assert 'aria-invalid="true"' in markup
    assert markup.index("Skriv et navn.") < markup.index("<input")


def test_what_was_written_is_kept_when_it_is_wrong() -> None:
    markup = shown("{% field field=form.email %}", Sample({"email": "ruthpost.dk"}))

    assert 'value="ruthpost.dk"' in markup
    assert 'type="email"' in markup
    assert 'autocomplete="email"' in markup


def test_a_field_that_may_be_skipped_says_so() -> None:
    assert "kan springes over" in shown("{% field field=form.email %}", Sample())
    assert "kan springes over" not in shown("{% field field=form.email optional=False %}", Sample())
    assert "kan springes over" not in shown("{% field field=form.name %}", Sample())
    assert "kan springes over" not in shown("{% fields form=form optional=False %}", Sample())


def test_a_widget_keeps_its_own_class() -> None:
    assert 'class="input tall"' in shown("{% field field=form.text %}", Sample())


def test_a_choice_of_one_is_a_select() -> None:
    assert '<select name="origin" class="input" id="id_origin">' in shown("{% field field=form.origin %}", Sample())


def test_radio_buttons_are_a_group_with_a_name() -> None:
    markup = shown("{% field field=form.rhythm %}", Sample({}))

    assert markup.startswith('<fieldset class="field" aria-describedby="id_rhythm-error">')
    assert "<legend>Hvor tit?</legend>" in markup
    assert markup.count('type="radio"') == 2


def test_several_checkboxes_are_a_group_with_a_name() -> None:
    markup = shown("{% field field=form.news %}", Sample())

    assert markup.startswith("<fieldset")
    assert markup.count('type="checkbox"') == 1


def test_a_checkbox_stands_before_its_label() -> None:
    markup = shown("{% field field=form.keep %}", Sample())

    assert markup.index('type="checkbox"') < markup.index("Husk mig")
    assert 'aria-describedby="id_keep-hint"' in markup


def test_every_error_of_the_summary_leads_to_something_on_the_page() -> None:
    form = Sample({"email": "ruthpost.dk"})

    summary = shown("{% error_summary form=form %}", form)
    fields = shown("{% fields form=form %}", form)

    targets = SUMMARY_LINK.findall(summary)
    assert len(targets) == 4
    assert all(f'id="{target}"' in fields for target in targets)
    assert "Der er 4 ting at rette" in summary


def test_one_error_is_said_in_the_singular() -> None:
    form = Sample({"name": "Ruth", "origin": "a"})

    assert "Der er én ting at rette" in shown("{% error_summary form=form %}", form)


def test_an_error_about_the_whole_form_is_told_too() -> None:
    form = Sample({"name": "Ruth", "origin": "a", "rhythm": "f"})
    form.add_error(None, "Vi kunne ikke sende mailen.")

    assert "<li>Vi kunne ikke sende mailen.</li>" in shown("{% error_summary form=form %}", form)


def test_when_all_is_well_nothing_is_said() -> None:
    assert shown("{% error_summary form=form %}", Sample({"name": "Ruth", "origin": "a", "rhythm": "f"})) == ""


def test_hidden_fields_are_sent_with_the_others() -> None:
    assert 'type="hidden" name="secret"' in shown("{% fields form=form %}", Sample())


def test_no_two_elements_share_an_id() -> None:
    ids = re.findall(r'\bid="([^"]+)"', shown("{% fields form=form %}", Sample({})))

    assert len(ids) == len(set(ids))
