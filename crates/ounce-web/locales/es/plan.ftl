# Muchos paseos a la vez.
field-in = Dónde
field-sort = En orden de
field-only = Qué falta
field-strolls = Paseos
field-all = Todos los paseos
many-narrow = Filtrar y ordenar
many-any = Cualquiera
many-everywhere = En todas partes
many-sort-town = Ciudad
many-sort-region = País y región
many-sort-day = Día
many-sort-walkers = Caminantes, de más a menos
many-day = Día
many-choose = Elegir { $town }
many-all = { $count ->
    [one] El único paseo encontrado
   *[other] Los { $count } paseos encontrados
}
many-button-open = Abrir
many-button-postpone = Aplazar …
many-button-cancel = Cancelar …
many-first-page = Volver al principio
many-undone-partly = Deshecho. Donde mientras tanto se cambió otra cosa, queda como está.
many-ask-postpone = { $count ->
    [one] Aplazar un paseo
   *[other] Aplazar { $count } paseos
}
many-ask-cancel = { $count ->
    [one] Cancelar un paseo
   *[other] Cancelar { $count } paseos
}
many-ask-text = No pasa nada antes de que veas a qué lleva.
many-day-help = Cada ciudad conserva su hora.
many-to-strolls = A los paseos
many-open = { $count ->
    [0] No se puede abrir ningún paseo
    [one] Se abre un paseo
   *[other] Se abren { $count } paseos
}
many-cancel = { $count ->
    [0] No se puede cancelar ningún paseo
    [one] Se cancela un paseo
   *[other] Se cancelan { $count } paseos
}
many-postpone = { $count ->
    [0] No se puede aplazar ningún paseo
    [one] Se aplaza un paseo, todavía sin fecha
   *[other] Se aplazan { $count } paseos, todavía sin fecha
}
many-postpone-to = { $count ->
    [0] Ningún paseo puede pasar al { $day }
    [one] Un paseo pasa al { $day }
   *[other] { $count } paseos pasan al { $day }
}
many-do-open = { $count ->
    [one] Abrirlo
   *[other] Abrir { $count } paseos
}
many-do-cancel = { $count ->
    [one] Cancelarlo
   *[other] Cancelar { $count } paseos
}
many-do-postpone = { $count ->
    [one] Aplazarlo
   *[other] Aplazar { $count } paseos
}
many-nobody = Nadie recibe una carta.
many-letters = { $count ->
    [one] Se inscribió un grupo. Recibe una carta dentro de diez minutos; hasta entonces puedes deshacerlo todo.
   *[other] Se inscribieron { $count } grupos. Reciben una carta dentro de diez minutos; hasta entonces puedes deshacerlo todo.
}
many-no-letters = { $count ->
    [one] Se inscribió un grupo. Este servicio no envía cartas: se lo tiene que decir quien organiza el paseo.
   *[other] Se inscribieron { $count } grupos. Este servicio no envía cartas: se lo tienen que decir quienes organizan los paseos.
}
many-more = { $count } más
many-left-out = { $count ->
    [one] Un paseo queda fuera
   *[other] { $count } paseos quedan fuera
}
many-left-already = { $count ->
    [one] Uno ya está así
   *[other] { $count } ya están así
}
many-left-draft = { $count ->
    [one] Uno es un borrador: nadie conoce aún su día
   *[other] { $count } son borradores: nadie conoce aún su día
}
many-left-postponed = { $count ->
    [one] Uno se aplazó: se abre de nuevo en su propia mesa
   *[other] { $count } se aplazaron: se abren de nuevo en su propia mesa
}
many-left-cancelled = { $count ->
    [one] Uno está cancelado
   *[other] { $count } están cancelados
}
many-left-over = { $count ->
    [one] Uno ya pasó
   *[other] { $count } ya pasaron
}
many-left-no-host = { $count ->
    [one] Uno no tiene quien lo organice
   *[other] { $count } no tienen quien los organice
}
many-left-no-place = { $count ->
    [one] Uno no tiene punto de encuentro
   *[other] { $count } no tienen punto de encuentro
}
many-left-no-such-time = { $count ->
    [one] Para uno el nuevo día ya pasó, o sus relojes saltan esa hora
   *[other] Para { $count } el nuevo día ya pasó, o sus relojes saltan esa hora
}
act-changed-many = { $count ->
    [one] Un paseo: { $became }
   *[other] { $count } paseos a la vez: { $became }
}
act-undid-many = { $count ->
    [one] Deshecho en un paseo: { $became }
   *[other] Deshecho en { $count } paseos: { $became }
}
deed-changed-many = Se cambiaron muchos paseos a la vez
refusal-seen-otherwise = Algo cambió desde que lo miraste. Así quedaría ahora.
refusal-nothing-to-change = Ninguno de estos paseos se puede cambiar así.
refusal-too-many-strolls = Se cambian como mucho {$number} paseos a la vez. Filtra antes la tabla, por ejemplo por región.

