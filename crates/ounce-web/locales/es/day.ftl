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
