package io.carillon.dispatcher.sms;

/**
 * How a text travels: its encoding and how many messages it takes. Source: 3GPP TS 23.038, "Alphabets and
 * language-specific information", and TS 23.040, "Technical realization of the SMS" (concatenated messages). Pure.
 *
 * @param encoding what every character fits in
 * @param segments messages that are sent and paid for
 */
record SmsText(Encoding encoding, int segments) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** Alphabets of the air interface, with their units in a lone message and in each of several. */
    enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String title;
        private final int alone;
        private final int each;

        Encoding(String title, int alone, int each) {
            this.title = title;
            this.alone = alone;
            this.each = each;
        }
    }

    static SmsText of(String text) {
        Encoding encoding = text.chars().allMatch(SmsText::isGsm) ? Encoding.GSM_7 : Encoding.UCS_2;
        return new SmsText(encoding, segments(text, encoding));
    }

    private static boolean isGsm(int character) {
        return BASIC.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0;
    }

    /** A character of two units never lies in two segments. */
    private static int segments(String text, Encoding encoding) {
        int[] sizes = text.codePoints().map(point -> units(point, encoding)).toArray();
        int total = 0;
        int full = 0;
        int used = 0;
        for (int size : sizes) {
            total += size;
            boolean overflows = used + size > encoding.each;
            full += overflows ? 1 : 0;
            used = overflows ? size : used + size;
        }
        return total <= encoding.alone ? 1 : full + 1;
    }

    private static int units(int point, Encoding encoding) {
        return switch (encoding) {
            case GSM_7 -> EXTENSION.indexOf(point) >= 0 ? 2 : 1;
            case UCS_2 -> Character.charCount(point);
        };
    }

    /** {@code 2 segments, GSM-7}. */
    @Override
    public String toString() {
        return segments + (segments == 1 ? " segment, " : " segments, ") + encoding.title;
    }
}
