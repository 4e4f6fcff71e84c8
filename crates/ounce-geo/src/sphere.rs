//! Distances on the Earth taken as a sphere, which is right to half a per cent. That is enough to
//! find the nearest stroll and to say about how far it is.

/// Mean radius of the Earth in kilometres: (2a + b) / 3 of the WGS 84 ellipsoid, as the
/// International Union of Geodesy and Geophysics defines R1.
pub(crate) const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A point as a unit vector from the middle of the Earth, where neither the date line nor the poles
/// are special.
pub(crate) type Unit = [f64; 3];

pub(crate) fn unit(lat: f64, lon: f64) -> Unit {
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// The square of the straight line through the Earth between two points; it grows with the distance
/// along the surface, so it can stand in for it in comparisons.
pub(crate) fn chord_squared(a: &Unit, b: &Unit) -> f64 {
    let (x, y, z) = (a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    x * x + y * y + z * z
}

/// Great-circle distance in kilometres between two points given in degrees, by the haversine
/// formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984), with a mean
/// Earth radius of 6371.0088 km. NaN when a coordinate is not finite.
pub fn distance_km(a_lat: f64, a_lon: f64, b_lat: f64, b_lon: f64) -> f64 {
    let half_lat = (b_lat - a_lat).to_radians() / 2.0;
    let half_lon = (b_lon - a_lon).to_radians() / 2.0;
    let h = half_lat.sin().powi(2)
        + a_lat.to_radians().cos() * b_lat.to_radians().cos() * half_lon.sin().powi(2);
    // Rounding can push h a hair above 1 for points opposite each other.
    2.0 * EARTH_RADIUS_KM * h.min(1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        // A quarter of a meridian, and one degree of longitude at 60 degrees north.
        let quarter = EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2;
        assert!((distance_km(0.0, 0.0, 90.0, 0.0) - quarter).abs() < 1e-6);
        assert!((distance_km(60.0, 10.0, 60.0, 11.0) - 55.597).abs() < 0.01);
    }

    #[test]
    fn date_line_and_poles_are_nothing_special() {
        assert!((distance_km(0.0, 179.5, 0.0, -179.5) - 111.195).abs() < 0.01);
        assert!(distance_km(90.0, 0.0, 90.0, 123.0) < 1e-6);
        let opposite = EARTH_RADIUS_KM * std::f64::consts::PI;
        assert!((distance_km(0.0, 0.0, 0.0, 180.0) - opposite).abs() < 1e-6);
    }

    #[test]
    fn chord_and_haversine_agree() {
        let (a, b) = ((36.85, -75.98), (35.28, 139.67));
        let chord = chord_squared(&unit(a.0, a.1), &unit(b.0, b.1)).sqrt();
        let arc = 2.0 * EARTH_RADIUS_KM * (chord / 2.0).asin();
        assert!((arc - distance_km(a.0, a.1, b.0, b.1)).abs() < 1e-6);
    }
}
