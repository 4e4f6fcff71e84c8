"""The words that invented people and places are made of.

Nobody in the seeds is real: given names and surnames are drawn from short lists in which every
surname is a bird or a plant, so that a whole page of them is plainly made up.
"""

GIVEN = """Ada Alba Amos Anya Asa Bea Bess Bram Cal Cara Cleo Cora Dara Della Dot Edda Eli Elsa Enid
Esme Etta Ezra Faye Finn Flora Gia Gus Hana Hattie Hugo Ida Ines Iris Isla Ivo Jem Jonah June Kai
Kira Lena Leo Lola Lou Lula Mabel Maya Mina Moss Nell Nico Noa Olive Opal Orla Oto Pearl Petra Pia
Quinn Remy Rhea Romy Rosa Ruby Rue Sana Selma Silas Suri Tess Theo Tilda Uma Vera Vida Wim Xenia
Yara Zadie Zeno Zora""".split()
SURNAMES = """Alder Anemone Aspen Avocet Barley Bittern Bluebell Bracken Bramble Bullfinch Bunting
Cattail Chaffinch Chickadee Clover Columbine Coot Cormorant Cowslip Crocus Curlew Dabchick Dogwood
Dunlin Elderberry Fieldfare Finch Flicker Foxglove Gadwall Gannet Goldfinch Goshawk Grebe Grosbeak
Hazelnut Heron Hornbeam Ibis Jackdaw Juniper Kestrel Killdeer Kinglet Lapwing Larkspur Linnet
Longspur Mallow Marigold Merganser Merlin Mistletoe Nightjar Nuthatch Oriole Osprey Ovenbird Petrel
Phoebe Pintail Pipit Plover Poppyseed Primrose Ptarmigan Redstart Rosehip Sanderling Sandpiper
Sapsucker Shearwater Siskin Snowdrop Sorrel Starling Stonechat Sunflower Swallow Tanager Teal
Thistle Thrush Towhee Turnstone Vireo Wagtail Warbler Waxwing Wheatear Whimbrel Wigeon Willet Woodcock Wren
Yarrow""".split()
# Given names and surnames per language other than English, drawn from in the same way.
OTHER_NAMES = {
    "es": ("Alma Celia Dalia Elisa Inés Jimena Lucía Mar Nieves Olga Paz Rocío Sol Vega".split(),
           "Alondra Cardenal Colibrí Garza Girasol Golondrina Jilguero Petirrojo Ruiseñor".split()),
    "fr": ("Aude Céleste Églantine Élodie Fleur Léonie Maëlle Noé Océane Rémi Solène Zoé".split(),
           "Bleuet Chardonneret Coquelicot Hirondelle Mésange Muguet Pinson Tournesol".split()),
    "ja": ("あおい いちか かえで こはる すみれ なつめ ひなた みのり".split(),
           "雀野 燕沢 鶯谷 菜花 千鳥川 桔梗原".split()),
}

# Where people meet, in words that fit any park and claim nothing about a real one.
MEETING_POINTS = """By the fountain in the town park
North shelter of the central park
At the playground gate, river side
Under the big oak by the bandstand
Picnic tables next to the duck pond
Park entrance by the library
At the start of the loop trail
By the rose garden
Bandstand on the green
Boat ramp end of the lake path
Grass beside the splash pad
Main gate of the botanical garden
Picnic shelter 2, by the parking lot
Steps of the old courthouse, park side
Trailhead by the footbridge
Carousel side of the park
By the flagpole at the park entrance
Benches by the community garden
Shelter nearest the restrooms
Corner of the green by the bakery
By the stone wall at the south entrance
Lawn behind the visitor center
Garden path, by the blue bench
Under the clock at the market square""".splitlines()
MEETING_POINTS_OF = {
    "Montréal": "Près de la fontaine du parc", "Québec": "À l'entrée du parc, côté fontaine",
    "Moncton": "By the gazebo in the park / Près du kiosque du parc",
    "Yokosuka": "Picnic tables on the base, by the playground (base ID at the gate)",
}
BRING = """Water, a sun hat, a carrier or stroller
Water and a picnic blanket
Water, sunscreen, a carrier or stroller
A snack to share and a water bottle
Rain jackets, we walk in drizzle
Water, a hat, a blanket for the grass
Carrier or stroller, the loop is paved
A carrier, the path is gravel
Water, sunscreen, a favorite picture book
""".splitlines() + [""]
BRING_FRENCH = "De l'eau, un chapeau, un porte-bébé ou une poussette"

