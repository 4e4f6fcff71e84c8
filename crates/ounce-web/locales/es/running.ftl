field-status = Estado
field-next = Qué hacer
field-start-time = Hora
field-time = Empieza a las
field-lasts-minutes = Duración en minutos
field-meeting-point = Punto de encuentro
field-venue = Parque o casa
field-street = Calle
field-position = Lugar en el mapa
field-host = Nombre público de quien organiza
field-host-email = Dirección para preguntas
field-bring = Qué traer
field-capacity = Lugares
field-confirm = Las direcciones se confirman
field-distance = Distancia
field-surface = Camino
field-pram = Cochecito
field-wheelchair = Silla de ruedas
field-parking = Aparcamiento
field-toilets = Baños
field-rain-plan = Si llueve
field-about-en = Bienvenida en inglés
field-about-es = Bienvenida en español
field-about-fr = Bienvenida en francés
field-about-ja = Bienvenida en japonés
field-act = Cambio
edit-title = Cambiar la página
edit-text = Lo que guardes se publica enseguida. Si cambian la hora o el lugar, cada familia inscrita recibe una carta; durante diez minutos puedes deshacerlo antes de que salgan las cartas.
edit-text-draft = Nadie ve esto antes de que se abra el paseo.
edit-welcome = Bienvenida
edit-when = Cuándo
edit-where = Dónde
edit-walk = El paseo
edit-places = Lugares
edit-host = Quien organiza
edit-about-help = Unas frases con tus propias palabras. Puede quedar vacío.
edit-meeting-point-help = Para que te encuentre quien no conoce el lugar: refugio norte, junto al estanque.
edit-position-help = Dos números, como los copian los mapas: 43.157, -77.615.
edit-host-email-help = Nunca se muestra. Ahí llegan las preguntas de la página.
edit-capacity-help = Vacío si no hay límite.
edit-distance-help = Por ejemplo 1.6 km o 1 mi.
edit-unsaid = Sin decir
edit-confirm-always = Siempre
edit-confirm-large-or-nearly-full = Para grupos grandes, o cuando casi no quedan lugares
edit-confirm-at-once = Nunca, el lugar se guarda enseguida
edit-button = Guardar
edit-leave = Salir sin guardar
edit-two-texts = Dos personas han cambiado esto. ¿Cuál se queda?
edit-keep-theirs = El de la otra persona:
edit-keep-mine = El mío, como está arriba
edit-empty = (vacío)
decide-title = Abrir, aplazar o cancelar
decide-text = Ahora: { $status }. No pasa nada antes de que veas a qué lleva.
decide-settled = Este paseo ya terminó; no queda nada por decidir.
decide-open = Abrir el paseo
decide-open-text = La página se hace pública y la gente puede inscribirse.
decide-open-again = Que se haga
decide-open-again-text = Sí se hace, en el día y la hora que tiene ahora. Se avisa a todas las familias inscritas.
decide-postpone = Aplazar
decide-postpone-text = Cada familia conserva su lugar y recibe una carta. La página, los calendarios y los avisos lo dicen enseguida.
decide-new-day = El nuevo día
decide-dated = Ya se sabe
decide-undated = Todavía no se sabe
decide-cancel = Cancelar
decide-cancel-text = Cada familia inscrita recibe una carta. Nadie tiene que venir, y las donaciones se quedan en la campaña. Más tarde puedes hacer que sí se haga.
decide-why-help = En una frase. Está en la carta y en la página.
decide-go-on = Seguir
decide-back = Volver
decide-preview-cancel = Cancelar el paseo de { $town }
decide-preview-postpone = Aplazar el paseo de { $town }
decide-preview-reopen = El paseo de { $town } sí se hace
decide-preview-quiet = El paseo de { $town }
decide-nobody = No hay que avisar a nadie por carta.
decide-letters = { $count ->
    [one] Se inscribió una familia. Recibe esta carta en diez minutos; hasta entonces puedes deshacerlo.
   *[other] Se inscribieron { $count } familias. Cada una recibe esta carta en diez minutos; hasta entonces puedes deshacerlo.
}
decide-no-letters = { $count ->
    [one] Se inscribió una familia. Este servicio no envía cartas: avísale tú.
   *[other] Se inscribieron { $count } familias. Este servicio no envía cartas: avísales tú.
}
decide-letter = La carta
decide-languages = Cada quien la recibe en el idioma en que se inscribió.
decide-doubt-night = Eso es de noche. ¿Está bien?
decide-doubt-twice = A esa hora se atrasan los relojes, así que ocurre dos veces. Cuenta la primera.
decide-doubt-far = { $days ->
    [one] Eso está a un día del día que tiene ahora. ¿Está bien?
   *[other] Eso está a { $days } días del día que tiene ahora. ¿Está bien?
}
act-changed = Cambio: { $what }
act-undid = Deshecho: { $what }
act-from-to = { $what }, de { $was } a { $became }
desk-decide = Aplazar o cancelar
desk-draft-yours = Nadie más ve este paseo todavía. Ábrelo cuando la hora y el lugar estén bien.
desk-acts = Qué se ha cambiado
desk-same = No se cambió nada.
desk-undone = Está como antes. No se avisó a nadie.
desk-letters-leave = { $count ->
    [one] Una carta sale a las { $moment }.
   *[other] { $count } cartas salen a las { $moment }.
}
field-stroll-name = Nombre del paseo
