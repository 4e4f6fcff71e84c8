# S’inscrire, le billet, changer, annuler, donner.

form-optional = (facultatif)
form-wrong-title = À vérifier :
form-wrong = { $count ->
    [one] { $count } point à revoir
   *[other] { $count } points à revoir
}
form-negative = Zéro ou plus, s’il vous plaît.
form-complaint = { $field } : { $text }
field-name = Votre nom
field-email = Votre adresse courriel
field-adults = Adultes
field-children = Enfants
field-waiver-signed-name = Tapez votre nom complet pour signer
field-waiver-version = Le texte à signer
field-gift-amount = Montant
field-gift-method = Façon de donner
field-amount = Montant
field-currency = Monnaie
field-kind = Sorte de don
field-method = Façon de donner
field-stroll = Marche
field-hidden = Ne pas montrer mon nom en public
field-message = Un mot pour les marcheurs
field-cover-fee = Ajouter ce que prennent les frais de carte
field-volume = Quantité
field-unit = Mesurée en
field-bank = Lactarium
field-consent = Le lactarium ou l’équipe peut m’écrire à ce sujet
field-once = Formulaire
unit-oz = onces (oz)
unit-ml = millilitres (mL)

join-title = S’inscrire à la marche : { $town }
join-wait-title = Liste d’attente : { $town }
join-email-help = Votre billet et le lien pour changer ou annuler y arrivent. Pas d’infolettre.
join-email-quiet = Seulement pour distinguer votre inscription des autres. Aucun courriel ne part d’ici : la page suivante donne votre billet et le lien pour changer ou annuler.
join-email-later = Votre billet et le lien pour changer ou annuler y arriveront dès que le courriel sera en place ici. La page suivante donne déjà les deux. Pas d’infolettre.
join-party-help = Comptez tous ceux qui marchent, roulent ou sont portés. Au moins un adulte.
join-waiver = Avant de marcher
join-waiver-version = Version { $version } de ce texte. Il est conservé tel que vous le voyez.
join-sign-help = Vous signez ainsi le texte ci-dessus pour vous et les enfants qui vous accompagnent.
join-gift = Ajouter un premier don, si vous voulez
join-gift-help = C’est comme vous voulez. L’inscription est gratuite.
join-button = Garder ma place
join-privacy = L’hôte voit votre nom et combien vous êtes. Personne d’autre.

link-sent-title = Regardez vos courriels
link-sent-text = Une lettre est en route vers cette adresse. La place que vous venez de demander ({ $town }) est retenue une heure : ouvrez la lettre et appuyez sur son bouton pour la garder.
link-sent-nothing-new = Si l’adresse a déjà une place, rien n’y a changé ; la lettre contient son lien. Rien reçu après quelques minutes ? Regardez dans les indésirables, ou demandez à l’hôte.

confirm-title = Est-ce votre place ?
confirm-held-text = Elle est retenue une heure à partir de l’inscription. Appuyez sur le bouton pour la garder.
confirm-manage-text = Appuyez sur le bouton pour en prendre la main. Les liens donnés auparavant ne serviront plus.
confirm-button = Oui, c’est ma place
confirm-not-you = Si vous ne vous êtes pas inscrit, il n’y a rien à faire : fermez cette page.
confirm-lapsed-title = Cette place n’est plus retenue
confirm-lapsed-text = Elle a été rendue, ou personne ne l’a confirmée dans l’heure. Vous pouvez vous inscrire de nouveau.
ticket-renew-text = Quelqu’un d’autre a ce lien ?
ticket-renew = Obtenir un nouveau lien ; celui-ci ne servira plus

