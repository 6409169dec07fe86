# The command line.
cli-after-help =
    Die ersten fünf Minuten:
      tallyford                                   die Stadt öffnen und eine Stunde wählen
      tallyford list                              was es gibt
      tallyford run bread-stall                   ein Szenario laufen lassen und lesen, was herauskam
      tallyford run crossing-camera --out out     … mit Tabellen, gespeichertem Lauf und Bericht
      tallyford why crossing-camera --resident 300
                                                  warum ein Punktestand so ist, und was wäre, wenn
      tallyford why crossing-camera --list flagged-wrongly
                                                  nach wem man fragen kann
      tallyford compare crossing-camera crossing-camera --set-b redress.appeal=0.8
                                                  zwei Städte mit demselben Zufall nebeneinander
      tallyford map crossing-camera --day 30 --lens seen --svg town.svg

    Die Standardausgabe enthält Daten, die Standardfehlerausgabe Meldungen an Menschen. Rückgabewerte: 0 fertig, 1 gescheitert, 2 die Eingabe ist falsch.
    Nichts wird irgendwohin gesendet.
cannot-print = Die Standardausgabe kann nicht beschrieben werden: { $why }
cannot-read = Fehler: { $file } kann nicht gelesen werden: { $why }
  { "" } Hinweis: eine .ron-Datei angeben; was `tallyford list` nennt, ist eingebaut und muss nicht geprüft werden
cannot-read-folder = Fehler: { $file } ist ein Ordner
  { "" } Hinweis: eine .ron-Datei darin angeben
cannot-write = Fehler: { $file } kann nicht geschrieben werden: { $why }
  { "" } Hinweis: Wird die Datei gerade benutzt, steht eine Datei, wo ein Ordner sein müsste, oder fehlt im Ordner das Recht zu schreiben?
folder-taken = Fehler: { $folder } enthält schon Dateien eines anderen Laufs: { $files }
  { "" } Hinweis: einen anderen Ordner angeben, oder --force, um sie zu ersetzen
no-scenario = Fehler: Es gibt weder ein Szenario noch eine Datei mit dem Namen „{ $name }“
  { "" } Hinweis: die Szenarien sind: { $known }
no-scenario-near = Fehler: Es gibt weder ein Szenario noch eine Datei mit dem Namen „{ $name }“
  { "" } Hinweis: ist { $near } gemeint?
plan-is-not-run = Fehler: { $file } ist der Plan einer Versuchsreihe, kein Szenario
  { "" } Hinweis: tallyford sweep { $file } --out out
map-not-svg = Fehler: { $file } endet nicht auf .svg
  { "" } Hinweis: die Karte wird als SVG geschrieben; als Name passt etwa town.svg
save-days = Fehler: { $file }: Der gespeicherte Lauf verlangt { $days } Tage, höchstens 36500 sind möglich
save-commands = Fehler: { $file }: Der gespeicherte Lauf enthält { $count } Befehle, höchstens 10000 sind möglich
save-too-large = Fehler: { $file } ist größer als { $most } MiB; so groß kann kein gespeicherter Lauf sein
  { "" } Hinweis: ist es überhaupt ein gespeicherter Lauf?
save-sets = Fehler: { $file }: { $setting } bliebe ohne Wirkung: Der gespeicherte Lauf legt { $path } selbst fest, auf { $own }
  { "" } Hinweis: aus den Einstellungen streichen
save-sets-twice = Fehler: { $file }: { $first } und { $second } setzen dasselbe, also gilt nur das zweite
  { "" } Hinweis: das erste aus den Einstellungen streichen
save-without-checkpoints = Der gespeicherte Lauf enthält keine Prüfpunkte; ob dieser Lauf derselbe ist, lässt sich deshalb nicht vergleichen.
seed-bounds = eine Startzahl muss eine ganze Zahl von 0 bis { $most } sein
save-order = Fehler: { $file }: Der Befehl von Tag { $day } steht vor einem früheren
  { "" } Hinweis: Befehle stehen in der Reihenfolge ihrer Tage
