package io.carillon.admin.preview;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many messages a text takes on a phone (3GPP TS 23.038).
 *
 * @param encoding {@code GSM-7}, or {@code UCS-2} as soon as one character is not in its alphabet
 * @param units how many units of the encoding the text has
 * @param segments how many messages that makes, each paid for
 */
@Schema(example = "{\"encoding\": \"GSM-7\", \"units\": 171, \"segments\": 2}")
public record SmsSize(String encoding, int units, int segments) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int ONE_GSM = 160;
    private static final int PART_GSM = 153;
    private static final int ONE_UCS = 70;
    private static final int PART_UCS = 67;

    static SmsSize of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        if (gsm) {
            int units = text.length()
                    + (int) text.chars().filter(c -> EXTENDED.indexOf(c) >= 0).count();
            return new SmsSize("GSM-7", units, segments(units, ONE_GSM, PART_GSM));
        }
        return new SmsSize("UCS-2", text.length(), segments(text.length(), ONE_UCS, PART_UCS));
    }

    private static int segments(int units, int one, int part) {
        return units <= one ? 1 : (units + part - 1) / part;
    }
}
