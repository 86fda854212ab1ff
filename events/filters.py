"""The one filter of events that pages, API and exports share."""
