"""The API's own description: an OpenAPI schema, and a page to try it on."""

from __future__ import annotations

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import TemplateHTMLRenderer


class Schema(SpectacularAPIView):
    """OpenAPI 3, as YAML, or as JSON with `?format=json`."""


class Docs(SpectacularSwaggerSplitView):
    """The page. Its script is a file of its own, since the content security policy runs no script
    that stands in a page.
    """

    renderer_classes = [TemplateHTMLRenderer]
    template_name = "api/docs.html"
    url_name = "api:schema"
