// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/value.h"

static void append_amount(GString *to, gint64 amount)
{
    g_string_append_printf(to, "%g", (double)amount / NUMBER_ONE);
}

static void append_range(GString *to, gint64 low, gint64 high)
{
    append_amount(to, low);
    if (high != low) {
        g_string_append(to, "..");
        append_amount(to, high);
    }
}

// "[14 dagar]=1.2096e+06s", "[fem vardagar]=5w", "[ett år]=12m", "[49]=49", "[10 %]=10"
static char *describe(enum value_kind kind, const char *text)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << kind, text, 0, (guint)strlen(text), values);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < values->len; i++) {
        const struct value *value = &g_array_index(values, struct value, i);
        g_string_append_printf(out, "%s[%.*s]=", i ? " " : "", (int)(value->end - value->start),
                               text + value->start);
        if (kind == VALUE_DURATION) {
            static const char classes[] = {'h', 'w', 'm'};
            gint64 scale = value->duration.class == DURATION_EXACT ? 3600 : 1;
            append_range(out, value->duration.low / scale, value->duration.high / scale);
            g_string_append_c(out, classes[value->duration.class]);
        } else if (kind == VALUE_NUMBER) {
            append_range(out, value->number.low, value->number.high);
        } else {
            append_range(out, value->amount.low, value->amount.high);
        }
    }
    return g_strdup(out->str);
}

struct row {
    const char *text, *values;
};

