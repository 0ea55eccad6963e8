"""What the demo sells: groups of items with base prices in dollars, without tax, and euros, with tax."""

# item number, name, name in French, USD without tax, EUR with tax
Row = tuple[str, str, str, str, str]

# code, name, name in French, items
GROUPS: list[tuple[str, str, str, list[Row]]] = [
    (
        "SUNGLASSES",
        "Sunglasses",
        "Lunettes de soleil",
        [
            ("81327", "Aviator sunglasses, gold", "Lunettes aviateur, dorées", "110.05", "129.00"),
            ("81001", "Round sunglasses, tortoise", "Lunettes rondes, écaille", "84.00", "99.00"),
            ("81002", "Cat-eye sunglasses, black", "Lunettes papillon, noires", "92.50", "109.00"),
            (
                "81003",
                "Sport sunglasses, polarised",
                "Lunettes de sport, polarisées",
                "139.00",
                "159.00",
            ),
            ("81004", "Clip-on sunglasses, green", "Surlunettes, vertes", "29.95", "34.90"),
            ("81005", "Children’s sunglasses, blue", "Lunettes enfant, bleues", "24.95", "28.90"),
            ("81006", "Glasses case, leather", "Étui à lunettes, cuir", "19.95", "22.90"),
        ],
    ),
    (
        "WATCHES",
        "Watches",
        "Montres",
        [
            ("82001", "Field watch, steel", "Montre de terrain, acier", "185.00", "215.00"),
            ("82002", "Diver’s watch, 200 m", "Montre de plongée, 200 m", "329.00", "379.00"),
            ("82003", "Dress watch, slim", "Montre habillée, extra-plate", "245.00", "285.00"),
            ("82004", "Running watch, GPS", "Montre de course, GPS", "199.00", "229.00"),
            ("82005", "Watch strap, nylon", "Bracelet de montre, nylon", "14.50", "16.90"),
            ("82006", "Watch strap, leather", "Bracelet de montre, cuir", "34.50", "39.90"),
            ("82007", "Travel alarm clock", "Réveil de voyage", "27.95", "32.90"),
            ("82008", "Chronograph, limited edition", "Chronographe, édition limitée", "389.00", "449.00"),
            ("82009", "Field watch, titanium", "Montre de terrain, titane", "265.00", "305.00"),
        ],
    ),
    (
        "BAGS",
        "Bags and luggage",
        "Sacs et bagages",
        [
            ("83001", "Day pack, 20 litres", "Sac à dos, 20 litres", "69.00", "79.00"),
            ("83002", "Trekking pack, 55 litres", "Sac de randonnée, 55 litres", "189.00", "219.00"),
            ("83003", "Messenger bag, canvas", "Besace, toile", "79.50", "92.00"),
            ("83004", "Cabin suitcase", "Valise cabine", "149.00", "172.00"),
            ("83005", "Suitcase, large", "Grande valise", "219.00", "252.00"),
            ("83006", "Toiletry bag", "Trousse de toilette", "32.00", "36.90"),
            ("83007", "Tote bag, cotton", "Sac cabas, coton", "18.00", "20.90"),
            ("83008", "Luggage scale", "Pèse-bagage", "16.95", "19.50"),
            ("83009", "Duffel bag, 60 litres", "Sac de voyage, 60 litres", "99.00", "114.00"),
            ("83010", "Shoulder bag, blue", "Sac bandoulière, bleu", "59.00", "68.00"),
        ],
    ),
    (
        "CAMPING",
        "Camping",
        "Camping",
        [
            ("84001", "Tent for two", "Tente deux places", "279.00", "319.00"),
            ("84002", "Family tent for five", "Tente familiale cinq places", "549.00", "629.00"),
            ("84003", "Sleeping bag, three seasons", "Sac de couchage, trois saisons", "129.00", "149.00"),
            ("84004", "Sleeping mat, self-inflating", "Matelas autogonflant", "74.95", "86.00"),
            ("84005", "Camping stove", "Réchaud", "59.95", "69.00"),
            ("84006", "Pots, set of three", "Popote, trois pièces", "44.95", "51.90"),
            ("84007", "Head lamp, 400 lumens", "Lampe frontale, 400 lumens", "39.95", "45.90"),
            ("84008", "Folding chair", "Chaise pliante", "36.00", "41.50"),
            ("84009", "Water filter", "Filtre à eau", "42.50", "48.90"),
            ("84010", "Tent pegs, ten", "Sardines, lot de dix", "9.95", "11.50"),
            ("84011", "Gas lantern", "Lanterne à gaz", "34.95", "40.50"),
        ],
    ),
    (
        "CLOTHING",
        "Clothing",
        "Vêtements",
        [
            ("85001", "Rain jacket, women", "Veste de pluie, femme", "159.00", "183.00"),
            ("85002", "Rain jacket, men", "Veste de pluie, homme", "159.00", "183.00"),
            ("85003", "Fleece pullover", "Pull polaire", "64.00", "73.90"),
            ("85004", "Merino base layer", "Première couche mérinos", "72.00", "82.90"),
            ("85005", "Hiking trousers", "Pantalon de randonnée", "89.00", "102.00"),
            ("85006", "Hiking socks, two pairs", "Chaussettes de randonnée, deux paires", "22.00", "25.50"),
            ("85007", "Sun hat", "Chapeau de soleil", "28.00", "32.50"),
            ("85008", "Wool beanie", "Bonnet de laine", "24.00", "27.90"),
            ("85009", "Gloves, touch screen", "Gants tactiles", "31.00", "35.90"),
            ("85010", "Silk scarf", "Foulard de soie", "48.00", "55.50"),
        ],
    ),
    (
        "SHOES",
        "Shoes",
        "Chaussures",
        [
            ("86001", "Hiking boots, women", "Chaussures de randonnée, femme", "174.00", "199.00"),
            ("86002", "Hiking boots, men", "Chaussures de randonnée, homme", "174.00", "199.00"),
            ("86003", "Trail running shoes", "Chaussures de trail", "124.00", "142.00"),
            ("86004", "Sandals", "Sandales", "69.00", "79.50"),
            ("86005", "Rubber boots, children", "Bottes de pluie, enfant", "34.00", "39.50"),
            ("86006", "Shoe care kit", "Kit d’entretien pour chaussures", "21.50", "24.90"),
            ("86007", "Laces, 150 cm", "Lacets, 150 cm", "4.95", "5.70"),
            ("86008", "Snow boots", "Bottes de neige", "119.00", "137.00"),
        ],
    ),
    (
        "COMPUTERS",
        "Computers",
        "Ordinateurs",
        [
            ("87001", "Notebook, 14 inches", "Ordinateur portable, 14 pouces", "1149.00", "1319.00"),
            ("87002", "Tablet, 11 inches", "Tablette, 11 pouces", "449.00", "519.00"),
            ("87003", "E-reader", "Liseuse", "139.00", "159.00"),
            ("87004", "Notebook sleeve", "Housse d’ordinateur", "29.00", "33.50"),
            ("87005", "Power bank, 20 000 mAh", "Batterie externe, 20 000 mAh", "54.95", "63.00"),
            ("87006", "Charging cable, 2 m", "Câble de charge, 2 m", "12.95", "14.90"),
            ("87007", "Travel adapter", "Adaptateur de voyage", "26.95", "30.90"),
            ("87008", "Action camera", "Caméra sport", "219.00", "252.00"),
        ],
    ),
    (
        "KITCHEN",
        "Kitchen",
        "Cuisine",
        [
            ("88001", "Vacuum flask, 1 litre", "Bouteille isotherme, 1 litre", "38.00", "43.90"),
            ("88002", "Lunch box, steel", "Boîte à repas, acier", "27.50", "31.50"),
            ("88003", "Pocket knife", "Couteau de poche", "46.00", "52.90"),
            ("88004", "Coffee press, travel", "Cafetière de voyage", "41.00", "46.90"),
            ("88005", "Enamel mug", "Tasse émaillée", "12.00", "13.80"),
            ("88006", "Cutlery for two", "Couverts pour deux", "18.50", "21.50"),
            ("88007", "Spice box", "Boîte à épices", "15.95", "18.50"),
            ("88008", "Picnic blanket", "Couverture de pique-nique", "44.00", "50.90"),
        ],
    ),
    (
        "BOOKS",
        "Books and maps",
        "Livres et cartes",
        [
            ("89001", "Trail guide, long distances", "Guide des sentiers de grande randonnée", "24.00", "21.10"),
            ("89002", "Star chart, turning", "Carte du ciel tournante", "14.00", "12.66"),
            ("89003", "Knots, a handbook", "Manuel des nœuds", "18.00", "15.83"),
        ],
    ),
]  # fmt: skip

