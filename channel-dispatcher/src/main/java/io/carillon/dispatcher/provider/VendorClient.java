package io.carillon.dispatcher.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One of several ways to speak to the same vendor. */
public interface VendorClient {
    /** The vendor's own library; native images are built without. */
    String SDK = "sdk";

    /** Plain HTTP. */
    String HTTP = "http";

    /** {@link #SDK} or {@link #HTTP}. */
    String name();

    /**
     * The client that was asked for, else the vendor's library where the image has it, else plain HTTP.
     *
     * @throws IllegalStateException when the image does not have what was asked for
     */
    static <C extends VendorClient> C choose(List<C> clients, Optional<String> wanted, String setting) {
        return clients.stream()
                .filter(client -> wanted.isEmpty() || client.name().equals(wanted.get()))
                .max(Comparator.comparing(client -> client.name().equals(SDK)))
                .orElseThrow(() -> new IllegalStateException(
                        "this image has no client " + wanted.orElse("at all") + ", asked for by " + setting));
    }
}
