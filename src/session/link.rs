//! A save in the fragment of an address. The part after `#` of an address is never sent anywhere: the page that is opened
//! reads it by itself. A link is [`MARK`] and then a save as RON, deflated, in letters that addresses may have.
//!
//! What a link opens for whom is kept in the save ([`super::save::Window::seat`]): a link for the room shows what may be
//! seen there, one for the teacher everything. Who takes a link for the room apart finds what the class itself did, said and
//! saw, and nothing that is covered. The whole of a run follows from its save, though, so that a program that is changed can
//! compute all of it.

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::{deflate, inflate};

use super::save::Save;
use super::seen::Seat;
use crate::scenario::Source;
use crate::words::say;

/// What a link begins with after `#`: a word to know it by and the version of what follows.
pub const MARK: &str = "town=1.";
/// What links of all versions begin with.
const WORD: &str = "town=";
/// The most bytes of a save that a link carries; browsers cut addresses that are much longer.
const LARGEST: usize = 1 << 20;

/// The link of a save, from `#` on, as it is for a seat. Of the fingerprints it has the last one, which is compared when it
/// is opened. What the teacher had open is not handed to the room: whom they look at can tell what is covered.
///
/// # Errors
/// One line if the save is too large for a link.
pub fn link(mut save: Save, seat: Seat) -> Result<String, String> {
    let window = save.window.get_or_insert_default();
    if !window.seat.is_room() && seat.is_room() {
        (window.lens, window.resident) = (String::new(), None);
    }
    window.seat = seat;
    let last = save.digests.len().saturating_sub(1);
    save.digests.drain(..last);
    let text = ron::to_string(&save).map_err(|error| error.to_string())?;
    if text.len() > LARGEST {
        return Err(say!("link-too-large", most = (LARGEST >> 10).to_string()));
    }
    Ok(format!("#{MARK}{}", BASE64URL_NOPAD.encode(&deflate::compress_to_vec(text.as_bytes(), 9))))
}

/// What is after the last `#` of an address, or the whole of a text without one, if it begins as links do.
fn fragment(text: &str) -> Option<&str> {
    let fragment = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment).trim();
    fragment.starts_with(WORD).then_some(fragment)
}

/// Whether a text is a link of this program, alone or at the end of an address.
pub fn is_link(text: &str) -> bool {
    fragment(text).is_some()
}

