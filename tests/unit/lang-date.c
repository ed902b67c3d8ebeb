// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/value.h"

// "2027-05-01", "2027-05-01..2027-05-31"; "?" without a year, "never" for a day that does not
// exist, "open" without an end.
static void describe_days(GString *to, const struct date *date)
{
    if (date->impossible || date->precision == DATE_OPEN || !date->days.first) {
        g_string_append(to, date->impossible               ? "never"
                            : date->precision == DATE_OPEN ? "open"
                                                           : "?");
        return;
    }
    gint year, month, day;
    calendar_parts(date->days.first, &year, &month, &day);
    g_string_append_printf(to, "%04d-%02d-%02d", year, month, day);
    if (date->days.last == date->days.first)
        return;
    calendar_parts(date->days.last, &year, &month, &day);
    g_string_append_printf(to, "..%04d-%02d-%02d", year, month, day);
}

// All dates of a text: "[1 maj 2027]=2027-05-01", "from" or "to" before it where the text says so.
static char *describe(const char *text)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << VALUE_DATE, text, 0, (guint)strlen(text), values);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < values->len; i++) {
        const struct value *value = &g_array_index(values, struct value, i);
        static const char *const bounds[] = {"", "from ", "to "};
        g_string_append_printf(out, "%s%s[%.*s]=", i ? " " : "", bounds[value->bound],
                               (int)(value->end - value->start), text + value->start);
        describe_days(out, &value->date);
    }
    return g_strdup(out->str);
}

struct row {
    const char *text, *dates;
};

