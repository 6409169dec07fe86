# Why a score is what it is, what if, and two towns compared.
why-heading = Why { $name } stands where they stand, on day { $day } of { $days }
why-file = The entries that moved most, and what mattered most that nobody saw
why-line = day { $day }: { $happened } | { $seen } | { $scored }
why-wrong = wrong: 
why-nothing = Nothing has been entered about { $name } so far, so there is nothing to undo.
why-spread-heading = Luck, rule or choice?
why-none = Nobody is rated in this town, so there is no score to ask about.
why-not-rated = No office rates { $name }.
why-too-large = A town of { $residents } people is not remembered act by act; ask in one of at most { $most }.

undo-heading = What if the entry of day { $day } had never been made?
undo-what = { $seen }, and { $office } scored { $points }. What happened: { $happened }.
undo-mark = The mark was { $points } points; on day { $day }, { $left } of them still count.
undo-mark-whole = The mark was { $points } points.
undo-gain = The entry brought { $points } points; on day { $day }, { $left } of them still count.
undo-gain-whole = The entry brought { $points } points.
undo-answer = The town’s answer was another { $points } points at its largest, on day { $day }: { $parts }.
undo-answer-back = The town’s answer went the other way: at its largest, on day { $day }, { $points } points were made good again: { $parts }.
undo-answer-only = The town’s answer was another { $points } points at its largest, on day { $day }.
undo-answer-back-only = The town’s answer went the other way: at its largest, on day { $day }, { $points } points were made good again.
undo-answer-none = The town did not answer it: nothing in the score differs but the points themselves.
undo-no-consequence = Without the entry not one byte of the town would be different on the last day.
undo-last = On day { $day } the score is { $real }; without the entry it would be { $undone }.
undo-nobody = It reached nobody else.
undo-reached-passing = It reached { $count } others along the way; at the end nobody else is better or worse off for it.
undo-reached = It reached { $count } others, and for { $differ } of them something is different at the end.
undo-reached-line = { $name } would have { $what }; reached on day { $day } { $way }
undo-reached-by = by way of { $path }
undo-part = { $points } { $cause }
undo-part-less = less { $points } { $cause }
undo-together = because several of these work together
undo-more-score = { $points } points more
undo-less-score = { $points } points fewer
undo-more-money = { $groats } groats more
undo-less-money = { $groats } groats less
undo-more-ties = { $count } contacts more
undo-less-ties = { $count } contacts fewer

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
way-mistaken = when an act of { $through } was laid to them, or was not
way-household = through { $through }, who lives with them
way-money = through the custom of { $through }’s firm
way-scrutiny = through how closely they are watched
way-ties = through a tie with { $through }
way-peers = through the score of { $through }
way-strain = through strain
way-access = through work or hours
way-model = through the model
way-learning = in a talk with { $through }
way-redress = through the queue of appeals
way-someone = somebody

edge-money = money
edge-scrutiny = closer watching
edge-ties = ties
edge-peers = contacts’ scores
edge-strain = strain
edge-access = work and hours
edge-model = the model
edge-learning = what marks teach
edge-redress = appeals

spread-says = Of what could have become of this score, { $luck } is luck, { $rules } the rules, { $conduct } conduct, and { $together } these together.
spread-method = Every combination of { $lucks } lucks, { $rules } sets of rules (the town’s own, and the same without any answer to a score) and { $conducts } conducts (their own, and those of { $others } others of the same role) was run; they end between { $low } and { $high } points.
spread-nothing = Neither other luck nor other rules nor other conduct would have moved this score.
spread-dot-own = luck under the rules as they are
spread-dot-other = the same luck in a town that does not answer

gain-says = A false mark costs { $gain } times its points over { $days } days, from { $low } to { $high } at 95 in 100; measured with { $count } marks.
gain-edges = Cut one edge and the gain falls by: { $parts }. Not explained by single cuts: { $together }.
gain-part = { $edge } { $lost }
gain-none = No office takes points here, so there is no mark to measure with.

compare-heading = { $a } (A) and { $b } (B), the same { $seeds } seeds, { $days } days
compare-column-a = A
compare-column-b = B
compare-column-difference = B less A
compare-same-luck = Each seed gives both towns the same luck. In brackets: where the difference lies at 95 in 100, over seeds. A star: it is not zero.
compare-unlike-days = error: { $a } runs for { $a-days } days and { $b } for { $b-days }
  { "" } hint: give both the same, for example --days { $less }
why-no-resident = error: there is nobody called “{ $name }” in this town of { $residents }
  { "" } hint: a full name, or a number from 0 to { $most }; `tallyford run { $scenario } --out out` lists everyone in residents.csv
why-day = error: day { $day } is after the last day, { $days }
  { "" } hint: choose a day from 1 to { $days }, or give the run more days in the scenario

command-no-watcher = error: there is no watcher called “{ $name }”
  { "" } hint: the watchers are: { $known }
command-no-act = error: there is no act called “{ $name }”
  { "" } hint: did you mean { $near }? The acts are: { $known }
command-no-office = error: there is no office called “{ $name }”
  { "" } hint: the offices are: { $known }
command-no-rule = error: { $office } has no rule about { $act }, so it can enter no mark for it
  { "" } hint: name an act that the office has a rule for
command-no-resident = error: there is no resident { $resident }: residents are numbered from 0 to { $most }
command-bounds = error: { $value } is out of bounds: it must not be 0 and must be at most { $most } either way
