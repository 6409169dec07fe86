//! Puts a checked scenario in the form the days read: indices for names, integers for chances and points.

use super::policy::{
    Act, Band, Cell, Chance, CutOff, Cuts, Fits, Incident, Learning, List, Off, Office, On, Policy, Predictor, Redress,
    Rule, STATES, Serves, Shocks, Tally, Watcher, points,
};
use super::problem::plain_name;
use super::raw::{
    self, Method, Patrol, RawAct, RawFeature, RawIncident, RawOffice, RawScenario, RawTally, RawWatcher, Serving, State,
};
use super::serving;
use crate::kernel::fixed::{DOUBLING, GROAT, POINT, RateTable, Threshold, WEIGHT_STEPS, to_fixed};
use crate::kernel::luck::stable_number;

const DAYS_A_YEAR: f64 = 365.0;

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

fn same(a: &str, b: &str) -> bool {
    plain_name(a) == plain_name(b)
}

/// Something for each look.
fn by_look<T>(raw: &RawScenario, of: impl Fn(&str) -> T) -> Vec<T> {
    raw.town.looks.iter().map(|look| of(&look.name)).collect()
}

/// Something for each quarter.
fn by_quarter<T>(raw: &RawScenario, of: impl Fn(&str) -> T) -> Vec<T> {
    raw.town.quarters.iter().map(|quarter| of(&quarter.name)).collect()
}

/// The cells of the table. Where people are counted, those who do what the table tells stand in a cell of their own.
fn compile_cells(raw: &RawScenario) -> Vec<Cell> {
    let RawFeature::Table { groups, times, .. } = &raw.town.feature else { return vec![] };
    let mut cells = Vec::new();
    for group in groups {
        let look = position(raw.town.looks.iter().map(|look| &look.name), &group.name).map(|look| look as u8);
        let total: f64 = group.cells.iter().map(|cell| cell.share + f64::from(cell.people)).sum();
        for cell in &group.cells {
            let counted = [(cell.violators * times, 1.0), ((cell.people - cell.violators) * times, 0.0)];
            let counted = counted.into_iter().filter(|(people, _)| *people > 0);
            let of =
                |share: f64, people, chance| Cell { look, score: cell.score, share: share / total, chance, people };
            let share = |people: u32| f64::from(people / times);
            cells.extend(counted.map(|(people, chance)| of(share(people), people, chance)));
            if cell.people == 0 {
                cells.push(of(cell.share, 0, cell.repays));
            }
        }
    }
    cells
}

fn compile_incident(raw: &RawScenario, incident: &RawIncident) -> Incident {
    let a_day = |quarter: &str| incident.rates.iter().find(|rate| same(&rate.quarter, quarter)).map(|rate| rate.a_day);
    Incident {
        name: incident.name.clone(),
        what: stable_number(&incident.name),
        regular: incident.regular,
        a_day: by_quarter(raw, |quarter| a_day(quarter).unwrap_or(0.0)),
    }
}

fn byte_steps(value: f64) -> i32 {
    to_fixed(value, 256)
}

