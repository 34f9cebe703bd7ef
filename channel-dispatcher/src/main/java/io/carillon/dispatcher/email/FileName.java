package io.carillon.dispatcher.email;

import java.nio.charset.StandardCharsets;

/** Writes a file's name as MIME parameters: RFC 2183 for old readers, RFC 2231 §4 for what is not ASCII. */
final class FileName {
    private static final int LONGEST_ENCODED = 600;
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileName() {}

    /** The parameter {@code key} as {@code ; key="…"}, and for other than ASCII the exact name beside it. */
    static String parameter(String key, String name) {
        String ascii = name.codePoints()
                .map(point -> point >= ' ' && point < 0x7f && point != '"' && point != '\\' ? point : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String quoted = "; " + key + "=\"" + ascii + "\"";
        return ascii.equals(name) ? quoted : quoted + "; " + key + "*=UTF-8''" + encoded(name);
    }

    /** One header line may have 998 characters, so a long name loses its middle, never its end. */
    private static String encoded(String name) {
        String whole = percent(name);
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int[] stem =
                name.substring(0, name.length() - end.length()).codePoints().toArray();
        for (int keep = stem.length; whole.length() > LONGEST_ENCODED && keep > 0; keep--) {
            whole = percent(new String(stem, 0, keep) + "\u2026" + end);
        }
        return whole;
    }

    private static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || PLAIN.indexOf(octet) >= 0);
            encoded.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return encoded.toString();
    }
}
