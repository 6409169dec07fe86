//! The elements in the page, beside the canvas. Only what has changed is touched. A press on an element, or its focus, is
//! handed to the panels as one of a screen reader; keys are handed to the canvas by the page itself.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use bevy::prelude::*;
use bevy_egui::egui::accesskit::{Action, ActionRequest, NodeId, TreeId};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{
    EguiContext, EguiInput, EguiInputSet, EguiOutput, EguiPostUpdateSet, EguiPreUpdateSet, PrimaryEguiContext, egui,
};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement};

use super::tree::{self, Element};
use crate::app::Screen;
use crate::app::driver::Driver;
use crate::app::heard;
use crate::app::host;
use crate::app::lab::{self, Bench};
use crate::app::sleep::Alarm;
use crate::app::state::{Session, Shown};
use crate::view::lens::Lens;
use crate::view::map;

/// Under which name an element keeps the number by which the panels know it.
const NUMBER: &str = "data-node";

/// What a person did to an element, and has not been handed on.
type Done = Rc<RefCell<Vec<(NodeId, Action)>>>;

/// What stands in the page.
struct Page {
    document: Document,
    /// Where the elements stand.
    room: HtmlElement,
    /// Where the canvas draws, which has the keys while no element has.
    canvas: HtmlElement,
    there: BTreeMap<NodeId, (Element, HtmlElement)>,
    order: Vec<NodeId>,
    focus: Option<NodeId>,
    /// Whether the focus is being moved by the panels, not by a person.
    moves: Rc<RefCell<bool>>,
    done: Done,
    said: String,
    drawn: Option<(u64, Lens)>,
}

/// Adds the mirror.
pub fn plugin(app: &mut App) {
    app.add_systems(PostStartup, set_up);
    app.add_systems(PreUpdate, keep_keys.in_set(EguiPreUpdateSet::ProcessInput).after(EguiInputSet::WriteEguiEvents));
    app.add_systems(PreUpdate, hand_on.before(EguiInputSet::WriteEguiEvents));
    app.add_systems(PostUpdate, (be_busy, show, say, draw).chain().after(EguiPostUpdateSet::PostProcessOutput));
}

fn set_up(world: &mut World) {
    let alarm = world.resource::<Alarm>().clone();
    match Page::find(alarm) {
        Ok(page) => world.insert_non_send(page),
        Err(why) => warn!("screen readers hear nothing: {why:?}"),
    }
}

impl Page {
    fn find(alarm: Alarm) -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let find = |id: &str| {
            let found = document.get_element_by_id(id).ok_or_else(|| JsValue::from_str(id))?;
            found.dyn_into::<HtmlElement>().map_err(JsValue::from)
        };
        let (room, canvas) = (find("mirror")?, find("tallyford")?);
        let (done, moves) = (Done::default(), Rc::new(RefCell::new(false)));
        for (event, action) in [("click", Action::Click), ("focusin", Action::Focus)] {
            let (done, moves, alarm) = (done.clone(), moves.clone(), alarm.clone());
            let heard = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
                let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
                let number = target.and_then(|target| target.get_attribute(NUMBER)?.parse().ok());
                if let (Some(number), false) = (number, *moves.borrow()) {
                    done.borrow_mut().push((NodeId(number), action));
                    alarm.ring();
                }
            });
            room.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref())?;
            // It is heard for as long as there is a page.
            heard.forget();
        }
        Ok(Self {
            document,
            room,
            canvas,
            there: BTreeMap::new(),
            order: vec![],
            focus: None,
            moves,
            done,
            said: String::new(),
            drawn: None,
        })
    }

    /// Makes the page what the panels say.
    fn take_up(&mut self, all: Vec<Element>, focus: Option<NodeId>) -> Result<(), JsValue> {
        let kept: BTreeSet<NodeId> = all.iter().map(|element| element.id).collect();
        self.there.retain(|id, (_, shown)| {
            let stays = kept.contains(id);
            if !stays {
                shown.remove();
            }
            stays
        });
        let order: Vec<NodeId> = all.iter().map(|element| element.id).collect();
        for element in all {
            match self.there.get_mut(&element.id) {
                Some((before, shown)) => {
                    if *before != element {
                        write(shown, Some(before), &element)?;
                        *before = element;
                    }
                }
                None => {
                    let tag = match element.role {
                        Some("button") => "button",
                        Some(_) => "div",
                        None => "p",
                    };
                    let shown: HtmlElement = self.document.create_element(tag)?.dyn_into()?;
                    shown.set_attribute(NUMBER, &element.id.0.to_string())?;
                    write(&shown, None, &element)?;
                    self.there.insert(element.id, (element, shown));
                }
            }
        }
        if order != self.order {
            let mut next = self.room.first_child();
            for (_, shown) in order.iter().filter_map(|id| self.there.get(id)) {
                if next.as_ref().is_some_and(|next| next.is_same_node(Some(shown))) {
                    next = shown.next_sibling();
                } else {
                    self.room.insert_before(shown, next.as_ref())?;
                }
            }
            self.order = order;
        }
        self.lead(focus)
    }

    /// Leads the focus of the page to where that of the panels is.
    fn lead(&mut self, focus: Option<NodeId>) -> Result<(), JsValue> {
        let to = focus.and_then(|id| self.there.get(&id)).map_or(&self.canvas, |(_, shown)| shown);
        let there = self.document.active_element().is_some_and(|active| active.is_same_node(Some(to)));
        // Whoever reads on in the page, without having pressed anything, is left where they are.
        if there || focus == self.focus && focus.is_none() {
            self.focus = focus;
            return Ok(());
        }
        self.focus = focus;
        *self.moves.borrow_mut() = true;
        let moved = to.focus();
        *self.moves.borrow_mut() = false;
        moved
    }
}

