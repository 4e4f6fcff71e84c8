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
