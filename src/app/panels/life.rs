//! A year in somebody's shoes: the card that is drawn, what is known and resolved each week, and at the end what the life came
//! to.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::widgets::{button, choice, heading, main_button, note, progress, strong, t};
use crate::app::request::{LookRequest, Request};
use crate::app::theme::{inks, serif};
use crate::session::mode::{LONGEST_STRETCH, Live, WEEKS};
use crate::session::request::{LessonRequest, LifeRequest};
use crate::session::towns::Published;
use crate::study::life::{Doable, Good, doable, free_hours, hiding_hours};
use crate::view::{life, lives};
use crate::words::{self, say};

/// Narrower windows have one column, in points.
const WIDE: f32 = 900.0;

/// Draws what stands in the place of the map while the year goes on.
pub fn life_ui(ui: &mut Ui, view: &View, live: &Live, out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    if !live.taken {
        card_ui(ui, published, live, out);
        return;
    }
    let town = &published.town;
    let (name, who) = (town.town().name(live.seat), lives::who(town, live.seat));
    let week = town.day() / 7 + 1;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&name).family(serif()).size(24.0).color(inks(ui).ink));
        note(ui, who);
    });
    ui.add(egui::Label::new(life::means(town, live.seat)).wrap());
    let running = view.shown.running.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(!running, |ui| {
            if main_button(ui, &t("life-live-week")).clicked() {
                out.push(LifeRequest::Weeks(1).into());
            }
            if button(ui, None, &t("life-live-month"), &t("life-live-month-says"), false).clicked() {
                out.push(LifeRequest::Weeks(LONGEST_STRETCH).into());
            }
        });
        if button(ui, None, &t("life-leave"), &t("life-leave"), false).clicked() {
            out.push(LessonRequest::Leave.into());
        }
    });
    let text = say!("life-week", week = week.to_string(), weeks = WEEKS.to_string());
    progress(ui, town.day() as f32 / (7 * WEEKS) as f32, ui.available_width(), &text);
    ui.separator();
    let doable = doable(town, live.seat);
    if ui.available_width() < WIDE {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            known_ui(ui, published, live, out);
            ui.add_space(8.0);
            resolve_ui(ui, published, live, &doable, out);
        });
        return;
    }
    ui.columns(2, |columns| {
        egui::ScrollArea::vertical().id_salt("known").auto_shrink([false, false]).show(&mut columns[0], |ui| {
            known_ui(ui, published, live, out);
        });
        egui::ScrollArea::vertical().id_salt("resolve").auto_shrink([false, false]).show(&mut columns[1], |ui| {
            resolve_ui(ui, published, live, &doable, out);
        });
    });
}

/// The card that is drawn before the year begins.
fn card_ui(ui: &mut Ui, published: &Published, live: &Live, out: &mut Vec<Request>) {
    let town = &published.town;
    ui.vertical_centered(|ui| {
        ui.set_max_width(620.0);
        ui.add_space(24.0);
        ui.label(RichText::new(t("life-title")).family(serif()).size(26.0));
        ui.add(egui::Label::new(t("life-says")).wrap());
        ui.add_space(14.0);
        super::widgets::card(ui).inner_margin(18).show(ui, |ui| {
            ui.set_width(ui.available_width());
            note(ui, say!("life-card", number = live.seat.to_string()));
            ui.label(RichText::new(town.town().name(live.seat)).family(serif()).size(24.0));
            ui.add(egui::Label::new(lives::who(town, live.seat)).wrap());
            note(ui, life::means(town, live.seat));
        });
        ui.add_space(10.0);
        if main_button(ui, &t("life-begin")).clicked() {
            out.push(LifeRequest::Begin.into());
        }
        if button(ui, None, &t("life-draw"), &t("life-draw-says"), false).clicked() {
            out.push(LifeRequest::Draw.into());
        }
        ui.add_space(10.0);
        let label = t("life-number");
        note(ui, &label);
        let mut card = live.seat;
        let last = (town.town().residents() as u32).saturating_sub(1);
        let drag = ui.add(egui::DragValue::new(&mut card).range(0..=last).speed(1.0));
        drag.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::WidgetType::DragValue, true, &label);
            info.value = Some(f64::from(card));
            info
        });
        if drag.changed() {
            out.push(LifeRequest::Card(card).into());
        }
    });
}