/// Writes what has changed of an element.
fn write(shown: &HtmlElement, before: Option<&Element>, now: &Element) -> Result<(), JsValue> {
    let set = |name: &str, value: Option<String>| match value {
        Some(value) => shown.set_attribute(name, &value),
        None => shown.remove_attribute(name),
    };
    if before.is_none_or(|before| (before.role, &before.name, before.stops) != (now.role, &now.name, now.stops)) {
        set("role", now.role.filter(|role| *role != "button").map(str::to_owned))?;
        set("tabindex", now.stops.then(|| "-1".to_owned()))?;
        match now.role {
            Some(role) if role != "button" && role != "link" => set("aria-label", Some(now.name.clone()))?,
            _ => shown.set_text_content(Some(&now.name)),
        }
    }
    let numbered = matches!(now.role, Some("slider" | "spinbutton" | "progressbar"));
    set("aria-valuetext", now.value.clone().filter(|_| numbered))?;
    set("aria-valuenow", now.number.filter(|_| numbered).map(|number| number.to_string()))?;
    if !numbered && now.role.is_some_and(|role| role != "button" && role != "link") {
        shown.set_text_content(now.value.as_deref());
    }
    let state = if now.role == Some("button") { "aria-pressed" } else { "aria-checked" };
    set(state, now.on.map(|on| on.to_string()))?;
    set("aria-disabled", now.is_off.then(|| "true".to_owned()))?;
    if before.is_none_or(|before| before.place != now.place) {
        let [left, top, width, height] = now.place;
        let style = shown.style();
        for (name, value) in [("left", left), ("top", top), ("width", width), ("height", height)] {
            style.set_property(name, &format!("{value}px"))?;
        }
    }
    Ok(())
}

/// The canvas loses the keys to an element, but the panels have them as long as the page has: else no control would be moved
/// by a key.
fn keep_keys(mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>) {
    for mut input in &mut inputs {
        input.focused |= host::has_keys();
    }
}

/// Hands on what was done to elements.
fn hand_on(
    page: Option<NonSend<Page>>,
    context: Single<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    let Some(page) = page else { return };
    for (target_node, action) in page.done.borrow_mut().drain(..) {
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data: None };
        events.write(EguiInputEvent { context: *context, event: egui::Event::AccessKitActionRequest(request) });
    }
}

/// Shows what the panels have read out in this frame.
fn show(page: Option<NonSendMut<Page>>, mut panels: Query<(&EguiOutput, &mut EguiContext), With<PrimaryEguiContext>>) {
    let (Some(mut page), Ok((output, mut context))) = (page, panels.single_mut()) else { return };
    if let Some(update) = &output.platform_output.accesskit_update {
        let ctx = context.get_mut();
        let (mut all, focus) = tree::elements(update, ctx.zoom_factor());
        // What lies under a dialog can neither be pressed nor read.
        let under = heard::under_dialogs(ctx);
        all.retain(|element| !under.contains(&element.id));
        if let Err(why) = page.take_up(all, focus) {
            warn!("the page cannot be changed: {why:?}");
        }
    }
}

/// Says whether something is being done, so that what is read out will change.
fn be_busy(
    page: Option<NonSend<Page>>,
    mut was: Local<bool>,
    driver: Res<Driver>,
    bench: Res<Bench>,
    screen: Res<State<Screen>>,
    shown: Res<Shown>,
) {
    let founding = *screen.get() == Screen::Town && shown.towns.is_empty();
    let busy = founding || driver.at_work() || lab::busy(&bench, *screen.get(), &shown);
    if let (Some(page), true) = (page, busy != *was) {
        *was = busy;
        let _ = page.room.set_attribute("aria-busy", &busy.to_string());
    }
}

/// Says what the program has to say, to whoever is reading something else.
fn say(page: Option<NonSendMut<Page>>, session: Res<Session>) {
    let Some(mut page) = page else { return };
    let text = session.notice.as_ref().map_or("", |notice| &notice.text);
    if page.said != text {
        text.clone_into(&mut page.said);
        if let Some(status) = page.document.get_element_by_id("status") {
            status.set_text_content(Some(text));
        }
    }
}

/// Where nothing can be drawn, the plan of the town stands in the page as a picture.
fn draw(page: Option<NonSendMut<Page>>, session: Res<Session>, shown: Res<Shown>, screen: Res<State<Screen>>) {
    let Some(mut page) = page.filter(|_| host::is_text_only()) else { return };
    let town = shown.town().filter(|_| *screen.get() == Screen::Town);
    let drawn = town.map(|_| (shown.edition, session.lens));
    if page.drawn == drawn {
        return;
    }
    page.drawn = drawn;
    if let Some(plan) = page.document.get_element_by_id("plan") {
        let lens = if session.may_look(session.lens) { session.lens } else { Lens::Scored };
        let picture = town.map_or_else(String::new, |published| map::svg(&published.town, lens, session.facts()));
        plan.set_inner_html(&picture);
    }
}
