//! The sum an office keeps for each person. The same code keeps the shadow ledger of perfect observation.

use super::on_file::OnFile;
use super::part::Refit;
use crate::kernel::digest::Digest;
use crate::kernel::fixed::{POINT, to_fixed};
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::parallel::Workers;
use crate::scenario::limits::ListMask;
use crate::scenario::policy::{List, Made, Office};
use crate::town::ties::Ties;

/// Scores, bands and lists of one office: columns with one entry a resident.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Ledger {
    /// The sum of points, in 1/256 of a point.
    pub(crate) own: Vec<i32>,
    /// What is shown, where it is mixed with contacts' scores and the mixture is not kept.
    shown: Vec<i32>,
    /// Yesterday's scores, where contacts' scores count.
    yesterday: Vec<i32>,
    /// The band, by index, highest first.
    pub(crate) band: Vec<u8>,
    /// The lists one is on, one bit each.
    pub(crate) lists: Vec<ListMask>,
    /// The lists one is on because somebody of one's group is, one bit each; empty where no list takes a group.
    pub(crate) borne: Vec<ListMask>,
    /// The lists that everyone was on yesterday, where it counts whether contacts were listed.
    lists_yesterday: Vec<ListMask>,
    /// Unpaid bills on file.
    pub(crate) debts: Vec<u8>,
    /// The day one was put on each list: `residents` entries for each list.
    pub(crate) listed: Vec<u16>,
    /// Points to take back, by month of expiry: `months` entries for each resident.
    ring: Vec<i32>,
    /// Whole points this month by category, up and down: two entries a category for each resident.
    used: Vec<u8>,
    /// What each part of an index adds to the score, in 1/256 of a point: an entry a part for each resident.
    pub(super) parts: Vec<i32>,
    /// Entries on file about each resident, up to 255, where the office serves nobody of whom it has too few.
    entries: Vec<u8>,
    /// What a model of risk goes by.
    pub(crate) file: OnFile,
    /// Residents whose score changed since bands were last found.
    pub(super) changed: Vec<u32>,
    /// Whether everyone's score may have changed.
    pub(super) all_changed: bool,
    /// Residents in the ledger.
    residents: usize,
}

/// Where a resident starts at an office.
pub(in crate::day) fn start_of(rules: &Office, features: &[f64], luck: &Luck, resident: u32) -> i32 {
    let brought = features.get(resident as usize).filter(|_| rules.start_from_feature);
    if let Some(feature) = brought {
        return to_fixed(*feature, POINT).clamp(rules.floor, rules.ceiling);
    }
    if rules.start_spread == 0 {
        return rules.start;
    }
    let draw = luck.block(Purpose::Start, 1, resident, rules.what, 0)[0];
    let spread = ((i64::from(rules.start_spread) * 2 * i64::from(draw)) >> 32) as i32 - rules.start_spread;
    (rules.start + spread).clamp(rules.floor, rules.ceiling)
}

impl Ledger {
    /// Everyone at the start.
    pub(crate) fn new(rules: &Office, residents: usize, features: &[f64], luck: &Luck) -> Self {
        let own: Vec<i32> = (0..residents as u32).map(|resident| start_of(rules, features, luck, resident)).collect();
        let mixed = rules.peer_weight > 0;
        let mut ledger = Self {
            shown: if mixed && !rules.peer_kept { own.clone() } else { vec![] },
            yesterday: if mixed { own.clone() } else { vec![] },
            own,
            band: vec![0; residents],
            lists: vec![0; if rules.lists.is_empty() { 0 } else { residents }],
            borne: vec![0; if rules.lists_groups() { residents } else { 0 }],
            lists_yesterday: vec![0; if rules.counts_listed_contacts() { residents } else { 0 }],
            debts: vec![0; residents],
            listed: vec![0; residents * rules.lists.len()],
            ring: vec![0; residents * rules.months],
            used: vec![0; if rules.caps.iter().any(|c| *c > 0) { residents * rules.caps.len() * 2 } else { 0 }],
            parts: rules.parts.iter().map(|part| part.start).cycle().take(residents * rules.parts.len()).collect(),
            entries: vec![0; if rules.needs_records > 0 { residents } else { 0 }],
            file: OnFile::new(rules, residents),
            changed: vec![],
            all_changed: true,
            residents,
        };
        ledger.find_bands(rules);
        ledger
    }

