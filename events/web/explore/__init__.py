"""What the home page draws: time axis, bars, lanes and map."""