ticket-confirmed = Votre place est gardée
ticket-confirmed-text = Rendez-vous sur place ({ $town }). Montrez ce billet à l’arrivée, sur papier ou sur un téléphone.
ticket-waiting = Vous êtes sur la liste d’attente
ticket-line = Vous êtes au rang { $number }.
ticket-waiting-text = Quand assez de places se libèrent, vous avancez et recevez un courriel. Il n’y a rien d’autre à faire.
ticket-cancelled = Votre place est rendue
ticket-cancelled-text = Merci de nous l’avoir dit : quelqu’un d’autre peut marcher. Si les choses changent, vous pouvez vous réinscrire.
ticket-badge-confirmed = Confirmé
ticket-badge-waiting = En attente
ticket-code = Le billet sous forme de code QR
ticket-read-out = À dire à voix haute là où rien ne se scanne, et au téléphone.
mail-never = Aucun courriel ne part d’ici.
mail-later = Le courriel n’est pas encore en place ici ; les lettres attendent jusque-là.
ticket-keep-link = Gardez l’adresse de cette page : c’est elle qui montre, change ou rend votre place. Qui la connaît peut faire de même.
ticket-waiting-look = Quand assez de places se libèrent, vous avancez, et cette page le dit. Revenez la voir.
link-kept-title = Servez-vous du lien que vous avez gardé
link-kept-text = Si cette adresse a déjà une place ici, rien n’a changé, aucune autre n’a été prise et aucun don n’a été fait. La page vue à l’inscription s’ouvre toujours avec son lien. S’il est perdu, l’hôte peut aider.
change-cancelled = Vous avez rendu cette place : il n’y a rien à changer. Pour marcher quand même, réinscrivez-vous sur la page de la marche.
ticket-mailed = Tout cela est aussi dans vos courriels, avec le lien vers cette page. Gardez-le pour vous : qui a ce lien peut changer votre place.
ticket-change = Changer qui vient
ticket-cancel = Je ne peux pas venir
ticket-print = Imprimer

change-title = Changer qui vient
change-now = Jusqu’ici :
change-button = Enregistrer
change-back = Laisser comme c’est

cancel-title = Rendre votre place ?
cancel-text = Vos places vont aux suivants sur la liste. Le billet ne sera plus valable.
cancel-waiting-text = Vous quittez la liste d’attente et perdez votre rang.
cancel-button = Oui, la rendre
cancel-back = Non, nous venons

give-title = Donner
give-for-stroll = Pour { $stroll }. Le don compte pour la ville et pour toute la campagne.
give-for-campaign = Pour toutes les villes de { $campaign }.
give-elsewhere-title = Si vous ne pouvez pas venir
give-elsewhere-text = Les partenaires de cette campagne reçoivent des dons sur leurs propres pages. Un tel don leur parvient directement et n’est pas compté ici.
give-elsewhere-link = Donner à { $partner }
give-there-title = À une marche
give-there-text = Promettez un don pour une ville et apportez-le à sa marche en espèces ou par chèque.
give-there-link = Choisir une ville
give-amount-help = En { $currency }, par exemple 25 ou 12,50.
give-amount-help-whole = En { $currency }, nombres entiers, par exemple 2500.
give-hidden-help = Vous apparaissez comme « Quelqu’un de bien ». Votre nom reste noté avec le don.
give-email-help = Seulement pour vous remercier. Laissez vide si vous ne voulez pas de courriel.
give-email-quiet = Seulement pour que l’équipe puisse vous remercier. Aucun courriel automatique ne part d’ici. Vous pouvez laisser vide.
give-email-later = Seulement pour vous remercier, dès que le courriel sera en place ici. Laissez vide si vous ne voulez pas de courriel.
give-message-help = Montré en public avec votre don. Au plus { $max } caractères.
give-fee-help = Pour un don de { $amount }, ce serait { $fee }. Sans cela, le don est tout aussi bienvenu.
give-demo-card-note = C’était une carte de démonstration. Aucun argent n’a circulé.
give-button = Donner
give-privacy = Ce qui est gardé d’un don tient en deux phrases :
method-demo-card = Carte de démonstration
method-demo-card-note = Une fausse carte pour essayer. Aucun numéro n’est demandé et aucun argent ne circule.
method-at-stroll = À la marche, en espèces ou par chèque
method-at-stroll-note = Une promesse pour l’instant. Elle compte comme reçue quand l’hôte l’a en main.
method-imported = Autrement
method-imported-note = Reçu d’une autre façon et noté par l’équipe.

