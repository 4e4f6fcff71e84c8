# Entrar, y los escritorios de los miembros.

foot-sign-in = Para anfitriones: entrar

sign-in-title = Entrar
sign-in-text = Para anfitriones, ayudantes y coordinación. Quien camina no lo necesita: le basta su boleto.
sign-in-email-help = Te escribimos una carta con un código. No hay contraseña que perder.
sign-in-button = Enviarme un código
sign-in-walkers = ¿Caminas y quieres cambiar algo? El enlace de la carta que recibiste al inscribirte abre tu lugar.
sign-in-demo = De esta demostración no sale ninguna carta.
sign-in-no-mail = De este servicio todavía no salen cartas. La persona que lo lleva puede darte un enlace para entrar.
sign-in-unsafe = Esta página llegó sin cifrar, así que tu navegador no mantendrá la sesión. Usa la dirección que empieza por https.
sign-in-code-title = Tu código
sign-in-code-text = Si un miembro tiene esta dirección, ya va en camino una carta con un código. Vale 15 minutos.
sign-in-code-elsewhere = Escribe el código en el navegador donde lo pediste. No lo pediste en este, o hace más de 15 minutos.
sign-in-code-help = Ocho letras y cifras, como están en la carta.
sign-in-code-button = Entrar
sign-in-code-nothing = ¿No llegó nada? Mira en la carpeta de correo no deseado.
sign-in-code-again = Pedir otra carta
sign-in-link-ready-title = Entrar
sign-in-link-ready-text = Pediste esta carta en este navegador. Falta un paso.
sign-in-link-elsewhere-title = Escribe el código
sign-in-link-elsewhere-text = Este enlace funciona en el navegador donde pediste la carta. Vuelve allí y escribe el código de la carta.
sign-in-link-over-title = Esta carta ya no vale
sign-in-link-over-text = Una carta vale 15 minutos y una sola vez. Otra llega enseguida.
sign-out = Salir
field-code = El código
field-role = Función
field-why = Por qué

sessions-title = Dónde has entrado
sessions-text = Todos los navegadores que pueden abrir tu escritorio. Cierra los que no conozcas.
sessions-here = Este
sessions-unknown = Un navegador desconocido
sessions-used = Último uso: { $moment }.
sessions-began = Entrada: { $moment }.
sessions-end = Cerrar
sessions-end-others = Cerrar todos los demás

desk-title = Tu escritorio
desk-text = Lo que te toca hacer.
desk-roles = { $count ->
    [one] Aquí tienes una función.
   *[other] Aquí tienes { $count } funciones. ¿Cuál hoy?
}
desk-signed-in = Has entrado como { $email }.
not-yours-title = Esto es trabajo de otra persona
not-yours-text = { $email } no tiene ninguna función aquí. Si debería tenerla, pregunta a un anfitrión o a la coordinación.

role-coordinator = Coordinación de { $name }
role-treasurer = Tesorería de { $name }
role-moderator = Moderación de { $name }
role-reader = Lectura para { $name }
role-leader = Líder de { $name }
role-host = Anfitrión de { $name }
role-helper = Ayudante en { $name }
role-short-coordinator = Coordinación
role-short-treasurer = Tesorería
role-short-moderator = Moderación
role-short-reader = Lectura
role-short-leader = Líder
role-short-host = Anfitrión
role-short-helper = Ayudante
role-does-coordinator = Ve cada ciudad y quién la lleva.
role-does-treasurer = Ve las cifras y ningún nombre.
role-does-moderator = Lee lo que escriben los visitantes.
role-does-reader = Lee las cifras de una organización.
role-does-leader = Lleva los paseos de un grupo como sus anfitriones.
role-does-host = Lleva el paseo: su página, su día, quién camina y quién ayuda.
role-does-helper = Ve quién camina.

stroll-desk-places = { $taken } de { $capacity } lugares
stroll-desk-people = { $count ->
    [one] Una persona
   *[other] { $count } personas
}
desk-public-page = Página pública
desk-days-left = { $days ->
    [0] Hoy
    [one] Falta un día
   *[other] Faltan { $days } días
}
desk-status-draft = Borrador
desk-status-open = Abierta
desk-status-postponed = Aplazada
desk-status-postponed-undated = Aplazada, sin fecha
desk-status-cancelled = Cancelada
desk-status-held = Celebrada
desk-draft = Nadie más ve todavía este paseo. La coordinación lo abre.
desk-walkers = Caminantes
desk-all-parties = { $count ->
    [one] Un grupo
   *[other] Los { $count } grupos
}
desk-adults = Adultos
desk-children = Niños
desk-waiting = Grupos en espera
desk-raised = Recaudado
desk-no-walkers = Todavía no se ha inscrito nadie.
desk-share = Compartir la página del paseo
desk-members-text = Quién más puede abrir este escritorio, y quién lo cambió.
desk-of = { $taken } de { $capacity }

