// SPDX-License-Identifier: Apache-2.0
// impossible: what cannot be right whatever anybody has agreed: a day that no calendar has, a date
// with another weekday than it says, a number that is one in figures and another in words.
#include "check/internal.h"

#include <string.h>

#include "lang/scan.h"
#include "lang/weekday.h"

static const char *const english_names[WEEKDAYS] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

static void report(struct check *check, const struct passage *passage, guint start, guint end,
                   const char *swedish, const char *english)
{
    if (end <= passage->own)
        return; // it stands in the lead-in or label alone, which is reported itself
    struct supplement supplement = {.detail = {[LANGUAGE_SV] = swedish, [LANGUAGE_EN] = english}};
    struct hit hit = {.passage = passage,
                      .start = MAX(start, passage->own),
                      .end = end,
                      .supplement = &supplement};
    text_sentence(passage, hit.start, &hit.unit_start, &hit.unit_end);
    check_tell_hit(check, TRACE_FOUND, &hit);
    if (check_hit_in_scope(check, &hit) && !check_excepted(check, &hit))
        check_report(check, &hit);
}

// ---- Days that do not exist

static void judge_date(struct check *check, const struct passage *passage, const struct date *date)
{
    if (!date->impossible)
        return;
    g_autofree char *swedish = NULL, *english = NULL;
    if (date->precision == DATE_DAY && date->part >= 1 && date->part <= 12) {
        // Without a year February may have 29 days.
        guint8 days = g_date_get_days_in_month((GDateMonth)date->part,
                                               (GDateYear)(date->year ? date->year : 2000));
        g_autofree char *year = date->year ? g_strdup_printf(" %d", date->year) : g_strdup("");
        const char *month = calendar_month_name(date->part);
        swedish = g_strdup_printf("%s%s har %u dagar", month, year, days);
        english = g_strdup_printf("%s%s has %u days", month, year, days);
    } else {
        swedish = g_strdup("det finns inte i kalendern");
        english = g_strdup("it is not in the calendar");
    }
    report(check, passage, date->start, date->end, swedish, english);
}

// ---- Weekdays

// Where the word that ends at `end` begins.
static guint word_start(const char *text, guint end)
{
    const char *at = text + end;
    while (at > text) {
        const char *before = g_utf8_prev_char(at);
        if (!g_unichar_isalpha(g_utf8_get_char(before)))
            break;
        at = before;
    }
    return (guint)(at - text);
}

// Whether the word at `at` is the last of "måndag och tisdag", "fredag till måndag".
static gboolean is_one_of_several(const char *text, guint at)
{
    static const char *const joints[] = {" och ", " till ", " eller ", " - "};
    char word[SCAN_WORD];
    for (gsize i = 0; i < G_N_ELEMENTS(joints); i++) {
        gsize length = strlen(joints[i]);
        if (at < length || strncmp(text + at - length, joints[i], length) != 0)
            continue;
        guint end = at - (guint)length, start = word_start(text, end);
        return start < end && scan_word(text, start, end, word) && weekday_read(word) >= 0;
    }
    return FALSE;
}

// The weekday that stands before a date ("måndagen den 3 mars", "tors. 5/3"); `start` is set to
// where its name begins. The last of several belongs to a range, of which the date is the first.
static gint weekday_before(const char *text, guint date, guint *start)
{
    guint at = date;
    if (at >= 4 && g_ascii_strncasecmp(text + at - 4, "den ", 4) == 0)
        at -= 4;
    if (!at || text[at - 1] != ' ')
        return -1;
    at--;
    if (at && (text[at - 1] == '.' || text[at - 1] == ','))
        at--;
    *start = word_start(text, at);
    char word[SCAN_WORD];
    if (*start == at || !scan_word(text, *start, at, word))
        return -1;
    gboolean joined = *start && strchr("-/", text[*start - 1]);
    return joined || is_one_of_several(text, *start) ? -1 : weekday_read(word);
}

// The one after it in brackets: "3 mars 2026 (tisdag)"; `end` is set to where its name ends.
static gint weekday_after(const char *text, guint date, guint length, guint *end)
{
    char word[SCAN_WORD];
    guint at = scan_phrase(text, date, length, " (");
    *end = at ? scan_word(text, at, length, word) : 0;
    return *end && *end < length && text[*end] == ')' ? weekday_read(word) : -1;
}

