"""The field, and what looks alike while somebody writes in it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samskab.kernel.http.public import public
from samskab.stages.spark.bridge import look_alikes
from samskab.stages.spark.forms.begin import BeginForm


@public
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The field with what looks alike under it. When nothing does, or it has been seen, the way leads straight on."""
    form = BeginForm(request.GET or None)
    found = _found(form)
    if found["asked"] and (not found["alike"] or "seen" in request.GET):
        return HttpResponseRedirect(str(found["onward"]))
    return render(request, "spark/begin.html", {"form": form, **found})


@public
@require_safe
def alike(request: HttpRequest) -> HttpResponse:
    """Only what looks alike, for the page that asks while somebody writes."""
    return render(request, "spark/alike.html", _found(BeginForm(request.GET)))


def _found(form: BeginForm) -> dict[str, Any]:
    """What a template needs to show what looks alike, and where the way leads on."""
    if not form.is_valid():
        return {"asked": False, "alike": [], "onward": reverse("spark:light")}
    text = form.cleaned_data["text"]
    carried = {name: form.cleaned_data[name] for name in ("text", "place") if form.cleaned_data[name]}
    return {
        "asked": bool(text),
        "alike": look_alikes(text=text, place=form.code) if text else [],
        "onward": f"{reverse('spark:light')}?{urlencode(carried)}",
    }
