//! What a click on the map opens.

use bevy_egui::egui::{Pos2, Rect};

use super::Sight;
use crate::app::request::{Dialog, LookRequest, Request};
use crate::day::Simulation;
use crate::scenario::raw::PlaceKind;
use crate::town::names;
use crate::view::plan::{Occupant, Plan};
use crate::words::{self, say};

/// What a click opens: the nearest peg, else the house, firm or camera under it.
pub fn pick(
    town: &Simulation,
    plan: &Plan,
    sight: &Sight,
    rect: Rect,
    stands: &[(u32, (f64, f64))],
    at: Pos2,
) -> Option<Request> {
    let nearest = stands
        .iter()
        .map(|(resident, spot)| (sight.put(rect, (spot.0, spot.1 - 3.0)).distance(at), *resident))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((distance, resident)) = nearest
        && distance < (6.0 * sight.scale).max(9.0)
    {
        return Some(LookRequest::Select(Some(resident)).into());
    }
    let spot = sight.spot(rect, at);
    let under = plan.buildings.iter().find(|building| {
        (building.at.0 - spot.0).abs() < building.size.0 / 2.0 && (building.at.1 - spot.1).abs() < building.size.1 / 2.0
    });
    let people =
        |title: String, residents: Vec<u32>| Some(LookRequest::Open(Dialog::People { title, residents }).into());
    if let Some(building) = under {
        let places = town.town();
        return match building.of {
            Occupant::Household(household) => {
                let members = places.households[household as usize]..places.households[household as usize + 1];
                let street = members.clone().next().map(|first| places.street(first)).unwrap_or_default();
                people(say!("household-in", street = street), members.collect())
            }
            Occupant::Firm(firm) => people(names::firm(town.seed(), firm), places.firms().staff_of(firm).to_vec()),
            Occupant::Public(_) => None,
        };
    }
    let crossing = plan.crossings.iter().position(|(x, y)| libm::hypot(x - spot.0, y - spot.1) < 10.0)?;
    let passing = (0..town.town().residents() as u32)
        .filter(|resident| town.town().place(*resident, PlaceKind::Crossing) == Some(crossing as u32));
    people(words::say!("crossing-people"), passing.collect())
}
