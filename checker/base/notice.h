// SPDX-License-Identifier: Apache-2.0
// What readers say of a document that they could not read wholly, or not as its author meant it:
// one line for each sentence, in English (extract, JSON, the command line) and in Swedish
// (reports). A sentence stands behind the name of a part, without a capital and a full stop.
#ifndef LINJERA_BASE_NOTICE_H
#define LINJERA_BASE_NOTICE_H

#include <glib.h>

// X(NAME, English, Swedish): {0} and {1} are what the reader fills in. The particulars of an error
// are English in both.
#define NOTICES(X)                                                                                         \
    X(PART_MISSING, "the document refers to this part, but the package does not hold it",                  \
      "dokumentet hänvisar till den här delen, men den finns inte i filen")                                \
    X(PART_DAMAGED, "this part cannot be read: {0}", "delen kan inte läsas ({0})")                         \
    X(PART_BREAKS_OFF, "this part cannot be read to its end: {0}",                                         \
      "delen kan inte läsas till slutet ({0})")                                                            \
    X(STYLES_DAMAGED, "this part cannot be read, so that headings are not known: {0}",                     \
      "delen kan inte läsas, så att det inte är känt vad som är rubriker ({0})")                           \
    X(NUMBERING_DAMAGED, "this part cannot be read, so that automatic numbers are not known: {0}",         \
      "delen kan inte läsas, så att automatiska nummer inte är kända ({0})")                               \
    X(THREADS_DAMAGED, "this part cannot be read, so that replies are not known: {0}",                     \
      "delen kan inte läsas, så att det inte är känt vilka kommentarer som är svar ({0})")                 \
    X(SETTINGS_DAMAGED, "this part cannot be read, so that the settings are not known: {0}",               \
      "delen kan inte läsas, så att inställningarna inte är kända ({0})")                                  \
    X(ODT_STYLES_DAMAGED,                                                                                  \
      "this part cannot be read, so that numbers, headers and footers are not known: {0}",                 \
      "delen kan inte läsas, så att nummer, sidhuvuden och sidfötter inte är kända ({0})")                 \
    X(RELATIONS_DAMAGED,                                                                                   \
      "its relationships cannot be read, so that links and attached parts are unknown: {0}",               \
      "delens relationer kan inte läsas, så att länkar och bifogade delar är okända ({0})")                \
    X(TYPES_DAMAGED,                                                                                       \
      "the list of content types is missing or damaged; the parts were read by their "                     \
      "relationships",                                                                                     \
      "listan över innehållstyper saknas eller är skadad; delarna har lästs efter sina "               \
      "relationer")                                                                                        \
    X(MAIN_UNREADABLE,                                                                                     \
      "what the package says of its parts cannot be read ({0}); {1} was read, as its content "             \
      "type "                                                                                              \
      "or its name is a document's",                                                                       \
      "det som filen säger om sina delar kan inte läsas ({0}); {1} har lästs, eftersom den av "         \
      "innehållstyp eller namn är ett dokument")                                                           \
    X(MAIN_DANGLING,                                                                                       \
      "the document should be {0}, which the package does not hold; {1} was read, as its content "         \
      "type or its name is a document's",                                                                  \
      "dokumentet ska vara {0}, som inte finns i filen; {1} har lästs, eftersom den av "                  \
      "innehållstyp eller namn är ett dokument")                                                           \
    X(MAIN_UNSAID,                                                                                         \
      "no relationship leads to the document; {0} was read, as its content type or its name is a "         \
      "document's",                                                                                        \
      "ingen relation leder till dokumentet; {0} har lästs, eftersom den av innehållstyp eller "         \
      "namn är ett dokument")                                                                              \
    X(STRAY_TEXT, "some text stands outside of Word's elements for text and is not read",                  \
      "en del text står utanför Words element för text och läses inte")                                    \
    X(ODT_STRAY_TEXT, "some text stands outside paragraphs and is not read",                               \
      "en del text står utanför styckena och läses inte")                                                  \
    X(PICTURES_ONLY, "the document holds pictures but no text; what they show is not read",                \
      "dokumentet innehåller bilder men ingen text; det som bilderna visar läses inte")                    \
    X(EXTENSION,                                                                                           \
      "a piece of content needs an extension of Word that is not known here and offers nothing "           \
      "in "                                                                                                \
      "its place; check it by eye",                                                                        \
      "en bit av innehållet kräver ett tillägg till Word som inte är känt här, och ingenting "       \
      "finns i dess ställe; granska den själv")                                                            \
    X(CHART, "the text of a chart is not read; check it by eye",                                           \
      "texten i ett diagram läses inte; granska den själv")                                                \
    X(SMART_ART, "the text of a SmartArt graphic is not read; check it by eye",                            \
      "texten i en SmartArt-bild läses inte; granska den själv")                                           \
    X(OBJECT, "an embedded object is not read; open it from the document and check it by itself",          \
      "ett inbäddat objekt läses inte; öppna det från dokumentet och granska det för sig")                 \
    X(CONTROL, "an ActiveX control is not read; check what it shows by eye",                               \
      "en ActiveX-kontroll läses inte; granska själv det som den visar")                                   \
    X(CHUNK,                                                                                               \
      "another document is included here and is not read; open the file in Word and save it "              \
      "anew, "                                                                                             \
      "which takes the text in",                                                                           \
      "ett annat dokument är infogat här och läses inte; öppna filen i Word och spara den på "        \
      "nytt, så tas texten in")                                                                            \
    X(CHUNK_DAMAGED,                                                                                       \
      "another document is included here and is not read; open the file in Word and save it "              \
      "anew, "                                                                                             \
      "which takes the text in: {0}",                                                                      \
      "ett annat dokument är infogat här och läses inte; öppna filen i Word och spara den på "        \
      "nytt, så tas texten in ({0})")                                                                      \
    X(FIELD_UNENDED,                                                                                       \
      "a field begins but never ends, and text after its beginning was taken for its code; open "          \
      "the file in Word and mend or remove the field",                                                     \
      "ett fält börjar men slutar aldrig, och text efter dess början har tagits för dess kod; "        \
      "öppna filen i Word och laga eller ta bort fältet")                                                  \
    X(SYMBOLS, "symbols of the font {0} have no known character and are read as U+FFFD",                   \
      "symboler i typsnittet {0} har inget känt tecken och läses som U+FFFD")                              \
    X(SYMBOLS_UNNAMED,                                                                                     \
      "symbols of the font in use have no known character and are read as U+FFFD",                         \
      "symboler i det typsnitt som används har inget känt tecken och läses som U+FFFD")                    \
    X(ODT_OBJECT, "an embedded object (a formula, a chart, a sheet) is not read",                          \
      "ett inbäddat objekt (en formel, ett diagram, ett kalkylblad) läses inte")                           \
    X(SCRIPT,                                                                                              \
      "the page has no text of its own: a script makes it, and scripts are not run; save the "             \
      "page "                                                                                              \
      "from a browser and check that file",                                                                \
      "sidan har ingen egen text: ett skript skapar den, och skript körs inte; spara sidan från "        \
      "en webbläsare och granska den filen")                                                               \
    X(FRAME, "the page shows another file in a frame (<{0}>), which is not read: {1}",                     \
      "sidan visar en annan fil i en ram (<{0}>), som inte läses: {1}")                                    \
    X(FRAME_UNADDRESSED,                                                                                   \
      "the page shows another file in a frame (<{0}>), which is not read: its address is not "             \
      "given",                                                                                             \
      "sidan visar en annan fil i en ram (<{0}>), som inte läses: adressen är inte angiven")               \
    X(MISREAD,                                                                                             \
      "characters have been decoded wrongly here (such as \"lÃ¤kare\"), so that rules do not "           \
      "find "                                                                                              \
      "the words; type the text anew",                                                                     \
      "tecken har avkodats fel här (som ”lÃ¤kare”), så att regler inte hittar orden; skriv "       \
      "texten på nytt")                                                                                    \
    X(LETTER_SPACED,                                                                                       \
      "the words are spaced with blanks between their letters, so that rules do not find them; "           \
      "take the blanks out and set the character spacing in Word",                                         \
      "orden är spärrade med blanksteg mellan bokstäverna, så att regler inte hittar dem; ta "         \
      "bort "                                                                                              \
      "blankstegen och ställ in teckenavståndet i Word")                                                   \
    X(FOREIGN,                                                                                             \
      "{0} elements are of a vocabulary that is not Word's (the first: \"{1}\"); text in them "            \
      "was "                                                                                               \
      "read as if it stood in the document",                                                               \
      "{0} element hör till ett ordförråd som inte är Words (det första: ”{1}”); text i dem har " \
      "lästs som om den stod i dokumentet")                                                                \
    X(REPLACED_ONE,                                                                                        \
      "1 place is not valid in its encoding, {0}, and is read as U+FFFD; save the text anew in "           \
      "UTF-8",                                                                                             \
      "1 ställe är ogiltigt i textens kodning, {0}, och läses som U+FFFD; spara texten på nytt i "     \
      "UTF-8")                                                                                             \
    X(REPLACED,                                                                                            \
      "{0} places are not valid in its encoding, {1}, and are read as U+FFFD; save the text anew "         \
      "in UTF-8",                                                                                          \
      "{0} ställen är ogiltiga i textens kodning, {1}, och läses som U+FFFD; spara texten på "         \
      "nytt i UTF-8")                                                                                      \
    X(NOT_UTF_8, "the text says that it is UTF-8 and is not; it was read as windows-1252",                 \
      "texten säger att den är UTF-8 men är det inte; den har lästs som windows-1252")                     \
    X(NOT_SAID, "the text is not UTF-8 and does not say what it is; it was read as windows-1252",          \
      "texten är inte UTF-8 och säger inte vad den är; den har lästs som windows-1252")                    \
    X(ENCODING_UNKNOWN,                                                                                    \
      "the text says that its encoding is {0}, which is not known; it was read as UTF-8",                  \
      "texten säger att dess kodning är {0}, som inte är känd; den har lästs som UTF-8")

enum notice {
#define NOTICE_ID(name, english, swedish) NOTICE_##name,
    NOTICES(NOTICE_ID)
#undef NOTICE_ID
        NOTICE_COUNT
};

// A sentence in both languages; NULL in both: none. Owned by the struct.
struct said {
    char *english, *swedish;
};

// The sentence with what it needs filled in; what it does not need may be NULL.
struct said said_of(enum notice notice, const char *first, const char *second);
void said_clear(struct said *said);
typedef struct said said_t;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(said_t, said_clear)

#endif
