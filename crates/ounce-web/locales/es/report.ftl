# El informe y los renglones detrás de sus cifras.

report-title = Informe
report-of = El informe de { $campaign }
report-open = Esta campaña sigue en marcha: las cifras crecen hasta su último paseo.
report-reconstruction = Las cifras publicadas de esta campaña se conservan. Lo que no se publicó, y cada renglón, es una reconstrucción que concuerda con ellas, y las personas en ella son inventadas.
report-by-partner = Paseos a cargo de los grupos de las organizaciones
report-shares = Cuánto fue para quién
report-sign-ups = Inscripciones en el tiempo
report-no-sign-ups = Todavía no hay inscripciones.
report-map = Los paseos en el mapa
report-moved = Pasaron a otro día
report-moved-to = del { $from } al { $to }
report-moved-open = del { $from }; la nueva fecha está por anunciar
report-files = Para llevar
chart-sign-ups = { $count ->
    [one] Gráfica: un grupo se inscribió
   *[other] Gráfica: { $count } grupos se inscribieron a lo largo del tiempo
}
chart-by-week = Una columna por semana. La cifra de arriba es la semana más llena.
chart-by-day = Una columna por día. La cifra de arriba es el día más lleno.
chart-table = Lo mismo en una tabla

figure-rows = Ver los renglones
figure-places = Ciudades
figure-places-before = { $count } el año anterior
figure-walkers = Caminantes
figure-parties = { $count ->
    [one] en un grupo
   *[other] en { $count } grupos
}
figure-groups = Grupos que participan
figure-gifts = Donaciones directas
figure-promised = { $amount } más están prometidos
figure-shirts = Camisetas
figure-milk = Leche recibida por bancos
figure-milk-promised = de { $volume } prometidos

rows-back = Volver al informe
rows-count = { $count ->
    [one] Una entrada.
   *[other] { $count } entradas.
}
rows-total = En total: { $total }.
rows-none = Todavía no hay renglones.
rows-next = Más renglones
rows-places = Ciudades
rows-places-note = Cada paseo que se anunció, sin importar qué pasó después.
rows-run-by-groups = Paseos a cargo de los grupos de las organizaciones
rows-run-by-groups-note = Paseos que llevó un grupo local de una organización, con quienes participaron.
rows-groups = Grupos que participan
rows-groups-note = Grupos locales de las organizaciones, por país, región y ciudad.
rows-walkers = Caminantes
rows-walkers-note = Grupos con lugar, sin nombres.
rows-gifts = Donaciones directas
rows-gifts-note = Cada donación recibida. Los nombres aparecen solo donde se dejaron visibles.
rows-shirts = Camisetas
rows-shirts-note = Lo que aportaron las camisetas.
rows-promised-gifts = Donaciones prometidas para el día
rows-promised-gifts-note = Promesas de donar en un paseo que todavía no se han confirmado.
rows-milk-promised = Leche prometida
rows-milk-promised-note = Por ciudad y banco, sumada. Lo que dio cada persona es asunto suyo.
rows-milk-received = Leche recibida por bancos
rows-milk-received-note = Lo que los bancos han confirmado, por ciudad y banco, sumado.
rows-sign-ups = Inscripciones en el tiempo
rows-sign-ups-note = Grupos que se inscribieron cada día, en UTC.

column-day = Día
column-town = Ciudad
column-region = Región
column-country = País
column-stroll = Paseo
column-group = Grupo
column-partner = Organización
column-status = Estado
column-people = Personas
column-parties = Grupos
column-entries = Entradas
column-adults = Personas adultas
column-children = Menores
column-amount = Cantidad
column-kind = Tipo
column-name = Nombre
column-bank = Banco de leche
column-volume = Volumen
column-promised = Prometido
column-received = Recibido
column-share = Parte
column-strolls = Paseos
column-participants = Participantes
column-groups = Grupos
column-walkers = Caminantes
column-raised = Recaudado
column-total = En total

word-open = abierto
word-postponed = pospuesto
word-cancelled = cancelado
word-held = realizado
word-gift = donación
word-shirt = camiseta
word-promised = prometido
word-received = recibido
word-withdrawn = retirado
word-confirmed = confirmado
word-waiting = en espera
word-whole-campaign = toda la campaña
bottle-money = { $share } de la meta en dinero
bottle-milk = { $share } de la meta en leche prometida
origin-on-record = Publicado: «{ $stated }»
origin-reconstructed = Reconstruido
figure-raised = Total recaudado