/// Compiles a scenario that has been checked. `None` if it names an act that is not there.
pub fn compile(raw: &RawScenario) -> Option<Policy> {
    let act_index = |name: &str| position(raw.acts.iter().map(|a| &a.name), name);
    let watchers: Vec<&RawWatcher> = raw.watchers.iter().collect();
    let offices: Vec<&RawOffice> = raw.offices.iter().filter(|o| o.on).collect();
    let learning = &raw.learning;
    let redress = &raw.redress;
    let shocks = &raw.shocks;
    let cells = compile_cells(raw);
    let acts = raw.acts.iter().map(|act| compile_act(raw, act, &watchers, &offices, &cells));
    let mut policy = Policy {
        acts: acts.collect(),
        incidents: raw.incidents.iter().map(|incident| compile_incident(raw, incident)).collect(),
        watchers: watchers.iter().map(|w| compile_watcher(raw, w, &act_index)).collect(),
        offices: offices
            .iter()
            .map(|o| compile_office(raw, o, &watchers, &cells, &act_index))
            .collect::<Option<_>>()?,
        cells,
        learning: Learning {
            own_receipts: byte_steps(learning.own_receipts),
            talk: byte_steps(learning.talk),
            reading: byte_steps(learning.reading),
            steps_per_half_point: to_fixed(learning.doublings_per_point / 2.0, DOUBLING),
            evade: byte_steps(learning.evade),
            withdraw: to_fixed(learning.withdraw, DOUBLING),
            strain_per_point: to_fixed(learning.strain_per_point, 65536),
            unfair_mark: to_fixed(learning.unfair_mark, 65536),
            claims: by_look(raw, |look| learning.claims.iter().find(|c| same(&c.group, look)).map(|c| c.cost)),
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

fn compile_act(
    raw: &RawScenario,
    act: &RawAct,
    watchers: &[&RawWatcher],
    offices: &[&RawOffice],
    cells: &[Cell],
) -> Act {
    let same = |name: &String| same(name, &act.name);
    let sees = |w: &RawWatcher| w.on && w.acts.iter().any(same);
    let act_index = |name: &str| position(raw.acts.iter().map(|a| &a.name), name);
    let mistakes = |(number, w): (usize, &&RawWatcher)| {
        let of_this = w.mistakes.iter().filter(|mistake| same(&mistake.act));
        of_this.filter_map(|m| Some((number, act_index(&m.taken_for)?, m.chance))).collect::<Vec<_>>()
    };
    Act {
        name: act.name.clone(),
        says: act.says.clone(),
        what: stable_number(&act.name),
        kind: act.kind,
        rate: RateTable::new(act.times_a_year / DAYS_A_YEAR),
        possible: act.times_a_year > 0.0 || act.chance != raw::Chance::Driven,
        chance: match &act.chance {
            raw::Chance::Driven => Chance::Driven,
            raw::Chance::Fixed(chance) => Chance::Fixed(Threshold::from_chance(*chance)),
            raw::Chance::ByBand(chances) => {
                Chance::ByBand(chances.iter().map(|chance| Threshold::from_chance(*chance)).collect())
            }
            raw::Chance::OfTable => {
                Chance::OfTable(cells.iter().map(|cell| Threshold::from_chance(cell.chance)).collect())
            }
            raw::Chance::FromFeature(least) => Chance::FromFeature(*least),
        },
        served_by: position(offices.iter().map(|office| &office.name), &act.served_by),
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
        taken_for: watchers.iter().enumerate().filter(|(_, w)| w.on).flat_map(mistakes).collect(),
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
    let office = |name: &str| position(raw.offices.iter().filter(|o| o.on).map(|o| &o.name), name);
    let patrols_by = if let Patrol::ByFile(name) = &w.patrol { office(name) } else { None };
    let sent = patrols_by.is_some() || w.patrol == Patrol::Everywhere;
    Watcher {
        name: w.name.clone(),
        what: stable_number(&w.name),
        kind: w.kind,
        reads_feature: w.on && w.reads_feature,
        // A patrol whose office is switched off goes nowhere.
        incidents: raw.incidents.iter().enumerate().fold(0, |bits, (number, incident)| {
            let enters = w.on && sent && w.incidents.iter().any(|name| same(name, &incident.name));
            bits | u8::from(enters) << number
        }),
        patrols_by,
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
    cells: &[Cell],
    act_index: &impl Fn(&str) -> Option<usize>,
) -> Option<Office> {
    let ledger = office.method.ledger();
    let numeric = !matches!(office.method, Method::Bands(_));
    let predictor = match &office.method {
        Method::Predictor(predictor) => Some(Predictor {
            points_per_unit: predictor.points_per_unit,
            fits: match &predictor.fits {
                raw::Fits::Mean => Fits::Mean,
                raw::Fits::CutOff { good, bad, step, foresees } => {
                    Fits::CutOff { good: act_index(good)?, bad: act_index(bad)?, step: *step, foresees: *foresees }
                }
            },
            every_days: predictor.every_days,
            at_most: predictor.at_most,
        }),
        _ => None,
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
        start_from_feature: ledger.start_from_feature,
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
        serves: compile_serving(raw, &office.serves, cells),
        repair: Threshold::from_chance(office.repair),
        predictor,
        tally: office.tally.as_ref().map(|tally| compile_tally(raw, tally)),
        published: office.published && numeric,
        penalty_bands: office.bands.iter().enumerate().fold(0, |bits, (n, band)| bits | u16::from(band.penalty) << n),
        penalty_lists: office.lists.iter().enumerate().fold(0, |bits, (n, list)| bits | u8::from(list.penalty) << n),
    })
}

fn compile_tally(raw: &RawScenario, tally: &RawTally) -> Tally {
    let prior = |quarter: &str| tally.prior.iter().find(|prior| same(&prior.quarter, quarter)).map(|prior| prior.count);
    Tally {
        prior: by_quarter(raw, |quarter| prior(quarter).unwrap_or(1.0)),
        forget: tally.forget,
        corrected: tally.corrected,
    }
}

fn compile_serving(raw: &RawScenario, serving: &Serving, cells: &[Cell]) -> Serves {
    let weights: Vec<f64> = raw.town.looks.iter().map(|look| look.share).collect();
    let best = |goal, loss_ratio| Serves::From(serving::cut_offs(cells, &weights, goal, loss_ratio));
    match serving {
        Serving::Everyone => Serves::Everyone,
        Serving::Learned => Serves::Learned,
        Serving::CutOff(at) => Serves::From(by_look(raw, |_| CutOff::from(*at))),
        Serving::PerGroup(groups) => {
            let at = |look: &str| groups.iter().find(|group| same(&group.group, look)).map(|g| CutOff::from(g.at));
            Serves::From(by_look(raw, |look| at(look).unwrap_or(CutOff::NONE)))
        }
        Serving::MaxUtility(loss_ratio) => best(serving::Goal::MaxUtility, *loss_ratio),
        Serving::EqualRate(loss_ratio) => best(serving::Goal::EqualRate, *loss_ratio),
        Serving::EqualOpportunity(loss_ratio) => best(serving::Goal::EqualOpportunity, *loss_ratio),
    }
}
