package io.carillon.devstack.simulator;

/** How many parts Twilio bills a text as: GSM 03.38 with its extension table, else UCS-2. */
final class TwilioSegments {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    private TwilioSegments() {}

    static int of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        return gsm ? parts(text, 160, 153, true) : parts(text, 70, 67, false);
    }

    /** A character of two units never lies across two parts. */
    private static int parts(String text, int alone, int each, boolean gsm) {
        int total = 0;
        int parts = 1;
        int used = 0;
        for (int at = 0; at < text.length(); at++) {
            boolean pair = !gsm && Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length();
            int units = pair || gsm && EXTENDED.indexOf(text.charAt(at)) >= 0 ? 2 : 1;
            at += pair ? 1 : 0;
            total += units;
            parts += used + units > each ? 1 : 0;
            used = used + units > each ? units : used + units;
        }
        return total <= alone ? 1 : parts;
    }
}
