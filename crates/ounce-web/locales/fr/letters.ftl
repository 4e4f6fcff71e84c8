# Lettres envoyées par courriel.

letter-hello = Bonjour,
letter-hello-name = Bonjour { $name },
letter-goodbye = Avec nos remerciements, l’équipe des marches
letter-demo = Ceci vient d’une démonstration. Aucun argent ne circule et les personnes sont inventées.
letter-joined-subject = Votre place est gardée : { $town }
letter-joined-opening = Votre place à la marche est gardée ({ $town }). Apportez ce courriel ou montrez le billet sur votre téléphone.
letter-waiting-subject = Vous êtes sur la liste d’attente : { $town }
letter-waiting-opening = Toutes les places sont prises pour l’instant ({ $town }). Vous êtes sur la liste d’attente et vous avancez quand quelqu’un part.
letter-in-line = Vous êtes au rang { $number }.
letter-again-subject = Votre lien pour la marche : { $town }
letter-again-opening = Quelqu’un, sans doute vous, s’est réinscrit avec cette adresse ({ $town }). Rien n’a changé ; voici le lien vers votre place.
letter-promoted-subject = Vous avez une place : { $town }
letter-promoted-opening = Des places se sont libérées ({ $town }), et la vôtre est gardée. Apportez ce courriel ou montrez le billet sur votre téléphone.
letter-cancelled-subject = La marche est annulée : { $town }
letter-cancelled-opening = La marche prévue le { $from } est annulée ({ $town }).
letter-postponed-subject = La marche est reportée : { $town }
letter-postponed-opening = La marche n’a pas lieu le { $from } ({ $town }). Il n’y a pas encore de nouvelle date ; nous vous écrirons dès qu’elle sera fixée.
letter-moved-subject = Nouvelle heure pour la marche ({ $town }) : { $day }
letter-moved-opening = La marche prévue le { $from } a maintenant lieu le { $when } ({ $town }).
letter-reopened-subject = La marche a finalement lieu : { $town }
letter-reopened-opening = La marche a finalement lieu ({ $town }) : { $when }.
letter-why = La raison donnée : { $why }
letter-place-kept = Votre place est gardée. Si vous pouvez toujours venir, vous n’avez rien à faire.
letter-place-waits = Vous gardez votre rang sur la liste d’attente.
letter-place-void = Vous n’avez rien à faire ; personne ne vous attend ce jour-là. Les dons faits pour cette marche restent à la campagne.
letter-see-place = Votre place, et ce qui en est conservé :
letter-calendar-changed = L’entrée corrigée pour votre calendrier :
letter-other-towns = D’autres marches près de là :
letter-open-place = Votre billet ; pour changer ou annuler :
letter-calendar = L’ajouter à votre calendrier :
letter-stroll = La page de la marche :
letter-cannot-come = Si finalement vous ne pouvez pas venir, rendez la place avec le premier lien : quelqu’un d’autre pourra marcher.
letter-keep-link = Gardez le premier lien pour vous : qui l’a peut changer votre place.
letter-gift-subject = Merci de votre don
letter-gift-opening = Votre don de { $amount } à { $campaign } est compté. Merci.
letter-pledge-subject = Merci de votre promesse
letter-pledge-opening = Votre promesse de { $amount } à { $campaign } est notée. Merci.
letter-pledge-how = Apportez-la à la marche en espèces ou par chèque et remettez-la à l’hôte. Elle compte comme reçue quand l’hôte l’a confirmée.
letter-pledge-elsewhere = Si vous ne pouvez pas venir, les partenaires reçoivent des dons sur leurs propres pages. Un tel don n’est pas compté ici.
letter-demo-card = Il a été fait avec une carte de démonstration : aucun argent n’a circulé.
letter-no-receipt = Cette lettre n’est pas un reçu fiscal.
letter-see-tally = Voir où nous en sommes :
letter-milk-subject = Votre promesse de lait, et la suite
letter-milk-opening = Merci. Vous avez promis { $volume } de lait.
letter-milk-bank-first = Appelez { $bank } avant de tirer, de congeler ou d’expédier quoi que ce soit. Le lactarium parle avec vous de votre santé et organise une prise de sang, sans frais pour vous.
letter-milk-any-bank = Appelez un lactarium avant de tirer, de congeler ou d’expédier quoi que ce soit. La page ci-dessous trouve les plus proches. Le lactarium parle avec vous de votre santé et organise une prise de sang, sans frais pour vous.
letter-milk-page = Lactariums et ce qu’il faut savoir :
letter-milk-withdraw = Une promesse n’oblige à rien. Si les choses changent, vous n’avez rien à faire.
letter-confirm-subject = Merci de confirmer votre place ({ $town })
letter-confirm-opening = Quelqu’un, sans doute vous, a demandé une place à la marche ({ $town }) avec cette adresse. Elle est retenue une heure. Ouvrez le lien et appuyez sur le bouton pour la garder.
letter-confirm-open = Confirmer la place :
letter-confirm-not-you = Si ce n’était pas vous, il n’y a rien à faire. La place ira à quelqu’un d’autre.
letter-digest-subject = Ce à quoi votre adresse a servi aujourd’hui
letter-digest-opening = Votre adresse a été saisie dans nos formulaires { $number } fois de plus que nous n’envoyons de lettres séparées. Voici les premières :
letter-digest-gift = Un don de { $amount } à { $campaign }
letter-digest-milk = Une promesse de { $volume } de lait
letter-digest-not-you = Si ce n’était pas vous, il n’y a rien à faire.
letter-milk-nearest = Le lactarium le plus proche de la marche que vous avez nommée est celui-ci :
letter-milk-its-page = Sa page pour les donneuses de lait :
letter-milk-bank-page = Comment le joindre, et ses points de dépôt :
letter-meeting-subject = Le rendez-vous à { $town } a changé
letter-meeting-opening = Le lieu de rendez-vous de la marche à { $town }, ou l’heure de la fin, n’est plus celui que nous vous avions indiqué. Voici ce qui vaut maintenant.
letter-directions = L’itinéraire jusqu’au lieu de rendez-vous :

