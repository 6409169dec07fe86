# Was die Stunden aussagen, und ob es auch gilt, wo unsere Annahmen falsch sind.

# Die Zahlen, die verändert werden.
number-learning-strength = wie stark die Leute auf Regeln antworten
number-learning-strain-per-point = wie sehr ein verlorener Punkt belastet
number-learning-fear = wie weit sich auch Menschen ohne Hintergedanken abschrecken lassen
number-learning-promises = wie stark Belohnungen die Leute bewegen
number-learning-chance-announced = für wie wahrscheinlich die Leute es bei einer neuen Regel halten, dass man sie bemerkt
number-learning-chance-noticed = wie viel die Leute aus einem einzigen Vermerk lernen
number-learning-by-chance = wie viel mehr eine hohe Wahrscheinlichkeit, bemerkt zu werden, zählt als eine niedrige
number-learning-withdraw = wie weit sich die Leute aus Belastung und Misstrauen zurückziehen

# Wovon eine Zahl eine Zahl ist.
group-figure-residents = Menschen
group-figure-rated = Bewertete
group-figure-scored = Vom führenden Amt bewertet
group-figure-mean-score = Mittlerer Punktestand
group-figure-mean-worth = Mittlerer Nutzen
group-figure-mean-standing = Mittleres Ansehen
group-figure-score-error = Punktestand minus Ansehen
group-figure-prevalence = Verdiente Kennzeichnungen
group-figure-true-positives = Gekennzeichnet, und nach dem Ansehen ebenfalls
group-figure-false-positives = Gekennzeichnet, aber nicht nach dem Ansehen
group-figure-false-negatives = Nicht gekennzeichnet, aber nach dem Ansehen
group-figure-true-negatives = Nicht gekennzeichnet, und nach dem Ansehen auch nicht
group-figure-good-a-year = Getanes Gutes pro Person und Jahr
group-figure-harm-a-year = Angerichteter Schaden pro Person und Jahr
group-figure-marks-a-year = Vermerke pro Person und Jahr
group-figure-false-marks-a-year = Falsche Vermerke pro Person und Jahr
group-figure-points-gained-a-year = Gewonnene Punkte pro Person und Jahr
group-figure-points-lost-a-year = Verlorene Punkte pro Person und Jahr
group-figure-points-borne-a-year = Für andere getragene Punkte pro Person und Jahr
group-figure-wages-a-year = Gewonnener oder verlorener Lohn pro Person und Jahr
group-figure-fees-a-year = Gebühren und Bußgelder pro Person und Jahr
group-figure-rewards-a-year = Belohnungen pro Person und Jahr
group-figure-groats-a-year = Durch Türen gewonnene oder verlorene Groschen pro Person und Jahr
group-figure-hours-lost-a-week = Durch Türen verlorene Stunden pro Person und Woche
group-figure-days-without-work-a-year = Tage ohne Arbeit pro Person und Jahr
group-figure-closed-a-year = Versperrte Handlungen pro Person und Jahr
group-figure-good-by-rating = Getanes Gutes pro Person und Jahr, minus das in der Stadt ohne Bewerten
group-figure-harm-by-rating = Angerichteter Schaden pro Person und Jahr, minus den in der Stadt ohne Bewerten
group-figure-stops-a-year = Angehalten, pro Person und Jahr
group-figure-innocent-stops-a-year = Angehalten, ohne Schaden angerichtet zu haben, pro Person und Jahr
group-figure-foreseen-done-a-year = Taten, die ein Modell vorhersieht, pro Person und Jahr
group-figure-foreseen-filed-a-year = Einträge über solche Taten pro Person und Jahr
group-figure-refused-share = Abgewiesen
group-figure-loans-a-year = Kredite pro Person und Jahr
group-figure-fell-behind-share = Kredite, bei denen die Rückzahlung in Verzug geriet
group-figure-repaid-score = Punktestand derer, die zurückzahlten, am Tag des Kredits
figure-family-act = Wie oft „{ $name }“ vorkommt
figure-family-points = Punkte unter „{ $name }“
figure-family-worth-told-by = Wie viel „{ $name }“ über den Nutzen aussagt
figure-family-list = Anteil auf der Liste „{ $name }“
figure-family-list-days = Tage auf der Liste „{ $name }“
figure-family-listed-innocent = Auf der Liste „{ $name }“, ohne getan zu haben, was dorthin führt
figure-family-listed-after = Auf der Liste „{ $name }“, ohne noch etwas zu schulden
figure-name-group = { $measure }, { $group }
figure-name-times = { $measure }, { $group } geteilt durch { $than }
figure-name-less = { $measure }, { $group } minus { $than }
figure-name-cut-times = { $figure }, abgeschaltet geteilt durch eingeschaltet ({ $edges })
figure-name-cut-less = { $figure }, abgeschaltet minus eingeschaltet ({ $edges })
figure-name-second-times = { $figure }, geteilt durch dasselbe in einer zweiten Stadt
figure-name-second-less = { $figure }, minus dasselbe in einer zweiten Stadt
figure-told = { $figure }: { $value }
figure-so-many-times = { $value }-mal

