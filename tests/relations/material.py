# SPDX-License-Identifier: Apache-2.0
"""Swedish for made-up agreements: sentences put together of parts, and other words for the same
thing. Nothing here is taken from a real agreement, and nothing from the model corpus."""

ACTORS = ("Regionen", "Kommunen", "Vårdcentralen", "Parterna", "Den behandlande enheten",
          "Verksamhetschefen", "Hemsjukvården", "Socialtjänsten", "Den slutna vården",
          "Rehabenheten", "Enhetschefen", "Den medicinskt ansvariga sjuksköterskan",
          "Samverkansgruppen", "Jourverksamheten")
MODALS = ("ska", "kan", "bör", "får", "behöver", "ska alltid", "ska vid behov")
VERBS = ("följa upp", "dokumentera", "planera", "bekosta", "samordna", "redovisa", "anpassa",
         "beskriva", "pröva", "ompröva", "säkerställa", "förbereda", "lämna över", "utreda",
         "kvalitetssäkra", "tillhandahålla", "organisera", "begära", "upprätta", "gå igenom",
         "informera om", "analysera", "bevaka", "förmedla", "godkänna", "arkivera", "beställa",
         "prioritera", "avsluta", "initiera")
OBJECTS = ("insatser i hemmet", "behovet av hjälpmedel", "rutiner för smittskydd", "vårdplaner",
           "den enskildes samtycke", "läkemedelslistor", "larm och trygghetsteknik", "remisser",
           "introduktionen av nyanställda", "uppgifter om närstående", "vårdtyngd och bemanning",
           "transporter mellan enheter", "prover och provsvar", "kostnader för tolk",
           "samtal vid livets slut", "lokaler för vaccination", "gemensamma utbildningar",
           "statistik över fallskador", "kontakter med skolan", "avtal med leverantörer",
           "behörigheter i journalen", "förbrukningsmaterial", "nutrition och måltider",
           "tandvårdens uppsökande besök", "stöd till anhöriga", "beredskap för värmeböljor",
           "klagomål och synpunkter", "habilitering av barn", "vistelse på korttidsboende",
           "dagverksamhet för äldre", "sårbehandling", "syn- och hörselkontroller",
           "hantering av narkotika", "överföring av mätvärden", "delegeringar",
           "utskrivningsmöten", "rehabilitering efter stroke", "sömn och nattro",
           "förebyggande hembesök", "journalkopior")
PLACES = ("i särskilt boende", "på mottagningen", "i ordinärt boende", "inom närområdet",
          "på korttidsenheten", "under jourtid", "i samband med inskrivning", "efter hemgång",
          "vid byte av vårdnivå", "inför storhelger", "i den delregionala gruppen",
          "tillsammans med patienten", "utan dröjsmål", "i samråd med närstående",
          "enligt gällande föreskrifter", "med hänsyn till personens önskemål",
          "i det gemensamma it-stödet", "på lika villkor i hela länet")
TIMES = ("inom {n} dagar", "senast {n} vardagar i förväg", "minst {n} gånger om året",
         "under högst {n} veckor", "inom {n} timmar", "var {n}:e månad", "senast den {n} mars",
         "till en kostnad av {n} procent av årsbeloppet")
REASONS = ("så att ingen blir utan vård", "om läget förändras", "när den enskilde begär det",
           "för att undvika dubbelarbete", "om inte annat har överenskommits",
           "eftersom ansvaret är delat", "så länge behandlingen pågår",
           "när flera verksamheter är inblandade", "för att övergången ska bli trygg",
           "om patienten inte avböjer", "när underlaget är komplett",
           "så att uppgifterna är sökbara", "även när personalen är tillfällig",
           "om det finns medicinska skäl", "så att tiden kan användas bättre",
           "när ärendet inte kan vänta")
# Words that a new version writes in place of those of the old one, both ways.
OTHER_WORDS = (("hemsjukvården", "kommunal primärvård"), ("Hemsjukvården", "Kommunal primärvård"),
               ("vårdplaner", "individuella planer"), ("dagverksamhet", "daglig verksamhet"),
               ("särskilt boende", "särskild boendeform"), ("patienten", "den enskilde"),
               ("utan dröjsmål", "skyndsamt"), ("hjälpmedel", "medicintekniska produkter"),
               ("rutiner", "riktlinjer"), ("samråd", "dialog"), ("bekosta", "betala"),
               ("redovisa", "rapportera"), ("utreda", "undersöka"), ("anhöriga", "närstående"),
               ("korttidsboende", "växelboende"), ("mottagningen", "vårdcentralen"),
               ("enheten", "verksamheten"), ("inblandade", "berörda"), ("trygg", "säker"),
               ("personalen", "medarbetarna"), ("prioritera", "sätta främst"),
               ("ompröva", "på nytt bedöma"), ("gemensamma", "länsgemensamma"))
