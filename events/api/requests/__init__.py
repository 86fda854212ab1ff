"""What a client sends: parameters, bodies, keys, decisions."""
