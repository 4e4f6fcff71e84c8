//! Lambert's conformal conic projection of a sphere (J. P. Snyder, "Map Projections: A Working
//! Manual", USGS Professional Paper 1395, 1987, pages 104 to 110): shapes stay true, so that people
//! recognise their own coast.

use std::f64::consts::FRAC_PI_4;

pub(crate) struct Conic {
    /// The cone's constant, and the middle meridian in degrees.
    n: f64,
    lon_0: f64,
    /// SVG units: scale times F of the manual, and where the middle lies.
    reach: f64,
    rho_0: f64,
    x_0: f64,
    y_0: f64,
}

impl Conic {
    /// From the two standard parallels and the middle's latitude and longitude in degrees, SVG units
    /// per Earth radius, and the SVG position of the middle.
    pub(crate) fn read(numbers: &[f64]) -> Option<Self> {
        let &[lat_1, lat_2, lat_0, lon_0, scale, x_0, y_0] = numbers else {
            return None;
        };
        let (cos_1, cos_2) = (lat_1.to_radians().cos(), lat_2.to_radians().cos());
        let n = (cos_1 / cos_2).ln() / (cone(lat_2) / cone(lat_1)).ln();
        let reach = scale * cos_1 * cone(lat_1).powf(n) / n;
        Some(Self { n, lon_0, reach, rho_0: reach / cone(lat_0).powf(n), x_0, y_0 })
    }

    /// SVG position of a point in degrees.
    pub(crate) fn project(&self, lat: f64, lon: f64) -> (f64, f64) {
        let rho = self.reach / cone(lat).powf(self.n);
        let theta = self.n * (lon - self.lon_0).to_radians();
        (self.x_0 + rho * theta.sin(), self.y_0 - self.rho_0 + rho * theta.cos())
    }
}

fn cone(lat: f64) -> f64 {
    (FRAC_PI_4 + lat.to_radians() / 2.0).tan()
}
