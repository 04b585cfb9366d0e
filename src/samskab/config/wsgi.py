"""The door that pages are served through."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samskab.config.settings")

application = get_wsgi_application()
