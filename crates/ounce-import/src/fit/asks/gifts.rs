//! What is asked for a file of gifts.

use super::headings::{EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, REFERENCE, STATUS, STROLL};
use super::{Ask, ask, need};

pub(super) const GIFTS: &[Ask] = &[
    need(
        "amount",
        &[
            "gift",
            "donation",
            "donation amount",
            "total",
            "gross",
            "sum",
            "importe",
            "monto",
            "cantidad",
            "donativo",
            "donación",
            "montant",
            "don",
            "somme",
            "金額",
            "寄付額",
            "寄付金額",
        ],
    )
    .of_a_row(),
    ask("currency", &["moneda", "divisa", "devise", "monnaie", "通貨"]),
    ask("first_name", FIRST_NAME).of_a_row(),
    ask("last_name", LAST_NAME).of_a_row(),
    ask(
        "name",
        &[
            "donor",
            "donor name",
            "giver",
            "full name",
            "from",
            "donante",
            "nombre completo",
            "nombre",
            "donateur",
            "donatrice",
            "nom complet",
            "nom",
            "氏名",
            "お名前",
            "名前",
            "寄付者",
        ],
    )
    .of_a_row(),
    ask("email", EMAIL).of_a_row(),
    ask("stroll", STROLL),
    ask(
        "given_at",
        &[
            "date",
            "timestamp",
            "donation date",
            "gift date",
            "paid at",
            "created at",
            "fecha",
            "fecha de donación",
            "date du don",
            "日付",
            "寄付日",
            "日時",
        ],
    )
    .with_day(),
    ask("message", &["comment", "note", "mensaje", "comentario", "commentaire", "メッセージ"]),
    ask("hidden", &["anonymous", "anónimo", "anonyme", "匿名"]),
    ask("kind", &["type", "item", "tipo", "genre", "種類"]),
    ask("method", &["payment method", "forma de pago", "mode de paiement", "支払方法"]),
    ask("standing", STATUS),
    ask("reference", REFERENCE).of_a_row(),
    ask("language", LANGUAGE),
];
