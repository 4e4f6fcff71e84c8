# Los bancos de leche y dónde se les puede dejar leche.

bank-network = Red: { $network }
bank-asks-title = Qué pide
bank-asks-hmbana = Los bancos de HMBANA, la red de Norteamérica, piden primero una entrevista corta por teléfono, un análisis de sangre que paga el banco y nada de nicotina. Muchos piden como mínimo de { $least } a { $most } en total. No se paga a nadie por la leche.
bank-asks-japan = Los bancos de Japón piden primero una visita o una llamada, un análisis de sangre, nada de tabaco ni alcohol habitual, y unos { $total } en total, al menos { $parcel } en cada envío. No se paga a nadie por la leche.
bank-asks-any = Otros bancos piden casi siempre primero una entrevista sobre salud y medicamentos y un análisis de sangre. Las reglas varían; el banco te dirá las suyas.
bank-checked = Revisado por última vez el { $date }.
bank-details-seen = Cómo llegar a él y qué pide se vio así: { $seen }.
bank-call-first = Los datos cambian: llama antes de extraer, congelar o enviar.
bank-call = Llamar al { $number }
bank-toll-free = no te cuesta nada
bank-donor-page = Para donantes de leche
bank-website = Sitio web
opens-site = abre { $site }
bank-telephone-on-page = El número de teléfono está en su página.
bank-no-contact = No conocemos su teléfono ni su página.
bank-ask-network = Su red puede decirte cómo contactarlo:
bank-ask-midwife = Una partera, o el hospital de { $city }, puede decirte cómo contactarlo.
bank-frozen-yes = Leche que ya está en tu congelador: sí, si se guardó como pide el banco.
bank-frozen-ask = Leche que ya está en tu congelador: pregunta antes de llevarla o tirarla.
bank-frozen-no = Leche que ya está en tu congelador: no, solo la de después de que el banco te haya dicho que sí.
bank-ships = Te manda lo necesario para enviar leche desde casa.
bank-ships-not = No recibe paquetes: la leche se lleva allí.
bank-minimum = Pide al menos { $volume } en total.
bank-takes-from = Recibe leche de: { $where }
bank-depot-nearest = Punto de entrega más cercano: { $name }, { $town }
bank-depots-all = { $count ->
    [one] Su punto de entrega
   *[other] Sus { $count } puntos de entrega
}
bank-none-in = No conocemos ningún banco de leche en { $country }. Los más cercanos están en otros países, y casi todos reciben leche solo del suyo. Una partera, o un hospital con neonatología, quizá sepa más.
bank-source = Visto en
bank-promise = Prometer leche a este banco
bank-others = Buscar un banco cerca de ti
banks-title = Todos los bancos de leche
banks-lead = Todos los bancos de leche que sabemos que funcionan, por país.
banks-none = Todavía no hay bancos de leche registrados.
depots-title = Puntos de entrega
depots-near = Puntos de entrega cerca de { $place }
depots-text = Un punto recibe leche cuando el banco ya te ha dicho que sí. Los puntos se mudan y cierran: llama antes al banco.
depots-none-near = No conocemos ningún punto de entrega a menos de { $distance } de ahí. Muchos bancos mandan lo necesario para enviar leche; pregunta al tuyo.
depots-none = No conocemos ningún punto de entrega de este banco. Pregúntale cómo llega la leche.
depot-of = Para
depot-call = Llama antes al { $number }
depot-seen = Visto: { $seen }
depot-seen-undated = Visto en una página sin fecha
fact-telephone = Teléfono
