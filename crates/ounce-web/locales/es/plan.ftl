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
