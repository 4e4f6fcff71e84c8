# Ce qu’on demande à l’hôte sur la journée au parc

day-question-unknown-registration = Personne n’est inscrit avec ce billet.
day-question-cancelled = La place avait été rendue.
day-question-wrong-town = Le groupe est inscrit dans une autre ville.
day-question-arrived-twice = Le groupe est arrivé sur deux téléphones.
day-question-walked-in-twice = Deux familles venues sans inscription ont donné la même adresse.
day-question-has-place = L’adresse a déjà une place.
day-question-no-waiver = La décharge n’est pas signée : la famille n’est pas sur la liste.
day-question-party-unfit = Le groupe n’a pas d’adulte, ou il est trop grand pour la liste.
day-question-receipt-twice = Le numéro de reçu a servi deux fois.
day-question-other-currency = La campagne ne compte pas dans cette monnaie : ce n’est pas dans le livre.
day-question-unknown-bank = Il n’y a pas de lactarium de ce nom.
day-question-shirt-twice = Le t-shirt a été remis deux fois.
day-question-undo-of-nothing = La note à annuler n’est pas là.
day-question-undo-of-undo = Une annulation ne s’annule pas ; notez-le de nouveau.
day-question-other-words = Le numéro a déjà servi avec d’autres mots. Les premiers comptent.
day-question-clock-off = L’horloge du téléphone se trompait de plus d’un jour.
day-question-cut-off = Le téléphone avait été coupé.
day-question-ended = Le téléphone n’était plus enregistré.
day-question-unreadable = La note est illisible. Elle est gardée.
day-question-no-number = La note n’a pas de numéro de 1 à 1 000 000 : elle n’est pas gardée.

# La page d’un téléphone dans le parc

day-page = Le jour
day-loading = La liste arrive
day-unsafe = Ce navigateur ne peut pas garder de notes ici
day-unsafe-text = Ouvrez la page par son adresse en https, dans une fenêtre non privée. La feuille de papier convient aussi.
day-disk-broken = Ce téléphone ne peut pas garder de notes pour le moment. Prenez un autre téléphone ou le papier, et rechargez cette page.
day-new-page = Une page plus récente est là. L’utiliser
day-gate = Entrée
day-cash = Espèces
day-milk = Lait
day-more = Plus
day-no-name = Plus de nom
day-waiting-list = liste d’attente
day-arrive = Arrivée
day-none-found = Personne à ce nom ou à ce numéro.
day-walk-up = Une famille qui n’est pas inscrite
day-scan = Scanner un billet
day-search = Nom, numéro ou billet
day-hold = Tenez le billet dans le cadre
day-close-camera = Fermer la caméra
day-no-camera = La caméra ne s’ouvre pas. Le nom convient aussi.
day-not-ready = Pas encore vérifié : ce téléphone est-il prêt pour le parc ?
day-get-ready = Préparer pour le parc
day-not-ready-list = La liste n’est pas venue. Veuillez réessayer.
day-not-ready-network = Il n’y a pas de réseau. Cette vérification en a besoin une fois.
day-not-ready-disk = Ce téléphone ne garde pas ce qui est écrit. Libérez de la place ou prenez un autre téléphone.
day-not-ready-page = La page n’est pas encore gardée pour un usage sans réseau. Réessayez dans un instant.
day-headcount = Compter tout le monde
day-headcount-text = Comptez qui est dans le parc maintenant. Le plus grand compte des téléphones reste.
day-note = Écrire une note
day-log = Ce que ce téléphone a noté
day-log-empty = Rien pour le moment.
day-file = Aucun réseau ?
day-file-why = Enregistrez les notes dans un fichier et donnez-le à l’hôte, qui le dépose au bureau. Rien ne compte deux fois.
day-file-save = Enregistrer dans un fichier
day-undo = Annuler
day-undone = annulé
day-save = Le noter
day-enroll-title = Inscrire ce téléphone
day-enroll-text = L’hôte montre un code. Scannez-le ici ou tapez ses lettres.
day-enroll-scan = Scanner le code
day-enroll-code = Lettres du code
day-enroll-button = Inscrire
day-enroll-home = Pour l’utiliser depuis l’écran d’accueil, placez-le là d’abord, ouvrez-le de là et inscrivez-le là : chacun garde ses notes à part.
day-enroll-wrong = Ce code n’ouvre aucun jour ici. Vérifiez-le ou demandez-en un nouveau.
day-enroll-taken = Ce code est déjà utilisé sur un autre téléphone ou dans une autre fenêtre. Demandez-en un nouveau.
day-enroll-offline = L’inscription a besoin du réseau une fois. Réessayez là où il y en a.
day-ended = Ce téléphone n’est plus inscrit
day-ended-sent = Tout ce qu’il a noté est envoyé, et la liste est effacée. Merci.
day-welcome = Bienvenue
day-waiver-missing = La décharge n’est pas encore signée. Faites-la signer sur papier.
day-other-number = Moins ou plus sont venus
day-how-many = Combien sont venus ?
day-not-them = Ce n’est pas eux : annuler
day-next = Suivant
day-already = Déjà là
day-settled-later = Cela se règle au bureau plus tard, pas ici.
day-find-name = Chercher le nom
day-another-family = Une autre famille, laissez entrer
day-same-family = La même famille, continuer
day-not-on-list = Pas sur la liste
day-not-on-list-text = Ils se sont peut-être inscrits tard ou ailleurs. Laissez-les entrer : cela se règle plus tard.
day-let-in = Laissez entrer avec ce billet
day-given-back = Cette place a été rendue
day-given-back-text = Ils peuvent marcher quand même. Laissez-les entrer avec ce billet, ou notez-les comme famille venue sans inscription ; l’hôte réglera cela.
day-late = Ils se sont inscrits après cette liste. Leur nom suivra quand il y aura du réseau.
day-carry = De téléphone à téléphone
day-carry-why = Sans réseau, un autre téléphone peut emporter ce qui n’est pas encore envoyé : il lit des codes sur cet écran.
day-codes-show = Montrer ce qui n’est pas envoyé
day-codes-show-text = Sur l’autre téléphone, ouvrez Plus puis Prendre d’un autre téléphone. Tenez-le au-dessus de ces codes jusqu’à ce qu’il les ait tous. Ce qui est noté reste aussi sur ce téléphone.
day-codes-take = Prendre d’un autre téléphone
day-codes-take-text = Tenez ce téléphone au-dessus des codes de l’autre. L’ordre n’a pas d’importance.
day-codes-done = Retour
day-codes-of = Code { $n } sur { $all }
day-codes-got = { $n } codes lus sur { $all }
day-codes-taken =
    { $n ->
        [one] Emportée : une note. Elle partira avec le prochain réseau.
       *[other] Emportées : { $n } notes. Elles partiront avec le prochain réseau.
    }