static void assert_rows(const struct row *rows, gsize count)
{
    guint wrong = 0;
    for (gsize i = 0; i < count; i++) {
        g_autofree char *dates = describe(rows[i].text);
        if (strcmp(dates, rows[i].dates) == 0)
            continue;
        print_error("%s:\n  is       %s\n  expected %s\n", rows[i].text, dates, rows[i].dates);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void test_days(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Den 1 maj 2027 gäller avtalet.", "[1 maj 2027]=2027-05-01"},
        {"den 1:a maj 2027", "[1:a maj 2027]=2027-05-01"},
        {"1:e januari", "[1:e januari]=?"},
        {"2:a februari 2026", "[2:a februari 2026]=2026-02-02"},
        {"1 maj -27", "[1 maj -27]=2027-05-01"},
        {"1 maj '27 börjar", "[1 maj '27]=2027-05-01"},
        {"1 maj, 2027", "[1 maj, 2027]=2027-05-01"},
        {"1 Maj 2027", "[1 Maj 2027]=2027-05-01"},
        {"1 MAJ 2027", "[1 MAJ 2027]=2027-05-01"},
        {"1 maj", "[1 maj]=?"},
        {"3 mars 2026", "[3 mars 2026]=2026-03-03"},
        {"28 feb. 2026", "[28 feb. 2026]=2026-02-28"},
        {"5 sept 2026", "[5 sept 2026]=2026-09-05"},
        {"5 sep 2026 och 6 okt 2026", "[5 sep 2026]=2026-09-05 [6 okt 2026]=2026-10-06"},
        {"31 dec 1999", "[31 dec 1999]=1999-12-31"},
        {"2027-05-01", "[2027-05-01]=2027-05-01"},
        {"(2027-05-01)", "[2027-05-01]=2027-05-01"},
        {"2027-05-01.", "[2027-05-01]=2027-05-01"},
        {"2018-04-18 14:55", "[2018-04-18]=2018-04-18"},
        {"2018-04-18T14:55:00Z", "[2018-04-18]=2018-04-18"},
        {"2027.05.01", "[2027.05.01]=2027-05-01"},
        {"2027 05 01", "[2027 05 01]=2027-05-01"},
        {"20270501", "[20270501]=2027-05-01"},
        {"27-05-01", "[27-05-01]=2027-05-01"},
        {"23-12-20", "[23-12-20]=2023-12-20"},
        {"1/5 2027", "[1/5 2027]=2027-05-01"},
        {"1/5-27", "[1/5-27]=2027-05-01"},
        {"1/5 -27", "[1/5 -27]=2027-05-01"},
        {"1/5-2027", "[1/5-2027]=2027-05-01"},
        {"1/5/2027", "[1/5/2027]=2027-05-01"},
        {"1.5.2027", "[1.5.2027]=2027-05-01"},
        {"möte 8/9", "[8/9]=?"},
        {"den 1/5 träffas", "[1/5]=?"},
        {"31/12", "[31/12]=?"},
        {"Gällande 03/29/2023", "[03/29/2023]=2023-03-29"},
        {"29/03/2023", "[29/03/2023]=2023-03-29"},
        {"04/03/2023", "[04/03/2023]=2023-03-04"},
        {"den femte maj 2027", "[femte maj 2027]=2027-05-05"},
        {"första maj 2027", "[första maj 2027]=2027-05-01"},
        {"den trettioförsta december 2026", "[trettioförsta december 2026]=2026-12-31"},
        {"sista februari 2024", "[sista februari 2024]=2024-02-29"},
        {"sista dagen i juni 2027", "[sista dagen i juni 2027]=2027-06-30"},
        {"29 februari 2028", "[29 februari 2028]=2028-02-29"},
    };
    assert_rows(rows, G_N_ELEMENTS(rows));
}

static void test_stretches(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"i maj 2027", "[maj 2027]=2027-05-01..2027-05-31"},
        {"i maj -27", "[maj -27]=2027-05-01..2027-05-31"},
        {"2027-05", "[2027-05]=2027-05-01..2027-05-31"},
        {"under 2027", "[2027]=2027-01-01..2027-12-31"},
        {"2017 års avtal", "[2017]=2017-01-01..2017-12-31"},
        {"våren 2027", "[våren 2027]=2027-01-01..2027-06-30"},
        {"hösten 2021", "[hösten 2021]=2021-08-01..2021-12-31"},
        {"Sommaren 2026", "[Sommaren 2026]=2026-05-01..2026-09-30"},
        {"vintern 2026/2027", "[vintern 2026/2027]=2026-11-01..2027-03-31"},
        {"vintern 2026/27", "[vintern 2026/27]=2026-11-01..2027-03-31"},
        {"hösten -26", "[hösten -26]=2026-08-01..2026-12-31"},
        {"under hösten", ""},
        {"Q2 2027", "[Q2 2027]=2027-04-01..2027-06-30"},
        {"kvartal 2", "[kvartal 2]=?"},
        {"kvartal 2 2027", "[kvartal 2 2027]=2027-04-01..2027-06-30"},
        {"kv. 4 2026", "[kv. 4 2026]=2026-10-01..2026-12-31"},
        {"första kvartalet 2027", "[första kvartalet 2027]=2027-01-01..2027-03-31"},
        {"andra halvåret 2026", "[andra halvåret 2026]=2026-07-01..2026-12-31"},
        {"v. 45", "[v. 45]=?"},
        {"v 45", "[v 45]=?"},
        {"v45 2025", "[v45 2025]=2025-11-03..2025-11-09"},
        {"vecka 45 2025", "[vecka 45 2025]=2025-11-03..2025-11-09"},
        {"vecka 45, 2025", "[vecka 45, 2025]=2025-11-03..2025-11-09"},
        {"vecka 1 2026", "[vecka 1 2026]=2025-12-29..2026-01-04"},
        {"vecka 53 2026", "[vecka 53 2026]=2026-12-28..2027-01-03"},
        {"årsskiftet 2020/2021", "[årsskiftet 2020/2021]=2020-12-31..2021-01-01"},
        {"årsskiftet 2020/21", "[årsskiftet 2020/21]=2020-12-31..2021-01-01"},
        {"årsskiftet 2020-2021", "[årsskiftet 2020-2021]=2020-12-31..2021-01-01"},
        {"årsskiftet 2027", "[årsskiftet 2027]=2027-01-01..2027-12-31"},
        {"vid årsskiftet", "[årsskiftet]=?"},
        {"halvårsskiftet 2026", "[halvårsskiftet 2026]=2026-06-30..2026-07-01"},
        {"halvårsskiftet", "[halvårsskiftet]=?"},
        {"vid utgången av februari 2023", "[utgången av februari 2023]=2023-02-28"},
        {"vid utgången av 2026", "[utgången av 2026]=2026-12-31"},
        {"vid utgången av år 2026", "[utgången av år 2026]=2026-12-31"},
        {"vid ingången av 2027", "[ingången av 2027]=2027-01-01"},
        {"vid utgången av kvartal 1 2027", "[utgången av kvartal 1 2027]=2027-03-31"},
        {"tills vidare", "[tills vidare]=open"},
        {"Tillsvidare", "[Tillsvidare]=open"},
    };
    assert_rows(rows, G_N_ELEMENTS(rows));
}