/// What the person knows: what they were told, marks against which they can appeal, and people.
fn known_ui(ui: &mut Ui, published: &Published, live: &Live, out: &mut Vec<Request>) {
    let (town, seat) = (&published.town, live.seat);
    heading(ui, t("life-news"));
    let news = life::news(town, seat, live.read_until);
    if news.is_empty() {
        note(ui, t("life-no-news"));
    }
    for line in news {
        ui.add(egui::Label::new(line).wrap());
    }
    let marks: Vec<_> = town.told_of(seat).filter(|mark| mark.receipt.leads).collect();
    if !town.has_appeals() {
        ui.add_space(8.0);
        note(ui, t("life-no-appeals"));
    }
    if !marks.is_empty() {
        ui.add_space(8.0);
        heading(ui, t("life-appeal"));
        note(ui, t("life-appeal-says"));
        for mark in marks.iter().rev() {
            let record = mark.receipt.record.id;
            let on = live.draft.appeals.contains(&record);
            ui.horizontal_wrapped(|ui| {
                let text = life::mark(town, mark);
                let says = say!("life-appeal-against", mark = text);
                if button(ui, None, &t("life-appeals"), &says, on).clicked() {
                    out.push(LifeRequest::Appeal(record).into());
                }
                ui.add(egui::Label::new(text).wrap());
            });
        }
    }
    ui.add_space(8.0);
    heading(ui, t("life-people"));
    note(ui, t("life-people-says"));
    ui.horizontal_wrapped(|ui| {
        for contact in town.contacts(seat) {
            let name = town.town().name(*contact);
            let on = live.draft.let_go.contains(contact);
            let text = if on { say!("life-lets-go", name = name) } else { name };
            if button(ui, None, &text, &t("life-let-go-says"), on).clicked() {
                out.push(LifeRequest::LetGo(*contact).into());
            }
        }
    });
}

/// What the person resolves: how often each act is done, and whether they keep out of view.
fn resolve_ui(ui: &mut Ui, published: &Published, live: &Live, doable: &[Doable], out: &mut Vec<Request>) {
    let (town, seat, draft) = (&published.town, live.seat, &live.draft);
    let acts = town.scenario().policy().acts();
    heading(ui, t("life-resolve"));
    note(ui, t("life-resolve-says"));
    let of_acts: f64 =
        doable.iter().map(|one| one.hours * f64::from(draft.times(acts[one.act].name()).unwrap_or(0))).sum();
    let hours = of_acts + if draft.hides == Some(true) { hiding_hours() } else { 0.0 };
    let free = free_hours(town, seat);
    let (taken, all) = (words::number(hours), words::number(free));
    let sums = say!("life-hours", taken = taken, all = all);
    if hours > free {
        ui.label(strong(ui, format!("{sums} {}", t("life-too-many-hours"))));
    } else {
        note(ui, sums);
    }
    ui.add_space(4.0);
    let usual = (None, t("life-usual"), true);
    ui.label(t("life-view"));
    let ways = [
        usual.clone(),
        (Some(false), t("life-in-view"), true),
        (Some(true), say!("life-out-of-view", hours = words::number(hiding_hours())), true),
    ];
    if let Some(hides) = choice(ui, "hides", &ways, draft.hides) {
        out.push(LifeRequest::Hide(hides).into());
    }
    let mut good = None;
    for one in doable {
        let act = &acts[one.act];
        ui.add_space(4.0);
        if good.replace(one.good) != Some(one.good) {
            ui.add_space(6.0);
            heading(
                ui,
                t(match one.good {
                    Good::ForOthers => "life-for-others",
                    Good::ForShow => "life-for-show",
                    Good::Neither => "life-everything-else",
                }),
            );
        }
        ui.add(egui::Label::new(strong(ui, words::told(act.says()))).wrap());
        let told = life::of_doing(town, seat, one);
        if !told.is_empty() {
            note(ui, told);
        }
        let times = (0..=7u8).map(|times| (Some(times), times.to_string(), true));
        let options: Vec<(Option<u8>, String, bool)> =
            std::iter::once((None, t("life-usual"), true)).chain(times).collect();
        if let Some(times) = choice(ui, act.name(), &options, draft.times(act.name())) {
            out.push(LifeRequest::Times(act.name().to_owned(), times).into());
        }
    }
}

/// Draws what the year came to.
pub fn over_ui(ui: &mut Ui, view: &View, live: &Live, out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    let town = &published.town;
    let name = town.town().name(live.seat);
    ui.label(RichText::new(say!("life-over", name = name)).family(serif()).size(24.0));
    if main_button(ui, &t("life-to-town")).clicked() {
        out.push(LessonRequest::Leave.into());
        out.push(LookRequest::Select(Some(live.seat)).into());
    }
    ui.separator();
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let Some(reckoned) = &view.shown.reckoned else {
            let (done, of) = view.shown.running.unwrap_or((0, 1));
            let left = view.shown.seconds_left.filter(|_| view.shown.running.is_some());
            let text = left.map_or_else(String::new, |seconds| say!("vote-seconds-left", seconds = seconds as usize));
            note(ui, t("life-reckoning"));
            progress(ui, done as f32 / of.max(1) as f32, ui.available_width(), &text);
            return;
        };
        for sentence in life::reckoning(town, live.seat, reckoned) {
            ui.add(egui::Label::new(RichText::new(sentence).size(16.0)).wrap());
            ui.add_space(4.0);
        }
        note(ui, t("life-reckoned-says"));
    });
}
