"""The data files hold together: every list loads, and what one says of another is true."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from events.extraction import data
from events.extraction.data import known_actors, known_munitions, known_triggers, word_lists
from events.extraction.data.folding import fold
from events.extraction.mentions.triggers.needs import NEEDS
from events.extraction.types import SUBKINDS, Kind, WeaponType

DATA = Path(data.__file__).parent
ACTORS = known_actors.actors()
WORD_LISTS = [
    ("people", "persons"),
    ("reporting", "asserts"),
    ("reporting", "denies"),
    ("reporting", "independent"),
    ("reporting", "outlets"),
    ("reporting", "official"),
    *(
        ("scenery", name)
        for name in (
            "place_words",
            "force_words",
            "armed_people",
            "attack_words",
            "homes",
        )
    ),
    *(("context", name) for name in ("wishes", "modals", "conditions", "habits", "wars")),
    *(("scenery", name) for name in ("where", "particles")),
    *(
        ("scenery", name)
        for name in (
            "region_words",
            "district_words",
            "town_words",
            "directions",
            "offices",
            "unarmed",
            "wreckage",
        )
    ),
]


def means_of_names(kind):
    """Folded name -> the actors that bear it."""
    found = defaultdict(set)
    for actor in ACTORS:
        for name in (actor.name, *actor.aliases) if kind == "names" else actor.stands_for:
            found[fold(name)].add(actor.name)
    return found


@pytest.mark.parametrize("kind", ["names", "stands_for"])
def test_no_name_means_two_actors(kind):
    assert {name: actors for name, actors in means_of_names(kind).items() if len(actors) > 1} == {}


def test_no_capital_or_leader_is_also_a_name_of_another_actor():
    names = means_of_names("names")
    assert {n: a for n, a in means_of_names("stands_for").items() if names.get(n, a) != a} == {}


def test_no_actor_is_listed_twice():
    assert len({actor.name for actor in ACTORS}) == len(ACTORS)


def test_every_actor_has_a_source_and_a_name_that_folds_to_something():
    assert [
        a.name
        for a in ACTORS
        if not a.source or not all(map(fold, (a.name, *a.aliases, *a.stands_for)))
    ] == []


def test_every_parent_is_an_actor():
    assert [
        a.name for a in ACTORS if a.parent and a.parent not in known_actors.actors_by_name()
    ] == []


def test_every_country_of_an_actor_is_a_country_of_the_gazetteer():
    known = {row["code"] for row in word_lists.rows("countries.csv")}
    assert {a.country for a in ACTORS if a.country} - known == set()


def test_every_side_of_a_conflict_is_an_actor():
    assert set(known_actors.opponents()) - set(known_actors.actors_by_name()) == set()


def test_nobody_fights_themselves_and_no_conflict_is_listed_twice():
    pairs = [frozenset((row["side_a"], row["side_b"])) for row in word_lists.rows("conflicts.csv")]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)


def test_every_side_word_means_an_actor_of_a_known_country():
    countries = {row["code"] for row in word_lists.rows("countries.csv")}
    for (word, country), actor in known_actors.sides().items():
        assert actor in known_actors.actors_by_name(), word
        assert country in countries, word


def test_every_need_of_a_trigger_exists_and_every_need_is_used():
    assert {trigger.needs for trigger in known_triggers.triggers() if trigger.needs} == set(NEEDS)


def test_the_head_of_the_triggers_explains_every_need():
    head = (DATA / "en/triggers.toml").read_text(encoding="utf-8").split("[[trigger]]")[0]
    assert {name for name in NEEDS if f"#   {name} " not in head} == set()


def test_every_trigger_has_a_kind_or_is_one_that_the_context_settles():
    for trigger in known_triggers.triggers():
        assert trigger.kind is not None or trigger.unsettled in known_triggers.OPEN_KINDS, (
            trigger.rule
        )
        assert trigger.pos in {"verb", "noun", "adjective"}, trigger.rule
        assert trigger.words, trigger.rule


def test_every_subkind_of_a_trigger_belongs_to_its_kind():
    wrong = [
        t.rule
        for t in known_triggers.triggers()
        if t.subkind and (t.kind is None or t.subkind not in SUBKINDS[t.kind])
    ]
    assert wrong == []


def test_every_kind_has_a_trigger():
    assert {trigger.kind for trigger in known_triggers.triggers()} >= set(Kind)


def test_trigger_words_are_lower_case_as_lemmas_are():
    assert [
        t.rule for t in known_triggers.triggers() if t.words != tuple(w.lower() for w in t.words)
    ] == []


def test_every_type_of_munition_has_words_and_no_word_means_two():
    words = [word for kinds in word_lists.language_table("weapons.toml").values() for word in kinds]
    assert set(known_munitions.munitions().values()) == set(WeaponType)
    assert len(words) == len(set(words))
    assert [word for word in words if word != fold(word)] == []  # they are compared folded


@pytest.mark.parametrize(("table", "name"), WORD_LISTS)
def test_every_list_of_words_that_the_steps_ask_for_is_there(table, name):
    words = word_lists.word_set(table, name)
    assert words
    assert all(word == word.lower().strip() for word in words)


@pytest.mark.parametrize(
    "file",
    sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.toml")),
)
def test_every_toml_file_says_where_its_words_are_from(file):
    assert word_lists.table(file)
    assert "Source:" in DATA.joinpath(file).read_text(encoding="utf-8")[:2_000]


@pytest.mark.parametrize(
    ("name", "actor", "why"),
    [
        ("Israel Defense Forces", "Israel", "an army is its state"),
        ("RSF", "Rapid Support Forces", "an abbreviation"),
        ("al-Quds Brigades", "Palestinian Islamic Jihad", "an armed wing that is the group itself"),
        ("FARDC", "Democratic Republic of the Congo", "an army by its French abbreviation"),
        ("M23 rebels", "M23", "a group with the word for what it is"),
        ("Türkiye", "Turkey", "the name with marks is folded"),
    ],
)
def test_names_mean_their_actor(name, actor, why):
    assert known_actors.actor_names()[fold(name)].name == actor, why


def test_a_capital_stands_for_its_state_only_as_a_doer():
    assert known_actors.stand_ins()["moscow"].name == "Russia"
    assert "moscow" not in known_actors.actor_names()


@pytest.mark.parametrize(
    ("name", "side", "why"),
    [
        ("Qassam Brigades", "Hamas", "a wing is its organisation"),
        ("Revolutionary Guards", "Iran", "a corps is its state"),
        ("KFOR", "NATO", "a mission is whose it is"),
        ("Wagner Group", "Wagner Group", "a company that fights under its own name"),
    ],
)
def test_a_force_is_named_by_its_side(name, side, why):
    assert known_actors.side_of_force(name) == side, why


def test_a_group_that_no_conflict_lists_fights_the_state_of_its_country():
    assert known_actors.opponents()["Shining Path"] == ("Peru",)


def test_militias_of_a_state_do_not_fight_it():
    assert "Myanmar" not in known_actors.opponents().get("Pyu Saw Htee", ())


def test_the_name_of_a_little_known_state_is_also_its_ground():
    assert {"somaliland", "abkhazia", "chad"} <= known_actors.names_of_ground()
    assert "hamas" not in known_actors.names_of_ground()


def test_opponents_are_mutual():
    assert all(
        a in known_actors.opponents()[b]
        for a, others in known_actors.opponents().items()
        for b in others
    )


def test_no_conflict_names_the_future():
    years = {
        w
        for row in word_lists.rows("conflicts.csv")
        for w in row["source"].replace("-", " ").split()
        if w.isdigit()
    }
    assert all(1990 <= int(year) <= date(2026, 12, 31).year for year in years)