letter-asked-subject = Merci de confirmer votre question : { $stroll }
letter-asked-opening = Quelqu’un, sans doute vous, a posé avec cette adresse une question sur { $stroll }. Ouvrez le lien et appuyez sur le bouton : la question part vers les organisateurs.
letter-asked-open = Voir et confirmer la question :
letter-asked-not-you = Si ce n’était pas vous, il n’y a rien à faire. Rien n’est envoyé.
letter-question-subject = Une question sur { $stroll }
letter-question-opening = Quelqu’un pose une question sur { $stroll } :
letter-question-answer = Pour répondre, répondez à ce message. Votre réponse va directement à cette personne, sans passer par nous.
letter-question-page = Voir la question sur sa page :
letter-question-why = Vous recevez ce message parce que votre adresse est notée pour les questions sur cette marche. L’équipe de la campagne peut le changer.
letter-digest-question = Une question sur { $stroll }
letter-digest-asked = Votre question sur { $stroll } attend votre confirmation
letter-milk-promise = Voir, modifier ou retirer la promesse :
letter-burst-subject = Beaucoup d’inscriptions à { $stroll }
letter-burst-opening = { $parties } groupes se sont inscrits à { $stroll } en une heure.
letter-burst-unconfirmed = { $count ->
    [one] Une de leurs adresses n’a pas encore confirmé.
   *[other] { $count } de leurs adresses n’ont pas encore confirmé.
}
letter-burst-look = C’est peut-être une bonne nouvelle : quelqu’un en a parlé autour de soi. C’est peut-être aussi une seule personne qui prend beaucoup de places. Une place dont l’adresse ne confirme pas dans l’heure est rendue d’elle-même. Si quelque chose vous paraît étrange, dites-le à ceux qui organisent la campagne.