    /// Brings the columns into the form that new rules need. Scores stay, within the new floor and ceiling; points that
    /// were to expire still do, at the latest when the new rules' longest term is over; if nothing expires any more, they
    /// stay. `month` is the month whose turn has passed.
    pub(crate) fn refit(&mut self, old: &Office, new: &Office, month: u32) {
        for own in &mut self.own {
            *own = (*own).clamp(new.floor, new.ceiling);
        }
        self.refit_parts(old, new);
        self.file.refit(old, new, self.residents);
        self.entries.resize(if new.needs_records > 0 { self.residents } else { 0 }, 0);
        let mixed = new.peer_weight > 0;
        let shown = std::mem::take(&mut self.shown);
        if mixed && !new.peer_kept {
            self.shown = if shown.is_empty() { self.own.clone() } else { shown };
        }
        if !mixed {
            self.yesterday = vec![];
        } else if self.yesterday.is_empty() {
            self.yesterday = self.scores().to_vec();
        }
        // Lists that take a group, and contacts who count, are found anew in the evening.
        self.borne.resize(if new.lists_groups() { self.residents } else { 0 }, 0);
        self.lists_yesterday.resize(if new.counts_listed_contacts() { self.residents } else { 0 }, 0);
        if old.months != new.months {
            let mut ring = vec![0i32; self.residents * new.months];
            if old.months > 0 && new.months > 0 {
                for (before, after) in self.ring.chunks_exact(old.months).zip(ring.chunks_exact_mut(new.months)) {
                    for ahead in 1..=old.months {
                        let points = before[(month as usize + ahead) % old.months];
                        let slot = &mut after[(month as usize + ahead.min(new.months)) % new.months];
                        *slot = slot.saturating_add(points);
                    }
                }
            }
            self.ring = ring;
        }
        let capped = new.caps.iter().any(|cap| *cap > 0);
        if capped == self.used.is_empty() {
            self.used = vec![0; if capped { self.residents * new.caps.len() * 2 } else { 0 }];
        }
        self.all_changed = true;
        self.find_bands(new);
    }

    /// Enters points in the part of an index that the points of a category go to, within its width, or in the sum, within floor
    /// and ceiling. Gives what the score gained.
    fn enter(&mut self, rules: &Office, resident: u32, points: i32, category: Option<u8>) -> i32 {
        let i = resident as usize;
        if let Some(part) = rules.part_of(category) {
            let value = self.parts[i * rules.parts.len() + part].saturating_add(points);
            return self.set_part(rules, resident, part, value);
        }
        let before = self.own[i];
        self.own[i] = before.saturating_add(points).clamp(rules.floor, rules.ceiling);
        let added = self.own[i] - before;
        if added != 0 {
            self.changed.push(resident);
        }
        added
    }

    /// Counts an entry of an act about a resident, where it is counted.
    #[inline]
    pub(in crate::day) fn count_entry(&mut self, rules: &Office, resident: u32, act: u8, day: u32) {
        self.file.count(rules, resident as usize, act, day);
        if let Some(entries) = self.entries.get_mut(resident as usize) {
            *entries = entries.saturating_add(1);
        }
    }

    /// Whether the office has enough entries about a resident to serve them.
    #[inline]
    pub(crate) fn knows_enough(&self, rules: &Office, resident: usize) -> bool {
        self.entries.get(resident).is_none_or(|entries| *entries >= rules.needs_records)
    }

    /// The same ledger where nobody else counts.
    pub(super) fn unmixed(self) -> Self {
        let none = Self { shown: vec![], yesterday: vec![], borne: vec![], lists_yesterday: vec![], ..self };
        Self { all_changed: true, ..none }
    }

    /// The score of a resident as the office shows it, in 1/256 of a point.
    #[inline]
    pub fn score(&self, resident: u32) -> i32 {
        self.scores()[resident as usize]
    }

    /// The scores of all.
    #[inline]
    pub fn scores(&self) -> &[i32] {
        if self.shown.is_empty() { &self.own } else { &self.shown }
    }

    /// The band of a resident, by index, highest first.
    pub fn band(&self, resident: u32) -> u8 {
        self.band[resident as usize]
    }

    /// The lists that a resident is on, one bit each, whether for themselves or with somebody of their group.
    #[inline]
    pub(crate) fn on_lists(&self, resident: usize) -> ListMask {
        let of = |lists: &[ListMask]| lists.get(resident).copied().unwrap_or(0);
        of(&self.lists) | of(&self.borne)
    }

