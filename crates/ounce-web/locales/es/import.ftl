### Files of anybody's making, imported at the desk of a campaign.

import-title = Importar un archivo
import-link = Importar
import-lead = Usa tu propia hoja de cálculo: tú dices qué es cada columna, ves cada fila que no encaja, y no se escribe nada hasta que tú lo digas.
import-noun = Qué contiene el archivo
import-noun-strolls = Paseos
import-noun-groups = Grupos
import-noun-registrations = Inscripciones
import-noun-gifts = Donativos
import-file = El archivo
import-file-help = CSV o XLSX, como máximo { $megabytes } MB y { $rows } filas. Se guarda una hora como máximo.
import-go-on = Continuar
import-choose = Elige un archivo e indica qué contiene.
import-over = Este archivo ya no está aquí. Elígelo otra vez.
import-done = { $noun }: { $new } filas nuevas, { $changed } cambiadas, { $same } como antes.
import-fit-title = ¿Qué es cada columna?
import-fit-lead = { $file }: { $rows ->
    [one] una fila
   *[other] { $rows } filas
}. Hemos adivinado por los títulos. Revísalo y cambia lo que esté mal.
import-asked = Lo que pedimos
import-from = Columna del archivo
import-for-all = O lo mismo en cada fila
import-needed = necesario
import-nothing = (nada)
import-no-heading = Columna { $number }
import-both = Elige una columna o escribe un texto, no las dos cosas: { $columns }.
import-missing = Las filas también necesitan esto: { $columns }. Indica de dónde viene.
import-days = ¿Cómo se escriben días como 2/5/2027?
import-days-clear = Solo pueden ser un día
import-days-month-first = Primero el mes: 5 de febrero
import-days-day-first = Primero el día: 2 de mayo
import-days-asked = Algunos días de este archivo pueden ser dos días. Indica cómo se escriben.
import-first-rows = Las primeras filas
import-line = Fila
import-try = Probar
import-good-title = Todo encaja
import-bad-title = { $count ->
    [one] Una fila no encaja
   *[other] { $count } filas no encajan
}
import-nothing-yet = Todavía no se ha escrito nada.
import-tells = Quienes participan reciben una carta si su paseo tiene otro día, otra hora, otro lugar u otro estado. Estas cartas salen enseguida.
import-nothing-written = No se ha escrito nada. Corrige las filas en tu archivo y elígelo otra vez, o cambia las columnas.
import-doubtful-title = { $count ->
    [one] Una fila es dudosa
   *[other] { $count } filas son dudosas
}
import-doubtful = Estas filas son posibles, pero probablemente son errores. No se ha escrito nada.
import-accept = Aceptarlas de todos modos
import-new = Nuevas
import-changed = Cambiadas
import-same = Como antes
import-put-in = Importar ahora
import-back = Cambiar las columnas
import-column = Columna
import-says = Lo que dice
import-why = Qué está mal
import-more = Se muestran los primeros { $shown } de { $count }.
deed-imported-file = Se importó un archivo
act-imported-file = Importado { $file } ({ $noun }): { $new } filas nuevas, { $changed } cambiadas

# What is asked for.
import-column-slug = Nombre corto en la dirección
import-column-town = Localidad
import-column-region = Estado o provincia
import-column-country = País
import-column-starts = Fecha y hora
import-column-day = Día
import-column-time = Hora
import-column-meeting-point = Punto de encuentro
import-column-host = Nombre público del anfitrión
import-column-host-email = Correo del anfitrión
import-column-name = Nombre
import-column-group = Grupo
import-column-lat = Latitud
import-column-lon = Longitud
import-column-time-zone = Zona horaria
import-column-bring = Qué llevar
import-column-capacity = Plazas
import-column-status = Estado
import-column-status-why = Por qué tiene este estado
import-column-street = Calle
import-column-ends = Fin
import-column-parking = Estacionamiento
import-column-toilets = Baños
import-column-rain-plan = Si llueve
import-column-partner = Socio
import-column-email = Correo electrónico
import-column-first-name = Nombre de pila
import-column-last-name = Apellidos
import-column-stroll = Paseo o localidad
import-column-adults = Adultos
import-column-children = Niños
import-column-signed-name = Nombre con que firmaron la exención
import-column-registered-at = Cuándo se inscribieron
import-column-reference = Número en tu lista
import-column-standing = Situación
import-column-language = Idioma
import-column-waiver-version = Versión de la exención
import-column-amount = Importe
import-column-currency = Moneda
import-column-given-at = Cuándo se dio
import-column-message = Mensaje
import-column-hidden = El nombre no se muestra
import-column-kind = Donativo o camiseta
import-column-method = Forma de pago

