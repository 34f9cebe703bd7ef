package io.carillon.core.recipient;

import io.carillon.events.Recipient;
import java.util.List;
import java.util.function.Predicate;

/** Takes from strangers only what has the form of a contact; the rest counts as not known. Pure. */
final class WellFormed {
    private static final int MOST_DEVICES = 500;

    private WellFormed() {}

    static Recipient part(Recipient given) {
        return new Recipient(
                given.userId(),
                keep(given.email(), ContactForm::isEmail),
                keep(given.phone(), ContactForm::isPhone),
                keep(given.whatsapp(), ContactForm::isPhone),
                devices(given.deviceTokens()),
                keep(given.locale(), ContactForm::isLocale),
                keep(given.timeZone(), ContactForm::isTimeZone));
    }

    private static List<String> devices(List<String> tokens) {
        return tokens == null
                ? null
                : tokens.stream()
                        .filter(ContactForm::isDeviceToken)
                        .limit(MOST_DEVICES)
                        .toList();
    }

    private static String keep(String text, Predicate<String> form) {
        return form.test(text) ? text : null;
    }
}
