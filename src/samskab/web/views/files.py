"""Small files that machines ask for."""

import json
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samskab.kernel import clock
from samskab.kernel.http.public import public

PAGES = ("web:front", "web:cocreation", "web:about", "journal:chains")
CLOSED = ("/enter/", "/people/me/", "/operate/", "/search/")
OFFLINE_FILES = (
    "built/samskab.css",
    "built/logo.svg",
    "built/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "built/fonts/piazzolla-latin-opsz-normal.woff2",
)
SECURITY_DAYS = 180


@public
@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """To the statement in the state's own tool; the law asks for this short address."""
    return redirect(settings.WAS_URL)


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What a search engine need not look at."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "",
        f"Sitemap: {settings.ORIGIN}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages that are the same for everyone."""
    addresses = [settings.ORIGIN + reverse(name) for name in PAGES]
    return render(request, "web/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


@public
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to tell of a weakness (RFC 9116)."""
    expires = (clock.now() + timedelta(days=SECURITY_DAYS)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: mailto:{settings.CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: da, en",
        f"Canonical: {settings.ORIGIN}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The script that shows one kept page when the net is gone; it keeps that page and nothing else.

    The language is part of what is kept, so that the page is fetched again when it changes.
    """
    kept = [f"{reverse('web:offline')}?language={get_language()}", *(static(file) for file in OFFLINE_FILES)]
    context = {"kept": SafeString(json.dumps(kept))}
    return render(request, "web/offline.js", context, content_type="text/javascript; charset=utf-8")
