// SPDX-License-Identifier: Apache-2.0
#include "cli/rules.h"
#include "agreement/agreement.h"
#include "authoring/authoring.h"
#include "base/nearest.h"
#include "cli/cli.h"
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static int compare_complaints(const void *a, const void *b)
{
    const struct complaint *first = *(const struct complaint *const *)a;
    const struct complaint *second = *(const struct complaint *const *)b;
    int order = strcmp(first->file, second->file);
    if (order == 0 && first->line != second->line)
        order = first->line < second->line ? -1 : 1;
    if (order == 0 && first->column != second->column)
        order = first->column < second->column ? -1 : 1;
    return order;
}

// Prints complaints in the order of the files; the number of those that are not warnings.
static guint print_complaints(GPtrArray *complaints)
{
    guint errors = 0;
    g_ptr_array_sort(complaints, compare_complaints);
    for (guint i = 0; i < complaints->len; i++) {
        const struct complaint *complaint = complaints->pdata[i];
        printf("%s:", complaint->file);
        if (complaint->line)
            printf("%u:%u:", complaint->line, complaint->column);
        printf(" %s%s\n", complaint->warning ? "warning: " : "", complaint->message);
        errors += !complaint->warning;
    }
    return errors;
}

static const char *plural(guint count)
{
    return count == 1 ? "" : "s";
}

// The rules could not be loaded: 1 when rule files are at fault, 2 when they could not be found.
static int not_loaded(GPtrArray *complaints, const GError *error)
{
    guint errors = print_complaints(complaints);
    if (!errors)
        cli_complain("%s", error->message);
    else
        printf("%u complaint%s\n", errors, plural(errors));
    return errors ? EXIT_GATE : EXIT_USAGE;
}

// The agreements' documents of rules and configuration, where --agreement gave newer ones. FALSE
// with an error.
static gboolean load_before(const struct run_request *request, GHashTable *before, GError **error)
{
    struct run_request declared = *request;
    declared.agreements = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset =
        run_rules_and_agreements(&declared, RULES_PLAIN, complaints, before, error);
    return ruleset != NULL;
}

static GHashTable *agreement_table(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)agreement_free);
}

static int rules_lint(struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(GHashTable) now = agreement_table(), before = agreement_table();
    const struct run_request *request = &options->request;
    g_autoptr(ruleset_t) ruleset =
        run_rules_and_agreements(request, RULES_SHAPES, complaints, now, &error);
    if (!ruleset)
        return not_loaded(complaints, error);
    gboolean newer = request->agreements && request->agreements->len;
    if (newer && !load_before(request, before, &error)) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    struct lint_agreements agreements = {.now = now, .before = newer ? before : NULL};
    authoring_lint(ruleset, &agreements, complaints);
    guint errors = print_complaints(complaints);
    printf("%u rule%s, %u complaint%s\n", ruleset->rules->len, plural(ruleset->rules->len), errors,
           plural(errors));
    return errors ? EXIT_GATE : EXIT_CLEAN;
}

// The rules with failed examples, with `all` the others too; and those that lack a near miss.
static void print_test_table(const struct test_report *report, gboolean all)
{
    gboolean head = FALSE;
    g_autoptr(GString) bare = g_string_new(NULL);
    guint count = 0;
    for (guint i = 0; i < report->rules->len; i++) {
        const struct rule_test *test = &g_array_index(report->rules, struct rule_test, i);
        if (!test->near_miss) {
            g_string_append_printf(bare, "%s%s", count ? ", " : "", test->rule->id);
            count++;
        }
        if (!all && !test->failed)
            continue;
        if (!head)
            printf("%-24s %6s %9s %7s %13s %12s %6s %5s\n", "rule", "match", "no match", "misses",
                   "false alarms", "wrong place", "other", "todo");
        head = TRUE;
        printf("%-24s %6u %9u %7u %13u %12u %6u %5u%s\n", test->rule->id, test->matching,
               test->examples - test->matching, test->faults[FAULT_MISS], test->faults[FAULT_ALARM],
               test->faults[FAULT_PLACE], test->faults[FAULT_OTHER], test->todo,
               test->near_miss ? "" : "  no near miss");
    }
    if (count)
        printf("%u without a near miss (an example that must not match, yet nearly does): %s\n",
               count, bare->str);
}

static int rules_test(struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset =
        run_rules(&options->request, RULES_EXAMPLE_VALUES | RULES_SHAPES, complaints, &error);
    if (!ruleset)
        return not_loaded(complaints, error);
    struct limits limits = limits_default();
    struct test_report report;
    authoring_test(ruleset, &limits, &report);
    print_complaints(report.failures);
    print_test_table(&report, options->verbose);
    guint rules = ruleset->rules->len, definitions = report.rules->len - rules;
    printf("%u rule%s, ", rules, plural(rules));
    if (definitions)
        printf("%u definition%s, ", definitions, plural(definitions));
    printf("%u example%s: %u passed, %u failed", report.examples, plural(report.examples),
           report.examples - report.failed - report.todo, report.failed);
    if (report.todo)
        printf(", %u known gap%s", report.todo, plural(report.todo));
    printf("\n");
    int status = report.failed ? EXIT_GATE : EXIT_CLEAN;
    test_report_clear(&report);
    return status;
}

