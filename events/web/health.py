"""For load balancers and supervisors: does the process answer, and can it do its work?"""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import Article


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Says nothing of the database: restarting the web server would not mend that."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and its queue can be read; 503 otherwise."""
    try:
        Article.objects.order_by("not_before").values("pk").first()
    except DatabaseError:
        return JsonResponse({"status": "not ready", "reason": "The database does not answer or lacks its tables."}, status=503)
    return JsonResponse({"status": "ready"})
