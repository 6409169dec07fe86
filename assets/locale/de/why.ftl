# Warum ein Punktestand ist, wie er ist; was wäre, wenn; zwei Städte im Vergleich.
why-heading = Wie der Punktestand von { $name } zustande kommt, an Tag { $day } von { $days }
why-file = Die Akte: die Einträge, die den Punktestand am stärksten verändert haben (von insgesamt { $all }), und was am wichtigsten war und niemand sah
why-whole-file =
    { $all ->
        [one] Die ganze Akte, { $all } Eintrag
       *[other] Die ganze Akte, { $all } Einträge
    }
why-columns =
    Nummer und Tag: was geschehen ist | was gesehen wurde | was bewertet wurde
why-line = Tag { $day }: { $happened } | { $seen } | { $scored }
why-wrong = falsch: { $seen }
why-nothing = Über { $name } ist bisher nichts eingetragen. Es gibt also nichts, was man wegdenken könnte.
why-spread-heading = Zufall, Regel oder Wahl?
why-none = In dieser Stadt wird niemand bewertet. Es gibt also keinen Punktestand, nach dem man fragen könnte.
why-not-rated = Kein Amt bewertet { $name }.
why-too-large = Eine Stadt mit { $residents } Menschen merkt sich nicht jede einzelne Handlung. Fragt in einer mit höchstens { $most }.

undo-heading = Was wäre, wenn es den Eintrag von Tag { $day } nie gegeben hätte?
undo-short =
    { $number ->
        [one] Ohne diesen Eintrag hätte { $name } am Tag { $day } { $undone } Punkt statt { $real }.
       *[other] Ohne diesen Eintrag hätte { $name } am Tag { $day } { $undone } Punkte statt { $real }.
    }
undo-short-band =
    { $number ->
        [one] Ohne diesen Eintrag hätte { $name } am Tag { $day } { $undone } Punkt statt { $real } und stünde in der Stufe „{ $to }“ statt „{ $from }“.
       *[other] Ohne diesen Eintrag hätte { $name } am Tag { $day } { $undone } Punkte statt { $real } und stünde in der Stufe „{ $to }“ statt „{ $from }“.
    }
