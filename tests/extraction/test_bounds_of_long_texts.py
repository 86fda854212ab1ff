"""However long a text is, memory is bounded, and time grows with its length and no faster.

Time is compared with time: seconds depend on the machine and on what else it does.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from events.extraction import data
from events.extraction.pipeline import extract_events
from events.extraction.scoring.gold import read_gold
from tests.extraction.conftest import PUBLISHED_ON
from tests.fakes import TinyGazetteer

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
LONGEST = 200_000  # characters: what a form accepts
MOST_MEGABYTES = 600
UNITS = {
    "lines of a full stop": ".\n",
    "one line of full stops": ". ",
    "names in lines": "Kyiv\n",
    "events": "A drone hit Kherson and killed 4. ",
    "one endless sentence": "and a drone hit Kherson ",
    "one word": "a",
}
# In a process of its own, for the memory. Not `ru_maxrss`: it also holds what the process that
# started this one had in memory.
READ = """
import json, re, time
from datetime import date
from pathlib import Path
from events.extraction import extract_events
from tests.fakes import TinyGazetteer

def seconds(text):
    started = time.process_time()
    extract_events(text, published_on=date(2024, 11, 13), gazetteer=TinyGazetteer())
    return time.process_time() - started

seconds("A drone hit Kherson.")  # the parser is warm
took = {{}}
for unit in {units!r}:
    text = (unit * {longest})[:{longest}]
    took[unit] = seconds(text[: {longest} // 5]), seconds(text)
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps([int(peak[1]) // 1024, took]))
"""


def seconds(text):
    started = time.process_time()
    extract_events(text, published_on=PUBLISHED_ON, gazetteer=TinyGazetteer())
    return time.process_time() - started


@pytest.fixture(scope="module")
def long_texts():
    """The most memory that it took to read them, in megabytes, and by unit the seconds for a text
    of a fifth of the length and for a whole one.
    """
    script = READ.format(units=list(UNITS.values()), longest=LONGEST)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_no_text_takes_more_memory_than_a_small_machine_has(long_texts):
    assert long_texts[0] < MOST_MEGABYTES


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_five_times_the_length_takes_no_more_than_seven_times_the_time(long_texts, unit):
    short, long = long_texts[1][unit]
    assert long < 7 * short + 1


def test_twenty_articles_take_no_longer_together_than_one_by_one():
    """The pairs of mentions that may tell one event grow with the square of the length."""
    with Path(data.__file__).with_name("gold.jsonl").open(encoding="utf-8") as lines:
        texts = [article.text for article in read_gold(lines)][:20]
    alone = sum(seconds(text) for text in texts)
    assert seconds("\n\n".join(texts)) < 1.5 * alone
