# Beaucoup de marches à la fois.
field-in = Où
field-sort = Dans l’ordre
field-only = Ce qui manque
field-strolls = Marches
field-all = Toutes les marches
many-narrow = Filtrer et trier
many-any = Tous
many-everywhere = Partout
many-sort-town = Ville
many-sort-region = Pays et région
many-sort-day = Jour
many-sort-walkers = Nombre de participants
many-day = Jour
many-choose = Choisir { $town }
many-all = { $count ->
    [one] La seule marche trouvée
   *[other] Les { $count } marches trouvées
}
many-button-open = Ouvrir
many-button-postpone = Reporter…
many-button-cancel = Annuler…
many-first-page = Revenir au début
many-undone-partly = C’est défait. Là où autre chose a changé entre-temps, rien ne bouge.
many-ask-postpone = { $count ->
    [one] Reporter une marche
   *[other] Reporter { $count } marches
}
many-ask-cancel = { $count ->
    [one] Annuler une marche
   *[other] Annuler { $count } marches
}
many-ask-text = Rien ne se passe avant que vous ayez vu ce qui en résulte.
many-day-help = Chaque ville garde son heure.
many-to-strolls = Vers les marches
many-open = { $count ->
    [0] Aucune marche ne peut être ouverte
    [one] Une marche s’ouvre
   *[other] { $count } marches s’ouvrent
}
many-cancel = { $count ->
    [0] Aucune marche ne peut être annulée
    [one] Une marche est annulée
   *[other] { $count } marches sont annulées
}
many-postpone = { $count ->
    [0] Aucune marche ne peut être reportée
    [one] Une marche est reportée, sans nouvelle date
   *[other] { $count } marches sont reportées, sans nouvelle date
}
many-postpone-to = { $count ->
    [0] Aucune marche ne peut passer au { $day }
    [one] Une marche passe au { $day }
   *[other] { $count } marches passent au { $day }
}
many-do-open = { $count ->
    [one] L’ouvrir
   *[other] Ouvrir { $count } marches
}
many-do-cancel = { $count ->
    [one] L’annuler
   *[other] Annuler { $count } marches
}
many-do-postpone = { $count ->
    [one] La reporter
   *[other] Reporter { $count } marches
}
many-nobody = Personne ne reçoit de lettre.
many-letters = { $count ->
    [one] Un groupe s’est inscrit. Il l’apprend par lettre dans dix minutes ; d’ici là, vous pouvez tout défaire.
   *[other] { $count } groupes se sont inscrits. Ils l’apprennent par lettre dans dix minutes ; d’ici là, vous pouvez tout défaire.
}
many-no-letters = { $count ->
    [one] Un groupe s’est inscrit. Ce service n’envoie pas de lettres : c’est à la personne qui organise de le dire.
   *[other] { $count } groupes se sont inscrits. Ce service n’envoie pas de lettres : c’est aux personnes qui organisent de le dire.
}
many-more = { $count } de plus
many-left-out = { $count ->
    [one] Une marche est laissée de côté
   *[other] { $count } marches sont laissées de côté
}
many-left-already = { $count ->
    [one] Une est déjà ainsi
   *[other] { $count } sont déjà ainsi
}
many-left-draft = { $count ->
    [one] Une est un brouillon : personne n’en connaît le jour
   *[other] { $count } sont des brouillons : personne n’en connaît le jour
}
many-left-postponed = { $count ->
    [one] Une a été reportée : elle se rouvre à son propre bureau
   *[other] { $count } ont été reportées : elles se rouvrent à leur propre bureau
}
many-left-cancelled = { $count ->
    [one] Une est annulée
   *[other] { $count } sont annulées
}
many-left-over = { $count ->
    [one] Une est passée
   *[other] { $count } sont passées
}
many-left-no-host = { $count ->
    [one] Une n’a personne pour l’organiser
   *[other] { $count } n’ont personne pour les organiser
}
many-left-no-place = { $count ->
    [one] Une n’a pas de lieu de rendez-vous
   *[other] { $count } n’ont pas de lieu de rendez-vous
}
many-left-no-such-time = { $count ->
    [one] Pour une, ce jour est passé ou ses horloges sautent l’heure
   *[other] Pour { $count }, ce jour est passé ou leurs horloges sautent l’heure
}
act-changed-many = { $count ->
    [one] Une marche : { $became }
   *[other] { $count } marches à la fois : { $became }
}
act-undid-many = { $count ->
    [one] Défait pour une marche : { $became }
   *[other] Défait pour { $count } marches : { $became }
}
deed-changed-many = Beaucoup de marches ont changé à la fois
refusal-seen-otherwise = Quelque chose a changé depuis. Voici ce que cela donnerait maintenant.
refusal-nothing-to-change = Aucune de ces marches ne peut être changée ainsi.
refusal-too-many-strolls = Au plus {$number} marches changent à la fois. Filtrez d’abord le tableau, par région par exemple.

