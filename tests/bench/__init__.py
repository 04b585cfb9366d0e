"""Measured, never timed in a test. Loading it makes a home that is thrown away, and Django ready in it."""

import atexit

import django

from tests.support import environment

atexit.register(environment.clear, environment.prepare())
django.setup()
