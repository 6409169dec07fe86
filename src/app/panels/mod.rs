//! The panels: functions from what there is to see to what is asked for. Each draws into the [`Ui`] it is given and
//! knows nothing of Bevy; the one system here hands them their data and gathers what they ask.

pub mod broken;
pub mod challenge;
pub mod council;
pub mod curtain;
pub mod debrief;
pub mod desk;
pub mod dialogs;
pub mod fields;
pub mod files;
pub mod foot;
pub mod inquiry;
pub mod lab;
pub mod legend;
pub mod lesson;
pub mod life;
pub mod performance;
pub mod person;
pub mod picker;
pub mod pictures;
pub mod reveal;
pub mod rules;
pub mod top;
pub mod trail;
pub mod vote;
pub mod widgets;

use bevy::prelude::*;
use bevy_egui::egui::{self, Frame, Margin, Stroke, Ui};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiContexts, EguiInputSet, EguiPrimaryContextPass, PrimaryEguiContext};

use super::focus;
use super::map::{MapArea, card_id};
use super::request::{Dialog, LookRequest, Part, Request};
use super::state::{Session, Shown};
use super::store::Store;
use super::theme::{self, Theme};
use super::{Paint, Requests, Screen};

/// What panels read.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What the person chose.
    pub session: &'a Session,
    /// What there is to see.
    pub shown: &'a Shown,
    /// What is kept.
    pub store: &'a Store,
    /// The lessons to choose from.
    pub choices: &'a [picker::Choice],
    /// Whether the window is too narrow for all parts at once.
    pub compact: bool,
}

/// Higher windows have room for more, in points.
pub const TALL: f32 = 850.0;

/// Narrower windows show one part at a time, in points.
pub const COMPACT: f32 = 1000.0;

/// The lessons to choose from, read once.
#[derive(Resource)]
pub struct Choices(pub Vec<picker::Choice>);

/// Adds the panels.
pub fn plugin(app: &mut App) {
    app.insert_resource(Choices(picker::choices()));
    app.add_systems(PostStartup, |mut contexts: EguiContexts| -> Result {
        theme::install(contexts.ctx_mut()?);
        contexts.ctx_mut()?.enable_accesskit();
        Ok(())
    });
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Paint::Panels));
    app.add_systems(PreUpdate, presses.before(EguiInputSet::WriteEguiEvents));
}

/// By how much everything is drawn larger in a window of so many logical pixels, so that a large screen shows larger words
/// and no smaller ones: 1 on a small screen, 1.2 on a full one of 1080 lines, 2.4 on one of 2160.
fn from_the_back_row(size: egui::Vec2) -> f32 {
    const PLAIN: egui::Vec2 = egui::vec2(1366.0, 900.0);
    let fits = (size / PLAIN).min_elem();
    // In steps, so that nothing is laid out anew with every pixel of a window that is being resized.
    ((fits * 20.0 + 1e-3).floor() / 20.0).clamp(1.0, 3.0)
}

/// What a screen reader presses.
fn presses(
    mut pressed: MessageReader<bevy::a11y::ActionRequest>,
    context: Single<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    for request in pressed.read() {
        let event = egui::Event::AccessKitActionRequest(request.0.clone());
        events.write(EguiInputEvent { context: *context, event });
    }
}

/// The one root of all panels.
pub fn root(ctx: &egui::Context) -> Ui {
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.content_rect());
    Ui::new(ctx.clone(), egui::Id::new("root"), builder)
}

/// Draws everything but the map itself.
#[expect(clippy::too_many_arguments, reason = "a system is handed what it reads")]
pub fn draw(
    mut contexts: EguiContexts,
    session: Res<Session>,
    shown: Res<Shown>,
    store: Res<Store>,
    choices: Res<Choices>,
    screen: Res<State<Screen>>,
    mut requests: ResMut<Requests>,
    mut area: ResMut<MapArea>,
    mut themed: Local<Option<(Theme, bool, u32)>>,
    mut frame: Local<u32>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    // The typefaces hold from the second pass on.
    *frame += 1;
    if *frame == 1 {
        return Ok(());
    }
    let settings = session.settings;
    let zoom = settings.text_size * from_the_back_row(ctx.content_rect().size() * ctx.zoom_factor());
    let wanted = (settings.theme, settings.reduced_motion, (zoom * 100.0) as u32);
    if *themed != Some(wanted) {
        theme::apply(&ctx, settings.theme, settings.reduced_motion);
        ctx.set_zoom_factor(zoom);
        *themed = Some(wanted);
    }
    let compact = ctx.content_rect().width() < COMPACT;
    let view = View { session: &session, shown: &shown, store: &store, choices: &choices.0, compact };
    let mut root = root(&ctx);
    let map = window_ui(&mut root, *screen.get(), &view, &mut requests.0);
    area.renew(&ctx, map, shown.towns.len(), compact, session.curtain);
    Ok(())
}

