use super::{PACKED, drawn_map, world_geojson_gz};

#[test]
fn points_land_where_the_packer_drew_them() {
    let checks: Vec<Vec<f64>> = PACKED
        .lines()
        .filter_map(|line| line.strip_prefix("check "))
        .map(|line| line.split(' ').map(|n| n.parse().expect("a number")).collect())
        .collect();
    assert!(checks.len() >= 6);
    for check in checks {
        let (x, y) = drawn_map().place(check[0], check[1]).expect("the packer drew it");
        let is_there = (x - check[2]).abs() < 1e-4 && (y - check[3]).abs() < 1e-4;
        assert!(is_there, "{check:?} is placed at {x}, {y}");
    }
}

#[test]
fn towns_of_four_frames_are_on_the_map_and_far_ones_are_not() {
    let map = drawn_map();
    for (name, lat, lon, frame) in [
        ("Virginia Beach", 36.85, -75.98, 0),
        ("San Diego", 32.72, -117.16, 0),
        ("St. John's", 47.56, -52.71, 0),
        ("Miami", 25.76, -80.19, 0),
        ("Edmonton", 53.55, -113.47, 0),
        ("Anchorage", 61.22, -149.90, 1),
        ("Honolulu", 21.31, -157.86, 2),
        ("Yokosuka", 35.28, 139.67, 3),
        ("Sasebo", 33.17, 129.72, 3),
        ("Naha", 26.21, 127.68, 3),
    ] {
        let (x, y) = map.place(lat, lon).unwrap_or_else(|| panic!("{name} is off the map"));
        assert!(map.frames[frame].covers((x, y)), "{name} at {x}, {y}");
    }
    for (name, lat, lon) in [
        ("Paris", 48.85, 2.35),
        ("Sydney", -33.87, 151.21),
        ("Nairobi", -1.29, 36.82),
        ("the pole", 90.0, 0.0),
        ("the other pole", -90.0, 0.0),
        ("nowhere", f64::NAN, f64::NAN),
    ] {
        assert_eq!(map.place(lat, lon), None, "{name}");
    }
}

#[test]
fn west_is_left_and_north_is_up() {
    let place = |lat, lon| drawn_map().place(lat, lon).expect("on the map");
    assert!(place(47.6, -122.3).0 < place(42.36, -71.06).0);
    assert!(place(53.5, -113.5).1 < place(29.76, -95.37).1);
}

#[test]
fn the_drawing_is_light_and_whole() {
    let map = drawn_map();
    assert!(map.land.starts_with('m') && map.land.ends_with('z'));
    assert!(map.borders.starts_with('m'));
    assert!(map.land.len() + map.borders.len() < 30_000);
    let names: Vec<_> = map.insets().iter().map(|frame| frame.name).collect();
    assert_eq!(names, ["alaska", "hawaii", "japan"]);
    assert!(world_geojson_gz().len() <= 125_000);
    assert!(world_geojson_gz().starts_with(&[0x1f, 0x8b]));
}
