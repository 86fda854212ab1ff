"""One migration makes a new database, forty made the old ones: both come out the same."""

import pytest
from django.db.migrations.loader import MigrationLoader


def models_after(*, replace: bool) -> dict[str, object]:
    loader = MigrationLoader(None, replace_migrations=replace)
    models = loader.project_state().models
    return {name: model for (app, name), model in models.items() if app == "events"}


@pytest.fixture(scope="module")
def at_once():
    return models_after(replace=True)


@pytest.fixture(scope="module")
def one_by_one():
    return models_after(replace=False)


def test_the_one_migration_replaces_others():
    """Else the two would be the same by being one."""
    loader = MigrationLoader(None, replace_migrations=True)
    assert ("events", "0001_initial") not in loader.graph.nodes


def test_both_ways_make_the_same_models(at_once, one_by_one):
    assert at_once.keys() == one_by_one.keys()


def test_both_ways_make_the_same_fields(at_once, one_by_one):
    def fields(models):
        return {
            (name, field): made.deconstruct()[1:]
            for name, model in models.items()
            for field, made in model.fields.items()
        }

    assert fields(at_once) == fields(one_by_one)


def test_both_ways_make_the_same_indexes_and_constraints(at_once, one_by_one):
    def made(models):
        return {
            (name, one.name): one.deconstruct()
            for name, model in models.items()
            for what in ("indexes", "constraints")
            for one in model.options.get(what, [])
        }

    assert made(at_once) == made(one_by_one)
