//! The vote: proposals are written over the town, and everything after that stands on a card of its own.

use bevy_egui::egui::{self, RichText, Ui};

use super::widgets::{
    self, at_right, button, choice, heading, help, link, main_button, note, progress, strong, t, working,
};
use super::{View, challenge};
use crate::app::request::{LookRequest, Request};
use crate::app::theme::{inks, serif};
use crate::session::mode::{FEWEST, Lacks, MOST, Stage, Vote};
use crate::session::progress::MOST_HANDS;
use crate::session::request::{LessonRequest, VoteRequest};
use crate::study::weighing::TOWNS;
use crate::view::debrief::letter;
use crate::view::proposals;
use crate::words::say;

/// Whether the vote stands at a card that lies over the whole town.
pub fn covers_town(view: &View, vote: &Vote) -> bool {
    vote.stage != Stage::Write && !(view.session.aside && vote.all_uncovered())
}

/// The heading of every card of the vote, and the way out.
fn head_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    if widgets::head(ui, &say!("vote-in", town = view.shown.title()), &t("vote-leave")) {
        out.push(LessonRequest::Leave.into());
    }
}

/// The button that goes on, with what is missing beside it.
fn onward_ui(ui: &mut Ui, view: &View, text: &str, out: &mut Vec<Request>) {
    let lacks = view.shown.vote_lacks(view.session);
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(lacks.is_none(), |ui| {
            if main_button(ui, text).clicked() {
                out.push(VoteRequest::GoOn.into());
            }
        });
        match lacks {
            Some(Lacks::Difference(one, other)) => {
                let [one, other] = [one, other].map(|place| letter(place).to_string());
                note(ui, say!("vote-alike", one = one, other = other));
            }
            Some(Lacks::Hands) => drop(note(ui, t("vote-no-hands"))),
            Some(Lacks::Proposal | Lacks::Outcome) | None => {}
        }
    });
}

/// The sentences of what a proposal changes.
fn changes_ui(ui: &mut Ui, view: &View, place: usize) {
    let changes = view.shown.proposals.get(place).map_or(&[][..], Vec::as_slice);
    if changes.is_empty() {
        note(ui, t("vote-as-it-stands"));
    }
    for change in changes {
        ui.add(egui::Label::new(change).wrap());
    }
}

/// Draws the card at the head of the map while proposals are written.
pub fn write_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    head_ui(ui, view, out);
    ui.add(egui::Label::new(t("vote-write-says")).wrap());
    challenge::task_ui(ui, view);
    let (count, open) = (view.shown.all.len(), view.shown.rules_of(view.session));
    let options: Vec<(usize, String, bool)> = (0..count).map(|place| (place, proposals::name(place), true)).collect();
    ui.horizontal_wrapped(|ui| {
        if let Some(place) = choice(ui, "proposals", &options, open) {
            out.push(LookRequest::RulesOf(place).into());
        }
        if count < MOST && button(ui, None, &t("vote-add"), &t("vote-add-says"), false).clicked() {
            out.push(VoteRequest::Add.into());
        }
        let remove = say!("vote-remove", letter = letter(open).to_string());
        if count > FEWEST && button(ui, None, &remove, &remove, false).clicked() {
            out.push(VoteRequest::Remove(open).into());
        }
    });
    changes_ui(ui, view, open);
    ui.add_space(4.0);
    onward_ui(ui, view, &t("vote-deal"), out);
}

/// Draws the card over the town: the two votes, how proposals are lived, and what came of them.
pub fn vote_ui(ui: &mut Ui, view: &View, vote: &Vote, out: &mut Vec<Request>) {
    head_ui(ui, view, out);
    let room = ui.available_height();
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, false]).show(ui, |ui| {
        widgets::turn_pages(ui);
        stage_ui(ui, view, vote, out);
    });
}

