# Was das Fenster sagt.
tallyford = Tallyford
about-line = Eine erfundene Stadt, deren erfundene Menschen unter einem Punktesystem leben, das ihr einstellt.
founding = Die Stadt wird gegründet …
day-short = Tag { $day }
day-and-season = Tag { $day }, { $season }
season-spring = Frühling
season-summer = Sommer
season-autumn = Herbst
season-winter = Winter
day-word = Tag
pause-says = Pause (Leertaste)
pace-day = Tag
pace-day-says = Ein Tag in ein paar Sekunden: So kann man den Leuten folgen (1)
pace-month = Monat
pace-month-says = Ein Monat in ein paar Sekunden (2)
year = Jahr
year-says = Ein Jahr weiter (Y)
to-day = Zum Tag …
to-day-says = Zu einem Tag eurer Wahl (G)
to-day-note = Vergangene Tage werden noch einmal durchgespielt: dieselbe Stadt, mit allem, was geändert wurde.
go = Los
or = Oder
days-on = { $days } Tage weiter
running = Tag { $day }
stop = Hier anhalten
twin-town = Zwillingsstadt
this-town = Diese Stadt
twin-town-says = Dieselben Menschen und derselbe Zufall unter anderen Regeln, hinter einem Vorhang auf derselben Karte (T)
our-rules = Unsere Regeln
their-rules = Die Regeln vom Anfang
without-doors = Ohne Türen
beside-theirs = Unsere Regeln gegen die vom Anfang
beside-theirs-says = Die Stadt unter euren Regeln und unter denen vom Anfang, mit demselben Zufall, auf einer Karte
curtain = Vorhang zwischen den beiden Städten
curtain-says = Zur Seite ziehen, oder mit den Pfeiltasten
other-band-none = Auf der anderen Seite ist niemand in einer anderen Stufe.
other-band =
    { $count ->
        [one] Auf der anderen Seite ist { $count } Mensch in einer anderen Stufe.
       *[other] Auf der anderen Seite sind { $count } Menschen in einer anderen Stufe.
    }
other-band-drawn =
    { $count ->
        [one] Auf der anderen Seite ist { $count } Mensch in einer anderen Stufe und deutlich gezeichnet.
       *[other] Auf der anderen Seite sind { $count } Menschen in einer anderen Stufe und deutlich gezeichnet.
    }
two-maps = Nebeneinander
one-map = Auf einer Karte
without-twin = Wieder eine Stadt
keys = Tasten
menu = Menü
close = Schließen
help-about = Was ist „{ $what }“?
switch-of = Schalter: { $what }
lens-word-truth = Geschehen
lens-word-seen = Gesehen
lens-word-scored = Bewertet
lens-short-truth = Geschehen
lens-short-seen = Gesehen
lens-short-scored = Bewertet
cover-says = Zudecken, was geschehen ist, bis zum Aufdecken (U)
uncover-says = Aufdecken, was geschehen ist (U)
rules = Die Regeln
six-rules = Nur sechs Regeln zeigen
all-rules = Alle { $count } Regeln zeigen
topic-watching = Wer hinsieht, und wie gut
topic-rating = Wie Ämter bewerten
topic-doors = Was Punktestände öffnen und schließen
topic-redress = Bescheide, Einsprüche und Prüfung
topic-people = Was die Leute tun und wer sie sind
topic-dates = Wann sich etwas ändert
no-rules = Hier wird niemand bewertet.
undo = Letzte Regeländerung rückgängig machen (Strg+Z)
redo = Wiederherstellen (Strg+Y)
person = Eine Person
charts = Diagramme
nobody-open = Klickt in der Stadt auf eine Person, oder drückt N: Dann kommt die nächste, Straße für Straße.
people-flagged =
    { $count ->
        [one] { $count } Mensch ist in dieser Stadt gekennzeichnet
       *[other] { $count } Menschen sind in dieser Stadt gekennzeichnet
    }
people-flagged-title = Gekennzeichnet
people-wronged = Davon zu Unrecht: { $count }
people-wronged-title = Zu Unrecht gekennzeichnet
people-count = Personen: { $count }. Klickt auf einen Namen.
not-rated = nicht bewertet
who-changed = Die größten Unterschiede
nobody-changed = Heute ist kein Punktestand in den beiden Städten verschieden.
changed-count =
    { $count ->
        [one] { $count } Punktestand ist verschieden. Hier · in der Zwillingsstadt · Unterschied.
       *[other] { $count } Punktestände sind verschieden. Hier · in der Zwillingsstadt · Unterschied.
    }
sort-most = größte
sort-better = dort besser
sort-worse = dort schlechter
close-person = Schließen
rating = Stufe { $band } · { $change } seit Tag 1 · { $office }
standing = Fehlerfrei beobachtet, hätten die eigenen Handlungen { $standing } ergeben: { $gap }.
gap-more =
    { $number ->
        [one] { $points } Punkt mehr
       *[other] { $points } Punkte mehr
    }
gap-fewer =
    { $number ->
        [one] { $points } Punkt weniger
       *[other] { $points } Punkte weniger
    }
