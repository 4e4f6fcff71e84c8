# Le bilan et les lignes derrière ses chiffres.

report-title = Bilan
report-of = Le bilan de { $campaign }
report-open = Cette campagne est en cours : les chiffres grandissent jusqu’à sa dernière marche.
report-reconstruction = Les chiffres publiés de cette campagne sont conservés. Ce qui n’a pas été publié, et chaque ligne, est une reconstitution qui s’accorde avec eux, et les personnes y sont inventées.
report-by-partner = Marches menées par les groupes des partenaires
report-shares = Qui a reçu combien
report-sign-ups = Inscriptions au fil du temps
report-no-sign-ups = Personne ne s’est encore inscrit.
report-map = Les marches sur la carte
report-moved = Passées à un autre jour
report-moved-to = du { $from } au { $to }
report-moved-open = du { $from } ; la nouvelle date est à venir
report-files = À emporter
chart-sign-ups = { $count ->
    [one] Graphique : { $count } groupe inscrit
   *[other] Graphique : { $count } groupes inscrits au fil du temps
}
chart-by-week = Une colonne par semaine. Le chiffre du haut est la semaine la plus remplie.
chart-by-day = Une colonne par jour. Le chiffre du haut est le jour le plus rempli.
chart-table = La même chose en tableau

figure-rows = Voir les lignes
figure-places = Villes
figure-places-before = { $count } l’année d’avant
figure-walkers = Marcheurs
figure-parties = { $count ->
    [one] dans { $count } groupe
   *[other] dans { $count } groupes
}
figure-groups = Groupes participants
figure-gifts = Dons directs
figure-promised = { $amount } de plus sont promis
figure-shirts = T-shirts
figure-milk = Lait reçu par les lactariums
figure-milk-promised = sur { $volume } promis

rows-back = Retour au bilan
rows-count = { $count ->
    [one] Une entrée.
   *[other] { $count } entrées.
}
rows-total = Ensemble : { $total }.
rows-none = Pas encore de lignes.
rows-next = D’autres lignes
rows-places = Villes
rows-places-note = Chaque marche annoncée, quoi qu’elle soit devenue.
rows-run-by-groups = Marches menées par les groupes des partenaires
rows-run-by-groups-note = Les marches qu’un groupe local d’un partenaire a menées, avec les personnes présentes.
rows-groups = Groupes participants
rows-groups-note = Groupes locaux des partenaires, par pays, région et ville.
rows-walkers = Marcheurs
rows-walkers-note = Les groupes qui ont une place, sans les noms.
rows-gifts = Dons directs
rows-gifts-note = Chaque don reçu. Les noms n’apparaissent que là où ils ont été laissés visibles.
rows-shirts = T-shirts
rows-shirts-note = Ce que les t-shirts ont apporté.
rows-promised-gifts = Dons promis pour le jour même
rows-promised-gifts-note = Promesses de don à une marche, pas encore confirmées par l’hôte.
rows-milk-promised = Lait promis
rows-milk-promised-note = Par ville et par lactarium, additionné. Ce qu’une personne a donné ne regarde qu’elle.
rows-milk-received = Lait reçu par les lactariums
rows-milk-received-note = Ce que les lactariums ont confirmé, par ville et par lactarium, additionné.
rows-sign-ups = Inscriptions au fil du temps
rows-sign-ups-note = Groupes inscrits chaque jour, en UTC.

column-day = Jour
column-town = Ville
column-region = Région
column-country = Pays
column-stroll = Marche
column-group = Groupe
column-partner = Partenaire
column-status = État
column-people = Personnes
column-parties = Groupes
column-entries = Entrées
column-adults = Adultes
column-children = Enfants
column-amount = Montant
column-kind = Sorte
column-name = Nom
column-bank = Lactarium
column-volume = Volume
column-promised = Promis
column-received = Reçu
column-share = Part
column-strolls = Marches
column-participants = Participants
column-groups = Groupes
column-walkers = Marcheurs
column-raised = Recueilli
column-total = Ensemble

word-open = ouverte
word-postponed = reportée
word-cancelled = annulée
word-held = tenue
word-gift = don
word-shirt = t-shirt
word-promised = promis
word-received = reçu
word-withdrawn = retiré
word-confirmed = confirmé
word-waiting = en attente
word-whole-campaign = toute la campagne
bottle-money = { $share } de l’objectif en argent
bottle-milk = { $share } de l’objectif en lait promis
origin-on-record = Publié : « { $stated } »
origin-reconstructed = Reconstitué
figure-raised = Total recueilli
