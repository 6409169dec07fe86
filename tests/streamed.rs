//! Tables are written row by row: a town of millions needs no memory for them. Counted in bytes that are allocated. One
//! test, so that nothing else allocates meanwhile.

use std::fs;

use peak_alloc::PeakAlloc;
use tallyford::day::Options;
use tallyford::files::export::{Export, SHEETS, write_sheet};
use tallyford::files::tables::Style;
use tallyford::scenario::Recipe;
use tallyford::session::save::Save;
use tallyford::study::Plan;

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

#[test]
fn tables_are_never_held_in_memory() {
    const RESIDENTS: usize = 40_000;
    let mut recipe = Recipe::shipped("long-way-up").unwrap();
    recipe.settings = vec![format!("town.residents={RESIDENTS}")];
    let parsed = recipe.parse(&[]).unwrap();
    let options = Options { threads: 1, ..Options::default() };
    let plan = Plan { options, days: Some(3), every: 3, ..Plan::default() };
    let outcome = plan.run(&std::sync::Arc::new(parsed.scenario), |_, _| ());
    let save = Save::new(&recipe, &parsed.packs, &outcome.town, &[], &outcome.record);
    let export = Export { outcome: &outcome, save: &save, style: Style::Plain };
    let folder = tempfile::tempdir().unwrap();
    let mut written = 0;
    for sheet in SHEETS.iter().filter(|sheet| sheet.absent(&outcome).is_none()) {
        let path = folder.path().join(sheet.file);
        let before = PEAK.current_usage();
        PEAK.reset_peak_usage();
        write_sheet(&path, sheet, &export).unwrap();
        let held = PEAK.peak_usage() - before;
        let size = fs::metadata(&path).unwrap().len() as usize;
        println!("{}: {size} bytes, {held} held", sheet.file);
        let most = match sheet.file {
            // Ties need those of the founding, which are made anew and take no more than the town itself.
            "ties.csv" => 300 * RESIDENTS,
            // Measures sort everybody's scores to tell what is in the middle.
            "measures.csv" | "groups.csv" => 100 * RESIDENTS,
            _ => 200_000,
        };
        assert!(held < most, "{}: {held} bytes held for a file of {size}", sheet.file);
        written += size;
    }
    assert!(written > 400 * RESIDENTS, "the tables are long: {written}");
    let refused = SHEETS.iter().find(|sheet| sheet.file == "receipts.csv").unwrap();
    let why = write_sheet(&folder.path().join("receipts.csv"), refused, &export).unwrap_err();
    assert!(why.contains("more than 20,000 residents") && !folder.path().join("receipts.csv").exists(), "{why}");
}
