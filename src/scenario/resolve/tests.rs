use crate::scenario::{Library, Scenario, Source, parse};

fn read(text: &str) -> Result<Scenario, String> {
    let source = Source { name: "test.ron".into(), bytes: text.as_bytes().to_vec() };
    parse(&source, &Library::default(), &[]).map(|parsed| parsed.scenario).map_err(|problems| problems.to_string())
}
