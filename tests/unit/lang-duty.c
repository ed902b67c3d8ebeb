// SPDX-License-Identifier: Apache-2.0
// Who is said to have a duty: in a text, [P ...] is the party asked about, [O ...] another one,
// [T ...] a task and [D ...] a deed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/duty.h"

static enum duty_mark mark_of(char letter)
{
    return letter == 'P'   ? DUTY_PARTY
           : letter == 'O' ? DUTY_OTHER
           : letter == 'T' ? DUTY_TASK
                           : DUTY_DEED;
}

static void read_marks(const char *marked, GString *text, GArray *spans, GArray *sentences)
{
    guint start = 0;
    enum duty_mark mark = DUTY_PARTY;
    for (const char *at = marked; *at; at++) {
        if (*at == '[') {
            mark = mark_of(at[1]);
            start = (guint)text->len;
            at += 2;
        } else if (*at == ']') {
            struct duty_span span = {start, (guint)text->len, mark};
            g_array_append_val(spans, span);
        } else {
            g_string_append_c(text, *at);
        }
    }
    guint first = 0;
    g_array_append_val(sentences, first);
    for (guint i = 0; i + 2 < text->len; i++)
        if (strchr(".?", text->str[i]) && text->str[i + 1] == ' ') {
            guint next = i + 2;
            g_array_append_val(sentences, next);
        }
}

static char *found(const char *marked, gboolean asked)
{
    static const char *const forces[] = {
        [DUTY_DOES] = "does", [DUTY_MUST] = "must", [DUTY_MAY] = "may"};
    struct duty_span outside[2];
    guint outsiders = 0;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct duty_span));
    g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) duties = g_array_new(FALSE, FALSE, sizeof(struct duty));
    for (; *marked == '@'; marked += 2)
        outside[outsiders++] = (struct duty_span){DUTY_OUTSIDE, DUTY_OUTSIDE, mark_of(marked[1])};
    read_marks(marked, text, spans, sentences);
    g_array_append_vals(spans, outside, outsiders);
    duty_find(text->str, (guint)text->len, (const guint *)sentences->data, sentences->len, spans,
              asked, duties);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < duties->len; i++) {
        const struct duty *duty = &g_array_index(duties, struct duty, i);
        g_string_append_printf(out, "%s%s: %.*s", i ? "; " : "", forces[duty->force],
                               (int)(duty->end - duty->start), text->str + duty->start);
    }
    return g_string_free(out, FALSE);
}

struct duty_case {
    const char *text, *found;
};

