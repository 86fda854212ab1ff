"""Names, and words of the vocabularies."""

from django import template

from events.web.kind_styles import kind_styles_url
from events.wording.labels import naming

register = template.Library()

register.simple_tag(naming.kind_rows)
register.simple_tag(kind_styles_url)

register.filter("isolated", naming.isolated)
register.filter("isolated_list", naming.isolated_list)
register.filter("kind_label", naming.kind_label)
register.filter("subkind_label", naming.subkind_label)
register.filter("status_label", naming.status_label)
register.filter("side_kind", naming.side_kind)
register.filter("queue_status", naming.queue_status)
register.filter("day_basis", naming.day_basis)
register.filter("model_outcome", naming.model_outcome)
register.filter("remark_about", naming.remark_about)
register.filter("spelled", naming.spelled)