gap-none = genauso viel
verdict-wronged = Zu Unrecht gekennzeichnet.
verdict-caught = Gekennzeichnet, und das verdient.
verdict-missed = Nicht gekennzeichnet, obwohl es verdient wäre.
nothing-yet = Noch ist nichts eingetragen.
covered = zugedeckt
how-they-fare = Wie es der Person geht
whom-they-know = Bekannte ({ $count })
chronicle = Stadtchronik
chronicle-empty = Noch steht hier nichts. Lasst eine Woche vergehen.
followed = Die Chronik begleitet:
follow = In der Chronik begleiten
follow-no-more = Nicht mehr begleiten
follow-says = Die Stadtchronik erzählt dann jeden Tag, was sich für diesen Menschen ändert
chart-of = Messgröße in Diagramm { $number }
chart-hover = Tag { $day }: { $value }
chart-label = Diagramm: { $measure }
chart-twin = { $town } { $value }
off = Jetzt aus. Wenn an: { $what }
chart-empty = Nach zwei Tagen beginnt eine Linie.
chart-undefined = Diese Zahl hat noch keinen Wert. Nichts von dem, was sie zählt, ist in dieser Stadt vorgekommen.
debrief-covered = Was geschehen ist, ist zugedeckt. Deckt es auf, dann seht ihr, wie die Wetten ausgegangen sind.
undo-needed-later = Diese Änderung lässt sich nicht allein zurücknehmen: Eine spätere baut auf ihr auf. Geht weiter bis zu einem Tag, an dem die spätere gilt, und nehmt zuerst diese zurück. { $why }
rule-changed = Eine Regel wurde geändert
who-is-behind = Wer steckt hinter dieser Zahl?
behind = { $measure }, Tag { $day }
household-in = Ein Haushalt in { $street }
crossing-people = Wer hier jeden Tag vorbeikommt
step-of = Schritt { $number } von { $count } · { $what }
step-file = eine Akte
step-rules = die Regeln
step-bet = wetten
step-run = zuschauen
step-saw = Was habt ihr gesehen?
step-reveal = aufdecken
step-debrief = darüber reden
says-file = Das ist die Akte einer Person, so wie das Amt sie sieht. War das verdient?
says-rules = Das sind die Regeln. Ändert eine, oder lasst sie, wie sie sind.
says-bet = Erst wetten, dann laufen lassen. Noten gibt es keine.
says-run = Lasst die Tage vergehen. Was geschieht, bleibt zugedeckt.
says-saw = Was habt ihr gesehen? Sagt es, bevor ihr sagt, warum.
says-reveal = Deckt auf, was geschehen ist. Ein gestrichelter Ring zeigt, wer gekennzeichnet ist, ohne es durch eigene Handlungen verdient zu haben.
says-debrief = Eure Wetten und daneben, was daraus geworden ist.
run-to = Bis Tag { $day } laufen lassen
reveal = Aufdecken
done-with-rules = Das sind unsere Regeln
go-on = Weiter
step-back = Ein Schritt zurück
vote-first = Erst abstimmen.
leave-lesson = Die Stunde verlassen, in die freie Stadt (L)
to-lesson = Zurück zur Stunde
to-the-town = Zur Stadt
how-sure = Wie sicher?
sure-guess = geraten
sure-fairly = ziemlich
sure-certain = ganz sicher
bet-keys = Tasten A bis D und 1 bis 3, Enter
bet-first = Wählt zuerst.
place-bet = Wetten
hands = Stimmen
hands-for = Stimmen für { $option }
hands-count = Stimmen: { $count }
debrief = Eure Wetten, und was daraus geworden ist
debrief-print = Zwei Seiten drucken
debrief-print-says = Schreibt die Nachbesprechung auf zwei Seiten und öffnet sie dort, wo man sie drucken kann
debrief-print-page = Drucken
debrief-file = { $name } Tag { $day } Nachbesprechung
debrief-written = Die beiden Seiten stehen in { $file } und öffnen sich im Browser, von wo sie sich drucken lassen. Öffnet sich keiner, öffnet die Datei selbst.
debrief-failed = Die beiden Seiten konnten nicht nach { $folder } geschrieben werden: { $why }
debrief-said = Was ihr gesagt habt und was eingetreten ist
debrief-towns-note = Neben jeder Antwort: in wie vielen Städten, jede mit ihrem eigenen Zufall, sie unter den Regeln der Lektion eintritt.
debrief-hands = Stimmen:
debrief-charts = Diagramme
debrief-lives = Lebensläufe
debrief-row = { $caption } Tag { $day }: { $happened } | { $seen } | { $scored }
debrief-hangs = Woran das hängt
debrief-hangs-note = Einige Zahlen dieser Stadt sind erfunden. In jeder Welt haben sie andere Werte. Eine Behauptung, die in wenigen Welten stimmt, hängt an unseren Annahmen.
debrief-hangs-row = ! { $claim } { $claimed }. Das stimmt in { $worlds }. { $told }
debrief-hangs-nothing = Jede Behauptung dieser Lektion stimmt in fast jeder Welt, die ausprobiert wurde.
finding = Der Lauf wird ausgewertet …
your-bet = eure Wette
your-vote = eure Stimme
came-out = so kam es
bet-was-guess = Ihr habt geraten.
bet-was-fairly = Ihr wart ziemlich sicher.
bet-was-certain = Ihr wart ganz sicher.
bet-and-figure = { $sure } In diesem Lauf: { $figure }.
bet-without-figure = { $sure } Darauf gibt keine Zahl eine Antwort: Redet darüber.
discuss = Redet darüber
debrief-case-for = Was am stärksten dafür spricht
debrief-case-against = Was am stärksten dagegen spricht
about = Über
go-on-with = Weiter mit { $title }, Tag { $day }
go-on-says = Wo ihr wart, als das Programm zuletzt endete.
go-on-says-several = Was offen war, als ein Fenster geschlossen wurde.
begin = „{ $title }“ beginnen
saves = Gespeicherte Städte
kept-says = { $scenario }, Tag { $day }
no-network = Nichts wird irgendwohin gesendet. Niemand hier ist echt.
unreadable-says = „{ $name }“ lässt sich nicht lesen. { $why }
no-saves = Noch ist nichts gespeichert.
save-under = Unter diesem Namen speichern
save-hint = Klasse 9b 3 Stunde
save = Speichern
link-room = Ein Link für die Klasse
link-room-says = Macht eine Adresse, die diese Stadt öffnet, wie sie steht; was jetzt verdeckt ist, bleibt verdeckt
link-teacher = Ein Link für die Lehrkraft
link-teacher-says = Macht eine Adresse, die diese Stadt öffnet, wie sie steht, und nichts ist verdeckt
link-in-file = Der Link steht in { $file }. Sein Teil ab # passt hinter die Adresse jeder tallyford.html, und auch „tallyford play“ öffnet ihn.
link-in-address = Die Adresse dieser Seite ist jetzt der Link. Er ist auch kopiert, wenn der Browser es erlaubt.
link-nowhere = Der Browser lässt dieser Seite keine andere Adresse, und so gibt es keinen Link. Speichert die Stadt stattdessen als Datei.
link-teacher-seat = Das ist der Link für die Lehrkraft: Hier ist nichts verdeckt.
saves-where = Gespeicherte Städte sind Dateien in { $folder }. Wer eine davon weitergibt, kann dieselbe Stadt anderswo öffnen.
saved-as = Gespeichert als „{ $name }“: { $file }
save-name = Ein Name hat höchstens 60 Buchstaben, Ziffern, Leerzeichen, Bindestriche oder runde Klammern. „{ $name }“ ist kein solcher Name.
nothing-can-be-kept = Hier lässt sich nichts aufbewahren: Wenn dies geschlossen wird, ist die Stadt weg. Strg+S macht einen Link, der sie mitnimmt.
no-folder = Dieses System nennt keinen Ordner für die Dateien eines Programms. Darum lässt sich nichts speichern.
put-aside = { $file } ließ sich nicht lesen und wurde als { $aside } beiseitegelegt. { $why }
cannot-put-aside = { $file } lässt sich nicht lesen: { $why }
resumed = Das ist Tag { $day }, so wie ihr ihn verlassen habt.
no-such-lesson = Es gibt keine Stunde mit dem Namen „{ $name }“.
text-size = Schriftgröße
theme = Farben
theme-paper = Papier
theme-projector = Beamer
theme-contrast = hoher Kontrast
reduced-motion = Weniger Bewegung
language = Sprache
sound-none = Es gibt keinen Ton.
other-lesson = Andere Stunden
other-lesson-says = Zurück zur Auswahl der Stunden; dieser Lauf bleibt erhalten
open-file = Datei öffnen …
open-file-says = Ein Szenario oder eine gespeicherte Stadt aus einer Datei öffnen (Strg+O)
open-heading = Datei öffnen
open-what = Ein Szenario oder eine gespeicherte Stadt. Eine Datei lässt sich auch auf das Fenster ziehen.
open-choose = Eine Datei auf diesem Rechner wählen
open-path = Pfad
open-hint = eine Datei oder ein Ordner
open-go = Öffnen
open-up = Ein Ordner höher
open-folder = Ordner: { $name }
open-empty = In diesem Ordner gibt es kein Szenario und keine gespeicherte Stadt.
open-more = In diesem Ordner gibt es mehr, als hier aufgeführt ist: Gebt den Pfad ein.
open-saves = Gespeicherte Städte
open-documents = Dokumente
export = Bericht und Tabellen speichern …
export-says = Bericht und Tabellen dieses Laufs in einem Ordner speichern
export-heading = Bericht und Tabellen speichern
export-what = Der Lauf wird bis zu diesem Tag noch einmal durchgespielt. In den Ordner kommen ein Bericht zum Drucken, Tabellen für die Tabellenkalkulation und der Lauf selbst.
export-folder = Ordner
export-go = Speichern
export-covered = In dieser Stunde ist zugedeckt, was geschehen ist, und Bericht und Tabellen verraten es. Nach dem Aufdecken lassen sie sich speichern.
export-there = In { $folder } liegt ein anderer Lauf. Wählt einen anderen Ordner.
export-running = Bericht und Tabellen werden geschrieben …
export-done = Bericht und Tabellen sind in { $folder }: { $files }.
quit = Beenden
quit-says = Das Programm beenden; dieser Lauf bleibt erhalten (Strg+Q)
twin-says = Eine zweite Stadt neben dieser: dieselben Menschen, derselbe Zufall, andere Regeln. Beide Uhren gehen gemeinsam.
twin-no-doors = Gleiche Regeln, keine Türen
twin-no-doors-says = Dort öffnet und schließt eine Stufe nichts. Was sich unterscheidet, ist die Antwort der Stadt auf einen Punktestand.
twin-as-founded = Die Regeln vom Anfang
twin-as-founded-says = Was ihr seit dem ersten Tag geändert habt, ist dort nicht geändert.
twin-same = Gleiche Regeln, zum Ändern
twin-same-says = Nichts ist verschieden, bis ihr auf einer Seite eine Regel ändert.
about-what = Tallyford ist eine Simulation für den Unterricht. Ihr legt die Regeln eines Punktesystems fest und seht zu, wie Rückkopplungen, Fehlalarme und Tricks entstehen: was geschehen ist, was gesehen und was bewertet wurde, alles zugleich.
about-people = Alle Menschen darin sind erfunden: Die Namen sind erzeugt, und Viertel und Aussehen stehen für keine wirkliche Gruppe. Es ist eine Stadt und keine Vorhersage.
about-knows = Was das Programm über euch weiß: nichts. Es baut keine Verbindung auf, führt kein Protokoll und schreibt nur eure gespeicherten Städte und Einstellungen in einen eurer Ordner.
about-luck = Gleiche Stunde, gleiche Startzahl und gleiche Änderungen ergeben auf jedem Rechner dieselbe Stadt, bis auf die letzte Stelle.
about-licence = Freie Software unter der MIT- oder der Apache-2.0-Lizenz. Schriften: Atkinson Hyperlegible und Fraunces unter der SIL Open Font License, Open Sans unter der Apache License 2.0.
about-version = Version { $version }
key-pause = anhalten und weiterlaufen; einen langen Lauf abbrechen
key-paces = ein Tag, ein Monat in ein paar Sekunden
key-step = ein Tag
key-year = ein Jahr weiter
key-to-day = zu einem Tag eurer Wahl
key-lens = was geschehen ist, gesehen, bewertet wurde
key-cover = zudecken, was geschehen ist, und aufdecken
key-focus = von einem Bedienelement zum nächsten; es auslösen
key-panels = zum nächsten Bereich, zurück zum vorigen
key-pages = zurück- und weiterblättern in dem, was offen liegt
key-people = die nächste und die vorige Person
key-arrows = Pfeile
key-pan = die Karte verschieben
key-zoom = näher heran, weiter weg
key-whole = die ganze Stadt
key-undo = Regeländerung rückgängig machen, wiederherstellen; auch Z und Umschalt+Z
key-twin = Zwillingsstadt
key-fold = Regeln, Person, Diagramme ein- und ausklappen
key-vote = in einer Stunde abstimmen; 1 2 3 wie sicher, Enter geht weiter
key-desk = am Schreibtisch: fragen; 1 2 3 entscheiden, N P blättern, E Ende
key-lesson = die Stunde verlassen und zu ihr zurückkehren
key-save = unter einem Namen speichern
key-open = eine Datei öffnen
key-quit = das Programm beenden; der Lauf bleibt erhalten
key-escape = schließen, was offen ist
nothing-is-kept = Nichts, was ihr hier tut, kann gespeichert werden: In den Ordner { $folder } lässt sich nicht schreiben.
watched = Tag { $day } von { $to }
skip-to = Zum Tag { $day } springen
watch-on = Weiter bis Tag { $day }
open-the-file = Akte öffnen
open-the-file-says = Die Akte dieser Person öffnen
reveal-count = { $number ->
    [one] von { $flagged } Gekennzeichneten hat das durch eigenes Tun nicht verdient
   *[other] von { $flagged } Gekennzeichneten haben das durch eigenes Tun nicht verdient
}
reveal-bet = Eure Wette: { $option }
reveal-share = Bisher { $share } von 100
welcome-heading = Läuft das über einen Beamer?
welcome-projector = Ja, über einen Beamer
welcome-projector-says = Größere Schrift, weißes Papier und dickere Linien, auch aus der letzten Reihe lesbar.
welcome-screen = Nein, auf diesem Bildschirm
welcome-screen-says = Schrift in üblicher Größe auf warmem Papier.
welcome-later = Alles lässt sich später im Menü ändern.
begin-in = „{ $title }“ als Stunde von { $minutes } Minuten beginnen
says-again = Am Anfang habt ihr über eine Akte abgestimmt. Stimmt noch einmal ab, mit allem, was ihr jetzt wisst.
key-name-space = Leertaste
key-name-ctrl = Strg
key-name-shift = Umschalt
key-name-page-up = Bild auf
key-name-page-down = Bild ab
minutes-short = { $minutes } Min.

