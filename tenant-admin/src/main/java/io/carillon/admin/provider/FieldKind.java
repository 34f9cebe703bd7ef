package io.carillon.admin.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a field holds, so that a console knows what to draw and the check what to expect. */
public enum FieldKind {
    TEXT(".*", "must be a text"),
    EMAIL("[^@\\s<>\",;:\\\\]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})*", "must be an e-mail address"),
    HOST(".*", "must be a host name or address"),
    PORT("[1-9][0-9]{0,4}", "must be a port number"),
    NUMBER("[1-9][0-9]{0,5}", "must be a whole number above 0"),
    URL(".*", "must be an address"),
    CHOICE(".*", "must be one of the choices"),
    /** Several lines, for example a key in PEM or a JSON document. */
    MULTILINE("(?s).*", "must be a text");

    private static final int HIGHEST_PORT = 65_535;

    private final Pattern form;
    private final String rule;

    FieldKind(String form, String rule) {
        this.form = Pattern.compile(form);
        this.rule = rule;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean fits(String value) {
        return form.matcher(value).matches() && (this != PORT || Integer.parseInt(value) <= HIGHEST_PORT);
    }

    String rule() {
        return rule;
    }
}