static void test_bounds(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"från och med den 1 maj 2027", "from [1 maj 2027]=2027-05-01"},
        {"fr.o.m. 2027-05-01", "from [2027-05-01]=2027-05-01"},
        {"fr o m 2027-05-01", "from [2027-05-01]=2027-05-01"},
        {"fr. o. m. 1 maj 2027", "from [1 maj 2027]=2027-05-01"},
        {"from 2027-05-01", "from [2027-05-01]=2027-05-01"},
        {"Gällande from 03/29/2023", "from [03/29/2023]=2023-03-29"},
        {"sedan den 1 maj 2026", "from [1 maj 2026]=2026-05-01"},
        {"Giltig från: 2021-03-01", "from [2021-03-01]=2021-03-01"},
        {"t.o.m. 2024-12-31", "to [2024-12-31]=2024-12-31"},
        {"t o m 2024-12-31", "to [2024-12-31]=2024-12-31"},
        {"tom 2024-12-31", "to [2024-12-31]=2024-12-31"},
        {"till och med fredagen den 1 maj 2026", "to [1 maj 2026]=2026-05-01"},
        {"senast den 28 februari 2026", "to [28 februari 2026]=2026-02-28"},
        {"före den 1 juli 2025", "to [1 juli 2025]=2025-07-01"},
        {"En tom sida den 1 maj 2027", "[1 maj 2027]=2027-05-01"},
        {"Ett fromt hopp om 2027", "[2027]=2027-01-01..2027-12-31"},
        {"2017-2020", "from [2017]=2017-01-01..2017-12-31 to [2020]=2020-01-01..2020-12-31"},
        {"läsåret 2025/2026", "[2025]=2025-01-01..2025-12-31 [2026]=2026-01-01..2026-12-31"},
        {"1-3 maj 2027", "from [1]=2027-05-01 to [3 maj 2027]=2027-05-03"},
        {"1 maj - 30 juni 2027", "from [1 maj]=2027-05-01 to [30 juni 2027]=2027-06-30"},
        {"den 1 maj till den 30 juni 2027", "from [1 maj]=2027-05-01 to [30 juni 2027]=2027-06-30"},
        {"2026-07-01 - 2026-12-31", "from [2026-07-01]=2026-07-01 to [2026-12-31]=2026-12-31"},
        {"2026-07-01-2026-12-31", "from [2026-07-01]=2026-07-01 to [2026-12-31]=2026-12-31"},
        {"Gäller 2026-07-01 t.o.m. 2026-12-31",
         "from [2026-07-01]=2026-07-01 to [2026-12-31]=2026-12-31"},
        {"Tills vidare, dock längst till och med den 30 juni 2029",
         "[Tills vidare]=open to [30 juni 2029]=2029-06-30"},
    };
    assert_rows(rows, G_N_ELEMENTS(rows));
}

