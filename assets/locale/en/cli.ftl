# The command line.
cli-after-help =
    The first five minutes:
      tallyford                                   open the town and choose a lesson
      tallyford list                              what there is
      tallyford run bread-stall                   run a scenario and read what it came to
      tallyford run crossing-camera --out out     … with tables, the save and the report
      tallyford why crossing-camera --resident 300
                                                  why a score is what it is, and what if
      tallyford why crossing-camera --list flagged-wrongly
                                                  whom one can ask about
      tallyford compare crossing-camera crossing-camera --set-b redress.appeal=0.8
                                                  two towns with the same luck, side by side
      tallyford map crossing-camera --day 30 --lens seen --svg town.svg

    Standard output is data, standard error is talk. Exit codes: 0 done, 1 failed, 2 the input is wrong.
    Nothing is sent anywhere.
cannot-print = cannot write to standard output: { $why }
cannot-read = error: { $file } cannot be read: { $why }
  { "" } hint: name a .ron file; what `tallyford list` names is built in and needs no check
cannot-read-folder = error: { $file } is a folder
  { "" } hint: name a .ron file in it
cannot-write = error: { $file } cannot be written: { $why }
  { "" } hint: is it in use, a file where a folder should be, or in a folder you may not write to?
folder-taken = error: { $folder } already holds { $files } of another run
  { "" } hint: name another folder, or add --force to replace them
no-scenario = error: there is no scenario or file called “{ $name }”
  { "" } hint: the scenarios are: { $known }
no-scenario-near = error: there is no scenario or file called “{ $name }”
  { "" } hint: did you mean { $near }?
plan-is-not-run = error: { $file } is the plan of a sweep, not a scenario
  { "" } hint: tallyford sweep { $file } --out out
map-not-svg = error: { $file } does not end in .svg
  { "" } hint: the map is written as SVG; name it town.svg
save-days = error: { $file }: the save asks for { $days } days, but must be at most 36500
save-commands = error: { $file }: the save holds { $count } commands, must be at most 10000
save-too-large = error: { $file } is larger than { $most } MiB, which is more than any save can have
  { "" } hint: is it a save?
save-sets = error: { $file }: { $setting } is not used: the saved run has its own { $path }, { $own }
  { "" } hint: take it out of the settings
save-sets-twice = error: { $file }: { $first } and { $second } set the same thing, so only the second is used
  { "" } hint: take the first one out of the settings
save-without-checkpoints = The save has no checkpoints, so the run cannot be compared with the one that was saved.
seed-bounds = a seed must be 0 to { $most }, in whole numbers
save-order = error: { $file }: the command of day { $day } comes before an earlier one
  { "" } hint: commands stand in the order of their days
save-unknown-scenario = error: { $file }: the save is of the scenario { $name }, which this version does not have
link-too-large = error: the run is too large for a link, which carries at most { $most } KiB; send its save as a file
link-later = error: the link is of a later version of Tallyford than this one
link-broken = error: the link was cut short or changed on its way; copy the whole address, from “#town=” to its last letter
link-of-save-stays = error: { $file } is of a saved town, and a new link opens that town as it was saved; leave out --seed, --days and --set
save-broken = error: { $file }:{ $line }:{ $column }  the save cannot be read: { $why }
  { "" } hint: it is left as it is; ask for the file again, or run the scenario anew
save-differs = error: the town of day { $day } is not the one that was saved by version { $version }
  { "" } hint: the same version of Tallyford gives the same town; this one may differ
