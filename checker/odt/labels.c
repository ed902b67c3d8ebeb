// SPDX-License-Identifier: Apache-2.0
// The labels of list items and headings (ODF 16.30 to 16.36).
#include "base/numeral.h"
#include "odt/styles.h"

#include <string.h>

static const char BULLET[] = "•";

static void put_number(GString *label, const struct list_level *level, guint value)
{
    enum letters letters = level->letters_repeat ? LETTERS_REPEATED : LETTERS_COUNTED;
    switch (*level->format) {
    case '\0':
        break;
    case 'a':
    case 'A':
        numeral_letters(label, value, letters, *level->format == 'A');
        break;
    case 'i':
    case 'I':
        numeral_roman(label, value, *level->format == 'I');
        break;
    default:
        g_string_append_printf(label, "%u", value);
        break;
    }
}

static guint value_of(const struct counts *counts, const struct list_style *style, guint level)
{
    return counts->running[level] ? counts->values[level] : odt_list_level(style, level)->start;
}

// "%1%.%2%.": a level's number stands between percent signs.
static void put_template(GString *label, const struct counts *counts,
                         const struct list_style *style, const char *template)
{
    for (const char *at = template; *at; at++) {
        gsize digits = at[0] == '%' ? strspn(at + 1, "0123456789") : 0;
        guint level = digits && digits < 3 ? (guint)strtoul(at + 1, NULL, 10) : 0;
        if (level >= 1 && level <= ODT_LEVELS && at[digits + 1] == '%') {
            put_number(label, odt_list_level(style, level - 1), value_of(counts, style, level - 1));
            at += digits + 1;
        } else {
            g_string_append_c(label, *at);
        }
    }
}

static void put_levels(GString *label, const struct counts *counts, const struct list_style *style,
                       guint level)
{
    const struct list_level *own = odt_list_level(style, level);
    guint first = own->displayed > level ? 0 : level + 1 - own->displayed;
    g_string_append(label, own->prefix);
    gboolean any = FALSE;
    for (guint i = first; i <= level; i++) {
        const struct list_level *part = odt_list_level(style, i);
        if (!*part->format || part->bullet)
            continue;
        if (any)
            g_string_append_c(label, '.');
        put_number(label, part, value_of(counts, style, i));
        any = TRUE;
    }
    g_string_append(label, own->suffix);
}

char *odt_count(struct counts *counts, const struct list_style *style, guint level, int start)
{
    const struct list_level *own = odt_list_level(style, level);
    if (start >= 0)
        counts->values[level] = (guint)start;
    else if (counts->running[level])
        counts->values[level]++;
    else
        counts->values[level] = own->start;
    counts->running[level] = TRUE;
    for (guint below = level + 1; below < ODT_LEVELS; below++)
        counts->running[below] = FALSE;
    g_autoptr(GString) label = g_string_new(NULL);
    if (own->bullet) {
        // Characters of a symbol font's private range mean nothing outside it. (LibreOffice writes
        // the bullet once more as the suffix.)
        gunichar character = g_utf8_get_char(own->character);
        gboolean private = character >= 0xe000 && character <= 0xf8ff;
        g_string_append(label, private ? BULLET : own->character);
    } else if (!*own->format) {
        return NULL;
    } else if (own->template) {
        put_template(label, counts, style, own->template);
    } else {
        put_levels(label, counts, style, level);
    }
    char *text = g_strstrip(g_strdup(label->str));
    if (!*text)
        g_clear_pointer(&text, g_free);
    return text;
}
