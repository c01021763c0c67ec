"""What a CV says of languages, in four languages and many forms, and what only looks like it."""

from pathlib import Path

import pytest
import yaml

from screening.core.extraction.languages import find_languages
from screening.core.extraction.sections import find_sections
from screening.core.terms import Document, DocumentKind, Level, Page

NATIVE, FLUENT, VERY_GOOD, GOOD, BASIC, UNSAID = "C2-C2", "C1-C2", "B2-C1", "B1-B2", "A1-A2", "A1-C2"

LISTS = {
    # Dutch
    "nl-brackets": ("Talen\nNederlands (moedertaal), Frans (C1, Brusselse grootmoeder), Engels (vloeiend).", {"nl": NATIVE, "fr": "C1-C1", "en": FLUENT}),
    "nl-label-in-line": ("Talen: Nederlands (moedertaal), Frans (goed), Engels (basis)", {"nl": NATIVE, "fr": GOOD, "en": BASIC}),
    "nl-sentences": ("Talen\nNederlands moedertaal. Frans vlot. Engels vlot. Spaans gemiddeld.", {"nl": NATIVE, "fr": FLUENT, "en": FLUENT, "es": GOOD}),
    "nl-semicolons": ("Talen\nNederlands moedertaal; Frans C1; Engels C1; Spaans B2", {"nl": NATIVE, "fr": "C1-C1", "en": "C1-C1", "es": "B2-B2"}),
    "nl-tabs": ("Talen\nNederlands\tmoedertaal\nFrans\tC1 – klanten in Namen en Luik\nEngels\tC1", {"nl": NATIVE, "fr": "C1-C1", "en": "C1-C1"}),
    "nl-level-first": ("Talen\nMoedertaal: Nederlands\nVloeiend: Frans, Engels\nBasiskennis: Duits", {"nl": NATIVE, "fr": FLUENT, "en": FLUENT, "de": BASIC}),
    "nl-level-first-in-line": ("Talenkennis\nvloeiend Nederlands en Frans, goede kennis van het Engels, noties Duits", {"nl": FLUENT, "fr": FLUENT, "en": GOOD, "de": BASIC}),
    "nl-shared": ("Talen\nNederlands en Frans: zeer goed\nEngels: goed", {"nl": VERY_GOOD, "fr": VERY_GOOD, "en": GOOD}),
    "nl-lower-codes": ("Talen\nnl C2 thuis en op school\nar C1 Darija, thuis\nen C1\nfr B1 ik versta alles, ik durf niet altijd", {"nl": "C2-C2", "ar": "C1-C1", "en": "C1-C1", "fr": "B1-B1"}),
    "nl-combined": ("Talen\nFrans: goed tot zeer goed\nEngels: C1 (schriftelijk B2)", {"fr": "B1-C1", "en": "B2-C1"}),
    "nl-skills": ("Talen\nFrans: mondeling vloeiend, schriftelijk goed\nDuits: lezen B2, spreken A2, schrijven A1", {"fr": "B1-C2", "de": "A1-B2"}),
    "nl-flemish": ("Talen\nVlaams moedertaal\nMandarijn A2\nBerbers vloeiend", {"nl": NATIVE, "zh": "A2-A2", "ber": FLUENT}),
    "nl-columns": ("Talen\nNederlands\nFrans\nEngels\nMoedertaal\nVloeiend\nGoed", {"nl": NATIVE, "fr": FLUENT, "en": GOOD}),
    "nl-table-row": ("Talen\nNederlands\tFrans\tEngels\nMoedertaal\tC1\tB2", {"nl": NATIVE, "fr": "C1-C1", "en": "B2-B2"}),
    "nl-bare": ("Talen\nNederlands\nFrans\nEngels\nSpaans", {"nl": UNSAID, "fr": UNSAID, "en": UNSAID, "es": UNSAID}),
    "nl-dots": ("Talen\nNederlands ●●●●●\nFrans ●●●●○\nEngels ●●●○○", {"nl": UNSAID, "fr": UNSAID, "en": UNSAID}),
    "nl-dots-and-words": ("Talen\nNederlands ●●●●● moedertaal\nFrans ●●●●○ zeer goed", {"nl": NATIVE, "fr": VERY_GOOD}),
    "nl-linkedin": ("Talen\nNederlands (Moedertaal of tweetalig)\nFrans (Professionele werkvaardigheid)\nDuits (Elementaire vaardigheid)\nEngels (Volledige professionele vaardigheid)\nSpaans (Beperkte werkvaardigheid)", {"nl": NATIVE, "fr": VERY_GOOD, "de": BASIC, "en": "C1-C1", "es": "B1-B1"}),
    "nl-negated": ("Talen\nNederlands: moedertaal\nFrans: geen\nEngels: zeer goed", {"nl": NATIVE, "fr": "A1-A1", "en": VERY_GOOD}),
    "nl-per-language-parenthesis-level": ("Talen\nNederlands (C2), Frans (B2/C1), Engels (B2+)", {"nl": "C2-C2", "fr": "B2-C1", "en": "B2-B2"}),
    "nl-certificate": ("Talen\nNederlands: moedertaal\nFrans: B2 (Selor, artikel 12, 2015)\nEngels: IELTS 7.5", {"nl": NATIVE, "fr": "B2-B2", "en": "C1-C1"}),
    "nl-perfect": ("Talen\nNederlands: perfect\nFrans: uitstekend\nEngels: behoorlijk\nDuits: passief", {"nl": FLUENT, "fr": FLUENT, "en": GOOD, "de": "A2-B2"}),
    "nl-comment-without-level": ("Talen\nNederlands moedertaal\nIgbo: een paar woorden, voor mijn schoonouders\nTwi: verstaanbaar", {"nl": NATIVE}),
    "nl-pipes": ("Talen\nNL: moedertaal | FR: C1 | EN: vloeiend", {"nl": NATIVE, "fr": "C1-C1", "en": FLUENT}),
    "nl-slashes": ("Talen: NL: moedertaal / FR: C1 / EN: vloeiend", {"nl": NATIVE, "fr": "C1-C1", "en": FLUENT}),
    "nl-bullets": ("Talen\n• Nederlands: moedertaal\n• Frans: zeer goed (dagelijks gebruik)\n• Engels: goed", {"nl": NATIVE, "fr": VERY_GOOD, "en": GOOD}),
    "nl-dash-list": ("Talen\nNederlands – moedertaal – Frans – C1 – Engels – B2", {"nl": NATIVE, "fr": "C1-C1", "en": "B2-B2"}),
    "nl-trailing-name": ("Talen\nFrans – vloeiend, vijf jaar in een Franstalig team gewerkt\nNederlands – moedertaal", {"fr": FLUENT, "nl": NATIVE}),
    "nl-aim": ("Talen\nFrans: A2, op weg naar B1", {"fr": "A2-A2"}),
    # French
    "fr-colons": ("Langues\nFrançais: langue maternelle (mère liégeoise)\nNéerlandais: courant ; père anversois, scolarité primaire en néerlandais\nAnglais: courant\nItalien: notions", {"fr": NATIVE, "nl": FLUENT, "en": FLUENT, "it": BASIC}),
    "fr-prose": ("Langues\nFrançais : langue maternelle. Anglais : très bonne connaissance, à l'écrit\nsurtout. Néerlandais : connaissance moyenne (j'ai travaillé vingt ans à\nBruxelles). Brevet linguistique du Selor, article 12, obtenu en 2006.", {"fr": NATIVE, "en": VERY_GOOD, "nl": GOOD}),
    "fr-table": ("Langues\nFrançais\tlangue maternelle\nNéerlandais\tC1 (examen 2022)\nAnglais\ttrès bon", {"fr": NATIVE, "nl": "C1-C1", "en": VERY_GOOD}),
    "fr-tiny-table": ("Langues\nFrançais\nlangue maternelle\nNéerlandais\nC1 (examen 2022)\nAnglais\ntrès bon", {"fr": NATIVE, "nl": "C1-C1", "en": VERY_GOOD}),
    "fr-grid": ("Connaissances linguistiques\nÉchelle du cadre européen commun de référence, A1 à C2. LM = langue maternelle.\nLangue\tÉcouter\tLire\tParler\tÉcrire\nFrançais (LM)\tC2\tC2\tC2\tC2\nNéerlandais\tC1\tC1\tB2\tB2\nEspagnol\tA2\tB1\tA2\tA1", {"fr": NATIVE, "nl": "B2-C1", "es": "A1-B1"}),
    "fr-europass": ("Langue(s) maternelle(s)\tFrançais, arabe (darija)\nAutre(s) langue(s)\nNéerlandais\tC1 Utilisateur\nexpérimenté\tB2 Utilisateur\nindépendant\tB2 Utilisateur\nindépendant", {"fr": NATIVE, "ar": NATIVE, "nl": "B2-C1"}),
    "fr-level-first": ("Langues\nLangue maternelle : français\nCourant : anglais et néerlandais\nNotions : allemand", {"fr": NATIVE, "en": FLUENT, "nl": FLUENT, "de": BASIC}),
    "fr-bonne-connaissance": ("Langues\nbonne connaissance du néerlandais, excellente connaissance de l'anglais, français langue maternelle", {"nl": GOOD, "en": FLUENT, "fr": NATIVE}),
    "fr-linkedin": ("Langues\nFrançais (Bilingue ou langue natale)\nAnglais (Capacité professionnelle complète)\nNéerlandais (Capacité professionnelle limitée)\nItalien (Notions)\nAllemand (Compétence professionnelle)", {"fr": NATIVE, "en": "C1-C1", "nl": "B1-B1", "it": BASIC, "de": VERY_GOOD}),
    "fr-lu-parle-ecrit": ("Langues\nAnglais : lu C1, parlé B2, écrit B1\nNéerlandais : lu, parlé, écrit couramment", {"en": "B1-C1", "nl": FLUENT}),
    "fr-negated": ("Langues\nFrançais : langue maternelle\nNéerlandais : aucune connaissance", {"fr": NATIVE, "nl": "A1-A1"}),
    "fr-separators": ("Langues : français (langue maternelle) - néerlandais (B2) - anglais (C1)", {"fr": NATIVE, "nl": "B2-B2", "en": "C1-C1"}),
    "fr-scolaire": ("Langues\nAllemand : scolaire\nEspagnol : débutant\nKinyarwanda : bonne compréhension orale", {"de": BASIC, "es": BASIC, "rw": GOOD}),
    "fr-words-range": ("Langues\nAnglais : B2 à C1\nNéerlandais : moyen à bon", {"en": "B2-C1", "nl": GOOD}),
    "fr-toeic": ("Langues\nFrançais langue maternelle\nNéerlandais C1 réunions et notes quotidiennes depuis 2013\nAnglais C1 TOEIC 945\nAllemand A2", {"fr": NATIVE, "nl": "C1-C1", "en": "C1-C1", "de": "A2-A2"}),
    "fr-bilingue": ("Langues\nBilingue français-néerlandais, anglais courant", {"fr": FLUENT, "nl": FLUENT, "en": FLUENT}),
    "fr-stars": ("Langues\nFrançais ★★★★★\nAnglais ★★★☆☆", {"fr": UNSAID, "en": UNSAID}),
    "fr-tres-bien": ("LANGUES\nAnglais : très bien\nNéerlandais : assez bien\nTurc : parlé à la maison, langue maternelle", {"en": VERY_GOOD, "nl": GOOD, "tr": NATIVE}),
    # English
    "en-linkedin": ("Languages\nEnglish (Native or Bilingual)\nFrench (Full Professional)\nDutch (Professional Working)\nItalian (Elementary)\nGerman (Limited Working)", {"en": NATIVE, "fr": "C1-C1", "nl": VERY_GOOD, "it": BASIC, "de": "B1-B1"}),
    "en-linkedin-lines": ("Languages\nEnglish\nFull professional proficiency\nFrench\nNative or bilingual proficiency\nDutch\nElementary proficiency", {"en": "C1-C1", "fr": NATIVE, "nl": BASIC}),
    "en-cefr": ("Languages (CEFR)\tRomanian – mother tongue; French – C1; English – C2; Dutch – B2 (written B2, oral\nB2, diploma CVO Semper 2018)", {"ro": NATIVE, "fr": "C1-C1", "en": "C2-C2", "nl": "B2-B2"}),
    "en-certificates": ("Languages\nEnglish native\nYoruba native\nFrench C2 (DALF, 2010)\nDutch C1 (CNaVT Professional, 2013)", {"en": NATIVE, "yo": NATIVE, "fr": "C2-C2", "nl": "C1-C1"}),
    "en-dashes": ("Languages\nEnglish (native) — Dutch C1 (CNaVT, 2011; I chair meetings in it) — French B2 (DELF B2, 2019) — Irish B1", {"en": NATIVE, "nl": "C1-C1", "fr": "B2-B2", "ga": "B1-B1"}),
    "en-known": ("Languages known\n: Tamil (mother tongue), English (fluent), Hindi (good), French (B1, evening class Brussels), Dutch (A2)", {"ta": NATIVE, "en": FLUENT, "hi": GOOD, "fr": "B1-B1", "nl": "A2-A2"}),
    "en-comments": ("Languages\nDutch mother tongue\nEnglish C2, language of work since 2009\nFrench good\nGerman reading\nIcelandic a brave beginner", {"nl": NATIVE, "en": "C2-C2", "fr": GOOD, "de": "A2-B2", "is": BASIC}),
    "en-proficiency": ("I speak\nDutch: native\nEnglish: full professional proficiency\nFrench: professional working proficiency\nIgbo: a few words, to please my in-laws", {"nl": NATIVE, "en": "C1-C1", "fr": VERY_GOOD}),
    "en-europass-new": ("LANGUAGE SKILLS\nMother tongue(s): Dutch\nOther language(s):\nEnglish\nListening C1 Reading C1 Writing B2\nSpoken production C1 Spoken interaction C1\nFrench\nListening B2 Reading B2 Writing B1\nSpoken production B1 Spoken interaction B2\nLevels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user", {"nl": NATIVE, "en": "B2-C1", "fr": "B1-B2"}),
    "en-europass-caps": ("Language skills\nMother tongue(s)\tFRENCH\nOther language(s)\tUNDERSTANDING\tSPEAKING\tWRITING\n\tListening\tReading\tSpoken interaction\tSpoken production\nENGLISH\tC2\tC2\tC1\tC1\tC1\nDUTCH\tB1\tB2\tB1\tB1\tA2", {"fr": NATIVE, "en": "C1-C2", "nl": "A2-B2"}),
    "en-fluent-in": ("Languages\nFluent in Dutch, French and English; basic German.", {"nl": FLUENT, "fr": FLUENT, "en": FLUENT, "de": BASIC}),
    "en-ands": ("Languages\nDutch and French: fluent, English: good working knowledge", {"nl": FLUENT, "fr": FLUENT, "en": GOOD}),
    "en-near-native": ("Languages\nDutch: near-native\nEnglish: proficient\nSpanish: conversational\nPolish: rusty", {"nl": FLUENT, "en": FLUENT, "es": GOOD}),
    "en-upper": ("Languages\nFrench: upper-intermediate\nDutch: pre-intermediate\nGerman: intermediate (B1)", {"fr": "B2-B2", "nl": "A2-B1", "de": "B1-B1"}),
    "en-percent": ("Languages\nEnglish 90%\nFrench 60 %\nDutch 4/5", {"en": UNSAID, "fr": UNSAID, "nl": UNSAID}),
    "en-toefl": ("Languages\nEnglish – TOEFL iBT 102\nGerman – Goethe-Zertifikat B2\nFrench – DALF C1", {"en": "C1-C1", "de": "B2-B2", "fr": "C1-C1"}),
    "en-native-first": ("Languages\nNative Dutch, fluent French, good English, basic Spanish", {"nl": NATIVE, "fr": FLUENT, "en": GOOD, "es": BASIC}),
    "en-two-columns": ("Languages\nDutch\tNative\tFrench\tC1\nEnglish\tC1\tGerman\tA2", {"nl": NATIVE, "fr": "C1-C1", "en": "C1-C1", "de": "A2-A2"}),
    "en-range": ("Languages\nFrench: B1-B2\nDutch: B2/C1\nGerman: A2 to B1", {"fr": "B1-B2", "nl": "B2-C1", "de": "A2-B1"}),
    "en-bars": ("Languages\nDutch ▮▮▮▮▮\nFrench ▮▮▮▯▯ B2", {"nl": UNSAID, "fr": "B2-B2"}),
    # German
    "de-list": ("Sprachen\nDeutsch Muttersprache\nFranzösisch C1 (zwei Semester in Nancy, täglicher Gebrauch)\nEnglisch C1\nNiederländisch B2 (Zertifikat 2022)\nLateinisch großes Latinum, ohne Anlass zur Prahlerei", {"de": NATIVE, "fr": "C1-C1", "en": "C1-C1", "nl": "B2-B2"}),
    "de-words": ("Sprachkenntnisse\nDeutsch: Muttersprache, Englisch: verhandlungssicher, Französisch: gute Kenntnisse, Spanisch: Grundkenntnisse", {"de": NATIVE, "en": FLUENT, "fr": GOOD, "es": BASIC}),
    "de-fliessend": ("Sprachen\nEnglisch – fließend in Wort und Schrift\nNiederländisch – sehr gut\nItalienisch – keine Kenntnisse", {"en": FLUENT, "nl": VERY_GOOD, "it": "A1-A1"}),
    "de-first": ("Sprachen\nMuttersprache: Deutsch\nFließend: Englisch, Französisch", {"de": NATIVE, "en": FLUENT, "fr": FLUENT}),
    "de-europass": ("Sprachen\nMuttersprache(n) Deutsch\nEnglisch\tC1\tC1\tB2\tB2\tB2", {"de": NATIVE, "en": "B2-C1"}),
}  # fmt: skip

