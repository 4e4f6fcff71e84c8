# Después del día: lo que informan quienes organizan y lo que cierra la coordinación.

refusal-difference-unexplained = Las dos cifras no coinciden. Diga por qué, en la medida en que lo sepa.
refusal-nothing-to-report = Aquí no camina nadie, así que no hay nada que informar.
refusal-before-the-day = El informe se abre cuando empieza el paseo.
refusal-report-closed = La coordinación ha cerrado este informe. Puede volver a abrirlo.
field-arrived = Vinieron, de quienes se habían inscrito
field-walk-ups = Vinieron sin haberse inscrito
field-headcount = Recuento de personas
field-cash-counted = Efectivo contado
field-cash-reason = Por qué no coincide el efectivo
field-milk-1 = Leche entregada
field-milk-2 = Leche entregada a un segundo banco
field-milk-3 = Leche entregada a un tercer banco
field-milk-4 = Leche entregada a un cuarto banco
field-milk-bank-1 = A qué banco
field-milk-bank-2 = A qué segundo banco
field-milk-bank-3 = A qué tercer banco
field-milk-bank-4 = A qué cuarto banco
field-milk-reason = Por qué no coincide la leche
field-story = Cómo fue
field-story-shown = Quién puede leer cómo fue
field-version = Versión
action-see-reports = Ver lo que se informó después del día
action-report-stroll = Informar de un paseo después de su día
action-close-reports = Cerrar informes y volver a abrirlos
deed-reported = Se envió o cambió un informe
deed-closed-report = Se cerró un informe
deed-reopened-report = Se volvió a abrir un informe
act-reported = Informado: { $what }
act-closed-report = Se cerró el informe
act-reopened-report = Se volvió a abrir el informe
need-closing = { $count ->
    [one] Un informe espera a que se cierre
   *[other] { $count } informes esperan a que se cierren
}
report-desk-title = Informe del día
report-desk-text = Unas cifras y unas palabras, para que cuente lo que hizo su localidad. Puede cambiarlo hasta que la coordinación lo cierre.
report-done-sent = Gracias. El informe ha quedado registrado.
report-done-same = No había nada distinto.
report-done-closed = El informe está cerrado. Sus cifras están en el informe de la campaña.
report-done-opened = El informe está abierto de nuevo.
report-done-before = Ya estaba así.
report-sent-at = Enviado el { $moment }.
report-changed-at = Cambiado el { $moment }.
report-closed-at = Cerrado el { $moment }.
report-sum = { $expected ->
    [one] Se había anunciado una persona
   *[other] Se habían anunciado { $expected } personas
}; { $came ->
    [one] vino una
   *[other] vinieron { $came }
}.
report-beside = Lo que registró el día, junto a lo informado
report-recorded = Registrado
report-reported = Informado
report-difference = Diferencia
report-moved-on = El día ha registrado más desde que se envió: un teléfono encontró red más tarde. Envíe el informe otra vez para poner al día las cifras registradas.
report-handed-to = { $volume } a { $bank }
report-story-is-public = Todo el mundo puede leer cómo fue. Se muestra cuando el informe está cerrado.
report-open-why = Por qué se vuelve a abrir
report-open-again = Volver a abrir
report-close = Cerrar el informe
report-close-text = Una vez cerrado, sus cifras están en el informe de la campaña y nadie las cambia.
report-closed-text = La coordinación ha cerrado este informe. Escríbale si algo no es correcto.
report-who = Quién vino
report-announced = { $count ->
    [one] Se había anunciado una persona.
   *[other] Se habían anunciado { $count } personas.
}
report-by-phones = Lo que anotaron los teléfonos ya está puesto. Corríjalo donde sepa más.
report-no-phones = Ese día no se anotó nada, así que las cifras son suyas. Deje vacío lo que nadie contó.
report-headcount-help = Si alguien contó a todo el mundo. Vale el mayor de los dos recuentos.
report-cash = Efectivo
report-cash-count = Cuente primero el efectivo, mejor entre dos. Lo que registraron los teléfonos se muestra después.
report-cash-recorded = Los teléfonos registraron { $amount }. No se ajusta nada: las dos cifras quedan.
report-cash-other = También se anotó efectivo en otra moneda. Diga abajo dónde está.
report-cash-help = En { $currency }, sin quitar nada. Cero si la caja estaba vacía.
report-reason-help = Solo si las cifras no coinciden. «Nadie lo sabe» es una respuesta.
report-milk = Leche
report-milk-recorded = Ese día se anotaron { $amount }.
report-milk-help = Por ejemplo, 29 oz o 850 mL.
report-no-bank = No entregada
report-how = Cómo fue
report-story-help = Lo que le contaría a una amistad. No nombre a nadie que no haya dicho que sí.
report-story-no = Solo quienes llevan la campaña
report-story-yes = Todo el mundo
report-send-button = Enviar el informe
report-change-button = Guardar los cambios
report-state-missing = Aún sin informe
report-state-differs = Con informe, hay diferencias
report-state-sent = Con informe
report-state-closed = Cerrado
report-column-expected = Anunciadas
report-column-came = Vinieron
reports-title = Informes
reports-text = Lo que informó cada localidad después de su día. Abra uno para leerlo y cerrarlo.
reports-of = Han informado { $reported } de { $towns } localidades.
reports-none = Todavía no ha terminado ningún paseo.
reports-all = Todas las localidades
letter-report-subject = ¿Cómo fue { $stroll }?
letter-report-opening = { $stroll } ha terminado. Gracias por organizarlo.
letter-report-what = Queda una cosa: el informe. Pregunta quién vino, cuánto efectivo contó y cuánta leche entregó. Lo que anotaron los teléfonos ya está puesto; se tarda unos cinco minutos.
letter-report-open = Escribir el informe
letter-report-last = Esta es la última carta sobre ello. Sin informe, su localidad queda sin contar.
letter-report-why = Recibe esta carta porque organiza este paseo.
figure-came = Personas que vinieron
figure-came-of = Según han informado { $reported } de { $towns } localidades
report-stories = Cómo fue, en palabras de quienes organizaron
figure-milk-handed = { $volume } de leche entregada a bancos
certificate-text = Usted tenía plaza en este paseo.
certificate-link = Certificado para imprimir (PDF)
certificate-title = Certificado
certificate-walked = caminó en { $stroll }, en { $town }, el { $day }.
certificate-party = Vinieron en grupo: { $party }.
certificate-why = El paseo pide leche humana para bebés demasiado pequeños o enfermos para pasar sin ella.
certificate-host = Organizado por { $host }
field-helper-name = Nombre
field-helper-role = Qué hizo
field-hours = Horas
field-helper = Miembro
field-id = Fila
deed-noted-hours = Se anotaron horas de ayuda
deed-removed-hours = Se quitaron horas de ayuda
act-noted-hours = Horas anotadas: { $what }
act-removed-hours = Horas quitadas: { $what }
hours-title = Quién ayudó
hours-text = Las horas de quienes ayudaron y lo que hicieron. Hay voluntarios que lo necesitan por escrito: imprímales una carta.
hours-none = Todavía no hay nadie anotado.
hours-sum = { $time } en total.
hours-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
}
hours-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
hours-add = Anotar a alguien
hours-add-button = Anotar las horas
hours-role-help = Por ejemplo: en la entrada, con la nevera, en la preparación.
hours-help = Por ejemplo, 3, 3,5 o 3:30.
hours-member-help = Si tiene una función aquí: con los datos del miembro se borra también el nombre.
hours-no-member = Nadie de estos
hours-letter = Carta (PDF)
hours-remove = Quitar
hours-done-noted = Las horas están anotadas.
hours-done-removed = Las horas se han quitado.
hours-done-before = Ya estaba así.
hours-letter-title = Constancia de trabajo voluntario
hours-letter-helped = ayudó en { $stroll }, en { $town }, el { $day }.
hours-letter-role = { $role }: { $time }
hours-letter-unpaid = El trabajo fue voluntario y sin pago.
campaign-desk-before = Anterior
campaign-desk-page = Página { $page } de { $pages }