static void test_what_is_no_date(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"19121212-1212", ""}, // numbers of people
        {"20270501-1234", ""},
        {"121212-1212", ""},
        {"121212+1212", ""},
        {"191212121212", ""},
        {"avsnitt 3.2.1", ""},
        {"3.11.2", ""},
        {"kl. 14:55", ""},
        {"kl. 14.55", ""},
        {"lagen (2017:612)", ""},
        {"SFS 2017:30", ""},
        {"SOSFS 2009:6", ""},
        {"prop. 2025/26:19", ""},
        {"RS 2016-00379", ""},
        {"HS 172-2015", ""},
        {"BKC-2011-275", ""},
        {"SON 2025/238", ""},
        {"KS 2018/1092", ""},
        {"SN 2015.0035", ""},
        {"PPHV170075", ""},
        {"0988/17", ""},
        {"på 1990-talet", ""},
        {"2026-års avtal", ""},
        {"2000 kronor", ""},
        {"2000 dagar", ""},
        {"24/7", ""},
        {"1/2 tablett", ""},
        {"3/4 av länet", ""},
        {"12/17", ""},
        {"telefon 031-20 27 05 01", ""},
        {"1-15 dagar", ""},
        {"maj", ""},
        {"Maj-Britt", ""},
        {"mars", ""},
        {"45 v", ""},
        {"v. 99", ""},
        {"Q5 2027", "[2027]=2027-01-01..2027-12-31"},
        {"rum Q2B", ""},
        {"2.1 2027", "[2027]=2027-01-01..2027-12-31"},
        {"31 februari 2027", "[31 februari 2027]=never"},
        {"30 februari", "[30 februari]=never"},
        {"29 februari 2027", "[29 februari 2027]=never"},
        {"29 februari", "[29 februari]=?"},
        {"2027-02-30", "[2027-02-30]=never"},
        {"31/4 2027", "[31/4 2027]=never"},
        {"vecka 54 2025", "[vecka 54 2025]=never"},
        {"vecka 53 2025", "[vecka 53 2025]=never"},
        {"2027-13-01", ""},
        {"2027-05-32", ""},
        {"32 maj 2027", "[maj 2027]=2027-05-01..2027-05-31"},
        {"0 maj 2027", "[maj 2027]=2027-05-01..2027-05-31"},
        {"", ""},
        {"-", ""},
    };
    assert_rows(rows, G_N_ELEMENTS(rows));
}

// What is agreed, written as the text writes its own.
static void test_writing(void **state)
{
    (void)state;
    static const struct {
        const char *agreed, *like, *written;
    } rows[] = {
        {"2027-05-01", "1 juni 2026", "1 maj 2027"},
        {"2027-05-01", "2026-06-01", "2027-05-01"},
        {"2027-05-01", "20260601", "20270501"},
        {"2027-05-01", "26-06-01", "27-05-01"},
        {"2027-05-01", "2026 06 01", "2027 05 01"},
        {"2027-05-01", "1/6 2026", "1/5 2027"},
        {"2027-05-01", "1.6.2026", "1.5.2027"},
        {"2027-05-01", "juni 2026", "maj 2027"},
        {"2027-05-01", "2026", "2027"},
        {"2027-05-01", "hösten 2026", "1 maj 2027"},
        {"2027-05-01", "1 juni", "1 maj 2027"},
        {"2027-05-01", "vecka 3 2026", "1 maj 2027"},
        {"1 maj 2027", "2026-06-01", "2027-05-01"},
        {"2027-05", "1 juni 2026", "maj 2027"},
        {"2027", "1 juni 2026", "2027"},
        {"tills vidare", "2026-06-01", "tills vidare"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct value agreed, like;
        assert_true(value_parse(VALUE_DATE, rows[i].agreed, &agreed));
        assert_true(value_parse(VALUE_DATE, rows[i].like, &like));
        g_autofree char *written = value_write(&agreed, &like);
        assert_string_equal(written, rows[i].written);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),    cmocka_unit_test(test_stretches),
        cmocka_unit_test(test_bounds),  cmocka_unit_test(test_what_is_no_date),
        cmocka_unit_test(test_writing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
