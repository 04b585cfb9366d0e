"""Who gets what at every door. Loading it makes a home that is thrown away, and Django ready in it, as for a test."""

import atexit

import django
from django.test.utils import setup_test_environment

from samskab.config import messages
from tests.support import environment

atexit.register(environment.clear, environment.prepare())
messages.compile_all()
django.setup()
environment.serve_files_as_written()
setup_test_environment()
