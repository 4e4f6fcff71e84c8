# Lo que rodea cada página, la portada, las campañas, acerca de y privacidad, errores.

skip = Ir al contenido
demo-note = Esto es una demostración. No se mueve dinero y las personas son inventadas.
nav-label = Principal
nav-find = Buscar un paseo
nav-give = Donar
nav-milk = Donar leche
nav-report = Informe
nav-strolls = Todas las ciudades
nav-language = Idioma y unidades
nav-theme = Claro u oscuro
nav-units-us = Millas y onzas
nav-units-metric = Kilómetros y mililitros
foot-campaigns = Todas las campañas
foot-strolls = Todas las ciudades
foot-report = Informe
foot-calendar = Calendario de todas las ciudades
foot-news = Novedades (feed)
foot-privacy = Privacidad
foot-about = Acerca de y créditos
foot-credits = Lugares y mapas:

home-title = Camina una milla.
home-title-second = Da una onza.
home-lead = { $count ->
    [0] En una mañana, las familias pasean para que los bebés más pequeños en cuidados intensivos reciban leche humana cuando sus madres todavía no tienen suficiente.
    [one] En una mañana, en una ciudad, las familias pasean para que los bebés más pequeños en cuidados intensivos reciban leche humana cuando sus madres todavía no tienen suficiente.
   *[other] En una mañana, en { $count } ciudades, las familias pasean para que los bebés más pequeños en cuidados intensivos reciban leche humana cuando sus madres todavía no tienen suficiente.
}
home-counted = Lo que dan en dinero y en leche se cuenta aquí, a la vista de todos.
home-over-title = { $count ->
    [one] Una ciudad caminó.
   *[other] { $count } ciudades caminaron.
}
home-over-lead = { $walkers ->
    [one] Una persona caminando y { $raised }, para que los bebés más pequeños en cuidados intensivos reciban leche humana.
   *[other] { $walkers } personas caminando y { $raised }, para que los bebés más pequeños en cuidados intensivos reciban leche humana.
}
home-read-report = Leer el informe
home-anywhere = ¿No hay un paseo cerca? Participa desde cualquier lugar.
home-some = Tres ciudades para empezar
home-some-over = Tres de las ciudades
home-all-towns = { $count ->
    [one] La única ciudad
   *[other] Las { $count } ciudades
}
home-map = Una mañana, en todas partes
home-milk-title = ¿Te sobra leche?
home-milk-text = Primero está tu propio bebé. Si hay más que suficiente, un banco de leche cercano puede decirte si puede ir a un bebé muy pequeño.
home-milk-link = Cómo funciona donar leche
home-give-title = Desde cualquier lugar
home-give-text = Una donación para una ciudad o para todas. Cada centavo se cuenta en público y no se agrega propina.
home-give-elsewhere = Aquí no se reciben tarjetas. Las organizaciones de esta campaña reciben donaciones en sus propias páginas.
home-give-at-strolls = Promete una donación para una ciudad y llévala a su paseo en efectivo o con cheque.
home-give-link = Donar dinero
home-stories = Historias de los paseos
home-no-stories = Aquí hay lugar para lo que cuenten quienes caminan. Las primeras historias llegan con las primeras donaciones.
home-partners = A dónde va el dinero
home-partners-text = Lo recaudado se reparte en partes acordadas antes de la primera donación. Hasta ahora:
home-partners-text-over = Lo recaudado se repartió en partes acordadas antes de la primera donación.
home-share = { $share } de lo recaudado
no-name = Una persona amable

tally-raised = Recaudado
tally-raised-for = { $count ->
    [one] Recaudado para una organización
   *[other] Recaudado para { $count } organizaciones
}
tally-goal = de una meta de { $goal }
tally-milk = Leche prometida
tally-milk-received = recibidos por bancos de leche
tally-walkers = Caminantes
tally-towns = { $count ->
    [0] todavía en ninguna ciudad
    [one] en una ciudad
   *[other] en { $count } ciudades
}
tally-stale = Hay mucha gente aquí. Estas cifras son del { $at }; inscribirse y donar sigue funcionando.

