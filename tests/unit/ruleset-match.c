// SPDX-License-Identifier: Apache-2.0
// What the patterns of rules find in folded text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pattern/pattern.h"
#include "ruleset/ruleset.h"

#define HEAD                                                                                       \
    "<ruleset xmlns=\"urn:linjera:rules:1\" id=\"p\" version=\"1.0.0\" xml:lang=\"sv\">"           \
    "<title>T</title>"                                                                             \
    "<variable name=\"a.b\" kind=\"text\" value=\"x.y\">m</variable>"                              \
    "<define id=\"old\"><token>tidigare</token><phrase>inte längre</phrase></define>"             \
    "<rule id=\"A-1\" title=\"t\"><existence>"
#define TAIL                                                                                       \
    "</existence><message>m</message><example expect=\"match\">a</example>"                        \
    "<example expect=\"no-match\">b</example></rule></ruleset>"

// The matches of a pattern in a text, each in [ ], found in so many steps; NULL where they are not
// enough.
static char *marked_within(guint64 steps, const char *pattern, const char *text)
{
    g_autofree char *xml = g_strconcat(HEAD, pattern, TAIL, NULL);
    struct rule_file file = {.name = "p.xml", .bytes = xml, .length = strlen(xml)};
    struct ruleset_options options = {.definition_count = 0};
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset = ruleset_load(&file, 1, &options, complaints);
    for (guint i = 0; !ruleset && i < complaints->len; i++) {
        const struct complaint *complaint = complaints->pdata[i];
        if (!complaint->warning)
            return g_strdup(complaint->message);
    }
    const struct rule *rule = ruleset_rule(ruleset, "A-1");
    struct limits limits = limits_default();
    limits.match = MIN(limits.match, steps);
    g_autoptr(pattern_cache_t) cache = pattern_cache_new(ruleset->expressions->len, &limits);
    GString *out = g_string_new(NULL);
    gsize at = 0, length = strlen(text);
    const struct expression *expression =
        ((struct matcher *)rule->patterns->pdata[0])->expressions[0];
    struct pattern_match match;
    enum pattern_result result;
    while ((result = pattern_cache_match(cache, expression->id, expression->source, text, length,
                                         at, &match)) == PATTERN_MATCH) {
        gsize start = match.start[expression->mark], end = match.end[expression->mark];
        g_string_append_len(out, text + at, (gssize)(start - at));
        g_string_append_c(out, '[');
        g_string_append_len(out, text + start, (gssize)(end - start));
        g_string_append_c(out, ']');
        at = end;
    }
    g_string_append(out, text + at);
    return g_string_free(out, result == PATTERN_LIMIT);
}

static char *marked(const char *pattern, const char *text)
{
    return marked_within(G_MAXUINT64, pattern, text);
}

