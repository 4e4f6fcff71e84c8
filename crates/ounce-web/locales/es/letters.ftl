# Cartas que se envían por correo.

letter-hello = Hola:
letter-hello-name = Hola, { $name }:
letter-goodbye = Con gratitud, quienes organizan los paseos
letter-demo = Esto viene de una demostración. No se mueve dinero y las personas son inventadas.
letter-joined-subject = Tu lugar en { $town } está reservado
letter-joined-opening = Tu lugar en el paseo de { $town } está reservado. Trae este correo o muestra el boleto en tu teléfono.
letter-waiting-subject = Estás en la lista de espera de { $town }
letter-waiting-opening = Por ahora todos los lugares de { $town } están ocupados. Estás en la lista de espera y avanzas cuando alguien deja su lugar.
letter-in-line = Eres el número { $number } de la fila.
letter-again-subject = Tu enlace para el paseo de { $town }
letter-again-opening = Alguien, seguramente tú, se inscribió otra vez en { $town } con esta dirección. No cambió nada; aquí está el enlace a tu lugar.
letter-promoted-subject = Tienes un lugar en { $town }
letter-promoted-opening = Quedaron lugares libres en { $town } y el tuyo está reservado. Trae este correo o muestra el boleto en tu teléfono.
letter-cancelled-subject = El paseo de { $town } está cancelado
letter-cancelled-opening = El paseo de { $town } previsto para el { $from } está cancelado.
letter-postponed-subject = El paseo de { $town } está pospuesto
letter-postponed-opening = El paseo de { $town } no se hace el { $from }. Todavía no hay nueva fecha; te escribimos en cuanto la haya.
letter-moved-subject = El paseo de { $town } tiene nueva hora: { $day }
letter-moved-opening = El paseo de { $town } previsto para el { $from } es ahora el { $when }.
letter-reopened-subject = El paseo de { $town } sí se hace
letter-reopened-opening = El paseo de { $town } sí se hace: { $when }.
letter-why = El motivo que nos dieron: { $why }
letter-place-kept = Tu lugar sigue reservado. Si todavía puedes venir, no tienes que hacer nada.
letter-place-waits = Conservas tu lugar en la lista de espera.
letter-place-void = No tienes que hacer nada; nadie te espera ese día. Las donaciones hechas para este paseo quedan en la campaña.
letter-see-place = Tu lugar y lo que se guarda de él:
letter-calendar-changed = La entrada corregida para tu calendario:
letter-other-towns = Otros paseos cercanos:
letter-open-place = Tu boleto; cambia o cancela aquí:
letter-calendar = Agrégalo a tu calendario:
letter-stroll = La página del paseo:
letter-cannot-come = Si al final no puedes venir, devuelve el lugar con el primer enlace para que alguien más pueda caminar.
letter-keep-link = No compartas el primer enlace: quien lo tiene puede cambiar tu lugar.
letter-gift-subject = Gracias por tu donación
letter-gift-opening = Tu donación de { $amount } a { $campaign } está contada. Gracias.
letter-pledge-subject = Gracias por tu promesa
letter-pledge-opening = Tu promesa de { $amount } a { $campaign } está anotada. Gracias.
letter-pledge-how = Llévala al paseo en efectivo o en cheque y entrégala a quien organiza. Cuenta como recibida cuando se confirma.
letter-pledge-elsewhere = Si no puedes ir, las organizaciones reciben donaciones en sus propias páginas. Esa donación no se cuenta aquí.
letter-demo-card = Se hizo con una tarjeta de demostración: no se movió dinero.
letter-no-receipt = Esta carta no es un comprobante fiscal.
letter-see-tally = Mira lo que se ha reunido:
letter-milk-subject = Tu promesa de leche y lo que sigue
letter-milk-opening = Gracias. Prometiste { $volume } de leche.
letter-milk-bank-first = Llama a { $bank } antes de extraer, congelar o enviar nada. El banco habla contigo sobre tu salud y organiza un análisis de sangre, sin costo para ti.
letter-milk-any-bank = Llama a un banco de leche antes de extraer, congelar o enviar nada. La página de abajo encuentra los más cercanos. El banco habla contigo sobre tu salud y organiza un análisis de sangre, sin costo para ti.
letter-milk-page = Bancos de leche y lo que hay que saber:
letter-milk-withdraw = Una promesa no obliga a nada. Si algo cambia, no tienes que hacer nada.
letter-confirm-subject = Confirma tu lugar en { $town }, por favor
letter-confirm-opening = Alguien, seguramente tú, pidió con esta dirección un lugar en el paseo de { $town }. Se guarda una hora. Abre el enlace y pulsa el botón para conservarlo.
letter-confirm-open = Confirmar el lugar:
letter-confirm-not-you = Si no fuiste tú, no tienes que hacer nada. El lugar será para otra persona.
letter-digest-subject = Para qué se usó hoy tu dirección
letter-digest-opening = Tu dirección se escribió en nuestros formularios { $number } veces más de las que contamos en cartas sueltas. Estas son las primeras:
letter-digest-gift = Una donación de { $amount } a { $campaign }
letter-digest-milk = Una promesa de { $volume } de leche
letter-digest-not-you = Si no fuiste tú, no tienes que hacer nada.
letter-milk-nearest = El banco más cercano al paseo que nombraste es este:
letter-milk-its-page = Su página para donantes de leche:
letter-milk-bank-page = Cómo contactarlo y sus puntos de entrega:
letter-meeting-subject = Ha cambiado el punto de encuentro en { $town }
letter-meeting-opening = El lugar donde se reúne el paseo de { $town }, o la hora a la que termina, ya no es lo que le habíamos dicho. Así queda ahora.
letter-directions = Cómo llegar al punto de encuentro:

