package io.carillon.rendering;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references as far as they can hide the beginning of an address. */
final class Entities {
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w{2,8}));?");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "colon", ":", "Tab", "\t", "NewLine", "\n", "nbsp",
            "\u00a0");

    private Entities() {}

    static String decode(String text) {
        Matcher references = REFERENCE.matcher(text);
        return references.replaceAll(found -> Matcher.quoteReplacement(sign(references)));
    }

    private static String sign(Matcher reference) {
        if (reference.group(1) != null) {
            return sign(Integer.parseInt(reference.group(1)));
        }
        return reference.group(2) != null
                ? sign(Integer.parseInt(reference.group(2), 16))
                : NAMED.getOrDefault(reference.group(3), reference.group());
    }

    private static String sign(int codePoint) {
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }
}
