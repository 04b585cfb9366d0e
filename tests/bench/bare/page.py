"""What Django can do with next to nothing: a view that answers a word, and a page with fifty rows from the database.

Next to no middleware. It stands in a folder that is no package, so that the server loads it without us.
"""

import os
from typing import ClassVar

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from psycopg.conninfo import conninfo_to_dict

PAGE = """<!doctype html><html lang="da"><title>Bar</title><main><h1>{{ title }}</h1>
<ul>{% for row in rows %}<li><a href="/{{ row.id }}">{{ row.name }}</a> {{ row.created_at }}</li>{% endfor %}</ul>
</main></html>"""
_given = conninfo_to_dict(os.environ.get("DATABASE_URL", ""))

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="bare",
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],  # says how long the answer is
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "CONN_MAX_AGE": None,
            **{name.upper(): _given.get(name, "") for name in ("user", "password", "host", "port")},
            "NAME": _given.get("dbname", ""),
        }
    },
)
application = get_wsgi_application()
template = engines["django"].from_string(PAGE)


class Row(models.Model):
    """Somebody, by name."""

    name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    objects: ClassVar = models.Manager()

    class Meta:
        app_label = "bare"
        managed = False
        db_table = "people_person"

    def __str__(self) -> str:
        return self.name


def word(request: HttpRequest) -> HttpResponse:
    """A word."""
    return HttpResponse("Bar")


def rows(request: HttpRequest) -> HttpResponse:
    """Fifty rows, and one question to the database."""
    found = Row.objects.order_by("id")[:50]
    return HttpResponse(template.render({"title": "Bar", "rows": found}, request))


urlpatterns = [path("", word), path("rows/", rows)]
