use super::*;
use crate::charts::SignUps;
use crate::i18n::{Lang, Reader, Units};
use jiff::civil::date;

#[test]
fn a_bottle_fills_from_the_bottom_to_the_brim_and_never_over_it() {
    assert_eq!(Bottle::new(0, 100).level(), 316);
    assert_eq!(Bottle::new(50, 100).level(), 184);
    assert_eq!(Bottle::new(100, 100).level(), 52);
    assert_eq!(Bottle::new(5_300, 100).level(), 52);
    assert_eq!(Bottle::new(-5, 100).level(), 316);
    assert_eq!(Bottle::new(5, 0).level(), 316);
    assert_eq!(Bottle::new(i64::MAX, i64::MAX).level(), 52);
    assert!(Bottle::new(50, 100).to_string().contains("translate(0 184)"));
}

#[test]
fn a_bar_is_as_long_as_its_part() {
    for (part, whole, width) in [(36, 50, 720), (0, 50, 0), (60, 50, 1000), (1, 0, 0), (-1, 50, 0)]
    {
        let bar = Bar::new(part, whole).to_string();
        assert!(
            bar.contains(&format!("<rect width=\"{width}\" height=\"10\" class=\"bar-filled\""))
        );
    }
}

fn dots(count: usize) -> Vec<Dot> {
    let dot = |n: usize| Dot {
        lat: 30.0 + (n * 37 % 1800) as f64 / 100.0,
        lon: -120.0 + (n * 61 % 4500) as f64 / 100.0,
        href: format!("/campaigns/2027/strolls/town-{n}"),
        title: format!("Town {n} <b>"),
        is_changed: false,
    };
    (0..count).map(dot).collect()
}

#[test]
fn every_town_on_the_map_is_a_link_with_its_name() {
    let map = MapDrawing::draw(dots(150));
    let t = Reader::new(Lang::En, Units::Us);
    let html = map.show(&t).to_string();
    assert_eq!(html.matches("<a href=").count(), 150);
    assert!(html.contains("<title>Town 7 &lt;b&gt;</title>"));
    assert!(html.contains("Map with 150 towns"));
    assert_eq!((map.on_map(), map.off_map()), (150, 0));
}

#[test]
fn towns_beyond_the_map_are_counted() {
    let paris = Dot { lat: 48.86, lon: 2.35, ..dots(1).remove(0) };
    let map = MapDrawing::draw([paris]);
    assert_eq!((map.on_map(), map.off_map()), (0, 1));
}

#[test]
fn a_hollow_dot_is_explained_where_there_is_one() {
    let plain = MapDrawing::draw(dots(3));
    let changed = MapDrawing::draw([Dot { is_changed: true, ..dots(1).remove(0) }]);
    assert_eq!((plain.has_changed(), changed.has_changed()), (false, true));
    // Where towns share dots, none of them is hollow.
    let many = dots(15_000).into_iter().map(|dot| Dot { is_changed: true, ..dot });
    let shared = MapDrawing::draw(many);
    let html = shared.show(&Reader::new(Lang::En, Units::Us)).to_string();
    assert_eq!(shared.has_changed(), html.contains("class=\"changed\""));
}

#[test]
fn the_map_of_one_town_has_no_frame_of_another_part_of_the_world() {
    for at in [(36.85, -75.98), (32.72, -117.16), (21.31, -157.86), (35.28, 139.67)] {
        let mini = MiniMap::around(at).to_string();
        assert!(!mini.contains("class=\"inset\""), "{at:?}");
        let all = ounce_geo::drawn_map().insets().len();
        let covered = mini.matches("class=\"water\"").count();
        let is_inset = at.1 < -150.0 || at.1 > 0.0;
        assert_eq!(covered, all - usize::from(is_inset), "its own part is not covered: {at:?}");
    }
}

#[test]
fn the_map_of_one_town_ends_where_the_drawing_does() {
    let map = ounce_geo::drawn_map();
    let whole = &map.frames[0];
    // Virginia Beach, St. John's, Fairbanks, Honolulu, Yokosuka: inland, at the edge, in an inset.
    let towns = [(36.85, -75.98), (47.56, -52.71), (64.84, -147.72), (21.31, -157.86)];
    for at in towns.into_iter().chain([(35.28, 139.67)]) {
        let mini = MiniMap::around(at).to_string();
        let numbers = mini.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next());
        let numbers: Vec<f64> =
            numbers.into_iter().flat_map(|s| s.split(' ')).flat_map(str::parse).collect();
        let [left, top, width, height] = numbers[..] else { panic!("four numbers in {mini}") };
        let (x, y) = map.place(at.0, at.1).expect("it is on the map");
        assert!((left..=left + width).contains(&x) && (top..=top + height).contains(&y), "{at:?}");
        assert!(left >= whole.x && left + width <= whole.x + whole.width, "{at:?}: {numbers:?}");
        assert!(top >= whole.y && top + height <= whole.y + whole.height, "{at:?}: {numbers:?}");
        let inset = map.insets().iter().find(|inset| inset.x == left && inset.y == top);
        assert_eq!(inset.is_some(), at.1 < -140.0 || at.1 > 0.0, "{at:?}");
    }
}

#[test]
fn fifteen_thousand_towns_are_drawn_in_bounded_space() {
    let t = Reader::new(Lang::En, Units::Us);
    let few = MapDrawing::draw(dots(400)).show(&t).to_string();
    let many = MapDrawing::draw(dots(15_000));
    let html = many.show(&t).to_string();
    assert_eq!(many.on_map(), 15_000);
    assert!(html.matches("<a href=").count() < 700, "{}", html.matches("<a href=").count());
    assert!(html.len() < few.len() * 2, "{} and {}", html.len(), few.len());
    assert!(html.contains(" + "), "a shared dot says how many it stands for");
}

fn day(n: i32, parties: i64) -> SignUps {
    SignUps { day: date(2027, 1, 1).saturating_add(jiff::Span::new().days(n)), parties }
}

#[test]
fn days_without_sign_ups_have_their_place_in_the_chart() {
    let t = Reader::new(Lang::En, Units::Us);
    let chart = SignUpChart::draw(&t, &[day(0, 3), day(4, 9)]);
    let columns: Vec<i64> = chart.rows().iter().map(|row| row.1).collect();
    assert_eq!(columns, [3, 0, 0, 0, 9]);
    assert!(!chart.is_by_week());
    let html = chart.to_string();
    assert!(html.contains("January 5, 2027") && html.contains("height=\"200\""), "{html}");
}

#[test]
fn a_long_time_is_drawn_by_weeks_and_loses_nobody() {
    let t = Reader::new(Lang::En, Units::Us);
    let days: Vec<SignUps> = (0..200).map(|n| day(n, 2)).collect();
    let chart = SignUpChart::draw(&t, &days);
    assert!(chart.is_by_week());
    assert_eq!(chart.rows().len(), 29);
    assert_eq!(chart.rows().iter().map(|row| row.1).sum::<i64>(), 400);
    assert!(SignUpChart::draw(&t, &[]).is_empty());
    assert_eq!(SignUpChart::draw(&t, &[]).to_string(), "");
}
