"""What charts are drawn with: SVG, fills, scales, shapes of the basemap."""