/// Draws the panels of a screen. Gives the map's place and what the pointer does there.
pub fn window_ui(root: &mut Ui, screen: Screen, view: &View, out: &mut Vec<Request>) -> Option<egui::Response> {
    focus::begin(root.ctx());
    root.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(widgets::t("tallyford")));
    let map = match screen {
        Screen::Picker => {
            let inks = theme::inks(root);
            let frame = Frame::NONE.fill(inks.paper).inner_margin(Margin::symmetric(20, 8));
            egui::CentralPanel::default().frame(frame).show(root, |ui| {
                focus::panel(ui);
                picker::picker_ui(ui, view, out);
            });
            None
        }
        Screen::Lab => {
            let inks = theme::inks(root);
            let frame = Frame::NONE.fill(inks.paper).inner_margin(Margin::symmetric(20, 10));
            egui::CentralPanel::default().frame(frame).show(root, |ui| {
                focus::panel(ui);
                lab::lab_ui(ui, view, out);
            });
            None
        }
        Screen::Town => town_ui(root, view, out),
    };
    let ctx = root.ctx().clone();
    notice_ui(root, view, out);
    if view.session.dialog != Dialog::None {
        let width = match view.session.dialog {
            Dialog::Inquiry => 860.0,
            Dialog::People { .. } | Dialog::Files | Dialog::Export => 560.0,
            _ => 460.0,
        };
        modal(&ctx, "dialog", width, |ui| dialogs::dialog_ui(ui, view, out));
    }
    focus::ring(root);
    map
}

/// A card over the dimmed town.
fn modal(ctx: &egui::Context, id: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let room = ctx.content_rect().width() - 24.0;
    let style = ctx.global_style();
    let frame = Frame::window(&style).inner_margin(Margin::same(if room < 900.0 { 14 } else { 22 }));
    let inner = width.min(room - 40.0);
    egui::Modal::new(egui::Id::new(id))
        .frame(frame)
        .backdrop_color(egui::Color32::from_rgba_unmultiplied(0x2A, 0x28, 0x33, 130))
        .show(ctx, |ui| {
            ui.set_width(inner);
            add(ui);
            focus::panel_in(ui, ui.min_rect());
        });
}

/// A part of the window, drawn into the room that was kept for it.
fn part(root: &mut Ui, id: &str, room: egui::Rect, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut ui = root.new_child(egui::UiBuilder::new().id_salt(id).max_rect(room).layout(layout));
    ui.shrink_clip_rect(room.expand(6.0));
    focus::panel(&ui);
    add(&mut ui);
}

/// Keeps room for a part at an edge of what is left. It is drawn later, so that controls are reached in the order in which
/// they are read.
fn keep_room(root: &mut Ui, panel: egui::Panel, frame: Frame, size: f32) -> egui::Rect {
    panel.frame(frame).exact_size(size).resizable(false).show(root, |ui| ui.max_rect()).inner
}

/// Draws a town. Gives the map's place and what the pointer does there, where the town is seen.
fn town_ui(root: &mut Ui, view: &View, out: &mut Vec<Request>) -> Option<egui::Response> {
    let inks = theme::inks(root);
    let paper = Frame::NONE.fill(inks.card).inner_margin(Margin::symmetric(12, 6));
    let rooms = if view.compact { Rooms::narrow(root, view, paper) } else { Rooms::wide(root, view, paper) };
    part(root, "top", rooms.top, |ui| top::top_ui(ui, view, out));
    if let Some(room) = rooms.tabs {
        part(root, "tabs", room, |ui| top::tabs_ui(ui, view, out));
    }
    if let Some(room) = rooms.rules {
        part(root, "rules", room, |ui| rules::rules_ui(ui, view, out));
    }
    if !view.session.mode.has_town() {
        let frame = Frame::NONE.fill(inks.paper).inner_margin(Margin::symmetric(20, 10));
        egui::CentralPanel::default().frame(frame).show(root, |ui| {
            focus::panel(ui);
            if let Some(live) = view.session.mode.live() {
                life::life_ui(ui, view, live, out);
            }
            if let Some(vote) = view.session.mode.vote() {
                vote::vote_ui(ui, view, vote, out);
            }
        });
        return None;
    }
    let free = root.available_rect_before_wrap();
    let map = root.interact(free, egui::Id::new("map"), egui::Sense::CLICK | egui::Sense::DRAG);
    over_map(root, free, view, out);
    if let Some(room) = rooms.person {
        part(root, "person", room, |ui| person::person_ui(ui, view, out));
    }
    if let Some(room) = rooms.foot {
        part(root, "foot", room, |ui| foot::foot_ui(ui, view, out));
    }
    Some(map)
}