# Der Schreibtisch für Einsprüche.
desk-title = Der Schreibtisch für Einsprüche
desk-invites = Zehn Arbeitstage lang entscheidet ihr über Vermerke, gegen die Menschen Einspruch erheben. Ihr seht, was das Amt sieht, und habt acht Stunden am Tag, um nachzufragen. Danach erfahrt ihr, was wirklich geschehen ist und was aus den Menschen geworden ist.
desk-sit = An den Schreibtisch setzen
desk-by-the-book = Nach Vorschrift
desk-by-the-book-says = Das Amt hat Vorschriften für seinen Schreibtisch, und es werden von Tag zu Tag mehr.
desk-rule-book = Das Amt: { $rule }
desk-rule-no-delay = Nichts wird auf morgen verschoben.
desk-rule-last-day = Das ist euer letzter Tag, also lässt sich nichts auf morgen verschieben.
desk-rule-look-again = Ein Vermerk wird erst gestrichen, wenn noch einmal angesehen wurde, was die Beobachter aufbewahrt haben.
desk-rule-few-struck = { $most ->
    [one] An einem Tag wird höchstens ein Vermerk gestrichen.
   *[other] An einem Tag werden höchstens { $most } Vermerke gestrichen.
}
desk-takes = etwa 30 Minuten, allein oder in einer Gruppe
desk-rule-from = Ab dem { $day }. Arbeitstag, die Vorschrift des Amtes: { $rule }
desk-opens = Die Stadt lebt ihre ersten drei Monate. Dann geht es am Schreibtisch los.
desk-day = Arbeitstag { $number } von { $all }
desk-minutes = noch { $minutes } von { $all } Minuten heute
desk-seat = Ihr seid { $name } und lebt in dieser Stadt. Es kann sein, dass die Akte von jemandem kommt, den ihr kennt.
desk-own = Das ist eure eigene Akte.
desk-known = Ihr kennt { $name }.
desk-known-stood-true = Ihr habt { $name } gekannt und den Vermerk stehen lassen. Er war richtig.
desk-known-stood-false = Ihr habt { $name } gekannt und den Vermerk stehen lassen. Er war falsch.
desk-known-struck-true = Ihr habt { $name } gekannt und den Vermerk gestrichen. Er war richtig.
desk-known-struck-false = Ihr habt { $name } gekannt und den Vermerk gestrichen. Er war falsch.
desk-nothing = Heute ist kein Einspruch auf dem Schreibtisch angekommen.
desk-files = Akten von heute
desk-entered = Eingetragen wurde das am Tag { $day } beim Amt „{ $office }“.
desk-stands = Der Punktestand ist jetzt { $score }, Stufe „{ $band }“.
desk-ask = Nachfragen
desk-ask-register = Was aus anderen solchen Vermerken wurde ({ $minutes } Min.)
desk-ask-year = Das letzte Jahr dieses Menschen ({ $minutes } Min.)
desk-ask-contact = Jemanden, der diesen Menschen kennt ({ $minutes } Min.)
desk-ask-other-contact = Jemand anderen, der diesen Menschen kennt ({ $minutes } Min.)
desk-ask-watcher = Noch einmal ansehen, was die Beobachter aufbewahrt haben ({ $minutes } Min.)
desk-too-long = Das dauert länger, als heute noch Zeit ist.
desk-register-none = Von diesen Beobachtern stammt kein anderer Vermerk für diese Handlung.
desk-register = { $marks ->
    [one] Von diesen Beobachtern stammt 1 anderer Vermerk für diese Handlung.
   *[other] Von diesen Beobachtern stammen { $marks } andere Vermerke für diese Handlung.
} Davon { $back ->
    [one] wurde { $back }
   *[other] wurden { $back }
} zurückgenommen.
desk-year-none = Im letzten Jahr gab es keinen anderen Vermerk, und { $gains ->
    [one] 1 Eintrag, der
   *[other] { $gains } Einträge, die
} Punkte { $gains ->
    [one] brachte
   *[other] brachten
}.
desk-year = Im letzten Jahr gab es { $marks ->
    [one] 1 anderen Vermerk
   *[other] { $marks } andere Vermerke
}. Davon { $same ->
    [one] war { $same }
   *[other] waren { $same }
} für dieselbe Handlung, und { $back ->
    [one] { $back } wurde
   *[other] { $back } wurden
} zurückgenommen. { $gains ->
    [one] 1 Eintrag
   *[other] { $gains } Einträge
} brachten Punkte.
desk-contact-did = { $who } kennt { $name } und sagt: „Es tut mir leid, aber so war es.“
desk-contact-did-not = { $who } kennt { $name } und sagt: „Nein, so war das nicht.“ Wer jemanden kennt, hält oft zu ihm.
desk-contact-nobody = Es gibt niemanden, der diesen Menschen kennt und den ihr fragen könntet.
desk-watcher-did = Nach dem, was die Beobachter aufbewahrt haben, war es so. So ein zweiter Blick stimmt in { $right } von 100 Fällen.
desk-watcher-did-not = Nach dem, was die Beobachter aufbewahrt haben, war es nicht so. So ein zweiter Blick stimmt in { $right } von 100 Fällen.
desk-rule = Entscheiden ({ $minutes } Min.)
desk-stands-button = Der Vermerk bleibt
desk-struck-button = Den Vermerk streichen
desk-back-button = Morgen noch einmal ansehen
desk-ruled-stands = bleibt
desk-ruled-struck = gestrichen
desk-ruled-back = morgen wieder
desk-open = offen
desk-no-time = Heute reicht die Zeit nicht mehr für diese Akte. Was nicht entschieden ist, bleibt.
desk-no-time-to-change = Die Zeit reicht nicht mehr, um anders zu entscheiden. Die letzte Entscheidung des Tages lässt sich noch zurücknehmen.
desk-close = Den Tag beenden
desk-leave = Den Schreibtisch verlassen
desk-take-back = Entscheidung zu { $name } zurücknehmen
desk-take-back-says = Nimmt die letzte Entscheidung von heute zurück, zur Akte von { $name } (Strg+Z).
desk-undecided = { $count ->
    [one] 1 Akte ist nicht entschieden. Am Ende des Tages bleibt ihr Vermerk.
   *[other] { $count } Akten sind nicht entschieden. Am Ende des Tages bleiben ihre Vermerke.
}
desk-over = { $days ->
    [one] Ein Tag am Schreibtisch
   *[other] { $days } Tage am Schreibtisch
}
desk-came-to = { $all ->
    [one] Ihr habt 1 Fall entschieden.
   *[other] Ihr habt { $all } Fälle entschieden.
} { $stand } { $stand ->
    [one] falscher Vermerk ist
   *[other] falsche Vermerke sind
} geblieben, und { $struck } { $struck ->
    [one] richtiger ist
   *[other] richtige sind
} gestrichen.
desk-left = { $count ->
    [one] 1 Akte wurde nicht rechtzeitig entschieden, also bleibt ihr Vermerk.
   *[other] { $count } Akten wurden nicht rechtzeitig entschieden, also bleiben ihre Vermerke.
}
desk-sent-back = { $count ->
    [one] 1 Akte, die ihr zurückgelegt habt, ist nicht wieder drangekommen.
   *[other] { $count } Akten, die ihr zurückgelegt habt, sind nicht wieder drangekommen.
}
desk-compared = Bei { $ahead } dieser Akten habt ihr recht, und die Prüfer der Stadt hätten unrecht. Bei { $behind } ist es umgekehrt.
desk-as-well = Ein so kleiner Unterschied kann Zufall sein.
desk-better = Zufall allein spräche selten so deutlich für euch.
desk-worse = Zufall allein spräche selten so deutlich für die Prüfer.
desk-leans-nowhere = So wenige Fälle sagen nicht, ob ihr zu einer Seite neigt.
desk-leans-to-striking = Im Zweifel habt ihr den Vermerk gestrichen.
desk-leans-to-standing = Im Zweifel habt ihr den Vermerk stehen lassen.
desk-judge-own = ihr
desk-judge-reviewers = die Prüfer der Stadt
desk-judge-strikes-all = wer jeden Vermerk streicht
desk-judge-strikes-none = wer keinen streicht
desk-column-judge = bei diesen Akten
desk-column-hits = richtig, bleibt
desk-column-misses = richtig, gestrichen
desk-column-alarms = falsch, bleibt
desk-column-rejections = falsch, gestrichen
desk-column-sensitivity = unterscheidet (d′)
desk-column-criterion = neigt (c)
desk-columns-say = d′ sagt, wie gut richtige Vermerke von falschen unterschieden werden: 0 heißt geraten. c sagt, zu welcher Seite jemand neigt: über 0 zum Streichen, unter 0 zum Stehenlassen. Nach ± steht, wie weit der wahre Wert davon entfernt sein kann, 95-mal von 100.
desk-plus-minus = { $value } ± { $error }
desk-people = Was aus den Menschen geworden ist
desk-later = Ein Vierteljahr später nachsehen
desk-fate-stood-true = { $name } hatte es getan, und ihr habt den Vermerk stehen lassen.
desk-fate-stood-false = { $name } hatte es nicht getan, und ihr habt den Vermerk stehen lassen.
desk-fate-struck-true = { $name } hatte es getan, und ihr habt den Vermerk gestrichen.
desk-fate-struck-false = { $name } hatte es nicht getan, und ihr habt den Vermerk gestrichen.
desk-fate-same = Bis Tag { $day } hätte die andere Entscheidung an Punktestand, Arbeit und Geld dieses Menschen nichts geändert.
desk-fate = Am Tag { $day }: { $here }. Mit der anderen Entscheidung und demselben Zufall: { $otherwise }.
desk-score-and-band = Punktestand { $score }, Stufe „{ $band }“
desk-flagged = gekennzeichnet
desk-not-flagged = nicht gekennzeichnet
desk-with-job = mit Arbeit
desk-without-job = ohne Arbeit
desk-with-groats = { $groats } { $number ->
    [one] Groschen
   *[other] Groschen
}

