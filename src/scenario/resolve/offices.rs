//! Offices: the sum they keep, their bands, and whose records they read.

use super::names::{Resolver, names};
use super::{index, merged, risk, rules, serving, sets, stakes};
use crate::kernel::fixed::{POINT, Threshold, from_points, to_fixed};
use crate::kernel::luck::stable_number;
use crate::scenario::limits::{self, BandMask, ListMask};
use crate::scenario::policy::{Band, Bearing, Cell, Office, Review};
use crate::scenario::raw::{BorneBy, Method, RawLedger, RawOffice, Who};
use crate::scenario::shape::shown;

/// The offices that are switched on. Those that are not are checked as well.
pub fn offices(of: &Resolver, cells: &[Cell]) -> Vec<Office> {
    let all = of.raw.offices.iter().enumerate();
    let all = all.map(|(number, office)| (office.on, self::office(of, &format!("offices[{number}]"), office, cells)));
    all.filter(|(on, _)| *on).map(|(_, office)| office).collect()
}

fn office(of: &Resolver, path: &str, office: &RawOffice, cells: &[Cell]) -> Office {
    let ledger = office.method.ledger();
    self::ledger(of, path, office, &ledger);
    let serves = serving::serves(of, path, office, cells);
    let predictor = serving::predictor(of, path, office);
    let tally = serving::tally(of, path, office);
    if matches!(office.about, Who::Employed | Who::Debtors) {
        of.problem(&format!("{path}.about"), "about-changes", Some("about-changes-hint"), &[]);
    }
    let sources = office
        .sources
        .iter()
        .enumerate()
        .filter_map(|(s, source)| of.find(&format!("{path}.sources[{s}]"), source, "what-watcher", &of.watchers));
    let sources = sources.fold(0, |mask, number| mask | 1 << number);
    let every_watcher = (0..of.watchers.len()).fold(0, |mask, number| mask | 1 << number);
    let categories = names(office.categories.iter().map(|category| &category.name), limits::CATEGORIES);
    let parts = index::parts(of, path, office, &categories);
    let rules = rules::rules(of, path, office, &categories);
    let lists = rules::lists(of, path, office);
    let numeric = !matches!(office.method, Method::Bands(_));
    let kept = if ledger.half_life_days > 0.0 { libm::exp2(-1.0 / ledger.half_life_days) } else { 1.0 };
    let bands = office.bands.iter().enumerate().zip(stakes::stakes(of, office)).map(|((number, band), stakes)| Band {
        closes: rules::closes(of, &format!("{path}.bands[{number}].effects"), &band.effects),
        name: band.name.clone(),
        from: from_points(band.from),
        penalty: band.penalty,
        effects: band.effects.clone(),
        stakes,
        doors: stakes::doors_of_band(of, office, &band.effects),
    });
    let penalty_bands = office.bands.iter().take(limits::BANDS).enumerate();
    let penalty_lists = office.lists.iter().take(limits::LISTS).enumerate();
    Office {
        name: office.name.clone(),
        what: stable_number(&office.name),
        about: sets::who(of, &format!("{path}.about"), &office.about),
        quarters: of.quarters(path, &office.quarters),
        numeric,
        // An index starts where its parts do, to 1/256 of a point.
        start: if parts.is_empty() {
            from_points(office.start(&of.raw.offices))
        } else {
            from_points(ledger.floor) + parts.iter().map(|part| part.start).sum::<i32>()
        },
        start_spread: from_points(ledger.start_spread),
        start_from_feature: ledger.start_from_feature,
        floor: from_points(ledger.floor),
        ceiling: from_points(ledger.ceiling),
        kept_a_day: i64::from(to_fixed(kept, 65536)),
        sources: if office.sources.is_empty() { every_watcher } else { sources },
        bands: bands.collect(),
        caps: office.categories.iter().map(|category| category.monthly_cap.min(255) as u8).collect(),
        months: rules::months(office),
        rules,
        peer_weight: i64::from(to_fixed(office.peer.weight, 65536)),
        peer_kept: office.peer.kept,
        drop: office.peer.drop * office.peer.weight,
        drop_gap: from_points(office.peer.drop_gap),
        bearing: bearing(of, path, office),
        lists,
        serves,
        repair: Threshold::from_chance(office.repair),
        review: (office.review.share > 0.0).then(|| Review {
            share: Threshold::from_chance(office.review.share),
            of: office.review.of,
            accuracy: Threshold::from_chance(office.review.accuracy),
            hours_each: office.review.hours_each,
        }),
        replaces_acquaintance: office.replaces_acquaintance,
        parts,
        merged: merged::merged(of, path, office),
        risk: risk::risk(of, path, office),
        needs_records: office.needs_records.min(255) as u8,
        predictor,
        tally,
        published: office.published && numeric,
        penalty_bands: penalty_bands.fold(0, |mask, (n, band)| mask | BandMask::from(band.penalty) << n),
        penalty_lists: penalty_lists.fold(0, |mask, (n, list)| mask | ListMask::from(list.penalty) << n),
    }
}

