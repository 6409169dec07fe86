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
/// Roofs, in turn.
pub const ROOFS: [&str; 6] = ["#C4694A", "#B85C47", "#CC8258", "#A9635A", "#8E7A74", "#C9905F"];
/// The sunny side of each roof.
pub const SUNNY_ROOFS: [&str; 6] = ["#D58163", "#CC7460", "#DB9A73", "#BC7A72", "#A3918A", "#DAA97B"];
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
/// Bands from the highest to the lowest; towns with more bands repeat the middle.
pub const BANDS: [&str; 5] = ["#1F5FA8", "#7DB4DC", "#CFC8B4", "#EBA45C", "#BF4B27"];

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

    #[test]
    fn bands_spread_over_the_scale() {
        assert_eq!((band(0, 5), band(4, 5), band(0, 1), band(1, 2)), (BANDS[0], BANDS[4], BANDS[0], BANDS[4]));
    }
}
