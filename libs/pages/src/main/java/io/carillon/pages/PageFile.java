package io.carillon.pages;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * One file of a module's pages as it is served.
 *
 * @param zipped the same bytes as gzip, where that is smaller
 * @param tag entity tag, quotes included
 */
public record PageFile(String name, Buffer bytes, Optional<Buffer> zipped, String tag) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "json", "application/json");

    /** Its media type. */
    public String type() {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    /** Whether the name holds a hash of the content, so that the file never changes. */
    public boolean isImmutable() {
        return isAsset(name);
    }

    /** Whether a file of this name would never change. */
    public static boolean isAsset(String name) {
        return name.startsWith("assets/") || name.contains("/assets/");
    }
}