static void assert_found(const struct duty_case *cases, gsize count, gboolean asked)
{
    guint failed = 0;
    for (gsize i = 0; i < count; i++) {
        g_autofree char *is = found(cases[i].text, asked);
        if (strcmp(is, cases[i].found) != 0) {
            print_error("%s\n  found:    %s\n  expected: %s\n", cases[i].text, is, cases[i].found);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}
#define ASSERT_FOUND(cases) assert_found(cases, G_N_ELEMENTS(cases), FALSE)

static void test_subjects(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"[P Kommunen] ansvarar för [T läkare].", "does: Kommunen ansvarar för läkare"},
        {"[P Kommunen] ska stå för [T läkare].", "must: Kommunen ska stå för läkare"},
        {"[P Kommunen] kan stå för [T läkare].", "may: Kommunen kan stå för läkare"},
        {"För [T läkare] på boendet ansvarar [P kommunen].",
         "does: läkare på boendet ansvarar kommunen"},
        {"[T Läkare] till boendet ska [P kommunen] ordna.",
         "must: Läkare till boendet ska kommunen ordna"},
        {"För [T läkare] på boendet svarar [P kommunen].",
         "does: läkare på boendet svarar kommunen"},
        {"[T Läkare] på [P boendet] ska [P kommunen] svara för.",
         "must: Läkare på boendet ska kommunen svara"},
        {"Vid hemgång tar [P kommunen] därefter över [T dialysen].",
         "does: tar kommunen därefter över dialysen"},
        {"[P Kommunen] ansvarar där för [T läkare].", "does: Kommunen ansvarar där för läkare"},
        {"Teamet stödjer [P kommunen] och ordnar [T läkare].", ""},
        {"Verksamheten ordnar [P kommunen] en [T läkare].", ""},
        {"[O Regionen] ansvarar för [T läkare] och [P kommunen] för sjuksköterskor.", ""},
        {"[O Regionen] ansvarar för sjuksköterskor och [P kommunen] för [T läkare].",
         "does: ansvarar för sjuksköterskor och kommunen för läkare"},
        {"[O Regionen] ansvarar för [T läkare] i [P kommunens] boenden.", ""},
        {"I [P kommunen] ansvarar [O vårdcentralen] för [T läkare].", ""},
        {"[P Kommunen] tar emot patienten och ansvarar sedan för [T läkare].",
         "does: Kommunen tar emot patienten och ansvarar sedan för läkare"},
        {"När [O regionen] skriver ut patienten, ansvarar [P kommunen] för [T läkare].",
         "does: ansvarar kommunen för läkare"},
        {"När [P kommunen] har tagit emot patienten ansvarar [O regionen] för [T läkare].", ""},
        {"Det är [P kommunen] som ansvarar för [T läkare].",
         "does: kommunen som ansvarar för läkare"},
        {"Patienten skrivs in i [P kommunen], som ansvarar för [T läkare].",
         "does: kommunen, som ansvarar för läkare"},
        {"[P Kommunen] kontaktar [O vårdcentralen], som ansvarar för [T läkare].", ""},
        {"De [T läkare] som [P kommunen] anlitar och bekostar får journalen.",
         "does: läkare som kommunen anlitar"},
        {"[P Kommunen], som är huvudman, ansvarar för [T läkare].",
         "does: Kommunen, som är huvudman, ansvarar för läkare"},
        {"[P Kommunen] har det yttersta ansvaret för [T läkare].",
         "does: Kommunen har det yttersta ansvaret för läkare"},
        {"[P Kommunen] har en läkare att ringa.", ""},
        {"[P Kommunen] är ytterst ansvarig för [T läkare].",
         "does: Kommunen är ytterst ansvarig för läkare"},
        {"[P Kommunen] har i uppdrag att bemanna boendet med [T läkare].",
         "does: Kommunen har i uppdrag att bemanna boendet med läkare"},
        {"[P Kommunen] ansvarar för omvårdnaden efter [T läkarbesöket].", ""},
        {"Efter [T läkarbesöket] ansvarar [P kommunen] för omvårdnaden.", ""},
        {"[P Kommunen] begär att [O vårdcentralen] ordnar [T läkare].", ""},
        {"[O Vårdcentralen] kräver att [P kommunen] ordnar [T läkare].",
         "does: kommunen ordnar läkare"},
        {"[O Regionen] ordnar [T läkare], medan [P kommunen] svarar för att en sköterska finns.",
         ""},
        {"[P Kommunen] håller lokalen i ordning när [O regionens] [T läkare] kommer.", ""},
        {"[P Kommunen] ansvarar för att ringa så att [T läkarmedverkan] kan planeras.", ""},
        {"[P Kommunens] [P MAS] ser till att [T läkare] finns.", "does: MAS ser till att läkare"},
        {"[P Kommunen] driver boendet. Det är också den som ordnar [T läkare].",
         "does: ordnar läkare"},
        {"[P Kommunen] är från och med hemgången ansvarig för [T dialysen].",
         "does: Kommunen är från och med hemgången ansvarig för dialysen"},
        {"För [T dropp] har [P kommunen] från första dagen hela ansvaret.",
         "does: dropp har kommunen från första dagen hela ansvaret"},
        {"Då har [P kommunen], inte [O kliniken], ansvaret för [T drän].",
         "does: har kommunen, inte kliniken, ansvaret för drän"},
        {"[P Kommunen] ska inte bara hjälpa till utan är ansvarig för [T dropp].",
         "does: Kommunen ska inte bara hjälpa till utan är ansvarig för dropp"},
        {"Det antecknas att [P kommunen] från och med nu ska ordna [T dropp].",
         "must: kommunen från och med nu ska ordna dropp"},
        {"Den som flyttar till [P boendet] får en fast [T läkare].", ""},
        {"Övertar [P kommunen] hanteringen ska det vara ordinerat av [T läkare].", ""},
        {"[O Kliniken] lämnar ärendet till [P kommunen]. Den ansvarar sedan för [T dropp].",
         "does: ansvarar sedan för dropp"},
        {"Det är också [P kommunen]. Det är hon som ansvarar för [T dropp].",
         "does: ansvarar för dropp"},
        {"Till [P kommunens] uppgifter hör att ta emot, ordna hjälp och ansvara för [T dropp].",
         "does: kommunens uppgifter hör att ta emot, ordna hjälp och ansvara för dropp"},
        {"För [T prov] på den som [O kliniken] vårdar svarar [P kommunen].",
         "does: prov på den som kliniken vårdar svarar kommunen"},
        {"[T Prov] vid det som [O kliniken] har bestämt sköts av [P kommunen].",
         "does: Prov vid det som kliniken har bestämt sköts av kommunen"},
        {"[O Kliniken] har kvar [T droppet], även om patienten flyttar till [P kommunen].", ""},
        {"[P Kommunen] tar emot patienten. Den ansvarar då för [T läkare].",
         "does: ansvarar då för läkare"},
    };
    ASSERT_FOUND(cases);
}

