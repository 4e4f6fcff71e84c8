# Por qué algo no se hace: una frase por motivo, y los títulos de los problemas de la API.

refusal-missing = Falta llenar esto.
refusal-too-long = Usa { $number } caracteres como máximo.
refusal-not-text = Usa letras que se puedan ver.
refusal-not-an-email = No parece un correo electrónico. Debe ser como name@example.org.
refusal-not-a-link = Escribe un enlace que empiece con https:// o http://.
refusal-not-a-slug = Usa solo minúsculas, dígitos y guiones.
refusal-not-a-number = Usa solo dígitos, como 25.
refusal-comma = Escríbelo de otra forma: 12.50 o 1000.
refusal-no-decimals = Usa números enteros en esta moneda.
refusal-too-many-decimals = { $number ->
    [one] Usa un decimal como máximo.
   *[other] Usa { $number } decimales como máximo.
}
refusal-not-positive = Usa un número mayor que cero.
refusal-too-large = Usa { $number } como máximo.
refusal-not-a-date = Escribe una fecha como 2015-05-02.
refusal-not-a-time-zone = No es el nombre de una zona horaria, como America/New_York.
refusal-not-a-country = No es el código de un país. Lo son dos letras de ISO 3166-1, como US, CA o JP.
refusal-not-a-position = No es una posición en la Tierra.
refusal-not-a-choice = Elige una de las opciones.
refusal-other-currency = Esta campaña cuenta en otra moneda.
refusal-unknown = No lo conocemos.
refusal-party-empty = ¿Quién viene? Cuenta al menos a una persona adulta.
refusal-no-adult = Trae al menos a una persona adulta.
refusal-party-too-large = { $number ->
    [one] Aquí solo puede venir una persona.
   *[other] Aquí pueden venir juntas { $number } personas como máximo.
}
refusal-no-room = { $number ->
    [0] Por ahora no hay más lugar.
    [one] Hay lugar para una persona más.
   *[other] Hay lugar para { $number } personas más.
}
refusal-waiver-unsigned = Falta la firma.
refusal-waiver-outdated = El texto cambió. Lee la versión { $number } y firma de nuevo.
refusal-no-consent = Necesitamos tu permiso para pasar estos datos.
refusal-already-registered = Este correo ya tiene un lugar en este paseo.
refusal-already-cancelled = Este lugar ya se había devuelto.
refusal-stroll-cancelled = Este paseo está cancelado.
refusal-stroll-over = Este paseo ya terminó.
refusal-campaign-over = Esta campaña ya terminó.
refusal-method-not-offered = Aquí no se ofrece esta manera de donar.
refusal-status-out-of-order = Esto no puede seguir al estado actual.
refusal-already-settled = Esto ya se confirmó o se retiró.
refusal-reference-reused = La misma referencia ya se usó con otros valores.
refusal-erased = Esto era sobre una persona cuyos datos se borraron.
refusal-sign-in-over = Este código ya no vale: se usó, es demasiado antiguo o se escribió mal demasiadas veces. Pide otra carta.
refusal-not-a-code = Un código tiene ocho letras y cifras.
refusal-role-of-another-kind = Esta función no existe aquí.
refusal-not-yours = No te corresponde dar ni quitar esta función.
refusal-last-one = Nadie más tiene esta función aquí, y alguien debe tenerla. Dásela antes a otra persona.
refusal-not-a-second-code = Un código tiene seis cifras, como las muestra la aplicación. Un código de reserva tiene diez letras y cifras.
refusal-wrong-second-code = Este no es el código que la aplicación muestra ahora. Cambia cada 30 segundos y vale una sola vez.
refusal-wait-after-wrong-codes = Hubo demasiados códigos equivocados. Inténtalo dentro de un cuarto de hora.
refusal-second-factor-needed = Una de tus funciones necesita el segundo paso, así que se queda.
refusal-invitation-over = Esta invitación ya no vale: se respondió, se retiró o tiene más de dos semanas. Pide otra.
refusal-second-factor-missing = Una de tus funciones necesita el segundo paso. Configúralo primero.
refusal-not-allowed = Ninguna de tus funciones lo permite aquí.
refusal-token-without = El token no recibió este permiso.
refusal-too-many-tokens = Ya tienes { $number } tokens. Revoca uno primero.
refusal-passkey-over = Tardó demasiado. Prueba otra vez.
refusal-passkey-wrong = Aquí no se conoce esta llave de acceso.
refusal-passkey-known = Esta llave de acceso es de otro miembro.
refusal-too-many-passkeys = Ya tienes { $number } llaves de acceso. Quita una primero.
refusal-wrong-code = { $number ->
    [one] Este no es el código de la carta. Queda un intento.
   *[other] Este no es el código de la carta. Quedan { $number } intentos.
}
refusal-in-the-past = Este día ya pasó.
refusal-shares-of-a-hundred = Las partes suman { $number } por ciento en lugar de 100.
refusal-shares-do-not-add-up = Las partes suman { $number } en lugar de 10000 puntos básicos.

api-unknown-field = Aquí no hay ningún campo con este nombre.
api-twice = Este campo aparece dos veces. Envíalo una sola vez.
api-not-a-string = Debe ser una cadena de texto.
api-not-a-whole-number = Debe ser un número entero.
api-not-a-boolean = Debe ser true o false.
api-not-an-object = Debe ser un objeto.
api-not-json = El cuerpo no es un objeto JSON: vea la línea { $line }, columna { $column }.
api-key-reused = Esta Idempotency-Key ya se usó con otro cuerpo.

problem-400 = No se puede leer la solicitud
problem-401 = Se necesita un token
problem-403 = No permitido
problem-404 = No existe
problem-405 = Método no permitido
problem-406 = No disponible en esa forma
problem-408 = La solicitud tardó demasiado en llegar
problem-409 = En conflicto con lo que ya hay
problem-410 = Ya no existe
problem-413 = Demasiado grande
problem-415 = Tipo de contenido no admitido
problem-421 = No es el servidor por el que se pregunta
problem-422 = Hay campos por revisar
problem-429 = Demasiadas solicitudes
problem-500 = Una falla nuestra
problem-503 = Demasiado ocupado, intenta de nuevo
refusal-not-a-time = Escribe una hora como 9:30.
refusal-not-a-length = Escribe una distancia con su unidad, como 1.6 km o 1 mi.
refusal-day-by-postponing = La gente ya conoce el día. Para pasar el paseo a otro, aplázalo.
refusal-changed-meanwhile = Otra persona ha cambiado esto desde que abriste la página. Elige qué texto se queda.
refusal-undo-over = Ya no se puede deshacer: se volvió a cambiar, o las cartas ya salieron.
refusal-below-taken = Ya hay {$number} lugares ocupados.
