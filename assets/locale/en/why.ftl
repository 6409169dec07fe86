# Why a score is what it is, what if, and two towns compared.
why-heading = Why { $name } stands where they stand, on day { $day } of { $days }
why-file = The file: those of its { $all } entries that moved the score most, and what mattered most that nobody saw
why-whole-file =
    { $all ->
        [one] The whole file, { $all } entry
       *[other] The whole file, { $all } entries
    }
why-columns =
    number and day: what happened | what was seen | what was scored
why-line = day { $day }: { $happened } | { $seen } | { $scored }
why-wrong = wrong: { $seen }
why-nothing = Nothing has been entered about { $name } so far, so there is nothing to undo.
why-spread-heading = Luck, rule or choice?
why-none = Nobody is rated in this town, so there is no score to ask about.
why-not-rated = No office rates { $name }.
why-too-large = A town of { $residents } people is not remembered act by act; ask in one of at most { $most }.

undo-heading = What if the entry of day { $day } had never been made?
undo-short =
    { $number ->
        [one] Without this entry { $name } would have { $undone } point on day { $day }, not { $real }.
       *[other] Without this entry { $name } would have { $undone } points on day { $day }, not { $real }.
    }
undo-short-band =
    { $number ->
        [one] Without this entry { $name } would have { $undone } point on day { $day }, not { $real }, and would stand in band “{ $to }” instead of “{ $from }”.
       *[other] Without this entry { $name } would have { $undone } points on day { $day }, not { $real }, and would stand in band “{ $to }” instead of “{ $from }”.
    }
undo-short-same = Without this entry { $name } would have the same score on day { $day }: { $real }.
undo-what = { $seen }, and the { $office } scored { $points }. What happened: { $happened }.
undo-points = { $number ->
    [one] { $points } point
   *[other] { $points } points
}
undo-mark = The mark cost { $points }. On day { $day } it still counts for { $left }.
undo-mark-whole = The mark cost { $points }.
undo-mark-gone = The mark cost { $points }. By day { $day } it had expired and no longer counted.
undo-gain-gone = The entry brought { $points }. By day { $day } it had expired and no longer counted.
undo-gain = The entry brought { $points }. On day { $day } it still counts for { $left }.
undo-gain-whole = The entry brought { $points }.
# What the answer to a mark cost beside the mark, and what it gave back; what the answer to a gain brought, and took back.
undo-answer-mark-more = On top of that came the town’s answer. It cost most on day { $day }, another { $points }: { $parts }.
undo-answer-mark-back = The town’s answer worked against the loss. It gave most back on day { $day }, { $points }: { $parts }.
undo-answer-gain-more = On top of that came the town’s answer. It brought most on day { $day }, another { $points }: { $parts }.
undo-answer-gain-back = The town’s answer went the other way. It took most back on day { $day }, { $points }: { $parts }.
undo-answer-tiny = The town’s answer was less than a tenth of a point.
undo-answer-none = The town did not answer it. On every day, the points of the entry were the only difference to this score.
undo-no-consequence = Without the entry nothing at all in the town would be different on day { $day }.
undo-last = On day { $day } the score is { $real }; without the entry it would be { $undone }: { $entry }, and { $answer }.
last-mark-more = the entry itself costs { $points }
last-mark-none = the entry itself costs nothing any more
last-mark-back = the entry itself now gives { $points }
last-mark-answer-more = the town’s answer costs { $points } more
last-mark-answer-none = the town’s answer costs nothing
last-mark-answer-back = the town’s answer gives { $points } back
last-mark-answer-more-turned = the town’s answer has turned and costs { $points }
last-mark-answer-back-turned = the town’s answer has turned and gives { $points }
last-gain-more = the entry itself brings { $points }
last-gain-none = the entry itself brings nothing any more
last-gain-back = the entry itself now costs { $points }
last-gain-answer-more = the town’s answer brings { $points } more
last-gain-answer-none = the town’s answer brings nothing
last-gain-answer-back = the town’s answer takes { $points } back
last-gain-answer-more-turned = the town’s answer has turned and brings { $points }
last-gain-answer-back-turned = the town’s answer has turned and costs { $points }
undo-last-same = On day { $day } the score is { $real }, and would be the same without the entry.
undo-one-town = This is exact for this one town and its luck; with other luck the same entry can be answered with more, with less or not at all.
undo-nobody = It reached nobody else.
undo-reached-passing = Others whom it also reached: { $count }. On day { $day } nobody among them has another score, other money or other contacts because of it.
undo-reached = Others whom it also reached: { $count }. Of these, on day { $day } with another score, other money or other contacts because of it: { $differ }.
undo-reached-line = { $name } would have { $what }; reached on day { $day } { $way }
undo-reached-by = by way of { $path }
undo-part = { $points } { $cause }
undo-part-way = { $points } by way of { $edge }
undo-part-less = less { $points } by way of { $edge }, which worked the other way
undo-more-score =
    { $number ->
        [one] { $points } point more
       *[other] { $points } points more
    }
undo-less-score =
    { $number ->
        [one] { $points } point fewer
       *[other] { $points } points fewer
    }
