//! The lab in the window: the task that runs what is set.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::state::Shown;
use super::{Requests, Screen, Step};
use crate::session::request::LabRequest;
use crate::study::lab::{Report, Setup, Stopped};

/// Frames for which nothing is set before a run begins.
const STILL: u32 = 6;
/// Parts in which the share that is done is told.
const PARTS: f32 = 10_000.0;

/// A run that goes on.
struct Run {
    number: usize,
    setup: Setup,
    seed: u64,
    task: Task<Result<Report, Stopped>>,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicU32>,
}

/// The run that goes on, if any.
#[derive(Resource, Default)]
pub struct Bench {
    run: Option<Run>,
    /// Frames since a parameter was set: a run begins when the hand has come to rest.
    still: u32,
}

/// Whether the lab has something to do.
pub fn busy(bench: &Bench, screen: Screen, shown: &Shown) -> bool {
    screen == Screen::Lab && (bench.run.is_some() || !shown.lab.up_to_date() && shown.lab.problem().is_none())
}

/// Adds the lab.
pub fn plugin(app: &mut App) {
    app.init_resource::<Bench>();
    app.add_systems(Update, (obey, go_on).chain().in_set(Step::Experiment).run_if(in_state(Screen::Lab)));
    app.add_systems(OnExit(Screen::Lab), |mut bench: ResMut<Bench>| stop(&mut bench));
}

fn obey(mut requests: ResMut<Requests>, mut shown: ResMut<Shown>, mut bench: ResMut<Bench>) {
    for request in requests.take::<LabRequest>() {
        bench.still = 0;
        shown.lab.obey(request);
    }
    // Nothing is asked of a town here.
    requests.0.clear();
}

fn stop(bench: &mut Bench) {
    if let Some(run) = bench.run.take() {
        run.stop.store(true, Ordering::Relaxed);
        run.task.detach();
    }
}

/// Takes up what has come out, stops what is no longer wanted, and begins what is.
fn go_on(mut bench: ResMut<Bench>, mut shown: ResMut<Shown>) {
    let lab = &shown.lab;
    if let Some(run) = &mut bench.run {
        if let Some(result) = check_ready(&mut run.task) {
            let number = run.number;
            bench.run = None;
            if let Ok(report) = result {
                shown.lab.reports[number] = Some(Arc::new(report));
            }
            shown.lab.running = None;
        } else if (run.number, &run.setup, run.seed) != (lab.chosen, lab.setup(), lab.seed) {
            stop(&mut bench);
        } else {
            shown.lab.running = Some(run.done.load(Ordering::Relaxed) as f32 / PARTS);
        }
        return;
    }
    if lab.up_to_date() || lab.problem().is_some() {
        if lab.running.is_some() {
            shown.lab.running = None;
        }
        return;
    }
    bench.still += 1;
    if bench.still > STILL {
        let (number, setup, seed, experiment) = (lab.chosen, lab.setup().clone(), lab.seed, lab.experiment());
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
        let (stopped, told, set) = (stop.clone(), done.clone(), setup.clone());
        let task = AsyncComputeTaskPool::get().spawn(async move {
            experiment.run(&set, seed, &|share| {
                told.store((share as f32 * PARTS) as u32, Ordering::Relaxed);
                !stopped.load(Ordering::Relaxed)
            })
        });
        bench.run = Some(Run { number, setup, seed, task, stop, done });
        shown.lab.running = Some(0.0);
    }
}