FURTHER = {
    "talen-nederlands-moedertaal-frans-zeer": ("Talen: Nederlands = moedertaal, Frans = zeer goed, Engels = goed, Duits = noties", {"nl": NATIVE, "fr": VERY_GOOD, "en": GOOD, "de": BASIC}),
    "talen-nederlands-moedertaal-frans-c1": ("TALEN\nNederlands: moedertaal\nFrans: C1 volgens ERK (attest CVO, 2019)\nEngels: vlot gesproken en geschreven", {"nl": NATIVE, "fr": "C1-C1", "en": FLUENT}),
    "talen-moedertaal-nederlands-daarnaast-vl": ("Talen\nMoedertaal Nederlands, daarnaast vlot Frans en Engels en een mondje Italiaans", {"nl": NATIVE, "fr": FLUENT, "en": FLUENT, "it": BASIC}),
    "taalvaardigheden-nederlands-frans-engels": ("Taalvaardigheden\nNederlands\t★★★★★\nFrans\t★★★★☆\nEngels\t★★★☆☆", {"nl": UNSAID, "fr": UNSAID, "en": UNSAID}),
    "taal-spreken-lezen-schrijven-nederlands": ("Taal\tSpreken\tLezen\tSchrijven\nNederlands\tmoedertaal\tmoedertaal\tmoedertaal\nFrans\tC1\tC1\tB2\nEngels\tgoed\tzeer goed\tgoed", {"nl": NATIVE, "fr": VERY_GOOD, "en": "B1-C1"}),
    "talen-frans-moedertaal-nederlands-b2": ("Talen\n- Frans: moedertaal\n- Nederlands: B2 (examen Selor art. 9)\n- Engels: basis, enkel lezen", {"fr": NATIVE, "nl": "B2-B2", "en": BASIC}),
    "langues-fr-langue-maternelle-nl": ("Langues\nFR : langue maternelle\nNL : B2\nEN : C1\nES : A2", {"fr": NATIVE, "nl": "B2-B2", "en": "C1-C1", "es": "A2-A2"}),
    "langues-français-maternelle-anglais-cour": ("Langues : Français (maternelle), Anglais (courant), Néerlandais (notions)", {"fr": NATIVE, "en": FLUENT, "nl": BASIC}),
    "langues-français-maternelle-néerlandais-": ("Langues\nFrançais — maternelle\nNéerlandais — bonne maîtrise à l'oral, moyenne à l'écrit\nAnglais — lu", {"fr": NATIVE, "nl": "B1-C1", "en": "A2-B2"}),
    "langues-français-langue-maternelle-angla": ("LANGUES\n\nFrançais\nLangue maternelle\n\nAnglais\nC1\n\nNéerlandais\nB1", {"fr": NATIVE, "en": "C1-C1", "nl": "B1-B1"}),
    "langues-français-c2-néerlandais-c1": ("Langues\nFrançais C2, néerlandais C1, anglais B2, portugais (notions, deux étés à Porto)", {"fr": NATIVE, "nl": "C1-C1", "en": "B2-B2", "pt": BASIC}),
    "langues-je-parle-français-langue": ("Langues\nJe parle français (langue maternelle), anglais couramment, néerlandais correctement.", {"fr": NATIVE, "en": FLUENT, "nl": GOOD}),
    "langues-bilingue-français-néerlandais-an": ("Langues\nBilingue français / néerlandais\nAnglais : très bonnes connaissances", {"fr": FLUENT, "nl": FLUENT, "en": VERY_GOOD}),
    "compétences-linguistiques-français-langu": ("Compétences linguistiques\nFrançais ..... langue maternelle\nAnglais ..... courant\nNéerlandais ..... moyen", {"fr": NATIVE, "en": FLUENT, "nl": GOOD}),
    "languages-dutch-mother-tongue-french": ("Languages\nDutch (mother tongue) · French (C1) · English (C2) · German (A2)", {"nl": NATIVE, "fr": "C1-C1", "en": NATIVE, "de": "A2-A2"}),
    "languages-dutch-native-french-fluent": ("Languages: Dutch – native / French – fluent / English – fluent / German – basic", {"nl": NATIVE, "fr": FLUENT, "en": FLUENT, "de": BASIC}),
    "languages-english-native-dutch-professio": ("Languages\nEnglish: Native\nDutch: Professional working proficiency (B2/C1)\nFrench: Intermediate (B1)", {"en": NATIVE, "nl": VERY_GOOD, "fr": "B1-B1"}),
    "languages-mother-tongue-greek-english": ("LANGUAGES\nMother tongue: Greek\nEnglish C1 | French C1 | Dutch B1", {"el": NATIVE, "en": "C1-C1", "fr": "C1-C1", "nl": "B1-B1"}),
    "languages-i-am-a-native": ("Languages\nI am a native Italian speaker, I speak English (C2) and French (C1) daily, and I am learning Dutch (A2).", {"it": NATIVE, "en": NATIVE, "fr": "C1-C1", "nl": "A2-A2"}),
    "languages-dutch-5-5-french": ("Languages\nDutch 5/5, French 4/5, English 4/5", {"nl": UNSAID, "fr": UNSAID, "en": UNSAID}),
    "languages-dutch-mother-tongue-french-2": ("Languages\nDutch\nMother tongue\nFrench\nVery good command, both spoken and written\nEnglish\nGood", {"nl": NATIVE, "fr": VERY_GOOD, "en": GOOD}),
    "languages-french-mother-tongue-dutch": ("Languages\nFrench (mother tongue), Dutch (very good – Selor certificate level C1), English (good)", {"fr": NATIVE, "nl": "C1-C1", "en": GOOD}),
    "languages-english-fluent-hindi-native": ("Languages: English (fluent), Hindi (native), Tamil (native), French (beginner – A1, ongoing)", {"en": FLUENT, "hi": NATIVE, "ta": NATIVE, "fr": "A1-A1"}),
    "language-skills-mother-tongue-s": ("Language skills\nMOTHER TONGUE(S): Dutch\nOTHER LANGUAGE(S):\nFrench\nListening\nC1\nReading\nC1\nSpoken production\nB2\nSpoken interaction\nB2\nWriting\nB2", {"nl": NATIVE, "fr": VERY_GOOD}),
    "sprachen-deutsch-muttersprache-niederlän": ("Sprachen\nDeutsch: Muttersprache\nNiederländisch: fließend (C1)\nFranzösisch: B2\nEnglisch: sehr gut in Wort und Schrift", {"de": NATIVE, "nl": "C1-C1", "fr": "B2-B2", "en": VERY_GOOD}),
    "sprachen-deutsch-muttersprache-französis": ("Sprachen: Deutsch (Muttersprache), Französisch (verhandlungssicher), Englisch (fließend), Niederländisch (Grundkenntnisse)", {"de": NATIVE, "fr": FLUENT, "en": FLUENT, "nl": BASIC}),
    "profile-trilingual-dutch-french-english": ("Profile\nTrilingual (Dutch, French, English) programme manager with 20 years of experience.", {"nl": FLUENT, "fr": FLUENT, "en": FLUENT}),
    "profil-chef-de-programme-trilingue": ("Profil\nChef de programme, trilingue français-néerlandais-anglais, 20 ans d'expérience", {"fr": FLUENT, "nl": FLUENT, "en": FLUENT}),
    "profiel-nederlandstalig-vlot-in-frans": ("Profiel\nNederlandstalig, vlot in Frans (C1) en Engels (C1).", {"fr": "C1-C1", "en": "C1-C1"}),
    "talen-nederlands-moedertaal-frans-zeer-2": ("Talen\nNederlands (moedertaal)\nFrans (zeer goede kennis, dagelijks gebruik met Brusselse klanten)\nEngels (goede kennis, technisch)\nGebarentaal (basis)", {"nl": NATIVE, "fr": VERY_GOOD, "en": GOOD}),
    "contact-gent-nederlands-frans-java": ("Contact\nGent\nNederlands ●●●●●\nFrans ●●●○○\nJava ●●●●○", {}),
    "talen-nederlands-100-frans-80": ("Talen\nNederlands 100%\nFrans 80%\nEngels 75%", {"nl": UNSAID, "fr": UNSAID, "en": UNSAID}),
    "talenkennis-moedertaal-nederlands-andere": ("Talenkennis\nMoedertaal: Nederlands\nAndere: Frans (B2), Engels (C1)", {"nl": NATIVE, "fr": "B2-B2", "en": "C1-C1"}),
    "talen-frans-en-engels-vloeiend": ("Talen\nFrans en Engels vloeiend, Duits passief, Nederlands is mijn moedertaal.", {"fr": FLUENT, "en": FLUENT, "de": "A2-B2", "nl": NATIVE}),
    "langues-arabe-langue-maternelle-français": ("Langues\nArabe (langue maternelle) ; français (langue d'enseignement, C2) ; néerlandais (B1, cours en soirée 2024) ; anglais technique (B2)", {"ar": NATIVE, "fr": NATIVE, "nl": "B1-B1", "en": "B2-B2"}),
    "langues-néerlandais-niveau-b2-oral": ("Langues\nNéerlandais : niveau B2 oral, B1 écrit\nAnglais : C1", {"nl": GOOD, "en": "C1-C1"}),
    "languages-polish-native-english-c1": ("Languages\nPolish: native; English: C1 (CAE 2012); French: B2, certificate DELF; Dutch: A2, classes at CVO since 2024", {"pl": NATIVE, "en": "C1-C1", "fr": "B2-B2", "nl": "A2-A2"}),
    "languages-english-fluent-my-dutch": ("Languages\nEnglish fluent, my Dutch is at B2 and my French at B1.", {"en": FLUENT, "nl": "B2-B2", "fr": "B1-B1"}),
    "languages-spoken-spanish-mother-tongue": ("Languages spoken\nSpanish (mother tongue), English (full professional proficiency), French (limited working proficiency), Dutch (elementary proficiency)", {"es": NATIVE, "en": "C1-C1", "fr": "B1-B1", "nl": BASIC}),
    "talen-nederlands-native-english-fluent": ("Talen\nNederlands: native\nEnglish: fluent\nFrançais: bonne connaissance", {"nl": NATIVE, "en": FLUENT, "fr": GOOD}),
    "taalkennis-zelfevaluatie-begrijpen-sprek": ("Taalkennis (zelfevaluatie)\n\tBegrijpen\tSpreken\tSchrijven\nFrans\tC1\tB2\tB2\nEngels\tC1\tC1\tC1\nMoedertaal: Nederlands", {"fr": VERY_GOOD, "en": "C1-C1", "nl": NATIVE}),
    "langues-langue-maternelle-français-autre": ("Langues\nLangue maternelle\nFrançais\nAutres langues\nNéerlandais\nC1\nB2\nB2\nB2\nB2", {"fr": NATIVE, "nl": VERY_GOOD}),
    "talen-nederlands-moedertaal-frans-b2": ("Talen\nNederlands moedertaal, Frans B2 en Engels C1.\nHobby's\nFietsen, Spaans koken, Italiaanse opera", {"nl": NATIVE, "fr": "B2-B2", "en": "C1-C1"}),
    "languages-dutch-english-bilingual-french": ("Languages\nDutch & English – bilingual\nFrench – good", {"nl": FLUENT, "en": FLUENT, "fr": GOOD}),
    "talen-nederlands-moedertaal-en-frans": ("Talen: Nederlands (moedertaal) en Frans (tweede taal, niveau C1)", {"nl": NATIVE, "fr": "C1-C1"}),
    "languages-dutch-native-french-b2": ("Languages | Dutch (native) | French (B2) | English (C1)", {"nl": NATIVE, "fr": "B2-B2", "en": "C1-C1"}),
    "langues-parlées-lingala-swahili-et": ("Langues parlées : lingala, swahili et français (langues maternelles), anglais (bon), néerlandais (débutant)", {"ln": NATIVE, "sw": NATIVE, "fr": NATIVE, "en": GOOD, "nl": BASIC}),
    "languages-dutch-c2-french-c1": ("Languages\nDutch C2 French C1 English C1 German A2", {"nl": NATIVE, "fr": "C1-C1", "en": "C1-C1", "de": "A2-A2"}),
    "talen-nederlands-moedertaal-frans-goed": ("Talen\nNederlands\n(moedertaal)\nFrans\n(goed)\nEngels\n(zeer goed)", {"nl": NATIVE, "fr": GOOD, "en": VERY_GOOD}),
    "languages-native-portuguese-c2-english": ("Languages\nNative: Portuguese\nC2: English\nC1: French, Spanish\nA2: Dutch", {"pt": NATIVE, "en": NATIVE, "fr": "C1-C1", "es": "C1-C1", "nl": "A2-A2"}),
    "talen-c1-frans-engels-moedertaal": ("Talen\nC1: Frans, Engels\nmoedertaal: Nederlands", {"fr": "C1-C1", "en": "C1-C1", "nl": NATIVE}),
    "langues-français-maternelle-anglais-cour-2": ("LANGUES\nFrançais\tMaternelle\nAnglais\tCourant\nNéerlandais\tScolaire", {"fr": NATIVE, "en": FLUENT, "nl": BASIC}),
    "langues-français-lm-néerlandais-b2": ("Langues\nfrançais (lm), néerlandais (b2), anglais (c1)", {"fr": NATIVE, "nl": "B2-B2", "en": "C1-C1"}),
    "talen-nederlands-frans-en-engels": ("Talen\nNederlands, Frans en Engels: vloeiend. Duits: begrijpend.", {"nl": FLUENT, "fr": FLUENT, "en": FLUENT}),
    "languages-dutch-and-french-both": ("Languages\nDutch and French (both C1), English C2", {"nl": "C1-C1", "fr": "C1-C1", "en": NATIVE}),
    "langues-néerlandais-et-français-langues": ("Langues\nNéerlandais et français : langues maternelles (parents de chaque côté)\nAnglais : niveau C1, deux ans à Dublin", {"nl": NATIVE, "fr": NATIVE, "en": "C1-C1"}),
    "languages-hungarian-mother-tongue-englis": ("Languages\nHungarian: mother tongue. English: C1. French: C1. I understand Dutch and am taking lessons (A2 certificate, January 2026).", {"hu": NATIVE, "en": "C1-C1", "fr": "C1-C1", "nl": "A2-A2"}),
    "languages-french-native-dutch-c1": ("Languages\nFrench, native. Dutch, C1. English, C1. German, some.", {"fr": NATIVE, "nl": "C1-C1", "en": "C1-C1", "de": BASIC}),
    "talen-nl-moedertaal-fr-c1": ("Talen\nNL ●●●●● (moedertaal)\nFR ●●●●○ (C1)\nEN ●●●●○ (C1)", {"nl": NATIVE, "fr": "C1-C1", "en": "C1-C1"}),
    "ik-spreek-nederlands-van-thuis": ("Wat ik spreek\nNederlands: van thuis uit (moedertaal)\nFrans: vlot, ook schriftelijk\nEngels: prima\nDuits: genoeg om de weg te vragen", {"nl": NATIVE, "fr": FLUENT, "en": VERY_GOOD}),
    "nederlands-c2-moedertaal-frans-b2": ("Talen: Nederlands C2 (moedertaal) – Frans B2 – Engels C1 – Turks moedertaal", {"nl": NATIVE, "fr": "B2-B2", "en": "C1-C1", "tr": NATIVE}),
    "néerlandais-c1-certificat-selor-2018": ("LANGUES\nNéerlandais\tC1 (certificat Selor 2018)\nFrançais\tLangue maternelle\nAnglais\tB2+", {"nl": "C1-C1", "fr": NATIVE, "en": "B2-B2"}),
    "maternelle-française-anglais-bonne-maîtr": ("Langues : maternelle française ; anglais : bonne maîtrise ; néerlandais : connaissance passive", {"en": VERY_GOOD, "nl": "A2-B2"}),
    "mother-tongue-dutch-fluent-english": ("Languages\nMother tongue: Dutch. Fluent: English, French. Some German.", {"nl": NATIVE, "en": FLUENT, "fr": FLUENT, "de": BASIC}),
    "dutch-native-speaker-english-full": ("Languages\nDutch – Native speaker\nEnglish – Full Professional Proficiency\nGerman – Limited Working Proficiency\nFrench – Professional Working Proficiency", {"nl": NATIVE, "en": "C1-C1", "de": "B1-B1", "fr": VERY_GOOD}),
    "english-c2-dutch-c1-nt2": ("Languages: English (C2), Dutch (C1, NT2 Programma II), French (A2)", {"en": NATIVE, "nl": "C1-C1", "fr": "A2-A2"}),
    "muttersprache-deutsch-sehr-gute-kenntnis": ("Sprachen\nMuttersprache Deutsch, sehr gute Kenntnisse in Englisch und Französisch, Grundkenntnisse Niederländisch", {"de": NATIVE, "en": VERY_GOOD, "fr": VERY_GOOD, "nl": BASIC}),
    "frans-moedertaal-nederlands-volledige-pr": ("Talen\nFrans\nMoedertaal\nNederlands\nVolledige professionele vaardigheid\nEngels\nBeperkte werkvaardigheid", {"fr": NATIVE, "nl": "C1-C1", "en": "B1-B1"}),
    "linguistiques-langue-maternelle-français": ("Compétences linguistiques\nLangue maternelle : Français\nAutres langues :\nAnglais : Compréhension C1 | Expression orale B2 | Écrit B2\nNéerlandais : Compréhension B2 | Expression orale B1 | Écrit B1", {"fr": NATIVE, "en": VERY_GOOD, "nl": GOOD}),
    "ik-ben-tweetalig-opgevoed-nederlands": ("Talen\nIk ben tweetalig opgevoed (Nederlands en Frans) en spreek goed Engels.", {"nl": FLUENT, "fr": FLUENT, "en": GOOD}),
    "fluent-english-and-french-working": ("Languages\nFluent English and French, working knowledge of Dutch, mother tongue Romanian", {"en": FLUENT, "fr": FLUENT, "nl": GOOD, "ro": NATIVE}),
    "n-moedertaal-f-zeer-goed": ("Talenkennis: N: moedertaal, F: zeer goed, E: goed, D: basis", {"nl": NATIVE, "fr": VERY_GOOD, "en": GOOD, "de": BASIC}),
    "en-c2-nl-b1-studying": ("Languages\nEN C2\nNL B1 (studying towards B2)\nFR C1\nRU native", {"en": NATIVE, "nl": "B1-B1", "fr": "C1-C1", "ru": NATIVE}),
    "français-anglais-et-néerlandais-courants": ("Langues\nFrançais, anglais et néerlandais courants, allemand élémentaire", {"fr": FLUENT, "en": FLUENT, "nl": FLUENT, "de": BASIC}),
    "nederlands-uitstekend-frans-goed-mondeli": ("Talen\nNederlands (uitstekend), Frans (goed mondeling, beperkt schriftelijk), Engels (vlot)", {"nl": FLUENT, "fr": "A1-B2", "en": FLUENT}),
    "dutch-2-5-french-native": ("Languages\nDutch: 2/5\nFrench: native\nEnglish: 4/5 (fluent)", {"nl": UNSAID, "fr": NATIVE, "en": FLUENT}),
    "belgian-project-manager-native-french": ("Profile\nBelgian project manager, native French speaker, with an excellent command of English and a good knowledge of Dutch.", {"fr": NATIVE, "en": FLUENT, "nl": GOOD}),
    "albanees-moedertaal-nederlands-c1-frans": ("Talen\nAlbanees (moedertaal) • Nederlands (C1) • Frans (B1) • Engels (B2)", {"sq": NATIVE, "nl": "C1-C1", "fr": "B1-B1", "en": "B2-B2"}),
    "parlées-et-écrites-français-natif": ("Langues parlées et écrites\nFrançais (natif), espagnol (natif), anglais (C1), néerlandais (A2/B1)", {"fr": NATIVE, "es": NATIVE, "en": "C1-C1", "nl": "A2-B1"}),
}  # fmt: skip