static void test_other_roles(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"[T Läkare] tillhandahålls av [P kommunen].", "does: Läkare tillhandahålls av kommunen"},
        {"[T Läkare] ska ordnas av [O regionen] i samråd med [P kommunen].", ""},
        {"Ansvaret för [T läkare] ligger på [P kommunen].",
         "does: Ansvaret för läkare ligger på kommunen"},
        {"Ansvaret för [T läkare] övergår vid hemgång till [P kommunen].",
         "does: Ansvaret för läkare övergår vid hemgång till kommunen"},
        {"Ansvaret för [T läkare] åvilar [P kommunen].",
         "does: Ansvaret för läkare åvilar kommunen"},
        {"Efter hemgång övergår [T provansvaret] för patienten från [O kliniken] till [P "
         "kommunen].",
         "does: övergår provansvaret för patienten från kliniken till kommunen"},
        {"Vid årsskiftet gick [T proven] för hela området över till [P kommunen].",
         "does: gick proven för hela området över till kommunen"},
        {"[T Dropp] blir efter fyra veckor [P kommunens] fullständiga ansvar.",
         "does: Dropp blir efter fyra veckor kommunens fullständiga ansvar"},
        {"Det är upp till [P kommunen] att [D byta dropp].",
         "does: upp till kommunen att byta dropp"},
        {"[T Behandlingsansvaret] för [O specialistvården] är [P kommunens] så snart som möjligt.",
         "does: Behandlingsansvaret för specialistvården är kommunens"},
        {"Då överlämnas ansvaret för den [T vård] som fortsätter hemma till [P kommunen].",
         "does: överlämnas ansvaret för den vård som fortsätter hemma till kommunen"},
        {"På [P kommunen] vilar ansvaret för [T läkare].",
         "does: kommunen vilar ansvaret för läkare"},
        {"[T Läkare] är [P kommunens] ansvar.", "does: Läkare är kommunens ansvar"},
        {"Det är [P kommunens] uppgift att bemanna med [T läkare].",
         "does: kommunens uppgift att bemanna med läkare"},
        {"Ansvarig för [T läkare] är [P kommunen].", "does: Ansvarig för läkare är kommunen"},
        {"Ansvarig för [T läkare]: [P kommunen]", "does: Ansvarig för läkare: kommunen"},
        {"Två [T läkare] är anställda av [P kommunen] och svarar för alla ronder.",
         "does: läkare är anställda av kommunen"},
        {"Medverkan av [T läkare] bekostas av [P kommunen].", "does: läkare bekostas av kommunen"},
        {"[T Beslut om boken] fattas av [P styrelsen].",
         "does: Beslut om boken fattas av styrelsen"},
        {"[P Styrelsen] beslutar om: [T boken]", "does: Styrelsen beslutar om: boken"},
        {"[T Läkare]: [P kommunen]", "does: Läkare: kommunen"},
        {"[T Läkare] är inte [O regionens] utan [P kommunens] ansvar.",
         "does: Läkare är inte regionens utan kommunens ansvar"},
        {"[T Läkare] ordnas inte av [O regionen] utan av [P kommunen].",
         "does: Läkare ordnas inte av regionen utan av kommunen"},
        {"Det är inte [O regionen] utan [P kommunen] som ansvarar för [T läkare].",
         "does: kommunen som ansvarar för läkare"},
    };
    ASSERT_FOUND(cases);
}