# The catalog's own prices, by item number: USD without tax, EUR with tax.
CATALOG_PRICES = {
    "81001": ("75.60", "89.00"),
    "82001": ("166.50", "193.00"),
    "83002": ("169.00", "195.00"),
    "84001": ("249.00", "285.00"),
    "84005": ("49.95", "57.50"),
    "85003": ("54.00", "62.50"),
    "86003": ("109.00", "125.00"),
    "88001": ("32.00", "36.90"),
}

# Prices of the outdoor club, by item number.
CLUB_PRICES = {
    "84002": ("499.00", "572.00"),
    "84003": ("116.10", "134.00"),
    "85004": ("64.80", "74.60"),
}

# Base prices from a quantity on: item number, quantity, USD, EUR.
QUANTITY_PRICES = [
    ("84010", 10, "8.50", "9.80"),
    ("88005", 6, "10.50", "12.00"),
    ("88005", 24, "9.00", "10.40"),
]

# What callers say and no name holds, by item number.
SEARCH_WORDS = {
    "81327": "shades pilot",
    "81004": "clipons",
    "83001": "backpack rucksack daypack",
    "83002": "backpack rucksack",
    "83003": "satchel sacoche",
    "83004": "trolley carry-on handluggage",
    "83009": "holdall",
    "84005": "cooker burner",
    "84007": "headlamp torch frontale",
    "85001": "raincoat waterproof imperméable ciré",
    "85002": "raincoat waterproof imperméable ciré",
    "85003": "sweater jumper",
    "85007": "cap casquette",
    "85008": "hat warm winter",
    "86002": "walking shoes",
    "86005": "wellies gumboots",
}
