// SPDX-License-Identifier: Apache-2.0
#include "report/schedule.h"

#include <stdio.h>
#include <string.h>

#include "report/words.h"

static gboolean read_date(const char *text, GDate *date)
{
    guint year, month, day;
    if (!text || sscanf(text, "%4u-%2u-%2u", &year, &month, &day) != 3 || day > 31 || month > 12 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_clear(date, 1);
    g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return TRUE;
}

int schedule_days(const struct result *result, const char *date)
{
    GDate from, to;
    return read_date(result->as_of, &from) && read_date(date, &to) ? g_date_days_between(&from, &to)
                                                                   : 0;
}

static void term_free(gpointer data)
{
    struct term *term = data;
    g_ptr_array_unref(term->rules);
    g_free(term);
}

static void add(GPtrArray *terms, const struct result *result, const struct rule_card *rule,
                gboolean ends)
{
    const char *date = ends ? rule->effective_to : rule->effective_from;
    for (guint i = 0; i < terms->len; i++) {
        struct term *term = terms->pdata[i];
        if (term->ends == ends && strcmp(term->date, date) == 0) {
            g_ptr_array_add(term->rules, (gpointer)(gsize)rule);
            return;
        }
    }
    struct term *term = g_new0(struct term, 1);
    *term = (struct term){.date = date,
                          .days = schedule_days(result, date),
                          .ends = ends,
                          .rules = g_ptr_array_new()};
    g_ptr_array_add(term->rules, (gpointer)(gsize)rule);
    g_ptr_array_add(terms, term);
}

static gint compare_terms(gconstpointer a, gconstpointer b)
{
    const struct term *first = *(struct term *const *)a, *second = *(struct term *const *)b;
    if (first->ends != second->ends)
        return first->ends ? 1 : -1;
    return strcmp(first->date, second->date); // ISO dates compare as texts
}

GPtrArray *schedule_of(const struct result *result)
{
    GPtrArray *terms = g_ptr_array_new_with_free_func(term_free);
    for (guint i = 0; i < result->rules->len; i++) {
        const struct rule_card *rule = result->rules->pdata[i];
        if (g_strcmp0(rule->status, "retired") == 0 || rule->not_evaluated[LANGUAGE_EN] ||
            rule->severity < result->min_severity)
            continue;
        if (rule->upcoming && rule->effective_from) {
            add(terms, result, rule, FALSE);
        } else if (rule->effective_to && strcmp(result->as_of, rule->effective_to) <= 0 &&
                   schedule_days(result, rule->effective_to) <= SCHEDULE_SOON) {
            add(terms, result, rule, TRUE);
        }
    }
    g_ptr_array_sort(terms, compare_terms);
    return terms;
}

char *schedule_words(const struct result *result, const char *date, gboolean ends)
{
    const struct words *words = words_in(result->language);
    int days = schedule_days(result, date);
    if (days <= 0)
        return words_fill(ends ? words->ends_today : words->starts_today, date, NULL);
    if (days == 1)
        return words_fill(ends ? words->ends_tomorrow : words->starts_tomorrow, date, NULL);
    g_autofree char *count = g_strdup_printf("%d", days);
    return words_fill(ends ? words->ends_in : words->starts_in, count, date, NULL);
}
