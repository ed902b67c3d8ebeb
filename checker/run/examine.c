// SPDX-License-Identifier: Apache-2.0
#include "run/examine.h"

#include "check/against.h"
#include "run/agreements.h"
#include "run/look.h"
#include "run/rules.h"

struct examination {
    const struct check_input *input;
    const struct config_documents *known; // what the configuration says of the document; or NULL
    enum language language;
    run_examine examine;
    const void *context;
};

static GString *examine_in_worker(const void *context, const void *document, const char *path,
                                  const char *sha256, GError **error)
{
    const struct examination *own = context;
    struct check_about about = {
        .path = path,
        .sha256 = sha256,
        .kind = own->known ? own->known->kind : NULL,
        .owner = own->known ? own->known->owner : NULL,
        .decision_body = own->known ? own->known->decision_body : NULL,
    };
    return own->examine(own->context, own->input, &about, own->language, document, error);
}

GString *run_examine_document(const struct run_request *request, guint reading, run_examine examine,
                              const void *context, GPtrArray *notes, GError **error)
{
    g_auto(settings_t) settings = {0};
    if (!settings_init(&settings, request, error))
        return NULL;
    g_autoptr(GPtrArray) complaints =
        g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
    g_autoptr(ruleset_t) ruleset =
        rules_load(request, settings.config, &settings.limits, reading, complaints, error);
    if (!ruleset || !rules_restrict(ruleset, request, settings.config, error))
        return NULL;
    g_autoptr(GArray) agreements =
        agreements_load(ruleset, request, settings.config, &settings.limits, error);
    if (!agreements)
        return NULL;
    g_autofree struct check_agreement *held = agreements_for_check(agreements);
    g_autoptr(against_t) against = against_new(ruleset, held, agreements->len);
    struct check_input input = {
        .ruleset = ruleset,
        .agreements = held,
        .agreement_count = agreements->len,
        .against = against,
        .as_of = settings.as_of,
        .limits = &settings.limits,
    };
    struct examination examination = {
        .input = &input,
        .known = config_about(settings.config, request->paths->pdata[0]),
        .language = settings.language,
        .examine = examine,
        .context = context,
    };
    return look_at(request, &settings, examine_in_worker, &examination, notes, error);
}
