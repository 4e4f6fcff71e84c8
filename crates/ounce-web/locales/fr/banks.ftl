# Les lactariums et où leur laisser du lait.

bank-network = Réseau : { $network }
bank-asks-title = Ce qu’il demande
bank-asks-hmbana = Les lactariums de HMBANA, le réseau d’Amérique du Nord, demandent d’abord un court entretien téléphonique, une prise de sang qu’ils paient, et pas de nicotine. Beaucoup demandent au moins { $least } à { $most } au total. Personne n’est payé pour son lait.
bank-asks-japan = Les lactariums du Japon demandent d’abord une visite ou un appel, une prise de sang, pas de tabac, pas d’alcool régulier, et environ { $total } au total, au moins { $parcel } par colis. Personne n’est payé pour son lait.
bank-asks-any = Les autres lactariums demandent le plus souvent d’abord un entretien sur la santé et les médicaments, et une prise de sang. Les règles varient ; le lactarium vous dira les siennes.
bank-checked = Vérifié pour la dernière fois le { $date }.
bank-details-seen = Comment le joindre et ce qu’il demande, tel que vu : { $seen }.
bank-call-first = Les renseignements changent : appelez avant de tirer, de congeler ou d’expédier du lait.
bank-call = Appeler le { $number }
bank-toll-free = ne vous coûte rien
bank-donor-page = Pour les donneuses de lait
bank-website = Site Web
opens-site = ouvre { $site }
bank-telephone-on-page = Le numéro de téléphone est sur sa page.
bank-no-contact = Nous ne connaissons ni son téléphone ni sa page.
bank-ask-network = Son réseau peut vous dire comment le joindre :
bank-ask-midwife = Une sage-femme, ou l’hôpital de { $city }, peut vous dire comment le joindre.
bank-frozen-yes = Le lait déjà dans votre congélateur : oui, s’il a été conservé comme le lactarium le demande.
bank-frozen-ask = Le lait déjà dans votre congélateur : demandez avant de l’apporter ou de le jeter.
bank-frozen-no = Le lait déjà dans votre congélateur : non, seulement celui d’après l’accord du lactarium.
bank-ships = Il vous envoie ce qu’il faut pour expédier du lait de chez vous.
bank-ships-not = Il ne prend pas de colis : le lait y est apporté.
bank-minimum = Il demande au moins { $volume } au total.
bank-takes-from = Prend du lait de : { $where }
bank-depot-nearest = Point de dépôt le plus proche : { $name }, { $town }
bank-depots-all = { $count ->
    [one] Son point de dépôt
   *[other] Ses { $count } points de dépôt
}
bank-none-in = Nous ne connaissons aucun lactarium dans ce pays : { $country }. Les plus proches sont dans d’autres pays, et la plupart ne prennent que du lait du leur. Une sage-femme, ou un hôpital avec un service de néonatologie, en saura peut-être plus.
bank-source = Vu sur
bank-promise = Promettre du lait à ce lactarium
bank-others = Trouver un lactarium près de chez vous
banks-title = Tous les lactariums
banks-lead = Tous les lactariums que nous savons en activité, par pays.
banks-none = Aucun lactarium n’est encore enregistré.
depots-title = Points de dépôt
depots-near = Points de dépôt près de { $place }
depots-text = Un point prend du lait une fois que le lactarium vous a dit oui. Les points déménagent et ferment : appelez d’abord le lactarium.
depots-none-near = Nous ne connaissons aucun point de dépôt à moins de { $distance } de là. Beaucoup de lactariums envoient ce qu’il faut pour expédier du lait ; demandez au vôtre.
depots-none = Nous ne connaissons aucun point de dépôt de ce lactarium. Demandez-lui comment le lait y arrive.
depot-of = Pour
depot-call = Appelez d’abord le { $number }
depot-seen = Vu : { $seen }
depot-seen-undated = Vu sur une page sans date
fact-telephone = Téléphone