PROSE = {
    "nl-dense": ("Jan Peeters\nNederlands moedertaal, Frans vloeiend, Engels goed", {"nl": NATIVE, "fr": FLUENT, "en": GOOD}),
    "nl-profile": ("Profiel\nProjectleider die vloeiend Frans en Engels spreekt.", {"fr": FLUENT, "en": FLUENT}),
    "nl-bilingual": ("Profiel\nPerfect tweetalig NL/FR, met een goede kennis van het Engels.", {"nl": FLUENT, "fr": FLUENT, "en": GOOD}),
    "nl-trilingual": ("Profiel\nDrietalig (Nederlands, Frans, Engels) projectmanager", {"nl": FLUENT, "fr": FLUENT, "en": FLUENT}),
    "nl-no-french": ("Profiel\nIk spreek geen Frans, wel goed Engels.", {"fr": "A1-A1", "en": GOOD}),
    "nl-personal": ("Persoonlijke gegevens\nGeboren in Gent\nTalen: N (moedertaal), F (C1), E (B2)", {"nl": NATIVE, "fr": "C1-C1", "en": "B2-B2"}),
    "nl-header-codes": ("An Maes | Gent | NL C2 | FR B2 | EN C1", {"nl": "C2-C2", "fr": "B2-B2", "en": "C1-C1"}),
    "nl-mother-tongue": ("Profiel\nMijn moedertaal is Nederlands; mijn Frans is vlot.", {"nl": NATIVE, "fr": FLUENT}),
    "fr-profile": ("Profil\nParfaite bilingue français/néerlandais, anglais C1.", {"fr": FLUENT, "nl": FLUENT, "en": "C1-C1"}),
    "fr-speak": ("Profil\nJe parle couramment le néerlandais et j'ai de bonnes notions d'allemand.", {"nl": FLUENT, "de": GOOD}),
    "fr-negated": ("Profil\nJe ne parle pas le néerlandais.", {"nl": "A1-A1"}),
    "fr-trilingue": ("Chef de projet trilingue FR-NL-EN", {"fr": FLUENT, "nl": FLUENT, "en": FLUENT}),
    "en-speak": ("Summary\nI speak French fluently and have a basic knowledge of Dutch.", {"fr": FLUENT, "nl": BASIC}),
    "en-native-speaker": ("Summary\nNative English speaker, fluent in French.", {"en": NATIVE, "fr": FLUENT}),
    "en-unknown-heading": ("Babel\nDutch: native\nFrench: very good\nEnglish: excellent", {"nl": NATIVE, "fr": VERY_GOOD, "en": FLUENT}),
    "en-education-fills-silence": ("Certificates\nDELF B2 (2019)\nIELTS 8.0 (2015)", {"fr": "B2-B2", "en": "C1-C1"}),
    "de-profile": ("Profil\nIch spreche fließend Englisch und sehr gut Französisch.", {"en": FLUENT, "fr": VERY_GOOD}),
}  # fmt: skip