save-of-other-version = This save was made by version { $version }. Version { $running } gives a different town: by day { $day } it differs from the town that was saved.
save-agrees = The run is the one that was saved: every checkpoint agrees.
replacing = Replacing in { $folder }: { $files }
written-to = Wrote into { $folder }: { $files }
written-of-large = The town has more than { $most } residents. Above that the program keeps totals, not single events, and runs no other town to compare with: receipts.csv is not written, and some measures stay empty. files.txt says which tables are missing and measures.csv says why a measure is empty.
csv-plain = for programs: commas between cells, points in numbers
csv-excel = for German, French and other spreadsheets with decimal commas: byte-order mark, semicolons between cells
csv-excel-point = for English spreadsheets: byte-order mark, commas between cells, points in numbers
file-good = { $file }: good ({ $kind })
kind-scenario = scenario or pack
kind-save = saved run
kind-plan = plan of a sweep
file-good-warnings = { $file }: good ({ $kind }), with { $warnings } { $warnings ->
    [one] warning
   *[other] warnings
}
file-good-notes = { $file }: good ({ $kind }), with { $notes } { $notes ->
    [one] note
   *[other] notes
}
file-good-both = { $file }: good ({ $kind }), with { $warnings } { $warnings ->
    [one] warning
   *[other] warnings
} and { $notes } { $notes ->
    [one] note
   *[other] notes
}
check-set-plan = error: { $file } is the plan of a sweep, over which nothing can be set
  { "" } hint: write it into the plan's settings
check-notes = Notes are about what is worth a second thought; `tallyford check --notes` tells them.
warning-first = { $word }: { $place }  { $message }
warning-first-of = { $word }: { $place }  { $message }; `tallyford check` tells { $more } more
map-written = Wrote { $file }, the town on day { $day }.
no-display-reached = The display cannot be used: { $why }
no-display = There is no display here, so “{ $title }” runs without a window and leaves a report.
window-failed = error: the window cannot be opened: { $why }
  { "" } hint: `tallyford run crossing-camera --out out` does the same without one
shots-failed = error: the pictures could not be taken: { $why }
shots-size = error: a size is WIDTHxHEIGHT in pixels, each from 320 to 7680
  { "" } hint: --size 1366x768