# La campagne encore une fois, l’an prochain.
action-plan-campaign = Planifier la campagne : ce avec quoi commencent les marches, et la prochaine édition
deed-carried-over = Une campagne a été reconduite
act-carried-over = Repris de { $from } : { $count ->
    [one] une marche
   *[other] { $count } marches
}
field-edition = Adresse de la prochaine édition
carry-link = L’an prochain
carry-title = Reconduire l’an prochain
carry-text = Partenaires, groupes et villes suivent ; les villes sont des brouillons avec les mêmes mots, au nouveau jour. On demande par lettre aux personnes qui ont organisé si elles recommencent.
carry-stays = Inscriptions, dons, lait et messages restent dans cette campagne.
carry-to-help = Courte, comme dans les liens : 2028.
carry-day-help = Le jour où la plupart des villes marcheront.
carry-preview-title = Ce qui suit vers { $name }
carry-partners = Partenaires
carry-groups = Groupes
carry-hosts = Questions posées
carry-strolls = { $count ->
    [0] Toutes les villes y sont déjà.
    [one] Une ville suit, comme brouillon. Personne ne la voit avant qu’elle soit ouverte.
   *[other] { $count } villes suivent, comme brouillons. Personne ne les voit avant qu’elles soient ouvertes.
}
carry-drafts = { $count ->
    [one] Une marche n’a jamais été ouverte et reste.
   *[other] { $count } marches n’ont jamais été ouvertes et restent.
}
carry-letters = { $count ->
    [0] On ne demande à personne.
    [one] Une lettre part : encore cette année ? Un bouton suffit pour répondre.
   *[other] { $count } lettres partent : encore cette année ? Un bouton suffit pour répondre.
}
carry-no-letters = { $count ->
    [0] On ne demande à personne.
    [one] Ce service n’envoie pas de lettres. Une personne trouve la question à son bureau.
   *[other] Ce service n’envoie pas de lettres. { $count } personnes trouvent la question à leur bureau.
}
carry-coordinators = { $count ->
    [one] Une personne de la coordination mène aussi la prochaine édition.
   *[other] { $count } personnes de la coordination mènent aussi la prochaine édition.
}
carry-done = Tout y est déjà. Il ne reste rien à reconduire.
carry-button = Reconduire
carry-to-desk = Vers son bureau
again-title = Encore cette année ?
again-text = Vous avez organisé à { $town }. La prochaine marche a lieu le { $day } : { $campaign }.
again-ready = La page est prête avec les mots de l’an dernier. Vous pouvez tout changer, et personne ne la voit avant qu’elle soit ouverte.
again-yes = Oui, je recommence
again-no = Pas cette année
again-yes-title = Merci
again-yes-text = Vous organisez de nouveau à { $town }.
again-to-desk = Vers le bureau de votre marche
again-no-title = Merci de l’avoir dit
again-no-text = Les personnes qui mènent la campagne cherchent quelqu’un d’autre. Vous pouvez venir marcher.
letter-host-again-subject = { $campaign } : organiser encore à { $town } ?
letter-host-again-opening = Vous avez organisé la marche à { $town }. { $campaign } arrive, et votre ville est prête avec la page de l’an dernier.
letter-host-again-ready = Voulez-vous recommencer ? Un bouton dit oui ou non.
letter-host-again-link = Répondez ici :
fact-again-day = Jour
refusal-other-day = Une campagne à cette adresse existe déjà, un autre jour.