letter-asked-subject = Confirma tu pregunta, por favor: { $stroll }
letter-asked-opening = Alguien, seguramente tú, preguntó algo con esta dirección a quien organiza { $stroll }. Abre el enlace y pulsa el botón, y la pregunta se envía.
letter-asked-open = Ver y confirmar la pregunta:
letter-asked-not-you = Si no fuiste tú, no tienes que hacer nada. No se envía nada.
letter-question-subject = Una pregunta sobre { $stroll }
letter-question-opening = Alguien pregunta sobre { $stroll }:
letter-question-answer = Para contestar, responde a esta carta. Tu respuesta le llega directamente, sin pasar por nosotros.
letter-question-page = Ver la pregunta en su página:
letter-question-why = Recibes esto porque tu dirección está anotada para preguntas sobre este paseo. Quien planea la campaña puede cambiarlo.
letter-digest-question = Una pregunta sobre { $stroll }
letter-digest-asked = Tu pregunta sobre { $stroll } espera a que la confirmes
letter-milk-promise = Ver, cambiar o retirar la promesa:
letter-burst-subject = Muchas inscripciones en { $stroll }
letter-burst-opening = { $parties } grupos se han inscrito en { $stroll } en una hora.
letter-burst-unconfirmed = { $count ->
    [one] Una de sus direcciones todavía no ha confirmado.
   *[other] { $count } de sus direcciones todavía no han confirmado.
}
letter-burst-look = Puede ser una buena noticia: alguien ha corrido la voz. También puede ser una sola persona que ocupa muchas plazas. Una plaza cuya dirección no confirma en una hora se devuelve sola. Si algo le parece raro, avise a quienes organizan la campaña.