thanks-title = Merci
thanks-text = Votre don de { $amount } est compté.
thanks-pledge-text = Votre promesse de { $amount } est notée.
thanks-pledge-how = Apportez-la à la marche en espèces ou par chèque et remettez-la à l’hôte. Elle compte comme reçue quand l’hôte l’a confirmée.
thanks-cover = et { $fee } pour les frais de carte
thanks-hidden = non montré en public
thanks-shown = montré en public
thanks-no-receipt = Cette page n’est pas un reçu fiscal.
thanks-again = Ce formulaire avait déjà été envoyé. Voici le don qu’il a fait ; rien de plus n’a été donné.
thanks-give-more = Donner encore une fois
ticket-waiting-party = { $count } places doivent se libérer ensemble. S’il y en a moins, un groupe plus petit peut passer avant.
thanks-held = L’équipe d’organisation lit votre message avant de l’afficher.
join-room = { $room ->
    [one] Il reste une place. Un groupe plus grand attend qu’il y ait de la place pour tous.
   *[other] Il reste { $room } places. Un groupe plus grand attend qu’il y ait de la place pour tous.
}
join-other-towns = Voir les villes voisines
ticket-waiting-fewer = { $room ->
    [one] Il y a maintenant une place pour votre groupe. Si une seule personne vient, elle est à vous tout de suite.
   *[other] Il y a maintenant { $room } places pour votre groupe. Si vous venez à { $room } seulement, elles sont à vous tout de suite.
}
ticket-send-me = Me l’envoyer
ticket-join-again = S’inscrire de nouveau

# Écrire aux personnes qui organisent une marche.
ask-link = Poser une question
ask-title = Poser une question
ask-text = Votre question va aux personnes qui organisent cette marche. Elles répondent par courriel.
field-words = Votre question
ask-email-help = La réponse arrive ici. Nous vous envoyons d’abord un message avec un bouton, pour que personne n’écrive en votre nom.
ask-button = Envoyer
ask-privacy = Les organisateurs voient votre question et votre adresse. Les deux sont effacées après 90 jours.
asked-title = Regardez vos courriels
asked-text = Ouvrez notre message et appuyez sur le bouton. Votre question part alors vers les organisateurs.
asked-sent-title = Votre question est en route
asked-sent-text = Les organisateurs répondent par courriel. Cela peut prendre quelques jours.
ask-confirm-title = Est-ce bien votre question ?
ask-confirm-text = Appuyez sur le bouton : elle part vers les organisateurs avec votre adresse.
ask-confirm-button = L’envoyer
ask-confirm-not-you = Si vous n’avez rien demandé, fermez la page. Rien n’est envoyé, et la question est effacée après deux jours.
question-title = Une question sur votre marche
question-answer = Répondre par courriel
question-kept = La question et l’adresse sont effacées après 90 jours.
question-demo = Dans la démonstration, aucun message ne part. Voici ce que lisent les organisateurs.
fact-asked-by = De
ticket-undo = La reprendre
ticket-undo-text = Vous avez une heure pour changer d’avis.
ticket-undo-full = Les places sont prises entre-temps. Vous attendez à votre rang d’avant dans la liste.
join-choose = { $room ->
    [one] Il reste { $room } place pour votre groupe.
   *[other] Il reste { $room } places pour votre groupe.
}
join-choose-fewer = { $room ->
    [one] Venir à { $room } : changez les nombres
   *[other] Venir à { $room } ou moins : changez les nombres
}
join-choose-wait = Attendre tous qu’il y ait de la place
field-wait = Nous attendons tous qu’il y ait de la place pour le groupe entier