undo-more-money = { $groats } groats more
undo-less-money = { $groats } groats less
undo-more-ties = { $count } more among their contacts
undo-less-ties = { $count } fewer among their contacts

cause-money = because of money they lost
cause-scrutiny = because they were watched more closely
cause-ties = because of contacts they lost
cause-peers = because of their contacts’ scores
cause-strain = because they were worn down
cause-access = because of hours and work they lost
cause-model = because the model had learned from it
cause-learning = because of what the mark taught them
cause-redress = because of what was appealed

way-itself = because it is about them
way-mistaken = because an act of { $through } was wrongly entered under their name, but in only one of the two towns
way-named = because an act of { $through } is entered under their name, but in only one of the two towns
way-reported = because of a report by { $through }, made in only one of the two towns
way-household = through { $through }, who lives with them
way-group = through { $through }, who is in one group with them
way-money = through the business that { $through }’s firm gets from customers
way-scrutiny = through how closely they are watched
way-ties = through a tie with { $through }
way-peers = through the score of { $through }
way-strain = through strain
way-access = through work or hours
way-model = through the model
way-learning = in a talk with { $through }
way-redress = through the queue of appeals
way-mistaken-unknown = because somebody’s act was entered under their name in only one of the two towns
way-named-unknown = because somebody’s act is entered under their name in only one of the two towns
way-reported-unknown = because of a report, made in only one of the two towns
way-household-unknown = through their household
way-group-unknown = through their group, with whom they are listed
way-money-unknown = through money
way-ties-unknown = through a contact made or let go in one of the two towns only
way-peers-unknown = through a contact’s score
way-learning-unknown = through what they took from a talk

edge-money = money
edge-scrutiny = closer watching
edge-ties = ties
edge-peers = contacts’ scores
edge-strain = strain
edge-access = work and hours
edge-model = the model
edge-learning = what marks teach
edge-redress = appeals

spread-says = This score could have come out differently. How much of that spread (the variance) goes with what? Luck: { $luck }. Whether the town answers to scores: { $rules }. How the person acted: { $conduct }. How these combine: { $together }.
spread-method = Every combination was run: { $lucks } kinds of luck, { $rules } sets of rules and { $conducts } ways of acting. The rules are the town’s own, and the same without any answer to a score. The ways of acting are the person’s own, and those of { $others } others in the same role. The runs end between { $low } and { $high } points.
spread-nothing = Neither other luck nor other rules nor other conduct would have moved this score.
spread-dot-own = luck under the rules as they are
spread-dot-other = the same luck in a town that does not answer

gain-says = Over { $days } days a false mark costs { $gain } times as much as its own points: probably { $low } to { $high } times (95 chances in 100). Marks measured: { $count }.
gain-same = A false mark costs its points and nothing else over { $days } days: the town does not answer. Measured with { $count } marks.
gain-luck = If a town does not answer at all, this figure is exactly 1. Here 1 lies within the probable range. So the town’s answer may be just luck.
gain-none = No office takes points here, so there is no mark to measure with.

compare-heading = { $seeds ->
    [one] { $a } (A) and { $b } (B), the same seed, { $days } days
   *[other] { $a } (A) and { $b } (B), the same { $seeds } seeds, { $days } days
}
compare-column-a = A
compare-column-b = B
compare-column-difference = B less A
compare-same-luck = Each seed gives both towns the same luck. A and B are means over the seeds. In brackets: where the mean difference probably lies (95 chances in 100). A star: the bracket leaves out zero; where nothing differs, about one row in twenty gets a star by luck alone.
compare-one-town = The seed gives both towns the same luck. This is one town’s story: other luck gives other figures, and --seeds 20 shows how far they spread.
compare-pairs = { $difference } (over { $pairs } of { $seeds } seeds; A and B are over all that have one)
compare-alone = Blank (–) are also the measures that compare with another town: towns of more than { $most } residents run alone.
compare-unlike-days = error: { $a } runs for { $a_days } days and { $b } for { $b_days }
  { "" } hint: give both the same, for example --days { $less }
why-no-resident = error: there is nobody called “{ $name }” in this town of { $residents }
  { "" } hint: a full name, or a number from 0 to { $most }; `tallyford why { $scenario } --list` says whom one can ask about
why-whom = error: whom is it about?
  { "" } hint: --resident NAME or its number; `tallyford why { $scenario } --list` says whom one can ask about
why-no-entry = error: the file of { $name } has no entry “{ $entry }” on day { $day }
  { "" } hint: a number from 1 to { $all }, or a record such as r0742442417286e97; --whole-file prints them all, --json their records
why-entry-of-none = error: on day { $day } there is no entry in the file of { $name }, so there is none “{ $entry }”
  { "" } hint: ask on a later day, or about somebody else: --list says whom one can ask about
why-entry-of-other = error: the entry “{ $entry }” is in the file of { $other }, not in that of { $name }
  { "" } hint: --resident "{ $other }"
why-entry-by-hand = error: the entry “{ $entry }” of { $name } was made by hand, so there is nothing seen that could be struck
  { "" } hint: leave out the command that made it