# La campaña otra vez, el año que viene.
action-plan-campaign = Planear la campaña: con qué empiezan todos los paseos, y la próxima edición
deed-carried-over = Una campaña pasó al año siguiente
act-carried-over = Traído de { $from }: { $count ->
    [one] un paseo
   *[other] { $count } paseos
}
field-edition = Dirección de la próxima edición
carry-link = El año que viene
carry-title = Pasar al año que viene
carry-text = Pasan los socios, los grupos y las ciudades; las ciudades son borradores con las mismas palabras, en el nuevo día. A quienes organizaron se les pregunta por carta si organizan otra vez.
carry-stays = Inscripciones, donaciones, leche y mensajes se quedan en esta campaña.
carry-to-help = Corta, como está en los enlaces: 2028.
carry-day-help = El día en que caminará la mayoría de las ciudades.
carry-preview-title = Lo que pasa a { $name }
carry-partners = Socios
carry-groups = Grupos
carry-hosts = Preguntas a quienes organizaron
carry-strolls = { $count ->
    [0] Todas las ciudades ya están.
    [one] Pasa una ciudad, como borrador. Nadie la ve hasta que se abra.
   *[other] Pasan { $count } ciudades, como borradores. Nadie las ve hasta que se abran.
}
carry-drafts = { $count ->
    [one] Un paseo nunca se abrió y se queda.
   *[other] { $count } paseos nunca se abrieron y se quedan.
}
carry-letters = { $count ->
    [0] No se pregunta a nadie.
    [one] Sale una carta: ¿otra vez este año? Se responde con un botón.
   *[other] Salen { $count } cartas: ¿otra vez este año? Se responde con un botón.
}
carry-no-letters = { $count ->
    [0] No se pregunta a nadie.
    [one] Este servicio no envía cartas. Una persona encuentra la pregunta en su mesa.
   *[other] Este servicio no envía cartas. { $count } personas encuentran la pregunta en su mesa.
}
carry-coordinators = { $count ->
    [one] Una persona de la coordinación lleva también la próxima edición.
   *[other] { $count } personas de la coordinación llevan también la próxima edición.
}
carry-done = Ya está todo. No queda nada que pasar.
carry-button = Pasar
carry-to-desk = A su mesa
again-title = ¿Otra vez este año?
again-text = Organizaste en { $town }. El próximo paseo es el { $day }: { $campaign }.
again-ready = La página está lista con las palabras del año pasado. Puedes cambiarlo todo, y nadie la ve antes de que se abra.
again-yes = Sí, organizo otra vez
again-no = Este año no
again-yes-title = Gracias
again-yes-text = Vuelves a organizar en { $town }.
again-to-desk = A la mesa de tu paseo
again-no-title = Gracias por decirlo
again-no-text = Quienes llevan la campaña buscan a otra persona. Puedes venir a caminar cuando quieras.
letter-host-again-subject = { $campaign }: ¿organizas otra vez en { $town }?
letter-host-again-opening = Organizaste el paseo en { $town }. Llega { $campaign }, y tu ciudad está preparada con la página del año pasado.
letter-host-again-ready = ¿Organizas otra vez? Un botón dice sí o no.
letter-host-again-link = Responde aquí:
fact-again-day = Día
refusal-other-day = Ya hay una campaña con esta dirección, en otro día.

