package io.carillon.admin.mjml;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.io.IOException;

/** Compiles MJML to HTML that holds the same template expressions. Synchronous; for bounded worker threads. */
public final class MjmlCompiler {
    private static final int LARGEST = 64 * 1024;
    private static final Mjml4j.Configuration SETTINGS =
            new Mjml4j.Configuration("und", Mjml4j.TextDirection.AUTO, new NoIncludes());

    private MjmlCompiler() {}

    /**
     * Compiles.
     *
     * @param engine the language of the expressions: {@code handlebars} or {@code qute}
     * @throws MjmlException with the line where that is known
     */
    public static String compile(String mjml, String engine) {
        Expressions expressions = Expressions.in(mjml, engine);
        MjmlScan.check(expressions.hidden());
        String html = expressions.restore(html(expressions.hidden()));
        if (html.length() > LARGEST) {
            throw new MjmlException(0, "becomes %d KB of HTML, 64 are the limit".formatted(html.length() / 1024));
        }
        return html;
    }

    private static String html(String mjml) {
        try {
            return Mjml4j.render(mjml, SETTINGS);
        } catch (NumberFormatException noNumber) {
            throw new MjmlException(0, "an attribute that must be a number is none");
        } catch (RuntimeException odd) {
            throw new MjmlException(0, "cannot be compiled: an attribute or element is not as MJML wants it");
        }
    }

    /** The scan refuses includes before; this holds even if it were wrong. */
    private static final class NoIncludes implements Mjml4j.IncludeResolver {
        @Override
        public String readResource(String path) throws IOException {
            throw new IOException("files cannot be included");
        }

        @Override
        public String resolvePath(String name, String base) {
            throw new IllegalArgumentException("files cannot be included");
        }
    }
}
