"""Events in the guide's JSON: small ones with defaults, and random ones that often agree."""

from hypothesis import strategies as st

SENTENCE = {"start": 0, "end": 40, "text": "Two drones hit a depot in Kherson today."}


def event(**values):
    """A strike told in one sentence; each value given replaces one."""
    return {
        "kind": "strike",
        "subkind": "drone",
        "date": {"start": "2024-11-12", "end": "2024-11-13"},
        "places": [],
        "actors": [],
        "weapons": [],
        "casualties": {"killed": None, "wounded": None},
        "attribution": [],
        "status": "reported",
        "evidence": [SENTENCE],
        **values,
    }


def place(name, lat=None, lon=None, country="UA", precision="town"):
    return {
        "name": name,
        "admin1": None,
        "country": country,
        "lat": lat,
        "lon": lon,
        "precision": precision,
    }


def actor(name, role="perpetrator"):
    return {"role": role, "name": name}


def weapon(kind, launched=None, intercepted=None):
    return {"type": kind, "launched": launched, "intercepted": intercepted}


def said(source, stance="asserts"):
    return {"source": source, "stance": stance}


def killed(least, most):
    return {"killed": {"min": least, "max": most}, "wounded": None}


# Few values each, so that two random events are often partly alike.
_bound = st.sampled_from([None, 0, 5])
_counts = st.none() | st.fixed_dictionaries({"min": _bound, "max": _bound})
_day = st.sampled_from(["2024-11-01", "2024-11-09", "2024-11-12", "2024-11-13", "soon", None])
_dates = st.none() | st.fixed_dictionaries({"start": _day, "end": _day})
_points = st.sampled_from([(None, None), (50.45, 30.52), (50.5, 30.9), (46.6, 32.6), (49.0, 32.0)])
_places = st.builds(
    lambda name, point, country, precision: place(name, *point, country, precision),
    st.sampled_from(
        ["Kyiv", "Kyiv|Kiev", "the Kherson region", "Kherson oblast", "Brovary", "-", ""]
    ),
    _points,
    st.sampled_from(["UA", "RU", None]),
    st.sampled_from(["site", "town", "district", "region", "country", "unresolved"]),
)
_actors = st.builds(
    actor,
    st.sampled_from(["Russia", "Ukraine|Kyiv", "Ukraine", "The Army of X"]),
    st.sampled_from(["perpetrator", "target"]),
)
_number = st.sampled_from([None, 3])
_weapons = st.builds(
    weapon,
    st.sampled_from(["drone", "missile", "drone|missile", "aircraft", "bomb"]),
    _number,
    _number,
)
_sources = st.builds(
    said,
    st.sampled_from(["the mayor", "Kyiv's mayor", "officials", "the", "Kyiv city officials"]),
    st.sampled_from(["asserts", "denies"]),
)
_spans = st.sampled_from([(0, 10), (5, 15), (6, 16), (10, 30), (0, 30), (12, 12)])
_evidence = _spans.map(lambda span: {"start": span[0], "end": span[1]})


def events(**more):
    """Lists of random events; `more` are strategies for further fields."""
    one = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["strike", "strike", "interception"]),
            "date": _dates,
            "places": st.lists(_places, max_size=2),
            "actors": st.lists(_actors, max_size=3),
            "weapons": st.lists(_weapons, max_size=2),
            "casualties": st.fixed_dictionaries({"killed": _counts, "wounded": _counts}),
            "attribution": st.lists(_sources, max_size=2),
            "status": st.sampled_from(["claimed", "reported"]),
            "evidence": st.lists(_evidence, min_size=1, max_size=2),
            **more,
        }
    )
    return st.lists(one, max_size=6)
