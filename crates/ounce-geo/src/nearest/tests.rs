use proptest::prelude::*;

use super::Nearest;
use crate::distance_km;

fn anywhere() -> impl Strategy<Value = (f64, f64)> {
    // Crowds at the date line and the poles, where plane geometry fails, and the rest of the world.
    prop_oneof![
        3 => (-90.0..=90.0, -180.0..=180.0),
        1 => (-5.0..=5.0, 179.0..=180.0),
        1 => (-5.0..=5.0, -180.0..=-179.0),
        1 => (89.0..=90.0, -180.0..=180.0),
        1 => (-90.0..=-89.0, -180.0..=180.0),
        1 => Just((12.5, 12.5)),
    ]
}

fn brute_force(points: &[(f64, f64)], lat: f64, lon: f64, limit: usize) -> Vec<f64> {
    let mut all: Vec<f64> = points.iter().map(|p| distance_km(lat, lon, p.0, p.1)).collect();
    all.sort_by(f64::total_cmp);
    all.truncate(limit);
    all
}

proptest! {
    #[test]
    fn equals_brute_force(
        points in prop::collection::vec(anywhere(), 0..300),
        from in anywhere(),
        limit in 0..20_usize,
    ) {
        let numbered = points.iter().enumerate().map(|(i, p)| (p.0, p.1, i));
        let nearest = Nearest::build(numbered);
        prop_assert_eq!(nearest.len(), points.len());
        let found = nearest.near(from.0, from.1, limit);
        let expected = brute_force(&points, from.0, from.1, limit);
        prop_assert_eq!(found.len(), expected.len());
        for ((item, km), expected_km) in found.into_iter().zip(expected) {
            let (lat, lon) = points[*item];
            // A ten-metre slack: haversine loses digits for points almost opposite each other.
            prop_assert!((km - expected_km).abs() < 0.01, "{} against {}", km, expected_km);
            prop_assert!((km - distance_km(from.0, from.1, lat, lon)).abs() < 0.01);
        }
    }
}

#[test]
fn nothing_is_near_a_point_that_is_none() {
    let nearest = Nearest::build([(f64::NAN, 0.0, 'a'), (1.0, 1.0, 'b')]);
    assert_eq!(nearest.len(), 1);
    assert!(nearest.near(f64::NAN, 0.0, 3).is_empty());
    assert!(nearest.near(0.0, f64::INFINITY, 3).is_empty());
    assert!(Nearest::<u8>::build([]).near(0.0, 0.0, 3).is_empty());
}
