//! What it looks like, as plain data and as SVG and HTML: the town plan, charts, lives, the report.
//!
//! Invariant: reads the study and the town, changes nothing, opens no file. A window system draws the same data.

pub mod axis;
pub mod blanks;
pub mod board;
pub mod cards;
pub mod causes;
pub mod challenge;
pub mod chart;
pub mod chronicle;
pub mod controls;
pub mod council;
pub mod counted;
pub mod debrief;
pub mod desk;
pub mod drawing;
pub mod ending;
pub mod facts;
pub mod figures;
pub mod gain;
pub mod handout;
pub mod headline;
pub mod inquiry;
pub mod lab;
pub mod landmarks;
pub mod lens;
pub mod life;
pub mod lines;
pub mod lives;
pub mod made_of;
pub mod map;
pub mod moments;
pub mod offices;
pub mod palette;
pub mod person;
pub mod plan;
pub mod posts;
pub mod proposals;
pub mod report;
pub mod stories;
pub mod stroll;
pub mod tipping;
pub mod topics;
mod whom;
pub mod why;
pub mod zone;