save-unknown-scenario = Fehler: { $file }: Der gespeicherte Lauf gehört zum Szenario { $name }, das diese Version nicht hat
link-too-large = Fehler: Der Lauf ist zu groß für einen Link, der höchstens { $most } KiB trägt; gebt den gespeicherten Lauf als Datei weiter
link-later = Fehler: Der Link gehört zu einer späteren Version von Tallyford als dieser
link-broken = Fehler: Der Link wurde unterwegs gekürzt oder geändert; kopiert die ganze Adresse, von „#town=“ bis zum letzten Buchstaben
link-of-save-stays = Fehler: { $file } gehört zu einer gespeicherten Stadt, und ein neuer Link öffnet sie so, wie sie gespeichert wurde; lasst --seed, --days und --set weg
save-broken = Fehler: { $file }:{ $line }:{ $column }  der gespeicherte Lauf kann nicht gelesen werden: { $why }
  { "" } Hinweis: die Datei bleibt, wie sie ist; um eine neue Kopie bitten oder das Szenario von vorn laufen lassen
save-differs = Fehler: Die Stadt an Tag { $day } ist nicht die, die Version { $version } gespeichert hat
  { "" } Hinweis: dieselbe Version von Tallyford ergibt dieselbe Stadt; diese Version kann eine andere ergeben
save-of-other-version = Dieser Lauf wurde mit Version { $version } gespeichert. Version { $running } macht eine andere Stadt daraus: Spätestens an Tag { $day } weicht sie von der gespeicherten ab.
save-agrees = Der Lauf ist der, der gespeichert wurde: Alle Prüfpunkte stimmen überein.
replacing = Ersetzt in { $folder }: { $files }
written-to = Geschrieben in { $folder }: { $files }
written-of-large = Die Stadt hat mehr als { $most } Einwohner. Darüber führt das Programm Summen statt einzelner Ereignisse und lässt keine andere Stadt zum Vergleich laufen: receipts.csv wird nicht geschrieben, und einige Messgrößen bleiben leer. files.txt sagt, welche Tabellen fehlen, und measures.csv, warum eine Messgröße leer ist.
csv-plain = für Programme: Kommas zwischen den Zellen, Punkte in Zahlen
csv-excel = für deutsche, französische und andere Tabellenprogramme mit Dezimalkomma: Bytereihenfolge-Marke (BOM), Semikolons zwischen den Zellen
csv-excel-point = für englische Tabellenprogramme: Bytereihenfolge-Marke (BOM), Kommas zwischen den Zellen, Punkte in Zahlen
file-good = { $file }: in Ordnung ({ $kind })
kind-scenario = Szenario oder Paket
kind-save = gespeicherter Lauf
kind-plan = Plan einer Versuchsreihe
file-good-warnings = { $file }: in Ordnung ({ $kind }), mit { $warnings } { $warnings ->
    [one] Warnung
   *[other] Warnungen
}
file-good-notes = { $file }: in Ordnung ({ $kind }), mit { $notes } { $notes ->
    [one] Anmerkung
   *[other] Anmerkungen
}
file-good-both = { $file }: in Ordnung ({ $kind }), mit { $warnings } { $warnings ->
    [one] Warnung
   *[other] Warnungen
} und { $notes } { $notes ->
    [one] Anmerkung
   *[other] Anmerkungen
}
check-set-plan = Fehler: { $file } ist der Plan einer Versuchsreihe, an dem sich nichts einstellen lässt
  { "" } Hinweis: in die settings des Plans schreiben
check-notes = Anmerkungen betreffen, was einen zweiten Gedanken wert ist; `tallyford check --notes` nennt sie.
warning-first = { $word }: { $place }  { $message }
warning-first-of = { $word }: { $place }  { $message }; `tallyford check` nennt { $more } weitere
map-written = { $file } geschrieben: die Stadt an Tag { $day }.
no-display-reached = Der Bildschirm kann nicht benutzt werden: { $why }
no-display = Hier gibt es keinen Bildschirm; „{ $title }“ läuft deshalb ohne Fenster und hinterlässt einen Bericht.
window-failed = Fehler: Das Fenster kann nicht geöffnet werden: { $why }
  { "" } Hinweis: `tallyford run crossing-camera --out out` tut dasselbe ohne Fenster
