"""Values in plain words."""

from django import template

from events.web.pages.marks import anchor_prefix
from events.wording import articles, dates, filters, occurrences
from events.wording.counting import counts, measures
from events.wording.labels import naming, places

register = template.Library()

register.filter("occurrence", occurrences.occurrence)
register.filter("headline", occurrences.headline)
register.filter("headline_with_status", occurrences.headline_with_status)
register.filter("number", occurrences.number)
register.filter("counted", occurrences.counted)
register.filter("is_said", occurrences.is_said)
register.filter("has_numbers", occurrences.has_numbers)
register.filter("only_claimed_numbers", occurrences.only_claimed_numbers)
register.filter("launched", occurrences.launched)
register.filter("intercepted", occurrences.intercepted)
register.filter("weapon_counts", occurrences.weapon_counts)
register.filter("where", occurrences.where)
register.filter("sides", occurrences.sides)
register.filter("speakers", occurrences.speakers)
register.filter("outlets", occurrences.outlets)
register.filter("articles_and_origins", occurrences.articles_and_origins)
register.filter("weapon_name", naming.weapon_name)
register.filter("field_name", naming.field_name)
register.filter("other_names", naming.other_names)
register.filter("day", dates.day)
register.filter("moment", dates.moment)
register.filter("short_moment", dates.short_moment)
register.filter("days", dates.days)
register.filter("ended", dates.ended)
register.filter("actor_name", places.actor_name)
register.filter("country_name", places.country_name)
register.filter("is_point", places.is_point)
register.filter("coordinates", places.coordinates)
register.filter("place_line", places.place_line)
register.filter("place_name", places.place_name)
register.filter("place_note", places.place_note)
register.filter("language_name", articles.language_name)
register.filter("reading_state", articles.reading_state)
register.filter("web_address", articles.web_address)
register.filter("share_of_hundred", measures.share_of_hundred)
register.filter("summed_name", filters.summed_name)
register.filter("value", counts.value)
register.filter("range_words", counts.range_words)
register.filter("total_words", counts.total_words)
register.filter("anchor_prefix", anchor_prefix)
