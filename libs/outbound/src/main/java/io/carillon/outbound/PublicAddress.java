package io.carillon.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others. Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries;
 * 168.63.129.16 is Azure's host service, which lies in public space.
 */
final class PublicAddress {
    private static final int IPV4_BYTES = 4;

    private static final List<Block> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final List<Block> UNICAST_6 = blocks("2000::/3");
    private static final List<Block> NOT_PUBLIC_6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** IPv4 addresses inside IPv6 ones: mapped (RFC 4291 §2.5.5.2) and translated (RFC 6052). */
    private static final List<Block> EMBEDDING = blocks("::ffff:0:0/96", "64:ff9b::/96");

    /** Where clouds hand credentials to whoever asks from inside: AWS, GCP, Azure, Alibaba, and link-local as a whole. */
    private static final List<Block> METADATA =
            blocks("169.254.0.0/16", "168.63.129.16/32", "100.100.100.200/32", "fd00:ec2::254/128", "fd20:ce::254/128");

    private PublicAddress() {}

    /** Whether it is a cloud's metadata service, which nobody may call, not even in development. */
    static boolean isMetadata(byte[] address) {
        return isIn(EMBEDDING, address)
                ? isMetadata(Arrays.copyOfRange(address, address.length - IPV4_BYTES, address.length))
                : isIn(METADATA, address);
    }

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    static boolean isPublic(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return !isIn(NOT_PUBLIC_4, address);
        }
        return isIn(EMBEDDING, address)
                ? isPublic(Arrays.copyOfRange(address, address.length - IPV4_BYTES, address.length))
                : isIn(UNICAST_6, address) && !isIn(NOT_PUBLIC_6, address);
    }

    private static boolean isIn(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    /** Addresses that share their first {@code bits} bits with {@code start}. */
    private record Block(byte[] start, int bits) {
        static Block of(String text) {
            String[] parts = text.split("/");
            return new Block(Literal.bytes(parts[0]).orElseThrow(), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = Byte.SIZE - bits % Byte.SIZE;
            return Arrays.equals(start, 0, whole, address, 0, whole)
                    && (rest == Byte.SIZE || (start[whole] & 0xFF) >> rest == (address[whole] & 0xFF) >> rest);
        }
    }
}
