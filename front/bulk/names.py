"""Names of people and firms in many languages, the common ones first. Nobody here is meant.

Surnames are a few hundred written out and thousands put together of parts, as languages do it.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple


class Names(NamedTuple):
    """What people of one language are called; both lists begin with the most common name."""

    first: list[str]
    last: list[str]


def words(text: str) -> list[str]:
    return text.split()


def joined(beginnings: str, ends: str) -> list[str]:
    """Put every beginning before every end, well mixed."""
    pairs = list(product(beginnings.split(), ends.split()))
    step = next(n for n in (617, 619, 631, 641) if len(pairs) % n)
    return ["".join(pairs[number * step % len(pairs)]) for number in range(len(pairs))]


def doubled(names: list[str], between: str) -> list[str]:
    """Put names together in twos, such as García López or Martin-Durand."""
    return [f"{a}{between}{b}" for a, b in product(names, names[::-1]) if a != b]


def after(prefixes: str, names: list[str]) -> list[str]:
    """Put a prefix before each of the names, such as van der Berg."""
    return [f"{prefix} {name}" for name in names for prefix in prefixes.split("|")]


ENGLISH_LAST = words("""Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White
Harris Martin Thompson Robinson Clark Lewis Lee Walker Hall Allen Young King Wright Scott Green Baker Adams Nelson Hill
Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Edwards Collins Stewart Morris Murphy Cook Rogers Morgan
Cooper Peterson Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray James Hughes Price
Myers Long Foster Sanders Ross Powell Sullivan Russell Jenkins Perry Butler Barnes Fisher Henderson Coleman Simmons
Patterson Jordan Reynolds Hamilton Graham Wallace Woods West Cole Hayes Bryant Gibson Ellis Stevens Murray Ford Marshall
Owens McDonald Harrison Kennedy Wells O’Brien Henry Palmer Hunter Hicks Crawford Mason Dixon Hunt Black Robertson Holmes
Stone O’Connor Fox Warren Mills Rice Daniels Ferguson Nichols Stephens Gardner Payne Pierce Berry Matthews Arnold Wagner
Willis Watkins Olson Carroll Duncan Snyder Hart Cunningham Bradley Lane Andrews Riley Armstrong Weaver Greene Lawrence
Elliott Sims Austin Peters Kelley Franklin Lawson Ryan McAllister O’Neill Fitzgerald D’Angelo O'Hara""")
ENGLISH_FIRST = words("""James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan
Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Betty Anthony Sandra Mark Margaret
Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa George
Deborah Timothy Stephanie Ronald Rebecca Jason Laura Edward Helen Jeffrey Sharon Ryan Cynthia Jacob Kathleen Gary Amy
Nicholas Angela Eric Shirley Jonathan Anna Stephen Brenda Larry Pamela Justin Emma Scott Nicole Brandon Samantha
Benjamin Katherine Samuel Christine Gregory Debra Frank Rachel Raymond Carolyn Alexander Janet Patrick Maria Jack
Heather Dennis Diane Jerry Olivia Tyler Julie Aaron Joyce Mary-Ann Siobhán Zoe Chloe Grace""")
GERMAN_LAST = words("""Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein
Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Köhler
Maier Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich
Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus
Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich
Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Berg""")
GERMAN_FIRST = words("""Peter Ursula Michael Maria Thomas Monika Andreas Petra Wolfgang Elisabeth Claus Sabine Stefan Renate
Christian Helga Hans Karin Klaus Brigitte Jürgen Ingrid Martin Erika Frank Andrea Bernd Gisela Uwe Claudia Markus
Susanne Jörg Gabriele Heinz Christa Dieter Christine Ralf Hildegard Jan Anna Lukas Emma Jonas Mia Felix Hannah Leon
Lena Karl-Heinz Anne-Marie Björn Käthe Jürg Zoë Günter Jana Sven Silke Holger Birgit Matthias Heike Anja Ulrike""")
FRENCH_LAST = words("""Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel
Garcia David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François Martinez
Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont
Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël
Meyer Lucas Meunier Jean Perez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colas Fernandez
Pierre Renard Arnaud Rolland Caron Aubert Giraud Leclerc Vidal Bourgeois Renaud Lemoine Picard Gaillard Philippe
Leclercq Lacroix Fabre Dupuis Olivier Rodriguez Benali N’Diaye d’Estaing L’Hermite Œuvrard""")
FRENCH_FIRST = words("""Jean Marie Pierre Nathalie Michel Isabelle Philippe Sylvie Alain Catherine Nicolas Françoise
Christophe Valérie Patrick Martine Frédéric Christine Laurent Monique Julien Sandrine Stéphane Véronique Daniel Nicole
Olivier Sophie Éric Aurélie David Céline Pascal Stéphanie Gérard Chantal Sébastien Anne Thomas Julie Bernard Jacqueline
Thierry Camille Bruno Émilie Jean-Baptiste Marie-Claire Hélène Chloé Étienne Zoé Gaël Noémie François Léa Jérôme Manon
Guillaume Laure Mathieu Inès Romain Élodie Anthony Mehdi Fatima Aïcha Thaïs Noël""")
SPANISH_LAST = words("""García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández
Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco
Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos
Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Márquez Herrera Peña Flores Cabrera Campos Vega Fuentes
Carrasco Diez Caballero Reyes Nieto Aguilar Pascual Santana Herrero Lorenzo Montero Hidalgo Giménez Ibáñez Ferrer""")
SPANISH_FIRST = words("""José María Antonio Carmen Juan Ana Manuel Isabel Francisco Dolores Luis Pilar Javier Teresa Miguel
Rosa Ángel Cristina Carlos Laura Jesús Marta David Elena Pedro Lucía Daniel Mercedes Alejandro Josefa Rafael Sofía
Fernando Paula Sergio Raquel Pablo Sara Jorge Silvia Alberto Patricia Diego Beatriz Andrés Rocío Enrique Mónica Álvaro
Julia Ramón Inés Íñigo Nuria Vicente Yolanda Joaquín Begoña Iván Alba Rubén Irene Óscar Nieves Raúl Concepción""")
DUTCH_LAST = words("""Jansen Bakker Visser Smit Meijer Mulder Vries Dijk Groot Bos Vos Peters Hendriks Leeuwen Dekker
Brouwer Wit Dijkstra Smits Kok Jacobs Vermeulen Schouten Willems Huisman
Hoekstra Koster Prins Blom Peeters Kuipers Veenstra Postma Kuiper Hermans Ruiter Molenaar Verhoeven""")
DUTCH_FIRST = words("""Jan Anneke Pieter Maria Hendrik Johanna Willem Elisabeth Kees Wilhelmina Daan Sanne Bram Lotte Sem Fleur
Lars Femke Joost Marloes Ruben Eva Thijs Iris Maarten Esther Jeroen Saskia Wouter Ingrid""")
CHINESE_LAST = words("""Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie
Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Ng Chan Wong Cheung Lam Leung Lau Ho Tam Fong Chang Hsu Ouyang""")
CHINESE_FIRST = words("""Wei Fang Na Xiuying Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiulan Xia Ping
Gang Guiying Hui Lin Mei Xiaoming Zihan Yuxuan Haoran Xinyi Kai-Ming Siu-Ling Ka-Yan""")
HAN_LAST = list("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
HAN_LAST += ["欧阳", "司马", "上官"]
HAN_FIRST = words(
    "伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 辉 玲 小明 子涵 雨轩"
)

NAMES = {
    "english": Names(
        ENGLISH_FIRST,
        ENGLISH_LAST
        + joined(
            """Ash Black Brad Brom Burn Cart Chad Clay Crow Dal Ed Fair Farn Fen Glad Hal Ham Hart Hath Hazel Hill Hol
            Kirk Lang Law Leigh Lock Mar Mel Mil New Nor Oak Pem Rad Red Rock Rose Rush Sel Shel Stan Stock Sut Thorn Wal
            War Whit Wil Win""",
            "ford well ton ley wood field worth ham stead bury by dale more wick land gate cott bourne shaw combe",
        )
        + doubled(ENGLISH_LAST[:40], "-"),
    ),
    "german": Names(
        GERMAN_FIRST,
        GERMAN_LAST
        + joined(
            """Acker Alten Bach Berg Birken Blumen Brunn Buch Burg Dorn Eichen Eisen Feld Fried Gold Grün Hagen Heide
            Himmel Hohen Kirch Kron Linden Löwen Mühl Neu Ober Rosen Schön Silber Stein Tannen Wald Weiden Wild Zell""",
            "mann bauer hofer meier huber berger müller stein bach feld thal reuter häuser brenner eder",
        )
        + doubled(GERMAN_LAST[:25], "-"),
    ),
    "french": Names(
        FRENCH_FIRST,
        FRENCH_LAST
        + after("Le|De la|Du", words("Goff Gall Roux Fort Rue Mare Bois Val Pré Mont Puy Clos"))
        + joined(
            "Beau Bel Bon Cham Char Cour Dela Fon Haute Lamo Mau Mont Neu Ren Roche Saint- Vau Ville",
            "mont val pré champ lieu fort court pierre ville marais noir rivage bert lain neuf tier",
        )
        + doubled(FRENCH_LAST[:45], "-"),
    ),
    "spanish": Names(
        SPANISH_FIRST,
        SPANISH_LAST
        + after("de la|del", words("Cruz Fuente Torre Rosa Peña Vega Río Campo Valle Monte"))
        + doubled(SPANISH_LAST[:60], " "),
    ),
    "dutch": Names(
        DUTCH_FIRST,
        DUTCH_LAST[:6]
        + after("van der|de|van den", words("Berg Meer Linden Heuvel Veen Broek Wal Heijden Graaf Haan Boer"))
        + DUTCH_LAST[6:]
        + joined("Acker Beek Boom Duin Groen Heide Kade Linde Molen Water", "man stra huis kamp hof sma"),
    ),
    "chinese": Names(CHINESE_FIRST, CHINESE_LAST + doubled(CHINESE_LAST[:20], "-")),
    "han": Names(HAN_FIRST, HAN_LAST),
}  # fmt: skip

FIRMS = """Alpine Ski House|Contoso Hotels|Adventure Works|Northwind Traders|Wide World Importers|Tailspin Toys|Litware
Bakery|Proseware Books|Fourth Coffee|Lucerne Publishing|Blue Yonder Travel|Coho Vineyard|Graphic Design Institute|School
of Fine Art|Trey Research|Woodgrove Bank|Humongous Insurance|Margie’s Travel|City Power & Light|Southridge Video""".replace("\n", " ").split("|")  # fmt: skip
FORMS = {
    "US": "{firm} of {city}|{last} & Sons|{last} Brothers|{last} Hardware Inc.|{city} {last} LLC",
    "CA": "{firm} of {city}|{last} & Sons Ltd.|{last} Outfitters|{city} {last} Inc.",
    "GB": "{firm} of {city}|{last} & Sons Ltd|{last} & Daughters|{city} {last} plc",
    "FR": "Hôtel {last}|Boulangerie {last}|Établissements {last}|{last} et Fils|Pharmacie {last}",
    "DE": "{last} GmbH|Gebrüder {last}|Bäckerei {last}|{last} & Söhne KG|Hotel {last}",
}
