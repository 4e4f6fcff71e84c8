# Pourquoi quelque chose n’est pas fait : une phrase par raison, et les titres de l’API.

refusal-missing = À remplir, s’il vous plaît.
refusal-too-long = Au plus { $number } caractères, s’il vous plaît.
refusal-not-text = Utilisez des lettres visibles.
refusal-not-an-email = Ceci ne ressemble pas à une adresse courriel, comme name@example.org.
refusal-not-a-link = Donnez un lien qui commence par https:// ou http://.
refusal-not-a-slug = Seulement des minuscules, des chiffres et des traits d’union.
refusal-not-a-number = Seulement des chiffres, par exemple 25.
refusal-comma = Écrivez-le autrement : 12,50 ou 1000.
refusal-no-decimals = Des nombres entiers dans cette monnaie, s’il vous plaît.
refusal-too-many-decimals = { $number ->
    [one] Au plus { $number } décimale, s’il vous plaît.
   *[other] Au plus { $number } décimales, s’il vous plaît.
}
refusal-not-positive = Un nombre plus grand que zéro, s’il vous plaît.
refusal-too-large = Au plus { $number }, s’il vous plaît.
refusal-not-a-date = Donnez une date comme 2015-05-02.
refusal-not-a-time-zone = Ce n’est pas le nom d’un fuseau horaire, comme America/New_York.
refusal-not-a-country = Ce n’est pas le code d’un pays : deux lettres d’ISO 3166-1, comme US, CA ou JP.
refusal-not-a-position = Ce n’est pas une position sur Terre.
refusal-not-a-choice = Choisissez une des possibilités.
refusal-other-currency = Cette campagne compte dans une autre monnaie.
refusal-unknown = Nous ne le connaissons pas.
refusal-party-empty = Qui vient ? Comptez au moins un adulte.
refusal-no-adult = Venez avec au moins un adulte.
refusal-party-too-large = { $number ->
    [one] Une seule personne peut venir ici ({ $number }).
   *[other] Au plus { $number } personnes peuvent venir ensemble ici.
}
refusal-no-room = { $number ->
    [0] Il n’y a plus de place pour l’instant.
    [one] Il reste { $number } place.
   *[other] Il reste { $number } places.
}
refusal-waiver-unsigned = Il manque la signature.
refusal-waiver-outdated = Le texte a changé. Lisez la version { $number } et signez de nouveau.
refusal-no-consent = Il nous faut votre accord pour transmettre ceci.
refusal-already-registered = Cette adresse a déjà une place à cette marche.
refusal-already-cancelled = Cette place a déjà été rendue.
refusal-stroll-cancelled = Cette marche est annulée.
refusal-stroll-over = Cette marche est terminée.
refusal-campaign-over = Cette campagne est terminée.
refusal-method-not-offered = Cette façon de donner n’est pas offerte ici.
refusal-status-out-of-order = Cela ne peut pas suivre l’état actuel.
refusal-already-settled = C’est déjà confirmé ou retiré.
refusal-reference-reused = La même référence a déjà servi avec d’autres valeurs.
refusal-erased = Il s’agissait d’une personne dont les données ont été effacées.
refusal-sign-in-over = Ce code n’est plus valable : il a servi, il est trop ancien, ou il a été mal saisi trop souvent. Demandez une nouvelle lettre.
refusal-not-a-code = Un code a huit lettres et chiffres.
refusal-role-of-another-kind = Ce rôle n’existe pas ici.
refusal-not-yours = Il ne vous revient pas de donner ou de retirer ce rôle.
refusal-last-one = Personne d’autre n’a ce rôle ici, et il faut quelqu’un. Donnez-le d’abord à quelqu’un.
refusal-not-a-second-code = Un code a six chiffres, comme l’application les montre. Un code de secours a dix lettres et chiffres.
refusal-wrong-second-code = Ce n’est pas le code que l’application montre maintenant. Il change toutes les 30 secondes et ne vaut qu’une fois.
refusal-wait-after-wrong-codes = Il y a eu trop de codes faux. Réessayez dans un quart d’heure.
refusal-second-factor-needed = Un de vos rôles exige la deuxième étape : elle reste.
refusal-invitation-over = Cette invitation n’est plus valable : on y a répondu, elle a été retirée, ou elle a plus de deux semaines. Demandez-en une nouvelle.
refusal-second-factor-missing = Un de vos rôles exige la deuxième étape. Configurez-la d’abord.
refusal-not-allowed = Aucun de vos rôles ne le permet ici.
refusal-token-without = Le jeton n’a pas reçu cette action.
refusal-too-many-tokens = Vous avez déjà { $number } jetons. Révoquez-en un d’abord.
refusal-passkey-over = Cela a duré trop longtemps. Essayez encore.
refusal-passkey-wrong = Cette clé d’accès n’est pas connue ici.
refusal-passkey-known = Cette clé d’accès est à un autre membre.
refusal-too-many-passkeys = Vous avez déjà { $number } clés d’accès. Retirez-en une d’abord.
refusal-wrong-code = { $number ->
    [one] Ce n’est pas le code de la lettre. Il reste un essai.
   *[other] Ce n’est pas le code de la lettre. Il reste { $number } essais.
}
refusal-in-the-past = Ce jour est passé.
refusal-shares-of-a-hundred = La somme des parts est { $number } pour cent au lieu de 100.
refusal-shares-do-not-add-up = La somme des parts est { $number } au lieu de 10000 points de base.

api-unknown-field = Il n’y a pas de champ de ce nom ici.
api-twice = Ce champ figure deux fois. Merci de l’envoyer une seule fois.
api-not-a-string = Ce doit être une chaîne de caractères.
api-not-a-whole-number = Ce doit être un nombre entier.
api-not-a-boolean = Ce doit être true ou false.
api-not-an-object = Ce doit être un objet.
api-not-json = Le corps n’est pas un objet JSON : voir ligne { $line }, colonne { $column }.
api-key-reused = Cette Idempotency-Key a déjà servi avec un autre corps.

problem-400 = La demande est illisible
problem-401 = Un jeton est nécessaire
problem-403 = Non permis
problem-404 = Introuvable
problem-405 = Méthode non permise
problem-406 = Non disponible sous cette forme
problem-408 = La requête a mis trop de temps à arriver
problem-409 = En conflit avec l’existant
problem-410 = Retiré
problem-413 = Trop grand
problem-415 = Type de contenu non reconnu
problem-421 = Ce n’est pas l’hôte demandé
problem-422 = Des champs sont à revoir
problem-429 = Trop de demandes
problem-500 = Une faute de notre part
problem-503 = Trop de monde, réessayez
refusal-not-a-time = Donnez une heure comme 9:30.
refusal-not-a-length = Donnez une longueur avec son unité, comme 1,6 km ou 1 mi.
refusal-day-by-postponing = Le jour est connu de tous. Pour en changer, reportez la marche.
refusal-changed-meanwhile = Quelqu’un d’autre a changé ce texte depuis que vous avez ouvert la page. Choisissez lequel garder.
refusal-undo-over = Ce n’est plus possible : un autre changement a suivi, ou les lettres sont parties.
refusal-below-taken = {$number} places sont déjà prises.
