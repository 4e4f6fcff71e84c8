# Après le jour : ce que les hôtes rapportent et ce que la coordination clôt.

refusal-difference-unexplained = Les deux chiffres diffèrent. Dites pourquoi, autant que vous le sachiez.
refusal-nothing-to-report = Personne ne marche ici, il n’y a donc rien à rapporter.
refusal-before-the-day = Le compte rendu s’ouvre quand la marche commence.
refusal-report-closed = La coordination a clos ce compte rendu. Elle peut le rouvrir.
field-arrived = Venus parmi les inscrits
field-walk-ups = Venus sans s’être inscrits
field-headcount = Comptage des personnes
field-cash-counted = Espèces comptées
field-cash-reason = Pourquoi les espèces diffèrent
field-milk-1 = Lait remis
field-milk-2 = Lait remis à un deuxième lactarium
field-milk-3 = Lait remis à un troisième lactarium
field-milk-4 = Lait remis à un quatrième lactarium
field-milk-bank-1 = À quel lactarium
field-milk-bank-2 = À quel deuxième lactarium
field-milk-bank-3 = À quel troisième lactarium
field-milk-bank-4 = À quel quatrième lactarium
field-milk-reason = Pourquoi le lait diffère
field-story = Comment c’était
field-story-shown = Qui peut lire comment c’était
field-version = Version
action-see-reports = Voir ce que les hôtes ont rapporté après le jour
action-report-stroll = Rendre compte d’une marche après son jour
action-close-reports = Clore les comptes rendus et les rouvrir
deed-reported = Un compte rendu a été envoyé ou modifié
deed-closed-report = Un compte rendu a été clos
deed-reopened-report = Un compte rendu a été rouvert
act-reported = Rapporté : { $what }
act-closed-report = Le compte rendu a été clos
act-reopened-report = Le compte rendu a été rouvert
need-closing = { $count ->
    [one] { $count } compte rendu attend d’être clos
   *[other] { $count } comptes rendus attendent d’être clos
}
report-desk-title = Compte rendu du jour
report-desk-text = Quelques chiffres et quelques mots, pour que ce que votre ville a fait soit compté. Vous pouvez le modifier jusqu’à ce que la coordination le close.
report-done-sent = Merci. Le compte rendu est enregistré.
report-done-same = Rien n’était différent.
report-done-closed = Le compte rendu est clos. Ses chiffres sont dans le bilan de la campagne.
report-done-opened = Le compte rendu est de nouveau ouvert.
report-done-before = C’était déjà ainsi.
report-sent-at = Envoyé le { $moment }.
report-changed-at = Modifié le { $moment }.
report-closed-at = Clos le { $moment }.
report-sum = { $expected ->
    [one] { $expected } personne était annoncée
   *[other] { $expected } personnes étaient annoncées
} ; { $came ->
    [one] { $came } est venue
   *[other] { $came } sont venues
}.
report-beside = Ce que le jour a enregistré, à côté de ce qui est rapporté
report-recorded = Enregistré
report-reported = Rapporté
report-difference = Écart
report-moved-on = Le jour a enregistré davantage depuis l’envoi : un téléphone a trouvé le réseau plus tard. Renvoyez le compte rendu pour mettre à jour les chiffres enregistrés.
report-handed-to = { $volume } à { $bank }
report-story-is-public = Tout le monde peut lire comment c’était. Cela s’affiche une fois le compte rendu clos.
report-open-why = Pourquoi il est rouvert
report-open-again = Rouvrir
report-close = Clore le compte rendu
report-close-text = Une fois clos, ses chiffres sont dans le bilan de la campagne, et personne ne les change.
report-closed-text = La coordination a clos ce compte rendu. Écrivez-lui si quelque chose n’est pas juste.
report-who = Qui est venu
report-announced = { $count ->
    [one] { $count } personne était annoncée.
   *[other] { $count } personnes étaient annoncées.
}
report-by-phones = Ce que les téléphones ont noté est déjà rempli. Corrigez là où vous savez mieux.
report-no-phones = Rien n’a été noté ce jour-là, les chiffres sont donc les vôtres. Laissez vide ce que personne n’a compté.
report-headcount-help = Si quelqu’un a compté tout le monde. Le plus grand des deux nombres est retenu.
report-cash = Espèces
report-cash-count = Comptez d’abord les espèces, à deux si possible. Ce que les téléphones ont enregistré s’affiche ensuite.
report-cash-recorded = Les téléphones ont enregistré { $amount }. Rien n’est ajusté : les deux chiffres restent.
report-cash-other = Des espèces dans une autre monnaie ont aussi été notées. Dites plus bas où elles sont.
report-cash-help = En { $currency }, sans rien retirer. Zéro si la caisse était vide.
report-reason-help = Seulement si les chiffres diffèrent. « Personne ne sait » est une réponse.
report-milk = Lait
report-milk-recorded = { $amount } ont été notés ce jour-là.
report-milk-help = Par exemple 29 oz ou 850 mL.
report-no-bank = Non remis
report-how = Comment c’était
report-story-help = Ce que vous raconteriez à quelqu’un de proche. Ne nommez personne qui n’a pas dit oui.
report-story-no = Seulement les personnes qui mènent la campagne
report-story-yes = Tout le monde
report-send-button = Envoyer le compte rendu
report-change-button = Enregistrer les changements
report-state-missing = Pas encore de compte rendu
report-state-differs = Compte rendu reçu, avec un écart
report-state-sent = Compte rendu reçu
report-state-closed = Clos
report-column-expected = Annoncées
report-column-came = Venues
reports-title = Comptes rendus
reports-text = Ce que chaque ville a rapporté après son jour. Ouvrez-en un pour le lire et le clore.
reports-of = { $reported } villes sur { $towns } ont rendu compte.
reports-none = Aucune marche n’est encore terminée.
reports-all = Toutes les villes
letter-report-subject = Comment était { $stroll } ?
letter-report-opening = { $stroll } est terminée. Merci de l’avoir organisée.
letter-report-what = Il reste une chose : le compte rendu. Il demande qui est venu, les espèces comptées et le lait remis. Ce que les téléphones ont noté est déjà rempli ; cela prend environ cinq minutes.
letter-report-open = Écrire le compte rendu
letter-report-last = C’est la dernière lettre à ce sujet. Sans compte rendu, votre ville reste sans chiffres.
letter-report-why = Vous recevez cette lettre parce que vous organisez cette marche.
figure-came = Personnes venues
figure-came-of = D’après les comptes rendus de { $reported } villes sur { $towns }
report-stories = Comment c’était, dans les mots des hôtes
figure-milk-handed = { $volume } de lait remis à des lactariums
certificate-text = Vous aviez une place à cette marche.
certificate-link = Attestation à imprimer (PDF)
certificate-title = Attestation
certificate-walked = a marché à { $stroll }, à { $town }, le { $day }.
certificate-party = Venus en groupe : { $party }.
certificate-why = La marche demande du lait humain pour des bébés trop petits ou trop malades pour s’en passer.
certificate-host = Organisée par { $host }
field-helper-name = Nom
field-helper-role = Ce qui a été fait
field-hours = Heures
field-helper = Membre
field-id = Ligne
deed-noted-hours = Des heures d’aide ont été notées
deed-removed-hours = Des heures d’aide ont été retirées
act-noted-hours = Heures notées : { $what }
act-removed-hours = Heures retirées : { $what }
hours-title = Qui a aidé
hours-text = Les heures des personnes qui ont aidé, et ce qu’elles ont fait. Certaines en ont besoin par écrit : imprimez-leur une lettre.
hours-none = Personne n’est encore noté.
hours-sum = { $time } en tout.
hours-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
hours-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours-add = Noter quelqu’un
hours-add-button = Noter les heures
hours-role-help = Par exemple : à l’entrée, avec la glacière, à la préparation.
hours-help = Par exemple 3, 3,5 ou 3:30.
hours-member-help = Si la personne a un rôle ici : avec les données du membre, le nom est effacé aussi.
hours-no-member = Aucun de ceux-ci
hours-letter = Lettre (PDF)
hours-remove = Retirer
hours-done-noted = Les heures sont notées.
hours-done-removed = Les heures sont retirées.
hours-done-before = C’était déjà ainsi.
hours-letter-title = Attestation de bénévolat
hours-letter-helped = a aidé à { $stroll }, à { $town }, le { $day }.
hours-letter-role = { $role } : { $time }
hours-letter-unpaid = Ce travail était bénévole.
campaign-desk-before = Précédente
campaign-desk-page = Page { $page } sur { $pages }
