//! What is asked for a file of groups.

use super::headings::{COUNTRY, REGION, TOWN};
use super::{Ask, ask, need};

pub(super) const GROUPS: &[Ask] = &[
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
