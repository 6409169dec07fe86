# What the window says.
tallyford = Tallyford
about-line = An invented town whose invented people live under a rating system that you configure.
founding = Founding the town …
day-short = day { $day }
day-and-season = day { $day }, { $season }
season-spring = spring
season-summer = summer
season-autumn = autumn
season-winter = winter
day-word = day
pause-says = Pause (Space)
pace-day = day
pace-day-says = A day in a few seconds, so that people can be followed (1)
pace-month = month
pace-month-says = A month in a few seconds (2)
year = year
year-says = On to a year from now (Y)
to-day = to day …
to-day-says = To a day of your choice (G)
to-day-note = Days that have passed come back by replay: the same town, with what was changed.
go = Go
or = Or
days-on = { $days } days on
running = day { $day }
stop = Stop here
twin-town = Twin town
this-town = This town
twin-town-says = The same people and the same luck under other rules, behind a curtain on the same map (T)
our-rules = Our rules
their-rules = The rules we began with
without-doors = Without doors
beside-theirs = Our rules against those we began with
beside-theirs-says = The town under your rules and under those it began with, with the same luck, on one map
curtain = Curtain between the two towns
curtain-says = Draw it aside, or press the arrow keys
other-band-none = Nobody is in a different band in the other town.
other-band = { $count ->
    [one] { $count } person is in a different band in the other town.
   *[other] { $count } people are in a different band in the other town.
}
other-band-drawn = { $count ->
    [one] { $count } person is in a different band in the other town. This person stands out on the map.
   *[other] { $count } people are in a different band in the other town. They stand out on the map.
}
two-maps = Side by side
one-map = On one map
without-twin = One town again
keys = Keys
menu = Menu
close = Close
help-about = What is “{ $what }”?
switch-of = Switch: { $what }
lens-word-truth = happened
lens-word-seen = was seen
lens-word-scored = was scored
lens-short-truth = happened
lens-short-seen = seen
lens-short-scored = scored
cover-says = Cover what happened, until a reveal (U)
uncover-says = Uncover what happened (U)
rules = The rules
six-rules = Show six rules only
all-rules = Show all { $count } rules
topic-watching = Who watches, and how well
topic-rating = How offices rate
topic-doors = What scores open and close
topic-redress = Notice, appeals and review
topic-people = What people do, and who they are
topic-dates = When something changes
no-rules = Nobody is rated here.
undo = Undo the last change of a rule (Ctrl+Z)
redo = Redo it (Ctrl+Y)
person = A person
charts = Charts
nobody-open = Click a person on the map, or press N for the next one along the streets.
people-flagged =
    { $count ->
        [one] { $count } person is flagged in this town
       *[other] { $count } people are flagged in this town
    }
people-flagged-title = Flagged
people-wronged = { $count } of them without having earned it
people-wronged-title = Flagged without having earned it
people-count = People: { $count }. Click a name.
not-rated = not rated
who-changed = Who changed most
nobody-changed = Nobody’s score differs between the towns today.
changed-count =
    { $count ->
        [one] { $count } score differs. Here · in the twin town · by how much.
       *[other] { $count } scores differ. Here · in the twin town · by how much.
    }
sort-most = most
sort-better = better there
sort-worse = worse there
close-person = Close
rating = band { $band } · { $change } since day 1 · { $office }
standing = Suppose all their own acts had been seen correctly, and nothing else had counted. Then the score would be { $standing }: { $gap }.
gap-more =
    { $number ->
        [one] { $points } point more
       *[other] { $points } points more
    }
gap-fewer =
    { $number ->
        [one] { $points } point fewer
       *[other] { $points } points fewer
    }
