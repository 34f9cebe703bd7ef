package io.carillon.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a place that a tenant named may be called, and by which address. One name is asked for once: who
 * connects to what {@link #pin} answers cannot be led elsewhere by a second answer.
 */
@ApplicationScoped
public class OutboundGuard {
    private final OutboundRules rules;
    private final HostLookup lookup;

    /** Judges by {@code config} what {@code lookup} finds. */
    public OutboundGuard(OutboundConfig config, HostLookup lookup) {
        this.rules = new OutboundRules(config.allowPrivate(), config.webPorts(), config.mailPorts());
        this.lookup = lookup;
    }

    /** What tenants may name; for checks when a setting is saved. */
    public OutboundRules rules() {
        return rules;
    }

    /**
     * The address to connect to. It carries the name too, for TLS: {@code NetClient.connect} checks certificates against the
     * name and connects to the checked address.
     *
     * <p>Fails with {@link RefusedTargetException} when the name, or any address it leads to, may not be called, and with
     * {@link UnknownHostException} when it leads nowhere.
     */
    public Uni<SocketAddress> pin(String host, int port) {
        return pinned(host).map(address -> SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)));
    }

    /**
     * Like {@link #pin}, for {@code RequestOptions.setServer}: the address alone. Vert.x tells kept connections apart by what
     * the server is called, and one under its name would be taken for another that the name led to before. Certificates are
     * checked against {@code RequestOptions.setHost}.
     */
    public Uni<SocketAddress> pinForPool(String host, int port) {
        return pinned(host).map(address -> SocketAddress.inetSocketAddress(port, address.getHostAddress()));
    }

    /** Like {@link #pin}, for clients that are not Vert.x's: the address, which knows the name it was found under. */
    public Uni<InetAddress> pinned(String host) {
        String bare = OutboundRules.unbracketed(String.valueOf(host));
        Optional<String> refusal = rules.refusalOfHost(bare);
        return refusal.isPresent()
                ? Uni.createFrom().failure(new RefusedTargetException(refusal.get()))
                : addresses(bare).map(this::checked).map(address -> named(bare, address));
    }

    private Uni<List<InetAddress>> addresses(String bare) {
        return Literal.bytes(bare)
                .map(bytes -> Uni.createFrom().item(List.of(named(bare, bytes))))
                .orElseGet(() -> lookup.addresses(bare));
    }

    private InetAddress checked(List<InetAddress> addresses) {
        if (!addresses.stream().allMatch(address -> rules.mayConnect(address.getAddress()))) {
            throw new RefusedTargetException("the name leads to an inner network");
        }
        return addresses.getFirst();
    }

    private static InetAddress named(String host, InetAddress address) {
        return named(host, address.getAddress());
    }

    private static InetAddress named(String host, byte[] address) {
        try {
            return InetAddress.getByAddress(host, address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has four or sixteen bytes", impossible);
        }
    }
}
