// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"

#include <string.h>

// The terminal's code for a style; NULL for other characters.
static const char *style_code(char c)
{
    static const char *const styles[][2] = {
        {STYLE_OFF, "\x1b[0m"},        {STYLE_MATCH, "\x1b[1;4m"}, {STYLE_ERROR, "\x1b[1;31m"},
        {STYLE_WARNING, "\x1b[1;33m"}, {STYLE_GOOD, "\x1b[1;32m"}, {STYLE_STRONG, "\x1b[1m"},
        {STYLE_FAINT, "\x1b[2m"},
    };
    for (gsize i = 0; (guchar)c < ' ' && i < G_N_ELEMENTS(styles); i++) {
        if (styles[i][0][0] == c)
            return styles[i][1];
    }
    return NULL;
}

// What a style looks like; `*style` is the one that is on (0: none) and is updated.
static const char *style_text(gboolean color, char c, char *style)
{
    gboolean match = c == STYLE_MATCH[0] || (c == STYLE_OFF[0] && *style == STYLE_MATCH[0]);
    *style = c == STYLE_OFF[0] ? 0 : c;
    if (color)
        return style_code(c);
    return match ? (*style ? "»" : "«") : "";
}

static guint measure(const struct wrap *wrap, const char *from, const char *to, char style)
{
    guint width = 0;
    for (const char *p = from; p < to; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (style_code(*p)) {
            const char *text = style_text(wrap->color, *p, &style);
            width += wrap->color ? 0 : (guint)g_utf8_strlen(text, -1);
        } else if (!g_unichar_iszerowidth(c)) {
            width += g_unichar_iswide(c) ? 2 : 1;
        }
    }
    return width;
}

guint wrap_width(const struct wrap *wrap, const char *text)
{
    return measure(wrap, text, text + strlen(text), 0);
}

static void append(struct wrap *wrap, const char *from, const char *to, char *style)
{
    for (const char *p = from; p < to; p++) {
        if (style_code(*p))
            g_string_append(wrap->out, style_text(wrap->color, *p, style));
        else
            g_string_append_c(wrap->out, *p);
    }
}

static void break_line(struct wrap *wrap, guint indent, char style)
{
    gboolean styled = wrap->color && style;
    if (styled)
        g_string_append(wrap->out, style_code(STYLE_OFF[0]));
    g_string_append_printf(wrap->out, "\n%*s", (int)indent, "");
    if (styled)
        g_string_append(wrap->out, style_code(style));
}

void wrap_lines(struct wrap *wrap, const char *lead, const char *text)
{
    guint indent = wrap_width(wrap, lead);
    char style = 0;
    append(wrap, lead, lead + strlen(lead), &style);
    guint column = indent;
    gboolean empty = TRUE;
    for (const char *p = text; *p;) {
        p += strspn(p, " ");
        const char *end = p + strcspn(p, " ");
        if (end == p)
            break;
        guint width = measure(wrap, p, end, style);
        if (!empty && column + 1 + width > wrap->width) {
            break_line(wrap, indent, style);
            column = indent;
        } else if (!empty) {
            g_string_append_c(wrap->out, ' ');
            column++;
        }
        append(wrap, p, end, &style);
        column += width;
        empty = FALSE;
        p = end;
    }
    if (style)
        append(wrap, STYLE_OFF, &STYLE_OFF[1], &style);
    while (wrap->out->len && wrap->out->str[wrap->out->len - 1] == ' ')
        g_string_truncate(wrap->out, wrap->out->len - 1);
    g_string_append_c(wrap->out, '\n');
}