gap-none = the same
verdict-wronged = Flagged without having earned it.
verdict-caught = Flagged, and has earned it.
verdict-missed = Not flagged, though it is earned.
nothing-yet = Nothing has been recorded yet.
covered = covered
how-they-fare = How they fare
whom-they-know = Whom they know ({ $count })
chronicle = Town Chronicle
chronicle-empty = Nothing has been written yet. Let a week pass.
followed = The Chronicle follows:
follow = Follow in the Chronicle
follow-no-more = Follow no more
follow-says = The Town Chronicle then tells every day what changes for this person
chart-of = Measure of chart { $number }
chart-hover = day { $day }: { $value }
chart-label = Chart: { $measure }
chart-twin = { $town } { $value }
off = Now off. If on: { $what }
chart-empty = A line begins after two days.
chart-undefined = This number has no value yet. Nothing that it counts has happened in this town.
debrief-covered = What happened is covered. Uncover it to see how the bets came out.
undo-needed-later = You cannot undo this change yet, because a later change builds on it. Go to a day when the later change is in force. Undo that one first. { $why }
rule-changed = A rule was changed
who-is-behind = Who is behind this number?
behind = { $measure }, day { $day }
household-in = A household in { $street }
crossing-people = Those who pass here every day
step-of = step { $number } of { $count } · { $what }
step-file = one file
step-rules = the rules
step-bet = place your bet
step-run = watch
step-saw = what did you see?
step-reveal = the reveal
step-debrief = talk it over
says-file = This is one person’s file, as the office sees it. Was it earned?
says-rules = These are the rules. Change one, or leave them.
says-bet = Bet first, then run. Nobody is graded.
says-run = Let the days pass. What happened stays covered.
says-saw = What did you see? Say it before you say why.
says-reveal = Uncover what happened. A dashed ring marks a person who is flagged without having earned it by their own acts.
says-debrief = Your bets beside what came of it.
run-to = Run to day { $day }
reveal = Uncover
done-with-rules = These are our rules
go-on = Go on
step-back = One step back
vote-first = Vote to go on.
leave-lesson = Leave the lesson for the free town (L)
to-lesson = Back to the lesson
to-the-town = To the town
how-sure = How sure?
sure-guess = a guess
sure-fairly = fairly
sure-certain = certain
bet-keys = Keys A to D and 1 to 3, Enter
bet-first = Choose first.
place-bet = Place the bet
hands = hands
hands-for = Hands for { $option }
hands-count = hands: { $count }
debrief = What you bet, and what came of it
debrief-print = Print two pages
debrief-print-says = Writes the debriefing as two pages, and opens them where they can be printed
debrief-print-page = Print
debrief-file = { $name } day { $day } debriefing
debrief-written = The two pages are in { $file } and open in your browser, from which they can be printed. If no browser opens, open the file yourself.
debrief-failed = The two pages could not be written into { $folder }: { $why }
debrief-said = What you said, and what came about
debrief-towns-note = Beside each answer: in how many towns, each with its own luck, it comes about under the rules as the lesson has them.
debrief-hands = hands:
debrief-charts = Charts
debrief-lives = Lives
debrief-row = { $caption } Day { $day }: { $happened } | { $seen } | { $scored }
debrief-hangs = What this hangs on
debrief-hangs-note = Some numbers in this town are invented. Each “world” tries other values for them. A claim that holds in only a few worlds depends on our assumptions.
debrief-hangs-row = ! { $claim } { $claimed }. It holds in { $worlds }. { $told }
debrief-hangs-nothing = Every claim of this lesson holds in nearly every world that was tried.
finding = Looking at the run …
your-bet = your bet
your-vote = your vote
came-out = this is how it came out
bet-was-guess = You guessed.
bet-was-fairly = You were fairly sure.
bet-was-certain = You were certain.
bet-and-figure = { $sure } In this run: { $figure }.
bet-without-figure = { $sure } No figure answers this one: talk about it.
discuss = Talk about it
debrief-case-for = The best case for it
debrief-case-against = The best case against it
about = About
go-on-with = Go on with { $title }, day { $day }
go-on-says = Where you were when the program last ended.
go-on-says-several = Runs that were open when a window was closed.
begin = Begin “{ $title }”
saves = Saved towns
kept-says = { $scenario }, day { $day }
no-network = Nothing is sent anywhere. Nobody here is real.
unreadable-says = “{ $name }” cannot be read. { $why }
no-saves = Nothing has been saved yet.
save-under = Save under the name
save-hint = class 9b period 3
save = Save
link-room = A link for the class
link-room-says = Makes an address that opens this town where it stands, with whatever is covered now still covered
link-teacher = A link for the teacher
link-teacher-says = Makes an address that opens this town where it stands, with nothing covered
link-in-file = The link is in { $file }. Its part from # on can follow the address of any copy of tallyford.html, and “tallyford play” opens it too.
link-in-address = The address of this page is the link now. It is copied too, where the browser allows it.
link-nowhere = The browser does not let this page have another address, so that there is no link. Save the town as a file instead.
link-teacher-seat = This is the teacher’s link: nothing is covered here.
saves-where = Saved towns are files in { $folder }; send one to open the same town elsewhere.
saved-as = Saved as “{ $name }”: { $file }
save-name = A name has at most 60 letters, digits, spaces, hyphens or round brackets: “{ $name }” is not such a name.
nothing-can-be-kept = Nothing can be kept here: when this is closed, the town is gone. Ctrl+S makes a link that takes it with you.
no-folder = This system names no folder for a program’s files, so nothing can be saved.
put-aside = { $file } could not be read and was put aside as { $aside }. { $why }
cannot-put-aside = { $file } cannot be read: { $why }
resumed = This is day { $day }, as it was left.
no-such-lesson = There is no lesson called “{ $name }”.
text-size = Size of text
theme = Theme
theme-paper = paper
theme-projector = projector
theme-contrast = high contrast
reduced-motion = Less motion
language = Language
sound-none = There is no sound.
other-lesson = Other lessons
other-lesson-says = Back to the choice of lessons; this run is kept
open-file = Open a file …
open-file-says = Open a scenario or a saved town from a file (Ctrl+O)
open-heading = Open a file
open-what = A scenario or a saved town. A file can also be dropped on the window.
open-choose = Choose a file of this computer
open-path = Path
open-hint = a file or a folder
open-go = Open
open-up = The folder above
open-folder = Folder: { $name }
open-empty = There is no scenario and no saved town in this folder.
open-more = There is more in this folder than is listed: type the path.
open-saves = Saved towns
open-documents = Documents
export = Save report and tables …
export-says = Save report and tables of this run into a folder
export-heading = Save report and tables
export-what = The run is lived again to this day and written into a folder: a report to print, tables for a spreadsheet, and the run itself.
export-folder = Folder
export-go = Save
export-covered = What happened is covered in this lesson, and report and tables tell it. They can be saved after the reveal.
export-there = There is another run in { $folder }. Choose another folder.
export-running = Writing report and tables …
export-done = Report and tables are in { $folder }: { $files }.
quit = Quit
quit-says = End the program; this run is kept (Ctrl+Q)
twin-says = A second town beside this one: the same people, the same luck, other rules. Both clocks go together.
twin-no-doors = The same rules, but no doors
twin-no-doors-says = A band opens and closes nothing there: what differs is the town’s answer to a score.
twin-as-founded = The rules we began with
twin-as-founded-says = What you changed since the first day is not changed there.
twin-same = The same rules, to be changed
twin-same-says = Nothing differs until you change a rule on one side.
about-what = Tallyford is a teaching simulation. You set the rules of a rating system and watch feedback loops, false positives and gaming arise: what happened, what was seen and what was scored, all at once.
about-people = Everyone in it is invented: names are generated, and quarters and looks stand for no real group. It is a town, not a forecast.
about-knows = What the program knows about you: nothing. It makes no connection, keeps no log, and writes only your saved towns and settings into a folder of yours.
about-luck = The same lesson, seed and changes give the same town, to the last digit, on every machine.
about-licence = Free software under the MIT or the Apache 2.0 licence. Typefaces: Atkinson Hyperlegible and Fraunces, under the SIL Open Font License, and Open Sans, under the Apache License 2.0.
about-version = Version { $version }
key-pause = pause and go on; stop a long run
key-paces = a day, a month in a few seconds
key-step = one day
key-year = on to a year from now
key-to-day = to a day of your choice
key-lens = what happened, was seen, was scored
key-cover = cover what happened, uncover it
key-focus = from one control to the next, and press it
key-panels = on to the next panel, back to the last one
key-pages = scroll what lies open, up and down
key-people = the next and the previous person
key-arrows = Arrows
key-pan = move the map
key-zoom = nearer, farther
key-whole = the whole town
key-undo = undo and redo the change of a rule; Z and Shift+Z too
key-twin = twin town
key-fold = fold the rules, the person, the charts
key-vote = vote, in a lesson; 1 2 3 how sure, Enter goes on
key-desk = at the desk: ask; 1 2 3 decide, N P turn, E end
key-lesson = leave the lesson and come back to it
key-save = save under a name
key-open = open a file
key-quit = end the program; the run is kept
key-escape = close what is open
nothing-is-kept = Nothing that is done here can be kept: the folder { $folder } cannot be written to.
watched = day { $day } of { $to }
skip-to = Skip to day { $day }
watch-on = Go on to day { $day }
open-the-file = Open the file
open-the-file-says = Open this person’s file
reveal-count = { $number ->
    [one] of { $flagged } who are flagged has not earned it by their own acts
   *[other] of { $flagged } who are flagged have not earned it by their own acts
}
reveal-bet = Your bet: { $option }
reveal-share = So far { $share } in 100
welcome-heading = Is this on a projector?
welcome-projector = Yes, on a projector
welcome-projector-says = Larger text, white paper and thicker lines, to be read from the back row.
welcome-screen = No, on this screen
welcome-screen-says = Text of the usual size on warm paper.
welcome-later = All of this can be changed later, in the menu.
begin-in = Begin “{ $title }” as a lesson of { $minutes } minutes
says-again = You voted on one file at the beginning. Vote on it again, with all that you know now.
key-name-space = Space
key-name-ctrl = Ctrl
key-name-shift = Shift
key-name-page-up = Page Up
key-name-page-down = Page Down
minutes-short = { $minutes } min

