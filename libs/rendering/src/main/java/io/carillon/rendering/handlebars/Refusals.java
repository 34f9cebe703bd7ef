package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import io.carillon.rendering.engine.RenderException;
import java.util.regex.Pattern;

/** The library's refusals in words that name no class and no file. */
final class Refusals {
    private static final Pattern CLASS_NAME = Pattern.compile("([a-z]+\\.)+[A-Z]\\w*:? ?");
    private static final Pattern FILE_NAME = Pattern.compile("[\\w-]+@[0-9a-f]+:(\\d+:\\d+: ?)?");

    private Refusals() {}

    /** Our own refusals are kept as they are, for the library wraps them. */
    static RenderException of(Throwable invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof RenderException refused) {
                return refused;
            }
        }
        HandlebarsError error = invalid instanceof HandlebarsException known ? known.getError() : null;
        return error == null
                ? new RenderException("the template is invalid: " + plain(invalid.getMessage()))
                : new RenderException(Math.max(error.line, 1), "cannot be read: " + plain(error.reason));
    }

    private static String plain(String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        String place = FILE_NAME.matcher(line).replaceAll("");
        return CLASS_NAME.matcher(place).replaceAll("").strip();
    }
}
