package io.carillon.gateway.address;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A set of address ranges. Names are never looked up: only literal addresses belong to it. */
final class Networks {
    private static final int ANY_PORT = 0;

    private final List<IpSubnetFilterRule> ranges;

    /**
     * Reads addresses ({@code 10.1.2.3}, {@code ::1}) and ranges ({@code 10.0.0.0/8}, {@code fd00::/8}).
     *
     * @throws IllegalArgumentException when one is neither
     */
    Networks(List<String> ranges) {
        this.ranges = ranges.stream().map(String::strip).map(Networks::rule).toList();
    }

    boolean contains(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && ranges.stream().anyMatch(range -> range.matches(socketAddress(bytes)));
    }

    private static IpSubnetFilterRule rule(String range) {
        int slash = range.indexOf('/');
        String address = slash < 0 ? range : range.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            throw new IllegalArgumentException("not an address or a range of addresses: " + range);
        }
        int prefix = slash < 0 ? bytes.length * Byte.SIZE : Integer.parseInt(range.substring(slash + 1));
        return new IpSubnetFilterRule(socketAddress(bytes).getAddress(), prefix, IpFilterRuleType.ACCEPT);
    }

    private static InetSocketAddress socketAddress(byte[] bytes) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), ANY_PORT);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