SEVERAL = {
    "agreeing-twice": ("Profiel\nVloeiend Frans.\n\nTalen\nFrans C1", {"fr": "C1-C1"}),
    "code-beats-word": ("Profil\nNéerlandais courant.\n\nLangues\nNéerlandais : B2", {"nl": "B2-B2"}),
    "list-beats-prose": ("Summary\nI speak fluent French.\n\nLanguages\nFrench: very good", {"fr": VERY_GOOD}),
    "both-languages": ("Talen\nNederlands moedertaal, Frans C1\n\nLangues\nNéerlandais langue maternelle, français C1", {"nl": NATIVE, "fr": "C1-C1"}),
    "list-beats-old-certificate": ("Languages\nFrench: fluent\n\nCertificates\nDELF B2 (2006)", {"fr": FLUENT}),
    "contradiction-covers-both": ("Talen\nFrans C1\n\nLangues\nfrançais B2", {"fr": "B2-C1"}),
}  # fmt: skip

LOOK_ALIKES = {
    "nationality": "Nationality: Belgian and Dutch\nDutch citizen, born in French Guiana",
    "programming": "Languages: Java, Python, C++, Visual Basic\nProgramming languages: C, C#",
    "degree": "Education\nBA (Hons), Modern Languages and Computer Science\nMaster English Literature, very good results",
    "course": "Training\n2018 Dutch, level 4.2, evening course\n2011 French for professionals, level C1 course",
    "version-line": "Nederlandse versie hieronder, version française en page 2",
    "first-name": "Frans Peeters\nGoed vaderschap, uitstekende reputatie",
    "diploma-a1": "Elektronica A1, HRITHO\nA1 elektronica, Technicum Antwerpen, 1996",
    "driving": "Rijbewijs B, C1 en CE",
    "team": "Werkervaring\nTeam van 18 agenten, drietalig. Planning en coaching.",
    "environment": "Expérience\nEnvironnement de travail en anglais et en néerlandais.",
    "working-in-dutch": "Profil\nJe travaille en néerlandais depuis dix ans.",
    "documents": "Experience\nExcellent Dutch suppliers and good English tea; bilingual website NL/FR.",
    "hearings": "Weekly public hearings in French or Dutch as required; my Dutch dates from there.",
    "both-languages": "Audits in both national languages, usually in both in the same sentence.",
    "building": "Nieuw schoolgebouw, blok C1 en B2, Franse Gemeenschap",
    "speaking-country": "Dutch-speaking, raised in Halle, at ease with vendors.",
    "certificate-number": "Selor art. 12, behaald in 2006",
    "talk": "Talks\n06/2024 Studiedag Netwerken, Hasselt (niederländisch)",
    "vacancy": "Uw vacature vraagt vloeiend Nederlands en Frans.",
    "working-in-a-team": "Experience\n2019 - 2022 Project manager, Acme\nGood French team, my good English colleagues wrote the Dutch manual.",
    "customers": "Profile\nMy good customers are French, Dutch and German firms.",
    "skills-dots": "OUTILS\nJira ●●●●●\nWSO2 ●●●○○",
}