# The desk of appeals.
desk-title = The desk of appeals
desk-invites = For ten working days you decide about marks that people appeal against. You see what the office sees, and you have eight hours a day to ask. Afterwards you learn what really happened, and what became of the people.
desk-sit = Sit down at the desk
desk-by-the-book = By the rule book
desk-by-the-book-says = The office has rules for its desk, and there will be more of them from day to day.
desk-rule-book = The office: { $rule }
desk-rule-no-delay = Nothing is put off to tomorrow.
desk-rule-last-day = This is your last day, so nothing can be put off to tomorrow.
desk-rule-look-again = A mark is struck only after a second look at what the watcher kept.
desk-rule-few-struck = { $most ->
    [one] No more than one mark is struck on a day.
   *[other] No more than { $most } marks are struck on a day.
}
desk-takes = about 30 minutes, alone or in a group
desk-rule-from = From working day { $day }, the office’s rule: { $rule }
desk-opens = The town lives its first three months. Then the desk opens.
desk-day = working day { $number } of { $all }
desk-minutes = { $minutes } of { $all } minutes left today
desk-seat = You are { $name } and live in this town. You may come across the file of somebody you know.
desk-own = This file is your own.
desk-known = You know { $name }.
desk-known-stood-true = You knew { $name }, and you let the mark stand. It was true.
desk-known-stood-false = You knew { $name }, and you let the mark stand. It was false.
desk-known-struck-true = You knew { $name }, and you struck the mark. It was true.
desk-known-struck-false = You knew { $name }, and you struck the mark. It was false.
desk-nothing = No appeal has reached the desk today.
desk-files = Files of today
desk-entered = The mark was entered on day { $day } at the { $office }.
desk-stands = The score is now { $score }, band “{ $band }”.
desk-ask = Ask
desk-ask-register = What became of other such marks ({ $minutes } min)
desk-ask-year = The person’s last year ({ $minutes } min)
desk-ask-contact = Somebody who knows the person ({ $minutes } min)
desk-ask-other-contact = Somebody else who knows the person ({ $minutes } min)
desk-ask-watcher = Look again at what the watcher kept ({ $minutes } min)
desk-too-long = This takes longer than the time that is left today.
desk-register-none = This watcher has not led to any other mark for this act.
desk-register = { $marks ->
    [one] This watcher has led to 1 other mark for this act.
   *[other] This watcher has led to { $marks } other marks for this act.
} { $back } of them { $back ->
    [one] was
   *[other] were
} taken back.
desk-year-none = There was no other mark in the last year, and { $gains ->
    [one] 1 entry
   *[other] { $gains } entries
} that brought points.
desk-year = There { $marks ->
    [one] was 1 other mark
   *[other] were { $marks } other marks
} in the last year. { $same } of them { $same ->
    [one] was
   *[other] were
} for the same act, and { $back } { $back ->
    [one] was
   *[other] were
} taken back. { $gains ->
    [one] 1 entry
   *[other] { $gains } entries
} brought points.
desk-contact-did = { $who } knows { $name } and says: “I am sorry, but that is what happened.”
desk-contact-did-not = { $who } knows { $name } and says: “No, that was not so.” People who know somebody often stand by them.
desk-contact-nobody = There is nobody who knows this person and could be asked.
desk-watcher-did = By what the watcher kept, it was so. Such a second look is right in { $right } cases of 100.
desk-watcher-did-not = By what the watcher kept, it was not so. Such a second look is right in { $right } cases of 100.
desk-rule = Decide ({ $minutes } min)
desk-stands-button = The mark stands
desk-struck-button = Strike the mark
desk-back-button = Look at it again tomorrow
desk-ruled-stands = stands
desk-ruled-struck = struck
desk-ruled-back = tomorrow again
desk-open = open
desk-no-time = There is no time left for this file today. What is not decided stands.
desk-no-time-to-change = There is no time left to change this decision. The last decision of the day can still be taken back.
desk-close = End the day
desk-leave = Leave the desk
desk-take-back = Take back the decision on { $name }
desk-take-back-says = Takes back the last decision of today, on the file of { $name } (Ctrl+Z).
desk-undecided = { $count ->
    [one] 1 file is not decided. When the day is over, its mark stands.
   *[other] { $count } files are not decided. When the day is over, their marks stand.
}
desk-over = { $days ->
    [one] One day at the desk
   *[other] { $days } days at the desk
}
desk-came-to = { $all ->
    [one] You decided 1 case.
   *[other] You decided { $all } cases.
} You let { $stand } false { $stand ->
    [one] mark
   *[other] marks
} stand and struck { $struck } true { $struck ->
    [one] one
   *[other] ones
}.
desk-left = { $count ->
    [one] 1 file was not decided in time, so its mark stands.
   *[other] { $count } files were not decided in time, so their marks stand.
}
desk-sent-back = { $count ->
    [one] 1 file that you sent back has not come up again.
   *[other] { $count } files that you sent back have not come up again.
}
desk-compared = On { $ahead } of these files you are right and the town’s reviewers would be wrong. On { $behind } it is the other way round.
desk-as-well = So small a difference may be luck.
desk-better = Luck alone would seldom speak so clearly for you.
desk-worse = Luck alone would seldom speak so clearly for the reviewers.
desk-leans-nowhere = So few cases do not tell whether you lean to a side.
desk-leans-to-striking = When in doubt you struck the mark.
desk-leans-to-standing = When in doubt you let the mark stand.
desk-judge-own = you
desk-judge-reviewers = the town’s reviewers
desk-judge-strikes-all = whoever strikes every mark
desk-judge-strikes-none = whoever strikes none
desk-column-judge = on these files
desk-column-hits = true, stands
desk-column-misses = true, struck
desk-column-alarms = false, stands
desk-column-rejections = false, struck
desk-column-sensitivity = tells apart (d′)
desk-column-criterion = leans (c)
desk-columns-say = d′ says how well true marks are told from false ones: 0 is guessing. c says to which side somebody leans: above 0 to striking, below 0 to letting marks stand. After ± stands how far off the true value may be, 95 times in 100.
desk-plus-minus = { $value } ± { $error }
desk-people = What became of the people
desk-later = See them a quarter later
desk-fate-stood-true = { $name } had done it, and you let the mark stand.
desk-fate-stood-false = { $name } had not done it, and you let the mark stand.
desk-fate-struck-true = { $name } had done it, and you struck the mark.
desk-fate-struck-false = { $name } had not done it, and you struck the mark.
desk-fate-same = By day { $day } the other decision would have made no difference to this person’s score, work or money.
desk-fate = On day { $day }: { $here }. With the other decision and the same luck: { $otherwise }.
desk-score-and-band = score { $score }, band “{ $band }”
desk-flagged = flagged
desk-not-flagged = not flagged
desk-with-job = with a job
desk-without-job = without a job
desk-with-groats = { $groats } { $number ->
    [one] groat
   *[other] groats
}

