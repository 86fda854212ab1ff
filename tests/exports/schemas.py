"""What GeoParquet 1.1 and JSON Feed 1.1 ask of their JSON, written after their specifications."""

NUMBERS = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
SHAPE = "^(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?$"
GEOPARQUET = {
    "type": "object",
    "required": ["version", "primary_column", "columns"],
    "properties": {
        "version": {"const": "1.1.0"},
        "primary_column": {"type": "string", "minLength": 1},
        "columns": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["encoding", "geometry_types"],
                "properties": {
                    "encoding": {"enum": ["WKB", "point", "linestring", "polygon"]},
                    "geometry_types": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {"type": "string", "pattern": SHAPE},
                    },
                    "crs": {"type": ["object", "null"]},
                    "edges": {"enum": ["planar", "spherical"]},
                    "bbox": NUMBERS,
                },
            },
        },
    },
}
ADDRESS = {"type": "string", "pattern": "^https?://"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
TEXT = {"type": "string"}
AUTHORS = {"type": "array", "items": {"type": "object", "minProperties": 1}}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "properties": {
        "id": TEXT,
        "url": ADDRESS,
        "title": TEXT,
        "content_text": TEXT,
        "date_published": MOMENT,
        "date_modified": MOMENT,
        "tags": {"type": "array", "items": TEXT},
    },
    "patternProperties": {"^_[a-zA-Z][^.]*$": {"type": "object"}},
    "additionalProperties": False,
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "next_url": ADDRESS,
        "language": TEXT,
        "authors": AUTHORS,
        "items": {"type": "array", "items": ITEM},
    },
    "additionalProperties": False,
}
