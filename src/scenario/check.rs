//! Holds a scenario against itself: names that must be known, orders that must hold. Then puts it in the form the days
//! read.

use std::collections::BTreeSet;

use super::policy::{
    Act, Band, Cuts, Learning, List, Off, Office, On, Policy, Redress, Rule, STATES, Scenario, Shocks, Watcher, points,
};
use super::problem::{Problems, nearest, plain_name};
use super::raw::{Method, RawAct, RawLedger, RawOffice, RawScenario, RawWatcher, State, StepKind, Trigger, Who};
use super::shape::shown;
use super::tree::Node;
use crate::kernel::fixed::{DOUBLING, GROAT, POINT, RateTable, Threshold, WEIGHT_STEPS, to_fixed};
use crate::kernel::luck::stable_number;

const DAYS_A_YEAR: f64 = 365.0;

/// Checks a scenario and compiles it. Gives `None` if a problem stands in the way of compiling.
pub fn check(raw: RawScenario, tree: &Node, problems: &mut Problems) -> Option<Scenario> {
    let mut check = Check { raw: &raw, tree, problems };
    check.names();
    check.town();
    check.acts();
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
        let hint = if near.is_empty() { "known-names" } else { "did-you-mean" };
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
            if watcher.acts.is_empty() {
                self.add(&path, "watcher-sees-nothing", Some("watcher-sees-nothing-hint"), &[("name", &watcher.name)]);
            }
            if watcher.places.is_empty() {
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
        let (Method::Ledger(ledger) | Method::Bands(ledger)) = &office.method;
        let RawLedger { start, floor, ceiling, half_life_days, .. } = *ledger;
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

fn position(names: impl Iterator<Item = impl AsRef<str>>, name: &str) -> Option<usize> {
    let wanted = plain_name(name);
    names.map(|n| plain_name(n.as_ref())).position(|n| n == wanted)
}

fn quarter_mask(raw: &RawScenario, names: &[String]) -> u16 {
    if names.is_empty() {
        return u16::MAX;
    }
    let quarters = raw.town.quarters.iter().enumerate();
    quarters.filter(|(_, q)| names.iter().any(|n| plain_name(n) == plain_name(&q.name))).fold(0, |m, (i, _)| m | 1 << i)
}

fn byte_steps(value: f64) -> i32 {
    to_fixed(value, 256)
}

fn compile(raw: &RawScenario) -> Option<Policy> {
    let act_index = |name: &str| position(raw.acts.iter().map(|a| &a.name), name);
    let watchers: Vec<&RawWatcher> = raw.watchers.iter().collect();
    let offices: Vec<&RawOffice> = raw.offices.iter().filter(|o| o.on).collect();
    let learning = &raw.learning;
    let redress = &raw.redress;
    let shocks = &raw.shocks;
    let mut policy = Policy {
        acts: raw.acts.iter().map(|act| compile_act(raw, act, &watchers, &offices)).collect(),
        watchers: watchers.iter().map(|w| compile_watcher(raw, w, &act_index)).collect(),
        offices: offices.iter().map(|o| compile_office(raw, o, &watchers, &act_index)).collect::<Option<_>>()?,
        learning: Learning {
            own_receipts: byte_steps(learning.own_receipts),
            talk: byte_steps(learning.talk),
            reading: byte_steps(learning.reading),
            steps_per_half_point: to_fixed(learning.doublings_per_point / 2.0, DOUBLING),
            evade: byte_steps(learning.evade),
            withdraw: to_fixed(learning.withdraw, DOUBLING),
            strain_per_point: to_fixed(learning.strain_per_point, 65536),
            unfair_mark: to_fixed(learning.unfair_mark, 65536),
        },
        redress: Redress {
            notice: Threshold::from_chance(redress.notice),
            appeal: redress.appeal,
            try_it_on: redress.try_it_on,
            cost: to_fixed(redress.cost, GROAT),
            quarter_hours: to_fixed(redress.hours, 4) as u8,
            delay_days: redress.delay_days,
            accuracy: Threshold::from_chance(redress.accuracy),
            reviews_a_day: redress.reviews_a_day,
            hours_each: redress.hours_each,
        },
        shocks: Shocks {
            illness: Threshold::from_rate(shocks.illness_a_year / DAYS_A_YEAR),
            illness_days: shocks.illness_days as u8,
            layoff: Threshold::from_rate(shocks.layoffs_a_year * 7.0 / DAYS_A_YEAR),
            hiring: shocks.hiring,
        },
        cuts: Cuts::of(&raw.cut),
        standing: raw.standing,
        bands_drive: raw.acts.iter().flat_map(|a| &a.drivers).any(|d| matches!(d.state, State::Band(_))),
    };
    policy.set_stakes();
    Some(policy)
}

fn state_column(raw: &RawScenario, state: &State) -> usize {
    match state {
        State::Conscience => 0,
        State::Guile => 1,
        State::Nerve => 2,
        State::Warmth => 3,
        State::Strain => 4,
        State::Poverty => 5,
        State::Idle => 6,
        State::Young => 7,
        State::Old => 8,
        State::Distrust => 9,
        State::Watched => 10,
        State::Band(name) => {
            let bands = raw.offices.iter().find(|office| office.on).map(|o| o.bands.as_slice()).unwrap_or_default();
            STATES + position(bands.iter().map(|b| &b.name), name).unwrap_or(0)
        }
    }
}

fn compile_act(raw: &RawScenario, act: &RawAct, watchers: &[&RawWatcher], offices: &[&RawOffice]) -> Act {
    let same = |name: &String| plain_name(name) == plain_name(&act.name);
    let sees = |w: &RawWatcher| w.on && w.acts.iter().any(same);
    let triggers =
        |o: &RawOffice| o.lists.iter().flat_map(|l| &l.on).any(|t| matches!(t, Trigger::Record(a) if same(a)));
    Act {
        name: act.name.clone(),
        says: act.says.clone(),
        what: stable_number(&act.name),
        kind: act.kind,
        rate: RateTable::new(act.times_a_year / DAYS_A_YEAR),
        possible: act.times_a_year > 0.0,
        drivers: act
            .drivers
            .iter()
            .map(|d| (state_column(raw, &d.state), libm::round(d.doublings * WEIGHT_STEPS) as i16))
            .collect(),
        money: to_fixed(act.money, GROAT),
        quarter_hours: to_fixed(act.hours, 4) as u8,
        place: act.place,
        value: to_fixed(act.value, 100),
        who: act.who,
        ages: (act.min_age, act.max_age),
        chosen: act.chosen,
        debt: act.debt,
        strain: to_fixed(act.strain, 65536),
        unless: act.unless.as_ref().and_then(|name| position(raw.acts.iter().map(|a| &a.name), name)),
        watchers: watchers.iter().enumerate().filter(|(_, w)| sees(w)).map(|(i, _)| i).collect(),
        rated: offices.iter().any(|o| o.rules.iter().any(|r| r.on && same(&r.act)) || triggers(o)),
    }
}

fn compile_watcher(raw: &RawScenario, w: &RawWatcher, act_index: &impl Fn(&str) -> Option<usize>) -> Watcher {
    let mut coverage = [Threshold::NEVER; 7];
    // One that is switched off keeps its number, so that it can be switched on while the town runs.
    for place in w.places.iter().filter(|_| w.on) {
        coverage[place.place as usize] = Threshold::from_chance(place.share);
    }
    let errors = |name: &str| {
        let group = w.groups.iter().find(|g| plain_name(&g.group) == plain_name(name));
        group.map_or([1.0; 3], |g| [g.sensitivity, g.misidentify, g.false_alarm])
    };
    let look_errors: Vec<[f64; 3]> = raw.town.looks.iter().map(|look| errors(&look.name)).collect();
    let quarter_errors: Vec<[f64; 3]> = raw.town.quarters.iter().map(|quarter| errors(&quarter.name)).collect();
    let claimed = w.false_alarm_as.as_ref().or(w.acts.first());
    Watcher {
        name: w.name.clone(),
        what: stable_number(&w.name),
        kind: w.kind,
        coverage,
        sensitivity: w.sensitivity,
        misidentify: w.misidentify,
        false_alarm: w.false_alarm,
        false_alarm_as: claimed.and_then(|name| act_index(name)).unwrap_or(0),
        delay_days: w.delay_days,
        loss: Threshold::from_chance(w.loss),
        stale: Threshold::from_chance(w.stale),
        stale_days: w.stale_days,
        even: look_errors.iter().chain(&quarter_errors).all(|errors| *errors == [1.0; 3]),
        most_errors: {
            let most = |errors: &[[f64; 3]]| errors.iter().map(|e| e[2]).fold(0.0, f64::max);
            let closest = |office: &RawOffice| {
                let bands = office.bands.iter().map(|band| band.effects.scrutiny).fold(1.0, f64::max);
                office
                    .lists
                    .iter()
                    .map(|list| list.effects.scrutiny.max(1.0))
                    .fold(bands, |product, list| product * list)
            };
            let scrutiny: f64 = raw.offices.iter().filter(|office| office.on).map(closest).product();
            most(&look_errors) * most(&quarter_errors) * if w.scrutiny { scrutiny } else { 1.0 }
        },
        look_errors,
        quarter_errors,
        scrutiny: w.scrutiny,
        evadable: w.evadable,
        quarters: quarter_mask(raw, &w.quarters),
        from_day: w.from_day,
        until_day: w.until_day,
        hours_each: w.hours_each,
    }
}

fn compile_office(
    raw: &RawScenario,
    office: &RawOffice,
    watchers: &[&RawWatcher],
    act_index: &impl Fn(&str) -> Option<usize>,
) -> Option<Office> {
    let (numeric, ledger) = match &office.method {
        Method::Ledger(ledger) => (true, ledger),
        Method::Bands(ledger) => (false, ledger),
    };
    let mut rules = vec![Vec::new(); raw.acts.len()];
    let mut months = 0;
    for (number, rule) in office.rules.iter().enumerate().filter(|(_, rule)| rule.on) {
        months = months.max(rule.expires_months);
        rules[act_index(&rule.act)?].push(Rule {
            number: number as u16,
            points: points(rule.points),
            category: position(office.categories.iter().map(|c| &c.name), &rule.category).map(|c| c as u8),
            expires_months: rule.expires_months,
            quarters: quarter_mask(raw, &rule.quarters),
            from_day: rule.from_day,
            until_day: rule.until_day,
            who: rule.who,
        });
    }
    let lists = office.lists.iter().map(|list| {
        Some(List {
            name: list.name.clone(),
            penalty: list.penalty,
            on: list.on.iter().map(|t| On::of(t, act_index)).collect::<Option<_>>()?,
            off: list.off.iter().map(Off::of).collect(),
            effects: list.effects.clone(),
        })
    });
    let kept = if ledger.half_life_days > 0.0 { libm::exp2(-1.0 / ledger.half_life_days) } else { 1.0 };
    let sources = watchers.iter().enumerate().filter(|(_, w)| {
        office.sources.is_empty() || office.sources.iter().any(|s| plain_name(s) == plain_name(&w.name))
    });
    Some(Office {
        name: office.name.clone(),
        about: office.about,
        numeric,
        start: points(ledger.start),
        start_spread: points(ledger.start_spread),
        floor: points(ledger.floor),
        ceiling: points(ledger.ceiling),
        kept_a_day: i64::from(to_fixed(kept, 65536)),
        sources: sources.fold(0, |mask, (i, _)| mask | 1 << i),
        bands: office
            .bands
            .iter()
            .map(|band| Band {
                name: band.name.clone(),
                from: points(band.from),
                penalty: band.penalty,
                effects: band.effects.clone(),
                stakes: 0,
            })
            .collect(),
        caps: office.categories.iter().map(|c| c.monthly_cap.min(255) as u8).collect(),
        rules,
        months: if months > 0 { months as usize + 1 } else { 0 },
        peer_weight: i64::from(to_fixed(office.peer.weight, 65536)),
        peer_kept: office.peer.kept,
        drop: office.peer.drop * office.peer.weight,
        drop_gap: points(office.peer.drop_gap),
        household_share: to_fixed(office.household_share, POINT),
        lists: lists.collect::<Option<_>>()?,
        published: office.published && numeric,
    })
}