# Venues and streets are named after plants, so that nobody looks for them.
PLANTS = """Anemone Bluebell Bramble Clover Columbine Cowslip Crocus Elderberry Foxglove Hazelnut
Hornbeam Juniper Larkspur Mallow Marigold Primrose Rosehip Snowdrop Sorrel Sunflower Yarrow""".split()
WALK = {
    "en": {
        "venue": "{} Park", "street": "{} {} Lane", "paved": "paved all the way",
        "gravel": "fine gravel, with one short slope",
        "parking": ["Free, by the main gate", "On the street, free on weekends",
                    "Lot behind the library, two hours free", "Lot at the lake, fills early", ""],
        "toilets": ["By the playground, with a changing table", "At the visitor center",
                    "Portable ones at the start, no changing table", "In the library", ""],
        "rain": ["We walk in rain, not in thunder", "Under the picnic shelter, and a shorter loop",
                 "Indoors, in the hall next door", "Called off by 8 that morning, by e-mail", ""],
    },
    "fr": {
        "venue": "Parc {}", "street": "{}, rue {}", "paved": "asphalte sur tout le parcours",
        "gravel": "gravier fin, une petite pente",
        "parking": ["Gratuit, près de l'entrée", "Dans la rue, gratuit la fin de semaine"],
        "toilets": ["Près de l'aire de jeux, avec table à langer", "Au pavillon d'accueil"],
        "rain": ["On marche sous la pluie, pas sous l'orage", "Sous l'abri, parcours plus court"],
    },
}

# Each is used once per edition: people say the same thing in their own words.
MESSAGES = {
    "en": """For the night nurses.
For Wren, home after 61 days.
In thanks for the bottles that came when we needed them.
Walking with three generations.
For every small fighter in the ward.
From the Tuesday playgroup.
Good luck with the weather.
We were that family two years ago. Thank you.
From grandma, who will be pushing the stroller.
For the tiniest ones.
Happy to help.
In memory of a very small boy.
From all of us at the yarn shop.
See you by the fountain.
From the third floor, day shift.
We can't walk this year, so here is our lap.
For twins who are taller than me now.
Our book club passed the hat.
In thanks to a donor we never met.
For my sister and her little one.
From two uncles with a wagon.
Born at 26 weeks, starting school this fall.
For the quiet hours.
A little something from the bakery.
For our neighbor's baby.
With love from the other side of the lake.
Thank you for organizing this.
The lemonade stand did well.
From one preemie, all grown up.
For Hazel, who is two today.
Count us in, rain or shine.
For the ones who came early.
From the choir.
For the mothers who share.
Keep up the good walk.
So glad this came to our town.
From the carpool.
For my roommate from the ward.
Our first walk as four.
In thanks, from a family of five.""".splitlines(),
    "es": """Con cariño, desde nuestra casa.
Para los más pequeñitos.
Gracias a quienes cuidan de noche.
Caminamos con ustedes.
Por mi sobrina, que nació antes de tiempo.
De parte de toda la familia.
Nos vemos en el parque.""".splitlines(),
    "fr": """Pour les tout-petits.
Merci aux équipes de nuit.
Avec vous de tout cœur.
On marche avec vous.
Pour Colette, née à 29 semaines.
De la part des grands-parents.""".splitlines(),
    "ja": """小さな命のために。
看護師のみなさん、ありがとうございます。
いっしょに歩きます。
早く生まれた姪へ。""".splitlines(),
}