roster-title = Lista
roster-count = { $parties ->
    [one] Un grupo
   *[other] { $parties } grupos
}, { $people ->
    [one] una persona con lugar
   *[other] { $people } personas con lugar
}.
roster-search = Nombre, código o número
roster-search-button = Buscar
roster-by-number = Por número
roster-by-name = Por nombre
roster-csv = Descargar como CSV
roster-none = No se encuentra a nadie con «{ $q }».
roster-all = Mostrar todo
roster-number = N.º
roster-name = Nombre
roster-code = Código
roster-status = Estado
roster-came = Vino
roster-erased = Nombre borrado
roster-waiting = En espera
roster-held = Sin confirmar
roster-coming = Tiene lugar

members-title = Miembros
members-since = desde { $moment }
members-none = Nadie tiene todavía una función aquí.
members-none-stroll = Este paseo no tiene todavía anfitrión.
members-others = Organizaciones y grupos
members-others-text = Cada una tiene sus propios miembros. Una líder lleva todos los paseos de su grupo.
members-readers = { $count ->
    [0] Nadie tiene lectura todavía
    [one] Una persona con lectura
   *[other] { $count } personas con lectura
}
members-leaders = { $count ->
    [0] Sin líder todavía
    [one] Una líder
   *[other] { $count } líderes
}
members-groups = { $count ->
    [one] Un grupo
   *[other] { $count } grupos
}
members-take = Quitar
members-their-address = Su correo electrónico
members-gone = alguien que ya no es miembro
acts-title = Quién cambió qué
acts-none = Todavía no se ha cambiado nada.
act-gave-role = { $who } recibió la función { $role }
act-took-role = { $who } ya no tiene la función { $role }
act-by = Por { $who }, { $moment }
act-by-token = Por un programa de { $who }, { $moment }
act-by-shell = la persona que lleva este servicio

campaign-desk-needs = { $count ->
    [0] Nada te espera
    [one] Una cosa te espera
   *[other] { $count } cosas te esperan
}
campaign-desk-ready = Cada paseo tiene anfitrión, lugar y día.
campaign-desk-show = Mostrar
campaign-desk-strolls = Paseos
campaign-desk-milk = Leche prometida
campaign-desk-search = Ciudad o nombre
campaign-desk-found = { $count ->
    [one] Un paseo encontrado.
   *[other] { $count } paseos encontrados.
}
campaign-desk-none = No se encuentra ningún paseo.
campaign-desk-town = Ciudad
campaign-desk-next = Próximo paso
campaign-desk-after = Siguiente
need-host = { $count ->
    [one] Un paseo no tiene anfitrión
   *[other] { $count } paseos no tienen anfitrión
}
need-place = { $count ->
    [one] Un paseo no tiene punto de encuentro
   *[other] { $count } paseos no tienen punto de encuentro
}
need-day = { $count ->
    [one] Un paseo está aplazado sin nueva fecha
   *[other] { $count } paseos están aplazados sin nueva fecha
}
need-opening = { $count ->
    [one] Un paseo es todavía un borrador
   *[other] { $count } paseos son todavía borradores
}
need-word-host = Buscar anfitrión
need-word-place = Indicar el punto de encuentro
need-word-day = Indicar una nueva fecha
need-word-opening = Abrirla

somebody-title = Ponte en el lugar de alguien
somebody-text = Todas las personas de aquí son inventadas. Elige una y mira el escritorio con sus ojos.
somebody-none = Esta demostración no tiene miembros.
somebody-be = Ser esta persona

messages-title = Mensajes
messages-text = Lo que escriben quienes donan se publica después de que lo leas. Es mejor ocultar nombres de niños y datos de contacto.
messages-waiting = { $count ->
    [0] Nada espera lectura.
    [one] Un mensaje espera lectura.
   *[other] { $count } mensajes esperan lectura.
}
messages-only-waiting = Solo los que esperan
messages-none = Aquí no hay ningún mensaje.
messages-why = Por qué (se guarda)
messages-show = Mostrar
messages-hide = Ocultar
message-held = en espera
message-shown = publicado
message-hidden = oculto
act-showed-message = Se publicó el mensaje de un donante
act-hid-message = Se ocultó el mensaje de un donante
campaign-desk-messages = { $count ->
    [one] Un mensaje espera lectura
   *[other] { $count } mensajes esperan lectura
}
campaign-desk-read = Leer
members-not-in-yet = todavía no ha entrado
members-before = Ya era así. No se ha cambiado nada.
members-undo = Deshacer
desk-lay-down = Dejar esta función
desk-lay-down-text = No podrás retomarla por tu cuenta: alguien tendrá que dártela.


