//! One person: what happened, what was seen, what was scored, side by side, so that the eye finds the empty cell.

use bevy_egui::egui::{self, RichText, Sense, Stroke, Ui, vec2};

use super::View;
use super::widgets::{button, heading, link, note, strong, t, turn_pages};
use crate::app::icons::{self, Icon};
use crate::app::request::{Dialog, LookRequest, Request};
use crate::app::theme::{bold, colour, inks, serif, still};
use crate::scenario::raw::StepKind;
use crate::session::request::TownRequest;
use crate::view::facts::Fact;
use crate::view::inquiry::Question;
use crate::view::lens::shape;
use crate::view::lives::LifeLine;
use crate::view::palette;
use crate::view::person::{Person, Verdict};
use crate::words::{self, say};

/// Draws the person, or what to do to open one.
pub fn person_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    match view.shown.people.as_slice() {
        [] => nobody(ui, view, out),
        [person] => {
            egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                turn_pages(ui);
                one(ui, view, person, true, out);
            });
        }
        [here, there, ..] => {
            egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                turn_pages(ui);
                for (number, person) in [here, there].into_iter().enumerate() {
                    ui.push_id(number, |ui| {
                        ui.label(strong(ui, view.shown.town_name(number)));
                        one(ui, view, person, number == 0, out);
                        ui.add_space(10.0);
                    });
                }
            });
        }
    }
}

fn nobody(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    heading(ui, t("person"));
    note(ui, t("nobody-open"));
    ui.add_space(4.0);
    let Some(published) = view.shown.town() else {
        return;
    };
    let town = &published.town;
    let mut lists = vec![];
    if town.leading().is_some() {
        let flagged = (0..town.town().residents() as u32).filter(|r| town.flagged(*r)).collect::<Vec<u32>>();
        lists.push(("people-flagged", flagged));
        // While they are being counted, their number is not told.
        let counted = view.shown.wronged.first().filter(|_| !view.session.mode.is_revealing());
        lists.extend(counted.map(|wronged| ("people-wronged", wronged.to_vec())));
    }
    for (key, residents) in lists {
        let text = say(key, &[("count", residents.len())]);
        if residents.is_empty() {
            note(ui, text);
        } else if link(ui, &text).clicked() {
            out.push(LookRequest::Open(Dialog::People { title: t(&format!("{key}-title")), residents }).into());
        }
    }
    super::inquiry::ask_ui(ui, view, out);
    if view.shown.towns.len() > 1 {
        ui.add_space(8.0);
        changed_ui(ui, view, out);
    }
}

/// Who fares most unlike in the twin town.
fn changed_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    heading(ui, t("who-changed"));
    let changed = &view.shown.changed;
    let Some(published) = view.shown.town() else { return };
    if changed.is_empty() {
        note(ui, t("nobody-changed"));
        return;
    }
    note(ui, say!("changed-count", count = changed.len()));
    let id = ui.id().with("rising");
    let mut order = ui.data(|data| data.get_temp::<u8>(id)).unwrap_or(0);
    let options = [(0, t("sort-most"), true), (1, t("sort-better"), true), (2, t("sort-worse"), true)];
    if let Some(picked) = super::widgets::choice(ui, "sort", &options, order) {
        order = picked;
        ui.data_mut(|data| data.insert_temp(id, order));
    }
    let mut rows: Vec<&(u32, f64, f64)> = changed.iter().collect();
    match order {
        1 => rows.sort_by(|x, y| (y.2 - y.1).total_cmp(&(x.2 - x.1))),
        2 => rows.sort_by(|x, y| (x.2 - x.1).total_cmp(&(y.2 - y.1))),
        _ => {}
    }
    egui::ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, 22.0, rows.len(), |ui, range| {
        for (resident, here, there) in &rows[range] {
            ui.horizontal(|ui| {
                if link(ui, &published.town.town().name(*resident)).clicked() {
                    out.push(LookRequest::Select(Some(*resident)).into());
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let change = there - here;
                    ui.label(strong(ui, words::signed(change)));
                    note(ui, format!("{} · {}", words::number(*here), words::number(*there)));
                });
            });
        }
    });
}

