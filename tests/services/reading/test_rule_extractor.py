"""The extractor that ships, and the fake that stands in for it."""

from datetime import date

import pytest

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing
from events.services.reading.rule_extractor import RuleExtractor
from tests.fakes import ScriptedExtractor

TEXT = (
    "KYIV (A Wire) - Two Russian drones struck an oil depot in Kyiv on Wednesday, killing three "
    "people, the mayor said!"
)


@pytest.mark.parametrize("extractor_class", [RuleExtractor, ScriptedExtractor])
def test_the_real_extractor_and_the_fake_keep_one_contract(extractor_class, gazetteer_path):
    extractor_class.warm_up()
    extractor = extractor_class(gazetteer_file=gazetteer_path)
    assert extractor.version
    (report,) = extractor(TEXT, published_on=date(2024, 11, 14))
    assert report.kind == "strike"
    assert all(TEXT[sentence.start : sentence.end] == sentence.text for sentence in report.evidence)


def test_without_a_gazetteer_no_extractor_is_made(tmp_path):
    with pytest.raises(GazetteerMissing, match="Build it with"):
        RuleExtractor(gazetteer_file=tmp_path / "none.sqlite3")