# Der erste Bildschirm.
door-lesson = Eine Stunde
door-lesson-says = Wetten, was geschehen wird, ein Jahr ansehen und erfahren, was wirklich geschah. 10 bis 55 Minuten, allein oder mit einer Klasse.
door-play = Spielen
door-play-says = Am Schreibtisch über Einsprüche entscheiden, ein Jahr lang jemandes Leben führen, im Rat sitzen oder über Regeln abstimmen.
door-build = Eine Stadt bauen
door-build-says = Eine Stadt und ihre Größe wählen, jede Regel ändern und das Ergebnis als Datei aufheben.
door-lab = Das Labor
door-lab-says = Bekannte Ergebnisse über Bewertungen, mit demselben Programm wiedergefunden.
key-doors = auf dem ersten Bildschirm: Stunde, Spielen, Bauen, Labor
build-takes = so lange ihr wollt
lab-takes = so lange ihr wollt
seconds-left = { $seconds ->
    [one] noch etwa eine Sekunde
   *[other] noch etwa { $seconds } Sekunden
}
build-says = Ihr beginnt mit den Regeln einer mitgelieferten Stadt. Alle liegen offen, nichts ist verdeckt, und ihr stellt die Uhr.
ground-scenario = Stadt
ground-residents = Menschen
ground-seed = Startzahl
ground-seed-says = Menschen, Straßen und Zufall kommen von dieser Zahl. Dieselbe Zahl ergibt dieselbe Stadt.
ground-found = Stadt gründen
too-many-towns = Mehr als { $most } Städte können nicht nebeneinander stehen.

