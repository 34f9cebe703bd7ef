package io.carillon.outbound;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Asks where a name leads. */
public interface HostLookup {

    /** Every address of {@code host}, at least one; fails with {@link java.net.UnknownHostException} when there is none. */
    Uni<List<InetAddress>> addresses(String host);
}