undo-short-same = Ohne diesen Eintrag hätte { $name } am Tag { $day } denselben Punktestand: { $real }.
undo-what = { $seen }. Das Amt „{ $office }“ gab dafür { $points }. Was geschehen ist: { $happened }.
undo-points = { $number ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
undo-mark = Der Vermerk kostete { $points }. Davon ist an Tag { $day } noch übrig: { $left }.
undo-mark-whole = Der Vermerk kostete { $points }.
undo-mark-gone = Der Vermerk kostete { $points }. An Tag { $day } war er verfallen und zählte nicht mehr.
undo-gain-gone = Der Eintrag brachte { $points }. An Tag { $day } war er verfallen und zählte nicht mehr.
undo-gain = Der Eintrag brachte { $points }. Davon ist an Tag { $day } noch übrig: { $left }.
undo-gain-whole = Der Eintrag brachte { $points }.
# Was die Antwort auf einen Vermerk neben dem Vermerk kostete und was sie zurückgab; was die Antwort auf einen Gewinn brachte und was sie wieder nahm.
undo-answer-mark-more = Dazu kam die Antwort der Stadt. Am meisten kostete sie an Tag { $day }, noch einmal { $points }: { $parts }.
undo-answer-mark-back = Die Antwort der Stadt ging in die andere Richtung. Am meisten gab sie an Tag { $day } zurück, { $points }: { $parts }.
undo-answer-gain-more = Dazu kam die Antwort der Stadt. Am meisten brachte sie an Tag { $day }, noch einmal { $points }: { $parts }.
undo-answer-gain-back = Die Antwort der Stadt ging in die andere Richtung. Am meisten nahm sie an Tag { $day } wieder weg, { $points }: { $parts }.
undo-answer-tiny = Die Antwort der Stadt war kleiner als ein Zehntelpunkt.
undo-answer-none = Die Stadt antwortete nicht darauf: An keinem Tag änderte sich dieser Punktestand um etwas anderes als die Punkte selbst.
undo-no-consequence = Ohne den Eintrag wäre an Tag { $day } in der ganzen Stadt nichts anders.
undo-last = An Tag { $day } ist der Punktestand { $real }; ohne den Eintrag wäre er { $undone }: { $entry }, und { $answer }.
last-mark-more = der Eintrag selbst kostet { $points }
last-mark-none = der Eintrag selbst kostet nichts mehr
last-mark-back = der Eintrag selbst bringt jetzt { $points }
last-mark-answer-more = die Antwort der Stadt kostet noch einmal { $points }
last-mark-answer-none = die Antwort der Stadt kostet nichts
last-mark-answer-back = die Antwort der Stadt gibt { $points } zurück
last-mark-answer-more-turned = die Antwort der Stadt hat sich gedreht und kostet { $points }
last-mark-answer-back-turned = die Antwort der Stadt hat sich gedreht und bringt { $points }
last-gain-more = der Eintrag selbst bringt { $points }
last-gain-none = der Eintrag selbst bringt nichts mehr
last-gain-back = der Eintrag selbst kostet jetzt { $points }
last-gain-answer-more = die Antwort der Stadt bringt noch einmal { $points }
last-gain-answer-none = die Antwort der Stadt bringt nichts
last-gain-answer-back = die Antwort der Stadt nimmt { $points } wieder weg
last-gain-answer-more-turned = die Antwort der Stadt hat sich gedreht und bringt { $points }
last-gain-answer-back-turned = die Antwort der Stadt hat sich gedreht und kostet { $points }
undo-last-same = An Tag { $day } ist der Punktestand { $real } und wäre ohne den Eintrag derselbe.
undo-one-town = Für diese eine Stadt und ihren Zufall stimmt das genau. Bei anderem Zufall kann die Antwort auf denselben Eintrag größer oder kleiner sein oder ausbleiben.
undo-nobody = Sonst hat er niemanden erreicht.
undo-reached-passing = So viele andere hat er auch erreicht: { $count }. An Tag { $day } hat deswegen niemand von ihnen einen anderen Punktestand, anderes Geld oder andere Bekannte.
undo-reached = So viele andere hat er auch erreicht: { $count }. Davon haben an Tag { $day } deswegen einen anderen Punktestand, anderes Geld oder andere Bekannte: { $differ }.
undo-reached-line = { $name } hätte { $what }; erreicht an Tag { $day } { $way }
undo-reached-by = über { $path }
undo-part = { $points } { $cause }
undo-part-way = { $points } über { $edge }
undo-part-less = abzüglich { $points } über { $edge } (in die andere Richtung)
undo-more-score =
    { $number ->
        [one] { $points } Punkt mehr
       *[other] { $points } Punkte mehr
    }
undo-less-score =
    { $number ->
        [one] { $points } Punkt weniger
       *[other] { $points } Punkte weniger
    }
undo-more-money = { $groats } Groschen mehr
undo-less-money = { $groats } Groschen weniger
undo-more-ties = { $count } Bekannte mehr
undo-less-ties = { $count } Bekannte weniger

cause-money = durch verlorenes Geld
cause-scrutiny = durch genauere Beobachtung
cause-ties = durch verlorene Bekannte
cause-peers = durch die Punktestände der Bekannten
cause-strain = durch Belastung
cause-access = durch verlorene Zeit und Arbeit
cause-model = durch das Modell und sein Lernen daraus
cause-learning = durch die Lehre aus dem Vermerk
cause-redress = durch Einsprüche

way-itself = unmittelbar
way-mistaken = über eine Handlung von { $through }, die nur in einer der beiden Städte unter dem falschen Namen eingetragen wurde
way-named = über eine Handlung von { $through }, die nur in einer der beiden Städte unter diesem Namen eingetragen wird
way-reported = über eine Angabe von { $through }, die nur in einer der beiden Städte gemacht wurde
way-household = über { $through } im selben Haushalt
way-group = über { $through } in derselben Gruppe
way-money = über die Kundschaft des Betriebs von { $through }
way-scrutiny = über die genauere oder weniger genaue Beobachtung
way-ties = über die Bekanntschaft mit { $through }
way-peers = über den Punktestand von { $through }
way-strain = über die Belastung
way-access = über Arbeit oder Zeit
way-model = über das Modell
way-learning = im Gespräch mit { $through }
way-redress = über die Warteschlange der Einsprüche
way-mistaken-unknown = über eine fremde Handlung, die nur in einer der beiden Städte unter dem falschen Namen eingetragen wurde
way-named-unknown = über eine fremde Handlung, die nur in einer der beiden Städte unter diesem Namen eingetragen wird
way-reported-unknown = über eine Angabe, die nur in einer der beiden Städte gemacht wurde
way-household-unknown = über den Haushalt
way-group-unknown = über die Gruppe, die gemeinsam auf der Liste steht
way-money-unknown = über das Geld
way-ties-unknown = über eine Bekanntschaft, die nur in einer der beiden Städte entstand oder endete
way-peers-unknown = über den Punktestand von Bekannten
way-learning-unknown = über die Lehre aus einem Gespräch

edge-money = Geld
edge-scrutiny = genauere Beobachtung
edge-ties = Bekanntschaften
edge-peers = Punktestände der Bekannten
edge-strain = Belastung
edge-access = Arbeit und Zeit
edge-model = das Modell
edge-learning = Lehren aus Vermerken
edge-redress = Einsprüche

spread-says = Der Punktestand hätte auch anders ausfallen können. Von dieser Streuung (der Varianz) hängen { $luck } am Zufall, { $rules } daran, ob die Stadt auf Punktestände antwortet, { $conduct } am Verhalten und { $together } daran, wie diese drei zusammenwirken.
spread-method = Durchgespielt wurde jede Kombination: Zufälle: { $lucks }; Regelwerke: { $rules } (das der Stadt und dasselbe ohne jede Antwort auf einen Punktestand); Verhaltensweisen: { $conducts } (die eigene, dazu andere aus derselben Rolle: { $others }). Am Ende liegen sie zwischen { $low } und { $high } Punkten.
spread-nothing = Weder anderer Zufall noch andere Regeln noch anderes Verhalten hätten an diesem Punktestand etwas geändert.
spread-dot-own = Zufall unter den Regeln, wie sie sind
spread-dot-other = derselbe Zufall in einer Stadt, die nicht antwortet

gain-says = Ein falscher Vermerk kostet in { $days } Tagen { $gain }-mal so viel wie seine Punkte, wahrscheinlich zwischen { $low } und { $high } (mit 95 von 100 Chancen). Anzahl der gemessenen Vermerke: { $count }.
gain-same = Ein falscher Vermerk kostet in { $days } Tagen seine Punkte und sonst nichts: Die Stadt antwortet nicht. Anzahl der gemessenen Vermerke: { $count }.
gain-luck = Wo eine Stadt gar nicht antwortet, ist das genau 1. Hier liegt 1 im wahrscheinlichen Bereich. Die Antwort der Stadt kann also auch Zufall sein.
gain-none = Kein Amt zieht hier Punkte ab. Es gibt also keinen Vermerk, an dem man messen könnte.

compare-heading = { $seeds ->
    [one] { $a } (A) und { $b } (B), dieselbe Startzahl, { $days } Tage
   *[other] { $a } (A) und { $b } (B), dieselben { $seeds } Startzahlen, { $days } Tage
}
compare-column-a = A
compare-column-b = B
compare-column-difference = B minus A
compare-same-luck = Jede Startzahl gibt beiden Städten denselben Zufall. A und B sind Durchschnitte über alle Startzahlen. In Klammern steht, wo der durchschnittliche Unterschied wahrscheinlich liegt (mit 95 von 100 Chancen). Ein Stern heißt: Die Klammer schließt die Null aus. Auch wo nichts verschieden ist, bekommt etwa eine von zwanzig Zeilen allein durch Zufall einen Stern.
compare-one-town = Die Startzahl gibt beiden Städten denselben Zufall. Das ist die Geschichte einer einzigen Stadt: Anderer Zufall ergibt andere Zahlen, und --seeds 20 zeigt, wie weit sie streuen.
compare-pairs = { $difference } (über { $pairs } von { $seeds } Startzahlen; A und B gehen über alle, die einen Wert haben)
compare-alone = Leer (–) bleiben auch die Messgrößen, die mit einer anderen Stadt vergleichen: Städte mit mehr als { $most } Einwohnern laufen allein.
compare-unlike-days = Fehler: { $a } läuft { $a_days } Tage und { $b } läuft { $b_days }
  { "" } Hinweis: Beide brauchen dieselbe Zahl, zum Beispiel --days { $less }
why-no-resident = Fehler: In dieser Stadt mit { $residents } Menschen heißt niemand „{ $name }“
  { "" } Hinweis: ein voller Name oder eine Nummer von 0 bis { $most }; `tallyford why { $scenario } --list` sagt, nach wem man fragen kann
why-whom = Fehler: Um wen geht es?
  { "" } Hinweis: --resident NAME oder die Nummer; `tallyford why { $scenario } --list` sagt, nach wem man fragen kann
why-no-entry = Fehler: In der Akte von { $name } gibt es an Tag { $day } keinen Eintrag „{ $entry }“
  { "" } Hinweis: eine Nummer von 1 bis { $all } oder eine Meldung wie r0742442417286e97; --whole-file gibt alle Einträge aus, --json ihre Meldungen
why-entry-of-none = Fehler: An Tag { $day } gibt es in der Akte von { $name } keinen Eintrag, also auch nicht „{ $entry }“
  { "" } Hinweis: nach einem späteren Tag fragen oder nach jemand anderem; --list sagt, nach wem man fragen kann
why-entry-of-other = Fehler: Der Eintrag „{ $entry }“ steht in der Akte von { $other }, nicht in der von { $name }
  { "" } Hinweis: --resident "{ $other }"
why-entry-by-hand = Fehler: Der Eintrag „{ $entry }“ von { $name } wurde von Hand gemacht. Es gibt also keine Beobachtung, die man streichen könnte
  { "" } Hinweis: den Befehl weglassen, der ihn gemacht hat
why-day = Fehler: Tag { $day } liegt nach dem letzten Tag, { $days }
  { "" } Hinweis: einen Tag von 1 bis { $days } wählen oder dem Lauf im Szenario mehr Tage geben

these-are-there = es gibt: { $known }
command-no-watcher = Fehler: Es gibt keinen Beobachter mit dem Namen „{ $name }“
  { "" } Hinweis: { $known }
command-no-act = Fehler: Es gibt keine Handlung mit dem Namen „{ $name }“
  { "" } Hinweis: { $known }
command-times = Fehler: „{ $act }“ soll an { $times } von sieben Tagen getan werden
  { "" } Hinweis: 0 bis 7 Tage sind möglich; ohne Nennung wird die Handlung wie üblich getan
command-twice = Fehler: Zu „{ $act }“ gibt es zwei Vorsätze
  { "" } Hinweis: jede Handlung nur einmal nennen
command-no-office = Fehler: Es gibt kein Amt mit dem Namen „{ $name }“
  { "" } Hinweis: { $known }
command-no-rule = Fehler: Das Amt „{ $office }“ kann für „{ $act }“ keinen Vermerk eintragen. Es hat keine Regel dafür oder stützt sich auf niemanden, der darauf achtet
  { "" } Hinweis: eine Handlung nennen, für die das Amt eine Regel hat und die eine seiner Quellen sieht
command-no-resident = Fehler: Nummer { $resident } gibt es nicht: Einwohner haben die Nummern 0 bis { $most }
command-bounds = Fehler: { $value } liegt außerhalb der Grenzen. Der Wert darf nicht 0 sein und höchstens { $most }, mit Plus oder Minus

# Dasselbe im Fenster.
line-real = wie es ist
line-undone = ohne den Eintrag
line-direct = nur der Vermerk fällt weg
bar-mark = der Vermerk selbst
bar-mark-of-day = der Vermerk selbst, an Tag { $day }
bar-entry-of-day = der Eintrag selbst, an Tag { $day }
bar-answer = die Antwort der Stadt
bar-answer-of-day = die Antwort der Stadt, an Tag { $day }
bars-points-lost = Verlorene Punkte
bars-points-gained = Gewonnene Punkte
bars-parts = Woher die Antwort an Tag { $day } kam
bars-gain = Was aus einem Punkt Abzug wird
bars-parts-gain = Woher die Antwort der Stadt kommt
gain-between = { $value } ({ $low } bis { $high })
bars-gain-groups = Bei wem wie viel daraus wird
bars-shares = Woran der Punktestand hing
bars-channels = Woher Punkte kommen
gain-quarter = Viertel { $name }
gain-band = Stufe { $band }
money-poorest = die ärmsten 25 %
money-poorer = die zweitärmsten 25 %
money-richer = die zweitreichsten 25 %
money-richest = die reichsten 25 %
share-luck = Zufall
share-rules = ob die Stadt antwortet
share-conduct = Verhalten
share-together = alles zusammen
spread-heading = { $name }: Zufall, Regel oder Wahl?
spread-dot-lent = Verhalten von anderen, die Regeln, wie sie sind
gain-heading = Wie antwortet die Stadt auf einen Vermerk?
gaming-heading = Wie weit liegen Punktestand und Nutzen auseinander?
gaming-row = { $name }: { $value }. { $says }
gaming-person = { $name }: Punktestand { $score }, Nutzen { $worth }
gaming-standing-out = ganz oben ohne den Nutzen
axis-worth = Nutzen für andere
axis-score = Punktestand
who-else = Wen er noch erreicht hat
show-the-trail = Sehen, wen er erreicht hat
show-the-trail-says = Zeigt auf der Karte, wen der Eintrag nach und nach erreicht hat und durch wen.
in-full = Die ganze Antwort
trail-count = Erreicht: { $count } von { $all }
trail-line = { $name }, am Tag { $day }, { $way }.
trail-answer = Zurück zur Antwort
who-stands-out = Ganz oben ohne den Nutzen
picture-of = Bild: { $what }
inquiry-working = Die Tage werden noch einmal durchgespielt …
inquiry-working-left = Die Tage werden noch einmal durchgespielt … noch etwa { $seconds } Sekunden
inquiry-strike = Ohne diesen Eintrag weiterleben
inquiry-strike-says = Streicht den Eintrag aus dem Lauf selbst. Die Tage seitdem werden noch einmal durchgespielt; Z holt ihn zurück.
inquiry-not-now = Diese Frage ließ sich heute in dieser Stadt nicht beantworten.
ask-undo = Und wenn es ihn nie gegeben hätte?
ask-undo-says = Streicht den Eintrag, spielt die Tage noch einmal durch und sagt, was anders wäre.
ask-telling = Was wäre, wenn?
ask-telling-says = Sucht den Eintrag, der diesen Punktestand am stärksten verändert hat, und sagt, was ohne ihn anders wäre.
ask-spread = Zufall, Regel oder Wahl?
ask-spread-says = Spielt dieses Leben noch einmal durch, mit anderem Zufall, anderen Regeln und anderem Verhalten.
ask-gain = Die Antwort auf Vermerke
ask-gain-says = Trägt für einige Menschen einen falschen Vermerk ein, für jeden in einer eigenen Welt, und misst, was daraus wird.
ask-gaming = Punkte und Nutzen
ask-gaming-says = Wie genau die Punktestände dem folgen, was Menschen wirklich für andere tun, und woher Punkte kommen.
ask-heading = Die Stadt fragen

# Nach wem man fragen kann.
list-flagged = in einer Strafstufe oder auf einer Strafliste
list-flagged-wrongly = zu Unrecht gekennzeichnet (fehlerfrei beobachtet, hätten die eigenen Handlungen nicht dazu geführt)
list-flagged-rightly = verdient gekennzeichnet (auch fehlerfrei beobachtet, hätten die eigenen Handlungen dazu geführt)
list-missed = nicht gekennzeichnet, obwohl verdient (fehlerfrei beobachtet, hätten die eigenen Handlungen dazu geführt)
list-resting-on-false-marks = nur wegen falscher Vermerke gekennzeichnet
list-on-a-list = auf einer Liste eines Amts
list-falsely-marked = mit einem falschen Vermerk
list-stale-bill = mit einer Rechnung, die bezahlt ist und in der Akte noch als unbezahlt steht
list-lowest-band = in der untersten Stufe eines Amts
list-of-group = { $kind }, nur aus „{ $group }“
list-heading = An Tag { $day }, { $kind }: { $count } von { $rated } Bewerteten
list-row = { $name }, { $age }, Viertel { $quarter }, Aussehen „{ $look }“ | { $offices }
list-office = { $office }: { $score }, Stufe { $band }
list-more = … und { $count } mehr; --json nennt alle
list-ask = Nach jemandem davon fragen: { $command }
list-kinds = Nach wem man an Tag { $day } fragen kann
list-ask-kind = Eine Art auflisten: tallyford why { $scenario } --list flagged-wrongly; --group nennt ein Aussehen oder ein Viertel.
list-no-group = Fehler: In dieser Stadt gibt es weder ein Aussehen noch ein Viertel mit dem Namen „{ $name }“
  { "" } Hinweis: es gibt { $known }
list-unknown = Fehler: Diese Stadt kann nicht sagen, für wen das gilt: { $kind }
  { "" } Hinweis: Dafür braucht das Szenario `standing: true`
