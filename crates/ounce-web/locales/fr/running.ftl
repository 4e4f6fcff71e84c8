field-status = État
field-next = Que faire
field-start-time = Heure
field-time = Commence à
field-lasts-minutes = Durée, en minutes
field-meeting-point = Point de rendez-vous
field-venue = Parc ou maison
field-street = Rue
field-position = Endroit sur la carte
field-host = Nom public de l’hôte
field-host-email = Adresse pour les questions
field-bring = À apporter
field-capacity = Places
field-confirm = Les adresses confirment
field-distance = Distance
field-surface = Chemin
field-pram = Poussette
field-wheelchair = Fauteuil roulant
field-parking = Stationnement
field-toilets = Toilettes
field-rain-plan = S’il pleut
field-about-en = Mot de bienvenue en anglais
field-about-es = Mot de bienvenue en espagnol
field-about-fr = Mot de bienvenue en français
field-about-ja = Mot de bienvenue en japonais
field-act = Changement
edit-title = Modifier la page
edit-text = Ce que vous enregistrez est public tout de suite. Si l’heure ou le lieu changent, chaque famille inscrite reçoit une lettre ; pendant dix minutes, vous pouvez annuler avant que les lettres partent.
edit-text-draft = Personne ne voit ceci avant l’ouverture de la marche.
edit-welcome = Bienvenue
edit-when = Quand
edit-where = Où
edit-walk = La marche
edit-places = Places
edit-host = Hôte
edit-about-help = Quelques phrases, avec vos mots. Vide convient aussi.
edit-meeting-point-help = Pour que quelqu’un qui ne connaît pas le lieu vous trouve : abri nord, près de l’étang.
edit-position-help = Deux nombres, comme les cartes les copient : 43.157, -77.615.
edit-host-email-help = Jamais affichée. Les questions de la page y arrivent.
edit-capacity-help = Vide s’il n’y a pas de limite.
edit-distance-help = Par exemple 1,6 km ou 1 mi.
edit-unsaid = Non précisé
edit-confirm-always = Toujours
edit-confirm-large-or-nearly-full = Pour les grands groupes, ou quand c’est presque complet
edit-confirm-at-once = Jamais, la place est gardée tout de suite
edit-button = Enregistrer
edit-leave = Quitter sans enregistrer
edit-two-texts = Deux personnes ont modifié ceci. Lequel reste ?
edit-keep-theirs = Celui de l’autre :
edit-keep-mine = Le mien, tel qu’il est ci-dessus
edit-empty = (vide)
decide-title = Ouvrir, reporter ou annuler
decide-text = Maintenant : { $status }. Rien ne se passe avant que vous ayez vu ce que cela entraîne.
decide-settled = Cette marche est terminée ; il n’y a plus rien à décider.
decide-open = Ouvrir la marche
decide-open-text = La page devient publique, et on peut s’inscrire.
decide-open-again = La maintenir
decide-open-again-text = Elle a bien lieu, au jour et à l’heure actuels. Toutes les familles inscrites sont prévenues.
decide-postpone = Reporter
decide-postpone-text = Chacun garde sa place et reçoit une lettre. La page, les agendas et les fils le disent tout de suite.
decide-new-day = Le nouveau jour
decide-dated = Est connu
decide-undated = N’est pas encore connu
decide-cancel = Annuler la marche
decide-cancel-text = Chaque famille inscrite reçoit une lettre. Personne n’a besoin de venir, et les dons restent à la campagne. Vous pourrez la rétablir plus tard.
decide-why-help = En une phrase. Elle figure dans la lettre et sur la page.
decide-go-on = Continuer
decide-back = Retour
decide-preview-cancel = Annuler la marche de { $town }
decide-preview-postpone = Reporter la marche de { $town }
decide-preview-reopen = La marche de { $town } a bien lieu
decide-preview-quiet = La marche de { $town }
decide-nobody = Personne n’est à prévenir par lettre.
decide-letters = { $count ->
    [one] Une famille s’est inscrite. Elle reçoit cette lettre dans dix minutes ; d’ici là, vous pouvez annuler.
   *[other] { $count } familles se sont inscrites. Chacune reçoit cette lettre dans dix minutes ; d’ici là, vous pouvez annuler.
}
decide-no-letters = { $count ->
    [one] Une famille s’est inscrite. Ce service n’envoie pas de lettres : prévenez-la vous-même.
   *[other] { $count } familles se sont inscrites. Ce service n’envoie pas de lettres : prévenez-les vous-même.
}
decide-letter = La lettre
decide-languages = Chacun la reçoit dans la langue de son inscription.
decide-doubt-night = C’est la nuit. Est-ce juste ?
decide-doubt-twice = Les horloges reculent à cette heure-là, elle vient donc deux fois. C’est la première qui compte.
decide-doubt-far = { $days ->
    [one] C’est à un jour de la date actuelle. Est-ce juste ?
   *[other] C’est à { $days } jours de la date actuelle. Est-ce juste ?
}
act-changed = Modifié : { $what }
act-undid = Annulé : { $what }
act-from-to = { $what }, de { $was } à { $became }
desk-decide = Reporter ou annuler
desk-draft-yours = Personne d’autre ne voit encore cette marche. Ouvrez-la quand l’heure et le lieu sont bons.
desk-acts = Ce qui a changé
desk-same = Rien n’a changé.
desk-undone = Tout est comme avant. Personne n’a été prévenu.
desk-letters-leave = { $count ->
    [one] Une lettre part à { $moment }.
   *[other] { $count } lettres partent à { $moment }.
}
field-stroll-name = Nom de la marche