day-less = Un de moins
day-one-more = Un de plus
day-field-adults = Adultes
day-field-children = Enfants
day-field-name = Nom
day-field-email = Adresse e-mail, s’ils veulent des lettres
day-field-signed = Un adulte signe de son nom
day-waiver = Ce qu’ils signent
day-walk-up-save = Noter la famille
day-cash-title = Espèces ou chèque
day-field-amount = Montant
day-for-receipt = Pour un reçu
day-cash-save = Le mettre dans la boîte
day-milk-title = Lait remis
day-field-volume = Combien
day-field-unit = Unité
day-ounces = onces
day-millilitres = millilitres
day-field-bags = Sachets
day-field-cooler = Glacière
day-field-bank = Pour quelle banque
day-bank-none = Pas encore dit
day-field-giver = Nom, si elle veut
day-milk-save = Noter le lait
day-field-people = Personnes
day-field-note = Note pour l’hôte
day-need-name = Écrivez un nom.
day-need-party = Écrivez combien sont venus, en chiffres.
day-need-adult = Au moins un adulte, et vingt personnes au plus.
day-need-email = Ce n’est pas une adresse e-mail. Laissez vide s’ils n’en veulent pas.
day-need-signed = Un adulte doit signer avant la marche.
day-need-amount = Écrivez un montant supérieur à zéro, en chiffres.
day-need-volume = Écrivez combien de lait, en chiffres.
day-need-bags = Écrivez le nombre de sachets en chiffres.
day-need-people = Écrivez un nombre en chiffres.
day-need-note = Écrivez quelque chose.
day-kind-arrived = Arrivés
day-kind-walked_in = Venus sans inscription
day-kind-cash = Espèces
day-kind-milk = Lait
day-kind-shirt = T-shirt
day-kind-headcount = Comptage
day-kind-note = Note
day-here = { $here } sur { $all } présents
day-here-since = Présents depuis { $time }
day-ready = Prêt pour le parc : vérifié à { $time }, { $people } personnes sur la liste
day-list-of = Liste de { $time }.
day-sent-at = Dernier envoi à { $time }.
day-receipt = Reçu { $receipt }
day-on-this-phone = { $time } sur ce téléphone
day-on-another-phone = { $time } sur un autre téléphone
day-unsent =
    { $n ->
        [one] Une note pas encore envoyée, continuez
       *[other] { $n } notes pas encore envoyées, continuez
    }
day-not-here =
    { $n ->
        [one] Pas encore là : un
       *[other] Pas encore là : { $n }
    }
day-are-here =
    { $n ->
        [one] Présents : un
       *[other] Présents : { $n }
    }
