pub mod assets; // the stylesheet, the script, fonts, maps: what is served beside pages
pub mod charts; // the bottle, bars, the map, sign-ups over time, as SVG
pub mod i18n; // four languages: sentences, numbers, money, dates, distances, volumes
pub mod letters; // what is mailed, as text and simple HTML
pub mod pages; // what is seen: one struct and one template per page
pub mod self_check; // a first look at whether somebody may give milk
