//! Every colour, in one place. Bands run from blue to rust, safe for colour-blind eyes; a shape and a letter say the
//! same.

/// Paper, under everything.
pub const PAPER: &str = "#F4EEDF";
/// Cards on paper.
pub const CARD: &str = "#FBF7EC";
/// Ink: text and outlines.
pub const INK: &str = "#2A2833";
/// Fainter ink: notes.
pub const INK_SOFT: &str = "#6B6673";
/// Lines between things.
pub const LINE: &str = "#D8CFBA";
/// Streets.
pub const STREET: &str = "#FCF6E8";
/// Gardens and grass.
pub const GRASS: &str = "#E9E2C4";
/// Grass elsewhere, so that blocks differ a little.
pub const GRASS_DEEP: &str = "#E3DDBC";
/// Parks.
pub const PARK: &str = "#C6D49A";
/// Trees.
pub const TREE: &str = "#7FA35A";
/// The sunny side of trees.
pub const TREE_LIGHT: &str = "#A5C07D";
/// The squares.
pub const SQUARE: &str = "#E4D3AC";
/// The river and its bank.
pub const RIVER: &str = "#B9D8E2";
/// The river's bank.
pub const BANK: &str = "#9DC3D1";
/// Bridges.
pub const BRIDGE: &str = "#C8A878";
/// Public buildings.
pub const PUBLIC: &str = "#8C7F8F";
/// The sunny side of public buildings.
pub const SUNNY_PUBLIC: &str = "#A3969F";
/// Roofs, in turn: quiet, so that the hats of flagged people are the strongest colour on the map.
pub const ROOFS: [&str; 6] = ["#C7B3A1", "#BDA899", "#CFBCA6", "#B8A79D", "#AEA69D", "#CBB99C"];
/// The sunny side of each roof.
pub const SUNNY_ROOFS: [&str; 6] = ["#D6C4B3", "#CDBAAC", "#DCCBB7", "#C8B9B0", "#BFB8B0", "#D9C9AF"];
/// The sunny side of stalls and shops.
pub const SUNNY_STALL: &str = "#E8C878";
/// Stalls and shops.
pub const STALL: &str = "#D9B25A";
/// The wood of pegs, in three tones that mean nothing.
pub const WOOD: [&str; 3] = ["#8A6A4A", "#A37F5A", "#75563B"];
/// A lit window.
pub const LAMP: &str = "#FFD98A";
/// The body of a peg.
pub const PEG: &str = "#8A6A4A";
/// What is wrong, or harms.
pub const RUST: &str = "#BF4B27";
/// What is right, or helps.
pub const BLUE: &str = "#1F5FA8";
/// Bands from the highest to the lowest; towns with more bands repeat the middle. The upper three are faded: on the map
/// the two that are usually flagged stand out.
pub const BANDS: [&str; 5] = ["#6F93BD", "#A9C3DA", "#D6D0C1", "#EB8F3C", "#BF3F17"];

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Days 0 to 91 of a year; a town begins in spring.
    Spring,
    /// Days 92 to 183.
    Summer,
    /// Days 184 to 275.
    Autumn,
    /// Days 276 to 364.
    Winter,
}

impl Season {
    /// The season of a day, counted from 0.
    pub fn of_day(day: u32) -> Self {
        [Self::Spring, Self::Summer, Self::Autumn, Self::Winter][(day % 365 / 92) as usize]
    }
}

/// A colour of the map as it is in a season: what grows changes, what is built does not.
pub fn in_season(colour: &'static str, season: Season) -> &'static str {
    match (season, colour) {
        (Season::Summer, GRASS) => "#E6DFB4",
        (Season::Summer, GRASS_DEEP) => "#DED7A8",
        (Season::Summer, PARK) => "#BCCB86",
        (Season::Summer, TREE) => "#6F9650",
        (Season::Autumn, GRASS) => "#E6DABB",
        (Season::Autumn, GRASS_DEEP) => "#DFD1AE",
        (Season::Autumn, PARK) => "#CFC192",
        (Season::Autumn, TREE) => "#A98F5C",
        (Season::Autumn, TREE_LIGHT) => "#C4AC78",
        (Season::Winter, GRASS) => "#ECECE8",
        (Season::Winter, GRASS_DEEP) => "#E4E6E4",
        (Season::Winter, PARK) => "#E0E5E1",
        (Season::Winter, SQUARE) => "#E6DFD0",
        (Season::Winter, TREE) => "#9A9C92",
        (Season::Winter, TREE_LIGHT) => "#DDE1DE",
        (Season::Winter, RIVER) => "#C8DCE3",
        _ => colour,
    }
}

/// The colours of panels in one theme.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Under everything.
    pub paper: &'static str,
    /// Cards on paper.
    pub card: &'static str,
    /// Text and outlines.
    pub ink: &'static str,
    /// Notes.
    pub soft: &'static str,
    /// Lines between things.
    pub line: &'static str,
    /// What is right, helps, or is chosen.
    pub blue: &'static str,
    /// What is wrong, or harms.
    pub rust: &'static str,
    /// The ground of what is chosen.
    pub pale_blue: &'static str,
    /// The ground of what is wrong.
    pub pale_rust: &'static str,
    /// The width of outlines in points.
    pub outline: f32,
    /// How far the paints of the map go towards white, 0 to 1. Ink stays as it is.
    pub wash: f64,
}