# Die Tafel.
assumed-heading = Was diese Stadt annimmt
assumed-measured = (gemessen)
assumed-estimated = (geschätzt)
assumed-invented = (erfunden: niemand hat es gemessen)
assumed-with-source = { $grade } { $source }
assumed-line = { $says } { $known }
facts-heading = Was gilt, wenn unsere Annahmen falsch sind
facts-title = { $title } ({ $scenario })
facts-note = Wie stark die Leute auf Regeln antworten, hat für eine Stadt wie diese niemand gemessen; das gilt auch für ein paar weitere Zahlen dieser Art. Darum wurde jede Aussage in { $seeds } Städten geprüft, wie die Stunde sie vorgibt, jede mit anderem Zufall. Dazu kamen { $worlds } Welten, in denen diese Zahlen bis zu doppelt so groß oder bis zu halb so groß sind, soweit ihre Felder es erlauben, erst jede allein und dann alle zusammen: { $numbers }. { $towns ->
    [one] Jede Welt ist eine Stadt.
   *[other] Jede Welt besteht aus { $towns } Städten, und eine Aussage gilt in ihr, wenn sie in den meisten davon gilt.
} Eine Aussage, die in weniger als neun von zehn Welten gilt, hängt an unseren Annahmen und ist mit „!“ markiert.
facts-out-of-date = Das ist nicht mehr die Stunde, deren Aussagen geprüft wurden. Darum werden die Zahlen dazu nicht gezeigt. `tallyford facts` prüft sie neu.
facts-other-rules = Die Zahlen gehören zur Stunde, wie sie mitgeliefert wird. Dieser Lauf hat andere Regeln, eine andere Größe oder eine andere Zahl von Tagen.
facts-column-claim = Aussage
facts-column-measured = Gemessen: die mittlere Stadt (niedrigste bis höchste)
facts-column-towns = Gilt in Städten
facts-column-worlds = Gilt in Welten
facts-column-fails = Wo sie nicht gilt
facts-bet = Wette { $number }: { $ask }
facts-usual = { $option }
facts-between = zwischen { $more } und { $less }
facts-more = mehr als { $more }
facts-less = weniger als { $less }
facts-larger = größer
facts-smaller = kleiner
facts-spread = { $middle } ({ $low } bis { $high })
facts-holds-towns = { $holds } von { $all } Städten
facts-holds-worlds = { $holds } von { $all } Welten
facts-line-measured = { $figure }: { $measured }
facts-line-claimed = ausgesagt: { $claimed }
facts-line-holds = gilt in { $towns }, wie die Stunde sie vorgibt, und mit anderen Zahlen in { $worlds }
facts-halved = { $number } (halbiert)
facts-doubled = { $number } (verdoppelt)
facts-alone = Sie gilt nicht mehr, wenn eine Zahl allein verändert wird: { $list }.
facts-together-halved = Keine Zahl allein bringt sie zu Fall; mehrere zusammen tun es, am meisten da, wo diese kleiner ist als unsere: { $number }.
facts-together-doubled = Keine Zahl allein bringt sie zu Fall; mehrere zusammen tun es, am meisten da, wo diese größer ist als unsere: { $number }.
facts-luck = Wo sie nicht gilt, gilt sie in denselben Städten auch mit unseren eigenen Zahlen nicht: Sie hängt am Zufall.
facts-unsure = Die Aussage gilt nicht einmal in neun von zehn Städten der Stunde, wie sie ist.
facts-hangs = Die Aussage hängt an einer Annahme.

# `tallyford facts`
facts-settings = Fehler: Was die Aussage „{ $claim }“ in ihrem Szenario einstellt, ist falsch:
  { $problems }
facts-no-claims = Fehler: { $scenario } enthält keine Aussage, die ein Lauf zeigen kann
  { "" } Hinweis: eine in die Stunde schreiben: shows: [(says: "Die meisten werden nie gekennzeichnet.", by: (measure: "flagged_share"), less_than: 0.5)]
facts-of-save = Fehler: { $file } ist ein gespeicherter Lauf, und Aussagen stehen in einer Stunde
  { "" } Hinweis: das Szenario nennen
facts-too-few-seeds = Fehler: Eine Welt mit { $towns } Städten braucht ebenso viele Startzahlen, es gibt aber nur so viele: { $seeds }
    Hinweis: --seeds mindestens so groß wählen wie --towns
facts-one-place = Fehler: Zwei Tafeln würden in dieselbe Datei geschrieben, { $file }
    Hinweis: den Dateien verschiedene Namen geben oder sie nacheinander prüfen
facts-no-board-there = Fehler: { $file } ist schon da und ist keine Tafel. Darum wird sie nicht ersetzt
    Hinweis: in einen anderen Ordner schreiben
facts-none-shipped = Fehler: Zu { $scenario } wird keine Tafel mitgeliefert
  { "" } Hinweis: Ohne --shipped werden die Aussagen jetzt geprüft
facts-of-seeds = Fehler: { $setting } würde nicht verwendet: Die Städte haben die Startzahlen 1, 2, 3 und so weiter
  { "" } Hinweis: --seeds sagt, wie viele
facts-written = { $file } geschrieben.
facts-trying = { $title }: { $claims } { $claims ->
    [one] Aussage
   *[other] Aussagen
}, geprüft in { $seeds } Städten und { $worlds } Welten; eine Stadt braucht { $runs } { $runs ->
    [one] Lauf
   *[other] Läufe
}.
