# Ce qui entoure chaque page, l’accueil, les campagnes, à propos et vie privée, les erreurs.

skip = Aller au contenu
demo-note = Ceci est une démonstration. Aucun argent ne circule et les personnes sont inventées.
nav-label = Principal
nav-find = Trouver une marche
nav-give = Donner
nav-milk = Donner du lait
nav-report = Bilan
nav-strolls = Toutes les villes
nav-language = Langue et unités
nav-theme = Clair ou sombre
nav-units-us = Milles et onces
nav-units-metric = Kilomètres et millilitres
foot-campaigns = Toutes les campagnes
foot-strolls = Toutes les villes
foot-report = Bilan
foot-calendar = Calendrier de toutes les villes
foot-news = Fil de nouvelles
foot-privacy = Vie privée
foot-about = À propos et crédits
foot-credits = Lieux et cartes :

home-title = Faites quelques pas.
home-title-second = Offrez quelques gouttes.
home-lead = { $count ->
    [0] Un matin, des familles marchent pour que les plus petits bébés en soins intensifs reçoivent du lait humain quand leur mère n’en a pas encore assez.
    [one] Un matin, dans { $count } ville, des familles marchent pour que les plus petits bébés en soins intensifs reçoivent du lait humain quand leur mère n’en a pas encore assez.
   *[other] Un matin, dans { $count } villes, des familles marchent pour que les plus petits bébés en soins intensifs reçoivent du lait humain quand leur mère n’en a pas encore assez.
}
home-counted = Ce qu’elles donnent en argent et en lait est compté ici, à la vue de tous.
home-over-title = { $count ->
    [one] { $count } ville a marché.
   *[other] { $count } villes ont marché.
}
home-over-lead = { $walkers ->
    [one] { $walkers } personne en marche et { $raised }, pour que les plus petits bébés en soins intensifs reçoivent du lait humain.
   *[other] { $walkers } personnes en marche et { $raised }, pour que les plus petits bébés en soins intensifs reçoivent du lait humain.
}
home-read-report = Lire le bilan
home-anywhere = Aucune marche près de chez vous ? Participez d’où vous êtes.
home-some = Trois villes pour commencer
home-some-over = Trois des villes
home-all-towns = { $count ->
    [one] La seule ville ({ $count })
   *[other] Les { $count } villes
}
home-map = Un matin, partout
home-milk-title = Du lait en trop ?
home-milk-text = Votre propre bébé passe d’abord. S’il y en a plus qu’il n’en faut, un lactarium près de chez vous peut vous dire si ce lait peut aller à un tout-petit.
home-milk-link = Comment donner du lait
home-give-title = D’où vous êtes
home-give-text = Un don pour une ville ou pour toutes. Chaque cent est compté en public, et aucun pourboire n’est ajouté.
home-give-elsewhere = Aucune carte n’est acceptée ici. Les partenaires de cette campagne reçoivent des dons sur leurs propres pages.
home-give-at-strolls = Promettez un don pour une ville et apportez-le à sa marche en espèces ou par chèque.
home-give-link = Donner de l’argent
home-stories = Histoires des marches
home-no-stories = Il y a ici de la place pour ce que racontent les marcheurs. Les premières histoires viennent avec les premiers dons.
home-partners = Où va l’argent
home-partners-text = Ce qui est recueilli est partagé selon des parts fixées avant le premier don. Jusqu’ici :
home-partners-text-over = Ce qui a été recueilli a été partagé selon des parts fixées avant le premier don.
home-share = { $share } de ce qui est recueilli
no-name = Quelqu’un de bien

tally-raised = Recueilli
tally-raised-for = { $count ->
    [one] Recueilli pour { $count } partenaire
   *[other] Recueilli pour { $count } partenaires
}
tally-goal = sur un objectif de { $goal }
tally-milk = Lait promis
tally-milk-received = reçus par des lactariums
tally-walkers = Marcheurs
tally-towns = { $count ->
    [0] encore dans aucune ville
    [one] dans { $count } ville
   *[other] dans { $count } villes
}
tally-stale = Il y a beaucoup de monde. Ces chiffres datent du { $at } ; les inscriptions et les dons continuent.