# Die Abstimmung.
vote-title = Die Abstimmung
vote-invites = Ihr schreibt zwei bis vier Vorschläge für die Regeln einer Stadt, bevor jemand weiß, wer er dort sein wird. Dann erfahrt ihr es und stimmt ab, jeder Vorschlag wird mit demselben Zufall gelebt, und ihr stimmt noch einmal ab.
vote-takes = 30 bis 45 Minuten, für eine Klasse
vote-hold = Abstimmen
vote-in = Die Abstimmung: { $town }
vote-leave = Abstimmung verlassen
vote-write-says = Schreibt mit den Regelkarten zwei bis vier Vorschläge. Noch weiß niemand, wer er in dieser Stadt sein wird: Die Plätze werden danach verteilt.
vote-proposal = Vorschlag { $letter }
vote-as-it-stands = Die Regeln bleiben, wie sie sind.
vote-add = Vorschlag hinzufügen
vote-add-says = Fügt einen Vorschlag hinzu, der mit den Regeln des geöffneten beginnt.
vote-remove = Vorschlag { $letter } entfernen
vote-deal = Plätze verteilen
vote-alike = Die Vorschläge { $one } und { $other } sagen dasselbe. Ändert einen davon.
vote-no-hands = Zählt zuerst die Hände.
vote-switched-on = { $what }: eingeschaltet
vote-switched-off = { $what }: ausgeschaltet
vote-slid = { $what }: { $to } statt { $from }
vote-field = { $path }: { $to } statt { $from }
vote-seats-says = { $residents ->
    [one] Die Stadt hat einen Menschen und { $seats } Plätze.
   *[other] Die Stadt hat { $residents } Menschen. { $seats } von ihnen wurden ausgelost. Jede Gruppe der Klasse nimmt einen dieser Plätze.
}
vote-seats = Die Plätze
vote-seat = Platz { $number }: { $name }. { $who }
vote-first-asks = Unter welchem Vorschlag wollt ihr leben?
vote-second-asks = Ihr wisst, was daraus wurde. Unter welchem Vorschlag wollt ihr jetzt leben?
vote-hands-says = Zählt die Hände, oder drückt für jede Hand einmal den Buchstaben des Vorschlags.
vote-hands-before = { $count ->
    [one] Beim ersten Mal wurde eine Hand gezählt.
   *[other] Beim ersten Mal wurden { $count } Hände gezählt.
}
vote-one-more = Noch eine Hand für Vorschlag { $letter }
vote-write-again = Zurück zu den Vorschlägen und Plätze neu verteilen
vote-write-again-says = Die Hände werden vergessen und andere Plätze verteilt.
vote-live = { $days ->
    [one] Einen Tag unter jedem Vorschlag leben
   *[other] { $days } Tage unter jedem Vorschlag leben
}
vote-living = Jeder Vorschlag wird in derselben Stadt gelebt, vom ersten Tag an und mit demselben Zufall.
vote-weighing = Jeder Vorschlag wird in { $towns } Städten gelebt, um zu erkennen, was Zufall ist.
vote-uncover = Vorschlag { $letter } aufdecken
vote-again = Noch einmal abstimmen
vote-done = Fertig
vote-both = Beide Abstimmungen
vote-before = vorher
vote-after = nachher
vote-hands = { $count ->
    [one] 1 Hand
   *[other] { $count } Hände
}
vote-measure = { $name }, { $unit }
vote-between = { $low } bis { $high }
vote-same = gleich
vote-may-be-luck = vielleicht Zufall
vote-luck = { $towns ->
    [one] Die Zahlen sind von einer Stadt, die nichts über den Zufall sagt. { $compared } wurden mit Vorschlag A verglichen.
   *[other] Die Zahlen sind Mittel über { $towns } Städte mit demselben Zufall für alle; die Stadt auf der Karte ist eine davon. Darunter steht, um wie viel sie von Vorschlag A abweichen: 95-mal von 100 liegt der wahre Unterschied dort. { $compared } Zahlen wurden verglichen. Wo nichts sich unterscheidet, scheint es bei einer von zwanzig trotzdem so.
}
vote-assumes = So antworten erfundene Menschen in diesem Programm, unter Annahmen, die in seiner Dokumentation stehen. Es ist keine Vorhersage.
vote-tie = { $letters } (Gleichstand)
vote-turnout = Gezählte Hände vorher: { $before }. Nachher: { $after }.
vote-won = Die meisten Hände vorher: { $before }. Die meisten Hände nachher: { $after }.
vote-file-empty = { $stands }; kein Eintrag in der Akte kostet Punkte
vote-file = { $marks ->
    [one] { $stands }; ein Eintrag in der Akte kostet Punkte, { $wrong } davon für etwas, das nicht getan wurde
   *[other] { $stands }; { $marks } Einträge in der Akte kosten Punkte, { $wrong } davon für etwas, das nicht getan wurde
}
vote-lives = Was aus den Plätzen wurde
vote-not-rated = nicht bewertet
vote-flagged-wrongly = gekennzeichnet, ohne es verdient zu haben
vote-look = Die Städte ansehen
vote-look-says = Legt diese Karte beiseite und zeigt zwei Vorschläge auf der Karte der Stadt, mit einem Vorhang dazwischen.
vote-left = Links vom Vorhang
vote-right = Rechts vom Vorhang
vote-back = Zurück zu den Abstimmungen
key-proposal = bei einer Abstimmung: Vorschlag öffnen oder Hand heben

