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