shots-failed = Fehler: Die Bilder konnten nicht aufgenommen werden: { $why }
shots-size = Fehler: Eine Größe ist BREITExHÖHE in Pixeln, jede von 320 bis 7680
  { "" } Hinweis: --size 1366x768
no-window = Diese Fassung hat kein Fenster; „{ $title }“ läuft deshalb hier und hinterlässt einen Bericht.
report-written = { $file } geschrieben: im Browser öffnen oder drucken.
what-next = Als Nächstes: tallyford list
progress-template = {"{"}spinner{"}"} Tag {"{"}pos{"}"} von {"{"}len{"}"} {"{"}bar:30{"}"} {"{"}rate{"}"} Tage je Sekunde, noch {"{"}eta{"}"}
summary-office = { $office }: { $rated } bewertet, { $flagged } gekennzeichnet. Stufen: { $bands }
summary-digest = Prüfsumme { $digest }
list-scenarios = Szenarien (tallyford run NAME)
list-minutes = { $minutes } Minuten
list-pairs = Paare: die Stadt einer Stunde, nur in einer Sache anders
list-packs = Pakete (in einem Szenario unter packs: […] zu nennen)
list-measures = Messgrößen
list-families = Familien von Messgrößen; für NAME steht jeweils der Name einer Handlung, einer Art von Regeln oder einer Liste
list-experiments = Versuche des Labors (starten mit `tallyford lab NAME`)

# Settings that would not be used.
setting-twice = Fehler: { $first } und { $second } setzen dasselbe, also würde nur das zweite gelten
  { "" } Hinweis: eines der beiden weglassen
setting-and-option = Fehler: { $setting } und { $option } setzen dasselbe, also würde nur { $option } gelten
  { "" } Hinweis: eines der beiden weglassen
setting-of-save = Fehler: { $setting } bliebe ohne Wirkung: Ein gespeicherter Lauf legt { $path } selbst fest
  { "" } Hinweis: für einen gespeicherten Lauf sagt es { $option }
setting-of-compare = Fehler: { $setting } bliebe ohne Wirkung: Beide Städte laufen mit den Startzahlen 1, 2, 3 und so weiter
  { "" } Hinweis: --seeds sagt, mit wie vielen; `tallyford sweep` kann mit einer anderen Startzahl beginnen
setting-of-map = Fehler: { $setting } bliebe ohne Wirkung: Eine Karte zeigt einen einzigen Tag, wie viele Tage das Szenario auch hat
  { "" } Hinweis: --day sagt, welchen
save-overrules = Fehler: { $setting } würde nur bis Tag { $day } gelten: An diesem Tag setzt ein Befehl des gespeicherten Laufs { $file } dasselbe
  { "" } Hinweis: den Befehl aus der Datei streichen oder etwas anderes einstellen
save-strikes = Fehler: Der gespeicherte Lauf { $file } entscheidet an Tag { $day } über eine Meldung; die Meldung gibt es nur in der Stadt seiner Startzahl, { $seed }
  { "" } Hinweis: keine andere Startzahl verwenden oder den Befehl aus der Datei streichen
save-ends-later = Fehler: Der gespeicherte Lauf { $file } ändert etwas nach { $last } Tagen und würde vorher enden
  { "" } Hinweis: --days { $last } oder mehr
play-seed-of-save = Fehler: Die gespeicherte Stadt { $file } wurde mit der Startzahl { $own } gegründet und kann nicht mit der Startzahl { $seed } weitergehen
  { "" } Hinweis: --seed weglassen; `tallyford run { $file } --seed { $seed }` nimmt dieselben Änderungen in einer anderen Stadt vor
compare-save-seeds = Die Startzahl { $seed } des gespeicherten Laufs { $file } bleibt ohne Wirkung: Beide Städte laufen mit den Startzahlen 1 bis { $seeds }.