no-window = This build has no window, so “{ $title }” runs without one and leaves a report.
report-written = Wrote { $file }: open it in a browser, or print it.
what-next = Try next: tallyford list
progress-template = {"{"}spinner{"}"} day {"{"}pos{"}"} of {"{"}len{"}"} {"{"}bar:30{"}"} {"{"}rate{"}"} days a second, {"{"}eta{"}"} left
summary-office = { $office }: { $rated } rated, { $flagged } flagged. Bands: { $bands }
summary-digest = Digest { $digest }
list-scenarios = Scenarios (tallyford run NAME)
list-minutes = { $minutes } minutes
list-pairs = Pairs: the town of a lesson, but for one thing
list-packs = Packs (list them in a scenario's packs: […])
list-measures = Measures
list-families = Families of measures, each with the name of an act, a category of rules or a list for NAME
list-experiments = Experiments of the lab (run with `tallyford lab NAME`)

# Settings that would not be used.
setting-twice = error: { $first } and { $second } set the same thing, so only the second would be used
  { "" } hint: leave one of the two out
setting-and-option = error: { $setting } and { $option } set the same thing, so only { $option } would be used
  { "" } hint: leave one of the two out
setting-of-save = error: { $setting } would not be used: a saved run keeps its own { $path }
  { "" } hint: { $option } says it for a saved run
setting-of-compare = error: { $setting } would not be used: both towns are run with the seeds 1, 2, 3 and so on
  { "" } hint: --seeds says how many; `tallyford sweep` can begin with another seed
setting-of-map = error: { $setting } would not be used: a map shows one day, however many days the scenario has
  { "" } hint: --day says which
save-overrules = error: { $setting } would hold only until day { $day }: on that day a command of the saved run { $file } sets the same thing
  { "" } hint: take the command out of the file, or set something else
save-strikes = error: the saved run { $file } decides about a record on day { $day }; the record exists only in the town of its seed, { $seed }
  { "" } hint: use no other seed, or take the command out of the file
save-ends-later = error: the saved run { $file } changes something after { $last } days, and would end before that
  { "" } hint: --days { $last } or more
play-seed-of-save = error: the saved town { $file } was founded with seed { $own } and cannot go on with seed { $seed }
  { "" } hint: leave --seed out; `tallyford run { $file } --seed { $seed }` makes the same changes in another town
compare-save-seeds = The seed of the saved run { $file }, { $seed }, is not used: both towns are run with the seeds 1 to { $seeds }.

# Sweeps.
sweep-unreadable = error: { $file }{ $place }  { $why }
  hint: a plan is (scenario: "crossing-camera", seeds: 20, vary: [(path: "cut", values: [[], [Scrutiny]])])
sweep-runs = error: { $file } asks for { $runs } runs, must be 1 to { $most }; every list of values needs at least one
sweep-settings = error: { $file } holds { $settings } settings and varied fields, must be at most { $most }
sweep-days = error: { $file } asks for { $days } days, but must be 1 to { $most }
sweep-seeds = error: { $file } asks for { $seeds } seeds from { $first } on, which go beyond { $most }
  { "" } hint: begin with a smaller first_seed
sweep-path = error: { $file }: “{ $path }” is no path: it holds a sign that no path has
  { "" } hint: write the path alone, for example path: "town.residents"
sweep-sets-seed = error: { $file }: “{ $setting }” sets the seed, which the plan overrules
  { "" } hint: seeds and first_seed say which seeds are run, for example seeds: 20, first_seed: 1
sweep-sets-days = error: { $file }: “{ $setting }” sets the days, which the plan overrules
  { "" } hint: write days: 100 in the plan itself; for several lengths, write a plan for each
sweep-twice = error: { $file }: { $first } and { $second } set the same thing, so only the second would be used
  { "" } hint: leave one of the two out
sweep-ends-before-save = error: the plan asks for { $days } days, and the saved run changes something after { $last }
  { "" } hint: write days: { $last } or more, or take the command out of the saved run
sweep-groups-alike = error: a look and a quarter are both called { $name }, and a column for a group could not tell them apart
  { "" } hint: give one of them another name
sweep-group-without-column = the group { $group } has no column, because only this combination of values has it
sweep-run-failed = the program failed: { $why }
sweep-shard = { $shard } is no part; write the part and how many there are, for example 1/4
sweep-shard-no-array = no job array is running here; write the part and how many there are, for example 1/4
sweep-shard-alone = this job array has one task ({ $array }), which does not tell how many parts there are; write the part and how many there are, for example 3/4
sweep-shard-uneven = the numbers of this job array are not evenly spaced ({ $array }); write the part and how many there are, for example 1/4
sweep-save-seeds = The seed of the saved run { $file }, { $seed }, is not used: the plan runs the seeds { $first } to { $last }.
sweep-save-days = The saved run { $file } has { $saved } days; the plan asks for { $days }.
sweep-of-another = error: { $folder } holds another sweep; these parts differ: { $differing }
  { "" } hint: name another folder, or leave out --resume and add --force to replace it
sweep-unfinished = error: { $file } holds the rows of this sweep that are finished
  { "" } hint: add --resume to go on with them, or --force to begin anew
sweep-busy = error: another process is writing { $file }
  { "" } hint: wait for it, or give each process a shard of its own with --shard
sweep-strange-row = error: line { $line } of { $file } is not what this sweep has there
  { "" } hint: run the sweep with --force to make the table anew
sweep-replaces = Replacing in { $folder }: { $files }
sweep-goes-on = Going on: { $rows } of { $runs } runs are there.
sweep-done-one = 1 run in { $file }
sweep-done = { $runs } runs in { $file }
sweep-problems = error: { $count } of { $runs } runs could not be made; the column “problem” of { $file } says why. One of them: { $problem }
sweep-no-manifest = error: there is no manifest { $file }, or it was changed
  { "" } hint: --out names the folder in which the shards were run
sweep-no-shards = error: { $file } holds no table of a shard, such as runs.1-of-4.csv
sweep-shards-differ = error: { $file } holds shards of { $a } and shards of { $b }
  { "" } hint: remove those that are not wanted
sweep-shards-lacking = error: shards are missing from { $file }. Not there: { $missing }. Not finished: { $unfinished }
  { "" } hint: run them with --shard and --resume
sweep-merge-replaces = error: { $file } is there, and is not of this sweep
  { "" } hint: move it away, or add --force to replace it
sweep-numbering = Run n has the seed first + n mod count. Its combination is n div count: the last of what is varied counts fastest, and every value is counted from 0. The settings of a run are those of the scenario, then the plan's, then path=value for each varied path.
sweep-column-run = The number of the run, from 0; the same in every shard.
sweep-column-seed = The seed that the town was founded with.
sweep-column-days = The days that passed.
sweep-column-residents = The residents of the town.
sweep-column-varied = The value of this field of the scenario.
sweep-column-problem = Why the run could not be made; empty for a run that was.
sweep-column-digest = The fingerprint of the town on the last day. The letter d stands before what `tallyford run` with the same settings and seed prints.
sweep-column-sweep = The sweep that the row belongs to: the fingerprint of manifest.json.
sweep-column-group = { $group }: { $meaning }
sweep-group-residents = how many live in it
sweep-group-rated = how many of them some office rates
sweep-group-scored = how many of them the leading office rates
sweep-group-mean-score = the mean score of those whom the leading office rates
sweep-group-mean-worth = the mean worth to others of those whom the leading office rates
sweep-group-mean-standing = the mean score that perfect watching would give those whom the leading office rates
sweep-group-score-error = the mean score less the mean standing
sweep-group-flagged-share = the share of its rated who are flagged
sweep-group-prevalence = the share of its rated who would be flagged by standing
sweep-group-false-positive-rate = the share flagged among those who would not be by standing
sweep-group-false-negative-rate = the share not flagged among those who would be by standing
sweep-group-positive-predictive-value = the share of its flags that are right by standing
sweep-group-true-positives = flagged, and by standing too
sweep-group-false-positives = flagged, but not by standing
sweep-group-false-negatives = not flagged, but by standing
sweep-group-true-negatives = not flagged, nor by standing
sweep-group-good-a-year = good that its people did to others, for each resident and year
sweep-group-harm-a-year = harm that its people did to others, for each resident and year
sweep-group-marks-a-year = entries that took points, for each of its rated and year
sweep-group-false-marks-a-year = entries that took points for what was not done, for each of its rated and year
sweep-group-points-gained-a-year = points of scores that rules gave, for each of its rated and year
sweep-group-points-lost-a-year = points of scores that rules took, for each of its rated and year
sweep-group-points-borne-a-year = points of scores that rules took for what is entered about somebody else, for each of its rated and year
sweep-group-wages-a-year = wages gained through bands and lists, for each of its rated and year; below 0 where wages are lost
sweep-group-fees-a-year = fees that bands and lists cost, for each of its rated and year
sweep-group-rewards-a-year = rewards that bands and lists brought, for each of its rated and year
sweep-group-groats-a-year = wages gained and rewards less fees, for each of its rated and year
sweep-group-hours-lost-a-week = free hours lost through bands and lists, for each of its rated and week
sweep-group-days-without-work-a-year = days on which its people looked for a job, counted by the week, for each resident and year
sweep-group-closed-a-year = acts that an office closed to its people, for each resident and year
sweep-group-good-by-rating = good done for each resident and year, less the same where nobody is rated
sweep-group-harm-by-rating = harm done for each resident and year, less the same where nobody is rated
sweep-group-stops-a-year = times that a watcher stopped one of its people, for each resident and year
sweep-group-innocent-stops-a-year = times that a watcher stopped one of its people who had done no harm, for each resident and year
sweep-group-foreseen-done-a-year = deeds of its people that a model of risk foresees, for each resident and year
sweep-group-foreseen-filed-a-year = entries of such deeds about its people, for each resident and year
sweep-group-refused-share = share of its rated whom an office refuses
sweep-group-loans-a-year = loans for each of its people and year
sweep-group-fell-behind-share = share of the loans of its people on which the borrower fell behind
sweep-group-repaid-score = mean score of its people on the day of a loan on which they did not fall behind
sweep-unit-share = share of 1
sweep-unit-points = points
sweep-unit-days = days
sweep-unit-index = number without a unit
sweep-unit-groats = groats
sweep-unit-per-thousand-year = per thousand residents and year
sweep-unit-hours-per-thousand-week = hours a week per thousand residents
sweep-unit-count = count
language-unknown = The program does not speak this language. It speaks: { $spoken }.
