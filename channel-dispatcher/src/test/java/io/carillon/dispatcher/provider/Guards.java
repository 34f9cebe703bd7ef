package io.carillon.dispatcher.provider;

import io.carillon.outbound.HostLookup;
import io.carillon.outbound.OutboundConfig;
import io.carillon.outbound.OutboundGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Guards before outgoing calls, for a world in which every name leads to this machine. */
public final class Guards {
    private static final HostLookup HERE = host -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress()));

    private Guards() {}

    /** Lets tenants name anything, as for simulators on this machine. */
    public static OutboundGuard open() {
        return guard(true, HERE);
    }

    /** The same, names answered for by a worker thread. */
    public static OutboundGuard openAnsweringElsewhere() {
        return guard(true, host -> HERE.addresses(host).emitOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** The same, for names that lead to one address after the other. */
    public static OutboundGuard openLeadingTo(String... addresses) {
        Iterator<String> next = List.of(addresses).iterator();
        return guard(true, host -> Uni.createFrom().item(() -> List.of(literal(next.next()))));
    }

    /** As in production. */
    public static OutboundGuard strict() {
        return guard(false, HERE);
    }

    /** As in production, for names that lead to {@code address}. */
    public static OutboundGuard strictLeadingTo(String address) {
        return guard(false, host -> Uni.createFrom().item(List.of(literal(address))));
    }

    private static OutboundGuard guard(boolean allowPrivate, HostLookup lookup) {
        return new OutboundGuard(new Config(allowPrivate), lookup);
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private record Config(boolean allowPrivate) implements OutboundConfig {
        @Override
        public Set<Integer> webPorts() {
            return Set.of(443, 8443);
        }

        @Override
        public Set<Integer> mailPorts() {
            return Set.of(25, 465, 587, 2525);
        }
    }
}