# Le modèle : ce que dit la page de chaque marche.
blueprint-title = Modèle
blueprint-text = Ce que dit la page de chaque marche, et qui peut le changer. Avant chaque changement, on voit ce qu’il fait et pour quelles marches.
blueprint-everywhere = Toutes les marches
blueprint-change = Modifier
blueprint-for-country = Un autre texte pour un pays
blueprint-town-help = {"{town}"} est remplacé par le nom de chaque ville.
field-hold = Qui peut le changer
field-value = Texte
blueprint-hold-locked = Fixe
blueprint-hold-suggested = Proposé
blueprint-hold-free = Libre
blueprint-hold-above = Comme pour toutes les marches
blueprint-help-locked = Le même partout ; les hôtes ne peuvent pas le changer.
blueprint-help-suggested = Les hôtes peuvent le changer, et ce qu’ils ont écrit reste.
blueprint-help-free = Les hôtes l’écrivent eux-mêmes.
blueprint-help-above = Ce pays n’a pas de texte à lui.
blueprint-changes = { $count ->
    [0] Aucune marche ne change
    [one] Une marche change
   *[other] { $count } marches changent
}
blueprint-what-changes = Ce qui change
blueprint-what-stays = Ce qui reste
blueprint-instead = Au lieu de « { $was } »
blueprint-from-to = « { $was } » devient « { $became } »
blueprint-others = { $count ->
    [one] Encore une marche avec un autre texte
   *[other] Encore { $count } marches avec d’autres textes
}
blueprint-in-step = { $count ->
    [one] Une marche a déjà ce texte
   *[other] { $count } marches ont déjà ce texte
}
blueprint-kept-hosts = { $count ->
    [one] Une garde ce que son hôte a écrit
   *[other] { $count } gardent ce que leurs hôtes ont écrit
}
blueprint-kept-below-taken = { $count ->
    [one] Pour une, plus de places sont déjà prises
   *[other] Pour { $count }, plus de places sont déjà prises
}
blueprint-kept-no-such-time = { $count ->
    [one] Pour une, l’heure est passée ou son horloge la saute
   *[other] Pour { $count }, l’heure est passée ou leurs horloges la sautent
}
blueprint-kept-too-long = { $count ->
    [one] Pour une, le texte est trop long avec le nom de la ville
   *[other] Pour { $count }, le texte est trop long avec le nom de la ville
}
blueprint-kept-cancelled = { $count ->
    [one] Une est annulée
   *[other] { $count } sont annulées
}
blueprint-kept-over = { $count ->
    [one] Une est terminée
   *[other] { $count } sont terminées
}
blueprint-do = { $count ->
    [0] Enregistrer
    [one] Enregistrer et changer une marche
   *[other] Enregistrer et changer { $count } marches
}
deed-set-blueprint = Le modèle a changé
act-set-blueprint = Modèle, { $what } : { $hold }
act-undid-blueprint = Modèle, { $what } : annulé
refusal-locked = La campagne l’a fixé pour toutes les marches. S’il ne convient pas à votre ville, demandez à la coordination.
edit-locked = Fixé par la campagne. S’il ne convient pas à votre ville, demandez à la coordination.

standing-title = Où en est-on
standing-map = Sur la carte
standing-no-strolls = Il n’y a pas encore de marche.
standing-ready = { $lacking ->
    [0] Toutes les marches sont prêtes : { $ready }.
    [one] Prêtes : { $ready }. Il manque quelque chose à une marche.
   *[other] Prêtes : { $ready }. Il manque quelque chose à : { $lacking }.
}
standing-full = Prête.
standing-hollow = Il manque quelque chose : un hôte, un lieu, un jour ou l’ouverture.
standing-growth = Inscriptions à côté de la campagne précédente
standing-no-sign-ups = Personne ne s’est inscrit avant le jour, ni cette fois ni la fois précédente.
standing-first = C’est la première campagne. La prochaine fois, vous pourrez comparer.
standing-today = { $days ->
    [0] Groupes inscrits jusqu’au jour même : { $parties }. La fois précédente : { $before }.
    [one] Groupes inscrits un jour avant : { $parties }. La fois précédente : { $before }.
   *[other] Groupes inscrits { $days } jours avant : { $parties }. La fois précédente : { $before }.
}
standing-days-before = { $days ->
    [0] Le jour même
    [one] Un jour avant
   *[other] { $days } jours avant
}
standing-the-day = Le jour même