members-invite-title = Invitar a alguien
members-invite-text = Recibe una carta y responde con un botón. Hasta entonces no cambia nada.
members-invite-no-mail = De este servicio todavía no salen cartas. Cuando invites a alguien, esta página mostrará una dirección para dársela en mano.
members-invite = Invitar
members-invited-title = Con invitación, sin respuesta todavía
members-invited = puede responder hasta: { $moment }
members-withdraw = Retirar
members-remind = Escribir otra vez
members-written = La carta sale otra vez.
members-too-early = No se envió nada: la última carta tiene menos de un día.
members-hand-over = Dale esta dirección:
act-invited = { $who } recibió una invitación: { $role }
act-uninvited = Se retiró la invitación de { $who }: { $role }
act-accepted-role = { $who } aceptó: { $role }
act-declined-role = { $who } dijo que no: { $role }

invitation-title = Tienes una invitación
invitation-by = Te invita { $who }.
invitation-ends = Vale hasta: { $moment }.
invitation-accept = Aceptar
invitation-decline = No, gracias
invitation-ask-text = Para responder, entra con la dirección a la que llegó la invitación. Le escribimos un código.
invitation-other = Entraste como { $email }, y esta invitación es para otra dirección. Cierra la sesión y ábrela otra vez.
invitation-over-title = Esta invitación ya no vale

set-up-title = Tu primera campaña
set-up-text = Eres la primera persona aquí. Di quién eres y cuándo se camina; todo se puede cambiar después.
set-up-email-help = Coordinas la campaña, y desde ahora entras con esta dirección.
set-up-name-help = Por ejemplo, «Paseo de la leche 2027».
set-up-currency-help = Tres letras, como USD.
set-up-languages = Idiomas en los que respondes
set-up-goal-help = Las metas pueden quedar vacías.
set-up-litres = L
set-up-partners = Organizaciones
set-up-partners-text = Las organizaciones que se reparten lo recaudado. Sus partes suman 100 por ciento.
set-up-button = Crear la campaña
set-up-over-title = Esta dirección ya no vale
set-up-over-text = Valía una hora, y solo hasta que hubiera una campaña. Si todavía no hay ninguna, reinicia el servicio: escribe una dirección nueva.
field-campaign-name = Nombre de la campaña
field-day = Día
field-goal-money = Meta: dinero
field-goal-milk = Meta: leche
field-language-en = Inglés
field-language-es = Español
field-language-fr = Francés
field-language-ja = Japonés
field-partner-1 = Organización 1
field-share-1 = Parte 1
field-partner-2 = Organización 2
field-share-2 = Parte 2
field-partner-3 = Organización 3
field-share-3 = Parte 3
field-partner-4 = Organización 4
field-share-4 = Parte 4

tokens-title = Tokens para programas
tokens-text = Un programa que trabaja para ti muestra un token en cada petición. Puede hacer lo que tú puedes hacer y, de eso, solo lo que le des aquí.
tokens-described = Lo que los programas pueden pedir
tokens-none = No tienes ningún token.
tokens-made = El token «{ $name }»
tokens-made-text = Cópialo ahora: solo se muestra esta vez. Quien lo tenga puede hacer lo que se le dio.
tokens-before = Este formulario ya se envió y su token se mostró entonces. Si no lo guardaste, revócalo y crea otro.
tokens-ends = Vale hasta { $moment }.
tokens-unused = Nunca se ha usado.
tokens-revoke = Revocar
tokens-new = Crear un token
tokens-name = Para qué es
tokens-name-help = Por ejemplo, «El tablero de la sala». Te ayuda a reconocerlo.
tokens-button = Crear el token
tokens-days = { $count ->
    [one] Un día
   *[other] { $count } días
}
field-actions = Lo que puede hacer
field-days = Vale durante
action-see-campaign = Ver el escritorio de la campaña
action-see-stroll = Ver el escritorio de un paseo
action-see-roster = Ver quién camina
action-see-members = Ver quién tiene qué función
action-change-members = Dar y quitar funciones
action-see-acts = Ver quién cambió qué
action-judge-messages = Mostrar y ocultar mensajes
action-own-sessions = Ver y cerrar dónde has entrado
action-own-roles = Responder a invitaciones y dejar tus funciones
action-change-stroll = Cambiar la página de un paseo, abrirlo, aplazarlo o cancelarlo
action-run-day = Llevar el día en el parque: teléfonos y lo que anotaron
