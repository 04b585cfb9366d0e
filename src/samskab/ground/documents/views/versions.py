"""The kept versions of a text: kept, read, held against each other, and brought back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.documents import actions
from samskab.ground.documents.forms.texts import CompareForm, KeepForm, RestoreForm
from samskab.ground.documents.queries.agreed import rounds_about
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import AVersion, body_kept, version_for, versions_of
from samskab.ground.documents.queries.writers import letters_by_perspective, shares_of
from samskab.ground.documents.views.doors import SAYING, Here, acting, ask, looking, on, shown
from samskab.kernel.canonical import Json
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.public import public
from samskab.kernel.text.diffs import diff
from samskab.kernel.text.rich import plain
from samskab.kernel.text.rich.comparing import Fate
from samskab.kernel.text.rich.comparing import compare as held_against

NOW = 0


@open_to_guests
@limited("documents", SAYING)
def keep(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Keep the text as it stands."""
    here, mine = acting(request, slug, ref)
    form = KeepForm(request.POST if request.method == "POST" else None)
    if done(form, lambda told: actions.keep_version(document=here.document, name=told["name"], by=mine.person)):
        return on(request, here, _("Udgaven er gemt. Nu kan I spørge alle, om den er god nok."), to="versions")
    return ask(request, form, here)


@public
@require_safe
def every(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """All versions, who wrote how much of what stands, and a way to hold two versions against each other."""
    here = looking(request, slug, ref)
    kept = list(versions_of(here.document))
    named = [(version.number, _name(version)) for version in reversed(kept)]
    chosen = CompareForm(request.GET if "before" in request.GET else None, versions=named)
    if chosen.is_valid():
        told = chosen.cleaned_data
        return HttpResponseRedirect(here.path("compare", told["before"], told["after"]))
    rounds = rounds_about(here.document)
    agreed = rounds.by_edition
    letters = letters_by_perspective(shares_of(here.document))
    whole = sum(letters.values())
    context = shown(
        here,
        _("Udgaver"),
        rounds=rounds,
        latest=kept[0] if kept else None,
        may_ask=bool(kept) and rounds.is_newer(kept[0].number),
        versions=[(version, agreed.get(version.number)) for version in kept],
        form=CompareForm(versions=named, initial={"before": kept[0].number if kept else NOW, "after": NOW}),
        shares=[(perspective, round(100 * count / whole)) for perspective, count in letters.items()],
    )
    return render(request, "documents/versions.html", context)


@public
@require_safe
def version(request: HttpRequest, slug: str, ref: UUID, number: int) -> HttpResponse:
    """One version, word for word as it was kept."""
    here = looking(request, slug, ref)
    found = version_for(here.document, number)
    rounds = rounds_about(here.document)
    context = shown(
        here,
        _name(found),
        version=found,
        rounds=rounds,
        may_ask=rounds.may_be_asked(number),
        agreed=rounds.by_edition.get(number),
        body=body_kept(found),
        digest=bytes(found.digest).hex(),
        of_version=f"?version={number}",
    )
    return render(request, "documents/version.html", context)


@public
@require_safe
def compare(request: HttpRequest, slug: str, ref: UUID, before: int, after: int) -> HttpResponse:
    """What was changed from one version to another; 0 is the text as it stands."""
    here = looking(request, slug, ref)
    (old, old_name), (new, new_name) = (_said(here, number) for number in (before, after))
    compared = held_against(old, new)
    context = shown(
        here,
        _("Hvad er ændret?"),
        compared=[each for each in compared if each.moved or each.fate != Fate.KEPT],
        kept=sum(each.fate == Fate.KEPT and not each.moved for each in compared),
        before=old_name,
        after=new_name,
    )
    return render(request, "documents/compare.html", context)


@open_to_guests
@limited("documents", SAYING)
def restore(request: HttpRequest, slug: str, ref: UUID, number: int) -> HttpResponse:
    """Ask whether it is meant, and on POST let the text say again what a version says."""
    here, mine = acting(request, slug, ref)
    found = version_for(here.document, number)
    form = RestoreForm(request.POST if request.method == "POST" else None)
    if done(form, lambda _told: actions.restore_version(version=found, by=mine.person)):
        return on(request, here, _("Teksten siger det igen. Det, der stod før, er gemt."))
    changed = diff(plain(body_of(here.document)), plain(body_kept(found)))
    return ask(request, form, here, changed=changed)


def _name(version: AVersion) -> str:
    number = gettext("Udgave %(number)d") % {"number": version.number}
    return f"{number}: {version.name}" if version.name else number


def _said(here: Here, number: int) -> tuple[dict[str, Json], str]:
    if number == NOW:
        return body_of(here.document), gettext("Som teksten står nu")
    found = version_for(here.document, number)
    return body_kept(found), _name(found)