# Ein Jahr in jemandes Schuhen.
life-title = Ein Jahr in fremden Schuhen
life-invites = Ihr zieht eine Karte und führt ein Jahr lang das Leben dieses Menschen. Ihr wisst, was er weiß: was ihm gesagt wird, was er im Beutel hat und wie viele Stunden ihm bleiben. Danach seht ihr euer Jahr neben demselben Jahr ohne euch und neben denselben Entscheidungen mit anderem Zufall.
life-takes = 20 bis 60 Minuten, allein oder in einer Gruppe
life-draw-first = Karte ziehen
life-says = Dieser Mensch werdet ihr ein Jahr lang sein. Ihr wisst, was er weiß, und sonst nichts. Gruppen einer Klasse können je die Nummer einer Karte nehmen und dieses Leben an einem eigenen Bildschirm führen.
life-card = Karte Nummer { $number }
life-begin = Dieses Jahr leben
life-draw = Andere Karte ziehen
life-draw-says = Lost einen anderen Menschen aus (N).
life-number = Oder die Karte mit dieser Nummer nehmen
life-leave = Dieses Leben verlassen
life-week = Woche { $week } von { $weeks }
life-means = { $money } · { $work } · { $hours } freie Stunden in der Woche · Belastung { $strain }
life-heard-score = Zuletzt gehört, am Tag { $day }: Punktestand { $score }, Stufe „{ $band }“ beim Amt „{ $office }“.
life-heard-band = Zuletzt gehört, am Tag { $day }: Stufe „{ $band }“ beim Amt „{ $office }“.
life-what-you-did = Was ihr getan habt
life-did = { $times ->
    [one] { $act }: einmal
   *[other] { $act }: { $times }-mal
}
life-your-appeals = Eure Einsprüche
life-appeal-waits = { $mark } Noch keine Antwort.
life-appeal-stands = { $mark } Der Vermerk bleibt.
life-appeal-taken-back = { $mark } Der Vermerk wurde zurückgenommen.
life-contact = { $name } ({ $kind })
life-at-office = { $text } Beim Amt „{ $office }“.
life-at-school = in der Schule
life-retired = im Ruhestand
life-live-week = Diese Woche leben
life-live-month = Vier Wochen
life-live-month-says = Lebt vier Wochen nach den Vorsätzen (4).
life-news = Was euch gesagt wurde
life-no-news = Ihr habt nichts Neues gehört.
life-on-day = Tag { $day }: { $text }
life-taken-back = Ein Vermerk gegen euch wurde zurückgenommen.
life-no-reason = { $number ->
    [one] Ein Vermerk beim Amt „{ $office }“: { $points } Punkt. Wofür, wurde euch nicht gesagt.
   *[other] Ein Vermerk beim Amt „{ $office }“: { $points } Punkte. Wofür, wurde euch nicht gesagt.
}
life-loses-work = Ihr habt eure Arbeit verloren.
life-finds-work = Ihr habt Arbeit gefunden.
life-appeal = Vermerke, gegen die ihr Einspruch erheben könnt
life-appeal-says = Ein Einspruch kostet Zeit und vielleicht Geld, und die Antwort kommt vielleicht spät oder nie. Niemand erhebt ihn für euch.
life-appeals = Einspruch
life-no-appeals = In dieser Stadt kann niemand gegen einen Vermerk Einspruch erheben.
life-appeal-against = Einspruch hiergegen: { $mark }
life-people = Menschen, die ihr kennt
life-people-says = Ein Klick auf einen Namen beendet die Bekanntschaft zu Beginn der Woche.
life-lets-go = { $name }: auseinander
life-let-go-says = Beendet die Bekanntschaft zu Beginn der Woche.
life-resolve = Was ihr euch vornehmt
life-resolve-says = Wählt, an wie vielen Tagen der Woche ihr das tut, wo es möglich ist. „Wie üblich“ überlässt es Gewohnheit, Not und dem, was dieser Mensch glaubt.
life-for-others = Gut für andere
life-for-show = Für den Schein
life-everything-else = Alles andere
life-hours = Eure Vorsätze brauchen { $taken } von { $all } freien Stunden in der Woche.
life-too-many-hours = Das sind mehr, als da sind. Nehmt etwas zurück.
life-usual = wie üblich
life-view = Wo Beobachter sind, geht ihr
life-in-view = den kurzen Weg
life-out-of-view = Umwege, { $hours } Stunden in der Woche
life-takes-hours = { $number ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
}
life-groats = { $number ->
    [one] { $groats } Groschen
   *[other] { $groats } Groschen
}
life-office-says = { $number ->
    [one] das Amt „{ $office }“ sagt { $points } Punkt
   *[other] das Amt „{ $office }“ sagt { $points } Punkte
}
life-rules-say = { $number ->
    [one] die Regeln sagen { $points } Punkt
   *[other] die Regeln sagen { $points } Punkte
}
life-believes = { $number ->
    [one] ihr glaubt: { $points } Punkt, bemerkt in { $chance } der Fälle
   *[other] ihr glaubt: { $points } Punkte, bemerkt in { $chance } der Fälle
}
life-over = Ein Jahr als { $name }
life-to-town = In die Stadt, mit offener Akte
life-reckoning = Euer Jahr wird noch einmal gelebt: ohne euch und mit anderem Zufall.
life-reckoned-says = Für diese Anteile wurde das Jahr 48-mal gelebt: mit euren Entscheidungen und ohne sie, mit Türen, die Punktzahlen öffnen und schließen, und ohne solche Türen, jeweils mit zwölf Zufällen. Zwölf Zufälle sagen solche Anteile nur ungefähr. Eine erfundene Stadt; keine Vorhersage.
life-strain-and-ties = { $contacts ->
    [one] { $stands }, Belastung { $strain }, ein Bekannter
   *[other] { $stands }, Belastung { $strain }, { $contacts } Bekannte
}
life-here = So steht ihr am Tag { $day } da: { $here }.
life-alone = Ohne euch, mit demselben Zufall, stünde { $name } so da: { $alone }.
life-same = So steht ihr am Tag { $day } da: { $here }. Ohne euch wäre dasselbe dabei herausgekommen.
life-worth = Was ihr für andere getan habt, abzüglich des Schadens, ergibt { $worth } nach dem Maß der Stadt, das kein Amt kennt. Ohne euch wären es { $otherwise }.
life-lucks = { $towns ->
    [one] Mit denselben Vorsätzen und einem anderen Zufall hätte die Punktzahl bei { $low } geendet. Dort sind die Vermerke andere, also erhebt { $name } dort Einspruch wie üblich.
   *[other] Mit denselben Vorsätzen und { $towns } anderen Zufällen hätte die Punktzahl zwischen { $low } und { $high } geendet. Dort sind die Vermerke andere, also erhebt { $name } dort Einspruch wie üblich.
}
life-shares = Wie sehr diese Punktzahl schwankt, kommt zu etwa { $luck } vom Zufall, zu etwa { $rules } von dem, was Punktzahlen öffnen und schließen, zu etwa { $choice } von euren Entscheidungen und zu etwa { $together } von allem zusammen.
life-file = { $marks ->
    [one] Ein Eintrag in eurer Akte kostet Punkte; { $wrong } davon für etwas, das ihr nicht getan habt, { $back } zurückgenommen.
   *[other] { $marks } Einträge in eurer Akte kosten Punkte; { $wrong } davon sind für etwas, das ihr nicht getan habt, und { $back } wurden zurückgenommen.
}
life-nothing-moves = Weder Zufall noch Regeln noch eure Entscheidungen bewegen diese Punktzahl.
life-file-empty = Kein Eintrag in eurer Akte kostet Punkte.
life-no-harm = Ihr habt nichts getan, das anderen schadet.
life-unseen = { $harmful ->
    [one] Ihr habt etwas getan, das anderen schadet; { $unseen } davon blieb ungesehen.
   *[other] Ihr habt { $harmful } Dinge getan, die anderen schaden; { $unseen } davon hat niemand gesehen.
}
key-life = in fremden Schuhen: Karte ziehen; vier Wochen leben

