# L’entrée, et les bureaux des membres.

foot-sign-in = Pour les hôtes : entrer

sign-in-title = Entrer
sign-in-text = Pour les hôtes, les aides et la coordination. Les marcheurs n’en ont pas besoin : leur billet suffit.
sign-in-email-help = Nous vous écrivons une lettre avec un code. Aucun mot de passe à perdre.
sign-in-button = M’envoyer un code
sign-in-walkers = Vous marchez et voulez changer quelque chose ? Le lien de la lettre reçue à l’inscription ouvre votre place.
sign-in-demo = Aucune lettre ne part de cette démonstration.
sign-in-no-mail = Aucune lettre ne part encore de ce service. La personne qui le gère peut vous donner un lien pour entrer.
sign-in-unsafe = Cette page est arrivée sans chiffrement : votre navigateur ne gardera pas la session. Utilisez l’adresse qui commence par https.
sign-in-code-title = Votre code
sign-in-code-text = Si un membre a cette adresse, une lettre avec un code est en route. Il vaut 15 minutes.
sign-in-code-elsewhere = Saisissez le code dans le navigateur où vous l’avez demandé. Ce n’était pas celui-ci, ou il y a plus de 15 minutes.
sign-in-code-help = Huit lettres et chiffres, comme dans la lettre.
sign-in-code-button = Entrer
sign-in-code-nothing = Rien reçu ? Regardez dans les indésirables.
sign-in-code-again = Demander une nouvelle lettre
sign-in-link-ready-title = Entrer
sign-in-link-ready-text = Vous avez demandé cette lettre dans ce navigateur. Encore un pas.
sign-in-link-elsewhere-title = Saisissez le code
sign-in-link-elsewhere-text = Ce lien marche dans le navigateur où vous avez demandé la lettre. Retournez-y et saisissez le code de la lettre.
sign-in-link-over-title = Cette lettre n’est plus valable
sign-in-link-over-text = Une lettre vaut 15 minutes, et une seule fois. Une nouvelle arrive aussitôt.
sign-out = Sortir
field-code = Le code
field-role = Rôle
field-why = Pourquoi

sessions-title = Où vous êtes entré
sessions-text = Tous les navigateurs qui peuvent ouvrir votre bureau. Fermez ceux que vous ne connaissez pas.
sessions-here = Celui-ci
sessions-unknown = Un navigateur inconnu
sessions-used = Dernière utilisation : { $moment }.
sessions-began = Entrée : { $moment }.
sessions-end = Fermer
sessions-end-others = Fermer tous les autres

desk-title = Votre bureau
desk-text = Ce que vous avez à faire.
desk-roles = { $count ->
    [one] Vous avez un rôle ici.
   *[other] Vous avez { $count } rôles ici. Lequel aujourd’hui ?
}
desk-signed-in = Vous êtes entré avec { $email }.
not-yours-title = C’est le travail de quelqu’un d’autre
not-yours-text = { $email } n’a pas de rôle ici. Si vous devriez en avoir un, demandez à un hôte ou à la coordination.

role-coordinator = Coordination de { $name }
role-treasurer = Trésorerie de { $name }
role-moderator = Modération de { $name }
role-reader = Lecture pour { $name }
role-leader = Responsable de { $name }
role-host = Hôte de { $name }
role-helper = Aide à { $name }
role-short-coordinator = Coordination
role-short-treasurer = Trésorerie
role-short-moderator = Modération
role-short-reader = Lecture
role-short-leader = Responsable
role-short-host = Hôte
role-short-helper = Aide
role-does-coordinator = Voit chaque ville et qui s’en occupe.
role-does-treasurer = Voit les chiffres, et aucun nom.
role-does-moderator = Lit ce que les visiteurs écrivent.
role-does-reader = Lit les chiffres d’un partenaire.
role-does-leader = Mène les marches d’un groupe comme leurs hôtes.
role-does-host = Mène la marche : sa page, son jour, qui marche et qui aide.
role-does-helper = Voit qui marche.

stroll-desk-places = { $taken } places sur { $capacity }
stroll-desk-people = { $count ->
    [one] Une personne
   *[other] { $count } personnes
}
desk-public-page = Page publique
desk-days-left = { $days ->
    [0] Aujourd’hui
    [one] Encore un jour
   *[other] Encore { $days } jours
}
desk-status-draft = Brouillon
desk-status-open = Ouverte
desk-status-postponed = Reportée
desk-status-postponed-undated = Reportée, sans date
desk-status-cancelled = Annulée
desk-status-held = A eu lieu
desk-draft = Personne d’autre ne voit encore cette marche. La coordination l’ouvre.
desk-walkers = Marcheurs
desk-all-parties = { $count ->
    [one] Un groupe
   *[other] Les { $count } groupes
}
desk-adults = Adultes
desk-children = Enfants
desk-waiting = Groupes en attente
desk-raised = Récolté
desk-no-walkers = Personne ne s’est encore inscrit.
desk-share = Partager la page de la marche
desk-members-text = Qui d’autre peut ouvrir ce bureau, et qui l’a changé.
desk-of = { $taken } sur { $capacity }

