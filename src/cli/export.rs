//! What `--out` writes.

use std::fs;
use std::path::Path;

use super::{Done, Stop};
use crate::day::state::ledger::points;
use crate::day::state::records::Receipt;
use crate::files::Input;
use crate::session::save::Save;
use crate::study::{MEASURES, Outcome};
use crate::view::report;
use crate::words::say;

fn failed(path: &Path, why: impl ToString) -> Stop {
    Stop::Failed(say("cannot-write", &[("file", &path.display().to_string()), ("why", &why.to_string())]))
}

/// Writes every export of a run into a folder, which is made if it is not there.
pub fn write(folder: &Path, input: &Input, outcome: &Outcome) -> Done {
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    measures(&folder.join("measures.csv"), outcome)?;
    residents(&folder.join("residents.csv"), outcome)?;
    receipts(&folder.join("receipts.csv"), outcome)?;
    save(&folder.join("run.ron"), input, outcome)?;
    write_report(&folder.join("report.html"), outcome)
}

/// Writes the report alone.
pub fn write_report(path: &Path, outcome: &Outcome) -> Done {
    let html = report::html(outcome).map_err(|error| failed(path, format!("{error:#}")))?;
    fs::write(path, html).map_err(|error| failed(path, error))
}

fn save(path: &Path, input: &Input, outcome: &Outcome) -> Done {
    let commands = input.save.as_ref().map_or(&[][..], |save| &save.commands);
    let save = Save::new(&input.recipe, &input.parsed.packs, &outcome.town, commands, &outcome.record);
    let text = save.text().map_err(|error| failed(path, error))?;
    fs::write(path, text + "\n").map_err(|error| failed(path, error))
}

/// A table under construction; every fault of writing names the file.
struct Table<'a> {
    path: &'a Path,
    writer: csv::Writer<fs::File>,
}

impl<'a> Table<'a> {
    fn new(path: &'a Path, header: &[&str]) -> Result<Self, Stop> {
        let writer = csv::Writer::from_path(path).map_err(|error| failed(path, error))?;
        let mut table = Self { path, writer };
        table.row(header.iter().map(|name| (*name).to_owned()))?;
        Ok(table)
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) -> Done {
        self.writer.write_record(cells).map_err(|error| failed(self.path, error))
    }

    fn finish(mut self) -> Done {
        self.writer.flush().map_err(|error| failed(self.path, error))
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{}", (value * 1e6).round() / 1e6))
}

fn measures(path: &Path, outcome: &Outcome) -> Done {
    let mut table = Table::new(path, &["measure", "name", "section", "unit", "value"])?;
    for (measure, (key, value)) in MEASURES.iter().zip(outcome.measures()) {
        let (section, unit) = (format!("{:?}", measure.section), format!("{:?}", measure.unit));
        table.row([key.to_owned(), measure.name(), section.to_lowercase(), unit.to_lowercase(), number(value)])?;
    }
    table.finish()
}

fn residents(path: &Path, outcome: &Outcome) -> Done {
    let town = &outcome.town;
    let header = [
        "resident",
        "name",
        "age",
        "quarter",
        "look",
        "trade",
        "employment",
        "score",
        "band",
        "standing",
        "worth",
        "flagged",
        "flag_earned",
        "money",
        "strain",
        "days_flagged",
        "days_wronged",
        "days_lowest",
        "contacts",
    ];
    let mut table = Table::new(path, &header)?;
    let lives = &town.state.truth.lives;
    for resident in 0..town.town().residents() as u32 {
        let (people, i) = (town.town(), resident as usize);
        let leading = town.leading().filter(|office| office.rates(resident));
        let score = leading.map(|office| office.score(resident));
        let standing = leading.and_then(|office| office.standing(resident));
        let band = leading.map_or_else(String::new, |office| office.band_name(resident).to_owned());
        table.row([
            resident.to_string(),
            people.name(resident),
            people.age(resident).to_string(),
            people.quarter(resident).to_owned(),
            people.look(resident).to_owned(),
            people.trade(resident).to_owned(),
            format!("{:?}", town.employment(resident)).to_lowercase(),
            number(score),
            band,
            number(standing),
            number(Some(town.worth(resident))),
            town.flagged(resident).to_string(),
            town.deserves_flag(resident).to_string(),
            number(Some(town.money(resident))),
            number(Some(town.strain(resident))),
            lives.days_flagged[i].to_string(),
            lives.days_wronged[i].to_string(),
            lives.days_lowest[i].to_string(),
            town.contacts(resident).len().to_string(),
        ])?;
    }
    table.finish()
}

/// Every change of a score by a rule; in towns too large to remember there are no rows.
fn receipts(path: &Path, outcome: &Outcome) -> Done {
    let town = &outcome.town;
    let header = [
        "day",
        "resident",
        "name",
        "office",
        "act",
        "points",
        "watcher",
        "record",
        "true",
        "seen_resident",
        "taken_back_day",
    ];
    let mut table = Table::new(path, &header)?;
    let Some(history) = town.history() else {
        return table.finish();
    };
    let policy = town.scenario().policy();
    let seen: std::collections::BTreeMap<u64, Option<u32>> =
        history.observations().map(|(_, observation)| (observation.id, observation.seen(town.witness()))).collect();
    let key = |receipt: &Receipt| (receipt.record.id, receipt.about, receipt.office, receipt.rule);
    let taken_back: std::collections::BTreeMap<(u64, u32, u8, u16), u32> =
        history.corrections().map(|(day, c)| (key(&c.receipt), day + 1)).collect();
    for (day, receipt) in history.receipts() {
        let record = &receipt.record;
        let optional = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
        table.row([
            (day + 1).to_string(),
            receipt.about.to_string(),
            town.town().name(receipt.about),
            policy.offices()[usize::from(receipt.office)].name().to_owned(),
            policy.acts()[usize::from(record.act)].name().to_owned(),
            number(Some(points(receipt.points))),
            policy.watchers()[usize::from(record.watcher)].name().to_owned(),
            format!("{:016x}", record.id),
            receipt.is_true(town.witness()).to_string(),
            optional(seen.get(&record.id).copied().flatten()),
            optional(taken_back.get(&key(receipt)).copied()),
        ])?;
    }
    table.finish()
}
