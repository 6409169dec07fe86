//! Report and tables of the run that is shown, written into a folder. The run is lived again in a task, with the towns
//! beside it that the report compares it with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::state::{Notice, Session, Shown};
use super::Step;
use crate::day::Options;
use crate::day::history::LARGEST_REMEMBERED;
use crate::session::save::Save;
use crate::session::towns::Published;
use crate::study::{Outcome, Plan};
use crate::files::out::write_whole;
use crate::view::facts::Fact;
use crate::view::report;
use crate::words::{plain, say};

/// What is being written.
#[derive(Resource, Default)]
pub struct Exporting(Option<Task<Result<String, String>>>);

impl Exporting {
    /// Whether something is being written.
    pub fn busy(&self) -> bool {
        self.0.is_some()
    }
}

/// Adds the writing.
pub fn plugin(app: &mut App) {
    app.init_resource::<Exporting>();
    app.add_systems(Update, collect.after(Step::Drive).before(Step::Experiment));
}

/// Begins to write into a folder, unless what the files would tell is covered.
pub fn begin(folder: PathBuf, exporting: &mut Exporting, shown: &Shown, session: &mut Session) {
    let notice = |text: String, wrong: bool| Some(Notice { text, wrong });
    let Some(published) = shown.town().cloned() else { return };
    if Fact::ALL.into_iter().any(|fact| !session.may_see(fact)) {
        session.notice = notice(plain("export-covered"), true);
        return;
    }
    session.notice = notice(plain("export-running"), false);
    exporting.0 = Some(AsyncComputeTaskPool::get().spawn(async move { write(&folder, &published) }));
}

/// Lives a run again and writes what came of it. Gives what is to be said of it.
fn write(folder: &Path, published: &Published) -> Result<String, String> {
    let save = published.save();
    let outcome = lived(published, &save)?;
    let failed = |why: String| say("cannot-write", &[("file", &folder.display().to_string()), ("why", &why)]);
    let html = report::html(&outcome).map_err(|why| failed(why.to_string()))?;
    write_whole(&folder.join("report.html"), &html).map_err(|why| failed(why.to_string()))?;
    Ok(say("export-done", &[("folder", &folder.display().to_string()), ("files", "report.html")]))
}

/// The run as the command line would have it.
fn lived(published: &Published, save: &Save) -> Result<Outcome, String> {
    let recipe = &published.origin.0;
    let parsed = recipe.parse(&[]).map_err(|problems| problems.to_string())?;
    let scenario = Arc::new(parsed.scenario);
    let changes = save.changes(recipe, &scenario)?;
    let small = published.town.town().residents() <= LARGEST_REMEMBERED;
    let plan = Plan {
        options: Options { seed: Some(save.seed), ..Options::default() },
        days: Some(save.days),
        with_contrasts: small,
        every: if small { 1 } else { 30 },
        changes,
    };
    Ok(plan.run(&scenario, |_, _| ()))
}

fn collect(mut exporting: ResMut<Exporting>, mut session: ResMut<Session>) {
    if let Some(result) = exporting.0.as_mut().and_then(check_ready) {
        exporting.0 = None;
        let wrong = result.is_err();
        let (Ok(text) | Err(text)) = result;
        session.notice = Some(Notice { text: text.trim_end().to_owned(), wrong });
    }
}