# Der Rat.
council-title = Der Rat
council-invites = Ihr setzt vier Amtszeiten von je einem Vierteljahr lang die Regeln einer Stadt, mit Zielen, die einander im Weg stehen, und mit Stunden, die zu Ende gehen. Nach jeder Amtszeit sagen die Leute, was sie davon halten, und können euch abwählen.
council-takes = 20 bis 45 Minuten, allein oder in einer Gruppe
council-call = Platz nehmen
council-in = Der Rat: { $town }
council-leave = Den Rat verlassen
council-says = { $terms ->
    [one] Euer Rat hat eine Amtszeit von einem Vierteljahr. Vorher könnt ihr die Regeln ändern; dann vergeht sie.
   *[other] Euer Rat hat { $terms } Amtszeiten von je einem Vierteljahr. Vor jeder könnt ihr die Regeln ändern; dann vergeht sie.
}
council-knows = Was ihr wisst
council-knows-says = Was die Ämter wissen und was die Leute sagen, nicht aber, was wirklich geschah.
council-hours = Eure Stunden
council-hours-say = Für jede Amtszeit bekommt ihr so viele Stunden für Beobachtung und Prüfung, wie die Regeln vor euch in ihr brauchen würden. Was übrig bleibt, behaltet ihr. Habt ihr insgesamt über 2 % mehr verbraucht, als ihr bis dahin bekamt, ist eure Zeit vorbei.
council-people = Die Leute entscheiden
council-people-say = Nach jeder Amtszeit schaut jeder auf drei Dinge: sein Geld, seine Belastung und was er von den Ämtern hält. Wären sie unter den Regeln vor euch besser oder schlechter? (Das Programm weiß es, weil es jede Amtszeit zweimal lebt.) Geht es mehr Leuten schlechter als besser, werdet ihr abgewählt.
council-asks-aims = Was wollt ihr erreichen? Wählt ein Ziel, zwei oder drei.
council-aims-say = „Ohne euch“ heißt: dieselbe Stadt unter den Regeln vor euch, mit demselben Zufall. Manche Ziele stehen einander im Weg.
council-begin = Den Rat eröffnen
council-term = Amtszeit { $term } von { $terms }
council-open-term = Die Amtszeit vergehen lassen, bis Tag { $day }
council-term-passes = Die Amtszeit vergeht.
council-asks-people = Die Leute werden gefragt und die Stunden gezählt.
council-purse = Stunden für Beobachtung und Prüfung in dieser Amtszeit: { $hours }.
council-purse-kept = Stunden für Beobachtung und Prüfung in dieser Amtszeit: { $hours }. Darin enthalten, aus den Amtszeiten davor übrig: { $kept }.
council-purse-owed = Stunden für Beobachtung und Prüfung in dieser Amtszeit: { $hours }. Schon abgezogen, weil die Amtszeiten davor mehr gebraucht haben, als sie hatten: { $owed }.
council-purse-over = Stunden, die von allem übrig blieben: { $left }.
council-purse-short = Stunden, die über alles hinaus gebraucht wurden: { $hours }.
council-verdict = { $approve ->
    [one] Nach Amtszeit { $term } ging es einem Menschen besser als unter den Regeln vor euch. Schlechter: { $disapprove }. Ziemlich gleich: { $neither }. Stunden in der Amtszeit: { $hours }.
   *[other] Nach Amtszeit { $term } ging es { $approve } Leuten besser als unter den Regeln vor euch. Schlechter: { $disapprove }. Ziemlich gleich: { $neither }. Stunden in der Amtszeit: { $hours }.
}
council-group = { $name } { $share }
council-quarters = Von denen, denen es besser oder schlechter ging, ging es diesem Anteil besser: { $groups }.
council-looks = Nach Aussehen: { $groups }.
council-trades = Nach Beruf, am wenigsten: { $low }; am meisten: { $high }.
council-changes = Was ihr geändert habt
council-changes-nothing = Bisher nichts, also geht es niemandem besser oder schlechter als ohne euch.
council-clerk = Der Schreiber merkt an
council-your-aims = { $count ->
    [one] Euer Ziel: { $aims }
   *[other] Eure Ziele: { $aims }
}
council-aims = { $count ->
    [one] Euer Ziel, an Tag { $day }
   *[other] Eure Ziele, an Tag { $day }
}
council-so-far = Wie nah ihr euren Zielen seid
council-so-far-flags = Falsche Markierungen: Niemand in der Stadt weiß, welche falsch sind. Ihr erfahrt es, wenn eure Zeit vorbei ist.
council-so-far-harm = Schaden: Niemand in der Stadt weiß von allem. Ihr erfahrt es, wenn eure Zeit vorbei ist.
council-so-far-trust = Vertrauen: am niedrigsten in { $quarter }, im Durchschnitt { $trust }. Das Ziel sind { $aim } oder mehr in jedem Viertel.
council-so-far-strain-lower = Belastung: im Durchschnitt { $share } niedriger als ohne euch. Das Ziel ist { $aim } niedriger.
council-so-far-strain-higher = Belastung: im Durchschnitt { $share } höher als ohne euch. Das Ziel ist { $aim } niedriger.
council-so-far-strain-same = Belastung: im Durchschnitt so hoch wie ohne euch. Das Ziel ist { $aim } niedriger.
council-so-far-hours = Stunden: bisher { $taken }; ohne euch { $alone }. Das Ziel ist höchstens die Hälfte.
council-so-far-points = Punkte: In Amtszeit { $term } haben Regeln welche vergeben oder abgezogen. Ziel: keine in eurer letzten Amtszeit.
council-so-far-no-points = Punkte: In Amtszeit { $term } hat keine Regel welche vergeben oder abgezogen. Ziel: keine in eurer letzten Amtszeit.
council-served = { $terms ->
    [one] Ihr wart eure ganze Amtszeit im Amt.
   *[other] Ihr wart alle { $terms } Amtszeiten im Amt.
}
council-voted-out = Nach Amtszeit { $term } wurdet ihr abgewählt: Mehr Leuten ging es schlechter als besser.
council-overspent = Nach Amtszeit { $term } war eure Zeit vorbei: Eure Regeln brauchten mehr Stunden, als ihr bekamt.
council-reached = Erreicht: { $aim }. Mit denselben Regeln wird es in { $towns } von { $of } anderen Städten erreicht, die sich im Zufall unterscheiden.
council-missed = Nicht erreicht: { $aim }. Mit denselben Regeln wird es in { $towns } von { $of } anderen Städten erreicht, die sich im Zufall unterscheiden.
council-over-says = Verglichen wird mit denselben Städten ohne euch, mit demselben Zufall. So antworten erfundene Menschen in diesem Programm, unter Annahmen, die in seiner Dokumentation stehen; dort steht auch, wie sie abstimmen. Es ist keine Vorhersage.
aim-half-the-wrong-flags = höchstens halb so viele Leute sind zu Unrecht markiert wie ohne euch
aim-no-more-harm = in eurer ganzen Zeit richten die Leute bei anderen höchstens 2 % mehr Schaden an als ohne euch
aim-trust-everywhere = in keinem Viertel ist das mittlere Vertrauen unter 40 %
aim-lighter-strain = die mittlere Belastung ist um ein Zehntel niedriger als ohne euch
aim-half-the-hours = in eurer ganzen Zeit brauchen Beobachtung und Prüfung höchstens halb so viele Stunden wie ohne euch
aim-no-score = in eurer letzten Amtszeit gibt und nimmt keine Regel einen Punkt
key-council = im Rat: Ziele A bis F wählen; Eingabe eröffnet eine Amtszeit