# The first screen.
door-lesson = A lesson
door-lesson-says = Bet on what will happen, watch a year, see what really happened. 10 to 55 minutes, alone or with a class.
door-play = Play
door-play-says = Decide about other people at the desk of appeals, lead somebody’s life for a year, sit on a town’s council, or vote on its rules.
door-build = Build a town
door-build-says = Choose a town and its size, change every rule, and keep what you made as a file.
door-lab = The lab
door-lab-says = Known results about rating, found again by the same engine.
key-doors = on the first screen: a lesson, play, build a town, the lab
build-takes = as long as you like
lab-takes = as long as you like
seconds-left = { $seconds ->
    [one] about a second left
   *[other] about { $seconds } seconds left
}
build-says = You begin with the rules of a shipped town. All of them lie open, nothing is covered, and you set the clock.
ground-scenario = Town
ground-residents = People
ground-seed = Seed
ground-seed-says = People, streets and luck come from this number. The same number gives the same town.
ground-found = Found the town
too-many-towns = No more than { $most } towns can stand side by side.

# The vote.
vote-title = The vote
vote-invites = Your class writes two to four proposals for the rules of a town, before anybody knows who they will be there. Then you find out and vote, every proposal is lived with the same luck, and you vote again.
vote-takes = 30 to 45 minutes, for a class
vote-hold = Hold a vote
vote-in = The vote: { $town }
vote-leave = Leave the vote
vote-write-says = Write two to four proposals with the rule cards. Nobody knows yet who they will be in this town: seats are dealt afterwards.
vote-proposal = Proposal { $letter }
vote-as-it-stands = The rules stay as they are.
vote-add = Add a proposal
vote-add-says = Adds a proposal that begins with the rules of the one that is open.
vote-remove = Remove proposal { $letter }
vote-deal = Deal the seats
vote-alike = Proposals { $one } and { $other } say the same. Change one of them.
vote-no-hands = Count the hands first.
vote-switched-on = { $what }: switched on
vote-switched-off = { $what }: switched off
vote-slid = { $what }: { $to } instead of { $from }
vote-field = { $path }: { $to } instead of { $from }
vote-seats-says = { $residents ->
    [one] The town has one resident, and { $seats } seats.
   *[other] The town has { $residents } residents. { $seats } of them were drawn by lot. Each group of the class takes one of these seats.
}
vote-seats = The seats
vote-seat = Seat { $number }: { $name }. { $who }
vote-first-asks = Which proposal do you want to live under?
vote-second-asks = You know what came of it. Which proposal do you want to live under now?
vote-hands-says = Count the hands, or press the letter of a proposal once for each hand.
vote-hands-before = { $count ->
    [one] One hand was counted the first time.
   *[other] { $count } hands were counted the first time.
}
vote-one-more = One more hand for proposal { $letter }
vote-write-again = Back to the proposals, and deal new seats
vote-write-again-says = The hands are forgotten, and other seats are dealt.
vote-live = { $days ->
    [one] Live one day under each proposal
   *[other] Live { $days } days under each proposal
}
vote-living = Each proposal is lived in the same town, from its first day on, with the same luck.
vote-weighing = Each proposal is lived in { $towns } towns, to tell apart what is luck.
vote-uncover = Uncover proposal { $letter }
vote-again = Vote again
vote-done = Done
vote-both = Both votes
vote-before = before
vote-after = afterwards
vote-hands = { $count ->
    [one] 1 hand
   *[other] { $count } hands
}
vote-measure = { $name }, { $unit }
vote-between = { $low } to { $high }
vote-same = the same
vote-may-be-luck = may be luck
vote-luck = { $towns ->
    [one] The figures are of one town, which tells nothing of luck. { $compared } were compared with proposal A.
   *[other] The figures are averages over { $towns } towns with the same luck for all; the town on the map is one of them. Under each stands by how much it differs from proposal A: the true difference lies there 95 times in 100. { $compared } figures were compared. Where nothing differs, one in twenty will still seem to.
}
vote-assumes = This is how invented people answer in this program, under assumptions listed in its documentation. It is not a forecast.
vote-tie = { $letters } (a tie)
vote-turnout = Hands counted before: { $before }. Afterwards: { $after }.
vote-won = Most hands before: { $before }. Most hands afterwards: { $after }.
vote-file-empty = { $stands }; no entry in the file costs points
vote-file = { $marks ->
    [one] { $stands }; one entry in the file costs points, { $wrong } of it for what they did not do
   *[other] { $stands }; { $marks } entries in the file cost points, { $wrong } of them for what they did not do
}
vote-lives = What became of the seats
vote-not-rated = not rated
vote-flagged-wrongly = flagged without having earned it
vote-look = Look at the towns
vote-look-says = Lays this card aside and puts two proposals on the map, with a curtain between them.
vote-left = Left of the curtain
vote-right = Right of the curtain
vote-back = Back to the votes
key-proposal = in a vote: open a proposal, or raise a hand for it