map-label = { $count ->
    [one] Carte avec { $count } ville
   *[other] Carte avec { $count } villes
}
map-skip = Passer la carte
map-interactive-label = Carte interactive de toutes les villes
map-open = Ouvrir la carte pour la déplacer et l’agrandir
map-back = Revenir au dessin
map-part = Sur cette partie de la carte
map-count = Villes ici : { $count }
map-rest = Les villes les plus proches du centre sont dans la liste. Agrandissez la carte pour voir les autres.
map-several = { $count } villes autour de { $town }
map-changed-short = reportée ou annulée
map-loading = La carte arrive.
map-failed = La carte n’est pas arrivée. Réessayez, ou utilisez la liste.
map-closer = Agrandir
map-further = Réduire
map-as-list = Toutes les villes en liste
map-changed = Point creux : reportée ou annulée.
map-off = { $count ->
    [one] { $count } ville se trouve hors de cette carte.
   *[other] { $count } villes se trouvent hors de cette carte.
}

campaigns-title = Campagnes
campaigns-lead = Une campagne, c’est une année de marches : beaucoup de villes, un seul jour.
campaigns-none = Aucune campagne n’est encore publique.

pages-label = Pages
pages-previous = Précédent
pages-next = Suivant
pages-of = Page { $page } sur { $pages }

about-title = À propos et crédits
about-lead = Ounce organise une marche pour le don de lait : beaucoup de villes, un seul jour, des bénévoles partout, et chaque dollar et chaque once comptés.
about-figures = D’où viennent les chiffres
about-figures-text = L’argent et le lait sont tenus dans un seul livre en partie double. Chaque chiffre public est la somme de ses lignes : totaux et parties ne peuvent pas se contredire. Rien n’y est modifié ni effacé ; une correction est une ligne de plus.
about-credits = Crédits
about-geonames = Villes, régions et codes postaux, préparés pour servir sans réseau.
about-natural-earth = Côtes et frontières, dans le domaine public.
about-maplibre = La carte qui bouge, chargée seulement quand vous l’ouvrez.
about-fonts = Les lettres de ces pages.
about-licence = Licence
about-licence-text = Le programme est un logiciel libre. Vous pouvez l’utiliser, l’étudier, le modifier et le partager :
about-access = Accessibilité
about-access-text = Chaque page fonctionne sans JavaScript, au clavier et avec un lecteur d’écran, et vise WCAG 2.2 AA. Si quelque chose vous gêne, dites-le à l’hôte de votre marche ou à qui gère ce site.

privacy-title = Vie privée
privacy-lead = Nous demandons le moins possible, le gardons seulement pour la marche et ne vendons rien.
privacy-kept = Ce qui est gardé
privacy-kept-join = À l’inscription : votre nom, votre adresse courriel, combien de personnes viennent avec vous et le texte que vous avez signé. L’hôte voit qui vient.
privacy-kept-give = Pour un don : votre nom, le montant, votre message, et votre adresse courriel si vous la laissez. Votre nom n’est public que si vous le laissez visible.
privacy-kept-milk = Pour une promesse de lait : la quantité, le lactarium choisi, votre adresse courriel et votre accord pour être joint. Rien d’autre.
privacy-not = Ce qui n’est pas gardé
privacy-not-health = Les réponses aux premières questions. Elles sont pesées puis oubliées ; aucune réponse de santé n’est conservée.
privacy-not-place = Où vous êtes. La position de votre navigateur sert à trouver les marches proches, puis elle est oubliée.
privacy-not-tracking = Ce que vous lisez. Aucun pistage, aucune publicité, et rien n’est demandé à d’autres sites.
privacy-cookies = Témoins
privacy-cookies-text = Trois témoins (cookies), et seulement après un choix de votre part : la langue, les unités, et clair ou sombre. C’est pourquoi il n’y a pas de bandeau.
privacy-rights = Vos données, votre choix
privacy-rights-text = Le lien de votre billet, de votre don ou de votre promesse de lait montre ce qui est gardé et vous permet de le télécharger ou de l’effacer. Pour le reste, écrivez à la personne qui gère ce site.
privacy-until = Un an après une campagne, nous effaçons les adresses e-mail, les noms et les signatures des personnes venues, et les adresses des personnes qui ont donné. Là où la loi veut qu’un reçu soit gardé, le nom et l’adresse de ce don restent plus longtemps. Un nom que vous nous avez laissé montrer reste sur les pages de cette année-là jusqu’à ce que vous l’effaciez.

