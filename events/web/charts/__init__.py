"""Charts: values in, SVG and a table out, one file a chart. None of them queries the database."""
