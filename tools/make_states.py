"""Make src/communique/data/actors/states.tsv from pycountry, Babel and countryinfo, and what is kept by hand here.

Run by a maintainer when states change: ``python tools/make_states.py``. The three packages are needed here only.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pycountry
from babel import Locale
from countryinfo import CountryInfo

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/communique/data/actors/states.tsv"
COLUMNS = ("id", "name", "iso3", "aliases", "adjectives", "people", "capitals")
HEAD = """\
# States: names, adjectives, peoples, capitals. `|` separates forms; ids are state:<iso3>.
# Source: pycountry (ISO 3166), Babel (CLDR names), countryinfo (demonyms, capitals) by tools/make_states.py,
# corrected by tools/states_by_hand.tsv (general knowledge). Date: November 2026. iso3 follows PLOVER: Kosovo is KOS.
"""


def plain(text: str) -> str:
    """Return the text with typographic apostrophes and '&' written as news writes them."""
    return unicodedata.normalize("NFC", text.replace("’", "'").replace(" & ", " and ")).strip()


def people_of(adjectives: list[str]) -> list[str]:
    """Return the plurals that English forms regularly: Chileans, Iraqis."""
    return [a + "s" for a in adjectives if a.endswith(("an", "i"))]


def by_hand() -> dict[str, dict[str, str]]:
    """Return the rows kept by hand, by alpha-3 code."""
    lines = [line for line in (HERE / "states_by_hand.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    return {row["iso3"]: row for row in (dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])}


def official_of(country: object, name: str) -> list[str]:
    """Return the official name as readouts write it: "Kyrgyz Republic", "Republic of the Sudan" and "of Sudan"."""
    official = plain(getattr(country, "official_name", "")).removeprefix("the ")
    if not official or official == name or "," in official:
        return []
    return list(dict.fromkeys((official, official.replace(" of the ", " of "))))


def generated() -> dict[str, dict[str, list[str]]]:
    """Return what the packages say of every country of ISO 3166."""
    english = Locale("en").territories
    found = {}
    for country in pycountry.countries:
        name = plain(english.get(country.alpha_2, country.name).split(" (")[0])
        try:
            info = CountryInfo(country.alpha_2)
            demonyms = [d.strip() for d in (info.demonym() or "").split(",") if d.strip()]
            capitals = [info.capital()] if info.capital() else []
        except (KeyError, ValueError):
            demonyms, capitals = [], []
        found[country.alpha_3] = {
            "name": [name],
            "aliases": [
                *(plain(n) for n in (country.name, getattr(country, "common_name", "")) if n and "," not in n),
                *official_of(country, name),
            ],
            "adjectives": demonyms,
            "people": [],
            "capitals": [plain(c) for c in capitals if plain(c) != name],
        }
    return found


def rows() -> list[list[str]]:
    """Return the finished rows, sorted by id."""
    hand, states = by_hand(), generated()
    for iso3 in hand:
        states.setdefault(iso3, {"name": [], "aliases": [], "adjectives": [], "people": [], "capitals": []})
    made = []
    for iso3, cells in sorted(states.items()):
        own = hand.get(iso3, {})
        if own.get("name") == "-":
            continue
        for key, values in cells.items():
            cell = own.get(key, "")
            if cell.startswith("+"):
                values.extend(cell[1:].split("|"))
            elif cell:
                cells[key] = cell.split("|")
        cells["people"] = cells["people"] or people_of(cells["adjectives"])
        name = cells["name"][0]
        aliases = [a for a in dict.fromkeys(cells["aliases"]) if a != name]
        code = {"XKX": "KOS", "XSU": "SUN"}.get(iso3, "" if iso3.startswith("X") else iso3)
        tail = ["|".join(aliases), *("|".join(dict.fromkeys(cells[k])) for k in ("adjectives", "people", "capitals"))]
        made.append([f"state:{code or iso3}", name, code, *tail])
    return made


if __name__ == "__main__":
    body = "\n".join("\t".join(row) for row in [list(COLUMNS), *rows()])
    TARGET.write_text(HEAD + body + "\n", "utf-8")