SENTENCES = yaml.safe_load((Path(__file__).parent / "language_sentences.yaml").read_text())
ANYWHERE = [(heading, *row) for heading, rows in SENTENCES["anywhere"].items() for row in rows]
LISTED = [(heading, *row) for heading, rows in SENTENCES["listed"].items() for row in rows]


def document(text: str) -> Document:
    return Document(DocumentKind.TEXT, (Page(1, text),))


def languages_of(text: str) -> dict[str, str]:
    read = document(text)
    return {
        skill.language: f"{skill.least.name}-{skill.most.name}" for skill in find_languages(read, find_sections(read))
    }


def spanned(levels: str) -> str:
    """One level as an interval: "C1" is "C1-C1"."""
    return levels if "-" in levels else f"{levels}-{levels}"


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_part_about_languages_gives_each_its_interval(text: str, expected: dict[str, str]) -> None:
    assert languages_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), FURTHER.values(), ids=FURTHER.keys())
def test_other_layouts_and_habits_are_read_alike(text: str, expected: dict[str, str]) -> None:
    assert languages_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), PROSE.values(), ids=PROSE.keys())
def test_words_outside_that_part_count_when_they_say_a_level(text: str, expected: dict[str, str]) -> None:
    assert languages_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_statements_of_one_language_become_one_skill(text: str, expected: dict[str, str]) -> None:
    assert languages_of(text) == expected


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_look_alikes_are_no_languages(text: str) -> None:
    assert languages_of(text) == {}