static int rules_list(struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset = run_rules(&options->request, RULES_PLAIN, complaints, &error);
    if (!ruleset) {
        cli_complain("%s", error->message);
        return EXIT_USAGE;
    }
    for (guint i = 0; i < ruleset->packs->len; i++) {
        const struct pack *pack = ruleset->packs->pdata[i];
        printf("%s %s: %s\n", pack->id, pack->version, pack->title ? pack->title : "");
    }
    for (guint i = 0; i < ruleset->libraries->len; i++) {
        const struct pack *pack = ruleset->libraries->pdata[i];
        printf("%s %s: %s (%u definition%s)\n", pack->id, pack->version,
               pack->title ? pack->title : "", pack->definitions, plural(pack->definitions));
    }
    for (guint i = 0; i < ruleset->variables->len; i++) {
        const struct variable *variable = ruleset->variables->pdata[i];
        printf("variable %s.%s (%s): %s. %s\n", variable->pack, variable->name, variable->kind,
               variable->value ? variable->value : "not set", variable->meaning);
    }
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        printf("%-12s %-8s %-8s %-12s %s%s%s\n", rule->id, severity_name(rule->severity),
               action_name(rule->action), check_kind_name(rule->check), rule->title,
               rule->not_evaluated[LANGUAGE_EN] ? " - not evaluated: " : "",
               rule->not_evaluated[LANGUAGE_EN] ? rule->not_evaluated[LANGUAGE_EN] : "");
    }
    return EXIT_CLEAN;
}

// The actions of `linjera rules`. `paths`: its arguments are rules to read, as with --rules.
static const struct rules_action {
    const char *name, *usage, *summary;
    guint options;
    gboolean paths;
    int (*run)(struct options *options);
} actions[] = {
    {"lint", "[PATH...]", "Looks for faults in rule files; exit code 1 when there are any.",
     OPTIONS_RULES, TRUE, rules_lint},
    {"test", "[PATH...]", "Runs the examples of all rules; exit code 1 when any fails.",
     OPTIONS_RULES, TRUE, rules_test},
    {"list", "[PATH...]", "Lists packs, variables and rules.", OPTIONS_RULES, TRUE, rules_list},
    {"show", "[RULE|PATTERN...]",
     "Shows rules as people read them: where they look, what for, what excepts, what they rest on. "
     "RULE is an id; in PATTERN, * stands for any letters.",
     OPTIONS_RULES | OPTIONS_FORMS, FALSE, rules_show},
    {"import", "FILE",
     "Makes a rule file of a termbase (TBX), a CSV file or a document's table: old term, new term, "
     "section, why. Exit code 1 when a row makes no rule, 2 when none does.",
     OPTIONS_RULES | OPTIONS_DOCUMENTS | OPTIONS_OUTPUT, FALSE, rules_import},
    {"diff", "OLD NEW --on LIBRARY",
     "Tells which findings a change of rules adds and removes in documents. OLD and NEW are rule "
     "files or folders. Exit code 0 whatever the answer, 3 when a document could not be read.",
     OPTIONS_RULES | OPTIONS_DOCUMENTS | OPTIONS_FORMAT | OPTIONS_OUTPUT | OPTIONS_ON, FALSE,
     rules_diff},
    {"doc", "[PATH...]",
     "Writes the catalogue of the rules as a page (HTML) for the people who own them.",
     OPTIONS_RULES | OPTIONS_OUTPUT, TRUE, rules_doc},
    {"explain", "RULE FILE[#SECTION]",
     "Tells why a rule does or does not find something in a document. Exit code 0 whatever the "
     "answer, 2 when the rule or section is not there, 3 when the document could not be read.",
     OPTIONS_RULES | OPTIONS_DOCUMENTS, FALSE, rules_explain},
};

static void print_usage(FILE *to)
{
    fputs("Usage: linjera rules ACTION [OPTIONS] ...\n\n", to);
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
        const char *end = strchr(actions[i].summary, '.');
        fprintf(to, "  %-8s %-22s %.*s\n", actions[i].name, actions[i].usage,
                (int)(end - actions[i].summary + 1), actions[i].summary);
    }
    fputs("\nPATH is a rule file, a pack's folder or a folder of packs; without one (or --rules), "
          "the\nrules of the configuration, else those beside the program. "
          "linjera rules ACTION --help\ntells the options.\n",
          to);
}

static int run_action(const struct rules_action *action, int count, char **arguments)
{
    struct options options;
    int status;
    if (options_parse(&options, action->options, action->usage, action->summary, count, arguments,
                      &status)) {
        for (guint n = 0; action->paths && n < options.request.paths->len; n++)
            g_ptr_array_add(options.request.rules, options.request.paths->pdata[n]);
        status = action->run(&options);
    }
    options_clear(&options);
    return status;
}

int cli_rules(int count, char **arguments)
{
    const char *names[G_N_ELEMENTS(actions) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
        names[i] = actions[i].name;
    const char *typed = count > 1 ? arguments[1] : NULL;
    gboolean help = typed && (strcmp(typed, "--help") == 0 || strcmp(typed, "-h") == 0);
    if (!typed || help) {
        print_usage(help ? stdout : stderr);
        return help ? EXIT_CLEAN : EXIT_USAGE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (strcmp(typed, actions[i].name) == 0)
            return run_action(&actions[i], count - 1, arguments + 1);
    }
    const char *near = nearest(typed, names);
    g_autofree char *all = g_strjoinv(", ", (char **)names);
    cli_complain("linjera rules %s: there is no such action; %s%s", typed,
                 near ? "did you mean linjera rules " : "there are: ", near ? near : all);
    return EXIT_USAGE;
}
