# Inscribirse, el boleto, cambiar, cancelar, donar.

form-optional = (opcional)
form-wrong-title = Revisa:
form-wrong = { $count ->
    [one] Hay algo por revisar
   *[other] Hay { $count } cosas por revisar
}
form-negative = Usa cero o más.
form-complaint = { $field }: { $text }
field-name = Tu nombre
field-email = Tu correo electrónico
field-adults = Personas adultas
field-children = Menores
field-waiver-signed-name = Escribe tu nombre completo para firmar
field-waiver-version = El texto que se firma
field-gift-amount = Cantidad
field-gift-method = Cómo donar
field-amount = Cantidad
field-currency = Moneda
field-kind = Tipo de donación
field-method = Cómo donar
field-stroll = Paseo
field-hidden = No mostrar mi nombre en público
field-message = Un mensaje para quienes caminan
field-cover-fee = Agregar lo que cuesta la comisión de la tarjeta
field-volume = Cuánta
field-unit = Medida en
field-bank = Banco de leche
field-consent = El banco o la organización pueden escribirme sobre esto
field-once = Formulario
unit-oz = onzas (oz)
unit-ml = mililitros (mL)

join-title = Inscríbete en el paseo de { $town }
join-wait-title = Lista de espera de { $town }
join-email-help = Ahí llegan tu boleto y el enlace para cambiar o cancelar. Sin boletines.
join-email-quiet = Solo para distinguir tu inscripción de las demás. De aquí no salen correos: la página siguiente trae tu boleto y el enlace para cambiar o cancelar.
join-email-later = Ahí llegarán tu boleto y el enlace para cambiar o cancelar en cuanto el correo funcione aquí. La página siguiente ya trae los dos. Sin boletines.
join-party-help = Cuenta a todas las personas que caminan, ruedan o van en brazos. Al menos una adulta.
join-waiver = Antes de caminar
join-waiver-version = Versión { $version } de este texto. Se guarda tal como lo ves.
join-sign-help = Con esto firmas el texto de arriba por ti y por los menores que vienen contigo.
join-gift = Agregar una primera donación, si quieres
join-gift-help = Tú decides. Inscribirse no cuesta nada.
join-button = Reservar mi lugar
join-privacy = Quien organiza ve tu nombre y cuántas personas vienen. Nadie más.

link-sent-title = Revisa tu correo, por favor
link-sent-text = Una carta va en camino a esta dirección. El lugar en { $town } que acabas de pedir se guarda una hora: abre la carta y pulsa su botón para conservarlo.
link-sent-nothing-new = Si la dirección ya tiene un lugar, nada de él ha cambiado; la carta trae el enlace. ¿No llega en unos minutos? Mira en el correo no deseado o pregunta a quien organiza.

confirm-title = ¿Es tuyo este lugar?
confirm-held-text = Se guarda durante una hora desde la inscripción. Pulsa el botón para conservarlo.
confirm-manage-text = Pulsa el botón para hacerte cargo de él. Los enlaces entregados antes dejan de servir.
confirm-button = Sí, es mi lugar
confirm-not-you = Si no te inscribiste, no tienes que hacer nada: cierra esta página.
confirm-lapsed-title = Este lugar ya no se guarda
confirm-lapsed-text = Se devolvió, o nadie lo confirmó en una hora. Puedes inscribirte de nuevo cuando quieras.
ticket-renew-text = ¿Tiene otra persona este enlace?
ticket-renew = Obtener un enlace nuevo; este deja de servir

ticket-confirmed = Tu lugar está reservado
ticket-confirmed-text = Nos vemos en { $town }. Muestra este boleto al llegar, en papel o en el teléfono.
ticket-waiting = Estás en la lista de espera
ticket-line = Eres el número { $number } de la fila.
ticket-waiting-text = Cuando queden libres suficientes lugares, avanzas y recibes un correo. No tienes que hacer nada más.
ticket-cancelled = Tu lugar está devuelto
ticket-cancelled-text = Gracias por avisar: ahora puede caminar alguien más. Si cambia algo, puedes inscribirte de nuevo.
ticket-badge-confirmed = Confirmado
ticket-badge-waiting = En espera
ticket-code = El boleto como código QR
ticket-read-out = Para decirlo en voz alta donde no se escanea, y por teléfono.
mail-never = De aquí no salen correos.
mail-later = El correo todavía no funciona aquí; las cartas esperan hasta entonces.
ticket-keep-link = Guarda la dirección de esta página: con ella muestras, cambias o devuelves tu lugar. Quien la tenga puede hacer lo mismo.
ticket-waiting-look = Cuando queden libres suficientes lugares, avanzas y esta página lo dice. Vuelve a mirar aquí.
link-kept-title = Usa el enlace que guardaste
link-kept-text = Si esta dirección ya tiene un lugar aquí, no cambió nada, no se tomó otro ni se hizo ninguna donación. La página que viste al inscribirte sigue abriéndose con su enlace. Si se perdió, quien organiza puede ayudarte.
change-cancelled = Devolviste este lugar, así que no hay nada que cambiar. Si al final quieres caminar, inscríbete otra vez en la página del paseo.
ticket-mailed = Todo esto está también en tu correo, con el enlace a esta página. No lo compartas: quien lo tiene puede cambiar tu lugar.
ticket-change = Cambiar quién viene
ticket-cancel = No puedo ir
ticket-print = Imprimir

change-title = Cambiar quién viene
change-now = Hasta ahora:
change-button = Guardar
change-back = Dejarlo como está

cancel-title = ¿Devolver tu lugar?
cancel-text = Tus lugares pasan a quienes siguen en la lista. El boleto dejará de ser válido.
cancel-waiting-text = Sales de la lista de espera y pierdes tu turno.
cancel-button = Sí, devolverlo
cancel-back = No, sí vamos

