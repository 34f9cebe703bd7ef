package io.carillon.admin.provider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting or secret of an account.
 *
 * @param name its key in {@code settings} or {@code secrets}
 * @param kind what it holds
 * @param label what to call it in a form
 * @param required whether an account is incomplete without it; some fields are required together with others, which the
 *     description says
 * @param secret whether it belongs to {@code secrets}: it goes in and never comes out
 * @param description what it is and where to find it
 * @param standard filled in when absent
 * @param choices what a choice may be
 * @param form regular expression that the whole value matches
 * @param rule what to tell who breaks it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProviderField(
        String name,
        FieldKind kind,
        String label,
        boolean required,
        boolean secret,
        String description,
        @JsonProperty("default") String standard,
        List<String> choices,
        @JsonProperty("pattern") String form,
        @JsonIgnore String rule) {

    static ProviderField setting(String name, FieldKind kind, String label, String description) {
        return new ProviderField(name, kind, label, false, false, description, null, List.of(), null, null);
    }

    static ProviderField secret(String name, FieldKind kind, String label, String description) {
        return new ProviderField(name, kind, label, false, true, description, null, List.of(), null, null);
    }

    ProviderField mandatory() {
        return new ProviderField(name, kind, label, true, secret, description, standard, choices, form, rule);
    }

    ProviderField orElse(String value) {
        return new ProviderField(name, kind, label, required, secret, description, value, choices, form, rule);
    }

    ProviderField oneOf(String... values) {
        return new ProviderField(
                name, kind, label, required, secret, description, standard, List.of(values), form, rule);
    }

    /** @param sentence for example {@code must be AC and 32 hexadecimal digits} */
    ProviderField matching(String regex, String sentence) {
        return new ProviderField(name, kind, label, required, secret, description, standard, choices, regex, sentence);
    }

    /** What is wrong with {@code value}; empty when nothing is. */
    Optional<String> fault(String value) {
        if (!kind.fits(value)) {
            return Optional.of(kind.rule());
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            return Optional.of("must be one of " + String.join(", ", choices));
        }
        return form == null || Pattern.matches(form, value) ? Optional.empty() : Optional.of(rule);
    }
}
