"""The least that Django can do: one view, one template with fifty rows, no database, next to no middleware.

It stands in a folder that is no package, so that the server loads it without us.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

PAGE = """<!doctype html><html lang="da"><title>Bar</title><main><h1>{{ title }}</h1>
<ul>{% for row in rows %}<li><a href="/{{ row }}">Række {{ row }}</a></li>{% endfor %}</ul></main></html>"""

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="bare",
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],  # says how long the answer is
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)


def page(request: HttpRequest) -> HttpResponse:
    """Fifty rows."""
    return HttpResponse(engines["django"].from_string(PAGE).render({"title": "Bar", "rows": range(50)}, request))


urlpatterns = [path("", page)]
application = get_wsgi_application()
