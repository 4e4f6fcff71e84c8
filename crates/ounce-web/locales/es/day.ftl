# Lo que se pregunta a quien organiza sobre el día en el parque

day-question-unknown-registration = Nadie se inscribió con este boleto.
day-question-cancelled = El lugar se había devuelto.
day-question-wrong-town = El grupo se inscribió en otra ciudad.
day-question-arrived-twice = El grupo llegó en dos teléfonos.
day-question-walked-in-twice = Dos familias sin inscripción dieron la misma dirección.
day-question-has-place = La dirección ya tiene un lugar.
day-question-no-waiver = La exención no está firmada, así que la familia no está en la lista.
day-question-party-unfit = El grupo no tiene ningún adulto o es demasiado grande para la lista.
day-question-receipt-twice = El número de recibo se usó dos veces.
day-question-other-currency = La campaña no cuenta en esta moneda, así que no está en el libro.
day-question-unknown-bank = No hay ningún banco con este nombre.
day-question-shirt-twice = La camiseta se entregó dos veces.
day-question-undo-of-nothing = La anotación que se quiere deshacer no está.
day-question-undo-of-undo = Deshacer no se deshace; anótelo de nuevo.
day-question-other-words = El número ya se usó con otras palabras. Cuentan las primeras.
day-question-clock-off = El reloj del teléfono estaba mal por más de un día.
day-question-cut-off = El teléfono se había desconectado.
day-question-ended = El teléfono ya no estaba dado de alta.
day-question-unreadable = La anotación no se puede leer. Se guarda.
day-question-no-number = La anotación no tiene un número de 1 a 1 000 000, así que no se guarda.

# La página de un teléfono en el parque

day-page = El día
day-loading = Trayendo la lista
day-unsafe = Este navegador no puede guardar notas aquí
day-unsafe-text = Abra la página por su dirección con https, en una ventana que no sea privada. La hoja de papel también sirve.
day-disk-broken = Este teléfono no puede guardar notas ahora. Use otro teléfono o el papel, y recargue esta página.
day-new-page = Hay una página más nueva. Usarla
day-gate = Entrada
day-cash = Efectivo
day-milk = Leche
day-more = Más
day-no-name = Ya sin nombre
day-waiting-list = lista de espera
day-arrive = Llegó
day-none-found = Nadie con este nombre o número.
day-walk-up = Una familia que no se inscribió
day-scan = Escanear un boleto
day-search = Nombre, número o boleto
day-hold = Ponga el boleto en el marco
day-close-camera = Cerrar la cámara
day-no-camera = La cámara no se abre. El nombre también sirve.
day-not-ready = Sin comprobar: ¿está listo este teléfono para el parque?
day-get-ready = Preparar para el parque
day-not-ready-list = La lista no llegó. Inténtelo de nuevo.
day-not-ready-network = No hay red. Esta comprobación la necesita una vez.
day-not-ready-disk = Este teléfono no guarda lo que se escribe. Libere espacio o use otro teléfono.
day-not-ready-page = La página aún no está guardada para usarla sin red. Inténtelo en un momento.
day-headcount = Contar a todos
day-headcount-text = Cuente quién está ahora en el parque. Vale la cuenta mayor de los teléfonos.
day-note = Escribir una nota
day-log = Lo que anotó este teléfono
day-log-empty = Nada todavía.
day-file = ¿Nada de red?
day-file-why = Guarde las notas como archivo y déselo al anfitrión, que lo entrega en la mesa. Nada se cuenta dos veces.
day-file-save = Guardar como archivo
day-undo = Deshacer
day-undone = deshecho
day-save = Anotarlo
day-enroll-title = Inscribir este teléfono
day-enroll-text = El anfitrión muestra un código. Escanéelo aquí o escriba sus letras.
day-enroll-scan = Escanear el código
day-enroll-code = Letras del código
day-enroll-button = Inscribir
day-enroll-home = Para usarlo desde la pantalla de inicio, póngalo allí primero, ábralo desde allí e inscríbalo allí: cada uno guarda sus notas aparte.
day-enroll-wrong = Este código no abre ningún día aquí. Revíselo o pida uno nuevo.
day-enroll-taken = Este código ya se usa en otro teléfono o ventana. Pida uno nuevo al anfitrión.
day-enroll-offline = Inscribir necesita red una vez. Inténtelo donde la haya.
day-ended = Este teléfono ya no está inscrito
day-ended-sent = Todo lo que anotó se envió y la lista se borró. Gracias.
day-welcome = Bienvenidos
day-waiver-missing = La exención aún no está firmada. Que firmen en papel.
day-other-number = Vinieron menos o más
day-how-many = ¿Cuántos vinieron?
day-not-them = No eran ellos: deshacer
day-next = Siguiente
day-already = Ya entraron
day-settled-later = Se aclara después en la mesa, no aquí.
day-find-name = Buscar el nombre
day-another-family = Otra familia, que pasen
day-same-family = La misma familia, seguir
day-not-on-list = No está en la lista
day-not-on-list-text = Quizá se inscribieron tarde o en otra ciudad. Que pasen: se aclara después.
day-let-in = Que pasen con este boleto
day-given-back = Este lugar fue devuelto
day-given-back-text = Pueden caminar de todos modos. Déjelos entrar con este boleto o anótelos como familia que llega sin registro; quien organiza lo resuelve.
day-late = Se inscribieron después de que se hizo esta lista. Su nombre llegará cuando haya red.
day-carry = De teléfono a teléfono
day-carry-why = Sin red, otro teléfono puede llevarse lo que aún no se ha enviado: lee códigos de esta pantalla.
day-codes-show = Mostrar lo que no se ha enviado
day-codes-show-text = En el otro teléfono, abra Más y luego Tomar de otro teléfono. Manténgalo sobre estos códigos hasta que los tenga todos. Lo anotado se queda también en este teléfono.
day-codes-take = Tomar de otro teléfono
day-codes-take-text = Mantenga este teléfono sobre los códigos del otro. El orden no importa.
day-codes-done = Volver
day-codes-of = Código { $n } de { $all }
day-codes-got = { $n } de { $all } códigos leídos
day-codes-taken =
    { $n ->
        [one] Tomada: una nota. Saldrá con la próxima red.
       *[other] Tomadas: { $n } notas. Saldrán con la próxima red.
    }
