"""How an article came, in words."""

from django import template

from events.wording import arrivals

register = template.Library()

register.filter("how_it_came", arrivals.how_it_came)
