"""Keys point down, and every column says what it holds and how long it is kept."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

from samskab.config.borrowed import BORROWED
from samskab.kernel.handling import Handling
from tests.shape.house import height, our_apps

EVERY = apps.get_models(include_auto_created=True)
OURS = [model for model in EVERY if apps.get_app_config(model._meta.app_label).name in our_apps()]


def app_of(model: type[Model]) -> str:
    return apps.get_app_config(model._meta.app_label).name


def test_there_are_models_of_ours() -> None:
    assert {"people.Person", "journal.Entry"} <= {model._meta.label for model in OURS}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_keys_point_at_the_same_app_or_a_lower_one(model: type[Model]) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey) and field.model is model:
            target = field.related_model
            assert isinstance(target, type)
            assert target in OURS, f"{field} points out of the house"
            assert app_of(target) == app_of(model) or height(app_of(target)) < height(app_of(model)), field


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_says_what_it_holds(model: type[Model]) -> None:
    declared = model.__dict__.get("handling", {})
    assert set(declared) == {field.name for field in model._meta.concrete_fields}
    assert all(isinstance(handling, Handling) for handling in declared.values())


@pytest.mark.django_db
def test_every_other_table_says_what_it_holds_too() -> None:
    tables = set(connection.introspection.table_names())
    assert set(BORROWED) == tables - {model._meta.db_table for model in OURS}
    assert all(isinstance(handling, Handling) for handling in BORROWED.values())
