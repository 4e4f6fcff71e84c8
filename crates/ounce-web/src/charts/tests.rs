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

/// Towns by name, as they lie.
fn towns(places: &[(&str, f64, f64)]) -> Vec<Dot> {
    let dot = |&(town, lat, lon): &(&str, f64, f64)| Dot {
        lat,
        lon,
        href: format!("/campaigns/2027/strolls/{}", town.to_lowercase()),
        title: town.to_owned(),
        is_changed: false,
    };
    places.iter().map(dot).collect()
}

/// Where the dots of a drawing are: across, down, and how far a touch reaches.
fn drawn(html: &str) -> Vec<[f64; 3]> {
    let number = |circle: &str, name: &str| -> f64 {
        let value = circle.split(&format!(" {name}=\"")).nth(1);
        let value = value.and_then(|rest| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).expect("a circle has three numbers")
    };
    let circles = html.split("<circle class=\"touch\"").skip(1);
    circles.map(|circle| ["cx", "cy", "r"].map(|name| number(circle, name))).collect()
}

#[test]
fn three_towns_in_two_states_are_not_drawn_on_a_continent() {
    let t = Reader::new(Lang::En, Units::Us);
    let places =
        [("Norfolk", 36.85, -76.29), ("Richmond", 37.54, -77.44), ("Baltimore", 39.29, -76.61)];
    let html = MapDrawing::draw(towns(&places)).show(&t).to_string();
    let dots = drawn(&html);
    assert_eq!(dots.len(), 3);
    let span = |axis: usize| {
        let along = dots.iter().map(|dot| dot[axis]);
        along.clone().fold(0.0, f64::max) - along.fold(f64::INFINITY, f64::min)
    };
    // On the continent they were 15 across and 40 down, of 1600 by 930.
    assert!(span(1) > 300.0 && span(0) > 100.0, "{dots:?}");
    for [x, y, _] in &dots {
        assert!((60.0..=1540.0).contains(x) && (60.0..=870.0).contains(y), "{dots:?}");
    }
    assert!(!html.contains("class=\"inset\""), "no inset where no town is");
    for (town, ..) in places {
        assert!(html.contains(&format!(">{town}</text>")), "a few towns have their names: {html}");
    }
}

#[test]
fn a_campaign_of_one_country_apart_is_drawn_on_that_part() {
    let t = Reader::new(Lang::Ja, Units::Metric);
    let places = [("Yokosuka", 35.28, 139.67), ("Sasebo", 33.17, 129.72), ("Naha", 26.21, 127.68)];
    let html = MapDrawing::draw(towns(&places)).show(&t).to_string();
    let dots = drawn(&html);
    let across = dots[0][0] - dots[2][0];
    assert!(across > 500.0, "{dots:?}");
    assert!(!html.contains("class=\"inset\""), "{html}");
    let both = [places[0], ("Norfolk", 36.85, -76.29)];
    let html = MapDrawing::draw(towns(&both)).show(&t).to_string();
    assert!(html.contains("viewBox=\"0 0 1600 930\"") && html.contains("class=\"inset\""));
}

#[test]
fn a_touch_reaches_as_far_as_a_thumb_is_wide_and_never_to_another_town() {
    let t = Reader::new(Lang::En, Units::Us);
    let alone = drawn(&MapDrawing::draw(dots(1)).show(&t).to_string());
    // 44 px where the drawing is as wide as a phone: 360 px.
    assert!(alone[0][2] * 2.0 * 360.0 / 1600.0 >= 44.0, "{alone:?}");
    let many = drawn(&MapDrawing::draw(dots(150)).show(&t).to_string());
    for (n, one) in many.iter().enumerate() {
        for other in &many[..n] {
            let apart = (one[0] - other[0]).hypot(one[1] - other[1]);
            let is_free = one[2] + other[2] <= apart + 2.0 || apart < 20.0;
            assert!(is_free, "{one:?} and {other:?}");
        }
    }
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
        // San Diego has Alaska's and Hawaii's insets to the left of it.
        let covered = mini.matches("class=\"water\"").count();
        assert_eq!(covered, if at.1 == -117.16 { 2 } else { 0 }, "{at:?}: {mini}");
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