/// Draws what belongs to where the vote stands.
fn stage_ui(ui: &mut Ui, view: &View, vote: &Vote, out: &mut Vec<Request>) {
    match vote.stage {
        Stage::Write => {}
        Stage::First => {
            let residents = view.shown.town().map_or(0, |published| published.town.town().residents());
            note(ui, say!("vote-seats-says", residents = residents, seats = vote.seats.len().to_string()));
            seats_ui(ui, view, vote);
            ui.add_space(8.0);
            hands_ui(ui, view, vote, "vote-first-asks", out);
            ui.horizontal_wrapped(|ui| {
                onward_ui(ui, view, &say!("vote-live", days = vote.days as usize), out);
                if link(ui, &t("vote-write-again")).on_hover_text(t("vote-write-again-says")).clicked() {
                    out.push(VoteRequest::WriteAgain.into());
                }
            });
        }
        Stage::Live => live_ui(ui, view, vote, out),
        Stage::Reveal => {
            let text = if vote.uncovered < view.shown.all.len() {
                say!("vote-uncover", letter = letter(vote.uncovered).to_string())
            } else {
                t("vote-again")
            };
            onward_ui(ui, view, &text, out);
            ui.separator();
            outcome_ui(ui, view);
        }
        Stage::Second => {
            hands_ui(ui, view, vote, "vote-second-asks", out);
            onward_ui(ui, view, &t("vote-done"), out);
            ui.separator();
            lives_ui(ui, view, out);
            ui.separator();
            outcome_ui(ui, view);
        }
        Stage::Over => {
            challenge::verdict_ui(ui, view, out);
            heading(ui, t("vote-both"));
            both_ui(ui, view, vote);
            ui.horizontal_wrapped(|ui| {
                if main_button(ui, &t("to-the-town")).clicked() {
                    out.push(LessonRequest::Leave.into());
                }
                if view.shown.weighed.is_some() {
                    challenge::keep_ui(ui, out);
                }
            });
            ui.separator();
            lives_ui(ui, view, out);
            ui.separator();
            outcome_ui(ui, view);
        }
    }
}

fn seats_ui(ui: &mut Ui, view: &View, vote: &Vote) {
    let Some(first) = view.shown.all.first() else { return };
    heading(ui, t("vote-seats"));
    for (place, resident) in vote.seats.iter().enumerate() {
        ui.add(egui::Label::new(proposals::seat(&first.town, place, *resident)).wrap());
    }
}

/// The proposals with what each changes, and the hands for each.
fn hands_ui(ui: &mut Ui, view: &View, vote: &Vote, asks: &str, out: &mut Vec<Request>) {
    let Some(round) = vote.round() else { return };
    ui.label(RichText::new(t(asks)).family(serif()).size(18.0));
    note(ui, t("vote-hands-says"));
    let before: u32 = vote.hands[0].iter().sum();
    if round > 0 {
        note(ui, say!("vote-hands-before", count = before as usize));
    }
    for place in 0..view.shown.all.len() {
        ui.horizontal(|ui| {
            let (counted, label) = (vote.hands(round, place), say!("hands-for", option = letter(place).to_string()));
            if let Some(counted) = widgets::number(ui, &label, counted, 0..=MOST_HANDS, 0.1) {
                out.push(VoteRequest::Hands(place, counted).into());
            }
            let name = proposals::name(place);
            if button(ui, None, &name, &say!("vote-one-more", letter = letter(place).to_string()), false).clicked() {
                out.push(VoteRequest::Hands(place, counted + 1).into());
            }
            ui.vertical(|ui| changes_ui(ui, view, place));
        });
    }
    ui.add_space(4.0);
}

/// While the proposals are lived: how far they are.
fn live_ui(ui: &mut Ui, view: &View, vote: &Vote, out: &mut Vec<Request>) {
    let (shown, lived) = (view.shown, view.shown.town().is_some_and(|town| town.town.day() >= vote.days));
    note(ui, if lived { say!("vote-weighing", towns = TOWNS.to_string()) } else { t("vote-living") });
    if shown.is_weighed() {
        progress(ui, 1.0, ui.available_width(), "");
    } else {
        working(ui, shown.running, shown.seconds_left);
    }
    ui.add_space(6.0);
    onward_ui(ui, view, &say!("vote-uncover", letter = letter(0).to_string()), out);
}