yours-title = Vos données
yours-text = Vous pouvez voir ce qui est gardé ici sur vous, et le faire effacer.
yours-download = Le télécharger
yours-erase = L’effacer
erase-title = Effacer vos données
erase-whole = Tout ce qui est gardé sous votre adresse e-mail est effacé pour de bon : noms, adresses, messages et lettres, des places, des dons et des promesses de lait. Leurs liens ne fonctionnent plus.
erase-one = Votre nom, votre adresse e-mail et ce que vous avez écrit ici sont effacés pour de bon. Les liens vers cette entrée ne fonctionnent plus, ou ne montrent aucun nom.
erase-stays = Il reste des nombres sans nom : combien de personnes viennent, ce qui a été donné, et les lignes du livre.
erase-place = Votre place reste comptée. Si vous ne venez pas, rendez-la d’abord :
erase-backups = La personne qui gère ce site garde des copies de sécurité quelque temps, puis les jette.
erase-button = Effacer pour de bon
erase-back = Garder
erased-title = Vos données sont effacées
erased-text = Plus rien ici ne vous nomme. Les nombres restent, sans votre nom.
erased-home = Vers l’accueil

oops-400-title = Nous n’avons pas compris
oops-400-text = Quelque chose dans l’adresse ou le formulaire n’a pas pu être lu. Rien n’a changé.
oops-401-title = Cette page a besoin de son lien
oops-401-text = Ouvrez-la avec le lien reçu à l’inscription. Sans lui, nous ne pouvons pas savoir que la place est la vôtre.
oops-403-title = Ce n’est pas permis ici
oops-403-text = Le formulaire vient d’un autre site, ou le lien n’est pas complet. Rouvrez la page et envoyez-le de là.
oops-404-title = Il n’y a rien ici
oops-404-text = La page a déménagé, ou l’adresse contient une faute. Votre marche est facile à retrouver.
oops-405-title = Pas de cette façon
oops-405-text = Cette adresse ne peut pas servir ainsi. Partez de la page elle-même.
oops-408-title = C’était trop long
oops-408-text = Votre envoi n’est pas arrivé à temps. Rien n’a changé ; veuillez l’envoyer de nouveau.
oops-409-title = C’était déjà fait
oops-409-text = La même chose avait été demandée. Rien n’a été fait deux fois.
oops-410-title = C’est terminé
oops-410-text = Ce qui était ici a été retiré pour de bon.
oops-413-title = C’est trop à la fois
oops-413-text = Ce qui a été envoyé dépasse ce dont un formulaire a besoin ici. Rien n’a changé.
oops-415-title = Nous ne lisons pas ce format
oops-415-text = Le formulaire est arrivé dans un format qui n’est pas utilisé ici. Rien n’a changé.
oops-421-title = Nous ne sommes pas à cette adresse
oops-421-text = Cette page a été demandée sous un nom qui n’est pas le nôtre. Rien n’a changé.
oops-422-title = Quelque chose n’est pas encore bon
oops-422-text = Une partie de l’envoi ne peut pas être acceptée telle quelle. Rien n’a changé.
oops-429-title = Un instant, s’il vous plaît
oops-429-text = Beaucoup de demandes sont venues de votre réseau en peu de temps. Rien n’est perdu ; réessayez bientôt.
oops-500-title = Nous avons renversé quelque chose
oops-500-text = L’erreur vient de nous, pas de vous. Rien n’a été fait à moitié : c’est fait, ou ce ne l’est pas.
oops-503-title = Beaucoup de monde en ce moment
oops-503-text = Il y a tant de monde que cette page doit attendre. Réessayez dans un instant.
oops-again = Réessayer
oops-back = Revenez à la page précédente : ce que vous avez saisi y est encore, pour un nouvel envoi.
oops-home = Au début
oops-reference = Si vous nous en parlez, ajoutez ce numéro :
oops-retry = { $seconds ->
    [one] Attendez { $seconds } seconde avant de réessayer.
   *[other] Attendez { $seconds } secondes avant de réessayer.
}

# Who runs the campaign, at the foot of its pages.
foot-organiser = Organisé par { $organiser }.
foot-contact = Leur écrire