map-label = { $count ->
    [one] Mapa con una ciudad
   *[other] Mapa con { $count } ciudades
}
map-skip = Saltar el mapa
map-interactive-label = Mapa interactivo de todas las ciudades
map-open = Abrir el mapa para moverlo y ampliarlo
map-back = Volver al dibujo
map-part = En esta parte del mapa
map-count = Ciudades aquí: { $count }
map-rest = Se muestran las ciudades más cercanas al centro. Acerca el mapa para ver las demás.
map-several = { $count } ciudades alrededor de { $town }
map-changed-short = pospuesto o cancelado
map-loading = El mapa está en camino.
map-failed = El mapa no llegó. Inténtalo de nuevo o usa la lista.
map-closer = Acercar
map-further = Alejar
map-as-list = Todas las ciudades en una lista
map-changed = Punto hueco: pospuesto o cancelado.
map-off = { $count ->
    [one] Una ciudad queda fuera de este mapa.
   *[other] { $count } ciudades quedan fuera de este mapa.
}

campaigns-title = Campañas
campaigns-lead = Una campaña es un año de paseos: muchas ciudades, un solo día.
campaigns-none = Todavía no hay campañas públicas.

pages-label = Páginas
pages-previous = Anterior
pages-next = Siguiente
pages-of = Página { $page } de { $pages }

about-title = Acerca de y créditos
about-lead = Ounce organiza un paseo por la donación de leche: muchas ciudades, un solo día, voluntarios en todas partes, y cada dólar y cada onza contados.
about-figures = De dónde salen las cifras
about-figures-text = El dinero y la leche se llevan en un solo libro de partida doble. Cada cifra pública es la suma de sus renglones, así que los totales y las partes no pueden contradecirse. Nada se cambia ni se borra; una corrección es un renglón más.
about-credits = Créditos
about-geonames = Ciudades, regiones y códigos postales, preparados para usarse sin red.
about-natural-earth = Costas y fronteras, de dominio público.
about-maplibre = El mapa que se mueve; solo se carga cuando lo abres.
about-fonts = Las letras de estas páginas.
about-licence = Licencia
about-licence-text = El programa es software libre. Puedes usarlo, estudiarlo, cambiarlo y compartirlo:
about-access = Accesibilidad
about-access-text = Cada página funciona sin JavaScript, con teclado y con lector de pantalla, y busca cumplir WCAG 2.2 AA. Si algo te estorba, avisa a quien organiza tu paseo o a quien administra este sitio.

privacy-title = Privacidad
privacy-lead = Pedimos lo menos posible, lo guardamos solo para el paseo y no vendemos nada.
privacy-kept = Lo que se guarda
privacy-kept-join = Al inscribirte: tu nombre, tu correo electrónico, cuántas personas vienen contigo y el texto que firmaste. Quien organiza el paseo ve quién viene.
privacy-kept-give = Al donar: tu nombre, la cantidad, tu mensaje y tu correo si lo dejas. Tu nombre es público solo si lo dejas visible.
privacy-kept-milk = Al prometer leche: cuánta, el banco que elegiste, tu correo y tu permiso para escribirte. Nada más.
privacy-not = Lo que no se guarda
privacy-not-health = Las respuestas del primer cuestionario. Se valoran y se olvidan; no se guarda ningún dato de salud.
privacy-not-place = Dónde estás. La posición de tu navegador sirve para buscar paseos cercanos y luego se olvida.
privacy-not-tracking = Lo que lees. No hay rastreo ni publicidad, y nada se pide a terceros.
privacy-cookies = Cookies
privacy-cookies-text = Tres, y solo después de que elijas algo: tu idioma, tus unidades, y claro u oscuro. Por eso no hay aviso de cookies.
privacy-rights = Tus datos, tu decisión
privacy-rights-text = El enlace de tu boleto, de tu donativo o de tu promesa de leche muestra lo que se guarda y te deja descargarlo o borrarlo. Para todo lo demás, escribe a quien lleva este sitio.
privacy-until = Un año después de una campaña borramos los correos, nombres y firmas de quienes vinieron y los correos de quienes dieron. Donde la ley pide guardar un recibo, el nombre y el correo de ese donativo quedan más tiempo. Un nombre que nos dejaste mostrar queda en las páginas de ese año hasta que lo borres.

