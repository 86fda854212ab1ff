"""Views of the API: each reads parameters, asks one queryset or calls one service, and answers."""