static void check(const char *const (*cases)[2], gsize count)
{
    guint failed = 0;
    for (gsize i = 0; i < count; i++) {
        g_auto(GStrv) parts = g_strsplit_set(cases[i][1], "[]", -1);
        g_autofree char *text = g_strjoinv("", parts);
        g_autofree char *result = marked(cases[i][0], text);
        if (strcmp(result, cases[i][1]) != 0) {
            print_error("%s\n  is       %s\n  expected %s\n", cases[i][0], result, cases[i][1]);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void test_words(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<token>rd</token>", "vård [rd] ord"},
        {"<token>avtal</token>", "[Avtal], [AVTAL], avtalet, avtalsvård, hyresavtal, ([avtal])"},
        {"<token>SKL</token>", "[SKL] men inte skl. eller SKLs"},
        {"<token>LiSA</token>", "[LiSA] men inte Lisa"},
        {"<token>SoL</token>", "[SoL] men inte sol, solskydd, Sol"},
        {"<token>MAR</token>", "[MAR], mars, Marks kommun, mar"},
        {"<token>PAL</token>", "[PAL] palliativ Pascal"},
        {"<token>SIP</token>", "[SIP]-möte, SIPRI, [SIP]"},
        {"<token case=\"ignore\">SKL</token>", "[SKL] och [skl]."},
        {"<token case=\"match\">avtal</token>", "[avtal] Avtal"},
        {"<token>etc.</token>", "och [etc.] samt [etc.]etc"},
        {"<token>region</token>", "regional regionen religion [region] axelregionen"},
        {"<token>vård_</token>", "vård vård_x [vård_]"},
        {"<token>2017</token>", "[2017]-2020 20170 ([2017]:30)"},
        {"<phrase>fast vårdkontakt</phrase>", "[Fast vårdkontakt] men fast läkare"},
        {"<phrase>lag (2017:30)</phrase>", "[lag (2017:30)] och lag (2017:31)"},
        {"<phrase>hälso– och “sjukvård”</phrase>", "x [hälso- och \"sjukvård\"]"},
        {"<phrase>Västra Götaland</phrase>", "[Västra Götaland] västra götaland"},
        {"<token>{a.b}</token>", "[x.y] xzy"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_suspended(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<token>hälso- och sjukvård</token>",
         "[Hälso- och sjukvård], [hälso-och sjukvård], [hälsooch sjukvård], [hälso- & sjukvård], "
         "[hälso och sjukvård], hälso- och sjukvården"},
        {"<token inflect=\"suffix\">in- och utskrivning</token>",
         "[in-/utskrivning], [in- & utskrivningen], [in och utskrivning], inskrivning"},
        {"<phrase inflect=\"suffix\">krav- och kvalitetsbok</phrase>",
         "[Krav- och kvalitetsböckerna], [Krav & kvalitetsbok]"},
        {"<token inflect=\"suffix\">ut- och inskrivning</token>",
         "[ut- och inskrivningen] [ut-/inskrivning] [ut och inskrivning] utskrivning"},
        {"<token>SIP-möte</token>", "[SIP-möte] [SIP- möte] SIP - möte SIPmöte"},
        {"<token inflect=\"suffix\">it-stöd</token>", "[it-stödet] [it- stöd] it stöd"},
        {"<token inflect=\"suffix\">vård- och omsorgsnämnd</token>",
         "[Vård- och omsorgsnämnden] [vård-och omsorgsnämnd] [vård & omsorgsnämnd] vård"},
        {"<token inflect=\"suffix\">hälso- och sjukvårdsavtal</token>",
         "[hälso- och sjukvårdsavtalets] sjukvårdsavtal"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_inflected(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<token inflect=\"suffix\">avtal</token>",
         "[avtal] [avtalet] [avtalets] [avtalens] [avtals] avtalsvård avtalat avtala hyresavtal"},
        {"<token inflect=\"suffix\">region</token>", "[regionernas] regional regionalt religion"},
        {"<token inflect=\"suffix\">plan</token>",
         "[planerna] [planer] planera planerar planering"},
        {"<token inflect=\"suffix\">ansvar</token>", "[ansvaret] ansvarig ansvarar"},
        {"<token inflect=\"suffix\">MAS</token>",
         "[MAS:ar] [MAS:en] [MAS-en] [MASar] [MAS:s] massa mas MASK"},
        {"<token inflect=\"suffix\">KoK-bok</token>", "[KoK-böckerna] [KoK-boken] kok-boken"},
        {"<token inflect=\"suffix\">läkare</token>", "[Läkarna] [läkares] läkarinsats"},
        {"<token inflect=\"suffix\" declension=\"er\">fras</token>", "[fraserna]"},
        {"<token inflect=\"suffix\" forms=\"böckren\">bok</token>", "[böckren] [böckerna] bokning"},
        {"<token forms=\"ansvarar ansvarade ansvarat\">ansvara</token>",
         "[ansvarar] [ansvara] [Ansvarat] ansvarig ansvar"},
        {"<phrase inflect=\"suffix\">patientansvarig läkare</phrase>",
         "[Patientansvarig läkare], [patientansvariga läkaren], [patientansvarige läkarens]"},
        {"<phrase inflect=\"suffix\">kommunal hemsjukvård</phrase>",
         "[kommunal hemsjukvård], [kommunala hemsjukvårdens], kommunalt"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_compounds(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<token inflect=\"compound\">egenvård</token>",
         "[egenvårdsintyg] [egenvårds-intyg] [egenvårdintyget] [egenvård] [patientegenvård] "
         "egenvården patientegenvården"},
        {"<token inflect=\"both\">egenvård</token>",
         "[egenvårdsintyg] [egenvården] [patientegenvårdens] [egenvårds]"},
        {"<token inflect=\"both\">plan</token>",
         "[planen] [vårdplanerna] [plandokument] planera planerar planering planerade"},
        {"<token inflect=\"both\">avtal</token>",
         "[avtalsvård] [hyresavtal] [kollektivavtalen] avtalade avtalat"},
        {"<token inflect=\"both\">region</token>",
         "[regionfullmäktige] regional regionala regionalt"},
        {"<token inflect=\"both\">ansvar</token>",
         "[läkaransvaret] [ansvarsområde] ansvarig ansvariga"},
        {"<token inflect=\"both\">missbruk</token>", "[missbruksvård] missbrukare missbrukarens"},
        {"<token inflect=\"both\">kommun</token>", "[kommunfullmäktige] kommunikation kommunal"},
        // In the middle of a word too, if the term is not short.
        {"<token inflect=\"both\">egenvård</token>",
         "[patientegenvårdsintyg] [barn-egenvårds-planen] hemegenvårdarna"},
        {"<token inflect=\"both\">plan</token>", "explanatorisk [vårdplan]"},
        {"<token inflect=\"both\">region</token>", "subregionala [storregionsfrågan]"},
        {"<token inflect=\"both\">bok</token>", "bokning bokningsregler [bokslut] [KoK-boken]"},
        // Where the author shows the seam: with and without linking letter, hyphen, space.
        {"<token inflect=\"suffix\">egenvård|intyg</token>",
         "[egenvårdsintyg] [egenvårdintyget] [egenvårds-intyg] [Egenvårds intygets] egenvård "
         "[EGENVÅRDSINTYG] egenvårdens intyg"},
        {"<token>läkar|medverkan</token>", "[läkarmedverkan] [läkar medverkan] [läkar-medverkan]"},
        {"<token inflect=\"suffix\">närområde|plan</token>",
         "[närområdesplan] [närområdes planen] [närområdeplaner] närområde"},
        {"<token>egenvård|</token>",
         "\"egenvård|\": | stands between two parts of a word (egenvård|intyg); write a sign as it "
         "is with <regex>"},
        {"<token>a|b|c|d|e|f|g|h</token>", "more than 6 | in a term: write shorter ones"},
        {"<token inflect=\"compound\">SIP</token>", "[SIP-möte] SIPRI SIPRIS [SIP] [länets-SIP]"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

// Words that only look like the term: nothing of them may be found.
static void test_false_friends(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<token inflect=\"suffix\">region</token>",
         "regional regionala regionalt religion religionen axelregionen"},
        {"<token inflect=\"both\">region</token>", "regional regionala regionalt religion"},
        {"<token inflect=\"suffix\">avtal</token>",
         "avtalsvård hyresavtal kollektivavtal avtala avtalat avtalad"},
        {"<token inflect=\"suffix\">ansvar</token>",
         "ansvarig ansvariga ansvarar ansvara oansvarig"},
        {"<token inflect=\"both\">ansvar</token>", "ansvarig ansvariga ansvarigt ansvarar"},
        {"<token inflect=\"suffix\" declension=\"acronym\">SoL</token>",
         "sol solskydd Sol Solna SOL"},
        {"<token inflect=\"suffix\">MAR</token>", "mars Mars Mark Marks MARS MARK mar"},
        {"<token inflect=\"suffix\">MAS</token>", "massa mas Mas MASSA MASK"},
        {"<token inflect=\"suffix\">PAL</token>", "Pascal palliativ PALLIATIV Pal PALM"},
        {"<token inflect=\"suffix\">SKL</token>", "skl. skl SKLT"},
        {"<token inflect=\"suffix\">ÖK</token>", "ökad ök ÖKAD ÖKNING"},
        {"<token inflect=\"both\">SIP</token>", "SIPRI sip Sip"},
        {"<token inflect=\"suffix\">VC</token>", "vc VCS-test WVC"},
        {"<token inflect=\"suffix\">RO</token>", "ro Ro ROS ROLL"},
        {"<token>LiSA</token>", "Lisa LISA lisa"},
        {"<token inflect=\"suffix\">PUL</token>", "pulver PULVER Pul"},
        {"<token inflect=\"suffix\">BAL</token>", "bal Bal BALANS"},
        {"<token inflect=\"suffix\">OSN</token>", "osn OSNABRÜCK"},
        {"<token>t.o.m.</token>", "tom tomt lådan är tom"},
        {"<token>fr.o.m.</token>", "from en from man"},
        {"<token>bl.a.</token>", "bl a bla blad"},
        {"<phrase>fast vårdkontakt</phrase>", "fast vården, fast läkare, fastvårdkontakt"},
        {"<phrase>bruk och beroende</phrase>", "beroende på bruk, beroende av, oberoende"},
        {"<token inflect=\"suffix\">missbruk</token>", "maktmissbruk missbrukare missbrukar"},
        {"<token inflect=\"both\">egenvård</token>", "egen vård, egna vården"},
        {"<token inflect=\"suffix\">plan</token>",
         "planera planerar planering planerad plant plank"},
        {"<token inflect=\"both\">plan</token>", "planera planerar planering planerad planeras"},
        {"<token inflect=\"suffix\">läkaransvar</token>", "behandlingsansvar läkaransvarig"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_verbs(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<verb>ansvara</verb>",
         "[ansvarar] [Ansvarade] [ansvaras] [ansvarat] ansvarig ansvar [ansvarande]"},
        {"<verb conjugation=\"ar\">blomma</verb>", "[blommar] blomma_ [blommande] blomster"},
        {"<verb particle=\"upp\">följa</verb>",
         "[följer upp] [Följs upp] [uppföljs] [följer kommunen insatsen upp] [uppföljd] följer, "
         "[följa planen noggrant upp] uppföljning"},
        {"<verb particle=\"upp\" noun=\"uppföljning\">följa</verb>",
         "[uppföljningen] [följts upp] [uppföljda]"},
        // One clause: not past a comma, a new verb or the end of the sentence.
        {"<verb particle=\"upp\">följa</verb>",
         "följer rutinen, tar upp; följer planen och skriver upp; följer planen. Upp; följer a b c "
         "d e upp; följer uppåt"},
        {"<verb particle=\"över\" gap=\"0\">ta</verb>",
         "[tar över] [övertar] [övertas] har [tagit över] tar allt över [övertagen] tas [Ta över]"},
        {"<verb particle=\"på sig\">ta</verb>", "[tar på sig] [tog genast på sig] tar på"},
        {"<verb forms=\"följ\">följa</verb>", "[följ] [följer] följd_ [följd] följe"},
        {"<seq gap=\"2\"><token>kommunen</token><verb particle=\"över\">ta</verb></seq>",
         "[Kommunen ska ta hand över] men kommunen x y z tar över"},
        {"<verb>gnissla</verb>",
         "how \"gnissla\" is conjugated is not known: write the infinitive and say it with "
         "conjugation=\"ar\" (ansvarar), \"er\" (följer) or \"r\" (tror); the forms of a strong "
         "verb are listed with <token forms=\"...\">"},
        {"<verb conjugation=\"re\">gnissla</verb>",
         "conjugation=\"re\" is unknown: it can be ar, er, r, strong; did you mean er?"},
        {"<verb conjugation=\"strong\">gnissla</verb>",
         "conjugation=\"strong\" does not fit \"gnissla\": it is not one of the known strong "
         "verbs"},
        {"<verb conjugation=\"er\">tro</verb>",
         "conjugation=\"er\" does not fit \"tro\": write the infinitive, which ends in -a"},
        {"<verb gap=\"2\">följa</verb>", "gap does nothing without particle: remove it"},
        {"<verb>följa upp</verb>",
         "<verb>följa upp</verb> is not one verb: write its infinitive, and what it is written "
         "apart from as particle=\"...\""},
        {"<verb noun=\"blomster\">följa</verb>",
         "how \"blomster\" inflects is not known: write it as a <token> of its own"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

#define HSL "<law number=\"2017:30\" short=\"HSL\">hälso- och sjukvårdslag</law>"
#define PLAN                                                                                       \
    "<law number=\"2017:30\" short=\"HSL\" chapter=\"16\" section=\"4\">"                          \
    "hälso- och sjukvårdslag</law>"

static void test_laws(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {HSL, "[Hälso- och sjukvårdslagen (2017:30)] [hälso-och sjukvårdslagens] [HSL] [HSL:s] "
              "lag ([2017:30]) [SFS 2017:30] lag [2017:30], enligt [HSL] 16:4"},
        {HSL, "hälso- och sjukvårdslagen (1982:763) SOSFS 2017:30 HSLF-FS 2017:30 Dir. 2017:30 "
              "2017:305 12017:30 kl. 20:17:30 prop. 2016/17:30 Ds 2017:30 hsl 14:55"},
        {"<law number=\"2017:612\">lag om samverkan vid utskrivning</law>",
         "[lagen om samverkan vid utskrivning], lagen ([2017:612]) om samverkan, LUS"},
        {PLAN, "[16 kap. 4 § HSL] [16 kap 4§ HSL] [16 kap.4 § hälso- och sjukvårdslagen (2017:30)] "
               "[HSL 16 kap. 4 §] [HSL 16:4] [16 kap. 1-5 §§ HSL] [16 kap. 3 och 4 §§ HSL]"},
        {PLAN, "16 kap. 14 § HSL, 6 kap. 4 § HSL, 16 kap. 4 a § HSL, 16 kap. 4 § SoL, HSL 16:40, "
               "16 kap. 5-8 §§ HSL, kl. 16:4, 16 kap. 4 § hälso- och sjukvårdslagen (1982:763)"},
        {"<law number=\"1993:387\" short=\"LSS\" section=\"9\">lag om stöd och service</law>",
         "[9 § LSS] [9 § 8 LSS] [9§ i lagen om stöd och service] 19 § LSS, 9 § SoL, [LSS 9 §]"},
        {"<law number=\"2001:453\" short=\"SoL\" chapter=\"2\" section=\"8 a\"/>",
         "[2 kap. 8 a § SoL] [2 kap 8a§ SoL] 2 kap. 8 § SoL"},
        {"<law number=\"2017:30\">Patientlagen okänd</law>",
         "<law>Patientlagen okänd</law>: write the title in the indefinite, as \"socialtjänstlag\" "
         "or \"lag om ...\""},
        {"<law number=\"2017:30\" short=\"H S L\"/>",
         "short=\"H S L\": write one abbreviation, as HSL"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_composed(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<any ref=\"old\"/>", "[Tidigare] gällde det, [inte längre]"},
        {"<any><token>a</token><phrase>b c</phrase></any>", "[a] [b c] b"},
        {"<phrase gap=\"2\">kommunen ansvarar</phrase>",
         "[Kommunen ansvarar], [kommunen har länge ansvarar], kommunen x y z ansvarar"},
        {"<phrase gap=\"3\">kommunen ansvarar</phrase>", "kommunen slutar. Sedan ansvarar någon"},
        {"<phrase gap=\"5\">enligt avtal</phrase>", "[enligt 2 kap. 4 § nytt avtal]"},
        {"<seq gap=\"3\"><token>kommunen</token><any><token>ska</token><token>måste</token></any>"
         "<token>utföra</token></seq>",
         "[Kommunen, som ägare, ska utföra] men [kommunen måste genast utföra]"},
        {"<seq><phrase>patientansvarig läkare</phrase><token>PAL</token></seq>",
         "[Patientansvarig läkare (PAL]) utses"},
        // A seq as the first part of a seq.
        {"<seq gap=\"4\"><seq><token>för</token><token>läkare</token></seq>"
         "<token>hemkommunen</token></seq>",
         "[För läkare svarar hemkommunen]"},
        {"<seq gap=\"1\"><token>a</token><token>b</token></seq>", "[a - b] [a x b] a x y b"},
        {"<regex>SOSFS 20\\d\\d:\\d+</regex>", "[SOSFS 2009:6] sosfs 2009:6"},
        {"<regex>sosfs \\d+</regex>", "[SOSFS 2009]:6"},
        {"<regex>\\Sx\\p{Lu}</regex>", "[axB]"},
        {"<regex word=\"yes\">a.c</regex>", "[abc] abcd xabc"},
        {"<regex mark=\"1\">enligt (\\S+) kap</regex>", "enligt [16] kap"},
        {"<regex>a{2,3}</regex>", "[aaa] a"},
        {"<regex>\\x{e5}|{a.b}</regex>", "[å] [x.y] xzy"},
        {"<regex>(a)\\1</regex>", "[aa] ab"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

// There is one way to read a gap: a text that nearly matches takes no more steps than its words.
static void test_gaps_in_few_steps(void **state)
{
    (void)state;
    g_autofree char *words = g_strnfill(2 * 28, 'x');
    for (guint i = 1; i < 2 * 28; i += 2)
        words[i] = ' ';
    g_autofree char *text = g_strconcat("kommunen avtal ", words, "ansvar", NULL);
    g_autofree char *found =
        marked_within(5000,
                      "<seq gap=\"30\"><token>kommunen</token><token>ansvar</token>"
                      "<token>avtal</token></seq>",
                      text);
    assert_non_null(found);
    assert_string_equal(found, text); // no avtal comes after ansvar
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_suspended),
        cmocka_unit_test(test_inflected),
        cmocka_unit_test(test_compounds),
        cmocka_unit_test(test_composed),
        cmocka_unit_test(test_verbs),
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_false_friends),
        cmocka_unit_test(test_gaps_in_few_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
