# The command line.
cli-after-help =
    The first five minutes:
      tallyford                                   open the town and choose a lesson
      tallyford list                              what there is
      tallyford run bread-stall                   run a scenario and read what it came to
      tallyford run crossing-camera --out out     … with tables, the save and the report
      tallyford why crossing-camera --resident 300
                                                  why a score is what it is, and what if
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
scenario-is-pack = error: { $name } is a pack, not a scenario
  { "" } hint: build on it in a file of your own: ( title: "Mine", packs: ["{ $name }"] )
map-not-svg = error: { $file } does not end in .svg
  { "" } hint: the map is written as SVG; name it town.svg
save-days = error: { $file }: the save asks for { $days } days, must be 1 to 36500
save-commands = error: { $file }: the save holds { $count } commands, must be at most 10000
save-too-large = error: { $file } is larger than { $most } MiB, which is more than any save can have
  { "" } hint: is it a save?
save-order = error: { $file }: the command of day { $day } comes before an earlier one
  { "" } hint: commands stand in the order of their days
save-unknown-scenario = error: { $file }: the save is of the scenario { $name }, which this version does not have
save-broken = error: { $file }:{ $line }:{ $column }  the save cannot be read: { $why }
  { "" } hint: it is left as it is; ask for the file again, or run the scenario anew
save-differs = error: the town of day { $day } is not the one that was saved by version { $version }
  { "" } hint: the same version of Tallyford gives the same town; this one may differ
save-of-other-version = This save was made by version { $version }. Version { $running } makes another town of it: by day { $day } it differs from the town that was saved.
save-agrees = The run is the one that was saved: every checkpoint agrees.
replacing = Replacing in { $folder }: { $files }
written-to = Wrote into { $folder }: { $files }
written-of-large = The town has more than { $most } residents. Above that the program keeps totals, not single events, and runs no other town to compare with: receipts.csv is not written, and some measures stay empty. files.txt says which tables are missing and measures.csv says why a measure is empty.
csv-plain = for programs: commas between cells, points in numbers
csv-excel = for German, French and other spreadsheets with decimal commas: byte-order mark, semicolons between cells
csv-excel-point = for English spreadsheets: byte-order mark, commas between cells, points in numbers
file-good = { $file}: good
map-written = Wrote { $file }, the town on day { $day }.
no-display-reached = The display cannot be used: { $why }
no-display = There is no display here, so “{ $title }” runs without a window and leaves a report.
window-failed = error: the window cannot be opened: { $why }
  { "" } hint: `tallyford run crossing-camera --out out` does the same without one
shots-failed = error: the pictures could not be taken: { $why }
shots-size = error: a size is WIDTHxHEIGHT in pixels, each from 320 to 7680
  { "" } hint: --size 1366x768
no-window = This build has no window, so “{ $title }” runs here and leaves a report.
report-written = Wrote { $file }: open it in a browser, or print it.
what-next = Try next: tallyford list
progress-template = {"{"}spinner{"}"} day {"{"}pos{"}"} of {"{"}len{"}"} {"{"}bar:30{"}"} {"{"}rate{"}"} days a second, {"{"}eta{"}"} left
summary-bands = Bands:
summary-bands-of = Bands of { $office }:
summary-digest = Digest { $digest }
list-scenarios = Scenarios (tallyford run NAME)
list-minutes = { $minutes } minutes
list-packs = Packs (list them in a scenario's packs: […])
list-measures = Measures
list-experiments = Experiments of the lab (run with `tallyford lab NAME`)

# Sweeps.
sweep-unreadable = error: { $file }{ $place }  { $why }
  hint: a plan is (scenario: "crossing-camera", seeds: 20, vary: [(path: "cut", values: [[], [Scrutiny]])])
sweep-runs = error: { $file } asks for { $runs } runs, must be 1 to { $most }; every list of values needs at least one
sweep-days = error: { $file } asks for { $days } days, must be 1 to { $most }
sweep-shard = { $shard } is no part; write the part and how many there are, for example 1/4
sweep-done = { $runs } runs in { $file }
