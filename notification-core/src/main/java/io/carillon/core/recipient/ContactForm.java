package io.carillon.core.recipient;

import io.carillon.events.Channel;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of what says how to reach a person. Pure. */
public final class ContactForm {
    private static final Pattern EMAIL = Pattern.compile(
            "[^@\"<>(),:;\\\\\\[\\]\\p{C}\\p{Z}]{1,64}@[\\p{L}\\p{N}.-]{1,250}\\.[\\p{L}\\p{N}-]{2,63}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int MAX_EMAIL = 254;
    private static final int MAX_DEVICE_TOKEN = 4096;

    private ContactForm() {}

    /** Whether {@code text} can be an address on {@code channel}. */
    public static boolean isAddress(Channel channel, String text) {
        return switch (channel) {
            case EMAIL -> isEmail(text);
            case SMS, WHATSAPP -> isPhone(text);
            case PUSH -> isDeviceToken(text);
            case IN_APP, WEBHOOK -> false;
        };
    }

    public static boolean isEmail(String text) {
        return text != null
                && text.length() <= MAX_EMAIL
                && EMAIL.matcher(text).matches()
                && !text.contains("..")
                && !text.contains("@.")
                && !text.contains("@-");
    }

    /** An E.164 number. */
    public static boolean isPhone(String text) {
        return text != null && E164.matcher(text).matches();
    }

    public static boolean isDeviceToken(String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= MAX_DEVICE_TOKEN
                && text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    /** One line that can be stored: not blank, no control characters, no half of a surrogate pair. */
    public static boolean isLine(String text, int max) {
        return text != null
                && !text.isBlank()
                && text.length() <= max
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** A well-formed BCP 47 tag. */
    public static boolean isLocale(String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        try {
            new Locale.Builder().setLanguageTag(text);
            return true;
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    /** An IANA time zone that is known here. */
    public static boolean isTimeZone(String text) {
        try {
            return text != null && ZoneId.of(text) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