yours-title = Tus datos
yours-text = Puedes ver lo que se guarda aquí sobre ti y hacer que se borre.
yours-download = Descargarlo
yours-erase = Borrarlo
erase-title = Borrar tus datos
erase-whole = Todo lo guardado con tu correo electrónico se borra para siempre: nombres, direcciones, mensajes y cartas, de lugares, donativos y promesas de leche. Sus enlaces dejan de funcionar.
erase-one = Tu nombre, tu correo electrónico y lo que escribiste aquí se borran para siempre. Los enlaces a este registro dejan de funcionar o no muestran ningún nombre.
erase-stays = Quedan números sin nombre: cuántas personas vienen, cuánto se dio y las líneas del libro.
erase-place = Tu lugar sigue contado. Si no vas a venir, devuélvelo primero:
erase-backups = Quien lleva este sitio guarda copias de seguridad por un tiempo y después las elimina.
erase-button = Borrar para siempre
erase-back = Conservarlo
erased-title = Tus datos están borrados
erased-text = Aquí ya nada te nombra. Los números quedan, sin tu nombre.
erased-home = A la página principal

oops-400-title = Eso no lo entendimos
oops-400-text = Algo en la dirección o en el formulario no se pudo leer. No cambió nada.
oops-401-title = Esta página necesita su enlace
oops-401-text = Ábrela con el enlace que recibiste al inscribirte. Sin él no podemos saber que el lugar es tuyo.
oops-403-title = Eso no se permite aquí
oops-403-text = El formulario vino de otro sitio o el enlace no está completo. Abre la página de nuevo y envíalo desde ahí.
oops-404-title = Aquí no hay nada
oops-404-text = La página se movió o la dirección tiene un error. Tu paseo es fácil de encontrar de nuevo.
oops-405-title = Así no
oops-405-text = Esta dirección no se puede usar de esa manera. Empieza desde la página misma.
oops-408-title = Tardó demasiado
oops-408-text = Lo que enviaste no llegó a tiempo. No cambió nada; envíalo otra vez, por favor.
oops-409-title = Eso ya estaba hecho
oops-409-text = Lo mismo se pidió antes. Nada se hizo dos veces.
oops-410-title = Esto ya terminó
oops-410-text = Lo que estaba aquí se retiró para siempre.
oops-413-title = Es demasiado de una vez
oops-413-text = Lo que se envió es más grande de lo que necesita cualquier formulario de aquí. No cambió nada.
oops-415-title = Ese formato no lo podemos leer
oops-415-text = El formulario llegó en un formato que aquí no se usa. No cambió nada.
oops-421-title = No estamos en esta dirección
oops-421-text = Esta página se pidió con un nombre que no es el nuestro. No cambió nada.
oops-422-title = Algo todavía no está bien
oops-422-text = Algo de lo enviado no se puede aceptar así. No cambió nada.
oops-429-title = Un momento, por favor
oops-429-text = Llegaron muchas solicitudes desde tu red en poco tiempo. No se perdió nada; intenta de nuevo en un momento.
oops-500-title = Se nos derramó algo
oops-500-text = El error es nuestro, no tuyo. Nada de lo que enviaste quedó a medias: ocurrió o no ocurrió.
oops-503-title = Ahora hay mucha gente
oops-503-text = Hay tanta gente que esta página tiene que esperar. Intenta de nuevo en un momento.
oops-again = Intentar de nuevo
oops-back = Vuelve a la página anterior: lo que escribiste sigue ahí para enviarlo otra vez.
oops-home = Al inicio
oops-reference = Si nos lo cuentas, agrega por favor este número:
oops-retry = { $seconds ->
    [one] Espera un segundo antes de intentar de nuevo.
   *[other] Espera { $seconds } segundos antes de intentar de nuevo.
}

# Who runs the campaign, at the foot of its pages.
foot-organiser = Organiza: { $organiser }.
foot-contact = Escribirles
