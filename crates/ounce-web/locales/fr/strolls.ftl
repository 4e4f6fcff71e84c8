# Marches : cartes, recherche, liste, page d’une marche, ses phases.

badge-open = Ouverte
badge-room = { $room ->
    [one] { $room } place libre
   *[other] { $room } places libres
}
badge-full = Complète, avec liste d’attente
badge-postponed = Reportée, date à venir
badge-postponed-to = Reportée au { $day }
badge-cancelled = Annulée
badge-over = Terminée

when = { $day }, { $time }
when-undated = La nouvelle date est à venir
walkers = { $count ->
    [one] { $count } marcheur
   *[other] { $count } marcheurs
}
towns = { $count ->
    [one] { $count } ville
   *[other] { $count } villes
}
hosted-by = accueil : { $host }
party = { $children ->
    [0] { $adults ->
        [one] { $adults } adulte
       *[other] { $adults } adultes
    }
    [one] { $adults ->
        [one] { $adults } adulte, { $children } enfant
       *[other] { $adults } adultes, { $children } enfant
    }
   *[other] { $adults ->
        [one] { $adults } adulte, { $children } enfants
       *[other] { $adults } adultes, { $children } enfants
    }
}
card-join = S’inscrire
card-wait = Liste d’attente
card-see = Voir la marche
card-see-change = Voir ce qui a changé

find-title = Trouvez votre marche
find-label = Trouvez votre marche
find-placeholder = Ville ou code postal
find-button = Trouver
find-locate = Utiliser l’endroit où je suis
find-locate-failed = Votre navigateur ne nous a pas dit où vous êtes. Une ville ou un code postal convient aussi bien.
find-empty = Tapez une ville ou un code postal. Les accents et les majuscules ne comptent pas.
find-here = là où vous êtes
find-near = { $count ->
    [one] La marche la plus proche ({ $place })
   *[other] Les marches les plus proches ({ $place })
}
find-nothing = Nous ne connaissons pas de lieu nommé « { $query } ».
find-nothing-text = Vérifiez l’orthographe, ajoutez la province ou l’État, ou essayez le code postal.
find-which = Quel « { $query } » cherchez-vous ?
find-did-you-mean = Nous ne connaissons pas « { $query } ». Est-ce l’un de ces lieux ?
find-looked-for = Nous ne connaissons pas « { $query } ». Nous avons cherché { $place }.
find-far = Rien encore à proximité ({ $place }) : la marche la plus proche est à { $distance }.
find-far-text = Vous pouvez participer d’où vous êtes : donnez pour une des villes, ou voyez comment donner du lait là où vous vivez.
find-no-strolls = Aucune marche n’est encore publique.
find-on-map = Les voir sur la carte
find-banks = Lactariums à proximité
find-banks-text = Le lactarium le plus proche n’est pas toujours le vôtre ; n’importe lequel vous dira à qui vous adresser.

strolls-title = { $count ->
    [one] { $count } ville
   *[other] Les { $count } villes
}
strolls-lead = La plupart marchent le { $day }.
strolls-none = Aucune marche n’est encore publique. Elles apparaissent ici dès qu’elles sont ouvertes.
strolls-regions = Par région
strolls-all = Toutes les régions

stroll-cancelled = Cette marche est annulée.
stroll-cancelled-text = Les places sont libérées. Les dons faits pour elle restent à la campagne.
stroll-postponed = Cette marche est reportée. La nouvelle date est à venir.
stroll-postponed-text = Les places sont gardées. La nouvelle date paraîtra ici dès qu’elle sera fixée.
stroll-postponed-to = Cette marche est reportée au { $day }.
stroll-place-kept = Votre place est gardée. Si le nouveau jour ne vous convient pas, vous pouvez la rendre avec le lien de votre billet.
stroll-changed-at = Annoncé le { $at }.
stroll-was-moved = Cette marche est passée du { $from } au { $to }.
stroll-find-near = Trouver une autre marche à proximité
stroll-zone = Heure locale : { $zone }
stroll-calendar = Ajouter à votre calendrier
stroll-where-unknown = L’hôte annoncera le lieu de rendez-vous.
stroll-directions = Itinéraire
stroll-bring-nothing = Rien que vous-mêmes.
stroll-join = S’inscrire à cette marche
stroll-wait = S’inscrire sur la liste d’attente
stroll-full-look = Toutes les places sont prises pour l’instant. Sur la liste d’attente, vous avancez quand quelqu’un part.
find-too-long = C’est plus long que le nom d’aucune ville. Écrivez au plus { $most } caractères.
stroll-full-text = Toutes les places sont prises pour l’instant. Sur la liste d’attente, vous avancez quand quelqu’un part, et vous recevez un courriel.
stroll-tally = { $town } jusqu’ici
stroll-tally-over = { $town } en chiffres
stroll-of-places = { $count ->
    [one] sur { $count } place
   *[other] sur { $count } places
}
stroll-waiting = { $count ->
    [one] { $count } groupe attend
   *[other] { $count } groupes attendent
}
stroll-give = Donner pour cette marche
stroll-milk = Promettre du lait
stroll-gifts = Dons pour cette marche
stroll-no-gifts = Pas encore de don ici. Le premier ouvre la liste.
stroll-share = Faites passer
stroll-share-button = Partager
stroll-share-mail = Envoyer par courriel
stroll-copy = Copier le lien
stroll-copied = Le lien est copié.
back-to-stroll = Retour : { $town }
back-to-campaign = Retour à la campagne

fact-when = Quand
fact-where = Où
fact-host = Accueil
fact-bring = Apporter
fact-name = Nom
fact-party = Qui vient
fact-stroll = Marche
fact-code = Code
fact-amount = Montant
fact-fee-cover = Ajouté pour les frais
fact-for = Pour
fact-bank = Lactarium
fact-checked = Dernière vérification

zone-eastern = heure de l’Est
zone-central = heure du Centre
zone-mountain = heure des Rocheuses
zone-pacific = heure du Pacifique
zone-alaska = heure de l’Alaska
zone-hawaii = heure d’Hawaï
zone-atlantic = heure de l’Atlantique
zone-newfoundland = heure de Terre-Neuve
zone-samoa = heure des Samoa
zone-chamorro = heure des Chamorro
zone-japan = heure du Japon
zone-of-city = heure de { $city }
zone-named = { $name } ({ $short })
time-in-zone = { $time }, { $zone }

# In a calendar: what has become of a plan, and the name of the stroll.
calendar-summary = { $status } : { $name }

# Where a stroll meets and what the walk is like; only what its host has said is shown.
stroll-until = jusqu’à { $time }
stroll-walk = Comment se passe la marche
fact-until = Fin
fact-distance = Distance
fact-surface = Chemin
fact-pram = Poussette
fact-wheelchair = Fauteuil roulant
fact-parking = Stationnement
fact-toilets = Toilettes
fact-rain = S’il pleut
access-yes = Oui, tout du long
access-partly = En partie, ou avec de l’aide
access-no = Pas sur ce parcours
calendar-fact = { $name } : { $value }

filter-legend = Seulement les marches
filter-room = avec des places libres
filter-pram = pour poussettes
filter-wheelchair = pour fauteuils roulants
filter-button = Afficher
filter-found = { $found ->
    [0] Aucune marche ne réunit tout cela.
    [one] { $found } marche sur { $among } réunit tout cela.
   *[other] { $found } marches sur { $among } réunissent tout cela.
}
filter-none = Tout afficher

news-particulars = Le nom, le lieu ou la fin a changé
ticket-give-back = Ce jour-là, nous ne pouvons pas : rendre notre place
