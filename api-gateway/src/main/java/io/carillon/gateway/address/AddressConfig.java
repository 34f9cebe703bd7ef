package io.carillon.gateway.address;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which proxies in front of the door are believed. */
@ConfigMapping(prefix = "carillon.proxies")
public interface AddressConfig {

    /** Addresses and ranges (CIDR) whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed; none unless named. */
    Optional<List<String>> trusted();
}