static void test_deeds(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"[P Kommunen] [D följer upp] beslutet.", "does: Kommunen följer upp"},
        {"[P Kommunen] ska [D följa upp] beslutet.", "must: Kommunen ska följa upp"},
        {"Beslutet [D följs upp] av [P kommunen].", "does: följs upp av kommunen"},
        {"[O Sjukhuset] [D följer upp] beslutet och informerar [P kommunen].", ""},
        {"Det är [P kommunens] ansvar att [D följa upp] beslutet.",
         "does: kommunens ansvar att följa upp"},
        {"[P Kommunen] ska inte [D följa upp] beslutet.", ""},
        {"[P Kommunen] meddelar [O kliniken], och [O kliniken] [D följer upp].", ""},
        {"[O Kliniken] ser till att det [D följs upp], även när hjälpen ges av [P kommunen].", ""},
        {"[P Kommunen] ska, eftersom fler får [O specialistvård], [D följa upp].",
         "does: Kommunen ska, eftersom fler får specialistvård, följa upp"},
        {"[P Kommunen] svarar för att bedömningar som [O kliniken] gjort [D följs upp].",
         "does: Kommunen svarar för att bedömningar som kliniken gjort följs upp"},
        {"[P Kommunen] svarar för att hjälpen ges och [O kliniken] [D följer upp].", ""},
        {"[P Kommunen] bjuds in till mötet där egenvården [D följs upp] av [O kliniken].", ""},
        {"Att besluten [D följs upp] är en uppgift för [P kommunen].",
         "does: följs upp är en uppgift för kommunen"},
        {"Att egenvården [D följs upp] svarar [P kommunen] för.",
         "does: följs upp svarar kommunen"},
        {"Det som beslutats av [O kliniken] [D följs upp] av [P kommunen].",
         "does: följs upp av kommunen"},
        {"Varje år [D fastställer] [P fullmäktige] boken.", "does: fastställer fullmäktige"},
        {"Ansvaret för att [D besluta] om boken ligger på [P styrelsen] och kan inte delegeras.",
         "does: Ansvaret för att besluta om boken ligger på styrelsen"},
        {"På [P styrelsen] ankommer att årligen [D besluta] om boken.",
         "does: styrelsen ankommer att årligen besluta"},
        {"[P Kontoret] lägger ut boken så snart [O nämnden] har [D beslutat] om den.", ""},
        {"Så går det till: [P kommunen] [D följer upp].", "does: kommunen följer upp"},
    };
    ASSERT_FOUND(cases);
}