# A year in somebody's shoes.
life-title = A year in somebody’s shoes
life-invites = You draw a card and lead that person’s life for a year. You know what they know: what they are told, their purse and their hours. Then you see your year beside the same year left alone, and beside the same decisions with other luck.
life-takes = 20 to 60 minutes, alone or in a group
life-draw-first = Draw a card
life-says = This is who you will be for a year. You know what this person knows, and nothing else. Groups of a class can each take the number of a card and lead that life on a screen of their own.
life-card = Card number { $number }
life-begin = Live this year
life-draw = Draw another card
life-draw-says = Draws another resident by lot (N).
life-number = Or take the card with this number
life-leave = Leave this life
life-week = Week { $week } of { $weeks }
life-means = { $money } · { $work } · { $hours } free hours a week · strain { $strain }
life-heard-score = When you last heard of it, on day { $day }: score { $score }, band “{ $band }” at the { $office }.
life-heard-band = When you last heard of it, on day { $day }: band “{ $band }” at the { $office }.
life-what-you-did = What you did
life-did = { $times ->
    [one] { $act }: once
   *[other] { $act }: { $times } times
}
life-your-appeals = Your appeals
life-appeal-waits = { $mark } Not answered yet.
life-appeal-stands = { $mark } The mark stands.
life-appeal-taken-back = { $mark } The mark was taken back.
life-contact = { $name } ({ $kind })
life-at-office = { $text } At the { $office }.
life-at-school = at school
life-retired = retired
life-live-week = Live this week
life-live-month = Four weeks
life-live-month-says = Lives four weeks by what is resolved (4).
life-news = What you were told
life-no-news = You heard nothing new.
life-on-day = Day { $day }: { $text }
life-taken-back = A mark against you was taken back.
life-no-reason = { $number ->
    [one] The { $office } marked you: { $points } point. You were not told what it is for.
   *[other] The { $office } marked you: { $points } points. You were not told what it is for.
}
life-loses-work = You lost your job.
life-finds-work = You found work.
life-appeal = Marks you can appeal against
life-appeal-says = An appeal takes time and perhaps money, and may be answered late or never. Nobody appeals for you.
life-appeals = Appeal
life-no-appeals = Nobody can appeal against a mark in this town.
life-appeal-against = Appeal against this: { $mark }
life-people = People you know
life-people-says = Click on a name to end the acquaintance when the week begins.
life-lets-go = { $name }: let go
life-let-go-says = Ends the acquaintance when the week begins.
life-resolve = What you resolve
life-resolve-says = Choose on how many days of the week to do this, where it can be done. “As usual” leaves it to habit, need and what this person believes.
life-for-others = Good for others
life-for-show = For show
life-everything-else = Everything else
life-hours = What you resolve takes { $taken } of { $all } free hours a week.
life-too-many-hours = That is more than there are. Take something back.
life-usual = as usual
life-view = When watchers are about, you go
life-in-view = the short way
life-out-of-view = the long way round, { $hours } hours a week
life-takes-hours = { $number ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
life-groats = { $number ->
    [one] { $groats } groat
   *[other] { $groats } groats
}
life-office-says = { $number ->
    [one] the { $office } says { $points } point
   *[other] the { $office } says { $points } points
}
life-rules-say = { $number ->
    [one] the rules say { $points } point
   *[other] the rules say { $points } points
}
life-believes = { $number ->
    [one] you believe: { $points } point, noticed { $chance } of the time
   *[other] you believe: { $points } points, noticed { $chance } of the time
}
life-over = A year as { $name }
life-to-town = To the town, with your file open
life-reckoning = Your year is lived again: left alone, and with other luck.
life-reckoned-says = For these shares the year was lived 48 times: with your decisions and without them, with open doors and with doors that scores do not move, each with twelve lucks. Twelve lucks tell such shares roughly. An invented town; not a forecast.
life-strain-and-ties = { $contacts ->
    [one] { $stands }, strain { $strain }, knowing one person
   *[other] { $stands }, strain { $strain }, knowing { $contacts } people
}
life-here = This is where you stand on day { $day }: { $here }.
life-alone = Left alone, with the same luck, { $name } would stand here: { $alone }.
life-same = This is where you stand on day { $day }: { $here }. Left alone, the same life would have come to the same.
life-worth = What you did for others, less the harm you did them, comes to { $worth } in the town’s measure of worth, which no office knows. Left alone it would be { $otherwise }.
life-lucks = { $towns ->
    [one] With the same resolutions and another luck, the score would have ended at { $low }. There the marks are others, so { $name } appeals there as usual.
   *[other] With the same resolutions and { $towns } other lucks, the score would have ended between { $low } and { $high }. There the marks are others, so { $name } appeals there as usual.
}
life-shares = How much this score varies comes from luck by about { $luck }, from what scores open and close by about { $rules }, from your decisions by about { $choice }, and by about { $together } from these together.
life-file = { $marks ->
    [one] One entry in your file costs points; { $wrong } of it for what you did not do, { $back } taken back.
   *[other] { $marks } entries in your file cost points; { $wrong } of them are for what you did not do, and { $back } were taken back.
}
life-nothing-moves = Neither luck nor rules nor your decisions move this score.
life-file-empty = No entry in your file costs points.
life-no-harm = You did nothing that harms others.
life-unseen = { $harmful ->
    [one] You did one thing that harms others; { $unseen } went unseen.
   *[other] You did { $harmful } things that harm others; { $unseen } of them nobody saw.
}
key-life = in somebody’s shoes: draw a card; live four weeks

# The council.
council-title = The council
council-invites = You set the rules of a town for four terms of a quarter year, with aims that pull against each other and hours that run out. People say after each term what they make of it, and can vote you out.
council-takes = 20 to 45 minutes, alone or in a group
council-call = Take your seats
council-in = The council: { $town }
council-leave = Leave the council
council-says = { $terms ->
    [one] You sit for one term of a quarter year. Before it you can change the rules; then the term passes.
   *[other] You sit for { $terms } terms of a quarter year. Before each you can change the rules; then the term passes.
}
council-knows = What you know
council-knows-says = What the offices know and what people say, but not what really happened.
council-hours = Your hours
council-hours-say = For each term you get as many hours of watching and review as the rules from before you would take in it. What is left is kept. If you have used over 2 % more in all than you got so far, your time is over.
council-people = People decide
council-people-say = After each term everybody looks at three things: their money, their strain and what they think of the offices. Would these be better or worse under the rules from before you? (The program knows, because it lives each term twice.) If more people are worse off than better off, you are voted out.
council-asks-aims = What do you want to reach? Choose one, two or three aims.
council-aims-say = “Without you” is the same town under the rules from before you, with the same luck. Some aims pull against each other.
council-begin = Open the council
council-term = Term { $term } of { $terms }
council-open-term = Let the term pass, to day { $day }
council-term-passes = The term passes.
council-asks-people = People are asked, and the hours are counted.
council-purse = Hours of watching and review for this term: { $hours }.
council-purse-kept = Hours of watching and review for this term: { $hours }. Left over from the terms before, and part of them: { $kept }.
council-purse-owed = Hours of watching and review for this term: { $hours }. Already taken off, because the terms before took more than they were granted: { $owed }.
council-purse-over = Hours left of what was granted: { $left }.
council-purse-short = Hours taken beyond what was granted: { $hours }.
council-verdict = { $approve ->
    [one] After term { $term }, one person was better off than under the rules from before you. Worse off: { $disapprove }. Much the same: { $neither }. Hours taken in the term: { $hours }.
   *[other] After term { $term }, { $approve } people were better off than under the rules from before you. Worse off: { $disapprove }. Much the same: { $neither }. Hours taken in the term: { $hours }.
}
council-group = { $name } { $share }
council-quarters = Of those who were better or worse off, this share was better off: { $groups }.
council-looks = By look: { $groups }.
council-trades = By trade, the lowest: { $low }; the highest: { $high }.
council-changes = What you have changed
council-changes-nothing = Nothing so far, so that nobody is better or worse off than without you.
council-clerk = The clerk notes
council-your-aims = { $count ->
    [one] Your aim: { $aims }
   *[other] Your aims: { $aims }
}
council-aims = { $count ->
    [one] Your aim, on day { $day }
   *[other] Your aims, on day { $day }
}
council-so-far = How near you are to your aims
council-so-far-flags = Wrong flags: nobody in the town knows which flags are wrong. You will learn it when your time is over.
council-so-far-harm = Harm: nobody in the town knows of all of it. You will learn it when your time is over.
council-so-far-trust = Trust: lowest in { $quarter }, { $trust } on average. The aim is { $aim } or more in each quarter.
council-so-far-strain-lower = Strain: on average { $share } lower than without you. The aim is { $aim } lower.
council-so-far-strain-higher = Strain: on average { $share } higher than without you. The aim is { $aim } lower.
council-so-far-strain-same = Strain: on average the same as without you. The aim is { $aim } lower.
council-so-far-hours = Hours: { $taken } so far; without you { $alone }. The aim is at most half.
council-so-far-points = Points: rules gave or took some in term { $term }. Your aim: none in your last term.
council-so-far-no-points = Points: no rule gave or took any in term { $term }. Your aim: none in your last term.
council-served = { $terms ->
    [one] You sat for your whole term.
   *[other] You sat for all { $terms } terms.
}
council-voted-out = You were voted out after term { $term }: more people were worse off than better off.
council-overspent = Your time was over after term { $term }: your rules took more hours than you were granted.
council-reached = Reached: { $aim }. With the same rules it is reached in { $towns } of { $of } other towns, which differ in their luck.
council-missed = Not reached: { $aim }. With the same rules it is reached in { $towns } of { $of } other towns, which differ in their luck.
council-over-says = Everything is compared with the same towns without you, with the same luck. This is how invented people answer in this program, under assumptions listed in its documentation, which also says how people vote. It is not a forecast.
aim-half-the-wrong-flags = at most half as many people are flagged wrongly as without you
aim-no-more-harm = over your whole time people do at most 2 % more harm to others than without you
aim-trust-everywhere = in no quarter is the mean trust below 40 %
aim-lighter-strain = the mean strain is a tenth lower than without you
aim-half-the-hours = over your whole time watching and review take at most half the hours that they take without you
aim-no-score = in your last term no rule gives or takes a point
key-council = in a council: choose aims A to F; Enter opens a term

# Challenges: what is to be reached is told without a capital and without a full stop.
challenges = Challenges
challenges-say = Short tasks, each in a town of its own. Each can be met in more than one way.
challenge-try = Try it
challenge-begin = Try the challenge “{ $title }”
challenge-again = Try again
challenge-again-says = Begins the challenge anew, with the same luck.
challenge-takes = { $game }, about { $minutes } minutes
challenge-begin-life = Begin
challenge-life-over = { $title }: { $name }
challenge-life = { $weeks ->
    [one] One week in somebody’s shoes
   *[other] { $weeks } weeks in somebody’s shoes
}
challenge-task = Challenge “{ $title }”, to be reached: { $goals }.
challenge-met = Challenge “{ $title }”: met.
challenge-not-met = Challenge “{ $title }”: not met.
challenge-reached = Reached: { $goal }.
challenge-missed = Not reached: { $goal }.
goal-all-decided = every file is decided
goal-wrong-at-most = { $most ->
    [one] at most one decision is wrong
   *[other] at most { $most } decisions are wrong
}
goal-no-false-mark-stands = no mark stands for what somebody did not do
goal-true-marks-stand = of the true marks at least { $share } stand
goal-not-flagged = on the last morning no office flags you
goal-no-harm = you do nothing that harms others
goal-more-for-others = what you do for others comes to at least { $worth } more in the town’s measure of worth than it would without you
goal-no-more-strain = you are under no more strain than this person would be without you
goal-all-contacts = you know at least as many people as this person would without you
goal-more-money = { $groats ->
    [one] you have at least one groat more than this person would have without you
   *[other] you have at least { $groats } groats more than this person would have without you
}
goal-serves = { $terms ->
    [one] you sit for your whole term
   *[other] you sit for all { $terms } terms
}
goal-council = { $aim }, here and in at least { $enough } of { $of } other towns
goal-lower = { $measure }: lower than under the rules as they are, beyond luck
goal-higher = { $measure }: higher than under the rules as they are, beyond luck
goal-not-higher = { $measure }: no higher than under the rules as they are, apart from luck
goal-not-lower = { $measure }: no lower than under the rules as they are, apart from luck
goal-fair = only what this challenge allows was done
challenge-one-morning = One day at the desk
challenge-one-morning-says = One day’s files lie before you, and there is not time to ask about everything. Decide them all, with at most one mistake.
challenge-nobody-for-nothing = Nobody for nothing
challenge-nobody-for-nothing-says = Three days at the desk. Let no mark stand for what somebody did not do, and strike few true ones.
challenge-by-the-book = By the book
challenge-by-the-book-says = Ten days at the desk, under rules that grow from day to day. Decide everything, and be wrong seldom.
challenge-off-the-list = Flagged and in debt
challenge-off-the-list-says = Left alone, Briar Purloom would be flagged and have less than nothing after sixteen weeks. Lead that life to something better.
challenge-good-neighbour = A good neighbour
challenge-good-neighbour-says = Do more for others for twelve weeks, harm nobody, and do not wear yourself out.
challenge-full-purse = A full purse
challenge-full-purse-says = Half a year to earn more than this person would, without being under more strain and without losing anybody.
challenge-half-the-errors = Half the errors
challenge-half-the-errors-says = Two terms on the council. Halve the number of people who are flagged wrongly, and let nobody pay for it with more harm.
challenge-lighter-load = A lighter load
challenge-lighter-load-says = Two terms on the council. Make life in town less of a strain, by whatever rules, and look at what it costs.
challenge-half-the-eyes = Half the eyes
challenge-half-the-eyes-says = Two terms on the council. Halve the hours of watching and review, without more harm.
challenge-three-at-once = Three at once
challenge-three-at-once-says = Two terms on the council with three aims: half the wrong flags, half the hours, and no more harm.
challenge-nobody-loses = Nobody loses
challenge-nobody-loses-says = Write a proposal under which fewer people are flagged wrongly, and neither harm, strain, money nor the hours of watching get worse. One other proposal leaves the rules as they are.
challenge-less-of-both = Less of both
challenge-less-of-both-says = Write a proposal under which there is less strain and less watching. One other proposal leaves the rules as they are.

# Endings that are kept.
ending-keep = Keep this ending
ending-keep-says = Writes a page to read and print, and beside it the save that proves it.
ending-kept = The ending is kept: { $page }, and the save that proves it: { $save }.
ending-not-yet = There is no ending to keep yet.
ending-failed = The ending could not be written into { $folder }: { $why }
ending-title = { $title } · { $town }
ending-weeks = { $weeks ->
    [one] What this week came to
   *[other] What these { $weeks } weeks came to
}
ending-figures = In figures
ending-term = Term { $term }, to day { $day }
ending-note = How this was found out
ending-town = The town
ending-proof = Beside this page lies “{ $file }”. It can be opened in Tallyford, and “tallyford run” lives it again from its first day on; the town then has the digest { $digest }.

# Tipping points, in a council.
tipping-asks = When would this reach your aims?
tipping-asks-says = { $title }: finds the smallest change at which your aims are met
tipping-works = The rule is tried at several values, each in many towns.
tipping-of = When would this reach your aims? { $title }
tipping-already = It is enough as it stands, { $value }, for this aim: { $aim }. It is reached in { $towns } of { $of } towns.
tipping-at = Moved to { $met }, it is enough for this aim: { $aim }. There it is reached in { $towns } of { $of } towns, and at { $missed } in { $fewer }.
tipping-nowhere = Moved to either end, this alone is not enough for this aim: { $aim }. Of { $of } towns it is reached in { $low } at { $lowest }, and in { $high } at { $highest }.
tipping-says = Enough means: in at least { $enough } of { $of } towns with other luck than yours, in which your rules go on to the last term. The search halves the way between two values and may miss an island in between. Whether you would be voted out is not looked at.

# Any field of the rules.
fields = Any field of the rules
fields-say = What has no card can be set too. Type a part of its name, take a field, change the value and set it.
fields-hint = sensitivity
fields-set = Set it
fields-take = Take { $setting } onto the line
fields-none = No field of the rules has that name.
fields-not-here = This is no rule that can be changed here.
fields-more = { $count ->
    [one] One more fits. Type more of its name.
   *[other] { $count } more fit. Type more of the name.
}