/// `first`: whether this is the first town, to which questions can be put once what happened may be told.
fn one(ui: &mut Ui, view: &View, person: &Person, first: bool, out: &mut Vec<Request>) {
    let inks = inks(ui);
    ui.horizontal(|ui| {
        let (place, _) = ui.allocate_exact_size(vec2(34.0, 46.0), Sense::hover());
        let body = egui::pos2(place.center().x, place.bottom() - 12.0);
        ui.painter().circle(body, 10.0, colour(palette::PEG), Stroke::new(1.2, inks.ink));
        if let Some(rating) = person.ratings.first() {
            let (band, bands) = rating.place;
            let fill = colour(palette::band(band, bands));
            let at = egui::pos2(place.center().x, place.top() + 15.0);
            icons::hat(ui.painter(), shape(band, bands), at, 11.0, fill, Stroke::new(1.2, inks.ink));
        }
        ui.vertical(|ui| {
            let close = 44.0;
            ui.set_width(ui.available_width() - close);
            ui.add(egui::Label::new(RichText::new(&person.name).family(serif()).size(17.0)).wrap());
            note(ui, &person.who);
        });
        if !view.session.stands_at(StepKind::File)
            && button(ui, Some(Icon::Close), "", &t("close-person"), false).clicked()
        {
            out.push(LookRequest::Select(None).into());
        }
    });
    if first && view.shown.remembers() {
        let follows = view.session.followed.contains(&person.resident);
        let key = if follows { "follow-no-more" } else { "follow" };
        if link(ui, &t(key)).on_hover_text(t("follow-says")).clicked() {
            out.push(LookRequest::Follow(person.resident).into());
        }
    }
    for rating in &person.ratings {
        let low = rating.place.0 + 1 >= rating.place.1.saturating_sub(1);
        ui.horizontal_wrapped(|ui| {
            let big = RichText::new(words::number(rating.score.round())).family(serif()).size(24.0);
            ui.label(big.color(if low { inks.rust } else { inks.ink }));
            let change = words::signed(rating.change.round());
            note(ui, say!("rating", band = rating.band, change = change, office = rating.office));
        });
        if let Some(standing) = rating.standing {
            let gap = standing.round() - rating.score.round();
            let points = words::number(gap.abs());
            let key = if gap > 0.0 {
                "gap-more"
            } else if gap < 0.0 {
                "gap-fewer"
            } else {
                "gap-none"
            };
            let gap = say(key, &[("points", points.as_str()), ("number", words::form_of(&points))]);
            note(ui, say!("standing", standing = words::number(standing.round()), gap = gap));
            if let Some(gap) = &rating.gap {
                note(ui, gap);
            }
        }
    }
    let verdict = match person.verdict {
        Some(Verdict::Wronged) => Some(("verdict-wronged", inks.rust)),
        Some(Verdict::Caught) => Some(("verdict-caught", inks.ink)),
        Some(Verdict::Missed) => Some(("verdict-missed", inks.ink)),
        Some(Verdict::Unflagged) | None => None,
    };
    if let Some((key, colour)) = verdict {
        ui.label(RichText::new(t(key)).family(bold()).color(colour));
    }
    for sentence in &person.flag {
        note(ui, sentence);
    }
    let ask = first && view.session.may_see(Fact::Replays) && view.shown.remembers();
    if ask && !person.ratings.is_empty() {
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            let questions = [
                ("ask-telling", Question::Telling(person.resident)),
                ("ask-spread", Question::Spread(person.resident)),
            ];
            for (key, question) in questions {
                if button(ui, None, &t(key), &t(&format!("{key}-says")), false).clicked() {
                    out.push(TownRequest::Ask(question).into());
                }
            }
        });
    }
    ui.add_space(4.0);
    let telling = person.telling.filter(|_| view.session.stands_at(StepKind::Reveal));
    columns(ui, person, telling, ask, out);
    ui.add_space(6.0);
    egui::CollapsingHeader::new(t("how-they-fare")).id_salt("fare").default_open(person.lines.len() < 5).show(
        ui,
        |ui| {
            for (what, much) in &person.state {
                ui.horizontal(|ui| {
                    note(ui, what);
                    ui.label(much);
                });
            }
        },
    );
    let ties = say!("whom-they-know", count = person.ties.len().to_string());
    egui::CollapsingHeader::new(ties).id_salt("ties").show(ui, |ui| {
        for tie in &person.ties {
            ui.horizontal(|ui| {
                if link(ui, &tie.name).clicked() {
                    out.push(LookRequest::Select(Some(tie.resident)).into());
                }
                note(ui, &tie.kind);
            });
        }
    });
}

