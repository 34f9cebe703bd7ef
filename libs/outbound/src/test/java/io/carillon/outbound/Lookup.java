package io.carillon.outbound;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the test's own making; each further answer is given to a further question. */
final class Lookup implements HostLookup {
    private final Map<String, Deque<List<InetAddress>>> answers = new HashMap<>();
    int questions;

    Lookup answer(String host, String... addresses) {
        answers.computeIfAbsent(host, name -> new ArrayDeque<>())
                .add(Arrays.stream(addresses).map(Lookup::address).toList());
        return this;
    }

    @Override
    public Uni<List<InetAddress>> addresses(String host) {
        questions++;
        Deque<List<InetAddress>> left = answers.get(host);
        return left == null
                ? Uni.createFrom().failure(new UnknownHostException(host))
                : Uni.createFrom().item(left.size() > 1 ? left.removeFirst() : left.getFirst());
    }

    static OutboundConfig config(boolean allowPrivate) {
        return new OutboundConfig() {
            @Override
            public boolean allowPrivate() {
                return allowPrivate;
            }

            @Override
            public java.util.Set<Integer> webPorts() {
                return java.util.Set.of(443, 8443);
            }

            @Override
            public java.util.Set<Integer> mailPorts() {
                return java.util.Set.of(25, 465, 587, 2525);
            }
        };
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByAddress(Literal.bytes(text).orElseThrow());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