roster-title = Liste
roster-count = { $parties ->
    [one] Un groupe
   *[other] { $parties } groupes
}, { $people ->
    [one] une personne avec une place
   *[other] { $people } personnes avec une place
}.
roster-search = Nom, code ou numéro
roster-search-button = Chercher
roster-by-number = Par numéro
roster-by-name = Par nom
roster-csv = Télécharger en CSV
roster-none = Personne n’est trouvé avec « { $q } ».
roster-all = Tout montrer
roster-number = N°
roster-name = Nom
roster-code = Code
roster-status = État
roster-came = Venu
roster-erased = Nom effacé
roster-waiting = En attente
roster-held = Pas encore confirmé
roster-coming = A une place

members-title = Membres
members-since = depuis { $moment }
members-none = Personne n’a encore de rôle ici.
members-none-stroll = Cette marche n’a pas encore d’hôte.
members-others = Partenaires et groupes
members-others-text = Chacun a ses propres membres. Une responsable mène toutes les marches de son groupe.
members-readers = { $count ->
    [0] Personne n’a encore la lecture
    [one] Une personne en lecture
   *[other] { $count } personnes en lecture
}
members-leaders = { $count ->
    [0] Pas encore de responsable
    [one] Une responsable
   *[other] { $count } responsables
}
members-groups = { $count ->
    [one] Un groupe
   *[other] { $count } groupes
}
members-take = Retirer
members-their-address = Son adresse e-mail
members-gone = quelqu’un qui n’est plus membre
acts-title = Qui a changé quoi
acts-none = Rien n’a encore été changé.
act-gave-role = { $who } a reçu le rôle { $role }
act-took-role = { $who } n’a plus le rôle { $role }
act-by = Par { $who }, { $moment }
act-by-token = Par un programme de { $who }, { $moment }
act-by-shell = la personne qui gère ce service

campaign-desk-needs = { $count ->
    [0] Rien ne vous attend
    [one] Une chose vous attend
   *[other] { $count } choses vous attendent
}
campaign-desk-ready = Chaque marche a un hôte, un lieu et un jour.
campaign-desk-show = Montrer
campaign-desk-strolls = Marches
campaign-desk-milk = Lait promis
campaign-desk-search = Ville ou nom
campaign-desk-found = { $count ->
    [one] Une marche trouvée.
   *[other] { $count } marches trouvées.
}
campaign-desk-none = Aucune marche n’est trouvée.
campaign-desk-town = Ville
campaign-desk-next = Prochaine étape
campaign-desk-after = Suivante
need-host = { $count ->
    [one] Une marche n’a pas d’hôte
   *[other] { $count } marches n’ont pas d’hôte
}
need-place = { $count ->
    [one] Une marche n’a pas de point de rendez-vous
   *[other] { $count } marches n’ont pas de point de rendez-vous
}
need-day = { $count ->
    [one] Une marche est reportée sans nouvelle date
   *[other] { $count } marches sont reportées sans nouvelle date
}
need-opening = { $count ->
    [one] Une marche est encore un brouillon
   *[other] { $count } marches sont encore des brouillons
}
need-word-host = Trouver un hôte
need-word-place = Indiquer le point de rendez-vous
need-word-day = Indiquer une nouvelle date
need-word-opening = L’ouvrir

somebody-title = Être quelqu’un
somebody-text = Toutes les personnes ici sont inventées. Choisissez-en une et voyez le bureau avec ses yeux.
somebody-none = Cette démonstration n’a pas de membres.
somebody-be = Être cette personne

messages-title = Messages
messages-text = Ce que les donateurs écrivent paraît après votre lecture. Mieux vaut masquer les noms d’enfants et les coordonnées.
messages-waiting = { $count ->
    [0] Rien n’attend d’être lu.
    [one] Un message attend d’être lu.
   *[other] { $count } messages attendent d’être lus.
}
messages-only-waiting = Seulement ceux qui attendent
messages-none = Aucun message ici.
messages-why = Pourquoi (conservé)
messages-show = Montrer
messages-hide = Masquer
message-held = en attente
message-shown = montré
message-hidden = masqué
act-showed-message = Le message d’un donateur a été montré
act-hid-message = Le message d’un donateur a été masqué
campaign-desk-messages = { $count ->
    [one] Un message attend d’être lu
   *[other] { $count } messages attendent d’être lus
}
campaign-desk-read = Lire
members-not-in-yet = n’est pas encore entré
members-before = C’était déjà ainsi. Rien n’a changé.
members-undo = Annuler
desk-lay-down = Quitter ce rôle
desk-lay-down-text = Vous ne pourrez pas le reprendre seul : quelqu’un devra vous le donner.


