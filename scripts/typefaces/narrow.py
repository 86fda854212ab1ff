"""Make static/src/typefaces: the typefaces of the pages, with the weights that style sheets use.

    cd scripts/typefaces && npm install && cd ../..
    python -m scripts.typefaces.narrow

Each file of the packages draws all weights from 100 to 900; no style sheet asks for one below 400,
and 700 is bold enough. Without the rest a file is a third lighter, the Arabic one by half. Of the
features those stay that letters need to join and stand right, and figures of one width (fractions
and the like go). Of the Arabic typeface only Arabic letters stay: all else on a page has another
typeface. Arabic and Cyrillic letters are in two files, the usual ones and the rest. It takes half a
minute, so its files are kept in the repository.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGES = Path(__file__).resolve().parent / "node_modules" / "@fontsource-variable"
MADE = Path(__file__).resolve().parent.parent.parent / "static" / "src" / "typefaces"
NAMES = ("inter", "source-serif-4", "noto-sans-arabic")
LIGHTEST, BOLDEST = 400, 700
ARABIC = "noto-sans-arabic-arabic-wght-normal"
# What a file is mostly fetched for: these letters are a file of their own, all else is another.
# Arabic, Persian, Urdu, Kurdish, Pashto, Sindhi and Uyghur need a quarter of the Arabic file; the
# rest is signs of the Quran, forms for old encodings and mathematical letters. Of the Cyrillic
# files it is Ukrainian, Russian and Belarusian. A name's letters join only within one file.
CYRILLIC = (
    "U+0301,U+0401,U+0404,U+0406-0407,U+040E,U+0410-044F,U+0451,U+0454,U+0456-0457,U+045E,"
    "U+0490-0491,U+2116"
)
LETTERS = {
    ARABIC: (
        "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066D,U+0670-0671,U+0679-0681,"
        "U+0683-068A,U+068C-068D,U+068F,U+0691,U+0693,U+0695-0696,U+0698-069A,U+06A4,U+06A6,"
        "U+06A9-06AB,U+06AD,U+06AF,U+06B1,U+06B3,U+06B5,U+06BA-06BC,U+06BE,U+06C0-06C1,"
        "U+06C6-06C8,U+06CB-06CE,U+06D0,U+06D2-06D3,U+06D5,U+06F0-06F9,U+200C-200E"
    ),
    "inter-cyrillic-wght-normal": CYRILLIC,
    "source-serif-4-cyrillic-wght-normal": CYRILLIC,
}
FEATURES = (
    *("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum"),
    *("rlig", "isol", "init", "medi", "fina"),
)


def narrow(typeface: Path, letters: Collection[int] = ()) -> bytes:
    """The file with fewer weights and features, and only these letters if some are given."""
    font = instantiateVariableFont(TTFont(typeface), {"wght": (LIGHTEST, BOLDEST)})
    font.flavor = None
    font = TTFont(io.BytesIO(written(font)))  # read anew: names of glyphs are kept lazily
    subsetter = Subsetter(Options(layout_features=list(FEATURES)))
    subsetter.populate(unicodes=letters or font.getBestCmap())
    subsetter.subset(font)
    font.flavor = "woff2"
    return written(font)


def written(font: TTFont) -> bytes:
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def make(package: Path) -> None:
    """The package's style sheet, its licence, and the files that the style sheet names."""
    sheet = (package / "wght.css").read_text(encoding="utf-8").replace("url(./files/", "url(./")
    sheet = re.sub(r"font-weight: \d+ \d+", f"font-weight: {LIGHTEST} {BOLDEST}", sheet)
    faces = [face for face in re.split(r"(?<=})\s+", sheet) if face.strip()]
    if package.name in ARABIC:
        faces = [face for face in faces if ARABIC in face]
    made = "\n\n".join(_made(face, package / "files") for face in faces)
    (MADE / f"{package.name}.css").write_text(made, encoding="utf-8")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (MADE / f"{package.name}.LICENSE.txt").write_text(licence, encoding="utf-8")


def _made(face: str, files: Path) -> str:
    """Write the file of a face; gives the face, or the two of a file that is made into two."""
    name = re.findall(r"url\(\./([^)]+)\.woff2\)", face)[0]
    if name in LETTERS:
        return _in_two(face, name, files / f"{name}.woff2")
    (MADE / f"{name}.woff2").write_bytes(narrow(files / f"{name}.woff2"))
    return face


def _in_two(face: str, name: str, typeface: Path) -> str:
    """Write the letters and what else the file draws to a file each; gives the faces of both."""
    told = re.findall(r"unicode-range: ([^;]+);", face)[0]
    drawn = points(told) & set(TTFont(typeface).getBestCmap())
    letters = drawn & points(LETTERS[name])
    faces = []
    for part, some in (("letters", letters), ("rest", drawn - letters)):
        file = name_of(name, part)
        (MADE / f"{file}.woff2").write_bytes(narrow(typeface, some))
        named = face.replace(name, file)
        faces.append(re.sub(r"unicode-range: [^;]+", f"unicode-range: {in_css(some)}", named))
    return "\n\n".join(faces)


def name_of(name: str, part: str) -> str:
    """The file of a part: `noto-sans-arabic-arabic-letters-wght-normal`."""
    return name.replace("-wght-", f"-{part}-wght-")


def points(ranges: str) -> set[int]:
    """The code points of a `unicode-range`."""
    found: set[int] = set()
    for one in ranges.replace("U+", "").split(","):
        first, _, last = one.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def in_css(some: Collection[int]) -> str:
    """The `unicode-range` of these code points."""
    runs: list[list[int]] = []
    for point in sorted(some):
        if runs and point == runs[-1][-1] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return ",".join(f"U+{run[0]:04X}" + (f"-{run[-1]:04X}" if len(run) > 1 else "") for run in runs)


def main() -> None:
    MADE.mkdir(exist_ok=True)
    for name in NAMES:
        make(PACKAGES / name)


if __name__ == "__main__":
    main()