letter-sign-in-subject = Votre code : { $code }
letter-sign-in-opening = Saisissez ce code là où vous avez demandé à entrer. Il vaut { $minutes } minutes, et une seule fois.
fact-sign-in-code = Code
letter-sign-in-link = Dans le même navigateur, ce lien suffit :
letter-sign-in-not-you = Vous n’avez rien demandé ? Alors ne faites rien : sans cette lettre, personne n’entre.
letter-step-added-subject = Ajouté à votre connexion
letter-step-added-text = Une clé d’accès ou une application de codes a été ajoutée à votre connexion.
letter-step-removed-subject = Retiré de votre connexion
letter-step-removed-text = Une clé d’accès ou une application de codes a été retirée de votre connexion.
letter-step-not-you = Ce n’était pas vous ? Alors déconnectez tous les autres navigateurs, et écrivez à la personne qui gère ce service.
letter-invitation-subject = Invitation : { $role }
letter-invitation-opening = Nous vous invitons à participer à { $campaign }.
fact-role = Comme
fact-role-does = Ce que c’est
fact-invited-by = De la part de
letter-invitation-link = Voir l’invitation et y répondre :
letter-invitation-ends = Elle est valable jusqu’au { $day }.
letter-invitation-not-you = Vous ne savez pas de quoi il s’agit ? Ne faites rien : personne d’autre ne peut l’accepter.
action-send-circulars = Écrire aux marcheurs ou aux hôtes
action-run-mail = Voir quelles lettres ont échoué, les renvoyer et régler les rappels
deed-sent-circular = Une lettre à plusieurs a été envoyée
deed-took-back-circular = Une lettre à plusieurs a été reprise
deed-turned-reminder = Un rappel a été activé ou désactivé
act-sent-circular = Une lettre a été envoyée : { $subject }
act-took-back-circular = Une lettre a été reprise : { $subject }
act-turned-on = Activé : { $what }
act-turned-off = Désactivé : { $what }
refusal-nobody-to-write-to = Personne ne recevrait cette lettre.
refusal-enough-letters = { $number } lettres sont déjà parties en un jour. Attendez demain, pour qu’on continue à les lire.
field-readers = Qui la reçoit
field-country = Pays
field-subject = Objet
field-text = Texte
field-letter = Lettre
field-circular = Lettre
field-test = Essai
field-reminder = Rappel
field-wish = Activé ou désactivé
circular-from-host = L’hôte de { $stroll } écrit aux personnes inscrites :
circular-from-coordinators = La coordination de { $campaign } écrit aux hôtes :
circular-why-walker = Vous recevez cette lettre parce que vous êtes inscrit à { $stroll }.
circular-why-host = Vous recevez cette lettre parce que vous organisez une marche de { $campaign }.
circular-answer-writer = Une réponse à cette lettre va à { $email }, qui l’a écrite.
circular-answer-form = Pour poser une question à l’hôte, utilisez cette page :
circular-answer-contact = Une réponse à cette lettre va aux organisateurs de la campagne.
circular-answer-nobody = Les réponses à cette lettre ne sont pas lues.
circular-test = Ceci est un essai. Vous seul le recevez.
circular-your-desk = Votre bureau :
letter-stop = Pour ne plus recevoir de lettres de ce genre :
reminder-week-subject = La marche de { $town } a lieu le { $day }
reminder-week-opening = La marche de { $town } approche : { $when }. Voici ce qu’il vous faut.
reminder-day-subject = À bientôt à { $town } : { $day }
reminder-day-opening = La marche de { $town } commence { $when }. Montrez le billet sur votre téléphone, ou dites le code.
reminder-thanks-subject = Merci de { $town }
reminder-thanks-opening = Merci pour la marche de { $town }. Voici ce qui a été réuni jusqu’ici.
reminder-bring = À apporter : { $bring }
fact-together-people = Personnes à { $town }
fact-together-money = Argent pour { $place }
fact-together-milk = Lait promis pour { $campaign }
test-letter-subject = Un essai du courrier
test-letter-text = Les lettres partent. Vous avez demandé cet essai sur la page du courrier.
stop-title = Des lettres dont on peut se passer
stop-circulars = Les lettres que vous écrivent les organisateurs de { $campaign }.
stop-reminders = Les rappels avant une marche de { $campaign }, et les remerciements après.
stop-stopped = Vous ne recevrez plus ces lettres.
stop-sent-again = Vous recevez de nouveau ces lettres.
stop-must-arrive = Votre billet, et l’annonce d’une marche reportée ou annulée, vous parviennent quand même.
stop-button = Ne plus m’en envoyer
stop-send-again = Les envoyer de nouveau
own-letters-title = Les lettres que vous recevez
own-letters-text = Les lettres au sujet de { $stroll }.
own-letters-saved = Enregistré.
own-letters-circulars = Ce que l’hôte écrit aux personnes inscrites
own-letters-reminders = Les rappels avant la marche, et les remerciements après
own-letters-back = Revenir à votre place
circulars-title = Écrire aux marcheurs
circulars-title-hosts = Écrire aux hôtes
circulars-text = Chacun reçoit sa propre lettre. Vous ne voyez aucune adresse, et les lecteurs ne se voient pas.
circulars-text-hosts = Chaque hôte reçoit une seule lettre, même pour plusieurs marches.
circulars-failed = { $count ->
    [one] { $count } lettre à un marcheur n’est pas arrivée ces 30 derniers jours.
   *[other] { $count } lettres à des marcheurs ne sont pas arrivées ces 30 derniers jours.
}
circular-to-walkers = Ceux qui ont une place
circular-to-waiting = Ceux de la liste d’attente
circular-to-everybody = Les deux
circular-to-hosts = Tous les hôtes
circular-to-oneself = Vous seul
circular-readers = { $count ->
    [one] { $count } lecteur
   *[other] { $count } lecteurs
}
circular-delivered = { $count ->
    [one] { $count } remise
   *[other] { $count } remises
}
circular-waiting = { $count ->
    [one] { $count } en attente
   *[other] { $count } en attente
}
circular-failed = { $count ->
    [one] { $count } non arrivée
   *[other] { $count } non arrivées
}
circular-any-country = Tous les pays
circular-any-status = Tous
circular-shows-writer = Les réponses vont à mon adresse. Les lecteurs la voient alors.
circular-limit = Au plus { $count } lettres par jour, pour qu’on continue à les lire.
circular-preview = Voir la lettre
circular-send = { $count ->
    [one] Envoyer à { $count } lecteur
   *[other] Envoyer à { $count } lecteurs
}
circular-test-button = Me l’envoyer d’abord
circular-change = La modifier
circular-languages = Les phrases autour de vos mots sont dans la langue choisie par chaque lecteur.
circular-refused = { $count ->
    [one] { $count } autre personne n’en veut pas.
   *[other] { $count } autres personnes n’en veulent pas.
}
circular-tested = Un essai est en route vers { $email }.
circular-said-sent = Les lettres partent dans dix minutes. D’ici là, vous pouvez les reprendre.
circular-said-sent-quiet = Les lettres sont écrites. Elles partent quand le courrier est en place ; cette page le montre.
circular-said-undone = Reprise. Personne ne reçoit la lettre.
circulars-sent = Écrites jusqu’ici
circular-taken-back = reprise avant le départ
circular-leaves = part { $moment }
circular-read = La lire
circular-take-back = Reprendre
campaign-desk-failed = { $count ->
    [one] { $count } lettre n’est pas arrivée
   *[other] { $count } lettres ne sont pas arrivées
}
mail-title = Courrier
mail-text = Les lettres de cette campagne : celles qui attendent, et celles des 30 derniers jours.
mail-none = Aucune lettre n’attend, et aucune n’est partie ces jours-ci.
mail-kind = Lettre
mail-waiting = En attente
mail-sent = Envoyées
mail-failed = Non arrivées
mail-troubled = { $count ->
    [one] { $count } lettre n’a pas encore pu partir
   *[other] { $count } lettres n’ont pas encore pu partir
}
mail-troubled-text = Elles sont renvoyées d’elles-mêmes, pendant deux jours.
mail-retry-all = Tout renvoyer maintenant
mail-next = prochain essai { $moment }
mail-given-up = { $count ->
    [one] { $count } lettre a été abandonnée
   *[other] { $count } lettres ont été abandonnées
}
mail-given-up-text = Sous chacune se trouve la réponse du serveur. Une adresse mal tapée reste fausse ; la personne peut se réinscrire avec la bonne.
mail-retry = Renvoyer
mail-test = M’envoyer un essai
mail-test-text = Une lettre à { $email } montre si le courrier part, et ce que dit le serveur.
mail-test-waits = L’essai attend son tour.
mail-test-look = Regarder encore
mail-test-sent = Le serveur a pris l’essai, { $moment }. Il a dit :
mail-test-failed = L’essai n’est pas arrivé, { $moment } :
mail-said-retried = Les lettres sont renvoyées maintenant.
mail-said-turned = Enregistré.
mail-reminders = Rappels
mail-reminders-text = Chacun part une fois, à ceux qui ont une place et le veulent, dans leur langue. Si une marche change de jour, on rappelle le nouveau ; si elle est annulée, rien.
mail-reminder-week = Une semaine avant la marche
mail-reminder-day = La veille de la marche
mail-reminder-thanks = Les remerciements, le lendemain
mail-on = est envoyé
mail-off = n’est pas envoyé
mail-turn-off = Désactiver
mail-turn-on = Activer
letter-kind-registration = Place à une marche
letter-kind-registration-again = Lien une nouvelle fois
letter-kind-promoted = Montée de la liste d’attente
letter-kind-stroll-changed = Changement d’une marche
letter-kind-meeting-changed = Autre lieu de rendez-vous
letter-kind-gift = Remerciement pour un don
letter-kind-milk-promise = Promesse de lait
letter-kind-question-asked = Confirmation d’une question
letter-kind-question = Question à un hôte
letter-kind-burst = Beaucoup d’inscriptions
letter-kind-sign-in = Connexion
letter-kind-invitation = Invitation
letter-kind-host-applied = Confirmation d’une proposition
letter-kind-host-asked = Question sur une proposition
letter-kind-host-declined = Proposition refusée
letter-kind-circular = Lettre à plusieurs
letter-kind-week-before = Rappel, une semaine avant
letter-kind-day-before = Rappel, la veille
letter-kind-thanks = Remerciements après une marche
letter-kind-report-missing = Le compte rendu manque
letter-kind-host-again = Encore cette année ?
letter-kind-test = Essai
letter-kind-step-added = Deuxième étape ajoutée
letter-kind-step-removed = Deuxième étape retirée
letter-kind-digest = Récapitulatif
own-letters-on = Vous les recevez.
own-letters-off = Vous ne les recevez pas.