static void test_exceptions(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"[P Kommunen] ansvarar inte för [T läkare].", ""},
        {"[P Kommunen], inte [O regionen], ansvarar för [T läkare].",
         "does: Kommunen, inte regionen, ansvarar för läkare"},
        {"Inte [P kommunen] utan [O regionen] ansvarar för [T läkare].", ""},
        {"[P Kommunen] och [O regionen] ansvarar för [T läkare].", ""},
        {"[O Regionen] och [P kommunen] ansvarar för [T läkare].", ""},
        {"[P Kommunen] ansvarar tillsammans med [O regionen] för [T läkare].", ""},
    };
    ASSERT_FOUND(cases);
}

static void test_said_before(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"[T Läkare] behövs på boendet. Det ansvarar [P kommunen] för.", "does: ansvarar kommunen"},
        {"[T Läkare] behövs på boendet. Ansvaret ligger hos [P kommunen].",
         "does: Ansvaret ligger hos kommunen"},
        {"[T Läkare] behövs. Det är [P kommunen] som ansvarar för sjuksköterskor.", ""},
        {"Vem ansvarar för [T läkare]? Det gör [P kommunen].", "does: gör kommunen"},
        {"Vem ansvarar för [T läkare]? [O Regionen].", ""},
        {"Vem [D följer upp]? Det gör [P kommunen], ingen annan.", "does: gör kommunen"},
        {"[O Kliniken] ordnar [T prov]. [P Rektor] ordnar det praktiska.", ""},
        {"[P Han] sköter sitt själv. Att det [D följs upp] svarar [O kliniken] för.", ""},
        {"Hur ofta kommer [T läkaren]? Det avgör [P kommunen].", ""},
    };
    ASSERT_FOUND(cases);
    static const struct duty_case asked[] = {
        {"[P Kommunen].", "does: Kommunen"},
        {"Det är [P kommunen] som gör det.", "does: kommunen"},
        {"Det gör inte [P kommunen].", ""},
    };
    assert_found(asked, G_N_ELEMENTS(asked), TRUE);
}

static void test_cells(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"@P[T Läkare] två timmar i veckan", "does: Läkare"},
        {"@PAnsvarar för [T läkare]", "does: Ansvarar för läkare"},
        {"@PKontaktar [T läkare]", ""},
        {"@PInformerar patientens [T läkare]", ""},
        {"@P@TAnsvarar", "does: Ansvarar"},
        {"@P@TX", "does: X"},
        {"@P@T●", "does: ●"},
        {"@P@T-", ""},
        {"@P@T", ""},
        {"", ""},
        {"?", ""},
        {"@P@THuvudansvar", "does: Huvudansvar"},
        {"@P@TStödjer", ""},
        {"@P@TAnsvarar inte", ""},
        {"@O@TAnsvarar", ""},
        {"@P[O Regionen] ansvarar för [T läkare]", ""},
    };
    ASSERT_FOUND(cases);
}

// Whatever the words and marks: duties stand inside the text.
static void test_anything(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "kommunen",  "läkare", "ansvarar", "för", "av",   "ska",    "inte", "utan", ",", ".",  "?",
        "som",       "när",    "och",      "det", "den",  "ligger", "på",   "är",   ":", ";",  "-",
        "kommunens", "ansvar", "att",      "tas", "över", "●",      "(",    ")",    "å", "vem"};
    g_autoptr(GRand) random = g_rand_new_with_seed(20261123);
    for (guint round = 0; round < 20000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct duty_span));
        g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(guint));
        g_autoptr(GArray) duties = g_array_new(FALSE, FALSE, sizeof(struct duty));
        for (guint i = (guint)g_rand_int_range(random, 0, 14); i > 0; i--) {
            guint start = (guint)text->len;
            if (!start || g_rand_int_range(random, 0, 6) == 0)
                g_array_append_val(sentences, start);
            g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
            struct duty_span span = {start, (guint)text->len,
                                     (enum duty_mark)g_rand_int_range(random, 0, 4)};
            if (g_rand_boolean(random))
                g_array_append_val(spans, span);
            g_string_append_c(text, ' ');
        }
        guint first = 0;
        if (!sentences->len)
            g_array_append_val(sentences, first);
        for (guint i = (guint)g_rand_int_range(random, 0, 3); i > 0; i--) {
            struct duty_span span = {DUTY_OUTSIDE, DUTY_OUTSIDE,
                                     (enum duty_mark)g_rand_int_range(random, 0, 4)};
            g_array_append_val(spans, span);
        }
        duty_find(text->str, (guint)text->len, (const guint *)sentences->data, sentences->len,
                  spans, g_rand_boolean(random), duties);
        for (guint i = 0; i < duties->len; i++) {
            const struct duty *duty = &g_array_index(duties, struct duty, i);
            assert_true(duty->start < duty->end && duty->end <= text->len);
        }
    }
}