static void judge_weekday(struct check *check, const struct passage *passage,
                          const struct date *date)
{
    if (date->precision != DATE_DAY || !date->year || date->impossible || !date->days.first)
        return;
    // "måndag 2-6 mars 2026": the weekday is that of the first day, which is no date of its own.
    if (date->start && passage->folded[date->start - 1] == '-')
        return;
    guint start = date->start, end = date->end, edge = 0;
    gint said = weekday_before(passage->folded, date->start, &edge);
    if (said >= 0) {
        start = edge;
    } else {
        said = weekday_after(passage->folded, date->end, passage->length, &edge);
        end = said >= 0 ? edge + 1 : end; // with the bracket
    }
    gint right = weekday_of(date->days.first);
    if (said < 0 || said == right)
        return;
    const char *month = calendar_month_name(date->part);
    g_autofree char *swedish =
        g_strdup_printf("den %d %s %d är en %s", date->day, month, date->year, weekday_name(right));
    g_autofree char *english =
        g_strdup_printf("%d %s %d is a %s", date->day, month, date->year, english_names[right]);
    report(check, passage, start, end, swedish, english);
}

static void judge_dates(struct check *check, const struct passage *passage, guint32 find)
{
    g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << VALUE_DATE, passage->folded, 0, passage->length, dates);
    for (guint i = 0; i < dates->len; i++) {
        const struct date *date = &g_array_index(dates, struct value, i).date;
        if (find & 1u << IMPOSSIBLE_DATE)
            judge_date(check, passage, date);
        if (find & 1u << IMPOSSIBLE_WEEKDAY)
            judge_weekday(check, passage, date);
    }
}

// ---- Numbers that are said twice

// The number in brackets after one: "5 (sex)", "sex (5) dagar". Figures in brackets after a word
// may be a reference to a source: they count only before what is counted. 0: there is none.
static guint read_again(const struct passage *passage, const struct number *first,
                        struct number *second)
{
    const char *text = passage->folded;
    guint at = scan_phrase(text, first->end, passage->length, " (");
    guint end = at ? number_read(text, at, passage->length, second) : 0;
    if (!end || end >= passage->length || text[end] != ')' || first->words == second->words ||
        first->low != first->high || second->low != second->high)
        return 0;
    char word[SCAN_WORD];
    guint counted = scan_phrase(text, end, passage->length, ") ");
    gboolean counts = counted && scan_word(text, counted, passage->length, word);
    return first->words && !counts ? 0 : end + 1;
}

static void judge_number(struct check *check, const struct passage *passage,
                         const struct number *first)
{
    struct number second = {0};
    guint end = read_again(passage, first, &second);
    if (!end || first->low == second.low)
        return;
    const struct number *figures = first->words ? &second : first;
    g_autoptr(GString) digits = g_string_new(NULL);
    g_autoptr(GString) words = g_string_new(NULL);
    number_write(digits, figures->low, FALSE, FALSE);
    number_write(words, figures->low, TRUE, FALSE);
    g_autofree char *swedish = g_strdup_printf("%s är %s", digits->str, words->str);
    g_autofree char *english = g_strdup_printf("%s is “%s”", digits->str, words->str);
    report(check, passage, first->start, end, swedish, english);
}

static void judge_numbers(struct check *check, const struct passage *passage)
{
    const char *text = passage->folded;
    for (guint at = 0; at < passage->length;) {
        struct number number = {0};
        guint end = scan_starts(text, at) ? number_read(text, at, passage->length, &number) : 0;
        if (end) {
            number.end = end;
            judge_number(check, passage, &number);
        }
        guint next = end ? end : at;
        at = next > at ? next : (guint)(g_utf8_next_char(text + at) - text);
    }
}

// Whether there is what makes a date wrong: of its days only the last of a month can fail to exist,
// and a week past the 52nd.
static gboolean may_be_wrong(const char *text, guint32 find)
{
    if (find & 1u << IMPOSSIBLE_DATE &&
        (strstr(text, "29") || strstr(text, "30") || strstr(text, "31") || strstr(text, "5") ||
         strstr(text, "60")))
        return TRUE;
    return find & 1u << IMPOSSIBLE_WEEKDAY && weekday_may_stand(text);
}

void check_impossible(struct check *check)
{
    guint32 find = check->rule->impossible;
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        if (!passage->length || !check_in_scope(check, passage))
            continue;
        // What is judged has figures; most passages have none, and reading dates costs.
        if (!strpbrk(passage->folded, "0123456789"))
            continue;
        if (find & (1u << IMPOSSIBLE_DATE | 1u << IMPOSSIBLE_WEEKDAY) &&
            may_be_wrong(passage->folded, find))
            judge_dates(check, passage, find);
        // A number that is said twice has brackets.
        if (find & 1u << IMPOSSIBLE_NUMBER && strstr(passage->folded, " ("))
            judge_numbers(check, passage);
    }
}
