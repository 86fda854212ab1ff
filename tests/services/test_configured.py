"""The extractor that the settings name."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from events.services.configured import extractor_class
from tests.fakes import ScriptedExtractor


class Unnamed(ScriptedExtractor):
    version = ""


class NamedAtLength(ScriptedExtractor):
    version = "v" * 61  # would be refused by the database after each reading


@pytest.mark.parametrize("name", ["Unnamed", "NamedAtLength"])
def test_a_version_that_cannot_be_kept_is_refused_before_anything_is_read(settings, name):
    settings.EXTRACTOR = f"tests.services.test_configured.{name}"
    with pytest.raises(ImproperlyConfigured, match="1 to 60 characters"):
        extractor_class()