letter-sign-in-subject = Tu código: { $code }
letter-sign-in-opening = Escribe este código donde pediste entrar. Vale { $minutes } minutos y una sola vez.
fact-sign-in-code = Código
letter-sign-in-link = En el mismo navegador basta este enlace:
letter-sign-in-not-you = ¿No lo pediste? Entonces no hagas nada: sin esta carta no entra nadie.
letter-step-added-subject = Algo nuevo para entrar
letter-step-added-text = Se añadió una llave de acceso o una aplicación con códigos a tu forma de entrar.
letter-step-removed-subject = Algo menos para entrar
letter-step-removed-text = Se quitó una llave de acceso o una aplicación con códigos de tu forma de entrar.
letter-step-not-you = ¿No fuiste tú? Entonces sal de todos los demás navegadores y escribe a la persona que lleva este servicio.
letter-invitation-subject = Invitación: { $role }
letter-invitation-opening = Te invitamos a participar en { $campaign }.
fact-role = Como
fact-role-does = Qué es
fact-invited-by = Te invita
letter-invitation-link = Ver la invitación y responder:
letter-invitation-ends = Vale hasta el { $day }.
letter-invitation-not-you = ¿No sabes de qué se trata? No hagas nada: nadie más puede aceptarla.
action-send-circulars = Escribir a caminantes o a anfitriones
action-run-mail = Ver qué cartas fallaron, intentarlas otra vez y activar o desactivar recordatorios
deed-sent-circular = Se envió una carta a muchas personas
deed-took-back-circular = Se retiró una carta a muchas personas
deed-turned-reminder = Se activó o desactivó un recordatorio
act-sent-circular = Se envió una carta: { $subject }
act-took-back-circular = Se retiró una carta: { $subject }
act-turned-on = Se activó: { $what }
act-turned-off = Se desactivó: { $what }
refusal-nobody-to-write-to = Nadie recibiría esta carta.
refusal-enough-letters = En un día ya salieron { $number } cartas. Espera hasta mañana, para que se sigan leyendo.
field-readers = Quién la recibe
field-country = País
field-subject = Asunto
field-text = Texto
field-letter = Carta
field-circular = Carta
field-test = Prueba
field-reminder = Recordatorio
field-wish = Activado o desactivado
circular-from-host = Quien organiza { $stroll } escribe a quienes se apuntaron:
circular-from-coordinators = La coordinación de { $campaign } escribe a los anfitriones:
circular-why-walker = Recibes esta carta porque te apuntaste a { $stroll }.
circular-why-host = Recibes esta carta porque organizas un paseo de { $campaign }.
circular-answer-writer = Una respuesta a esta carta llega a { $email }, que la escribió.
circular-answer-form = Para preguntar algo a quien organiza, usa esta página:
circular-answer-contact = Una respuesta a esta carta llega a la organización de la campaña.
circular-answer-nobody = Las respuestas a esta carta no se leen.
circular-test = Esto es una prueba. Solo te llega a ti.
circular-your-desk = Tu escritorio:
letter-stop = Para no recibir más cartas de este tipo:
reminder-week-subject = El paseo en { $town } es el { $day }
reminder-week-opening = El paseo en { $town } es pronto: { $when }. Aquí tienes lo que necesitas.
reminder-day-subject = Nos vemos en { $town }: { $day }
reminder-day-opening = El paseo en { $town } empieza { $when }. Muestra la entrada en tu teléfono o di el código.
reminder-thanks-subject = Gracias desde { $town }
reminder-thanks-opening = Gracias por el paseo en { $town }. Esto es lo reunido hasta ahora.
reminder-bring = Qué llevar: { $bring }
fact-together-people = Personas en { $town }
fact-together-money = Dinero para { $place }
fact-together-milk = Leche prometida para { $campaign }
test-letter-subject = Una prueba del correo
test-letter-text = Las cartas salen. Pediste esta prueba en la página del correo.
stop-title = Cartas que no hacen falta
stop-circulars = Cartas que te escriben quienes organizan { $campaign }.
stop-reminders = Recordatorios antes de un paseo de { $campaign }, y el agradecimiento después.
stop-stopped = Ya no recibirás estas cartas.
stop-sent-again = Vuelves a recibir estas cartas.
stop-must-arrive = Tu entrada, y el aviso de un paseo aplazado o cancelado, te llegan igualmente.
stop-button = No me envíen más
stop-send-again = Volver a enviarlas
own-letters-title = Qué cartas recibes
own-letters-text = Cartas sobre { $stroll }.
own-letters-saved = Guardado.
own-letters-circulars = Lo que escribe quien organiza a quienes se apuntaron
own-letters-reminders = Recordatorios antes del paseo, y el agradecimiento después
own-letters-back = Volver a tu lugar
circulars-title = Escribir a caminantes
circulars-title-hosts = Escribir a anfitriones
circulars-text = Cada quien recibe su propia carta. No ves ninguna dirección, y quienes leen no se ven entre sí.
circulars-text-hosts = Cada anfitrión recibe una sola carta, aunque organice varios paseos.
circulars-failed = { $count ->
    [one] Una carta a caminantes no llegó en los últimos 30 días.
   *[other] { $count } cartas a caminantes no llegaron en los últimos 30 días.
}
circular-to-walkers = Quienes tienen lugar
circular-to-waiting = Quienes están en lista de espera
circular-to-everybody = Ambos grupos
circular-to-hosts = Todos los anfitriones
circular-to-oneself = Solo tú
circular-readers = { $count ->
    [one] una persona
   *[other] { $count } personas
}
circular-delivered = { $count ->
    [one] una entregada
   *[other] { $count } entregadas
}
circular-waiting = { $count ->
    [one] una espera
   *[other] { $count } esperan
}
circular-failed = { $count ->
    [one] una no llegó
   *[other] { $count } no llegaron
}
circular-any-country = Todos los países
circular-any-status = Cualquiera
circular-shows-writer = Las respuestas llegan a mi dirección. Entonces se ve.
circular-limit = Como mucho { $count } cartas al día, para que se sigan leyendo.
circular-preview = Ver la carta
circular-send = { $count ->
    [one] Enviar a una persona
   *[other] Enviar a { $count } personas
}
circular-test-button = Enviármela primero
circular-change = Cambiarla
circular-languages = Las frases alrededor de tus palabras están en el idioma en que cada quien se apuntó.
circular-refused = { $count ->
    [one] Otra persona prefiere no recibirlas.
   *[other] Otras { $count } personas prefieren no recibirlas.
}
circular-tested = Una prueba va en camino a { $email }.
circular-said-sent = Las cartas salen en diez minutos. Hasta entonces puedes retirarlas.
circular-said-sent-quiet = Las cartas están escritas. Salen cuando haya correo aquí; esta página lo muestra.
circular-said-undone = Retirada. Nadie recibe la carta.
circulars-sent = Escritas hasta ahora
circular-taken-back = retirada antes de salir
circular-leaves = sale { $moment }
circular-read = Leerla
circular-take-back = Retirar
campaign-desk-failed = { $count ->
    [one] Una carta no llegó
   *[other] { $count } cartas no llegaron
}
mail-title = Correo
mail-text = Cartas de esta campaña: las que esperan y las de los últimos 30 días.
mail-none = Ninguna carta espera, y no salió ninguna últimamente.
mail-kind = Carta
mail-waiting = Esperan
mail-sent = Enviadas
mail-failed = No llegaron
mail-troubled = { $count ->
    [one] Una carta aún no pudo salir
   *[other] { $count } cartas aún no pudieron salir
}
mail-troubled-text = Se intentan otra vez solas, durante dos días.
mail-retry-all = Intentar todas ahora
mail-next = próximo intento { $moment }
mail-given-up = { $count ->
    [one] Se desistió de una carta
   *[other] Se desistió de { $count } cartas
}
mail-given-up-text = Debajo de cada una está lo que dijo el servidor. Una dirección mal escrita sigue mal; la persona puede apuntarse de nuevo con la correcta.
mail-retry = Intentar otra vez
mail-test = Enviarme una prueba
mail-test-text = Una carta a { $email } muestra si el correo sale y qué dice el servidor.
mail-test-waits = La prueba espera su turno.
mail-test-look = Mirar otra vez
mail-test-sent = El servidor aceptó la prueba, { $moment }. Dijo:
mail-test-failed = La prueba no llegó, { $moment }:
mail-said-retried = Las cartas se intentan ahora.
mail-said-turned = Guardado.
mail-reminders = Recordatorios
mail-reminders-text = Cada uno va una vez a quien tiene lugar y lo quiere, en su idioma. Si un paseo cambia de día, se recuerda el nuevo; si se cancela, ninguno.
mail-reminder-week = Una semana antes del paseo
mail-reminder-day = Un día antes del paseo
mail-reminder-thanks = Gracias, al día siguiente
mail-on = se envía
mail-off = no se envía
mail-turn-off = Desactivar
mail-turn-on = Activar
letter-kind-registration = Lugar en un paseo
letter-kind-registration-again = Enlace otra vez
letter-kind-promoted = Ascenso desde la lista de espera
letter-kind-stroll-changed = Cambio de un paseo
letter-kind-meeting-changed = Otro punto de encuentro
letter-kind-gift = Gracias por un donativo
letter-kind-milk-promise = Promesa de leche
letter-kind-question-asked = Confirmar una pregunta
letter-kind-question = Pregunta a un anfitrión
letter-kind-burst = Muchas inscripciones
letter-kind-sign-in = Entrada
letter-kind-invitation = Invitación
letter-kind-host-applied = Confirmar un ofrecimiento
letter-kind-host-asked = Pregunta sobre un ofrecimiento
letter-kind-host-declined = Ofrecimiento rechazado
letter-kind-circular = Carta a muchas personas
letter-kind-week-before = Recordatorio, una semana antes
letter-kind-day-before = Recordatorio, un día antes
letter-kind-thanks = Gracias tras un paseo
letter-kind-report-missing = Falta el informe
letter-kind-host-again = ¿Otra vez este año?
letter-kind-test = Prueba
letter-kind-step-added = Segundo paso añadido
letter-kind-step-removed = Segundo paso quitado
letter-kind-digest = Resumen
own-letters-on = Las recibes.
own-letters-off = No las recibes.
