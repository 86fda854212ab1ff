"""Views of the API: each reads its parameters, asks one queryset or calls one service, and answers."""