# Sweeps.
sweep-unreadable = Fehler: { $file }{ $place }  { $why }
  Hinweis: ein Plan ist (scenario: "crossing-camera", seeds: 20, vary: [(path: "cut", values: [[], [Scrutiny]])])
sweep-runs = Fehler: { $file } verlangt { $runs } Läufe, möglich sind 1 bis { $most }; jede Liste von Werten braucht mindestens einen
sweep-settings = Fehler: { $file } enthält { $settings } Einstellungen und veränderte Felder, höchstens { $most } sind möglich
sweep-days = Fehler: { $file } verlangt { $days } Tage, möglich sind 1 bis { $most }
sweep-seeds = Fehler: { $file } verlangt { $seeds } Startzahlen von { $first } an; das geht über { $most } hinaus
  { "" } Hinweis: mit einem kleineren first_seed beginnen
sweep-path = Fehler: { $file }: „{ $path }“ ist kein Pfad: Es enthält ein Zeichen, das in keinem Pfad vorkommt
  { "" } Hinweis: nur den Pfad schreiben, zum Beispiel path: "town.residents"
sweep-sets-seed = Fehler: { $file }: „{ $setting }“ setzt die Startzahl, über die der Plan bestimmt
  { "" } Hinweis: seeds und first_seed sagen, welche Startzahlen laufen, zum Beispiel seeds: 20, first_seed: 1
sweep-sets-days = Fehler: { $file }: „{ $setting }“ setzt die Tage, über die der Plan bestimmt
  { "" } Hinweis: days: 100 in den Plan selbst schreiben; für mehrere Längen je einen Plan schreiben
sweep-twice = Fehler: { $file }: { $first } und { $second } setzen dasselbe, also würde nur das zweite gelten
  { "" } Hinweis: eines der beiden weglassen
sweep-ends-before-save = Fehler: Der Plan verlangt { $days } Tage, und der gespeicherte Lauf ändert etwas nach { $last }
  { "" } Hinweis: days: { $last } oder mehr schreiben oder den Befehl aus dem gespeicherten Lauf streichen
sweep-groups-alike = Fehler: Ein Aussehen und ein Viertel heißen beide { $name }, und eine Spalte für eine Gruppe könnte sie nicht unterscheiden
  { "" } Hinweis: einem von beiden einen anderen Namen geben
sweep-group-without-column = die Gruppe { $group } hat keine Spalte, weil nur diese Kombination von Werten sie hat
sweep-run-failed = das Programm ist gescheitert: { $why }
sweep-shard = { $shard } ist kein Teil; den Teil schreiben und wie viele es gibt, zum Beispiel 1/4
sweep-shard-no-array = hier läuft kein Job-Array; den Teil schreiben und wie viele es gibt, zum Beispiel 1/4
sweep-shard-alone = dieses Job-Array hat nur eine Aufgabe ({ $array }); daraus geht nicht hervor, wie viele Teile es gibt; den Teil schreiben und wie viele es gibt, zum Beispiel 3/4
sweep-shard-uneven = die Nummern dieses Job-Arrays haben keine gleichen Abstände ({ $array }); den Teil schreiben und wie viele es gibt, zum Beispiel 1/4
sweep-save-seeds = Die Startzahl { $seed } des gespeicherten Laufs { $file } bleibt ohne Wirkung: Der Plan lässt die Startzahlen { $first } bis { $last } laufen.
sweep-save-days = Zahl der Tage im gespeicherten Lauf { $file }: { $saved }; der Plan verlangt { $days }.
sweep-of-another = Fehler: { $folder } enthält eine andere Versuchsreihe; darin sind sie verschieden: { $differing }
  { "" } Hinweis: einen anderen Ordner angeben, oder --resume weglassen und --force angeben, um sie zu ersetzen
sweep-unfinished = Fehler: { $file } enthält die Zeilen dieser Versuchsreihe, die fertig sind
  { "" } Hinweis: --resume angeben, um damit weiterzumachen, oder --force, um von vorn zu beginnen
