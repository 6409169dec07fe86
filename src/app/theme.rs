//! How the window looks: typefaces, colours by theme, spacing. Every colour comes from the palette.

use std::sync::Arc;

use bevy_egui::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle,
};
use serde::{Deserialize, Serialize};

use crate::view::palette;

/// Which of the themes is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Warm paper.
    #[default]
    Paper,
    /// For weak projectors: white paper, black ink, thicker lines.
    Projector,
    /// For eyes that need it.
    HighContrast,
}

impl Theme {
    /// All themes, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Projector, Self::HighContrast];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Paper => "theme-paper",
            Self::Projector => "theme-projector",
            Self::HighContrast => "theme-contrast",
        }
    }

    fn palette(self) -> &'static palette::Theme {
        match self {
            Self::Paper => &palette::PAPER_THEME,
            Self::Projector => &palette::PROJECTOR_THEME,
            Self::HighContrast => &palette::CONTRAST_THEME,
        }
    }

    /// How far the paints of the map go towards white, 0 to 1.
    pub fn wash(self) -> f32 {
        self.palette().wash as f32
    }

    /// The colours of ink, paper and lines that the panels are drawn with in this theme.
    pub fn inks(self) -> Inks {
        let from = |palette: &palette::Theme| Inks {
            paper: colour(palette.paper),
            card: colour(palette.card),
            ink: colour(palette.ink),
            soft: colour(palette.soft),
            line: colour(palette.line),
            blue: colour(palette.blue),
            rust: colour(palette.rust),
            pale_blue: colour(palette.pale_blue),
            pale_rust: colour(palette.pale_rust),
            outline: palette.outline,
        };
        from(self.palette())
    }
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inks {
    /// Behind everything.
    pub paper: Color32,
    /// Cards.
    pub card: Color32,
    /// Text and outlines.
    pub ink: Color32,
    /// Notes.
    pub soft: Color32,
    /// Lines between things.
    pub line: Color32,
    /// What is right, or chosen.
    pub blue: Color32,
    /// What is wrong, or harms.
    pub rust: Color32,
    /// The ground of what is chosen.
    pub pale_blue: Color32,
    /// The ground of what is wrong.
    pub pale_rust: Color32,
    /// The width of outlines, in points.
    pub outline: f32,
}

/// A colour of the palette.
pub fn colour(hex: &str) -> Color32 {
    Color32::from_hex(hex).unwrap_or(Color32::BLACK)
}

/// The typeface of headings and names.
pub fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The bold text face.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The colours in force.
pub fn inks(ui: &egui::Ui) -> Inks {
    ui.data(|data| data.get_temp(egui::Id::new("inks"))).unwrap_or_else(|| Theme::Paper.inks())
}

/// Whether motion is to be left out.
pub fn still(ui: &egui::Ui) -> bool {
    ui.style().animation_time == 0.0
}

/// Installs the typefaces; they hold from the next pass on.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 5] = [
        ("text", include_bytes!("../../assets/fonts/AtkinsonHyperlegible-Regular.ttf")),
        ("bold", include_bytes!("../../assets/fonts/AtkinsonHyperlegible-Bold.ttf")),
        ("serif", include_bytes!("../../assets/fonts/Fraunces-SemiBold.ttf")),
        ("wide", include_bytes!("../../assets/fonts/OpenSans-Regular.ttf")),
        ("wide bold", include_bytes!("../../assets/fonts/OpenSans-Bold.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // Whoever is asked first draws a letter; assets/fonts/README.md tells the same.
    let mut chain = |family: FontFamily, faces: &[&str]| {
        fonts.families.insert(family, faces.iter().map(|face| (*face).to_owned()).collect());
    };
    chain(FontFamily::Proportional, &["text", "serif", "wide"]);
    chain(FontFamily::Monospace, &["text", "serif", "wide"]);
    chain(bold(), &["bold", "text", "serif", "wide bold"]);
    chain(serif(), &["serif", "text", "wide bold"]);
    ctx.set_fonts(fonts);
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
        // A slow hand, or a slow machine, presses a button all the same.
        options.input_options.max_click_duration = f64::INFINITY;
    });
}

/// Puts a theme in force.
pub fn apply(ctx: &egui::Context, theme: Theme, reduced_motion: bool) {
    let inks = theme.inks();
    ctx.data_mut(|data| data.insert_temp(egui::Id::new("inks"), inks));
    ctx.set_theme(egui::Theme::Light);
    let line = Stroke::new(inks.outline, inks.line);
    let mut visuals = egui::Visuals {
        panel_fill: inks.card,
        window_fill: inks.card,
        extreme_bg_color: inks.card,
        faint_bg_color: inks.paper,
        window_stroke: Stroke::new(inks.outline + 0.5, inks.ink),
        window_shadow: Shadow { offset: [0, 4], blur: 18, spread: 0, color: Color32::from_black_alpha(50) },
        popup_shadow: Shadow { offset: [0, 2], blur: 8, spread: 0, color: Color32::from_black_alpha(30) },
        window_corner_radius: CornerRadius::same(10),
        menu_corner_radius: CornerRadius::same(6),
        hyperlink_color: inks.blue,
        slider_trailing_fill: true,
        handle_shape: egui::style::HandleShape::Circle,
        weak_text_color: Some(inks.soft),
        disabled_alpha: 1.0,
        ..egui::Visuals::light()
    };
    visuals.selection.bg_fill = inks.blue;
    visuals.selection.stroke = Stroke::new(1.0, inks.card);
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = CornerRadius::same(8);
        state.fg_stroke = Stroke::new(1.0, inks.ink);
        state.bg_stroke = line;
        state.bg_fill = inks.line;
        state.weak_bg_fill = inks.card;
        state.expansion = 0.0;
    }
    // A caret that blinks would keep the window awake.
    visuals.text_cursor.blink = false;
    let widgets = &mut visuals.widgets;
    widgets.hovered.bg_stroke = Stroke::new(inks.outline + 0.5, inks.ink);
    widgets.hovered.weak_bg_fill = inks.paper;
    widgets.active.bg_stroke = Stroke::new(inks.outline + 1.5, inks.blue);
    widgets.active.weak_bg_fill = inks.pale_blue;
    widgets.open.weak_bg_fill = inks.paper;
    ctx.set_visuals_of(egui::Theme::Light, visuals);
    ctx.style_mut_of(egui::Theme::Light, |style| {
        style.text_styles = [
            (TextStyle::Small, FontId::proportional(12.0)),
            (TextStyle::Body, FontId::proportional(14.0)),
            (TextStyle::Button, FontId::new(14.0, bold())),
            (TextStyle::Monospace, FontId::proportional(14.0)),
            (TextStyle::Heading, FontId::new(18.0, serif())),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(12.0, 6.0);
        style.spacing.interact_size = egui::vec2(36.0, 28.0);
        style.spacing.slider_rail_height = 4.0;
        style.spacing.window_margin = Margin::same(16);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.spacing.scroll.fade.strength = 0.0;
        style.interaction.selectable_labels = false;
        style.animation_time = if reduced_motion { 0.0 } else { 0.15 };
    });
}
