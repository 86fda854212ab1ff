"""Make static/src/typefaces: the typefaces of the pages, with the weights that style sheets use.

    cd scripts/typefaces && npm install && cd ../..
    python -m scripts.typefaces.narrow

Each file of the packages draws all weights from 100 to 900; no style sheet asks for one below 400,
and 700 is bold enough. Without the rest a file is a third lighter, the Arabic one by half. Of the
features those stay that letters need to join and stand right, and figures of one width (fractions
and the like go). It takes half a minute, so its files are kept in the repository.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGES = Path(__file__).resolve().parent / "node_modules" / "@fontsource-variable"
MADE = Path(__file__).resolve().parent.parent.parent / "static" / "src" / "typefaces"
NAMES = ("inter", "source-serif-4", "noto-sans-arabic")
LIGHTEST, BOLDEST = 400, 700
FEATURES = (
    *("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum"),
    *("rlig", "isol", "init", "medi", "fina"),
)


def narrow(typeface: Path) -> bytes:
    font = instantiateVariableFont(TTFont(typeface), {"wght": (LIGHTEST, BOLDEST)})
    font.flavor = None
    font = TTFont(io.BytesIO(written(font)))  # read anew: names of glyphs are kept lazily
    subsetter = Subsetter(Options(layout_features=list(FEATURES)))
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = "woff2"
    return written(font)


def written(font: TTFont) -> bytes:
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def make(package: Path) -> None:
    """The package's style sheet, its licence, and the files that the style sheet names."""
    sheet = (package / "wght.css").read_text(encoding="utf-8")
    for file in re.findall(r"url\(\./files/([^)]+)\)", sheet):
        (MADE / file).write_bytes(narrow(package / "files" / file))
    sheet = sheet.replace("url(./files/", "url(./")
    sheet = re.sub(r"font-weight: \d+ \d+", f"font-weight: {LIGHTEST} {BOLDEST}", sheet)
    (MADE / f"{package.name}.css").write_text(sheet, encoding="utf-8")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (MADE / f"{package.name}.LICENSE.txt").write_text(licence, encoding="utf-8")


def main() -> None:
    MADE.mkdir(exist_ok=True)
    for name in NAMES:
        make(PACKAGES / name)


if __name__ == "__main__":
    main()