/// Warm paper.
pub const PAPER_THEME: Theme = Theme {
    paper: PAPER,
    card: CARD,
    ink: INK,
    soft: "#625D69",
    line: LINE,
    blue: BLUE,
    rust: "#B04421",
    pale_blue: "#E3ECF5",
    pale_rust: "#FBEAE3",
    outline: 1.0,
    wash: 0.0,
};
/// For weak projectors.
pub const PROJECTOR_THEME: Theme = Theme {
    paper: "#F7F7F4",
    card: "#FFFFFF",
    ink: "#111111",
    soft: "#3A3A3A",
    line: "#B0AA9C",
    blue: "#0B4A8F",
    rust: "#A02F0C",
    pale_blue: "#DCE8F5",
    pale_rust: "#FBE3D9",
    outline: 1.5,
    wash: 0.4,
};
/// For eyes that need it: nothing fainter than 7 to 1.
pub const CONTRAST_THEME: Theme = Theme {
    paper: "#FFFFFF",
    card: "#FFFFFF",
    ink: "#000000",
    soft: "#2B2B2B",
    line: "#4A4A4A",
    blue: "#003A7A",
    rust: "#7E1D00",
    pale_blue: "#DDEBFA",
    pale_rust: "#FFE2D6",
    outline: 2.0,
    wash: 0.7,
};

/// The colour of a band among so many.
pub fn band(index: usize, count: usize) -> &'static str {
    let place = if count <= 1 { 0 } else { index * (BANDS.len() - 1) / (count - 1) };
    BANDS[place.min(BANDS.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2, success criterion 1.4.3.
    #[test]
    fn text_can_be_read_on_every_ground_it_stands_on() {
        let check = |ink: &str, ground: &str| {
            let ratio = contrast(ink, ground);
            assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
        };
        for ink in [INK, INK_SOFT, BLUE] {
            [PAPER, CARD, STREET].into_iter().for_each(|ground| check(ink, ground));
        }
        // What is wrong is written on cards only.
        check(RUST, CARD);
    }

    #[test]
    fn panels_can_be_read_in_every_theme() {
        for (theme, least) in [(PAPER_THEME, 4.5), (PROJECTOR_THEME, 4.5), (CONTRAST_THEME, 7.0)] {
            for ink in [theme.ink, theme.soft, theme.blue, theme.rust] {
                for ground in [theme.paper, theme.card, theme.pale_blue, theme.pale_rust] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= least, "{ink} on {ground}: {ratio:.2}");
                }
            }
            // Text on what is chosen.
            assert!(contrast(theme.card, theme.ink) >= least && contrast(theme.card, theme.blue) >= least);
        }
    }

    /// Linear red, green and blue of a colour, washed towards white.
    fn linear(colour: &str, wash: f64) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            let value = value + (1.0 - value) * wash;
            if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
        })
    }

    /// How unlike two colours are: the distance in CIE L*a*b* (1976). From about 2 on a difference can be seen side by side;
    /// what is to be found at a glance needs far more.
    fn unlike(a: [f64; 3], b: [f64; 3]) -> f64 {
        let lab = |[r, g, b]: [f64; 3]| {
            let x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
            let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            let z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
            let f = |t: f64| if t > 0.008_856 { libm::cbrt(t) } else { 7.787 * t + 16.0 / 116.0 };
            let (x, y, z) = (f(x / 0.9505), f(y), f(z / 1.089));
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        let (a, b) = (lab(a), lab(b));
        libm::sqrt((0..3).map(|k| (a[k] - b[k]) * (a[k] - b[k])).sum())
    }

    /// Eyes that lack one kind of cone: Machado, Oliveira, Fernandes 2009, at full severity.
    const EYES: [(&str, [[f64; 3]; 3]); 4] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ),
        (
            "deuteranopia",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ),
        (
            "tritanopia",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
        ),
    ];

    fn seen(colour: [f64; 3], eyes: &[[f64; 3]; 3]) -> [f64; 3] {
        [0, 1, 2].map(|k| (0..3).map(|c| eyes[k][c] * colour[c]).sum::<f64>().clamp(0.0, 1.0))
    }

    /// The hats of flagged bands stand out from roofs, ground and the other hats, in every theme, season and to eyes that lack a
    /// kind of cone. Prints the least distance of each (`-- --nocapture`).
    #[test]
    fn flagged_hats_stand_out() {
        const GLANCE: f64 = 15.0;
        let grounds = ROOFS.iter().chain(&SUNNY_ROOFS).chain(&[GRASS, GRASS_DEEP, PARK, SQUARE, STREET, TREE]);
        let grounds: Vec<&'static str> = grounds.copied().collect();
        let seasons = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
        for (theme, name) in [(PAPER_THEME, "paper"), (PROJECTOR_THEME, "projector"), (CONTRAST_THEME, "contrast")] {
            for (eyes, matrix) in &EYES {
                for (band, hat) in [("D", BANDS[3]), ("E", BANDS[4])] {
                    let hat = seen(linear(hat, 0.0), matrix);
                    let on = |ground: &str, wash: f64| unlike(hat, seen(linear(ground, wash), matrix));
                    let under = seasons
                        .iter()
                        .flat_map(|season| grounds.iter().map(move |ground| (in_season(ground, *season), theme.wash)));
                    let others = BANDS[..3].iter().map(|other| (*other, 0.0));
                    let (least, what) = under
                        .chain(others)
                        .map(|(ground, wash)| (on(ground, wash), ground))
                        .min_by(|a, b| a.0.total_cmp(&b.0))
                        .unwrap();
                    println!("{name}, {eyes}: {band} is {least:.0} from {what}");
                    assert!(least >= GLANCE, "{name}, {eyes}: {band} is only {least:.1} from {what}");
                }
            }
        }
    }

    #[test]
    fn bands_spread_over_the_scale() {
        assert_eq!((band(0, 5), band(4, 5), band(0, 1), band(1, 2)), (BANDS[0], BANDS[4], BANDS[0], BANDS[4]));
    }
}