# What is wrong with a row or a file.
import-wrong-other = Esto no encaja aquí.
import-wrong-empty-file = El archivo está vacío. Su primera fila tiene los títulos.
import-wrong-damaged-utf-16 = El archivo está dañado. Guárdalo otra vez como CSV en UTF-8.
import-wrong-not-utf-8 = No se pueden leer las letras. Guarda el archivo como CSV en UTF-8 o como XLSX.
import-wrong-open-quote = Unas comillas no tienen pareja. Dentro de un texto entrecomillado se escriben dos veces.
import-wrong-cell-count = La fila tiene { $found } celdas y los títulos son { $wanted }.
import-wrong-nul-character = Hay un carácter que no se puede mostrar.
import-wrong-same-as = Es lo mismo que en la fila { $line }.
import-wrong-same-gift = Todo es igual que en la fila { $line }. ¿Es un segundo donativo?
import-wrong-not-yes-or-no = Escribe sí o no.
import-wrong-not-whole = No es un número entero.
import-wrong-out-of-range = No está entre { $least } y { $most }.
import-wrong-not-a-local-time = No es una fecha con hora, como 2027-05-01 10:00.
import-wrong-two-days = Puede ser dos días. Indica cómo se escriben, o escribe 2027-05-02.
import-wrong-not-a-moment = No es un día ni una hora, como 2027-04-18 15:04.
import-wrong-before-year-2000 = Es anterior al año 2000.
import-wrong-in-the-future = Está en el futuro.
import-wrong-not-one-of = Usa una de estas palabras: { $words }.
import-wrong-no-slug-from-name = Con este nombre no se puede formar una dirección. Da un nombre corto en letras latinas.
import-wrong-no-town-known = No se conoce ninguna localidad con este nombre.
import-wrong-other-currency = La moneda de la campaña es { $words }.
import-wrong-nameless = Un donativo sin nombre no se muestra. Da un nombre o indica que está oculto.
import-wrong-promised-elsewhere = Solo puede ser una promesa un donativo que se paga en el paseo.
import-wrong-no-such-waiver = Ninguna exención tiene esta versión.
import-wrong-no-why = Los participantes querrán saber por qué.
import-wrong-below-taken = Ya hay más plazas ocupadas.
import-wrong-not-an-end = No es una hora, como 12:00.
import-wrong-end-not-after-start = No es posterior al inicio.
import-wrong-end-too-late = Es más de un día después del inicio.
import-wrong-too-many-rows = El archivo tiene más de { $most } filas. Divídelo.
import-wrong-too-many-columns = El archivo tiene más de { $most } columnas.
import-wrong-unpacks-too-large = El libro descomprimido supera { $most } MB. Guarda la hoja como CSV.
import-wrong-no-rows = El archivo tiene títulos y ninguna fila.
import-wrong-old-workbook = Es un libro antiguo o tiene contraseña. Guárdalo como XLSX sin ella, o como CSV.
import-wrong-damaged-workbook = El libro está dañado. Guárdalo otra vez, o como CSV.
import-wrong-no-worksheet = El libro no tiene ninguna hoja visible.
import-wrong-sheet-error = La celda tiene un error de la hoja de cálculo, como #N/A.
import-wrong-which-stroll = Varios paseos se llaman así. Escribe el nombre corto de la dirección de uno.

# What is possible, but probably a mistake.
import-doubt-at-zero = Este punto está en el mar, frente a África.
import-doubt-longitude-sign = Con el otro signo la localidad está ahí. El oeste es negativo.
import-doubt-latitude-sign = Con el otro signo la localidad está ahí. El sur es negativo.
import-doubt-swapped = La latitud y la longitud están cambiadas.
import-doubt-other-country = Este punto no está en el país de la fila. { $words }
import-doubt-far-from-town = Este punto está a { $number } km de la localidad.
import-doubt-no-towns-zone = No es la zona de una localidad, como America/New_York.
import-doubt-other-clocks = Allí los relojes marcan otra hora: { $words }.
import-doubt-skipped-time = Entonces se adelanta el reloj: esta hora no existe.
import-doubt-repeated-time = Entonces se atrasa el reloj: esta hora se repite.
import-doubt-at-night = Es de noche.
import-doubt-far-from-day = Está a { $number } días del día de la campaña.