give-title = Donar
give-for-stroll = Para { $stroll }. Cuenta para la ciudad y para toda la campaña.
give-for-campaign = Para todas las ciudades de { $campaign }.
give-elsewhere-title = Si no puedes ir
give-elsewhere-text = Las organizaciones de esta campaña reciben donaciones en sus propias páginas. Esa donación les llega directamente y aquí no se cuenta.
give-elsewhere-link = Donar a { $partner }
give-there-title = En un paseo
give-there-text = Promete una donación para una ciudad y llévala a su paseo en efectivo o con cheque.
give-there-link = Elegir una ciudad
give-amount-help = En { $currency }, como 25 o 12.50.
give-amount-help-whole = En { $currency }, números enteros, como 2500.
give-hidden-help = Apareces como «Una persona amable». Tu nombre se guarda con la donación.
give-email-help = Solo para darte las gracias. Déjalo vacío si no quieres un correo.
give-email-quiet = Solo para que quienes organizan puedan darte las gracias. De aquí no salen correos automáticos. Puedes dejarlo vacío.
give-email-later = Solo para darte las gracias, en cuanto el correo funcione aquí. Déjalo vacío si no quieres un correo.
give-message-help = Se muestra en público con tu donación. Hasta { $max } caracteres.
give-fee-help = En una donación de { $amount } serían { $fee }. Sin eso la donación es igual de bienvenida.
give-demo-card-note = Esta fue una tarjeta de demostración. No se movió dinero.
give-button = Donar
give-privacy = Lo que se guarda de una donación se explica en dos frases:
method-demo-card = Tarjeta de demostración
method-demo-card-note = Una tarjeta fingida para probar. No se pide ningún número y no se mueve dinero.
method-at-stroll = En el paseo, en efectivo o con cheque
method-at-stroll-note = Por ahora es una promesa. Cuenta como recibida cuando la tiene quien organiza.
method-imported = De otra manera
method-imported-note = Recibida por otro medio y anotada por la organización.

thanks-title = Gracias
thanks-text = Tu donación de { $amount } está contada.
thanks-pledge-text = Tu promesa de { $amount } está anotada.
thanks-pledge-how = Llévala al paseo en efectivo o en cheque y entrégala a quien organiza. Cuenta como recibida cuando se confirma.
thanks-cover = y { $fee } por la comisión de la tarjeta
thanks-hidden = no se muestra en público
thanks-shown = se muestra en público
thanks-no-receipt = Esta página no es un comprobante fiscal.
thanks-again = Este formulario ya se había enviado. Este es el donativo que hizo; no se ha dado nada más.
thanks-give-more = Donar otra vez
ticket-waiting-party = Tienen que quedar libres { $count } lugares a la vez. Si quedan menos, puede pasar antes un grupo más pequeño.
thanks-held = Alguien de la organización lee tu mensaje antes de mostrarlo.
join-room = { $room ->
    [one] Queda lugar para una persona. Un grupo mayor espera hasta que haya lugar para todos.
   *[other] Queda lugar para { $room } personas. Un grupo mayor espera hasta que haya lugar para todos.
}
join-other-towns = Ver las ciudades cercanas
ticket-waiting-fewer = { $room ->
    [one] Ahora hay lugar para una persona de tu grupo. Si viene solo una, el lugar es tuyo enseguida.
   *[other] Ahora hay lugar para { $room } personas de tu grupo. Si vienen solo { $room }, los lugares son tuyos enseguida.
}
ticket-send-me = Enviármelo
ticket-join-again = Inscribirme otra vez

# Preguntar a quien organiza un paseo.
ask-link = Preguntar a quien organiza
ask-title = Preguntar a quien organiza
ask-text = Tu pregunta llega a las personas que organizan este paseo. Contestan por correo.
field-words = Tu pregunta
ask-email-help = Aquí llega la respuesta. Antes te enviamos una carta con un botón, para que nadie pregunte en tu nombre.
ask-button = Preguntar
ask-privacy = Quien organiza ve tu pregunta y tu dirección. Las dos se borran después de 90 días.
asked-title = Mira tu correo
asked-text = Abre nuestra carta y pulsa el botón. Entonces tu pregunta va a quien organiza.
asked-sent-title = Tu pregunta está en camino
asked-sent-text = Quien organiza contesta por correo. Puede tardar unos días.
ask-confirm-title = ¿Es esta tu pregunta?
ask-confirm-text = Pulsa el botón y se envía a quien organiza, junto con tu dirección.
ask-confirm-button = Enviarla a quien organiza
ask-confirm-not-you = Si no preguntaste esto, cierra la página. No se envía nada y la pregunta se borra después de dos días.
question-title = Una pregunta sobre tu paseo
question-answer = Contestar por correo
question-kept = La pregunta y la dirección se borran después de 90 días.
question-demo = En la demostración no sale ninguna carta. Esto es lo que lee quien organiza.
fact-asked-by = De
ticket-undo = Recuperarlo
ticket-undo-text = Tienes una hora para cambiar de idea.
ticket-undo-full = Los lugares ya están ocupados. Esperas en tu sitio de antes en la lista.
join-choose = { $room ->
    [one] Queda lugar para una persona de tu grupo.
   *[other] Queda lugar para { $room } de ustedes.
}
join-choose-fewer = { $room ->
    [one] Venir una sola persona: cambia los números
   *[other] Venir { $room } o menos: cambia los números
}
join-choose-wait = Esperar todos hasta que haya lugar
field-wait = Esperamos todos hasta que haya lugar para el grupo entero
