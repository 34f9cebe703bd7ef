package io.carillon.outbound;

import io.netty.util.NetUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses written out. IPv4 only as four decimal numbers: the other ways are read differently by every reader. */
final class Literal {
    private static final String NUMBER = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)");

    private Literal() {}

    /** Four or sixteen bytes; empty when {@code text} is no address in its plain form. */
    static Optional<byte[]> bytes(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches()
                ? Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
                : Optional.empty();
    }

    /** Whether some readers would take it for an address: {@code 127.1, 0x7f.1, 2130706433, fe80::1%eth0}. */
    static boolean looksNumeric(String host) {
        return host.indexOf(':') >= 0 || NUMERIC_END.matcher(host).matches();
    }
}