/// Where the parts of the window are.
struct Rooms {
    top: egui::Rect,
    tabs: Option<egui::Rect>,
    rules: Option<egui::Rect>,
    person: Option<egui::Rect>,
    foot: Option<egui::Rect>,
}

impl Rooms {
    /// One part at a time.
    fn narrow(root: &mut Ui, view: &View, paper: Frame) -> Self {
        let top = keep_room(root, egui::Panel::top("top"), paper, 46.0);
        let tabs = keep_room(root, egui::Panel::top("tabs"), paper, 42.0);
        let mut rooms = Self { top, tabs: Some(tabs), rules: None, person: None, foot: None };
        let part = view.session.narrow.filter(|part| view.session.has_part(*part));
        if let Some(part) = part {
            let width = (root.available_width() * 0.5).clamp(240.0, 360.0);
            let side = Frame::NONE.fill(theme::inks(root).card).inner_margin(Margin::symmetric(10, 8));
            let room = Some(keep_room(root, egui::Panel::right("narrow"), side, width));
            match part {
                Part::Rules => rooms.rules = room,
                Part::Person => rooms.person = room,
                Part::Foot => rooms.foot = room,
            }
        }
        rooms
    }

    /// All parts that are not folded away.
    fn wide(root: &mut Ui, view: &View, paper: Frame) -> Self {
        let inks = theme::inks(root);
        let side = Frame::NONE.fill(inks.paper).inner_margin(Margin::symmetric(10, 10));
        let right = Frame::NONE.fill(inks.card).inner_margin(Margin::symmetric(12, 10));
        let foot = Frame::NONE.fill(inks.card).inner_margin(Margin::symmetric(14, 8));
        let tall = root.ctx().content_rect().height() > TALL;
        let open = |part| !view.session.is_folded(part);
        let top = keep_room(root, egui::Panel::top("top"), paper, 46.0);
        let height = if tall { 210.0 } else { 168.0 };
        // Where no day has passed and none can be let pass here, there is nothing to draw a line of.
        let lived = view.session.mode.has_clock() || view.shown.known().today > 0;
        let foot = (open(Part::Foot) && view.session.has_part(Part::Foot) && lived)
            .then(|| keep_room(root, egui::Panel::bottom("foot"), foot, height));
        let open = |part| open(part) && view.session.has_part(part);
        let rules = open(Part::Rules).then(|| keep_room(root, egui::Panel::left("rules"), side, 264.0));
        let person = open(Part::Person).then(|| keep_room(root, egui::Panel::right("person"), right, 330.0));
        Self { top, tabs: None, rules, person, foot }
    }
}