static void assert_rows(enum value_kind kind, const struct row *rows, gsize count)
{
    guint wrong = 0;
    for (gsize i = 0; i < count; i++) {
        g_autofree char *values = describe(kind, rows[i].text);
        if (strcmp(values, rows[i].values) == 0)
            continue;
        print_error("%s:\n  is       %s\n  expected %s\n", rows[i].text, values, rows[i].values);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void test_durations(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"inom 14 dagar", "[14 dagar]=336h"},
        {"inom fjorton dagar", "[fjorton dagar]=336h"},
        {"två veckor", "[två veckor]=336h"},
        {"14 dygn", "[14 dygn]=336h"},
        {"Tre dagar", "[Tre dagar]=72h"},
        {"72 timmar", "[72 timmar]=72h"},
        {"24h", "[24h]=24h"},
        {"24 tim.", "[24 tim]=24h"},
        {"30 minuter", "[30 minuter]=0.5h"},
        {"30 min", "[30 min]=0.5h"},
        {"en halvtimme", "[en halvtimme]=0.5h"},
        {"en och en halv timme", "[en och en halv timme]=1.5h"},
        {"två och en halv timme", "[två och en halv timme]=2.5h"},
        {"1,5 timmar", "[1,5 timmar]=1.5h"},
        {"1.5 timmar", "[1.5 timmar]=1.5h"},
        {"1½ timme", "[1½ timme]=1.5h"},
        {"en halv dag", "[en halv dag]=12h"},
        {"2 timmar och 30 minuter", "[2 timmar och 30 minuter]=2.5h"},
        {"2 tim 30 min", "[2 tim 30 min]=2.5h"},
        {"tre till fem dagar", "[tre till fem dagar]=72..120h"},
        {"3-5 dagar", "[3-5 dagar]=72..120h"},
        {"3 - 5 dagar", "[3 - 5 dagar]=72..120h"},
        {"mellan tre och fem dagar", "[mellan tre och fem dagar]=72..120h"},
        {"tre-fem dagar", "[tre-fem dagar]=72..120h"},
        {"en eller två dagar", "[en eller två dagar]=24..48h"},
        {"en dag", "[en dag]=24h"},
        {"tre (3) dagar", "[tre (3) dagar]=72h"},
        {"3 (tre) dagar", "[3 (tre) dagar]=72h"},
        {"tre hela dagar", "[tre hela dagar]=72h"},
        {"fem arbetsdagar", "[fem arbetsdagar]=5w"},
        {"3 vardagar", "[3 vardagar]=3w"},
        {"tre helgfria vardagar", "[tre helgfria vardagar]=3w"},
        {"tre helgfria dagar", "[tre helgfria dagar]=3w"},
        {"10 bankdagar", "[10 bankdagar]=10w"},
        {"90 kalenderdagar", "[90 kalenderdagar]=2160h"},
        {"en månad", "[en månad]=1m"},
        {"6 mån", "[6 mån]=6m"},
        {"ett halvår", "[ett halvår]=6m"},
        {"ett kvartal", "[ett kvartal]=3m"},
        {"två år", "[två år]=24m"},
        {"ett och ett halvt år", "[ett och ett halvt år]=18m"},
        {"ett år och sex månader", "[ett år och sex månader]=18m"},
        {"tre månader och fem dagar", "[tre månader]=3m [fem dagar]=120h"},
        {"sju dagars väntan", "[sju dagars]=168h"},
        {"sjudagarsgräns", "[sjudagarsgräns]=168h"},
        {"tredagarsgarantin", "[tredagarsgarantin]=72h"},
        {"en 14-dagarsperiod", "[14-dagarsperiod]=336h"},
        {"tvåveckorskontroll", "[tvåveckorskontroll]=336h"},
        {"trettiosex timmar", "[trettiosex timmar]=36h"},
        {"ett par dagar", ""},
        {"några dagar", ""},
        {"samma dag", ""},
        {"varje vecka", ""},
        {"1 maj 2027", ""},
        {"vecka 45", ""},
        {"år 2027", ""},
        {"dag 3", ""},
        {"dagligen", ""},
        {"24/7", ""},
        {"tre dagligen", ""},
        {"en dagverksamhet", ""},
        {"10-12-14 dagar", ""},
        {"elva åtaganden", ""},
        {"årsdagar", ""},
    };
    assert_rows(VALUE_DURATION, rows, G_N_ELEMENTS(rows));
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"länets 49 kommuner", "[49]=49"},
        {"fyrtionio kommuner", "[fyrtionio]=49"},
        {"Femtio parter", "[Femtio]=50"},
        {"femtioåtta", "[femtioåtta]=58"},
        {"tjugoett avtal", "[tjugoett]=21"},
        {"tjugoen kommuner", "[tjugoen]=21"},
        {"arton", "[arton]=18"},
        {"sjutton", "[sjutton]=17"},
        {"sjuttio", "[sjuttio]=70"},
        {"sextiosex", "[sextiosex]=66"},
        {"hundratjugofem", "[hundratjugofem]=125"},
        {"etthundratjugofem", "[etthundratjugofem]=125"},
        {"tvåhundra", "[tvåhundra]=200"},
        {"femtonhundra", "[femtonhundra]=1500"},
        {"tvåtusenfemhundra", "[tvåtusenfemhundra]=2500"},
        {"två tusen fem hundra", "[två tusen fem hundra]=2500"},
        {"tre hundra fyrtiofem", "[tre hundra fyrtiofem]=345"},
        {"tolvtusen", "[tolvtusen]=12000"},
        {"en miljon", "[en miljon]=1e+06"},
        {"två miljoner", "[två miljoner]=2e+06"},
        {"1,7 miljoner invånare", "[1,7 miljoner]=1.7e+06"},
        {"två miljoner fem hundra tusen", "[två miljoner fem hundra tusen]=2.5e+06"},
        {"1 500 besök", "[1 500]=1500"},
        {"1.500 besök", "[1.500]=1500"},
        {"1500 besök", "[1500]=1500"},
        {"12 345 678 ord", "[12 345 678]=1.23457e+07"},
        {"2,5 tjänster", "[2,5]=2.5"},
        {"en och en halv tjänst", "[en och en halv]=1.5"},
        {"en halv tjänst", "[en halv]=0.5"},
        {"½ tjänst", "[½]=0.5"},
        {"3-5 personer", "[3-5]=3..5"},
        {"tre till fem personer", "[tre till fem]=3..5"},
        {"mellan 10 och 20 platser", "[mellan 10 och 20]=10..20"},
        {"tio (10) platser", "[tio (10)]=10"},
        {"49 av 49", "[49]=49 [49]=49"},
        {"två tre stycken", "[två]=2 [tre]=3"},
        {"noll", "[noll]=0"},
        // Values of another kind, and numbers that name.
        {"inom tre dagar", ""},
        {"10 procent", ""},
        {"50 %", ""},
        {"200 kronor", ""},
        {"1 maj 2027", ""},
        {"år 2027", ""},
        {"vecka 45", ""},
        {"en kommun", ""},
        {"ett avtal", ""},
        {"avsnitt 3", ""},
        {"avsnitt 3.2", ""},
        {"bilaga 4", ""},
        {"kl. 14", ""},
        {"14:55", ""},
        {"4 §", ""},
        {"16 kap. 4 § HSL", ""},
        {"lagen (2017:612)", ""},
        {"19121212-1212", ""},
        {"G49", ""},
        {"49:e", ""},
        {"ettårig", ""},
        {"enheten", ""},
        {"tvåa", ""},
        {"hundratals", ""},
        {"version 2", ""},
        {"sexuell", ""},
    };
    assert_rows(VALUE_NUMBER, rows, G_N_ELEMENTS(rows));
}

