//! What is asked for each kind of file, and by which headings it is known.
//!
//! The names are those of spreadsheets, forms and ticket shops in our four languages. The order
//! matters: an earlier column takes a heading before a later one does.

use super::super::Noun;

/// A column that a file of anybody's making may fill.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Our own name of the column, as docs/formats.md has it.
    pub column: &'static str,
    /// A new record can't be made without it.
    pub is_needed: bool,
    /// One text may stand for every row.
    pub may_be_text: bool,
    /// It has a day in it.
    pub has_day: bool,
    /// A text to offer for every row when no heading fits.
    pub offered: Option<&'static str>,
    /// Further headings it is known by.
    pub known_as: &'static [&'static str],
}

const fn ask(column: &'static str, known_as: &'static [&'static str]) -> Ask {
    let (is_needed, may_be_text, has_day) = (false, true, false);
    Ask { column, is_needed, may_be_text, has_day, offered: None, known_as }
}

const fn need(column: &'static str, known_as: &'static [&'static str]) -> Ask {
    Ask { is_needed: true, ..ask(column, known_as) }
}

impl Ask {
    const fn of_a_row(self) -> Self {
        Self { may_be_text: false, ..self }
    }

    const fn with_day(self) -> Self {
        Self { has_day: true, ..self }
    }

    const fn or(self, text: &'static str) -> Self {
        Self { offered: Some(text), ..self }
    }
}

/// What is asked for this kind of file; nothing where only our own columns are read.
pub fn asks(noun: Noun) -> &'static [Ask] {
    match noun {
        Noun::Strolls => STROLLS,
        Noun::Groups => GROUPS,
        Noun::Registrations => REGISTRATIONS,
        Noun::Gifts => GIFTS,
        Noun::Campaign | Noun::Banks | Noun::Depots | Noun::Milk => &[],
    }
}

const TOWN: &[&str] = &[
    "city",
    "place",
    "location",
    "ciudad",
    "localidad",
    "municipio",
    "pueblo",
    "ville",
    "commune",
    "localité",
    "市区町村",
    "市町村",
    "町",
    "都市",
    "開催地",
];
const REGION: &[&str] = &[
    "state",
    "province",
    "prefecture",
    "county",
    "state province",
    "estado",
    "provincia",
    "comunidad",
    "département",
    "région",
    "都道府県",
    "県",
    "州",
    "地域",
];
const COUNTRY: &[&str] = &["nation", "país", "pays", "国", "国名", "country code"];
const STROLL: &[&str] = &[
    "walk",
    "event",
    "event name",
    "location",
    "town",
    "city",
    "site",
    "paseo",
    "caminata",
    "marcha",
    "evento",
    "ciudad",
    "marche",
    "promenade",
    "événement",
    "ville",
    "ストロール",
    "イベント",
    "会場",
    "開催地",
];
const NAME: &[&str] = &[
    "full name",
    "your name",
    "participant",
    "participant name",
    "attendee",
    "attendee name",
    "contact name",
    "nombre completo",
    "nombre y apellidos",
    "nombre",
    "nom complet",
    "nom et prénom",
    "nom",
    "氏名",
    "お名前",
    "名前",
    "参加者",
];
const FIRST_NAME: &[&str] =
    &["given name", "forename", "first", "nombre de pila", "nombres", "prénom", "名"];
const LAST_NAME: &[&str] =
    &["surname", "family name", "last", "apellido", "apellidos", "nom de famille", "姓", "苗字"];
const EMAIL: &[&str] = &[
    "e-mail",
    "mail",
    "email address",
    "e-mail address",
    "correo",
    "correo electrónico",
    "courriel",
    "adresse e-mail",
    "adresse email",
    "メール",
    "メールアドレス",
    "電子メール",
];
const LANGUAGE: &[&str] = &["idioma", "lengua", "langue", "言語", "locale"];
const REFERENCE: &[&str] = &[
    "ref",
    "order",
    "order number",
    "order id",
    "id",
    "ticket",
    "ticket number",
    "confirmation",
    "referencia",
    "número",
    "numéro",
    "référence",
    "番号",
    "受付番号",
    "注文番号",
];
const STATUS: &[&str] = &["state of registration", "estado", "statut", "状態", "ステータス"];

const STROLLS: &[Ask] = &[
    ask("slug", &["short name", "page", "スラッグ"]).of_a_row(),
    need("town", TOWN),
    ask("region", REGION),
    need("country", COUNTRY),
    need(
        "starts",
        &[
            "start",
            "start time",
            "date and time",
            "begins",
            "starts at",
            "fecha y hora",
            "inicio",
            "comienzo",
            "début",
            "date et heure",
            "開始",
            "開始日時",
            "日時",
        ],
    )
    .with_day(),
    ask("day", &["date", "event date", "fecha", "día", "jour", "日付", "日", "開催日"]).with_day(),
    ask("time", &["hour", "hora", "heure", "時刻", "時間", "開始時刻"]),
    need(
        "meeting_point",
        &[
            "meeting place",
            "meet at",
            "where",
            "where we meet",
            "venue",
            "park",
            "punto de encuentro",
            "lugar",
            "lugar de encuentro",
            "point de rencontre",
            "lieu",
            "rendez-vous",
            "集合場所",
            "場所",
        ],
    ),
    need(
        "host",
        &[
            "host name",
            "leader",
            "organizer",
            "organiser",
            "contact",
            "coordinator",
            "anfitrión",
            "anfitriona",
            "organizador",
            "organizadora",
            "responsable",
            "hôte",
            "organisateur",
            "organisatrice",
            "主催者",
            "担当者",
            "ホスト",
        ],
    ),
    ask(
        "host_email",
        &[
            "host e-mail",
            "contact email",
            "organizer email",
            "email",
            "e-mail",
            "mail",
            "correo del anfitrión",
            "correo",
            "correo electrónico",
            "courriel",
            "e-mail de l'hôte",
            "メール",
            "メールアドレス",
        ],
    )
    .of_a_row(),
    ask("name", &["stroll", "title", "event name", "nombre", "título", "nom", "titre", "名称"]),
    ask("group", &["chapter", "grupo", "groupe", "グループ", "支部"]),
    ask("lat", &["latitude", "latitud", "緯度"]).of_a_row(),
    ask("lon", &["lng", "long", "longitude", "longitud", "経度"]).of_a_row(),
    ask("time_zone", &["timezone", "zona horaria", "fuseau horaire", "タイムゾーン"]),
    ask("bring", &["what to bring", "qué llevar", "à apporter", "持ち物"]),
    ask(
        "capacity",
        &[
            "max",
            "limit",
            "places",
            "maximum",
            "cupo",
            "aforo",
            "capacidad",
            "plazas",
            "capacité",
            "定員",
        ],
    ),
    ask("status", STATUS),
    ask("status_why", &["reason", "motivo", "raison", "理由"]),
    ask("street", &["address", "street address", "dirección", "adresse", "住所"]),
    ask("ends", &["end", "end time", "fin", "hora de fin", "heure de fin", "終了", "終了時刻"]),
    ask("parking", &["estacionamiento", "aparcamiento", "stationnement", "駐車場"]),
    ask("toilets", &["restrooms", "toilet", "baños", "aseos", "toilettes", "トイレ"]),
    ask("rain_plan", &["rain", "if it rains", "lluvia", "pluie", "雨天時", "雨天"]),
];

const GROUPS: &[Ask] = &[
    need(
        "name",
        &[
            "group",
            "group name",
            "chapter",
            "grupo",
            "nombre",
            "nombre del grupo",
            "groupe",
            "nom",
            "nom du groupe",
            "グループ",
            "グループ名",
            "支部",
            "名称",
            "団体名",
        ],
    ),
    ask("slug", &["short name", "page", "スラッグ"]).of_a_row(),
    need("town", TOWN),
    ask("region", REGION),
    need("country", COUNTRY),
    ask(
        "partner",
        &[
            "organization",
            "organisation",
            "charity",
            "socio",
            "organización",
            "partenaire",
            "association",
            "パートナー",
            "団体",
        ],
    ),
];

const REGISTRATIONS: &[Ask] = &[
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

const GIFTS: &[Ask] = &[
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