NEXT_MODAL = {"ska": "kan", "kan": "ska", "bör": "ska", "får": "ska", "behöver": "bör"}

TITLE_HEADS = ("Ansvar för", "Planering av", "Stöd vid", "Kostnader för", "Samverkan om",
               "Rutin för", "Uppdrag inom", "Information om", "Kvalitet i", "Krav på",
               "Tillgång till", "Bemanning för", "Hantering av", "Utveckling av")
TITLE_NOUNS = ("avancerad sårvård", "palliativa insatser", "dosexpedition", "psykiatri",
               "syncentral", "rehabilitering", "barnhälsa", "egenvård", "tandvård", "distansmöten",
               "tolkning", "jourläkare", "hjälpmedel", "transporter", "vaccinationer",
               "smittskydd", "läkemedelsförråd", "utbildning", "avvikelser", "journalföring",
               "hörselvård", "missbruksvård", "korttidsplatser", "anhörigstöd", "nutrition",
               "fallprevention", "kristelefoner", "katastrofberedskap", "studerande", "forskning",
               "delegering", "provtagning", "syrgas", "dialys", "trycksår", "inkontinens",
               "demensvård", "logopedi", "fotsjukvård", "hemtagning")
# The same heading and the same words in many chapters: only where it stands tells them apart.
BOILERPLATE = (("Uppföljning", ("Uppföljning sker en gång om året och redovisas för "
                                "samrådsorganet.",)),
               ("Ändringar", ("Ändringar i detta kapitel ska vara skriftliga och godkännas "
                              "av båda parter innan de börjar gälla.",)))


# Sentences, items and headings made before headings are of two things.
ENOUGH = 2500


class Material:
    """A stream of sentences and titles, none of them twice."""

    def __init__(self, chance):
        self.chance = chance
        self.used = set()

    def once(self, make):
        """What `make` gives and has not given before."""
        while True:
            made = make()
            if made not in self.used:
                self.used.add(made)
                return made

    def sentence(self):
        """A sentence of its own."""
        return self.once(self.any_sentence)

    def any_sentence(self):
        """A sentence of one of several shapes."""
        pick = self.chance.choice
        actor, modal, verb, thing = pick(ACTORS), pick(MODALS), pick(VERBS), pick(OBJECTS)
        place, reason = pick(PLACES), pick(REASONS)
        time = pick(TIMES).format(n=self.chance.randint(2, 28))
        other = pick(OBJECTS)
        return self.chance.choice((
            f"{actor} {modal} {verb} {thing} {place}.",
            f"{actor} {modal} {verb} {thing} {time}, {reason}.",
            f"{actor} {modal} {verb} {thing} och {other} {place}, {reason}.",
            f"{place[0].upper()}{place[1:]} {modal.split()[0]} {actor[0].lower()}{actor[1:]} "
            f"{verb} {thing} {time}.",
            f"Ansvaret för {thing} ligger hos {actor[0].lower()}{actor[1:]} {reason}.",
            f"Det gäller också {thing} och {other}, {reason}.",
            f"Beslut om {thing} fattas {time} {place}.",
        ))

    def item(self):
        """A list item."""
        return self.once(lambda: f"{self.chance.choice(VERBS)} {self.chance.choice(OBJECTS)} "
                                 f"{self.chance.choice(PLACES)}")

    def title(self):
        """A heading of its own; of two things when there are many headings."""
        pick = self.chance.choice
        many = len(self.used) > ENOUGH
        return self.once(lambda: f"{pick(TITLE_HEADS)} {pick(TITLE_NOUNS)}"
                         + (f" och {pick(TITLE_NOUNS)}" if many else ""))

    def other_head(self, title):
        """A heading about the same, in other words."""
        head = next(head for head in TITLE_HEADS if title.startswith(head))
        return self.once(lambda: self.chance.choice(TITLE_HEADS) + title[len(head):] +
                         self.chance.choice(("", " i hemmet", " och uppföljning", " för barn")))

    def row(self):
        """The cells of a table row."""
        return (self.item().capitalize(), self.chance.choice(ACTORS),
                self.chance.choice(TIMES).format(n=self.chance.randint(2, 28)))