why-day = error: day { $day } is after the last day, { $days }
  { "" } hint: choose a day from 1 to { $days }, or give the run more days in the scenario

these-are-there = there are: { $known }
command-no-watcher = error: there is no watcher called “{ $name }”
  { "" } hint: { $known }
command-no-act = error: there is no act called “{ $name }”
  { "" } hint: { $known }
command-times = error: “{ $act }” is to be done on { $times } of seven days
  { "" } hint: 0 to 7 days are possible; leave the act out for it to be done as usual
command-twice = error: “{ $act }” is resolved twice
  { "" } hint: name each act once
command-no-office = error: there is no office called “{ $name }”
  { "" } hint: { $known }
command-no-rule = error: the { $office } can enter no mark for { $act }: it has no rule about it, or reads nobody who watches for it
  { "" } hint: name an act that the office has a rule for and that one of its sources sees
command-no-resident = error: there is no resident { $resident }: residents are numbered from 0 to { $most }
command-bounds = error: { $value } is out of bounds: it must not be 0 and must be at most { $most } either way

# The same, in the window.
line-real = as it is
line-undone = without the entry
line-direct = if only the mark’s own points were gone
bar-mark = the mark itself
bar-mark-of-day = the mark itself, on day { $day }
bar-entry-of-day = the entry itself, on day { $day }
bar-answer = the town’s answer
bar-answer-of-day = the town’s answer, on day { $day }
bars-points-lost = Points lost
bars-points-gained = Points gained
bars-parts = What the answer of day { $day } came of
bars-gain = What a mark of one point costs in the end
bars-parts-gain = What the town’s answer comes of
gain-between = { $value } ({ $low } to { $high })
bars-gain-groups = How much, and for whom
bars-shares = Parts of what could have become of the score
bars-channels = Where points come from
gain-quarter = { $name } Quarter
gain-band = band { $band }
money-poorest = the poorest 25 %
money-poorer = the second poorest 25 %
money-richer = the second richest 25 %
money-richest = the richest 25 %
share-luck = luck
share-rules = whether the town answers
share-conduct = conduct
share-together = these together
spread-heading = { $name }: luck, rule or choice?
spread-dot-lent = other people’s conduct, the rules as they are
gain-heading = How does the town answer a mark?
gaming-heading = How far have score and worth come apart?
gaming-row = { $name }: { $value }. { $says }
gaming-person = { $name }: score { $score }, worth { $worth }
gaming-standing-out = top scores without the worth
axis-worth = worth
axis-score = score
who-else = Whom else it reached
show-the-trail = See whom it reached
show-the-trail-says = Shows on the map, person by person, whom the entry reached and through whom.
in-full = The answer in full
trail-count = Reached: { $count } of { $all }
trail-line = { $name }, on day { $day }, { $way }.
trail-answer = Back to the answer
who-stands-out = Top scores without the worth
picture-of = Picture: { $what }
inquiry-working = The days are lived again …
inquiry-working-left = The days are lived again … about { $seconds } seconds left
inquiry-strike = Continue without this entry
inquiry-strike-says = Strikes the entry from the run itself. The days since are lived again; Z brings it back.
inquiry-not-now = The question could not be answered in this town today.
ask-undo = What if it had never been made?
ask-undo-says = Strikes the entry, lives the days again and tells what would be different.
ask-telling = What if?
ask-telling-says = Finds the entry that moved this score most, and tells what would be different without it.
ask-spread = Luck, rule or choice?
ask-spread-says = Lives this life again with other luck, other rules and other conduct.
ask-gain = The answer to a mark
ask-gain-says = Enters a false mark for some residents, each in a world of their own, and measures what becomes of it.
ask-gaming = Score and worth
ask-gaming-says = How far scores follow what people really do for others, and where points come from.
ask-heading = Ask the town

# Whom one can ask about.
list-flagged = in a penalty band or on a penalty list
list-flagged-wrongly = flagged, though they would not be if their own acts had all been seen correctly
list-flagged-rightly = flagged, as they would also be if their own acts had all been seen correctly
list-missed = not flagged, though they would be if their own acts had all been seen correctly
list-resting-on-false-marks = flagged only because of false marks about them
list-on-a-list = on a list of an office
list-falsely-marked = marked for what they did not do
list-stale-bill = with a bill that was paid and stayed on file as unpaid
list-lowest-band = in the lowest band of an office
list-of-group = { $kind }, of { $group } alone
list-heading = On day { $day }, { $kind }: { $count } of { $rated } rated
list-row = { $name }, { $age }, { $quarter } Quarter, { $look } look | { $offices }
list-office = { $office }: { $score }, band { $band }
list-more = … and { $count } more; --json has everyone
list-ask = Ask about one of them: { $command }
list-kinds = Whom one can ask about, on day { $day }
list-ask-kind = List one kind: tallyford why { $scenario } --list flagged-wrongly; --group names a look or a quarter.
list-no-group = error: there is no look or quarter called “{ $name }” in this town
  { "" } hint: there are { $known }
list-unknown = error: this town cannot tell who is { $kind }
  { "" } hint: it needs `standing: true` in the scenario