/// What the proposals came to, as far as they are uncovered.
fn outcome_ui(ui: &mut Ui, view: &View) {
    let Some(weighed) = &view.shown.weighed else {
        note(ui, t("finding"));
        ui.add(egui::Spinner::new());
        return;
    };
    let rows = proposals::table(weighed);
    const NAMES: f32 = 230.0;
    const COLUMN: f32 = 120.0;
    if ui.available_width() < NAMES + COLUMN * weighed.proposals() as f32 {
        for row in &rows {
            ui.add(egui::Label::new(strong(ui, &row.name)).wrap());
            for (place, cell) in row.cells.iter().enumerate() {
                let against = cell.against.as_ref().map_or_else(String::new, |against| format!(" ({against})"));
                ui.add(egui::Label::new(format!("{}: {}{against}", letter(place), cell.mean)).wrap());
            }
        }
    } else {
        table_ui(ui, &rows, weighed.proposals());
    }
    ui.add_space(4.0);
    if weighed.proposals() > 1 {
        let compared = rows.len() * (weighed.proposals() - 1);
        note(ui, say!("vote-luck", towns = weighed.towns(), compared = compared.to_string()));
    }
    note(ui, t("vote-assumes"));
}

/// A row for each measure, a column for each proposal.
fn table_ui(ui: &mut Ui, rows: &[proposals::Row], proposals: usize) {
    egui::Grid::new("outcome").striped(true).spacing([16.0, 6.0]).show(ui, |ui| {
        ui.label("");
        for place in 0..proposals {
            ui.label(strong(ui, proposals::name(place)));
        }
        ui.end_row();
        for row in rows {
            ui.horizontal(|ui| {
                ui.label(&row.name);
                help(ui, &row.name, &row.says);
            });
            for cell in &row.cells {
                ui.vertical(|ui| {
                    ui.add(egui::Label::new(&cell.mean).extend());
                    if let Some(against) = &cell.against {
                        ui.add(egui::Label::new(RichText::new(against).size(12.0).color(inks(ui).soft)).extend());
                    }
                });
            }
            ui.end_row();
        }
    });
}

/// What became of those whose seats were dealt, under each proposal.
fn lives_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        heading(ui, t("vote-lives"));
        at_right(ui, "aside", |ui| {
            if button(ui, None, &t("vote-look"), &t("vote-look-says"), false).clicked() {
                out.push(LookRequest::Aside(true).into());
            }
        });
    });
    for outcome in &view.shown.seats {
        ui.add(egui::Label::new(strong(ui, &outcome.who)).wrap());
        for (place, stands) in outcome.under.iter().enumerate() {
            ui.add(egui::Label::new(format!("{}: {stands}", letter(place))).wrap());
        }
        ui.add_space(3.0);
    }
}

/// Both votes, side by side.
fn both_ui(ui: &mut Ui, view: &View, vote: &Vote) {
    egui::Grid::new("votes").striped(true).spacing([18.0, 6.0]).show(ui, |ui| {
        for heading in [String::new(), t("vote-before"), t("vote-after")] {
            ui.label(strong(ui, heading));
        }
        ui.end_row();
        for place in 0..view.shown.all.len() {
            ui.label(proposals::name(place));
            for round in [0, 1] {
                ui.label(say!("vote-hands", count = vote.hands(round, place) as usize));
            }
            ui.end_row();
        }
    });
    ui.label(strong(ui, proposals::won(&vote.hands)));
    let [before, after] = vote.hands.each_ref().map(|hands| hands.iter().sum::<u32>() as usize);
    if before != after {
        note(ui, say!("vote-turnout", before = before.to_string(), after = after.to_string()));
    }
    // A column of a table has no room for sentences.
    for place in 0..view.shown.all.len() {
        let changes = view.shown.proposals.get(place).filter(|changes| !changes.is_empty());
        let says = changes.map_or_else(|| t("vote-as-it-stands"), |changes| changes.join(" · "));
        note(ui, format!("{}: {says}", proposals::name(place)));
    }
    ui.add_space(4.0);
}

/// Draws the card on the map while one looks at two of the towns.
pub fn aside_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    head_ui(ui, view, out);
    let last = view.shown.all.len().saturating_sub(1);
    let pair = view.session.pair.map(|place| place.min(last));
    for (side, key) in ["vote-left", "vote-right"].into_iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            note(ui, t(key));
            let options: Vec<_> = (0..=last).map(|place| (place, proposals::name(place), true)).collect();
            if let Some(place) = choice(ui, key, &options, pair[side]) {
                let mut chosen = pair;
                chosen[side] = place;
                out.push(LookRequest::Pair(chosen).into());
            }
        });
    }
    if main_button(ui, &t("vote-back")).clicked() {
        out.push(LookRequest::Aside(false).into());
    }
}