/// What lies on the map: the lesson's card, the legend, and the tabs of folded parts.
fn over_map(root: &mut Ui, free: egui::Rect, view: &View, out: &mut Vec<Request>) {
    let ctx = root.ctx().clone();
    // At the desk the map lies behind the files.
    if view.session.mode.has_rules() || view.session.mode.has_files() {
        legend::legend_ui(root, free, view);
    }
    curtain::curtain_ui(root, free, view, out);
    ctx.data_mut(|data| data.remove::<egui::Rect>(card_id()));
    if view.shown.town().is_none() || view.session.dialog != Dialog::None {
        return;
    }
    if let Some(judge) = view.session.mode.judge() {
        if judge.over {
            modal(&ctx, "judged", 820.0, |ui| {
                ui.set_height(ctx.content_rect().height() - 110.0);
                desk::judged_ui(ui, view, judge, out);
            });
        } else {
            card_on_map(root, free, "desk", 680.0, |ui| desk::desk_ui(ui, view, judge, free.bottom() - 24.0, out));
        }
        return;
    }
    if let Some(council) = view.session.mode.council() {
        if council.sits && !council.over {
            let bottom = free.bottom() - 24.0;
            card_on_map(root, free, "council", 760.0, |ui| council::sits_ui(ui, view, council, bottom, out));
        } else {
            modal(&ctx, "council", 820.0, |ui| {
                ui.set_height(ctx.content_rect().height() - 110.0);
                if council.over {
                    council::over_ui(ui, view, council, out);
                } else {
                    council::aims_ui(ui, view, council, out);
                }
            });
        }
        return;
    }
    if let Some(live) = view.session.mode.live() {
        modal(&ctx, "life", 760.0, |ui| {
            ui.set_height(ctx.content_rect().height() - 110.0);
            life::over_ui(ui, view, live, out);
        });
        return;
    }
    if let Some(vote) = view.session.mode.vote() {
        if vote::covers_town(view, vote) {
            modal(&ctx, "vote", 860.0, |ui| {
                ui.set_height(ctx.content_rect().height() - 110.0);
                vote::vote_ui(ui, view, vote, out);
            });
        } else if vote.all_uncovered() {
            card_on_map(root, free, "aside", 520.0, |ui| vote::aside_ui(ui, view, out));
        } else {
            card_on_map(root, free, "proposals", 620.0, |ui| vote::write_ui(ui, view, out));
        }
        return;
    }
    if !lesson::covers_town(view) {
        let revealing = view.session.mode.is_revealing();
        let inked = view.session.ink.is_some() && view.shown.inquiry.is_some();
        if revealing || inked || view.session.step().is_some() {
            card_on_map(root, free, "lesson", if revealing { 420.0 } else { 620.0 }, |ui| {
                // The lesson's card makes room for what is revealed.
                if revealing {
                    reveal::reveal_ui(ui, view);
                } else if inked {
                    trail::trail_ui(ui, view, out);
                } else {
                    lesson::strip_ui(ui, view, out);
                }
            });
        }
        return;
    }
    let debrief = view.session.stands_at(crate::scenario::raw::StepKind::Debrief);
    modal(&ctx, "lesson-card", 820.0, |ui| {
        if debrief {
            ui.set_height(ctx.content_rect().height() - 110.0);
            debrief::debrief_ui(ui, view, out);
        } else {
            let room = ctx.content_rect().height() - 90.0;
            egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    widgets::turn_pages(ui);
                    lesson::bet_ui(ui, view, out);
                },
            );
        }
    });
}

/// A card at the head of the map, of a width in points at most. The map makes room for it.
fn card_on_map(root: &Ui, free: egui::Rect, id: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    const MARGIN: f32 = 14.0;
    let (ctx, inks) = (root.ctx(), theme::inks(root));
    let width = (free.width() - 24.0).min(width);
    let frame = Frame::NONE.fill(inks.card).stroke(Stroke::new(inks.outline, inks.ink)).corner_radius(10);
    let card = egui::Area::new(egui::Id::new(id))
        .order(egui::Order::Middle)
        .fixed_pos(egui::pos2(free.center().x - width / 2.0, free.top() + 10.0))
        .show(ctx, |ui| {
            frame.inner_margin(Margin::symmetric(MARGIN as i8, 10)).show(ui, |ui| {
                ui.set_width(width - 2.0 * MARGIN);
                add(ui);
                focus::panel_in(ui, ui.min_rect());
            });
        });
    ctx.data_mut(|data| data.insert_temp(card_id(), card.response.rect));
}

/// What the program has to say, at the foot of the window.
fn notice_ui(root: &Ui, view: &View, out: &mut Vec<Request>) {
    let Some(notice) = &view.session.notice else {
        return;
    };
    let inks = theme::inks(root);
    let ctx = root.ctx();
    let width = (ctx.content_rect().width() - 40.0).min(640.0);
    egui::Area::new(egui::Id::new("notice"))
        .order(egui::Order::Foreground)
        .anchor(egui::Align2::CENTER_BOTTOM, [0.0, -18.0])
        .show(ctx, |ui| {
            let (fill, edge) = if notice.wrong { (inks.pale_rust, inks.rust) } else { (inks.pale_blue, inks.blue) };
            let frame = Frame::NONE.fill(fill).stroke(Stroke::new(1.5, edge)).corner_radius(10).inner_margin(12);
            frame.show(ui, |ui| {
                ui.set_width(width - 24.0);
                ui.horizontal_top(|ui| {
                    let room = (ui.available_width() - 46.0).max(80.0);
                    ui.vertical(|ui| {
                        ui.set_width(room);
                        // A file may have many problems.
                        let most = (ctx.content_rect().height() * 0.4).max(60.0);
                        egui::ScrollArea::vertical().max_height(most).show(ui, |ui| {
                            ui.add(egui::Label::new(&notice.text).wrap());
                        });
                    });
                    if widgets::button(ui, Some(super::icons::Icon::Close), "", &widgets::t("close"), false).clicked() {
                        out.push(LookRequest::Dismiss.into());
                    }
                });
                focus::panel_in(ui, ui.min_rect());
            });
        });
}