static void test_percent(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"10 procent", "[10 procent]=10"},
        {"10 %", "[10 %]=10"},
        {"10%", "[10%]=10"},
        {"tio procent", "[tio procent]=10"},
        {"en procent", "[en procent]=1"},
        {"12,5 %", "[12,5 %]=12.5"},
        {"12.5 %", "[12.5 %]=12.5"},
        {"minst 80-90 procent", "[80-90 procent]=80..90"},
        {"fem procentenheter", "[fem procentenheter]=5"},
        {"5 promille", "[5 promille]=0.5"},
        {"3 ‰", "[3 ‰]=0.3"},
        {"hundra procent", "[hundra procent]=100"},
        {"procent", ""},
        {"10 procentiga", ""},
    };
    assert_rows(VALUE_PERCENT, rows, G_N_ELEMENTS(rows));
}

static void test_money(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"200 kronor", "[200 kronor]=200"},
        {"200 kr", "[200 kr]=200"},
        {"200kr", "[200kr]=200"},
        {"1 500 kr", "[1 500 kr]=1500"},
        {"9 800 kr/dygn", "[9 800 kr]=9800"},
        {"9 800 kronor per dygn", "[9 800 kronor]=9800"},
        {"SEK 300", "[SEK 300]=300"},
        {"300 SEK", "[300 SEK]=300"},
        {"45 tkr", "[45 tkr]=45000"},
        {"2,5 mkr", "[2,5 mkr]=2.5e+06"},
        {"1,1 mnkr", "[1,1 mnkr]=1.1e+06"},
        {"tre miljoner kronor", "[tre miljoner kronor]=3e+06"},
        {"2,5 miljoner kronor", "[2,5 miljoner kronor]=2.5e+06"},
        {"tvåhundra kronor", "[tvåhundra kronor]=200"},
        {"100-200 kronor", "[100-200 kronor]=100..200"},
        {"100:-", ""},
        {"en krona", "[en krona]=1"},
        {"50 öre", "[50 öre]=0.5"},
        {"200 kroppar", ""},
        {"kronor", ""},
    };
    assert_rows(VALUE_MONEY, rows, G_N_ELEMENTS(rows));
}

