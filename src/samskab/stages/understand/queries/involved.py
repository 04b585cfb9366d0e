"""Whom understanding knows to contribute and to be heard (M155). Facts of statements have no actor; the rows tell."""

from datetime import datetime

from django.db.models import Q

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.involvement import people_in
from samskab.stages.understand.models import Restating, RestatingAnswer, Statement


def wrote(arena: Arena, until: datetime) -> Q:
    """Who wrote a statement, or tried to say what another means."""
    written = Statement.objects.filter(arena=arena, at__lt=until, by__isnull=False)
    tried = Restating.objects.filter(statement__arena=arena, at__lt=until)
    return people_in(written, "by__person") | people_in(tried, "by__person")


def were_understood(arena: Arena, until: datetime) -> Q:
    """Whose statement another has said so well that they said yes."""
    yes = RestatingAnswer.objects.filter(restating__statement__arena=arena, confirmed=True, at__lt=until)
    return people_in(yes, "by__person")
