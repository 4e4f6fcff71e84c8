### Files of anybody's making, imported at the desk of a campaign.

import-title = Importer un fichier
import-link = Importer
import-lead = Prenez votre propre tableau : vous dites ce qu’est chaque colonne, vous voyez chaque ligne qui ne va pas, et rien n’est écrit avant votre accord.
import-noun = Ce que contient le fichier
import-noun-strolls = Marches
import-noun-groups = Groupes
import-noun-registrations = Inscriptions
import-noun-gifts = Dons d’argent
import-file = Le fichier
import-file-help = CSV ou XLSX, au plus { $megabytes } Mo et { $rows } lignes. Il est gardé une heure au plus.
import-go-on = Continuer
import-choose = Choisissez un fichier et dites ce qu’il contient.
import-over = Ce fichier n’est plus ici. Choisissez-le de nouveau.
import-done = { $noun } : { $new } lignes nouvelles, { $changed } changées, { $same } comme avant.
import-fit-title = Quelle colonne est quoi ?
import-fit-lead = { $file } : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}. Nous avons deviné d’après les titres. Vérifiez et changez ce qui est faux.
import-asked = Ce que nous demandons
import-from = Colonne du fichier
import-for-all = Ou pareil pour chaque ligne
import-needed = nécessaire
import-nothing = (rien)
import-no-heading = Colonne { $number }
import-both = Choisissez une colonne ou écrivez un texte, pas les deux : { $columns }.
import-missing = Les lignes ont aussi besoin de ceci : { $columns }. Dites d’où cela vient.
import-days = Comment lire des jours comme 2/5/2027 ?
import-days-clear = Un seul jour est possible
import-days-month-first = Le mois d’abord : 5 février
import-days-day-first = Le jour d’abord : 2 mai
import-days-asked = Certains jours de ce fichier peuvent être deux jours. Dites comment ils sont écrits.
import-first-rows = Les premières lignes
import-line = Ligne
import-try = Essayer
import-good-title = Tout va bien
import-bad-title = { $count ->
    [one] Une ligne ne va pas
   *[other] { $count } lignes ne vont pas
}
import-nothing-yet = Rien n’est encore écrit.
import-tells = Les participants reçoivent une lettre si leur marche a un autre jour, une autre heure, un autre lieu ou un autre statut. Ces lettres partent tout de suite.
import-nothing-written = Rien n’a été écrit. Corrigez les lignes dans votre fichier et choisissez-le de nouveau, ou changez les colonnes.
import-doubtful-title = { $count ->
    [one] Une ligne est douteuse
   *[other] { $count } lignes sont douteuses
}
import-doubtful = Ces lignes sont possibles, mais sans doute des erreurs. Rien n’a été écrit.
import-accept = Les prendre quand même
import-new = Nouvelles
import-changed = Changées
import-same = Comme avant
import-put-in = Importer maintenant
import-back = Changer les colonnes
import-column = Colonne
import-says = Ce qui est écrit
import-why = Ce qui ne va pas
import-more = Les { $shown } premières sur { $count } sont montrées.
deed-imported-file = Un fichier a été importé
act-imported-file = { $file } importé ({ $noun }) : { $new } lignes nouvelles, { $changed } changées

# What is asked for.
import-column-slug = Nom court dans l’adresse
import-column-town = Ville
import-column-region = État ou province
import-column-country = Pays
import-column-starts = Date et heure
import-column-day = Jour
import-column-time = Heure
import-column-meeting-point = Point de rencontre
import-column-host = Nom public de l’hôte
import-column-host-email = E-mail de l’hôte
import-column-name = Nom
import-column-group = Groupe
import-column-lat = Latitude
import-column-lon = Longitude
import-column-time-zone = Fuseau horaire
import-column-bring = Quoi apporter
import-column-capacity = Places
import-column-status = Statut
import-column-status-why = Pourquoi ce statut
import-column-street = Rue
import-column-ends = Fin
import-column-parking = Stationnement
import-column-toilets = Toilettes
import-column-rain-plan = S’il pleut
import-column-partner = Partenaire
import-column-email = Adresse e-mail
import-column-first-name = Prénom
import-column-last-name = Nom de famille
import-column-stroll = Marche ou ville
import-column-adults = Adultes
import-column-children = Enfants
import-column-signed-name = Nom avec lequel la décharge est signée
import-column-registered-at = Date d’inscription
import-column-reference = Numéro dans votre liste
import-column-standing = Situation
import-column-language = Langue
import-column-waiver-version = Version de la décharge
import-column-amount = Montant
import-column-currency = Devise
import-column-given-at = Date du don
import-column-message = Message
import-column-hidden = Nom non affiché
import-column-kind = Don ou tee-shirt
import-column-method = Mode de paiement

