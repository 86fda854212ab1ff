"""Write static/geo/cities.json: the names of large towns for the map, from the gazetteer that `make
run` builds.

python scripts/basemap/cities.py .data/gazetteer.sqlite3
"""

import json
import sqlite3
import sys
from pathlib import Path

LEAST = 150_000  # people; 4,000 towns, 48 kB of gzip
OUT = Path(__file__).resolve().parents[2] / "static" / "geo" / "cities.json"
LARGEST = (
    "SELECT name, lat, lon FROM place WHERE precision = 'town' AND population >= ? ORDER BY "
    "population DESC, id"
)

if __name__ == "__main__":
    towns = sqlite3.connect(sys.argv[1]).execute(LARGEST, (LEAST,)).fetchall()
    rows = [[name, round(lat, 2), round(lon, 2)] for name, lat, lon in towns]
    OUT.write_text(
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
