"""The page of an event, as it is and without its marks."""

import re


def plain(page):
    """Its words alone."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def page_of(client, event):
    response = client.get(event.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()
