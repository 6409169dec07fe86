//! Who and where: everything about the town that does not change from day to day.
//!
//! Generated from the scenario and the seed. Residents are numbered by quarter, block and household, so that
//! neighbours stand near one another in memory as well.
//!
//! Invariant: knows nothing of days, scores or files.

pub mod features;
pub mod kin;
pub mod layout;
pub mod names;
pub mod people;
pub mod places;
pub mod ties;

use crate::kernel::luck::Luck;
use crate::kernel::slices::LANES;
use crate::scenario::Scenario;
use features::Features;
use layout::Layout;
use people::{Firms, People};
use ties::Ties;

/// The number that stands for "none" where a resident, firm or place is expected.
pub const NONE: u32 = u32::MAX;

/// The town as it is founded.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Town {
    pub(crate) seed: u64,
    pub(crate) layout: Layout,
    pub(crate) people: People,
    /// By resident, the one who is kin to them in another household, or none; empty where nobody has any.
    pub(crate) kin: Vec<u32>,
    /// First resident of each household, and the number of residents at the end.
    pub(crate) households: Vec<u32>,
    pub(crate) firms: Firms,
    pub(crate) features: Features,
    pub(crate) quarters: Vec<String>,
    /// By quarter, the multiple of what people there have and earn.
    pub(crate) wealth: Vec<f64>,
    pub(crate) looks: Vec<String>,
    /// Who has a contact in the firm for which they work or would work, when the town is founded: one bit each.
    pub(crate) know_somebody_at_work: Vec<u64>,
    /// The ages at which people work. The younger are students.
    pub(crate) working_age: std::ops::Range<u8>,
}

impl Town {
    /// Founds the town of a scenario, and gives it with the ties of its residents.
    ///
    /// `hermits` more residents live outside it: without a place, a tie, a firm or a watcher. They are for showing
    /// that one more life moves nobody else's luck.
    pub fn found(scenario: &Scenario, seed: u64, hermits: u32) -> (Self, Ties) {
        let raw = &scenario.raw().town;
        let luck = Luck::new(seed);
        let layout = Layout::new(raw, &luck);
        let households = people::households(raw.residents, &luck);
        let (mut people, firms) = people::settle(raw, &layout, &households, &luck);
        let mut features = Features::bring(&raw.feature, scenario.policy().cells(), &mut people, &luck);
        let mut ties = ties::meet(raw, &people, &households, &firms, &luck);
        let mut kin = kin::find(raw.kin, &people, &luck);
        if !kin.is_empty() {
            kin.extend(std::iter::repeat_n(NONE, hermits as usize));
        }
        people.add_hermits(hermits);
        features.add_hermits(hermits);
        ties.add_hermits(hermits);
        let know_somebody_at_work = ties::know_somebody_at_work(&people, &ties);
        let town = Self {
            seed,
            layout,
            people,
            kin,
            households,
            firms,
            features,
            quarters: raw.quarters.iter().map(|q| q.name.clone()).collect(),
            wealth: raw.quarters.iter().map(|q| q.wealth).collect(),
            looks: raw.looks.iter().map(|l| l.name.clone()).collect(),
            know_somebody_at_work,
            working_age: people::working_age(raw),
        };
        (town, ties)
    }

    /// How many residents there are, hermits included.
    pub fn residents(&self) -> usize {
        self.people.age.len()
    }

    /// The resident's name: given name and family name. Distinct for everyone in the town.
    pub fn name(&self, resident: u32) -> String {
        let household = self.people.household[resident as usize];
        if household == NONE {
            return names::hermit(self.seed, resident);
        }
        names::resident(self.seed, household, resident - self.households[household as usize])
    }

    /// The resident with a name or a number, if there is one.
    pub fn find(&self, name_or_number: &str) -> Option<u32> {
        if let Ok(number) = name_or_number.parse::<u32>() {
            return ((number as usize) < self.residents()).then_some(number);
        }
        let wanted = name_or_number.to_lowercase();
        (0..self.residents() as u32).find(|resident| self.name(*resident).to_lowercase() == wanted)
    }

    /// The residents of the household of a resident.
    pub fn household(&self, resident: u32) -> std::ops::Range<u32> {
        match self.people.household[resident as usize] {
            NONE => resident..resident + 1,
            household => self.households[household as usize]..self.households[household as usize + 1],
        }
    }

    /// Whether a resident had a contact in their firm when the town was founded.
    pub(crate) fn knows_somebody_at_work(&self, resident: u32) -> bool {
        let i = resident as usize;
        self.know_somebody_at_work[i / LANES] >> (i % LANES) & 1 == 1
    }

    /// The one who is kin to a resident in another household.
    pub fn kin_of(&self, resident: u32) -> Option<u32> {
        self.kin.get(resident as usize).copied().filter(|kin| *kin != NONE)
    }

    /// The resident's age in years.
    pub fn age(&self, resident: u32) -> u8 {
        self.people.age[resident as usize]
    }

    /// The name of the resident's quarter.
    pub fn quarter(&self, resident: u32) -> &str {
        &self.quarters[usize::from(self.people.quarter[resident as usize])]
    }

    /// The name of the resident's look.
    pub fn look(&self, resident: u32) -> &str {
        &self.looks[usize::from(self.people.look[resident as usize])]
    }

    /// The number of the resident's look.
    pub fn look_number(&self, resident: u32) -> u8 {
        self.people.look[resident as usize]
    }

    /// The names of the quarters.
    pub fn quarters(&self) -> &[String] {
        &self.quarters
    }

    /// The names of the looks.
    pub fn looks(&self) -> &[String] {
        &self.looks
    }

    /// The firms.
    pub fn firms(&self) -> &Firms {
        &self.firms
    }

    /// Where everything is.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The resident's trade.
    pub fn trade(&self, resident: u32) -> &'static str {
        names::trade(self.seed, resident)
    }

    /// The street the resident lives in.
    pub fn street(&self, resident: u32) -> String {
        match self.people.block[resident as usize] {
            NONE => String::new(),
            block => names::street(self.seed, self.layout.street_of(block)),
        }
    }
}
