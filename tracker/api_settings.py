"""How the API is set up: Django REST framework, and the schema that drf-spectacular makes of it."""

from typing import Any

SPECTACULAR_SETTINGS = {
    "TITLE": "Conflict event tracker",
    "DESCRIPTION": (
        "Conflict events, each sourced to the sentence that tells it. Reading is open; "
        "submitting needs a token."
    ),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["drf_spectacular.hooks.preprocess_exclude_path_format"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "events.api.schema.describe_answers",
        "events.api.reference.complete.complete",
    ],
    "ENUM_NAME_OVERRIDES": {
        "KindEnum": "events.models.occurrence.KINDS",
        "EventStatusEnum": "events.models.occurrence.STATUSES",
        "ArticleStatusEnum": "events.models.queued.QueueStatus",
    },
}


def rest_framework(*, num_proxies: int) -> dict[str, Any]:
    """`REST_FRAMEWORK` of the settings."""
    return {
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "events.api.authentication.TokenAuthentication",
            "rest_framework.authentication.SessionAuthentication",
        ],
        "DEFAULT_PERMISSION_CLASSES": ["events.api.permissions.ReadOrSubmit"],
        "DEFAULT_THROTTLE_CLASSES": ["events.api.throttling.PerClient"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": ["events.api.requests.parsers.StrictJSONParser"],
        "DEFAULT_CONTENT_NEGOTIATION_CLASS": "events.api.responses.negotiation.Negotiation",
        "DEFAULT_SCHEMA_CLASS": "events.api.schema.ApiSchema",
        # OPTIONS is 405: the schema says more, and a description has no CSV
        "DEFAULT_METADATA_CLASS": None,
        "EXCEPTION_HANDLER": "events.api.responses.problems.answer",
        "NON_FIELD_ERRORS_KEY": "body",
        # without it, anyone escapes the limit by inventing an X-Forwarded-For
        "NUM_PROXIES": num_proxies,
    }