day-less = Uno menos
day-one-more = Uno más
day-field-adults = Adultos
day-field-children = Niños
day-field-name = Nombre
day-field-email = Correo, si quieren cartas
day-field-signed = Un adulto firma con su nombre
day-waiver = Lo que firman
day-walk-up-save = Anotar a la familia
day-cash-title = Efectivo o cheque
day-field-amount = Cantidad
day-for-receipt = Para un recibo
day-cash-save = Ponerlo en la caja
day-milk-title = Leche entregada
day-field-volume = Cuánto
day-field-unit = Unidad
day-ounces = onzas
day-millilitres = mililitros
day-field-bags = Bolsas
day-field-cooler = Nevera
day-field-bank = Para qué banco
day-bank-none = Sin decir
day-field-giver = Nombre, si quiere
day-milk-save = Anotar la leche
day-field-people = Personas
day-field-note = Nota para el anfitrión
day-need-name = Escriba un nombre.
day-need-party = Escriba cuántos vinieron, en cifras.
day-need-adult = Al menos un adulto y veinte personas como máximo.
day-need-email = Esto no es un correo. Déjelo vacío si no quieren.
day-need-signed = Un adulto tiene que firmar antes de caminar.
day-need-amount = Escriba una cantidad mayor que cero, en cifras.
day-need-volume = Escriba cuánta leche es, en cifras.
day-need-bags = Escriba el número de bolsas en cifras.
day-need-people = Escriba un número en cifras.
day-need-note = Escriba algo.
day-kind-arrived = Llegaron
day-kind-walked_in = Llegaron sin inscripción
day-kind-cash = Efectivo
day-kind-milk = Leche
day-kind-shirt = Camiseta
day-kind-headcount = Recuento
day-kind-note = Nota
day-here = { $here } de { $all } aquí
day-here-since = Aquí desde { $time }
day-ready = Listo para el parque: comprobado a las { $time }, { $people } personas en la lista
day-list-of = Lista de las { $time }.
day-sent-at = Último envío a las { $time }.
day-receipt = Recibo { $receipt }
day-on-this-phone = { $time } en este teléfono
day-on-another-phone = { $time } en otro teléfono
day-unsent =
    { $n ->
        [one] Una nota sin enviar, siga
       *[other] { $n } notas sin enviar, siga
    }
day-not-here =
    { $n ->
        [one] Faltan: uno
       *[other] Faltan: { $n }
    }
day-are-here =
    { $n ->
        [one] Aquí: uno
       *[other] Aquí: { $n }
    }
