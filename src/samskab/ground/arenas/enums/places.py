"""Danish municipalities and regions by their official codes, and roughly where they lie.

The codes are those of Statistics Denmark's nomenclature of municipalities and regions (»NUTS og kommuner«). The
positions are of the main town, in degrees north and east, to about two kilometres: good enough to say what is near.
A new code list is a change to this file, and to nothing else.
"""

from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums.words import Level
from samskab.kernel.text.sorting import sort_key

NATIONAL = ""
_EARTH = 6371.0


@dataclass(frozen=True)
class Place:
    """A municipality, a region, or the whole country; `code` is empty for the country."""

    code: str
    name: str | Promise
    level: Level
    region: str = ""
    north: float | None = None
    east: float | None = None

    def __str__(self) -> str:
        return str(self.name)

    @property
    def number(self) -> int:
        """The code as a number, for facts; 0 is the whole country."""
        return int(self.code or 0)


_REGIONS = {
    "1081": "Region Nordjylland",
    "1082": "Region Midtjylland",
    "1083": "Region Syddanmark",
    "1084": "Region Hovedstaden",
    "1085": "Region Sjælland",
}
_MUNICIPALITIES = (
    ("0101", "København", "1084", 55.68, 12.57),
    ("0147", "Frederiksberg", "1084", 55.68, 12.53),
    ("0151", "Ballerup", "1084", 55.73, 12.36),
    ("0153", "Brøndby", "1084", 55.65, 12.42),
    ("0155", "Dragør", "1084", 55.59, 12.67),
    ("0157", "Gentofte", "1084", 55.75, 12.55),
    ("0159", "Gladsaxe", "1084", 55.74, 12.48),
    ("0161", "Glostrup", "1084", 55.67, 12.4),
    ("0163", "Herlev", "1084", 55.73, 12.43),
    ("0165", "Albertslund", "1084", 55.66, 12.36),
    ("0167", "Hvidovre", "1084", 55.64, 12.47),
    ("0169", "Høje-Taastrup", "1084", 55.66, 12.27),
    ("0173", "Lyngby-Taarbæk", "1084", 55.77, 12.5),
    ("0175", "Rødovre", "1084", 55.68, 12.46),
    ("0183", "Ishøj", "1084", 55.62, 12.34),
    ("0185", "Tårnby", "1084", 55.62, 12.6),
    ("0187", "Vallensbæk", "1084", 55.63, 12.37),
    ("0190", "Furesø", "1084", 55.79, 12.36),
    ("0201", "Allerød", "1084", 55.87, 12.34),
    ("0210", "Fredensborg", "1084", 55.96, 12.44),
    ("0217", "Helsingør", "1084", 56.03, 12.56),
    ("0219", "Hillerød", "1084", 55.93, 12.28),
    ("0223", "Hørsholm", "1084", 55.89, 12.49),
    ("0230", "Rudersdal", "1084", 55.83, 12.48),
    ("0240", "Egedal", "1084", 55.77, 12.21),
    ("0250", "Frederikssund", "1084", 55.82, 12.05),
    ("0253", "Greve", "1085", 55.59, 12.28),
    ("0259", "Køge", "1085", 55.45, 12.14),
    ("0260", "Halsnæs", "1084", 55.97, 11.99),
    ("0265", "Roskilde", "1085", 55.64, 12.11),
    ("0269", "Solrød", "1085", 55.53, 12.19),
    ("0270", "Gribskov", "1084", 56.06, 12.24),
    ("0306", "Odsherred", "1085", 55.89, 11.6),
    ("0316", "Holbæk", "1085", 55.68, 11.66),
    ("0320", "Faxe", "1085", 55.26, 12.08),
    ("0326", "Kalundborg", "1085", 55.66, 11.2),
    ("0329", "Ringsted", "1085", 55.45, 11.79),
    ("0330", "Slagelse", "1085", 55.36, 11.33),
    ("0336", "Stevns", "1085", 55.33, 12.27),
    ("0340", "Sorø", "1085", 55.48, 11.56),
    ("0350", "Lejre", "1085", 55.61, 11.93),
    ("0360", "Lolland", "1085", 54.81, 11.27),
    ("0370", "Næstved", "1085", 55.24, 11.75),
    ("0376", "Guldborgsund", "1085", 54.8, 11.9),
    ("0390", "Vordingborg", "1085", 55.02, 12.03),
    ("0400", "Bornholm", "1084", 55.13, 14.92),
    ("0410", "Middelfart", "1083", 55.46, 9.87),
    ("0420", "Assens", "1083", 55.3, 10.07),
    ("0430", "Faaborg-Midtfyn", "1083", 55.18, 10.37),
    ("0440", "Kerteminde", "1083", 55.44, 10.62),
    ("0450", "Nyborg", "1083", 55.31, 10.72),
    ("0461", "Odense", "1083", 55.4, 10.39),
    ("0479", "Svendborg", "1083", 55.08, 10.62),
    ("0480", "Nordfyns", "1083", 55.54, 10.23),
    ("0482", "Langeland", "1083", 54.92, 10.77),
    ("0492", "Ærø", "1083", 54.88, 10.36),
    ("0510", "Haderslev", "1083", 55.24, 9.4),
    ("0530", "Billund", "1083", 55.72, 8.99),
    ("0540", "Sønderborg", "1083", 54.94, 9.81),
    ("0550", "Tønder", "1083", 55.05, 8.83),
    ("0561", "Esbjerg", "1083", 55.46, 8.59),
    ("0563", "Fanø", "1083", 55.42, 8.41),
    ("0573", "Varde", "1083", 55.66, 8.41),
    ("0575", "Vejen", "1083", 55.48, 9.06),
    ("0580", "Aabenraa", "1083", 54.99, 9.35),
    ("0607", "Fredericia", "1083", 55.56, 9.73),
    ("0615", "Horsens", "1082", 55.9, 9.85),
    ("0621", "Kolding", "1083", 55.47, 9.45),
    ("0630", "Vejle", "1083", 55.74, 9.43),
    ("0657", "Herning", "1082", 56.12, 8.9),
    ("0661", "Holstebro", "1082", 56.37, 8.5),
    ("0665", "Lemvig", "1082", 56.52, 8.24),
    ("0671", "Struer", "1082", 56.49, 8.56),
    ("0706", "Syddjurs", "1082", 56.29, 10.56),
    ("0707", "Norddjurs", "1082", 56.45, 10.78),
    ("0710", "Favrskov", "1082", 56.34, 9.99),
    ("0727", "Odder", "1082", 55.95, 10.16),
    ("0730", "Randers", "1082", 56.48, 10.04),
    ("0740", "Silkeborg", "1082", 56.19, 9.5),
    ("0741", "Samsø", "1082", 55.85, 10.6),
    ("0746", "Skanderborg", "1082", 56.06, 9.93),
    ("0751", "Aarhus", "1082", 56.16, 10.17),
    ("0756", "Ikast-Brande", "1082", 56.05, 9.2),
    ("0760", "Ringkøbing-Skjern", "1082", 56.0, 8.43),
    ("0766", "Hedensted", "1082", 55.78, 9.73),
    ("0773", "Morsø", "1081", 56.79, 8.75),
    ("0779", "Skive", "1082", 56.6, 9.0),
    ("0787", "Thisted", "1081", 56.96, 8.66),
    ("0791", "Viborg", "1082", 56.43, 9.38),
    ("0810", "Brønderslev", "1081", 57.24, 10.02),
    ("0813", "Frederikshavn", "1081", 57.47, 10.45),
    ("0820", "Vesthimmerlands", "1081", 56.81, 9.4),
    ("0825", "Læsø", "1081", 57.27, 11.01),
    ("0840", "Rebild", "1081", 56.85, 9.83),
    ("0846", "Mariagerfjord", "1081", 56.7, 9.88),
    ("0849", "Jammerbugt", "1081", 57.15, 9.55),
    ("0851", "Aalborg", "1081", 57.03, 9.93),
    ("0860", "Hjørring", "1081", 57.46, 10.0),
)