sweep-busy = Fehler: Ein anderer Prozess schreibt gerade { $file }
  { "" } Hinweis: auf ihn warten oder jedem Prozess mit --shard einen eigenen Teil geben
sweep-strange-row = Fehler: Zeile { $line } von { $file } ist nicht, was diese Versuchsreihe dort hat
  { "" } Hinweis: die Versuchsreihe mit --force laufen lassen, um die Tabelle neu zu erstellen
sweep-replaces = Ersetzt in { $folder }: { $files }
sweep-goes-on = Es geht weiter: { $rows } von { $runs } Läufen sind da.
sweep-done-one = 1 Lauf in { $file }
sweep-done = { $runs } Läufe in { $file }
sweep-problems = Fehler: Nicht ausgeführte Läufe: { $count } von { $runs }; die Spalte „problem“ in { $file } sagt, warum. Einer der Gründe: { $problem }
sweep-no-manifest = Fehler: Das Manifest { $file } gibt es nicht, oder es wurde verändert
  { "" } Hinweis: --out nennt den Ordner, in dem die Teile gelaufen sind
sweep-no-shards = Fehler: { $file } enthält keine Tabelle eines Teils, etwa runs.1-of-4.csv
sweep-shards-differ = Fehler: { $file } enthält Teile von { $a } und Teile von { $b }
  { "" } Hinweis: die entfernen, die nicht gebraucht werden
sweep-shards-lacking = Fehler: In { $file } fehlen Teile. Nicht da: { $missing }. Nicht fertig: { $unfinished }
  { "" } Hinweis: sie mit --shard und --resume laufen lassen
sweep-merge-replaces = Fehler: { $file } ist schon da und gehört nicht zu dieser Versuchsreihe
  { "" } Hinweis: die Datei anderswohin verschieben, oder --force angeben, um sie zu ersetzen
