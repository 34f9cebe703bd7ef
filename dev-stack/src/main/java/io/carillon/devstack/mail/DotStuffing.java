package io.carillon.devstack.mail;

/** Undoes the doubling of dots at the start of lines (RFC 5321, section 4.5.2). */
final class DotStuffing {

    private DotStuffing() {}

    static byte[] removed(byte[] mail) {
        int stuffed = count(mail);
        return stuffed == 0 ? mail : copyWithout(mail, stuffed);
    }

    private static boolean isStuffed(byte[] mail, int at) {
        return mail[at] == '.' && (at == 0 || mail[at - 1] == '\n');
    }

    private static int count(byte[] mail) {
        int stuffed = 0;
        for (int at = 0; at < mail.length; at++) {
            stuffed += isStuffed(mail, at) ? 1 : 0;
        }
        return stuffed;
    }

    private static byte[] copyWithout(byte[] mail, int stuffed) {
        byte[] plain = new byte[mail.length - stuffed];
        int to = 0;
        for (int at = 0; at < mail.length; at++) {
            if (!isStuffed(mail, at)) {
                plain[to++] = mail[at];
            }
        }
        return plain;
    }
}