// Less common orders and words.
static void test_turned(void **state)
{
    (void)state;
    static const struct duty_case cases[] = {
        {"[P MAS-organisationen i kommunen] blir den som svarar för [T behandlingen].",
         "does: MAS-organisationen i kommunen blir den som svarar för behandlingen"},
        {"[T Läkarbesök] är något som [P kommunen] har att svara för.",
         "must: Läkarbesök är något som kommunen har att svara"},
        {"[T Läkaren], som [P kommunen] är skyldig att ställa till förfogande, deltar.",
         "must: Läkaren, som kommunen är skyldig att ställa"},
        {"För [T uppföljningen] är det [P enheten] som ansvaret vilar på.",
         "does: uppföljningen är det enheten som ansvaret vilar"},
        {"[P Kommunen] åtar sig [T uppföljningen].", "does: Kommunen åtar sig uppföljningen"},
        {"[T Uppföljningen] är delegerad till [P kommunen].",
         "does: Uppföljningen är delegerad till kommunen"},
        {"Hos [P kommunen] ligger [T uppföljningen].", "does: kommunen ligger uppföljningen"},
        {"Med [P kommunen] som ansvarig för [T uppföljningen] fungerar det.",
         "does: kommunen som ansvarig för uppföljningen"},
        {"[T Uppföljningen] räknas till [P kommunens] uppgifter.",
         "does: Uppföljningen räknas till kommunens uppgifter"},
        {"[P Kommunen] ålades [T uppföljningen] från 1 juli.",
         "must: Kommunen ålades uppföljningen"},
        {"[O Kliniken] ger [P kommunen] i uppgift att [D följa upp beslutet].",
         "does: ger kommunen i uppgift att följa upp beslutet"},
        {"[T Uppföljningen] är det [P kommunen] som sköter.",
         "does: Uppföljningen är det kommunen som sköter"},
        {"Ansvaret för [T uppföljningen] har [P kommunen].",
         "does: Ansvaret för uppföljningen har kommunen"},
        {"[P Kommunen] blir den som [T läkaren] ringer.", ""},
        {"[O Regionen] blir den som svarar för [T läkare] hos [P kommunen].", ""},
        {"[T Läkare] är något som [P kommunen] saknar.", ""},
        {"Med [O regionen] som ansvarig för [T läkare] kan [P kommunen] planera.", ""},
        {"[T Läkare] är det [O regionen] som ordnar åt [P kommunen].", ""},
        {"Till boendet kommer [T läkare] från [O regionen] och hos [P kommunen] bor patienten.",
         ""},
    };
    ASSERT_FOUND(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_subjects),    cmocka_unit_test(test_other_roles),
        cmocka_unit_test(test_deeds),       cmocka_unit_test(test_exceptions),
        cmocka_unit_test(test_said_before), cmocka_unit_test(test_cells),
        cmocka_unit_test(test_turned),      cmocka_unit_test(test_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