/// `telling`: the line that lies open from the start.
fn columns(ui: &mut Ui, person: &Person, telling: Option<usize>, ask: bool, out: &mut Vec<Request>) {
    let width = ui.available_width();
    let gap = 6.0;
    let column = (width - 2.0 * gap) / 3.0;
    let heads = [("lens-word-truth", 0), ("lens-word-seen", 1), ("lens-word-scored", 2)];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (key, _) in heads {
            ui.allocate_ui_with_layout(vec2(column, 18.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_width(column);
                ui.add(egui::Label::new(strong(ui, t(key)).size(12.5)).truncate());
            });
        }
    });
    if person.lines.is_empty() {
        note(ui, t("nothing-yet"));
        return;
    }
    for (number, line) in person.lines.iter().enumerate() {
        let undo = line.undo.filter(|_| ask).map(|entry| Question::Undo(person.resident, entry));
        ui.push_id((person.resident, number), |ui| row(ui, line, [column, gap], telling == Some(number), undo, out));
    }
}

/// One line of a life: three cells of one height; a click tells why, and lets one ask what if.
fn row(
    ui: &mut Ui,
    line: &LifeLine,
    [column, gap]: [f32; 2],
    telling: bool,
    undo: Option<Question>,
    out: &mut Vec<Request>,
) {
    let inks = inks(ui);
    let id = ui.id().with("why");
    let known = ui.data(|data| data.get_temp::<bool>(id));
    let mut open = known.unwrap_or(telling);
    let day = say!("day-number", day = line.day.to_string());
    let happened = line.happened.clone().unwrap_or_else(|| t("covered"));
    let scored = line.why.is_empty();
    let texts = [format!("{day}: {happened}"), line.seen.clone(), line.scored.clone()];
    let pad = 6.0;
    let font = egui::FontId::proportional(12.5);
    let galleys: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(cell, text)| {
            let empty = cell > 0 && scored || cell == 0 && (line.wrong || line.happened.is_none());
            let ink = if empty { inks.soft } else { inks.ink };
            ui.painter().layout(text.clone(), font.clone(), ink, column - 2.0 * pad)
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y).fold(0.0, f32::max) + 2.0 * pad;
    let (rect, response) = ui.allocate_exact_size(vec2(3.0 * column + 2.0 * gap, height), Sense::click());
    let spoken = format!("{}. {}. {}.", texts[0], texts[1], texts[2]);
    response.widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::CollapsingHeader, true, open, &spoken));
    for (cell, galley) in galleys.into_iter().enumerate() {
        let left = rect.left() + cell as f32 * (column + gap);
        let place = egui::Rect::from_min_size(egui::pos2(left, rect.top()), vec2(column, height));
        let empty = cell > 0 && scored || cell == 0 && (line.wrong || line.happened.is_none());
        let bad = line.wrong && cell > 0;
        let fill = if bad { inks.pale_rust } else { inks.card };
        ui.painter().rect_filled(place, 6.0, fill);
        let stroke = Stroke::new(inks.outline, if bad { inks.rust } else { inks.line });
        if empty {
            let r = place.shrink(0.5);
            let corners = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
            ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(inks.outline, inks.soft), 3.0, 3.0));
        } else {
            ui.painter().rect_stroke(place, 6.0, stroke, egui::StrokeKind::Inside);
        }
        ui.painter().galley(place.min + egui::vec2(pad, pad), galley, inks.ink);
    }
    if response.hovered() && !scored {
        ui.painter().rect_stroke(rect.expand(1.5), 7.0, Stroke::new(1.5, inks.blue), egui::StrokeKind::Outside);
    }
    let clicked = response.clicked() && !scored;
    let turned = clicked || telling && known.is_none();
    if turned {
        open ^= clicked;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if open && !scored {
        let answer = egui::Frame::NONE.fill(inks.pale_blue).corner_radius(6).inner_margin(8).show(ui, |ui| {
            ui.set_width(3.0 * column + 2.0 * gap - 16.0);
            for sentence in &line.why {
                ui.add(egui::Label::new(RichText::new(sentence).size(12.5)).wrap());
            }
            if let Some(question) = undo
                && button(ui, Some(Icon::Undo), &t("ask-undo"), &t("ask-undo-says"), false).clicked()
            {
                out.push(TownRequest::Ask(question).into());
            }
        });
        if turned {
            // What was asked for is seen to its end, with the row where there is room for both.
            let (answer, both) = (answer.response.rect, rect.union(answer.response.rect));
            let fits = both.height() <= ui.clip_rect().height();
            let (place, align) = if fits { (both, None) } else { (answer, Some(egui::Align::Max)) };
            let how = if still(ui) { egui::style::ScrollAnimation::none() } else { ui.style().scroll_animation };
            ui.scroll_to_rect_animation(place, align, how);
        }
    }
}