PLACES: dict[str, Place] = {
    NATIONAL: Place(NATIONAL, _("Hele landet"), Level.NATIONAL),
    **{code: Place(code, name, Level.REGIONAL, region=code) for code, name in _REGIONS.items()},
    **{
        code: Place(code, name, Level.LOCAL, region=region, north=north, east=east)
        for code, name, region, north, east in _MUNICIPALITIES
    },
}


def places(level: Level) -> list[Place]:
    """The places of one level, in Danish order."""
    return list(_in_order(level, get_language()))


@cache
def _in_order(level: Level, _language: str | None) -> tuple[Place, ...]:
    """By their names in a language; there are two, and each list of arenas offers all places."""
    those = (place for place in PLACES.values() if place.level == level)
    return tuple(sorted(those, key=lambda place: sort_key(str(place))))


def place_named(name: str) -> Place | None:
    """The place that goes by a name, whatever the case, with or without »Kommune«; None when there is none."""
    wanted = " ".join(name.casefold().removesuffix(" kommune").split())
    return next((place for place in PLACES.values() if str(place).casefold() == wanted), None)


def within(code: str) -> list[str]:
    """The codes of a place and of all that lies inside it; every code for the whole country."""
    place = PLACES[code]
    if place.level == Level.NATIONAL:
        return list(PLACES)
    if place.level == Level.LOCAL:
        return [code]
    return [other.code for other in PLACES.values() if other.region == code]


def distance(one: str, other: str) -> float | None:
    """Kilometres between two municipalities along the earth (haversine); None when either is larger than that."""
    a, b = PLACES[one], PLACES[other]
    if a.north is None or a.east is None or b.north is None or b.east is None:
        return None
    north, east = radians(b.north - a.north), radians(b.east - a.east)
    chord = sin(north / 2) ** 2 + cos(radians(a.north)) * cos(radians(b.north)) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(sqrt(chord))
