"""Daily bulletins as officials and agencies write them, in this project's own words.

The same words come every day with other figures, so they must not be taken for copies.
"""

from __future__ import annotations

import random
import re

REGIONS = (
    "Kharkiv Sumy Odesa Kyiv Poltava Dnipro Mykolaiv Zaporizhzhia Chernihiv Cherkasy Vinnytsia "
    "Khmelnytskyi"
)
TOWNS = (
    "Kupiansk Lyman Siversk Pokrovsk Toretsk Kurakhove Huliaipole Orikhiv Bakhmut Borova "
    "Synkivka Terny Torske Zarichne Hrodivka"
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
WORDS = {"region": REGIONS.split(), "town": TOWNS.split(), "day": DAYS.split()}
# {20-130} is a number between the two; {region}, {town} and {day} are drawn from the words above.
BULLETINS = {
    "air force": """
        KYIV - Russian forces attacked overnight into {day} with {20-130} drones and {2-9}
        ballistic missiles, the air force said in its daily bulletin. Air defence units shot down
        {15-110} of the drones over the {region}, {region}, {region} and {region} regions, it
        said, and {1-30} more were lost from radar after electronic warfare was used against them.
        Debris fell in the {region} region, where {1-9} houses were damaged. Mobile fire groups,
        aviation and electronic warfare units took part in repelling the attack, and people were
        asked not to ignore air raid alerts.""",
    "general staff": """
        The General Staff said in its evening report that {80-250} engagements had taken place
        along the front line since the beginning of the day. In the {town} sector the enemy
        attacked {2-20} times near {town} and {town}. In the {town} sector defenders repelled
        {2-30} assaults in the areas of {town}, {town} and {town}. Over the past day losses of the
        enemy amounted to {800-2000} personnel, {2-20} tanks, {5-40} armoured vehicles, {10-70}
        artillery systems and {30-120} vehicles, the General Staff said. The situation in other
        sectors has not changed significantly, and no attempts to advance were seen.""",
    "ministry, short": """
        The Russian defence ministry said on {day} that its air defences had destroyed {5-150}
        drones overnight. They were intercepted over the Belgorod, Bryansk and {region} regions,
        the ministry said on its Telegram channel. There was no immediate report of casualties or
        damage. Ukraine did not comment on the statement, which could not be verified by others.""",
    "toll of a day": """
        GAZA - The health ministry said on {day} that {10-99} people had been killed and {30-200}
        wounded in strikes over the past 24 hours. A number of victims were still under the rubble
        and on the roads, where ambulance and civil defence crews could not reach them, it said.
        The latest figures bring the whole toll to {30000-45000} dead and {70000-99000} wounded
        since the war began, according to the ministry, which does not tell civilians from
        combatants in its count.""",
    "shelling": """
        Shelling killed {2-7} people in the {region} region on {day}, the regional governor said.
        Russian troops fired on {5-30} settlements with artillery, mortars and rocket launchers,
        damaging a school and several private houses, he wrote on Telegram. Police and rescue
        workers were documenting what the attack had done. Residents were urged to stay in
        shelters while the air raid alert was in force and to report any ammunition that had not
        exploded to the authorities.""",
}


def bulletin(form: str, drawn: random.Random) -> str:
    """The bulletin with a value drawn for each slot."""

    def value(slot: re.Match[str]) -> str:
        low, _, high = slot[1].partition("-")
        return str(drawn.randint(int(low), int(high))) if high else drawn.choice(WORDS[low])

    return re.sub(r"\{([^}]+)\}", value, " ".join(form.split()))