day-more-rows =
    { $n ->
        [one] Uno más. Escriba un nombre.
       *[other] { $n } más. Escriba un nombre.
    }
day-adults =
    { $n ->
        [one] 1 adulto
       *[other] { $n } adultos
    }
day-children =
    { $n ->
        [one] 1 niño
       *[other] { $n } niños
    }
day-people =
    { $n ->
        [one] 1 persona
       *[other] { $n } personas
    }
day-millilitres-of =
    { $n ->
        [one] 1 mililitro
       *[other] { $n } mililitros
    }
day-in-box =
    { $n ->
        [one] En la caja por este teléfono: { $amount }, una nota
       *[other] En la caja por este teléfono: { $amount }, { $n } notas
    }
day-ended-left =
    { $n ->
        [one] Una nota no se envió. Guárdela como archivo para el anfitrión.
       *[other] { $n } notas no se enviaron. Guárdelas como archivo para el anfitrión.
    }
day-needs-scripts = Esta página necesita scripts. Sin ellos, marque la hoja de papel; sus números se anotan después en la mesa.
act-enrolled-phone = Inscribió el teléfono { $name }
act-cut-off-phone = Desconectó el teléfono { $name }
act-handed-in = Entregó las notas de { $name }
act-noted-on-day = Anotó algo del día en la mesa
act-settled = Aclaró: { $what }
act-reopened = Abrió de nuevo: { $what }

# La página del día en la mesa

day-counts = Cómo va
day-questions-none = Nada que aclarar.
day-settle = Aclararlo
day-phones = Teléfonos
day-phones-none = Aún no hay teléfonos. Uno basta; cada ayudante puede usar el suyo.
day-phone-name = Nombre del teléfono
day-phone-name-help = Para reconocerlo, por ejemplo: teléfono de Teo.
day-phone-over = La inscripción terminó.
day-phone-not-ready = Aún no está listo para el parque. En el teléfono: Más, y luego Preparar.
day-phone-is-ready = listo
day-cut-off = Desconectar
day-at-desk = En la mesa
day-answer-stands = Cuenta como se anotó.
day-answer-unknown = No lo sé. Cuenta como se anotó.
day-effect-none = Las cifras no cambian.
day-paper = Del papel
day-paper-text = Quien se marcó en la hoja se anota aquí por sus números.
day-numbers = Números de quienes vinieron
day-numbers-help = Los que quiera, por ejemplo 3, 7-9, 12. Quien ya está anotado queda igual.
day-log-text = El archivo de un teléfono
day-log-help = Abra el archivo que guardó el teléfono y pegue aquí su texto. Lo ya enviado cuenta una vez.
day-hand-in = Entregarlo
day-code-text = Escanee esto con el teléfono. Se abre su página y queda inscrito.
day-code-unsafe = Esta dirección no está cifrada y el teléfono no puede guardar la página. Abra la mesa con https.
day-code-letters = O abra la página del día en el teléfono y escriba estas letras. Se muestran solo esta vez e inscriben un teléfono.
day-code-here = Usar este mismo aparato
day-code-back = Listo
day-done-cut-off = El teléfono está desconectado. Lo que aún envíe se guarda y se pregunta.
day-done-settled = Aclarado.
day-done-reopened = La pregunta está abierta de nuevo.
day-done-paper = Anotado.
day-done-handed-in = Las notas del teléfono están dentro.
day-done-before = Este formulario ya se envió. Inscriba otro teléfono con un nombre nuevo.
desk-day = El día en el parque
day-phone-cut-off = Desconectado { $moment }.
day-phone-heard = Última noticia { $moment }.
day-effect-milk = La leche pasa a { $becomes }.
day-effect-cash = El efectivo pasa a { $becomes }.
day-effect-people = { $was } personas pasan a { $becomes }.
day-code-title = Código para { $name }
day-answer-take-back = Retirar el número { $place }.
day-questions =
    { $count ->
        [one] Una cosa por aclarar
       *[other] { $count } cosas por aclarar
    }
day-settled =
    { $count ->
        [one] Una aclarada
       *[other] { $count } aclaradas
    }
day-phone-ready =
    { $people ->
        [one] Listo para el parque: { $moment }, una persona.
       *[other] Listo para el parque: { $moment }, { $people } personas.
    }
day-kind-undo = Retirado
day-kind-unreadable = No se puede leer
field-numbers = Números
field-log = El archivo de un teléfono
field-answer = Respuesta
field-device = Teléfono
