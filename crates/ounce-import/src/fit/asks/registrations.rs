//! What is asked for a file of registrations.

use super::headings::{EMAIL, FIRST_NAME, LANGUAGE, LAST_NAME, NAME, REFERENCE, STATUS, STROLL};
use super::{Ask, ask, need};

pub(super) const REGISTRATIONS: &[Ask] = &[
    need("email", EMAIL).of_a_row(),
    ask("first_name", FIRST_NAME).of_a_row(),
    ask("last_name", LAST_NAME).of_a_row(),
    need("name", NAME).of_a_row(),
    need("stroll", STROLL),
    need(
        "adults",
        &[
            "adult",
            "number of adults",
            "how many adults",
            "adultos",
            "adultes",
            "nombre d'adultes",
            "大人",
            "大人の人数",
            "quantity",
            "tickets",
            "人数",
        ],
    )
    .or("1"),
    ask(
        "children",
        &[
            "kids",
            "child",
            "number of children",
            "how many children",
            "niños",
            "niñas",
            "hijos",
            "enfants",
            "nombre d'enfants",
            "子ども",
            "子供",
            "こども",
            "子どもの人数",
        ],
    ),
    need(
        "signed_name",
        &[
            "signature",
            "waiver signature",
            "signed",
            "signed by",
            "waiver",
            "firma",
            "firmado por",
            "signé par",
            "署名",
            "サイン",
        ],
    )
    .of_a_row(),
    ask(
        "registered_at",
        &[
            "timestamp",
            "order date",
            "date",
            "registered",
            "registration date",
            "created at",
            "submitted at",
            "fecha",
            "marca temporal",
            "fecha de registro",
            "date d'inscription",
            "horodateur",
            "タイムスタンプ",
            "登録日時",
            "申込日時",
            "日時",
        ],
    )
    .with_day(),
    ask("reference", REFERENCE).of_a_row(),
    ask("standing", STATUS),
    ask("language", LANGUAGE),
    ask("waiver_version", &[]),
];