@pytest.mark.parametrize(("text", "expected"), [*LISTS.values(), *PROSE.values()], ids=[*LISTS, *PROSE])
def test_evidence_holds_the_name_or_the_certificate_verbatim(text: str, expected: dict[str, str]) -> None:
    read = document(text)
    for skill in find_languages(read, find_sections(read)):
        assert skill.evidence
        for span in skill.evidence:
            quote = read.quote(span)
            assert quote == quote.strip()
            assert quote in text
            assert 0 < len(quote) <= 200


@pytest.mark.parametrize(("heading", "text", "expected"), [*ANYWHERE, *LISTED])
def test_sentences_give_each_language_its_own_level(heading: str, text: str, expected: dict[str, str]) -> None:
    assert languages_of(f"{heading}\n{text}") == {language: spanned(levels) for language, levels in expected.items()}


@pytest.mark.parametrize(("heading", "text", "expected"), ANYWHERE)
def test_sentences_of_a_summary_say_the_same(heading: str, text: str, expected: dict[str, str]) -> None:
    found = languages_of(f"Jan Peeters\nProject manager\n\n{text}")
    assert found == {language: spanned(levels) for language, levels in expected.items()}, heading


def test_evidence_is_the_words_that_say_it() -> None:
    read = document("Talen: Nederlands (moedertaal), Frans (C1, Brusselse grootmoeder), Engels (vloeiend).")
    quotes = [read.quote(skill.evidence[0]) for skill in find_languages(read, find_sections(read))]
    assert quotes == ["Nederlands (moedertaal)", "Frans (C1, Brusselse grootmoeder)", "Engels (vloeiend)"]


def test_levels_compare_as_in_the_framework() -> None:
    skill = find_languages(document("Talen: Frans B2"), find_sections(document("Talen: Frans B2")))[0]
    assert Level.B1 < skill.least == skill.most < Level.C1