/// The save of a link, be it alone or at the end of an address; `name` stands for it in problems.
///
/// # Errors
/// One line: it was cut or changed on its way, is of a later version, or holds no sound save.
pub fn save(link: &str, name: &str) -> Result<Save, String> {
    let fragment = fragment(link).unwrap_or_default();
    let packed = fragment.strip_prefix(MARK).ok_or_else(|| say!("link-later"))?;
    let broken = || say!("link-broken");
    let packed = BASE64URL_NOPAD.decode(packed.as_bytes()).map_err(|_| broken())?;
    let bytes = inflate::decompress_to_vec_with_limit(&packed, LARGEST).map_err(|_| broken())?;
    Save::read(&Source { name: name.to_owned(), bytes })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Recipe};
    use crate::session::progress::{SavedLesson, Vote};
    use crate::session::save::Window;
    use crate::study::lesson::Track;
    use crate::study::order::Order;
    use crate::study::{Command, Timeline};

    /// What somebody may have done on a day of any town.
    fn order() -> impl Strategy<Value = Order> {
        let setting = (0..4_usize, 0..100_u32).prop_map(|(path, value)| {
            let paths = ["watchers.0.misidentify", "gates.0.wage", "redress.appeal", "offices.0.method.Ledger.start"];
            Order::Set(vec![format!("{}=0.{value}", paths[path])])
        });
        prop_oneof![setting, any::<u64>().prop_map(Order::Strike), Just(Order::Perfect("cameras".into()))]
    }

    fn vote() -> impl Strategy<Value = Vote> {
        (0..9_usize, proptest::option::of(0..4_usize), 0..3_u8, proptest::collection::vec(0..40_u32, 0..4))
            .prop_map(|(step, choice, sure, hands)| Vote { step, choice, sure, hands })
    }

    fn session() -> impl Strategy<Value = (Save, Seat)> {
        let names = Library::scenario_names();
        let commands = proptest::collection::vec((0..300_u32, order()), 0..40);
        let lesson =
            (0..9_usize, any::<bool>(), proptest::option::of(0..600_u32), proptest::collection::vec(vote(), 0..9));
        let window = (any::<bool>(), proptest::option::of(0..600_u32), any::<bool>());
        (0..names.len(), any::<u64>(), 300..400_u32, commands, lesson, window, any::<bool>()).prop_map(
            move |(name, seed, days, mut commands, (step, left, file, votes), (locked, resident, twin), teacher)| {
                commands.sort_by_key(|(day, _)| *day);
                let commands: Vec<Command> = commands.into_iter().map(|(day, order)| Command { day, order }).collect();
                let seat = if teacher { Seat::Teacher } else { Seat::Room };
                let twin = twin.then(|| commands.clone());
                let save = Save {
                    tallyford: env!("CARGO_PKG_VERSION").to_owned(),
                    scenario: names[name].clone(),
                    text: None,
                    packs: vec![],
                    settings: vec!["town.residents=300".to_owned()],
                    seed,
                    days,
                    commands,
                    digests: vec![(days, format!("{seed:032x}"))],
                    lesson: Some(SavedLesson { step, left, file, track: Track::default(), votes, not_begun: false }),
                    played: None,
                    window: Some(Window { lens: "seen".into(), locked, resident, twin, seat, ..Window::default() }),
                };
                (save, seat)
            },
        )
    }

    #[test]
    fn fifty_sessions_come_back_from_their_links_as_they_were() {
        let longest = Cell::new(0);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 50,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        let all = |(saved, seat): (Save, Seat)| {
            let made = link(saved.clone(), seat).unwrap();
            prop_assert!(made.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#=.-_".contains(&byte)), "{made}");
            for address in [made.clone(), made[1..].to_owned(), format!("file:///media/stick/tallyford.html{made}\n")] {
                prop_assert!(is_link(&address));
                prop_assert_eq!(&save(&address, "the link").unwrap(), &saved);
            }
            longest.set(longest.get().max(made.len()));
            Ok(())
        };
        runner.run(&session(), all).unwrap();
        println!("the longest of 50 links has {} letters", longest.get());
        assert!((200..8000).contains(&longest.get()), "{}", longest.get());
    }

    /// The names of all fields in a text of RON.
    fn fields(text: &str) -> Vec<&str> {
        let before_colon =
            text.split(':').map(|part| part.rsplit([',', '(', '[', '{']).next().unwrap_or_default().trim());
        before_colon
            .filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            .collect()
    }

    /// A link of a lesson that stands before its reveal, taken apart by hand: it has what the class did, said and saw, by
    /// name, and no field besides. What came of it follows from these and is not in it.
    #[test]
    fn a_link_for_the_class_carries_nothing_that_is_covered() {
        const DONE: [&str; 23] = [
            "tallyford",
            "scenario",
            "text",
            "packs",
            "settings",
            "seed",
            "days",
            "commands",
            "day",
            "order",
            "digests",
            "lesson",
            "step",
            "left",
            "file",
            "track",
            "votes",
            "choice",
            "sure",
            "hands",
            "window",
            "lens",
            "locked",
        ];
        const SEEN: [&str; 3] = ["resident", "twin", "seat"];
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=120".to_owned()];
        let mut town = Timeline::new(recipe, Options::default()).unwrap();
        (0..60).for_each(|_| town.pass_day());
        let votes = vec![Vote { step: 0, choice: Some(1), sure: 2, hands: vec![3, 12] }];
        let lesson = SavedLesson { step: 2, file: Some(31), votes, ..SavedLesson::default() };
        let window = Window { lens: "seen".into(), locked: true, resident: Some(31), ..Window::default() };
        let saved = Save { lesson: Some(lesson), window: Some(window), ..Save::of(&town) };
        let of = |seat: Seat| {
            let made = link(saved.clone(), seat).unwrap();
            let packed = BASE64URL_NOPAD.decode(made.split_once(MARK).unwrap().1.as_bytes()).unwrap();
            String::from_utf8(inflate::decompress_to_vec(&packed).unwrap()).unwrap()
        };
        let (class, teacher) = (of(Seat::Room), of(Seat::Teacher));
        for text in [&class, &teacher] {
            let named = fields(text);
            assert!(named.len() > 15 && named.contains(&"digests"), "{named:?}");
            for name in named {
                assert!(DONE.contains(&name) || SEEN.contains(&name), "{name} in {text}");
            }
        }
        assert!(teacher.contains("Teacher") && !class.contains("Teacher"));
        // Whom the teacher looked at alone is not told.
        let looked = save(&link(saved.clone(), Seat::Teacher).unwrap(), "the link").unwrap();
        assert_eq!(looked.window.as_ref().unwrap().resident, Some(31));
        let window = save(&link(looked, Seat::Room).unwrap(), "the link").unwrap().window.unwrap();
        assert_eq!((window.resident, window.lens.as_str(), window.locked), (None, "", true));
        let people = town.town().town();
        assert!((0..120).all(|resident| !class.contains(&people.name(resident))));
    }
}