members-invite-title = Inviter quelqu’un
members-invite-text = La personne reçoit une lettre et répond d’un bouton. Jusque-là, rien ne change.
members-invite-no-mail = Aucune lettre ne part encore de ce service. Après l’invitation, cette page montre une adresse à remettre à la personne.
members-invite = Inviter
members-invited-title = Invitations sans réponse
members-invited = réponse possible jusqu’au : { $moment }
members-withdraw = Retirer
members-remind = Écrire encore
members-written = La lettre repart.
members-too-early = Rien n’est parti : la dernière lettre a moins d’un jour.
members-hand-over = Remettez cette adresse :
act-invited = { $who } a reçu une invitation : { $role }
act-uninvited = L’invitation de { $who } a été retirée : { $role }
act-accepted-role = { $who } a accepté : { $role }
act-declined-role = { $who } a décliné : { $role }

invitation-title = Vous avez une invitation
invitation-by = De la part de { $who }.
invitation-ends = Valable jusqu’au : { $moment }.
invitation-accept = Accepter
invitation-decline = Non merci
invitation-ask-text = Pour répondre, entrez avec l’adresse qui a reçu l’invitation. Nous lui écrivons un code.
invitation-other = Vous êtes { $email }, et cette invitation est pour une autre adresse. Sortez, puis ouvrez-la de nouveau.
invitation-over-title = Cette invitation n’est plus valable

set-up-title = Votre première campagne
set-up-text = Vous êtes la première personne ici. Dites qui vous êtes et quand on marche ; tout peut changer ensuite.
set-up-email-help = Vous coordonnez la campagne, et entrez désormais avec cette adresse.
set-up-name-help = Par exemple « Marche du lait 2027 ».
set-up-currency-help = Trois lettres, comme EUR.
set-up-languages = Langues dans lesquelles vous répondez
set-up-goal-help = Les objectifs peuvent rester vides.
set-up-litres = L
set-up-partners = Organisations
set-up-partners-text = Les organisations qui se partagent la recette. La somme de leurs parts est 100 pour cent.
set-up-button = Créer la campagne
set-up-over-title = Cette adresse n’est plus valable
set-up-over-text = Elle valait une heure, et seulement tant qu’il n’y avait pas de campagne. S’il n’y en a pas encore, redémarrez le service : il écrit une nouvelle adresse.
field-campaign-name = Nom de la campagne
field-day = Jour
field-goal-money = Objectif : argent
field-goal-milk = Objectif : lait
field-language-en = Anglais
field-language-es = Espagnol
field-language-fr = Français
field-language-ja = Japonais
field-partner-1 = Organisation 1
field-share-1 = Part 1
field-partner-2 = Organisation 2
field-share-2 = Part 2
field-partner-3 = Organisation 3
field-share-3 = Part 3
field-partner-4 = Organisation 4
field-share-4 = Part 4

tokens-title = Jetons pour programmes
tokens-text = Un programme qui travaille pour vous montre un jeton à chaque demande. Il peut faire ce que vous pouvez faire et, de cela, seulement ce que vous lui donnez ici.
tokens-described = Ce que les programmes peuvent demander
tokens-none = Vous n’avez pas de jeton.
tokens-made = Le jeton « { $name } »
tokens-made-text = Copiez-le maintenant : il n’est montré que cette fois. La personne qui l’a peut faire ce qui lui a été donné.
tokens-before = Ce formulaire a déjà été envoyé, et son jeton a été montré à ce moment-là. Si vous ne l’avez pas gardé, révoquez-le et créez-en un autre.
tokens-ends = Valable jusqu’au { $moment }.
tokens-unused = Jamais utilisé.
tokens-revoke = Révoquer
tokens-new = Créer un jeton
tokens-name = À quoi il sert
tokens-name-help = Par exemple « Le tableau de la salle ». Cela aide à le retrouver.
tokens-button = Créer le jeton
tokens-days = { $count ->
    [one] Un jour
   *[other] { $count } jours
}
field-actions = Ce qu’il peut faire
field-days = Valable pendant
action-see-campaign = Voir le bureau de la campagne
action-see-stroll = Voir le bureau d’une marche
action-see-roster = Voir qui marche
action-see-members = Voir qui tient quel rôle
action-change-members = Donner et retirer des rôles
action-see-acts = Voir qui a changé quoi
action-judge-messages = Montrer et cacher les messages
action-own-sessions = Voir et fermer vos connexions
action-own-roles = Répondre aux invitations et déposer vos rôles
action-change-stroll = Modifier la page d’une marche, l’ouvrir, la reporter ou l’annuler
action-run-day = Mener la journée au parc : téléphones et ce qu’ils ont noté
