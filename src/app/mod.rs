//! The window: a teacher opens a lesson and a class sees the town.
//!
//! Requests go in, towns come out: panels, keys and scripts ask ([`request`]); the [`driver`] alone changes a town, in a
//! task; what it publishes is drawn by the [`map`] and the [`panels`]. One plugin a file.
//!
//! Invariant: `bevy` and `egui` are used here and nowhere else; nothing here decides what happens in a town.

pub mod browse;
pub mod capture;
pub mod chosen;
pub mod closing;
pub mod council;
pub mod desk;
pub mod driver;
mod ending;
pub mod export;
pub mod fitting;
pub mod focus;
pub mod heard;
pub mod host;
pub mod icons;
pub mod ink;
pub mod keys;
pub mod lab;
pub mod life;
pub mod map;
pub mod mirror;
pub mod panels;
pub mod place;
pub mod request;
pub mod respond;
pub mod script;
pub mod settings;
pub mod signs;
pub mod sleep;
mod slices;
pub mod state;
pub mod store;
pub mod theme;
pub mod typing;
pub mod vote;

use bevy::log::{DEFAULT_FILTER, LogPlugin};
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::window::{PresentMode, WindowResolution};
use bevy_egui::{EguiGlobalSettings, EguiPlugin, EguiPrimaryContextPass};

use request::{ProgramRequest, Request};
use state::{Session, Shown};

/// The screens.
#[derive(States, Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The choice of scenarios.
    #[default]
    Picker,
    /// A town.
    Town,
    /// The lab: experiments with known results.
    Lab,
}

/// The order of a frame.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Keys and scripts ask.
    Ask,
    /// What is asked of the window is done.
    Respond,
    /// What is asked of the towns is done.
    Drive,
    /// What is asked of the lab is done.
    Experiment,
    /// The map is drawn.
    Draw,
    /// What must not be lost is kept.
    Keep,
}

/// The order in which a frame is painted.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paint {
    /// Keys are read, before a panel that has the focus could take them.
    Keys,
    /// The panels are laid out, which leaves room for the map.
    Panels,
    /// What is written on the map is painted into that room.
    Map,
}

/// What was asked for and not yet done, in order.
#[derive(Resource, Default, Debug)]
pub struct Requests(pub Vec<Request>);

impl Requests {
    /// Asks for something.
    pub fn ask(&mut self, request: impl Into<Request>) {
        self.0.push(request.into());
    }

    /// Takes all requests of one arm, in order.
    pub fn take<Asked: TryFrom<Request, Error = Request>>(&mut self) -> Vec<Asked> {
        let mut taken = vec![];
        for request in std::mem::take(&mut self.0) {
            match Asked::try_from(request) {
                Ok(asked) => taken.push(asked),
                Err(other) => self.0.push(other),
            }
        }
        taken
    }
}

/// What the window starts with.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// The town to begin with; the choice of scenarios if none.
    pub origin: Option<driver::Origin>,
    /// A link to open, instead of an origin: if it is broken, the window says so.
    pub load: Option<std::path::PathBuf>,
    /// Input to play instead of waiting for a person's.
    pub script: Option<script::Script>,
    /// The size of the window in pixels, whatever the screen; resizable as usual if none.
    pub size: Option<(u32, u32)>,
    /// The size of text, instead of what the settings say.
    pub text_size: Option<f32>,
    /// The language, instead of what the settings say.
    pub language: Option<crate::words::Language>,
    /// The folder for what is kept, instead of the usual one.
    pub folder: Option<std::path::PathBuf>,
}

/// Everything that can be tested without a window.
pub fn logic(app: &mut App) {
    app.init_state::<Screen>();
    app.init_resource::<Requests>().init_resource::<Session>().init_resource::<Shown>();
    let order = (Step::Ask, Step::Respond, Step::Drive, Step::Experiment, Step::Draw, Step::Keep);
    app.configure_sets(Update, order.chain());
    app.add_plugins((browse::plugin, driver::plugin, export::plugin, lab::plugin, respond::plugin, store::plugin));
}

/// Opens the window and stays until it is closed.
pub fn run(launch: Launch) -> AppExit {
    let mut app = App::new();
    let (width, height) = launch.size.unwrap_or(fitting::LIKED);
    let mut resolution = WindowResolution::new(width, height);
    if launch.size.is_some() {
        // Pictures are of a fixed size, whatever the screen.
        resolution.set_scale_factor_override(Some(1.0));
    }
    let window = Window {
        title: "Tallyford".to_owned(),
        name: Some("tallyford".to_owned()),
        resolution,
        resize_constraints: WindowResizeConstraints {
            min_width: fitting::LEAST.0,
            min_height: fitting::LEAST.1,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        // In a browser the page has a place for it, and gives it all its room.
        canvas: Some("#tallyford".to_owned()),
        fit_canvas_to_parent: true,
        // The page says which keys are its own: those of the browser stay with the browser.
        prevent_default_event_handling: false,
        ..default()
    };
    let plugins = DefaultPlugins
        .set(WindowPlugin { primary_window: Some(window), ..default() })
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
        .set(LogPlugin {
            filter: format!("{DEFAULT_FILTER}wgpu_hal=error,wgpu_core=error"),
            level: bevy::log::Level::WARN,
            ..default()
        });
    // Without anything to draw with, a page has words and a plan instead of pictures.
    #[cfg(target_arch = "wasm32")]
    let plugins = if host::is_text_only() {
        let nothing = bevy::render::settings::WgpuSettings { backends: None, ..default() };
        plugins.set(RenderPlugin { render_creation: nothing.into(), ..default() })
    } else {
        plugins
    };
    #[cfg(not(target_arch = "wasm32"))]
    let plugins = plugins
        .disable::<bevy::render::pipelined_rendering::PipelinedRenderingPlugin>()
        .disable::<bevy::app::TerminalCtrlCHandlerPlugin>();
    app.add_plugins(plugins);
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() });
    app.add_plugins(EguiPlugin::default());
    app.configure_sets(EguiPrimaryContextPass, (Paint::Keys, Paint::Panels, Paint::Map).chain());
    app.add_plugins((logic, sleep::plugin, closing::plugin, typing::plugin));
    app.add_plugins((keys::plugin, map::plugin, panels::plugin));
    #[cfg(target_arch = "wasm32")]
    app.add_plugins(mirror::page::plugin);
    if launch.size.is_none() {
        app.add_plugins(fitting::plugin);
    }
    let mut store = app.world_mut().resource_mut::<store::Store>();
    (store.folder, store.text_size, store.language) = (launch.folder, launch.text_size, launch.language);
    store.asks = launch.script.is_none();
    if let Some(mut script) = launch.script {
        script.size = launch.size;
        app.insert_resource(script).add_plugins(script::plugin);
    }
    if let Some(link) = launch.load {
        app.add_systems(Startup, move |mut requests: ResMut<Requests>| {
            requests.ask(ProgramRequest::Load(link.clone()))
        });
    }
    if let Some(origin) = launch.origin {
        app.world_mut().resource_mut::<driver::Driver>().begin(origin);
        app.insert_state(Screen::Town);
    }
    app.run()
}
