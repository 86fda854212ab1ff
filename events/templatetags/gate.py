"""How an article came, in words."""

from django import template

from events.wording import arrivals
from events.wording.labels import naming

register = template.Library()

register.filter("how_it_came", arrivals.how_it_came)
register.filter("withdrawn_for", naming.withdrawn_for)
register.filter("precision_name", naming.precision_name)
register.filter("trust_name", naming.trust_name)
