package io.carillon.dispatcher.email;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Mail addresses as they go over the wire: in ASCII, international domains in their A-labels (RFC 5890), because neither
 * provider promises SMTPUTF8 on the way to the mailbox.
 */
final class MailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** IDNA 2003 and 2008 read these as different domains (RFC 5894 §7.2): guessing could write to somebody else. */
    private static final String AMBIGUOUS = "\u00df\u03c2\u200c\u200d";

    private static final Pattern DOTS = Pattern.compile("\\.");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]*");

    private MailAddress() {}

    /** The address with its domain in ASCII; as it was when that cannot be said for certain, so that it is refused. */
    static String ascii(String address) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        if (at < 0 || isAscii(address)) {
            return address;
        }
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean ambiguous = domain.chars().anyMatch(character -> AMBIGUOUS.indexOf(character) >= 0);
        try {
            return ambiguous ? address : address.substring(0, at + 1) + IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            return address;
        }
    }

    /** A bare RFC 5321 mailbox in ASCII at a domain: no display name, quoting, comment, space or address literal. */
    static boolean isMailbox(String address) {
        if (address == null || address.length() > LONGEST) {
            return false;
        }
        int at = address.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && address.indexOf('@') == at
                && address.chars().allMatch(MailAddress::isAddressCharacter)
                && isDomain(address.substring(at + 1));
    }

    private static boolean isDomain(String domain) {
        for (String label : DOTS.split(domain, -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !NUMBERS.matcher(domain).matches();
    }

    private static boolean isAscii(String address) {
        return address.chars().allMatch(character -> character < 0x80);
    }

    private static boolean isAddressCharacter(int character) {
        return character > ' ' && character < 0x7f && "<>()[],;:\\\"".indexOf(character) < 0;
    }
}