sweep-numbering = Lauf n hat die Startzahl first + n mod count. Seine Kombination ist n div count: Was zuletzt in vary steht, zählt am schnellsten, und jeder Wert wird von 0 an gezählt. Die Einstellungen eines Laufs sind die des Szenarios, dann die des Plans, dann path=value für jeden veränderten Pfad.
sweep-column-run = Die Nummer des Laufs, von 0 an; in jedem Teil dieselbe.
sweep-column-seed = Die Startzahl, mit der die Stadt gegründet wurde.
sweep-column-days = Die Tage, die vergangen sind.
sweep-column-residents = Die Einwohner der Stadt.
sweep-column-varied = Der Wert dieses Felds im Szenario.
sweep-column-problem = Warum der Lauf nicht möglich war; leer, wenn er es war.
sweep-column-digest = Die Prüfsumme der Stadt am letzten Tag. Hinter dem Buchstaben d steht, was `tallyford run` mit denselben Einstellungen und derselben Startzahl ausgibt.
sweep-column-sweep = Die Versuchsreihe, zu der die Zeile gehört: die Prüfsumme von manifest.json.
sweep-column-group = { $group }: { $meaning }
sweep-group-residents = wie viele Leute dazugehören
sweep-group-rated = wie viele davon irgendein Amt bewertet
sweep-group-scored = wie viele davon das führende Amt bewertet
sweep-group-mean-score = mittlerer Punktestand derer, die das führende Amt bewertet
sweep-group-mean-worth = mittlerer Nutzen für andere bei denen, die das führende Amt bewertet
sweep-group-mean-standing = mittlerer Punktestand, den vollkommenes Beobachten denen gäbe, die das führende Amt bewertet
sweep-group-score-error = mittlerer Punktestand minus mittleres Ansehen
sweep-group-flagged-share = Anteil der Bewerteten, die gekennzeichnet sind
sweep-group-prevalence = Anteil der Bewerteten, die nach dem Ansehen gekennzeichnet wären
sweep-group-false-positive-rate = Anteil der Gekennzeichneten unter denen, die es nach dem Ansehen nicht wären
sweep-group-false-negative-rate = Anteil der nicht Gekennzeichneten unter denen, die es nach dem Ansehen wären
sweep-group-positive-predictive-value = Anteil der Kennzeichnungen, die nach dem Ansehen richtig sind
sweep-group-true-positives = gekennzeichnet, und nach dem Ansehen ebenfalls
sweep-group-false-positives = gekennzeichnet, aber nicht nach dem Ansehen
sweep-group-false-negatives = nicht gekennzeichnet, aber nach dem Ansehen
sweep-group-true-negatives = nicht gekennzeichnet, und nach dem Ansehen auch nicht
sweep-group-good-a-year = Gutes, das die Leute der Gruppe anderen taten, je Person und Jahr
sweep-group-harm-a-year = Schaden, den die Leute der Gruppe anderen zufügten, je Person und Jahr
sweep-group-marks-a-year = Einträge, die Punkte kosteten, je bewertete Person und Jahr
sweep-group-false-marks-a-year = Einträge, die Punkte kosteten für etwas, das nicht getan wurde, je bewertete Person und Jahr
sweep-group-points-gained-a-year = Punkte, die Regeln gaben, je bewertete Person und Jahr
sweep-group-points-lost-a-year = Punkte, die Regeln nahmen, je bewertete Person und Jahr
sweep-group-points-borne-a-year = Punkte, die Regeln wegen eines Eintrags über jemand anderen nahmen, je bewertete Person und Jahr
sweep-group-wages-a-year = Lohn, den Stufen und Listen einbrachten, je bewertete Person und Jahr; unter 0, wo Lohn verloren ging
sweep-group-fees-a-year = Gebühren, die Stufen und Listen kosteten, je bewertete Person und Jahr
sweep-group-rewards-a-year = Belohnungen, die Stufen und Listen einbrachten, je bewertete Person und Jahr
sweep-group-groats-a-year = gewonnener Lohn und Belohnungen minus Gebühren, je bewertete Person und Jahr
sweep-group-hours-lost-a-week = freie Stunden, die durch Stufen und Listen verloren gingen, je bewertete Person und Woche
sweep-group-days-without-work-a-year = Tage, an denen die Leute der Gruppe Arbeit suchten, nach Wochen gezählt, je Person und Jahr
sweep-group-closed-a-year = Handlungen, die ein Amt den Leuten der Gruppe versperrte, je Person und Jahr
sweep-group-good-by-rating = Gutes je Person und Jahr, minus dasselbe, wo niemand bewertet wird
sweep-group-harm-by-rating = Schaden je Person und Jahr, minus dasselbe, wo niemand bewertet wird
sweep-group-stops-a-year = wie oft ein Beobachter jemanden aus der Gruppe anhielt, je Person und Jahr
sweep-group-innocent-stops-a-year = wie oft ein Beobachter eine Person aus der Gruppe anhielt, die keinen Schaden angerichtet hatte, je Person und Jahr
sweep-group-foreseen-done-a-year = Taten der Gruppe, die ein Risikomodell vorhersagt, je Person und Jahr
sweep-group-foreseen-filed-a-year = Einträge solcher Taten über Leute der Gruppe, je Person und Jahr
sweep-group-refused-share = Anteil der Bewerteten, die ein Amt abweist
sweep-group-loans-a-year = Kredite je Person und Jahr
sweep-group-fell-behind-share = Anteil der Kredite der Gruppe, bei denen jemand in Rückstand geriet
sweep-group-repaid-score = mittlerer Punktestand am Tag eines Kredits, bei dem niemand in Rückstand geriet
sweep-unit-share = Anteil an 1
sweep-unit-points = Punkte
sweep-unit-days = Tage
sweep-unit-index = Zahl ohne Einheit
sweep-unit-groats = Groschen
sweep-unit-per-thousand-year = je tausend Einwohner und Jahr
sweep-unit-hours-per-thousand-week = Stunden je Woche und tausend Einwohner
sweep-unit-count = Anzahl
language-unknown = Diese Sprache spricht das Programm nicht. Es spricht: { $spoken }.