/// Who bears a share of every mark. It is said in one way only.
fn bearing(of: &Resolver, path: &str, office: &RawOffice) -> Option<Bearing> {
    let (short, long) = (office.household_share, office.bearing.as_ref());
    if short > 0.0 && long.is_some() {
        of.problem(&format!("{path}.household_share"), "bearing-twice", Some("bearing-twice-hint"), &[]);
    }
    if let Some(l) = office.lists.iter().position(|list| list.kin).filter(|_| short == 0.0 && long.is_none()) {
        of.problem(&format!("{path}.lists[{l}].kin"), "list-without-group", Some("list-without-group-hint"), &[]);
    }
    let of_household = || (short > 0.0).then_some((BorneBy::Household, short, false));
    let (of, share, divided) = long.map(|long| (long.of, long.share, long.divided)).or_else(of_household)?;
    Some(Bearing { of, share: to_fixed(share, POINT), divided })
}

/// Floor, start and ceiling are in order, points fade in one way only, and bands fall from one to the next.
fn ledger(of: &Resolver, path: &str, office: &RawOffice, ledger: &RawLedger) {
    let RawLedger { start, floor, ceiling, half_life_days, .. } = *ledger;
    let fades = half_life_days > 0.0 || office.peer.kept && office.peer.weight > 0.0;
    let texts = [shown(start), shown(floor), shown(ceiling)];
    let values = [("start", texts[0].as_str()), ("floor", texts[1].as_str()), ("ceiling", texts[2].as_str())];
    let method = format!("{path}.method");
    if floor >= ceiling {
        of.problem(&format!("{method}.floor"), "floor-above-ceiling", None, &values);
    } else if start < floor || start > ceiling {
        of.problem(&format!("{method}.start"), "start-outside", None, &values);
    }
    if fades && let Some(r) = office.rules.iter().position(|rule| rule.expires_months > 0) {
        of.problem(&format!("{path}.rules[{r}].expires_months"), "expiry-and-half-life", Some("expiry-hint"), &[]);
    }
    let Some(last) = office.bands.last() else {
        of.problem(path, "no-bands", Some("no-bands-hint"), &[("name", &office.name)]);
        return;
    };
    if last.from > floor {
        let from = shown(last.from);
        let band = format!("{path}.bands[{}].from", office.bands.len() - 1);
        of.problem(&band, "lowest-band-above-floor", Some("lowest-band-hint"), &[("from", &from), values[1]]);
    }
    for (b, pair) in office.bands.windows(2).enumerate() {
        if pair[1].from >= pair[0].from {
            let (upper, lower) = (shown(pair[0].from), shown(pair[1].from));
            let values = [("upper", upper.as_str()), ("lower", lower.as_str()), ("name", &pair[0].name)];
            of.problem(&format!("{path}.bands[{}].from", b + 1), "bands-out-of-order", Some("bands-hint"), &values);
        }
    }
    of.distinct(&format!("{path}.bands"), office.bands.iter().map(|band| &band.name));
}