# What is wrong with a row or a file.
import-wrong-other = Cela ne convient pas ici.
import-wrong-empty-file = Le fichier est vide. Sa première ligne a les titres.
import-wrong-damaged-utf-16 = Le fichier est endommagé. Enregistrez-le de nouveau en CSV UTF-8.
import-wrong-not-utf-8 = Les lettres sont illisibles. Enregistrez le fichier en CSV UTF-8 ou en XLSX.
import-wrong-open-quote = Un guillemet n’a pas sa paire. Dans un texte entre guillemets, il s’écrit deux fois.
import-wrong-cell-count = La ligne a { $found } cellules, il y a { $wanted } titres.
import-wrong-nul-character = Il y a un caractère qui ne peut être montré.
import-wrong-same-as = C’est pareil qu’à la ligne { $line }.
import-wrong-same-gift = Tout est pareil qu’à la ligne { $line }. Est-ce un second don ?
import-wrong-not-yes-or-no = Écrivez oui ou non.
import-wrong-not-whole = Ce n’est pas un nombre entier.
import-wrong-out-of-range = Ce n’est pas entre { $least } et { $most }.
import-wrong-not-a-local-time = Ce n’est pas une date avec l’heure, comme 2027-05-01 10:00.
import-wrong-two-days = Cela peut être deux jours. Dites comment ils sont écrits, ou écrivez 2027-05-02.
import-wrong-not-a-moment = Ce n’est ni un jour ni une heure, comme 2027-04-18 15:04.
import-wrong-before-year-2000 = C’est avant l’an 2000.
import-wrong-in-the-future = C’est dans le futur.
import-wrong-not-one-of = Utilisez un de ces mots : { $words }.
import-wrong-no-slug-from-name = Aucune adresse ne peut être faite de ce nom. Donnez un nom court en lettres latines.
import-wrong-no-town-known = Aucune ville n’est connue sous ce nom.
import-wrong-other-currency = La devise de la campagne est { $words }.
import-wrong-nameless = Un don sans nom n’est pas affiché. Donnez un nom, ou dites qu’il est caché.
import-wrong-promised-elsewhere = Seul un don payé à la marche peut être une promesse.
import-wrong-no-such-waiver = Aucune décharge n’a cette version.
import-wrong-no-why = Les participants voudront savoir pourquoi.
import-wrong-below-taken = Plus de places sont déjà prises.
import-wrong-not-an-end = Ce n’est pas une heure, comme 12:00.
import-wrong-end-not-after-start = Ce n’est pas après le début.
import-wrong-end-too-late = C’est plus d’un jour après le début.
import-wrong-too-many-rows = Le fichier a plus de { $most } lignes. Partagez-le.
import-wrong-too-many-columns = Le fichier a plus de { $most } colonnes.
import-wrong-unpacks-too-large = Le classeur dépasse { $most } Mo une fois décompressé. Enregistrez la feuille en CSV.
import-wrong-no-rows = Le fichier a des titres et aucune ligne.
import-wrong-old-workbook = C’est un ancien classeur, ou il a un mot de passe. Enregistrez-le en XLSX sans mot de passe, ou en CSV.
import-wrong-damaged-workbook = Le classeur est endommagé. Enregistrez-le de nouveau, ou en CSV.
import-wrong-no-worksheet = Le classeur n’a aucune feuille visible.
import-wrong-sheet-error = La cellule a une erreur du tableur, comme #N/A.
import-wrong-which-stroll = Plusieurs marches s’appellent ainsi. Écrivez le nom court de l’adresse d’une.

# What is possible, but probably a mistake.
import-doubt-at-zero = Ce point est en mer, au large de l’Afrique.
import-doubt-longitude-sign = Avec l’autre signe, la ville est là. L’ouest est négatif.
import-doubt-latitude-sign = Avec l’autre signe, la ville est là. Le sud est négatif.
import-doubt-swapped = Latitude et longitude sont échangées.
import-doubt-other-country = Ce point n’est pas dans le pays de la ligne. { $words }
import-doubt-far-from-town = Ce point est à { $number } km de la ville.
import-doubt-no-towns-zone = Ce n’est pas le fuseau d’une ville, comme America/New_York.
import-doubt-other-clocks = Là-bas, les horloges donnent une autre heure : { $words }.
import-doubt-skipped-time = L’heure avance alors : cette heure n’existe pas.
import-doubt-repeated-time = L’heure recule alors : cette heure vient deux fois.
import-doubt-at-night = C’est la nuit.
import-doubt-far-from-day = C’est à { $number } jours du jour de la campagne.
