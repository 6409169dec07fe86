//! The standard normal distribution.

/// The standard errors on either side of a value that an interval has in which the true value lies 95 times in 100.
pub const SURE: f64 = 1.959_963_984_540_054;

/// The share of it that lies below `z`, 0 to 1.
pub fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// Its density at `z`.
pub fn density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / libm::sqrt(std::f64::consts::TAU)
}

/// The number below which a share of it lies, by halving; −40 or 40 for a share of 0 or 1.
pub fn deviate(share: f64) -> f64 {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..90 {
        let middle = (low + high) / 2.0;
        *(if below(middle) < share { &mut low } else { &mut high }) = middle;
    }
    (low + high) / 2.0
}

/// How many standard deviations from the middle a share `wrong` of it lies outside, on both sides together.
pub fn two_sided(wrong: f64) -> f64 {
    -deviate(wrong / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_the_tables() {
        let deviates = [(0.5, 0.0), (0.975, 1.959_963_98), (0.841_344_75, 1.0), (0.001, -3.090_232)];
        for (share, z) in deviates {
            assert!((deviate(share) - z).abs() < 1e-6, "{share}: {}", deviate(share));
            assert!((below(z) - share).abs() < 1e-6, "{z}: {}", below(z));
        }
        for (wrong, z) in [(0.05, 1.959_964), (0.01, 2.575_829), (0.05 / 6.0, 2.638_257), (1.0, 0.0)] {
            assert!((two_sided(wrong) - z).abs() < 1e-5, "{wrong}: {}", two_sided(wrong));
        }
        assert!((two_sided(0.05) - SURE).abs() < 1e-9);
        assert!((density(0.0) - 0.398_942_28).abs() < 1e-8);
    }
}
