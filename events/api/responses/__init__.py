"""What a client gets: pages of a list, links, formats, problems."""