day-more-rows =
    { $n ->
        [one] Un de plus. Tapez un nom.
       *[other] { $n } de plus. Tapez un nom.
    }
day-adults =
    { $n ->
        [one] 1 adulte
       *[other] { $n } adultes
    }
day-children =
    { $n ->
        [one] 1 enfant
       *[other] { $n } enfants
    }
day-people =
    { $n ->
        [one] 1 personne
       *[other] { $n } personnes
    }
day-millilitres-of =
    { $n ->
        [one] 1 millilitre
       *[other] { $n } millilitres
    }
day-in-box =
    { $n ->
        [one] Dans la boîte par ce téléphone : { $amount }, une note
       *[other] Dans la boîte par ce téléphone : { $amount }, { $n } notes
    }
day-ended-left =
    { $n ->
        [one] Une note n’a pas été envoyée. Enregistrez-la dans un fichier pour l’hôte.
       *[other] { $n } notes n’ont pas été envoyées. Enregistrez-les dans un fichier pour l’hôte.
    }
day-needs-scripts = Cette page a besoin de scripts. Sans eux, cochez la feuille de papier ; ses numéros se notent au bureau plus tard.
act-enrolled-phone = A inscrit le téléphone { $name }
act-cut-off-phone = A coupé le téléphone { $name }
act-handed-in = A déposé les notes de { $name }
act-noted-on-day = A noté quelque chose du jour au bureau
act-settled = A réglé : { $what }
act-reopened = A rouvert : { $what }

# La page du jour au bureau

day-counts = Où en est-on
day-questions-none = Rien à régler.
day-settle = Régler
day-phones = Téléphones
day-phones-none = Aucun téléphone n’est inscrit. Un seul suffit ; chaque bénévole peut prendre le sien.
day-phone-name = Nom du téléphone
day-phone-name-help = Pour le reconnaître, par exemple : téléphone de Théo.
day-phone-over = L’inscription est terminée.
day-phone-not-ready = Pas encore prêt pour le parc. Sur le téléphone : Plus, puis Préparer.
day-phone-is-ready = prêt
day-cut-off = Couper
day-at-desk = Au bureau
day-answer-stands = Cela compte comme noté.
day-answer-unknown = Je ne sais pas. Cela compte comme noté.
day-effect-none = Les chiffres restent.
day-paper = Depuis le papier
day-paper-text = Qui a été coché sur la feuille se note ici par ses numéros.
day-numbers = Numéros de ceux qui sont venus
day-numbers-help = Autant que voulu, par exemple 3, 7-9, 12. Qui est déjà noté reste tel quel.
day-log-text = Le fichier d’un téléphone
day-log-help = Ouvrez le fichier enregistré par le téléphone et collez son texte ici. Ce qui a déjà été envoyé compte une fois.
day-hand-in = Le déposer
day-code-text = Scannez ceci avec le téléphone. Sa page s’ouvre et il est inscrit.
day-code-unsafe = Cette adresse n’est pas chiffrée : le téléphone ne peut pas garder la page. Ouvrez le bureau en https.
day-code-letters = Ou ouvrez la page du jour sur le téléphone et tapez ces lettres. Elles sont montrées une fois et inscrivent un téléphone.
day-code-here = Utiliser cet appareil
day-code-back = Terminé
day-done-cut-off = Le téléphone est coupé. Ce qu’il envoie encore est gardé et demandé.
day-done-settled = Réglé.
day-done-reopened = La question est de nouveau ouverte.
day-done-paper = Noté.
day-done-handed-in = Les notes du téléphone sont entrées.
day-done-before = Ce formulaire a déjà été envoyé. Inscrivez un autre téléphone.
desk-day = Le jour dans le parc
day-phone-cut-off = Coupé { $moment }.
day-phone-heard = Dernières nouvelles { $moment }.
day-effect-milk = Le lait devient { $becomes }.
day-effect-cash = Les espèces deviennent { $becomes }.
day-effect-people = { $was } personnes deviennent { $becomes }.
day-code-title = Code pour { $name }
day-answer-take-back = Retirer le numéro { $place }.
day-questions =
    { $count ->
        [one] Une chose à régler
       *[other] { $count } choses à régler
    }
day-settled =
    { $count ->
        [one] Une est réglée
       *[other] { $count } sont réglées
    }
day-phone-ready =
    { $people ->
        [one] Prêt pour le parc : { $moment }, une personne.
       *[other] Prêt pour le parc : { $moment }, { $people } personnes.
    }
day-kind-undo = Retiré
day-kind-unreadable = Illisible
field-numbers = Numéros
field-log = Le fichier d’un téléphone
field-answer = Réponse
field-device = Téléphone