// A value that may be right does not differ.
static void test_comparing(void **state)
{
    (void)state;
    static const struct {
        enum value_kind kind;
        const char *value, *op, *agreed;
        gboolean differs;
    } rows[] = {
        {VALUE_DURATION, "fjorton dagar", "eq", "P14D", FALSE},
        {VALUE_DURATION, "två veckor", "eq", "14 dagar", FALSE},
        {VALUE_DURATION, "14 dygn", "eq", "P2W", FALSE},
        {VALUE_DURATION, "72 timmar", "eq", "P3D", FALSE},
        {VALUE_DURATION, "sju dagar", "eq", "P3D", TRUE},
        {VALUE_DURATION, "tre arbetsdagar", "eq", "P3D", TRUE},
        {VALUE_DURATION, "tre arbetsdagar", "eq", "3 vardagar", FALSE},
        {VALUE_DURATION, "tre till fem dagar", "eq", "P3D", TRUE},
        {VALUE_DURATION, "tre till fem dagar", "le", "P3D", TRUE},
        {VALUE_DURATION, "tre till fem dagar", "ge", "P3D", FALSE},
        {VALUE_DURATION, "30 dagar", "eq", "P1M", FALSE},
        {VALUE_DURATION, "90 dagar", "eq", "P3M", FALSE},
        {VALUE_DURATION, "60 dagar", "eq", "P3M", TRUE},
        {VALUE_DURATION, "12 månader", "eq", "P1Y", FALSE},
        {VALUE_DURATION, "11 månader", "eq", "P1Y", TRUE},
        {VALUE_DURATION, "52 veckor", "eq", "P1Y", TRUE},
        {VALUE_DURATION, "ett och ett halvt år", "eq", "P1Y6M", FALSE},
        {VALUE_DURATION, "36 timmar", "eq", "P1DT12H", FALSE},
        {VALUE_DURATION, "30 minuter", "le", "PT1H", FALSE},
        {VALUE_DURATION, "tre arbetsdagar", "le", "P2D", TRUE},
        {VALUE_DURATION, "tre arbetsdagar", "le", "P3D", FALSE},
        {VALUE_NUMBER, "48", "eq", "49", TRUE},
        {VALUE_NUMBER, "fyrtionio", "eq", "49", FALSE},
        {VALUE_NUMBER, "49", "ne", "49", TRUE},
        {VALUE_NUMBER, "48", "ne", "49", FALSE},
        {VALUE_NUMBER, "50", "lt", "50", TRUE},
        {VALUE_NUMBER, "50", "le", "50", FALSE},
        {VALUE_NUMBER, "50", "gt", "50", TRUE},
        {VALUE_NUMBER, "50", "ge", "50", FALSE},
        {VALUE_NUMBER, "1 500", "eq", "1500", FALSE},
        {VALUE_PERCENT, "5 promille", "eq", "0,5 %", FALSE},
        {VALUE_PERCENT, "fem procentenheter", "eq", "5 %", TRUE},
        {VALUE_PERCENT, "75 procent", "ge", "80 %", TRUE},
        {VALUE_MONEY, "1,1 mkr", "eq", "1 100 000 kr", FALSE},
        {VALUE_MONEY, "200 kr", "eq", "250 kr", TRUE},
        {VALUE_MONEY, "9 800 kr/dygn", "eq", "9800 kr per dygn", FALSE},
        {VALUE_MONEY, "9 800 kr i veckan", "eq", "9800 kr per dygn", TRUE},
        {VALUE_MONEY, "9 800 kr", "eq", "9800 kr per dygn", FALSE},
        {VALUE_MONEY, "200 euro", "eq", "200 kr", TRUE},
        {VALUE_DATE, "1 maj 2027", "eq", "2027-05-01", FALSE},
        {VALUE_DATE, "maj 2027", "eq", "2027-05-01", FALSE},
        {VALUE_DATE, "våren 2027", "eq", "2027-05-01", FALSE},
        {VALUE_DATE, "2027", "eq", "2027-05-01", FALSE},
        {VALUE_DATE, "juni 2027", "eq", "2027-05-01", TRUE},
        {VALUE_DATE, "1 maj", "eq", "2027-05-01", FALSE},
        {VALUE_DATE, "1 juni", "eq", "2027-05-01", TRUE},
        {VALUE_DATE, "1 juni", "ge", "2027-05-01", FALSE},
        {VALUE_DATE, "1 juni", "eq", "1 maj", TRUE},
        {VALUE_DATE, "1 maj", "eq", "1 maj", FALSE},
        {VALUE_DATE, "1 maj 2027", "eq", "1 maj", FALSE},
        {VALUE_DATE, "29 februari", "eq", "1 mars", TRUE},
        {VALUE_DATE, "2026-12-31", "ge", "2027-05-01", TRUE},
        {VALUE_DATE, "maj 2027", "ge", "2027-05-15", FALSE},
        {VALUE_DATE, "april 2027", "ge", "2027-05-15", TRUE},
        {VALUE_DATE, "tills vidare", "ge", "2027-05-01", FALSE},
        {VALUE_DATE, "tills vidare", "eq", "2027-05-01", TRUE},
        {VALUE_DATE, "vid utgången av februari 2023", "le", "2023-02-28", FALSE},
        {VALUE_DATE, "maj 2027", "ne", "2027-05-01", FALSE},
        {VALUE_DATE, "1 maj 2027", "ne", "2027-05-01", TRUE},
        {VALUE_DATE, "31 februari 2027", "ge", "2020-01-01", TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
        value_find(1u << rows[i].kind, rows[i].value, 0, (guint)strlen(rows[i].value), values);
        struct value agreed;
        enum value_op op;
        assert_int_equal(values->len, 1);
        assert_true(value_parse(rows[i].kind, rows[i].agreed, &agreed));
        assert_true(value_op_parse(rows[i].op, &op));
        if (value_differs(&g_array_index(values, struct value, 0), op, &agreed) != rows[i].differs)
            fail_msg("%s %s %s", rows[i].value, rows[i].op, rows[i].agreed);
    }
}

static void test_writing(void **state)
{
    (void)state;
    static const struct {
        enum value_kind kind;
        const char *agreed, *like, *written;
    } rows[] = {
        {VALUE_DURATION, "P3D", "sju dagar", "tre dagar"},
        {VALUE_DURATION, "P3D", "7 dagar", "3 dagar"},
        {VALUE_DURATION, "P3D", "en vecka", "tre dagar"},
        {VALUE_DURATION, "P3D", "sju dygn", "tre dygn"},
        {VALUE_DURATION, "P21D", "två veckor", "tre veckor"},
        {VALUE_DURATION, "P1D", "sju dagar", "en dag"},
        {VALUE_DURATION, "P1Y", "två år", "ett år"},
        {VALUE_DURATION, "P1Y6M", "två år", "arton månader"},
        {VALUE_DURATION, "P3D", "sju dagars", "tre dagars"},
        {VALUE_DURATION, "3 arbetsdagar", "7 dagar", "3 arbetsdagar"},
        {VALUE_DURATION, "tre till fem dagar", "7 dagar", "3-5 dagar"},
        {VALUE_DURATION, "tre till fem dagar", "sju dagar", "tre till fem dagar"},
        {VALUE_DURATION, "P3D", "sjudagarsgräns", NULL},
        {VALUE_NUMBER, "49", "48", "49"},
        {VALUE_NUMBER, "49", "fyrtioåtta", "fyrtionio"},
        {VALUE_NUMBER, "21", "två", "tjugoen"},
        {VALUE_NUMBER, "12500", "48", "12 500"},
        {VALUE_NUMBER, "2,5", "48", "2,5"},
        {VALUE_PERCENT, "10 %", "5 procent", "10 procent"},
        {VALUE_PERCENT, "10 %", "fem procent", "tio procent"},
        {VALUE_MONEY, "300 kr", "250 kronor", "300 kronor"},
        {VALUE_MONEY, "2 500 000 kr", "1 mkr", "2,5 mkr"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct value agreed, like;
        assert_true(value_parse(rows[i].kind, rows[i].agreed, &agreed));
        assert_true(value_parse(rows[i].kind, rows[i].like, &like));
        g_autofree char *written = value_write(&agreed, &like);
        if (g_strcmp0(written, rows[i].written) != 0)
            fail_msg("%s as %s: is %s, expected %s", rows[i].agreed, rows[i].like, written,
                     rows[i].written);
    }
}

static void test_what_is_agreed(void **state)
{
    (void)state;
    static const struct {
        enum value_kind kind;
        const char *text;
    } wrong[] = {
        {VALUE_DURATION, "14"},
        {VALUE_DURATION, "P"},
        {VALUE_DURATION, "PD"},
        {VALUE_DURATION, "P1M2D"},
        {VALUE_DURATION, "P14"},
        {VALUE_DURATION, "P14DT"},
        {VALUE_DURATION, "inom 14 dagar"},
        {VALUE_DATE, "2027-02-30"},
        {VALUE_DATE, "i maj"},
        {VALUE_DATE, ""},
        {VALUE_NUMBER, "många"},
        {VALUE_NUMBER, "49 kommuner"},
        {VALUE_PERCENT, "10"},
        {VALUE_MONEY, "10"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        struct value value;
        if (value_parse(wrong[i].kind, wrong[i].text, &value))
            fail_msg("%s is taken", wrong[i].text);
    }
}

// Days told by another day, where they are asked for.
static void test_relative(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        gboolean differ;
    } cases[] = {
        {"samma dag", "nästa vardag", FALSE}, // from now to a day, and a day
        {"samma dag", "två timmar", FALSE},        {"samma dag", "en vecka", TRUE},
        {"påföljande vardag", "24 timmar", FALSE}, {"nästa vardag", "fem vardagar", TRUE},
        {"dagen före", "tre dagar", TRUE},         {"dagen efter", "ett dygn", FALSE},
        {"samma dag", "en månad", TRUE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
        value_find(1u << VALUE_DURATION, cases[i].one, 0, (guint)strlen(cases[i].one), values);
        assert_int_equal(values->len, 0);
        const guint kinds = 1u << VALUE_DURATION | VALUE_RELATIVE;
        value_find(kinds, cases[i].one, 0, (guint)strlen(cases[i].one), values);
        value_find(kinds, cases[i].other, 0, (guint)strlen(cases[i].other), values);
        assert_int_equal(values->len, 2);
        const struct value *one = &g_array_index(values, struct value, 0), *other = one + 1;
        if (value_differs(one, VALUE_EQ, other) != cases[i].differ ||
            value_differs(other, VALUE_EQ, one) != cases[i].differ)
            fail_msg("\"%s\" and \"%s\"", cases[i].one, cases[i].other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relative), cmocka_unit_test(test_durations),
        cmocka_unit_test(test_numbers),  cmocka_unit_test(test_percent),
        cmocka_unit_test(test_money),    cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_writing),  cmocka_unit_test(test_what_is_agreed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
