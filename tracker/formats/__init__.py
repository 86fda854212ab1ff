"""How each language writes dates and times, where pages differ from Django."""