    /// The lists that a resident was on yesterday, one bit each, where it is remembered.
    pub(in crate::day) fn was_on_lists(&self, resident: u32) -> ListMask {
        self.lists_yesterday.get(resident as usize).copied().unwrap_or(0)
    }

    /// The lists that a resident is on.
    #[inline]
    pub(crate) fn lists_of<'a>(&self, rules: &'a Office, resident: u32) -> impl Iterator<Item = &'a List> {
        let bits = self.on_lists(resident as usize);
        rules.lists.iter().enumerate().filter(move |(number, _)| bits >> number & 1 == 1).map(|(_, list)| list)
    }

    /// The day, from 0, on which a resident was put on a list for themselves, by its place among the office's lists; `None` for
    /// whoever is not.
    pub(crate) fn listed_since(&self, list: usize, resident: u32) -> Option<u32> {
        let on = *self.lists.get(resident as usize)? >> list & 1 == 1;
        on.then(|| u32::from(self.listed[list * self.residents + resident as usize]))
    }

    /// Whether a resident is in a penalty band or on a penalty list.
    #[inline]
    pub(crate) fn flagged(&self, rules: &Office, resident: u32) -> bool {
        let on = self.on_lists(resident as usize);
        rules.penalty_bands >> self.band[resident as usize] & 1 == 1 || rules.penalty_lists & on != 0
    }

    pub(in crate::day) fn keep_yesterday(&mut self) {
        if !self.yesterday.is_empty() {
            let scores = if self.shown.is_empty() { &self.own } else { &self.shown };
            self.yesterday.copy_from_slice(scores);
        }
        for resident in 0..self.lists_yesterday.len() {
            self.lists_yesterday[resident] = self.on_lists(resident);
        }
    }

    /// Adds points, within cap, floor and ceiling. Gives what was added.
    #[inline]
    pub(crate) fn add(&mut self, rules: &Office, resident: u32, points: i32, category: Option<u8>, until: u32) -> i32 {
        let i = resident as usize;
        let mut points = points;
        if let Some(category) = category
            && let cap @ 1.. = rules.caps[usize::from(category)]
        {
            let down = usize::from(points < 0);
            let used = &mut self.used[(i * rules.caps.len() + usize::from(category)) * 2 + down];
            let left = i32::from(cap.saturating_sub(*used)) * POINT;
            points = points.clamp(-left, left);
            *used = used.saturating_add(((points.abs() + POINT - 1) / POINT).min(255) as u8);
        }
        self.add_by_hand(rules, resident, points, category, until)
    }

    /// Adds points, within floor and ceiling, whatever the cap of their category. Gives what was added.
    #[inline]
    pub(crate) fn add_by_hand(
        &mut self,
        rules: &Office,
        resident: u32,
        points: i32,
        category: Option<u8>,
        until: u32,
    ) -> i32 {
        let added = self.enter(rules, resident, points, category);
        self.expires(rules, resident, added, until);
        added
    }

    /// Puts a score in place of what was there, within floor and ceiling.
    #[inline]
    pub(crate) fn set(&mut self, rules: &Office, resident: u32, score: i32) {
        self.own[resident as usize] = score.clamp(rules.floor, rules.ceiling);
        self.changed.push(resident);
    }

    /// Puts a score in place of what was there, if it is another one.
    pub(in crate::day) fn put(&mut self, rules: &Office, resident: u32, score: i32) {
        if self.own[resident as usize] != score {
            self.set(rules, resident, score);
        }
    }

    /// Lifts a score, within floor and ceiling; one that is higher stays.
    pub(in crate::day) fn lift(&mut self, rules: &Office, resident: u32, to: i32) {
        let own = self.own[resident as usize];
        self.set(rules, resident, own.max(to));
    }

    /// Counts points that are taken back at the turn of a month; 0 for never.
    fn expires(&mut self, rules: &Office, resident: u32, points: i32, until: u32) {
        if until > 0 && rules.months > 0 {
            let slot = &mut self.ring[resident as usize * rules.months + until as usize % rules.months];
            *slot = slot.saturating_add(points);
        }
    }

    /// Takes a mark back that should not have been made. Gives what the score gained.
    pub(crate) fn take_back(
        &mut self,
        rules: &Office,
        resident: u32,
        points: i32,
        category: Option<u8>,
        until: u32,
        month: u32,
    ) -> i32 {
        if until > 0 && until <= month {
            return 0;
        }
        self.expires(rules, resident, -points, until);
        // It is in the digest that the score was looked at, also where nothing came of it.
        let gained = self.enter(rules, resident, -points, category);
        if gained == 0 {
            self.changed.push(resident);
        }
        gained
    }

    /// Gives back what these people have lost: the losses that would expire at once, and of the others what takes the score
    /// to the start. Clears their files of unpaid bills, and they leave every list.
    pub(crate) fn pardon(&mut self, rules: &Office, people: &[u32]) {
        people.iter().for_each(|resident| self.forgive(rules, *resident));
        self.find_bands(rules);
    }

    fn forgive(&mut self, rules: &Office, resident: u32) {
        let i = resident as usize;
        self.debts[i] = 0;
        if let Some(lists) = self.lists.get_mut(i) {
            *lists = 0;
        }
        for (p, part) in rules.parts.iter().enumerate() {
            let value = self.parts[i * rules.parts.len() + p].max(part.start);
            if matches!(part.of, Made::Points(_)) {
                self.set_part(rules, resident, p, value);
            }
        }
        if !rules.parts.is_empty() {
            return;
        }
        // Gains expire as they would.
        let mut score = self.own[i];
        for points in &mut self.ring[i * rules.months..(i + 1) * rules.months] {
            score = score.saturating_sub((*points).min(0));
            *points = (*points).max(0);
        }
        self.set(rules, resident, score.max(rules.start));
    }

    /// Lets a resident begin anew from a score: without a past, without unpaid bills, on no list.
    pub(in crate::day) fn begin_anew(&mut self, rules: &Office, resident: u32, start: i32) {
        let i = resident as usize;
        self.own[i] = start;
        for scores in [&mut self.shown, &mut self.yesterday] {
            scores.get_mut(i).into_iter().for_each(|score| *score = start);
        }
        for lists in [&mut self.lists, &mut self.borne, &mut self.lists_yesterday] {
            lists.get_mut(i).into_iter().for_each(|lists| *lists = 0);
        }
        self.debts[i] = 0;
        for (p, part) in rules.parts.iter().enumerate() {
            self.parts[i * rules.parts.len() + p] = part.start;
        }
        self.entries.get_mut(i).into_iter().for_each(|entries| *entries = 0);
        self.file.forget(rules, i);
        self.ring[i * rules.months..(i + 1) * rules.months].fill(0);
        if !self.used.is_empty() {
            let caps = rules.caps.len() * 2;
            self.used[i * caps..(i + 1) * caps].fill(0);
        }
        self.changed.push(resident);
    }

    /// Takes contacts' scores and lists of yesterday over from another ledger of the same office.
    pub(in crate::day) fn know_yesterday_of(&mut self, other: &Self) {
        self.yesterday.copy_from_slice(&other.yesterday);
        self.lists_yesterday.copy_from_slice(&other.lists_yesterday);
    }

    /// Lets everyone's band be found anew.
    pub(in crate::day) fn touch(&mut self) {
        self.all_changed = true;
    }

    /// What contacts know of the scores of yesterday, where contacts' scores count.
    pub(crate) fn yesterday(&self) -> &[i32] {
        &self.yesterday
    }

    /// Whether what an office holds about a resident is the same in another ledger of it.
    pub(crate) fn same_of(&self, other: &Self, resident: u32) -> bool {
        let i = resident as usize;
        (self.own[i], self.score(resident), self.band[i], self.debts[i])
            == (other.own[i], other.score(resident), other.band[i], other.debts[i])
            && self.on_lists(i) == other.on_lists(i)
            && self.parts_of(resident) == other.parts_of(resident)
            && self.entries.get(i) == other.entries.get(i)
    }

    /// What opens and closes doors for some residents: bands and lists.
    pub(crate) fn doors(&self, rows: std::ops::Range<usize>) -> (&[u8], [Option<&[ListMask]>; 2]) {
        (&self.band[rows.clone()], [self.lists.get(rows.clone()), self.borne.get(rows)])
    }

    pub(in crate::day) fn turn_month(&mut self, rules: &Office, month: u32) {
        self.used.fill(0);
        if rules.months > 0 {
            let slot = month as usize % rules.months;
            for (own, ring) in self.own.iter_mut().zip(self.ring.chunks_exact_mut(rules.months)) {
                *own = (*own - ring[slot]).clamp(rules.floor, rules.ceiling);
                ring[slot] = 0;
            }
            self.all_changed = true;
        }
    }

    /// Mixes each score with the mean of the contacts' scores of yesterday.
    pub(in crate::day) fn mix_with_peers(
        &mut self,
        rules: &Office,
        ties: &Ties,
        weight: i64,
        chunk: usize,
        workers: &Workers,
    ) {
        let (own, yesterday) = (&mut self.own, &self.yesterday);
        // A product and a shift instead of a division for each resident.
        let reciprocals: [i64; 256] = std::array::from_fn(|count| (1i64 << 32) / count.max(1) as i64 + 1);
        let kept = self.shown.is_empty();
        let mix = |resident: usize, own: i32| {
            let contacts = ties.of(resident as u32);
            if contacts.is_empty() {
                return own;
            }
            let sum: i64 = contacts.iter().map(|contact| i64::from(yesterday[*contact as usize])).sum();
            let mean = (sum * reciprocals[contacts.len()]) >> 32;
            let mixed = (i64::from(own) * (65_536 - weight) + mean * weight + 32_768) >> 16;
            (mixed as i32).clamp(rules.floor, rules.ceiling)
        };
        let target: &mut [i32] = if kept {
            own
        } else {
            self.shown.copy_from_slice(own);
            &mut self.shown
        };
        workers.map(target.chunks_mut(chunk).enumerate().collect(), |(number, scores)| {
            for (offset, score) in scores.iter_mut().enumerate() {
                *score = mix(number * chunk + offset, *score);
            }
        });
        self.all_changed = true;
    }

    /// Puts everyone whose score changed into their band.
    pub(crate) fn find_bands(&mut self, rules: &Office) {
        let scores = if self.shown.is_empty() { &self.own } else { &self.shown };
        if self.all_changed || rules.kept_a_day < 65_536 {
            for (band, score) in self.band.iter_mut().zip(scores) {
                *band = rules.band_of(*score);
            }
        } else {
            for &resident in &self.changed {
                self.band[resident as usize] = rules.band_of(scores[resident as usize]);
            }
        }
        self.changed.clear();
        self.all_changed = false;
    }

    /// Adds all that the ledger keeps to a digest, under a name.
    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        let Self {
            own,
            shown,
            yesterday,
            band,
            lists,
            borne,
            lists_yesterday,
            debts,
            listed,
            ring,
            used,
            parts,
            entries,
            file,
            changed,
            all_changed,
            residents,
        } = self;
        digest.column(&format!("{name}.own"), own);
        digest.column(&format!("{name}.shown"), shown);
        digest.column(&format!("{name}.yesterday"), yesterday);
        digest.column(&format!("{name}.band"), band);
        digest.column(&format!("{name}.lists"), lists);
        if !borne.is_empty() {
            digest.column(&format!("{name}.borne"), borne);
        }
        if !lists_yesterday.is_empty() {
            digest.column(&format!("{name}.lists_yesterday"), lists_yesterday);
        }
        digest.column(&format!("{name}.debts"), debts);
        digest.column(&format!("{name}.listed"), listed);
        digest.column(&format!("{name}.ring"), ring);
        digest.column(&format!("{name}.used"), used);
        if !parts.is_empty() {
            digest.column(&format!("{name}.parts"), parts);
        }
        if !entries.is_empty() {
            digest.column(&format!("{name}.entries"), entries);
        }
        file.digest(&format!("{name}.file"), digest);
        digest.values(&format!("{name}.changed"), &(changed, all_changed, residents));
    }

    /// Residents in the ledger.
    pub(crate) fn residents(&self) -> usize {
        self.residents
    }

    /// Memory that the ledger takes beside its own size, in bytes.
    pub(in crate::day) fn bytes(&self) -> usize {
        4 * (self.own.len() + self.shown.len() + self.yesterday.len())
            + self.band.len()
            + self.lists.len()
            + self.borne.len()
            + self.lists_yesterday.len()
            + self.debts.len()
            + 2 * self.listed.len()
            + 4 * (self.ring.len() + self.parts.len())
            + self.entries.len()
            + self.file.bytes()
            + self.used.len()
            + 4 * self.changed.len()
    }
}

/// Brings the ledgers of all offices, in their order, into the form that new rules need.
pub(in crate::day) fn refit_all(ledgers: &mut [Ledger], change: &Refit) {
    let rules = change.old.offices.iter().zip(&change.new.offices);
    ledgers.iter_mut().zip(rules).for_each(|(ledger, (old, new))| ledger.refit(old, new, change.month()));
}

/// Points as a number, from 1/256.
pub fn points(fixed: i32) -> f64 {
    f64::from(fixed) / f64::from(POINT)
}
