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
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from samskab.kernel import clock
from samskab.kernel.http.public import public
from samskab.kernel.refusal import Refusal
from samskab.web.queries.sitemap import addresses, parts

SITEMAP_SECONDS = 6 * 3600
SITEMAP_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
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
@cache_control(max_age=SITEMAP_SECONDS)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Where the parts are that hold every open address."""
    found = [settings.ORIGIN + reverse("web:sitemap_part", args=[part]) for part in parts()]
    return render(request, "web/sitemap.xml", {"parts": found}, content_type="application/xml")


@public
@require_safe
@cache_control(max_age=SITEMAP_SECONDS)
def sitemap_part(request: HttpRequest, part: str) -> HttpResponse:
    """The addresses in one part, written without a template: they are many, and hold nothing to escape."""
    found = addresses(part)
    if not found:
        raise Refusal("unknown_part", _("Vi kan ikke finde den side."), status=404)
    lines = "".join(f"  <url><loc>{address}</loc></url>\n" for address in found)
    return HttpResponse(f"{SITEMAP_HEAD}{lines}</urlset>\n", content_type="application/xml")


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
