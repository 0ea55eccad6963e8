"""Who works in the demo, and who calls. Nobody here is real: 555 numbers and example.com."""

from typing import NamedTuple

from callcenter.models import Role


class Worker(NamedTuple):
    username: str
    first_name: str
    last_name: str
    roles: dict[str, Role]
    is_admin: bool = False


WORKERS = [
    Worker("agent", "Dana", "Ruiz", {"USRT": Role.AGENT}),
    Worker("agent2", "Claire", "Fontaine", {"USRT": Role.AGENT, "FRFR": Role.AGENT}),
    Worker("supervisor", "Sam", "Okafor", {"USRT": Role.SUPERVISOR, "FRFR": Role.SUPERVISOR}),
    Worker("admin", "Robin", "Keller", {}, is_admin=True),
]


class Caller(NamedTuple):
    """A customer as written below; an organisation has no first name."""

    first_name: str
    name: str
    street: str
    postcode: str
    city: str
    state: str = ""
    country: str = "US"
    group: str = ""
    note: str = ""
    alert: str = ""


KAREN = Caller("Karen", "Berg", "2148 SE Ankeny Street", "97214", "Portland", "OR")

# Account numbers are given in this order, from 2001 on.
CALLERS = [
    KAREN,
    Caller("Miguel", "Álvarez", "410 Mission Street", "94105", "San Francisco", "CA"),
    Caller("Siobhán", "O’Brien", "77 Beacon Street", "02108", "Boston", "MA", group="CLUB"),
    Caller("Anneke", "van der Berg", "1904 Union Street", "94123", "San Francisco", "CA"),
    Caller("伟", "李", "823 Jackson Street", "94133", "San Francisco", "CA",
           note="Prefers to be called Mr. Li Wei."),
    Caller("", "Alpine Ski House", "500 Aspen Grove Road", "84060", "Park City", "UT",
           note="Orders are placed by Erin Hagens, ext. 14."),
    Caller("Zoë", "Schröder", "1220 Pine Street", "98101", "Seattle", "WA", group="CLUB"),
    Caller("Patrick", "O'Brien", "3415 N Clark Street", "60657", "Chicago", "IL"),
    Caller("Priya", "Raghunathan", "88 Tasman Drive", "95134", "San Jose", "CA"),
    Caller("Łukasz", "Wójcik", "5128 W Belmont Avenue", "60641", "Chicago", "IL"),
    Caller("Nguyễn", "Thị Hoa", "9200 Bolsa Avenue", "92683", "Westminster", "CA"),
    Caller("", "Contoso Hotels", "1 Harbor Plaza", "33132", "Miami", "FL",
           alert="Ask for the purchase order number."),
    Caller("José", "García Márquez", "2700 Calle Ocho", "33135", "Miami", "FL"),
    Caller("Björn", "Åkesson", "410 Lakeside Drive", "55403", "Minneapolis", "MN", group="CLUB"),
    Caller("Fatima", "Al-Sayed", "6510 Schaefer Road", "48126", "Dearborn", "MI"),
    Caller("Michael", "Smith", "17 Elm Street", "04101", "Portland", "ME"),
    Caller("Mary", "Smith", "2930 Peachtree Road", "30305", "Atlanta", "GA"),
    Caller("D'Angelo", "Washington", "118 Decatur Street", "70130", "New Orleans", "LA"),
    Caller("Yuki", "田中", "1600 Post Street", "94115", "San Francisco", "CA"),
    Caller("Olga", "Ivanova-Petrova", "3020 Brighton 6th Street", "11235", "Brooklyn", "NY"),
    Caller("", "Wingtip Toys", "45 Industrial Way", "03051", "Hudson", "NH",
           note="Deliver to the dock, weekdays until 3 p.m."),
    Caller("Håkon", "Bjørnstad", "810 Ballard Avenue", "98107", "Seattle", "WA"),
    Caller("Grace", "Mbeki", "2400 Preston Road", "75093", "Plano", "TX"),
    Caller("Tomáš", "Dvořák", "1411 Cedar Avenue", "44103", "Cleveland", "OH"),
    Caller("Ayşe", "Yılmaz", "251 Main Avenue", "07011", "Clifton", "NJ"),
    Caller("Kevin", "McAllister", "671 Lincoln Avenue", "60093", "Winnetka", "IL",
           alert="Speaks softly: read the order back slowly."),
    Caller("Leilani", "Kahananui", "2335 Kalakaua Avenue", "96815", "Honolulu", "HI",
           note="No overnight delivery to the islands."),
    Caller("Dwayne", "Redcloud", "14 Mesa Road", "87501", "Santa Fe", "NM"),
    Caller("Eleni", "Papadopoulou", "31-14 Broadway", "11106", "Astoria", "NY", group="CLUB"),
    Caller("Robert", "de la Cruz", "902 Guadalupe Street", "78701", "Austin", "TX"),
    Caller("Chloe", "Anderson", "19 Cottonwood Lane", "59715", "Bozeman", "MT"),
    Caller("", "Northwind Traders", "722 Commerce Street", "98402", "Tacoma", "WA"),
    Caller("Aurélie", "Lefèvre", "12 rue des Lilas", "69003", "Lyon", country="FR", group="CLUB"),
    Caller("Jean-Baptiste", "Moreau", "48 avenue de la République", "75011", "Paris", country="FR"),
    Caller("Chloé", "d’Estaing", "3 place du Capitole", "31000", "Toulouse", country="FR"),
    Caller("Mehdi", "Benali", "27 boulevard Longchamp", "13001", "Marseille", country="FR"),
    Caller("Françoise", "Le Goff", "9 quai de la Fosse", "44000", "Nantes", country="FR",
           note="Rappeler plutôt le matin."),
    Caller("", "Hôtel du Parc", "15 allée de l’Orangerie", "67000", "Strasbourg", country="FR",
           alert="Demander le numéro du bon de commande."),
    Caller("Gaël", "Kerbrat", "6 rue de Siam", "29200", "Brest", country="FR"),
    Caller("Noémie", "Çelik", "112 cours de l’Intendance", "33000", "Bordeaux", country="FR"),
    Caller("Étienne", "Dupont", "4 rue Solférino", "59800", "Lille", country="FR"),
    Caller("Maria", "Lindqvist", "70 promenade des Anglais", "06000", "Nice", country="FR"),
    Caller("", "Boulangerie Œuvrard", "2 rue de la Liberté", "21000", "Dijon", country="FR"),
    Caller("Thaïs", "N’Diaye", "33 rue de la Chapelle", "75018", "Paris", country="FR"),
]  # fmt: skip

# Area codes by state; what follows is 555 01xx, which no telephone has.
AREA_CODES = {
    "CA": "415", "FL": "305", "GA": "404", "HI": "808", "IL": "312", "LA": "504", "MA": "617",
    "ME": "207", "MI": "313", "MN": "612", "MT": "406", "NH": "603", "NJ": "973", "NM": "505",
    "NY": "718", "OH": "216", "OR": "503", "TX": "512", "UT": "435", "WA": "206",
}  # fmt: skip
