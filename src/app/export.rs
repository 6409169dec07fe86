//! Report and tables of the run that is shown, written into a folder. The run is lived again in a task, with the towns
//! beside it that the report compares it with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};
use bevy::window::ExitSystems;

use super::state::{Notice, Session, Shown};
use super::store::{Store, put_new};
use super::{Step, host};
use crate::day::Options;
use crate::files::export::{self as files, Export, Intent};
use crate::files::out::Refusal;
use crate::files::tables::Style;
use crate::session::save::Save;
use crate::session::towns::Published;
use crate::study::bets::BetsPlan;
use crate::study::{Outcome, Plan};
use crate::view::debrief;
use crate::view::facts::Fact;
use crate::words::say;

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
    app.add_systems(Last, finish_at_the_end.after(ExitSystems));
}

/// Begins to write into a folder, unless what the files would tell is covered.
pub fn begin(folder: PathBuf, exporting: &mut Exporting, shown: &Shown, session: &mut Session) {
    let notice = |text: String, wrong: bool| Some(Notice { text, wrong });
    let Some(published) = shown.town().cloned() else { return };
    if Fact::ALL.into_iter().any(|fact| !session.may_see(fact)) {
        session.notice = notice(say!("export-covered"), true);
        return;
    }
    // One after the other: two at once could mix their tables in one folder.
    if exporting.busy() {
        session.notice = notice(say!("export-running"), false);
        return;
    }
    session.notice = notice(say!("export-running"), false);
    exporting.0 = Some(AsyncComputeTaskPool::get().spawn(async move { write(&folder, &published) }));
}

/// Lives a run again and writes what came of it. Gives what is to be said of it.
fn write(folder: &Path, published: &Published) -> Result<String, String> {
    let save = published.save();
    let (recipe, packs) = &*published.origin;
    let intent = Intent { recipe, packs, seed: save.seed, days: save.days, commands: &save.commands };
    // What another run left is not written over from here: its folder can be chosen anew.
    files::claim(folder, &intent, false).map_err(|refusal| match refusal {
        Refusal::Taken(_) => say!("export-there", folder = folder.display().to_string()),
        Refusal::Failed(why) => why,
    })?;
    let outcome = lived(published, &save)?;
    let written = files::write(folder, &Export { outcome: &outcome, save: &save, style: Style::Plain })?;
    let (folder, names) = (folder.display().to_string(), written.files.join(", "));
    Ok(say!("export-done", folder = folder, files = names))
}

/// The run as the command line would have it, with the answers of the bets.
fn lived(published: &Published, save: &Save) -> Result<Outcome, String> {
    let recipe = &published.origin.0;
    let parsed = recipe.parse(&[]).map_err(|problems| problems.to_string())?;
    let scenario = Arc::new(parsed.scenario);
    let changes = save.changes(recipe, &scenario)?;
    let options = Options { seed: Some(save.seed), ..Options::default() };
    let plan = Plan { days: Some(save.days), changes: changes.clone(), ..Plan::in_full(&scenario, options) };
    let mut outcome = plan.run(&scenario, |_, _| ());
    if let Some(bets) = BetsPlan::of_run(&scenario, &outcome, &changes, None) {
        outcome.bets = bets.ask(|| ());
    }
    Ok(outcome)
}

/// Writes the two pages of the debriefing into the folder of documents, and opens them. Gives what is to be said of it.
pub fn print(store: &Store, shown: &Shown, session: &Session) -> Notice {
    let (Some(findings), Some(published)) = (&shown.findings, shown.town()) else {
        return Notice { text: say!("export-covered"), wrong: true };
    };
    let raw = published.town.scenario().raw();
    let folder = store.documents.join("Tallyford");
    let name = say!("debrief-file", name = shown.name, day = findings.day.to_string());
    let asked = debrief::asked(raw, &findings.debrief, session.mode.any_lesson().said());
    let page = debrief::html(raw, &findings.debrief, &asked).map_err(|error| error.to_string());
    let written = page.and_then(|page| put_new(&folder, &name, "html", &page).map_err(|error| error.to_string()));
    match written {
        Ok(path) => {
            let file = path.display().to_string();
            host::show(&path);
            Notice { text: say!("debrief-written", file = file), wrong: false }
        }
        Err(why) => {
            Notice { text: say!("debrief-failed", folder = folder.display().to_string(), why = why), wrong: true }
        }
    }
}

/// What is being written when the window closes is written to its end: somebody asked for it.
fn finish_at_the_end(mut exits: MessageReader<AppExit>, mut exporting: ResMut<Exporting>) {
    if exits.read().next().is_some()
        && let Some(task) = exporting.0.take()
        && let Some(Err(why)) = host::finish(task)
    {
        eprintln!("{why}");
    }
}

fn collect(mut exporting: ResMut<Exporting>, mut session: ResMut<Session>) {
    if let Some(result) = exporting.0.as_mut().and_then(check_ready) {
        exporting.0 = None;
        let wrong = result.is_err();
        let (Ok(text) | Err(text)) = result;
        session.notice = Some(Notice { text: text.trim_end().to_owned(), wrong });
    }
}
