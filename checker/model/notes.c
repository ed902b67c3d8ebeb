// SPDX-License-Identifier: Apache-2.0
#include "model/notes.h"

#include <string.h>

enum { LETTERS_LEAST = 4 };

// What the bytes 0x80 to 0xBF become when UTF-8 is read as Windows-1252 or Latin-1.
static gboolean is_misread_byte(gunichar character)
{
    static const char *const windows = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    return (character >= 0x80 && character <= 0xbf) ||
           (character && g_utf8_strchr(windows, -1, character));
}

// The first byte of å, ä, ö, é, § ... is 0xC2 or 0xC3 (Â, Ã), that of dashes and quotation marks
// 0xE2 0x80 (â€). U+FFFD within a word is what a program wrote when it gave up.
gboolean notes_is_mojibake(const char *text)
{
    // No text is searched character by character that has none of these bytes.
    if (!strstr(text, "\xc3") && !strstr(text, "\xef\xbf\xbd"))
        return FALSE;
    gunichar before = ' ';
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        gunichar next = g_utf8_get_char(g_utf8_next_char(at));
        if (character == 0xfffd && g_unichar_isalpha(before) && g_unichar_isalpha(next))
            return TRUE;
        if (character == 0xe2 && next == 0x20ac)
            return TRUE;
        if ((character == 0xc2 || character == 0xc3) && is_misread_byte(next))
            return TRUE;
        before = character;
    }
    return FALSE;
}

// Every word is one letter: "A N S V A R", "R O L L  O C H  A N S V A R". An alphabet is none.
gboolean notes_is_letter_spaced(const char *text)
{
    guint letters = 0, length = 0;
    gunichar before = 0;
    gboolean alphabet = TRUE;
    for (const char *at = text;; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (!character || g_unichar_isspace(character)) {
            letters += length == 1;
            length = 0;
            if (!character)
                return letters >= LETTERS_LEAST && !alphabet;
        } else if (!g_unichar_ismark(character)) {
            if (!g_unichar_isalpha(character) || ++length > 1)
                return FALSE;
            alphabet = alphabet && (!before || character == before + 1);
            before = character;
        }
    }
}

static void add(struct document *document, const struct block *block, enum notice notice)
{
    g_auto(said_t) said = said_of(notice, NULL, NULL);
    struct note *note = arena_new0(document->arena, struct note);
    note->block = block->ordinal;
    note->package = block->rest->package;
    note->message = arena_strdup(document->arena, said.english);
    note->swedish = arena_strdup(document->arena, said.swedish);
    g_ptr_array_add(document->notes, note);
}

void notes_compute(struct document *document)
{
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (notes_is_mojibake(block->text))
            add(document, block, NOTICE_MISREAD);
        if (notes_is_letter_spaced(block->text))
            add(document, block, NOTICE_LETTER_SPACED);
    }
}
