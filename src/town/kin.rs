//! Kin beyond the household: parents, grown children and people who were once married.

use super::NONE;
use super::people::{ADULT, People};
use crate::kernel::fixed::Threshold;
use crate::kernel::luck::{Luck, Purpose};

/// By resident, the one who is kin to them in another household, or none. Kin are kin to each other. Empty where nobody has any.
pub fn find(share: f64, people: &People, luck: &Luck) -> Vec<u32> {
    if share == 0.0 {
        return vec![];
    }
    let residents = people.age.len() as u32;
    let has_kin = |resident: &u32| {
        people.age[*resident as usize] >= ADULT
            && luck.chance(Purpose::Kin, 0, *resident, 0, Threshold::from_chance(share))
    };
    let mut with_kin: Vec<u32> = (0..residents).filter(has_kin).collect();
    with_kin.sort_by_key(|resident| (luck.block(Purpose::Kin, 1, *resident, 0, 0)[0], *resident));
    let mut kin = vec![NONE; residents as usize];
    let mut waiting: Vec<u32> = vec![];
    for resident in with_kin {
        let household = |of: u32| people.household[of as usize];
        match waiting.iter().position(|other| household(*other) != household(resident)) {
            Some(place) => {
                let other = waiting.swap_remove(place);
                kin[resident as usize] = other;
                kin[other as usize] = resident;
            }
            None => waiting.push(resident),
        }
    }
    kin
}