# El modelo: lo que dice la página de cada paseo.
blueprint-title = Modelo
blueprint-text = Lo que dice la página de cada paseo y quién puede cambiarlo. Antes de cada cambio se ve qué hace y en qué paseos.
blueprint-everywhere = Todos los paseos
blueprint-change = Cambiar
blueprint-for-country = Otro texto para un país
blueprint-town-help = {"{town}"} es el nombre de cada localidad.
field-hold = Quién puede cambiarlo
field-value = Texto
blueprint-hold-locked = Fijo
blueprint-hold-suggested = Propuesto
blueprint-hold-free = Libre
blueprint-hold-above = Como en todos los paseos
blueprint-help-locked = Igual en todas partes; los anfitriones no pueden cambiarlo.
blueprint-help-suggested = Los anfitriones pueden cambiarlo, y lo que escribieron se queda.
blueprint-help-free = Lo escriben los anfitriones.
blueprint-help-above = Este país no tiene un texto propio.
blueprint-changes = { $count ->
    [0] No cambia ningún paseo
    [one] Cambia un paseo
   *[other] Cambian { $count } paseos
}
blueprint-what-changes = Lo que cambia
blueprint-what-stays = Lo que queda igual
blueprint-instead = En lugar de «{ $was }»
blueprint-from-to = «{ $was }» pasa a ser «{ $became }»
blueprint-others = { $count ->
    [one] Un paseo más con otro texto
   *[other] { $count } paseos más con otros textos
}
blueprint-in-step = { $count ->
    [one] Un paseo ya tiene este texto
   *[other] { $count } paseos ya tienen este texto
}
blueprint-kept-hosts = { $count ->
    [one] Uno conserva lo que escribió su anfitrión
   *[other] { $count } conservan lo que escribieron sus anfitriones
}
blueprint-kept-below-taken = { $count ->
    [one] En uno ya hay más lugares ocupados
   *[other] En { $count } ya hay más lugares ocupados
}
blueprint-kept-no-such-time = { $count ->
    [one] En uno la hora ya pasó o su reloj se la salta
   *[other] En { $count } la hora ya pasó o sus relojes se la saltan
}
blueprint-kept-too-long = { $count ->
    [one] En uno el texto es demasiado largo con el nombre de la localidad
   *[other] En { $count } el texto es demasiado largo con el nombre de la localidad
}
blueprint-kept-cancelled = { $count ->
    [one] Uno está cancelado
   *[other] { $count } están cancelados
}
blueprint-kept-over = { $count ->
    [one] Uno ya terminó
   *[other] { $count } ya terminaron
}
blueprint-do = { $count ->
    [0] Guardar
    [one] Guardar y cambiar un paseo
   *[other] Guardar y cambiar { $count } paseos
}
deed-set-blueprint = Se cambió el modelo
act-set-blueprint = Modelo, { $what }: { $hold }
act-undid-blueprint = Modelo, { $what }: deshecho
refusal-locked = La campaña lo ha fijado para todos los paseos. Si no va bien en su localidad, pregunte a la coordinación.
edit-locked = Fijado por la campaña. Si no va bien en su localidad, pregunte a la coordinación.

standing-title = Cómo va
standing-map = En el mapa
standing-no-strolls = Todavía no hay ningún paseo.
standing-ready = { $lacking ->
    [0] Todos los paseos están listos: { $ready }.
    [one] Listos: { $ready }. A uno le falta algo.
   *[other] Listos: { $ready }. Les falta algo: { $lacking }.
}
standing-full = Listo.
standing-hollow = Falta algo: anfitrión, lugar, día o apertura.
standing-growth = Inscripciones junto a la campaña anterior
standing-no-sign-ups = Nadie se inscribió antes del día en ninguna de las dos.
standing-first = Es la primera campaña. La próxima vez podrás comparar.
standing-today = { $days ->
    [0] Grupos inscritos hasta el día: { $parties }. La vez anterior: { $before }.
    [one] Grupos inscritos un día antes: { $parties }. La vez anterior: { $before }.
   *[other] Grupos inscritos { $days } días antes: { $parties }. La vez anterior: { $before }.
}
standing-days-before = { $days ->
    [0] El día
    [one] Un día antes
   *[other] { $days } días antes
}
standing-the-day = El día
