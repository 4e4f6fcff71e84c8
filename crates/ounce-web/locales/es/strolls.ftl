# Paseos: tarjetas, búsqueda, la lista, la página de un paseo, sus fases.

badge-open = Abierto
badge-room = { $room ->
    [one] Queda un lugar
   *[other] Quedan { $room } lugares
}
badge-full = Lleno, con lista de espera
badge-postponed = Pospuesto, fecha por anunciar
badge-postponed-to = Pospuesto al { $day }
badge-cancelled = Cancelado
badge-over = Terminado

when = { $day }, { $time }
when-undated = La nueva fecha está por anunciar
walkers = { $count ->
    [one] una persona
   *[other] { $count } caminantes
}
towns = { $count ->
    [one] una ciudad
   *[other] { $count } ciudades
}
hosted-by = organiza { $host }
party = { $children ->
    [0] { $adults ->
        [one] Una persona adulta
       *[other] { $adults } personas adultas
    }
    [one] { $adults ->
        [one] Una persona adulta, un menor
       *[other] { $adults } personas adultas, un menor
    }
   *[other] { $adults ->
        [one] Una persona adulta, { $children } menores
       *[other] { $adults } personas adultas, { $children } menores
    }
}
card-join = Inscribirme
card-wait = Ir a la lista de espera
card-see = Ver el paseo
card-see-change = Ver qué cambió

find-title = Busca tu paseo
find-label = Busca tu paseo
find-placeholder = Ciudad o código postal
find-button = Buscar
find-locate = Usar el lugar donde estoy
find-locate-failed = Tu navegador no nos dijo dónde estás. Una ciudad o un código postal sirven igual.
find-empty = Escribe una ciudad o un código postal. Los acentos y las mayúsculas no importan.
find-here = donde estás
find-near = { $count ->
    [one] El paseo más cercano a { $place }
   *[other] Los paseos más cercanos a { $place }
}
find-nothing = No conocemos un lugar llamado «{ $query }».
find-nothing-text = Revisa la escritura, agrega el estado o la provincia, o prueba con el código postal.
find-which = ¿Cuál «{ $query }» es?
find-did-you-mean = No conocemos «{ $query }». ¿Es uno de estos lugares?
find-looked-for = No conocemos «{ $query }». Buscamos { $place }.
find-far = Todavía no hay nada cerca de { $place }: el paseo más cercano está a { $distance }.
find-far-text = Puedes participar desde cualquier lugar: dona para una de las ciudades o averigua cómo donar leche donde vives.
find-no-strolls = Todavía no hay paseos públicos.
find-on-map = Verlos en el mapa
find-banks = Bancos de leche cerca de ahí
find-banks-text = El banco más cercano no siempre es el que te corresponde; cualquiera de ellos te dirá cuál es.

strolls-title = { $count ->
    [one] Una ciudad
   *[other] Las { $count } ciudades
}
strolls-lead = La mayoría camina el { $day }.
strolls-none = Todavía no hay paseos públicos. Aparecen aquí en cuanto se abren.
strolls-regions = Por región
strolls-all = Todas las regiones

stroll-cancelled = Este paseo está cancelado.
stroll-cancelled-text = Los lugares quedaron libres. Las donaciones hechas para este paseo se quedan en la campaña.
stroll-postponed = Este paseo está pospuesto. La nueva fecha está por anunciar.
stroll-postponed-text = Los lugares se conservan. La nueva fecha aparecerá aquí en cuanto se fije.
stroll-postponed-to = Este paseo pasó al { $day }.
stroll-place-kept = Tu lugar se conserva. Si el nuevo día no te viene bien, puedes devolverlo con el enlace de tu boleto.
stroll-changed-at = Anunciado el { $at }.
stroll-was-moved = Este paseo pasó del { $from } al { $to }.
stroll-find-near = Buscar otro paseo cercano
stroll-zone = Hora local: { $zone }
stroll-calendar = Agregar a tu calendario
stroll-where-unknown = El punto de encuentro se anunciará pronto.
stroll-directions = Cómo llegar
stroll-bring-nothing = Nada más que a ustedes.
stroll-join = Inscribirme en este paseo
stroll-wait = Ir a la lista de espera
stroll-full-look = Por ahora todos los lugares están ocupados. En la lista de espera avanzas cuando alguien deja su lugar.
find-too-long = Eso es más largo que el nombre de cualquier ciudad. Escribe como máximo { $most } caracteres.
stroll-full-text = Por ahora todos los lugares están ocupados. En la lista de espera avanzas cuando alguien deja su lugar, y recibes un correo.
stroll-tally = { $town } hasta ahora
stroll-tally-over = { $town } en cifras
stroll-of-places = { $count ->
    [one] de un lugar
   *[other] de { $count } lugares
}
stroll-waiting = { $count ->
    [one] un grupo espera
   *[other] { $count } grupos esperan
}
stroll-give = Donar para este paseo
stroll-milk = Prometer leche
stroll-gifts = Donaciones para este paseo
stroll-no-gifts = Aquí todavía no hay donaciones. La primera empieza la lista.
stroll-share = Compártelo
stroll-share-button = Compartir
stroll-share-mail = Enviar por correo
stroll-copy = Copiar el enlace
stroll-copied = El enlace está copiado.
back-to-stroll = Volver a { $town }
back-to-campaign = Volver a la campaña

fact-when = Cuándo
fact-where = Dónde
fact-host = Organiza
fact-bring = Trae
fact-name = Nombre
fact-party = Quién viene
fact-stroll = Paseo
fact-code = Código
fact-amount = Cantidad
fact-fee-cover = Agregado por la comisión
fact-for = Para
fact-bank = Banco de leche
fact-checked = Última revisión

zone-eastern = hora del Este
zone-central = hora del Centro
zone-mountain = hora de la Montaña
zone-pacific = hora del Pacífico
zone-alaska = hora de Alaska
zone-hawaii = hora de Hawái
zone-atlantic = hora del Atlántico
zone-newfoundland = hora de Terranova
zone-samoa = hora de Samoa
zone-chamorro = hora Chamorro
zone-japan = hora de Japón
zone-of-city = hora de { $city }
zone-named = { $name } ({ $short })
time-in-zone = { $time }, { $zone }

# In a calendar: what has become of a plan, and the name of the stroll.
calendar-summary = { $status }: { $name }

# Where a stroll meets and what the walk is like; only what its host has said is shown.
stroll-until = hasta las { $time }
stroll-walk = Cómo es el paseo
fact-until = Termina
fact-distance = Distancia
fact-surface = Camino
fact-pram = Cochecito
fact-wheelchair = Silla de ruedas
fact-parking = Aparcamiento
fact-toilets = Baños
fact-rain = Si llueve
access-yes = Sí, en todo el recorrido
access-partly = En parte, o con ayuda
access-no = No en este paseo
calendar-fact = { $name }: { $value }

filter-legend = Mostrar solo paseos
filter-room = con lugares libres
filter-pram = aptas para cochecitos
filter-wheelchair = aptas para sillas de ruedas
filter-button = Mostrar
filter-found = { $found ->
    [0] Ningún paseo cumple todo eso.
    [one] Un paseo de { $among } cumple todo eso.
   *[other] { $found } paseos de { $among } cumplen todo eso.
}
filter-none = Mostrar todas

news-particulars = Ha cambiado el nombre, el lugar o el final
ticket-give-back = Ese día no podemos: devolver nuestro lugar
