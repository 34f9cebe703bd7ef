package io.carillon.admin.layout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new layout, or what one is replaced by.
 *
 * @param name the code when absent
 * @param engine {@code handlebars} when absent
 */
@JsonIgnoreProperties({"id", "revision", "createdAt", "updatedAt"})
@Schema(example = LayoutRequest.EXAMPLE)
public record LayoutRequest(String code, String name, String engine, String html, String text) {
    static final String EXAMPLE = """
            {"code": "branded", "name": "With our colours", "engine": "handlebars",
             "html": "<html><body><h1 style=\\"color:{{branding.primaryColor}}\\">{{branding.companyName}}</h1>\
            {{content}}<p>{{branding.footer}}</p></body></html>",
             "text": "{{content}}\\n-- \\n{{branding.companyName}}\\n"}
            """;

    private static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";
    private static final List<String> ENGINES = List.of("handlebars", "qute");
    private static final int LONGEST_NAME = 120;
    private static final int LARGEST_BYTES = 64 * 1024;

    /** The source; fails with the validation-failed problem, which lists all that is wrong. */
    LayoutSource validated() {
        Violations violations = new Violations();
        String shownName = name == null ? code : name;
        String wantedEngine = engine == null ? ENGINES.getFirst() : engine;
        boolean named = code != null && code.matches(CODE);
        violations.unless(named, "/code", "must be lower-case letters, digits and hyphens, at most 64");
        violations.text("/name", shownName, LONGEST_NAME);
        violations.unless(ENGINES.contains(wantedEngine), "/engine", "must be one of " + ENGINES);
        violations.unless(html != null && !html.isBlank(), "/html", "is required");
        checkSource(violations, "/html", html);
        checkSource(violations, "/text", text);
        violations.throwIfAny();
        return new LayoutSource(code, shownName, wantedEngine, html, text);
    }

    private static void checkSource(Violations violations, String pointer, String source) {
        if (source != null) {
            int bytes = source.getBytes(StandardCharsets.UTF_8).length;
            violations.unless(bytes <= LARGEST_BYTES, pointer, "must not exceed 64 KB");
            violations.unless(source.indexOf('\0') < 0, pointer, "holds a NUL character");
        }
    }
}
