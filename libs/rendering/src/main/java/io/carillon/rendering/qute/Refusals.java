package io.carillon.rendering.qute;

import io.carillon.rendering.engine.RenderException;
import io.quarkus.qute.TemplateException;
import java.util.regex.Pattern;

/** The library's refusals in words that name no class and no file. */
final class Refusals {
    private static final Pattern PREFIX =
            Pattern.compile("^(Parser|Rendering) error( in template)?( \\[[^\\]]*\\])?( \\[?line:? ?\\d+\\]?)?: *");
    private static final Pattern CLASS_NAME = Pattern.compile("([a-z]+\\.)+[A-Z]\\w*:? ?");
    private static final Pattern PLACE = Pattern.compile(" in template \\S+| on line \\d+");

    private Refusals() {}

    /** Our own refusals are kept as they are, for the library wraps them. */
    static RenderException of(Throwable invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof RenderException refused) {
                return refused;
            }
            if (cause instanceof StackOverflowError) {
                return new RenderException("the template is nested too deeply");
            }
        }
        return ofLibrary(invalid);
    }

    private static RenderException ofLibrary(Throwable invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateException known) {
                return new RenderException(line(known), plain(known.getMessage()));
            }
        }
        return new RenderException("the template cannot be rendered with these data");
    }

    private static int line(TemplateException known) {
        return known.getOrigin() == null ? 0 : known.getOrigin().getLine();
    }

    private static String plain(String message) {
        String line =
                message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
        String words = PLACE.matcher(PREFIX.matcher(line).replaceFirst("")).replaceAll("");
        return CLASS_NAME.matcher(words).replaceAll("").strip();
    }
}
