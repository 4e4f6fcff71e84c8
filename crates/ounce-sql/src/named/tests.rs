use super::number;

#[track_caller]
fn check(sql: &str, text: &str, names: &[&str]) {
    let numbered = number(sql, '$');
    assert_eq!(numbered.text, text);
    assert_eq!(numbered.names, names);
}

#[test]
fn names_are_numbered_in_order_of_appearance() {
    check("a = :b AND c = :a OR d = :b", "a = $1 AND c = $2 OR d = $1", &["b", "a"]);
    check("VALUES (:a,:a_2,:A)", "VALUES ($1,$2,$3)", &["a", "a_2", "A"]);
    check("a - :b / :c -:d", "a - $1 / $2 -$3", &["b", "c", "d"]);
    check(":first", "$1", &["first"]);
    assert_eq!(number("k = :k", '?').text, "k = ?1");
    assert_eq!(number("k = :k", '?').names, ["k"]);
}

#[test]
fn more_than_nine_parameters_keep_their_numbers() {
    let names: Vec<_> = (1..=12).map(|i| format!("n{i}")).collect();
    let sql: Vec<_> = names.iter().map(|name| format!(":{name}")).collect();
    let numbered = number(&sql.join(" "), '?');
    assert_eq!(numbered.text, "?1 ?2 ?3 ?4 ?5 ?6 ?7 ?8 ?9 ?10 ?11 ?12");
    assert_eq!(numbered.names, names);
}

#[test]
fn what_only_looks_like_a_name_stays() {
    check("x::text = :y", "x::text = $1", &["y"]);
    check("x = ': no :name' AND y = :y", "x = ': no :name' AND y = $1", &["y"]);
    check("x = 'it''s :name' || :y", "x = 'it''s :name' || $1", &["y"]);
    check("\"a:b\" = :y", "\"a:b\" = $1", &["y"]);
    check("-- says :x\ny = :y", "-- says :x\ny = $1", &["y"]);
    check("/* says :x */ y = :y", "/* says :x */ y = $1", &["y"]);
    check("at 10:30 or : or :1", "at 10:30 or : or :1", &[]);
}

#[test]
fn text_in_other_scripts_is_left_whole() {
    check("x = '日本 :x' AND ñ = :y -- 乳", "x = '日本 :x' AND ñ = $1 -- 乳", &["y"]);
    check("never closed ' :x", "never closed ' :x", &[]);
    check("never closed /* :x", "never closed /* :x", &[]);
    check("", "", &[]);
}
