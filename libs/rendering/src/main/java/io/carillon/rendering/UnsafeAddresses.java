package io.carillon.rendering;

import io.carillon.rendering.engine.RenderException;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses rendered words that would lead a reader to an address that runs code or holds a document: {@code javascript:},
 * {@code vbscript:}, {@code data:} and their like. Looks at finished words, as a browser would read them, so that it does
 * not matter how a template put the address together.
 */
final class UnsafeAddresses {
    private static final Set<String> REFUSED =
            Set.of("javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem", "view-source", "jar");
    private static final Set<String> PICTURES = Set.of("image/png", "image/gif", "image/jpeg", "image/webp");
    private static final int LONGEST_SCHEME = 12;

    private UnsafeAddresses() {}

    static void refuse(String pointer, String words) {
        switch (pointer) {
            case "/html" -> refuseIn(words);
            case "/actionUrl" -> refuseAddress("", words);
            default -> {
                // no part that leads anywhere by itself
            }
        }
    }

    private static void refuseIn(String html) {
        HtmlAttributes attributes = new HtmlAttributes(html);
        while (attributes.next()) {
            if (attributes.isAddress()) {
                refuseAddress(attributes.name(), attributes.value());
            }
        }
    }

    private static void refuseAddress(String attribute, String address) {
        String scheme = scheme(address);
        if (REFUSED.contains(scheme) && !isPicture(attribute, scheme, address)) {
            String place = attribute.isEmpty() ? "it" : "'" + attribute + "'";
            throw new RenderException(place + " must not lead to a " + scheme + ": address");
        }
    }

    private static boolean isPicture(String attribute, String scheme, String address) {
        return attribute.equals("src")
                && scheme.equals("data")
                && PICTURES.stream().anyMatch(type -> address.strip().startsWith("data:" + type));
    }

    /** What stands before the first colon, without whitespace and controls, which browsers pass over; empty for none. */
    private static String scheme(String address) {
        StringBuilder scheme = new StringBuilder(LONGEST_SCHEME);
        for (int at = 0; at < address.length() && scheme.length() <= LONGEST_SCHEME; at++) {
            char sign = address.charAt(at);
            if (sign == ':') {
                return scheme.toString().toLowerCase(Locale.ROOT);
            }
            if (sign > ' ' && !Character.isISOControl(sign)) {
                scheme.append(sign);
            }
        }
        return "";
    }
}