# Aufgaben: Was zu erreichen ist, steht ohne Großbuchstaben am Anfang und ohne Punkt.
challenges = Aufgaben
challenges-say = Kurze Aufgaben, jede in einer eigenen Stadt. Jede lässt sich auf mehr als eine Weise lösen.
challenge-try = Versuchen
challenge-begin = Die Aufgabe „{ $title }“ versuchen
challenge-again = Noch einmal
challenge-again-says = Beginnt die Aufgabe von vorn, mit demselben Zufall.
challenge-takes = { $game }, etwa { $minutes } Minuten
challenge-begin-life = Beginnen
challenge-life-over = { $title }: { $name }
challenge-life = { $weeks ->
    [one] Eine Woche in fremden Schuhen
   *[other] { $weeks } Wochen in fremden Schuhen
}
challenge-task = Aufgabe „{ $title }“, zu erreichen: { $goals }.
challenge-met = Aufgabe „{ $title }“: gelöst.
challenge-not-met = Aufgabe „{ $title }“: nicht gelöst.
challenge-reached = Erreicht: { $goal }.
challenge-missed = Nicht erreicht: { $goal }.
goal-all-decided = jede Akte ist entschieden
goal-wrong-at-most = { $most ->
    [one] höchstens eine Entscheidung ist falsch
   *[other] höchstens { $most } Entscheidungen sind falsch
}
goal-no-false-mark-stands = kein Vermerk bleibt für etwas, das jemand nicht getan hat
goal-true-marks-stand = von den wahren Vermerken bleiben mindestens { $share }
goal-not-flagged = am letzten Morgen markiert euch kein Amt
goal-no-harm = ihr tut nichts, das anderen schadet
goal-more-for-others = was ihr für andere tut, ist nach dem Maß der Stadt mindestens { $worth } mehr wert, als es ohne euch wäre
goal-no-more-strain = ihr seid nicht stärker belastet, als dieser Mensch es ohne euch wäre
goal-all-contacts = ihr kennt mindestens so viele Leute, wie dieser Mensch ohne euch kennen würde
goal-more-money = { $groats ->
    [one] ihr habt mindestens einen Groschen mehr, als dieser Mensch ohne euch hätte
   *[other] ihr habt mindestens { $groats } Groschen mehr, als dieser Mensch ohne euch hätte
}
goal-serves = { $terms ->
    [one] ihr seid eure ganze Amtszeit im Amt
   *[other] ihr seid alle { $terms } Amtszeiten im Amt
}
goal-council = { $aim }, hier und in mindestens { $enough } von { $of } anderen Städten
goal-lower = { $measure }: niedriger als unter den Regeln, wie sie sind, mehr als durch Zufall
goal-higher = { $measure }: höher als unter den Regeln, wie sie sind, mehr als durch Zufall
goal-not-higher = { $measure }: nicht höher als unter den Regeln, wie sie sind, vom Zufall abgesehen
goal-not-lower = { $measure }: nicht niedriger als unter den Regeln, wie sie sind, vom Zufall abgesehen
goal-fair = nur was diese Aufgabe erlaubt, wurde getan
challenge-one-morning = Ein Tag am Schreibtisch
challenge-one-morning-says = Die Akten eines Tages liegen vor euch, und um nach allem zu fragen, fehlt die Zeit. Entscheidet alle, mit höchstens einem Fehler.
challenge-nobody-for-nothing = Niemand für nichts
challenge-nobody-for-nothing-says = Drei Tage am Schreibtisch. Lasst keinen Vermerk stehen für etwas, das jemand nicht getan hat, und streicht wenige wahre.
challenge-by-the-book = Nach dem Regelbuch
challenge-by-the-book-says = Zehn Tage am Schreibtisch, unter Regeln, die von Tag zu Tag mehr werden. Entscheidet alles, und irrt euch selten.
challenge-off-the-list = Markiert und verschuldet
challenge-off-the-list-says = Ohne euch wäre Briar Purloom nach sechzehn Wochen markiert und hätte weniger als nichts. Macht aus diesem Leben etwas Besseres.
challenge-good-neighbour = Gute Nachbarschaft
challenge-good-neighbour-says = Tut zwölf Wochen lang mehr für andere, schadet niemandem und reibt euch dabei nicht auf.
challenge-full-purse = Ein voller Beutel
challenge-full-purse-says = Ein halbes Jahr, um mehr zu verdienen, als dieser Mensch es täte, ohne stärker belastet zu sein und ohne jemanden zu verlieren.
challenge-half-the-errors = Halb so viele Fehler
challenge-half-the-errors-says = Zwei Amtszeiten im Rat. Halbiert die Zahl derer, die zu Unrecht markiert sind, und lasst niemanden mit mehr Schaden dafür zahlen.
challenge-lighter-load = Leichter leben
challenge-lighter-load-says = Zwei Amtszeiten im Rat. Macht das Leben in der Stadt weniger belastend, mit welchen Regeln auch immer, und seht euch an, was es kostet.
challenge-half-the-eyes = Halb so viele Augen
challenge-half-the-eyes-says = Zwei Amtszeiten im Rat. Halbiert die Stunden für Beobachtung und Prüfung, ohne mehr Schaden.
challenge-three-at-once = Drei auf einmal
challenge-three-at-once-says = Zwei Amtszeiten im Rat mit drei Zielen: halb so viele, die zu Unrecht markiert sind, halb so viele Stunden und nicht mehr Schaden.
challenge-nobody-loses = Niemand verliert
challenge-nobody-loses-says = Schreibt einen Vorschlag, unter dem weniger Leute zu Unrecht markiert sind und weder Schaden noch Belastung, Geld oder Stunden der Beobachtung schlechter werden. Ein anderer Vorschlag lässt die Regeln, wie sie sind.
challenge-less-of-both = Von beidem weniger
challenge-less-of-both-says = Schreibt einen Vorschlag, unter dem es weniger Belastung und weniger Beobachtung gibt. Ein anderer Vorschlag lässt die Regeln, wie sie sind.

# Enden, die aufgehoben werden.
ending-keep = Dieses Ende aufheben
ending-keep-says = Schreibt eine Seite zum Lesen und Drucken und daneben den Spielstand, der sie belegt.
ending-kept = Das Ende ist aufgehoben: { $page }, und der Spielstand, der es belegt: { $save }.
ending-not-yet = Es gibt noch kein Ende, das man aufheben könnte.
ending-failed = Das Ende konnte nicht in { $folder } geschrieben werden: { $why }
ending-title = { $title } · { $town }
ending-weeks = { $weeks ->
    [one] Was bei dieser Woche herauskam
   *[other] Was bei diesen { $weeks } Wochen herauskam
}
ending-figures = In Zahlen
ending-term = Amtszeit { $term }, bis Tag { $day }
ending-note = Wie das herausgefunden wurde
ending-town = Die Stadt
ending-proof = Neben dieser Seite liegt „{ $file }“. Die Datei lässt sich in Tallyford öffnen, und „tallyford run“ lebt sie vom ersten Tag an noch einmal; die Stadt hat dann die Prüfsumme { $digest }.

# Kipppunkte, im Rat.
tipping-asks = Ab wann würde das eure Ziele erreichen?
tipping-asks-says = { $title }: sucht die kleinste Änderung, mit der eure Ziele erreicht werden
tipping-works = Die Regel wird mit mehreren Werten versucht, jeder in vielen Städten.
tipping-of = Ab wann würde das eure Ziele erreichen? { $title }
tipping-already = So, wie es steht, { $value }, reicht es für dieses Ziel: { $aim }. Es wird in { $towns } von { $of } Städten erreicht.
tipping-at = Auf { $met } gestellt, reicht es für dieses Ziel: { $aim }. Dort wird es in { $towns } von { $of } Städten erreicht und bei { $missed } in { $fewer }.
tipping-nowhere = Ganz an das eine oder das andere Ende gestellt, reicht das allein nicht für dieses Ziel: { $aim }. Von { $of } Städten wird es in { $low } erreicht bei { $lowest } und in { $high } bei { $highest }.
tipping-says = Reichen heißt: in mindestens { $enough } von { $of } Städten mit anderem Zufall als eurem, in denen eure Regeln bis zur letzten Amtszeit gelten. Die Suche halbiert den Weg zwischen zwei Werten und kann eine Insel dazwischen übersehen. Ob ihr abgewählt würdet, prüft sie nicht.

# Jedes Feld der Regeln.
fields = Jedes Feld der Regeln
fields-say = Auch was keine Karte hat, lässt sich setzen. Tippt einen Teil des Namens, übernehmt ein Feld, ändert den Wert und setzt ihn.
fields-hint = sensitivity
fields-set = Setzen
fields-take = { $setting } in die Zeile übernehmen
fields-none = Kein Feld der Regeln heißt so.
fields-not-here = Das ist keine Regel, die hier geändert werden kann.
fields-more = { $count ->
    [one] Noch eines passt. Tippt mehr vom Namen.
   *[other] Noch { $count } passen. Tippt mehr vom Namen.
}
