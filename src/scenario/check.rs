//! Holds a scenario against itself: names that must be known, orders that must hold.

use std::collections::BTreeSet;

use super::compile::compile;
use super::policy::Scenario;
use super::problem::{Problems, nearest, plain_name};
use super::raw::{
    Chance, Fits, Method, Patrol, RawFeature, RawLedger, RawOffice, RawScenario, Serving, State, StepKind, Trigger, Who,
};
use super::shape::shown;
use super::tree::Node;

/// Checks a scenario and compiles it. Gives `None` if a problem stands in the way of compiling.
pub fn check(raw: RawScenario, tree: &Node, problems: &mut Problems) -> Option<Scenario> {
    let mut check = Check { raw: &raw, tree, problems };
    check.names();
    check.town();
    check.feature();
    check.acts();
    check.incidents_and_claims();
    check.watchers();
    check.offices();
    check.lesson();
    if !problems.is_empty() {
        return None;
    }
    let policy = compile(&raw)?;
    Some(Scenario { raw, policy })
}

struct Check<'a> {
    raw: &'a RawScenario,
    tree: &'a Node,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn add(&mut self, path: &str, key: &str, hint: Option<&str>, values: &[(&str, &str)]) {
        let mut all = vec![("path", path)];
        all.extend_from_slice(values);
        self.problems.add(self.tree.place_of(path), key, hint, &all);
    }

    /// A name that must be one of `known`.
    fn known(&mut self, path: &str, name: &str, known: &[&str], what: &str) {
        // A name that is missing has been told already.
        if name.is_empty() || known.iter().any(|k| plain_name(k) == plain_name(name)) {
            return;
        }
        let near = nearest(name, known.iter().copied()).unwrap_or("");
        let all = known.join(", ");
        let what = crate::words::plain(what);
        let hint = match (near.is_empty(), known.is_empty()) {
            (_, true) => "no-known-names",
            (true, false) => "known-names",
            (false, false) => "did-you-mean",
        };
        self.add(path, "unknown-name", Some(hint), &[("name", name), ("near", near), ("known", &all), ("what", &what)]);
    }

    fn distinct(&mut self, list: &str, names: &[&str]) {
        let mut seen = BTreeSet::new();
        for (i, name) in names.iter().enumerate() {
            if !name.is_empty() && !seen.insert(plain_name(name)) {
                self.add(&format!("{list}[{i}]"), "name-twice", Some("name-twice-hint"), &[("name", name)]);
            }
        }
    }

    fn names(&mut self) {
        let raw = self.raw;
        self.distinct("acts", &raw.acts.iter().map(|x| x.name.as_str()).collect::<Vec<_>>());
        self.distinct("watchers", &raw.watchers.iter().map(|x| x.name.as_str()).collect::<Vec<_>>());
        self.distinct("offices", &raw.offices.iter().map(|x| x.name.as_str()).collect::<Vec<_>>());
        self.distinct("town.quarters", &raw.town.quarters.iter().map(|x| x.name.as_str()).collect::<Vec<_>>());
        self.distinct("town.looks", &raw.town.looks.iter().map(|x| x.name.as_str()).collect::<Vec<_>>());
    }

    fn town(&mut self) {
        let town = &self.raw.town;
        let blocks = crate::town::layout::blocks_for(town.residents);
        if town.quarters.len() as u32 > blocks {
            let (quarters, blocks) = (town.quarters.len().to_string(), blocks.to_string());
            let values = [("quarters", quarters.as_str()), ("blocks", blocks.as_str())];
            self.add("town.quarters", "too-many-quarters", Some("too-many-quarters-hint"), &values);
        }
    }

    fn act_names(&self) -> Vec<&str> {
        self.raw.acts.iter().map(|act| act.name.as_str()).collect()
    }

    fn quarter_names(&self) -> Vec<&str> {
        self.raw.town.quarters.iter().map(|q| q.name.as_str()).collect()
    }

    fn days(&mut self, path: &str, from: u32, until: u32) {
        if until > 0 && until <= from {
            let (from, until) = (from.to_string(), until.to_string());
            self.add(&format!("{path}.until_day"), "until-before-from", None, &[("from", &from), ("until", &until)]);
        }
    }

    fn acts(&mut self) {
        let raw = self.raw;
        for (i, act) in raw.acts.iter().enumerate() {
            let path = format!("acts[{i}]");
            if act.min_age > act.max_age {
                let (low, high) = (act.min_age.to_string(), act.max_age.to_string());
                self.add(&format!("{path}.min_age"), "ages-crossed", None, &[("low", &low), ("high", &high)]);
            }
            let offices: Vec<&str> = raw.offices.iter().map(|office| office.name.as_str()).collect();
            self.known(&format!("{path}.served_by"), &act.served_by, &offices, "what-office");
            self.chance(&format!("{path}.chance"), &act.chance);
            if let Some(other) = &act.unless {
                let before: Vec<&str> = raw.acts[..i].iter().map(|act| act.name.as_str()).collect();
                self.known(&format!("{path}.unless"), other, &before, "what-earlier-act");
            }
            for (d, driver) in act.drivers.iter().enumerate() {
                if let State::Band(name) = &driver.state {
                    let bands: Vec<&str> = raw
                        .offices
                        .first()
                        .map(|o| o.bands.iter().map(|b| b.name.as_str()).collect())
                        .unwrap_or_default();
                    self.known(&format!("{path}.drivers[{d}].state"), name, &bands, "what-band");
                }
            }
        }
    }

    fn watchers(&mut self) {
        let raw = self.raw;
        let (acts, quarters) = (self.act_names(), self.quarter_names());
        let acts: Vec<String> = acts.into_iter().map(str::to_owned).collect();
        let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
        let quarters: Vec<String> = quarters.into_iter().map(str::to_owned).collect();
        let quarters: Vec<&str> = quarters.iter().map(String::as_str).collect();
        let looks: Vec<&str> = raw.town.looks.iter().map(|look| look.name.as_str()).collect();
        let groups = [looks, quarters.clone()].concat();
        for (i, watcher) in raw.watchers.iter().enumerate() {
            let path = format!("watchers[{i}]");
            for (a, act) in watcher.acts.iter().enumerate() {
                self.known(&format!("{path}.acts[{a}]"), act, &acts, "what-act");
            }
            for (q, quarter) in watcher.quarters.iter().enumerate() {
                self.known(&format!("{path}.quarters[{q}]"), quarter, &quarters, "what-quarter");
            }
            for (g, group) in watcher.groups.iter().enumerate() {
                self.known(&format!("{path}.groups[{g}].group"), &group.group, &groups, "what-group");
            }
            if let Some(act) = &watcher.false_alarm_as {
                self.known(&format!("{path}.false_alarm_as"), act, &acts, "what-act");
            }
            for (m, mistake) in watcher.mistakes.iter().enumerate() {
                self.known(&format!("{path}.mistakes[{m}].act"), &mistake.act, &acts, "what-act");
                self.known(&format!("{path}.mistakes[{m}].taken_for"), &mistake.taken_for, &acts, "what-act");
            }
            let incidents: Vec<&str> = raw.incidents.iter().map(|incident| incident.name.as_str()).collect();
            for (n, incident) in watcher.incidents.iter().enumerate() {
                self.known(&format!("{path}.incidents[{n}]"), incident, &incidents, "what-incident");
            }
            if let Patrol::ByFile(office) = &watcher.patrol {
                let keeping = raw.offices.iter().filter(|office| office.tally.is_some());
                let keeping: Vec<&str> = keeping.map(|office| office.name.as_str()).collect();
                self.known(&format!("{path}.patrol.ByFile"), office, &keeping, "what-tally");
            }
            let reads_other = watcher.reads_feature || !watcher.incidents.is_empty() || !watcher.mistakes.is_empty();
            if watcher.reads_feature && matches!(raw.town.feature, RawFeature::Nothing) {
                self.add(&format!("{path}.reads_feature"), "no-feature", Some("no-feature-hint"), &[]);
            }
            if watcher.acts.is_empty() && !reads_other {
                self.add(&path, "watcher-sees-nothing", Some("watcher-sees-nothing-hint"), &[("name", &watcher.name)]);
            }
            if watcher.places.is_empty() && watcher.incidents.is_empty() {
                self.add(&path, "watcher-nowhere", Some("watcher-nowhere-hint"), &[("name", &watcher.name)]);
            }
            self.days(&path, watcher.from_day, watcher.until_day);
        }
    }

    fn offices(&mut self) {
        let raw = self.raw;
        let acts: Vec<String> = self.act_names().into_iter().map(str::to_owned).collect();
        let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
        let quarters: Vec<&str> = raw.town.quarters.iter().map(|q| q.name.as_str()).collect();
        let watchers: Vec<&str> = raw.watchers.iter().map(|w| w.name.as_str()).collect();
        for (i, office) in raw.offices.iter().enumerate() {
            let path = format!("offices[{i}]");
            self.ledger(&path, office);
            self.serving(&path, office);
            if matches!(office.about, Who::Employed | Who::Debtors) {
                self.add(&format!("{path}.about"), "about-changes", Some("about-changes-hint"), &[]);
            }
            for (s, source) in office.sources.iter().enumerate() {
                self.known(&format!("{path}.sources[{s}]"), source, &watchers, "what-watcher");
            }
            let categories: Vec<&str> = office.categories.iter().map(|c| c.name.as_str()).collect();
            self.distinct(&format!("{path}.categories"), &categories);
            for (r, rule) in office.rules.iter().enumerate() {
                let path = format!("{path}.rules[{r}]");
                self.known(&format!("{path}.act"), &rule.act, &acts, "what-act");
                if !rule.category.is_empty() {
                    self.known(&format!("{path}.category"), &rule.category, &categories, "what-category");
                }
                for (q, quarter) in rule.quarters.iter().enumerate() {
                    self.known(&format!("{path}.quarters[{q}]"), quarter, &quarters, "what-quarter");
                }
                self.days(&path, rule.from_day, rule.until_day);
            }
            self.distinct(&format!("{path}.lists"), &office.lists.iter().map(|l| l.name.as_str()).collect::<Vec<_>>());
            for (l, list) in office.lists.iter().enumerate() {
                let path = format!("{path}.lists[{l}]");
                if list.on.is_empty() || list.off.is_empty() {
                    self.add(&path, "list-without-door", Some("list-without-door-hint"), &[("name", &list.name)]);
                }
                for (t, trigger) in list.on.iter().enumerate() {
                    if let Trigger::Record(act) = trigger {
                        self.known(&format!("{path}.on[{t}].Record"), act, &acts, "what-act");
                    }
                }
            }
        }
    }

    fn incidents_and_claims(&mut self) {
        let raw = self.raw;
        let quarters = self.quarter_names();
        let quarters: Vec<String> = quarters.into_iter().map(str::to_owned).collect();
        let quarters: Vec<&str> = quarters.iter().map(String::as_str).collect();
        for (i, incident) in raw.incidents.iter().enumerate() {
            for (q, rate) in incident.rates.iter().enumerate() {
                self.known(&format!("incidents[{i}].rates[{q}].quarter"), &rate.quarter, &quarters, "what-quarter");
            }
        }
        let looks: Vec<&str> = raw.town.looks.iter().map(|look| look.name.as_str()).collect();
        if !raw.learning.claims.is_empty()
            && matches!(raw.town.feature, RawFeature::Nothing | RawFeature::Conduct { .. })
        {
            self.add("learning.claims", "no-lasting-feature", Some("no-feature-hint"), &[]);
        }
        for (c, claim) in raw.learning.claims.iter().enumerate() {
            self.known(&format!("learning.claims[{c}].group"), &claim.group, &looks, "what-look");
        }
        self.distinct("incidents", &raw.incidents.iter().map(|x| x.name.as_str()).collect::<Vec<_>>());
    }

    /// A chance that is not told by a rate needs what tells it.
    fn chance(&mut self, path: &str, chance: &Chance) {
        let raw = self.raw;
        match chance {
            Chance::OfTable if !matches!(raw.town.feature, RawFeature::Table { .. }) => {
                self.add(path, "no-table", Some("no-table-hint"), &[]);
            }
            Chance::FromFeature(_) if matches!(raw.town.feature, RawFeature::Nothing | RawFeature::Conduct { .. }) => {
                self.add(path, "no-lasting-feature", Some("no-feature-hint"), &[]);
            }
            Chance::ByBand(chances) => {
                let bands = raw.offices.iter().find(|office| office.on).map_or(0, |office| office.bands.len());
                if chances.len() != bands {
                    let (chances, bands) = (chances.len().to_string(), bands.to_string());
                    self.add(path, "chances-and-bands", None, &[("chances", &chances), ("bands", &bands)]);
                }
            }
            _ => {}
        }
    }

    /// A table of scores is in order, tells shares or counts but not both, and counts the people there are.
    fn feature(&mut self) {
        let raw = self.raw;
        let RawFeature::Table { range, times, groups } = &raw.town.feature else { return };
        let path = "town.feature.Table";
        let (low, high) = (shown(range[0]), shown(range[1]));
        let bounds = [("low", low.as_str()), ("high", high.as_str())];
        if range[0] >= range[1] {
            self.add(&format!("{path}.range"), "range-crossed", None, &bounds);
        }
        let looks: Vec<&str> = raw.town.looks.iter().map(|look| look.name.as_str()).collect();
        let counts = groups.iter().flat_map(|group| &group.cells).any(|cell| cell.people > 0);
        let mut people = 0u64;
        let (mut mixed, mut empty) = (false, false);
        for (g, group) in groups.iter().enumerate() {
            let path = format!("{path}.groups[{g}]");
            self.known(&format!("{path}.name"), &group.name, &looks, "what-look");
            empty |= group.cells.iter().all(|cell| if counts { cell.people == 0 } else { cell.share == 0.0 });
            for (c, cell) in group.cells.iter().enumerate() {
                let path = format!("{path}.cells[{c}]");
                people += u64::from(cell.people) * u64::from(*times);
                mixed |= counts && cell.share > 0.0;
                let score = shown(cell.score);
                let values = [("score", score.as_str()), bounds[0], bounds[1]];
                if cell.score < range[0] || cell.score > range[1] {
                    self.add(&format!("{path}.score"), "score-outside-table", None, &values);
                }
                // Scores are kept in 1/256 of a point.
                if c > 0 && cell.score < group.cells[c - 1].score + 1.0 / 256.0 {
                    self.add(&format!("{path}.score"), "scores-out-of-order", None, &values);
                }
                if cell.violators > cell.people {
                    let (people, violators) = (cell.people.to_string(), cell.violators.to_string());
                    let values = [("people", people.as_str()), ("violators", violators.as_str())];
                    self.add(&format!("{path}.violators"), "more-violators-than-people", None, &values);
                }
            }
        }
        for look in &looks {
            let named = |name: &str| name.is_empty() || plain_name(name) == plain_name(look);
            if !groups.iter().any(|group| named(&group.name)) {
                self.add(&format!("{path}.groups"), "look-without-cells", None, &[("look", look)]);
            }
        }
        if mixed || empty {
            self.add(&format!("{path}.groups"), "shares-or-counts", Some("shares-or-counts-hint"), &[]);
        } else if counts && people != u64::from(raw.town.residents) {
            let (people, residents) = (people.to_string(), raw.town.residents.to_string());
            let values = [("people", people.as_str()), ("residents", residents.as_str())];
            self.add("town.residents", "table-counts-others", Some("table-counts-others-hint"), &values);
        }
        self.distinct(&format!("{path}.groups"), &groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>());
    }

    /// What an office needs to serve as it is told to, to estimate and to count.
    fn serving(&mut self, path: &str, office: &RawOffice) {
        let raw = self.raw;
        let looks: Vec<&str> = raw.town.looks.iter().map(|look| look.name.as_str()).collect();
        let serves = format!("{path}.serves");
        match &office.serves {
            Serving::PerGroup(groups) => {
                for (g, group) in groups.iter().enumerate() {
                    self.known(&format!("{serves}.PerGroup[{g}].group"), &group.group, &looks, "what-look");
                }
            }
            Serving::MaxUtility(_) | Serving::EqualRate(_) | Serving::EqualOpportunity(_)
                if !matches!(raw.town.feature, RawFeature::Table { .. }) =>
            {
                self.add(&serves, "no-table", Some("no-table-hint"), &[]);
            }
            Serving::Learned if !matches!(&office.method, Method::Predictor(p) if !matches!(p.fits, Fits::Mean)) => {
                self.add(&serves, "nothing-learned", Some("nothing-learned-hint"), &[]);
            }
            _ => {}
        }
        if office.repair > 0.0 && !matches!(office.serves, Serving::CutOff(_) | Serving::PerGroup(_)) {
            self.add(&format!("{path}.repair"), "repair-without-cut-off", Some("repair-without-cut-off-hint"), &[]);
        }
        if office.repair > 0.0 && matches!(office.method, Method::Predictor(_)) {
            self.add(&format!("{path}.repair"), "repair-of-readings", None, &[]);
        }
        if let Method::Predictor(predictor) = &office.method
            && let Fits::CutOff { good, bad, step, .. } = &predictor.fits
        {
            // Scores are kept in 1/256 of a point; much finer steps cannot be told apart.
            if step * predictor.points_per_unit < 1.0 / 16.0 {
                let least = shown(1.0 / 16.0 / predictor.points_per_unit);
                self.add(
                    &format!("{path}.method.fits.step"),
                    "step-too-small",
                    None,
                    &[("step", &shown(*step)), ("least", &least)],
                );
            }
            let acts: Vec<&str> = raw.acts.iter().map(|act| act.name.as_str()).collect();
            self.known(&format!("{path}.method.fits.good"), good, &acts, "what-act");
            self.known(&format!("{path}.method.fits.bad"), bad, &acts, "what-act");
        }
        if let Some(tally) = &office.tally {
            let quarters: Vec<&str> = raw.town.quarters.iter().map(|quarter| quarter.name.as_str()).collect();
            for (p, prior) in tally.prior.iter().enumerate() {
                self.known(&format!("{path}.tally.prior[{p}].quarter"), &prior.quarter, &quarters, "what-quarter");
            }
        }
    }

    fn lesson(&mut self) {
        let raw = self.raw;
        let lesson = &raw.lesson;
        let quarters = raw.town.quarters.iter().map(|quarter| quarter.name.as_str());
        let groups: Vec<&str> = raw.town.looks.iter().map(|look| look.name.as_str()).chain(quarters).collect();
        for (p, prediction) in lesson.predict.iter().enumerate() {
            let Some(answer) = &prediction.answer else { continue };
            let path = format!("lesson.predict[{p}].answer");
            if !crate::words::known(&format!("measure-{}", answer.measure.replace('_', "-"))) {
                self.add(
                    &format!("{path}.measure"),
                    "no-measure",
                    Some("no-measure-hint"),
                    &[("name", &answer.measure)],
                );
            }
            for (field, name) in [("group", &answer.group), ("than", &answer.than)] {
                if !name.is_empty() {
                    self.known(&format!("{path}.{field}"), name, &groups, "what-group");
                }
            }
            let (bounds, options) = (answer.bounds.len(), prediction.options.len());
            if bounds + 1 != options {
                let values = [("bounds", bounds.to_string()), ("options", options.to_string())];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                self.add(&format!("{path}.bounds"), "bounds-and-options", Some("bounds-and-options-hint"), &values);
            }
            let pairs = || answer.bounds.windows(2);
            if !pairs().all(|pair| pair[0] < pair[1]) && !pairs().all(|pair| pair[0] > pair[1]) {
                self.add(&format!("{path}.bounds"), "bounds-out-of-order", None, &[]);
            }
        }
        for (s, step) in lesson.script.iter().enumerate() {
            let path = format!("lesson.script[{s}]");
            if step.step == StepKind::Bet && step.bet as usize >= lesson.predict.len() {
                let values = [("bet", step.bet.to_string()), ("count", lesson.predict.len().to_string())];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                self.add(&format!("{path}.bet"), "no-such-bet", Some("no-such-bet-hint"), &values);
            }
        }
    }

    fn ledger(&mut self, path: &str, office: &RawOffice) {
        let RawLedger { start, floor, ceiling, half_life_days, .. } = office.method.ledger();
        let fades = half_life_days > 0.0 || office.peer.kept && office.peer.weight > 0.0;
        let texts = [shown(start), shown(floor), shown(ceiling)];
        let values = [("start", texts[0].as_str()), ("floor", texts[1].as_str()), ("ceiling", texts[2].as_str())];
        let method = format!("{path}.method");
        if floor >= ceiling {
            self.add(&format!("{method}.floor"), "floor-above-ceiling", None, &values);
        } else if start < floor || start > ceiling {
            self.add(&format!("{method}.start"), "start-outside", None, &values);
        }
        if fades && let Some(r) = office.rules.iter().position(|rule| rule.expires_months > 0) {
            self.add(&format!("{path}.rules[{r}].expires_months"), "expiry-and-half-life", Some("expiry-hint"), &[]);
        }
        let Some(last) = office.bands.last() else {
            self.add(path, "no-bands", Some("no-bands-hint"), &[("name", &office.name)]);
            return;
        };
        if last.from > floor {
            let from = shown(last.from);
            let band = format!("{path}.bands[{}].from", office.bands.len() - 1);
            self.add(&band, "lowest-band-above-floor", Some("lowest-band-hint"), &[("from", &from), values[1]]);
        }
        for (b, pair) in office.bands.windows(2).enumerate() {
            if pair[1].from >= pair[0].from {
                let (upper, lower) = (shown(pair[0].from), shown(pair[1].from));
                let values = [("upper", upper.as_str()), ("lower", lower.as_str()), ("name", &pair[0].name)];
                self.add(&format!("{path}.bands[{}].from", b + 1), "bands-out-of-order", Some("bands-hint"), &values);
            }
        }
        self.distinct(&format!("{path}.bands"), &office.bands.iter().map(|b| b.name.as_str()).collect::<Vec<_>>());
    }
}
