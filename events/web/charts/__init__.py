"""Charts as SVG: values in, drawings and tables out. A file for each chart; none of them asks a
database.
"""
