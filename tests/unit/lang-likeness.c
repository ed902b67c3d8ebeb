// SPDX-License-Identifier: Apache-2.0
// Sentences of one matter in other words, and sentences of another matter in the same.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/likeness.h"

static GPtrArray *words(const char *text)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    for (guint i = 0; parts[i]; i++)
        g_ptr_array_add(list, g_strdup(parts[i]));
    return list;
}

// A sentence with what is compared between square brackets, and after "#" the heading above.
static struct saying *read_saying(const struct vocabulary *vocabulary, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, " # ", 2);
    const char *open = strchr(parts[0], '['), *close = strchr(parts[0], ']');
    assert_non_null(open);
    assert_non_null(close);
    struct saying *saying = saying_new(vocabulary, parts[0], 0, (guint)strlen(parts[0]),
                                       (guint)(open - parts[0]), (guint)(close - parts[0]));
    if (parts[1])
        saying_under(saying, vocabulary, parts[1], FALSE);
    return saying;
}

static void test_pairs(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        gboolean alike;
    } cases[] = {
        // In another order, inflected otherwise, with verbs of their own.
        {"Planen revideras av nämnden [varje år].", "Nämnden ser över planen [varje halvår].",
         TRUE},
        {"SIP följs upp inom [en vecka].", "Uppföljning av SIP inom [två veckor].", TRUE},
        {"Uppföljning av insatsen inom [en vecka].", "Inom [två veckor] följs insatsen upp.", TRUE},
        {"Enheten ska lämna ut listan inom [en dag].",
         "Listan utlämnas av enheten inom [tre dagar].", TRUE},
        {"Per avdelning utses [två ombud] för hygien.", "Kliniken utser [tre ombud] för hygien.",
         TRUE},
        {"Redovisningen görs [i mars].", "Redovisningen görs [i april].", TRUE},
        {"Utskrivningsmeddelandet sänds [klockan 10].", "Besked om utskrivning sänds [klockan 12].",
         TRUE},
        {"Kursen är [inte obligatorisk] för barnens lärare.",
         "Kursen är [obligatorisk] för barnens lärare.", TRUE},
        {"Nyckeln lämnas tillbaka inom [en dag].", "Inom [två dagar] återlämnas nyckeln.", TRUE},
        {"Kontroll av läkemedelsförrådet [varje dag].", "Förrådet kontrolleras [varje vecka].",
         TRUE},
        {"Papperslistor sparas i [ett år].", "Listor på papper gallras efter [två år].", TRUE},
        // What one of them adds, where enough is said.
        {"Delegering gäller i [ett år].", "På Almgården gäller en delegering i [två år].", TRUE},
        {"Ronden leds av läkaren [en gång], och protokoll förs.", "Läkaren leder ronden [ofta].",
         TRUE},
        // Another subject, another object, another case.
        {"Läkaren besvarar remissen inom [tio dagar].",
         "Fysioterapeuten besvarar remissen inom [fem dagar].", FALSE},
        {"Remissen besvaras inom [tio dagar].", "Remissen skickas inom [fem dagar].", FALSE},
        {"Akuta frågor besvaras inom [en timme].", "Frågor besvaras inom [tre dagar].", FALSE},
        {"Frågor besvaras inom [en timme]. # Akuta frågor", "Frågor besvaras inom [tre dagar].",
         FALSE},
        {"Hjälpmedel levereras inom [fem dagar].",
         "Vid hemgång levereras hjälpmedel inom [en dag].", FALSE},
        {"SIP ska [erbjudas] patienten.", "SIP ska [inte] erbjudas om patienten säger nej.", FALSE},
        // Narrower: of one sort of the thing, or of a part of it.
        {"Beslutet sparas i [ett år].", "Beslutet om delegering sparas i [två år].", FALSE},
        {"Planen följs upp [varje år].", "Delarna i planen följs upp [varje månad].", FALSE},
        {"Styrgruppen träffas [varje år].", "Styrgruppens utskott träffas [varje månad].", FALSE},
        // Of one sort, and not the same.
        {"Fast vårdkontakt utses av enheten före inskrivningen inom [en dag].",
         "Fast läkarkontakt utses av enheten före inskrivningen inom [två dagar].", FALSE},
        // To another.
        {"Kommunen lämnar statistik till regionen [varje år].",
         "Regionen lämnar statistik till kommunen [varje månad].", FALSE},
        // Too little in common; two headings that are alike are nothing.
        {"Besök inom [två dagar].", "Besök inom [tre dagar].", FALSE},
        {"Inom [två dagar] # Besök hos patienten", "Inom [tre dagar] # Besök hos patienten", FALSE},
        {"Läkemedelsgenomgång görs [en gång].", "Läkaren gör en läkemedelsgenomgång [två gånger].",
         TRUE},
        // Who does it: named by one of them, or another by each.
        {"Inskrivningsmeddelandet skickas inom [en dag].",
         "Avdelningen skickar inskrivningsmeddelandet [två dagar] efter inskrivningen.", TRUE},
        {"Provsvaret bedöms av kliniken inom [en dag].",
         "Avdelningen bedömer provsvaret inom [två dagar].", FALSE},
        {"Planen följs upp [varje år] av gruppen.", "Planen följs upp [varje månad] av kliniken.",
         FALSE},
        // Words of one's own stand in another place of the sentence, or in the same.
        {"Kallelse till mötet skickas till alla [en vecka] i förväg.",
         "Från kansliet skickas kallelsen till mötet till alla [två veckor] i förväg.", TRUE},
        {"Läkaren besöker patienten på korttidsboendet [varje vecka].",
         "Läkaren besöker patienten på gruppboendet [varje månad].", FALSE},
        // A phrase, a default, a counted thing, a light verb, a number that tells apart.
        {"Sköterskan ringer patienten inom [två dagar].",
         "Sköterskan hör av sig till patienten inom [fem dagar].", TRUE},
        {"Larmet testas av vakten inom [en vecka].",
         "Larmet testas av vakten inom [två veckor], om inget annat har avtalats.", TRUE},
        {"Gruppen sammanträder [sex gånger per år].", "Gruppen har [fyra sammanträden om året].",
         TRUE},
        {"Studenter i termin två handleds [en timme].", "Studenter i termin sex handleds [tre].",
         FALSE},
        {"Frågor utan akut karaktär besvaras inom [en vecka].",
         "Frågor av akut karaktär besvaras inom [en timme].", FALSE},
        {"Planen revideras minst [en gång] per år.", "Planen revideras högst [tre gånger] per år.",
         FALSE},
        {"Avvikelser rapporteras inom [två dygn].",
         "Enheten rapporterar avvikelser till kliniken inom [en månad].", FALSE},
        // A numbered part of the document is nothing of the matter; a reason is a clause of its
        // own.
        {"Avvikelsen besvaras av mottagaren inom [en månad].",
         "Enligt kapitel 5 besvaras avvikelsen av mottagaren inom [två månader].", TRUE},
        {"Läkaren besöker boendet på torget [varje vecka].",
         "Eftersom läkaren besöker boendet på torget [varannan vecka] är det klokt att spara allt "
         "som kan samlas i en gemensam lista.",
         TRUE},
    };
    g_autoptr(GPtrArray) same = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    g_ptr_array_add(same, words("revider översers överse"));
    g_ptr_array_add(same, words("spara gallra"));
    g_ptr_array_add(same, words("ring hör+av+sig"));
    g_ptr_array_add(same, words("sammanträd träff"));
    g_ptr_array_add(same, words("besked meddela"));
    g_autoptr(GPtrArray) apart = words("akut barn");
    g_autoptr(GPtrArray) aside = words("patient gäller");
    g_autoptr(GPtrArray) who = words("klinik avdelning");
    struct vocabulary vocabulary = {.same = same, .apart = apart, .aside = aside, .who = who};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct saying *one = read_saying(&vocabulary, cases[i].one);
        struct saying *other = read_saying(&vocabulary, cases[i].other);
        gboolean alike = sayings_alike(one, other) > 0, back = sayings_alike(other, one) > 0;
        saying_free(one);
        saying_free(other);
        if (alike != cases[i].alike || back != alike)
            fail_msg("\"%s\" and \"%s\": %d, %d the other way", cases[i].one, cases[i].other, alike,
                     back);
    }
}

// The other cells of a row say what a value is of.
static void test_row(void **state)
{
    (void)state;
    static const struct vocabulary none = {0};
    struct saying *cell = read_saying(&none, "[varje månad]");
    struct saying *sentence = read_saying(&none, "Syrgasflaskor kontrolleras [varje vecka].");
    assert_true(saying_lacks(cell));
    struct saying *clause = read_saying(&none, "Planen ska lämnas [den 1 maj].");
    assert_false(saying_lacks(clause));
    saying_free(clause);
    assert_int_equal(sayings_alike(cell, sentence), 0);
    saying_add(cell, &none, "Kontroll av syrgasflaskor");
    assert_int_equal(sayings_alike(cell, sentence), 2);
    saying_free(cell);
    saying_free(sentence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs), cmocka_unit_test(test_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
