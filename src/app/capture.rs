//! Pictures of every screen, taken by script, for people who look them over.

/// What is visited, and in which order.
pub const TOUR: &str = "
frames 20
expect Tallyford
shot picker
key 2
frames 4
shot picker-play
key 3
frames 4
shot picker-build
key 4
frames 4
shot picker-lab
click Open the lab
wait
frames 20
shot lab
click Threshold
wait
frames 20
shot lab-threshold
key Esc
frames 8
key ?
frames 8
shot keys
key Esc
key 1
click About
frames 8
shot about
key Esc
click Begin “The crossing camera”
wait
frames 30
shot lesson-file
click The marks were earned
frames 4
key Enter
frames 6
shot lesson-rules-before
key L
key 0
frames 20
shot town-scored
key N
frames 10
shot person
key S
frames 30
shot town-seen
key H
frames 30
shot town-truth
click Lives this life again
wait
frames 20
shot luck-rule-choice
key Esc
key Esc
key R
key Y
wait
frames 20
shot year-later
click Enters a false mark
wait
frames 20
shot gain
key Esc
click How far scores follow
wait
frames 20
shot gaming
key Esc
key N
frames 10
click Finds the entry
wait
frames 20
shot undo
key Esc
key Esc
key +
key +
key +
frames 20
shot town-near
key 0
key T
frames 10
shot twin-choice
click The same rules, but no doors
wait
frames 20
shot twin
key Esc
click Menu
frames 10
shot settings
key Esc
key L
frames 10
shot lesson-again
quit
";
