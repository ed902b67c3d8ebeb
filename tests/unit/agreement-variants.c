// SPDX-License-Identifier: Apache-2.0
// What two versions of a text say otherwise, paragraph by paragraph.
#include "check-fixture.h"

#include "agreement/variants.h"

// "same 2 moved 1: ~tre>sex +Ny. -Gammal.": the counts, then the changes in order.
static char *describe(const char *old_text, const char *new_text)
{
    g_autoptr(document_t) old_document = fixture_document(old_text);
    g_autoptr(document_t) new_document = fixture_document(new_text);
    g_autoptr(arena_t) arena = arena_new();
    const struct difference *difference = variants_compare(arena, old_document, new_document);
    GString *out = g_string_new(NULL);
    g_string_printf(out, "same %u moved %u:", difference->same, difference->moved);
    for (guint i = 0; i < difference->changes->len; i++) {
        const struct passage_change *change = difference->changes->pdata[i];
        if (change->kind == PASSAGE_ADDED)
            g_string_append_printf(out, " +%s", change->new_side.text);
        if (change->kind == PASSAGE_LEFT_OUT)
            g_string_append_printf(out, " -%s", change->old_side.text);
        for (guint n = 0; n < change->stretches->len; n++) {
            const struct stretch *stretch = change->stretches->pdata[n];
            g_autofree char *before = stretch_words(stretch, FALSE);
            g_autofree char *after = stretch_words(stretch, TRUE);
            if (!stretch->same)
                g_string_append_printf(out, " ~%s>%s", before, after);
        }
    }
    return g_string_free(out, FALSE);
}

#define FIRST "Vården ges av den som patienten känner bäst."
#define SECOND "Uppföljning sker inom tre månader på mottagningen."
#define THIRD "Anhöriga får veta vad som har beslutats samma dag."

static void test_differences(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after, *found;
    } cases[] = {
        {FIRST "\n" SECOND, FIRST "\n" SECOND, "same 2 moved 0:"},
        {FIRST "\n" SECOND, SECOND "\n" FIRST, "same 2 moved 1:"},
        {FIRST "\n" SECOND, FIRST "\nUppföljning sker inom sex månader på mottagningen.",
         "same 1 moved 0: ~tre>sex"},
        {FIRST "\n" SECOND, FIRST "\n" THIRD "\n" SECOND, "same 2 moved 0: +" THIRD},
        {FIRST "\n" SECOND "\n" THIRD, FIRST "\n" THIRD, "same 2 moved 0: -" SECOND},
        // Changed and moved at once.
        {SECOND "\n" FIRST "\n" THIRD,
         FIRST "\n" THIRD "\nUppföljning sker inom sex månader på mottagningen.",
         "same 2 moved 0: ~tre>sex"},
        // Nothing of it is left.
        {SECOND, THIRD, "same 0 moved 0: +" THIRD " -" SECOND},
        // Case, punctuation and the title tell no versions apart; tables of fields neither.
        {"! Egenvård\n" FIRST, "! Egenvård i Strand\nvården ges av den som patienten känner bäst",
         "same 1 moved 0:"},
        {"| Version | 1 |\n| Giltig från | 2026-01-01 |\n| Beslutad av | VVG |\n" FIRST,
         "| Version | 2 |\n| Giltig från | 2026-02-01 |\n| Ägare | MAS |\n" FIRST,
         "same 1 moved 0:"},
        {"| Vecka | Vem |\n| 1 | Kommunen |\n" FIRST, "| Vecka | Vem |\n| 1 | Regionen |\n" FIRST,
         "same 4 moved 0: +Regionen -Kommunen"},
        {"^ Utgåva ett\n" FIRST, "^ Utgåva två\n" FIRST, "same 1 moved 0:"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = describe(cases[i].before, cases[i].after);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("row %zu\n  expected: %s\n  found:    %s", i, cases[i].found, found);
    }
}

// The counts are of all; what is told has an end, and so has each text.
static void test_bounds(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(FIRST);
    for (guint i = 0; i < 3 * DIFFERENCE_CHANGES; i++)
        g_string_append_printf(text, "\nStycke %u talar om något nytt, nämligen ämne%u.", i, i);
    g_string_append_c(text, '\n');
    for (guint i = 0; i < DIFFERENCE_CHARACTERS; i++)
        g_string_append(text, "lång ");
    g_autoptr(document_t) old_document = fixture_document(FIRST);
    g_autoptr(document_t) new_document = fixture_document(text->str);
    g_autoptr(arena_t) arena = arena_new();
    const struct difference *difference = variants_compare(arena, old_document, new_document);
    assert_int_equal(difference->counts[PASSAGE_ADDED], 3 * DIFFERENCE_CHANGES + 1);
    assert_int_equal(difference->changes->len, DIFFERENCE_CHANGES);
    const struct difference *back = variants_compare(arena, new_document, old_document);
    assert_int_equal(back->counts[PASSAGE_LEFT_OUT], 3 * DIFFERENCE_CHANGES + 1);
    g_autoptr(document_t) long_document = fixture_document(strrchr(text->str, '\n') + 1);
    const struct difference *one = variants_compare(arena, old_document, long_document);
    const struct passage_change *change = one->changes->pdata[0];
    assert_int_equal(g_utf8_strlen(change->new_side.text, -1), DIFFERENCE_CHARACTERS + 1);
}

// What crosses from the worker is what was found; bytes that are cut are refused.
static void test_encoding(void **state)
{
    (void)state;
    g_autoptr(document_t) old_document = fixture_document("# 1 Mål\n" SECOND "\n" FIRST);
    g_autoptr(document_t) new_document =
        fixture_document("# 1 Mål\nUppföljning sker inom sex månader på mottagningen.\n" THIRD);
    g_autoptr(arena_t) arena = arena_new();
    const struct difference *difference = variants_compare(arena, old_document, new_document);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    difference_encode(difference, bytes);
    const struct difference *copy = difference_decode(arena, bytes->data, bytes->len);
    assert_non_null(copy);
    assert_int_equal(copy->changes->len, 3);
    const struct passage_change *change = copy->changes->pdata[0];
    assert_int_equal(change->kind, PASSAGE_CHANGED);
    assert_string_equal(change->new_side.heading, "1 Mål");
    assert_int_equal(change->new_side.block, 2);
    assert_int_equal(change->stretches->len, 3);
    for (guint length = 0; length < bytes->len; length++)
        assert_null(difference_decode(arena, bytes->data, length));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_differences),
                                       cmocka_unit_test(test_bounds),
                                       cmocka_unit_test(test_encoding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
