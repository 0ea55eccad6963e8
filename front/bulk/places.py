"""Where people of the bulk live: towns with the shapes of their postcodes, and who lives there.

Telephone numbers are of the ranges that each country keeps free for stories.
"""

from __future__ import annotations

from typing import NamedTuple


class Region(NamedTuple):
    """A state or country: of a thousand customers, ``share`` live here.

    ``towns`` have the beginning of their postcodes after a colon, where # is any
    digit and @ any letter; so are ``telephones``. ``speak`` holds how many of
    hundred have a name of which language.
    """

    country: str
    state: str
    share: int
    towns: str
    telephones: str
    speak: dict[str, int]

    @property
    def key(self) -> tuple[str, str]:
        return self.country, self.state


AMERICAN = {
    "english": 62,
    "spanish": 16,
    "german": 8,
    "dutch": 4,
    "chinese": 5,
    "french": 4,
    "han": 1,
}
SOUTHERN = {
    "english": 44,
    "spanish": 40,
    "german": 4,
    "dutch": 2,
    "chinese": 7,
    "french": 2,
    "han": 1,
}
FRENCH = {"french": 90, "spanish": 4, "german": 3, "chinese": 2, "han": 1}
GERMAN = {"german": 92, "dutch": 3, "spanish": 2, "french": 2, "chinese": 1}
BRITISH = {"english": 88, "chinese": 4, "french": 3, "german": 3, "han": 2}

REGIONS = [
    Region("US", "CA", 150, "Los Angeles:900##|San Diego:921##|San Jose:951##|Fresno:937##|Oakland:946##",
           "+1213555####|+1619555####|+1415555####|+1510555####|+1408555####", SOUTHERN),
    Region("US", "TX", 110, "Houston:770##|Austin:787##|Dallas:752##|El Paso:799##|Plano:750##",
           "+1713555####|+1512555####|+1214555####|+1915555####", SOUTHERN),
    Region("US", "FL", 80, "Miami:331##|Tampa:336##|Orlando:328##|Jacksonville:322##",
           "+1305555####|+1813555####|+1407555####", SOUTHERN),
    Region("US", "NY", 70, "Albany:122##|Buffalo:142##|Rochester:146##|New York:100##",
           "+1212555####|+1716555####|+1518555####", AMERICAN),
    Region("US", "IL", 70, "Chicago:606##|Peoria:616##|Springfield:627##|Joliet:604##",
           "+1312555####|+1773555####|+1217555####", AMERICAN),
    Region("US", "OH", 60, "Columbus:432##|Cleveland:441##|Cincinnati:452##|Dayton:454##",
           "+1614555####|+1216555####|+1513555####", AMERICAN),
    Region("US", "WA", 60, "Seattle:981##|Tacoma:984##|Spokane:992##|Yakima:989##",
           "+1206555####|+1509555####|+1253555####", AMERICAN),
    Region("US", "OR", 60, "Portland:972##|Salem:973##|Eugene:974##|Bend:977##",
           "+1503555####|+1541555####|+1971555####", AMERICAN),
    Region("CA", "ON", 30, "Toronto:M#@ #@#|Ottawa:K#@ #@#|Hamilton:L#@ #@#",
           "+1416555####|+1613555####", BRITISH),
    Region("FR", "", 160, "Paris:750##|Lyon:6900#|Marseille:130##|Toulouse:310##|Nantes:440##|Lille:590##|Nice:060##",
           "+3319900####|+33261910###|+33353010###|+33465710###|+33536490###|+33639980###", FRENCH),
    Region("DE", "", 80, "Berlin:10###|Hamburg:20###|München:80###|Köln:50###|Frankfurt:60###|Dresden:01###",
           "+493023125###|+498999998###|+496990009###|+494066969###|+492214710###", GERMAN),
    Region("GB", "", 70, "London:SW# #@@|Leeds:LS# #@@|Manchester:M# #@@|Bristol:BS# #@@|Edinburgh:EH# #@@",
           "+442079460###|+441134960###|+441614960###|+447700900###|+441214960###", BRITISH),
]  # fmt: skip

STREETS = {
    "US": "{n} Oak Street|{n} Maple Avenue|{n} Main Street|{n} Cedar Lane|{n} Washington Boulevard|{n} Lake Drive|{n} Elm Court|{n} 5th Avenue",
    "CA": "{n} King Street|{n} Queen Street|{n} Maple Road|{n} Lakeshore Drive",
    "GB": "{n} High Street|{n} Church Lane|{n} Victoria Road|{n} Station Road|{n} Mill Lane",
    "FR": "{n} rue de la République|{n} avenue Victor-Hugo|{n} rue des Lilas|{n} place de l’Église|{n} boulevard Gambetta",
    "DE": "Hauptstraße {n}|Schulstraße {n}|Gartenweg {n}|Bahnhofstraße {n}|Lindenallee {n}",
}  # fmt: skip
